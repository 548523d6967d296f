"""Figures and places from the field: who is counted where, which entry holds, what a late or a second entry does."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime

from poros.domain.krisis import ekspor, publik, services
from poros.domain.krisis.models import Angka, Tempat
from poros.domain.krisis.queries import angka as baca_angka
from poros.domain.krisis.rules.alur import JenisArea, JenisTempat
from poros.domain.krisis.rules.angka import Ukuran
from poros.domain.krisis.tests.bahan import baris_csv, cacat, segar
from poros.domain.krisis.tests.conftest import GENANGAN, genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.domain.krisis.values import DataArea, DataTempat
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


def catat(aktor, row, *isi, **lain):
    return services.catat_angka(aktor, row, data=replace(angka(*isi), **lain))


def jiwa(row, ukuran=Ukuran.MENGUNGSI):
    total = baca_angka.jumlah(row)[ukuran]
    return total.nilai, total.terverifikasi


def ubah(aktor, place, **lain):
    same = {n: getattr(place, n) for n in ("nama", "lat", "lng", "daya_tampung", "kontak", "aktif")}
    return services.ubah_tempat(aktor, place, data=DataTempat(jenis=JenisTempat(place.jenis), **(same | lain)))


# ---------------------------------------------------------------- which entry holds


def test_places_add_up_and_each_is_corrected_by_itself(tanggap, bpbd):
    row = tanggap()
    for place, number in (("GOR", 100), ("Masjid", 40), ("GOR", 90)):
        catat(bpbd, row, number, place)
    assert jiwa(row) == (130, 0)
    assert row.angka.count() == 3, "nothing is overwritten"


def test_a_late_report_of_the_morning_does_not_undo_the_count_of_noon(tanggap, bpbd):
    row, now = tanggap(), timezone.now()
    catat(bpbd, row, 120, "GOR", per=now - timedelta(minutes=5))
    catat(bpbd, row, 400, "GOR", per=now - timedelta(hours=1))
    assert jiwa(row) == (120, 0)


def test_a_shelter_that_got_another_name_is_still_one_place(tanggap, bpbd, peta_kota, masuk):
    """People would have been counted under the old name and again under the new one."""
    row = tanggap()
    catat(bpbd, row, 120, "GOR Mekar", tempat_id=peta_kota.pk)
    ubah(bpbd, peta_kota, nama="GOR Mekar Jaya")
    catat(bpbd, row, 130, "GOR Mekar Jaya", tempat_id=peta_kota.pk)
    assert jiwa(row) == (130, 0)
    assert [(p.letak, p.jiwa) for p in publik.pengungsi(row.pk)] == [("GOR Mekar Jaya", 130)]
    page = masuk("camat").get(reverse("krisis:lapangan", args=[row.pk])).content.decode()
    assert "<td>GOR Mekar</td>" not in page


def test_a_program_that_spells_a_shelter_its_own_way_does_not_double_it(tanggap, bpbd, peta_kota, program):
    row = tanggap()
    catat(bpbd, row, 100, "GOR Mekar", tempat_id=peta_kota.pk)
    body = {
        "ukuran": "mengungsi", "letak": "gor mekar (lantai 1)", "nilai": 110, "per": timezone.now().isoformat(),
        "sumber": "Lurah", "tempat": peta_kota.pk,
    }  # fmt: skip
    bpbd_program = program("kepala_bpbd", "krisis:baca", "krisis:tulis")
    assert bpbd_program.post(f"/krisis/kejadian/{row.pk}/angka", body).status_code == 201
    assert jiwa(row) == (110, 0)
    (line,) = bpbd_program.get(f"/krisis/kejadian/{row.pk}/angka").json()
    assert (line["letak"], line["nilai"]) == ("GOR Mekar", 110)


def test_a_name_typed_by_hand_and_the_place_of_that_name_are_one(tanggap, bpbd, peta_kota):
    row = tanggap()
    catat(bpbd, row, 100, "GOR Mekar")
    catat(bpbd, row, 90, "GOR Mekar", tempat_id=peta_kota.pk)
    assert jiwa(row) == (90, 0)


@pytest.mark.parametrize("nilai", [0, 1, 99_999_999])
def test_numbers_at_their_edges(tanggap, bpbd, nilai):
    row = tanggap()
    assert catat(bpbd, row, nilai, "GOR").nilai == nilai
    assert jiwa(row) == (nilai, 0)


def test_zero_is_a_figure_too(tanggap, bpbd, masuk):
    """Everybody went home: that is told, not left out."""
    row = tanggap()
    catat(bpbd, row, 120, "GOR")
    catat(bpbd, row, 0, "GOR")
    assert jiwa(row) == (0, 0)
    (line,) = baris_csv(masuk("camat").get(reverse("krisis:angka_csv", args=[row.pk])))[2:]
    assert (line[1], line[4]) == ("GOR", "0")


def test_a_figure_of_one_event_is_none_of_another(tanggap, buka, bpbd):
    row, other = tanggap(), buka(nama="Longsor lain")
    catat(bpbd, row, 5, "GOR")
    made = catat(bpbd, other, 900, "GOR")
    assert (jiwa(row), jiwa(other)) == ((5, 0), (900, 0))
    with pytest.raises(Ditolak, match="tidak ada") as refused:
        services.sahkan_angka(bpbd, row, angka_id=made.pk)
    assert refused.value.bidang == "angka"


def test_a_figure_of_a_drill_is_as_of_the_clock_of_the_drill(tanggap, bpbd):
    row = tanggap(latihan=True, laju=60)
    type(row).objects.filter(pk=row.pk).update(dibuat=timezone.now() - timedelta(minutes=10))
    row = segar(row)
    ahead = timezone.now() + timedelta(hours=5)
    assert catat(bpbd, row, 7, "GOR", per=ahead).per == ahead
    with pytest.raises(Ditolak, match="belum terjadi"):
        catat(bpbd, row, 7, "GOR", per=timezone.now() + timedelta(hours=15))


# ---------------------------------------------------------------- vouched for


def test_vouching_adds_an_entry_in_the_name_of_who_vouched(tanggap, bpbd, kota):
    row = tanggap()
    told = catat(kota.aktor("camat"), row, 120, "GOR")
    made = services.sahkan_angka(bpbd, row, angka_id=told.pk)
    assert (made.pk != told.pk, made.nilai, made.per, made.sumber) == (True, 120, told.per, "Lurah")
    assert (made.orang, told.orang) == ("Pejabat BPBD", "Pejabat Camat Utara")
    assert jiwa(row) == (120, 120)


def test_a_second_click_vouches_for_nothing_more(tanggap, bpbd, masuk):
    row = tanggap()
    told = catat(bpbd, row, 120, "GOR")
    client, address = masuk("kepala_bpbd"), reverse("krisis:sahkan_angka", args=[row.pk, told.pk])
    client.post(address)
    again = client.post(address, follow=True)
    assert "sudah disahkan" in again.content.decode()
    assert row.angka.filter(terverifikasi=True).count() == 1


def test_the_same_number_told_anew_may_be_vouched_for_anew(tanggap, bpbd):
    row = tanggap()
    for _again in range(2):
        told = catat(bpbd, row, 120, "GOR")
        services.sahkan_angka(bpbd, row, angka_id=told.pk)
    assert row.angka.filter(terverifikasi=True).count() == 2


def test_vouching_for_what_was_corrected_meanwhile_does_not_bring_it_back(tanggap, bpbd):
    row, now = tanggap(), timezone.now()
    old = catat(bpbd, row, 100, "GOR", per=now - timedelta(hours=1))
    catat(bpbd, row, 140, "GOR", per=now - timedelta(minutes=1))
    services.sahkan_angka(bpbd, row, angka_id=old.pk)
    assert jiwa(row) == (140, 0)


@pytest.mark.parametrize("kode", ["camat", "kadis_sos", "staf_pu", "sekda", "walikota", "kabag_umum"])
def test_only_pusdalops_vouches_and_nobody_vouches_while_entering(tanggap, bpbd, kota, kode):
    row = tanggap()
    told = catat(bpbd, row, 5, "GOR")
    with pytest.raises(TidakBerwenang):
        services.sahkan_angka(kota.aktor(kode), row, angka_id=told.pk)
    with pytest.raises((Ditolak, TidakBerwenang)):
        catat(kota.aktor(kode), row, 5, "GOR", terverifikasi=True)
    assert jiwa(row) == (5, 0)


def test_a_box_that_was_not_offered_counts_for_nothing(tanggap, masuk):
    """The form of who may not vouch has no such box; sending one by hand does not help."""
    row = tanggap()
    per = (timezone.localtime() - timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M")
    told = {"ukuran": "mengungsi", "letak": "GOR", "nilai": "5", "per": per, "sumber": "Lurah", "terverifikasi": "on"}
    assert masuk("camat").post(reverse("krisis:angka", args=[row.pk]), told).status_code == 302
    assert row.angka.get().terverifikasi is False


# ---------------------------------------------------------------- shown and given on


def test_the_page_shows_the_newest_of_each_place_and_the_whole_history(tanggap, bpbd, kota, masuk):
    row = tanggap()
    catat(kota.aktor("camat"), row, 100, "GOR")
    told = catat(bpbd, row, 1250, "GOR")
    page = masuk("camat").get(reverse("krisis:lapangan", args=[row.pk])).content.decode()
    assert ("1.250" in page, reverse("krisis:sahkan_angka", args=[row.pk, told.pk]) in page) == (True, False)
    assert "Pejabat Camat Utara" in page
    page = masuk("kepala_bpbd").get(reverse("krisis:lapangan", args=[row.pk])).content.decode()
    assert reverse("krisis:sahkan_angka", args=[row.pk, told.pk]) in page


def test_after_the_end_no_button_offers_what_is_refused(tanggap, bpbd, masuk):
    row = tanggap()
    told = catat(bpbd, row, 5, "GOR")
    services.akhiri(bpbd, row)
    client = masuk("kepala_bpbd")
    page = client.get(reverse("krisis:lapangan", args=[row.pk])).content.decode()
    offered = [
        reverse(f"krisis:{n}", args=a)
        for n, a in (("sahkan_angka", [row.pk, told.pk]), ("angka", [row.pk]), ("area", [row.pk]))
    ]
    assert [address for address in offered if address in page] == []
    answer = client.post(offered[0], follow=True)
    assert "sudah diakhiri" in answer.content.decode()


@pytest.mark.parametrize(("zona", "beda"), [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)])
def test_the_table_says_of_when_a_figure_is_in_the_time_of_the_government(tanggap, bpbd, masuk, zona, beda):
    row = tanggap()
    made = catat(bpbd, row, 5, "GOR")
    Daerah.objects.filter(schema_name="uji").update(zona_waktu=zona)
    from poros.kernel.daerah.middleware import forget

    forget()
    (line,) = baris_csv(masuk("camat").get(reverse("krisis:angka_csv", args=[row.pk])))[2:]
    told = parse_datetime(line[5])
    assert told == made.per.replace(microsecond=0)
    assert told.utcoffset() == timedelta(hours=beda)


def test_what_is_typed_in_the_field_is_of_the_zone_there(tanggap, masuk):
    row = tanggap()
    Daerah.objects.filter(schema_name="uji").update(zona_waktu="Asia/Jayapura")
    from poros.kernel.daerah.middleware import forget

    forget()
    there = timezone.now().astimezone(ZoneInfo("Asia/Jayapura")).replace(second=0, microsecond=0)
    told = {"ukuran": "luka", "letak": "RT 1", "nilai": "2", "per": there.strftime("%Y-%m-%dT%H:%M"), "sumber": "RT"}
    assert masuk("camat").post(reverse("krisis:angka", args=[row.pk]), told).status_code == 302
    assert row.angka.get().per == there


def test_rows_of_the_table_stand_by_place_and_then_by_kind(tanggap, bpbd, masuk):
    row = tanggap()
    for place, kind in (
        ("Masjid", Ukuran.LUKA),
        ("GOR", Ukuran.TERDAMPAK),
        ("GOR", Ukuran.MENINGGAL),
        ("GOR", Ukuran.LUKA),
    ):
        catat(bpbd, row, 3, place, ukuran=kind)
    body = baris_csv(masuk("camat").get(reverse("krisis:angka_csv", args=[row.pk])))[2:]
    assert [(line[1], line[3]) for line in body] == [
        ("GOR", "#affected+killed"), ("GOR", "#affected+injured"), ("GOR", "#affected+ind"), ("Masjid", "#affected+injured"),
    ]  # fmt: skip


def test_in_english_heads_are_english_and_tags_are_what_they_were(tanggap, bpbd):
    row = tanggap()
    catat(bpbd, row, 3, "GOR")
    with translation.override("en"):
        head, (tags, line) = ekspor.judul_angka(), list(ekspor.angka(row, baca_angka.semua(row.pk)))
    assert (head[2] != "Yang dihitung", tags[3], line[2]) == (True, "#indicator+code", "Displaced (people)")


# ---------------------------------------------------------------- places and areas


def test_a_place_out_of_use_is_offered_no_more_but_keeps_its_people(tanggap, bpbd, peta_kota, masuk):
    row = tanggap()
    catat(bpbd, row, 50, "GOR Mekar", tempat_id=peta_kota.pk)
    ubah(bpbd, peta_kota, aktif=False)
    assert jiwa(row) == (50, 0)
    assert publik.tempat() == []
    page = masuk("camat").get(reverse("krisis:angka", args=[row.pk])).content.decode()
    assert "GOR Mekar" not in page
    assert "GOR Mekar" in masuk("camat").get(reverse("krisis:tempat")).content.decode()


def test_links_to_change_a_place_are_for_who_may(peta_kota, masuk, kota):
    address = reverse("krisis:ubah_tempat", args=[peta_kota.pk])
    for kode, allowed in (
        ("kadis_sos", True),
        ("kepala_bpbd", True),
        ("camat", False),
        ("inspektur", False),
        ("admin", False),
    ):
        client = masuk(kode)
        assert (address in client.get(reverse("krisis:tempat")).content.decode()) is allowed, kode
        assert client.get(address).status_code == (200 if allowed else 404)


def test_who_runs_the_system_changes_no_place_of_the_unit_in_which_it_sits(kota, bpbd):
    place = Tempat.objects.create(nama="Posko", jenis=JenisTempat.POSKO, unit=kota.unit["umum"], lat=0, lng=0)
    with pytest.raises(TidakBerwenang):
        ubah(kota.aktor("admin"), place, nama="Lain")
    assert ubah(kota.aktor("tu"), place, nama="Posko Utama").nama == "Posko Utama"


def test_a_place_belongs_to_who_put_it_there(kota, masuk):
    told = {"nama": " SD 1 ", "jenis": "pengungsian", "lat": "-1.2", "lng": "116.8", "kontak": " 0541 ", "aktif": "on"}
    masuk("camat").post(reverse("krisis:tambah_tempat"), told)
    row = Tempat.objects.get()
    assert (row.unit, row.nama, row.kontak, row.daya_tampung) == (kota.unit["kec"], "SD 1", "0541", None)


def test_changing_a_place_begins_with_what_is_there_and_keeps_what_was_typed(peta_kota, masuk):
    client, address = masuk("kadis_sos"), reverse("krisis:ubah_tempat", args=[peta_kota.pk])
    page = client.get(address).content.decode()
    assert ('value="GOR Mekar"' in page, "5000" in page or "5.000" in page) == (True, True)
    bad = client.post(address, {"nama": "GOR Baru", "jenis": "pengungsian", "lat": "99", "lng": "116.8"})
    assert (bad.status_code, "GOR Baru" in bad.content.decode(), 'id="id_lat_error"' in bad.content.decode()) == (
        422, True, True,
    )  # fmt: skip
    peta_kota.refresh_from_db()
    assert peta_kota.nama == "GOR Mekar"


def test_an_area_is_closed_kept_and_taken_back_once(tanggap, bpbd):
    row = tanggap()
    area = genangan(bpbd, row)
    assert area.titik[0] == area.titik[-1]
    gone = services.cabut_area(bpbd, area).dicabut
    before = segar(row).versi
    assert services.cabut_area(bpbd, area).dicabut == gone
    assert segar(row).versi == before, "boards are not called for nothing"
    assert row.area.count() == 1


def test_an_area_of_an_event_that_is_over_can_still_be_taken_back(tanggap, bpbd):
    row = tanggap()
    area = genangan(bpbd, row)
    services.akhiri(bpbd, row)
    assert services.cabut_area(bpbd, area).dicabut
    with pytest.raises(Ditolak, match="sudah diakhiri"):
        services.gambar_area(bpbd, segar(row), data=DataArea(nama="A", jenis=JenisArea.LAIN, titik=GENANGAN))


def test_the_trail_says_which_figure_was_vouched_for_and_no_contact(tanggap, bpbd, peta_kota):
    row = tanggap()
    told = catat(bpbd, row, 5, "GOR")
    services.sahkan_angka(bpbd, row, angka_id=told.pk)
    ubah(bpbd, peta_kota, kontak="0812 rahasia kantor")
    assert Jejak.objects.get(aksi="krisis.angka_sahkan").data == {"angka_id": told.pk}
    assert "rahasia kantor" not in " ".join(str(line.data) for line in Jejak.objects.all())


def test_history_cannot_be_changed(tanggap, bpbd):
    from django.db import DatabaseError, transaction

    catat(bpbd, tanggap(), 5, "GOR")
    with pytest.raises((DatabaseError, TypeError, RuntimeError)), transaction.atomic():
        Angka.objects.update(nilai=6)
    assert Angka.objects.get().nilai == 5


@pytest.mark.parametrize(
    ("ubahan", "bidang"),
    [({"lat": 90.01}, "lat"), ({"lng": -180.01}, "lng"), ({"daya_tampung": -1}, "daya_tampung"), ({"jenis": "hotel"}, "jenis")],
)  # fmt: skip
def test_a_program_puts_places_on_the_globe_only(kota, program, ubahan, bidang):
    body = {"nama": "SD 1", "jenis": "pengungsian", "lat": -1.2, "lng": 116.8}
    camat = program("camat", "krisis:baca", "krisis:tulis")
    assert cacat(camat.post("/krisis/tempat", body | ubahan)) == {bidang}
    made = camat.post("/krisis/tempat", body).json()["id"]
    assert camat.post(f"/krisis/tempat/{made}/ubah", body | {"aktif": False}).status_code == 200
    (line,) = camat.get("/krisis/tempat").json()
    assert (line["id"], line["aktif"], "kontak" in line) == (made, False, False)
    assert program("kadis_pu", "krisis:tulis").post(f"/krisis/tempat/{made}/ubah", body).status_code == 404
    assert Unit.objects.get(pk=Tempat.objects.get().unit_id).kode == "kec"
