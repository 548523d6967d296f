"""Freezing: the content, its hash, and the sheet that is printed from it, kept together."""

from datetime import datetime

from django.utils import timezone
from django.utils.text import slugify

from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.organisasi.actor import Actor

from .. import cetak
from ..models import HasilBeku, Penilaian
from ..queries.beku import isi_beku
from ..rules.beku import sidik
from ..wewenang import SUMBER


def bekukan(actor: Actor, penilaian: Penilaian, waktu: datetime | None = None) -> HasilBeku:
    """Write down what stands now; part of the command that freezes."""
    row = Penilaian.objects.select_related("instrumen", "unit", "penilai_internal").get(pk=penilaian.pk)
    isi = isi_beku(row)
    made = HasilBeku(
        penilaian=row,
        isi=isi,
        sidik=sidik(isi),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
        waktu=waktu or timezone.now(),
    )
    nama = f"LHE {slugify(str(row))}.pdf"
    made.berkas = simpan(cetak.lhe(made), nama)
    made.save()
    tautkan(made.berkas, SUMBER, penilaian.pk, nama, oleh=actor.orang_id)
    return made
