"""Ideas, rooms and ways."""

from django.http import HttpRequest
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Teks
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import SumberDaya
from poros.kernel.wewenang import fetch

from .. import services
from ..models import Gagasan, Rapat
from ..queries import gagasan as baca
from ..queries import rapat as rapat_baca
from ..queries.waktu import ruang_terlihat
from ..services.gagasan import sumbangkan
from ..values import DataGagasan
from ..wewenang import Wewenang
from .bentuk_agenda import GagasanKeluar, HasilIde
from .rute import rute


class KriteriaMasuk(Masukan):
    """A criterion and how much it counts."""

    nama: Teks = Field(min_length=1, max_length=100, description="Nama kriteria.")
    bobot: int = Field(1, ge=1, le=100, description="Bobotnya.")


class AturGagasanMasuk(Masukan):
    """What is asked, by what ideas are weighed, and whether people outside may give theirs."""

    pertanyaan: list[Teks] = Field(
        default_factory=list,
        max_length=12,
        description="Pertanyaan.",
        json_schema_extra={"items": {"type": "string", "maxLength": 500, "pattern": "^[^\\u0000]*$"}},
    )
    kriteria: list[KriteriaMasuk] = Field(default_factory=list, max_length=12, description="Kriteria.")
    dibuka: bool = Field(False, description="Terima gagasan dari luar.")


class GagasanMasuk(Masukan):
    """An idea."""

    isi: Teks = Field(min_length=1, max_length=5000, description="Gagasan.")
    pertanyaan: Id | None = Field(None, description="Nomor pertanyaan yang dijawab.")
    tanpa_nama: bool = Field(False, description="Jangan simpan nama.")


class KelompokMasuk(Masukan):
    """The group of an idea."""

    kelompok: Teks = Field("", max_length=100, description="Nama kelompok.")


class NilaiKriteria(Masukan):
    """A mark on a criterion."""

    kriteria: Id = Field(description="Nomor kriteria.")
    nilai: int = Field(ge=1, le=5, description="1 sampai 5.")


class NilaiGagasanMasuk(Masukan):
    """Marks of one office."""

    nilai: list[NilaiKriteria] = Field(min_length=1, max_length=12, description="Nilai tiap kriteria.")


class JawabGagasanMasuk(Masukan):
    """The outcome; what is changed or refused says why."""

    hasil: HasilIde = Field(description="Diambil, diubah, atau ditolak.")
    alasan: Teks = Field("", max_length=2000, description="Alasan.")


class RuangKeluar(Skema):
    """A room."""

    id: int
    sumber_daya: int
    nama: str
    lokasi: str
    kursi: int


class RuangMasuk(Masukan):
    """Where a room is and how many it seats."""

    lokasi: Teks = Field(min_length=1, max_length=100, description="Gedung atau kompleksnya.")
    kursi: int = Field(ge=1, le=100_000, description="Banyaknya kursi.")


class TempuhMasuk(Masukan):
    """The way between two places."""

    dari: Teks = Field(min_length=1, max_length=100, description="Dari.")
    ke: Teks = Field(min_length=1, max_length=100, description="Ke.")
    menit: int = Field(ge=0, le=1440, description="Lamanya.")


class ProtokolMasuk(Masukan):
    """Units that keep the leaders' agendas."""

    unit: list[Id] = Field(max_length=50, description="Nomor unit.")


class BanyakUnit(Skema):
    """How many units."""

    banyak: int


@rute.baca("/rapat/{rapat_id}/gagasan", list[GagasanKeluar], "Gagasan menurut bobot", Cakupan.RAPAT_BACA)
def daftar_gagasan(request: HttpRequest, rapat_id: Path[Id]) -> list[GagasanKeluar]:
    return _semua(request, rapat_id)


@rute.tindak("/rapat/{rapat_id}/gagasan/atur", list[GagasanKeluar], "Mengatur pertanyaan", Cakupan.RAPAT_TULIS)
def atur_gagasan(request: HttpRequest, rapat_id: Path[Id], isi: AturGagasanMasuk) -> list[GagasanKeluar]:
    services.atur_gagasan(
        request.auth.actor,
        Rapat(pk=rapat_id),
        pertanyaan=[q[:500] for q in isi.pertanyaan],
        kriteria={k.nama: k.bobot for k in isi.kriteria},
        dibuka=isi.dibuka,
    )
    return _timbangan(Rapat(pk=rapat_id))


