"""The trail: filters together, pages to the end, of one thing for who sees the thing, and the seals."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from poros.domain.pengawasan import queries
from poros.kernel.jejak.catat import baris, tulis
from poros.kernel.jejak.models import Jejak
from poros.kernel.jejak.segel import segel
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def tiga(kota):
    """Acts of three people on two kinds of things."""
    acts = (
        ("kadis_pu", "arahan.terbitkan", "unit", "pu"),
        ("camat", "surat.catat", "unit", "kec"),
        ("tu", "surat.catat", "orang", "umum"),
    )
    for kode, aksi, objek, unit in acts:
        tulis([baris(kota.aktor(kode), aksi, objek, kota.unit[unit].pk, {"nomor_surat": "1/A"})])
    return list(Jejak.objects.order_by("id"))


def nomor(page) -> list[int]:
    return [line.jejak.pk for line in page.context["baris"]]


@pytest.mark.parametrize(
    ("kueri", "cocok"),
    [
        ("", [2, 1, 0]),
        ("aksi=surat.catat", [2, 1]),
        ("objek=unit", [1, 0]),
        ("aksi=surat.catat&objek=unit", [1]),
        ("orang=CAMAT", [1]),
        ("orang=%25", []),
        ("orang=camat&aksi=arahan.terbitkan", []),
        ("orang=camat&dari=kemarin", [1]),
        ("orang=camat&aksi=joget", [1]),
        ("orang=camat&objek=joget&sampai=2026-02-30", [1]),
        ("orang=a%00b&aksi=surat.catat", [2, 1]),
        ("dari=0001-01-01&sampai=9999-12-31", [2, 1, 0]),
        ("sampai=0001-01-01", []),
    ],
)
def test_filters_narrow_together_and_what_cannot_be_read_narrows_nothing(masuk, tiga, kueri, cocok):
    page = masuk("inspektur").get(f"/pengawasan/jejak/?{kueri}")
    assert page.status_code == 200
    assert nomor(page) == [tiga[n].pk for n in cocok]


@pytest.mark.parametrize(
    ("waktu", "ada"),
    [
        (datetime(2026, 11, 22, 16, 59, 59, 999_999, tzinfo=UTC), False),
        (datetime(2026, 11, 22, 17, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 16, 59, 59, 999_999, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 17, 0, tzinfo=UTC), False),
    ],
)
def test_a_day_goes_from_local_midnight_to_midnight(kota, waktu, ada):
    row = baris(kota.aktor("tu"), "surat.catat", "unit", kota.unit["umum"].pk, {})
    row.waktu = waktu
    tulis([row])
    hari = date(2026, 11, 23)
    with timezone.override("Asia/Jakarta"):
        assert queries.semua_jejak(kota.aktor("inspektur"), {"dari": hari, "sampai": hari}).exists() is ada


@pytest.mark.parametrize("banyak", [0, 1, 2, 3, 5])
def test_every_line_is_reached_once(masuk, kota, monkeypatch, banyak):
    from poros.domain.pengawasan import views
    from poros.web import halaman

    monkeypatch.setattr(views, "potong", lambda rows, alamat: halaman.potong(rows, alamat, 2))
    tulis([baris(kota.aktor("tu"), "surat.catat", "unit", kota.unit["umum"].pk, {}) for _n in range(banyak)])
    client, seen, alamat = masuk("inspektur"), [], "/pengawasan/jejak/"
    while alamat:
        page = client.get(alamat)
        seen += nomor(page)
        after = page.context["halaman"].sesudah
        alamat = f"/pengawasan/jejak/?sesudah={after}" if after else ""
    assert seen == list(Jejak.objects.order_by("-id").values_list("pk", flat=True))


class TestOfOneThing:
    @pytest.mark.parametrize(
        ("siapa", "status"), [("tu", 200), ("sekda", 200), ("inspektur", 200), ("kadis_pu", 200), ("staf_pu", 200)]
    )
    def test_of_a_unit_all_may_read(self, masuk, tiga, kota, siapa, status):
        page = masuk(siapa).get(f"/pengawasan/jejak/unit/{kota.unit['pu'].pk}/")
        assert page.status_code == status
        assert nomor(page) == [tiga[0].pk]

    @pytest.mark.parametrize(
        ("jenis", "pk"), [("surat", 999_999), ("surat", 0), ("unit", 2**63), ("tidak-ada", 1), ("unit", "9" * 30)]
    )
    def test_what_is_not_there_is_missing(self, masuk, kota, jenis, pk):
        assert masuk("inspektur").get(f"/pengawasan/jejak/{jenis}/{pk}/").status_code == 404

    def test_lines_of_another_thing_with_the_same_number_stay_apart(self, kota):
        for objek in ("unit", "orang"):
            tulis([baris(kota.aktor("tu"), "surat.catat", objek, kota.unit["pu"].pk, {})])
        _row, lines = queries.jejak_objek(kota.aktor("tu"), "unit", kota.unit["pu"].pk)
        assert [line.objek for line in lines] == ["unit"]

    def test_a_kind_that_no_module_owns_is_missing(self, kota):
        with pytest.raises(TidakBerwenang):
            queries.jejak_objek(kota.aktor("inspektur"), "joget", 1)


class TestWords:
    def test_an_act_that_nobody_knows_any_more_keeps_its_code(self, kota):
        tulis([baris(kota.aktor("tu"), "dulu.ada", "dulu", 7, {"a": [1, {"b": None, "c": "x"}], "d": None})])
        (line,) = queries.dengan_kata(Jejak.objects.all())
        assert (line.kalimat, line.hal, line.rincian, line.segel) == ("dulu.ada", "dulu", "a: 1; c x · d: –", None)

    def test_what_people_typed_is_shown_as_text(self, masuk, kota):
        tulis([baris(kota.aktor("tu"), "surat.tarik", "unit", 7, {"alasan": "<script>alert(1)</script>"})])
        page = masuk("inspektur").get("/pengawasan/jejak/").content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_words_and_seals_cost_two_statements(self, kota, django_assert_num_queries, banyak):
        tulis([baris(kota.aktor("tu"), "surat.catat", "unit", 7, {}) for _n in range(banyak)])
        segel()
        with django_assert_num_queries(2):
            assert {line.segel for line in queries.dengan_kata(Jejak.objects.all())} == {1}

    def test_both_languages(self, masuk, tiga):
        pages = {
            kode: masuk("inspektur").get("/pengawasan/jejak/", headers={"Accept-Language": kode}).content.decode()
            for kode in ("id", "en")
        }
        assert "mencatat surat" in pages["id"]
        assert "mencatat surat" not in pages["en"]


class TestSeals:
    @pytest.mark.parametrize(
        ("siapa", "boleh"),
        [
            ("inspektur", True),
            ("sekda", True),
            ("walikota", True),
            ("tu", False),
            ("admin", False),
            ("kadis_pu", False),
        ],
    )
    def test_only_overseers_see_them(self, masuk, tiga, siapa, boleh):
        segel()
        page = masuk(siapa).get("/pengawasan/segel/")
        assert page.status_code == 200
        assert (len(page.context["halaman"].isi) == 1) is boleh

    def test_newest_first_and_new_lines_wait_for_the_next(self, masuk, kota, tiga):
        for _n in range(2):
            segel()
            tulis([baris(kota.aktor("tu"), "surat.catat", "unit", 7, {})])
        client = masuk("inspektur")
        assert [s.nomor for s in client.get("/pengawasan/segel/").context["halaman"].isi] == [2, 1]
        assert [line.segel for line in client.get("/pengawasan/jejak/").context["baris"]] == [None, 2, 1, 1, 1]

    def test_without_any_the_page_stands(self, masuk):
        assert masuk("inspektur").get("/pengawasan/segel/").status_code == 200
        assert masuk("inspektur").get("/pengawasan/jejak/").context["segel"] is None


@pytest.mark.parametrize("alamat", ["jejak/", "segel/", "jejak/unit/1/"])
def test_nobody_reads_without_signing_in(client, kota, alamat):
    answer = client.get(f"/pengawasan/{alamat}", headers={"host": "uji.localhost"})
    assert (answer.status_code, "/akun/" in answer["Location"]) == (302, True)
