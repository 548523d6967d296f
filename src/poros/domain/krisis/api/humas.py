"""Speaking and rebuilding: situation reports, warnings, statements, promises, reviews, recovery."""

from django.http import HttpRequest
from ninja import Path

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id

from .. import services
from ..models import KegiatanR3P, Kejadian, Kerusakan, Kontak, Sitrep
from ..queries import humas as baca_humas
from ..queries import kejadian as baca
from ..queries import pulih as baca_pulih
from ..values import DataKegiatan, DataKerusakan, DataKontak, DataPeringatan, DataSiaran, DataTinjauan
from .bentuk_humas import (
    KebutuhanKeluar,
    KegiatanKrisisKeluar,
    KegiatanKrisisMasuk,
    KerusakanMasuk,
    KontakMasuk,
    PemulihanKeluar,
    PeringatanMasuk,
    SiaranMasuk,
    SitrepKeluar,
    SitrepMasuk,
    TinjauanMasuk,
)
from .bentuk_laporan import BanyakJadi, Jadi
from .rute import rute

BACA, TULIS = Cakupan.KRISIS_BACA, Cakupan.KRISIS_TULIS


@rute.baca("/krisis/kejadian/{kejadian_id}/sitrep", list[SitrepKeluar], "Laporan situasi", BACA)
def daftar_sitrep(request: HttpRequest, kejadian_id: Path[Id]) -> list[SitrepKeluar]:
    actor = request.auth.actor
    return [_sitrep(s) for s in baca_humas.sitrep_terlihat(actor, baca.satu(actor, kejadian_id))]


@rute.baca("/krisis/sitrep/{sitrep_id}", SitrepKeluar, "Satu laporan situasi", BACA)
def satu_sitrep(request: HttpRequest, sitrep_id: Path[Id]) -> SitrepKeluar:
    return _sitrep(baca_humas.satu_sitrep(request.auth.actor, sitrep_id))


@rute.cipta("/krisis/kejadian/{kejadian_id}/sitrep", Jadi, "Menyusun laporan situasi", TULIS)
def susun_sitrep(request: HttpRequest, kejadian_id: Path[Id]) -> Jadi:
    return Jadi(id=services.susun_sitrep(request.auth.actor, Kejadian(pk=kejadian_id)).pk)


@rute.tindak("/krisis/sitrep/{sitrep_id}/ubah", Jadi, "Menulis konsep laporan situasi", TULIS)
def ubah_sitrep(request: HttpRequest, sitrep_id: Path[Id], isi: SitrepMasuk) -> Jadi:
    return Jadi(id=services.ubah_sitrep(request.auth.actor, Sitrep(pk=sitrep_id), **isi.dict()).pk)


