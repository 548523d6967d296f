"""Answering an indicator, proving it, valuing it: every value with its reason, none overwritten."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.bahasa import naskah
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.services import IsiBukti, serahkan, tambah_bukti
from poros.kernel.registry import objek_menurut_model

from ..models import Bukti, BuktiButir, Butir, NilaiButir, Penilaian
from ..queries.instrumen import periksa_nilai
from ..queries.kertas import bukti_lain
from ..rules.alur import BABAK, Babak, Status
from ..wewenang import Wewenang


@command(Wewenang.BUTIR_ISI, rekam=("nilai",))
def jawab(actor: Actor, butir: Butir, *, nilai: Decimal, alasan: str) -> Butir:
    """Say at which level the office sees itself, and why."""
    return _catat_nilai(actor, butir, Babak.MANDIRI, nilai, alasan)


@command(Wewenang.BUTIR_NILAI_INTERNAL, rekam=("nilai",))
def nilai_internal(actor: Actor, butir: Butir, *, nilai: Decimal, alasan: str) -> Butir:
    """Value the answer as the internal assessor."""
    return _catat_nilai(actor, butir, Babak.INTERNAL, nilai, alasan)


@command(Wewenang.BUTIR_NILAI_EKSTERNAL, rekam=("nilai",))
def nilai_eksternal(actor: Actor, butir: Butir, *, nilai: Decimal, alasan: str) -> Butir:
    """Write down what the assessor from outside has found."""
    return _catat_nilai(actor, butir, Babak.EKSTERNAL, nilai, alasan)


@command(Wewenang.BUTIR_BUKTI, rekam=("judul",))
def tambah_bukti_butir(
    actor: Actor,
    butir: Butir,
    *,
    judul: str,
    keterangan: str = "",
    berkas: bytes | None = None,
    nama_berkas: str = "",
) -> Bukti:
    """Add a piece of evidence to an indicator: words, or words with a file."""
    _masih_diisi(butir)
    if not judul.strip():
        raise Ditolak(_("Beri judul bukti ini, misalnya nama dokumennya."), "judul")
    if not (keterangan.strip() or berkas):
        raise Ditolak(_("Unggah berkas atau tuliskan di mana bukti ini dapat dilihat."), "keterangan")
    bukti = Bukti.objects.create(
        unit_id=butir.unit_id or actor.unit_id,
        judul=judul.strip(),
        keterangan=keterangan.strip(),
        tahun=butir.penilaian.tahun,
        oleh_id=actor.orang_id,
    )
    if berkas:
        stored = simpan(berkas, nama_berkas)
        tautkan(stored, objek_menurut_model(Bukti), bukti.pk, nama_berkas, oleh=actor.orang_id)
    BuktiButir.objects.create(bukti=bukti, butir=butir)
    return bukti


@command(Wewenang.BUTIR_BUKTI, rekam=("bukti",))
def pakai_bukti(actor: Actor, butir: Butir, *, bukti: list[int]) -> int:
    """Let evidence that is there already (last year's, another index's) serve this indicator too."""
    _masih_diisi(butir)
    found = bukti_lain(actor, butir).filter(pk__in=bukti)
    made = BuktiButir.objects.bulk_create(BuktiButir(bukti=piece, butir=butir) for piece in found)
    if not made:
        raise Ditolak(_("Pilih bukti yang belum terpasang pada indikator ini."), "bukti")
    return len(made)


@command(Wewenang.BUTIR_BUKTI, rekam=("bukti",))
def lepas_bukti(actor: Actor, butir: Butir, *, bukti: int) -> Butir:  # noqa: ARG001 -- every command has its actor
    """Take a piece of evidence off this indicator; where else it serves it goes on serving."""
    _masih_diisi(butir)
    BuktiButir.objects.filter(butir=butir, bukti_id=bukti).delete()
    return butir


@command(Wewenang.JAWABAN_KIRIM)
def kirim_jawaban(actor: Actor, tugas: Penugasan) -> Penugasan:
    """Hand in all answers of one office: the penugasan goes to verification with the answers as its evidence."""
    rows = list(Butir.objects.filter(penugasan=tugas).select_related("penilaian"))
    missing = [row.kode for row in rows if row.mandiri is None]
    if missing:
        raise Ditolak(
            ngettext(
                "%(n)s indikator belum dijawab: %(daftar)s.", "%(n)s indikator belum dijawab: %(daftar)s.", len(missing)
            )
            % {"n": len(missing), "daftar": ", ".join(missing)}
        )
    pieces = BuktiButir.objects.filter(butir__in=rows).values("bukti").distinct().count()
    with naskah():
        teks = _("%(n)s indikator dijawab dengan %(bukti)s bukti; lihat kertas kerja penilaian.") % {
            "n": len(rows),
            "bukti": pieces,
        }
    tambah_bukti(actor, tugas, isi=IsiBukti(teks=teks))
    return serahkan(actor, tugas, catatan=teks)


def _catat_nilai(actor: Actor, butir: Butir, babak: Babak, nilai: Decimal, alasan: str) -> Butir:
    # Locked, so that no value slips into a result while that is frozen.
    held = Penilaian.objects.select_for_update(of=("self",), no_key=True).select_related("instrumen")
    penilaian = held.get(pk=butir.penilaian_id)
    if BABAK.get(Status(penilaian.status)) is not babak:
        raise Ditolak(_("Babak ini belum dibuka atau sudah ditutup."))
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya: bukti apa yang menunjukkan nilai ini."), "alasan")
    periksa_nilai(penilaian.instrumen, butir.kode, nilai)
    setattr(butir, babak.value, nilai)
    butir.save(update_fields=[babak.value])
    NilaiButir.objects.create(
        butir=butir,
        babak=babak,
        nilai=nilai,
        alasan=alasan.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )
    return butir


def _masih_diisi(butir: Butir) -> None:
    if Status(butir.penilaian.status) is not Status.DIISI:
        raise Ditolak(_("Bukti hanya dapat diubah selama unit mengisi."))
