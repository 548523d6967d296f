"""The examples of `contoh_sidang.yaml`, and the laws that hold for councils of every size; no database."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.rapat.queries.parameter import penundaan, perkara
from poros.domain.rapat.rules.hadir import LONGGAR, SEMENIT, kode_berlaku, kode_hadir
from poros.domain.rapat.rules.sidang import batas_lanjutan, lama_tunda, masih_menunggu, terlalu_lambat
from poros.domain.rapat.rules.undangan import Putus, belum_ditindak
from poros.pure.rapat import Keadaan, Suara, hadir_minimum, langkah, putusan, setuju_minimum

from .conftest import TAK_TERBURU

CONTOH = yaml.safe_load((Path(__file__).parent / "contoh_sidang.yaml").read_text(encoding="utf-8"))
HARI = date(2026, 11, 23)
TUNDA = penundaan(HARI)
KINI = datetime(2026, 11, 23, 3, tzinfo=UTC)
ANGGOTA = st.integers(20, 120)
PERKARA = st.sampled_from(sorted(perkara()))


def jalani(contoh):
    """What follows from the last of its counts."""
    rule, waits, state = perkara()[contoh["perkara"]].aturan, 0, None
    for present in contoh["hitung"]:
        state = langkah(
            rule, TUNDA, anggota=contoh["anggota"], hadir=present, ditunda=waits, lanjutan=contoh.get("hari") == "kedua"
        )
        waits += state is Keadaan.TUNDA
    return state


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: c["kasus"])
def test_an_example(contoh):
    assert jalani(contoh) == contoh["maka"]
    if "suara" in contoh:
        yes, no = contoh["suara"]
        rule = perkara()[contoh["perkara"]].aturan
        found = putusan(rule, anggota=contoh["anggota"], hadir=contoh["hitung"][-1], setuju=yes, tolak=no)
        assert found == contoh["putusan"]


@TAK_TERBURU
@given(PERKARA, ANGGOTA)
def test_a_council_that_is_all_there_may_always_decide_and_an_empty_hall_never(kode, anggota):
    rule = perkara()[kode].aturan
    whole = langkah(rule, TUNDA, anggota=anggota, hadir=anggota, ditunda=0, lanjutan=False)
    assert whole is Keadaan.SAH
    assert putusan(rule, anggota=anggota, hadir=anggota, setuju=anggota, tolak=0) is Suara.DITERIMA
    assert langkah(rule, TUNDA, anggota=anggota, hadir=0, ditunda=0, lanjutan=False) is Keadaan.TUNDA


@TAK_TERBURU
@given(PERKARA, ANGGOTA, st.data())
def test_who_comes_in_addition_never_hurts(kode, anggota, data):
    rule = perkara()[kode].aturan
    few = data.draw(st.integers(0, anggota - 1))
    valid = [
        langkah(rule, TUNDA, anggota=anggota, hadir=n, ditunda=0, lanjutan=False) is Keadaan.SAH for n in (few, few + 1)
    ]
    assert valid in ([False, False], [False, True], [True, True])
    assert valid[1] is (few + 1 >= hadir_minimum(rule, anggota))


@TAK_TERBURU
@given(PERKARA, ANGGOTA, st.data())
def test_another_vote_for_it_never_turns_it_down(kode, anggota, data):
    rule = perkara()[kode].aturan
    present = data.draw(st.integers(hadir_minimum(rule, anggota), anggota))
    no = data.draw(st.integers(0, present - 1))
    yes = data.draw(st.integers(0, present - no - 1))
    before, after = (putusan(rule, anggota=anggota, hadir=present, setuju=n, tolak=no) for n in (yes, yes + 1))
    assert (before, after) != (Suara.DITERIMA, Suara.DITOLAK)


@TAK_TERBURU
@given(ANGGOTA)
def test_graver_matters_ask_for_more(anggota):
    """Art. 183(1): dismissal and inquiry above Perda and APBD, these above all else."""
    grave, law, plain = (perkara()[k].aturan for k in "abc")
    assert hadir_minimum(grave, anggota) >= hadir_minimum(law, anggota) >= hadir_minimum(plain, anggota) > anggota / 2
    assert setuju_minimum(grave, anggota) >= setuju_minimum(law, anggota) > anggota / 2


@TAK_TERBURU
@given(PERKARA, ANGGOTA, st.data())
def test_a_session_comes_to_an_end_after_two_waits_and_one_more_day(kode, anggota, data):
    """Whatever comes to pass, nothing is counted for ever."""
    rule = perkara()[kode].aturan
    short = hadir_minimum(rule, anggota) - 1
    states, waits, second = [], 0, False
    for _ in range(4):
        present = data.draw(st.integers(0, short))
        state = langkah(rule, TUNDA, anggota=anggota, hadir=present, ditunda=waits, lanjutan=second)
        states.append(state)
        waits, second = waits + (state is Keadaan.TUNDA), second or state is Keadaan.JADWAL_ULANG
    end = Keadaan.PIMPINAN if kode == "c" else Keadaan.TIDAK_MEMUTUS
    assert states == [Keadaan.TUNDA, Keadaan.TUNDA, Keadaan.JADWAL_ULANG, end]


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
def test_the_third_day_is_a_day_of_the_calendar(hari, batas):
    """Over years' ends, leap days and weekends alike: the law says days, not working days (Art. 183(5))."""
    assert batas_lanjutan(hari, TUNDA) == batas
    assert not terlalu_lambat(batas, batas, "")
    assert terlalu_lambat(batas + timedelta(days=1), batas, "")
    assert terlalu_lambat(batas + timedelta(days=1), batas, " \t")
    assert not terlalu_lambat(batas + timedelta(days=30), batas, "Keputusan Bamus 3/2026")


@pytest.mark.parametrize(
    ("diminta", "lama"), [(None, 60), (1, 1), (60, 60), (61, None), (0, None), (-5, None), (999, None)]
)
def test_how_long_a_wait_may_be(diminta, lama):
    assert lama_tunda(diminta, TUNDA) == lama


@pytest.mark.parametrize(
    ("keadaan", "selisih", "menunggu"),
    [
        (Keadaan.TUNDA, timedelta(seconds=1), True),
        (Keadaan.TUNDA, timedelta(0), False),
        (Keadaan.JADWAL_ULANG, timedelta(minutes=5), True),
        (Keadaan.SAH, timedelta(minutes=5), False),
        (Keadaan.TUNDA, None, False),
    ],
)
def test_a_wait_is_over_at_its_last_second(keadaan, selisih, menunggu):
    until = None if selisih is None else KINI + selisih
    assert masih_menunggu(keadaan, KINI, until) is menunggu


@TAK_TERBURU
@given(st.text(min_size=1, max_size=40), st.integers(0, 4_000_000_000), st.integers(-600, 600))
def test_a_code_holds_for_its_minute_and_a_little_longer_and_never_before(kunci, detik, geser):
    shown = kode_hadir(kunci, detik)
    age = (detik + geser) // SEMENIT - detik // SEMENIT
    assert kode_berlaku(kunci, shown, detik + geser) is (0 <= age <= LONGGAR)


@TAK_TERBURU
@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=12))
def test_a_meeting_is_open_exactly_as_long_as_a_decision_is_nobodys(baris):
    rows = [Putus(n, k, t and not k, b) for n, (k, t, b) in enumerate(baris, start=1)]
    left = belum_ditindak(rows)
    assert list(left) == sorted(left)
    assert belum_ditindak([r for r in rows if r.nomor not in left]) == ()
    assert all(belum_ditindak([r]) == (r.nomor,) for r in rows if r.nomor in left)
