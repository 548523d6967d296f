"""Worked examples from the regulations, kept as files that an official can add to, and what the rules make of them."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from poros.domain.reformasi.rules.pantau import Capaian, Lensa, Nilai, hasil, triwulan
from poros.domain.reformasi.rules.penyederhanaan import (
    PANGKAL,
    Ciri,
    Fungsi,
    Jenis,
    Pos,
    Usul,
    cacat,
    fakta,
    kelas,
    letak,
    usulkan,
)
from poros.domain.reformasi.tests.test_rules_penyederhanaan import ATURAN

CONTOH = Path(__file__).parent / "contoh"


def baca(nama: str) -> list[dict[str, Any]]:
    return yaml.safe_load((CONTOH / f"{nama}.yaml").read_text(encoding="utf-8"))


def judul(soal: dict[str, Any]) -> str:
    return soal["soal"].replace(" ", "-")


PENYEDERHANAAN, CAPAIAN = baca("penyederhanaan"), baca("capaian")
WAJAR = {"daerah": "kota", "pos": ["seksi", "IV.a"], "di": ["bidang", "dinas"], "fungsi": "teknis", "ciri": []}


def usul(soal: dict[str, Any]) -> Usul:
    """Build the post with the units above it, as a structure file would, and ask the shipped rules."""
    case = WAJAR | {"hari": date(2026, 11, 23)} | soal
    jenis, eselon = case["pos"]
    chain = [(jenis, eselon), *((above, "II.b") for above in case["di"])]
    posts = {
        f"k{n}": Pos(
            kode=f"k{n}",
            unit=kind,
            jenis=Jenis(kind),
            jabatan=kind,
            eselon=level,
            induk=f"k{n + 1}" if n + 1 < len(chain) else "",
            fungsi=case["fungsi"] if n == 0 else Fungsi.TEKNIS,
            ciri=frozenset(Ciri(c) for c in case["ciri"]) if n == 0 else frozenset(),
        )
        for n, (kind, level) in enumerate(chain)
    }
    assert cacat(list(posts.values())) == []
    return usulkan(fakta(posts, "k0", case["daerah"]), ATURAN, case["hari"])


@pytest.mark.parametrize("soal", PENYEDERHANAAN, ids=judul)
def test_what_becomes_of_a_post(soal):
    found = usul(soal)
    assert (found.hasil, found.aturan, found.belum, found.jenjang or "") == (
        soal["hasil"], soal.get("aturan", ""), soal.get("belum", ""), soal.get("jenjang", ""),
    )  # fmt: skip


def test_every_deciding_rule_has_an_example():
    """Whoever adds a rule adds an example of it: the file is what a lawyer reads."""
    shown = {s.get("aturan") for s in PENYEDERHANAAN}
    assert {r.kode for r in ATURAN if r.hasil} <= shown


@pytest.mark.parametrize("daerah", ["kota", "kabupaten", "provinsi"])
@pytest.mark.parametrize("ciri", [c for c in Ciri if c is not Ciri.KRITERIA_KHUSUS])
def test_a_ground_of_exemption_never_turns_what_stays_into_what_goes(daerah, ciri):
    """The special criteria are apart: they put every other ground off until the minister has answered."""
    for soal in PENYEDERHANAAN:
        if soal.get("ciri") or usul(soal | {"daerah": daerah}).hasil != "dipertahankan":
            continue
        assert usul(soal | {"daerah": daerah, "ciri": [ciri.value]}).hasil == "dipertahankan"


@pytest.mark.parametrize("soal", CAPAIAN, ids=judul)
def test_a_quarter_against_its_target(soal):
    done = None if soal["realisasi"] is None else Decimal(str(soal["realisasi"]))
    c = Capaian(triwulan=1, target=Decimal(str(soal["target"])), realisasi=done, menurun=soal.get("menurun", False))
    assert c.kurang is soal["kurang"]
    assert c.persen == (None if soal["persen"] is None else Decimal(soal["persen"]))


@pytest.mark.parametrize("soal", [s for s in CAPAIAN if s["realisasi"] is not None], ids=judul)
def test_what_falls_short_is_below_a_hundred_and_nothing_else_is(soal):
    c = Capaian(
        triwulan=1,
        target=Decimal(str(soal["target"])),
        realisasi=Decimal(str(soal["realisasi"])),
        menurun=soal.get("menurun", False),
    )
    if c.persen is not None:
        assert (c.persen < 100) is c.kurang


@pytest.mark.parametrize(
    ("sesuai", "wanted"),
    [
        ([4, 4, 4, 4, 4], "100.00"),
        ([0, 0], "0.00"),
        ([4, 3, 2], "75.00"),
        ([1, 1, 1], "25.00"),
        ([4, 4, 3], "91.67"),
    ],
)
def test_the_share_of_a_year_weighs_every_look_alike(sesuai, wanted):
    looks = [Nilai(triwulan=n, sesuai=frozenset(list(Lensa)[:k])) for n, k in enumerate(sesuai)]
    assert hasil(looks) == hasil(reversed(looks)) == Decimal(wanted)


def test_the_twelve_months_fall_into_four_quarters_of_three():
    assert [triwulan(n) for n in range(1, 13)] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


@pytest.mark.parametrize("pangkal", sorted(PANGKAL))
def test_a_post_belongs_to_the_nearest_perangkat_daerah_above_it(pangkal):
    """A camat's lurah belongs to the kecamatan, not to the head of region; a UPTD to its dinas."""
    top = Pos(kode="kdh", unit="K", jenis=Jenis.KEPALA_DAERAH, jabatan="K", eselon="")
    root = Pos(kode="pd", unit="P", jenis=pangkal, jabatan="P", eselon="II.b", induk="kdh")
    part = Pos(kode="b", unit="B", jenis=Jenis.BIDANG, jabatan="B", eselon="III.b", induk="pd")
    posts = {p.kode: p for p in (top, root, part)}
    assert [letak(posts, kode) for kode in posts] == [("", ""), ("kepala_daerah", "pd"), (pangkal, "pd")]


@pytest.mark.parametrize(
    ("eselon", "wanted"),
    [
        ("I.a", "jpt"), ("I.b", "jpt"), ("II.a", "jpt"), ("II.b", "jpt"), ("III.a", "administrator"),
        ("III.b", "administrator"), ("IV.a", "pengawas"), ("IV.b", "pengawas"), ("V.a", "eselon_v"), ("", "tanpa_eselon"),
    ],
)  # fmt: skip
def test_the_class_of_an_eselon(eselon, wanted):
    """PP 18/2016 Art. 94-95."""
    assert kelas(eselon) == wanted
