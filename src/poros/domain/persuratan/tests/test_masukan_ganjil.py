"""Input that no honest form sends, and addresses gone stale: answered in words or with a page, never with a fault."""

import pytest

from poros.domain.persuratan.models import PencarianTersimpan, Surat
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db
NUL = "a\x00b"
BESAR = 2**63
"""One more than a row's number can be."""
HX = {"HX-Request": "true"}
ISI = {
    "nomor": "005/1/BPS",
    "tanggal": "2026-11-20",
    "pengirim": "Badan Pusat Statistik",
    "perihal": "Undangan",
    "kecepatan": "biasa",
    "kerahasiaan": "terbatas",
}


@pytest.mark.parametrize("alamat", ["", "perbaiki/", "disposisi/", "usul/", "lanjutkan/", "lembar.pdf", "slip.pdf"])
@pytest.mark.parametrize("nomor", [0, BESAR])
def test_a_number_that_no_letter_has_is_missing(masuk, alamat, nomor):
    assert masuk("sekda").get(f"/surat/{nomor}/{alamat}").status_code == 404


@pytest.mark.parametrize("aksi", ["teruskan", "arsipkan", "tarik", "berkaskan", "urungkan", "tinjau", "disposisi"])
def test_nor_is_anything_done_to_it(masuk, kota, aksi):
    data = {"kepada": kota.jabatan["asisten1"].pk, "alasan": "x"}
    assert masuk("sekda").post(f"/surat/{BESAR}/{aksi}/", data).status_code == 404


@pytest.mark.parametrize(
    ("alamat", "status"),
    [
        ("/surat/?q=a%00b", 200),
        ("/surat/?pengirim=a%00b", 200),
        ("/surat/?dari=0001-01-01&sampai=9999-12-31", 200),
        ("/surat/?klasifikasi=%25", 200),
        ("/surat/?q=" + "x" * 300, 200),
        ("/surat/ekspor.csv?q=a%00b", 200),
        ("/surat/catat/?kepada=abc&diterima=kemarin&kecepatan=kilat", 200),
        ("/surat/catat/serupa/?nomor=a%00b&pengirim=x", 200),
        ("/surat/catat/klasifikasi/?klasifikasi=a%00b", 200),
        ("/surat/catat/klasifikasi/?klasifikasi=5%00", 200),
        ("/surat/catat/klasifikasi/?pilih=a%00b&bidang=%3Cb%3E", 200),
        ("/surat/agenda/?dari=0001-01-01&sampai=2026-01-01", 422),
        ("/surat/agenda/?dari=2026-01-01&sampai=9999-12-31", 422),
        ("/surat/agenda/?dari=2026-01-01&sampai=9999-12-31&xlsx=ya", 422),
        ("/surat/agenda/?dari=2026-02-29&sampai=2026-03-01", 422),
        ("/surat/agenda/?dari=2024-02-29&sampai=2024-02-29", 200),
    ],
)
def test_what_cannot_be_read_in_an_address_breaks_no_page(masuk, catat, alamat, status):
    catat()
    assert masuk("tu").get(alamat).status_code == status


def test_an_unreadable_word_filters_nothing(masuk, catat):
    surat = catat()
    assert surat.agenda in masuk("tu").get("/surat/?q=a%00b&status=menunggu_arahan").content.decode()


@pytest.mark.parametrize(("nama", "kueri"), [(NUL, "q=a"), ("ab", f"q={NUL}&status=selesai")])
def test_a_search_is_kept_without_what_no_text_can_hold(masuk, nama, kueri):
    masuk("tu").post("/surat/pencarian/", {"nama": nama, "kueri": kueri})
    kept = PencarianTersimpan.objects.get()
    assert (kept.nama, kept.kueri) == ("ab", kueri.replace("\x00", ""))


def test_a_long_name_is_cut_to_what_is_kept(masuk):
    masuk("tu").post("/surat/pencarian/", {"nama": "x" * 200, "kueri": "q=" + "a" * 2000})
    kept = PencarianTersimpan.objects.get()
    assert (len(kept.nama), len(kept.kueri)) == (80, 1000)


