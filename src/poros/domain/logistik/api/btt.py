"""Emergency money and the DSP file."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Kode, Masukan, Saring, Skema, Tanggal, Teks
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import BerkasDsp, Rkb
from ..queries import btt as baca
from ..rules.alur import StatusRkb
from ..values import RUPIAH_MAKS, DataBelanja, DataDsp, DataRkb
from .bentuk import AlasanLogistik, Cacah, HasilLogistik, Uang, UntukKejadian, enum_masuk
from .berkas import isi_dari
from .rute import rute

BACA, TULIS = Cakupan.LOGISTIK_BACA, Cakupan.LOGISTIK_TULIS


class PaguBttMasuk(Masukan):
    """What a year has."""

    tahun: int = Field(ge=2000, le=2199, description="Tahun anggaran.")
    jumlah: Annotated[int, Field(ge=0, le=RUPIAH_MAKS)] = Field(description="Pagu BTT.")
    dasar: Teks = Field(min_length=1, max_length=200, description="Perda atau Perkada.")


class RkbMasuk(UntukKejadian):
    """A plan."""

    nomor: Teks = Field(min_length=1, max_length=100, description="Nomor RKB.")
    dasar: Teks = Field("", max_length=300, description="Dasar; kosong: keputusan status kejadiannya.")
    keperluan: Teks = Field(min_length=1, max_length=1000, description="Keperluan.")
    jumlah: Uang = Field(description="Jumlah.")


class CairBttMasuk(Masukan):
    """Paid."""

    nomor_sp2d: Teks = Field(min_length=1, max_length=100, description="Nomor SP2D.")


class BelanjaBttMasuk(Masukan):
    """A payment."""

    tanggal: Tanggal = Field(description="Tanggal.")
    uraian: Teks = Field(min_length=1, max_length=300, description="Untuk apa.")
    jumlah: Uang = Field(description="Jumlah.")
    bukti: Teks = Field("", max_length=100, description="Nomor bukti.")
    berkas: BerkasMasuk | None = Field(None, description="Pindaian bukti.")


class LaporanRkbMasuk(Masukan):
    """The account."""

    berkas: BerkasMasuk = Field(description="Laporan pertanggungjawaban.")


class DspMasuk(Masukan):
    """Houses by class of damage."""

    kejadian_id: Id = Field(description="Nomor kejadian yang sedang ditangani.")
    rusak_berat: Cacah = Field(0, description="Rumah rusak berat.")
    rusak_sedang: Cacah = Field(0, description="Rumah rusak sedang.")
    rusak_ringan: Cacah = Field(0, description="Rumah rusak ringan.")


class SyaratDspMasuk(Masukan):
    """A paper of the file."""

    kode: Kode = Field(description="Syarat yang dipenuhi.")
    nomor: Teks = Field(min_length=1, max_length=100, description="Nomor.")
    tanggal: Tanggal = Field(description="Tanggal.")
    berkas: BerkasMasuk = Field(description="Pindaian.")


class SaringRkb(Saring):
    """Filters of the list."""

    status: enum_masuk(StatusRkb) | None = Field(None, description="Hanya status ini.")


class PapanBttKeluar(Skema):
    """The year's money; all null for whom it is not to be seen."""

    tahun: int | None
    pagu: int | None
    tersedia: int | None
    menunggu: int | None
    cair: int | None
    dipakai: int | None


class RkbKeluar(Skema):
    """A plan."""

    id: int
    nomor: str
    unit: int
    keperluan: str
    jumlah: int
    status: str
    diajukan: datetime
    tenggat: datetime | None
    cair: datetime | None
    sisa: int

    @classmethod
    def dari(cls, row: Rkb) -> "RkbKeluar":
        names = set(cls.model_fields) - {"id", "unit"}
        return cls(id=row.pk, unit=row.unit_id, **{n: getattr(row, n) for n in names})


