"""Meetings from plan to close."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Teks
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Rapat
from ..queries import kursi, waktu
from ..queries import rapat as baca
from ..rules.alur import Aksi
from ..services.langkah import melangkah
from ..values import Cari, DataAcara, DataPeserta, DataRapat, Jadwal, Saringan
from ..wewenang import Wewenang
from .bentuk import (
    CariMasuk,
    DaftarRapat,
    JadwalMasuk,
    LangkahRapat,
    RapatKeluar,
    RapatLengkap,
    RapatMasuk,
    SaringRapat,
    SusunanMasuk,
)
from .rute import rute


class LangkahRapatMasuk(Masukan):
    """A step; some say why."""

    aksi: LangkahRapat = Field(description="Langkahnya.")
    alasan: Teks = Field("", max_length=2000, description="Alasan.")


class UndanganMasuk(Masukan):
    """Who signs the invitation."""

    penanda: Id = Field(description="Nomor jabatan penanda tangan.")


class NomorUndanganMasuk(Masukan):
    """An invitation that was made elsewhere."""

    nomor: Teks = Field(min_length=1, max_length=200, description="Nomor undangan.")


class BahanMasuk(Masukan):
    """A paper."""

    berkas: BerkasMasuk = Field(description="Berkasnya.")


class TawaranWaktu(Skema):
    """A time that suits."""

    mulai: str
    selesai: str
    ruang: int | None
    tidak_dapat: list[str]


class HasilCariKeluar(Skema):
    """The times, or why there is none."""

    tawaran: list[TawaranWaktu]
    penentu: list[str]
    tanpa_waktu: bool
    sempit: bool
    tanpa_ruang: bool


class UrutanKursi(Masukan):
    """The place of one participant in the order of precedence."""

    peserta: Id = Field(description="Nomor peserta.")
    tingkat: int = Field(ge=0, le=99, description="Tempatnya menurut UU 9/2010; 0 bagi yang didahulukan.")


class TataTempatMasuk(Masukan):
    """Places that differ from the proposed ones."""

    urutan: list[UrutanKursi] = Field(max_length=300, description="Yang diubah.")


class KursiKeluar(Skema):
    """A seat."""

    peserta: int
    nama: str
    nomor: int
    baris: int
    kolom: int


@rute.baca("/rapat", DaftarRapat, "Rapat yang boleh dilihat", Cakupan.RAPAT_BACA)
def daftar_rapat(request: HttpRequest, saring: Query[SaringRapat]) -> dict:
    wanted = Saringan(q=saring.q, jenis=saring.jenis, status=saring.status or "")
    return halaman(request, baca.rapat_terlihat(request.auth.actor, wanted), saring, RapatKeluar.dari)


@rute.baca("/rapat/{rapat_id}", RapatLengkap, "Satu rapat dengan notulanya", Cakupan.RAPAT_BACA)
def satu_rapat(request: HttpRequest, rapat_id: Path[Id]) -> RapatLengkap:
    return lengkap(request, rapat_id)


@rute.cipta("/rapat", RapatLengkap, "Merencanakan rapat", Cakupan.RAPAT_TULIS)
def rencanakan_rapat(request: HttpRequest, isi: RapatMasuk) -> RapatLengkap:
    actor = request.auth.actor
    return lengkap(request, services.rencanakan(actor, Unit(pk=actor.unit_id), data=_data(isi)).pk)


@rute.tindak("/rapat/{rapat_id}/ubah", RapatLengkap, "Mengubah rencana rapat", Cakupan.RAPAT_TULIS)
def ubah_rapat(request: HttpRequest, rapat_id: Path[Id], isi: RapatMasuk) -> RapatLengkap:
    services.ubah(request.auth.actor, Rapat(pk=rapat_id), data=_data(isi))
    return lengkap(request, rapat_id)


@rute.tindak("/rapat/{rapat_id}/acara", RapatLengkap, "Menyusun acara", Cakupan.RAPAT_TULIS)
def susun_acara(request: HttpRequest, rapat_id: Path[Id], isi: SusunanMasuk) -> RapatLengkap:
    points = tuple(DataAcara(**a.model_dump()) for a in isi.acara)
    services.susun_acara(request.auth.actor, Rapat(pk=rapat_id), acara=points)
    return lengkap(request, rapat_id)


@rute.tindak("/rapat/{rapat_id}/cari-waktu", HasilCariKeluar, "Mencari waktu", Cakupan.RAPAT_BACA)
def cari_waktu(request: HttpRequest, rapat_id: Path[Id], isi: CariMasuk) -> HasilCariKeluar:
    actor = request.auth.actor
    row = baca.satu(actor, rapat_id, Wewenang.KELOLA)
    ask = Cari(**isi.model_dump())
    if not ask.wajar:
        raise Ditolak(_("Cari paling lama 31 hari, dan sesudah hari pertamanya."), "sampai")
    found = waktu.cari(actor, row, ask)
    offers = [
        TawaranWaktu(
            mulai=t.mulai.isoformat(),
            selesai=t.selesai.isoformat(),
            ruang=t.ruang.pk if t.ruang else None,
            tidak_dapat=list(t.absen),
        )
        for t in found.tawaran
    ]
    return HasilCariKeluar(
        tawaran=offers,
        penentu=list(found.penentu),
        tanpa_waktu=found.tanpa_waktu,
        sempit=found.sempit,
        tanpa_ruang=found.tanpa_ruang,
    )


@rute.tindak("/rapat/{rapat_id}/jadwal", RapatLengkap, "Menetapkan waktu dan tempat", Cakupan.RAPAT_TULIS)
def jadwalkan_rapat(request: HttpRequest, rapat_id: Path[Id], isi: JadwalMasuk) -> RapatLengkap:
    services.jadwalkan(request.auth.actor, Rapat(pk=rapat_id), jadwal=jadwal(isi))
    return lengkap(request, rapat_id)


@rute.tindak("/rapat/{rapat_id}/bahan", RapatLengkap, "Menambah bahan rapat", Cakupan.RAPAT_TULIS)
def lampirkan_bahan(request: HttpRequest, rapat_id: Path[Id], isi: BahanMasuk) -> RapatLengkap:
    content = isi.berkas.bahan(request.auth.akun_id)
    services.lampirkan(request.auth.actor, Rapat(pk=rapat_id), isi=content, nama=isi.berkas.nama)
    return lengkap(request, rapat_id)


@rute.tindak("/rapat/{rapat_id}/undangan", RapatLengkap, "Membuat konsep undangan", Cakupan.RAPAT_TULIS)
def konsepkan_undangan(request: HttpRequest, rapat_id: Path[Id], isi: UndanganMasuk) -> RapatLengkap:
    services.konsepkan_undangan(request.auth.actor, Rapat(pk=rapat_id), penanda_id=isi.penanda)
    return lengkap(request, rapat_id)


@rute.tindak("/rapat/{rapat_id}/nomor-undangan", RapatLengkap, "Mencatat nomor undangan", Cakupan.RAPAT_TULIS)
def catat_undangan(request: HttpRequest, rapat_id: Path[Id], isi: NomorUndanganMasuk) -> RapatLengkap:
    services.catat_undangan(request.auth.actor, Rapat(pk=rapat_id), nomor=isi.nomor)
    return lengkap(request, rapat_id)


@rute.tindak("/rapat/{rapat_id}/langkah", RapatLengkap, "Membuka, mengakhiri, mengesahkan", Cakupan.RAPAT_TULIS)
def langkah_rapat(request: HttpRequest, rapat_id: Path[Id], isi: LangkahRapatMasuk) -> RapatLengkap:
    melangkah(request.auth.actor, Rapat(pk=rapat_id), Aksi(isi.aksi), isi.alasan)
    return lengkap(request, rapat_id)


@rute.baca("/rapat/{rapat_id}/kursi", list[KursiKeluar], "Tata tempat", Cakupan.RAPAT_BACA)
def tata_tempat(request: HttpRequest, rapat_id: Path[Id]) -> list[KursiKeluar]:
    row = baca.satu(request.auth.actor, rapat_id)
    return [
        KursiKeluar(
            peserta=d.peserta.pk,
            nama=str(d.peserta),
            nomor=d.kursi.nomor,
            baris=d.kursi.baris,
            kolom=d.kursi.kolom,
        )
        for d in kursi.duduk(row)
    ]


@rute.tindak("/rapat/{rapat_id}/kursi", list[KursiKeluar], "Mengubah urutan tempat", Cakupan.RAPAT_TULIS)
def atur_kursi(request: HttpRequest, rapat_id: Path[Id], isi: TataTempatMasuk) -> list[KursiKeluar]:
    places = {u.peserta: u.tingkat for u in isi.urutan}
    services.atur_kursi(request.auth.actor, Rapat(pk=rapat_id), tingkat=places)
    return tata_tempat(request, rapat_id)


def lengkap(request: HttpRequest, pk: int) -> RapatLengkap:
    """A meeting as it stands now."""
    r = baca.rincian(request.auth.actor, pk)
    return RapatLengkap.rinci(r, baca.butir(r.rapat))


def jadwal(isi: JadwalMasuk) -> Jadwal:
    return Jadwal(
        mulai=isi.mulai,
        selesai=isi.selesai,
        ruang_id=isi.ruang,
        lokasi_id=isi.lokasi,
        tempat=isi.tempat,
        tautan=isi.tautan,
        dasar=isi.dasar,
    )


def _data(isi: RapatMasuk) -> DataRapat:
    told = isi.model_dump(exclude={"ketua", "notulis", "sebelum", "peserta"})
    guests = tuple(DataPeserta(jabatan_id=p.jabatan, **p.model_dump(exclude={"jabatan"})) for p in isi.peserta)
    return DataRapat(**told, ketua_id=isi.ketua, notulis_id=isi.notulis, sebelum_id=isi.sebelum, peserta=guests)
