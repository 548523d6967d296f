"""Rules on structures drawn by chance (seeded): what must hold of every structure, whatever it looks like."""

import random
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from poros.domain.reformasi.rules.kaskade import (
    URUTAN,
    Kata,
    Simpul,
    Temuan,
    Tingkat,
    baku,
    periksa,
)
from poros.domain.reformasi.rules.pantau import Capaian, Lensa, Nilai, hasil
from poros.domain.reformasi.rules.penyederhanaan import (
    ESELON,
    PANGKAL,
    Aturan,
    Ciri,
    Fungsi,
    Hasil,
    Jenis,
    Jenjang,
    Kelas,
    Pos,
    Syarat,
    cacat,
    cocok,
    fakta,
    kelas,
    letak,
    usulkan,
)
from poros.domain.reformasi.rules.simulasi import Nasib, atasan_baru, simulasikan, usulkan_tim

HARI = date(2026, 11, 23)
BANYAK = 40
BIJI = range(25)


def struktur(chance: random.Random, banyak: int = BANYAK) -> dict[str, Pos]:
    """A forest: each post below an earlier one, or at the top."""
    posts: dict[str, Pos] = {}
    for n in range(banyak):
        posts[f"p{n}"] = Pos(
            kode=f"p{n}",
            unit=f"Seksi {n}",
            jenis=chance.choice(list(Jenis)),
            jabatan=f"Kepala {n}",
            eselon=chance.choice(ESELON),
            induk=chance.choice(["", *posts]) if posts else "",
            fungsi=chance.choice(["", *Fungsi]),
            ciri=frozenset(chance.sample(list(Ciri), chance.randrange(3))),
            pemangku=chance.randrange(3),
        )
    return posts


def aturan(chance: random.Random, banyak: int = 12) -> list[Aturan]:
    """Rules that decide or say a level, with conditions of all kinds."""

    def some(known) -> frozenset[str]:
        return frozenset(chance.sample(list(known), chance.randrange(1, 4))) if chance.random() < 0.4 else frozenset()

    return [
        Aturan(
            kode=f"a{n}",
            urutan=chance.randrange(100),
            dari=date(2020 + chance.randrange(8), 1, 1),
            sampai=chance.choice([None, date(2029, 1, 1), date(2025, 1, 1)]),
            syarat=Syarat(
                kelas=some(Kelas),
                jenis=some(Jenis),
                jenis_induk=some(Jenis),
                pangkal=some(PANGKAL),
                fungsi=some(Fungsi),
                ciri=some(Ciri),
            ),
            hasil=None if n % 3 == 0 else chance.choice([Hasil.DIPERTAHANKAN, Hasil.DISEDERHANAKAN]),
            jenjang=chance.choice(list(Jenjang)) if n % 3 == 0 else None,
        )
        for n in range(banyak)
    ]


@pytest.mark.parametrize("biji", BIJI)
class TestProposal:
    def test_the_first_rule_that_is_not_ruled_out_decides(self, biji):
        """Told anew, plainly: in order, those in force, the first that holds or cannot be checked."""
        chance = random.Random(biji)
        posts, rules = struktur(chance), aturan(chance)
        held = sorted((r for r in rules if r.berlaku(HARI)), key=lambda r: (r.urutan, r.kode))
        for kode in posts:
            known = fakta(posts, kode, "kota")
            found = usulkan(known, rules, HARI)
            asked = next(
                ((r, cocok(r.syarat, known)) for r in held if r.hasil and cocok(r.syarat, known) is not False), None
            )
            if asked is None:
                assert (found.hasil, found.aturan, found.belum) == (Hasil.PERLU_KEPUTUSAN, "", "")
            elif asked[1] is None:
                assert (found.hasil, found.aturan, found.belum) == (Hasil.PERLU_KEPUTUSAN, "", asked[0].kode)
            else:
                assert (found.hasil, found.aturan, found.belum) == (asked[0].hasil, asked[0].kode, "")

    def test_the_order_in_which_rules_are_listed_does_not_matter(self, biji):
        chance = random.Random(biji)
        posts, rules = struktur(chance), aturan(chance)
        mixed = rules[:]
        chance.shuffle(mixed)
        for kode in posts:
            known = fakta(posts, kode, "kota")
            assert usulkan(known, rules, HARI) == usulkan(known, mixed, HARI)

    def test_what_is_filled_in_never_turns_a_decision_into_a_gap(self, biji):
        """A function that becomes known can only close what was open."""
        chance = random.Random(biji)
        posts, rules = struktur(chance), aturan(chance)
        for kode, post in posts.items():
            if post.fungsi:
                continue
            before = usulkan(fakta(posts, kode, "kota"), rules, HARI)
            for name in Fungsi:
                told = dict(posts)
                told[kode] = Pos(
                    **{f: getattr(post, f) for f in Pos.__dataclass_fields__ if f != "fungsi"}, fungsi=name
                )
                after = usulkan(fakta(told, kode, "kota"), rules, HARI)
                assert after.belum == ""
                if before.belum == "":
                    assert (after.hasil, after.aturan) == (before.hasil, before.aturan)
                if before.jenjang and after.jenjang:
                    assert (after.jenjang, after.aturan_jenjang) == (before.jenjang, before.aturan_jenjang)

    def test_a_rule_that_is_over_or_not_yet_decides_nothing(self, biji):
        chance = random.Random(biji)
        posts, rules = struktur(chance), aturan(chance)
        for kode in posts:
            used = usulkan(fakta(posts, kode, "kota"), rules, date(2019, 1, 1))
            assert (used.hasil, used.aturan, used.jenjang) == (Hasil.PERLU_KEPUTUSAN, "", None)


