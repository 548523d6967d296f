"""Inserted numbers, attachments taken off, attempts to send, reminders."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("naskah", "0001_initial")]

    operations = [
        migrations.AddField("naskah", "lampiran_lepas", models.JSONField(default=list)),
        migrations.AddField("naskah", "sisip", models.CharField(blank=True, max_length=300)),
        migrations.AddField("naskah", "ditagih", models.DateField(blank=True, null=True)),
        migrations.AddField("penerimanaskah", "percobaan", models.PositiveSmallIntegerField(default=0)),
    ]
