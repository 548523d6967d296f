"""Pages by cursor: both directions, at the ends, and what cannot be read."""

import pytest

from poros.kernel.penomoran.models import Register
from poros.web.halaman import hitung, kursor, potong

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(db):
    Register.objects.all().delete()
    Register.objects.bulk_create(Register(kode=f"r{n}", nama=str(n)) for n in range(5))
    return Register.objects.all()


def nama(page):
    return [row.nama for row in page.isi]


def test_walking_down_and_back_up(rows):
    first = potong(rows, {}, 2)
    assert (nama(first), first.sebelum) == (["4", "3"], None)
    second = potong(rows, {"sesudah": str(first.sesudah)}, 2)
    assert nama(second) == ["2", "1"]
    last = potong(rows, {"sesudah": str(second.sesudah)}, 2)
    assert (nama(last), last.sesudah) == (["0"], None)
    back = potong(rows, {"sebelum": str(last.sebelum)}, 2)
    assert nama(back) == ["2", "1"]
    top = potong(rows, {"sebelum": str(back.sebelum)}, 2)
    assert (nama(top), top.sebelum) == (["4", "3"], None)


def test_each_page_is_one_query(rows, django_assert_num_queries):
    with django_assert_num_queries(1):
        potong(rows, {"sesudah": "99999999"}, 2)


def test_counting_only_what_the_page_does_not_tell(rows, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert hitung(rows, potong(rows, {}, 9)) == "5"
    with django_assert_num_queries(2):
        assert hitung(rows, potong(rows, {}, 2), batas=4) == "4+"
    assert hitung(rows, potong(rows, {}, 2), batas=5) == "5"


def test_an_empty_list_is_whole(rows):
    page = potong(rows.none(), {})
    assert page.utuh
    assert hitung(rows.none(), page) == "0"


@pytest.mark.parametrize("teks", [None, "", "abc", "-1", "1.5", "٣", "9" * 19, "0x1"])
def test_what_is_no_cursor_is_none(teks):
    assert kursor(teks) is None


def jalan(rows, banyak, mulai=None):
    """All pages from the first to the last, by the links that each of them shows."""
    page = potong(rows, mulai or {}, banyak)
    pages = [page]
    while page.sesudah is not None:
        page = potong(rows, {"sesudah": str(page.sesudah)}, banyak)
        pages.append(page)
        assert len(pages) < 9, "the way leads in a circle"
    return pages


@pytest.mark.parametrize("banyak", [1, 2, 4, 5, 6])
def test_every_row_is_met_once_on_the_way_to_the_end_and_on_the_way_back(rows, banyak):
    down = jalan(rows, banyak)
    assert [n for page in down for n in nama(page)] == ["4", "3", "2", "1", "0"]
    assert all(0 < len(page.isi) <= banyak for page in down)
    back, page = [], down[-1]
    while page.sebelum is not None:
        page = potong(rows, {"sebelum": str(page.sebelum)}, banyak)
        back.append(page)
    assert [nama(page) for page in reversed(back)] == [nama(page) for page in down[:-1]]


def test_what_comes_in_while_one_reads_is_neither_met_twice_nor_hides_anything(rows):
    first = potong(rows, {}, 2)
    Register.objects.create(kode="baru", nama="baru")
    rest = jalan(rows, 2, {"sesudah": str(first.sesudah)})
    assert [n for page in (first, *rest) for n in nama(page)] == ["4", "3", "2", "1", "0"]
    assert nama(potong(rows, {"sebelum": str(first.isi[0].pk)}, 2)) == ["baru"]


def test_what_goes_while_one_reads_leaves_no_hole(rows):
    first = potong(rows, {}, 2)
    Register.objects.filter(nama="3").delete()
    assert nama(potong(rows, {"sesudah": str(first.sesudah)}, 2)) == ["2", "1"]


def test_of_two_cursors_the_way_back_counts(rows):
    first = potong(rows, {}, 2)
    both = {"sebelum": str(first.sesudah), "sesudah": str(first.sesudah)}
    assert nama(potong(rows, both, 2)) == ["4"]


@pytest.mark.parametrize(("batas", "kata"), [(1, "1+"), (4, "4+"), (5, "5"), (6, "5")])
def test_counting_stops_where_it_was_told_to(rows, batas, kata):
    assert hitung(rows, potong(rows, {}, 2), batas=batas) == kata


def test_a_filter_narrows_pages_and_count_alike(rows):
    few = rows.filter(nama__in=["1", "2", "3"])
    page = potong(few, {}, 2)
    assert (nama(page), hitung(few, page)) == (["3", "2"], "3")
    assert nama(potong(few, {"sesudah": str(page.sesudah)}, 2)) == ["1"]
