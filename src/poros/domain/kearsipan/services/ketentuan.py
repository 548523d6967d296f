"""What the government lays down: JRA, SKKAD, threshold and witnesses, who keeps archives. Rows are dated."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.rujukan.models import Klasifikasi
from poros.pure.retensi import Pemicu

from ..models import AturanRetensi, KelasAkses, KetentuanArsip, LembagaArsip
from ..models.retensi import TAHUN_MAKS
from ..values import DataAturan, DataKelas, DataKetentuan
from ..wewenang import Wewenang


@command(Wewenang.JRA_UBAH, rekam=("data",), kunci=False)
def catat_aturan(actor: Actor, unit: Unit, *, data: DataAturan) -> AturanRetensi:  # noqa: ARG001 -- the unit authorises
    """Enter a row of the JRA that holds from a day on; files closed before keep theirs."""
    _kode(data.kode)
    if not (0 <= data.aktif <= TAHUN_MAKS and 0 <= data.inaktif <= TAHUN_MAKS):
        raise Ditolak(_("Retensi antara 0 dan 100 tahun."), "aktif")
    if data.pemicu is not Pemicu.DITUTUP and not data.kejadian.strip():
        raise Ditolak(_("Sebutkan kejadian yang memulai retensi."), "kejadian")
    if AturanRetensi.objects.filter(kode=data.kode, dari=data.dari).exists():
        raise Ditolak(_("Sudah ada aturan kode ini sejak hari itu."), "dari")
    return AturanRetensi.objects.create(
        kode=data.kode,
        nama=data.nama.strip(),
        aktif=data.aktif,
        inaktif=data.inaktif,
        nasib=data.nasib,
        kecuali=data.kecuali.strip(),
        pemicu=data.pemicu,
        kejadian=data.kejadian.strip(),
        dasar=data.dasar.strip(),
        dari=data.dari,
    )


@command(Wewenang.JRA_UBAH, rekam=("data",), kunci=False)
def catat_kelas(actor: Actor, unit: Unit, *, data: DataKelas) -> KelasAkses:  # noqa: ARG001 -- as above
    """Enter a row of the SKKAD; files that exist keep theirs."""
    _kode(data.kode)
    if KelasAkses.objects.filter(kode=data.kode, dari=data.dari).exists():
        raise Ditolak(_("Sudah ada kelas kode ini sejak hari itu."), "dari")
    return KelasAkses.objects.create(
        kode=data.kode, kerahasiaan=data.kerahasiaan, akses=data.akses, dasar=data.dasar.strip(), dari=data.dari
    )


@command(Wewenang.JRA_UBAH, rekam=("data",), kunci=False)
def catat_ketentuan(actor: Actor, unit: Unit, *, data: DataKetentuan) -> KetentuanArsip:  # noqa: ARG001 -- as above
    """Enter threshold and witnesses from a day on."""
    if not (1 <= data.ambang <= TAHUN_MAKS and 2 <= data.saksi <= SAKSI_MAKS):  # noqa: PLR2004 -- Art. 69: two at least
        raise Ditolak(_("Ambang 1–100 tahun; saksi paling sedikit dua (PP 28/2012)."), "saksi")
    if KetentuanArsip.objects.filter(dari=data.dari).exists():
        raise Ditolak(_("Sudah ada ketentuan sejak hari itu."), "dari")
    return KetentuanArsip.objects.create(
        ambang=data.ambang, hitung=data.hitung, saksi=data.saksi, dasar=data.dasar.strip(), dari=data.dari
    )


SAKSI_MAKS = 9


@command(Wewenang.LEMBAGA_ATUR, rekam=("lembaga", "saksi"), kunci=False)
def atur_lembaga(actor: Actor, unit: Unit, *, lembaga: Collection[int], saksi: Collection[int]) -> None:  # noqa: ARG001 -- as above
    """Say which units keep the region's archives and which send witnesses; it replaces what was said before."""
    known = set(Unit.objects.filter(pk__in={*lembaga, *saksi}).values_list("pk", flat=True))
    if known != {*lembaga, *saksi}:
        raise Ditolak(_("Ada unit yang tidak dikenal."), "lembaga")
    LembagaArsip.objects.all().delete()
    LembagaArsip.objects.bulk_create(
        [LembagaArsip(unit_id=pk, saksi=False) for pk in set(lembaga)]
        + [LembagaArsip(unit_id=pk, saksi=True) for pk in set(saksi)]
    )


def _kode(kode: str) -> None:
    if not Klasifikasi.objects.filter(pk=kode).exists():
        raise Ditolak(_("Kode klasifikasi ini tidak ada."), "kode")
