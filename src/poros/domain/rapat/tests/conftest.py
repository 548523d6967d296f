"""Meetings of Bagian Umum in the small government: rooms, a planned meeting, one that is held, one with its notula."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from hypothesis import HealthCheck, settings

from poros.domain.rapat import services
from poros.domain.rapat.models import Agenda, Lokasi, Rapat, Ruang, UnitProtokol, WaktuTempuh
from poros.domain.rapat.rules.alur import Aksi, AksiAgenda, JenisButir, Kehadiran
from poros.domain.rapat.services.agenda import melangkah_agenda
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import ArahanAgenda, DataAcara, DataAgenda, DataButir, DataPeserta, DataRapat, Jadwal
from poros.kernel.antarmuka.laju import Penghitung
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.models import SumberDaya
from poros.kernel.wewenang import TidakBerwenang
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name

TAK_TERBURU = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For tests of laws: how fast the machine is says nothing about them."""


@pytest.fixture(autouse=True)
def bahasa() -> Iterator[None]:
    """A test that reads a page in English leaves its thread so; the next one begins in Indonesian."""
    with translation.override("id"):
        yield


@pytest.fixture(autouse=True)
def laju(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has sent anything yet: what the test before sent from this address does not count."""
    monkeypatch.setattr("poros.domain.rapat.views.laju.penghitung", Penghitung())


@pytest.fixture
def banyak_perintah() -> Callable[[Callable[[], Any]], int]:
    """How many statements an act needs once everything that is remembered is remembered."""

    def count(act: Callable[[], Any]) -> int:
        act()
        with CaptureQueriesContext(connection) as captured:
            act()
        return len(captured)

    return count


def pada(hari: date, jam: int, menit: int = 0) -> datetime:
    """A moment of a day, in the government's own time."""
    return timezone.make_aware(datetime.combine(hari, time(jam, menit)))


def tolakan(kerja: Callable[[], Any]) -> tuple[str, str]:
    """Beside which field an act is refused, and in which words."""
    with pytest.raises(Ditolak) as error:
        kerja()
    return error.value.bidang, error.value.pesan


def teks_pdf(isi: bytes) -> str:
    """The words of a PDF as one line."""
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(isi))
    return " ".join(" ".join(pages).split())


def terlarang(kerja: Callable[[], Any]) -> bool:
    """Does it look to this office as if the thing were not there?"""
    try:
        kerja()
    except TidakBerwenang:
        return True
    return False


def jejak(aksi: str) -> list[Jejak]:
    """The lines of the trail for a kind of act, the oldest first."""
    return list(Jejak.objects.filter(aksi=aksi).order_by("pk"))


def galat(jawab: Any) -> dict[str, str]:
    """Of a refused request of a program: which part of it is wrong, and in which words."""
    assert jawab.status_code == 422, (jawab.status_code, jawab.content)
    return {one["penunjuk"]: one["pesan"] for one in jawab.json()["galat"]}


def dikabari(kabar: str) -> set[int]:
    """The people who were told of something."""
    return set(Pemberitahuan.objects.filter(jenis=kabar).values_list("orang_id", flat=True))


@pytest.fixture
def besok() -> date:
    """The next working day by the plain week: a Monday to Friday after today."""
    day = timezone.localdate() + timedelta(days=1)
    while day.weekday() > 3:  # not on a Friday, whose hours are shorter
        day += timedelta(days=1)
    return day


@pytest.fixture
def saat(besok) -> Callable[..., datetime]:
    """`saat(9)`: nine o'clock of the next working day; `saat(9, hari=7)` a week later."""
    return lambda jam, menit=0, hari=0: pada(besok + timedelta(days=hari), jam, menit)


@pytest.fixture
def ruang(kota) -> dict[str, Ruang]:
    """A hall at the town hall and a small room at the dinas, twenty minutes apart."""
    made = {}
    for kode, tempat, kursi in (("aula", "Balai kota", 100), ("kecil", "Dinas PU", 12)):
        place, _new = Lokasi.objects.get_or_create(nama=tempat)
        thing = SumberDaya.objects.create(kode=kode, nama=f"Ruang {kode}", jenis="ruang", unit=kota.unit["umum"])
        made[kode] = Ruang.objects.create(sumber_daya=thing, lokasi=place, kursi=kursi)
    a, b = sorted(Lokasi.objects.all(), key=lambda p: p.pk)
    WaktuTempuh.objects.create(dari=a, ke=b, menit=20)
    return made


@pytest.fixture
def data(kota) -> Callable[..., DataRapat]:
    """A coordination meeting of Asisten II with PU and DLH, minuted by Bagian Umum; with changes by name."""

    def make(*peserta: str, **ganti: Any) -> DataRapat:
        given = {
            "jenis": "rakor",
            "judul": "Rapat banjir",
            "ketua_id": kota.jabatan["asisten2"].pk,
            "notulis_id": kota.jabatan["tu"].pk,
            "peserta": tuple(DataPeserta(jabatan_id=kota.jabatan[k].pk) for k in peserta or ("kadis_pu", "kadis_dlh")),
        }
        return DataRapat(**(given | ganti))

    return make


