"""A table of addressees as people send it: from an old spreadsheet, too large, twice, in another alphabet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.naskah.forms.jalur import TABEL_MAKS, FormMassal
from poros.domain.naskah.models import PenerimaNaskah
from poros.domain.naskah.rules import Kanal

TABEL = "Nama;Alamat;Surel\nAni;Jalan A;\nBudi;;budi@contoh.go.id\n"


@pytest.fixture
def kirim(masuk, buat):
    """Send a file (or pasted text) to the page of a letter that greets by name."""
    naskah = buat(isi={"isi": "Kepada {{nama}}"}, kepada=())
    client = masuk("staf_pu")

    def send(isi=None, **lain):
        file = {} if isi is None else {"berkas": SimpleUploadedFile("penerima.csv", isi, "text/csv")}
        return client.post(reverse("naskah:massal", args=[naskah.pk]), file | lain)

    return send


def formulir(isi):
    return FormMassal({}, {"berkas": SimpleUploadedFile("penerima.csv", isi, "text/csv")})


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig"])
def test_text_is_taken_with_and_without_its_mark(kirim, sandi):
    assert kirim(TABEL.encode(sandi)).status_code == 302
    rows = PenerimaNaskah.objects.order_by("urut").values_list("sebutan", "alamat", "kanal")
    assert list(rows) == [("Ani", "Jalan A", Kanal.KERTAS), ("Budi", "", Kanal.SUREL)]


@pytest.mark.parametrize(
    "isi", [TABEL.encode("utf-16"), "Nama\nRenée\n".encode("cp1252"), b"Nama\nA\0ni\n", b"\xff\xfe\0"]
)
def test_what_is_no_such_text_is_refused_in_words(kirim, isi):
    """The "Unicode text" of spreadsheets is UTF-16; a guess would misspell names on signed letters."""
    answer = kirim(isi)
    assert answer.status_code == 422
    assert "Simpan sebagai CSV UTF-8" in answer.context["form"].errors["berkas"][0]
    assert not PenerimaNaskah.objects.exists()


def test_a_file_is_read_whole_or_not_at_all():
    """Half a table would leave people out without a word."""
    baris = b"Nama Penerima Yang Panjang\n"
    banyak = TABEL_MAKS // len(baris) + 2
    besar = formulir(b"nama\n" + baris * banyak)
    assert not besar.is_valid()
    assert besar.errors["berkas"] == ["Berkas terlalu besar."]
    assert "tabel" not in besar.errors
    pas = formulir(b"nama\n" + baris * (banyak - 3))
    assert pas.is_valid()
    assert pas.cleaned_data["tabel"].count("\n") == banyak - 2


@pytest.mark.parametrize(("isi", "tabel"), [(None, ""), (None, "  \n "), (b"", ""), (b" \n", " ")])
def test_nothing_at_all_is_said_so(kirim, isi, tabel):
    answer = kirim(isi, tabel=tabel)
    assert answer.status_code == 422
    assert {"tabel", "berkas"} & set(answer.context["form"].errors)


def test_the_file_wins_over_what_was_pasted(kirim):
    assert kirim(b"nama\nAni\n", tabel="nama\nBudi").status_code == 302
    assert PenerimaNaskah.objects.get().sebutan == "Ani"


def test_what_was_pasted_stays_when_it_is_refused(kirim):
    answer = kirim(tabel="alamat\nJalan Kenanga 7")
    assert answer.status_code == 422
    assert "Jalan Kenanga 7" in answer.content.decode()


def test_a_refused_table_leaves_the_one_before(kirim):
    assert kirim(b"nama\nAni\nBudi\n").status_code == 302
    assert kirim(b"nama,surel\nCici,x\n").status_code == 422
    assert list(PenerimaNaskah.objects.order_by("urut").values_list("sebutan", flat=True)) == ["Ani", "Budi"]
