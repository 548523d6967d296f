"""Values of signing: places, verdicts over a whole file, what the books keep. No database."""

from datetime import UTC, datetime

import pytest

from poros.kernel.tandatangan.rules import Sebab
from poros.kernel.tandatangan.values import Frasa, Gagal, Jawaban, Laporan, Posisi, Tanda, Tugas, kode_baru

SAAT = datetime(2026, 11, 23, tzinfo=UTC)


def tanda(**lain):
    isi = {
        "bidang": "TTE1", "subjek": "Budi", "penerbit": "CA", "nomor_seri": "1", "waktu": SAAT, "cap_waktu": "",
        "utuh": True, "perubahan_sah": True, "seluruh_berkas": True, "dipercaya": True, "pencabutan_diketahui": True,
        "revisi": 2, "sidik_pesan": "ff", "tingkat": "B-LT",
    }  # fmt: skip
    return Tanda(**isi | lain)


@pytest.mark.parametrize(
    ("halaman", "banyak", "nomor"), [(-1, 3, 3), (1, 3, 1), (3, 3, 3), (4, 3, 3), (0, 3, 3), (-9, 1, 1), (99, 1, 1)]
)
def test_the_page_of_a_mark(halaman, banyak, nomor):
    assert Posisi(0, 0, halaman).halaman_dari(banyak) == nomor


@pytest.mark.parametrize(
    ("lain", "sah"),
    [({}, True), ({"utuh": False}, False), ({"perubahan_sah": False}, False), ({"dipercaya": False}, False),
     ({"pencabutan_diketahui": False}, True), ({"seluruh_berkas": False}, True)],
)  # fmt: skip
def test_one_signature(*, lain, sah):
    assert tanda(**lain).sah is sah


@pytest.mark.parametrize(
    ("marks", "sah", "rusak"),
    [
        ((), False, None),
        ((tanda(),), True, None),
        ((tanda(), tanda(revisi=3)), True, None),
        ((tanda(utuh=False), tanda(revisi=3)), False, 2),
        ((tanda(), tanda(revisi=3, utuh=False)), False, 3),
        ((tanda(), tanda(revisi=3, perubahan_sah=False)), False, 4),
        ((tanda(perubahan_sah=False), tanda(revisi=3, perubahan_sah=False)), False, 3),
        ((tanda(utuh=False, perubahan_sah=False), tanda(revisi=3, utuh=False)), False, 2),
        ((tanda(dipercaya=False),), False, None),
    ],
)
def test_a_whole_file_and_since_when_it_is_no_longer_what_was_signed(*, marks, sah, rusak):
    found = Laporan(marks, 4)
    assert (found.sah, found.rusak_sejak) == (sah, rusak)


def test_the_books_keep_what_a_court_would_ask_for():
    kept = tanda().catatan()
    assert set(kept) == {"bidang", "waktu", "cap_waktu", "tingkat", "subjek", "penerbit", "nomor_seri", "sidik_pesan"}


def test_bytes_are_not_shown_where_values_are_logged():
    job = Tugas(b"%PDF rahasia", "k", "TTE1", "Budi", "Sekda", "alasan", "https://x")
    assert "rahasia" not in repr(job)
    assert "rahasia" not in repr(Jawaban(b"%PDF rahasia", "dok-1"))


def test_a_failure_tells_the_signer_one_thing_and_the_log_another():
    failed = Gagal(Sebab.HABIS_WAKTU, "", "dok-1", teknis="ReadTimeout")
    assert (failed.rincian, failed.nomor_luar, failed.teknis, str(failed)) == (
        "",
        "dok-1",
        "ReadTimeout",
        "habis_waktu",
    )


@pytest.mark.parametrize("lain", [Frasa("b"), "a", None, 1])
def test_passphrases_are_compared_only_with_passphrases(lain):
    assert Frasa("a") != lain
    assert Frasa("a") == Frasa("a")


def test_an_address_cannot_be_guessed_nor_misread():
    made = {kode_baru() for _ in range(200)}
    assert len(made) == 200
    assert all(len(kode) == 22 and kode.replace("-", "").replace("_", "").isalnum() for kode in made)
