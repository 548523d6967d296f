"""A short instrument, an assessment of it, and what it takes to bring it to any point of its road."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from poros.domain.indeks import services
from poros.domain.indeks.models import Instrumen, Penilaian
from poros.domain.indeks.rules.alur import Aksi
from poros.domain.indeks.values import DataPenilaian
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name

NASKAH = """
kode: contoh-2026
indeks: contoh
nama: Indeks Contoh
dasar: Peraturan Contoh 1/2026
dari: 2026-01-01
desimal: 2
mutu: {bukti: G}
pita:
  - {predikat: Baik, dari: 2.6}
  - {predikat: Cukup, dari: 1.8}
  - {predikat: Kurang}
skala:
  tingkat:
    jenis: tingkat
    dari: 1
    sampai: 5
    kosong: 0
    sebutan: {1: Rintisan, 2: Terkelola, 3: Terdefinisi, 4: Terpadu, 5: Optimum}
komponen:
  kode: CONTOH
  nama: Indeks Contoh
  skala: tingkat
  anak:
    - kode: D1
      nama: Kebijakan
      bobot: 40
      anak:
        - {kode: I1, nama: Kebijakan data, bobot: 20}
        - {kode: I2, nama: Kebijakan layanan, bobot: 20}
    - kode: D2
      nama: Layanan
      bobot: 60
      anak:
        - {kode: I3, nama: Layanan aduan, bobot: 60}
uji:
  - {masukan: {I1: 3, I2: 3, I3: 2}, indeks: 2.4, predikat: Cukup}
"""


@pytest.fixture
def naskah() -> str:
    """An instrument of three indicators in two parts."""
    return NASKAH


@pytest.fixture
def instrumen(kota) -> Instrumen:
    """The same, kept by the administrator."""
    admin = kota.aktor("admin")
    return services.catat_instrumen(admin, kota.unit["umum"], naskah=NASKAH)


@pytest.fixture
def data(kota, instrumen) -> Callable[..., DataPenilaian]:
    """What an assessment year is made of, with changes by name."""

    def make(**lain) -> DataPenilaian:
        soon = timezone.localdate() + timedelta(days=30)
        wanted = {
            "instrumen_id": instrumen.pk,
            "tahun": 2026,
            "penilai_internal_id": kota.unit["insp"].pk,
            "penilai_eksternal": "Asesor pusat",
            "batas_mandiri": soon,
            "batas_internal": soon + timedelta(days=30),
            "batas_eksternal": soon + timedelta(days=60),
        }
        return DataPenilaian(**(wanted | lain))

    return make


@pytest.fixture
def penilaian(kota, data) -> Penilaian:
    """Set up by Bagian Administrasi Pembangunan: PU owns I1 and I3, DLH owns I2. Nothing handed out yet."""
    ekbang = kota.aktor("kabag_ekbang")
    made = services.susun(ekbang, kota.unit["ekbang"], data=data())
    pu, dlh = kota.unit["pu"].pk, kota.unit["dlh"].pk
    services.bagi(ekbang, made, pemilik={"I1": pu, "I2": dlh, "I3": pu})
    return made


@pytest.fixture
def butir(penilaian) -> Callable[[str], object]:
    """A line of the paper as it is now."""
    return lambda kode: penilaian.butir.select_related("penilaian", "penugasan").get(kode=kode)


@pytest.fixture
def berjalan(kota, penilaian) -> Penilaian:
    """Handed out."""
    return services.mulai(kota.aktor("kabag_ekbang"), penilaian)


@pytest.fixture
def terisi(kota, berjalan, butir) -> Penilaian:
    """Answered: 3, 3, 2, which is 2.40."""
    for kode, siapa, nilai in (("I1", "kadis_pu", 3), ("I2", "kadis_dlh", 3), ("I3", "kadis_pu", 2)):
        services.jawab(kota.aktor(siapa), butir(kode), nilai=Decimal(nilai), alasan="Menurut dokumen.")
    return berjalan


@pytest.fixture
def alirkan(kota) -> Callable[..., Penilaian]:
    """Take a step as the unit that runs it."""

    def step(row: Penilaian, aksi: Aksi, catatan: str = "") -> Penilaian:
        return services.alirkan(kota.aktor("kabag_ekbang"), row, aksi=aksi, catatan=catatan)

    return step


@pytest.fixture
def beku(kota, terisi, butir, alirkan) -> Penilaian:
    """The Inspektorat finds I3 at 1 only; frozen without an assessor from outside: 1.80."""
    alirkan(terisi, Aksi.NILAI_INTERNAL)
    for kode, nilai in (("I1", 3), ("I2", 3), ("I3", 1)):
        services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(nilai), alasan="Bukti diperiksa.")
    return alirkan(terisi, Aksi.BEKUKAN)
