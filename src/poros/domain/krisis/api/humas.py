"""Speaking and learning: situation reports, warnings, statements, rumours, promises, help asked for, reviews."""

from django.http import HttpRequest
from ninja import Path

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id

from .. import services
from ..models import Kejadian, Kontak, MintaBantuan, Sitrep
from ..queries import humas as baca_humas
from ..queries import kejadian as baca
from ..values import DataBantuan, DataKontak, DataPeringatan, DataRumor, DataSiaran, DataTinjauan
from .bentuk_humas import (
    BantuanMasuk,
    KontakMasuk,
    PeringatanMasuk,
    RumorMasuk,
    SiaranMasuk,
    SitrepKeluar,
    SitrepMasuk,
    TinjauanMasuk,
)
from .bentuk_laporan import Jadi, KataMasuk
from .kejadian import data_perintah
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
    return Jadi(id=services.ubah_sitrep(request.auth.actor, Sitrep(pk=sitrep_id), **isi.model_dump()).pk)


@rute.tindak("/krisis/sitrep/{sitrep_id}/sahkan", Jadi, "Mengesahkan laporan situasi", TULIS)
def sahkan_sitrep(request: HttpRequest, sitrep_id: Path[Id]) -> Jadi:
    return Jadi(id=services.sahkan_sitrep(request.auth.actor, Sitrep(pk=sitrep_id)).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/peringatan", Jadi, "Menerbitkan peringatan CAP", TULIS)
def terbitkan_peringatan(request: HttpRequest, kejadian_id: Path[Id], isi: PeringatanMasuk) -> Jadi:
    told = isi.model_dump(exclude={"area", "mengganti"})
    data = DataPeringatan(area_id=isi.area, mengganti_id=isi.mengganti, **told)
    return Jadi(id=services.terbitkan_peringatan(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/siaran", Jadi, "Menerbitkan siaran", TULIS)
def siarkan(request: HttpRequest, kejadian_id: Path[Id], isi: SiaranMasuk) -> Jadi:
    data = DataSiaran(rumor_id=isi.rumor, **isi.model_dump(exclude={"rumor"}))
    return Jadi(id=services.siarkan(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/rumor", Jadi, "Mencatat kabar yang beredar", TULIS)
def catat_rumor(request: HttpRequest, kejadian_id: Path[Id], isi: RumorMasuk) -> Jadi:
    return Jadi(
        id=services.catat_rumor(request.auth.actor, Kejadian(pk=kejadian_id), data=DataRumor(**isi.model_dump())).pk
    )


@rute.cipta("/krisis/kejadian/{kejadian_id}/bantuan", Jadi, "Meminta bantuan", TULIS)
def minta_bantuan(request: HttpRequest, kejadian_id: Path[Id], isi: BantuanMasuk) -> Jadi:
    data = DataBantuan(penanda_id=isi.penanda, **isi.model_dump(exclude={"penanda"}))
    return Jadi(id=services.minta_bantuan(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/bantuan/{bantuan_id}/jawab", Jadi, "Mencatat jawaban atas permintaan bantuan", TULIS)
def jawab_bantuan(request: HttpRequest, bantuan_id: Path[Id], isi: KataMasuk) -> Jadi:
    return Jadi(id=services.jawab_bantuan(request.auth.actor, MintaBantuan(pk=bantuan_id), jawaban=isi.kata).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/kontak", Jadi, "Mencatat pembicaraan", TULIS)
def catat_kontak(request: HttpRequest, kejadian_id: Path[Id], isi: KontakMasuk) -> Jadi:
    data = DataKontak(**isi.model_dump())
    return Jadi(id=services.catat_kontak(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


@rute.tindak("/krisis/kontak/{kontak_id}/tepati", Jadi, "Menepati janji", TULIS)
def tepati_janji(request: HttpRequest, kontak_id: Path[Id]) -> Jadi:
    return Jadi(id=services.tepati(request.auth.actor, Kontak(pk=kontak_id)).pk)


@rute.cipta("/krisis/kejadian/{kejadian_id}/tinjauan", Jadi, "Mencatat tinjauan", TULIS)
def tinjau(request: HttpRequest, kejadian_id: Path[Id], isi: TinjauanMasuk) -> Jadi:
    decided = tuple(data_perintah(p) for p in isi.putusan)
    data = DataTinjauan(putusan=decided, **isi.model_dump(exclude={"putusan"}))
    return Jadi(id=services.tinjau(request.auth.actor, Kejadian(pk=kejadian_id), data=data).pk)


def _sitrep(s: Sitrep) -> SitrepKeluar:
    same = ("nomor", "per", "status", "narasi", "kebutuhan", "pengesah", "isi")
    return SitrepKeluar(id=s.pk, **{n: getattr(s, n) for n in same})
