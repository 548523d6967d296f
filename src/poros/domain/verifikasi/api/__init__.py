"""Signing for programs: the same acts and the same permissions as on screen.

A passphrase or a NIK may come this way too. The operations that take one know no Idempotency-Key, since not even a
fingerprint of such a request may be kept, and need none: what is signed is not signed again. Nor does the one that
asks a provider, which must not be waited for inside a transaction.
"""

from django.http import HttpRequest
from ninja import Path, Query

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.rute import Rute
from poros.kernel.antarmuka.skema import Id, Rujuk, Saring
from poros.kernel.organisasi.models import Orang
from poros.kernel.tandatangan import queries as ttd
from poros.kernel.tandatangan import services
from poros.kernel.tandatangan.jalan import tandatangani, tanyakan
from poros.kernel.tandatangan.models import Dokumen, Permintaan, SertifikatLokal
from poros.kernel.tandatangan.values import Frasa, Posisi
from poros.kernel.tandatangan.wewenang import Wewenang
from poros.kernel.wewenang import fetch

from .skema import (
    AlasanTtd,
    DaftarPermintaanTtd,
    DaftarSertifikat,
    DokumenTtdKeluar,
    EsignMasuk,
    FrasaBaru,
    HasilSemua,
    HasilTtd,
    LetakTanda,
    Penandatanganan,
    PermintaanTtdKeluar,
    SertifikatKeluar,
)

rute = Rute("tandatangan")
DASAR = "/tanda-tangan"


@rute.baca(f"{DASAR}/permintaan", DaftarPermintaanTtd, "Dokumen yang menunggu tanda tangan Anda", Cakupan.TTE_BACA)
def daftar_permintaan(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, ttd.menunggu(request.auth.actor), saring, PermintaanTtdKeluar.dari)


@rute.baca(f"{DASAR}/riwayat", DaftarPermintaanTtd, "Dokumen yang sudah Anda putuskan", Cakupan.TTE_BACA)
def daftar_riwayat(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, ttd.riwayat(request.auth.actor), saring, PermintaanTtdKeluar.dari)


@rute.tindak(f"{DASAR}/permintaan/{{pk}}/buka", PermintaanTtdKeluar, "Membuka dokumen (tercatat)", Cakupan.TTE_TULIS)
def buka(request: HttpRequest, pk: Path[Id]) -> PermintaanTtdKeluar:
    return _lagi(request, services.buka(request.auth.actor, Permintaan(pk=pk)).pk)


@rute.tindak(f"{DASAR}/permintaan/{{pk}}/setujui", PermintaanTtdKeluar, "Menyetujui isi dokumen", Cakupan.TTE_TULIS)
def setujui(request: HttpRequest, pk: Path[Id]) -> PermintaanTtdKeluar:
    return _lagi(request, services.setujui(request.auth.actor, Permintaan(pk=pk)).pk)


@rute.tindak(f"{DASAR}/permintaan/{{pk}}/letak", PermintaanTtdKeluar, "Memindahkan letak tanda", Cakupan.TTE_TULIS)
def pindahkan(request: HttpRequest, pk: Path[Id], isi: LetakTanda) -> PermintaanTtdKeluar:
    spot = Posisi(isi.x, isi.y, isi.halaman, isi.lebar, isi.tinggi) if isi.tampak else None
    return _lagi(request, services.pindahkan(request.auth.actor, Permintaan(pk=pk), posisi=spot).pk)


@rute.tindak(f"{DASAR}/permintaan/{{pk}}/tolak", PermintaanTtdKeluar, "Menolak menandatangani", Cakupan.TTE_TULIS)
def tolak(request: HttpRequest, pk: Path[Id], isi: AlasanTtd) -> PermintaanTtdKeluar:
    return _lagi(request, services.tolak(request.auth.actor, Permintaan(pk=pk), alasan=isi.alasan).pk)


