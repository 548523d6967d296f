"""Until when a one-time password opens an account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="akun",
            name="sandi_sementara",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
