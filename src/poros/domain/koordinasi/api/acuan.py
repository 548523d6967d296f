"""What an order can name: kinds of acts in force, and resources in use."""

from django.db.models import Q
from django.http import HttpRequest
from ninja import Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.penugasan.models import SumberDaya, TindakArahan

from . import keluaran, masukan
from .rute import rute


@rute.baca("/tindak-arahan", keluaran.DaftarTindak, "Tindakan yang dapat disebut arahan", Cakupan.PENUGASAN_BACA)
def daftar_tindak(request: HttpRequest, saring: Query[masukan.SaringAcuan]) -> dict:
    hari = request.auth.actor.hari
    valid = Q(sampai__isnull=True) | Q(sampai__gte=hari)
    rows = TindakArahan.objects.filter(valid, dari__lte=hari, nama__icontains=saring.q)
    return halaman(request, rows, saring, keluaran.TindakKeluar.dari)


@rute.baca("/sumber-daya", keluaran.DaftarSumberDaya, "Sumber daya yang dapat diklaim arahan", Cakupan.PENUGASAN_BACA)
def daftar_sumber_daya(request: HttpRequest, saring: Query[masukan.SaringAcuan]) -> dict:
    rows = SumberDaya.objects.filter(aktif=True, nama__icontains=saring.q)
    return halaman(request, rows, saring, keluaran.SumberDayaKeluar.dari)
