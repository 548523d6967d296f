"""Calendars as a telephone reads them: RFC 5545 parsed again, in three time zones, with nothing that is not meant for it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from poros.domain.rapat import ekspor, services
from poros.domain.rapat.models import Agenda, Rapat
from poros.domain.rapat.queries import agenda as baca
from poros.domain.rapat.queries import kalender, waktu
from poros.domain.rapat.rules.alur import Kehadiran, Status, StatusAgenda
from poros.domain.rapat.values import ArahanAgenda
from poros.kernel.daerah.middleware import forget
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.models import Pemangku


def acara(isi):
    return list(Calendar.from_ical(isi).walk("vevent"))


@pytest.fixture
def luar():
    return Client(HTTP_HOST="uji.localhost")


@pytest.fixture
def umpan(kota, luar):
    """The entries that somebody's telephone gets."""

    def read(kode):
        unit = kota.jabatan[kode].unit
        key = services.buat_umpan(kota.aktor(kode), unit)
        answer = luar.get(f"/rapat/kalender/{key}.ics")
        assert answer.status_code == 200
        return acara(answer.content)

    return read


def test_an_entry_has_all_that_a_calendar_needs(kota, tayang, umpan, saat):
    row = tayang(pakaian="Batik")
    (event,) = umpan("walikota")
    assert str(event["uid"]) == f"agenda-{row.pk}@uji.localhost"
    assert event["dtstart"].dt == saat(9)
    assert event["dtend"].dt == saat(10)
    assert event["dtstart"].dt.utcoffset() == timedelta(0)
    assert str(event["location"]) == "Pasar Baru"
    assert str(event["status"]) == "CONFIRMED"
    assert int(event["sequence"]) == row.urutan_ubah
    assert "Pakaian: Batik" in str(event["description"])
    assert "TU Dinas Sosial" not in event.to_ical().decode()


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_one_moment_is_one_moment_in_every_zone(tayang, umpan, saat, zona):
    row = tayang()
    Daerah.objects.filter(schema_name="uji").update(zona_waktu=zona)
    forget()
    (event,) = umpan("walikota")
    assert event["dtstart"].dt == row.mulai


@pytest.mark.parametrize(
    ("status", "terlihat", "kata"),
    [
        (S, S in {"disetujui", "tayang", "terlaksana", "dievaluasi"}, "TENTATIVE" if S == "disetujui" else "CONFIRMED")
        for S in StatusAgenda
    ],
)
def test_what_stands_in_a_leaders_calendar(tayang, umpan, status, terlihat, kata):
    tayang()
    Agenda.objects.update(status=status)
    events = umpan("walikota")
    assert bool(events) is terlihat
    assert all(str(e["status"]) == kata for e in events)


@pytest.mark.parametrize("status", list(Status))
def test_which_meetings_stand_in_it(diundang, umpan, status):
    diundang()
    Rapat.objects.update(status=status)
    assert bool(umpan("kadis_pu")) is (status not in {"draf", "ditunda", "dibatalkan"})


def test_who_goes_for_the_leader_has_it_and_the_leader_has_it_not(kota, tayang, umpan):
    row = tayang()
    word = ArahanAgenda(kehadiran=Kehadiran.DIWAKILKAN, wakil_id=kota.jabatan["sekda"].pk, catatan="Rahasia di sini")
    services.putuskan_agenda(kota.aktor("walikota"), row, arahan=word)
    (event,) = umpan("sekda")
    assert "diwakili Sekretaris Daerah" in str(event["description"])
    assert "Rahasia di sini" not in event.to_ical().decode()
    assert umpan("walikota") == []


def test_a_helper_has_it_once_though_he_has_two_parts(kota, tayang, umpan):
    row = tayang()
    services.atur_petugas(
        kota.aktor("tu"), row, petugas={kota.jabatan["tu"].pk: "MC", kota.jabatan["walikota"].pk: "Sambutan"}
    )
    assert len(umpan("tu")) == 1
    assert len(umpan("walikota")) == 1


def test_a_closed_meeting_shows_its_hours_and_nothing_else(diundang, umpan, saat):
    diundang(jenis="bamus", judul="Penjadwalan raperda")
    (event,) = umpan("kadis_pu")
    text = event.to_ical().decode()
    assert str(event["summary"]) == "Rapat tertutup"
    assert event["dtstart"].dt == saat(9)
    assert "raperda" not in text
    assert "aula" not in text
    assert "url" not in event


