"""Sessions, seats and times: what must hold of every council, every hall and every calendar."""

from dataclasses import replace
from fractions import Fraction
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.pure.rapat import (
    Ambang,
    Aturan,
    Buntu,
    Keadaan,
    Orang,
    Penundaan,
    Permintaan,
    Ruang,
    Sibuk,
    Suara,
    Tamu,
    Tempuh,
    cari,
    hadir_minimum,
    langkah,
    putusan,
    setuju_minimum,
    susun,
    urutkan,
)

AMBANG = st.builds(Ambang, st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)]), st.booleans())
ATURAN = st.builds(Aturan, kode=st.just("x"), hadir=AMBANG, setuju=st.none() | AMBANG, buntu=st.sampled_from(Buntu))
TUNDA = st.builds(Penundaan, kali=st.integers(0, 3), menit=st.just(60), hari=st.just(3))


@given(ATURAN, st.integers(1, 120), st.data())
def test_one_more_who_comes_never_makes_a_session_invalid(aturan, anggota, data):
    hadir = data.draw(st.integers(0, anggota - 1))
    state = {"anggota": anggota, "ditunda": 0, "lanjutan": False}
    tunda = Penundaan(kali=2, menit=60, hari=3)
    if langkah(aturan, tunda, hadir=hadir, **state) is Keadaan.SAH:
        assert langkah(aturan, tunda, hadir=hadir + 1, **state) is Keadaan.SAH


@given(ATURAN, st.integers(1, 120))
def test_with_everybody_there_it_can_always_sit(aturan, anggota):
    """A threshold that asks for more than all would stop every council for ever."""
    assert hadir_minimum(aturan, anggota) <= anggota
    assert (setuju_minimum(aturan, anggota) or 0) <= anggota


@given(ATURAN, TUNDA, st.integers(1, 120), st.data())
def test_a_session_without_its_quorum_ends_after_a_known_number_of_counts(aturan, tunda, anggota, data):
    """However few come, and however often: two days, and on the first as many waits as the rule gives."""
    ditunda, lanjutan, counts = 0, False, 0
    while True:
        hadir = data.draw(st.integers(0, max(hadir_minimum(aturan, anggota) - 1, 0)))
        state = langkah(aturan, tunda, anggota=anggota, hadir=hadir, ditunda=ditunda, lanjutan=lanjutan)
        counts += 1
        if state is Keadaan.TUNDA:
            ditunda += 1
        elif state is Keadaan.JADWAL_ULANG:
            lanjutan = True
        else:
            break
    assert state is {Buntu.PIMPINAN: Keadaan.PIMPINAN, Buntu.TIDAK_MEMUTUS: Keadaan.TIDAK_MEMUTUS}[aturan.buntu]
    assert counts == tunda.kali + 2


@given(ATURAN, st.integers(1, 60), st.data())
def test_one_more_vote_for_it_never_turns_it_down(aturan, anggota, data):
    hadir = data.draw(st.integers(1, anggota))
    setuju = data.draw(st.integers(0, hadir - 1))
    tolak = data.draw(st.integers(0, hadir - setuju - 1))
    told = {"anggota": anggota, "hadir": hadir, "tolak": tolak}
    if putusan(aturan, setuju=setuju, **told) is Suara.DITERIMA:
        assert putusan(aturan, setuju=setuju + 1, **told) is Suara.DITERIMA
    if putusan(aturan, setuju=setuju, **told) is Suara.DITOLAK:
        assert putusan(aturan, setuju=setuju, **(told | {"tolak": tolak + 1})) is Suara.DITOLAK


@given(ATURAN.filter(lambda a: a.setuju is not None), st.integers(1, 60), st.data())
def test_who_does_not_vote_counts_against_where_a_share_of_those_present_is_asked(aturan, anggota, data):
    hadir = data.draw(st.integers(hadir_minimum(aturan, anggota), anggota))
    setuju = data.draw(st.integers(0, hadir))
    found = {putusan(aturan, anggota=anggota, hadir=hadir, setuju=setuju, tolak=n) for n in range(hadir - setuju + 1)}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("anggota", "hadir", "dua_pertiga"), [(20, 11, 14), (45, 23, 30), (50, 26, 34), (85, 43, 57), (120, 61, 80)]
)
def test_councils_of_the_sizes_of_the_law(anggota, hadir, dua_pertiga):
    """More than half, and at least two thirds; from 20 to 55 members in a regency, 35 to 120 in a province."""
    lebih = Aturan(kode="a", hadir=Ambang(Fraction(1, 2), lebih=True), setuju=None, buntu=Buntu.TIDAK_MEMUTUS)
    perda = replace(lebih, hadir=Ambang(Fraction(2, 3)))
    assert (hadir_minimum(lebih, anggota), hadir_minimum(perda, anggota)) == (hadir, dua_pertiga)


TAMU = st.lists(
    st.builds(Tamu, st.integers(0, 10**6).map(str), st.integers(1, 6), st.integers(0, 3), st.booleans()),
    max_size=30,
    unique_by=lambda t: t.kode,
)


@given(TAMU, st.integers(1, 9))
def test_everybody_has_one_seat_and_no_seat_two(tamu, per_baris):
    seats = susun(tamu, per_baris)
    assert [s.kode for s in seats] == [t.kode for t in urutkan(tamu)]
    assert [s.nomor for s in seats] == list(range(1, len(tamu) + 1))
    assert len({(s.baris, s.kolom) for s in seats}) == len(tamu)
    assert all(1 <= s.kolom <= per_baris for s in seats)