@rute.tindak("/krisis/sitrep/{sitrep_id}/sahkan", Jadi, "Mengesahkan laporan situasi", TULIS)
def sahkan_sitrep(request: HttpRequest, sitrep_id: Path[Id]) -> Jadi:
    return Jadi(id=services.sahkan_sitrep(request.auth.actor, Sitrep(pk=sitrep_id)).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/peringatan", Jadi, "Menerbitkan peringatan CAP", TULIS)
def terbitkan_peringatan(request: HttpRequest, kejadian_id: Path[Id], isi: PeringatanMasuk) -> Jadi:
    told = isi.dict(exclude={"area", "mengganti"})
    data = DataPeringatan(area_id=isi.area, mengganti_id=isi.mengganti, **told)
    return Jadi(id=services.terbitkan_peringatan(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/siaran", Jadi, "Menerbitkan siaran", TULIS)
def siarkan(request: HttpRequest, kejadian_id: Path[Id], isi: SiaranMasuk) -> Jadi:
    return Jadi(id=services.siarkan(request.auth.actor, Kejadian(pk=kejadian_id), data=DataSiaran(**isi.dict())).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/kontak", Jadi, "Mencatat pembicaraan", TULIS)
def catat_kontak(request: HttpRequest, kejadian_id: Path[Id], isi: KontakMasuk) -> Jadi:
    data = DataKontak(**isi.dict())
    return Jadi(id=services.catat_kontak(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/kontak/{kontak_id}/tepati", Jadi, "Menepati janji", TULIS)
def tepati_janji(request: HttpRequest, kontak_id: Path[Id]) -> Jadi:
    return Jadi(id=services.tepati(request.auth.actor, Kontak(pk=kontak_id)).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/tinjauan", Jadi, "Mencatat tinjauan", TULIS)
def tinjau(request: HttpRequest, kejadian_id: Path[Id], isi: TinjauanMasuk) -> Jadi:
    return Jadi(id=services.tinjau(request.auth.actor, Kejadian(pk=kejadian_id), data=DataTinjauan(**isi.dict())).pk)


@rute.baca("/krisis/kejadian/{kejadian_id}/pemulihan", PemulihanKeluar, "Kebutuhan dan rencana pemulihan", BACA)
def pemulihan(request: HttpRequest, kejadian_id: Path[Id]) -> PemulihanKeluar:
    row = baca.satu(request.auth.actor, kejadian_id)
    damage = baca_pulih.kerusakan(row)
    sums = ("kerusakan", "kerugian", "kebutuhan")
    return PemulihanKeluar(
        kerusakan=[r.pk for r in damage],
        kebutuhan=[
            KebutuhanKeluar(sektor=s, **{n: getattr(need, n) for n in sums})
            for s, need in baca_pulih.kebutuhan(damage).items()
        ],
        kegiatan=[_kegiatan(k) for k in baca_pulih.kegiatan(row)],
    )


@rute.cipta("/krisis/kejadian/{kejadian_id}/kerusakan", Jadi, "Mencatat kerusakan", TULIS)
def catat_kerusakan(request: HttpRequest, kejadian_id: Path[Id], isi: KerusakanMasuk) -> Jadi:
    data = DataKerusakan(**isi.dict())
    return Jadi(id=services.catat_kerusakan(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/kerusakan/{kerusakan_id}/cabut", Jadi, "Mencabut catatan kerusakan", TULIS)
def cabut_kerusakan(request: HttpRequest, kerusakan_id: Path[Id]) -> Jadi:
    return Jadi(id=services.cabut_kerusakan(request.auth.actor, Kerusakan(pk=kerusakan_id)).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/r3p/susun", BanyakJadi, "Menyusun rancangan R3P", TULIS)
def susun_r3p(request: HttpRequest, kejadian_id: Path[Id]) -> BanyakJadi:
    return BanyakJadi(id=[k.pk for k in services.susun_r3p(request.auth.actor, Kejadian(pk=kejadian_id))])


@rute.cipta("/krisis/kejadian/{kejadian_id}/r3p", Jadi, "Menambah kegiatan R3P", TULIS)
def tambah_kegiatan(request: HttpRequest, kejadian_id: Path[Id], isi: KegiatanKrisisMasuk) -> Jadi:
    data = DataKegiatan(unit_id=isi.unit, **isi.dict(exclude={"unit"}))
    return Jadi(id=services.tambah_kegiatan(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/r3p/{kegiatan_id}/hapus", Jadi, "Menghapus kegiatan R3P", TULIS)
def hapus_kegiatan(request: HttpRequest, kegiatan_id: Path[Id]) -> Jadi:
    return Jadi(id=services.hapus_kegiatan(request.auth.actor, KegiatanR3P(pk=kegiatan_id)).pk)


@rute.tindak("/krisis/kejadian/{kejadian_id}/r3p/serahkan", BanyakJadi, "Menyerahkan R3P", TULIS)
def serahkan_r3p(request: HttpRequest, kejadian_id: Path[Id]) -> BanyakJadi:
    return BanyakJadi(id=[p.pk for p in services.serahkan_r3p(request.auth.actor, Kejadian(pk=kejadian_id))])


def _sitrep(s: Sitrep) -> SitrepKeluar:
    same = ("nomor", "per", "status", "narasi", "kebutuhan", "pengesah", "isi")
    return SitrepKeluar(id=s.pk, **{n: getattr(s, n) for n in same})


def _kegiatan(k: KegiatanR3P) -> KegiatanKrisisKeluar:
    same = ("sektor", "nama", "letak", "volume", "satuan", "jumlah", "sumber_dana", "tahun", "fase")
    return KegiatanKrisisKeluar(id=k.pk, unit=k.unit_id, **{n: getattr(k, n) for n in same})
