"""From the field: figures, map, places, people by name; decisions."""

from typing import Any

from django.http import HttpRequest
from ninja import Path

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import fetch

from .. import services
from ..models import Area, Kartu, Kejadian, Tempat
from ..queries import angka as baca_angka
from ..queries import kejadian as baca
from ..queries import peta
from ..values import DataAngka, DataArea, DataKartu, DataKorban, DataOpsi, DataTempat
from ..wewenang import Wewenang
from .bentuk_lapangan import (
    AngkaKrisisKeluar,
    AngkaKrisisMasuk,
    AreaMasuk,
    KartuKeluar,
    KartuMasuk,
    KorbanKeluar,
    KorbanMasuk,
    OpsiKrisisKeluar,
    PutusMasuk,
    TempatKrisisKeluar,
    TempatKrisisMasuk,
)
from .bentuk_laporan import Jadi, KataMasuk
from .rute import rute

BACA, TULIS = Cakupan.KRISIS_BACA, Cakupan.KRISIS_TULIS


@rute.baca("/krisis/kejadian/{kejadian_id}/angka", list[AngkaKrisisKeluar], "Angka terbaru menurut tempat", BACA)
def daftar_angka(request: HttpRequest, kejadian_id: Path[Id]) -> list[AngkaKrisisKeluar]:
    row = baca.satu(request.auth.actor, kejadian_id)
    same = ("ukuran", "letak", "nilai", "per", "sumber", "terverifikasi")
    rows = baca_angka.per_tempat(baca_angka.semua(row.pk))
    return [AngkaKrisisKeluar(id=c.nomor, **{n: getattr(c, n) for n in same}) for c in rows]