@given(TAMU, st.integers(1, 9))
def test_the_higher_sits_nearer_to_the_middle_of_his_row_and_no_row_has_a_gap(tamu, per_baris):
    middle = (per_baris - 1) // 2 + 1
    for baris, row in groupby(susun(tamu, per_baris), lambda s: s.baris):
        columns = [s.kolom for s in row]
        away = [abs(c - middle) for c in columns]
        assert away == sorted(away)
        assert sorted(columns) == list(range(min(columns), max(columns) + 1))
        assert len(columns) == per_baris or baris == -(-len(tamu) // per_baris)


@given(TAMU)
def test_officials_of_the_state_come_before_all_of_the_region_and_equals_stay_as_entered(tamu):
    order = urutkan(tamu)
    assert [t.pusat for t in order] == sorted((t.pusat for t in tamu), reverse=True)
    for _key, equals in groupby(order, lambda t: (t.pusat, t.tingkat, t.urut)):
        same = list(equals)
        assert same == [t for t in tamu if t in same]
    assert urutkan(order) == order


TEMPAT = st.sampled_from(["", "balai", "dinas"])
SIBUK = st.builds(lambda a, n, t: Sibuk(a, a + n, t), st.integers(0, 900), st.integers(1, 240), TEMPAT)
ORANG = st.lists(st.tuples(st.lists(SIBUK, max_size=3), st.booleans()), max_size=4)


@st.composite
def permintaan(draw):
    return Permintaan(
        lama=draw(st.sampled_from([30, 60, 90])),
        jendela=tuple(
            (a, a + n) for a, n in draw(st.lists(st.tuples(st.integers(0, 600), st.integers(30, 300)), max_size=3))
        ),
        orang=tuple(Orang(f"o{n}", tuple(s), wajib=w) for n, (s, w) in enumerate(draw(ORANG))),
        ruang=tuple(
            Ruang(f"r{n}", k, t, tuple(s))
            for n, (k, t, s) in enumerate(
                draw(
                    st.lists(st.tuples(st.integers(1, 30), TEMPAT, st.lists(SIBUK, max_size=2)), min_size=1, max_size=3)
                )
            )
        ),
        kursi=draw(st.integers(0, 12)),
        tempuh=Tempuh(bawaan=draw(st.integers(0, 40))),
        langkah=draw(st.sampled_from([15, 30])),
        banyak=500,
    )


@settings(deadline=None)
@given(permintaan(), st.integers(1, 6))
def test_fewer_answers_are_the_first_of_the_many(ask, banyak):
    assert cari(replace(ask, banyak=banyak)).pilihan == cari(ask).pilihan[:banyak]
    assert len(cari(replace(ask, banyak=banyak)).terdekat) <= banyak


@settings(deadline=None)
@given(permintaan(), st.integers(1, 60))
def test_a_week_later_it_is_the_same_a_week_later(ask, n):
    """By whole steps, since meetings begin on steps."""
    by = n * ask.langkah

    def later(rows):
        return tuple(replace(s, mulai=s.mulai + by, selesai=s.selesai + by) for s in rows)

    moved = replace(
        ask,
        jendela=tuple((a + by, b + by) for a, b in ask.jendela),
        orang=tuple(replace(o, sibuk=later(o.sibuk)) for o in ask.orang),
        ruang=tuple(replace(r, sibuk=later(r.sibuk)) for r in ask.ruang),
    )
    told = [(p.mulai + by, p.selesai + by, p.ruang, p.absen) for p in cari(ask).pilihan]
    assert [(p.mulai, p.selesai, p.ruang, p.absen) for p in cari(moved).pilihan] == told
    assert cari(moved).penentu == cari(ask).penentu


@settings(deadline=None)
@given(permintaan(), SIBUK)
def test_one_appointment_more_opens_no_time(ask, sibuk):
    if not ask.orang:
        return
    busier = replace(ask.orang[0], sibuk=(*ask.orang[0].sibuk, sibuk), wajib=True)
    before = replace(ask, orang=(replace(ask.orang[0], wajib=True), *ask.orang[1:]))
    after = replace(ask, orang=(busier, *ask.orang[1:]))
    assert {p.mulai for p in cari(after).pilihan} <= {p.mulai for p in cari(before).pilihan}


@settings(deadline=None)
@given(permintaan())
def test_whom_one_could_do_without_is_proven_by_doing_without_him(ask):
    hasil = cari(ask)
    if hasil.ada or hasil.tanpa_waktu or hasil.sempit:
        assert hasil.penentu == ()
        return
    for orang in ask.orang:
        if orang.wajib:
            without = replace(ask, orang=tuple(o for o in ask.orang if o is not orang))
            assert cari(without).ada is (orang.kode in hasil.penentu)


@settings(deadline=None)
@given(permintaan())
def test_two_windows_that_touch_offer_at_least_what_each_offers(ask):
    if not ask.jendela:
        return
    a, b = ask.jendela[0]
    half = (a + b) // 2
    cut = replace(ask, jendela=((a, half), (half, b)))
    whole = replace(ask, jendela=((a, b),))
    assert {p.mulai for p in cari(cut).pilihan} <= {p.mulai for p in cari(whole).pilihan}