@pytest.mark.parametrize("biji", BIJI)
class TestSimulation:
    @pytest.fixture
    def nasib(self, biji) -> list[Nasib]:
        chance = random.Random(biji)
        return [
            Nasib(pos=p, hasil=chance.choice(list(Hasil)), jenjang=chance.choice([None, *Jenjang]))
            for p in struktur(chance).values()
        ]

    def test_figures_add_up(self, nasib, biji):
        posts = {n.pos.kode: n.pos for n in nasib}
        s = simulasikan(nasib, {k: letak(posts, k)[1] for k in posts})
        gone = [n for n in nasib if not n.bertahan]
        assert s.jumlah_sebelum == BANYAK
        assert s.jumlah_sesudah == BANYAK - len(gone)
        assert s.terdampak == sum(n.pos.pemangku for n in gone)
        assert s.belum == sum(n.hasil is Hasil.PERLU_KEPUTUSAN for n in nasib)
        assert sum(s.jenjang.values()) == sum(n.jenjang is not None for n in gone)
        assert Counter({k: s.sebelum[k] - s.sesudah.get(k, 0) for k in s.sebelum}) == Counter(
            {k: sum(kelas(n.pos.eselon) == k for n in gone) for k in s.sebelum}
        )
        assert 0 <= s.persen <= 100

    def test_everybody_who_stays_stands_below_somebody_who_stays(self, nasib, biji):
        posts = {n.pos.kode: n for n in nasib}
        for kode in posts:
            head = atasan_baru(posts, kode)
            assert head == "" or posts[head].bertahan
            assert head != kode

    def test_nobody_below_a_head_is_lost(self, nasib, biji):
        """All who have a head afterwards are counted below exactly one."""
        posts = {n.pos.kode: n.pos for n in nasib}
        s = simulasikan(nasib, {k: letak(posts, k)[1] for k in posts})
        above = {k: atasan_baru({n.pos.kode: n for n in nasib}, k) for k in posts}
        assert sum(r.sesudah + r.fungsional for r in s.rentang) == sum(bool(head) for head in above.values())

    def test_no_perangkat_daerah_grows_deeper(self, nasib, biji):
        posts = {n.pos.kode: n.pos for n in nasib}
        s = simulasikan(nasib, {k: letak(posts, k)[1] for k in posts})
        assert all(0 <= t.sesudah <= t.sebelum for t in s.tingkat)

    def test_a_team_for_each_that_goes_and_for_none_that_stays(self, nasib, biji):
        teams = usulkan_tim(nasib)
        assert [t.asal for t in teams] == [n.pos.kode for n in nasib if not n.bertahan]
        assert all(t.nama.startswith("Tim Kerja ") and "Seksi" not in t.nama for t in teams)

    def test_where_nothing_goes_nothing_changes(self, nasib, biji):
        stay = [Nasib(pos=n.pos, hasil=Hasil.DIPERTAHANKAN) for n in nasib]
        posts = {n.pos.kode: n.pos for n in nasib}
        s = simulasikan(stay, {k: letak(posts, k)[1] for k in posts})
        assert s.sebelum == s.sesudah
        assert all(r.sebelum == r.sesudah and not r.fungsional for r in s.rentang)
        assert all(t.sebelum == t.sesudah for t in s.tingkat)
        assert s.persen == 0


class TestFaults:
    @pytest.mark.parametrize("biji", BIJI)
    def test_a_forest_has_none(self, biji):
        assert cacat(list(struktur(random.Random(biji)).values())) == []

    @pytest.mark.parametrize("biji", BIJI)
    def test_one_ring_is_told_of_all_who_hang_on_it(self, biji):
        chance = random.Random(biji)
        posts = struktur(chance)
        bent = posts["p0"]
        posts["p0"] = Pos(**{f: getattr(bent, f) for f in Pos.__dataclass_fields__ if f != "induk"}, induk="p0")
        below = {"p0"}
        for kode, post in posts.items():
            if post.induk in below:
                below.add(kode)
        assert {kode for kode, kind in cacat(list(posts.values())) if kind == "melingkar"} == below

    @pytest.mark.parametrize("biji", BIJI)
    def test_a_parent_taken_away_leaves_orphans_by_name(self, biji):
        chance = random.Random(biji)
        posts = struktur(chance)
        gone = chance.choice([p.induk for p in posts.values() if p.induk])
        left = [p for p in posts.values() if p.kode != gone]
        assert {kode for kode, kind in cacat(left) if kind == "tanpa_induk"} == {
            p.kode for p in left if p.induk == gone
        }


