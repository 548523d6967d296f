"""Issuing orders, reading them, taking them back."""

from django.http import HttpRequest
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan
from poros.kernel.penugasan.queries import arahan_terlihat, penugasan_terlihat
from poros.kernel.penugasan.queries.konflik import urutan_arahan
from poros.kernel.penugasan.skema import TugasRingkas
from poros.kernel.penugasan.wewenang import Wewenang
from poros.kernel.wewenang import fetch

from . import keluaran, masukan
from .rute import rute


@rute.cipta("/arahan", keluaran.ArahanTerbit, "Menerbitkan arahan kepada unit", Cakupan.PENUGASAN_TULIS)
def terbitkan(request: HttpRequest, isi: masukan.ArahanMasuk) -> keluaran.ArahanTerbit:
    actor = request.auth.actor
    row = services.terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=isi.rincian(),
        kepada=[s.nilai() for s in isi.kepada],
        pilihan=None if isi.pilihan is None else [p.nilai() for p in isi.pilihan],
    )
    return keluaran.ArahanTerbit.dari(row)


@rute.baca("/arahan", keluaran.DaftarArahan, "Arahan yang boleh dilihat, terbaru dulu", Cakupan.PENUGASAN_BACA)
def daftar_arahan(request: HttpRequest, saring: Query[masukan.SaringArahan]) -> dict:
    actor = request.auth.actor
    rows = arahan_terlihat(actor)
    if saring.status:
        rows = rows.filter(status=saring.status)
    if saring.saya:
        rows = rows.filter(penerbit_id=actor.jabatan_id)
    return halaman(request, rows, saring, keluaran.ArahanRingkas.dari)


@rute.baca("/arahan/{arahan_id}", keluaran.ArahanLengkap, "Satu arahan dengan bagian tiap unit", Cakupan.PENUGASAN_BACA)
def satu_arahan(request: HttpRequest, arahan_id: Path[Id]) -> keluaran.ArahanLengkap:
    actor = request.auth.actor
    row = fetch(actor, Wewenang.ARAHAN_LIHAT, arahan_terlihat(actor), arahan_id)
    parts = penugasan_terlihat(actor).filter(arahan=row).order_by("id")
    return keluaran.ArahanLengkap(
        **keluaran.ArahanRingkas.dari(row).model_dump(),
        penugasan=[TugasRingkas.dari(part) for part in parts],
        urutan=[keluaran.UrutanKeluar.dari(u) for u in urutan_arahan(row.pk)],
    )


@rute.tindak(
    "/arahan/{arahan_id}/urutan",
    list[keluaran.UrutanKeluar],
    "Menetapkan arahan mana yang harus selesai lebih dahulu",
    Cakupan.PENUGASAN_TULIS,
)
def urutkan(request: HttpRequest, arahan_id: Path[Id], isi: masukan.UrutanMasuk) -> list[keluaran.UrutanKeluar]:
    services.urutkan(
        request.auth.actor,
        Arahan(pk=arahan_id),
        setelah=[s.nilai() for s in isi.setelah],
        pilihan=None if isi.pilihan is None else [p.nilai() for p in isi.pilihan],
    )
    return [keluaran.UrutanKeluar.dari(u) for u in urutan_arahan(arahan_id)]


@rute.tindak(
    "/arahan/{arahan_id}/urutan/{sebelum_id}/cabut",
    list[keluaran.UrutanKeluar],
    "Mencabut urutan; yang dicabut tetap tercatat",
    Cakupan.PENUGASAN_TULIS,
)
def cabut_urutan(
    request: HttpRequest, arahan_id: Path[Id], sebelum_id: Path[Id], isi: masukan.Catatan
) -> list[keluaran.UrutanKeluar]:
    services.cabut_urutan(request.auth.actor, Arahan(pk=arahan_id), sebelum_id=sebelum_id, alasan=isi.catatan)
    return [keluaran.UrutanKeluar.dari(u) for u in urutan_arahan(arahan_id)]


@rute.tindak("/arahan/{arahan_id}/tarik", keluaran.ArahanTerbit, "Menarik arahan", Cakupan.PENUGASAN_TULIS)
def tarik(request: HttpRequest, arahan_id: Path[Id], isi: masukan.Catatan) -> keluaran.ArahanTerbit:
    row = services.tarik(request.auth.actor, Arahan(pk=arahan_id), alasan=isi.catatan)
    return keluaran.ArahanTerbit.dari(row)
