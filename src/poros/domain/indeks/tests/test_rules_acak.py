"""Arithmetic on numbers drawn by chance (seeded): what must hold of every list of results and of every plan."""

import random
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest

from poros.domain.indeks.rules import banding, gambar, rencana
from poros.domain.indeks.rules.alur import FLOW, FLOW_RENCANA, Aksi, Status, StatusRencana
from poros.domain.indeks.rules.banding import Baris
from poros.domain.indeks.rules.rencana import Prasyarat

BIJI = range(25)
NOL = Decimal(0)


def hasil(chance: random.Random, banyak: int = 60) -> list[Baris]:
    """Governments of a year; few values, so that there are many equals."""
    return [
        Baris(
            id=n,
            kode=f"{chance.randrange(11, 15)}{n:02}",
            nama=f"Kota {chance.randrange(10**6)}-{n}",
            jenis=chance.choice(["kota", "kabupaten"]),
            nilai=Decimal(chance.randrange(100, 500)) / 100 if n % 2 else Decimal(chance.randrange(4)),
            predikat="",
            bagian={k: Decimal(chance.randrange(100, 500)) / 100 for k in ("D1", "D2", "D3") if chance.random() < 0.8},
            penduduk=chance.choice([None, chance.randrange(10_000, 2_000_000)]),
        )
        for n in range(banyak)
    ]


@pytest.mark.parametrize("biji", BIJI)
class TestComparison:
    def test_a_place_is_one_more_than_those_above(self, biji):
        rows = hasil(random.Random(biji))
        places = banding.peringkat(rows)
        for row in rows:
            assert places[row.id] == 1 + sum(r.nilai > row.nilai for r in rows)
            assert banding.letak(rows, row.nilai).peringkat == places[row.id]

    def test_the_order_of_the_list_changes_nothing(self, biji):
        chance = random.Random(biji)
        rows = hasil(chance)
        mixed = rows[:]
        chance.shuffle(mixed)
        assert banding.peringkat(rows) == banding.peringkat(mixed)
        assert banding.urutkan(rows) == banding.urutkan(mixed)
        assert banding.tengah(rows, ["D1", "D2"]) == banding.tengah(mixed, ["D1", "D2"])

    def test_everybody_stands_in_exactly_one_stretch(self, biji):
        rows = hasil(random.Random(biji))
        bars = banding.sebaran(rows, Decimal("0.25"), rows[0].nilai)
        assert sum(b.jumlah for b in bars) == len(rows)
        assert all(a.sampai == b.dari for a, b in pairwise(bars))
        assert sum(b.milik for b in bars) == 1
        own = next(b for b in bars if b.milik)
        assert own.dari <= rows[0].nilai < own.sampai
        assert bars[0].jumlah > 0
        assert bars[-1].jumlah > 0

    def test_peers_are_of_the_kind_and_size_and_never_oneself(self, biji):
        rows = hasil(random.Random(biji))
        for own in rows:
            for peer in banding.sebaya(rows, own):
                assert peer.id != own.id
                assert peer.jenis == own.jenis
                if own.penduduk:
                    assert Decimal("0.5") <= Decimal(peer.penduduk) / own.penduduk <= 2

    def test_the_next_better_are_better_and_nobody_between_is_left_out(self, biji):
        rows = hasil(random.Random(biji))
        for own in rows:
            near = banding.terdekat_lebih_baik(rows, own, banyak=5)
            assert all(r.nilai > own.nilai for r in near)
            rest = [r for r in rows if r.nilai > own.nilai and r not in near]
            assert not near or all(r.nilai >= near[-1].nilai for r in rest)
            assert len(near) == min(5, len(near) + len(rest))

    def test_a_lesson_is_a_lead_and_the_heaviest_comes_first(self, biji):
        rows = hasil(random.Random(biji))
        weights = {"D1": Decimal(50), "D2": Decimal(30), "D3": Decimal(20)}
        found = banding.pelajaran(rows[0], rows[1:6], weights)
        assert all(s.jarak >= 0 and s.sumbangan >= 0 for s in found)
        assert [s.sumbangan for s in found] == sorted((s.sumbangan for s in found), reverse=True)
        assert {s.bagian for s in found} <= set(rows[0].bagian)

    def test_who_was_not_published_before_has_not_moved(self, biji):
        chance = random.Random(biji)
        rows = hasil(chance)
        earlier = chance.sample(rows, 20)
        moved = banding.gerak(rows, earlier)
        assert set(moved) == {r.id for r in earlier}
        assert set(moved.values()) == {NOL}


