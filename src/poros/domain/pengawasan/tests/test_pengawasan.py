"""Who reads the trail, and what he reads."""

import pytest

from poros.domain.pengawasan.queries import sebutan
from poros.kernel.jejak.catat import baris, tulis
from poros.kernel.jejak.segel import segel


@pytest.fixture
def jejak(kota):
    def isi(n):
        tulis([baris(kota.aktor("kadis_pu"), "arahan.terbitkan", "unit", kota.unit["pu"].pk, {}) for _ in range(n)])

    return isi


@pytest.mark.parametrize(
    ("kode", "boleh"),
    [
        ("inspektur", True),
        ("sekda", True),
        ("walikota", True),
        ("kadis_pu", False),
        ("tu", False),
        ("admin", False),
    ],
)
def test_only_overseers_read_lines(masuk, jejak, kode, boleh):
    jejak(1)
    page = masuk(kode).get("/pengawasan/jejak/")
    assert page.status_code == 200
    assert ("</span> menerbitkan arahan" in page.content.decode()) is boleh


@pytest.mark.parametrize("banyak", [1, 3])
def test_page_costs_the_same_for_one_line_and_three(masuk, jejak, django_assert_num_queries, banyak):
    jejak(banyak)
    client = masuk("inspektur")
    client.get("/pengawasan/jejak/")
    with django_assert_num_queries(6):
        assert client.get("/pengawasan/jejak/").status_code == 200


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [
        ("biro", "biro"),
        ("", "–"),
        (None, "–"),
        (0, "0"),
        (False, "False"),
        (["pu", "dlh"], "pu; dlh"),
        ([{"unit_id": 3, "peran": "utama", "jabatan_id": None}, {"unit_id": 4}], "unit_id 3, peran utama; unit_id 4"),
        ({"ke": [1, 2], "dari": ""}, "ke 1; 2"),
    ],
)
def test_what_was_recorded_reads_as_text(nilai, kata):
    assert sebutan(nilai) == kata


def test_the_thing_is_called_by_its_name(masuk, kota):
    data = {"kepada": [{"unit_id": 3, "jabatan_id": None}]}
    tulis([baris(kota.aktor("kadis_pu"), "arahan.terbitkan", "unit", kota.unit["pu"].pk, data)])
    page = masuk("inspektur").get("/pengawasan/jejak/").content.decode()
    assert f">Unit {kota.unit['pu'].pk}</a>" in page
    assert "kepada: unit_id 3</div>" in page


def test_acts_stand_in_words_and_with_their_seal(masuk, jejak):
    jejak(1)
    client = masuk("inspektur")
    assert "menerbitkan arahan" in client.get("/pengawasan/jejak/").content.decode()
    assert "Belum disegel" in client.get("/pengawasan/jejak/").content.decode()
    segel()
    assert "Segel 1" in client.get("/pengawasan/jejak/").content.decode()


@pytest.mark.parametrize(
    ("kueri", "ada"),
    [
        ("orang=dinas+pu", True),
        ("orang=camat", False),
        ("aksi=arahan.terbitkan", True),
        ("aksi=surat.catat", False),
        ("dari=2020-01-01&sampai=2020-01-31", False),
        ("dari=2020-01-01", True),
        ("dari=bukan-tanggal", True),
    ],
)
def test_filters(masuk, jejak, kueri, ada):
    jejak(1)
    assert (
        b"<tr>" in masuk("inspektur").get(f"/pengawasan/jejak/?{kueri}", headers={"HX-Request": "true"}).content
    ) is ada


def test_trail_of_a_thing_follows_the_thing(masuk, kota):
    for jenis in ("surat", "tidak-ada"):
        assert masuk("inspektur").get(f"/pengawasan/jejak/{jenis}/999999/").status_code == 404


def test_seals_are_shown(masuk, jejak):
    jejak(2)
    segel()
    page = masuk("inspektur").get("/pengawasan/segel/").content.decode()
    assert "Kepala rantai" in page
    assert "<code" in page
