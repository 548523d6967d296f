"""One's own notices: how many wait, by which channels they come, when they do not."""

from datetime import time
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Masukan, Skema, Teks
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Orang
from poros.kernel.pemberitahuan import queries, services
from poros.kernel.pemberitahuan.labels import KABAR
from poros.kernel.pemberitahuan.rules import JADWAL_RINGKASAN, JenisSaluran

from .rute import rute

JAM_MAKS = 10
Jam = Annotated[str, StringConstraints(max_length=5, pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""An hour like 21:30, by the government's own clock."""


class Jumlah(Skema):
    """How many notices wait to be read."""

    belum_dibaca: int
    lebih: bool = Field(description="Sebenarnya lebih banyak dari angka itu.")


class JenisKabar(Skema):
    """A kind of notice."""

    kode: str
    kalimat: str
    mendesak: bool


class PilihanKabar(Skema):
    """How a kind of notice is wanted; an empty kind is all others."""

    jenis: str
    saluran: list[JenisSaluran]
    ringkasan: bool


class RentangJam(Skema):
    """From one hour to another, over midnight if need be."""

    dari: str
    sampai: str


class PengaturanKabar(Skema):
    """What this person has chosen. Without a choice notices go through every open channel."""

    preferensi: list[PilihanKabar]
    jam_tenang: list[RentangJam]
    ringkasan: list[str] = Field(description="Jam ringkasan dikirim.")
    jenis: list[JenisKabar]


class PilihanKabarMasuk(Masukan):
    """How a kind of notice is wanted."""

    jenis: Teks = Field("", max_length=60, description="Kode jenis; kosong untuk semua yang lain.")
    saluran: list[JenisSaluran] = Field(max_length=5, description="Dikirim juga lewat; kosong berarti hanya di Poros.")
    ringkasan: bool = Field(default=True, description="Dua kali sehari sebagai ringkasan; false untuk segera.")


class RentangJamMasuk(Masukan):
    """From one hour to another."""

    dari: Jam = Field(description="Dari jam, seperti 21:30.")
    sampai: Jam = Field(description="Sampai jam.")


class JamTenangMasuk(Masukan):
    """All quiet hours; they replace those set before."""

    jam: list[RentangJamMasuk] = Field(max_length=JAM_MAKS, description="Jam tanpa kiriman; kosong untuk menghapus.")


@rute.baca("/pemberitahuan/jumlah", Jumlah, "Berapa pemberitahuan yang belum dibaca")
def jumlah(request: HttpRequest) -> Jumlah:
    n = queries.belum_dibaca(request.auth.actor)
    return Jumlah(belum_dibaca=min(n, queries.PALING_BANYAK), lebih=n > queries.PALING_BANYAK)


@rute.baca("/kabar/pengaturan", PengaturanKabar, "Pilihan pemberitahuan saya")
def pengaturan(request: HttpRequest) -> PengaturanKabar:
    actor = request.auth.actor
    return PengaturanKabar(
        preferensi=[
            PilihanKabar(jenis=p.jenis, saluran=p.saluran, ringkasan=p.ringkasan) for p in queries.preferensi(actor)
        ],
        jam_tenang=[RentangJam(dari=_jam(j.dari), sampai=_jam(j.sampai)) for j in queries.jam_tenang(actor)],
        ringkasan=[_jam(j) for j in JADWAL_RINGKASAN],
        jenis=[JenisKabar(kode=kode, kalimat=str(k.kalimat), mendesak=k.mendesak) for kode, k in KABAR.items()],
    )


@rute.tindak("/kabar/preferensi", PengaturanKabar, "Memilih saluran dan ringkasan", Cakupan.KABAR_TULIS)
def atur_preferensi(request: HttpRequest, isi: PilihanKabarMasuk) -> PengaturanKabar:
    if isi.jenis and isi.jenis not in KABAR:
        raise Ditolak(_("Jenis pemberitahuan ini tidak dikenal."), "jenis")
    actor = request.auth.actor
    services.atur_preferensi(actor, Orang(pk=actor.orang_id), **isi.model_dump())
    return pengaturan(request)


@rute.tindak("/kabar/jam-tenang", PengaturanKabar, "Mengatur jam tenang", Cakupan.KABAR_TULIS)
def atur_jam_tenang(request: HttpRequest, isi: JamTenangMasuk) -> PengaturanKabar:
    actor = request.auth.actor
    jam = [(time.fromisoformat(r.dari), time.fromisoformat(r.sampai)) for r in isi.jam]
    services.atur_jam_tenang(actor, Orang(pk=actor.orang_id), jam=jam)
    return pengaturan(request)


def _jam(jam: time) -> str:
    return f"{jam:%H:%M}"
