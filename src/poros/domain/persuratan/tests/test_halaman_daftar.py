"""List pages as the browser gets them: statements, cursors, kept searches, exports, words."""

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from python_calamine import CalamineWorkbook

from poros.domain.persuratan.models import PencarianTersimpan

pytestmark = pytest.mark.django_db


def isi_halaman(response):
    return response.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_costs_four_statements(catat, masuk, banyak, django_assert_num_queries):
    """Session, account, actor, letters; the count only beyond one page."""
    for n in range(banyak):
        catat(f"{n}/A")
    client = masuk("sekda")
    client.get("/surat/")
    with django_assert_num_queries(4):
        response = client.get("/surat/")
    assert isi_halaman(response).count("Undangan rapat koordinasi data") == banyak


def test_a_long_list_or_a_search_costs_five(catat, masuk, django_assert_num_queries, monkeypatch):
    from poros.domain.persuratan.views import daftar
    from poros.web import halaman

    monkeypatch.setattr(daftar, "potong", lambda rows, alamat: halaman.potong(rows, alamat, 2))
    for n in range(5):
        catat(f"{n}/A")
    client = masuk("sekda")
    client.get("/surat/")
    with django_assert_num_queries(5):
        assert "5 surat" in isi_halaman(client.get("/surat/"))
    with django_assert_num_queries(5):
        assert "50+ surat" in isi_halaman(client.get("/surat/?q=rapat"))


def test_pages_by_cursor_keep_the_filters(catat, masuk, monkeypatch):
    from poros.domain.persuratan.views import daftar
    from poros.web import halaman

    monkeypatch.setattr(daftar, "potong", lambda rows, alamat: halaman.potong(rows, alamat, 2))
    for n in range(5):
        catat(f"{n}/A", perihal=f"Surat nomor {n}")
    client = masuk("sekda")
    first = client.get("/surat/?status=menunggu_arahan")
    page = first.context["halaman"]
    assert [s.perihal for s in page.isi] == ["Surat nomor 4", "Surat nomor 3"]
    second = client.get(f"/surat/?status=menunggu_arahan&sesudah={page.sesudah}")
    assert [s.perihal for s in second.context["halaman"].isi] == ["Surat nomor 2", "Surat nomor 1"]
    assert "status=menunggu_arahan&amp;sebelum=" in isi_halaman(second)
    back = client.get(f"/surat/?status=menunggu_arahan&sebelum={second.context['halaman'].sebelum}")
    assert back.context["halaman"].isi == page.isi


def test_a_fragment_is_only_the_list(catat, masuk):
    catat()
    whole, part = masuk("sekda").get("/surat/"), masuk("sekda").get("/surat/", headers={"HX-Request": "true"})
    assert "<html" in isi_halaman(whole)
    assert "<html" not in isi_halaman(part)
    assert "<table" in isi_halaman(part)


@pytest.mark.parametrize(
    "kueri", ["status=joget", "dari=kemarin", "unit=abc", "sesudah=xyz", "sebelum=-1", "unit=999999"]
)
def test_what_cannot_be_read_in_the_address_breaks_nothing(catat, masuk, kueri):
    catat()
    assert masuk("sekda").get(f"/surat/?{kueri}").status_code == 200


def test_a_misspelt_word_is_offered_right(catat, masuk):
    catat(perihal="Permintaan laporan anggaran")
    page = isi_halaman(masuk("sekda").get("/surat/?q=angaran"))
    assert "Mungkin maksud Anda" in page
    assert "q=anggaran" in page


def test_the_empty_list_says_how_to_begin(masuk):
    assert "Belum ada surat" in isi_halaman(masuk("sekda").get("/surat/"))
    assert "Tidak ada surat yang cocok" in isi_halaman(masuk("sekda").get("/surat/?status=selesai"))


