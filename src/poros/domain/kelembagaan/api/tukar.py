"""The whole structure as one file, out and in; what an import would change is seen before it does."""

from datetime import date
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Masukan, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.queries import isi as isi_berkas
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch

from .. import ekspor as berkas
from .. import services
from ..labels import kata_galat
from ..queries.impor import pratinjau
from ..queries.tabel import tabel
from ..rules.selisih import Beda, Perubahan, Struktur
from ..wewenang import Wewenang
from .rute import rute

BERKAS_MAKS = 4 * berkas.MEBIBYTE
TULIS = {"xlsx": berkas.xlsx, "zip": berkas.zip_csv}
BINER = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}}}


class PratinjauMasuk(Masukan):
    """A structure, and from when it would hold."""

    berkas: BerkasMasuk = Field(description="XLSX, atau ZIP berisi CSV, seperti dari ekspor.")
    berlaku: Tanggal = Field(description="Berlaku mulai.")


class ImporMasuk(PratinjauMasuk):
    """A structure with the decree that makes it so."""

    dasar: Teks = Field(min_length=1, max_length=300, description="Nomor dan tahun peraturannya.")


class BedaKeluar(Skema):
    """A row that comes, changes or goes. One of `lama` and `baru` is empty when it comes or goes."""

    lembar: str
    perubahan: Perubahan
    baris: int
    lama: dict[str, str]
    baru: dict[str, str]

    @classmethod
    def bentuk(cls, row: Beda) -> "BedaKeluar":
        return cls(
            lembar=row.lembar, perubahan=row.perubahan, baris=row.nomor, lama=dict(row.lama), baru=dict(row.baru)
        )


class GalatImpor(Skema):
    """What is wrong in which line of which sheet."""

    lembar: str
    baris: int
    kolom: str
    pesan: str


class PratinjauKeluar(Skema):
    """What an import would change. With errors nothing can be applied."""

    beda: list[BedaKeluar]
    galat: list[GalatImpor]


class ImporKeluar(Skema):
    """What an import has changed."""

    berlaku: date
    beda: list[BedaKeluar]


@rute.baca("/struktur/ekspor/{bentuk}", None, "Seluruh struktur sebagai satu berkas", Cakupan.ORGANISASI_BACA, **BINER)
def ekspor_struktur(request: HttpRequest, bentuk: Path[Literal["xlsx", "zip"]]) -> HttpResponse:
    actor = request.auth.actor
    answer = HttpResponse(TULIS[bentuk](tabel(actor)), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"struktur-{actor.hari}.{bentuk}"
    )
    return answer


@rute.tindak(
    "/struktur/impor/periksa",
    PratinjauKeluar,
    "Melihat apa yang akan diubah suatu impor; tidak mengubah apa pun",
    Cakupan.ORGANISASI_TULIS,
)
def periksa_impor(request: HttpRequest, isi: PratinjauMasuk) -> PratinjauKeluar:
    actor = request.auth.actor
    fetch(actor, Wewenang.IMPOR, Unit.objects.all(), actor.unit_id)
    found = pratinjau(actor, _struktur(isi.berkas, request.auth.akun_id), isi.berlaku)
    return PratinjauKeluar(
        beda=[BedaKeluar.bentuk(row) for row in found.beda],
        galat=[GalatImpor(lembar=g.lembar, baris=g.baris, kolom=g.kolom, pesan=kata_galat(g)) for g in found.galat],
    )


@rute.cipta("/struktur/impor", ImporKeluar, "Menerapkan struktur sebagai satu perubahan", Cakupan.ORGANISASI_TULIS)
def impor_struktur(request: HttpRequest, isi: ImporMasuk) -> ImporKeluar:
    actor = request.auth.actor
    unit = fetch(actor, Wewenang.IMPOR, Unit.objects.all(), actor.unit_id)
    struktur = _struktur(isi.berkas, request.auth.akun_id)
    beda = services.terapkan_impor(actor, unit, struktur=struktur, berlaku=isi.berlaku, dasar=isi.dasar)
    return ImporKeluar(berlaku=isi.berlaku, beda=[BedaKeluar.bentuk(row) for row in beda])


def _struktur(masuk: BerkasMasuk, akun_id: int) -> Struktur:
    bahan = masuk.bahan(akun_id)
    ukuran = bahan.ukuran if isinstance(bahan, Berkas) else len(bahan)
    if ukuran > BERKAS_MAKS:
        raise Ditolak(_("Berkas terlalu besar."), "berkas")
    return berkas.baca(b"".join(isi_berkas(bahan)) if isinstance(bahan, Berkas) else bahan)
