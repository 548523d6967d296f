"""A government in which Adbang manages sharing and Kesra sees to agreements; offers of its own and of others."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Adopsi, PeranBerbagi, Tawaran
from poros.domain.berbagi.rules.alur import AksiAdopsi, PeranUnit
from poros.domain.berbagi.rules.tawaran import IsiTawaran, Jenis
from poros.domain.berbagi.values import DataNota, DataPermohonan, Langkah
from poros.domain.indeks import services as indeks
from poros.domain.indeks.models import Instrumen, Penilaian
from poros.domain.indeks.rules.alur import Aksi as AksiIndeks
from poros.domain.indeks.values import DataPenilaian
from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name

ISI = IsiTawaran(
    jenis=Jenis.APLIKASI,
    nama="Antre Cepat",
    ringkasan="Nomor antrean dari ponsel",
    masalah="Warga menunggu berjam-jam",
    daerah="Kabupaten Rekaan",
    jenis_daerah="kabupaten",
    unit="Diskominfo Rekaan",
    lisensi="EUPL-1.2",
    teknologi=("Python", "PostgreSQL"),
    kategori=("appointment-scheduling",),
    alamat="https://kode.example/antre",
    kontak="Diskominfo",
    biaya=50_000_000,
    upaya=20,
    indikator=(("spbe", "I1"),),
)
INSTRUMEN = """
kode: contoh-2020
indeks: contoh
nama: Indeks Contoh
dasar: Peraturan Contoh 1/2020
dari: 2020-01-01
desimal: 2
mutu: {bukti: G}
pita:
  - {predikat: Baik, dari: 2.6}
  - {predikat: Kurang}
skala:
  tingkat: {jenis: tingkat, dari: 1, sampai: 5, kosong: 0}
komponen:
  kode: CONTOH
  nama: Indeks Contoh
  skala: tingkat
  anak:
    - {kode: A1, nama: Layanan antrean, bobot: 50}
    - {kode: A2, nama: Layanan aduan, bobot: 50}
