"""Collisions: asked for beforehand, listed, decided."""

from django.http import HttpRequest
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import TemuanKonflik
from poros.kernel.penugasan.queries.konflik import konflik_terbuka, konflik_terlihat, periksa
from poros.kernel.penugasan.skema import TabrakanKeluar

from . import keluaran, masukan
from .rute import rute


@rute.tindak(
    "/konflik/periksa",
    list[TabrakanKeluar],
    "Memeriksa arahan yang belum terbit; tidak mengubah apa pun",
    Cakupan.PENUGASAN_BACA,
)
def periksa_arahan(request: HttpRequest, isi: masukan.IsiArahan) -> list[TabrakanKeluar]:
    found = periksa(request.auth.actor, isi.rincian(), [s.nilai() for s in isi.kepada])
    return [TabrakanKeluar.dari(t) for t in found]


@rute.baca("/konflik", keluaran.DaftarKonflik, "Tabrakan arahan yang menyangkut jabatan ini", Cakupan.PENUGASAN_BACA)
def daftar_konflik(request: HttpRequest, saring: Query[masukan.SaringKonflik]) -> dict:
    actor = request.auth.actor
    rows = konflik_terbuka(actor) if saring.terbuka else konflik_terlihat(actor)
    return halaman(request, rows, saring, keluaran.KonflikKeluar.dari)


@rute.tindak(
    "/konflik/{konflik_id}/putuskan", keluaran.KonflikKeluar, "Memutus tabrakan arahan", Cakupan.PENUGASAN_TULIS
)
def putuskan(request: HttpRequest, konflik_id: Path[Id], isi: masukan.Putusan) -> keluaran.KonflikKeluar:
    row = services.putuskan(
        request.auth.actor, TemuanKonflik(pk=konflik_id), keputusan=isi.keputusan, alasan=isi.alasan
    )
    return keluaran.KonflikKeluar.dari(row)