@pytest.mark.parametrize(
    ("oleh", "aksi", "bidang", "akhir"),
    [("sekda", "arsipkan", "catatan", "selesai"), ("tu", "tarik", "alasan", "ditarik")],
)
def test_a_remark_is_kept_as_far_as_a_text_can_hold_it(masuk, catat, *, oleh, aksi, bidang, akhir):
    surat = catat()
    assert masuk(oleh).post(f"/surat/{surat.pk}/{aksi}/", {bidang: NUL + "c" * 3000}).status_code == 302
    surat.refresh_from_db()
    assert surat.status == akhir
    kept = Jejak.objects.latest("id").data[bidang]
    assert kept.startswith("abc")
    assert len(kept) == 2000


@pytest.mark.parametrize(
    "kembali", ["http://[", "http://uji.localhost:x/", "\x00", "//[", "/\\jahat.example", "ftp://uji.localhost/"]
)
def test_a_broken_way_back_leads_to_the_letter(masuk, catat, kembali):
    surat = catat()
    answer = masuk("sekda").post(f"/surat/{surat.pk}/arsipkan/", {"kembali": kembali})
    assert answer["Location"] == f"/surat/{surat.pk}/"


def test_the_way_back_keeps_its_filters_and_no_fragment(masuk, catat):
    surat = catat()
    data = {"kembali": "http://uji.localhost/surat/?status=menunggu_arahan&q=a#baris"}
    answer = masuk("sekda").post(f"/surat/{surat.pk}/arsipkan/", data)
    assert answer["Location"] == "/surat/?status=menunggu_arahan&q=a"


@pytest.mark.parametrize("surat", ["٣", "²", "-1", "1e3", "9" * 30, "9" * 5000, ""])
def test_ticks_that_are_no_numbers_lead_back_to_the_desk(masuk, surat):
    assert masuk("sekda").post("/surat/meja/kirim/", {"surat": surat})["Location"] == "/surat/meja/"


@pytest.mark.parametrize(
    ("bidang", "nilai"),
    [
        ("diterima", "0001-01-01T00:00"),
        ("diterima", "1899-12-31T23:59"),
        ("diterima", "9999-12-31T23:59"),
        ("acara_mulai", "0001-01-01T00:00"),
        ("acara_selesai", "0001-01-01T00:00"),
        ("tanggal", "0001-01-01"),
        ("tanggal", "2026-02-29"),
        ("jumlah_lampiran", "99999999999999999999"),
        ("jumlah_lampiran", "1000"),
        ("jumlah_lampiran", "-1"),
        ("nomor", NUL),
        ("nomor", "x" * 201),
        ("pengirim", "x" * 251),
        ("perihal", "x" * 501),
        ("acara_tempat", "x" * 201),
        ("ringkasan", "x" * 10_001),
        ("titipan", "palsu"),
        ("klasifikasi", "500.14.99.99.99"),
        ("kecepatan", "kilat"),
        ("kerahasiaan", ""),
        ("kepada", "0"),
    ],
)
def test_what_no_list_could_show_is_refused_beside_its_field_and_the_rest_stays(masuk, kota, bidang, nilai):
    data = {**ISI, "kepada": kota.jabatan["sekda"].pk, "acara_tempat": "Tetap ada", "ringkasan": "Tetap ada"}
    page = masuk("tu").post("/surat/catat/", data | {bidang: nilai})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [bidang]
    assert "Tetap ada" in page.content.decode()
    assert not Surat.objects.exists()


def test_a_pile_without_files_shows_the_drop_zone_again(masuk, kota):
    page = masuk("tu").post("/surat/borongan/", {"kepada": kota.jabatan["asisten1"].pk})
    assert 'name="pindaian"' in page.content.decode()


@pytest.mark.parametrize("data", [{}, {"d1-titipan": "palsu"}, {"titipan": "palsu"}, {"-titipan": ""}])
def test_a_row_without_its_scan_registers_nothing(masuk, kota, data):
    body = {**data, **{f"d1-{k}": v for k, v in ISI.items()}, "kepada": kota.jabatan["sekda"].pk}
    assert masuk("tu").post("/surat/borongan/catat/", body, headers=HX).status_code == 422
    assert not Surat.objects.exists()


@pytest.mark.parametrize("alamat", ["catat/berkas/palsu/1.png", f"catat/berkas/x/{BESAR}.png"])
def test_a_preview_without_a_word_is_missing(masuk, alamat):
    assert masuk("tu").get(f"/surat/{alamat}").status_code == 404
