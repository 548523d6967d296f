"""What was said, out of plain text: who spoke, as what, and where one speech ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.rapat.rules.risalah import Ucapan, urai


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("", ()),
        (" \n\n \r\n ", ()),
        ("Ketua: Rapat dibuka.", (Ucapan("Ketua", "Rapat dibuka."),)),
        ("Ketua : Rapat dibuka.", (Ucapan("Ketua", "Rapat dibuka."),)),
        ("Siti Aminah (Fraksi A): Setuju.", (Ucapan("Siti Aminah", "Setuju.", "Fraksi A"),)),
        ("Siti   Aminah ( Fraksi  A ) : Setuju.", (Ucapan("Siti Aminah", "Setuju.", "Fraksi A"),)),
        ("Ketua: Satu.\n\nSiti: Dua.", (Ucapan("Ketua", "Satu."), Ucapan("Siti", "Dua."))),
        ("Ketua: Satu.\r\n\r\nSiti: Dua.", (Ucapan("Ketua", "Satu."), Ucapan("Siti", "Dua."))),
        ("Ketua: Satu.\rLagi.\r\rSiti: Dua.", (Ucapan("Ketua", "Satu.\nLagi."), Ucapan("Siti", "Dua."))),
        ("Ketua: Satu.\n\nAlinea kedua.", (Ucapan("Ketua", "Satu.\n\nAlinea kedua."),)),
        ("Ketua:\n\nAlinea pertama.", (Ucapan("Ketua", "Alinea pertama."),)),
        ("Ketua: Satu.\n \t\nDua.\n\n\n\nTiga.", (Ucapan("Ketua", "Satu.\n\nDua.\n\nTiga."),)),
        ("Hujan turun sejak pagi.", (Ucapan("", "Hujan turun sejak pagi."),)),
        ("Hujan turun.\n\nKetua: Baik.", (Ucapan("", "Hujan turun."), Ucapan("Ketua", "Baik."))),
        (
            "Ketua: Yang perlu kita perhatikan bersama adalah satu hal: waktu.",
            (Ucapan("Ketua", "Yang perlu kita perhatikan bersama adalah satu hal: waktu."),),
        ),
        (
            "Ketua: Dengarkan.\n\nYang perlu kita perhatikan bersama-sama pada hari ini adalah: waktu.",
            (Ucapan("Ketua", "Dengarkan.\n\nYang perlu kita perhatikan bersama-sama pada hari ini adalah: waktu."),),
        ),
        ("Ketua (Fraksi A) (lagi): x", (Ucapan("", "Ketua (Fraksi A) (lagi): x"),)),
        ("A: x", (Ucapan("", "A: x"),)),
    ],
)  # fmt: skip
def test_one_paragraph_is_one_speech(teks, hasil):
    assert urai(teks) == hasil


def test_a_function_told_once_is_kept():
    said = urai("Budi (Ketua Komisi II): Satu.\n\nSiti: Dua.\n\nBUDI: Tiga.\n\nBudi (Anggota): Empat.\n\nBudi: Lima.")
    assert [(u.pembicara, u.sebagai) for u in said] == [
        ("Budi", "Ketua Komisi II"),
        ("Siti", ""),
        ("BUDI", "Ketua Komisi II"),
        ("Budi", "Anggota"),
        ("Budi", "Anggota"),
    ]


@pytest.mark.parametrize("panjang", [2, 149, 150])
def test_a_name_as_long_as_its_column(panjang):
    (said,) = urai(f"{'x' * panjang}: isi")
    assert said.pembicara == "x" * panjang


@pytest.mark.parametrize("panjang", [1, 151, 400])
def test_what_is_too_short_or_too_long_is_no_name(panjang):
    (said,) = urai(f"{'x' * panjang}: isi")
    assert said == Ucapan("", f"{'x' * panjang}: isi")


KATA = st.text(alphabet="abcdefghij klmn.,", min_size=1, max_size=40).map(str.strip).filter(bool)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Ketua", "Siti Aminah", "Budi bin Ali"]), KATA), max_size=8))
def test_written_out_and_read_again_it_is_the_same(pasangan):
    text = "\n\n".join(f"{name}: {words}" for name, words in pasangan)
    assert [(u.pembicara, u.isi) for u in urai(text)] == pasangan


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_word_is_lost(teks):
    kept = "".join(f"{u.pembicara}{u.sebagai}{u.isi}" for u in urai(teks))
    wanted = [c for c in teks if c.isalnum()]
    assert sorted(c for c in kept if c.isalnum()).__len__() >= len(wanted)
