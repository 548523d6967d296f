"""The door of the hall: what the code opens and for how long, for whom, and what is written on the list."""

import re

import pytest
from django.test import Client
from django.utils import timezone, translation

from poros.domain.rapat import services
from poros.domain.rapat.forms.hadir import FormPeserta, FormTamu
from poros.domain.rapat.models import Peserta, Rapat
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import BERDAFTAR_HADIR, Aksi, Hadir, Peran, Status
from poros.domain.rapat.rules.hadir import kode_hadir
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import DataPeserta, DataTamu

from .conftest import jejak, tolakan


@pytest.fixture
def luar():
    return Client(HTTP_HOST="uji.localhost")


@pytest.fixture
def tu(kota):
    return kota.aktor("tu")


def pintu(row, menit=0):
    """The address that the screen showed so many minutes ago."""
    return f"/rapat/pindai/{row.kunci}/{kode_hadir(row.kunci, int(timezone.now().timestamp()) - 60 * menit)}/"


@pytest.mark.parametrize(("menit", "masuk_"), [(0, True), (1, True), (3, False), (60, False), (-2, False)])
def test_how_long_a_photograph_of_the_screen_is_good_for(diundang, luar, menit, masuk_):
    row = diundang()
    answer = luar.post(pintu(row, menit), {"nama": "Pak Joko", "kunci": "a"})
    assert answer.status_code == (200 if masuk_ else 422)
    assert row.peserta.filter(nama="Pak Joko").exists() is masuk_


def test_the_code_of_one_meeting_opens_no_other(diundang, luar):
    one, two = diundang(), diundang(judul="Lain", kamar="kecil")
    code = pintu(one).rsplit("/", 2)[1]
    answer = luar.post(f"/rapat/pindai/{two.kunci}/{code}/", {"nama": "Pak Joko", "kunci": "a"})
    assert answer.status_code == 422
    assert not two.peserta.filter(nama="Pak Joko").exists()


@pytest.mark.parametrize("status", list(Status))
def test_the_door_is_open_as_long_as_the_list(diundang, luar, status):
    row = diundang()
    Rapat.objects.update(status=status)
    answer = luar.post(pintu(row), {"nama": "Pak Joko", "kunci": "a"})
    assert (answer.status_code == 200) is (status in BERDAFTAR_HADIR)
    assert row.peserta.filter(nama="Pak Joko").exists() is (status in BERDAFTAR_HADIR)


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        ({"nama": ""}, {"nama"}), ({"nama": "  "}, {"nama"}), ({"nama": "x" * 151}, {"nama"}), ({"nama": "a\0b"}, {"nama"}),
        ({"nama": "Pak Joko", "instansi": "x" * 151}, {"instansi"}), ({"nama": "Pak Joko", "kunci": "k" * 65}, {"kunci"}),
    ],
)  # fmt: skip
def test_what_a_guest_types_wrongly_is_shown_and_kept(diundang, luar, isian, bidang):
    row = diundang()
    page = luar.post(pintu(row), {"instansi": "Kampus"} | isian)
    assert (page.status_code, set(page.context["form"].errors)) == (422, bidang)
    assert page.context["form"]["instansi"].value() == isian.get("instansi", "Kampus")
    assert not row.peserta.filter(jabatan__isnull=True).exists()


def test_a_guest_is_told_nothing_but_where_and_when(kota, diundang, luar):
    """The page behind the code is open to whoever photographs the screen."""
    row = diundang(catatan="Rahasia dapur", peserta=(DataPeserta(nama="Bu Sari", instansi="PMI"),))
    text = luar.get(pintu(row)).content.decode()
    assert "Rapat banjir" in text
    assert "Ruang aula" in text
    for words in ("Rahasia dapur", "Bu Sari", "Asisten II", "Pintu air", "005/12"):
        assert words not in text, words


def test_each_time_the_page_is_opened_it_has_another_key(diundang, luar):
    row = diundang()
    keys = {re.search(r'name="kunci" value="([^"]+)"', luar.get(pintu(row)).content.decode())[1] for _ in range(3)}
    assert len(keys) == 3


def test_a_guest_reads_the_page_in_his_language(diundang, luar):
    row = diundang()
    with translation.override("en"):
        text = luar.get(pintu(row), headers={"Accept-Language": "en"}).content.decode()
    assert 'lang="en"' in text
    assert "Daftar hadir tamu" not in text


def test_two_guests_of_one_name_are_two_but_the_invited_comes_first(tu, diundang):
    """The first Bu Sari takes the line of the one who was invited, the second has one of her own."""
    row = diundang(peserta=(DataPeserta(nama="Bu Sari", instansi="PMI", wajib=False),))
    one, two = (
        services.tambah_tamu(tu, row, tamu=DataTamu(nama=" BU SARI ", instansi="Kampus", kunci=k)) for k in ("a", "b")
    )
    assert (one.instansi, two.instansi) == ("PMI", "Kampus")
    assert one.pk != two.pk
    assert row.peserta.filter(nama__iexact="bu sari").count() == 2


def test_a_guest_is_no_participant_who_must_come(tu, diundang):
    row = diundang()
    guest = services.tambah_tamu(tu, row, tamu=DataTamu(nama="Pak Joko", instansi="Warga", kunci="a"))
    assert (guest.peran, guest.wajib, guest.menulis, guest.cara, guest.oleh) == (
        "tamu",
        False,
        False,
        "petugas",
        "Pak Joko",
    )