@rute.cipta("/rapat/{rapat_id}/gagasan", list[GagasanKeluar], "Menyumbang gagasan", Cakupan.RAPAT_TULIS)
def sumbang_gagasan(request: HttpRequest, rapat_id: Path[Id], isi: GagasanMasuk) -> list[GagasanKeluar]:
    data = DataGagasan(isi=isi.isi, pertanyaan_id=isi.pertanyaan, bernama=not isi.tanpa_nama)
    sumbangkan(request.auth.actor, Rapat(pk=rapat_id), data)
    return _semua(request, rapat_id)


@rute.tindak("/rapat/gagasan/{gagasan_id}/kelompok", GagasanKeluar, "Mengelompokkan gagasan", Cakupan.RAPAT_TULIS)
def kelompokkan_gagasan(request: HttpRequest, gagasan_id: Path[Id], isi: KelompokMasuk) -> GagasanKeluar:
    row = services.kelompokkan(request.auth.actor, Gagasan(pk=gagasan_id), kelompok=isi.kelompok)
    return _satu(row)


@rute.tindak("/rapat/gagasan/{gagasan_id}/nilai", GagasanKeluar, "Menimbang gagasan", Cakupan.RAPAT_TULIS)
def nilai_gagasan(request: HttpRequest, gagasan_id: Path[Id], isi: NilaiGagasanMasuk) -> GagasanKeluar:
    marks = {n.kriteria: n.nilai for n in isi.nilai}
    return _satu(services.nilai(request.auth.actor, Gagasan(pk=gagasan_id), nilai=marks))


@rute.tindak("/rapat/gagasan/{gagasan_id}/jawab", GagasanKeluar, "Menjawab gagasan", Cakupan.RAPAT_TULIS)
def jawab_gagasan(request: HttpRequest, gagasan_id: Path[Id], isi: JawabGagasanMasuk) -> GagasanKeluar:
    return _satu(services.jawab_gagasan(request.auth.actor, Gagasan(pk=gagasan_id), **isi.model_dump()))


@rute.baca("/rapat-ruang", list[RuangKeluar], "Ruang rapat", Cakupan.RAPAT_BACA)
def daftar_ruang(request: HttpRequest) -> list[RuangKeluar]:
    return [
        RuangKeluar(id=r.pk, sumber_daya=r.sumber_daya_id, nama=str(r), lokasi=r.lokasi.nama, kursi=r.kursi)
        for r in ruang_terlihat(request.auth.actor)[:500]
    ]


@rute.tindak("/rapat-ruang/{sumber_daya_id}", list[RuangKeluar], "Menjadikan ruang rapat", Cakupan.RAPAT_TULIS)
def simpan_ruang(request: HttpRequest, sumber_daya_id: Path[Id], isi: RuangMasuk) -> list[RuangKeluar]:
    services.simpan_ruang(request.auth.actor, SumberDaya(pk=sumber_daya_id), **isi.model_dump())
    return daftar_ruang(request)


@rute.tindak("/rapat-tempuh", list[RuangKeluar], "Menyimpan waktu tempuh", Cakupan.RAPAT_TULIS)
def simpan_tempuh(request: HttpRequest, isi: TempuhMasuk) -> list[RuangKeluar]:
    services.simpan_tempuh(request.auth.actor, _unit(request), **isi.model_dump())
    return daftar_ruang(request)


@rute.tindak("/rapat-protokol", BanyakUnit, "Mengatur unit protokol", Cakupan.RAPAT_TULIS)
def atur_protokol(request: HttpRequest, isi: ProtokolMasuk) -> BanyakUnit:
    return BanyakUnit(banyak=services.atur_protokol(request.auth.actor, _unit(request), unit_id=isi.unit))


def _unit(request: HttpRequest) -> Unit:
    return Unit(pk=request.auth.actor.unit_id)


def _semua(request: HttpRequest, pk: int) -> list[GagasanKeluar]:
    return _timbangan(fetch(request.auth.actor, Wewenang.SUMBANG, rapat_baca.semua(), pk))


def _timbangan(rapat: Rapat) -> list[GagasanKeluar]:
    return [GagasanKeluar.dari(t) for t in baca.timbang(rapat)]


def _satu(row: Gagasan) -> GagasanKeluar:
    found = next(t for t in baca.timbang(row.rapat) if t.gagasan.pk == row.pk)
    return GagasanKeluar.dari(found)
