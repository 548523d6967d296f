"""Reports: told, read out of feeds, checked; and what is set up beforehand."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import Laporan
from ..queries import laporan as baca
from ..queries import parameter
from ..values import DataLaporan
from .bentuk_laporan import (
    BanyakJadi,
    DaftarLaporanBencana,
    Jadi,
    LapisanMasuk,
    LaporanBencanaKeluar,
    LaporanBencanaMasuk,
    PeranKrisisMasuk,
    PeriksaKrisisMasuk,
    RencanaKrisisKeluar,
    RencanaNaskahMasuk,
    SaringLaporanBencana,
    UmpanMasuk,
)
from .rute import rute

BACA, TULIS = Cakupan.KRISIS_BACA, Cakupan.KRISIS_TULIS


@rute.baca("/krisis/laporan", DaftarLaporanBencana, "Laporan yang boleh dilihat", BACA)
def daftar_laporan(request: HttpRequest, saring: Query[SaringLaporanBencana]) -> dict[str, Any]:
    rows = baca.laporan_terlihat(request.auth.actor, periksa=saring.periksa or "")
    return halaman(request, rows, saring, LaporanBencanaKeluar.dari)


@rute.baca("/krisis/laporan/{laporan_id}", LaporanBencanaKeluar, "Satu laporan", BACA)
def satu_laporan(request: HttpRequest, laporan_id: Path[Id]) -> LaporanBencanaKeluar:
    return LaporanBencanaKeluar.dari(baca.satu(request.auth.actor, laporan_id))


@rute.cipta("/krisis/laporan", Jadi, "Melaporkan kejadian", TULIS)
def lapor(request: HttpRequest, isi: LaporanBencanaMasuk) -> Jadi:
    actor = request.auth.actor
    data = DataLaporan(kejadian_id=isi.kejadian, **isi.model_dump(exclude={"kejadian"}))
    return Jadi(id=services.lapor(actor, Unit(pk=actor.unit_id), data=data).pk)


@rute.cipta("/krisis/umpan", BanyakJadi, "Membaca umpan laporan", TULIS)
def muat_umpan(request: HttpRequest, isi: UmpanMasuk) -> BanyakJadi:
    actor = request.auth.actor
    rows = services.muat_umpan(actor, Unit(pk=actor.unit_id), isi=isi.isi.encode())
    return BanyakJadi(id=[row.pk for row in rows])


@rute.tindak("/krisis/laporan/{laporan_id}/periksa", Jadi, "Mencatat hasil pemeriksaan", TULIS)
def periksa_laporan(request: HttpRequest, laporan_id: Path[Id], isi: PeriksaKrisisMasuk) -> Jadi:
    told = {"kejadian_id": isi.kejadian, **isi.model_dump(exclude={"kejadian"})}
    return Jadi(id=services.periksa(request.auth.actor, Laporan(pk=laporan_id), **told).pk)


@rute.baca("/krisis/rencana", list[RencanaKrisisKeluar], "Rencana kontinjensi, versi terbaru", BACA)
def daftar_rencana(request: HttpRequest) -> list[RencanaKrisisKeluar]:  # noqa: ARG001 -- open to every office
    names = ("kode", "versi", "nama", "bahaya")
    return [RencanaKrisisKeluar(id=r.pk, **{n: getattr(r, n) for n in names}) for r in parameter.rencana_terbaru()]


@rute.cipta("/krisis/rencana", Jadi, "Menulis versi rencana", TULIS)
def tulis_rencana(request: HttpRequest, isi: RencanaNaskahMasuk) -> Jadi:
    actor = request.auth.actor
    return Jadi(id=services.tulis_rencana(actor, Unit(pk=actor.unit_id), naskah=isi.naskah).pk)


@rute.tindak("/krisis/peran", BanyakJadi, "Mengatur peran unit", TULIS)
def atur_peran(request: HttpRequest, isi: PeranKrisisMasuk) -> BanyakJadi:
    actor = request.auth.actor
    rows = services.atur_peran(actor, Unit(pk=actor.unit_id), peran=isi.peran, units=isi.unit)
    return BanyakJadi(id=[row.unit_id for row in rows])


@rute.tindak("/krisis/lapisan", Jadi, "Memuat lapisan peta", TULIS)
def muat_lapisan(request: HttpRequest, isi: LapisanMasuk) -> Jadi:
    actor = request.auth.actor
    told = {"jenis": isi.jenis, "isi": isi.isi.encode(), "sumber": isi.sumber}
    return Jadi(id=services.muat_lapisan(actor, Unit(pk=actor.unit_id), **told).pk)
