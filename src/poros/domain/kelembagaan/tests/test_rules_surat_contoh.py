"""Acting appointments by the rules that ship, as examples in a file that a lawyer may add to. No database."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from poros.domain.kelembagaan.labels import kata_keberatan
from poros.domain.kelembagaan.queries.parameter import batas_penjabat, selisih_tingkat
from poros.domain.kelembagaan.rules.penjabat import (
    PERINGATAN,
    Halangan,
    Keberatan,
    Pangkat,
    Usul,
    akhir_terlama,
    batas_berlaku,
    kunci_batas,
    periksa,
)
from poros.kernel.organisasi.rules import Kapasitas
from poros.pure.hari_kerja import Kalender

SOAL = yaml.safe_load((Path(__file__).parent / "contoh" / "surat_perintah.yaml").read_text(encoding="utf-8"))
MULAI = date(2026, 11, 23)
KALENDER = Kalender(frozenset())
WAJAR = {
    "kapasitas": "plh", "jabatan": "II.b", "pemberi": "II.a", "penerima": "III.a", "lama": 0, "terisi": True, "sekda": False,
}  # fmt: skip


def pangkat(eselon: str | None) -> Pangkat | None:
    if eselon is None:
        return None
    return Pangkat(eselon="", kepala_daerah=True) if eselon == "kdh" else Pangkat(eselon=eselon)


def nilai(soal: dict[str, Any]) -> list[Keberatan]:
    """What the shipped rules say to it."""
    case = WAJAR | soal
    lain = {
        k: case[k]
        for k in ("diri_sendiri", "pemangku_sendiri", "tumpang_tindih", "pemberi_mandat", "berturut")
        if k in case
    }
    usul = Usul(
        kapasitas=Kapasitas(case["kapasitas"]),
        dari=MULAI,
        sampai=MULAI + timedelta(days=case["lama"]),
        jabatan=pangkat(case["jabatan"]),
        sekda=case["sekda"],
        terisi=case["terisi"],
        pemberi=pangkat(case["pemberi"]),
        penerima=pangkat(case["penerima"]),
        **lain,
    )
    key = kunci_batas(usul.kapasitas, sekda=usul.sekda, terisi=usul.terisi)
    limit = batas_berlaku(batas_penjabat(), usul.kapasitas, key, usul.dari)
    return periksa(usul, limit, KALENDER, selisih_tingkat(usul.dari))


@pytest.mark.parametrize("soal", SOAL, ids=lambda s: s["soal"].replace(" ", "-"))
def test_what_is_objected_to(soal):
    assert [k.halangan.value for k in nilai(soal) if k.halangan is not Halangan.TANPA_BATAS] == soal["keberatan"]


@pytest.mark.parametrize(
    ("soal", "ada"),
    [
        ({}, False),
        ({"kapasitas": "plt", "terisi": False}, True),
        ({"sekda": True, "jabatan": "II.a"}, True),
        ({"kapasitas": "pj", "sekda": True, "jabatan": "II.a"}, True),
        ({"kapasitas": "pj", "terisi": False}, False),
    ],
)
def test_where_the_law_read_so_far_sets_no_limit_it_is_said_and_refused_by_nobody(soal, ada):
    told = [k for k in nilai(soal) if k.halangan is Halangan.TANPA_BATAS]
    assert bool(told) is not ada
    assert not any(k.menolak for k in told)


@pytest.mark.parametrize("soal", [s for s in SOAL if s["keberatan"]], ids=lambda s: s["soal"].replace(" ", "-"))
def test_each_objection_is_a_whole_sentence_with_its_figures(soal):
    for objection in nilai(soal):
        sentence = kata_keberatan(objection)
        assert sentence.endswith(".")
        assert "%(" not in sentence
        assert "None" not in sentence


def test_every_objection_there_is_has_an_example():
    """But for the one that speaks only where no limit is on record: every capacity that ships has one."""
    shown = {word for s in SOAL for word in s["keberatan"]}
    assert {h.value for h in Halangan} - shown == {"tanpa_batas"}


def test_warnings_alone_refuse_nobody():
    warned = [s for s in SOAL if s["keberatan"] and set(s["keberatan"]) <= {h.value for h in PERINGATAN}]
    assert warned
    for soal in warned:
        assert not any(k.menolak for k in nilai(soal))


KEADAAN = [
    (kapasitas, sekda, terisi, limit)
    for kapasitas in Kapasitas
    for sekda in (True, False)
    for terisi in (True, False)
    if (limit := batas_berlaku(batas_penjabat(), kapasitas, kunci_batas(kapasitas, sekda=sekda, terisi=terisi), MULAI))
]


@pytest.mark.parametrize(("kapasitas", "sekda", "terisi", "limit"), KEADAAN)
def test_the_longest_that_is_allowed_is_allowed_and_a_day_more_is_not(kapasitas, sekda, terisi, limit):
    days = (akhir_terlama(limit, MULAI, KALENDER) - MULAI).days
    soal = {"kapasitas": kapasitas.value, "sekda": sekda, "terisi": terisi, "lama": days}
    late = {Halangan.LEWAT_BULAN, Halangan.LEWAT_HARI_KERJA}
    assert not {k.halangan for k in nilai(soal)} & late
    assert {k.halangan for k in nilai(soal | {"lama": days + 1})} & late