@rute.tindak(
    f"{DASAR}/permintaan/{{pk}}/tanyakan",
    HasilTtd,
    "Menanyakan hasil kepada penyedia",
    Cakupan.TTE_TULIS,
    berkunci=False,
)
def tanya(request: HttpRequest, pk: Path[Id]) -> HasilTtd:
    actor = request.auth.actor
    return HasilTtd.dari(tanyakan(actor, ttd.satu(actor, pk)))


@rute.tindak(
    f"{DASAR}/permintaan/{{pk}}/lepaskan", PermintaanTtdKeluar, "Melepaskan percobaan tidak pasti", Cakupan.TTE_TULIS
)
def lepaskan(request: HttpRequest, pk: Path[Id], isi: AlasanTtd) -> PermintaanTtdKeluar:
    return _lagi(request, services.lepaskan(request.auth.actor, Permintaan(pk=pk), alasan=isi.alasan).pk)


@rute.tindak(f"{DASAR}/tandatangani", HasilSemua, "Menandatangani beberapa dokumen", Cakupan.TTE_TULIS, berkunci=False)
def tanda_tangani(request: HttpRequest, isi: Penandatanganan) -> HasilSemua:
    results = tandatangani(request.auth.actor, isi.permintaan, Frasa(isi.frasa.get_secret_value()))
    return HasilSemua(isi=[HasilTtd.dari(hasil) for hasil in results])


@rute.baca(f"{DASAR}/dokumen/{{pk}}", DokumenTtdKeluar, "Satu dokumen dengan bukti tanda tangannya", Cakupan.TTE_BACA)
def satu_dokumen(request: HttpRequest, pk: Path[Id]) -> DokumenTtdKeluar:
    rows = Dokumen.objects.select_related("terkini")
    return DokumenTtdKeluar.dari(fetch(request.auth.actor, Wewenang.LIHAT, rows, pk))


@rute.baca(f"{DASAR}/sertifikat", DaftarSertifikat, "Sertifikat lokal", Cakupan.TTE_BACA)
def daftar_sertifikat(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, ttd.sertifikat(request.auth.actor), saring, SertifikatKeluar.bentuk)


@rute.tindak(
    f"{DASAR}/sertifikat",
    SertifikatKeluar,
    "Membuat sertifikat lokal untuk diri sendiri",
    Cakupan.TTE_TULIS,
    berkunci=False,
)
def buat_sertifikat(request: HttpRequest, isi: FrasaBaru) -> SertifikatKeluar:
    actor = request.auth.actor
    frasa = Frasa(isi.frasa.get_secret_value())
    return SertifikatKeluar.bentuk(services.buat_sertifikat(actor, Orang(pk=actor.orang_id), frasa=frasa))


@rute.tindak(f"{DASAR}/sertifikat/{{pk}}/cabut", SertifikatKeluar, "Mencabut sertifikat lokal", Cakupan.TTE_TULIS)
def cabut_sertifikat(request: HttpRequest, pk: Path[Id], isi: AlasanTtd) -> SertifikatKeluar:
    actor = request.auth.actor
    services.cabut_sertifikat(actor, SertifikatLokal(pk=pk), alasan=isi.alasan)
    return SertifikatKeluar.bentuk(ttd.sertifikat(actor).get(pk=pk))


@rute.tindak(f"{DASAR}/esign", Rujuk, "Mencatat pengenal pejabat pada BSrE", Cakupan.TTE_TULIS, berkunci=False)
def daftarkan_esign(request: HttpRequest, isi: EsignMasuk) -> Rujuk:
    return Rujuk.dari(services.daftarkan_esign(request.auth.actor, Orang(pk=isi.orang), pengenal=isi.pengenal))


def _lagi(request: HttpRequest, pk: int) -> PermintaanTtdKeluar:
    return PermintaanTtdKeluar.dari(ttd.satu(request.auth.actor, pk))
