"""Runs, receipts and donations."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Tanggal, Teks, Waktu
from poros.kernel.antarmuka.unggahan import BerkasKeluar, BerkasMasuk

from .. import services
from ..models import Gudang, Kiriman, Perhentian
from ..queries import kiriman as baca
from ..rules.alur import StatusKiriman
from ..services.terima import BERKAS_MAKS
from ..values import BARIS_MAKS, Armada, DataKiriman, DataTerima, Muatan
from .bentuk import AlasanLogistik, Bujur, Cacah, HasilLogistik, Jumlah, Lintang, UntukKejadian, enum_masuk
from .berkas import isi_dari
from .rute import rute

BACA, TULIS = Cakupan.LOGISTIK_BACA, Cakupan.LOGISTIK_TULIS


class MuatanKirimanMasuk(Masukan):
    """What goes to a point."""

    titik: Id = Field(description="Nomor titik.")
    barang: Id = Field(description="Nomor barang.")
    jumlah: Jumlah = Field(description="Jumlah.")
    antaran: Id | None = Field(None, description="Nomor antaran alokasi, bila ada.")


class KirimanMasuk(UntukKejadian):
    """One vehicle's round; stops in the order of its load."""

    gudang: Id = Field(description="Dari gudang.")
    hari: Tanggal = Field(description="Hari kirim.")
    kendaraan: Teks = Field(min_length=1, max_length=80, description="Kendaraan.")
    muat_kg: int = Field(ge=1, le=100_000, description="Daya muat.")
    pengemudi: Teks = Field("", max_length=120, description="Pengemudi.")
    muatan: list[MuatanKirimanMasuk] = Field(min_length=1, max_length=BARIS_MAKS, description="Muatannya.")


class ArmadaMasuk(Masukan):
    """Vehicles of a kind."""

    nama: Teks = Field(min_length=1, max_length=60, description="Sebutan.")
    muat_kg: int = Field(ge=1, le=100_000, description="Daya muat.")
    banyak: int = Field(1, ge=1, le=50, description="Banyaknya.")


class RuteKirimanMasuk(Masukan):
    """Vehicles of a day."""

    hari: Tanggal = Field(description="Hari kirim.")
    armada: list[ArmadaMasuk] = Field(min_length=1, max_length=10, description="Kendaraan yang ada.")


class KirimanBerangkatMasuk(Masukan):
    """Who drives."""

    pengemudi: Teks = Field("", max_length=120, description="Pengemudi.")


class HitungBarisMasuk(Masukan):
    """A line as it was counted."""

    baris: Id = Field(description="Nomor baris kiriman.")
    jumlah: Cacah = Field(description="Yang dihitung.")


class KirimanSelesaiMasuk(Masukan):
    """What came back."""

    kembali: list[HitungBarisMasuk] = Field(max_length=BARIS_MAKS, description="Yang kembali ke gudang.")
    alasan: Teks = Field("", max_length=300, description="Bila ada yang hilang.")


class TerimaKirimanMasuk(Masukan):
    """A receipt; `kunci` is made on the device."""

    kunci: UUID = Field(description="Dibuat perangkat; dikirim dua kali tetap satu penerimaan.")
    penerima: Teks = Field(min_length=1, max_length=150, description="Nama penerima.")
    kedudukan: Teks = Field("", max_length=150, description="Sebagai.")
    hitung: list[HitungBarisMasuk] = Field(min_length=1, max_length=BARIS_MAKS, description="Semua baris perhentian.")
    diisi: Waktu | None = Field(None, description="Saat diisi.")
    lat: Lintang | None = Field(None, description="Lintang.")
    lng: Bujur | None = Field(None, description="Bujur.")
    catatan: Teks = Field("", max_length=500, description="Catatan.")
    berkas: list[BerkasMasuk] = Field([], max_length=BERKAS_MAKS, description="Foto tanda tangan dan barang.")


class SaringKiriman(Saring):
    """Filters of the list."""

    status: enum_masuk(StatusKiriman) | None = Field(None, description="Hanya status ini.")


class KirimanKeluar(Skema):
    """A run as a line of a list."""

    id: int
    gudang: int
    hari: Tanggal
    kendaraan: str
    status: str
    perhentian: int
    diterima: int

    @classmethod
    def dari(cls, row: Kiriman) -> "KirimanKeluar":
        return cls(
            id=row.pk, gudang=row.gudang_id, hari=row.hari, kendaraan=row.kendaraan, status=row.status,
            perhentian=row.henti, diterima=row.sampai,
        )  # fmt: skip


class BarisKirimanKeluar(Skema):
    """Goods for a stop."""

    id: int
    barang: int
    jumlah: int
    diterima: int | None
    kembali: int


class PerhentianKeluar(Skema):
    """A stop; `penerimaan` only for who may see it."""

    id: int
    titik: int
    urutan: int
    baris: list[BarisKirimanKeluar]
    penerimaan: int | None

    @classmethod
    def dari(cls, row: Perhentian, seen: set[int]) -> "PerhentianKeluar":
        lines = [
            BarisKirimanKeluar(id=b.pk, barang=b.barang_id, jumlah=b.jumlah, diterima=b.diterima, kembali=b.kembali)
            for b in row.baris.all()
        ]
        shown = row.penerimaan.pk if row.pk in seen else None
        return cls(id=row.pk, titik=row.titik_id, urutan=row.urutan, baris=lines, penerimaan=shown)


class KirimanLengkap(Skema):
    """A run with its stops."""

    id: int
    status: str
    berangkat: datetime | None
    meter: int
    perhentian: list[PerhentianKeluar]


class MenungguKeluar(Skema):
    """A stop that waits for a count."""

    id: int
    kiriman: int
    titik: int


