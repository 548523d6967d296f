"""Situation reports: one draft at a time, frozen when signed, numbered without gaps, the same on screen and paper."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import cetak, publik, services
from poros.domain.krisis.models import Sitrep
from poros.domain.krisis.queries.humas import satu_sitrep, sitrep_terlihat
from poros.domain.krisis.rules.angka import Ukuran
from poros.domain.krisis.rules.pulih import Sektor
from poros.domain.krisis.tests.bahan import cacat, kerusakan, perintah, segar, teks_pdf
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.domain.krisis.values import SUMBANGAN, DataKartu, DataOpsi, KartuPapan
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.koneksi import daerah
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
DUA = (DataOpsi(nama="Ya", akibat="cepat"), DataOpsi(nama="Tidak", akibat="murah"))


def susun(aktor, row, narasi=""):
    made = services.susun_sitrep(aktor, row)
    return services.ubah_sitrep(aktor, made, narasi=narasi) if narasi else made


def sah(aktor, row, narasi="Air surut"):
    return services.sahkan_sitrep(aktor, susun(aktor, row, narasi))


# ---------------------------------------------------------------- numbers and drafts


def test_numbers_run_by_event_and_have_no_gaps(tanggap, buka, bpbd):
    row, other = tanggap(), buka(nama="Longsor lain")
    assert [sah(bpbd, row).nomor, sah(bpbd, row).nomor, sah(bpbd, other).nomor, sah(bpbd, row).nomor] == [1, 2, 1, 3]


def test_the_database_gives_no_number_twice(tanggap, bpbd):
    row = tanggap()
    made = sah(bpbd, row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sitrep.objects.create(kejadian=row, nomor=made.nomor, per=row.jam, isi={}, penyusun="x")


def test_the_database_knows_no_signed_report_without_a_signature(tanggap, bpbd):
    made = susun(bpbd, tanggap())
    with pytest.raises(IntegrityError), transaction.atomic():
        Sitrep.objects.filter(pk=made.pk).update(status="sah")


def test_a_draft_waits_until_it_is_signed_and_the_next_may_begin(tanggap, bpbd, masuk):
    row, client = tanggap(), masuk("kepala_bpbd")
    susun(bpbd, row)
    answer = client.post(reverse("krisis:susun_sitrep", args=[row.pk]), follow=True)
    assert "Masih ada konsep laporan situasi" in answer.content.decode()
    assert row.sitrep.count() == 1


@pytest.mark.parametrize("narasi", ["", " \n "])
def test_a_report_without_words_is_not_signed(tanggap, bpbd, narasi):
    made = susun(bpbd, tanggap())
    made = services.ubah_sitrep(bpbd, made, narasi=narasi)
    with pytest.raises(Ditolak, match="ringkasan keadaan") as refused:
        services.sahkan_sitrep(bpbd, made)
    assert (refused.value.bidang, Sitrep.objects.get().status) == ("narasi", "konsep")


def test_what_was_signed_never_changes_by_whichever_way(tanggap, bpbd, kota, program):
    row = tanggap()
    made = sah(bpbd, row, "Air surut")
    for act in (
        lambda: services.ubah_sitrep(bpbd, made, narasi="Lain"),
        lambda: services.ubah_sitrep(bpbd, made, narasi="Lain", segarkan=True),
        lambda: services.sahkan_sitrep(kota.aktor("sekda"), made),
    ):
        with pytest.raises(Ditolak, match="tidak dapat diubah"):
            act()
    answer = program("kepala_bpbd", "krisis:tulis").post(f"/krisis/sitrep/{made.pk}/ubah", {"narasi": "Lain"})
    assert answer.status_code == 422
    kept = Sitrep.objects.get()
    assert (kept.narasi, kept.pengesah) == ("Air surut", "Pejabat BPBD, Kepala BPBD")


def test_a_page_that_was_open_while_it_was_signed_changes_nothing(tanggap, bpbd, masuk):
    made = susun(bpbd, tanggap(), "Air naik")
    stale = Sitrep.objects.get(pk=made.pk)
    services.sahkan_sitrep(bpbd, made)
    with pytest.raises(Ditolak):
        services.ubah_sitrep(bpbd, stale, narasi="Tulisan yang terlambat")
    page = masuk("kepala_bpbd").post(reverse("krisis:sitrep", args=[made.pk]), {"narasi": "Tulisan yang terlambat"})
    words = page.content.decode()
    assert (page.status_code, "Tulisan yang terlambat" in words, "tidak dapat diubah" in words) == (422, True, True)


def test_after_the_end_the_last_report_is_finished_and_none_is_begun(tanggap, bpbd):
    row = tanggap()
    made = susun(bpbd, row, "Air surut")
    services.akhiri(bpbd, row)
    assert services.sahkan_sitrep(bpbd, made).status == "sah"
    with pytest.raises(Ditolak, match="sudah diakhiri"):
        services.susun_sitrep(bpbd, segar(row))


# ---------------------------------------------------------------- who


@pytest.mark.parametrize("kode", ["camat", "kadis_sos", "sekda", "walikota", "kabag_umum", "inspektur", "admin"])
def test_others_than_pusdalops_neither_compose_nor_write(tanggap, bpbd, kota, kode):
    row = tanggap()
    made = susun(bpbd, row)
    with pytest.raises(TidakBerwenang):
        services.ubah_sitrep(kota.aktor(kode), made, narasi="x")
    services.ubah_sitrep(bpbd, made, narasi="x")
    services.sahkan_sitrep(bpbd, made)
    with pytest.raises(TidakBerwenang):
        services.susun_sitrep(kota.aktor(kode), row)


def test_the_commander_of_the_decree_signs_whatever_the_office(tanggap, bpbd, kota):
    from poros.domain.krisis.tests.conftest import bagan

    row = tanggap()
    services.susun_komando(bpbd, row, data=bagan(kota, "kadis_dlh"))
    made = susun(bpbd, row, "Air naik")
    with pytest.raises(TidakBerwenang):
        services.sahkan_sitrep(kota.aktor("kadis_sos"), made)
    assert services.sahkan_sitrep(kota.aktor("kadis_dlh"), made).pengesah == "Pejabat Kepala DLH, Kepala DLH"


def test_everybody_in_office_reads_drafts_too_marked_so(tanggap, bpbd, masuk, kota):
    row = tanggap()
    made = susun(bpbd, row, "Air naik")
    page = masuk("camat").get(reverse("krisis:sitrep", args=[made.pk])).content.decode()
    assert ("Konsep" in page, "Air naik" in page, "Simpan konsep" in page) == (True, True, False)
    assert reverse("krisis:sahkan_sitrep", args=[made.pk]) not in page
    assert (
        reverse("krisis:sahkan_sitrep", args=[made.pk])
        in masuk("sekda").get(reverse("krisis:sitrep", args=[made.pk])).content.decode()
    )
    assert [s.pk for s in sitrep_terlihat(kota.aktor("camat"), row)] == [made.pk]
    with pytest.raises(TidakBerwenang):
        satu_sitrep(kota.aktor("camat"), 999_999)
    with pytest.raises(TidakBerwenang):
        satu_sitrep(None, made.pk)


def test_citizens_get_statements_and_no_report_not_even_a_signed_one(tanggap, bpbd, client):
    row = tanggap()
    sah(bpbd, row, "Keadaan untuk dalam rumah")
    susun(bpbd, row, "Konsep kedua")
    client.defaults["HTTP_HOST"] = "uji.localhost"
    page = client.get(reverse("krisis:publik_kejadian", args=[row.pk])).content.decode()
    assert not [w for w in ("Keadaan untuk dalam rumah", "Konsep kedua", "Sitrep") if w in page]
    assert client.get(reverse("krisis:sitrep_pdf", args=[row.sitrep.first().pk])).status_code == 302


def test_each_step_is_a_line_of_the_trail_without_the_words(tanggap, bpbd):
    sah(bpbd, tanggap(), "Keadaan rahasia sampai disahkan")
    acts = list(Jejak.objects.filter(aksi__startswith="krisis.sitrep").order_by("pk"))
    assert [x.aksi for x in acts] == ["krisis.sitrep_susun", "krisis.sitrep_ubah", "krisis.sitrep_sahkan"]
    assert "rahasia" not in str([x.data for x in acts])


# ---------------------------------------------------------------- what is frozen


@pytest.fixture
def penuh(tanggap, bpbd, kota, monkeypatch):
    """An event with figures of two kinds, three orders in two clusters, decisions, damage and a figure of stock."""
    monkeypatch.setattr(SUMBANGAN, "papan", {})
    publik.sumbang_papan("uji", lambda _actor, _pk: [KartuPapan("Stok beras", "7", "ton")])
    row = tanggap()
    for number, place in ((1200, "GOR"), (50, "Masjid")):
        services.catat_angka(bpbd, row, data=angka(number, place, sah=place == "GOR"))
    services.catat_angka(bpbd, row, data=replace(angka(4, "RSUD", sah=True), ukuran=Ukuran.LUKA))
    first = services.beri_perintah(bpbd, row, data=perintah(kota))
    services.beri_perintah(bpbd, row, data=perintah(kota, klaster="Air", isi="Tangki"))
    Penugasan.objects.filter(arahan=first.arahan).update(status="selesai")
    for n, decided in enumerate((True, False)):
        ask = DataKartu(perkara="lain", pertanyaan=f"Tanya {n}?", batas=row.jam + timedelta(hours=1), opsi=DUA)
        card = services.ajukan_kartu(bpbd, row, data=ask)
        if decided:
            services.putuskan(bpbd, card, opsi_id=card.opsi.first().pk)
    services.catat_kerusakan(bpbd, row, data=kerusakan(sektor=Sektor.SOSIAL, harga=1000))
    return row


def test_everything_that_stands_on_the_board_is_in_it(penuh, bpbd):
    told = susun(bpbd, penuh).isi
    assert [(a["kode"], a["nilai"], a["terverifikasi"]) for a in told["angka"]] == [
        ("luka", 4, 4),
        ("mengungsi", 1250, 1200),
    ]
    assert {k["nama"]: (k["jumlah"], k["selesai"]) for k in told["klaster"]} == {"SAR": (1, 1), "Air": (1, 0)}
    assert [(k["tanya"], k["putusan"]) for k in told["keputusan"]] == [("Tanya 0?", "Ya")]
    assert [k["tanya"] for k in told["menunggu"]] == ["Tanya 1?"]
    assert told["lain"] == [{"label": "Stok beras", "nilai": "7", "satuan": "ton"}]
    assert told["pemulihan"] == [{"sektor": "Sosial", "kebutuhan": 7700}]


def test_what_comes_later_is_not_in_it(penuh, bpbd):
    made = sah(bpbd, penuh)
    before = Sitrep.objects.get(pk=made.pk).isi
    services.catat_angka(bpbd, penuh, data=angka(9999, "GOR", sah=True))
    services.akhiri(bpbd, penuh)
    assert Sitrep.objects.get(pk=made.pk).isi == before


def test_a_kind_that_is_counted_for_the_first_time_is_a_change_from_nothing(penuh, bpbd):
    sah(bpbd, penuh)
    services.catat_angka(bpbd, penuh, data=replace(angka(2, "RT 4"), ukuran=Ukuran.HILANG))
    services.catat_angka(bpbd, penuh, data=replace(angka(0, "RSUD"), ukuran=Ukuran.LUKA))
    assert susun(bpbd, penuh).isi["perubahan"] == {"hilang": 2, "luka": -4}


def test_fresh_figures_bring_the_moment_with_them(penuh, bpbd):
    made = susun(bpbd, penuh)
    Sitrep.objects.filter(pk=made.pk).update(per=made.per - timedelta(hours=3))
    made.refresh_from_db()
    assert services.ubah_sitrep(bpbd, made, narasi="x").per == made.per
    assert services.ubah_sitrep(bpbd, made, narasi="x", segarkan=True).per > made.per + timedelta(hours=2)


def test_whoever_composes_in_english_the_report_is_indonesian(penuh, bpbd):
    """It is frozen as it is composed, printed as an official document and read by all (UU 24/2009 Art. 27)."""
    with translation.override("en"):
        made = susun(bpbd, penuh)
        words = teks_pdf(cetak.sitrep(bpbd, made, daerah()))
    assert (made.isi["status"], made.isi["angka"][1]["nama"]) == ("Tanggap darurat", "Mengungsi (jiwa)")
    assert made.isi["masa"].startswith("SK 300/1/2026, ")
    assert ("Mengungsi (jiwa)" in words, "Displaced" in words) == (True, False)


# ---------------------------------------------------------------- paper and programs


def test_paper_writes_numbers_as_they_are_written_here_and_says_what_changed(penuh, bpbd):
    first = sah(bpbd, penuh, "Air setinggi dada")
    services.catat_angka(bpbd, penuh, data=angka(3450, "GOR", sah=True))
    second = sah(bpbd, penuh, "Air naik lagi")
    one, two = (teks_pdf(cetak.sitrep(bpbd, s, daerah())) for s in (first, second))
    assert "1.250 1.200 –" in one, "before the first there was none"
    assert "3.500 3.450 +2.250" in two
    assert "Luka atau sakit 4 4 tetap" in two
    for word in ("Tanya 0?: Ya", "SAR 1 1 0", "Disahkan oleh Pejabat BPBD, Kepala BPBD", "Lurah"):
        assert word in two, word


@pytest.mark.parametrize("latihan", [True, False])
def test_paper_says_when_it_is_a_drill(tanggap, bpbd, latihan):
    made = sah(bpbd, tanggap(latihan=latihan))
    assert ("INI LATIHAN" in teks_pdf(cetak.sitrep(bpbd, made, daerah()))) is latihan


def test_paper_without_any_figure_is_still_a_report(buka, bpbd):
    made = sah(bpbd, buka(), "Air *naik* #raw $x$ <b>")
    words = teks_pdf(cetak.sitrep(bpbd, made, daerah()))
    assert ("Air *naik* #raw $x$ <b>" in words, "Yang dihitung" in words, "Dipantau" in words) == (True, False, True)


def test_the_page_keeps_need_and_words_and_shows_the_change(penuh, bpbd, masuk):
    sah(bpbd, penuh)
    services.catat_angka(bpbd, penuh, data=angka(3450, "GOR", sah=True))
    made = susun(bpbd, penuh)
    services.ubah_sitrep(bpbd, made, narasi="Baris satu\nBaris dua", kebutuhan="Selimut 500")
    page = masuk("camat").get(reverse("krisis:sitrep", args=[made.pk])).content.decode()
    assert all(w in page for w in ("Baris satu<br>Baris dua", "Selimut 500", "3.500", "2250"))


def test_a_program_reads_what_the_page_shows(penuh, bpbd, program):
    made = sah(bpbd, penuh)
    draft = susun(bpbd, penuh)
    reader = program("camat", "krisis:baca")
    listed = reader.get(f"/krisis/kejadian/{penuh.pk}/sitrep").json()
    assert [(s["nomor"], s["status"]) for s in listed] == [(2, "konsep"), (1, "sah")]
    one = reader.get(f"/krisis/sitrep/{made.pk}").json()
    assert (one["narasi"], one["isi"]["angka"][0]["kode"], one["pengesah"]) == ("Air surut", "luka", made.pengesah)
    assert reader.get("/krisis/sitrep/999999").status_code == 404
    assert reader.post(f"/krisis/sitrep/{draft.pk}/sahkan").status_code == 403


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_program_lists_one_or_three_reports_at_the_same_cost(tanggap, bpbd, program, banyak):
    row, reader = tanggap(), program("camat", "krisis:baca")
    for _again in range(banyak):
        sah(bpbd, row)
    with CaptureQueriesContext(connection) as found:
        told = reader.get(f"/krisis/kejadian/{row.pk}/sitrep").json()
    assert [s["nomor"] for s in told] == list(range(banyak, 0, -1))
    assert len([q for q in found.captured_queries if '"krisis_' in q["sql"]]) == 2


def test_a_program_composes_once_per_key_and_is_refused_by_field(tanggap, program):
    row, bpbd = tanggap(), program("kepala_bpbd", "krisis:baca", "krisis:tulis")
    made = [bpbd.post(f"/krisis/kejadian/{row.pk}/sitrep", kunci="sitrep-1") for _again in range(2)]
    assert [m.status_code for m in made] == [201, 201]
    assert made[0].json() == made[1].json()
    address = f"/krisis/sitrep/{made[0].json()['id']}"
    assert cacat(bpbd.post(f"{address}/ubah", {"narasi": ""})) == {"narasi"}
    assert cacat(bpbd.post(f"{address}/sahkan")) == {"narasi"}
    assert bpbd.post(f"{address}/ubah", {"narasi": "Surut", "segarkan": True}).status_code == 200
    assert [bpbd.post(f"{address}/sahkan").status_code for _again in range(2)] == [200, 422]
    assert program("camat", "krisis:tulis").post(f"{address}/ubah", {"narasi": "x"}).status_code == 404
    assert timezone.localtime(Sitrep.objects.get().disahkan).date() == timezone.localdate()
