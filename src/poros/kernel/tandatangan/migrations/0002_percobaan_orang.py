"""A person's latest calls, for the limit of wrong passphrases."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tandatangan", "0001_initial")]

    operations = [
        migrations.AddIndex("percobaan", models.Index(fields=["orang", "-mulai"], name="percobaan_ttd_orang")),
    ]
