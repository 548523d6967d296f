"""Each kind of conflict and each rule by a worked example; all times are hours of one day."""

import pytest

from poros.pure import konflik


def arahan(nama, **lain):
    return {
        "id": nama,
        "issuer": "bpbd",
        "level": 2,
        "target": "dinas-pu",
        "act": "buka",
        "object": "kota/utara/pintu-1",
        "sign": "do",
        "start": "08:00",
        "end": "12:00",
        "issued": "07:00",
        "status": "active",
    } | lain


def periksa(*semua, **settings):
    masukan = konflik.baca({"settings": settings, "instructions": list(semua)})
    return [konflik.tulis(t, masukan.tulisan) for t in konflik.temukan(masukan.arahan, masukan.pengaturan)]


def satu(*semua, **settings):
    (temuan,) = periksa(*semua, **settings)
    return temuan


class TestBertentangan:
    def test_same_act_ordered_and_forbidden(self):
        temuan = satu(arahan("A"), arahan("B", sign="forbid", issuer="camat", start="11:00", end="15:00"))
        assert temuan == {
            "type": "contrary",
            "pair": ["A", "B"],
            "prevails": None,
            "rule": "escalate",
            "to": None,
            "overlap": ["11:00", "12:00"],
            "reason": "A menyuruh dan B melarang buka",
        }

    @pytest.mark.parametrize("acts", [["buka", "tutup"], ["tutup", "buka"]])
    def test_acts_from_the_list_in_either_order(self, acts):
        temuan = satu(arahan("A"), arahan("B", act="tutup"), contrary_acts=[acts])
        assert (temuan["type"], temuan["reason"]) == (
            "contrary",
            "buka dan tutup tidak dapat dilakukan bersama",
        )
        assert periksa(arahan("A"), arahan("B", act="tutup", sign="forbid"), contrary_acts=[acts]) == []

    def test_one_value_at_a_time(self):
        a, b = arahan("A", act="atur", value=40), arahan("B", act="atur", value=60.5)
        temuan = satu(a, b, exclusive_value_acts=["atur"])
        assert (temuan["type"], temuan["reason"]) == ("contrary", "atur diminta dengan nilai 40 dan 60.5")
        assert satu(a, b)["type"] == "duplicate", "an act that sets nothing has no value to differ in"
        assert satu(a, b | {"value": 40.0}, exclusive_value_acts=["atur"])["type"] == "duplicate"
        assert satu(a, b | {"value": None}, exclusive_value_acts=["atur"])["reason"].endswith("nilai 40 dan –")
        forbidden = [a | {"sign": "forbid"}, b | {"sign": "forbid"}]
        assert periksa(*forbidden, exclusive_value_acts=["atur"]) == []

    @pytest.mark.parametrize(
        ("objek", "banyak"),
        [
            ("kota", 1),
            ("kota/utara", 1),
            ("kota/utara/pintu-1/daun", 1),
            ("/", 1),
            ("kota/utara/pintu-10", 0),
            ("kota/selatan", 0),
        ],
    )
    def test_one_place_must_contain_the_other(self, objek, banyak):
        lain = arahan("B", object=objek, sign="forbid", target="damkar")
        assert len(periksa(arahan("A"), lain)) == banyak

    @pytest.mark.parametrize(
        ("mulai", "selesai", "banyak"), [("12:00", "13:00", 0), ("07:00", "08:00", 0), ("11:59", "13:00", 1)]
    )
    def test_windows_that_only_touch_do_not_meet(self, mulai, selesai, banyak):
        assert len(periksa(arahan("A"), arahan("B", sign="forbid", start=mulai, end=selesai))) == banyak


def perlu(jumlah, sumber="perahu", **lain):
    return {"id": sumber, "quantity": jumlah} | lain


