"""Forms and values of verification, and every verdict on its page. No database."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string

from poros.domain.verifikasi.forms import TITIK_PER_MM, FormBerkas, FormFrasa, FormLetak, FormSertifikat
from poros.domain.verifikasi.labels import ARTI, JUDUL, NADA
from poros.domain.verifikasi.rules import Putusan
from poros.domain.verifikasi.values import Hasil, Naskah, Penanda
from poros.kernel.tandatangan.rules import FRASA_PALING_PANJANG, FRASA_PALING_PENDEK
from poros.kernel.tandatangan.values import LEBAR, TINGGI, Frasa, Posisi

SAAT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SALAH = (Putusan.DITAMBAH, Putusan.BERUBAH, Putusan.LUAR_DITAMBAH, Putusan.LUAR_BERUBAH)


class TestFrasa:
    def test_read_it_is_no_plain_string_any_more(self):
        form = FormFrasa({"frasa": "kucing naik becak"})
        assert form.is_valid()
        assert form.cleaned_data["frasa"] == Frasa("kucing naik becak")
        assert "kucing" not in repr(form.cleaned_data)

    def test_spaces_at_its_ends_belong_to_it(self):
        form = FormFrasa({"frasa": "  dua spasi  "})
        assert form.is_valid()
        assert form.cleaned_data["frasa"] == Frasa("  dua spasi  ")

    def test_it_is_never_shown_again(self):
        for form in (
            FormFrasa({"frasa": "rahasia-sekali"}),
            FormSertifikat({"frasa": "rahasia-sekali", "ulang": "lain"}),
        ):
            form.is_valid()
            assert "rahasia-sekali" not in form.as_p()

    @pytest.mark.parametrize(
        ("frasa", "ulang", "bidang"),
        [
            ("kucing-naik-7", "kucing-naik-7", None),
            ("kucing-naik-7", "kucing-naik-8", "ulang"),
            ("pendek", "pendek", "frasa"),
            ("x" * (FRASA_PALING_PENDEK - 1), "x" * (FRASA_PALING_PENDEK - 1), "frasa"),
            ("x" * (FRASA_PALING_PANJANG + 1), "x" * (FRASA_PALING_PANJANG + 1), "frasa"),
            ("", "", "frasa"),
        ],
    )
    def test_a_new_one_is_typed_twice_and_long_enough(self, frasa, ulang, bidang):
        form = FormSertifikat({"frasa": frasa, "ulang": ulang})
        assert form.is_valid() is (bidang is None)
        assert bidang is None or bidang in form.errors


class TestLetak:
    """Millimetres on paper, points in the file."""

    @pytest.mark.parametrize("posisi", [Posisi(300, 120), Posisi(0, 0, 1), Posisi(57, 700, 2, 200, 70)])
    def test_there_and_back_it_stands_where_it_stood(self, posisi):
        form = FormLetak(FormLetak.awal(posisi, 3))
        assert form.is_valid(), form.errors
        again = form.posisi(posisi)
        assert abs(again.x - posisi.x) <= TITIK_PER_MM
        assert abs(again.y - posisi.y) <= TITIK_PER_MM
        assert (again.lebar, again.tinggi) == (posisi.lebar, posisi.tinggi)
        assert again.halaman == posisi.halaman_dari(3)

    def test_without_a_mark_nothing_else_is_asked(self):
        form = FormLetak({})
        assert form.is_valid()
        assert form.posisi(Posisi(1, 1)) is None

    def test_a_new_mark_has_the_size_that_its_text_needs(self):
        form = FormLetak({"tampak": "on", "halaman": 1, "kiri": 10, "bawah": 20})
        assert form.is_valid()
        made = form.posisi(None)
        assert (made.lebar, made.tinggi, made.x, made.y) == (LEBAR, TINGGI, 28, 57)

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"halaman": ""}, "halaman"),
            ({"kiri": ""}, "kiri"),
            ({"halaman": 0}, "halaman"),
            ({"kiri": -1}, "kiri"),
            ({"bawah": 421}, "bawah"),
            ({"bawah": "atas"}, "bawah"),
            ({"halaman": 10_000}, "halaman"),
        ],
    )
    def test_what_is_not_on_any_paper_is_refused_beside_its_field(self, lain, bidang):
        form = FormLetak({"tampak": "on", "halaman": 1, "kiri": 10, "bawah": 20} | lain)
        assert not form.is_valid()
        assert set(form.errors) == {bidang}


class TestBerkas:
    def test_read_whole(self):
        form = FormBerkas({}, {"berkas": SimpleUploadedFile("x.pdf", b"%PDF isi")})
        assert form.is_valid()
        assert form.cleaned_data["berkas"] == b"%PDF isi"

    def test_up_to_the_bound_and_not_a_byte_more(self, settings):
        settings.VERIFIKASI_MAKS = 8
        for size, right in ((8, True), (9, False)):
            form = FormBerkas({}, {"berkas": SimpleUploadedFile("x.pdf", b"x" * size)})
            assert form.is_valid() is right

    def test_an_empty_file_is_none(self):
        assert not FormBerkas({}, {"berkas": SimpleUploadedFile("x.pdf", b"")}).is_valid()


class TestHasil:
    @pytest.mark.parametrize(
        ("penanda", "ditambah", "bertanda"),
        [
            ((), False, 0),
            ((Penanda("A", revisi=2),), False, 2),
            ((Penanda("A", revisi=2, ditambah=True),), True, 2),
            ((Penanda("A", revisi=2), Penanda("B", revisi=3, ditambah=True)), True, 3),
            ((Penanda("A", revisi=2, utuh=False), Penanda("B", revisi=3, ditambah=True)), False, 3),
        ],
    )
    def test_an_addition_is_one_only_while_all_that_was_signed_is_whole(self, *, penanda, ditambah, bertanda):
        hasil = Hasil(Putusan.DITAMBAH, penanda=penanda)
        assert (hasil.ditambah, hasil.bertanda) == (ditambah, bertanda)

    def test_bad_news_is_in_the_colour_of_bad_news(self):
        assert {NADA[p] for p in SALAH} == {"bahaya"}
        assert NADA[Putusan.SAH] == "baik"
        assert [p for p in Putusan if NADA[p] == "baik"] == [Putusan.SAH]

    @pytest.mark.parametrize("putusan", SALAH)
    def test_what_must_not_be_used_says_so_and_where_to_ask(self, putusan):
        assert "jangan dipakai" in str(JUDUL[putusan])
        assert "intalah" in str(ARTI[putusan])


def halaman(hasil, rf):
    """The page's own template with a verdict in it."""
    form, request = FormBerkas(), rf.get("/verifikasi/")
    isi = {"hasil": hasil, "form": form, "judul": JUDUL[hasil.putusan], "arti": ARTI[hasil.putusan]}
    text = render_to_string("verifikasi/periksa.html", isi | {"nada": NADA[hasil.putusan]}, request)
    return " ".join(text.split())