def pohon(chance: random.Random, banyak: int = 30) -> list[Simpul]:
    """A performance tree with gaps of all kinds."""
    lines: list[Simpul] = []
    for n in range(banyak):
        lines.append(
            Simpul(
                kode=f"k{n}",
                tingkat=chance.choice(list(Tingkat)),
                nama=f"Nama {n}",
                unit=chance.choice(["A", "B", "C"]),
                induk=chance.choice(["", "tidak-ada", *(s.kode for s in lines)]),
                indikator=chance.choice(["", "Indeks mutu", "indeks  mutu.", f"Persentase {n}", "Jumlah dokumen"]),
                satuan=chance.choice(["", "%"]),
                target=chance.choice([None, Decimal(0), Decimal(80)]),
                anggaran=chance.choice([None, Decimal(0), Decimal(5)]),
                utama=chance.random() < 0.2,
            )
        )
    return lines


@pytest.mark.parametrize("biji", BIJI)
class TestTree:
    KATA = Kata(keluaran=("jumlah dokumen",), kabur=("meningkatnya",))

    def test_a_finding_is_told_of_the_line_that_has_it(self, biji):
        lines = pohon(random.Random(biji))
        found = {(f.kode, f.temuan) for f in periksa(lines, self.KATA)}
        by_code = {s.kode: s for s in lines}
        for line in lines:
            above = by_code.get(line.induk)
            wanted = {
                Temuan.TANPA_INDUK: line.tingkat is not Tingkat.SASARAN and above is None,
                Temuan.SALAH_TINGKAT: above is not None
                and URUTAN.index(above.tingkat) != URUTAN.index(line.tingkat) - 1,
                Temuan.TANPA_INDIKATOR: not line.indikator,
                Temuan.TANPA_TARGET: bool(line.indikator) and line.target is None,
                Temuan.TANPA_ANGGARAN: bool(line.indikator)
                and line.target is not None
                and line.tingkat is not Tingkat.SASARAN
                and not line.anggaran,
                Temuan.TANPA_ANAK: line.tingkat in {Tingkat.SASARAN, Tingkat.PROGRAM}
                and not any(s.induk == line.kode for s in lines),
            }
            for temuan, ada in wanted.items():
                assert ((line.kode, temuan) in found) is ada, (line, temuan)

    def test_an_indicator_of_several_units_is_led_by_exactly_one(self, biji):
        lines = pohon(random.Random(biji))
        told = {f.kode: f.lain for f in periksa(lines, self.KATA) if f.temuan is Temuan.LINTAS_UNIT}
        for line in lines:
            same = [s for s in lines if s.indikator and baku(s.indikator) == baku(line.indikator)]
            shared = bool(line.indikator) and len({s.unit for s in same}) > 1 and sum(s.utama for s in same) != 1
            assert (line.kode in told) is shared
            if shared:
                assert set(told[line.kode]) == {s.unit for s in same} - {line.unit}

    def test_hints_and_certainties_are_told_apart(self, biji):
        for f in periksa(pohon(random.Random(biji)), self.KATA):
            assert f.petunjuk is (f.temuan in {Temuan.BUKAN_HASIL, Temuan.TIDAK_TERUKUR})


class TestQuarter:
    @pytest.mark.parametrize(
        ("target", "realisasi", "menurun", "kurang", "persen"),
        [
            ("50", "50", False, False, "100.00"),
            ("50", "49.99", False, True, "99.98"),
            ("50", "75", False, False, "150.00"),
            ("50", "50", True, False, "100.00"),
            ("50", "51", True, True, "98.00"),
            ("50", "0", True, False, "200.00"),
            ("50", "120", True, True, "-40.00"),
            ("0", "0", False, False, None),
            ("0", "5", True, True, None),
            ("3", "1", False, True, "33.33"),
            ("3", "2", False, True, "66.67"),
        ],
    )
    def test_reached_or_short(self, target, realisasi, menurun, kurang, persen):
        c = Capaian(triwulan=1, target=Decimal(target), realisasi=Decimal(realisasi), menurun=menurun)
        assert c.kurang is kurang
        assert c.persen == (None if persen is None else Decimal(persen))

    def test_what_nobody_has_reported_is_neither(self):
        c = Capaian(triwulan=1, target=Decimal(50), realisasi=None)
        assert (c.kurang, c.persen) == (False, None)

    @pytest.mark.parametrize("biji", BIJI)
    def test_the_share_lies_between_none_and_all(self, biji):
        chance = random.Random(biji)
        looks = [
            Nilai(triwulan=n % 5, sesuai=frozenset(chance.sample(list(Lensa), chance.randrange(5)))) for n in range(9)
        ]
        met = sum(len(n.sesuai) for n in looks)
        assert hasil(looks) == (Decimal(100 * met) / 36).quantize(Decimal("0.01"))
        assert hasil([Nilai(triwulan=1, sesuai=frozenset(Lensa))]) == 100
        assert hasil([Nilai(triwulan=1, sesuai=frozenset())]) == 0
        assert hasil([]) is None
