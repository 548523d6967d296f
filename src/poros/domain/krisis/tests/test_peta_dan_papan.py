"""The map as data and the board as numbers: what is drawn, in which order, and when a clock will change the wall."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import publik, services
from poros.domain.krisis.models import Kejadian, LapisanPeta, Laporan, Perintah, Tempat
from poros.domain.krisis.queries import papan as isi_papan
from poros.domain.krisis.queries import peta
from poros.domain.krisis.rules.alur import JenisArea, JenisTempat, Periksa, Status
from poros.domain.krisis.tests.bahan import perintah, segar
from poros.domain.krisis.tests.conftest import GENANGAN, genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.domain.krisis.values import DataArea, DataKartu, DataOpsi

pytestmark = pytest.mark.django_db
DUA = (DataOpsi(nama="Ya", akibat="a"), DataOpsi(nama="Tidak", akibat="b"))


def fitur(row, lapis):
    return [f for f in peta.geojson(row)["features"] if f["properties"]["lapis"] == lapis]


def area(bpbd, row, jenis):
    data = DataArea(nama=f"Area {jenis}", jenis=jenis, titik=list(GENANGAN))
    return services.gambar_area(bpbd, row, data=data)


def kartu(bpbd, row, menit):
    ask = DataKartu(perkara="lain", pertanyaan="?", batas=row.jam + timedelta(minutes=menit), opsi=DUA)
    return services.ajukan_kartu(bpbd, row, data=ask)


@pytest.mark.parametrize("jenis", list(JenisArea))
def test_a_drawn_area_says_its_kind_and_cuts_roads_only_when_it_closes_them(aktif, bpbd, peta_kota, jenis):
    row = aktif()
    area(bpbd, row, jenis)
    (drawn,) = fitur(row, "Area")
    assert drawn["properties"]["ket"]
    assert drawn["geometry"]["coordinates"][0][0] == drawn["geometry"]["coordinates"][0][-1], "a closed ring"
    assert [f["properties"]["nama"] for f in fitur(row, "Jalan terputus")] == (
        [] if jenis is JenisArea.LAIN else ["Jalan Tengah"]
    )


def test_what_was_taken_back_is_drawn_no_more_and_the_roads_are_whole(aktif, bpbd, peta_kota):
    row = aktif()
    services.cabut_area(bpbd, genangan(bpbd, row))
    assert (fitur(row, "Area"), fitur(row, "Jalan terputus"), len(fitur(row, "Jalan"))) == ([], [], 4)


def test_places_in_use_say_what_they_are_and_how_many_they_take(aktif, kota, peta_kota):
    Tempat.objects.create(nama="Pos Duga", jenis=JenisTempat.POS_SUNGAI, unit=kota.unit["pu"], lat=-1.2, lng=116.8)
    Tempat.objects.create(
        nama="Ditutup", jenis=JenisTempat.DAPUR, unit=kota.unit["sos"], lat=-1.2, lng=116.8, aktif=False
    )
    told = {f["properties"]["nama"]: f["properties"]["ket"] for f in fitur(aktif(), "Tempat")}
    assert told == {"GOR Mekar": "Tempat pengungsian · menampung 5000 orang", "Pos Duga": "Pos duga air"}


def test_only_checked_reports_with_a_place_are_drawn_and_lead_to_themselves(aktif, laporan, bpbd):
    row = aktif()
    shown = laporan(kejadian_id=row.pk, lat=-1.2, lng=116.8, uraian="x" * 200)
    services.periksa(bpbd, shown, hasil=Periksa.BENAR)
    services.periksa(bpbd, laporan(kejadian_id=row.pk), hasil=Periksa.BENAR)
    laporan(kejadian_id=row.pk, lat=-1.2, lng=116.8)
    services.periksa(bpbd, laporan(lat=-1.2, lng=116.8), hasil=Periksa.BENAR)
    (drawn,) = fitur(row, "Laporan")
    assert drawn["properties"]["url"] == reverse("krisis:laporan", args=[shown.pk])
    assert drawn["geometry"]["coordinates"] == [116.8, -1.2], "longitude first"
    assert len(drawn["properties"]["ket"]) == 140
    assert "Bu Rekaan" not in str(drawn), "who told it is on no map"


def test_districts_say_how_many_live_there_where_it_is_known(aktif, peta_kota):
    layer = LapisanPeta.objects.get(jenis="wilayah")
    layer.isi["features"][0]["properties"]["penduduk"] = None
    layer.save()
    assert [f["properties"]["ket"] for f in fitur(aktif(), "Wilayah")] == ["", "2000 penduduk"]


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_map_costs_the_same_for_one_area_and_for_three(aktif, bpbd, peta_kota, banyak, django_assert_num_queries):
    row = aktif()
    for _n in range(banyak):
        genangan(bpbd, row)
    with django_assert_num_queries(5):
        peta.geojson(row)


def test_layers_are_named_in_the_language_of_the_reader(aktif, peta_kota):
    row = aktif()
    with translation.override("en"):
        english = {f["properties"]["lapis"] for f in peta.geojson(row)["features"]}
    indonesian = {f["properties"]["lapis"] for f in peta.geojson(row)["features"]}
    assert indonesian == {"Wilayah", "Jalan", "Tempat"}
    assert not english & indonesian


@pytest.mark.parametrize(
    ("ubah", "lain"),
    [
        (lambda b, r, _l: genangan(b, r), True),
        (lambda b, r, _l: services.cabut_area(b, r.area.first()), True),
        (lambda b, _r, told: services.periksa(b, told, hasil=Periksa.BENAR), True),
        (lambda b, r, _l: services.catat_angka(b, r, data=angka()), False),
    ],
)
def test_the_word_of_the_map_changes_with_the_map_only(aktif, bpbd, laporan, ubah, lain):
    row = aktif()
    genangan(bpbd, row)
    told = laporan(kejadian_id=row.pk, lat=-1.2, lng=116.8)
    before = peta.cap(row)
    ubah(bpbd, row, told)
    assert (peta.cap(row) != before) is lain


def test_the_soonest_clock_tells_when_the_wall_changes_by_itself(tanggap, bpbd, kota):
    row = tanggap()
    assert isi_papan.papan(bpbd, row).berganti is None, "nothing is due"
    services.beri_perintah(bpbd, row, data=perintah(kota, batas=row.jam + timedelta(hours=3)))
    kartu(bpbd, row, 60)
    assert 3500 < isi_papan.papan(bpbd, row).berganti <= 3600
    services.putuskan(bpbd, row.kartu.get(), opsi_id=row.kartu.get().opsi.first().pk)
    assert 10_700 < isi_papan.papan(bpbd, row).berganti <= 10_800
    Perintah.objects.update(batas=row.jam - timedelta(hours=1))
    assert isi_papan.papan(bpbd, row).berganti is None, "what is late stays late"


def test_a_drill_gets_there_as_much_sooner_as_it_runs_faster(tanggap, bpbd):
    row = tanggap(latihan=True, laju=60)
    kartu(bpbd, row, 120)
    assert 100 < isi_papan.papan(bpbd, segar(row)).berganti <= 120
    Kejadian.objects.filter(pk=row.pk).update(berhenti=timezone.now())
    assert isi_papan.papan(bpbd, segar(row)).berganti is None, "a clock that stands turns nothing"


def test_after_the_end_no_clock_turns_anything(tanggap, bpbd):
    row = tanggap()
    kartu(bpbd, row, 60)
    services.akhiri(bpbd, row)
    assert isi_papan.papan(bpbd, segar(row)).berganti is None


def test_the_next_report_is_due_by_the_rhythm_after_the_last_that_was_signed(aktif, bpbd):
    row = aktif()
    draft = services.susun_sitrep(bpbd, row)
    assert (isi_papan.papan(bpbd, row).sitrep, isi_papan.papan(bpbd, row).sitrep_berikut) == (None, None)
    services.ubah_sitrep(bpbd, draft, narasi="Surut")
    signed = services.sahkan_sitrep(bpbd, draft)
    board = isi_papan.papan(bpbd, row)
    assert (board.sitrep, board.sitrep_berikut - board.sitrep.per) == (signed, timedelta(hours=row.ritme_jam))


def test_decisions_stand_with_the_soonest_first_and_ten_at_most(tanggap, bpbd):
    row = tanggap()
    for minutes in (90, 30, *range(100, 110)):
        kartu(bpbd, row, minutes)
    board = isi_papan.papan(bpbd, row)
    dues = [k.batas for k in board.kartu]
    assert (len(dues), dues) == (10, sorted(dues))
    assert dues[0] - board.jam < timedelta(minutes=31)


def test_unchecked_reports_on_the_wall_are_all_real_ones_or_those_of_the_drill(tanggap, laporan, bpbd):
    real, drill = tanggap(), tanggap(latihan=True)
    laporan()
    laporan(kejadian_id=real.pk)
    laporan(kejadian_id=drill.pk)
    assert [isi_papan.papan(bpbd, r).laporan_menunggu for r in (real, drill)] == [2, 1]
    services.periksa(bpbd, Laporan.objects.filter(latihan=True).get(), hasil=Periksa.BENAR)
    assert isi_papan.papan(bpbd, drill).laporan_menunggu == 0


def test_an_order_that_was_withdrawn_in_the_house_runs_no_more(tanggap, bpbd, kota):
    from poros.kernel.penugasan.models import Penugasan

    row = tanggap()
    order = services.beri_perintah(bpbd, row, data=perintah(kota))
    Penugasan.objects.filter(arahan=order.arahan_id).update(status="dibatalkan")
    (group,) = isi_papan.papan(bpbd, row).klaster
    assert (group.selesai, group.jalan) == (1, 0)


@pytest.mark.parametrize(
    ("status", "kata"), [(Status.DIPANTAU, "Belum ada status darurat"), (Status.TANGGAP, "Tanggap darurat")]
)
def test_the_wall_says_what_holds(buka, tanggap, masuk, status, kata):
    row = buka() if status is Status.DIPANTAU else tanggap()
    page = masuk("camat").get(reverse("krisis:papan", args=[row.pk])).content.decode()
    assert kata in page
    assert ("Belum ada perintah" in page) is True


def test_a_decision_that_is_overdue_is_marked_on_the_wall(tanggap, bpbd, masuk):
    from poros.domain.krisis.models import Kartu

    row = tanggap()
    kartu(bpbd, row, 30)
    address = reverse("krisis:papan", args=[row.pk])
    before = masuk("camat").get(address).content.decode()
    Kartu.objects.update(batas=timezone.now() - timedelta(hours=2))
    after = masuk("camat").get(address).content.decode()
    assert "Pusdalops" in before or "BPBD" in before
    assert after.count("bahaya") > before.count("bahaya")


def test_other_modules_are_told_of_living_real_events_the_newest_first(tanggap, buka, bpbd, kota):
    first, second = tanggap(nama="Satu"), buka(nama="Dua")
    tanggap(nama="Gladi", latihan=True)
    services.akhiri(bpbd, buka(nama="Lewat"))
    told = publik.kejadian_aktif(kota.aktor("camat"))
    assert [(k.id, k.nama, k.status) for k in told] == [
        (second.pk, "Dua", Status.DIPANTAU), (first.pk, "Satu", Status.TANGGAP),
    ]  # fmt: skip


def test_one_event_is_told_a_drill_too_and_nothing_of_what_is_not_there(tanggap, kota):
    drill = tanggap(latihan=True)
    assert publik.kejadian(kota.aktor("camat"), drill.pk).latihan is True
    assert publik.kejadian(kota.aktor("camat"), 999_999) is None


def test_displaced_people_are_told_by_place_as_last_counted(tanggap, bpbd, peta_kota):
    row = tanggap()
    for value, more in ((10, {"tempat_id": peta_kota.pk}), (25, {"tempat_id": peta_kota.pk}), (7, {"letak": "SD"})):
        services.catat_angka(bpbd, row, data=angka(value, more.pop("letak", "GOR"), **more))
    found = {p.letak: (p.jiwa, p.tempat_id, p.terverifikasi) for p in publik.pengungsi(row.pk)}
    assert found == {"GOR Mekar": (25, peta_kota.pk, False), "SD": (7, None, False)}


def test_places_are_told_by_kind(kota, peta_kota):
    Tempat.objects.create(nama="Dapur", jenis=JenisTempat.DAPUR, unit=kota.unit["sos"], lat=0, lng=0)
    Tempat.objects.create(nama="Tutup", jenis=JenisTempat.DAPUR, unit=kota.unit["sos"], lat=0, lng=0, aktif=False)
    assert {t.nama for t in publik.tempat()} == {"GOR Mekar", "Dapur"}
    assert [t.nama for t in publik.tempat(JenisTempat.DAPUR)] == ["Dapur"]
    assert publik.tempat(JenisTempat.POSKO) == []


@pytest.mark.parametrize(("siapa", "punya"), [("kepala_bpbd", True), ("camat", False), ("walikota", False)])
def test_whose_unit_has_a_role(kota, siapa, punya):
    assert publik.berperan(kota.aktor(siapa), publik.Peran.PUSDALOPS) is punya
    assert publik.unit_berperan(publik.Peran.PUSDALOPS) == [kota.unit["bpbd"].pk]
