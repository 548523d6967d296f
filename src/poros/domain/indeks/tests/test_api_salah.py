"""Programs that ask wrongly are told which field; those that may not are told nothing."""

from decimal import Decimal

import pytest

from poros.domain.indeks import services
from poros.domain.indeks.models import HasilTerbit, Rencana
from poros.domain.indeks.queries import rencana as baca

pytestmark = pytest.mark.django_db


@pytest.fixture
def rencana(kota, beku) -> Rencana:
    begin = baca.awal(judul="Naik", tahun=2027, sasaran=Decimal("2.60"), penilaian=beku)
    return services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)


def penunjuk(answer) -> list[str]:
    """Which fields are wrong."""
    assert answer.status_code == 422, answer.content
    return [g["penunjuk"] for g in answer.json()["galat"]]


MASA = {"mulai": 2027, "tahun": 2028}


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"mulai": 2027}, "/tahun"),
        ({"mulai": 1999, "tahun": 2027}, "/mulai"),
        ({"mulai": 2029, "tahun": 2027}, "/mulai"),
        ({**MASA, "langkah_setahun": 0}, "/langkah_setahun"),
        ({**MASA, "upaya": {"I1": [-1]}}, "/upaya/I1/0"),
        ({**MASA, "upaya": {"I1": [1]}}, "/upaya"),
        ({**MASA, "pelaksana": {"I1": 999_999}}, "/pelaksana"),
        ({**MASA, "kapasitas": [{"tahun": 2030, "upaya": 3}]}, "/kapasitas"),
        ({**MASA, "kapasitas": [{"tahun": 2027}]}, "/kapasitas/0/upaya"),
        ({**MASA, "syarat": [{"kode": "I1", "tingkat": 4, "perlu": "I1", "perlu_tingkat": 2}]}, "/syarat"),
        ({**MASA, "syarat": [{"kode": "I1", "tingkat": 4, "perlu": "I2"}]}, "/syarat/0/perlu_tingkat"),
    ],
)
def test_assumptions_are_refused_by_field(program, rencana, isi, bidang):
    assert penunjuk(program("kabag_ekbang").post(f"/indeks/rencana/{rencana.pk}/anggapan", isi)) == [bidang]
    rencana.refresh_from_db()
    assert rencana.masa == (2027,)


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"pilihan": {"I1": [9]}}, "/pilihan"),
        ({"pilihan": {"I1": []}}, "/pilihan/I1"),
        ({"pilihan": {"I1": [2]}}, "/pilihan"),
        ({"pilihan": {"I1": 4}}, "/pilihan/I1"),
        ({"tujuan": {"predikat": "Unggul"}}, "/predikat"),
        ({"tujuan": {"sasaran": -1}}, "/tujuan/sasaran"),
    ],
)
def test_levels_and_targets_are_refused_by_field(program, rencana, isi, bidang):
    assert penunjuk(program("kabag_ekbang").post(f"/indeks/rencana/{rencana.pk}/ubah", isi)) == [bidang]


def test_a_plan_without_a_target_goes_as_high_as_its_years_allow(program, beku):
    wanted = {"judul": "Naik", "penilaian": beku.pk, "mulai": 2027, "tahun": 2028}
    plan = program("kabag_ekbang").post("/indeks/rencana", wanted).json()
    assert (plan["sasaran"], plan["predikat"], plan["indeks_tujuan"]) == (None, "", "5.00")
    assert (plan["bukti"], plan["tidak_terjangkau"], plan["melampaui"]) == ("terbukti setinggi mungkin", [], [])
    assert [t["tahun"] for t in plan["per_tahun"]] == [2027, 2028]


@pytest.mark.parametrize("anggaran", [-1, 10**15, "banyak", 1.5])
def test_an_amount_is_whole_rupiah_within_bounds(kota, program, rencana, anggaran):
    owners = {"I3": kota.unit["pu"].pk}
    url = f"/indeks/rencana/{rencana.pk}/tetapkan"
    made = program("kabag_ekbang").post(url, {"tenggat": "2099-12-01", "pemilik": owners}).json()
    paid = {"kegiatan": "x", "anggaran": anggaran}
    assert penunjuk(program("kadis_pu").post(f"/indeks/langkah/{made['langkah'][0]['id']}/belanja", paid)) == [
        "/anggaran"
    ]


@pytest.mark.parametrize("tenggat", ["2099-13-01", "9999-01-01", "besok", None])
def test_a_deadline_is_a_day_that_can_be_meant(program, rencana, tenggat):
    url = f"/indeks/rencana/{rencana.pk}/tetapkan"
    assert penunjuk(program("kabag_ekbang").post(url, {"tenggat": tenggat, "pemilik": {}})) == ["/tenggat"]


def test_conditions_are_written_through_the_api_too(program, terisi, alirkan):
    url = f"/indeks/penilaian/{terisi.pk}/simpulan"
    assert penunjuk(program("inspektur").post(url, {"kondisi": "x"})) == ["/kondisi"]
    alirkan(terisi, "nilai_internal")
    assert program("inspektur").post(url, {"kondisi": "x", "rekomendasi": "y"}).status_code == 200
    terisi.refresh_from_db()
    assert (terisi.kondisi, terisi.rekomendasi) == ("x", "y")
    assert program("kadis_pu").post(url, {"kondisi": "x"}).status_code == 404


class TestPublication:
    isi = {"indeks": "contoh", "tahun": 2026, "judul": "Survei", "keterangan": "/survei/1/", "nilai": {"I1": 4}}

    def test_it_answers_what_the_office_owns(self, program, berjalan, butir):
        assert program("kadis_pu").post("/indeks/bukti/terbitan", self.isi).json() == {"banyak": 1}
        assert butir("I1").mandiri == 4
        assert program("kadis_dlh").post("/indeks/bukti/terbitan", self.isi).json() == {"banyak": 0}

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"nilai": {}}, "/nilai"),
            ({"tahun": 1}, "/tahun"),
            ({"judul": ""}, "/judul"),
            ({"nilai": {"I1": 9}}, "/nilai"),
        ],
    )
    def test_what_is_wrong_is_named(self, program, berjalan, lain, bidang):
        assert penunjuk(program("kadis_pu").post("/indeks/bukti/terbitan", self.isi | lain)) == [bidang]


@pytest.mark.parametrize("rusak", [{"tahun": 1999}, {"jenis": "negara"}, {"nilai": -1}, {"nama": ""}, {"sumber": ""}])
def test_one_wrong_result_keeps_the_others_out(program, rusak):
    right = {"tahun": 2031, "nama": "Kota A", "jenis": "kota", "nilai": 3, "sumber": "Laporan"}
    (field,) = rusak
    answer = program("admin").post("/indeks/hasil", {"hasil": [right, right | {"nama": "Kota B"} | rusak]})
    assert penunjuk(answer) == [f"/hasil/1/{field}"]
    assert not HasilTerbit.objects.filter(tahun=2031).exists()
