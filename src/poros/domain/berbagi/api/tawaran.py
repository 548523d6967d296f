"""Offers: found, compared by who asks, written, published, withdrawn; and our weakest indicators."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field, StringConstraints, WithJsonSchema

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Teks
from poros.kernel.antarmuka.unggahan import BerkasKeluar, BerkasMasuk
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.queries import isi as isi_berkas
from poros.kernel.berkas.queries import tautan
from poros.kernel.organisasi.models import Unit
from poros.kernel.registry import objek_menurut_model

from .. import services
from ..models import Tawaran
from ..queries import katalog, ukuran
from ..rules.alur import Status
from ..rules.tawaran import ANGKA_MAKS, BANYAK_BUTIR, PANJANG, PANJANG_BUTIR, IsiTawaran, Jenis, Kematangan
from ..values import SaringTawaran
from .rute import rute


def pilihan(enum: Any) -> WithJsonSchema:
    """The values of an enumeration, as the document shows them."""
    return WithJsonSchema({"type": "string", "enum": [e.value for e in enum]})


JenisDaerah = Literal["", "kabupaten", "kota", "provinsi", "pusat"]
JenisTawaran = Annotated[Jenis, pilihan(Jenis)]
KematanganTawaran = Annotated[Kematangan, pilihan(Kematangan)]
StatusTawaran = Annotated[Status, pilihan(Status)]
Butir = Annotated[str, StringConstraints(min_length=1, max_length=PANJANG_BUTIR, pattern="^[^\\u0000]*$")]
KodeUkuran = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern="^[A-Za-z0-9._-]+$")]
Uang = Annotated[int, Field(ge=0, le=ANGKA_MAKS - 1)]


class IndikatorBerbagi(Masukan):
    """An indicator by its index and its code."""

    indeks: KodeUkuran = Field(description="Kode indeks, misalnya spbe.")
    kode: KodeUkuran = Field(description="Kode indikator, misalnya I12.")


class TawaranMasuk(Masukan):
    """An offer; `daerah`, `jenis_daerah` and `unit` only count for those of others."""

    jenis: JenisTawaran = Field(Jenis.APLIKASI, description="Aplikasi atau praktik.")
    nama: Teks = Field(min_length=1, max_length=PANJANG["nama"], description="Nama.")
    ringkasan: Teks = Field(min_length=1, max_length=PANJANG["ringkasan"], description="Satu kalimat.")
    masalah: Teks = Field("", max_length=PANJANG["masalah"], description="Masalah yang dipecahkan.")
    uraian: Teks = Field("", max_length=PANJANG["uraian"], description="Uraian.")
    daerah: Teks = Field("", max_length=PANJANG["daerah"], description="Daerah yang menawarkan.")
    jenis_daerah: JenisDaerah = Field("", description="Jenisnya.")
    unit: Teks = Field("", max_length=PANJANG["unit"], description="Unit pemilik di daerah itu.")
    lisensi: Teks = Field("", max_length=PANJANG["lisensi"], description="Lisensi menurut SPDX.")
    teknologi: list[Butir] = Field([], max_length=BANYAK_BUTIR, description="Teknologinya.")
    kategori: list[Butir] = Field([], max_length=BANYAK_BUTIR, description="Kategori publiccode.yml.")
    alamat: Teks = Field("", max_length=PANJANG["alamat"], description="Alamat repositori.")
    halaman: Teks = Field("", max_length=PANJANG["halaman"], description="Halaman perkenalan.")
    kematangan: KematanganTawaran = Field(Kematangan.MANTAP, description="Kematangan.")
    versi: Teks = Field("", max_length=PANJANG["versi"], description="Versi.")
    pemakai: list[Butir] = Field([], max_length=BANYAK_BUTIR, description="Yang sudah memakai.")
    biaya: Uang | None = Field(None, description="Biaya memakainya dalam rupiah; anggapan.")
    upaya: Uang | None = Field(None, description="Hari kerja orang; anggapan.")
    kontak: Teks = Field("", max_length=PANJANG["kontak"], description="Kantor yang dihubungi, bukan orang.")
    indikator: list[IndikatorBerbagi] = Field([], max_length=BANYAK_BUTIR, description="Indikator yang dilayani.")

    def data(self) -> IsiTawaran:
        """As the commands take it."""
        kept = self.model_dump(exclude={"teknologi", "kategori", "pemakai", "indikator"})
        return IsiTawaran(
            **kept,
            teknologi=tuple(self.teknologi),
            kategori=tuple(self.kategori),
            pemakai=tuple(self.pemakai),
            indikator=tuple((i.indeks, i.kode) for i in self.indikator),
        )


class IndikatorTawaranKeluar(Skema):
    """An indicator by its index and its code."""

    indeks: str
    kode: str


class TawaranKeluar(Skema):
    """An offer."""

    id: int
    status: StatusTawaran
    milik_kita: bool
    jenis: JenisTawaran
    nama: str
    ringkasan: str
    masalah: str
    uraian: str
    daerah: str
    jenis_daerah: str
    unit: str
    lisensi: str
    teknologi: list[str]
    kategori: list[str]
    alamat: str
    halaman: str
    kematangan: KematanganTawaran
    versi: str
    pemakai: list[str]
    biaya: int | None
    upaya: int | None
    kontak: str
    indikator: list[IndikatorTawaranKeluar]

    @classmethod
    def dari(cls, row: Tawaran) -> Self:
        isi = row.isi()
        own = {"id", "status", "milik_kita", "indikator"}
        return cls(
            id=row.pk,
            status=Status(row.status),
            milik_kita=row.milik_kita,
            indikator=[IndikatorTawaranKeluar(indeks=i, kode=k) for i, k in isi.indikator],
            **{name: getattr(isi, name) for name in cls.model_fields if name not in own},
        )


class PengalamanKeluar(Skema):
    """What an adopter tells."""

    hasil: str
    uraian: str
    biaya: int | None
    upaya: int | None


class TawaranLengkap(TawaranKeluar):
    """An offer with what adopters tell, and its files."""

    pengalaman: list[PengalamanKeluar]
    berkas: list[BerkasKeluar]


class DaftarTawaran(Halaman[TawaranKeluar]):
    """A page of offers."""


class SaringDaftarTawaran(Saring):
    """Filters of the catalogue."""

    q: Teks = Field("", max_length=100, description="Kata yang dicari.")
    jenis: JenisTawaran | None = Field(None, description="Hanya jenis ini.")
    indeks: KodeUkuran | None = Field(None, description="Melayani indeks ini.")
    indikator: KodeUkuran | None = Field(None, description="Melayani indikator ini, bersama `indeks`.")
    teknologi: Teks = Field("", max_length=PANJANG_BUTIR, description="Memakai teknologi ini.")
    lisensi: Teks = Field("", max_length=PANJANG["lisensi"], description="Berlisensi ini.")
    jenis_daerah: JenisDaerah = Field("", description="Dari.")
    milik: Literal["", "kita", "lain"] = Field("", description="Tawaran kita, atau daerah lain.")
    status: StatusTawaran | None = Field(None, description="Bawaan: yang terbit.")


class AlasanBerbagi(Masukan):
    """Why."""

    alasan: Teks = Field(min_length=1, max_length=2000, description="Alasan.")


class LampiranMasuk(Masukan):
    """A file."""

    berkas: BerkasMasuk = Field(description="Berkasnya.")


class LemahKeluar(Skema):
    """A weak indicator, and the offers that serve it."""

    kode: str
    nama: str
    nilai: Decimal
    sasaran: Decimal
    jarak: Decimal
    tawaran: list[int]


class KelemahanKeluar(Skema):
    """Our weakest indicators of an index; empty without a result. `berencana`: our plan sets the targets."""

    indeks: str
    tahun: int | None
    berencana: bool
    lemah: list[LemahKeluar]


class SaringLemah(Skema):
    """Of which index."""

    indeks: KodeUkuran = Field("spbe", description="Kode indeks.")


def isi_dari(berkas: BerkasMasuk, akun_id: int) -> bytes:
    """The content of a file in a request."""
    bahan = berkas.bahan(akun_id)
    return b"".join(isi_berkas(bahan)) if isinstance(bahan, Berkas) else bahan


@rute.baca("/berbagi/tawaran", DaftarTawaran, "Katalog tawaran", Cakupan.BERBAGI_BACA)
def daftar_tawaran(request: HttpRequest, saring: Query[SaringDaftarTawaran]) -> dict:
    wanted = {k: v for k, v in saring.model_dump(exclude={"kursor", "batas"}).items() if v}
    rows = katalog.tawaran_terlihat(request.auth.actor, SaringTawaran(**wanted))
    return halaman(request, rows, saring, TawaranKeluar.dari)


@rute.baca("/berbagi/terlemah", KelemahanKeluar, "Indikator terlemah dan tawaran untuknya", Cakupan.BERBAGI_BACA)
def terlemah(request: HttpRequest, saring: Query[SaringLemah]) -> KelemahanKeluar:
    last = ukuran.hasil_terakhir(request.auth.actor, saring.indeks).get(saring.indeks)
    if last is None:
        return KelemahanKeluar(indeks=saring.indeks, tahun=None, berencana=False, lemah=[])
    found = ukuran.kelemahan(request.auth.actor, last)
    same = ("kode", "nama", "nilai", "sasaran", "jarak")
    rows = [LemahKeluar(**{n: getattr(w, n) for n in same}, tawaran=[t.pk for t in w.tawaran]) for w in found.lemah]
    return KelemahanKeluar(indeks=last.indeks, tahun=last.tahun, berencana=found.berencana, lemah=rows)


@rute.baca("/berbagi/tawaran/{tawaran_id}", TawaranLengkap, "Satu tawaran", Cakupan.BERBAGI_BACA)
def satu_tawaran(request: HttpRequest, tawaran_id: Path[Id]) -> TawaranLengkap:
    return _lengkap(request, tawaran_id)


@rute.cipta("/berbagi/tawaran", TawaranLengkap, "Menawarkan milik unit sendiri", Cakupan.BERBAGI_TULIS)
def usul_tawaran(request: HttpRequest, isi: TawaranMasuk) -> TawaranLengkap:
    actor = request.auth.actor
    return _lengkap(request, services.usul_tawaran(actor, Unit(pk=actor.unit_id), isi=isi.data()).pk)


@rute.cipta("/berbagi/tawaran-lain", TawaranLengkap, "Mencatat tawaran daerah lain", Cakupan.BERBAGI_TULIS)
def catat_tawaran(request: HttpRequest, isi: TawaranMasuk) -> TawaranLengkap:
    actor = request.auth.actor
    return _lengkap(request, services.catat_tawaran(actor, Unit(pk=actor.unit_id), isi=isi.data()).pk)


@rute.tindak("/berbagi/tawaran/{tawaran_id}/ubah", TawaranLengkap, "Mengubah tawaran", Cakupan.BERBAGI_TULIS)
def ubah_tawaran(request: HttpRequest, tawaran_id: Path[Id], isi: TawaranMasuk) -> TawaranLengkap:
    services.ubah_tawaran(request.auth.actor, Tawaran(pk=tawaran_id), isi=isi.data())
    return _lengkap(request, tawaran_id)


@rute.tindak("/berbagi/tawaran/{tawaran_id}/terbitkan", TawaranLengkap, "Menerbitkan tawaran", Cakupan.BERBAGI_TULIS)
def terbitkan_tawaran(request: HttpRequest, tawaran_id: Path[Id]) -> TawaranLengkap:
    services.terbitkan_tawaran(request.auth.actor, Tawaran(pk=tawaran_id))
    return _lengkap(request, tawaran_id)


@rute.tindak("/berbagi/tawaran/{tawaran_id}/tarik", TawaranLengkap, "Menarik tawaran", Cakupan.BERBAGI_TULIS)
def tarik_tawaran(request: HttpRequest, tawaran_id: Path[Id], isi: AlasanBerbagi) -> TawaranLengkap:
    services.tarik(request.auth.actor, Tawaran(pk=tawaran_id), alasan=isi.alasan)
    return _lengkap(request, tawaran_id)


@rute.tindak("/berbagi/tawaran/{tawaran_id}/lampirkan", TawaranLengkap, "Menambah berkas", Cakupan.BERBAGI_TULIS)
def lampirkan(request: HttpRequest, tawaran_id: Path[Id], isi: LampiranMasuk) -> TawaranLengkap:
    content = isi_dari(isi.berkas, request.auth.akun_id)
    services.lampirkan(request.auth.actor, Tawaran(pk=tawaran_id), berkas=content, nama_berkas=isi.berkas.nama)
    return _lengkap(request, tawaran_id)


def _lengkap(request: HttpRequest, pk: int) -> TawaranLengkap:
    actor = request.auth.actor
    row = katalog.satu(actor, pk)
    names = ("hasil", "uraian", "biaya", "upaya")
    told = [PengalamanKeluar(**{n: getattr(p, n) for n in names}) for p in katalog.pengalaman(row)]
    files = [BerkasKeluar.dari(t) for t in tautan(actor, objek_menurut_model(Tawaran), pk)]
    return TawaranLengkap(**TawaranKeluar.dari(row).model_dump(), pengalaman=told, berkas=files)