class KasKeluar(Skema):
    """A line of the cash book."""

    urut: int
    tanggal: Tanggal
    uraian: str
    bukti: str
    masuk: int
    keluar: int
    saldo: int


class RkbLengkap(RkbKeluar):
    """With its separate cash book."""

    kas: list[KasKeluar]


class SyaratDspKeluar(Skema):
    """A paper asked for, and whether it is there."""

    kode: str
    nama: str
    nomor: str
    ada: bool


class DspKeluar(Skema):
    """A file for BNPB's ready funds."""

    id: int
    kejadian: str
    kejadian_id: int | None
    rusak_berat: int
    rusak_sedang: int
    rusak_ringan: int
    syarat: list[SyaratDspKeluar]

    @classmethod
    def dari(cls, row: BerkasDsp) -> "DspKeluar":
        papers = [
            SyaratDspKeluar(
                kode=s["kode"], nama=s["nama"], nomor=s["ada"].nomor if s["ada"] else "", ada=bool(s["ada"])
            )
            for s in baca.kelengkapan(row)
        ]
        counts = {n: getattr(row, n) for n in baca.KELAS}
        return cls(id=row.pk, kejadian=row.kejadian, kejadian_id=row.kejadian_id, syarat=papers, **counts)


@rute.baca("/logistik/btt", PapanBttKeluar, "Papan BTT tahun ini", BACA)
def papan_btt(request: HttpRequest) -> PapanBttKeluar:
    p = baca.papan(request.auth.actor)
    if p is None:
        return PapanBttKeluar(tahun=None, pagu=None, tersedia=None, menunggu=None, cair=None, dipakai=None)
    return PapanBttKeluar(
        tahun=p.pagu.tahun, pagu=p.pagu.jumlah, tersedia=p.pagu.tersedia, menunggu=p.menunggu, cair=p.cair,
        dipakai=p.dipakai,
    )  # fmt: skip


@rute.tindak("/logistik/btt/pagu", HasilLogistik, "Menetapkan pagu BTT", TULIS)
def tetapkan_pagu(request: HttpRequest, isi: PaguBttMasuk) -> HasilLogistik:
    actor = request.auth.actor
    return HasilLogistik.dari(services.tetapkan_pagu(actor, Unit(pk=actor.unit_id), **isi.model_dump()))


@rute.baca("/logistik/rkb", Halaman[RkbKeluar], "Rencana kebutuhan belanja", BACA)
def daftar_rkb(request: HttpRequest, saring: Query[SaringRkb]) -> dict:
    return halaman(request, baca.rkb_terlihat(request.auth.actor, saring.status or ""), saring, RkbKeluar.dari)


@rute.baca("/logistik/rkb/{rkb_id}", RkbLengkap, "Satu RKB dan buku kasnya", BACA)
def satu_rkb(request: HttpRequest, rkb_id: Path[Id]) -> RkbLengkap:
    row = baca.satu_rkb(request.auth.actor, rkb_id)
    book = [KasKeluar(**{n: getattr(k, n) for n in KasKeluar.model_fields}) for k in baca.buku_kas(row)]
    return RkbLengkap(**RkbKeluar.dari(row).model_dump(), kas=book)


@rute.cipta("/logistik/rkb", HasilLogistik, "Mengajukan RKB", TULIS)
def ajukan_rkb(request: HttpRequest, isi: RkbMasuk) -> HasilLogistik:
    actor = request.auth.actor
    return HasilLogistik.dari(services.ajukan_rkb(actor, Unit(pk=actor.unit_id), data=DataRkb(**isi.model_dump())))


@rute.tindak("/logistik/rkb/{rkb_id}/cairkan", HasilLogistik, "Mencairkan sebagai TU", TULIS)
def cairkan(request: HttpRequest, rkb_id: Path[Id], isi: CairBttMasuk) -> HasilLogistik:
    return HasilLogistik.dari(services.cairkan(request.auth.actor, Rkb(pk=rkb_id), **isi.model_dump()))