def test_who_signed_in_himself_is_not_written_over_by_the_officer(kota, tu, diundang):
    row = diundang()
    first = services.hadir(kota.aktor("kadis_pu"), row, cara=Hadir.QR)
    everybody = list(row.peserta.values_list("pk", flat=True))
    assert services.catat_hadir(tu, row, peserta=everybody) == 3
    first.refresh_from_db()
    assert (first.cara, first.oleh) == ("qr", "Pejabat Kepala Dinas PU")


def test_the_officers_list_names_numbers_and_no_names_in_the_trail(tu, diundang):
    row = diundang(peserta=(DataPeserta(nama="Bu Sari", instansi="PMI"),))
    guest = row.peserta.get(nama="Bu Sari")
    services.catat_hadir(tu, row, peserta=[guest.pk])
    services.tambah_tamu(tu, row, tamu=DataTamu(nama="Pak Joko", instansi="Warga", kunci="a"))
    assert [x.data for x in jejak("rapat.daftar_hadir")] == [{"peserta": [guest.pk]}, {}]


def test_an_official_of_two_offices_signs_for_the_one_in_which_he_acts(kota, diundang):
    row = diundang("kadis_pu", "kadis_dlh")
    services.hadir(kota.aktor("kadis_pu"), row)
    assert set(row.peserta.filter(hadir__isnull=False).values_list("jabatan__nama", flat=True)) == {"Kepala Dinas PU"}


def test_an_official_who_scans_but_is_above_and_not_invited_signs_nothing_of_his_office(masuk, diundang):
    """He sees the meeting, and the door still takes him for a guest."""
    row = diundang()
    page = masuk("sekda").get(pintu(row)).content.decode()
    assert "Daftar hadir tamu" in page
    done = masuk("sekda").post(pintu(row), {"nama": "Pejabat Sekda", "kunci": "z"})
    assert done.status_code == 200
    assert row.peserta.get(nama="Pejabat Sekda").jabatan is None


def test_before_the_call_the_button_is_not_there(kota, masuk, terjadwal):
    row = terjadwal()
    assert "Saya hadir" not in masuk("asisten2").get(f"/rapat/{row.pk}/").content.decode()
    assert masuk("asisten2").post(f"/rapat/{row.pk}/hadir/").status_code == 404


def test_the_button_goes_once_it_was_pressed(kota, masuk, diundang):
    row, client = diundang(), masuk("kadis_pu")
    assert "Saya hadir" in client.get(f"/rapat/{row.pk}/").content.decode()
    assert client.post(f"/rapat/{row.pk}/hadir/").status_code == 302
    page = client.get(f"/rapat/{row.pk}/").content.decode()
    assert 'data-luring="Hadir' not in page
    assert "1 hadir dari 4 yang diundang" in page


def test_the_screen_counts_all_who_have_come(kota, masuk, tu, diundang):
    row = diundang()
    services.hadir(kota.aktor("kadis_pu"), row)
    services.tambah_tamu(tu, row, tamu=DataTamu(nama="Pak Joko", instansi="", kunci="a"))
    page = masuk("tu").get(f"/rapat/{row.pk}/layar/", headers={"HX-Request": "true"})
    assert "2 dari 5 sudah hadir" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_only_members_of_the_council_are_counted_for_the_quorum(tu, berlangsung):
    members = tuple(DataPeserta(nama=f"Anggota {n}", peran=Peran.ANGGOTA_DPRD) for n in range(4))
    row = berlangsung(jenis="paripurna", perkara="c", anggota=5, peserta=(*members, DataPeserta(nama="Bu Sari")))
    services.catat_hadir(tu, row, peserta=list(row.peserta.values_list("pk", flat=True)))
    assert baca.hitung_hadir(row, Peran.ANGGOTA_DPRD) == 4
    assert baca.hitung_hadir(row, Peran.TAMU) == 0
    assert services.hitung_kuorum(tu, row).hadir == 4


def test_a_form_offers_who_has_not_come_and_takes_whoever_was_ticked(kota, diundang):
    row = diundang()
    services.hadir(kota.aktor("kadis_pu"), row)
    guests = list(row.peserta.select_related("jabatan"))
    offered = dict(FormPeserta(semua=guests).fields["peserta"].choices)
    assert "Kepala Dinas PU" not in offered.values()
    assert len(offered) == 3
    late = FormPeserta({"peserta": [str(g.pk) for g in guests]}, semua=guests)
    assert late.is_valid()
    assert len(late.cleaned_data["peserta"]) == 4
    assert not FormTamu({"nama": "x" * 151}).is_valid()


def test_after_the_notula_is_circulated_nobody_comes_in(kota, tu, berlangsung, butir):
    row = berlangsung()
    services.tulis_butir(tu, row, data=butir())
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    assert services.hadir(kota.aktor("kadis_pu"), row).hadir
    melangkah(tu, row, Aksi.EDARKAN)
    for act in (
        lambda: services.hadir(kota.aktor("kadis_dlh"), row),
        lambda: services.catat_hadir(tu, row, peserta=[1]),
        lambda: services.tambah_tamu(tu, row, tamu=DataTamu(nama="x", instansi="", kunci="")),
    ):
        assert "sudah ditutup" in tolakan(act)[1]
    assert Peserta.objects.filter(hadir__isnull=False).count() == 1
