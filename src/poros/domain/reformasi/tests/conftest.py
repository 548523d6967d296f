"""A review of the shipped structure, a road map with a decided year, a problem: each brought to any point of its road.

`umum` keeps the organisation's data here, so its head leads reform; `kesra` stands in for the personnel office.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from poros.domain.reformasi import services
from poros.domain.reformasi.ekspor import baca_struktur
from poros.domain.reformasi.models import AksiRB, MasalahSakip, PosTelaah, Roadmap, StrategiSakip, TargetRB, Telaah
from poros.domain.reformasi.rules.alur import AksiMasalah, AksiTelaah, JenisAksi, JenisMasalah
from poros.domain.reformasi.rules.penyederhanaan import Hasil
from poros.domain.reformasi.values import (
    DataAksi,
    DataMasalah,
    DataPutusan,
    DataRoadmap,
    DataTarget,
    DataTelaah,
    Lampiran,
    LangkahMasalah,
    LangkahTelaah,
)
from poros.kernel.organisasi.models import Unit

HARI = date(2026, 11, 23)
KECIL = Path(__file__).parent / "struktur-kecil.csv"
"""45 posts of ten units of the shipped structure: as much as most tests need."""


@pytest.fixture
def besok() -> date:
    """A deadline that lies ahead."""
    return timezone.localdate() + timedelta(days=30)


@pytest.fixture
def data_telaah(kota) -> DataTelaah:
    return DataTelaah(judul="Penyederhanaan 2026", daerah="kota", tanggal=HARI, kepegawaian_id=kota.unit["kesra"].pk)


@pytest.fixture
def telaah(kota, data_telaah) -> Telaah:
    """The small structure, taken from its file. Dinas PU of the small government has the code of the file's Dinas PUPR."""
    Unit.objects.filter(pk=kota.unit["pu"].pk).update(kode="pupr")
    Unit.objects.filter(pk=kota.unit["pu_sda"].pk).update(kode="pupr-sda")
    posts = baca_struktur(KECIL.read_bytes())
    return services.susun_telaah(kota.aktor("kabag_umum"), kota.unit["umum"], data=data_telaah, struktur=posts)


@pytest.fixture
def pos(telaah) -> Callable[[str], PosTelaah]:
    """A post of the review as it is now."""
    return lambda kode: PosTelaah.objects.select_related("telaah").get(telaah=telaah, kode=kode)


@pytest.fixture
def langkah(kota) -> Callable[..., Telaah]:
    """Take a step as the unit that leads reform."""

    def step(row: Telaah, aksi: AksiTelaah, berkas: Lampiran | None = None, **lain) -> Telaah:
        taken = LangkahTelaah(**{"aksi": aksi, "tanggal": HARI, "nomor": "800/1/2026", **lain})
        return services.alirkan(kota.aktor("kabag_umum"), row, langkah=taken, berkas=berkas)

    return step


@pytest.fixture
def putus(kota, pos) -> Callable[..., PosTelaah]:
    """Decide on a post."""

    def decide(kode: str, hasil: Hasil | None, alasan: str = "Menurut beban kerja.", **lain) -> PosTelaah:
        proof = lain.pop("berkas", None)
        data = DataPutusan(hasil=hasil, alasan=alasan, **lain)
        return services.putuskan(kota.aktor("kabag_umum"), pos(kode), data=data, berkas=proof)

    return decide


@pytest.fixture
def usulan(telaah, putus, langkah) -> Telaah:
    """The two open posts decided, and proposed."""
    putus("adbang-evaluasi", Hasil.DISEDERHANAKAN)
    putus("pupr-banjir", Hasil.DIPERTAHANKAN)
    return langkah(telaah, AksiTelaah.AJUKAN)


@pytest.fixture
def roadmap(kota) -> Roadmap:
    data = DataRoadmap(judul="Peta jalan RB", dari=2025, sampai=2029, dasar="Perwali 7/2025")
    return services.susun_roadmap(kota.aktor("kabag_umum"), kota.unit["umum"], data=data)


@pytest.fixture
def data_aksi(kota) -> Callable[..., DataAksi]:
    """An action of Dinas PU, with changes by name."""

    def make(**lain) -> DataAksi:
        wanted = {
            "jenis": JenisAksi.GENERAL,
            "sasaran": "Pemerintah digital",
            "kegiatan": "Layanan izin tanpa kertas",
            "indikator": "Persentase izin tanpa kertas",
            "satuan": "%",
            "unit_id": kota.unit["pu"].pk,
        }
        return DataAksi(**(wanted | lain))

    return make


@pytest.fixture
def target(kota, roadmap, data_aksi) -> TargetRB:
    """10, 25, 50, 80 in 2026, not decided yet."""
    lead = kota.aktor("kabag_umum")
    aksi = services.catat_aksi(lead, roadmap, data=data_aksi())
    data = DataTarget(tahun=2026, triwulan=tuple(Decimal(n) for n in (10, 25, 50, 80)), anggaran=Decimal(150_000_000))
    return services.catat_target(lead, AksiRB.objects.select_related("roadmap").get(pk=aksi.pk), data=data)


@pytest.fixture
def berjalan(kota, roadmap, target, besok) -> TargetRB:
    """Decided: Dinas PU has the order."""
    services.tetapkan_tahun(kota.aktor("kabag_umum"), roadmap, tahun=2026, tenggat=besok)
    return TargetRB.objects.get(pk=target.pk)


@pytest.fixture
def data_masalah(kota) -> Callable[..., DataMasalah]:
    """A problem of Dinas PU, with changes by name."""

    def make(**lain) -> DataMasalah:
        strategi = StrategiSakip.objects.get(kode="lintas-penanggung-jawab")
        wanted = {
            "jenis": JenisMasalah.INDIKATOR_LINTAS,
            "judul": "Indikator banjir tanpa penanggung jawab",
            "uraian": "Dua dinas memikulnya.",
            "unit_id": kota.unit["pu"].pk,
            "pendukung": (kota.unit["dlh"].pk,),
            "strategi_id": strategi.pk,
        }
        return DataMasalah(**(wanted | lain))

    return make


@pytest.fixture
def masalah(kota, data_masalah) -> MasalahSakip:
    return services.catat_masalah(kota.aktor("kabag_umum"), kota.unit["umum"], data=data_masalah())


@pytest.fixture
def melangkah(kota) -> Callable[..., MasalahSakip]:
    """Take a step of a problem as the unit that keeps the register."""

    def step(row: MasalahSakip, aksi: AksiMasalah, **lain) -> MasalahSakip:
        return services.melangkah_masalah(kota.aktor("kabag_umum"), row, langkah=LangkahMasalah(aksi=aksi, **lain))

    return step