class TestPakaiGanda:
    def test_two_orders_for_one_thing(self):
        a = arahan("A", act="antar", object="kota/utara", resources=[perlu(1)])
        b = arahan("B", act="jemput", object="kota/selatan", resources=[perlu(1)], start="10:00", end="14:00")
        temuan = satu(a, b, common_superior={"bpbd|bpbd": "sekda"})
        assert (temuan["type"], temuan["pair"]) == ("double_booking", ["A", "B"])
        assert (temuan["rule"], temuan["to"], temuan["overlap"]) == ("escalate", "sekda", ["10:00", "12:00"])
        assert temuan["reason"] == "perahu diminta 2, padahal ada 1"
        assert periksa(a, b, resource_capacity={"perahu": 2}) == []

    def test_a_claim_has_its_own_window_and_ends_before_the_next_starts(self):
        a = arahan("A", resources=[perlu(1, start="08:00", end="09:00")])
        b = arahan("B", act="tutup", resources=[perlu(1, start="09:00", end="10:00")])
        assert periksa(a, b) == []
        early = arahan("B", act="tutup", start="13:00", end="14:00", resources=[perlu(1, start="08:30", end="10:00")])
        assert satu(a, early)["overlap"] == ["08:30", "09:00"]

    def test_three_that_only_together_are_too_many(self):
        semua = [arahan(n, act=f"kerja-{n}", resources=[perlu(1)], issuer=n) for n in "ABC"]
        superior = {"A|B": "sekda", "B|C": "sekda", "C|A": "sekda"}
        temuan = satu(*semua, resource_capacity={"perahu": 2}, common_superior=superior)
        assert (temuan["members"], temuan["to"]) == (["A", "B", "C"], "sekda")
        assert temuan["reason"] == "perahu diminta 3, padahal ada 2"
        assert "pair" not in temuan
        assert satu(*semua, resource_capacity={"perahu": 2}, common_superior=superior | {"C|A": "bupati"})["to"] is None

    def test_a_group_is_not_repeated_for_its_parts(self):
        jam = [("08:00", "12:00"), ("08:30", "11:00"), ("09:00", "10:00"), ("09:30", "12:00")]
        semua = [
            arahan(n, act=f"kerja-{n}", resources=[perlu(1)], start=mulai, end=selesai)
            for n, (mulai, selesai) in zip("ABCD", jam, strict=True)
        ]
        temuan = satu(*semua, resource_capacity={"perahu": 2})
        assert (temuan["members"], temuan["overlap"]) == (["A", "B", "C", "D"], ["09:30", "10:00"])

    def test_groups_that_hold_different_orders_are_both_told(self):
        jam = {
            "A": ("08:00", "10:00"),
            "B": ("08:00", "11:00"),
            "C": ("09:00", "12:00"),
            "D": ("10:00", "12:00"),
        }
        semua = [arahan(n, act=n, resources=[perlu(1)], start=m, end=s) for n, (m, s) in jam.items()]
        temuan = periksa(*semua, resource_capacity={"perahu": 2})
        assert [t["members"] for t in temuan] == [["A", "B", "C"], ["B", "C", "D"]]

    def test_a_pair_in_the_crowd_is_told_as_a_pair_and_the_rest_as_a_group(self):
        jumlah = {"A": 6, "B": 5, "C": 4, "D": 3, "E": 4}
        semua = [arahan(n, act=n, resources=[perlu(j)]) for n, j in jumlah.items()]
        temuan = periksa(*semua, resource_capacity={"perahu": 10})
        assert [t.get("pair") or t["members"] for t in temuan] == [["A", "B"], ["C", "D", "E"]]

    def test_one_order_that_asks_for_too_much_by_itself(self):
        temuan = satu(
            arahan("A", resources=[perlu(2), perlu(1, start="10:00", end="13:00")]),
            resource_capacity={"perahu": 2},
        )
        assert (temuan["members"], temuan["overlap"]) == (["A"], ["10:00", "12:00"])

    def test_several_resources_asked_by_one_are_told_by_name(self):
        temuan = satu(arahan("A", resources=[perlu(3, "truk"), perlu(2)]))
        assert temuan["reason"] == "perahu diminta 2, padahal ada 1; truk diminta 3, padahal ada 1"

    def test_several_resources_make_one_finding(self):
        a = arahan("A", resources=[perlu(1), perlu(1, "truk", start="08:30", end="09:00")])
        b = arahan(
            "B",
            act="tutup",
            start="09:30",
            resources=[perlu(1), perlu(1, "truk", start="08:00", end="12:00")],
        )
        temuan = satu(a, b)
        assert temuan["reason"] == "truk diminta 2, padahal ada 1; perahu diminta 2, padahal ada 1"
        assert temuan["overlap"] == ["08:30", "09:00"]

    def test_the_demand_told_is_the_highest_of_the_first_unbroken_stretch(self):
        jam = [("08:00", "09:00", 1), ("09:00", "10:00", 3), ("11:00", "12:00", 5)]
        a = arahan("A", resources=[perlu(j, start=m, end=s) for m, s, j in jam])
        temuan = satu(a, arahan("B", act="tutup", resources=[perlu(5)]), resource_capacity={"perahu": 5})
        assert (temuan["overlap"], temuan["reason"]) == (
            ["08:00", "10:00"],
            "perahu diminta 8, padahal ada 5",
        )

    def test_quantities_are_exact(self):
        semua = [arahan(n, act=n, resources=[perlu(0.1)]) for n in "ABC"]
        assert periksa(*semua, resource_capacity={"perahu": 0.3}) == []


