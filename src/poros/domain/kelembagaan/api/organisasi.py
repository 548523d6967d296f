"""Reading the organisation."""

from django.db.models import Q
from django.http import HttpRequest
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id
from poros.kernel.organisasi.actor import berlaku_pada
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.wewenang import fetch, visible

from ..wewenang import Wewenang
from . import skema
from .rute import rute


@rute.baca("/unit", skema.DaftarUnit, "Unit pemerintah daerah ini", Cakupan.ORGANISASI_BACA)
def daftar_unit(request: HttpRequest, saring: Query[skema.SaringUnit]) -> dict:
    rows = visible(request.auth.actor, Wewenang.UNIT_LIHAT, Unit.objects.all())
    named = Q(nama__icontains=saring.q) | Q(singkatan__icontains=saring.q) | Q(kode__icontains=saring.q)
    wanted = {"jenis": saring.jenis, "induk_id": saring.induk, "aktif": saring.aktif}
    rows = rows.filter(named, **{name: value for name, value in wanted.items() if value})
    return halaman(request, rows, saring, skema.UnitKeluar.dari)


@rute.baca("/unit/{unit_id}", skema.UnitKeluar, "Satu unit", Cakupan.ORGANISASI_BACA)
def satu_unit(request: HttpRequest, unit_id: Path[Id]) -> skema.UnitKeluar:
    return skema.UnitKeluar.dari(fetch(request.auth.actor, Wewenang.UNIT_LIHAT, Unit.objects.all(), unit_id))


@rute.baca("/jabatan", skema.DaftarJabatan, "Jabatan", Cakupan.ORGANISASI_BACA)
def daftar_jabatan(request: HttpRequest, saring: Query[skema.SaringJabatan]) -> dict:
    rows = visible(request.auth.actor, Wewenang.JABATAN_LIHAT, Jabatan.objects.select_related("unit"))
    wanted = {"nama__icontains": saring.q, "unit_id": saring.unit, "aktif": saring.aktif}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    return halaman(request, rows, saring, skema.JabatanKeluar.dari)


@rute.baca("/pemangku", skema.DaftarPemangku, "Siapa memangku jabatan apa hari ini", Cakupan.ORGANISASI_BACA)
def daftar_pemangku(request: HttpRequest, saring: Query[skema.SaringPemangku]) -> dict:
    actor = request.auth.actor
    rows = visible(actor, Wewenang.PEMANGKU_LIHAT, Pemangku.objects.select_related("orang", "jabatan__unit"))
    wanted = {"jabatan__unit_id": saring.unit, "jabatan_id": saring.jabatan}
    rows = rows.filter(berlaku_pada(actor.hari), **{name: value for name, value in wanted.items() if value})
    return halaman(request, rows, saring, skema.PemangkuKeluar.bentuk)


@rute.baca("/peta", skema.PetaKoordinasi, "Peta koordinasi hari ini", Cakupan.ORGANISASI_BACA)
def peta(request: HttpRequest) -> skema.PetaKoordinasi:
    actor = request.auth.actor
    nodes = [skema.SimpulPeta.dari(actor.peta, node) for node in actor.peta.simpul.values()]
    return skema.PetaKoordinasi(versi=actor.peta.versi, hari=actor.hari, simpul=nodes)
