"""A small city with BPBD and Polres, roles, a map of two districts and a few roads, and a flood that has begun."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Kejadian, LapisanPeta, PeranKrisis, RencanaKontinjensi, Tempat
from poros.domain.krisis.queries.kejadian import penetap
from poros.domain.krisis.rules.alur import Bahaya, JenisArea, JenisTempat, Kanal, Peran, PeranKomando, Status
from poros.domain.krisis.values import (
    DataArea,
    DataKaji,
    DataKejadian,
    DataKomando,
    DataLaporan,
    DataPenetapan,
    DataPosisi,
)
from poros.kernel.daerah.langsung import Pendengar
from poros.kernel.organisasi import peta
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku, Unit, VersiPeta
from poros.kernel.organisasi.rules import Fungsi, JenisUnit
from poros.web import langsung
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name

AWAL = date(2020, 1, 1)
PERAN = {
    Peran.PUSDALOPS: ["bpbd"],
    Peran.SOSIAL: ["sos"],
    Peran.KESEHATAN: ["dlh"],
    Peran.PU: ["pu"],
    Peran.PERHUBUNGAN: ["ekbang"],
    Peran.SATPOL: ["umum"],
    Peran.DAMKAR: ["dlh"],
    Peran.KOMINFO: ["umum"],
    Peran.KECAMATAN: ["kec"],
    Peran.POLRI: ["polres"],
    Peran.PERENCANAAN: ["ekbang"],
    Peran.KEUANGAN: ["kesra"],
    Peran.KEPENDUDUKAN: ["kec"],
}
JALAN = [  # nama, u, v, panjang, titik
    ("Jalan Utara", "A", "B", 600, [[116.80, -1.20], [116.81, -1.20]]),
    ("Jalan Tengah", "B", "C", 600, [[116.81, -1.20], [116.82, -1.20]]),
    ("Jalan Selatan", "A", "D", 900, [[116.80, -1.20], [116.80, -1.22]]),
    ("Jalan Lingkar", "D", "C", 1500, [[116.80, -1.22], [116.82, -1.22], [116.82, -1.20]]),
]
GENANGAN = [(116.812, -1.205), (116.818, -1.205), (116.818, -1.195), (116.812, -1.195)]


def kotak(nama: str, barat: float, timur: float, penduduk: int) -> dict:
    ring = [[barat, -1.21], [timur, -1.21], [timur, -1.19], [barat, -1.19], [barat, -1.21]]
    return {
        "type": "Feature",
        "properties": {"nama": nama, "penduduk": penduduk},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
    }


def ruas(nama, u, v, panjang, titik) -> dict:
    props = {"nama": nama, "u": u, "v": v, "kelas": "tertiary", "panjang": panjang, "searah": False}
    return {"type": "Feature", "properties": props, "geometry": {"type": "LineString", "coordinates": titik}}


@pytest.fixture
def kota(kota):
    """The city of all tests, with BPBD, Polres and the roles of a disaster."""
    for kode, nama, jenis in (("bpbd", "BPBD", JenisUnit.BADAN), ("polres", "Polres Uji", JenisUnit.LUAR)):
        kota.unit[kode] = Unit.objects.create(kode=kode, nama=nama, singkatan=nama, jenis=jenis, induk=kota.unit["kdh"])
        office = Jabatan.objects.create(
            unit=kota.unit[kode], nama=f"Kepala {nama}", fungsi=Fungsi.PIMPINAN, kepala=True
        )
        kota.jabatan[f"kepala_{kode}"] = office
        person = kota.orang[f"kepala_{kode}"] = Orang.objects.create(nama=f"Pejabat {nama}")
        Pemangku.objects.create(jabatan=office, orang=person, dari=AWAL, dasar="SK 1/2020")
    VersiPeta.objects.filter(pk=1).update(nilai=2)
    peta._peta.clear()
    PeranKrisis.objects.bulk_create(
        PeranKrisis(peran=role, unit=kota.unit[code]) for role, codes in PERAN.items() for code in codes
    )
    return kota


class Tuli(Pendengar):
    """Connected, and hears nothing: each question goes on to Django, which sees what the test has not committed."""

    def siapkan(self, tunggu: float = 0.0) -> bool:
        return True

    def nomor(self, topik: str) -> None:
        return None


@pytest.fixture(autouse=True)
def _tuli(monkeypatch):
    langsung.lupakan()
    monkeypatch.setattr(langsung, "pendengar", Tuli())
    yield
    langsung.lupakan()


@pytest.fixture
def bpbd(kota):
    return kota.aktor("kepala_bpbd")


@pytest.fixture
def peta_kota(kota):
    """Two districts, four roads, one shelter."""
    wilayah = [kotak("Mekar", 116.79, 116.81, 1000), kotak("Damai", 116.81, 116.82, 2000)]
    for jenis, fitur in (("wilayah", wilayah), ("jalan", [ruas(*r) for r in JALAN])):
        LapisanPeta.objects.create(jenis=jenis, isi={"type": "FeatureCollection", "features": fitur}, sumber="uji")
    return Tempat.objects.create(
        nama="GOR Mekar", jenis=JenisTempat.PENGUNGSIAN, unit=kota.unit["sos"], lat=-1.2, lng=116.80, daya_tampung=5000
    )


@pytest.fixture
def laporan(kota) -> Callable[..., object]:
    def make(kode="camat", **lain):
        data = {
            "kanal": Kanal.PETUGAS,
            "bahaya": Bahaya.BANJIR,
            "uraian": "Air setinggi dada",
            "tempat": "RT 4 Damai",
            "waktu": timezone.now() - timedelta(hours=1),
            "pelapor": "Bu Rekaan",
            "telepon": "0800",
        }
        actor = kota.aktor(kode)
        return services.lapor(actor, Unit(pk=actor.unit_id), data=DataLaporan(**(data | lain)))

    return make


@pytest.fixture
def buka(kota, bpbd) -> Callable[..., Kejadian]:
    def make(**lain):
        data = {
            "nama": "Banjir Sungai Uji",
            "bahaya": Bahaya.BANJIR,
            "tempat": "Kelurahan Damai",
            "mulai": timezone.now() - timedelta(hours=2),
        }
        return services.buka(bpbd, Unit(pk=bpbd.unit_id), data=DataKejadian(**(data | lain)))

    return make


def keputusan(tingkat=Status.TANGGAP, nomor="300/1/2026", hari=14, **lain) -> DataPenetapan:
    today = timezone.localdate()
    data = {
        "tingkat": tingkat,
        "nomor": nomor,
        "tanggal": today,
        "penetap_id": penetap().get().pk,
        "lingkup": "Kelurahan Damai",
        "mulai": today,
        "sampai": today + timedelta(days=hari - 1),
    }
    return DataPenetapan(**(data | lain))


def bagan(kota, komandan="kepala_bpbd") -> DataKomando:
    today = timezone.localdate()
    seats = (
        DataPosisi(kode="komandan", nama="Komandan", peran=PeranKomando.KOMANDAN, jabatan_id=kota.jabatan[komandan].pk),
        DataPosisi(
            kode="jubir", nama="Juru bicara", peran=PeranKomando.JURU_BICARA, atasan="komandan", pejabat="Letkol Rekaan"
        ),
    )
    return DataKomando(nomor="300/2/2026", tanggal=today, dari=today, sampai=today, posisi=seats)


@pytest.fixture
def tanggap(kota, bpbd, buka) -> Callable[..., Kejadian]:
    """An event under tanggap darurat with its chart, not yet activated."""

    def make(**lain):
        row = buka(**lain)
        services.kaji(
            bpbd, row, data=DataKaji(hasil="300 KK terdampak", rekomendasi=Status.TANGGAP, gangguan_hidup=True)
        )
        services.tetapkan(bpbd, row, data=keputusan())
        services.susun_komando(bpbd, row, data=bagan(kota))
        row.refresh_from_db()
        return row

    return make


@pytest.fixture
def aktif(bpbd, tanggap) -> Callable[..., Kejadian]:
    """The same with the flood plan activated."""

    def make(**lain):
        row = tanggap(**lain)
        services.aktifkan(bpbd, row, rencana_id=RencanaKontinjensi.objects.get(kode="banjir").pk)
        row.refresh_from_db()
        return row

    return make


def genangan(actor, row, titik=GENANGAN):
    return services.gambar_area(
        actor, row, data=DataArea(nama="Genangan Damai", jenis=JenisArea.GENANGAN, titik=list(titik))
    )
