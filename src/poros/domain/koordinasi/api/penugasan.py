"""Reading work, and adding to it: evidence and talk."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id
from poros.kernel.antarmuka.unggahan import BerkasKeluar
from poros.kernel.berkas.queries import tautan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.queries import daftar as daftar_penugasan
from poros.kernel.penugasan.queries import rincian
from poros.kernel.penugasan.services.bukti import IsiBukti
from poros.kernel.penugasan.skema import TugasRingkas

from . import keluaran, masukan
from .rute import rute


@rute.baca("/penugasan", keluaran.DaftarTugas, "Penugasan yang boleh dilihat, terbaru dulu", Cakupan.PENUGASAN_BACA)
def daftar(request: HttpRequest, saring: Query[masukan.SaringTugas]) -> dict:
    rows = daftar_penugasan(request.auth.actor, saring.nilai(), timezone.now())
    return halaman(request, rows, saring, TugasRingkas.dari)


@rute.baca("/penugasan/{tugas_id}", keluaran.TugasLengkap, "Satu penugasan dengan ceritanya", Cakupan.PENUGASAN_BACA)
def satu(request: HttpRequest, tugas_id: Path[Id]) -> keluaran.TugasLengkap:
    actor = request.auth.actor
    found = rincian(actor, tugas_id)
    return keluaran.TugasLengkap(
        **TugasRingkas.dari(found.tugas).model_dump(),
        dasar=found.tugas.arahan.dasar,
        riwayat=[keluaran.LangkahKeluar.dari(row) for row in found.riwayat],
        bukti=[keluaran.BuktiKeluar.dari(row) for row in found.bukti],
        berkas=[BerkasKeluar.dari(row) for row in tautan(actor, "penugasan", tugas_id)],
        pesan=[keluaran.PesanKeluar.dari(row) for row in found.pesan],
        aksi=list(found.aksi),
    )


@rute.cipta("/penugasan/{tugas_id}/bukti", keluaran.BuktiKeluar, "Menambah bukti", Cakupan.PENUGASAN_TULIS)
def bukti(request: HttpRequest, tugas_id: Path[Id], isi: masukan.BuktiMasuk) -> keluaran.BuktiKeluar:
    data = IsiBukti(
        **isi.model_dump(exclude={"berkas"}),
        berkas=isi.berkas.bahan(request.auth.akun_id) if isi.berkas else None,
        nama_berkas=isi.berkas.nama if isi.berkas else "",
    )
    return keluaran.BuktiKeluar.dari(services.tambah_bukti(request.auth.actor, Penugasan(pk=tugas_id), isi=data))


@rute.cipta("/penugasan/{tugas_id}/pesan", keluaran.PesanKeluar, "Menulis pesan", Cakupan.PENUGASAN_TULIS)
def pesan(request: HttpRequest, tugas_id: Path[Id], isi: masukan.PesanMasuk) -> keluaran.PesanKeluar:
    return keluaran.PesanKeluar.dari(services.bicara(request.auth.actor, Penugasan(pk=tugas_id), isi=isi.isi))
