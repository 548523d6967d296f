"""Leaders' agendas and calendars."""

from django.http import HttpRequest
from django.urls import reverse
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Saring, Skema, Teks
from poros.kernel.organisasi.models import Unit
from poros.kernel.tandatangan.alamat import pangkal

from .. import services
from ..models import Agenda, RevisiAgenda, UmpanKalender
from ..queries import agenda as baca
from ..rules.alur import AksiAgenda
from ..services.agenda import melangkah_agenda
from ..values import ArahanAgenda, DataAgenda
from .bentuk import JadwalMasuk
from .bentuk_agenda import (
    AgendaKeluar,
    AgendaMasuk,
    DaftarAgendaRapat,
    KehadiranPimpinan,
    LangkahAgenda,
    StatusAgendaRapat,
)
from .rapat import jadwal
from .rute import rute


class SaringAgenda(Saring):
    """Filters of the list."""

    status: StatusAgendaRapat | None = Field(None, description="Hanya status ini.")


class LangkahAgendaMasuk(Masukan):
    """A step; some say why."""

    aksi: LangkahAgenda = Field(description="Langkahnya.")
    catatan: Teks = Field("", max_length=2000, description="Alasan, hasil, atau evaluasi.")


class ArahanAgendaMasuk(Masukan):
    """The leader's word."""

    kehadiran: KehadiranPimpinan = Field(description="Hadir atau diwakilkan.")
    wakil: Id | None = Field(None, description="Nomor jabatan yang mewakili.")
    catatan: Teks = Field("", max_length=2000, description="Catatan untuk yang mewakili.")


class UsulRevisiMasuk(Masukan):
    """Another time or place, and why."""

    jadwal: JadwalMasuk = Field(description="Waktu dan tempat baru.")
    alasan: Teks = Field(min_length=1, max_length=2000, description="Alasan.")


class RevisiKeluar(Skema):
    """A change that waits."""

    id: int


class JawabRevisiMasuk(Masukan):
    """Whether the change takes effect."""

    diterima: bool = Field(description="Diterima atau tidak.")


class PetugasMasuk(Masukan):
    """An office and what it does there."""

    jabatan: Id = Field(description="Nomor jabatan.")
    tugas: Teks = Field(min_length=1, max_length=60, description="Tugasnya.")


class PetugasAgendaMasuk(Masukan):
    """All who help; it replaces those before."""

    petugas: list[PetugasMasuk] = Field(max_length=20, description="Petugas.")


class UmpanKeluar(Skema):
    """The address of one's own calendar; shown once."""

    alamat: str | None


class CabutKeluar(Skema):
    """That an address is dead."""

    dicabut: bool


@rute.baca("/agenda-pimpinan", DaftarAgendaRapat, "Agenda pimpinan yang boleh dilihat", Cakupan.RAPAT_BACA)
def daftar_agenda(request: HttpRequest, saring: Query[SaringAgenda]) -> dict:
    rows = baca.agenda_terlihat(request.auth.actor, status=saring.status or "")
    return halaman(request, rows, saring, AgendaKeluar.dari)


@rute.baca("/agenda-pimpinan/{agenda_id}", AgendaKeluar, "Satu agenda", Cakupan.RAPAT_BACA)
def satu_agenda(request: HttpRequest, agenda_id: Path[Id]) -> AgendaKeluar:
    return _lengkap(request, agenda_id)


@rute.cipta("/agenda-pimpinan", AgendaKeluar, "Meminta waktu pimpinan", Cakupan.RAPAT_TULIS)
def minta_agenda(request: HttpRequest, isi: AgendaMasuk) -> AgendaKeluar:
    actor = request.auth.actor
    return _lengkap(request, services.minta_agenda(actor, Unit(pk=actor.unit_id), data=_data(isi)).pk)


@rute.tindak("/agenda-pimpinan/{agenda_id}/ubah", AgendaKeluar, "Melengkapi agenda", Cakupan.RAPAT_TULIS)
def ubah_agenda(request: HttpRequest, agenda_id: Path[Id], isi: AgendaMasuk) -> AgendaKeluar:
    services.ubah_agenda(request.auth.actor, Agenda(pk=agenda_id), data=_data(isi))
    return _lengkap(request, agenda_id)


