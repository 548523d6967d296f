"""Two orders as tables: which kind of conflict, who prevails, who meets whom; every rule against its own words."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.konflik import (
    Arahan,
    Aturan,
    Indeks,
    Jenis,
    Kalimat,
    Klaim,
    Pengaturan,
    Rentang,
    Urutan,
    bandingkan,
    berlaku,
    hidup,
    jalur,
    lawan,
    periksa,
    putuskan,
    temukan,
    ucapkan,
)
from poros.pure.konflik.model import berhubungan, di_dalam

NOL = datetime(2026, 11, 23, tzinfo=UTC)
PINTU = jalur("kota/utara/pintu")


def rentang(dari, sampai):
    return Rentang(NOL + timedelta(hours=dari), NOL + timedelta(hours=sampai))


def arahan(nama="A", jam=(8, 12), **lain):
    isi = {
        "penerbit": "bpbd", "sasaran": ("pu",), "tindakan": "buka", "objek": PINTU, "jendela": rentang(*jam), "terbit": NOL,
    }  # fmt: skip
    return Arahan(id=nama, **(isi | lain))


def klaim(jumlah, jam=(8, 12), sumber="perahu"):
    return Klaim(sumber, Decimal(jumlah), rentang(*jam))


ATUR = Pengaturan(
    lawan=lawan([("buka", "tutup")]),
    tindakan_bernilai={"atur"},
    tindakan_seutuh_unit={"kerahkan", "siaga"},
    kewenangan={"buka": {"bpbd", "camat"}},
    atasan={frozenset({"bpbd", "camat"}): "sekda"},
)


@given(st.tuples(st.integers(0, 9), st.integers(1, 5)), st.tuples(st.integers(0, 9), st.integers(1, 5)))
def test_windows_are_the_hours_in_them(satu, dua):
    a, b = rentang(satu[0], sum(satu)), rentang(dua[0], sum(dua))
    jam_a, jam_b = set(range(satu[0], sum(satu))), set(range(dua[0], sum(dua)))
    assert a.bertemu(b) is bool(jam_a & jam_b)
    assert a.di_dalam(b) is (jam_a <= jam_b)
    assert a.irisan(b) == (rentang(min(jam_a & jam_b), max(jam_a & jam_b) + 1) if jam_a & jam_b else None)


@pytest.mark.parametrize("sampai", [8, 7])
def test_a_window_lasts(sampai):
    with pytest.raises(ValueError, match="end after it starts"):
        rentang(8, sampai)


tempat = st.lists(st.sampled_from("ab"), max_size=3).map(tuple)


@given(tempat, tempat)
def test_places_are_the_points_below_them(a, b):
    """Against all points of a small tree: one lies in the other when all its points do."""
    points = {p for n in range(5) for p in product("ab", repeat=n) if n == 4}
    dalam = [{p for p in points if "".join(p).startswith("".join(x))} for x in (a, b)]
    assert di_dalam(a, b) is (dalam[0] <= dalam[1])
    assert berhubungan(a, b) is bool(dalam[0] & dalam[1])


@pytest.mark.parametrize(
    ("teks", "hasil"), [("a/b", ("a", "b")), ("/a/b/", ("a", "b")), ("", ()), ("/", ()), ("a b", ("a b",))]
)
def test_paths_as_they_are_written(teks, hasil):
    assert jalur(teks) == hasil


KASUS = [  # a, b, kind: everything else is equal
    ({}, {"larangan": True}, Jenis.BERTENTANGAN),
    ({"larangan": True}, {"larangan": True}, Jenis.RANGKAP),
    ({}, {}, Jenis.RANGKAP),
    ({}, {"sasaran": ("dishub",)}, None),
    ({}, {"larangan": True, "sasaran": ("dishub",)}, Jenis.BERTENTANGAN),  # whoever does it
    ({}, {"objek": PINTU[:1]}, None),
    ({}, {"objek": PINTU[:1], "larangan": True}, Jenis.BERTENTANGAN),
    ({}, {"objek": (*PINTU, "roda"), "larangan": True}, Jenis.BERTENTANGAN),
    ({}, {"objek": ("kota", "selatan"), "larangan": True}, None),
    ({}, {"jendela": rentang(12, 13), "larangan": True}, None),
    ({}, {"jendela": rentang(11, 13), "larangan": True}, Jenis.BERTENTANGAN),
    ({}, {"tindakan": "tutup"}, Jenis.BERTENTANGAN),
    ({}, {"tindakan": "tutup", "larangan": True}, None),
    ({"larangan": True}, {"tindakan": "tutup", "larangan": True}, None),
    ({}, {"tindakan": "jaga"}, None),
    ({"tindakan": "atur", "nilai": 1}, {"tindakan": "atur", "nilai": 2}, Jenis.BERTENTANGAN),
    ({"tindakan": "atur", "nilai": 1}, {"tindakan": "atur", "nilai": 1}, Jenis.RANGKAP),
    ({"tindakan": "atur"}, {"tindakan": "atur", "nilai": 0}, Jenis.BERTENTANGAN),
    ({"tindakan": "atur"}, {"tindakan": "atur"}, Jenis.RANGKAP),
    ({"nilai": 1}, {"nilai": 2}, Jenis.RANGKAP),  # opening sets no value
    ({"tindakan": "atur", "nilai": 1}, {"tindakan": "atur", "nilai": 2, "objek": ("x",)}, None),
    ({"tindakan": "atur", "nilai": 1, "larangan": True}, {"tindakan": "atur", "nilai": 2, "larangan": True}, None),
    ({"tindakan": "kerahkan"}, {"tindakan": "siaga", "penerbit": "camat"}, Jenis.DUA_KOMANDO),
    ({"tindakan": "kerahkan"}, {"tindakan": "siaga"}, None),  # one issuer is one command
    ({"tindakan": "kerahkan"}, {"tindakan": "siaga", "penerbit": "camat", "sasaran": ("x",)}, None),
    ({"tindakan": "kerahkan"}, {"tindakan": "siaga", "penerbit": "camat", "larangan": True}, None),
    ({"tindakan": "kerahkan"}, {"tindakan": "jaga", "penerbit": "camat"}, None),
    ({"tindakan": "kerahkan"}, {"tindakan": "kerahkan", "penerbit": "camat", "objek": ("x",)}, Jenis.DUA_KOMANDO),
    ({"klaim": (klaim(1),)}, {"tindakan": "jaga", "klaim": (klaim(1),)}, Jenis.PAKAI_GANDA),
    ({"klaim": (klaim(1),)}, {"klaim": (klaim(1),)}, Jenis.PAKAI_GANDA),  # before the duplicate
    ({"klaim": (klaim(1),)}, {"larangan": True, "klaim": (klaim(1),)}, Jenis.BERTENTANGAN),  # before the claim
    ({"klaim": (klaim(1),)}, {"tindakan": "jaga", "klaim": (klaim(1, (12, 13)),)}, None),
    ({"klaim": (klaim(1),)}, {"tindakan": "jaga", "klaim": (klaim(1, sumber="truk"),)}, None),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "jenis"), KASUS)
def test_which_kind_of_conflict(a, b, jenis):
    """A pair is told once, by the first kind that fits, and from either side alike."""
    satu, dua = arahan("A", **a), arahan("B", **b)
    found = bandingkan(satu, dua, ATUR)
    assert (found and found.jenis) == jenis
    assert bandingkan(dua, satu, ATUR) == found
    index = Indeks(ATUR, [dua])
    assert [t.jenis for t in index.check(satu) if len(t.anggota) == 2] == ([jenis] if jenis else [])
    assert [t for t in temukan([satu, dua], ATUR) if len(t.anggota) == 2] == ([found] if found else [])
    if found:
        assert found.anggota == ("A", "B")
        assert found.irisan == satu.jendela.irisan(dua.jendela)


@pytest.mark.parametrize(
    ("jumlah", "ada", "ganda"),
    [((1, 1), 1, True), ((1, 1), 2, False), ((2, 1), 2, True), ((Decimal("0.5"), Decimal("0.5")), 1, False), ((0, 1), 0, False), ((0, 0), 0, False)],
)  # fmt: skip
def test_more_than_there_is(jumlah, ada, ganda):
    settings = Pengaturan(kapasitas={"perahu": Decimal(ada)})
    a, b = (arahan(n, tindakan=n, klaim=(klaim(j),)) for n, j in zip("AB", jumlah, strict=True))
    found = bandingkan(a, b, settings)
    assert bool(found) is ganda
    if found:
        assert found.alasan[0].isi == ("perahu", sum(map(Decimal, jumlah)), Decimal(ada))


TINGKAT = (None, Decimal(1), Decimal(2))
LINGKUP = {"sama": ({}, {}), "a": ({"objek": (*PINTU, "roda")}, {}), "b": ({}, {"jendela": rentang(9, 10)})}


@pytest.mark.parametrize("lingkup", LINGKUP)
@pytest.mark.parametrize("tingkat", list(product(TINGKAT, repeat=2)))
@pytest.mark.parametrize("terbit", [-1, 0, 1])
@pytest.mark.parametrize("penerbit", list(product(("bpbd", "camat", "warga"), repeat=2)))
def test_who_prevails(lingkup, tingkat, terbit, penerbit):
    """R1 competence, R2 level, R3 the special before the general, R4 the later of one issuer; else their superior."""
    lain_a, lain_b = LINGKUP[lingkup]
    (tingkat_a, tingkat_b), (penerbit_a, penerbit_b) = tingkat, penerbit
    a = arahan("A", penerbit=penerbit_a, tingkat=tingkat_a, **lain_a)
    b = arahan("B", penerbit=penerbit_b, tingkat=tingkat_b, **({"terbit": NOL + timedelta(hours=terbit)} | lain_b))
    known = tingkat_a is not None and tingkat_b is not None
    rules = [
        (Aturan.KEWENANGAN, (penerbit_a != "warga") - (penerbit_b != "warga")),
        (Aturan.TINGKAT, known and (tingkat_a > tingkat_b) - (tingkat_a < tingkat_b)),
        (Aturan.KHUSUS, (lingkup == "a") - (lingkup == "b")),
        (Aturan.TERAKHIR, -terbit if penerbit_a == penerbit_b else 0),
    ]
    rule, sign = next(((r, s) for r, s in rules if s), (Aturan.ATASAN, 0))
    found = putuskan(a, b, ATUR)
    assert (found.aturan, found.menang) == (rule, {1: "A", -1: "B"}.get(sign))
    assert found.kepada == ("sekda" if sign == 0 and {penerbit_a, penerbit_b} == {"bpbd", "camat"} else None)
    special = {"A": "a", "B": "b"}.get("B" if sign == 1 else "A")
    noted = rule is Aturan.TINGKAT and lingkup == special
    assert (found.catatan is not None) is noted
    if noted:
        loser, winner = ("B", "A") if sign == 1 else ("A", "B")
        assert found.catatan == Kalimat("khusus_dikalahkan", (loser, winner))
    assert putuskan(b, a, ATUR) == found


@pytest.mark.parametrize("urut", list(permutations("ABC")))
def test_a_circle_has_no_winner(urut):
    """A is more special than B, B was issued after C, and C after A: the three go up together."""
    roda = (*PINTU, "roda")
    rows = {
        "A": arahan("A", objek=roda, tindakan="atur", nilai=1),
        "B": arahan("B", (7, 13), tindakan="atur", nilai=2, terbit=NOL + timedelta(hours=2)),
        "C": arahan("C", (11, 14), objek=roda, tindakan="atur", nilai=3, terbit=NOL + timedelta(hours=1)),
    }
    found = temukan([rows[n] for n in urut], ATUR)
    assert found == temukan(rows.values(), ATUR)
    assert [(t.jenis, t.anggota, t.menang) for t in found] == [
        (Jenis.BERTENTANGAN, ("A", "B"), "A"),
        (Jenis.BERTENTANGAN, ("A", "C"), "C"),
        (Jenis.BERTENTANGAN, ("B", "C"), "B"),
        (Jenis.LINGKARAN, ("A", "B", "C"), None),
    ]
    assert all(t.alasan[-1] == Kalimat("bagian_lingkaran", ("A", "B", "C")) for t in found[:3])
    for new in urut:
        assert periksa(rows[new], [rows[n] for n in urut if n != new], ATUR) == [t for t in found if new in t.anggota]


@pytest.mark.parametrize(
    ("status", "hidup_", "diam"),
    [
        ("", True, True), ("active", True, True), ("berlaku", True, True), ("entah", True, True),
        ("expired", False, True), ("SUPERSEDED ", False, True), ("berakhir", False, True),
        ("withdrawn", False, False), ("dicabut", False, False), (" Batal", False, False), ("cancelled", False, False),
    ],
)  # fmt: skip
def test_which_orders_live_and_which_still_silence_others(status, hidup_, diam):
    new, old = arahan("B", status=status, menggantikan=("A",)), arahan("A")
    assert berlaku(new) is hidup_
    assert [x.id for x in hidup([old, new])] == ([] if diam else ["A"]) + (["B"] if hidup_ else [])
    index = Indeks(ATUR, [old, new])
    assert [x.id for x in index.opponents(arahan("C"))] == ([] if diam else ["A"]) + (["B"] if hidup_ else [])
    assert bool(index.check(old)) is (not diam and hidup_)


class TestIndex:
    def test_it_holds_each_order_once_and_forgets(self):
        index = Indeks(ATUR)
        assert (len(index), index.opponents(arahan())) == (0, [])
        for jam in ((8, 12), (20, 22)):
            index.add(arahan("B", jam))
        assert len(index) == 1
        assert index.opponents(arahan("A", (8, 12))) == []
        assert [x.id for x in index.opponents(arahan("A", (21, 23)))] == ["B"]
        for _again in range(2):
            index.remove("B")
        assert (len(index), index.opponents(arahan("A", (21, 23)))) == (0, [])

    @pytest.mark.parametrize(
        ("jam", "bertemu"), [((6, 8), False), ((6, 9), True), ((11, 13), True), ((12, 13), False), ((9, 10), True)]
    )
    def test_only_those_at_the_same_time(self, jam, bertemu):
        index = Indeks(ATUR, [arahan("B", (8, 12))])
        assert bool(index.opponents(arahan("A", jam))) is bertemu

    @pytest.mark.parametrize(
        ("objek", "bertemu"),
        [((), True), (("kota",), True), (PINTU, True), ((*PINTU, "x", "y"), True), (("kota", "selatan"), False), (("kota", "utara", "pint"), False)],
    )  # fmt: skip
    def test_those_above_at_and_below_a_place(self, objek, bertemu):
        for di, ke in ((objek, PINTU), (PINTU, objek)):
            index = Indeks(ATUR, [arahan("B", objek=di, tindakan="tutup")])
            assert bool(index.opponents(arahan("A", objek=ke))) is bertemu

    def test_a_successor_that_is_taken_out_gives_its_place_back(self):
        index = Indeks(ATUR, [arahan("A"), arahan("B", menggantikan=("A",)), arahan("C", menggantikan=("A",))])
        assert index.check(arahan("A")) == []
        index.remove("B")
        assert index.check(arahan("A")) == []
        index.remove("C")
        assert [x.id for x in index.opponents(arahan("D"))] == ["A"]

    def test_claims_are_met_over_all_their_windows(self):
        busy = arahan(
            "B", tindakan="jaga", objek=("x",), klaim=(klaim(1, (8, 9)), klaim(1, (15, 16)), klaim(1, (0, 1), "truk"))
        )
        index = Indeks(Pengaturan(), [busy])
        for jam, ganda in (((8, 9), 1), ((15, 17), 1), ((9, 15), 0), ((0, 1), 0)):
            new = arahan("A", tindakan="lain", klaim=(klaim(1, jam),))
            assert [t.jenis for t in index.check(new)] == [Jenis.PAKAI_GANDA] * ganda

    def test_precedences_bring_what_hangs_together(self):
        settings = Pengaturan(urutan=(Urutan("A", "B"), Urutan("B", "C"), Urutan("X", "Y")))
        rows = [arahan(n, tindakan=n) for n in "BCXY"]
        assert [x.id for x in Indeks(settings, rows).candidates(arahan("A", tindakan="A"))] == ["B", "C"]


@pytest.mark.parametrize(
    ("menit", "indonesia", "inggris"),
    [
        ("0", "0 menit", "0 minutes"),  # a breach too short for two decimals is told all the same
        ("0.5", "0,5 menit", "0.5 minutes"),
        ("1", "1 menit", "1 minute"),
        ("59", "59 menit", "59 minutes"),
        ("60", "1 jam", "1 hour"),
        ("61", "1 jam 1 menit", "1 hour 1 minute"),
        ("120", "2 jam", "2 hours"),
        ("1439.25", "23 jam 59,25 menit", "23 hours 59.25 minutes"),
        ("1440", "1 hari", "1 day"),
        ("1441", "1 hari 1 menit", "1 day 1 minute"),
        ("2940", "2 hari 1 jam", "2 days 1 hour"),
        ("14400", "10 hari", "10 days"),
    ],
)
def test_how_long_in_words(menit, indonesia, inggris):
    kalimat = Kalimat("melewati_jendela", ("A", "B"), (Decimal(menit),))
    assert ucapkan(kalimat, "id") == f"urutan A → B melewati batas B selama {indonesia}"
    assert ucapkan(kalimat, "en") == f"the sequence A → B overruns the end of B by {inggris}"


def test_a_breach_of_a_microsecond_is_told():
    settings = Pengaturan(urutan=(Urutan("A", "B", lama_sebelum=timedelta(hours=4, microseconds=1)),))
    (found,) = temukan([arahan("A", tindakan="x"), arahan("B", (8, 20), tindakan="y")], settings)
    assert ucapkan(found.alasan[0]) == "A memerlukan 0 menit lebih lama daripada jendelanya"
