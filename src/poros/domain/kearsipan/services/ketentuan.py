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
    for name, years in (("aktif", data.aktif), ("inaktif", data.inaktif)):
        if not 0 <= years <= TAHUN_MAKS:
            raise Ditolak(_("Retensi antara 0 dan 100 tahun."), name)
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
    if not 1 <= data.ambang <= TAHUN_MAKS:
        raise Ditolak(_("Ambang antara 1 dan 100 tahun."), "ambang")
    if not SAKSI_MIN <= data.saksi <= SAKSI_MAKS:
        raise Ditolak(_("Saksi paling sedikit dua (PP 28/2012 Pasal 69), paling banyak sembilan."), "saksi")
    if KetentuanArsip.objects.filter(dari=data.dari).exists():
        raise Ditolak(_("Sudah ada ketentuan sejak hari itu."), "dari")
    return KetentuanArsip.objects.create(
        ambang=data.ambang, hitung=data.hitung, saksi=data.saksi, dasar=data.dasar.strip(), dari=data.dari
    )


SAKSI_MIN, SAKSI_MAKS = 2, 9
"""The law wants two at least (PP 28/2012 Art. 69)."""


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
