"""Laws of boxes, places and passphrases that hold for any value. No database."""

import pickle
from copy import copy, deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.tandatangan import brankas
from poros.kernel.tandatangan.rules import ALUR, BELUM_DIKIRIM, SEDANG, Aksi, Status, giliran, tersamar
from poros.kernel.tandatangan.values import TINGGI, Frasa, Laporan, Posisi, Tanda

TEMPAT = st.text(max_size=20)
URUTAN = st.integers(1, 6)


class TestBrankas:
    @given(st.binary(max_size=300), TEMPAT)
    def test_what_was_closed_opens_at_its_place(self, isi, untuk):
        assert brankas.buka(brankas.tutup(isi, untuk), untuk) == isi

    @given(st.binary(max_size=50), TEMPAT, TEMPAT)
    def test_and_at_no_other(self, isi, untuk, lain):
        kotak = brankas.tutup(isi, untuk)
        if lain == untuk:
            return
        with pytest.raises(brankas.TidakTerbuka):
            brankas.buka(kotak, lain)

    @given(st.binary(min_size=1, max_size=60), st.data())
    def test_a_changed_bit_anywhere_is_noticed(self, isi, data):
        kotak = bytearray(brankas.tutup(isi, "orang:1"))
        at = data.draw(st.integers(0, len(kotak) - 1))
        kotak[at] ^= 1 << data.draw(st.integers(0, 7))
        with pytest.raises(brankas.TidakTerbuka):
            brankas.buka(bytes(kotak), "orang:1")

    @given(st.binary(max_size=28))
    def test_what_is_no_box_is_not_ours(self, sampah):
        with pytest.raises((brankas.TidakTerbuka, ValueError)):
            brankas.buka(sampah, "orang:1")

    def test_the_same_content_is_never_the_same_box(self):
        assert len({brankas.tutup(b"kunci", "akar") for _n in range(50)}) == 50


class TestPosisi:
    @given(st.integers(-5, 9999), st.integers(1, 300))
    def test_a_mark_stands_on_a_page_that_there_is(self, halaman, banyak):
        assert 1 <= Posisi(0, 0, halaman).halaman_dari(banyak) <= banyak

    @given(st.integers(0, 595), st.integers(0, 777), st.integers(1, 9))
    def test_measured_from_above_it_stands_where_the_template_left_room(self, x, y, halaman):
        spot = Posisi.dari_petak({"x": x, "y": y, "halaman": halaman}, 841)
        assert (spot.x, spot.halaman) == (x, halaman)
        assert spot.y + TINGGI + y == 841

    @pytest.mark.parametrize(("halaman", "jadi"), [(-1, 7), (0, 7), (1, 1), (7, 7), (8, 7), (9999, 7)])
    def test_first_last_and_beyond(self, halaman, jadi):
        assert Posisi(0, 0, halaman).halaman_dari(7) == jadi


class TestFrasa:
    @given(st.text(max_size=40))
    def test_it_shows_itself_nowhere(self, isi):
        frasa = Frasa(isi)
        assert frasa.buka() == isi
        assert repr(frasa) == str(frasa) == "Frasa(•••)"

    @pytest.mark.parametrize("how", [pickle.dumps, copy, deepcopy])
    def test_it_is_neither_stored_nor_copied(self, how):
        with pytest.raises(TypeError):
            how(Frasa("rahasia"))

    @given(st.text(max_size=20), st.text(max_size=20))
    def test_equal_are_those_of_equal_letters(self, a, b):
        assert (Frasa(a) == Frasa(b)) is (a == b)
        assert Frasa(a) != a


class TestGiliran:
    @given(st.lists(st.tuples(URUTAN, st.sampled_from(list(Status))), max_size=6), URUTAN)
    def test_only_what_stands_before_counts(self, lain, urutan):
        before = [pair for pair in lain if pair[0] < urutan]
        assert giliran(urutan, lain) is giliran(urutan, before) is all(s is Status.SAH for _at, s in before)

    @given(st.lists(st.tuples(URUTAN, st.just(Status.SAH)), max_size=6), URUTAN)
    def test_when_all_others_have_signed_it_is_ones_turn(self, lain, urutan):
        assert giliran(urutan, lain)

    @pytest.mark.parametrize("status", [Status.DITOLAK, Status.DIBATALKAN, Status.TIDAK_PASTI, Status.MENUNGGU])
    def test_behind_one_who_has_not_signed_nobody_signs(self, status):
        assert not giliran(2, [(1, status)])
        assert giliran(1, [(1, status), (2, status)])


class TestAlur:
    def test_what_is_under_way_ends_by_what_the_provider_did_only(self):
        ends = {aksi for status in SEDANG for aksi in ALUR.acts_from(status)}
        assert ends == {Aksi.BERHASIL, Aksi.GAGAL, Aksi.HILANG, Aksi.TEMUKAN, Aksi.NIHIL, Aksi.LEPASKAN}

    @pytest.mark.parametrize("status", [Status.SAH, Status.DITOLAK, Status.DIBATALKAN])
    def test_what_is_decided_stays_so(self, status):
        assert not list(ALUR.acts_from(status))

    @pytest.mark.parametrize("status", BELUM_DIKIRIM)
    def test_until_it_is_sent_it_can_be_refused_and_taken_back(self, status):
        assert ALUR.step(status, Aksi.TOLAK) is Status.DITOLAK
        assert ALUR.step(status, Aksi.BATALKAN) is Status.DIBATALKAN


@given(st.text(max_size=40))
def test_a_masked_number_keeps_its_length_and_is_masked_already(nomor):
    assert len(tersamar(nomor)) == len(nomor)
    assert tersamar(tersamar(nomor)) == tersamar(nomor)


def tanda(**lain):
    plain = {
        "bidang": "TTE1", "subjek": "A", "penerbit": "B", "nomor_seri": "1", "waktu": None, "cap_waktu": "",
        "utuh": True, "perubahan_sah": True, "seluruh_berkas": False, "dipercaya": True, "pencabutan_diketahui": True,
        "revisi": 1, "sidik_pesan": "", "tingkat": "B-LT",
    }  # fmt: skip
    return Tanda(**plain | lain)


TANDA = st.builds(
    tanda, utuh=st.booleans(), perubahan_sah=st.booleans(), dipercaya=st.booleans(), revisi=st.integers(1, 9)
)


@given(st.lists(TANDA, max_size=5))
def test_a_whole_file_is_never_said_to_be_broken_since_somewhen(marks):
    report = Laporan(tuple(marks), 9)
    if report.sah:
        assert report.rusak_sejak is None
    if report.rusak_sejak is not None:
        assert not report.sah
        assert any(report.rusak_sejak in {t.revisi, t.revisi + 1} for t in marks)


@given(st.lists(TANDA, min_size=1, max_size=5), TANDA)
def test_one_more_signature_never_makes_a_broken_file_whole(marks, lagi):
    if not Laporan(tuple(marks), 9).sah:
        assert not Laporan((*marks, lagi), 9).sah