def test_what_people_typed_is_shown_as_text(catat, masuk):
    catat(perihal="<script>alert(1)</script>")
    page = isi_halaman(masuk("sekda").get("/surat/"))
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def baca_csv(response):
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_csv_holds_what_the_filters_leave_and_no_formula(catat, masuk):
    catat("1/A", perihal="=HYPERLINK(1)", kecepatan="segera")
    catat("2/B")
    response = masuk("sekda").get("/surat/ekspor.csv?kecepatan=segera")
    head, row = baca_csv(response)
    assert response["Content-Disposition"] == 'attachment; filename="surat-masuk.csv"'
    assert (head[5], row[5]) == ("Perihal", "'=HYPERLINK(1)")


def test_xlsx_holds_text_and_dates(catat, masuk):
    catat("1/A", perihal="=1+1")
    response = masuk("sekda").get("/surat/ekspor.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response)))
    head, row = book.get_sheet_by_index(0).to_python()
    assert (head[5], row[5]) == ("Perihal", "=1+1")
    assert row[3].isoformat() == "2026-11-20"


def test_a_search_is_kept_and_found_again(masuk):
    client = masuk("sekda")
    answer = client.post("/surat/pencarian/", {"nama": "Anggaran", "kueri": "q=anggaran&status=selesai"})
    assert parse_qs(urlsplit(answer["Location"]).query) == {"q": ["anggaran"], "status": ["selesai"]}
    assert "?q=anggaran&amp;status=selesai" in isi_halaman(client.get("/surat/pencarian/"))
    client.post(f"/surat/pencarian/{PencarianTersimpan.objects.get().pk}/hapus/")
    assert "Belum ada pencarian tersimpan" in isi_halaman(client.get("/surat/pencarian/"))


def test_a_search_without_a_name_says_so_and_keeps_the_filters(masuk):
    client = masuk("sekda")
    answer = client.post("/surat/pencarian/", {"nama": "", "kueri": "q=a"}, follow=True)
    assert "Beri nama pencarian ini." in isi_halaman(answer)
    assert not PencarianTersimpan.objects.exists()


def test_the_global_search_finds_letters(catat, masuk):
    surat = catat(perihal="Permintaan laporan anggaran")
    assert f"/surat/{surat.pk}/" in isi_halaman(masuk("sekda").get("/cari/?q=anggaran"))


ALAMAT = [
    "",
    "meja/",
    "catat/",
    "borongan/",
    "pencarian/",
    "agenda/",
    "ekspor.csv",
    "1/",
    "1/disposisi/",
    "1/lembar.pdf",
]


@pytest.mark.parametrize("alamat", ALAMAT)
def test_nobody_passes_without_signing_in(client, kota, alamat):
    response = client.get(f"/surat/{alamat}", headers={"host": "uji.localhost"})
    assert response.status_code == 302
    assert "/akun/" in response["Location"]


TANDA = re.compile(rb"[A-Za-z0-9]{64}")
"""CSRF tokens, new on every page."""
SENDIRI = ["1/", "1/perbaiki/", "1/disposisi/", "1/usul/", "1/lanjutkan/", "1/lembar.pdf", "1/slip.pdf"]


@pytest.mark.parametrize("alamat", SENDIRI)
def test_who_may_not_and_what_is_not_there_look_alike(catat, masuk, alamat):
    surat = catat(kerahasiaan="rahasia")
    client = masuk("kadis_sos")
    theirs = client.get(f"/surat/{alamat.replace('1/', f'{surat.pk}/', 1)}")
    missing = client.get(f"/surat/{alamat.replace('1/', '999999/', 1)}")
    assert theirs.status_code == missing.status_code == 404
    assert TANDA.sub(b"", theirs.content) == TANDA.sub(b"", missing.content)


TULIS = ["arsipkan", "tarik", "berkaskan", "urungkan", "teruskan", "disposisi", "tinjau"]


@pytest.mark.parametrize("alamat", TULIS)
def test_acts_are_closed_to_strangers(catat, masuk, alamat, kota):
    surat = catat()
    data = {"alasan": "x", "kepada": kota.jabatan["sekda"].pk}
    assert masuk("kadis_sos").post(f"/surat/{surat.pk}/{alamat}/", data).status_code == 404
