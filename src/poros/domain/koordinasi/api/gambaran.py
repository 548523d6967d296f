"""The whole at a glance: the board of an office, one's week, who is slow, who waits for whom; accepting several."""

from datetime import date, datetime, time, timedelta
from typing import Self

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Tanggal
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import KlaimSumberDaya
from poros.kernel.penugasan.queries.hambatan import Hambatan, hambatan
from poros.kernel.penugasan.queries.statistik import Kelambatan, siapa_lambat
from poros.kernel.penugasan.rules import Status
from poros.kernel.penugasan.skema import TugasRingkas
from poros.kernel.wewenang import TidakBerwenang

from ..forms.periode import Periode
from .rute import rute

SEPEKAN = 7
BANYAK = 100


class TerimaMasuk(Masukan):
    """Work that waits for an answer."""

    penugasan: list[Id] = Field(min_length=1, max_length=BANYAK, description="Nomor penugasan.")


class Diterima(Skema):
    """How many were accepted; what has moved on meanwhile, or is not the actor's, was left."""

    diterima: int


class KolomPapan(Skema):
    """A column of the board: its first status names it, `isi` are the most pressing of `jumlah`."""

    status: Status
    jumlah: int
    isi: list[TugasRingkas]


class SaringPapan(Skema):
    """Whose board."""

    unit: Id | None = Field(None, description="Nomor unit; bila kosong, kantor sendiri.")


class JanjiKeluar(Skema):
    """A claim of a live order on one's time."""

    arahan: int
    isi: str
    penerbit: str
    sumber_daya: str
    mulai: datetime
    selesai: datetime

    @classmethod
    def bentuk(cls, row: KlaimSumberDaya) -> Self:
        return cls(
            arahan=row.arahan_id,
            isi=_("Arahan rahasia") if row.tersembunyi else row.arahan.isi,
            penerbit=row.arahan.penerbit.nama,
            sumber_daya=row.sumber_daya.nama,
            mulai=row.mulai,
            selesai=row.selesai,
        )


class SaringMasa(Skema):
    """From when to when, in whole months."""

    dari: Tanggal | None = Field(None, description="Dari bulan ini; bila kosong, dua bulan sebelum `sampai`.")
    sampai: Tanggal | None = Field(None, description="Sampai tanggal ini; bila kosong, hari ini.")


class KelambatanKeluar(Skema):
    """One unit: how long its work takes in working days, and what lies late on its desk."""

    unit: int
    selesai: int = Field(description="Banyaknya hasil dalam masa itu.")
    median: float | None
    p90: float | None
    bagian_terlambat: float | None
    layak_peringkat: bool = Field(description="Cukup banyak hasil untuk dibandingkan.")
    tren: str
    selisih: float = Field(description="Perubahan median terhadap masa sebelumnya; di bawah nol lebih cepat.")
    kembali: int
    tertunggak: int

    @classmethod
    def bentuk(cls, row: Kelambatan) -> Self:
        now = row.kini
        return cls(
            unit=row.unit_id,
            selesai=now.n if now else 0,
            median=now.median if now else None,
            p90=now.p90 if now else None,
            bagian_terlambat=now.bagian_terlambat if now else None,
            layak_peringkat=row.layak_peringkat,
            tren=row.tren.arah.value,
            selisih=row.tren.selisih,
            kembali=row.kembali,
            tertunggak=row.tertunggak,
        )


class HambatanKeluar(Skema):
    """An order of several units that does not move, by the units that are in its way."""

    arahan: int
    isi: str
    penanggung_jawab: list[int]
    memantulkan: list[int]
    ditunggu: list[int]

    @classmethod
    def bentuk(cls, row: Hambatan) -> Self:
        groups = ("penanggung_jawab", "memantulkan", "ditunggu")
        return cls(
            arahan=row.arahan.pk,
            isi=row.arahan.isi,
            **{name: [part.unit_id for part in getattr(row, name)] for name in groups},
        )


class Kinerja(Skema):
    """Who is slow, the slowest first; and where units wait for each other."""

    dari: date
    sampai: date
    unit: list[KelambatanKeluar]
    asisten: list[KelambatanKeluar]
    hambatan: list[HambatanKeluar]


@rute.tindak("/meja/terima", Diterima, "Menerima beberapa penugasan sekaligus", Cakupan.PENUGASAN_TULIS)
def terima_banyak(request: HttpRequest, isi: TerimaMasuk) -> Diterima:
    actor = request.auth.actor
    return Diterima(diterima=services.terima_banyak(actor, Unit(pk=actor.unit_id), penugasan=isi.penugasan))


@rute.baca("/papan", list[KolomPapan], "Papan pekerjaan satu kantor", Cakupan.PENUGASAN_BACA)
def papan(request: HttpRequest, saring: Query[SaringPapan]) -> list[KolomPapan]:
    actor = request.auth.actor
    unit = saring.unit or actor.peta.kantor(actor.unit_id)
    if unit not in actor.peta.simpul:
        raise TidakBerwenang
    return [
        KolomPapan(status=k.status, jumlah=k.jumlah, isi=[TugasRingkas.dari(t) for t in k.isi])
        for k in queries.papan(actor, unit)
    ]


@rute.baca("/agenda", list[JanjiKeluar], "Agenda saya sepekan ke depan", Cakupan.PENUGASAN_BACA)
def agenda(request: HttpRequest) -> list[JanjiKeluar]:
    actor = request.auth.actor
    awal = timezone.make_aware(datetime.combine(actor.hari, time.min))
    return [JanjiKeluar.bentuk(row) for row in queries.agenda(actor, awal, awal + timedelta(days=SEPEKAN))]


@rute.baca("/kinerja", Kinerja, "Siapa lambat, dan siapa menunggu siapa", Cakupan.PENUGASAN_BACA)
def kinerja(request: HttpRequest, saring: Query[SaringMasa]) -> Kinerja:
    actor, kini = request.auth.actor, timezone.now()
    asked = {name: value.isoformat() for name, value in saring.model_dump(exclude_none=True).items()}
    dari, sampai = Periode(asked, actor.hari).rentang()
    found = siapa_lambat(actor, dari, sampai, kini)
    return Kinerja(
        dari=dari,
        sampai=sampai,
        unit=[KelambatanKeluar.bentuk(row) for row in found.unit],
        asisten=[KelambatanKeluar.bentuk(row) for row in found.asisten],
        hambatan=[HambatanKeluar.bentuk(row) for row in hambatan(actor, kini)],
    )
