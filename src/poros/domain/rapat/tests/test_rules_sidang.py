"""How long a session waits, until which day it is tried again, and when it is over; the law's numbers by date."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
import yaml

from poros.domain.rapat.queries.parameter import BERKAS
from poros.domain.rapat.rules import parameter
from poros.domain.rapat.rules.sidang import TUNTAS, batas_lanjutan, lama_tunda, masih_menunggu, terlalu_lambat
from poros.pure.rapat import Keadaan, Penundaan, Suara, hadir_minimum, langkah, putusan, setuju_minimum

DATA = yaml.safe_load(BERKAS.read_text(encoding="utf-8"))
HARI = date(2026, 11, 23)
TUNDA = parameter.penundaan(DATA["penundaan"], HARI)
PERKARA = parameter.perkara(DATA["perkara"])
KINI = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_the_waits_of_the_law():
    assert Penundaan(kali=2, menit=60, hari=3) == TUNDA
    assert all(row["dasar"].startswith("UU 23/2014") for row in DATA["penundaan"])


@pytest.mark.parametrize(
    ("anggota", "a", "b", "c"),
    [(20, 15, 14, 11), (25, 19, 17, 13), (30, 23, 20, 16), (35, 27, 24, 18), (45, 34, 30, 23), (50, 38, 34, 26),
     (55, 42, 37, 28), (75, 57, 50, 38), (85, 64, 57, 43), (100, 75, 67, 51), (106, 80, 71, 54), (120, 90, 80, 61)],
)  # fmt: skip
def test_who_must_be_there_in_councils_of_every_size(anggota, a, b, c):
    """Sizes of councils (UU 23/2014 Art. 154 and UU 7/2017), counted by hand."""
    assert [hadir_minimum(PERKARA[k].aturan, anggota) for k in "abc"] == [a, b, c]


@pytest.mark.parametrize(
    ("kode", "hadir", "perlu"),
    [("a", 34, 23), ("a", 36, 24), ("a", 45, 30), ("b", 30, 16), ("b", 31, 16), ("b", 45, 23), ("c", 23, None)],
)
def test_how_many_must_agree(kode, hadir, perlu):
    assert setuju_minimum(PERKARA[kode].aturan, hadir) == perlu


@pytest.mark.parametrize(
    ("kode", "hadir", "setuju", "tolak", "suara"),
    [
        ("a", 34, 23, 0, Suara.DITERIMA), ("a", 34, 23, 11, Suara.DITERIMA), ("a", 34, 22, 12, Suara.DITOLAK),
        ("a", 33, 33, 0, Suara.TIDAK_SAH), ("a", 45, 30, 15, Suara.DITERIMA), ("a", 45, 29, 0, Suara.DITOLAK),
        ("b", 30, 16, 14, Suara.DITERIMA), ("b", 30, 15, 15, Suara.DITOLAK), ("b", 29, 29, 0, Suara.TIDAK_SAH),
        ("b", 31, 16, 15, Suara.DITERIMA), ("b", 45, 22, 0, Suara.DITOLAK), ("b", 45, 23, 22, Suara.DITERIMA),
        ("c", 23, 1, 0, Suara.DITERIMA), ("c", 23, 0, 0, Suara.DITOLAK), ("c", 23, 11, 11, Suara.DITOLAK),
        ("c", 22, 22, 0, Suara.TIDAK_SAH), ("c", 45, 20, 19, Suara.DITERIMA),
    ],
)  # fmt: skip
def test_the_votes_of_45_members(kode, hadir, setuju, tolak, suara):
    assert putusan(PERKARA[kode].aturan, anggota=45, hadir=hadir, setuju=setuju, tolak=tolak) is suara


@pytest.mark.parametrize("kode", ["a", "b", "c"])
@pytest.mark.parametrize(
    ("ditunda", "lanjutan", "keadaan"),
    [(0, False, "tunda"), (1, False, "tunda"), (2, False, "jadwal_ulang"), (0, True, "akhir"), (2, True, "akhir")],
)
def test_one_short_of_the_quorum_at_every_step(kode, ditunda, lanjutan, keadaan):
    rule = PERKARA[kode].aturan
    short = hadir_minimum(rule, 45) - 1
    end = "pimpinan" if kode == "c" else "tidak_memutus"
    found = langkah(rule, TUNDA, anggota=45, hadir=short, ditunda=ditunda, lanjutan=lanjutan)
    assert found.value == (end if keadaan == "akhir" else keadaan)
    enough = langkah(rule, TUNDA, anggota=45, hadir=short + 1, ditunda=ditunda, lanjutan=lanjutan)
    assert enough is Keadaan.SAH


@pytest.mark.parametrize(
    ("keadaan", "sisa", "menunggu"),
    [
        (Keadaan.TUNDA, 1, True), (Keadaan.TUNDA, 0, False), (Keadaan.TUNDA, -1, False), (Keadaan.TUNDA, None, False),
        (Keadaan.SAH, 30, False), (Keadaan.JADWAL_ULANG, 30, True), (Keadaan.PIMPINAN, 30, True),
    ],
)  # fmt: skip
def test_a_wait_is_waited_for_unless_enough_have_come(keadaan, sisa, menunggu):
    until = None if sisa is None else KINI + timedelta(minutes=sisa)
    assert masih_menunggu(keadaan, KINI, until) is menunggu


@pytest.mark.parametrize(
    ("diminta", "menit"), [(None, 60), (1, 1), (15, 15), (60, 60), (61, None), (0, None), (-5, None), (999, None)]
)
def test_no_wait_is_longer_than_the_law_lets_it(diminta, menit):
    assert lama_tunda(diminta, TUNDA) == menit


@pytest.mark.parametrize(
    ("hari", "batas"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),
        (date(2026, 12, 30), date(2027, 1, 2)),
        (date(2028, 2, 27), date(2028, 3, 1)),
        (date(2027, 2, 27), date(2027, 3, 2)),
        (date(2026, 11, 27), date(2026, 11, 30)),
    ],
)
def test_three_days_are_days_of_the_calendar(hari, batas):
    assert batas_lanjutan(hari, TUNDA) == batas


@pytest.mark.parametrize(
    ("hari", "batas", "dasar", "lambat"),
    [
        (HARI, None, "", False), (HARI, HARI, "", False), (HARI - timedelta(days=1), HARI, "", False),
        (HARI + timedelta(days=1), HARI, "", True), (HARI + timedelta(days=1), HARI, "   ", True),
        (HARI + timedelta(days=90), HARI, "Keputusan Bamus 3/2026", False),
    ],
)  # fmt: skip
def test_later_only_on_the_day_that_bamus_sets(hari, batas, dasar, lambat):
    assert terlalu_lambat(hari, batas, dasar) is lambat


def test_what_ends_a_session():
    assert {k.value for k in TUNTAS} == {"tidak_memutus", "pimpinan"}


def test_a_newer_rule_holds_from_its_day_on():
    rows = [*DATA["penundaan"], {"berlaku": date(2030, 1, 1), "dasar": "x", "kali": 1, "menit": 30, "hari": 7}]
    assert parameter.penundaan(rows, date(2029, 12, 31)) == TUNDA
    assert parameter.penundaan(rows, date(2030, 1, 1)) == Penundaan(kali=1, menit=30, hari=7)


@pytest.mark.parametrize("hari", [date(2014, 10, 1), date(1999, 1, 1)])
def test_before_the_law_there_is_no_rule(hari):
    with pytest.raises(ValueError, match="no rule holds"):
        parameter.penundaan(DATA["penundaan"], hari)


@pytest.mark.parametrize(
    ("kode", "sifat", "memutus"),
    [
        ("paripurna", "terbuka", True), ("paripurna-istimewa", "terbuka", False), ("pimpinan-dprd", "tertutup", True),
        ("fraksi", "dapat_ditutup", True), ("konsultasi", "tertutup", True), ("bamus", "tertutup", True),
        ("komisi", "dapat_ditutup", True), ("gabungan-komisi", "dapat_ditutup", True), ("banggar", "tertutup", True),
        ("bapemperda", "dapat_ditutup", True), ("badan-kehormatan", "tertutup", True), ("pansus", "dapat_ditutup", True),
        ("rapat-kerja", "dapat_ditutup", True), ("rdp", "dapat_ditutup", True), ("rdpu", "terbuka", True),
    ],
)  # fmt: skip
def test_kinds_of_sessions_as_pp_16_2010_has_them(kode, sifat, memutus):
    kind = parameter.jenis(DATA["jenis"])[kode]
    assert (kind.dprd, kind.sifat, kind.memutus, kind.gagasan) == (True, sifat, memutus, False)


@pytest.mark.parametrize("kode", ["fgd", "forum", "musrenbang"])
def test_a_discussion_begins_with_questions_and_criteria(kode):
    kind = parameter.jenis(DATA["jenis"])[kode]
    assert kind.gagasan
    assert not kind.dprd
    assert len(kind.tanya) >= 2
    assert all(q.endswith("?") for q in kind.tanya)
    assert all(1 <= w <= 100 for w in kind.kriteria.values())
    assert kind.lembar


@pytest.mark.parametrize("kode", ["rakor", "staf"])
def test_a_meeting_of_the_house_asks_nothing(kode):
    kind = parameter.jenis(DATA["jenis"])[kode]
    assert (kind.tanya, dict(kind.kriteria), kind.lembar, kind.sifat) == ((), {}, "", "dalam")


@pytest.mark.parametrize(
    ("teks", "banyak", "cukup"), [("1/2", 10, 5), ("> 1/2", 10, 6), (">1/2", 11, 6), ("2/3", 10, 7), ("1", 9, 9)]
)
def test_a_part_is_read_as_it_is_written(teks, banyak, cukup):
    rows = [{"kode": "x", "nama": "x", "hadir": teks, "buntu": "pimpinan"}]
    rule = parameter.perkara(rows)["x"].aturan
    assert rule.hadir.dari(banyak) == cukup
    assert rule.setuju is None
    assert rule.hadir.bagian == Fraction(teks.removeprefix(">").strip())