@rute.tindak(
    "/agenda-pimpinan/{agenda_id}/langkah", AgendaKeluar, "Menyusun, menelaah, menyetujui", Cakupan.RAPAT_TULIS
)
def langkah_agenda(request: HttpRequest, agenda_id: Path[Id], isi: LangkahAgendaMasuk) -> AgendaKeluar:
    melangkah_agenda(request.auth.actor, Agenda(pk=agenda_id), AksiAgenda(isi.aksi), isi.catatan)
    return _lengkap(request, agenda_id)


@rute.tindak("/agenda-pimpinan/{agenda_id}/arahan", AgendaKeluar, "Memberi arahan", Cakupan.RAPAT_TULIS)
def putuskan_agenda(request: HttpRequest, agenda_id: Path[Id], isi: ArahanAgendaMasuk) -> AgendaKeluar:
    word = ArahanAgenda(kehadiran=isi.kehadiran, wakil_id=isi.wakil, catatan=isi.catatan)
    services.putuskan_agenda(request.auth.actor, Agenda(pk=agenda_id), arahan=word)
    return _lengkap(request, agenda_id)


@rute.cipta("/agenda-pimpinan/{agenda_id}/perubahan", RevisiKeluar, "Mengusulkan perubahan", Cakupan.RAPAT_TULIS)
def usulkan_revisi(request: HttpRequest, agenda_id: Path[Id], isi: UsulRevisiMasuk) -> RevisiKeluar:
    actor = request.auth.actor
    row = services.usulkan_revisi(actor, Agenda(pk=agenda_id), jadwal=jadwal(isi.jadwal), alasan=isi.alasan)
    return RevisiKeluar(id=row.pk)


@rute.tindak("/agenda-pimpinan/perubahan/{revisi_id}", AgendaKeluar, "Menjawab usul perubahan", Cakupan.RAPAT_TULIS)
def jawab_revisi(request: HttpRequest, revisi_id: Path[Id], isi: JawabRevisiMasuk) -> AgendaKeluar:
    row = services.jawab_revisi(request.auth.actor, RevisiAgenda(pk=revisi_id), diterima=isi.diterima)
    return _lengkap(request, row.pk)


@rute.tindak("/agenda-pimpinan/{agenda_id}/petugas", AgendaKeluar, "Menugaskan petugas acara", Cakupan.RAPAT_TULIS)
def atur_petugas(request: HttpRequest, agenda_id: Path[Id], isi: PetugasAgendaMasuk) -> AgendaKeluar:
    helpers: dict[int, str] = {}
    for p in isi.petugas:
        helpers[p.jabatan] = ", ".join(filter(None, (helpers.get(p.jabatan), p.tugas)))
    services.atur_petugas(request.auth.actor, Agenda(pk=agenda_id), petugas=helpers)
    return _lengkap(request, agenda_id)


@rute.cipta("/rapat-kalender", UmpanKeluar, "Membuat alamat kalender", Cakupan.RAPAT_TULIS, rahasia=("alamat",))
def buat_umpan(request: HttpRequest) -> UmpanKeluar:
    actor = request.auth.actor
    kunci = services.buat_umpan(actor, Unit(pk=actor.unit_id))
    return UmpanKeluar(alamat=pangkal() + reverse("rapat:umpan", args=[kunci]))


@rute.tindak("/rapat-kalender/cabut", CabutKeluar, "Mencabut alamat kalender", Cakupan.RAPAT_TULIS)
def cabut_umpan(request: HttpRequest) -> CabutKeluar:
    row = baca.umpan_saya(request.auth.actor) or UmpanKalender(pk=0)
    services.cabut_umpan(request.auth.actor, row)
    return CabutKeluar(dicabut=True)


def _lengkap(request: HttpRequest, pk: int) -> AgendaKeluar:
    return AgendaKeluar.dari(baca.satu(request.auth.actor, pk))


def _data(isi: AgendaMasuk) -> DataAgenda:
    return DataAgenda(**isi.model_dump(exclude={"pimpinan", "lokasi"}), pimpinan_id=isi.pimpinan, lokasi_id=isi.lokasi)
