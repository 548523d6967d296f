"""Goods, warehouses, points and ways: what there is to work with."""

from collections.abc import Sequence
from dataclasses import asdict

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..models import Barang, Gudang, Jalur, Pengungsi, PeranLogistik, Titik
from ..queries.parameter import standar
from ..rules.alur import PeranUnit
from ..rules.donasi import uang
from ..values import JUMLAH_MAKS, DataBarang, DataGudang, DataJalur, DataPengungsi, DataTitik
from ..wewenang import Wewenang
from .kejadian import berubah, kolom

METER_MAKS, MENIT_MAKS = 2_000_000, 10_000


@command(Wewenang.BARANG_CATAT, rekam=("data",), kunci=False)
def catat_barang(actor: Actor, unit: Unit, *, data: DataBarang) -> Barang:  # noqa: ARG001 -- the unit authorises
    """Enter a kind of goods; its need is computed where it names an item of the standard."""
    _kode_baru(Barang, data.kode)
    _periksa_barang(actor, data)
    return Barang.objects.create(**asdict(data))


@command(Wewenang.BARANG_UBAH, rekam=("data", "aktif"))
def ubah_barang(actor: Actor, barang: Barang, *, data: DataBarang, aktif: bool = True) -> Barang:
    """Change its words and measures; the unit in which it was counted stays."""
    _kode_baru(Barang, data.kode, barang.pk)
    _periksa_barang(actor, data)
    if data.satuan != barang.satuan and barang.lot.exists():
        raise Ditolak(_("Barang ini sudah dihitung dalam %(s)s.") % {"s": barang.satuan}, "satuan")
    return _isi(barang, asdict(data) | {"aktif": aktif})


@command(Wewenang.GUDANG_CATAT, rekam=("data",), kunci=False)
def catat_gudang(actor: Actor, unit: Unit, *, data: DataGudang) -> Gudang:  # noqa: ARG001 -- the unit authorises
    """Open a store or a post."""
    _kode_baru(Gudang, data.kode)
    _unit_ada(actor, data.unit_id)
    return Gudang.objects.create(**asdict(data) | kolom(actor, data.kejadian_id))


@command(Wewenang.GUDANG_UBAH, rekam=("data", "aktif"))
def ubah_gudang(actor: Actor, gudang: Gudang, *, data: DataGudang, aktif: bool = True) -> Gudang:
    """Change it; closed it may be only when nothing lies there any more."""
    _kode_baru(Gudang, data.kode, gudang.pk)
    _unit_ada(actor, data.unit_id)
    if not aktif and gudang.saldo.filter(jumlah__gt=0).exists():
        raise Ditolak(_("Masih ada barang di sini. Pindahkan dahulu."), "aktif")
    return _isi(gudang, asdict(data) | kolom(actor, data.kejadian_id, gudang) | {"aktif": aktif})


@command(Wewenang.TITIK_CATAT, rekam=("data",), kunci=False)
def catat_titik(actor: Actor, unit: Unit, *, data: DataTitik) -> Titik:  # noqa: ARG001 -- the unit authorises
    """Enter a point where people are to be served."""
    _kode_baru(Titik, data.kode)
    _periksa_titik(actor, data)
    row = Titik.objects.create(**asdict(data) | kolom(actor, data.kejadian_id))
    berubah(row)
    return row


@command(Wewenang.TITIK_UBAH, rekam=("data", "aktif"))
def ubah_titik(actor: Actor, titik: Titik, *, data: DataTitik, aktif: bool = True) -> Titik:
    """Change it, or close it when all have gone home."""
    _kode_baru(Titik, data.kode, titik.pk)
    _periksa_titik(actor, data)
    row = _isi(titik, asdict(data) | kolom(actor, data.kejadian_id, titik) | {"aktif": aktif})
    berubah(row)
    return row


