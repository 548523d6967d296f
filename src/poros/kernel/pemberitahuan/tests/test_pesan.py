"""What a message says: how many of each kind, where to look, and nothing of what the things contain."""

from uuid import uuid4

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.pemberitahuan.antar.pesan import RAHASIA, susun
from poros.kernel.pemberitahuan.labels import KABAR
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.pemberitahuan.queries import url_objek

DASAR = "https://kota.contoh.go.id/"
JENIS = ("penugasan.baru", "penugasan.selesai", "penugasan.dibatalkan")


def kabar(jenis="penugasan.baru", objek_id=1, *, tertutup=False, objek="penugasan"):
    return Pemberitahuan(jenis=jenis, objek=objek, objek_id=objek_id, tertutup=tertutup)


def pesan(*rows):
    return susun(uuid4(), rows, DASAR)


def test_one_thing_is_the_title_and_its_page_the_link():
    found = pesan(kabar(objek_id=7))
    assert found.judul == "Penugasan baru untuk unit Anda"
    assert found.tautan == DASAR + url_objek("penugasan", 7).lstrip("/")
    assert found.teks.endswith("Isi hanya dapat dibaca di dalam Poros.")


@pytest.mark.parametrize(
    ("rows", "jumlah", "baris", "langsung"),
    [
        ([kabar(), kabar()], 2, 1, True),  # twice of one thing
        ([kabar(), kabar(objek_id=2)], 2, 1, False),  # of two things: the list
        ([kabar(), kabar("penugasan.selesai")], 2, 2, True),
        ([kabar(), kabar("penugasan.selesai", 2)], 2, 2, False),
        ([kabar(objek="asing")], 1, 1, False),  # a kind without a page
    ],
)
def test_equal_sentences_are_one_line_and_lead_to_the_thing_when_it_is_one(rows, jumlah, baris, langsung):
    found = pesan(*rows)
    assert (found.jumlah, len(found.butir)) == (jumlah, baris)
    assert (found.tautan != DASAR) is langsung
    if jumlah > 1:
        assert found.judul == f"{jumlah} pemberitahuan Poros"


def test_of_secret_things_it_is_not_said_what_happened():
    found = pesan(*(kabar(jenis, tertutup=True) for jenis in JENIS))
    (line,) = found.butir
    assert (line.jenis, line.jumlah, line.kalimat) == (RAHASIA, 3, "Ada penugasan rahasia untuk Anda")
    for jenis in JENIS:
        assert str(KABAR[jenis].kalimat) not in found.teks


@given(st.lists(st.tuples(st.sampled_from(JENIS), st.integers(1, 3), st.booleans()), min_size=1, max_size=9))
def test_nothing_is_lost_and_nothing_said_twice(rows):
    found = pesan(*(kabar(jenis, n, tertutup=secret) for jenis, n, secret in rows))
    assert found.jumlah == len(rows)
    kinds = [line.jenis for line in found.butir]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == {RAHASIA if secret else jenis for jenis, _n, secret in rows}
    assert all(line.tautan.startswith(DASAR) for line in found.butir)


@pytest.mark.parametrize(("bahasa", "kata"), [("id", "2 pemberitahuan Poros"), ("en", "2 Poros notices")])
def test_it_speaks_the_language_of_the_reader(bahasa, kata):
    with translation.override(bahasa):
        assert pesan(kabar(), kabar("penugasan.selesai")).judul == kata
