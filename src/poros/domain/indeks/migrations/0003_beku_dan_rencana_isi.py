"""What was frozen as a column becomes a row; a plan of one year has one level for each indicator."""

import hashlib
import json

import django.utils.timezone
from django.db import migrations

BERHASIL = ("dibekukan", "diumumkan")


def bekukan(apps, _editor):
    """What was frozen as one column becomes a row; there is no sheet of it."""
    penilaian, beku = apps.get_model("indeks", "Penilaian"), apps.get_model("indeks", "HasilBeku")
    for row in penilaian.objects.exclude(hasil=None).filter(status__in=BERHASIL):
        isi = {"hasil": row.hasil, "tahun": row.tahun, "butir": [], "bukti": []}
        text = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        last = row.riwayat.filter(aksi="bekukan").order_by("-id").first() or row.riwayat.order_by("-id").first()
        row.beku = beku.objects.create(
            penilaian=row,
            isi=isi,
            sidik=hashlib.sha256(text.encode()).hexdigest(),
            waktu=last.waktu if last else django.utils.timezone.now(),
            orang_id=last.orang_id if last else 0,
            orang=last.orang if last else "",
            jabatan=last.jabatan if last else "",
        )
        row.save(update_fields=["beku"])


def bertahun(apps, _editor):
    """A plan of one year has one level for each indicator."""
    for row in apps.get_model("indeks", "Rencana").objects.all():
        row.mulai = row.tahun
        row.pilihan = {kode: [level] for kode, level in row.pilihan.items()}
        row.save(update_fields=["mulai", "pilihan"])
    for step in apps.get_model("indeks", "LangkahRencana").objects.select_related("rencana"):
        step.tahun = step.rencana.tahun
        step.save(update_fields=["tahun"])


def lewat(_apps, _editor):
    """Nothing to undo: the rows go with their tables."""


class Migration(migrations.Migration):
    dependencies = [("indeks", "0002_beku_dan_rencana_bertahun")]

    operations = [
        migrations.RunPython(bekukan, lewat),
        migrations.RunPython(bertahun, lewat),
    ]