class TestRangkapDanDuaKomando:
    def test_the_same_order_twice(self):
        temuan = satu(arahan("A"), arahan("B", start="11:00", issued="07:30"))
        assert (temuan["type"], temuan["prevails"], temuan["rule"]) == ("duplicate", "B", "R3")
        for lain in ({"object": "kota/utara"}, {"target": "damkar"}, {"start": "12:00", "end": "13:00"}):
            assert periksa(arahan("A"), arahan("B", **lain)) == []

    def test_a_prohibition_can_be_a_duplicate(self):
        assert satu(arahan("A", sign="forbid"), arahan("B", sign="forbid"))["type"] == "duplicate"

    def test_two_masters_of_one_unit(self):
        a, b = (
            arahan("A", act="evakuasi"),
            arahan("B", act="jaga", object="kota/selatan", issuer="camat", level=1),
        )
        penuh = {"whole_unit_acts": ["evakuasi", "jaga"]}
        temuan = satu(a, b, **penuh)
        assert (temuan["type"], temuan["prevails"], temuan["rule"]) == ("unity_of_command", "A", "R2")
        assert temuan["reason"] == "dinas-pu diminta seluruhnya oleh bpbd dan oleh camat"
        for lain in (
            {"issuer": "bpbd"},
            {"target": "damkar"},
            {"sign": "forbid"},
            {"act": "lihat"},
            {"start": "12:00", "end": "13:00"},
        ):
            assert periksa(a, b | lain, **penuh) == []

    def test_a_pair_is_told_once_under_the_first_kind(self):
        settings = {"contrary_acts": [["jaga", "pindah"]], "whole_unit_acts": ["jaga", "pindah"]}
        a = arahan("A", act="jaga", resources=[perlu(1)])
        b = arahan("B", act="pindah", issuer="camat", resources=[perlu(1)])
        assert satu(a, b, **settings)["type"] == "contrary"
        assert satu(a, b | {"object": "lain"}, **settings)["type"] == "double_booking"
        assert satu(a, b | {"object": "lain", "resources": []}, **settings)["type"] == "unity_of_command"
        assert satu(a, b | {"act": "jaga"})["type"] == "double_booking"
        assert satu(a, b | {"act": "jaga", "resources": []}, **settings)["type"] == "duplicate"


LARANGAN = {"sign": "forbid", "issuer": "camat"}


