"""Indicators: what is asked, answers and values, evidence, handing in."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Self

from django.http import HttpRequest
from ninja import Path
from pydantic import Field, StringConstraints, WithJsonSchema

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Teks
from poros.kernel.antarmuka.unggahan import BerkasKeluar, BerkasMasuk
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.queries import isi as isi_berkas
from poros.kernel.penugasan.models import Penugasan

from .. import publik, services
from ..models import Butir, NilaiButir
from ..queries import kertas as baca
from ..values import BuktiTerbit
from .rute import rute

KodeButir = Annotated[str, StringConstraints(min_length=1, max_length=30, pattern="^[A-Za-z0-9._-]+$")]
Angka = Annotated[
    Decimal,
    Field(ge=0, max_digits=14, decimal_places=4),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 9_999_999_999}),
]


class NilaiMasuk(Masukan):
    """A value with its reason."""

    nilai: Angka = Field(description="Nilai menurut skala indikator.")
    alasan: Teks = Field(min_length=1, max_length=5000, description="Mengapa nilai ini.")


class BuktiIndeksMasuk(Masukan):
    """A piece of evidence: words, or words with a file."""

    judul: Teks = Field(min_length=1, max_length=200, description="Judul bukti.")
    keterangan: Teks = Field("", max_length=5000, description="Apa yang ditunjukkannya.")
    berkas: BerkasMasuk | None = Field(None, description="Berkasnya, bila ada.")

    def data(self, akun_id: int) -> dict[str, Any]:
        """As the command takes it."""
        words = {"judul": self.judul, "keterangan": self.keterangan}
        if self.berkas is None:
            return words
        bahan = self.berkas.bahan(akun_id)
        content = b"".join(isi_berkas(bahan)) if isinstance(bahan, Berkas) else bahan
        return words | {"berkas": content, "nama_berkas": self.berkas.nama}


class PakaiMasuk(Masukan):
    """Evidence that shall serve here too."""

    bukti: list[Id] = Field(min_length=1, max_length=100, description="Nomor bukti.")


class BuktiTerbitMasuk(Masukan):
    """Something published elsewhere that proves, and may answer, indicators of the own office."""

    indeks: Teks = Field(min_length=1, max_length=40, description="Kode indeks, misalnya ikm.")
    tahun: int = Field(ge=2000, le=2100, description="Tahun penilaian.")
    judul: Teks = Field(min_length=1, max_length=200, description="Judul terbitan.")
    keterangan: Teks = Field(min_length=1, max_length=5000, description="Alamat tempat terbitan dapat dilihat.")
    nilai: dict[KodeButir, Angka | None] = Field(
        min_length=1, max_length=200, description="Nilai menurut kode indikator; kosong bila hanya bukti."
    )


class NilaiKeluar(Skema):
    """A value that was given."""

    babak: str
    nilai: Decimal
    alasan: str
    waktu: datetime
    orang: str
    jabatan: str

    @classmethod
    def dari(cls, row: NilaiButir) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class BuktiIndeksKeluar(Skema):
    """A piece of evidence and how many indicators it serves."""

    id: int
    judul: str
    keterangan: str
    tahun: int
    melayani: int
    berkas: list[BerkasKeluar]


class ButirKeluar(Skema):
    """An indicator with everything on it."""

    id: int
    kode: str
    nama: str
    pilihan: list[list[str]]
    mandiri: Decimal | None
    internal: Decimal | None
    eksternal: Decimal | None
    nilai: list[NilaiKeluar]
    bukti: list[BuktiIndeksKeluar]


class JumlahKeluar(Skema):
    """How many."""

    banyak: int


class BuktiTercatat(Skema):
    """The number of a piece of evidence."""

    id: int


@rute.baca("/indeks/butir/{butir_id}", ButirKeluar, "Satu indikator dengan nilai dan buktinya", Cakupan.INDEKS_BACA)
def satu_butir(request: HttpRequest, butir_id: Path[Id]) -> ButirKeluar:
    return _keluar(baca.butir_terlihat(request.auth.actor, butir_id))


@rute.tindak("/indeks/butir/{butir_id}/jawab", ButirKeluar, "Mengisi nilai mandiri", Cakupan.INDEKS_TULIS)
def jawab(request: HttpRequest, butir_id: Path[Id], isi: NilaiMasuk) -> ButirKeluar:
    return _nilai(services.jawab, request, butir_id, isi)


@rute.tindak("/indeks/butir/{butir_id}/nilai-internal", ButirKeluar, "Menilai sebagai internal", Cakupan.INDEKS_TULIS)
def nilai_internal(request: HttpRequest, butir_id: Path[Id], isi: NilaiMasuk) -> ButirKeluar:
    return _nilai(services.nilai_internal, request, butir_id, isi)


@rute.tindak("/indeks/butir/{butir_id}/nilai-eksternal", ButirKeluar, "Mencatat nilai eksternal", Cakupan.INDEKS_TULIS)
def nilai_eksternal(request: HttpRequest, butir_id: Path[Id], isi: NilaiMasuk) -> ButirKeluar:
    return _nilai(services.nilai_eksternal, request, butir_id, isi)


@rute.cipta("/indeks/butir/{butir_id}/bukti", BuktiTercatat, "Menambah bukti", Cakupan.INDEKS_TULIS)
def tambah_bukti(request: HttpRequest, butir_id: Path[Id], isi: BuktiIndeksMasuk) -> BuktiTercatat:
    made = services.tambah_bukti_butir(request.auth.actor, Butir(pk=butir_id), **isi.data(request.auth.akun_id))
    return BuktiTercatat(id=made.pk)


@rute.tindak("/indeks/bukti/terbitan", JumlahKeluar, "Memakai terbitan sebagai bukti", Cakupan.INDEKS_TULIS)
def terima_bukti(request: HttpRequest, isi: BuktiTerbitMasuk) -> JumlahKeluar:
    return JumlahKeluar(banyak=publik.terima_bukti(request.auth.actor, data=BuktiTerbit(**isi.model_dump())))


@rute.tindak("/indeks/butir/{butir_id}/bukti/pakai", JumlahKeluar, "Memakai bukti yang ada", Cakupan.INDEKS_TULIS)
def pakai_bukti(request: HttpRequest, butir_id: Path[Id], isi: PakaiMasuk) -> JumlahKeluar:
    return JumlahKeluar(banyak=services.pakai_bukti(request.auth.actor, Butir(pk=butir_id), bukti=isi.bukti))


@rute.tindak("/indeks/butir/{butir_id}/bukti/{bukti_id}/lepas", BuktiTercatat, "Melepas bukti", Cakupan.INDEKS_TULIS)
def lepas_bukti(request: HttpRequest, butir_id: Path[Id], bukti_id: Path[Id]) -> BuktiTercatat:
    services.lepas_bukti(request.auth.actor, Butir(pk=butir_id), bukti=bukti_id)
    return BuktiTercatat(id=bukti_id)


@rute.tindak(
    "/indeks/jawaban/{penugasan_id}/kirim", JumlahKeluar, "Mengirim semua jawaban satu unit", Cakupan.INDEKS_TULIS
)
def kirim_jawaban(request: HttpRequest, penugasan_id: Path[Id]) -> JumlahKeluar:
    tugas = services.kirim_jawaban(request.auth.actor, Penugasan(pk=penugasan_id))
    return JumlahKeluar(banyak=Butir.objects.filter(penugasan=tugas).count())


def _nilai(act: Callable[..., Butir], request: HttpRequest, pk: int, isi: NilaiMasuk) -> ButirKeluar:
    act(request.auth.actor, Butir(pk=pk), nilai=isi.nilai, alasan=isi.alasan)
    return _keluar(baca.butir_terlihat(request.auth.actor, pk))


def _keluar(row: Butir) -> ButirKeluar:
    criteria = baca.kriteria_butir(row)
    pieces = [
        BuktiIndeksKeluar(
            id=b.pk,
            judul=b.judul,
            keterangan=b.keterangan,
            tahun=b.tahun,
            melayani=b.melayani,
            berkas=[BerkasKeluar.dari(t) for t in b.tautan],
        )
        for b in baca.bukti_butir(row)
    ]
    return ButirKeluar(
        id=row.pk,
        kode=row.kode,
        nama=criteria.nama,
        pilihan=[list(choice) for choice in criteria.pilihan],
        mandiri=row.mandiri,
        internal=row.internal,
        eksternal=row.eksternal,
        nilai=[NilaiKeluar.dari(v) for v in baca.riwayat_nilai(row)],
        bukti=pieces,
    )
