"""Victims by name: who may know, who is entered, that every reading is a line, and that no name goes anywhere else."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import cetak, publik, services
from poros.domain.krisis.models import Korban
from poros.domain.krisis.queries.humas import potret
from poros.domain.krisis.rules.alur import Peran, StatusKorban
from poros.domain.krisis.tests.bahan import cacat, korban, segar, siaran, teks_pdf, tinjauan
from poros.kernel.antarmuka.models import KunciIdempoten
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.koneksi import daerah
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
NAMA, NIK, KELUARGA = "Ibu Teramat Rekaan", "3201010101010001", "Pak Kerabat 0812"
BUKA = "krisis.korban_buka"


@pytest.fixture
def sosial(kota):
    return kota.aktor("kadis_sos")


@pytest.fixture
def banjir(tanggap, sosial):
    row = tanggap()
    services.catat_korban(sosial, row, data=korban(nama=NAMA, nik=NIK, keluarga=KELUARGA, umur=61))
    return row


def bacaan():
    return Jejak.objects.filter(aksi=BUKA)


# ---------------------------------------------------------------- who may know


@pytest.mark.parametrize("peran", [Peran.PUSDALOPS, Peran.SOSIAL, Peran.KESEHATAN, Peran.KEPENDUDUKAN])
def test_each_role_that_helps_people_reads_their_names(banjir, bpbd, kota, peran):
    services.atur_peran(bpbd, kota.unit["bpbd"], peran=peran, units=[kota.unit["bpbd"].pk, kota.unit["pu"].pk])
    assert [k.nama for k in services.buka_korban(kota.aktor("kadis_pu"), banjir)] == [NAMA]


@pytest.mark.parametrize(
    "peran", [Peran.PU, Peran.PERHUBUNGAN, Peran.SATPOL, Peran.DAMKAR, Peran.KOMINFO, Peran.KECAMATAN, Peran.POLRI,
              Peran.PERUMAHAN, Peran.PERENCANAAN, Peran.KEUANGAN]
)  # fmt: skip
def test_no_other_role_gives_them(banjir, bpbd, kota, peran):
    services.atur_peran(bpbd, kota.unit["bpbd"], peran=peran, units=[kota.unit["kesra"].pk])
    with pytest.raises(TidakBerwenang):
        services.buka_korban(kota.aktor("kabag_kesra"), banjir)
    assert bacaan().count() == 0


def test_a_seat_in_the_command_does_not_open_names(banjir, bpbd, kota):
    """The commander needs numbers; who lies where is for those who treat and find them."""
    from poros.domain.krisis.tests.conftest import bagan

    services.susun_komando(bpbd, banjir, data=bagan(kota, "kadis_pu"))
    with pytest.raises(TidakBerwenang):
        services.buka_korban(kota.aktor("kadis_pu"), banjir)


def test_field_staff_of_the_social_office_reads_and_records(banjir, kota):
    office = Jabatan.objects.create(unit=kota.unit["sos"], nama="Pekerja Sosial", fungsi=Fungsi.STAF)
    person = Orang.objects.create(nama="Pekerja Rekaan")
    Pemangku.objects.create(jabatan=office, orang=person, dari=date(2020, 1, 1), dasar="SK 4/2020")
    staff = actor(person, None, jabatan_id=office.pk, alat="uji")
    assert services.catat_korban(staff, banjir, data=korban(nama="Pak Rekaan")).unit == kota.unit["sos"]
    assert len(services.buka_korban(staff, banjir)) == 2
    assert bacaan().get().orang == "Pekerja Rekaan"


@pytest.mark.parametrize(("hari", "nama"), [(0, True), (-1, False)])
def test_the_last_day_in_the_office_is_the_last_day_of_reading(banjir, kota, masuk, hari, nama):
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_sos"]).update(
        sampai=timezone.localdate() + timedelta(days=hari)
    )
    page = masuk("kadis_sos").get(reverse("krisis:korban", args=[banjir.pk]), follow=True).content.decode()
    assert (NAMA in page, bacaan().count()) == (nama, int(nama))


def test_who_runs_or_watches_the_system_reads_none_even_inside_such_a_unit(banjir, kota):
    for fungsi in (Fungsi.ADMIN, Fungsi.PENGAWAS):
        office = Jabatan.objects.create(unit=kota.unit["sos"], nama=f"Pengelola {fungsi}", fungsi=fungsi)
        person = Orang.objects.create(nama=f"Pengelola Rekaan {fungsi}")
        Pemangku.objects.create(jabatan=office, orang=person, dari=date(2020, 1, 1), dasar="SK 5/2020")
        with pytest.raises(TidakBerwenang):
            services.buka_korban(actor(person, None, jabatan_id=office.pk, alat="uji"), banjir)


def test_the_button_is_shown_to_those_only(banjir, masuk):
    address = reverse("krisis:korban", args=[banjir.pk])
    seen = {
        k: address in masuk(k).get(reverse("krisis:lapangan", args=[banjir.pk])).content.decode()
        for k in ("kadis_sos", "kepala_bpbd", "camat", "kadis_pu", "sekda", "walikota", "inspektur")
    }
    assert {k for k, shown in seen.items() if shown} == {"kadis_sos", "kepala_bpbd", "camat"}
    assert bacaan().count() == 0, "a button is no reading"


# ---------------------------------------------------------------- every reading is a line


def test_the_line_says_who_in_which_office_by_which_way(banjir, sosial, masuk, program):
    services.buka_korban(sosial, banjir)
    masuk("camat").get(reverse("krisis:korban", args=[banjir.pk]))
    program("kepala_bpbd", "krisis:tulis").post(f"/krisis/kejadian/{banjir.pk}/korban/buka")
    lines = list(bacaan().order_by("pk"))
    assert [x.jabatan for x in lines] == ["Kepala Dinas Sosial", "Camat Utara", "Kepala BPBD"]
    assert len({x.alat for x in lines}) == 3, "by page, by program or by test"
    assert {(x.objek, x.objek_id) for x in lines} == {("kejadian", banjir.pk)}


def test_an_empty_list_was_read_too(tanggap, sosial):
    services.buka_korban(sosial, tanggap())
    assert bacaan().count() == 1


def test_after_recording_by_form_the_list_that_follows_is_a_reading(tanggap, masuk):
    told = {"nama": "Bu Rekaan", "status": "luka", "letak": "RSUD"}
    answer = masuk("kadis_sos").post(reverse("krisis:catat_korban", args=[tanggap().pk]), told, follow=True)
    assert ("Bu Rekaan" in answer.content.decode(), bacaan().count()) == (True, 1)


def test_the_inspector_sees_that_it_was_read_and_by_whom_but_no_name(banjir, sosial, masuk):
    services.buka_korban(sosial, banjir)
    page = masuk("inspektur").get("/jejak/", follow=True).content.decode()
    assert not [word for word in (NAMA, NIK, "Pak Kerabat") if word in page]
    assert bacaan().get().data == {}


def test_a_repeated_call_of_a_program_is_another_reading_and_no_name_is_kept_for_it(banjir, program):
    """Answers under an idempotency key are kept for a day: names would lie there in the open, read without a line."""
    social = program("kadis_sos", "krisis:tulis")
    address = f"/krisis/kejadian/{banjir.pk}/korban/buka"
    answers = [social.post(address, kunci="baca-1").json() for _again in range(2)]
    assert answers[0] == answers[1] != []
    assert bacaan().count() == 2
    assert NAMA not in str(list(KunciIdempoten.objects.values()))


# ---------------------------------------------------------------- nowhere else


def test_no_name_reaches_paper_reports_reviews_or_other_modules(banjir, bpbd):
    services.susun_sitrep(bpbd, banjir)
    draft = services.ubah_sitrep(bpbd, banjir.sitrep.get(), narasi="Air naik")
    paper = teks_pdf(cetak.sitrep(bpbd, draft, daerah())) + teks_pdf(cetak.r3p(bpbd, banjir, daerah()))
    review = services.tinjau(bpbd, banjir, data=tinjauan())
    said = services.siarkan(bpbd, banjir, data=siaran())
    heap = f"{paper}{potret(bpbd, banjir)}{review.jam}{said.angka}{publik.pengungsi(banjir.pk)}{publik.kejadian(bpbd, banjir.pk)}"
    assert not [word for word in (NAMA, NIK, "Pak Kerabat") if word in heap]


def test_nobody_is_notified_of_a_name(banjir, kota):
    services.catat_korban(kota.aktor("camat"), banjir, data=korban())
    assert not Pemberitahuan.objects.filter(objek="korban").exists()
    assert NAMA not in str(list(Pemberitahuan.objects.values()))


@pytest.mark.parametrize("jalan", ["", "/angka", "/peta", "/sitrep", "/pemulihan", "/perintah", "/kartu"])
def test_no_reading_of_the_api_but_that_one_has_a_name(banjir, program, jalan):
    body = program("kepala_bpbd").get(f"/krisis/kejadian/{banjir.pk}{jalan}").content.decode()
    assert not [word for word in (NAMA, NIK, "Pak Kerabat") if word in body]


def test_a_row_shown_as_text_is_a_number(banjir):
    """What ends in a log or an error report."""
    row = Korban.objects.get()
    assert (str(row), NAMA in repr(row)) == (f"Korban {row.pk}", False)


def test_the_feeds_and_pages_of_citizens_have_none(banjir, client):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    for nama, args in (("publik", []), ("umpan_cap", []), ("publik_kejadian", [banjir.pk])):
        assert NAMA not in client.get(reverse(f"krisis:{nama}", args=args)).content.decode()


# ---------------------------------------------------------------- who is entered


@pytest.mark.parametrize("status", StatusKorban)
def test_every_state_of_a_person_is_kept_and_shown_in_words(tanggap, sosial, masuk, status):
    row = tanggap()
    services.catat_korban(sosial, row, data=korban(status=status))
    page = masuk("kadis_sos").get(reverse("krisis:korban", args=[row.pk])).content.decode()
    assert f"<td>{row.korban.get().get_status_display()}</td>" in page


@pytest.mark.parametrize("umur", [None, 0, 130])
def test_an_infant_is_no_unknown_age(tanggap, sosial, masuk, umur):
    row = tanggap()
    services.catat_korban(sosial, row, data=korban(umur=umur))
    page = masuk("kadis_sos").get(reverse("krisis:korban", args=[row.pk])).content.decode()
    assert f'<td class="angka">{"–" if umur is None else umur}</td>' in page


@pytest.mark.parametrize(
    "nik",
    ["123", "32010101010100011", "32010101010100ab", "3201 0101 0101 0001", "²²²²²²²²²²²²²²²²", "-201010101010001"],
)
def test_a_number_of_a_person_has_sixteen_plain_digits(tanggap, sosial, nik):
    row = tanggap()
    with pytest.raises(Ditolak, match="16 angka") as refused:
        services.catat_korban(sosial, row, data=korban(nik=nik))
    assert (refused.value.bidang, row.korban.count()) == ("nik", 0)


def test_a_refusal_does_not_say_whose_number_it_is(banjir, kota):
    with pytest.raises(Ditolak) as refused:
        services.catat_korban(kota.aktor("camat"), banjir, data=korban(nama="Orang lain", nik=NIK))
    assert NAMA not in refused.value.pesan
    assert NIK not in refused.value.pesan


def test_the_database_keeps_one_row_for_a_number(banjir, kota):
    with pytest.raises(IntegrityError), transaction.atomic():
        Korban.objects.create(kejadian=banjir, unit=kota.unit["sos"], nama="X", nik=NIK, status="luka", letak="Y")


def test_words_are_trimmed_and_the_newest_stands_first(banjir, sosial):
    services.catat_korban(sosial, banjir, data=korban(nama="  Pak Rekaan ", letak=" GOR ", keluarga=" Bu "))
    first, second = services.buka_korban(sosial, banjir)
    assert (first.nama, first.letak, first.keluarga, second.nama) == ("Pak Rekaan", "GOR", "Bu", NAMA)


def test_each_event_has_its_own_people_and_a_drill_too(banjir, tanggap, sosial):
    drill = tanggap(latihan=True)
    services.catat_korban(sosial, drill, data=korban(nama="Peran Rekaan", nik=NIK))
    assert [k.nama for k in services.buka_korban(sosial, drill)] == ["Peran Rekaan"]
    assert [k.nama for k in services.buka_korban(sosial, banjir)] == [NAMA]


def test_after_the_end_nobody_is_added_and_families_are_still_found(banjir, sosial, bpbd, masuk):
    services.akhiri(bpbd, banjir)
    with pytest.raises(Ditolak, match="sudah diakhiri"):
        services.catat_korban(sosial, segar(banjir), data=korban())
    page = masuk("kadis_sos").get(reverse("krisis:korban", args=[banjir.pk])).content.decode()
    assert (NAMA in page, reverse("krisis:catat_korban", args=[banjir.pk]) in page) == (True, False)


def test_recording_moves_the_board_and_reading_does_not(banjir, sosial):
    before = segar(banjir).versi
    services.buka_korban(sosial, banjir)
    assert segar(banjir).versi == before
    services.catat_korban(sosial, banjir, data=korban())
    assert segar(banjir).versi == before + 1


@pytest.mark.parametrize(
    ("lain", "bidang"), [({"nik": "12"}, "nik"), ({"umur": "131"}, "umur"), ({"nama": ""}, "nama"), ({"status": "?"}, "status")]
)  # fmt: skip
def test_the_form_keeps_what_was_typed_and_says_it_beside_the_field(tanggap, masuk, lain, bidang):
    told = {"nama": "Bu Rekaan", "status": "luka", "letak": "RSUD Kamar 7", "keluarga": "Pak Kerabat"}
    page = masuk("kadis_sos").post(reverse("krisis:catat_korban", args=[tanggap().pk]), told | lain)
    words = page.content.decode()
    assert (page.status_code, Korban.objects.count()) == (422, 0)
    assert f'id="id_{bidang}_error"' in words
    assert ("RSUD Kamar 7" in words, "Pak Kerabat" in words) == (True, True)


@pytest.mark.parametrize(
    ("lain", "bidang"), [({"nik": "12"}, {"nik"}), ({"umur": -1}, {"umur"}), ({"nama": "x" * 151}, {"nama"}), ({"nik": NIK}, {"nik"})]
)  # fmt: skip
def test_a_program_hears_which_field_is_wrong(banjir, program, lain, bidang):
    social = program("kadis_sos", "krisis:tulis")
    answer = social.post(f"/krisis/kejadian/{banjir.pk}/korban", {"nama": "B", "status": "luka", "letak": "R"} | lain)
    assert cacat(answer) == bidang


def test_the_page_warns_before_anything_is_read_in_both_languages(banjir, masuk):
    client = masuk("kadis_sos")
    address = reverse("krisis:korban", args=[banjir.pk])
    assert "pembacaan ini tercatat atas nama Anda" in client.get(address).content.decode()
    assert "Victims by name" in client.get(address, headers={"Accept-Language": "en"}).content.decode()
