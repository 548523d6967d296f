"""What two structures differ in is exactly what makes the one into the other: laws, without a database."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.kelembagaan.rules.selisih import LEMBAR, Beda, Lembar, Perubahan, bandingkan, bernomor, kunci

Baris = dict[str, str]
NAMA = st.sampled_from(["a", "b", "c"])
SEL = st.sampled_from(["", "a", "b", "2020-01-01"])


@st.composite
def lembar_isi(draw: st.DrawFn, lembar: Lembar) -> list[Baris]:
    """Rows of a sheet, each key once, now and then an empty line between them."""
    rows: dict[tuple[str, ...], Baris] = {}
    for _n in range(draw(st.integers(0, 4))):
        row = {k: draw(NAMA if k in lembar.kunci else SEL) for k in lembar.kolom}
        rows[kunci(lembar, row)] = row
    found = list(rows.values())
    if draw(st.booleans()):
        found.insert(draw(st.integers(0, len(found))), dict.fromkeys(lembar.kolom, ""))
    return found


STRUKTUR = st.fixed_dictionaries({lembar.nama: lembar_isi(lembar) for lembar in LEMBAR})


def isi(lembar: Lembar, rows: Sequence[Mapping[str, str]]) -> dict[tuple[str, ...], Baris]:
    """Rows by their key, without what says only how a row began: an import never rewrites that."""
    return {kunci(lembar, r): {k: v for k, v in r.items() if k not in lembar.awal} for _n, r in bernomor(rows)}


def terapkan(lembar: Lembar, lama: Sequence[Baris], beda: Sequence[Beda]) -> dict[tuple[str, ...], Baris]:
    """Do to the old rows what the differences say."""
    found = isi(lembar, lama)
    for satu in beda:
        if satu.perubahan is Perubahan.BERAKHIR:
            del found[kunci(lembar, satu.lama)]
        else:
            assert (kunci(lembar, satu.baru) in found) is (satu.perubahan is Perubahan.BERUBAH)
            found[kunci(lembar, satu.baru)] = {k: v for k, v in satu.baru.items() if k not in lembar.awal}
    return found


@settings(max_examples=40, deadline=None)
@given(STRUKTUR, STRUKTUR)
def test_the_differences_make_the_one_into_the_other(lama, baru):
    told = bandingkan({k: [r for _n, r in bernomor(v)] for k, v in lama.items()}, baru)
    for lembar in LEMBAR:
        mine = [b for b in told if b.lembar == lembar.nama]
        assert terapkan(lembar, lama[lembar.nama], mine) == isi(lembar, baru[lembar.nama])


@settings(max_examples=40, deadline=None)
@given(STRUKTUR, STRUKTUR)
def test_there_and_back_the_same_rows_come_and_go(lama, baru):
    def milik(dari, ke) -> dict[Perubahan, set[tuple[str, tuple[str, ...]]]]:
        clean = {k: [r for _n, r in bernomor(v)] for k, v in dari.items()}
        found: dict[Perubahan, set[tuple[str, tuple[str, ...]]]] = {p: set() for p in Perubahan}
        by_name = {s.nama: s for s in LEMBAR}
        for b in bandingkan(clean, ke):
            found[b.perubahan].add((b.lembar, kunci(by_name[b.lembar], b.baru or b.lama)))
        return found

    there, back = milik(lama, baru), milik(baru, lama)
    assert there[Perubahan.BARU] == back[Perubahan.BERAKHIR]
    assert there[Perubahan.BERAKHIR] == back[Perubahan.BARU]
    assert there[Perubahan.BERUBAH] == back[Perubahan.BERUBAH]


@settings(max_examples=40, deadline=None)
@given(STRUKTUR, STRUKTUR)
def test_each_difference_points_at_its_line_and_its_columns(lama, baru):
    clean = {k: [r for _n, r in bernomor(v)] for k, v in lama.items()}
    for b in bandingkan(clean, baru):
        if b.perubahan is Perubahan.BERAKHIR:
            assert (b.nomor, b.baru) == (0, {})
        else:
            assert baru[b.lembar][b.nomor - 2] == b.baru
        if b.perubahan is Perubahan.BERUBAH:
            assert b.kolom
            assert all(b.lama[k] != b.baru[k] for k in b.kolom)


@settings(max_examples=40, deadline=None)
@given(STRUKTUR)
def test_the_order_of_lines_is_no_difference(struktur):
    clean = {k: [r for _n, r in bernomor(v)] for k, v in struktur.items()}
    assert bandingkan(clean, {k: list(reversed(v)) for k, v in struktur.items()}) == []