@pytest.fixture
def rencana(kota, data) -> Callable[..., Rapat]:
    """A planned meeting, without a time."""

    def make(*peserta: str, **ganti: Any) -> Rapat:
        actor = kota.aktor("kabag_umum")
        row = services.rencanakan(actor, kota.unit["umum"], data=data(*peserta, **ganti))
        services.susun_acara(
            actor, row, acara=(DataAcara(judul="Pintu air", penyaji="Dinas PU", menit=30), DataAcara(judul="Sampah"))
        )
        return row

    return make


@pytest.fixture
def terjadwal(kota, rencana, ruang, saat) -> Callable[..., Rapat]:
    """A meeting with its time and room, not yet invited to."""

    def make(*peserta: str, mulai: datetime | None = None, kamar: str = "aula", **ganti: Any) -> Rapat:
        row, begin = rencana(*peserta, **ganti), mulai or saat(9)
        jadwal = Jadwal(mulai=begin, selesai=begin + timedelta(hours=1), ruang_id=ruang[kamar].pk)
        return services.jadwalkan(kota.aktor("kabag_umum"), row, jadwal=jadwal)

    return make


@pytest.fixture
def diundang(kota, terjadwal) -> Callable[..., Rapat]:
    """A meeting to which all are invited."""

    def make(*peserta: str, **ganti: Any) -> Rapat:
        row = terjadwal(*peserta, **ganti)
        return services.catat_undangan(kota.aktor("kabag_umum"), row, nomor="005/12/Umum/2026")

    return make


@pytest.fixture
def berlangsung(kota, diundang) -> Callable[..., Rapat]:
    """A meeting that has been opened."""

    def make(*peserta: str, **ganti: Any) -> Rapat:
        return melangkah(kota.aktor("asisten2"), diundang(*peserta, **ganti), Aksi.BUKA)

    return make


@pytest.fixture
def butir(kota) -> Callable[..., DataButir]:
    """A line; without changes it is work of Dinas PU within two weeks."""

    def make(**ganti: Any) -> DataButir:
        given = {
            "jenis": JenisButir.TINDAK,
            "isi": "Perbaiki pintu air Kali Ilir",
            "unit_id": kota.unit["pu"].pk,
            "tenggat": timezone.localdate() + timedelta(days=14),
            "bukti": "Foto",
        }
        return DataButir(**(given | ganti))

    return make


@pytest.fixture
def diedarkan(kota, berlangsung, butir) -> Callable[..., Rapat]:
    """A meeting whose work is given out and whose notula is circulated."""

    def make(*peserta: str, **ganti: Any) -> Rapat:
        row, chair, writer = berlangsung(*peserta, **ganti), kota.aktor("asisten2"), kota.aktor("tu")
        services.tulis_butir(writer, row, data=butir())
        services.tulis_butir(writer, row, data=butir(jenis=JenisButir.INFORMASI, isi="Puncak hujan bulan depan"))
        melangkah(chair, row, Aksi.AKHIRI)
        return melangkah(writer, row, Aksi.EDARKAN)

    return make


@pytest.fixture
def protokol(kota) -> None:
    """Bagian Umum keeps the agendas."""
    UnitProtokol.objects.create(unit=kota.unit["umum"])


@pytest.fixture
def data_agenda(kota, saat) -> Callable[..., DataAgenda]:
    """An item for the mayor; with changes by name."""

    def make(**ganti: Any) -> DataAgenda:
        given = {
            "judul": "Peresmian pasar",
            "pimpinan_id": kota.jabatan["walikota"].pk,
            "mulai": saat(9),
            "selesai": saat(10),
            "tempat": "Pasar Baru",
            "penyelenggara": "Dinas Sosial",
            "kontak": "TU Dinas Sosial",
            "sumber": "Surat 005/1",
            "dibuka": True,
        }
        return DataAgenda(**(given | ganti))

    return make


@pytest.fixture
def disetujui(kota, protokol, data_agenda) -> Callable[..., Agenda]:
    """An item that waits for the leader's word: asked by Dinas Sosial, drafted by TU, approved by the head."""

    def make(**ganti: Any) -> Agenda:
        sos = kota.aktor("kadis_sos")
        row = services.minta_agenda(sos, kota.unit["sos"], data=data_agenda(**ganti))
        for kode, aksi in (("tu", AksiAgenda.SUSUN), ("tu", AksiAgenda.TELAAH), ("kabag_umum", AksiAgenda.SETUJUI)):
            row = melangkah_agenda(kota.aktor(kode), row, aksi)
        return row

    return make


@pytest.fixture
def tayang(kota, disetujui) -> Callable[..., Agenda]:
    """A published item: the mayor goes himself."""

    def make(**ganti: Any) -> Agenda:
        word = ArahanAgenda(kehadiran=Kehadiran.HADIR)
        return services.putuskan_agenda(kota.aktor("walikota"), disetujui(**ganti), arahan=word)

    return make
