"""The work plan of recovery and the claims of contingency plans, as data."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from poros.domain.krisis.rules.alur import Peran
from poros.domain.krisis.rules.kerja_pulih import Langkah, baca, jadwal
from poros.domain.krisis.rules.rencana import Pakai, RencanaError
from poros.domain.krisis.rules.rencana import baca as baca_rencana

PARAMETER = Path(__file__).parents[1] / "parameter"
SATU = {"kode": "data", "nama": "Kumpulkan", "peran": "pusdalops", "dari": 0, "sampai": 3, "dasar": "Pedoman"}


def test_a_step_is_read_as_written():
    assert baca([SATU]) == (Langkah("data", "Kumpulkan", Peran.PUSDALOPS, 0, 3, "Pedoman"),)
    assert baca([{k: v for k, v in SATU.items() if k != "dasar"}])[0].dasar == ""
    assert baca([]) == ()


@pytest.mark.parametrize(
    "ubah", [{"dari": 4}, {"dari": -1}, {"peran": "raja"}, {"sampai": "lusa"}, {"dari": -3, "sampai": -1}]
)
def test_a_step_that_cannot_be_is_a_fault_of_the_data(ubah):
    with pytest.raises(ValueError, match=r".+"):
        baca([SATU | ubah])


def test_no_step_comes_twice():
    with pytest.raises(ValueError, match="langkah"):
        baca([SATU, SATU])


@pytest.mark.parametrize(
    ("hari", "dari", "sampai", "masa"),
    [
        (date(2026, 11, 22), 0, 0, (date(2026, 11, 22), date(2026, 11, 22))),
        (date(2026, 12, 30), 1, 7, (date(2026, 12, 31), date(2027, 1, 6))),
        (date(2028, 2, 27), 1, 3, (date(2028, 2, 28), date(2028, 3, 1))),
    ],
)
def test_days_are_counted_over_the_ends_of_months_and_years(hari, dari, sampai, masa):
    assert jadwal(Langkah("a", "A", Peran.PU, dari, sampai), hari) == masa


def test_the_steps_that_ship_go_from_data_to_money_and_each_names_its_ground():
    steps = baca(yaml.safe_load((PARAMETER / "kerja_pulih.yaml").read_text(encoding="utf-8")))
    assert {Peran.PUSDALOPS, Peran.PERENCANAAN, Peran.KEUANGAN} <= {s.peran for s in steps}
    assert all(s.dasar for s in steps)
    by_code = {s.kode: s for s in steps}
    assert by_code["susun"].dari >= max(by_code[c].sampai for c in ("rumah", "prasarana", "manusia"))


def rencana(kode="banjir", **ubah):
    plan = yaml.safe_load((PARAMETER / "rencana" / f"{kode}.yaml").read_text(encoding="utf-8"))
    plan["perintah"][0] |= ubah
    return baca_rencana(plan)


def test_an_order_may_use_things_by_their_code():
    used = (
        rencana(pakai=[{"sumber": "genset", "jumlah": 2, "jam": 12}, {"sumber": "tenda", "jam": 6}]).perintah[0].pakai
    )
    assert used == (Pakai("genset", 2, 12), Pakai("tenda", 1, 6))
    assert rencana(pakai=[]).perintah[0].pakai == ()


@pytest.mark.parametrize(
    "salah",
    [
        [{"sumber": "genset", "jumlah": 0, "jam": 1}],
        [{"sumber": "genset", "jumlah": 1, "jam": 0}],
        [{"sumber": "genset"}],
        [{"jam": 1}],
        ["genset"],
        [{"sumber": "genset", "jumlah": "dua", "jam": 1}],
        3,
    ],
)
def test_a_use_that_cannot_be_stops_the_plan(salah):
    with pytest.raises(RencanaError):
        rencana(pakai=salah)


@pytest.mark.parametrize(
    ("kode", "sumber"),
    [("banjir", {"perahu-karet", "pompa-air", "truk-dapur"}), ("longsor", {"alat-berat", "truk-dapur"})],
)
def test_the_plans_that_ship_use_known_things(kode, sumber):
    assert {p.sumber for b in rencana(kode).perintah for p in b.pakai} == sumber