@rute.tindak("/logistik/rkb/{rkb_id}/tolak", HasilLogistik, "Menolak RKB", TULIS)
def tolak_rkb(request: HttpRequest, rkb_id: Path[Id], isi: AlasanLogistik) -> HasilLogistik:
    return HasilLogistik.dari(services.tolak_rkb(request.auth.actor, Rkb(pk=rkb_id), **isi.model_dump()))


@rute.tindak("/logistik/rkb/{rkb_id}/tarik", HasilLogistik, "Menarik RKB", TULIS)
def tarik_rkb(request: HttpRequest, rkb_id: Path[Id], isi: AlasanLogistik) -> HasilLogistik:
    return HasilLogistik.dari(services.tarik_rkb(request.auth.actor, Rkb(pk=rkb_id), **isi.model_dump()))


@rute.cipta("/logistik/rkb/{rkb_id}/belanja", HasilLogistik, "Membukukan belanja", TULIS)
def belanjakan(request: HttpRequest, rkb_id: Path[Id], isi: BelanjaBttMasuk) -> HasilLogistik:
    file = (isi_dari(isi.berkas, request.auth.akun_id), isi.berkas.nama) if isi.berkas else None
    data = DataBelanja(**isi.model_dump(exclude={"berkas"}))
    return HasilLogistik.dari(services.belanjakan(request.auth.actor, Rkb(pk=rkb_id), data=data, berkas=file))


@rute.tindak("/logistik/rkb/{rkb_id}/laporan", HasilLogistik, "Mempertanggungjawabkan", TULIS)
def pertanggungjawabkan(request: HttpRequest, rkb_id: Path[Id], isi: LaporanRkbMasuk) -> HasilLogistik:
    file = (isi_dari(isi.berkas, request.auth.akun_id), isi.berkas.nama)
    return HasilLogistik.dari(services.pertanggungjawabkan(request.auth.actor, Rkb(pk=rkb_id), berkas=file))


@rute.baca("/logistik/dsp", Halaman[DspKeluar], "Berkas DSP", BACA)
def daftar_dsp(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.dsp_terlihat(request.auth.actor), saring, DspKeluar.dari)


@rute.baca("/logistik/dsp/{dsp_id}", DspKeluar, "Satu berkas DSP", BACA)
def satu_dsp(request: HttpRequest, dsp_id: Path[Id]) -> DspKeluar:
    return DspKeluar.dari(baca.satu_dsp(request.auth.actor, dsp_id))


@rute.cipta("/logistik/dsp", HasilLogistik, "Membuka berkas DSP", TULIS)
def catat_dsp(request: HttpRequest, isi: DspMasuk) -> HasilLogistik:
    actor = request.auth.actor
    return HasilLogistik.dari(services.catat_dsp(actor, Unit(pk=actor.unit_id), data=DataDsp(**isi.model_dump())))


@rute.tindak("/logistik/dsp/{dsp_id}/ubah", HasilLogistik, "Mengubah berkas DSP", TULIS)
def ubah_dsp(request: HttpRequest, dsp_id: Path[Id], isi: DspMasuk) -> HasilLogistik:
    return HasilLogistik.dari(
        services.ubah_dsp(request.auth.actor, BerkasDsp(pk=dsp_id), data=DataDsp(**isi.model_dump()))
    )


@rute.tindak("/logistik/dsp/{dsp_id}/lengkapi", HasilLogistik, "Melengkapi berkas DSP", TULIS)
def lengkapi_dsp(request: HttpRequest, dsp_id: Path[Id], isi: SyaratDspMasuk) -> HasilLogistik:
    file = (isi_dari(isi.berkas, request.auth.akun_id), isi.berkas.nama)
    told = isi.model_dump(exclude={"berkas"})
    return HasilLogistik.dari(services.lengkapi_dsp(request.auth.actor, BerkasDsp(pk=dsp_id), berkas=file, **told))
