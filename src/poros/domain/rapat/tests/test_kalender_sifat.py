"""Whatever is typed into titles and places, a calendar program reads back the same; no database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from poros.domain.rapat.ekspor import SEGARKAN, butir_agenda, butir_rapat, kalender
from poros.domain.rapat.models import Agenda, Rapat
from poros.domain.rapat.rules.alur import Kehadiran, Status, StatusAgenda
from poros.kernel.organisasi.models import Jabatan

from .conftest import TAK_TERBURU

AWAL = datetime(2026, 11, 24, 2, tzinfo=UTC)
TEKS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029\x85"), min_size=1, max_size=200
).filter(lambda s: s.strip() == s)  # fmt: skip
SAAT = st.datetimes(datetime(1950, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 -- bounds of `st.datetimes` are naive
    lambda t: t.replace(microsecond=0)
)


def acara(**ganti):
    given_ = {
        "pk": 7, "judul": "Peresmian pasar", "pimpinan": Jabatan(pk=1, nama="Wali Kota"), "mulai": AWAL,
        "selesai": AWAL + timedelta(hours=1), "tempat": "Pasar Baru", "status": StatusAgenda.TAYANG, "dibuat": AWAL, "pakaian": "Batik",
        "kontak": "TU 0800", "sumber": "Surat 1", "arahan": "Sampaikan salam",
    }  # fmt: skip
    return Agenda(**(given_ | ganti))


def rapat(**ganti):
    given_ = {
        "pk": 9, "judul": "Rapat banjir", "mulai": AWAL, "selesai": AWAL + timedelta(hours=1), "tempat": "Balai", "dibuat": AWAL,
        "status": Status.DIUNDANG, "tautan": "https://rapat.example/1",
    }  # fmt: skip
    return Rapat(**(given_ | ganti))


def baca(*isi):
    """The entries of a calendar, read again."""
    return list(Calendar.from_ical(kalender("Uji", isi)).walk("vevent"))


@TAK_TERBURU
@given(TEKS, TEKS)
def test_title_and_place_come_back_to_the_letter(judul, tempat):
    (event,) = baca(butir_agenda(acara(judul=judul, tempat=tempat), "uji"))
    assert (str(event["summary"]), str(event["location"])) == (judul, tempat)
    (event,) = baca(butir_rapat(rapat(judul=judul, tempat=tempat, tautan=""), "uji"))
    assert (str(event["summary"]), str(event["location"])) == (judul, tempat)


@TAK_TERBURU
@given(TEKS, st.integers(1, 4000))
def test_no_line_is_longer_than_the_format_allows(judul, kali):
    """RFC 5545 §3.1: 75 octets, whatever letters they are of."""
    row = acara(judul=(judul * kali)[:250])
    raw = kalender("Uji", [butir_agenda(row, "uji")])
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert str(baca(butir_agenda(row, "uji"))[0]["summary"]) == row.judul


@TAK_TERBURU
@given(SAAT, st.integers(1, 10_000))
def test_a_moment_is_the_same_moment_for_every_telephone(mulai, menit):
    end = mulai + timedelta(minutes=menit)
    (event,) = baca(butir_rapat(rapat(mulai=mulai, selesai=end), "uji"))
    assert (event["dtstart"].dt, event["dtend"].dt) == (mulai, end)


@TAK_TERBURU
@given(st.lists(st.integers(1, 10_000), unique=True, max_size=8))
def test_as_many_entries_as_there_are_each_with_a_name_of_its_own(nomor):
    events = baca(*(butir_agenda(acara(pk=n), "uji") for n in nomor), *(butir_rapat(rapat(pk=n), "uji") for n in nomor))
    assert len({str(e["uid"]) for e in events}) == len(events) == 2 * len(nomor)


@pytest.mark.parametrize("umum", [True, False])
def test_what_never_goes_into_a_calendar(umum):
    text = butir_agenda(acara(kebutuhan="Podium", hasil="Lancar"), "uji", umum=umum).to_ical().decode()
    for words in ("0800", "Surat 1", "Sampaikan salam", "Podium", "Lancar"):
        assert words not in text, words
    assert ("Batik" in text) is not umum


@pytest.mark.parametrize(
    ("kehadiran", "wakil", "kata"),
    [
        (Kehadiran.DIWAKILKAN, Jabatan(pk=2, nama="Sekretaris Daerah"), "diwakili Sekretaris Daerah"),
        (Kehadiran.HADIR, Jabatan(pk=2, nama="Sekretaris Daerah"), ""),
        ("", None, ""),
    ],
)
def test_who_goes_stands_in_it(kehadiran, wakil, kata):
    (event,) = baca(butir_agenda(acara(kehadiran=kehadiran, wakil=wakil), "uji", umum=True))
    assert str(event["description"]) == "\n".join(filter(None, ["Wali Kota", kata]))


@pytest.mark.parametrize(
    ("status", "tanda"),
    [(s, "TENTATIVE" if s is StatusAgenda.DISETUJUI else "CONFIRMED") for s in StatusAgenda],
)
def test_what_still_waits_for_a_word_is_tentative(status, tanda):
    assert str(butir_agenda(acara(status=status), "uji")["status"]) == tanda


def test_a_change_makes_the_entry_newer_and_keeps_its_name():
    before, after = (baca(butir_agenda(acara(urutan_ubah=n, tempat=f"Tempat {n}"), "uji"))[0] for n in (4, 5))
    assert str(before["uid"]) == str(after["uid"]) == "agenda-7@uji"
    assert int(after["sequence"]) == int(before["sequence"]) + 1


@pytest.mark.parametrize(
    ("kerahasiaan", "terbuka"), [("terbatas", True), ("rahasia", False), ("sangat_rahasia", False)]
)
def test_of_a_closed_meeting_only_the_hours(kerahasiaan, terbuka):
    (event,) = baca(butir_rapat(rapat(kerahasiaan=kerahasiaan), "uji"))
    assert (str(event["summary"]) == "Rapat banjir") is terbuka
    assert ("location" in event) is ("url" in event) is terbuka
    assert event["dtstart"].dt == AWAL


def test_an_empty_calendar_is_one_too_and_says_when_to_ask_again():
    made = Calendar.from_ical(kalender("Agenda, pimpinan; kota", []))
    assert (str(made["x-wr-calname"]), str(made["version"])) == ("Agenda, pimpinan; kota", "2.0")
    assert made["refresh-interval"].dt == SEGARKAN
    assert not made.walk("vevent")


def test_an_entry_without_a_place_has_no_empty_one():
    (event,) = baca(butir_agenda(acara(tempat=""), "uji"))
    assert "location" not in event
