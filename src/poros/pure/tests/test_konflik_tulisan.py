"""One and the same orders, written otherwise: hours or dates, this zone or that, slashes, spaces, lists or texts."""

import copy
import json
import random
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure import konflik
from poros.pure.isian import MasukanError
from poros.pure.konflik.jam import jam_saja, saat
from poros.pure.tests.konflik_pembanding import acak

ZONA = [timezone(timedelta(hours=n)) for n in (7, 8, 9, 0)]


def inti(masukan):
    """What was found, without how times and places were written."""
    return [
        (t.jenis, t.anggota, t.menang, t.aturan, t.kepada) for t in konflik.temukan(masukan.arahan, masukan.pengaturan)
    ]


@pytest.fixture(params=range(40))
def data(request):
    return acak(random.Random(33_000 + request.param), 8)


def ubah_waktu(data, tulis):
    hasil = copy.deepcopy(data)
    for arahan in hasil["instructions"]:
        for bagian in (arahan, *arahan.get("resources", [])):
            for kunci in {"start", "end", "issued"} & bagian.keys():
                bagian[kunci] = tulis(bagian[kunci])
    return hasil


def test_bare_hours_are_a_day_like_any_other(data):
    """The same hours on a real day, in the zone of the city."""
    tertulis = ubah_waktu(data, lambda jam: f"2026-11-23T{jam}+08:00")
    assert inti(konflik.baca(tertulis)) == inti(konflik.baca(data))


def test_each_time_may_be_written_in_a_zone_of_its_own(data):
    rng = random.Random(7)

    def tulis(jam):
        mula = datetime.fromisoformat(f"2026-11-23T{jam}+00:00")
        return mula.astimezone(rng.choice(ZONA)).isoformat()

    assert inti(konflik.baca(ubah_waktu(data, tulis))) == inti(konflik.baca(data))


def test_without_a_zone_it_is_universal_time(data):
    polos = ubah_waktu(data, lambda jam: f"2026-11-23T{jam}")
    berzona = ubah_waktu(data, lambda jam: f"2026-11-23T{jam}Z")
    assert inti(konflik.baca(polos)) == inti(konflik.baca(berzona))


def test_overlaps_are_told_in_the_words_of_the_input(data):
    masukan = konflik.baca(data)
    tertulis = {a[k] for a in data["instructions"] for b in (a, *a.get("resources", [])) for k in ("start", "end")}
    tertulis |= {k[n] for a in data["instructions"] for k in a.get("resources", []) for n in ("start", "end") if n in k}
    for temuan in konflik.temukan(masukan.arahan, masukan.pengaturan):
        if "overlap" in (ditulis := konflik.tulis(temuan, masukan.tulisan)):
            assert set(ditulis["overlap"]) <= tertulis


def test_slashes_at_the_ends_of_a_place_say_nothing(data):
    miring = copy.deepcopy(data)
    for arahan in miring["instructions"]:
        arahan["object"], arahan["target"] = f"/{arahan['object']}/", f"{arahan['target']}/"
    assert inti(konflik.baca(miring)) == inti(konflik.baca(data))


def test_one_that_is_replaced_may_stand_alone_or_in_a_list(data):
    tunggal = copy.deepcopy(data)
    for arahan in tunggal["instructions"]:
        if len(arahan.get("supersedes", [])) == 1:
            arahan["supersedes"] = arahan["supersedes"][0]
    assert konflik.baca(tunggal).arahan == konflik.baca(data).arahan


def test_what_is_left_out_is_what_is_empty(data):
    kosong = copy.deepcopy(data)
    for arahan in kosong["instructions"]:
        for kunci in ("supersedes", "resources", "status", "value"):
            arahan.setdefault(kunci, None)
    assert konflik.baca(kosong).arahan == konflik.baca(data).arahan


def test_whatever_is_found_can_be_written_as_json(data):
    masukan = konflik.baca(data)
    for temuan in konflik.temukan(masukan.arahan, masukan.pengaturan):
        ditulis = konflik.tulis(temuan, masukan.tulisan)
        assert json.loads(json.dumps(ditulis)) == ditulis
        assert {"type", "prevails", "rule", "reason"} <= ditulis.keys()
        assert ("pair" in ditulis) is not ("members" in ditulis)
        assert ("to" in ditulis) is (ditulis["rule"] == "escalate")
        assert ditulis["reason"].strip()


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.sampled_from(ZONA)))  # noqa: DTZ001 -- given one
def test_a_moment_is_read_back_from_its_own_writing(kapan):
    assert saat(kapan.isoformat()) == kapan
    assert saat(kapan.isoformat()).tzinfo is UTC
    assert not jam_saja(kapan.isoformat())


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_hours_are_read_in_each_of_their_spellings(jam, menit, detik):
    tepat = saat(f"{jam:02d}:{menit:02d}:{detik:02d}")
    assert (
        tepat
        == saat(f"{jam}:{menit:02d}:{detik:02d}")
        == saat("00:00") + timedelta(hours=jam, minutes=menit, seconds=detik)
    )
    assert jam_saja(f"{jam}:{menit:02d}")


def test_midnight_at_the_end_of_a_day_is_the_beginning_of_the_next():
    assert saat("24:00") == saat("00:00") + timedelta(days=1)
    for teks in ("2026-11-23T24:00", "2026-11-23T24:00:00", "2026-11-23T24:00Z", "2026-11-23T24:00:00+00:00"):
        assert saat(teks) == saat("2026-11-24T00:00Z")
    assert saat("2026-12-31T24:00+08:00") == saat("2027-01-01T00:00+08:00")


@pytest.mark.parametrize("teks", ["24:01", "25:00", "12:60", "7", "1:2", "٠٧:٠٠", "12:00 ", "", "kemarin", "2026-02-29T08:00", "2026-11-23T24:30",
                                  "9999-12-31T24:00", "0001-01-01T00:00+09:00", "2026-11-23T08:00+25:00"])  # fmt: skip
def test_what_is_no_time_is_a_value_error_and_nothing_else(teks):
    with pytest.raises(ValueError):  # noqa: PT011 -- any sentence will do: the reader says its own
        saat(teks)


@pytest.mark.parametrize("kunci", ["start", "end", "issued"])
@pytest.mark.parametrize("nilai", ["25:00", "kemarin", "", 7, None, [], True, "2026-11-23T08:00:00+99:00"])
def test_a_time_that_is_none_is_named_with_its_order_and_its_field(data, kunci, nilai):
    data["instructions"][0][kunci] = nilai
    with pytest.raises(MasukanError, match=rf'arahan "a0".*"{kunci}"'):
        konflik.baca(data)


def test_hours_and_dates_in_one_document_are_refused(data):
    data["instructions"][-1]["start"] = "2026-11-23T08:00"
    with pytest.raises(MasukanError, match="semua dengan tanggal atau semua HH:MM"):
        konflik.baca(data)


@pytest.mark.parametrize("jam", ["08:00", "00:00", "23:59"])
def test_a_window_from_an_hour_to_the_same_hour_is_none_and_not_a_whole_day(data, jam):
    data["instructions"][0] |= {"start": jam, "end": jam}
    with pytest.raises(MasukanError, match='"end" harus sesudah "start"'):
        konflik.baca(data)


def test_a_window_that_ends_at_an_earlier_hour_passes_midnight(data):
    data["instructions"][0] |= {"start": "22:00", "end": "02:00", "resources": []}
    jendela = konflik.baca(data).arahan[0].jendela
    assert jendela.selesai - jendela.mulai == timedelta(hours=4)
