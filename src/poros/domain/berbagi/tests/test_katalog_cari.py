"""Finding in the catalogue as people search: words, parts, filters together; and what adopters have really paid."""

from dataclasses import replace

import pytest

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Pengalaman, Tawaran
from poros.domain.berbagi.queries import katalog
from poros.domain.berbagi.rules.alur import Keberhasilan
from poros.domain.berbagi.rules.tawaran import Jenis, Kematangan
from poros.domain.berbagi.tests.conftest import ISI
from poros.domain.berbagi.values import DataPengalaman, SaringTawaran

pytestmark = pytest.mark.django_db


@pytest.fixture
def rak(kota, lain, milik) -> dict[str, Tawaran]:
    """Four offers: a queue, a complaint desk, a practice of theirs, a water gate of ours."""
    return {
        "antre": lain(),
        "aduan": lain(
            nama="Lapor Warga", ringkasan="Pengaduan lewat telepon", masalah="Keluhan hilang", lisensi="MIT",
            alamat="https://kode.example/lapor", teknologi=("Go",), jenis_daerah="kota", daerah="Kota Khayal",
            indikator=(("spbe", "I2"),), uraian="Memakai peta",
        ),
        "praktik": lain(
            jenis=Jenis.PRAKTIK, nama="Rapat Berdiri", ringkasan="Rapat lima belas menit", alamat="", lisensi="",
            teknologi=(), jenis_daerah="provinsi", daerah="Provinsi Angan", indikator=(),
        ),
        "pintu": milik(ringkasan="Pintu air dibuka dari kantor", teknologi=("Django",), indikator=()),
    }  # fmt: skip


def cari(kota, rak, **saring) -> set[str]:
    names = {row.pk: name for name, row in rak.items()}
    return {names[r.pk] for r in katalog.tawaran_terlihat(kota.aktor("camat"), SaringTawaran(**saring))}


@pytest.mark.parametrize(
    ("masukan", "nama"),
    [
        ("antrean", {"antre"}),
        ("ANTREAN ponsel", {"antre"}),
        ("ponsel telepon", set()),
        ("keluhan", {"aduan"}),
        ("pint", {"pintu"}),
        ("rapat berdiri", {"praktik"}),
        ("  ", {"antre", "aduan", "praktik", "pintu"}),
        ("'; drop table", set()),
        ("<>", set()),
        ("& | !", set()),
        ("tidakadakatanya", set()),
    ],
)
def test_by_words(kota, rak, masukan, nama):
    assert cari(kota, rak, q=masukan) == nama


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ({"lisensi": " mit "}, {"aduan"}),
        ({"lisensi": "EUPL"}, set()),
        ({"teknologi": "django"}, {"pintu"}),
        ({"teknologi": "PostgreSQL"}, {"antre"}),
        ({"teknologi": "Python\nPostgreSQL"}, {"antre"}),
        ({"jenis_daerah": "kota"}, {"aduan", "pintu"}),
        ({"indeks": "spbe", "indikator": "I9"}, set()),
        ({"indikator": "I2"}, {"antre", "aduan", "praktik", "pintu"}),
        ({"q": "peta", "lisensi": "MIT", "milik": "lain"}, {"aduan"}),
        ({"q": "peta", "lisensi": "EUPL-1.2"}, set()),
    ],
)
def test_by_filters(kota, rak, saring, nama):
    assert cari(kota, rak, **saring) == nama


def test_filters_only_take_away(kota, rak):
    """Any two filters together find what each alone finds in common."""
    single = [{"jenis": "aplikasi"}, {"milik": "lain"}, {"indeks": "spbe"}, {"jenis_daerah": "kota"}, {"q": "warga"}]
    for one in single:
        for two in single:
            assert cari(kota, rak, **(one | two)) == cari(kota, rak, **one) & cari(kota, rak, **two)


class TestShelf:
    def test_each_card_says_what_it_serves(self, kota, rak):
        shelf = katalog.kartu(katalog.tawaran_terlihat(kota.aktor("camat")))
        served = {r.nama: sorted(r.melayani) for r in shelf}
        assert served == {
            "Antre Cepat": ["SPBE I1"], "Lapor Warga": ["SPBE I2"], "Rapat Berdiri": [], "Pintu Air": [],
        }  # fmt: skip

    def test_what_is_compared_keeps_the_order_that_was_asked_for(self, kota, rak):
        asked = [rak["pintu"].pk, 999999, rak["antre"].pk, rak["pintu"].pk, rak["aduan"].pk]
        found = [r.nama for r in katalog.dibandingkan(kota.aktor("camat"), asked)]
        assert found == ["Pintu Air", "Antre Cepat"]

    def test_the_public_never_sees_what_is_not_ours_whatever_it_asks(self, rak):
        for saring in (SaringTawaran(), SaringTawaran(milik="lain"), SaringTawaran(q="antrean"), SaringTawaran(jenis="praktik")):  # fmt: skip
            assert {r.nama for r in katalog.tawaran_publik(saring)} <= {"Pintu Air"}


class TestCost:
    @pytest.mark.parametrize(
        ("biaya", "tengah"),
        [
            ([], None),
            ([5], 5),
            ([1, 9], 5),
            ([1, 2, 9], 2),
            ([1, 2], 1),
            ([None, 4], 4),
            ([None], None),
            ([0, 0, 6], 0),
        ],
    )
    def test_the_middle_of_what_was_paid(self, biaya, tengah):
        rows = [Pengalaman(biaya=n, upaya=None) for n in biaya]
        found = katalog.biaya_nyata(rows)
        assert (found.banyak, found.biaya, found.upaya) == (len(biaya), tengah, None)

    def test_experience_goes_before_what_the_giver_assumes(self, kota, berjalan):
        offer = berjalan.tawaran
        assert katalog.biaya_awal(offer, []) == (50_000_000, "anggapan pemberi tawaran")
        data = DataPengalaman(hasil=Keberhasilan.SEBAGIAN, uraian="Perlu server", biaya=80_000_000)
        services.catat_pengalaman(kota.aktor("kadis_dlh"), berjalan, data=data)
        told = katalog.pengalaman(offer)
        assert katalog.biaya_awal(offer, told)[0] == 80_000_000

    def test_free_of_charge_is_a_cost_and_not_a_gap(self, kota, berjalan):
        data = DataPengalaman(hasil=Keberhasilan.BERHASIL, uraian="Gratis", biaya=0)
        services.catat_pengalaman(kota.aktor("kadis_dlh"), berjalan, data=data)
        offer = berjalan.tawaran
        assert katalog.biaya_awal(offer, katalog.pengalaman(offer)) == (
            0,
            "tengah dari yang benar-benar dikeluarkan pemakai",
        )

    def test_where_nobody_knows_nothing_is_claimed(self):
        assert katalog.biaya_awal(Tawaran(biaya=None), []) == (None, "")

    def test_of_several_the_newest_is_read_first(self, kota, berjalan):
        for n in range(3):
            data = DataPengalaman(hasil=Keberhasilan.GAGAL, uraian=f"Ke-{n}")
            services.catat_pengalaman(kota.aktor("kadis_dlh"), berjalan, data=data)
        told = [p.uraian for p in katalog.pengalaman(berjalan.tawaran)]
        assert told == ["Ke-2", "Ke-1", "Ke-0"]


@pytest.mark.parametrize("kematangan", list(Kematangan))
def test_how_ripe_it_is_survives_the_whole_way(kota, peran, lain, kematangan):
    row = lain(kematangan=kematangan)
    row.refresh_from_db()
    assert row.isi() == replace(ISI, kematangan=kematangan)