class BuktiTerimaKeluar(Skema):
    """Proof of receipt."""

    id: int
    penerima: str
    kedudukan: str
    diisi: datetime
    catatan: str
    berkas: list[BerkasKeluar]


class RencanaRute(Skema):
    """What the route engine has made of it."""

    kiriman: int
    terlewat: int
    celah: float


@rute.baca("/logistik/kiriman", Halaman[KirimanKeluar], "Kiriman", BACA)
def daftar_kiriman(request: HttpRequest, saring: Query[SaringKiriman]) -> dict:
    rows = baca.kiriman_terlihat(request.auth.actor, saring.status or "")
    return halaman(request, rows, saring, KirimanKeluar.dari)


@rute.baca("/logistik/kiriman/{kiriman_id}", KirimanLengkap, "Satu kiriman", BACA)
def satu_kiriman(request: HttpRequest, kiriman_id: Path[Id]) -> KirimanLengkap:
    row = baca.satu_kiriman(request.auth.actor, kiriman_id)
    stops = baca.perhentian(row)
    seen = baca.bukti_terlihat(request.auth.actor, stops)
    return KirimanLengkap(
        id=row.pk, status=row.status, berangkat=row.berangkat, meter=row.meter,
        perhentian=[PerhentianKeluar.dari(s, seen) for s in stops],
    )  # fmt: skip


@rute.baca("/logistik/menunggu", Halaman[MenungguKeluar], "Perhentian yang menunggu dihitung", BACA)
def menunggu(request: HttpRequest, saring: Query[Saring]) -> dict:
    rows = baca.harus_diterima(request.auth.actor)
    return halaman(request, rows, saring, lambda s: MenungguKeluar(id=s.pk, kiriman=s.kiriman_id, titik=s.titik_id))


@rute.baca("/logistik/bukti/{bukti_id}", BuktiTerimaKeluar, "Satu bukti terima", BACA)
def satu_bukti(request: HttpRequest, bukti_id: Path[Id]) -> BuktiTerimaKeluar:
    row = baca.satu_bukti(request.auth.actor, bukti_id)
    files = [BerkasKeluar.dari(t) for t in baca.bukti(request.auth.actor, row)]
    return BuktiTerimaKeluar(
        id=row.pk, penerima=row.penerima, kedudukan=row.kedudukan, diisi=row.diisi, catatan=row.catatan, berkas=files
    )


@rute.cipta("/logistik/kiriman", HasilLogistik, "Menyusun satu kiriman", TULIS)
def susun_kiriman(request: HttpRequest, isi: KirimanMasuk) -> HasilLogistik:
    load = tuple(
        Muatan(titik_id=m.titik, barang_id=m.barang, jumlah=m.jumlah, alokasi_id=m.antaran) for m in isi.muatan
    )
    data = DataKiriman(muatan=load, **isi.model_dump(exclude={"gudang", "muatan"}))
    return HasilLogistik.dari(services.susun_kiriman(request.auth.actor, Gudang(pk=isi.gudang), data=data))


@rute.cipta("/logistik/gudang/{gudang_id}/rute", RencanaRute, "Menyusun rute sehari", TULIS)
def susun_rute(request: HttpRequest, gudang_id: Path[Id], isi: RuteKirimanMasuk) -> RencanaRute:
    fleet = [Armada(**a.model_dump()) for a in isi.armada]
    plan = services.susun_rute(request.auth.actor, Gudang(pk=gudang_id), hari=isi.hari, armada=fleet)
    return RencanaRute(kiriman=len(plan.kiriman), terlewat=len(plan.terlewat), celah=round(plan.celah, 4))


@rute.tindak("/logistik/kiriman/{kiriman_id}/berangkat", HasilLogistik, "Memberangkatkan", TULIS)
def berangkatkan(request: HttpRequest, kiriman_id: Path[Id], isi: KirimanBerangkatMasuk) -> HasilLogistik:
    return HasilLogistik.dari(services.berangkatkan(request.auth.actor, Kiriman(pk=kiriman_id), **isi.model_dump()))


@rute.tindak("/logistik/kiriman/{kiriman_id}/batal", HasilLogistik, "Membatalkan kiriman", TULIS)
def batalkan_kiriman(request: HttpRequest, kiriman_id: Path[Id], isi: AlasanLogistik) -> HasilLogistik:
    return HasilLogistik.dari(services.batalkan_kiriman(request.auth.actor, Kiriman(pk=kiriman_id), **isi.model_dump()))


@rute.tindak("/logistik/kiriman/{kiriman_id}/selesai", HasilLogistik, "Menutup kiriman", TULIS)
def selesaikan_kiriman(request: HttpRequest, kiriman_id: Path[Id], isi: KirimanSelesaiMasuk) -> HasilLogistik:
    back = {h.baris: h.jumlah for h in isi.kembali}
    return HasilLogistik.dari(
        services.selesaikan_kiriman(request.auth.actor, Kiriman(pk=kiriman_id), kembali=back, alasan=isi.alasan)
    )


@rute.cipta("/logistik/perhentian/{perhentian_id}/terima", HasilLogistik, "Mencatat penerimaan", TULIS)
def terima(request: HttpRequest, perhentian_id: Path[Id], isi: TerimaKirimanMasuk) -> HasilLogistik:
    counted = {h.baris: h.jumlah for h in isi.hitung}
    files = [(isi_dari(b, request.auth.akun_id), b.nama) for b in isi.berkas]
    data = DataTerima(hitung=counted, **isi.model_dump(exclude={"hitung", "berkas"}))
    return HasilLogistik.dari(
        services.terima(request.auth.actor, Perhentian(pk=perhentian_id), data=data, berkas=files)
    )