def test_an_on_line_meeting_has_its_link(diundang, umpan):
    diundang()
    Rapat.objects.update(tautan="https://rapat.example/abc")
    (event,) = umpan("kadis_pu")
    assert str(event["url"]) == "https://rapat.example/abc"


@pytest.mark.parametrize(("hari", "ada"), [(-31, False), (-29, True), (0, True), (179, True), (181, False)])
def test_how_far_a_calendar_reaches(kota, tayang, hari, ada):
    row = tayang()
    now = row.mulai - timedelta(days=hari)
    items, meetings = baca.isi_umpan(kota.jabatan["walikota"].pk, now)
    assert (bool(items), meetings) == (ada, [])


def test_titles_with_signs_of_the_format_come_back_whole(tayang, umpan):
    title = 'Rapat; banjir, tahap\\2 "Ilir" — dengan judul yang panjang sekali sehingga barisnya dilipat oleh aturan'
    tayang(judul=title)
    (event,) = umpan("walikota")
    assert str(event["summary"]) == title


def test_the_public_calendar_has_no_clothes_no_contact_and_is_kept_for_a_while(kota, tayang, luar):
    tayang(publik=True, pakaian="Batik")
    answer = luar.get("/rapat/publik/agenda.ics")
    assert "max-age=900" in answer["Cache-Control"]
    assert "public" in answer["Cache-Control"]
    (event,) = acara(answer.content)
    assert "Batik" not in event.to_ical().decode()
    calendar = Calendar.from_ical(answer.content)
    assert str(calendar["x-wr-calname"]) == "Agenda pimpinan Kota Uji"
    assert calendar["version"] == "2.0"
    assert "prodid" in calendar


def test_ones_own_calendar_is_kept_by_nobody_on_the_way(kota, luar):
    key = services.buat_umpan(kota.aktor("kadis_pu"), kota.unit["pu"])
    answer = luar.get(f"/rapat/kalender/{key}.ics")
    assert "no-store" in answer["Cache-Control"]
    assert acara(answer.content) == []


@pytest.mark.parametrize("status", [s for s in StatusAgenda if s not in {"tayang", "terlaksana", "dievaluasi"}])
def test_nothing_unpublished_is_public(tayang, luar, status):
    tayang(publik=True)
    Agenda.objects.update(status=status)
    assert acara(luar.get("/rapat/publik/agenda.ics").content) == []
    assert "Peresmian pasar" not in luar.get("/rapat/publik/").content.decode()


def test_a_meeting_that_was_called_off_says_so(diundang):
    row = diundang()
    row.status = Status.DIBATALKAN
    assert str(ekspor.butir_rapat(row, "uji.localhost")["status"]) == "CANCELLED"


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Jayapura"])
def test_who_holds_an_office_is_asked_by_the_day_of_the_place(kota, zona):
    """Seven in the morning in Papua is still yesterday evening in UTC: who took over today is in office already."""
    at = datetime(2026, 12, 1, 7, tzinfo=timezone.get_default_timezone())
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(sampai=datetime(2026, 11, 30, tzinfo=UTC).date())
    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_pu"], orang=kota.orang["staf_pu"], kapasitas="definitif", dari=datetime(2026, 12, 1, tzinfo=UTC).date()
    )  # fmt: skip
    with timezone.override(zona):
        local = at.replace(tzinfo=timezone.get_current_timezone())
        moment = local.astimezone(UTC)
        held = kalender.orang_dari([kota.jabatan["kadis_pu"].pk], moment)
        offices = kalender.jabatan_dari([kota.orang["kadis_pu"].pk], moment)
    assert held == {kota.jabatan["kadis_pu"].pk: kota.orang["staf_pu"].pk}
    assert kota.jabatan["kadis_pu"].pk not in offices


def test_the_page_makes_an_address_that_is_shown_once(masuk, luar):
    page = masuk("kadis_pu").post("/rapat/kalender/").content.decode()
    address = page[page.index("/rapat/kalender/", page.index("<code>")) :].split("<")[0]
    assert luar.get(address).status_code == 200
    assert address not in masuk("kadis_pu").get("/rapat/kalender/").content.decode()


def test_what_takes_a_rooms_time(terjadwal, saat):
    row = terjadwal()
    taken = kalender.isi_ruang(saat(8), saat(12))
    assert [(i.mulai, i.jenis) for i in taken[row.ruang.sumber_daya_id]] == [(saat(9), "rapat")]
    assert kalender.isi_ruang(saat(8), saat(12), kecuali=row.pk) == {}
    assert kalender.isi_ruang(saat(10), saat(12)) == {}
    assert waktu.benturan(row) == []
