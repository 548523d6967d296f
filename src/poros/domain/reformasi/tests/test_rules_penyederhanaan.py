"""Which posts go and which stay, by the shipped rules: a structure worked by hand, and every condition on its own."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from poros.domain.reformasi import ekspor
from poros.domain.reformasi.queries.acuan import CONTOH
from poros.domain.reformasi.rules.penyederhanaan import (
    PANGKAL,
    Aturan,
    Ciri,
    Fakta,
    Fungsi,
    Hasil,
    Jenis,
    Jenjang,
    Kelas,
    Pos,
    Syarat,
    Usul,
    cacat,
    cocok,
    fakta,
    kelas,
    letak,
    usulkan,
)

AKAR = Path(ekspor.__file__).parent
HARI = date(2026, 11, 23)
SYARAT = ("daerah", "kelas", "jenis", "jenis_induk", "pangkal", "fungsi", "ciri")


def aturan_bawaan() -> list[Aturan]:
    rows = yaml.safe_load((AKAR / "parameter" / "penyederhanaan.yaml").read_text(encoding="utf-8"))
    return [
        Aturan(
            kode=row["kode"],
            urutan=row["urutan"],
            dari=row["dari"],
            syarat=Syarat(**{n: frozenset(row.get(n, ())) for n in SYARAT}),
            hasil=Hasil(row["hasil"]) if "hasil" in row else None,
            jenjang=Jenjang(row["jenjang"]) if "jenjang" in row else None,
        )
        for row in rows
    ]


def struktur(path: Path = CONTOH) -> dict[str, Pos]:
    return {p.kode: p for p in ekspor.baca_struktur(path.read_bytes())}


def harapan() -> list[dict[str, str]]:
    """Result, rule, level and the reason in words, post by post, as a person worked them out from the sources."""
    with (AKAR / "tests" / "struktur-45-harapan.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


ATURAN = aturan_bawaan()


class TestShippedStructure:
    def test_it_has_45_units_with_all_their_posts(self):
        """Setda with 3 asisten and 9 bagian, 2 sekretariat of their own, 18 dinas, 6 badan, RSUD, 3 camat, 2 lurah."""
        posts = struktur()
        own = {Jenis.ASISTEN, Jenis.KELURAHAN, *PANGKAL}
        units = [p for p in posts.values() if p.jenis in own or p.induk.startswith("as")]
        assert Counter(p.jenis for p in units) == {
            "setda": 1, "asisten": 3, "bagian": 9, "setwan": 1, "inspektorat": 1, "dinas": 17, "satuan": 1, "badan": 6,
            "rsud": 1, "kecamatan": 3, "kelurahan": 2,
        }  # fmt: skip
        assert len(units) == 45
        assert len(posts) == 263

    def test_each_post_was_worked_by_hand_with_its_reason(self):
        assert [row["kode"] for row in harapan()] == list(struktur())
        assert all(row["alasan"] for row in harapan())
        assert Counter(row["hasil"] for row in harapan()) == {
            "dipertahankan": 199,
            "disederhanakan": 61,
            "perlu_keputusan": 3,
        }

    def test_the_rules_come_to_the_result_of_the_hand(self):
        posts = struktur()
        worked = {row["kode"]: (row["hasil"], row["aturan"], row["jenjang"]) for row in harapan()}
        found = {kode: usulkan(fakta(posts, kode, "kota"), ATURAN, HARI) for kode in posts}
        assert {kode: (u.hasil, u.aturan, u.jenjang or "") for kode, u in found.items()} == worked

    def test_each_rule_for_a_kota_decides_at_least_one_post(self):
        """But for those of a post without eselon and of provinces, which a kota does not have here."""
        used = {row["aturan"] for row in harapan()}
        assert {r.kode for r in ATURAN if r.hasil} - used == {"luar-tanpa-eselon", "provinsi-administrator"}

    def test_every_proposal_cites_its_ground(self):
        """A rule, or where there is none the rule that could not be checked; the level cites its own."""
        posts = struktur()
        codes = {r.kode for r in ATURAN}
        for kode in posts:
            found = usulkan(fakta(posts, kode, "kota"), ATURAN, HARI)
            assert (found.aturan or found.belum) in codes
            assert (found.jenjang is None) == (found.aturan_jenjang == "")
            assert found.aturan_jenjang in codes | {""}

    def test_what_is_missing_is_named(self):
        found = usulkan(fakta(struktur(), "adbang-evaluasi", "kota"), ATURAN, HARI)
        assert found == Usul(
            hasil=Hasil.PERLU_KEPUTUSAN,
            jenjang=Jenjang.AHLI_MUDA,
            aturan_jenjang="setara-pengawas",
            belum="otda-tu-setda",
        )

    def test_the_shipped_rules_say_where_they_are_from(self):
        rows = yaml.safe_load((AKAR / "parameter" / "penyederhanaan.yaml").read_text(encoding="utf-8"))
        assert len({row["kode"] for row in rows}) == len(rows)
        for row in rows:
            assert row["sumber"]
            assert row["teks"]
            assert row["mutu"] in {"P", "S", "G"}
            assert ("hasil" in row) != ("jenjang" in row)


def satu(**lain) -> Fakta:
    """A supervisor of a seksi in a dinas of a kota, with changes by name."""
    data = {
        "daerah": "kota",
        "kelas": Kelas.PENGAWAS,
        "jenis": Jenis.SEKSI,
        "jenis_induk": Jenis.BIDANG,
        "pangkal": Jenis.DINAS,
        "fungsi": Fungsi.TEKNIS,
        "ciri": frozenset(),
    }
    return Fakta(**(data | lain))


class TestProvince:
    """The letter speaks of kabupaten/kota; what it keeps there is open in a province."""

    def test_supervisors_go(self):
        found = usulkan(satu(daerah="provinsi"), ATURAN, HARI)
        assert (found.hasil, found.aturan, found.jenjang) == ("disederhanakan", "sederhana-pengawas", "ahli_muda")

    def test_even_in_the_sekretariat_of_a_dinas(self):
        found = usulkan(satu(daerah="provinsi", jenis_induk=Jenis.SEKRETARIAT), ATURAN, HARI)
        assert found.hasil is Hasil.DISEDERHANAKAN

    def test_administrators_are_for_people_to_decide_with_the_level_shown(self):
        found = usulkan(satu(daerah="provinsi", kelas=Kelas.ADMINISTRATOR, jenis=Jenis.BIDANG), ATURAN, HARI)
        assert (found.hasil, found.aturan, found.jenjang) == ("perlu_keputusan", "provinsi-administrator", "ahli_madya")

    def test_grounds_of_the_circular_hold_there_too(self):
        found = usulkan(satu(daerah="provinsi", ciri=frozenset({Ciri.OTORISASI})), ATURAN, HARI)
        assert (found.hasil, found.aturan) == ("dipertahankan", "se393-kewenangan")


class TestPrecedence:
    def test_a_post_kept_by_two_grounds_cites_the_first(self):
        both = frozenset({Ciri.KUASA_ANGGARAN, Ciri.KEWILAYAHAN})
        assert usulkan(satu(ciri=both), ATURAN, HARI).aturan == "se393-satker"

    def test_what_is_proposed_to_the_minister_waits_for_him_whatever_else_holds(self):
        both = frozenset({Ciri.KRITERIA_KHUSUS, Ciri.OTORISASI})
        assert usulkan(satu(ciri=both), ATURAN, HARI).hasil is Hasil.PERLU_KEPUTUSAN

    def test_the_order_is_in_the_data(self):
        rules = [
            Aturan(kode="b", urutan=2, dari=HARI, hasil=Hasil.DISEDERHANAKAN),
            Aturan(kode="a", urutan=1, dari=HARI, hasil=Hasil.DIPERTAHANKAN),
        ]
        assert usulkan(satu(), rules, HARI).aturan == "a"

    def test_a_rule_of_levels_decides_nothing_wherever_it_stands(self):
        rules = [
            Aturan(kode="jenjang", urutan=1, dari=HARI, jenjang=Jenjang.AHLI_MUDA),
            Aturan(kode="hasil", urutan=2, dari=HARI, hasil=Hasil.DISEDERHANAKAN),
        ]
        assert usulkan(satu(), rules, HARI) == Usul(
            hasil=Hasil.DISEDERHANAKAN, aturan="hasil", jenjang=Jenjang.AHLI_MUDA, aturan_jenjang="jenjang"
        )
        assert usulkan(satu(), rules[:1], HARI).hasil is Hasil.PERLU_KEPUTUSAN

    def test_without_any_rule_nothing_is_decided(self):
        assert usulkan(satu(), [], HARI) == Usul(hasil=Hasil.PERLU_KEPUTUSAN)


class TestDates:
    def test_before_the_letter_of_2021_there_was_only_the_circular(self):
        before = usulkan(satu(ciri=frozenset({Ciri.HANYA_SEKSI})), ATURAN, date(2021, 4, 21))
        after = usulkan(satu(ciri=frozenset({Ciri.HANYA_SEKSI})), ATURAN, date(2021, 4, 22))
        assert (before.aturan, after.aturan) == ("sederhana-pengawas", "otda-seksi")

    def test_in_2019_no_rule_said_what_goes(self):
        assert usulkan(satu(), ATURAN, date(2019, 12, 1)) == Usul(hasil=Hasil.PERLU_KEPUTUSAN)

    @pytest.mark.parametrize(
        ("hari", "wanted"), [(date(2020, 1, 1), False), (date(2020, 1, 2), True), (date(2020, 1, 4), False)]
    )
    def test_a_rule_has_a_first_and_a_last_day(self, hari, wanted):
        rule = Aturan(kode="a", urutan=1, dari=date(2020, 1, 2), sampai=date(2020, 1, 3))
        assert rule.berlaku(hari) is wanted
        assert rule.berlaku(date(2020, 1, 3))


class TestConditions:
    @pytest.mark.parametrize(
        ("name", "wanted"),
        [
            ("daerah", "provinsi"),
            ("kelas", "jpt"),
            ("jenis", "uptd"),
            ("jenis_induk", "uptd"),
            ("pangkal", "rsud"),
            ("ciri", "mandiri"),
        ],
    )
    def test_one_that_fails_rules_it_out(self, name, wanted):
        assert cocok(Syarat(**{name: frozenset({wanted})}), satu()) is False

    def test_nothing_asked_is_met(self):
        assert cocok(Syarat(), satu(fungsi="")) is True

    @pytest.mark.parametrize(("fungsi", "wanted"), [("tata_usaha", True), ("teknis", False), ("", None)])
    def test_an_empty_function_is_neither_met_nor_unmet(self, fungsi, wanted):
        assert cocok(Syarat(fungsi=frozenset({"tata_usaha"})), satu(fungsi=fungsi)) is wanted

    def test_a_gap_does_not_matter_where_something_else_rules_it_out(self):
        assert cocok(Syarat(fungsi=frozenset({"x"}), pangkal=frozenset({"rsud"})), satu(fungsi="")) is False


class TestPlace:
    @pytest.mark.parametrize(
        ("eselon", "wanted"),
        [
            ("I.b", "jpt"),
            ("II.a", "jpt"),
            ("III.b", "administrator"),
            ("IV.a", "pengawas"),
            ("V.a", "eselon_v"),
            ("", "tanpa_eselon"),
        ],
    )
    def test_class_by_eselon(self, eselon, wanted):
        assert kelas(eselon) == wanted

    def test_kind_above_and_perangkat_daerah(self):
        posts = struktur()
        assert letak(posts, "pupr-lab-tu") == ("uptd", "pupr")
        assert letak(posts, "setda") == ("", "setda")

    def test_above_all_perangkat_daerah_there_is_none(self):
        kdh = Pos(kode="kdh", unit="Wali Kota", jenis=Jenis.KEPALA_DAERAH, jabatan="Wali Kota", eselon="")
        assert letak({"kdh": kdh}, "kdh") == ("", "")
        assert fakta({"kdh": kdh}, "kdh", "kota").pangkal == ""
        assert usulkan(fakta({"kdh": kdh}, "kdh", "kota"), ATURAN, HARI).aturan == "luar-tanpa-eselon"

    def test_a_chain_that_bites_its_tail_ends(self):
        a = Pos(kode="a", unit="A", jenis=Jenis.SEKSI, jabatan="A", eselon="IV.a", induk="b")
        b = Pos(kode="b", unit="B", jenis=Jenis.SEKSI, jabatan="B", eselon="IV.a", induk="a")
        assert letak({"a": a, "b": b}, "a")[1] in {"a", "b"}


class TestFaults:
    def post(self, kode, induk=""):
        return Pos(kode=kode, unit=kode, jenis=Jenis.SEKSI, jabatan=kode, eselon="IV.a", induk=induk)

    def test_a_sound_structure_has_none(self):
        assert cacat(list(struktur().values())) == []

    def test_twice_without_parent_in_a_ring(self):
        assert cacat([self.post("a"), self.post("a")]) == [("a", "ganda")]
        assert cacat([self.post("a", "x")]) == [("a", "tanpa_induk")]
        assert cacat([self.post("a", "b"), self.post("b", "a")]) == [("a", "melingkar"), ("b", "melingkar")]

    def test_below_a_fault_the_fault_is_told_once(self):
        assert cacat([self.post("a", "x"), self.post("b", "a")]) == [("a", "tanpa_induk")]
