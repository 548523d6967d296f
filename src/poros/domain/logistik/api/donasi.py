"""Donations: what is needed, pledges, answers. Names only through `donatur`, which leaves a line on the trail."""

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Tanggal

from .. import services
from ..models import Donasi
from ..queries import donasi as baca
from ..rules.alur import StatusDonasi
from .bentuk import AlasanLogistik, HasilLogistik, Jumlah, enum_masuk
from .rute import rute

BACA, TULIS = Cakupan.LOGISTIK_BACA, Cakupan.LOGISTIK_TULIS


class SetujuiDonasi(Masukan):
    """Where to bring it."""

    gudang: Id = Field(description="Diantar ke gudang.")


class TerimaDonasi(Masukan):
    """What was brought."""

    jumlah: Jumlah = Field(description="Jumlah yang datang.")
    kedaluwarsa: Tanggal | None = Field(None, description="Kedaluwarsa.")


class SaringDonasi(Saring):
    """Filters of the list."""

    status: enum_masuk(StatusDonasi) | None = Field(None, description="Hanya status ini.")


class DonasiKeluar(Skema):
    """A donation without its giver."""

    id: int
    barang: int
    jumlah: int
    disetujui: int
    masuk: int
    rencana: Tanggal
    gudang: int | None
    status: str

    @classmethod
    def dari(cls, row: Donasi) -> "DonasiKeluar":
        return cls(
            id=row.pk, barang=row.barang_id, jumlah=row.jumlah, disetujui=row.disetujui, masuk=row.masuk,
            rencana=row.rencana, gudang=row.gudang_id, status=row.status,
        )  # fmt: skip


class DonaturKeluar(Skema):
    """Who gives."""

    nama: str
    kontak: str
    tampil_nama: bool
    pesan: str


class KekuranganKeluar(Skema):
    """What is still missing of a kind."""

    barang: int
    nama: str
    satuan: str
    butuh: int
    tersedia: int
    dijanjikan: int
    terbuka: int


class DaftarKekurangan(Skema):
    """What the public list shows."""

    isi: list[KekuranganKeluar]


@rute.baca("/logistik/dibutuhkan", DaftarKekurangan, "Barang yang masih kurang", BACA)
def dibutuhkan(request: HttpRequest) -> DaftarKekurangan:
    rows = baca.dibutuhkan(request.auth.actor.hari)
    return DaftarKekurangan(
        isi=[
            KekuranganKeluar(
                barang=r.barang.pk, nama=r.barang.nama, satuan=r.barang.satuan, butuh=r.kekurangan.butuh,
                tersedia=r.kekurangan.tersedia, dijanjikan=r.kekurangan.dijanjikan, terbuka=r.kekurangan.terbuka,
            )
            for r in rows
        ]
    )  # fmt: skip


@rute.baca("/logistik/donasi", Halaman[DonasiKeluar], "Donasi", BACA)
def daftar_donasi(request: HttpRequest, saring: Query[SaringDonasi]) -> dict:
    rows = baca.donasi_terlihat(request.auth.actor, saring.status or "")
    return halaman(request, rows, saring, DonasiKeluar.dari)


@rute.baca("/logistik/donasi/{donasi_id}", DonasiKeluar, "Satu donasi", BACA)
def satu_donasi(request: HttpRequest, donasi_id: Path[Id]) -> DonasiKeluar:
    return DonasiKeluar.dari(baca.satu_donasi(request.auth.actor, donasi_id))


@rute.tindak("/logistik/donasi/{donasi_id}/donatur", DonaturKeluar, "Melihat pemberi donasi", TULIS, berkunci=False)
def lihat_donatur(request: HttpRequest, donasi_id: Path[Id]) -> DonaturKeluar:
    row = services.lihat_donatur(request.auth.actor, Donasi(pk=donasi_id))
    return DonaturKeluar(nama=row.nama, kontak=row.kontak, tampil_nama=row.tampil_nama, pesan=row.pesan)


@rute.tindak("/logistik/donasi/{donasi_id}/setujui", HasilLogistik, "Menyetujui donasi", TULIS)
def setujui_donasi(request: HttpRequest, donasi_id: Path[Id], isi: SetujuiDonasi) -> HasilLogistik:
    return HasilLogistik.dari(services.setujui_donasi(request.auth.actor, Donasi(pk=donasi_id), gudang_id=isi.gudang))


@rute.tindak("/logistik/donasi/{donasi_id}/tolak", HasilLogistik, "Menolak donasi", TULIS)
def tolak_donasi(request: HttpRequest, donasi_id: Path[Id], isi: AlasanLogistik) -> HasilLogistik:
    return HasilLogistik.dari(services.tolak_donasi(request.auth.actor, Donasi(pk=donasi_id), **isi.model_dump()))


@rute.tindak("/logistik/donasi/{donasi_id}/terima", HasilLogistik, "Memasukkan donasi", TULIS)
def terima_donasi(request: HttpRequest, donasi_id: Path[Id], isi: TerimaDonasi) -> HasilLogistik:
    return HasilLogistik.dari(services.terima_donasi(request.auth.actor, Donasi(pk=donasi_id), **isi.model_dump()))


@rute.tindak("/logistik/donasi/{donasi_id}/batal", HasilLogistik, "Membatalkan donasi", TULIS)
def batalkan_donasi(request: HttpRequest, donasi_id: Path[Id], isi: AlasanLogistik) -> HasilLogistik:
    return HasilLogistik.dari(services.batalkan_donasi(request.auth.actor, Donasi(pk=donasi_id), **isi.model_dump()))
