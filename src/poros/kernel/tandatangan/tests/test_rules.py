"""SM-TTE as a table, whose turn it is, and what strangers see of a number. No database."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.tandatangan.labels import KEADAAN, NADA, SEBAB, SERTIFIKAT, STATUS
from poros.kernel.tandatangan.rules import (
    ALUR,
    DISETUJUI,
    FRASA_PALING_PANJANG,
    FRASA_PALING_PENDEK,
    MENGHENTIKAN,
    MERAGUKAN,
    SALAH_JEDA,
    SALAH_MAKS,
    SATU_KALI,
    SEDANG,
    Aksi,
    Keadaan,
    Sebab,
    Status,
    StatusSertifikat,
    giliran,
    terkunci_sampai,
    tersamar,
)
from poros.pure.flow import TransitionError

TABEL = """
menunggu      konfirmasi → dikonfirmasi, tolak → ditolak, batalkan → dibatalkan
dikonfirmasi  konfirmasi → dikonfirmasi, layak → siap, tahan → tertahan, tolak → ditolak, batalkan → dibatalkan
tertahan      konfirmasi → dikonfirmasi, layak → siap, tahan → tertahan, tolak → ditolak, batalkan → dibatalkan
siap          konfirmasi → dikonfirmasi, layak → siap, tahan → tertahan, kirim → diproses, tolak → ditolak, batalkan → dibatalkan
diproses      berhasil → sah, gagal → siap, hilang → tidak_pasti
tidak_pasti   temukan → sah, nihil → siap, lepaskan → siap
sah
ditolak
dibatalkan
"""


def _tabel():
    for line in TABEL.strip().splitlines():
        status, _, acts = line.partition(" ")
        pairs = [p.split(" → ") for p in acts.strip().split(", ") if p]
        yield Status(status), {Aksi(a): Status(s) for a, s in pairs}


@pytest.mark.parametrize(("status", "boleh"), list(_tabel()), ids=lambda v: v if isinstance(v, str) else "")
def test_the_whole_table(status, boleh):
    for act in Aksi:
        if act in boleh:
            assert ALUR.step(status, act) is boleh[act]
        else:
            with pytest.raises(TransitionError):
                ALUR.step(status, act)


def test_what_is_being_signed_can_be_neither_refused_nor_taken_back():
    assert not {Aksi.TOLAK, Aksi.BATALKAN, Aksi.KIRIM} & {a for s in SEDANG for a in ALUR.acts_from(s)}


def test_doubt_never_leads_back_by_itself():
    """From TIDAK_PASTI only by knowing, or by a person's own decision."""
    assert set(ALUR.acts_from(Status.TIDAK_PASTI)) == {Aksi.TEMUKAN, Aksi.NIHIL, Aksi.LEPASKAN}


def test_every_state_has_its_words():
    assert set(STATUS) == set(NADA) == set(Status)
    assert set(SEBAB) == set(Sebab)
    assert set(SERTIFIKAT) == set(StatusSertifikat)
    assert set(KEADAAN) == set(Keadaan)
    assert not MERAGUKAN & MENGHENTIKAN


@pytest.mark.parametrize(
    ("urutan", "lain", "boleh"),
    [
        (1, [], True),
        (1, [(2, Status.MENUNGGU)], True),
        (2, [(1, Status.SIAP)], False),
        (2, [(1, Status.SAH)], True),
        (2, [(1, Status.SAH), (1, Status.TIDAK_PASTI)], False),
        (1, [(1, Status.MENUNGGU)], True),
        (3, [(1, Status.SAH), (2, Status.DITOLAK)], False),
    ],
)
def test_turns(urutan, lain, boleh):
    assert giliran(urutan, lain) is boleh


@pytest.mark.parametrize(
    ("nomor", "tampak"), [("", ""), ("000.1/22/Setda/2026", "•••.•/••/•••••/••••"), ("R-7", "•-•")]
)
def test_a_secret_number_keeps_its_shape_only(nomor, tampak):
    assert tersamar(nomor) == tampak


def test_every_cause_says_what_became_of_the_paper_or_what_to_do():
    """No signer is left to guess: each cause has words, and none of them is of machines."""
    assert set(SEBAB) == set(Sebab)
    advice = ("Tidak ada yang ditandatangani", "eriksa", "Minta", "tetap utuh", "jangan ulangi")
    assert all(any(word in str(text) for word in advice) for text in SEBAB.values())


