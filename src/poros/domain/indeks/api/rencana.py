"""The way up: plans computed, changed, decided."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Saring
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import TidakBerwenang, fetch

from .. import services
from ..models import Instrumen, LangkahRencana, Rencana
from ..queries import kertas
from ..queries import rencana as baca
from ..values import Belanja, Tujuan
from ..wewenang import Wewenang
from .bentuk_rencana import (
    AnggapanMasuk,
    BelanjaMasuk,
    DaftarRencana,
    PetaJalanKeluar,
    RencanaLengkap,
    RencanaNaikKeluar,
    RencanaNaikMasuk,
    RencanaTetapkan,
    RencanaUbah,
    lengkap,
    peta,
)
from .rute import rute


@rute.cipta("/indeks/rencana", RencanaLengkap, "Menyusun rencana dengan upaya terkecil", Cakupan.INDEKS_TULIS)
def susun_rencana(request: HttpRequest, isi: RencanaNaikMasuk) -> RencanaLengkap:
    actor = request.auth.actor
    begin = baca.awal(
        judul=isi.judul,
        mulai=isi.mulai,
        tahun=isi.tahun,
        sasaran=isi.sasaran,
        predikat=isi.predikat,
        penilaian=_penilaian(request, isi.penilaian),
        instrumen=Instrumen.objects.filter(pk=isi.instrumen).first() if isi.instrumen else None,
    )
    return lengkap(services.susun_rencana(actor, Unit(pk=actor.unit_id), data=begin))


@rute.baca("/indeks/rencana", DaftarRencana, "Rencana yang boleh dilihat", Cakupan.INDEKS_BACA)
def daftar_rencana(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, baca.rencana_terlihat(request.auth.actor), saring, RencanaNaikKeluar.dari)


@rute.baca("/indeks/rencana/{rencana_id}", RencanaLengkap, "Satu rencana dengan angkanya", Cakupan.INDEKS_BACA)
def satu_rencana(request: HttpRequest, rencana_id: Path[Id]) -> RencanaLengkap:
    return lengkap(baca.satu(request.auth.actor, rencana_id))


@rute.tindak(
    "/indeks/rencana/{rencana_id}/ubah", RencanaLengkap, "Mengubah atau menghitung ulang", Cakupan.INDEKS_TULIS
)
def ubah_rencana(request: HttpRequest, rencana_id: Path[Id], isi: RencanaUbah) -> RencanaLengkap:
    target = Tujuan(**isi.tujuan.model_dump()) if isi.tujuan else None
    made = services.ubah_rencana(request.auth.actor, Rencana(pk=rencana_id), tujuan=target, pilihan=isi.pilihan)
    return lengkap(made)


@rute.tindak("/indeks/rencana/{rencana_id}/anggapan", RencanaLengkap, "Mengubah anggapan rencana", Cakupan.INDEKS_TULIS)
def ubah_anggapan(request: HttpRequest, rencana_id: Path[Id], isi: AnggapanMasuk) -> RencanaLengkap:
    return lengkap(services.ubah_anggapan(request.auth.actor, Rencana(pk=rencana_id), anggapan=isi.data()))


@rute.tindak(
    "/indeks/rencana/{rencana_id}/tetapkan",
    PetaJalanKeluar,
    "Menetapkan dan menerbitkan penugasan",
    Cakupan.INDEKS_TULIS,
)
def tetapkan_rencana(request: HttpRequest, rencana_id: Path[Id], isi: RencanaTetapkan) -> PetaJalanKeluar:
    services.tetapkan_rencana(request.auth.actor, Rencana(pk=rencana_id), pemilik=isi.pemilik, tenggat=isi.tenggat)
    return peta(baca.satu(request.auth.actor, rencana_id))


@rute.baca("/indeks/rencana/{rencana_id}/peta", PetaJalanKeluar, "Peta jalan dengan kemajuannya", Cakupan.INDEKS_BACA)
def peta_jalan(request: HttpRequest, rencana_id: Path[Id]) -> PetaJalanKeluar:
    return peta(baca.satu(request.auth.actor, rencana_id))


@rute.tindak("/indeks/langkah/{langkah_id}/belanja", PetaJalanKeluar, "Mencatat anggaran langkah", Cakupan.INDEKS_TULIS)
def catat_belanja(request: HttpRequest, langkah_id: Path[Id], isi: BelanjaMasuk) -> PetaJalanKeluar:
    made = services.catat_belanja(
        request.auth.actor, LangkahRencana(pk=langkah_id), belanja=Belanja(**isi.model_dump())
    )
    return peta(baca.satu(request.auth.actor, made.rencana_id))


def _penilaian(request: HttpRequest, pk: int | None) -> object:
    if pk is None:
        return None
    try:
        return fetch(request.auth.actor, Wewenang.PENILAIAN_LIHAT, kertas.penilaian_terlihat(request.auth.actor), pk)
    except TidakBerwenang:
        raise Ditolak(_("Penilaian ini tidak ada."), "penilaian") from None
