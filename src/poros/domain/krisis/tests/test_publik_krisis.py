"""Pages for everybody: what citizens may read, from when until when, in plain words; what other modules may know."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import publik, services
from poros.domain.krisis.models import Tempat
from poros.domain.krisis.rules.alur import JenisTempat, Status
from poros.domain.krisis.rules.angka import Ukuran
from poros.domain.krisis.tests.bahan import janji, kerusakan, perintah, rumor, segar, siaran, tinjauan
from poros.domain.krisis.tests.conftest import keputusan
from poros.domain.krisis.tests.test_latihan_privasi import angka, peringatan
from poros.domain.krisis.values import DataKaji

pytestmark = pytest.mark.django_db


@pytest.fixture
def warga(client):
    """Nobody in particular, without an account."""
    client.defaults["HTTP_HOST"] = "uji.localhost"

    def buka(nama, *args, **kepala):
        return client.get(reverse(f"krisis:{nama}", args=args), headers=kepala)

    return buka


def dinyatakan(bpbd, row, tingkat):
    told = DataKaji(hasil="x", rekomendasi=tingkat, gangguan_hidup=True)
    services.kaji(bpbd, row, data=told)
    services.tetapkan(bpbd, row, data=keputusan(tingkat, nomor=f"300/{tingkat}/{row.pk}"))
    return segar(row)


# ---------------------------------------------------------------- from when until when


@pytest.mark.parametrize("tingkat", [Status.SIAGA, Status.TANGGAP])
def test_once_declared_it_is_public_with_its_level(buka, bpbd, warga, tingkat):
    row = dinyatakan(bpbd, buka(), tingkat)
    listed, page = warga("publik").content.decode(), warga("publik_kejadian", row.pk)
    assert (row.nama in listed, page.status_code) == (True, 200)
    assert row.get_status_display() in page.content.decode()


def test_an_event_that_was_only_watched_is_never_public_not_even_when_it_ended(buka, bpbd, warga, masuk):
    """A false alarm is no news: nothing was declared."""
    row = buka(nama="Dugaan retak tanggul")
    services.siarkan(bpbd, row, data=siaran(judul="Belum untuk warga"))
    assert warga("publik_kejadian", row.pk).status_code == 404
    services.akhiri(bpbd, row)
    assert warga("publik_kejadian", row.pk).status_code == 404
    page = masuk("kepala_bpbd").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert reverse("krisis:publik_kejadian", args=[row.pk]) not in page


def test_after_the_end_it_leaves_the_list_and_can_still_be_read(tanggap, bpbd, warga, masuk):
    row = tanggap()
    services.siarkan(bpbd, row, data=siaran(judul="Posko ditutup besok"))
    services.akhiri(bpbd, row)
    assert row.nama not in warga("publik").content.decode()
    page = warga("publik_kejadian", row.pk).content.decode()
    assert ("Posko ditutup besok" in page, "Selesai" in page) == (True, True)
    inside = masuk("camat").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert reverse("krisis:publik_kejadian", args=[row.pk]) in inside


@pytest.mark.parametrize("nama", ["publik_kejadian", "cap"])
def test_what_is_not_there_is_not_found(kota, warga, nama):
    for number in (999_999, 10**20):
        assert warga(nama, number).status_code == 404


@pytest.mark.parametrize("nama", ["publik", "umpan_cap"])
def test_public_pages_are_only_read(kota, client, nama):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    assert client.post(reverse(f"krisis:{nama}")).status_code == 405


def test_when_there_is_nothing_it_says_so(kota, warga):
    page = warga("publik").content.decode()
    assert "Tidak ada keadaan darurat" in page


# ---------------------------------------------------------------- what is on them


def test_inner_matters_stay_inside(tanggap, bpbd, kota, warga):
    row = tanggap()
    services.catat_kontak(bpbd, row, data=janji(kepada="Wartawan Rekaan"))
    services.catat_rumor(bpbd, row, data=rumor(isi="Tanggul jebol katanya"))
    services.beri_perintah(bpbd, row, data=perintah(kota, isi="Perintah rahasia pompa"))
    services.tinjau(bpbd, row, data=tinjauan(tersendat="Perahu kurang sekali"))
    services.catat_kerusakan(bpbd, row, data=kerusakan(letak="Rumah Pak Rekaan"))
    services.susun_sitrep(bpbd, row)
    services.catat_angka(bpbd, row, data=replace(angka(7777, "RT 1"), ukuran=Ukuran.MENINGGAL))
    page = warga("publik_kejadian", row.pk).content.decode() + warga("publik").content.decode()
    inner = (
        "Wartawan Rekaan",
        "jebol katanya",
        "rahasia pompa",
        "kurang sekali",
        "Pak Rekaan",
        "7777",
        "7.777",
        "Pejabat BPBD",
    )
    assert not [w for w in inner if w in page]


def test_places_of_help_are_those_in_use_with_their_office_contact(tanggap, kota, warga):
    unit = kota.unit["sos"]
    for kind in JenisTempat:
        Tempat.objects.create(nama=f"T {kind}", jenis=kind, unit=unit, lat=0, lng=0, kontak=f"0541-{kind}")
    Tempat.objects.create(nama="T tutup", jenis=JenisTempat.PENGUNGSIAN, unit=unit, lat=0, lng=0, aktif=False)
    page = warga("publik_kejadian", tanggap().pk).content.decode()
    shown = {kind for kind in JenisTempat if f"T {kind}<" in page}
    assert shown == {JenisTempat.PENGUNGSIAN, JenisTempat.KESEHATAN, JenisTempat.DAPUR}
    assert ("0541-dapur" in page, "T tutup" in page) == (True, False)


def test_statements_stand_newest_first_and_lines_stay_lines(tanggap, bpbd, warga):
    row = tanggap()
    for n in range(3):
        services.siarkan(bpbd, row, data=siaran(judul=f"Kabar {n}", isi="Baris satu\nBaris <b>dua</b>"))
    page = warga("publik_kejadian", row.pk).content.decode()
    at = [page.index(f"Kabar {n}") for n in range(3)]
    assert at == sorted(at, reverse=True)
    assert "Baris satu<br>Baris &lt;b&gt;dua&lt;/b&gt;" in page


def test_a_warning_stands_on_its_own_event_and_on_the_list(tanggap, buka, bpbd, warga):
    row = tanggap()
    other = dinyatakan(bpbd, buka(nama="Longsor lain"), Status.TANGGAP)
    services.terbitkan_peringatan(bpbd, row, data=peringatan(judul="Siaga banjir", petunjuk="Naik ke lantai dua"))
    seen = [
        warga(n, *a).content.decode()
        for n, a in (("publik", []), ("publik_kejadian", [row.pk]), ("publik_kejadian", [other.pk]))
    ]
    assert ["Naik ke lantai dua" in page for page in seen] == [True, True, False]


@pytest.mark.parametrize(("bahasa", "kata"), [("id", "Tempat pertolongan"), ("en", "Places of help")])
def test_citizens_read_the_frame_in_their_language(tanggap, bpbd, warga, bahasa, kata):
    row = tanggap()
    services.siarkan(bpbd, row, data=siaran())
    page = warga("publik_kejadian", row.pk, Accept_Language=bahasa).content.decode()
    assert (kata in page, "Ke GOR Mekar." in page) == (True, True), "what the government said stays as it was said"


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_page_that_a_whole_city_opens_costs_the_same_for_one_and_three(tanggap, bpbd, peta_kota, warga, banyak):
    row = tanggap()
    for n in range(banyak):
        services.siarkan(bpbd, row, data=siaran(judul=f"Kabar {n}"))
        services.terbitkan_peringatan(bpbd, row, data=peringatan(judul=f"Siaga {n}"))
    warga("publik_kejadian", row.pk)
    with CaptureQueriesContext(connection) as found:
        page = warga("publik_kejadian", row.pk)
    assert (page.content.count(b"Kabar "), page.content.count(b"Siaga ")) == (banyak, banyak)
    assert len([q for q in found.captured_queries if '"krisis_' in q["sql"]]) == 4
    assert "max-age=30" in page["Cache-Control"]


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_the_same_for_one_event_and_for_three(buka, bpbd, warga, banyak):
    for n in range(banyak):
        row = dinyatakan(bpbd, buka(nama=f"Banjir {n}"), Status.TANGGAP)
        services.terbitkan_peringatan(bpbd, row, data=peringatan(judul=f"Siaga {n}"))
    warga("publik")
    with CaptureQueriesContext(connection) as found:
        page = warga("publik").content.decode()
    assert [w for n in range(banyak) for w in (f"Banjir {n}", f"Siaga {n}") if w not in page] == []
    assert page.index(f"Banjir {banyak - 1}") <= page.index("Banjir 0"), "the newest first"
    assert len([q for q in found.captured_queries if '"krisis_' in q["sql"]]) == 2


def test_a_page_of_citizens_sets_no_cookie_and_asks_for_no_name(tanggap, bpbd, warga):
    answer = warga("publik_kejadian", tanggap().pk)
    assert "sessionid" not in answer.cookies
    assert "<input" not in answer.content.decode().split("</main>", maxsplit=1)[0].split("<main", 1)[1]


# ---------------------------------------------------------------- what other modules may know


def test_what_is_over_or_a_drill_is_not_among_running_events(buka, bpbd, kota):
    camat = kota.aktor("camat")
    first, second = buka(nama="Satu"), buka(nama="Dua")
    drill = buka(nama="Latihan", latihan=True)
    assert [k.id for k in publik.kejadian_aktif(camat)] == [second.pk, first.pk]
    services.akhiri(bpbd, second)
    assert [k.id for k in publik.kejadian_aktif(camat)] == [first.pk]
    assert publik.kejadian(camat, drill.pk).latihan is True
    assert (publik.kejadian(camat, second.pk).status, publik.kejadian(None, first.pk)) == (Status.SELESAI, None)


@pytest.mark.parametrize(
    ("mulai", "hari", "berlaku"), [(0, 1, True), (0, 14, True), (-13, 14, True), (-14, 14, False), (1, 14, False)]
)
def test_money_stands_on_a_decree_that_holds_today(buka, bpbd, mulai, hari, berlaku):
    """The last day counts; the day after, BTT has lost its base."""
    today, row = timezone.localdate(), buka()
    services.kaji(bpbd, row, data=DataKaji(hasil="x", rekomendasi=Status.TANGGAP, gangguan_hidup=True))
    begin = today + timedelta(days=mulai)
    data = replace(keputusan(), mulai=begin, sampai=begin + timedelta(days=hari - 1), tanggal=min(begin, today))
    services.tetapkan(bpbd, row, data=data)
    found = publik.status_aktif(row.pk)
    assert (found is not None) is berlaku
    if found:
        assert (found.nomor, found.tingkat, found.sampai) == (data.nomor, Status.TANGGAP, data.sampai)


def test_a_level_that_was_left_carries_nothing_more(tanggap, bpbd):
    row = tanggap()
    services.tetapkan(bpbd, row, data=keputusan(Status.TRANSISI, "300/9"))
    assert publik.status_aktif(row.pk).nomor == "300/9"


def test_displaced_people_are_counted_in_heads_and_by_place(tanggap, bpbd, peta_kota):
    row = tanggap()
    services.catat_angka(bpbd, row, data=replace(angka(30, "GOR"), ukuran=Ukuran.MENGUNGSI_KK))
    assert publik.pengungsi(row.pk) == []
    services.catat_angka(bpbd, row, data=angka(120, "GOR", sah=True))
    (found,) = publik.pengungsi(row.pk)
    assert (found.jiwa, found.tempat_id, found.terverifikasi) == (120, None, True)
    assert publik.pengungsi(0) == []


def test_a_unit_below_one_with_a_role_has_it_and_a_sister_has_not(kota):
    from poros.domain.krisis.rules.alur import Peran

    assert publik.berperan(kota.aktor("staf_pu"), Peran.PU, Peran.SOSIAL)
    assert not publik.berperan(kota.aktor("staf_pu"), Peran.SOSIAL)
    assert not publik.berperan(kota.aktor("walikota"), Peran.PU)
    assert publik.unit_berperan() == []
    assert set(publik.unit_berperan(Peran.KESEHATAN, Peran.DAMKAR)) == {kota.unit["dlh"].pk}