@command(Wewenang.PENGUNGSI_LAPOR, rekam=("data",))
def lapor_pengungsi(actor: Actor, titik: Titik, *, data: DataPengungsi) -> Pengungsi:
    """Say how many are there from a day on; what was said before stays."""
    if not titik.aktif:
        raise Ditolak(_("Titik ini sudah ditutup. Minta pengelola logistik membukanya lagi."))
    if not 0 <= data.jumlah <= JUMLAH_MAKS:
        raise Ditolak(_("Isikan jumlah orang yang masuk akal."), "jumlah")
    if not 0 <= data.rentan <= data.jumlah:
        raise Ditolak(_("Kelompok rentan tidak dapat lebih banyak daripada semuanya."), "rentan")
    if not titik.mulai <= data.hari <= actor.hari:
        raise Ditolak(_("Hari ini harus sejak titik dibuka dan tidak di muka."), "hari")
    if not data.sumber.strip():
        raise Ditolak(_("Sebutkan siapa yang menghitung."), "sumber")
    row = Pengungsi.objects.create(
        titik=titik, hari=data.hari, jumlah=data.jumlah, rentan=data.rentan, sumber=data.sumber.strip(),
        orang_id=actor.orang_id, orang=actor.nama, jabatan=actor.jabat.sebutan,
    )  # fmt: skip
    berubah(titik)
    return row


@command(Wewenang.TITIK_UBAH, rekam=("data",))
def atur_jalur(actor: Actor, titik: Titik, *, data: DataJalur) -> Jalur:  # noqa: ARG001 -- a command's actor
    """Say how far it is from a warehouse, and whether one can get through."""
    if not Gudang.objects.filter(pk=data.gudang_id, aktif=True).exists():
        raise Ditolak(_("Pilih gudang yang masih dipakai."), "gudang")
    if not (0 < data.meter <= METER_MAKS and 0 < data.menit <= MENIT_MAKS):
        raise Ditolak(_("Isikan jarak dan waktu tempuh yang masuk akal."), "meter")
    told = asdict(data)
    row, _new = Jalur.objects.update_or_create(titik=titik, gudang_id=told.pop("gudang_id"), defaults=told)
    berubah(titik)
    return row


@command(Wewenang.PERAN_ATUR, rekam=("pengelola", "bud"), kunci=False)
def atur_peran(actor: Actor, unit: Unit, *, pengelola: Sequence[int], bud: Sequence[int]) -> Unit:
    """Say which units manage logistics and which is the treasury; who is not named has no part."""
    parts = [(pk, PeranUnit.PENGELOLA) for pk in pengelola] + [(pk, PeranUnit.BUD) for pk in bud]
    for unit_id, _part in parts:
        _unit_ada(actor, unit_id)
    PeranLogistik.objects.all().delete()
    PeranLogistik.objects.bulk_create(PeranLogistik(unit_id=pk, peran=part) for pk, part in dict.fromkeys(parts))
    return unit


def barang_aktif(pk: int) -> Barang:
    """Goods that are still in use. Part of a command."""
    row = Barang.objects.filter(pk=pk, aktif=True).first()
    if row is None:
        raise Ditolak(_("Pilih barang yang masih dipakai."), "barang")
    return row


def _periksa_barang(actor: Actor, data: DataBarang) -> None:
    if uang(data.satuan):
        raise Ditolak(_("Uang bukan barang: pengumpulannya menuntut izin PUB dan rekening tersendiri."), "satuan")
    if data.isi <= 0:
        raise Ditolak(_("Isi satu satuan harus lebih dari nol."), "isi")
    if data.butir and data.butir not in {b.kode for b in standar(actor.hari).butir}:
        raise Ditolak(_("Standar yang berlaku tidak memuat butir ini."), "butir")


def _periksa_titik(actor: Actor, data: DataTitik) -> None:
    _unit_ada(actor, data.unit_id)
    if data.mulai > actor.hari:
        raise Ditolak(_("Hari pertama belum tiba."), "mulai")
    if (data.buka is None) != (data.tutup is None) or (data.buka and data.tutup and data.tutup <= data.buka):
        raise Ditolak(_("Isikan jam buka dan jam tutup, tutup sesudah buka."), "tutup")


def _unit_ada(actor: Actor, unit_id: int) -> None:
    if unit_id not in actor.peta.simpul:
        raise Ditolak(_("Pilih unit yang ada."), "unit")


def _kode_baru(model: type[Barang] | type[Gudang] | type[Titik], kode: str, kecuali: int | None = None) -> None:
    if model.objects.filter(kode=kode).exclude(pk=kecuali).exists():
        raise Ditolak(_("Kode ini sudah dipakai."), "kode")


def _isi(row, nilai):  # noqa: ANN001, ANN202 -- any of the three
    for name, value in nilai.items():
        setattr(row, name, value)
    row.save()
    return row
