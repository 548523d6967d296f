"""Who is asked for initials, in which order, and what holds when a letter comes back."""

from datetime import UTC, datetime, timedelta

import pytest

from poros.domain.naskah.rules import JenisParaf, StatusParaf
from poros.domain.naskah.rules.paraf import Atasan, Keadaan, giliran, larangan, lewat, ulang_dari, usulkan

KABID, KADIS, KABAG, ASISTEN, SEKDA, WALIKOTA = range(1, 7)
TINGKAT = {KABID: 4, KADIS: 6, KABAG: 5, ASISTEN: 6, SEKDA: 7, WALIKOTA: 99}
H, K = JenisParaf.HIERARKI, JenisParaf.KOORDINASI
M, D, B, L = StatusParaf.MENUNGGU, StatusParaf.DIPARAF, StatusParaf.DIKEMBALIKAN, StatusParaf.LEWAT
KINI = datetime(2026, 11, 23, 9, tzinfo=UTC)


def garis(*jabatan, kepala=0):
    return [Atasan(jabatan_id=j, tingkat=TINGKAT[j], kepala_pengonsep=j == kepala) for j in jabatan]


@pytest.mark.parametrize(
    "kasus",
    [  # line, coordination, signers, drafter, most, wanted
        # The usual way up: lowest eselon first.
        (garis(KABID, KADIS), (), [SEKDA], 0, 3, [(1, KABID), (2, KADIS)]),
        (garis(KADIS, KABAG, ASISTEN), (), [SEKDA], 0, 3, [(1, KABAG), (2, KADIS), (3, ASISTEN)]),
        # Whoever drafts or signs is not asked.
        (garis(KABID, KADIS), (), [KADIS], 0, 3, [(1, KABID)]),
        (garis(KABID, KADIS), (), [SEKDA], KABID, 3, [(1, KADIS)]),
        # The signer's own draft needs none.
        (garis(KABID, KADIS), (), [KADIS], KADIS, 3, []),
        # No more than allowed: the nearest below the signer, and always the drafting office's head.
        (garis(KABID, KADIS, KABAG, ASISTEN), (), [SEKDA], 0, 2, [(1, KABAG), (2, ASISTEN)]),
        (garis(KABID, KADIS, KABAG, ASISTEN, kepala=KADIS), (), [SEKDA], 0, 2, [(1, KADIS), (2, ASISTEN)]),
        (garis(KABID, KADIS, KABAG, ASISTEN, SEKDA, kepala=KADIS), (), [WALIKOTA], 0, 3, [(1, KADIS), (2, ASISTEN), (3, SEKDA)]),
        (garis(KABID, KADIS), (), [SEKDA], 0, 0, []),
        (garis(KABID, KADIS, kepala=KADIS), (), [SEKDA], 0, 1, [(1, KADIS)]),
        # Coordination first, all at once; nobody twice.
        (garis(KADIS), (KABAG, ASISTEN), [SEKDA], 0, 3, [(1, KABAG), (1, ASISTEN), (2, KADIS)]),
        (garis(KADIS), (KADIS, KABAG, KABAG, SEKDA), [SEKDA], 0, 3, [(1, KABAG), (2, KADIS)]),
        ([], (), [SEKDA], 0, 3, []),
    ],
)  # fmt: skip
def test_the_steps_that_the_structure_asks_for(kasus):
    atasan, koordinasi, tanda, pengonsep, maks, wanted = kasus
    made = usulkan(atasan, koordinasi, penanda_tangan=tanda, pengonsep=pengonsep, maks=maks)
    assert [(r.urut, r.jabatan_id) for r in made] == wanted
    assert {r.jabatan_id for r in made if r.jenis is K} == {j for u, j in wanted if j in koordinasi and u == 1}


def langkah(*pairs):
    return [Keadaan(urut=u, status=s) for u, s in pairs]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([], None),
        (langkah((1, M), (2, M)), 1),
        (langkah((1, D), (2, M), (3, M)), 2),
        (langkah((1, D), (1, M), (2, M)), 1),
        (langkah((1, L), (2, D)), None),
        (langkah((2, M), (5, M)), 2),
    ],
)
def test_whose_turn_it_is(rows, wanted):
    assert giliran(rows) == wanted


@pytest.mark.parametrize(
    ("rows", "berubah", "wanted"),
    [
        ([], False, 1),
        ([], True, 1),
        (langkah((1, D), (2, B), (3, M)), True, 1),
        (langkah((1, D), (2, B), (3, M)), False, 2),
        (langkah((1, D), (2, D)), True, 1),
        # Taken back by the drafter, or returned by the signer, and handed in unchanged: all initials hold.
        (langkah((1, D), (2, D)), False, 3),
        (langkah((1, D), (2, M)), False, 3),
    ],
)
def test_from_where_initials_are_given_anew(rows, berubah, wanted):
    assert ulang_dari(rows, berubah=berubah) == wanted


def test_coordination_that_did_not_answer_in_time_is_passed():
    late, soon = KINI - timedelta(hours=1), KINI + timedelta(hours=1)
    rows = [
        Keadaan(urut=1, status=M, jenis=K, tenggat=late),
        Keadaan(urut=1, status=M, jenis=K, tenggat=soon),
        Keadaan(urut=1, status=D, jenis=K, tenggat=late),
        Keadaan(urut=1, status=M, jenis=K),
        Keadaan(urut=1, status=M, jenis=H, tenggat=late),
        Keadaan(urut=2, status=M, jenis=K, tenggat=late),
    ]
    assert lewat(rows, KINI) == [0]
    assert lewat([], KINI) == []


@pytest.mark.parametrize(
    ("orang", "sendirian", "dilarang"), [(1, False, True), (1, True, False), (2, False, False), (2, True, False)]
)
def test_nobody_initials_his_own_draft_unless_he_is_alone(orang, sendirian, dilarang):
    assert larangan(orang=orang, pengonsep=1, sendirian=sendirian) is dilarang
