"""The way up in JSON: what a program asks for and what it is told."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, WithJsonSchema

from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Skema, Tanggal, Teks

from ..models import Rencana
from ..models.rencana import TAHUN_TERBANYAK
from ..queries import rencana as baca
from ..rules.alur import StatusRencana
from ..values import Anggapan, Kapasitas, SyaratNaik
from .butir import KodeButir

StatusRencanaNaik = Annotated[
    StatusRencana, WithJsonSchema({"type": "string", "enum": [s.value for s in StatusRencana]})
]
SasaranIndeks = Annotated[
    Decimal,
    Field(ge=0, max_digits=7, decimal_places=3),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 9999}),
]
Upaya = Annotated[
    Decimal,
    Field(ge=0, max_digits=7, decimal_places=2),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 99_999}),
]
Tingkat = Annotated[int, Field(ge=0, le=100)]
Tahun = Annotated[int, Field(ge=2000, le=2100)]
Rupiah = Annotated[
    Decimal,
    Field(ge=0, max_digits=15, decimal_places=0),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 999_999_999_999_999}),
]


class RencanaNaikMasuk(Masukan):
    """A plan to begin: from an assessment, or from an instrument."""

    judul: Teks = Field(min_length=1, max_length=200, description="Judul rencana.")
    penilaian: Id | None = Field(None, description="Nomor penilaian tempat berangkat.")
    instrumen: Id | None = Field(None, description="Nomor instrumen, bila tidak berangkat dari penilaian.")
    mulai: Tahun | None = Field(None, description="Tahun mulai; tanpa ini hanya tahun sasaran.")
    tahun: Tahun = Field(description="Tahun sasaran.")
    predikat: Teks = Field("", max_length=60, description="Predikat yang dituju.")
    sasaran: SasaranIndeks | None = Field(
        None, description="Indeks yang dituju, bila bukan predikat; tanpa keduanya setinggi mungkin."
    )


class TujuanMasuk(Masukan):
    """A predikat, else an index, else the most that the years allow."""

    predikat: Teks = Field("", max_length=60, description="Predikat yang dituju.")
    sasaran: SasaranIndeks | None = Field(None, description="Indeks yang dituju, bila bukan predikat.")


class RencanaUbah(Masukan):
    """What changes; without `pilihan` the way of least effort is computed anew."""

    tujuan: TujuanMasuk | None = Field(None, description="Sasaran yang baru.")
    pilihan: dict[KodeButir, Annotated[list[Tingkat], Field(min_length=1, max_length=TAHUN_TERBANYAK)]] | None = Field(
        None, description="Tingkat pada akhir tiap tahun menurut kode indikator."
    )


class SyaratMasuk(Masukan):
    """Indicator `kode` reaches `tingkat` only after `perlu` has reached `perlu_tingkat`."""

    kode: KodeButir = Field(description="Indikator yang menunggu.")
    tingkat: Tingkat = Field(description="Tingkat yang menunggu.")
    perlu: KodeButir = Field(description="Indikator yang harus lebih dahulu.")
    perlu_tingkat: Tingkat = Field(description="Tingkat yang harus lebih dahulu.")


class KapasitasMasuk(Masukan):
    """How much effort a unit, or all together, can give in a year."""

    unit: Id | None = Field(None, description="Nomor unit; tanpa ini semua unit bersama.")
    tahun: Tahun = Field(description="Tahun.")
    upaya: Upaya = Field(description="Upaya yang tersedia.")


class AnggapanMasuk(Masukan):
    """What the plan assumes; what is not told is none."""

    mulai: Tahun = Field(description="Tahun mulai.")
    tahun: Tahun = Field(description="Tahun sasaran.")
    upaya: dict[KodeButir, Annotated[list[Upaya], Field(max_length=20)]] = Field(
        {}, max_length=500, description="Upaya tiap tingkat menurut kode indikator; yang tidak disebut tetap."
    )
    pelaksana: dict[KodeButir, Id | None] = Field(
        {}, max_length=500, description="Nomor unit pelaksana menurut kode indikator."
    )
    syarat: list[SyaratMasuk] = Field([], max_length=200, description="Prasyarat antarindikator.")
    kapasitas: list[KapasitasMasuk] = Field([], max_length=400, description="Kapasitas unit tiap tahun.")
    langkah_setahun: int | None = Field(None, ge=1, le=20, description="Paling banyak naik dalam setahun.")

    def data(self) -> Anggapan:
        """As the command takes it."""
        return Anggapan(
            mulai=self.mulai,
            tahun=self.tahun,
            upaya={kode: tuple(steps) for kode, steps in self.upaya.items()},
            pelaksana=self.pelaksana,
            syarat=tuple(SyaratNaik(**s.model_dump()) for s in self.syarat),
            kapasitas=tuple(Kapasitas(unit_id=k.unit, tahun=k.tahun, upaya=k.upaya) for k in self.kapasitas),
            langkah_setahun=self.langkah_setahun,
        )


class RencanaTetapkan(Masukan):
    """Who raises what, until when."""

    tenggat: Tanggal = Field(description="Selesai sebelum tanggal ini.")
    pemilik: dict[KodeButir, Id] = Field(max_length=500, description="Nomor unit menurut kode indikator.")


class NaikKeluar(Skema):
    """An indicator that is to rise."""

    kode: str
    nama: str
    tahun: int
    dari: int
    ke: int
    upaya: Decimal
    unit_id: int | None


class SetahunKeluar(Skema):
    """A year of the plan."""

    tahun: int
    upaya: Decimal
    indeks: Decimal
    predikat: str


class TitikKeluar(Skema):
    """A point of the frontier."""

    upaya: Decimal
    indeks: Decimal
    predikat: str
    terbukti: bool


class RencanaNaikKeluar(Skema):
    """A plan as a line of a list."""

    id: int
    judul: str
    instrumen: int
    unit: Rujuk
    mulai: int
    tahun: int
    sasaran: Decimal | None
    predikat: str
    status: StatusRencanaNaik

    @classmethod
    def dari(cls, row: Rencana) -> Self:
        return cls(
            id=row.pk,
            judul=row.judul,
            instrumen=row.instrumen_id,
            unit=Rujuk.dari(row.unit),
            mulai=row.mulai,
            tahun=row.tahun,
            sasaran=row.sasaran,
            predikat=row.predikat,
            status=StatusRencana(row.status),
        )


class DaftarRencana(Halaman[RencanaNaikKeluar]):
    """A page of plans."""


class RencanaLengkap(RencanaNaikKeluar):
    """A plan with its numbers and the frontier of effort and index."""

    indeks_kini: Decimal
    indeks_tujuan: Decimal
    predikat_tujuan: str
    upaya: Decimal
    tercapai: bool
    upaya_terkecil: Decimal | None
    bukti: str
    tidak_terjangkau: list[str]
    melampaui: list[str]
    naik: list[NaikKeluar]
    per_tahun: list[SetahunKeluar]
    batas: list[TitikKeluar]


class LangkahRencanaKeluar(Skema):
    """A step of a decided plan with its progress and its money."""

    id: int
    kode: str
    tahun: int
    dari: Decimal
    ke: Decimal
    tercapai: Decimal | None
    selesai: bool
    unit: int
    tenggat: date
    penugasan: int
    kemajuan: int
    rekening: str
    kegiatan: str
    anggaran: Decimal | None


class BelanjaMasuk(Masukan):
    """What pays for a step."""

    rekening: Teks = Field("", max_length=60, description="Kode rekening.")
    kegiatan: Teks = Field("", max_length=300, description="Kegiatan atau subkegiatan.")
    anggaran: Rupiah | None = Field(None, description="Jumlah dalam rupiah.")


class PetaJalanKeluar(Skema):
    """All steps of a decided plan, and the share of the effort whose steps are done."""

    selesai: int
    bagian: int
    langkah: list[LangkahRencanaKeluar]


def lengkap(row: Rencana) -> RencanaLengkap:
    numbers = baca.ringkas(row)
    names = list(NaikKeluar.model_fields)
    return RencanaLengkap(
        **RencanaNaikKeluar.dari(row).model_dump(),
        indeks_kini=numbers.kini.indeks,
        indeks_tujuan=numbers.tujuan.indeks,
        predikat_tujuan=numbers.tujuan.predikat or "",
        upaya=numbers.upaya,
        tercapai=numbers.tercapai,
        upaya_terkecil=numbers.termurah,
        bukti=numbers.bukti,
        tidak_terjangkau=list(numbers.sebab),
        melampaui=numbers.langgar,
        naik=[NaikKeluar(**{name: getattr(s, name) for name in names}) for s in baca.naik(row)],
        per_tahun=[
            SetahunKeluar(tahun=t.tahun, upaya=t.upaya, indeks=t.hasil.indeks, predikat=t.hasil.predikat or "")
            for t in numbers.tahun
        ],
        batas=[
            TitikKeluar(upaya=t.upaya, indeks=t.indeks, predikat=t.predikat or "", terbukti=t.terbukti)
            for t in baca.batas_upaya(row)
        ],
    )


def peta(row: Rencana) -> PetaJalanKeluar:
    found = baca.peta_jalan(row)
    names = ("id", "kode", "tahun", "dari", "ke", "tenggat", "rekening", "kegiatan", "anggaran")
    steps = [
        LangkahRencanaKeluar(
            **{name: getattr(k.langkah, name) for name in names},
            tercapai=k.tercapai,
            selesai=k.selesai,
            unit=k.langkah.unit_id,
            penugasan=k.langkah.penugasan_id,
            kemajuan=k.langkah.penugasan.kemajuan,
        )
        for k in found.langkah
    ]
    return PetaJalanKeluar(selesai=found.selesai, bagian=found.bagian, langkah=steps)