@pytest.mark.parametrize("putusan", list(Putusan))
def test_each_verdict_has_a_page_with_heading_meaning_and_a_way_on(rf, putusan):
    page = halaman(Hasil(putusan), rf)
    assert str(JUDUL[putusan]) in page
    assert str(ARTI[putusan]) in page
    assert 'type="file"' in page


class TestHalaman:
    NASKAH = Naskah(kode="abc", nomor="1/2026", rahasia=False, judul="Edaran", unit="Dinas PU", alasan="Keliru", sejak=SAAT,
                    pengganti="xyz", sidik="f" * 64)  # fmt: skip

    def test_all_that_the_paper_itself_tells(self, rf):
        page = halaman(Hasil(Putusan.DIGANTI, self.NASKAH, menunggu=2), rf)
        for word in ("1/2026", "Edaran", "Dinas PU", "Keliru", "/verifikasi/xyz/", "Belum menandatangani"):
            assert word in page

    def test_a_secret_one_shows_its_masked_number_only(self, rf):
        page = halaman(Hasil(Putusan.SAH, Naskah(kode="abc", nomor="•/••", rahasia=True)), rf)
        assert "Rahasia: isinya tidak ditampilkan" in page
        assert "•/••" in page
        assert "Perihal" not in page

    @pytest.mark.parametrize(
        ("lain", "lencana"),
        [
            ({}, "tanda tangan sah"),
            ({"utuh": False}, "isi berubah"),
            ({"ditambah": True}, "utuh sampai revisi ke-2"),
            ({"dipercaya": False}, "sertifikat tidak dikenal"),
            ({"utuh": False, "dipercaya": False}, "isi berubah"),
        ],
    )
    def test_each_signature_has_one_badge_the_worst(self, rf, lain, lencana):
        badges = ("tanda tangan sah", "isi berubah", "utuh sampai revisi", "sertifikat tidak dikenal")
        page = halaman(Hasil(Putusan.SAH, penanda=(Penanda("Budi", revisi=2, **lain),), revisi=3), rf)
        assert lencana in page
        assert sum(word in page for word in badges) == 1

    def test_whose_clock_it_was(self, rf):
        stamped = Penanda("Budi", waktu=SAAT, cap_waktu="Cap waktu lokal")
        assert "waktu dicap oleh Cap waktu lokal" in halaman(Hasil(Putusan.SAH, penanda=(stamped,)), rf)
        assert "menurut jam penanda tangan" in halaman(Hasil(Putusan.SAH, penanda=(Penanda("B", waktu=SAAT),)), rf)

    def test_the_local_authority_is_named_for_what_it_is(self, rf):
        assert "bukan PSrE tersertifikasi" in halaman(Hasil(Putusan.SAH, penanda=(Penanda("B", lokal=True),)), rf)
        assert "bukan PSrE" not in halaman(Hasil(Putusan.SAH, penanda=(Penanda("B"),)), rf)

    def test_in_which_revision_it_went_wrong(self, rf):
        broken = Hasil(Putusan.BERUBAH, penanda=(Penanda("B", utuh=False, revisi=1),), rusak_sejak=1, revisi=3)
        assert "revisi ke-1 dari 3" in halaman(broken, rf)
        added = Hasil(Putusan.DITAMBAH, penanda=(Penanda("B", ditambah=True, revisi=2),), rusak_sejak=3, revisi=3)
        assert "Revisi ke-1 sampai ke-2" in halaman(added, rf)

    def test_both_fingerprints_stand_side_by_side(self, rf):
        page = halaman(Hasil(Putusan.BERUBAH, self.NASKAH, sidik="a" * 64), rf)
        assert "a" * 64 in page
        assert "f" * 64 in page

    def test_a_strangers_name_is_text(self, rf):
        assert "<b><script>" not in halaman(Hasil(Putusan.LUAR_SAH, penanda=(Penanda("<script>x</script>"),)), rf)