class TestPeringkat:
    def test_r0_dead_orders_are_silent(self):
        for status in (
            "withdrawn",
            "superseded",
            "expired",
            "cancelled",
            "Dicabut ",
            "digantikan",
            "berakhir",
            "batal",
        ):
            assert periksa(arahan("A"), arahan("B", status=status, **LARANGAN), competence={"buka": ["bpbd"]}) == []
        for status in ("active", "issued", "berlaku", "apa saja", "", None):
            assert len(periksa(arahan("A"), arahan("B", status=status, **LARANGAN))) == 1

    def test_r0_what_is_replaced_is_silent_too_and_so_is_what_that_replaced(self):
        a, b, c = (
            arahan("A"),
            arahan("B", supersedes="A", **LARANGAN),
            arahan("C", supersedes=["B", "tidak ada"]),
        )
        assert periksa(a, b, c) == []
        assert satu(
            a,
            b,
            c | {"status": "withdrawn", "supersedes": ["B"]} | {"id": "D"},
            c | {"id": "E", "supersedes": []},
        )["pair"] == ["B", "E"]
        assert periksa(a, b, c | {"status": "expired"}) == [], "what an expired order replaced does not revive"

    def test_r1_without_authority_one_loses(self):
        temuan = periksa(arahan("A"), arahan("B", level=9, **LARANGAN), competence={"buka": ["bpbd"]})
        assert (temuan[0]["prevails"], temuan[0]["rule"]) == ("A", "R1")
        assert temuan[1] == {
            "type": "no_authority",
            "members": ["B"],
            "prevails": None,
            "rule": "R1",
            "reason": "camat tidak berwenang atas buka",
        }

    def test_r1_is_silent_when_both_lack_authority(self):
        temuan = periksa(arahan("A"), arahan("B", level=9, **LARANGAN), competence={"buka": []})
        assert [t["rule"] for t in temuan] == ["R2", "R1", "R1"]

    def test_r2_the_higher_wins_even_over_the_more_special_but_that_is_remarked(self):
        temuan = satu(arahan("A"), arahan("B", level=9, object="kota", **LARANGAN))
        assert (temuan["prevails"], temuan["rule"]) == ("B", "R2")
        assert temuan["remark"].startswith("B menang karena tingkat penerbitnya, padahal A lebih khusus")
        assert "remark" not in satu(arahan("A", level=9), arahan("B", object="kota", **LARANGAN))

    def test_r2_says_nothing_of_who_stands_outside_the_chart(self):
        assert satu(arahan("A", level=None), arahan("B", **LARANGAN))["rule"] == "escalate"

    @pytest.mark.parametrize(
        "luas",
        [
            {"object": "kota/utara"},
            {"target": "dinas"},
            {"end": "12:30"},
            {"start": "07:00", "object": "kota"},
        ],
    )
    def test_r3_the_strictly_narrower_wins(self, luas):
        khusus = arahan("A", target="dinas/regu-1")
        temuan = satu(khusus, khusus | {"id": "B"} | LARANGAN | luas)
        assert (temuan["prevails"], temuan["rule"]) == ("A", "R3")

    @pytest.mark.parametrize("silang", [{}, {"object": "kota", "start": "09:00"}, {"target": "damkar", "end": "13:00"}])
    def test_r3_is_silent_when_neither_lies_inside_the_other(self, silang):
        assert satu(arahan("A"), arahan("B", **LARANGAN, **silang))["rule"] == "escalate"

    def test_r4_the_later_wins_only_against_the_same_issuer(self):
        temuan = satu(arahan("A"), arahan("B", sign="forbid", issued="07:30"))
        assert (temuan["prevails"], temuan["rule"]) == ("B", "R4")
        assert satu(arahan("A"), arahan("B", issued="07:30", **LARANGAN))["rule"] == "escalate"
        assert satu(arahan("A"), arahan("B", sign="forbid"))["rule"] == "escalate"

    def test_r3_is_asked_before_r4(self):
        temuan = satu(arahan("A"), arahan("B", sign="forbid", object="kota", issued="07:30"))
        assert (temuan["prevails"], temuan["rule"]) == ("A", "R3")

    @pytest.mark.parametrize("kunci", ["bpbd|camat", "camat|bpbd", "camat | bpbd"])
    def test_otherwise_the_common_superior_decides(self, kunci):
        temuan = satu(arahan("A"), arahan("B", **LARANGAN), common_superior={kunci: "sekda"})
        assert (temuan["prevails"], temuan["rule"], temuan["to"]) == (None, "escalate", "sekda")


BERNILAI = {"exclusive_value_acts": ["atur"]}


def bernilai(nama, nilai, objek, waktu, terbit):
    mulai, selesai = waktu
    return arahan(nama, act="atur", value=nilai, object=objek, start=mulai, end=selesai, issued=terbit)


