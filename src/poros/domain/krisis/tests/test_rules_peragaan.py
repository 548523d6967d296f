"""A scenario is read or refused by name; its clock keeps the pace it was given; a drill's clock can stand."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from poros.domain.krisis.rules.alur import Bahaya, Peran
from poros.domain.krisis.rules.jam import LAJU_MAKS, berjalan, saat
from poros.domain.krisis.rules.peragaan import PUNCAK, WAJIB, Laku, SkenarioError, baca, laju

AWAL = datetime(2026, 1, 5, 8, tzinfo=UTC)
PARAMETER = Path(__file__).resolve().parents[1] / "parameter"


def skenario(**lain):
    acts = [
        {"menit": 0, "jabatan": "kecamatan", "laku": "lapor", "kanal": "petugas", "tempat": "RT 1", "uraian": "Air"},
        {"menit": 30, "jabatan": "sekda", "laku": "r3p"},
        {"menit": 30, "jabatan": "kepala_daerah", "laku": "serahkan"},
    ]
    return {"kode": "uji", "nama": "Uji", "bahaya": "banjir", "tempat": "Damai", "lama": 60, "babak": acts} | lain


def test_it_is_read_with_its_acts_in_order():
    found = baca(skenario(uraian="Hujan"))
    assert (found.kode, found.bahaya, found.lama, found.uraian) == ("uji", Bahaya.BANJIR, 60, "Hujan")
    assert [(b.menit, b.jabatan, b.laku) for b in found.babak] == [
        (0, "kecamatan", Laku.LAPOR), (30, "sekda", Laku.R3P), (30, "kepala_daerah", Laku.SERAHKAN),
    ]  # fmt: skip
    assert found.babak[0].isi == {"kanal": "petugas", "tempat": "RT 1", "uraian": "Air"}


@pytest.mark.parametrize(("lewat", "banyak"), [(-1, 0), (0, 1), (29.9, 1), (30, 3), (999, 3)])
def test_so_many_acts_are_due(lewat, banyak):
    assert baca(skenario()).jatuh(lewat) == banyak


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"bahaya": "naga"}, "naga"),
        ({"lama": "sehari"}, "sehari"),
        ({"babak": []}, "menit"),
        ({"babak": None}, "NoneType"),
        ({"lama": 20}, "menit"),
        ({"babak": [{"menit": -1, "jabatan": "sekda", "laku": "r3p"}]}, "menit"),
        ({"babak": [{"menit": 5, "jabatan": "sekda", "laku": "r3p"}, {"menit": 1, "jabatan": "sekda", "laku": "r3p"}]}, "menit"),
        ({"babak": [{"menit": 0, "jabatan": "raja", "laku": "r3p"}]}, "babak 1: jabatan raja"),
        ({"babak": [{"menit": 0, "jabatan": "sekda", "laku": "tidur"}]}, "tidur"),
        ({"babak": [{"menit": 0, "jabatan": "sekda", "laku": "lapor", "tempat": "x"}]}, "babak 1: kanal, uraian"),
        ({"babak": ["x"]}, "items"),
    ],
)  # fmt: skip
def test_what_cannot_be_played_is_named(lain, kata):
    with pytest.raises(SkenarioError, match=kata):
        baca(skenario(**lain))


@pytest.mark.parametrize("kurang", ["kode", "nama", "bahaya", "tempat", "lama", "babak"])
def test_what_is_missing_is_named(kurang):
    content = skenario()
    del content[kurang]
    with pytest.raises(SkenarioError, match=kurang):
        baca(content)


def test_every_act_says_what_it_needs():
    assert set(WAJIB) == set(Laku)


@pytest.mark.parametrize(
    ("lama", "menit", "hasil"), [(1440, 0, 1), (1440, 5, 288), (1440, 7, 206), (1440, 1440, 1), (60, 30, 2)]
)
def test_the_clock_keeps_the_pace(lama, menit, hasil):
    assert laju(lama, menit) == hasil


@pytest.mark.parametrize(("lama", "menit"), [(1440, 4), (1440, -1), (1440, 1441), (LAJU_MAKS + 1, 1)])
def test_a_pace_that_it_cannot_keep_is_refused(lama, menit):
    with pytest.raises(ValueError, match=str(menit)):
        laju(lama, menit)


def test_a_clock_that_stood_goes_on_from_where_it_stood():
    now, none = AWAL + timedelta(minutes=10), timedelta()
    assert berjalan(now, None, none) == now
    stood = AWAL + timedelta(minutes=4)
    assert berjalan(now, stood, none) == stood
    assert berjalan(now, None, now - stood) == stood
    assert saat(AWAL, 60, berjalan(now, stood, none)) == AWAL + timedelta(hours=4)


@pytest.mark.parametrize("file", sorted((PARAMETER / "skenario").glob("*.yaml")), ids=lambda f: f.stem)
def test_what_ships_can_be_played(file):
    found = baca(yaml.safe_load(file.read_text(encoding="utf-8")))
    assert found.kode == file.stem
    assert laju(found.lama, 5) <= LAJU_MAKS
    assert {b.jabatan for b in found.babak} <= {*PUNCAK, *Peran}
    assert len({b.jabatan for b in found.babak}) >= 8
    asked = {b.isi["pertanyaan"] for b in found.babak if b.laku in {Laku.KARTU, Laku.BAGI}}
    answered = {b.isi["pertanyaan"] for b in found.babak if b.laku is Laku.PUTUS}
    assert asked == answered
    plan = yaml.safe_load((PARAMETER / "rencana" / "banjir.yaml").read_text(encoding="utf-8"))
    assert {b.isi["klaster"] for b in found.babak if "klaster" in b.isi} <= set(plan["klaster"].values())
