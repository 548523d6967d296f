"""Plh., Plt. and Pj.: for whom, by whom, until when; given, extended, revoked."""

from datetime import date
from typing import Literal

from django.db.models import Q
from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Saring, Skema, Tanggal, Teks
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.wewenang import fetch, visible

from .. import services
from ..labels import kata_keberatan
from ..queries.penjabat import batas_kata, calon, keberatan, surat_berjalan
from ..values import SuratPerintah
from ..wewenang import Wewenang
from .jabatan import RiwayatPemangku
from .rute import rute
from .skema import DaftarJabatan, JabatanKeluar

Sementara = Literal[Kapasitas.PLH, Kapasitas.PLT, Kapasitas.PJ]
"""Definitive holders are appointed, not warranted."""


class SuratPerintahMasuk(Masukan):
    """Who stands in, as what, how long, by which paper."""

    orang: Id = Field(description="Nomor orang yang ditunjuk.")
    kapasitas: Sementara = Field(description="Plh. bila berhalangan, Plt. bila kosong, Pj. untuk Sekda.")
    dari: Tanggal = Field(description="Mulai.")
    sampai: Tanggal = Field(description="Sampai dengan.")
    nomor: Teks = Field(min_length=1, max_length=150, description="Nomor surat perintah.")
    lingkup: Teks = Field("", max_length=2000, description="Lingkup tugas; kosong berarti seluruh tugas rutin.")

    def nilai(self) -> SuratPerintah:
        """As the command takes it."""
        data = self.model_dump() | {"kapasitas": Kapasitas(self.kapasitas)}
        return SuratPerintah(orang_id=data.pop("orang"), **data)


class PerpanjanganMasuk(Masukan):
    """Until when a warrant is extended."""

    sampai: Tanggal = Field(description="Diperpanjang sampai dengan.")
    nomor: Teks = Field(min_length=1, max_length=120, description="Nomor surat perpanjangan.")


class AlasanResmi(Masukan):
    """Why an official act is undone."""

    alasan: Teks = Field(min_length=1, max_length=300, description="Alasan, tercatat dalam jejak.")


class BatasKeluar(Skema):
    """How long a capacity may last for this office, from today on."""

    kapasitas: Kapasitas
    akhir: date | None
    dasar: str


class CalonKeluar(Skema):
    """Somebody who may be asked."""

    orang: Rujuk
    jabatan: Rujuk
    unit: Rujuk
    dekat: int = Field(description="0 unit ini, 1 unit di bawahnya, 2 unit setingkat, 3 unit lain.")


class BahanSuratPerintah(Skema):
    """What a warrant for an office can be made of. The first limit is the usual one."""

    batas: list[BatasKeluar]
    calon: list[CalonKeluar]


class SuratPerintahTerbit(RiwayatPemangku):
    """A warrant that was given, with what should be thought of."""

    peringatan: list[str]


class DaftarSuratPerintah(Halaman[RiwayatPemangku]):
    """A page of warrants."""


class SaringJabatanBawah(Saring):
    """Filters of the offices for which a warrant can be given."""

    q: Teks = Field("", max_length=100, description="Bagian dari nama jabatan atau unit.")


@rute.baca("/surat-perintah", DaftarSuratPerintah, "Surat perintah yang menyangkut saya", Cakupan.ORGANISASI_BACA)
def daftar_surat_perintah(request: HttpRequest, saring: Query[Saring]) -> dict:
    return halaman(request, surat_berjalan(request.auth.actor), saring, RiwayatPemangku.bentuk)


@rute.baca("/surat-perintah/jabatan", DaftarJabatan, "Jabatan yang dapat saya beri pengganti", Cakupan.ORGANISASI_BACA)
def jabatan_bawah(request: HttpRequest, saring: Query[SaringJabatanBawah]) -> dict:
    rows = Jabatan.objects.filter(Q(kepala=True) | Q(fungsi="pimpinan"), unit__aktif=True).select_related("unit")
    named = Q(nama__icontains=saring.q) | Q(unit__nama__icontains=saring.q)
    rows = visible(request.auth.actor, Wewenang.SURAT_PERINTAH, rows).filter(named)
    return halaman(request, rows, saring, JabatanKeluar.dari)


@rute.baca(
    "/jabatan/{jabatan_id}/calon",
    BahanSuratPerintah,
    "Siapa yang dapat ditunjuk, sebagai apa, berapa lama",
    Cakupan.ORGANISASI_BACA,
)
def daftar_calon(request: HttpRequest, jabatan_id: Path[Id]) -> BahanSuratPerintah:
    actor = request.auth.actor
    row = fetch(actor, Wewenang.SURAT_PERINTAH, Jabatan.objects.select_related("unit"), jabatan_id)
    limits = batas_kata(actor, row, actor.hari)
    return BahanSuratPerintah(
        batas=[
            BatasKeluar(kapasitas=b.kapasitas, akhir=b.akhir, dasar=b.batas.dasar if b.batas else "") for b in limits
        ],
        calon=[
            CalonKeluar(
                orang=Rujuk.dari(p.orang),
                jabatan=Rujuk.dari(p.jabatan),
                unit=Rujuk.dari(p.jabatan.unit),
                dekat=p.dekat,
            )
            for p in calon(actor, row, actor.hari)
        ],
    )


@rute.cipta(
    "/jabatan/{jabatan_id}/surat-perintah",
    SuratPerintahTerbit,
    "Menerbitkan surat perintah Plh./Plt./Pj.",
    Cakupan.ORGANISASI_TULIS,
)
def surat_perintah(request: HttpRequest, jabatan_id: Path[Id], isi: SuratPerintahMasuk) -> SuratPerintahTerbit:
    actor = request.auth.actor
    office = fetch(actor, Wewenang.SURAT_PERINTAH, Jabatan.objects.select_related("unit"), jabatan_id)
    said = [kata_keberatan(satu) for satu in keberatan(actor, office, isi.nilai())]
    row = services.terbitkan_surat_perintah(actor, office, surat=isi.nilai())
    return SuratPerintahTerbit(**RiwayatPemangku.bentuk(row).model_dump(), peringatan=said)


@rute.baca("/pemangku/{pemangku_id}", RiwayatPemangku, "Satu pemangkuan atau surat perintah", Cakupan.ORGANISASI_BACA)
def satu_pemangku(request: HttpRequest, pemangku_id: Path[Id]) -> RiwayatPemangku:
    rows = Pemangku.objects.select_related("orang", "jabatan", "pemberi")
    return RiwayatPemangku.bentuk(fetch(request.auth.actor, Wewenang.PEMANGKU_LIHAT, rows, pemangku_id))


@rute.tindak(
    "/pemangku/{pemangku_id}/perpanjang", RiwayatPemangku, "Memperpanjang surat perintah", Cakupan.ORGANISASI_TULIS
)
def perpanjang(request: HttpRequest, pemangku_id: Path[Id], isi: PerpanjanganMasuk) -> RiwayatPemangku:
    row = services.perpanjang(request.auth.actor, Pemangku(pk=pemangku_id), sampai=isi.sampai, nomor=isi.nomor)
    return RiwayatPemangku.bentuk(row)


@rute.tindak("/pemangku/{pemangku_id}/cabut", RiwayatPemangku, "Mencabut surat perintah", Cakupan.ORGANISASI_TULIS)
def cabut(request: HttpRequest, pemangku_id: Path[Id], isi: AlasanResmi) -> RiwayatPemangku:
    return RiwayatPemangku.bentuk(services.cabut(request.auth.actor, Pemangku(pk=pemangku_id), alasan=isi.alasan))
