"""A result stands exactly while it is frozen; a plan has years, a step one year."""

from django.db import migrations, models
from django.db.models import F, Q

BERHASIL = ("dibekukan", "diumumkan")


class Migration(migrations.Migration):
    dependencies = [("indeks", "0003_beku_dan_rencana_isi")]

    operations = [
        migrations.RemoveField("penilaian", "hasil"),
        migrations.AddConstraint(
            "penilaian",
            models.CheckConstraint(
                condition=Q(status__in=BERHASIL, beku__isnull=False) | (~Q(status__in=BERHASIL) & Q(beku__isnull=True)),
                name="penilaian_beku_utuh",
            ),
        ),
        migrations.AddConstraint(
            "rencana",
            models.CheckConstraint(
                condition=Q(tahun__gte=F("mulai")) & Q(tahun__lt=F("mulai") + 10), name="rencana_masa"
            ),
        ),
        migrations.AddConstraint(
            "langkahrencana",
            models.UniqueConstraint(fields=["rencana", "kode", "tahun"], name="langkah_rencana_sekali"),
        ),
        migrations.AddConstraint(
            "langkahrencana",
            models.CheckConstraint(condition=Q(anggaran__isnull=True) | Q(anggaran__gte=0), name="langkah_anggaran"),
        ),
    ]