def tangga(chance: random.Random, tahun: int) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Where ten indicators stand, and levels that never fall."""
    awal = {f"I{n}": chance.randrange(1, 4) for n in range(10)}
    pilihan = {}
    for kode, level in awal.items():
        levels = []
        for _year in range(tahun):
            level = min(5, level + chance.choice([0, 0, 1, 2]))  # noqa: PLW2901 -- the ladder is climbed
            levels.append(level)
        pilihan[kode] = levels
    return awal, pilihan


@pytest.mark.parametrize("biji", BIJI)
class TestPlan:
    UPAYA = {f"I{n}": {level: Decimal(level + n) for level in range(2, 6)} for n in range(10)}

    def test_the_rises_lead_from_where_one_stands_to_where_one_goes(self, biji):
        awal, pilihan = tangga(random.Random(biji), 4)
        rises = rencana.kenaikan(awal, pilihan, self.UPAYA)
        assert rencana.turun(awal, pilihan) == ""
        for kode, levels in pilihan.items():
            steps = [r for r in rises if r.kode == kode]
            assert sum(r.ke - r.dari for r in steps) == levels[-1] - awal[kode]
            assert all(a.ke == b.dari and a.tahun < b.tahun for a, b in pairwise(steps))
            every = sum((n for level, n in self.UPAYA[kode].items() if awal[kode] < level <= levels[-1]), NOL)
            assert sum((r.upaya for r in steps), NOL) == every

    def test_what_the_units_carry_is_what_all_carry(self, biji):
        chance = random.Random(biji)
        awal, pilihan = tangga(chance, 3)
        rises = rencana.kenaikan(awal, pilihan, self.UPAYA)
        owners = {kode: chance.choice([1, 2, 3]) for kode in awal}
        load = rencana.beban(rises, owners)
        for year in range(3):
            units = sum((n for (unit, at), n in load.items() if at == year and unit is not None), NOL)
            assert units == load.get((None, year), NOL)

    def test_a_fall_is_named(self, biji):
        chance = random.Random(biji)
        awal, pilihan = tangga(chance, 4)
        kode = chance.choice(list(pilihan))
        pilihan[kode][chance.randrange(4)] = 0
        assert rencana.turun(awal, pilihan) == kode

    def test_a_precondition_is_broken_or_not_told_anew(self, biji):
        chance = random.Random(biji)
        awal, pilihan = tangga(chance, 4)
        rules = [
            Prasyarat(kode=f"I{chance.randrange(5)}", tingkat=4, perlu=f"I{chance.randrange(5, 10)}", perlu_tingkat=3)
            for _n in range(6)
        ]
        told = rencana.mendahului(awal, pilihan, rules)
        for rule in rules:
            years = [n for n in range(4) if pilihan[rule.kode][n] >= 4 and pilihan[rule.perlu][n] < 3]
            wanted = bool(years) and awal[rule.kode] < 4
            found = [year for r, year in told if r == rule]
            assert bool(found) is wanted
            if wanted:
                assert set(found) == {years[0]}

    def test_a_leap_is_more_steps_in_a_year_than_are_held_possible(self, biji):
        awal, pilihan = tangga(random.Random(biji), 4)
        rises = rencana.kenaikan(awal, pilihan, self.UPAYA)
        ladders = dict.fromkeys(awal, (1, 2, 3, 4, 5))
        assert rencana.melompat(rises, ladders, None) == []
        assert rencana.melompat(rises, ladders, 1) == [r for r in rises if r.ke - r.dari > 1]
        assert rencana.melompat(rises, ladders, 2) == []


@pytest.mark.parametrize("biji", BIJI)
class TestPictures:
    def test_nothing_is_drawn_outside(self, biji):
        chance = random.Random(biji)
        values = [chance.uniform(-1, 7) for _n in range(chance.randrange(3, 12))]
        for x, y in gambar.radar(values, 5, pusat=100, jari=80):
            assert (x - 100) ** 2 + (y - 100) ** 2 <= 80.2**2
        counts = [chance.randrange(50) for _n in range(9)]
        bars = gambar.batang(counts, lebar=300, tinggi=120)
        assert all(0 <= b.y <= 120 and 0 <= b.x <= 300 and b.tinggi <= 120 for b in bars)
        assert [b.tinggi == 0 for b in bars] == [n == 0 for n in counts]
        points = [(chance.uniform(0, 9), chance.uniform(-5, 5)) for _n in range(7)]
        assert all(0 <= x <= 300 and 0 <= y <= 120 for x, y in gambar.garis(points, lebar=300, tinggi=120))

    def test_higher_is_never_drawn_lower(self, biji):
        chance = random.Random(biji)
        counts = [chance.randrange(50) for _n in range(9)]
        bars = gambar.batang(counts, lebar=300, tinggi=120)
        order = sorted(range(9), key=lambda n: counts[n])
        assert [bars[n].tinggi for n in order] == sorted(b.tinggi for b in bars)
        shades = [gambar.kepekatan(v, 0, 50) for v in sorted(counts)]
        assert shades == sorted(shades)
        assert all(0.06 <= s <= 0.6 for s in shades)


class TestFlow:
    def test_from_everywhere_there_is_a_way_to_an_end(self):
        """No assessment is stuck, and what has ended goes nowhere."""
        ends = {s for s in Status if not FLOW.acts_from(s)}
        assert ends == {Status.DIUMUMKAN, Status.DIBATALKAN}
        for start in Status:
            seen, todo = set(), [start]
            while todo:
                here = todo.pop()
                if here not in seen:
                    seen.add(here)
                    todo += [FLOW.step(here, a) for a in FLOW.acts_from(here)]
            assert seen & ends

    def test_every_status_but_the_first_is_reached_and_every_act_is_used(self):
        reached = {FLOW.step(s, a) for s in Status for a in FLOW.acts_from(s)}
        assert reached == set(Status) - {Status.DISUSUN}
        assert {a for s in Status for a in FLOW.acts_from(s)} == set(Aksi)

    def test_nothing_announced_is_ever_taken_back(self):
        """What the public was told stays told: a wrong result is answered by a new year, not by silence."""
        assert not FLOW.acts_from(Status.DIUMUMKAN)
        counted = Counter(FLOW.step(s, a) for s in Status for a in FLOW.acts_from(s))
        assert counted[Status.DIUMUMKAN] == 1

    def test_a_decided_plan_is_the_end_of_its_road(self):
        assert not FLOW_RENCANA.acts_from(StatusRencana.DITETAPKAN)
        assert not FLOW_RENCANA.acts_from(StatusRencana.DIBATALKAN)
