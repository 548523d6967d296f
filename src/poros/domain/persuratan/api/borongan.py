"""What helps whoever registers: guesses from a scan, letters that look alike, and a pile in one request."""

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Masukan, Skema, Teks
from poros.kernel.antarmuka.unggahan import BerkasMasuk, resi
from poros.kernel.berkas.models import Berkas
from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan
from poros.kernel.wewenang import fetch

from .. import queries, services
from ..wewenang import Wewenang
from .rute import rute
from .skema import SuratMasuk, SuratRingkas, SuratTercatat
from .surat import catat_satu

BANYAK = 50


class BoronganMasuk(Masukan):
    """Letters to be registered in this order."""

    surat: list[SuratMasuk] = Field(min_length=1, max_length=BANYAK, description="Surat, urut nomor agendanya.")


class BoronganKeluar(Skema):
    """The letters registered, in the order in which they came."""

    surat: list[SuratTercatat]


class PindaianMasuk(Masukan):
    """A scan that is not part of a letter yet."""

    berkas: BerkasMasuk = Field(description="Pindaian, atau resinya.")


class TebakanKeluar(Skema):
    """What the text of a scan says; null where it says nothing. To be checked by a person."""

    unggahan: str = Field(description="Resi pindaian ini, untuk disebut di POST /surat.")
    nomor: str | None = None
    tanggal: date | None = None
    pengirim: str | None = None
    perihal: str | None = None
    kecepatan: Kecepatan | None = None
    kerahasiaan: Kerahasiaan | None = None
    acara_mulai: datetime | None = None
    acara_selesai: datetime | None = None
    acara_tempat: str | None = None
    serupa: list[SuratRingkas] = Field(description="Surat yang sudah memuat berkas yang sama.")


class SaringSerupa(Skema):
    """A letter as it stands on paper."""

    nomor: Teks = Field(min_length=1, max_length=200, description="Nomor surat menurut pengirim.")
    pengirim: Teks = Field(min_length=1, max_length=250, description="Instansi atau orang pengirim.")


@rute.cipta("/surat-borongan", BoronganKeluar, "Mencatat setumpuk surat, semua atau tidak", Cakupan.SURAT_TULIS)
def borongan(request: HttpRequest, isi: BoronganMasuk) -> BoronganKeluar:
    with unit_kerja():
        rows = [_ke(request, nomor, satu) for nomor, satu in enumerate(isi.surat)]
    return BoronganKeluar(surat=rows)


@rute.tindak("/tebakan-surat", TebakanKeluar, "Menebak isian dari teks pindaian", Cakupan.SURAT_TULIS)
def tebakan(request: HttpRequest, isi: PindaianMasuk) -> TebakanKeluar:
    actor, akun_id = request.auth.actor, request.auth.akun_id
    unit = fetch(actor, Wewenang.CATAT, Unit.objects.all(), actor.unit_id)
    bahan = isi.berkas.bahan(akun_id)
    if not isinstance(bahan, Berkas):
        bahan = Berkas.objects.get(pk=services.unggah(actor, unit, isi=bahan, nama=isi.berkas.nama))
    return TebakanKeluar(
        unggahan=resi(bahan, akun_id),
        **queries.tebakan(bahan.pk),
        serupa=[SuratRingkas.dari(row) for row in queries.serupa_berkas(actor, bahan.pk)],
    )


@rute.baca("/surat-serupa", list[SuratRingkas], "Surat bernomor dan berpengirim sama", Cakupan.SURAT_BACA)
def serupa(request: HttpRequest, saring: Query[SaringSerupa]) -> list[SuratRingkas]:
    found = queries.serupa(request.auth.actor, nomor=saring.nomor, pengirim=saring.pengirim)
    return [SuratRingkas.dari(row) for row in found]


def _ke(request: HttpRequest, nomor: int, isi: SuratMasuk) -> SuratTercatat:
    """Register the letter at this place of the pile; a refusal names the place too."""
    try:
        return SuratTercatat.dari(catat_satu(request, isi))
    except Ditolak as error:
        raise Ditolak(error.pesan, f"surat/{nomor}/{error.bidang}".rstrip("/")) from error
