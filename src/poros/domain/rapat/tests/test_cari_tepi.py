"""The finder at its edges: hours, holidays, ways, seats, rooms; and that whatever it offers can really be taken."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.rapat import services
from poros.domain.rapat.models import Agenda, Lokasi, Rapat, WaktuTempuh
from poros.domain.rapat.queries import kalender, waktu
from poros.domain.rapat.queries.parameter import jam as jam_rapat
from poros.domain.rapat.rules.alur import Status, StatusAgenda
from poros.domain.rapat.values import Cari, Jadwal
from poros.kernel.penugasan.models import Arahan, KlaimSumberDaya, SumberDaya
from poros.kernel.tenggat import queries as tenggat
from poros.kernel.tenggat.models import HariLibur
from poros.pure.rapat import Orang, Permintaan, Sibuk, Tempuh, bentrok
from poros.pure.rapat import Ruang as Kamar
from poros.pure.rapat import cari as cari_murni

from .conftest import TAK_TERBURU, pada, tolakan


@pytest.fixture
def cari(kota, besok):
    """Ask for an hour on the next working day, unless told otherwise."""

    def ask(rapat, **ganti):
        given_ = {"dari": besok, "sampai": besok, "lama": 60} | ganti
        return waktu.cari(kota.aktor("kabag_umum"), rapat, Cari(**given_))

    return ask


def jam(hasil):
    return [f"{t.mulai:%H.%M}" for t in hasil.tawaran]


def senin_depan():
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday())


@pytest.mark.parametrize(
    ("lama", "pertama", "terakhir"),
    [(60, "08.00", "15.00"), (120, "08.00", "14.00"), (180, "08.00", "13.00"), (240, "08.00", "08.00")],
)
def test_a_meeting_lies_wholly_in_the_hours_of_one_half_of_the_day(rencana, cari, *, lama, pertama, terakhir):
    found = jam(cari(rencana(), daring=True, lama=lama))
    assert (found[0], found[-1]) == (pertama, terakhir)


def test_what_is_longer_than_half_a_day_has_no_time(rencana, cari):
    found = cari(rencana(), daring=True, lama=241)
    assert (found.tawaran, found.tanpa_waktu, found.penentu) == ((), True, ())


def test_friday_has_shorter_hours(rencana, cari):
    friday = senin_depan() + timedelta(days=4)
    found = jam(cari(rencana(), daring=True, dari=friday, sampai=friday))
    assert "10.30" in found
    assert not {"11.00", "12.00", "13.00"} & set(found)
    assert "13.30" in found


@pytest.mark.parametrize("hari", [5, 6])
def test_a_weekend_has_no_hours(rencana, cari, hari):
    day = senin_depan() + timedelta(days=hari)
    assert cari(rencana(), daring=True, dari=day, sampai=day).tanpa_waktu


def test_a_range_over_a_weekend_goes_on_on_monday(rencana, cari):
    friday = senin_depan() + timedelta(days=4)
    found = cari(rencana(), daring=True, dari=friday, sampai=friday + timedelta(days=3), lama=180)
    assert {t.mulai.date() for t in found.tawaran} == {friday, friday + timedelta(days=3)}


def test_a_holiday_inside_the_range_is_left_out(rencana, cari):
    monday = senin_depan()
    HariLibur.objects.create(tanggal=monday + timedelta(days=1), keterangan="Cuti bersama", jenis="cuti", dasar="SKB")
    tenggat._mesin.clear()  # another process is told by the version of its data
    found = cari(rencana(), daring=True, dari=monday, sampai=monday + timedelta(days=2), lama=240)
    assert [t.mulai.date() for t in found.tawaran] == [monday, monday + timedelta(days=2)]


def test_nothing_is_offered_that_has_gone_by(rencana, cari):
    """The hours of last week are over; those of today only as far as they lie ahead."""
    row, now = rencana(), timezone.now()
    past = timezone.localdate() - timedelta(days=7)
    assert cari(row, daring=True, dari=past, sampai=past).tawaran == ()
    today = cari(row, daring=True, dari=timezone.localdate(), sampai=timezone.localdate() + timedelta(days=7))
    assert all(t.mulai >= now - timedelta(minutes=1) for t in today.tawaran)


def test_a_range_that_runs_backwards_is_empty(rencana, cari, besok):
    assert cari(rencana(), daring=True, dari=besok, sampai=besok - timedelta(days=1)).tanpa_waktu


def test_as_many_as_are_asked_for_and_no_more_in_order(rencana, ruang, cari, besok):
    found = cari(rencana(), sampai=besok + timedelta(days=10), lama=30)
    assert len(found.tawaran) == waktu.TAWARAN
    begins = [t.mulai for t in found.tawaran]
    assert begins == sorted(set(begins))


@pytest.mark.parametrize(("kursi", "kamar"), [(0, "kecil"), (12, "kecil"), (13, "aula"), (100, "aula"), (101, None)])
def test_seats_to_the_last_one(rencana, ruang, cari, kursi, kamar):
    found = cari(rencana(), kursi=kursi)
    if kamar is None:
        assert (found.tawaran, found.sempit) == ((), True)
    else:
        assert {t.ruang.pk for t in found.tawaran} == {ruang[kamar].pk}


def test_a_room_out_of_use_is_not_offered(rencana, ruang, cari):
    SumberDaya.objects.filter(pk=ruang["kecil"].sumber_daya_id).update(aktif=False)
    assert {str(t.ruang) for t in cari(rencana()).tawaran} == {"Ruang aula"}
    SumberDaya.objects.all().update(aktif=False)
    assert cari(rencana()).sempit


def test_a_government_without_rooms_still_meets_on_line(rencana, cari):
    row = rencana()
    assert cari(row).sempit
    assert [t.ruang for t in cari(row, daring=True).tawaran][:2] == [None, None]


def test_a_full_room_and_free_people_are_told_apart(kota, rencana, ruang, cari, terjadwal, *, saat):
    """People could come: it is the room that is taken."""
    for hour in (8, 10, 13, 15):
        terjadwal("camat", mulai=saat(hour), ketua_id=None, notulis_id=None)
    for row, hour in zip(Rapat.objects.order_by("pk"), (8, 10, 13, 15), strict=True):
        Rapat.objects.filter(pk=row.pk).update(mulai=saat(hour), selesai=saat(hour) + timedelta(hours=2))
    found = cari(rencana("kadis_pu"), kursi=50, lama=180)
    assert (found.tawaran, found.tanpa_ruang, found.penentu) == ((), True, ())


@pytest.mark.parametrize("status", list(Status))
def test_which_meetings_take_time(rencana, ruang, cari, terjadwal, saat, *, status):
    terjadwal("kadis_pu", mulai=saat(9), kamar="aula", ketua_id=None, notulis_id=None)
    Rapat.objects.update(status=status)
    found = jam(cari(rencana("kadis_pu"), daring=True))
    assert ("09.00" not in found) is (status in {Status.DRAF, Status.DIUNDANG, Status.BERLANGSUNG})
    assert "10.00" in found


@pytest.mark.parametrize("status", list(StatusAgenda))
def test_which_items_of_a_leader_take_time(kota, rencana, cari, saat, status):
    Agenda.objects.create(
        judul="x", pimpinan=kota.jabatan["kadis_pu"], mulai=saat(9), selesai=saat(10), status=status, pembuat_id=1,
        unit=kota.unit["umum"],
    )  # fmt: skip
    found = jam(cari(rencana("kadis_pu"), daring=True))
    assert ("09.00" not in found) is (status in {StatusAgenda.DISETUJUI, StatusAgenda.TAYANG})


def test_who_is_represented_is_free(kota, rencana, cari, saat):
    Agenda.objects.create(
        judul="x", pimpinan=kota.jabatan["kadis_pu"], wakil=kota.jabatan["kadis_dlh"], kehadiran="diwakilkan", mulai=saat(9),
        selesai=saat(10), status="tayang", pembuat_id=1, unit=kota.unit["umum"],
    )  # fmt: skip
    assert "09.00" in jam(cari(rencana("kadis_pu"), daring=True))
    assert "09.00" not in jam(cari(rencana("kadis_dlh"), daring=True))


def test_an_item_that_stands_for_the_meeting_itself_is_not_in_its_way(kota, rencana, terjadwal, saat):
    row = terjadwal("kadis_pu", mulai=saat(9))
    Agenda.objects.create(
        judul="x", pimpinan=kota.jabatan["kadis_pu"], mulai=saat(9), selesai=saat(10), status="tayang", pembuat_id=1,
        unit=kota.unit["umum"], rapat=row,
    )  # fmt: skip
    assert waktu.benturan(row) == []
    Agenda.objects.update(rapat=None)
    assert [b.siapa for b in waktu.benturan(row)] == ["Kepala Dinas PU"]


@pytest.mark.parametrize(("menit", "bentrokan"), [(19, 1), (20, 0), (21, 0), (0, 1)])
def test_the_way_between_two_places_to_the_minute(kota, terjadwal, rencana, ruang, saat, *, menit, bentrokan):
    """Twenty minutes from the town hall to the dinas: who has twenty is in time, who has nineteen is late."""
    terjadwal("kadis_pu", mulai=saat(9), kamar="aula", ketua_id=None, notulis_id=None)
    row = rencana("kadis_pu", ketua_id=None, notulis_id=None)
    begin = saat(10, menit)
    at = Jadwal(mulai=begin, selesai=begin + timedelta(hours=1), ruang_id=ruang["kecil"].pk)
    assert len(waktu.benturan_jadwal(row, at)) == bentrokan
    same = Jadwal(mulai=begin, selesai=begin + timedelta(hours=1), ruang_id=ruang["aula"].pk)
    assert waktu.benturan_jadwal(row, same) == []


def test_a_way_that_nobody_has_measured_takes_what_the_house_says(kota, rencana, terjadwal, saat):
    far = Lokasi.objects.create(nama="Pulau Seberang")
    terjadwal("kadis_pu", mulai=saat(9), kamar="aula", ketua_id=None, notulis_id=None)
    row = rencana("kadis_pu", ketua_id=None, notulis_id=None)
    usual = jam_rapat().tempuh
    for early, hits in ((1, 1), (0, 0)):
        begin = saat(10) + timedelta(minutes=usual - early)
        at = Jadwal(mulai=begin, selesai=begin + timedelta(hours=1), lokasi_id=far.pk, tempat="Balai desa")
        assert len(waktu.benturan_jadwal(row, at)) == hits


def test_ways_are_the_same_there_and_back_and_nothing_at_home(ruang):
    ways = kalender.tempuh()
    a, b = (str(p.pk) for p in Lokasi.objects.order_by("pk"))
    assert ways.antara(a, b) == ways.antara(b, a) == 20
    assert ways.antara(a, a) == ways.antara(a, "") == ways.antara("", b) == 0
    assert ways.antara(a, "999") == jam_rapat().tempuh
    WaktuTempuh.objects.all().delete()
    assert kalender.tempuh().antara(a, b) == jam_rapat().tempuh


def test_an_order_that_was_withdrawn_takes_no_time(kota, rencana, cari, saat):
    thing = SumberDaya.objects.create(orang_id=kota.orang["kadis_pu"].pk, kode="o", nama="o", jenis="orang")
    order = Arahan.objects.create(penerbit=kota.jabatan["sekda"], pemangku_id=1, isi="x", terbit=saat(8))
    KlaimSumberDaya.objects.create(arahan=order, sumber_daya=thing, mulai=saat(9), selesai=saat(10))
    row = rencana("kadis_pu")
    assert "09.00" not in jam(cari(row, daring=True))
    Arahan.objects.update(status="ditarik")
    assert "09.00" in jam(cari(row, daring=True))


def test_what_a_room_is_claimed_for_by_an_order_is_not_given_again(kota, rencana, ruang, saat):
    order = Arahan.objects.create(penerbit=kota.jabatan["sekda"], pemangku_id=1, isi="x", terbit=saat(8))
    KlaimSumberDaya.objects.create(arahan=order, sumber_daya=ruang["aula"].sumber_daya, mulai=saat(9), selesai=saat(11))
    umum = kota.aktor("kabag_umum")
    for begin, end, free in ((8, 9, True), (11, 12, True), (10, 12, False), (8, 10, False), (9, 11, False)):
        at = Jadwal(mulai=saat(begin), selesai=saat(end), ruang_id=ruang["aula"].pk)
        if free:
            assert services.jadwalkan(umum, rencana(judul=f"{begin}"), jadwal=at).ruang == ruang["aula"]
        else:
            assert tolakan(lambda at=at: services.jadwalkan(umum, rencana(), jadwal=at))[0] == "ruang"


def test_whatever_is_offered_is_taken_without_a_clash(kota, rencana, ruang, cari, terjadwal, *, saat, besok):
    """The promise of the page: everybody who must can come, and the room is free."""
    terjadwal("kadis_pu", mulai=saat(9), kamar="kecil", ketua_id=None, notulis_id=None)
    terjadwal("kadis_dlh", mulai=saat(13), kamar="aula", ketua_id=None, notulis_id=None)
    row, umum = rencana("kadis_pu", "kadis_dlh"), kota.aktor("kabag_umum")
    offers = cari(row, lama=90, sampai=besok + timedelta(days=2)).tawaran
    assert len(offers) == waktu.TAWARAN
    for offer in offers:
        at = Jadwal(mulai=offer.mulai, selesai=offer.selesai, ruang_id=offer.ruang.pk)
        assert waktu.benturan_jadwal(row, at) == []
        assert services.jadwalkan(umum, row, jadwal=at).mulai == offer.mulai


@pytest.mark.parametrize("zona", ["Asia/Makassar", "Asia/Jayapura"])
def test_hours_are_those_of_the_place(rencana, cari, zona):
    day = senin_depan()
    with timezone.override(zona), translation.override("en"):
        found = cari(rencana(), daring=True, dari=day, sampai=day)
        assert jam(found)[0] == "08.00"
        assert found.tawaran[0].mulai == pada(day, 8)


@pytest.mark.parametrize("banyak", [1, 3])
def test_as_many_questions_for_one_person_as_for_three(rencana, ruang, cari, banyak, banyak_perintah):
    row = rencana(*("kadis_pu", "kadis_dlh", "camat")[:banyak])
    assert banyak_perintah(lambda: cari(row)) == 11


SIBUK = st.builds(
    lambda begin, length, place: Sibuk(begin, begin + length, place),
    st.integers(0, 500), st.integers(1, 120), st.sampled_from(["", "a", "b"]),
)  # fmt: skip


@settings(TAK_TERBURU, max_examples=60)
@given(
    st.lists(st.lists(SIBUK, max_size=4).map(tuple), min_size=1, max_size=3),
    st.lists(SIBUK, max_size=2).map(tuple),
    st.integers(10, 120),
    st.integers(0, 40),
)
def test_an_offer_is_free_for_all_and_no_free_time_is_left_out(kalender_orang, kamar, lama, jalan):
    """Against the plain definition: every beginning of the window is tried by hand."""
    people = tuple(Orang(str(n), rows) for n, rows in enumerate(kalender_orang))
    ways = Tempuh({}, jalan)
    ask = Permintaan(
        lama=lama, jendela=((0, 480),), orang=people, ruang=(Kamar("r", 10, "a", kamar),), tempuh=ways, langkah=30, banyak=100
    )  # fmt: skip
    free = [
        at
        for at in range(0, 480 - lama + 1, 30)
        if not any(bentrok(at, at + lama, "a", p.sibuk, ways) for p in people)
        and not any(s.mulai < at + lama and at < s.selesai for s in kamar)
    ]
    assert [p.mulai for p in cari_murni(ask).pilihan] == free


def test_a_room_is_told_by_its_name_and_its_seats(masuk, rencana, ruang, besok):
    page = masuk("kabag_umum").get(
        f"/rapat/{rencana().pk}/waktu/", {"dari": besok, "sampai": besok, "lama": 60, "kursi": 13}
    )
    text = page.content.decode()
    assert "Ruang aula" in text
    assert f'value="{ruang["aula"].pk}"' in text