"""
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n"
    b"0000000009 00000 n \n0000000053 00000 n \n0000000103 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n161\n%%EOF"
)


@pytest.fixture(autouse=True)
def bahasa() -> Iterator[None]:
    """A test that reads a page in English leaves its thread so; the next one begins in Indonesian."""
    with translation.override("id"):
        yield


@pytest.fixture
def isi() -> IsiTawaran:
    """An application of another government."""
    return ISI


@pytest.fixture
def pdf() -> bytes:
    """A sheet of paper."""
    return PDF


@pytest.fixture
def peran(kota) -> None:
    """Adbang manages, Kesra sees to agreements."""
    PeranBerbagi.objects.create(unit=kota.unit["ekbang"], peran=PeranUnit.PENGELOLA)
    PeranBerbagi.objects.create(unit=kota.unit["kesra"], peran=PeranUnit.KERJA_SAMA)


@pytest.fixture
def lain(kota, peran) -> Callable[..., Tawaran]:
    """A published offer of another government, with changes by name."""

    def make(**ganti) -> Tawaran:
        ekbang = kota.aktor("kabag_ekbang")
        row = services.catat_tawaran(ekbang, kota.unit["ekbang"], isi=replace(ISI, **ganti))
        return services.terbitkan_tawaran(ekbang, row)

    return make


@pytest.fixture
def milik(kota, peran) -> Callable[..., Tawaran]:
    """A published offer of Dinas PU, with changes by name."""

    def make(**ganti) -> Tawaran:
        isi = replace(ISI, **({"nama": "Pintu Air", "alamat": "https://kode.example/pintu"} | ganti))
        row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        return services.terbitkan_tawaran(kota.aktor("kabag_ekbang"), row)

    return make


@pytest.fixture
def usulan(kota, lain) -> Adopsi:
    """DLH would like to take over what Kabupaten Rekaan has."""
    data = DataPermohonan(tawaran_id=lain().pk, keperluan="Antrean uji kendaraan")
    return services.usulkan(kota.aktor("kadis_dlh"), kota.unit["dlh"], data=data)


@pytest.fixture
def diterima(kota, usulan) -> Adopsi:
    """Sent and accepted."""
    services.ajukan(kota.aktor("kabag_ekbang"), usulan, nomor_surat="1/2026", tanggal_surat=date(2026, 1, 5))
    return services.jawab(kota.aktor("kabag_kesra"), usulan, aksi=AksiAdopsi.TERIMA)


@pytest.fixture
def nota() -> Callable[..., DataNota]:
    """What an agreement says, with changes by name."""

    def make(**ganti) -> DataNota:
        hari = timezone.localdate()
        wanted = {
            "nomor": "415.4/7/2026",
            "tempat": "Kota Uji",
            "pihak_kita": "Wali Kota Uji",
            "pihak_lain": "Bupati Rekaan",
            "lingkup": "Kode sumber {aplikasi} dan pendampingan",
            "mulai": hari,
            "sampai": hari + timedelta(days=730),
        }
        return DataNota(**(wanted | ganti))

    return make


@pytest.fixture
def disepakati(kota, diterima, nota) -> Adopsi:
    """Agreed on paper."""
    kesra = kota.aktor("kabag_kesra")
    services.susun_nota(kesra, diterima, data=nota())
    return services.tandatangani(
        kesra, diterima, tanggal=timezone.localdate(), berkas=PDF, nama_berkas="nota bertanda tangan.pdf"
    )


@pytest.fixture
def langkah(kota) -> Callable[..., list[Langkah]]:
    """So many steps, by DLH and PU in turn."""

    def make(banyak: int = 2) -> list[Langkah]:
        soon = timezone.localdate() + timedelta(days=30)
        units = (kota.unit["dlh"].pk, kota.unit["pu"].pk)
        return [
            Langkah(uraian=f"Kerjakan {n}", unit_id=units[n % 2], tenggat=soon, anggaran=1_000_000 * n or None)
            for n in range(banyak)
        ]

    return make


@pytest.fixture
def berjalan(kota, disepakati, langkah) -> Adopsi:
    """Planned by DLH, begun by Adbang."""
    services.susun_rencana(kota.aktor("kadis_dlh"), disepakati, langkah=langkah())
    services.mulai(kota.aktor("kabag_ekbang"), disepakati)
    disepakati.refresh_from_db()
    return disepakati


@pytest.fixture
def dinilai(kota) -> Callable[[int, int, int], Penilaian]:
    """A frozen result of a year with the levels of its two indicators, made as people make it."""

    def make(tahun: int, satu: int, dua: int) -> Penilaian:
        ekbang, insp = kota.aktor("kabag_ekbang"), kota.aktor("inspektur")
        kept = Instrumen.objects.filter(kode="contoh-2020").first()
        held = kept or indeks.catat_instrumen(kota.aktor("admin"), kota.unit["umum"], naskah=INSTRUMEN)
        due = timezone.localdate() + timedelta(days=30)
        data = DataPenilaian(
            instrumen_id=held.pk, tahun=tahun, penilai_internal_id=kota.unit["insp"].pk, batas_mandiri=due,
            batas_internal=due, batas_eksternal=due,
        )  # fmt: skip
        row = indeks.susun(ekbang, kota.unit["ekbang"], data=data)
        indeks.bagi(ekbang, row, pemilik=dict.fromkeys(("A1", "A2"), kota.unit["pu"].pk))
        indeks.mulai(ekbang, row)
        levels = {"A1": Decimal(satu), "A2": Decimal(dua)}
        for line in row.butir.all():
            indeks.jawab(kota.aktor("kadis_pu"), line, nilai=levels[line.kode], alasan="Dokumen.")
        indeks.alirkan(ekbang, row, aksi=AksiIndeks.NILAI_INTERNAL)
        for line in row.butir.all():
            indeks.nilai_internal(insp, line, nilai=levels[line.kode], alasan="Diperiksa.")
        return indeks.alirkan(ekbang, row, aksi=AksiIndeks.BEKUKAN)

    return make