LINGKARAN = [
    bernilai("A", 10, "kota/utara", ("08:00", "12:00"), "06:00"),  # more special than B
    bernilai("B", 20, "kota", ("08:00", "12:00"), "06:20"),  # issued after C
    bernilai("C", 30, "kota/utara/pintu", ("10:00", "16:00"), "06:10"),  # issued after A
]


class TestLingkaran:
    def test_three_orders_of_one_issuer(self):
        temuan = periksa(*LINGKARAN, **BERNILAI, common_superior={"bpbd|bpbd": "sekda"})
        pasangan, lingkaran = temuan[:3], temuan[3]
        assert [(t["type"], t["pair"], t["prevails"], t["rule"]) for t in pasangan] == [
            ("contrary", ["A", "B"], "A", "R3"),
            ("contrary", ["A", "C"], "C", "R4"),
            ("contrary", ["B", "C"], "B", "R4"),
        ]
        assert all(
            t["reason"].endswith("bagian dari lingkaran A, B, C, yang harus diputuskan sekaligus") for t in pasangan
        )
        assert lingkaran == {
            "type": "cycle",
            "members": ["A", "B", "C"],
            "prevails": None,
            "rule": "escalate",
            "to": "sekda",
            "reason": "menurut R3 dan R4 tidak ada yang paling kuat di antara A, B, C",
        }

    def test_four_orders_of_two_issuers(self):
        """A is inside B, B later than C; C is inside D, D later than A: only two issuers, and no triangle."""
        semua = [
            arahan("A", object="kota/a/x", start="08:00", end="10:00", issued="06:00", issuer="camat"),
            arahan("B", object="kota/a", start="08:00", end="10:00", issued="06:30", sign="forbid"),
            arahan("C", object="kota/a/y", start="09:00", end="11:00", issued="06:00"),
            arahan("D", object="kota", start="09:00", end="12:00", issued="06:30", sign="forbid", issuer="camat"),
        ]
        temuan = periksa(*semua, common_superior={"camat|bpbd": "sekda"})
        assert [t["pair"] for t in temuan[:4]] == [["A", "B"], ["A", "D"], ["B", "C"], ["C", "D"]]
        assert [(t["prevails"], t["rule"]) for t in temuan[:4]] == [
            ("A", "R3"),
            ("D", "R4"),
            ("B", "R4"),
            ("C", "R3"),
        ]
        assert [(t["type"], t["members"], t["to"]) for t in temuan[4:]] == [("cycle", ["A", "B", "C", "D"], "sekda")]

    def test_a_clear_order_of_three_is_no_cycle(self):
        semua = [*LINGKARAN[:2], LINGKARAN[2] | {"issued": "05:00"}]
        assert [t["type"] for t in periksa(*semua, **BERNILAI)] == ["contrary"] * 3

    def test_two_cycles_are_told_apart_and_what_hangs_on_them_is_not_marked(self):
        lain = [a | {"id": a["id"].lower(), "object": f"desa/{a['object']}"} for a in LINGKARAN]
        tamu = bernilai("T", 40, "kota", ("08:00", "18:00"), "05:00") | {"level": 1}
        temuan = periksa(*LINGKARAN, *lain, tamu, **BERNILAI)
        assert [t["members"] for t in temuan if t["type"] == "cycle"] == [["A", "B", "C"], ["a", "b", "c"]]
        ditandai = [t["pair"] for t in temuan if "lingkaran" in t["reason"] and t["type"] == "contrary"]
        assert ditandai == [["A", "B"], ["A", "C"], ["B", "C"], ["a", "b"], ["a", "c"], ["b", "c"]]

    def test_a_new_order_that_closes_a_cycle(self):
        masukan = konflik.baca({"settings": BERNILAI, "instructions": LINGKARAN})
        indeks = konflik.Indeks(masukan.pengaturan, masukan.arahan[:2])
        temuan = indeks.check(masukan.arahan[2])
        assert [(t.jenis, t.anggota) for t in temuan] == [
            ("contrary", ("A", "C")),
            ("contrary", ("B", "C")),
            ("cycle", ("A", "B", "C")),
        ]
