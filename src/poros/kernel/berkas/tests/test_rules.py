"""Names and kinds: no database."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.berkas.jenis import ekstensi_diterima, menurut_mime, semua
from poros.kernel.berkas.rules import NAMA_MAKS, POTONGAN, Jenis, ekstensi, jumlah_potongan, nama_bersih


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("Surat Undangan.pdf", "Surat Undangan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\tu\\Surat.pdf", "Surat.pdf"),
        ("/mutlak/surat.pdf", "surat.pdf"),
        ("surat\u202efdp.exe", "suratfdp.exe"),
        ("surat\x00.pdf\r\nSet-Cookie: a", "surat.pdf Set-Cookie a".replace("Cookie a", "Cookie: a")),
        ("  dua   spasi\t.pdf ", "dua spasi .pdf"),
        (".htaccess", "htaccess"),
        ("...", ""),
        ("", ""),
        ("a/", ""),
        ("re\u0301sume\u0301.pdf", "résumé.pdf"),
        ("surat\u00a0dinas\u3000baru.pdf", "surat dinas baru.pdf"),
    ],
)
def test_a_name_is_only_a_name(nama, bersih):
    assert nama_bersih(nama) == bersih


def test_a_long_name_is_cut_before_its_ending():
    cut = nama_bersih("a" * 400 + ".docx")
    assert cut == "a" * (NAMA_MAKS - 5) + ".docx"
    assert nama_bersih("x." + "b" * 400) == ("x." + "b" * 400)[:NAMA_MAKS]


@given(st.text(max_size=400))
def test_whatever_is_typed_becomes_a_safe_name_and_stays_one(nama):
    clean = nama_bersih(nama)
    assert len(clean) <= NAMA_MAKS
    assert not set(clean) & set("/\\\0\r\n\t\u202e")
    assert clean == clean.strip(" .")
    assert unicodedata.is_normalized("NFC", clean)
    assert nama_bersih(clean) == clean


@pytest.mark.parametrize(
    ("nama", "akhiran"), [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("tanpa", ""), ("a.", ""), (".pdf", "pdf")]
)
def test_the_ending_is_what_follows_the_last_dot(nama, akhiran):
    assert ekstensi(nama) == akhiran


@pytest.mark.parametrize(
    ("ukuran", "potongan"), [(1, 1), (POTONGAN - 1, 1), (POTONGAN, 1), (POTONGAN + 1, 2), (5 * POTONGAN, 5)]
)
def test_pieces(ukuran, potongan):
    assert jumlah_potongan(ukuran) == potongan


@pytest.mark.parametrize(
    ("kepala", "cocok"),
    [(b"%PDF-1.7", True), (b"%PDF", False), (b" %PDF-1.7", False), (b"GIF89a", True), (b"GIF8", False)],
)
def test_a_kind_is_known_by_how_its_content_begins(kepala, cocok):
    assert Jenis("a/b", "Uji", ("uji",), "pdf", ("255044462d", "474946383.61")).cocok(kepala) is cocok


def test_a_kind_without_a_mark_is_never_known_by_its_content():
    assert not Jenis("text/plain", "Teks", ("txt",), "teks").cocok(b"")


@pytest.mark.parametrize(("keluarga", "hasil"), [("pdf", True), ("gambar", True), ("kantor", False), ("teks", False)])
def test_what_has_pages_can_be_shown(keluarga, hasil):
    assert Jenis("a/b", "Uji", ("uji",), keluarga).berhalaman is hasil


def test_the_list_of_kinds_is_whole():
    kinds = semua()
    assert len({kind.mime for kind in kinds}) == len(kinds)
    endings = [ending for kind in kinds for ending in kind.ekstensi]
    assert len(set(endings)) == len(endings)
    assert not {"svg", "html", "htm", "js", "zip", "docm", "exe", "doc"} & set(endings)
    assert all(bool(kind.sidik) == (kind.keluarga != "teks") for kind in kinds)
    assert all(bool(kind.penanda) == (kind.keluarga == "kantor") for kind in kinds)
    assert menurut_mime("application/pdf").nama == "PDF"
    assert ekstensi_diterima().startswith(".pdf,.png,.jpg,")
    with pytest.raises(KeyError):
        menurut_mime("image/svg+xml")


PANJANG = "b" * 147


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("a" * 150, "a" * 150),
        ("a" * 151, "a" * 150),
        (f"{'a' * 145} .pdf", f"{'a' * 145} .pdf"),  # 150 letters: not one is touched
        (f"{'a' * 146} .pdf", f"{'a' * 146}.pdf"),
        (f"{'a' * 144}..x.pdf", f"{'a' * 144}..pdf"[:144] + ".pdf"),
        (f"ab.{PANJANG}x", f"a.{PANJANG}x"),  # an ending of 148 letters leaves room for one before its dot
        (f"ab.{PANJANG}xy", f"ab.{PANJANG}"),  # one of 149 does not: the name is cut like any other
        (f"a.{PANJANG}xy", f"a.{PANJANG}x"),
        (f".{'x' * 200}", "x" * 150),
    ],
    ids=range(9),
)
def test_where_a_long_name_is_cut(nama, bersih):
    assert nama_bersih(nama) == bersih


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("e\u200e\u0301.pdf", "é.pdf"),  # a direction mark stood between the letter and its accent
        ("e\u200b\u0301.pdf", "é.pdf"),
        ("\u202e..\u2066/\u200fsurat.pdf", "surat.pdf"),
        ("surat.pdf\u202e/", ""),
        ("\u202e.htaccess", "htaccess"),
        ("a\u2028b.pdf", "a b.pdf"),
        ("\ud800.pdf", "pdf"),
    ],
)
def test_what_cannot_be_seen_leaves_no_trace(nama, bersih):
    assert nama_bersih(nama) == bersih


@given(st.text(alphabet="ab. \u0301\u200e\t/", max_size=12), st.integers(0, 160), st.integers(0, 160))
def test_the_ending_survives_every_cut_that_leaves_it_a_name(kepala, sebelum, sesudah):
    nama = f"{kepala}{'x' * sebelum}.{'y' * sesudah}"
    clean = nama_bersih(nama)
    assert len(clean) <= NAMA_MAKS
    assert nama_bersih(clean) == clean
    assert not clean.startswith(".")
    if sebelum and 0 < sesudah <= NAMA_MAKS - 2:
        assert ekstensi(clean) == "y" * sesudah


@given(st.integers(0, 10**18))
def test_pieces_hold_all_and_no_empty_one(ukuran):
    pieces = jumlah_potongan(ukuran)
    assert pieces * POTONGAN >= ukuran > (pieces - 1) * POTONGAN or ukuran == pieces == 0