@rute.cipta("/krisis/kejadian/{kejadian_id}/angka", Jadi, "Mencatat angka", TULIS)
def catat_angka(request: HttpRequest, kejadian_id: Path[Id], isi: AngkaKrisisMasuk) -> Jadi:
    data = DataAngka(tempat_id=isi.tempat, **isi.model_dump(exclude={"tempat"}))
    return Jadi(id=services.catat_angka(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/kejadian/{kejadian_id}/angka/{angka_id}/sahkan", Jadi, "Mengesahkan angka", TULIS)
def sahkan_angka(request: HttpRequest, kejadian_id: Path[Id], angka_id: Path[Id]) -> Jadi:
    return Jadi(id=services.sahkan_angka(request.auth.actor, Kejadian(pk=kejadian_id), angka_id=angka_id).pk)


@rute.baca("/krisis/kejadian/{kejadian_id}/peta", dict[str, Any], "Peta kejadian sebagai GeoJSON", BACA)
def peta_kejadian(request: HttpRequest, kejadian_id: Path[Id]) -> dict[str, Any]:
    return peta.geojson(baca.satu(request.auth.actor, kejadian_id))


@rute.cipta("/krisis/kejadian/{kejadian_id}/area", Jadi, "Menggambar area", TULIS)
def gambar_area(request: HttpRequest, kejadian_id: Path[Id], isi: AreaMasuk) -> Jadi:
    data = DataArea(nama=isi.nama, jenis=isi.jenis, titik=[(t.lng, t.lat) for t in isi.titik])
    return Jadi(id=services.gambar_area(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/area/{area_id}/cabut", Jadi, "Mencabut area", TULIS)
def cabut_area(request: HttpRequest, area_id: Path[Id]) -> Jadi:
    return Jadi(id=services.cabut_area(request.auth.actor, Area(pk=area_id)).pk)


@rute.baca("/krisis/tempat", list[TempatKrisisKeluar], "Pos dan tempat pengungsian", BACA)
def daftar_tempat(request: HttpRequest) -> list[TempatKrisisKeluar]:  # noqa: ARG001 -- open to every office
    same = ("nama", "jenis", "lat", "lng", "daya_tampung", "aktif")
    return [TempatKrisisKeluar(id=t.pk, **{n: getattr(t, n) for n in same}) for t in Tempat.objects.all()]


@rute.cipta("/krisis/tempat", Jadi, "Menambah tempat", TULIS)
def tambah_tempat(request: HttpRequest, isi: TempatKrisisMasuk) -> Jadi:
    actor = request.auth.actor
    return Jadi(id=services.tambah_tempat(actor, Unit(pk=actor.unit_id), data=DataTempat(**isi.model_dump())).pk)


@rute.tindak("/krisis/tempat/{tempat_id}/ubah", Jadi, "Mengubah tempat", TULIS)
def ubah_tempat(request: HttpRequest, tempat_id: Path[Id], isi: TempatKrisisMasuk) -> Jadi:
    return Jadi(
        id=services.ubah_tempat(request.auth.actor, Tempat(pk=tempat_id), data=DataTempat(**isi.model_dump())).pk
    )


@rute.tindak(
    "/krisis/kejadian/{kejadian_id}/korban/buka",
    list[KorbanKeluar],
    "Membaca korban menurut nama",
    TULIS,
    berkunci=False,
)
def buka_korban(request: HttpRequest, kejadian_id: Path[Id]) -> list[KorbanKeluar]:
    """Reading is an act: it leaves a line in the trail. Without a key: names are kept for no repeated answer."""
    same = ("nama", "nik", "umur", "status", "letak", "keluarga")
    rows = services.buka_korban(request.auth.actor, Kejadian(pk=kejadian_id))
    return [KorbanKeluar(id=k.pk, **{n: getattr(k, n) for n in same}) for k in rows]


@rute.cipta("/krisis/kejadian/{kejadian_id}/korban", Jadi, "Mencatat korban", TULIS)
def catat_korban(request: HttpRequest, kejadian_id: Path[Id], isi: KorbanMasuk) -> Jadi:
    data = DataKorban(**isi.model_dump())
    return Jadi(id=services.catat_korban(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.baca("/krisis/kejadian/{kejadian_id}/kartu", list[KartuKeluar], "Kartu putusan", BACA)
def daftar_kartu(request: HttpRequest, kejadian_id: Path[Id]) -> list[KartuKeluar]:
    row = baca.satu(request.auth.actor, kejadian_id)
    return [_kartu(k) for k in row.kartu.prefetch_related("opsi")[:50]]


@rute.baca("/krisis/kartu/{kartu_id}", KartuKeluar, "Satu kartu putusan", BACA)
def satu_kartu(request: HttpRequest, kartu_id: Path[Id]) -> KartuKeluar:
    return _kartu(fetch(request.auth.actor, Wewenang.KARTU_PUTUS, Kartu.objects.prefetch_related("opsi"), kartu_id))


@rute.cipta("/krisis/kejadian/{kejadian_id}/kartu", Jadi, "Meminta putusan", TULIS)
def ajukan_kartu(request: HttpRequest, kejadian_id: Path[Id], isi: KartuMasuk) -> Jadi:
    options = tuple(DataOpsi(nama=o.nama, akibat=o.akibat) for o in isi.opsi)
    data = DataKartu(opsi=options, **isi.model_dump(exclude={"opsi"}))
    return Jadi(id=services.ajukan_kartu(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/kartu/{kartu_id}/putus", Jadi, "Memutus", TULIS)
def putuskan_kartu(request: HttpRequest, kartu_id: Path[Id], isi: PutusMasuk) -> Jadi:
    told = {"opsi_id": isi.opsi, "alasan": isi.alasan}
    return Jadi(id=services.putuskan(request.auth.actor, Kartu(pk=kartu_id), **told).pk)


@rute.tindak("/krisis/kartu/{kartu_id}/hasil", Jadi, "Mencatat hasil putusan", TULIS)
def hasil_kartu(request: HttpRequest, kartu_id: Path[Id], isi: KataMasuk) -> Jadi:
    return Jadi(id=services.catat_hasil(request.auth.actor, Kartu(pk=kartu_id), hasil=isi.kata).pk)


def _kartu(k: Kartu) -> KartuKeluar:
    same = ("pertanyaan", "berwenang", "dasar", "batas", "anggapan", "pemutus", "hasil")
    names = ("nama", "akibat", "nilai", "bawah", "atas", "satuan")
    options = [OpsiKrisisKeluar(id=o.pk, **{n: getattr(o, n) for n in names}) for o in k.opsi.all()]
    return KartuKeluar(id=k.pk, pilihan=k.pilihan_id, opsi=options, **{n: getattr(k, n) for n in same})
