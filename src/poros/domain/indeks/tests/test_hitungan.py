"""What pages cost: the same number of statements for one row and for three."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from poros.domain.indeks import services
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.alur import Aksi
from poros.domain.indeks.values import Belanja

pytestmark = pytest.mark.django_db


@pytest.fixture
def peta(kota, beku):
    """A decided plan that raises one indicator in each of so many years."""

    def make(banyak: int):
        begin = baca.awal(judul="Naik", mulai=2027, tahun=2026 + banyak, sasaran=Decimal("2.60"), penilaian=beku)
        ekbang = kota.aktor("kabag_ekbang")
        row = services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
        levels = {"I1": [3] * banyak, "I2": [3] * banyak, "I3": [2 + n for n in range(banyak)]}
        services.ubah_rencana(ekbang, row, pilihan=levels)
        owners = {"I3": kota.unit["pu"].pk}
        for step in services.tetapkan_rencana(ekbang, row, pemilik=owners, tenggat=date(2099, 1, 1)):
            services.catat_belanja(ekbang, step, belanja=Belanja(kegiatan="Aduan", anggaran=Decimal(1_000_000)))
        return row

    return make


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_roadmap_costs_seven_statements(peta, masuk, django_assert_num_queries, banyak):
    """Session, account, actor, the plan, its steps, what was reached, what one may pay."""
    row, client = peta(banyak), masuk("kabag_ekbang")
    url = reverse("indeks:rencana", args=[row.pk])
    client.get(url)
    with django_assert_num_queries(7):
        page = client.get(url).content.decode()
    assert page.count("Rp1.000.000") >= banyak


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_of_assessments_does_not_grow(kota, data, masuk, django_assert_num_queries, banyak):
    for n in range(banyak):
        services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(tahun=2026 + n))
    client = masuk("kabag_ekbang")
    client.get("/indeks/penilaian/")
    with django_assert_num_queries(5):
        page = client.get("/indeks/penilaian/").content.decode()
    assert page.count("Indeks Contoh 20") == banyak


@pytest.mark.parametrize("banyak", [1, 3])
def test_freezing_costs_the_same_whatever_the_evidence(  # noqa: PLR0917 -- fixtures by name
    kota, berjalan, butir, alirkan, django_assert_max_num_queries, banyak
):
    for kode, siapa in (("I1", "kadis_pu"), ("I2", "kadis_dlh"), ("I3", "kadis_pu")):
        services.jawab(kota.aktor(siapa), butir(kode), nilai=Decimal(2), alasan="x")
        for n in range(banyak):
            services.tambah_bukti_butir(kota.aktor(siapa), butir(kode), judul=f"Bukti {n}", keterangan="Lemari")
    alirkan(berjalan, Aksi.NILAI_INTERNAL)
    for kode in ("I1", "I2", "I3"):
        services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(2), alasan="x")
    ekbang = kota.aktor("kabag_ekbang")
    with django_assert_max_num_queries(24):
        frozen = services.alirkan(ekbang, berjalan, aksi=Aksi.BEKUKAN)
    assert len(frozen.beku.isi["bukti"]) == 3 * banyak
