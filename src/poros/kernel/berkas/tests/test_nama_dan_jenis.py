"""Names that come from anywhere, and the kinds that are taken in, as laws over all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.berkas.jenis import ekstensi_diterima, menurut_mime, semua
from poros.kernel.berkas.periksa.teks import polos, urai
from poros.kernel.berkas.rules import NAMA_MAKS, Jenis, ekstensi, jumlah_potongan, nama_bersih

NAMA = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)


class TestNama:
    @given(NAMA)
    def test_it_leads_nowhere_and_hides_nothing(self, nama):
        clean = nama_bersih(nama)
        assert "/" not in clean
        assert "\\" not in clean
        assert clean.isprintable()
        assert clean == clean.strip(" .")
        assert len(clean) <= NAMA_MAKS

    @given(NAMA)
    def test_cleaned_once_it_is_clean(self, nama):
        assert nama_bersih(nama_bersih(nama)) == nama_bersih(nama)

    @given(NAMA, NAMA)
    def test_only_what_stands_behind_the_last_bar_counts(self, folder, nama):
        bare = nama.replace("/", "").replace("\\", "")
        for bar in "/\\":
            assert nama_bersih(f"{folder}{bar}{bare}") == nama_bersih(bare)

    @pytest.mark.parametrize(
        ("nama", "bersih"),
        [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\Ani\\surat.pdf", "surat.pdf"),
            ("surat\u202efdp.exe", "suratfdp.exe"),
            ("  surat  dinas .pdf ", "surat dinas .pdf"),
            ("surat\n\tdinas.pdf", "surat dinas.pdf"),
            ("...", ""),
            ("/", ""),
            (".htaccess", "htaccess"),
            ("e\u0301.pdf", "é.pdf"),
        ],
    )
    def test_examples_that_have_been_tried(self, nama, bersih):
        assert nama_bersih(nama) == bersih

    @given(NAMA)
    def test_the_ending_has_no_dot_and_no_capital(self, nama):
        ending = ekstensi(nama)
        assert "." not in ending
        assert ending == ending.lower()


class TestJenis:
    def test_no_ending_belongs_to_two_kinds_that_one_content_could_be(self):
        """Text is told apart by its ending alone; all others by their content."""
        texts = [ending for kind in semua() if kind.keluarga == "teks" for ending in kind.ekstensi]
        assert len(texts) == len(set(texts))
        assert {ending for kind in semua() if kind.keluarga != "teks" for ending in kind.ekstensi}.isdisjoint(texts)

    def test_each_is_found_again_by_what_it_is_stored_as(self):
        assert [menurut_mime(kind.mime) for kind in semua()] == list(semua())
        with pytest.raises(KeyError):
            menurut_mime("application/x-msdownload")

    def test_the_field_of_a_form_accepts_exactly_these(self):
        wanted = {f".{ending}" for kind in semua() for ending in kind.ekstensi}
        assert set(ekstensi_diterima().split(",")) == wanted
        assert not wanted & {".exe", ".html", ".svg", ".js", ".docm", ".zip"}

    @pytest.mark.parametrize(("sidik", "kepala", "cocok"), [
        (("25504446",), b"%PDF-1.7", True), (("25504446",), b"PDF%", False), (("ff..ff",), b"\xff\x00\xff", True),
        ((), b"%PDF", False), (("00", "41"), b"A", True), (("41",), b"", False),
    ])  # fmt: skip
    def test_by_its_first_bytes(self, sidik, kepala, cocok):
        kind = Jenis(mime="x/y", nama="X", ekstensi=("x",), keluarga="teks", sidik=sidik)
        assert kind.cocok(kepala) is cocok


class TestTeks:
    @given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=80))
    def test_words_come_back_as_they_were_typed(self, kata):
        assert urai(kata.encode()) == kata.removeprefix("\ufeff")

    @given(st.binary(max_size=80))
    def test_any_bytes_are_judged_and_read_without_an_error(self, data):
        assert polos(data) in {True, False}
        assert isinstance(urai(data), str)

    @pytest.mark.parametrize("data", ["Café", "Jl. Raya – No. 5", "“kutip”"])
    def test_an_old_programs_letters_are_read(self, data):
        assert urai(data.encode("cp1252")) == data


@given(st.integers(0, 10**12))
def test_pieces_hold_all_and_none_is_empty(ukuran):
    from poros.kernel.berkas.rules import POTONGAN

    pieces = jumlah_potongan(ukuran)
    assert (pieces - 1) * POTONGAN < ukuran <= pieces * POTONGAN or ukuran == pieces == 0