def test_what_halts_a_batch_would_fail_again_and_what_is_doubted_is_asked_about():
    assert not MENGHENTIKAN & MERAGUKAN
    assert {Sebab.FRASA_SALAH, Sebab.TERKUNCI} <= MENGHENTIKAN
    assert Sebab.DITOLAK_PENYEDIA not in MENGHENTIKAN | MERAGUKAN


def test_who_guesses_waits_from_the_oldest_guess_that_counts():
    now = datetime(2026, 11, 23, 9)  # noqa: DTZ001 -- only differences matter
    guesses = [now - timedelta(seconds=n) for n in range(SALAH_MAKS)]
    assert terkunci_sampai(guesses[1:], now) is None
    assert terkunci_sampai(guesses, now) == min(guesses) + SALAH_JEDA
    assert terkunci_sampai([*guesses[1:], now - SALAH_JEDA], now) is None, "old ones are forgotten"


def test_the_limits_of_the_house():
    assert (FRASA_PALING_PENDEK, FRASA_PALING_PANJANG, SATU_KALI) == (8, 200, 100)
    assert SALAH_MAKS == 5
    assert timedelta(minutes=15) == SALAH_JEDA


KINI = datetime(2026, 12, 31, 23, 55)  # noqa: DTZ001 -- only differences matter
detik = st.lists(st.integers(0, 2000).map(lambda n: KINI - timedelta(seconds=n)), max_size=12)


@pytest.mark.parametrize(
    ("menit", "sampai"),
    [
        ([], None),
        ([0, 1, 2, 3], None),
        ([0, 1, 2, 3, 4], 11),
        ([0, 0, 0, 0, 0], 15),
        ([14, 14, 14, 14, 14], 1),
        ([15, 15, 15, 15, 15], None),
        ([0, 1, 2, 3, 15], None),
        ([14, 3, 0, 2, 1, 4], 11),  # the fifth from the last decides, in whatever order they are told
        ([0, 1, 2, 3, 4, 5, 6, 7], 11),
    ],
)
def test_how_long_no_passphrase_is_tried(menit, sampai):
    found = terkunci_sampai([KINI - timedelta(minutes=n) for n in menit], KINI)
    assert found == (None if sampai is None else KINI + timedelta(minutes=sampai))


@given(detik)
def test_a_lock_ends_within_its_time_and_then_is_over(salah):
    until = terkunci_sampai(salah, KINI)
    recent = [at for at in salah if at > KINI - SALAH_JEDA]
    assert (until is None) is (len(recent) < SALAH_MAKS)
    if until is not None:
        assert KINI < until <= KINI + SALAH_JEDA
        assert terkunci_sampai(salah, until) is None
        assert terkunci_sampai(salah, until - timedelta(microseconds=1)) == until


@given(detik, st.randoms(use_true_random=False))
def test_the_order_in_which_guesses_are_told_does_not_matter(salah, acak):
    assert terkunci_sampai(acak.sample(salah, len(salah)), KINI) == terkunci_sampai(salah, KINI)


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(Status)), max_size=8), st.integers(1, 5))
def test_whoever_may_sign_may_still_when_others_have_signed(lain, urutan):
    if giliran(urutan, lain):
        assert giliran(urutan, [(at, Status.SAH) for at, _status in lain])
        assert giliran(urutan, lain[1:])
    else:
        assert any(at < urutan for at, _status in lain)


@given(st.text())
def test_a_hidden_number_shows_no_letter_and_no_figure(nomor):
    hidden = tersamar(nomor)
    assert len(hidden) == len(nomor)
    assert not any(c.isalnum() for c in hidden)
    assert tersamar(hidden) == hidden


def test_every_agreed_document_can_still_be_held_back_by_its_signer():
    assert all({Aksi.TOLAK, Aksi.BATALKAN} <= set(ALUR.acts_from(s)) for s in DISETUJUI)
    assert set(ALUR.final()) == {Status.SAH, Status.DITOLAK, Status.DIBATALKAN}


def test_a_signature_is_reached_only_through_a_call_of_the_provider():
    """Whoever removes the calls removes every way to `sah` (PP 71/2019 Art. 59: control lies with the signer alone)."""
    ways = {origin for (origin, _act), target in ALUR.table.items() if target is Status.SAH}
    assert ways == SEDANG
    assert {o for (o, _a), t in ALUR.table.items() if t is Status.DIPROSES} == {Status.SIAP}
