"""Published results: found, seen beside their peers, taken in."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field, StringConstraints, WithJsonSchema

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Teks
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch

from .. import services
from ..models import HasilTerbit, Instrumen
from ..queries import banding
from ..queries.instrumen import bagian
from ..rules.banding import Baris, Letak
from ..values import DataHasil
from ..wewenang import Wewenang
from .butir import KodeButir
from .rute import rute

KodeIndeks = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern="^[-a-z0-9_]+$")]
Jenis = Literal["kabupaten", "kota", "provinsi", "pusat"]
Nilai = Annotated[
    Decimal,
    Field(ge=0, max_digits=7, decimal_places=3),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 9999}),
]


class SaringHasilTerbit(Saring):
    """Filters of the list."""

    indeks: KodeIndeks = Field("spbe", description="Kode indeks.")
    tahun: int | None = Field(None, ge=2000, le=2100, description="Hanya tahun ini.")
    jenis: Jenis | None = Field(None, description="Hanya pemerintahan sejenis ini.")
    q: Teks = Field("", max_length=100, description="Bagian dari nama.")


class HasilKeluar(Skema):
    """A published result."""

    id: int
    indeks: str
    tahun: int
    nama: str
    jenis: str
    kode_wilayah: str
    penduduk: int | None
    nilai: Decimal
    predikat: str
    bagian: dict[str, Decimal]
    sumber: str

    @classmethod
    def dari(cls, row: HasilTerbit) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class DaftarHasil(Halaman[HasilKeluar]):
    """A page of results."""


class TempatKeluar(Skema):
    """A place in a row."""

    peringkat: int
    dari: int

    @classmethod
    def bentuk(cls, row: Letak) -> Self:
        return cls(peringkat=row.peringkat, dari=row.dari)


class SelisihKeluar(Skema):
    """A part in which the nearest better peers are ahead."""

    bagian: str
    sendiri: Decimal
    mereka: Decimal
    sumbangan: Decimal


class DaerahRingkas(Skema):
    """A government of the comparison."""

    id: int
    nama: str
    nilai: Decimal

    @classmethod
    def bentuk(cls, row: Baris) -> Self:
        return cls(id=row.id, nama=row.nama, nilai=row.nilai)


class PerbandinganKeluar(Skema):
    """One government beside its peers."""

    hasil: HasilKeluar
    nasional: TempatKeluar
    sejenis: TempatKeluar
    sebaya: TempatKeluar
    tengah_sebaya: dict[str, Decimal]
    lebih_baik: list[DaerahRingkas]
    pelajaran: list[SelisihKeluar]


class HasilMasuk(Masukan):
    """A published result to be taken in."""

    indeks: KodeIndeks = Field("spbe", description="Kode indeks.")
    tahun: int = Field(ge=2000, le=2100, description="Tahun hasil.")
    nama: Teks = Field(min_length=1, max_length=200, description="Nama pemerintahan.")
    jenis: Jenis = Field(description="Jenis pemerintahan.")
    nilai: Nilai = Field(description="Nilai indeks.")
    predikat: Teks = Field("", max_length=60, description="Predikat yang diumumkan.")
    kode_wilayah: Teks = Field("", max_length=13, description="Kode wilayah administrasi.")
    penduduk: int | None = Field(None, ge=0, le=999_999_999, description="Jumlah penduduk.")
    bagian: dict[KodeButir, Nilai] = Field({}, max_length=60, description="Nilai tiap bagian menurut kodenya.")
    sumber: Teks = Field(min_length=1, max_length=300, description="Dari mana hasil ini.")

    def data(self) -> DataHasil:
        """As the command takes it."""
        parts = {kode: str(v) for kode, v in self.bagian.items()}
        return DataHasil(**self.model_dump(exclude={"bagian"}), bagian=parts)


class MuatanMasuk(Masukan):
    """Results of further years, all or none."""

    hasil: list[HasilMasuk] = Field(min_length=1, max_length=1000, description="Hasil yang dimuat.")


class MuatanKeluar(Skema):
    """How many were taken in."""

    banyak: int


@rute.baca("/indeks/hasil", DaftarHasil, "Hasil indeks semua pemerintahan yang diumumkan", Cakupan.INDEKS_BACA)
def daftar_hasil(request: HttpRequest, saring: Query[SaringHasilTerbit]) -> dict:
    wanted = {"indeks": saring.indeks, "tahun": saring.tahun, "jenis": saring.jenis, "nama__icontains": saring.q}
    rows = banding.hasil_terlihat(request.auth.actor).filter(**{k: v for k, v in wanted.items() if v})
    return halaman(request, rows, saring, HasilKeluar.dari)


@rute.baca("/indeks/hasil/{hasil_id}", PerbandinganKeluar, "Satu pemerintahan di antara sebayanya", Cakupan.INDEKS_BACA)
def satu_hasil(request: HttpRequest, hasil_id: Path[Id]) -> PerbandinganKeluar:
    row = fetch(request.auth.actor, Wewenang.HASIL_LIHAT, HasilTerbit.objects.all(), hasil_id)
    parts = bagian(Instrumen.objects.filter(indeks=row.indeks), row.indeks, row.tahun)
    p = banding.potret(row, {kode: b.bobot for kode, b in parts.items()})
    names = ("bagian", "sendiri", "mereka", "sumbangan")
    return PerbandinganKeluar(
        hasil=HasilKeluar.dari(row),
        nasional=TempatKeluar.bentuk(p.nasional),
        sejenis=TempatKeluar.bentuk(p.sejenis),
        sebaya=TempatKeluar.bentuk(p.letak_sebaya),
        tengah_sebaya=dict(p.tengah),
        lebih_baik=[DaerahRingkas.bentuk(r) for r in p.lebih_baik],
        pelajaran=[SelisihKeluar(**{name: getattr(s, name) for name in names}) for s in p.pelajaran],
    )


@rute.tindak("/indeks/hasil", MuatanKeluar, "Memuat hasil tahun lain", Cakupan.INDEKS_TULIS)
def muat_hasil(request: HttpRequest, isi: MuatanMasuk) -> MuatanKeluar:
    actor = request.auth.actor
    rows = [row.data() for row in isi.hasil]
    return MuatanKeluar(banyak=services.impor_hasil(actor, Unit(pk=actor.unit_id), rows=rows, asal="api"))
