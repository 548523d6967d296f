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
