"""Freezing: the content, its hash, the sheet that is printed from it, and the signature under that."""

from datetime import datetime

from django.utils import timezone
from django.utils.text import slugify

from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.tandatangan import queries as tandatangan
from poros.kernel.tandatangan import services as penandatanganan
from poros.kernel.tandatangan.rules import Keadaan
from poros.kernel.tandatangan.values import DataDokumen, Penandatangan

from .. import cetak
from ..models import HasilBeku, Penilaian
from ..queries.beku import isi_beku
from ..rules.beku import sidik
from ..wewenang import SUMBER


def bekukan(actor: Actor, penilaian: Penilaian, waktu: datetime | None = None) -> HasilBeku:
    """Write down what stands now and ask the head of the unit that runs it to sign; part of the freezing command."""
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
    head = Jabatan.objects.filter(pk=actor.peta.kepala.get(row.unit_id)).first()
    sheet, place = cetak.lhe(made, head.nama if head else "")
    nama = f"LHE {slugify(str(row))}.pdf"
    made.berkas = simpan(sheet, nama)
    made.save()
    tautkan(made.berkas, SUMBER, penilaian.pk, nama, oleh=actor.orang_id)
    if head is not None:
        paper = DataDokumen(
            berkas_id=made.berkas.pk,
            objek=SUMBER,
            objek_id=row.pk,
            judul=f"LHE {row}",
            penandatangan=(Penandatangan(head.pk, posisi=place),),
        )
        penandatanganan.minta(actor, Unit(pk=actor.unit_id), data=paper, isi=made.berkas)
    return made


def cabut(actor: Actor, penilaian: Penilaian, alasan: str) -> None:
    """Opened again: the signed sheet no longer holds, and nobody need sign the one that waits."""
    paper = tandatangan.untuk(SUMBER, penilaian.pk).first()
    if paper is None:
        return
    if paper.selesai is None:
        penandatanganan.batalkan(actor, paper, alasan=alasan)
    else:
        penandatanganan.nyatakan(actor, paper, keadaan=Keadaan.DICABUT, alasan=alasan)
