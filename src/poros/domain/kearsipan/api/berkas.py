"""Files: found, opened, filled, closed, held, marked."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Saring, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasKeluar, BerkasMasuk
from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.wewenang import fetch, may

from .. import services
from ..models import BerkasArsip, ItemArsip, TampilanArsip
from ..queries import berkas as baca
from ..rules.berkas import JenisMedia
from ..values import DataBerkas, DataItem, SaringArsip
from ..wewenang import Wewenang
from .bentuk import (
    Alasan,
    BerkasArsipKeluar,
    BerkasArsipLengkap,
    DaftarBerkasArsip,
    DaftarId,
    ItemArsipKeluar,
    ItemLengkap,
    KeamananArsip,
    KodeArsip,
    MediaArsip,
    NasibArsip,
    RiwayatArsipKeluar,
    StatusArsip,
    isi_dari,
    salin,
)
from .jaga import BidangTerjaga
from .rute import rute

Hal = Annotated[str, Field(max_length=20, pattern="^[a-z_]*$")]
RIWAYAT_MAKS = 100


class SaringBerkasArsip(Saring):
    """Filters of the list."""

    q: Teks = Field("", max_length=200, description="Kata dalam judul, uraian, atau isi.")
    status: StatusArsip | None = Field(None, description="Hanya status ini.")
    klasifikasi: KodeArsip | None = Field(None, description="Kode ini dan di bawahnya.")
    nasib: NasibArsip | None = Field(None, description="Hanya nasib akhir ini.")
    kerahasiaan: KeamananArsip | None = Field(None, description="Hanya tingkat keamanan ini.")
    tahun: int | None = Field(None, ge=1900, le=2199, description="Tahun dibuka.")
    unit: Id | None = Field(None, description="Unit pengolah.")
    hal: Hal = Field("", description="vital, terjaga, ditahan, pindah, jatuh_tempo, segera, nilai, kejadian, sendiri.")


class BerkasArsipMasuk(Masukan):
    """A new file."""

    klasifikasi: KodeArsip = Field(description="Kode klasifikasi.")
    judul: Teks = Field(min_length=1, max_length=500, description="Judul.")
    uraian: Teks = Field("", max_length=5000, description="Uraian.")
    media: MediaArsip = Field(JenisMedia.ELEKTRONIK, description="Media.")
    lokasi: Teks = Field("", max_length=200, description="Lokasi fisik.")
    kerahasiaan: KeamananArsip | None = Field(None, description="Kosong: menurut SKKAD.")


class ItemArsipMasuk(Masukan):
    """A paper that no module knows."""

    jenis: Teks = Field(min_length=1, max_length=100, description="Jenis.")
    tanggal: Tanggal = Field(description="Tanggal.")
    uraian: Teks = Field(min_length=1, max_length=500, description="Uraian.")
    nomor: Teks = Field("", max_length=200, description="Nomor.")
    asal: Teks = Field("", max_length=300, description="Asal atau tujuan.")
    jumlah: Teks = Field("", max_length=100, description="Jumlah.")
    kerahasiaan: KeamananArsip | None = Field(None, description="Kosong: sama dengan berkasnya.")
    berkas: list[BerkasMasuk] = Field([], max_length=10, description="Isinya.")


class BerkaskanMasuk(Masukan):
    """Papers of a module."""

    sumber: Teks = Field(max_length=40, description="surat atau naskah.")
    nomor: DaftarId = Field(description="Nomor barisnya di modul itu.")


class TutupMasuk(Masukan):
    """The day of closing."""

    pada: Tanggal | None = Field(None, description="Kosong: hari ini.")
    kejadian: Tanggal | None = Field(None, description="Tanggal kejadian yang memulai retensi.")


class ArsipHariMasuk(Masukan):
    """A day."""

    pada: Tanggal = Field(description="Terjadi pada.")


class AlasanMasuk(Masukan):
    """A reason."""

    alasan: Alasan = Field(description="Alasannya.")


class TahanMasuk(AlasanMasuk):
    """A case."""

    perkara: Teks = Field(min_length=1, max_length=200, description="Nomor perkara.")


class ArsipLepasMasuk(AlasanMasuk):
    """A case that is over."""

    penahanan: Id = Field(description="Nomor penahanan.")


class ArsipTandaMasuk(Masukan):
    """Marks."""

    vital: bool = Field(description="Arsip vital.")
    terjaga: bool = Field(description="Arsip terjaga.")
    bidang: BidangTerjaga | None = Field(None, description="Wajib bila terjaga.")


class NasibMasuk(Masukan):
    """A fate."""

    nasib: NasibArsip = Field(description="Nasib akhir.")
    tambahan: int = Field(0, ge=0, le=100, description="Tambahan retensi dalam tahun.")
    alasan: Teks = Field(min_length=1, max_length=2000, description="Pertimbangan panitia.")


class PenahananKeluar(Skema):
    """A hold."""

    id: int
    perkara: str


class ArsipCalonKeluar(Skema):
    """A paper that waits to be filed."""

    sumber: str
    nomor: int
    uraian: str
    klasifikasi: str
    usul: int | None


class DaftarCalon(Skema):
    """Papers that wait, the newest first."""

    isi: list[ArsipCalonKeluar]


class TampilanMasuk(Masukan):
    """A filter under a name."""

    nama: Teks = Field(min_length=1, max_length=100, description="Nama.")
    saringan: dict[Annotated[str, Field(max_length=20)], Annotated[Teks, Field(max_length=200)]] = Field(
        max_length=10, description="Saringan daftar, seperti pada alamatnya."
    )


class TampilanKeluar(Skema):
    """A kept filter."""

    id: int
    nama: str


@rute.baca("/arsip/berkas", DaftarBerkasArsip, "Berkas arsip yang boleh dilihat", Cakupan.ARSIP_BACA)
def daftar_berkas(request: HttpRequest, saring: Query[SaringBerkasArsip]) -> dict[str, Any]:
    wanted = {k: v for k, v in saring.model_dump(exclude={"kursor", "batas"}).items() if v}
    return halaman(
        request, baca.berkas_terlihat(request.auth.actor, SaringArsip(**wanted)), saring, BerkasArsipKeluar.dari
    )


@rute.baca("/arsip/berkas/{berkas_id}", BerkasArsipLengkap, "Satu berkas arsip", Cakupan.ARSIP_BACA)
def satu_berkas(request: HttpRequest, berkas_id: Path[Id]) -> BerkasArsipLengkap:
    return _lengkap(request, berkas_id)


@rute.baca("/arsip/item/{item_id}", ItemLengkap, "Satu item arsip dengan isinya", Cakupan.ARSIP_BACA)
def satu_item(request: HttpRequest, item_id: Path[Id]) -> ItemLengkap:
    actor = request.auth.actor
    row = fetch(actor, Wewenang.ITEM_LIHAT, ItemArsip.objects.all(), item_id)
    contents = [BerkasKeluar.dari(tie) for tie in baca.isi_item(actor, item_id)]
    return ItemLengkap(**salin(ItemArsipKeluar, row).model_dump(), berkas=row.berkas_id, isi=contents)


@rute.baca("/arsip/calon", DaftarCalon, "Surat selesai yang belum diberkaskan", Cakupan.ARSIP_BACA)
def daftar_calon(request: HttpRequest) -> DaftarCalon:
    return DaftarCalon(
        isi=[
            ArsipCalonKeluar(
                sumber=c.sumber.jenis, nomor=c.row.pk, uraian=c.kertas.uraian, klasifikasi=c.kertas.klasifikasi,
                usul=c.usul.pk if c.usul else None,
            )
            for c in baca.calon(request.auth.actor)
        ]
    )  # fmt: skip


@rute.cipta("/arsip/berkas", BerkasArsipLengkap, "Membuka berkas", Cakupan.ARSIP_TULIS)
def buat_berkas(request: HttpRequest, isi: BerkasArsipMasuk) -> BerkasArsipLengkap:
    actor = request.auth.actor
    told = isi.model_dump() | {"kerahasiaan": isi.kerahasiaan or ""}
    unit = fetch(actor, Wewenang.BERKAS_BUAT, Unit.objects.all(), actor.unit_id)
    return _lengkap(request, services.buat_berkas(actor, unit, data=DataBerkas(**told)).pk)


@rute.cipta("/arsip/berkas/{berkas_id}/item", BerkasArsipLengkap, "Menambah item", Cakupan.ARSIP_TULIS)
def catat_item(request: HttpRequest, berkas_id: Path[Id], isi: ItemArsipMasuk) -> BerkasArsipLengkap:
    told = isi.model_dump(exclude={"berkas"}) | {"kerahasiaan": isi.kerahasiaan or ""}
    files = [(isi_dari(one, request.auth.akun_id), one.nama) for one in isi.berkas]
    services.catat_item(request.auth.actor, BerkasArsip(pk=berkas_id), data=DataItem(**told), lampiran=files)
    return _lengkap(request, berkas_id)


@rute.tindak("/arsip/berkas/{berkas_id}/berkaskan", BerkasArsipLengkap, "Memberkaskan surat", Cakupan.ARSIP_TULIS)
def berkaskan(request: HttpRequest, berkas_id: Path[Id], isi: BerkaskanMasuk) -> BerkasArsipLengkap:
    services.berkaskan(request.auth.actor, BerkasArsip(pk=berkas_id), **isi.model_dump())
    return _lengkap(request, berkas_id)


@rute.tindak("/arsip/berkas/{berkas_id}/tutup", BerkasArsipLengkap, "Menutup berkas", Cakupan.ARSIP_TULIS)
def tutup_berkas(request: HttpRequest, berkas_id: Path[Id], isi: TutupMasuk) -> BerkasArsipLengkap:
    services.tutup_berkas(request.auth.actor, BerkasArsip(pk=berkas_id), **isi.model_dump())
    return _lengkap(request, berkas_id)


@rute.tindak("/arsip/berkas/{berkas_id}/buka", BerkasArsipLengkap, "Membuka kembali", Cakupan.ARSIP_TULIS)
def buka_kembali(request: HttpRequest, berkas_id: Path[Id], isi: AlasanMasuk) -> BerkasArsipLengkap:
    services.buka_kembali(request.auth.actor, BerkasArsip(pk=berkas_id), **isi.model_dump())
    return _lengkap(request, berkas_id)


@rute.tindak("/arsip/berkas/{berkas_id}/kejadian", BerkasArsipLengkap, "Mencatat kejadian", Cakupan.ARSIP_TULIS)
def catat_kejadian(request: HttpRequest, berkas_id: Path[Id], isi: ArsipHariMasuk) -> BerkasArsipLengkap:
    services.catat_kejadian(request.auth.actor, BerkasArsip(pk=berkas_id), **isi.model_dump())
    return _lengkap(request, berkas_id)


@rute.tindak("/arsip/berkas/{berkas_id}/tahan", PenahananKeluar, "Menahan karena perkara", Cakupan.ARSIP_TULIS)
def tahan(request: HttpRequest, berkas_id: Path[Id], isi: TahanMasuk) -> PenahananKeluar:
    hold = services.tahan(request.auth.actor, BerkasArsip(pk=berkas_id), **isi.model_dump())
    return PenahananKeluar(id=hold.pk, perkara=hold.perkara)


@rute.tindak("/arsip/berkas/{berkas_id}/lepas", BerkasArsipLengkap, "Melepas penahanan", Cakupan.ARSIP_TULIS)
def lepas(request: HttpRequest, berkas_id: Path[Id], isi: ArsipLepasMasuk) -> BerkasArsipLengkap:
    services.lepas(request.auth.actor, BerkasArsip(pk=berkas_id), penahanan=isi.penahanan, alasan=isi.alasan)
    return _lengkap(request, berkas_id)


@rute.tindak("/arsip/berkas/{berkas_id}/tandai", BerkasArsipLengkap, "Menandai vital, terjaga", Cakupan.ARSIP_TULIS)
def tandai(request: HttpRequest, berkas_id: Path[Id], isi: ArsipTandaMasuk) -> BerkasArsipLengkap:
    told = isi.model_dump() | {"bidang": isi.bidang or ""}
    services.tandai(request.auth.actor, BerkasArsip(pk=berkas_id), **told)
    return _lengkap(request, berkas_id)


@rute.tindak("/arsip/berkas/{berkas_id}/nasib", BerkasArsipLengkap, "Menetapkan nasib lagi", Cakupan.ARSIP_TULIS)
def tetapkan_nasib(request: HttpRequest, berkas_id: Path[Id], isi: NasibMasuk) -> BerkasArsipLengkap:
    services.tetapkan_nasib(request.auth.actor, BerkasArsip(pk=berkas_id), **isi.model_dump())
    return _lengkap(request, berkas_id)


@rute.cipta("/arsip/tampilan", TampilanKeluar, "Menyimpan tampilan daftar", Cakupan.ARSIP_TULIS)
def simpan_tampilan(request: HttpRequest, isi: TampilanMasuk) -> TampilanKeluar:
    actor = request.auth.actor
    row = services.simpan_tampilan(actor, Orang(pk=actor.orang_id), **isi.model_dump())
    return TampilanKeluar(id=row.pk, nama=row.nama)


@rute.tindak("/arsip/tampilan/{tampilan_id}/buang", DaftarCalon, "Membuang tampilan", Cakupan.ARSIP_TULIS)
def buang_tampilan(request: HttpRequest, tampilan_id: Path[Id]) -> DaftarCalon:
    services.buang_tampilan(request.auth.actor, TampilanArsip(pk=tampilan_id))
    return DaftarCalon(isi=[])


def _lengkap(request: HttpRequest, pk: int) -> BerkasArsipLengkap:
    actor = request.auth.actor
    row = baca.satu(actor, pk)
    names = set(BerkasArsipLengkap.model_fields) - set(BerkasArsipKeluar.model_fields) - {"item", "riwayat"}
    reads = may(actor, Wewenang.BERKAS_BACA, row)
    acts = row.riwayat.order_by("-id")[:RIWAYAT_MAKS] if reads else ()
    return BerkasArsipLengkap(
        **BerkasArsipKeluar.dari(row).model_dump(),
        **{name: getattr(row, name) for name in names},
        item=[salin(ItemArsipKeluar, item) for item in baca.item(actor, row)] if reads else None,
        riwayat=[salin(RiwayatArsipKeluar, act) for act in acts],
    )
