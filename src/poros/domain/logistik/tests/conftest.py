"""A government in which Dinas Sosial manages logistics and Bagian Umum pays; a store, a post, two points, goods."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone, translation

from poros.domain.logistik import services
from poros.domain.logistik.models import Alokasi, Barang, Gudang, Kiriman, PaguBtt, PeranLogistik, Saldo, Titik
from poros.domain.logistik.rules.alur import AksiAlokasi, JenisGudang, PeranUnit
from poros.domain.logistik.values import (
    DataAlokasi,
    DataBarang,
    DataGudang,
    DataJalur,
    DataKiriman,
    DataMasuk,
    DataPengungsi,
    DataTitik,
    Muatan,
)
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.pure.flow import TransitionError
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name

BARANG = (
    ("beras", "Beras", "kg", "beras", 1, 1000),
    ("air", "Air minum galon", "galon", "air_minum", 19, 19_500),
    ("selimut", "Selimut", "lembar", "", 1, 900),
)

BANYAK = 6
"""So many at once, where something is claimed of acts at the same moment."""


@dataclass
class Tempat:
    """What there is to work with."""

    gudang: Gudang
    pos: Gudang
    utara: Titik
    selatan: Titik
    barang: dict[str, Barang]


@pytest.fixture(autouse=True)
def bahasa() -> Iterator[None]:
    with translation.override("id"):
        yield


@pytest.fixture
def hari() -> date:
    return timezone.localdate()


@pytest.fixture
def peran(kota) -> None:
    """Dinas Sosial manages, Bagian Umum is the treasury."""
    PeranLogistik.objects.create(unit=kota.unit["sos"], peran=PeranUnit.PENGELOLA)
    PeranLogistik.objects.create(unit=kota.unit["umum"], peran=PeranUnit.BUD)


@pytest.fixture
def kejadian(kota, hari) -> Callable[..., Any]:
    """`kejadian("Banjir", "tanggap")`: an incident of that status; one with a status of emergency has its decree."""

    def make(nama: str = "Banjir Damai", status: str = "tanggap", *, latihan: bool = False, sampai: int = 13) -> Any:
        unit, begin = kota.unit["sos"], timezone.now() - timedelta(hours=5)
        end = {"selesai": timezone.now()} if status == "selesai" else {}
        row = apps.get_model("krisis", "Kejadian").objects.create(
            nama=nama, bahaya="banjir", tempat="Damai", mulai=begin, status=status, latihan=latihan, unit=unit, **end
        )
        if status in {"siaga", "tanggap", "transisi"}:
            apps.get_model("krisis", "Penetapan").objects.create(
                kejadian=row, tingkat=status, nomor="300/451/2026", tanggal=date(2026, 11, 22),
                penetap=kota.jabatan["walikota"], penetap_nama="Wali Kota", lingkup="Damai",
                mulai=hari - timedelta(days=30), sampai=hari + timedelta(days=sampai), oleh="Uji",
            )  # fmt: skip
        return row

    return make


@pytest.fixture
def banjir(kejadian) -> Any:
    """A flood with a decree in force."""
    return kejadian()


@pytest.fixture
def tempat(kota, peran, hari) -> Tempat:
    """The store is kept by Dinas Sosial, the post by Dinas PU; Kecamatan Utara reports for both points."""
    kadis, unit = kota.aktor("kadis_sos"), kota.unit["sos"]
    kinds = {
        kode: services.catat_barang(
            kadis, unit, data=DataBarang(kode=kode, nama=n, satuan=s, butir=b, isi=Decimal(isi), berat_gram=gram)
        )
        for kode, n, s, b, isi, gram in BARANG
    }
    places = [
        services.catat_gudang(kadis, unit, data=DataGudang(kode=k, nama=n, unit_id=kota.unit[u].pk, jenis=j))
        for k, n, u, j in (
            ("induk", "Gudang Induk", "sos", JenisGudang.GUDANG),
            ("pos", "Pos Utara", "pu", JenisGudang.POS),
        )
    ]
    points = [
        services.catat_titik(
            kadis,
            unit,
            data=DataTitik(
                kode=k,
                nama=n,
                unit_id=kota.unit["kec"].pk,
                mulai=hari - timedelta(days=5),
                lat=lat,
                lng=Decimal("116.8"),
            ),
        )
        for k, n, lat in (("sdn1", "SDN 1", Decimal("-1.20")), ("masjid", "Masjid Raya", Decimal("-1.25")))
    ]
    for point, meter in zip(points, (4_000, 9_000), strict=True):
        services.atur_jalur(kadis, point, data=DataJalur(gudang_id=places[0].pk, meter=meter, menit=meter // 400))
    return Tempat(*places, *points, kinds)


@pytest.fixture
def isi(kota, tempat) -> Callable[..., Saldo]:
    """`isi("beras", 500)` takes so much into the store and returns its balance."""

    def put(nama: str, jumlah: int, *, di: str = "gudang", **lain: Any) -> Saldo:
        place = getattr(tempat, di)
        actor = kota.aktor("kadis_sos")
        data = DataMasuk(barang_id=tempat.barang[nama].pk, jumlah=jumlah, **({"pemilik": "Pemkot"} | lain))
        return services.masukkan(actor, place, data=data).saldo

    return put


@pytest.fixture
def lapor(kota, tempat, hari) -> Callable[..., None]:
    """`lapor("utara", 100)`: so many people are there since the first day."""

    def tell(titik: str, jumlah: int, sejak: date | None = None) -> None:
        data = DataPengungsi(hari=sejak or hari - timedelta(days=5), jumlah=jumlah, sumber="Lurah")
        services.lapor_pengungsi(kota.aktor("camat"), getattr(tempat, titik), data=data)

    return tell


@pytest.fixture
def alokasi(kota, tempat, isi, lapor, hari) -> Callable[..., Alokasi]:
    """A decided allocation of 300 kg rice for 100 + 50 people and ten days: half of what they need."""

    def make(*, tetapkan: bool = True) -> Alokasi:
        isi("beras", 300)
        lapor("utara", 100)
        lapor("selatan", 50)
        kadis = kota.aktor("kadis_sos")
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=10)
        row = services.hitung_alokasi(kadis, kota.unit["sos"], data=data)
        return services.putuskan_alokasi(kadis, row, aksi=AksiAlokasi.TETAPKAN) if tetapkan else row

    return make


@pytest.fixture
def kiriman(kota, tempat, isi, hari) -> Callable[..., Kiriman]:
    """A run with 60 kg rice and 5 blankets for SDN 1 and 40 kg for Masjid Raya, on its way."""

    def make(*, jalan: bool = True) -> Kiriman:
        isi("beras", 100)
        isi("selimut", 10)
        b, (u, s) = tempat.barang, (tempat.utara.pk, tempat.selatan.pk)
        load = (
            Muatan(titik_id=u, barang_id=b["beras"].pk, jumlah=60),
            Muatan(titik_id=u, barang_id=b["selimut"].pk, jumlah=5),
            Muatan(titik_id=s, barang_id=b["beras"].pk, jumlah=40),
        )
        kadis = kota.aktor("kadis_sos")
        data = DataKiriman(hari=hari, kendaraan="Truk 1", muat_kg=3000, muatan=load, pengemudi="Pak Rekaan")
        run = services.susun_kiriman(kadis, tempat.gudang, data=data)
        return services.berangkatkan(kadis, run) if jalan else run

    return make


@pytest.fixture
def pagu(kota, peran, hari) -> PaguBtt:
    """Rp1 billion this year."""
    return services.tetapkan_pagu(
        kota.aktor("kabag_umum"), kota.unit["umum"], tahun=hari.year, jumlah=1_000_000_000, dasar="Perda APBD"
    )


@pytest.fixture
def serentak():
    """`serentak(work)`: `work(n)` so many times at once; what each gave, or the name of what it was refused with."""
    tenant = Daerah.objects.get()
    gate = threading.Barrier(BANYAK, timeout=60)

    def run(kerja: Callable[[int], object]) -> list[object]:
        def one(n: int) -> object:
            connection.set_tenant(tenant)
            try:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT 1")
                gate.wait()
                return kerja(n)
            except (Ditolak, TransitionError) as refused:
                return type(refused).__name__
            finally:
                connection.close()

        with ThreadPoolExecutor(BANYAK) as pool:
            return list(pool.map(one, range(BANYAK)))

    return run
