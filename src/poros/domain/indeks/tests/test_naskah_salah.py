"""Instruments as people write them wrongly: every scalar replaced by every nonsense is refused in words or is right.

No database: the text is read, the tree is built, its own test cases are tried, nothing is kept.
"""

import re

import pytest
import yaml

from poros.domain.indeks.models import Instrumen
from poros.domain.indeks.queries.instrumen import bagian, isi, kriteria, pratinjau, urai
from poros.domain.indeks.tests.conftest import NASKAH
from poros.kernel.commands import Ditolak

NILAI = re.compile(r"(?<=: )[^\n{}\[\],]+")
BURUK = (
    "", "-1", "0", "1e400", ".inf", ".nan", "9" * 40, "[]", "{}", "null", "true", "2026-13-01", "0001-01-01", "[1, 2]",
    "{a: 1}", '"\\0"', "3.5", "!!python/object/apply:os.system ['true']", "*a", "!!set {a}", "0x1F", "'" + "x" * 500 + "'",
)  # fmt: skip


def coba(naskah: str) -> str:
    """What is said of it: nothing when it is right. Anything but a refusal in words is a fault of ours."""
    try:
        pratinjau(naskah)
    except Ditolak as refused:
        return str(refused) if refused.bidang == "naskah" else f"not beside the text: {refused.bidang}"
    return ""


class TestEveryValue:
    @pytest.mark.parametrize("buruk", BURUK, ids=range(len(BURUK)))
    def test_replaced_by_nonsense(self, buruk):
        """Once a day that is none, no digits, a hundred digits or a list for a scale were a 500, or never ended."""
        places = list(NILAI.finditer(NASKAH))
        assert len(places) > 40
        for place in places:
            coba(NASKAH[: place.start()] + buruk + NASKAH[place.end() :])

    def test_the_text_itself_is_right(self):
        assert coba(NASKAH) == ""

    @pytest.mark.parametrize("jadi", ["hilang", "dua kali", "terpotong"])
    def test_each_line_gone_twice_or_the_last(self, jadi):
        lines = NASKAH.split("\n")
        for n in range(len(lines)):
            made = {
                "hilang": lines[:n] + lines[n + 1 :],
                "dua kali": lines[: n + 1] + lines[n:],
                "terpotong": lines[:n],
            }[jadi]
            coba("\n".join(made))

    @pytest.mark.parametrize(
        "naskah",
        [
            "[" * 3000, "{a: " * 2000, "- " * 2000 + "x", "a: &a [*a]", "kode: [", "? x", "", "null", "[]", "3", "'x'",
            "\t", "%YAML 9", "&a", "--- 1\n--- 2", "a: b: c", "\ufeff", "kode: !!python/name:os.system",
        ],
    )  # fmt: skip
    def test_what_is_no_instrument_at_all(self, naskah):
        assert coba(naskah)


class TestWhatIsSaid:
    @pytest.mark.parametrize(
        ("lama", "baru", "kata"),
        [
            ("dari: 2026-01-01", "dari: 2026-13-01", "tanggal"),
            ("dari: 2026-01-01", "dari: kemarin", "dari"),
            ("dari: 2026-01-01", "dari: 2026-01-01\nsampai: 2025-01-01", "mendahului"),
            ("desimal: 2", "desimal: 99", "paling banyak 12"),
            ("desimal: 2", "desimal: dua", "bilangan bulat"),
            ("skala: tingkat\n  anak", "skala: []\n  anak", "tidak dikenal"),
            ("skala: tingkat\n  anak", "skala: lain\n  anak", "tidak dikenal"),
            ("sampai: 5", "sampai: 0", "sampai"),
            ("mutu: {bukti: G}", "mutu: {bukti: X}", "bukti"),
            ("kode: I3", "kode: 'I 3'", "kode"),
            ("{I1: 3, I2: 3, I3: 2}", "{I1: 3, I2: 3, I9: 2}", "I9"),
            ("{I1: 3, I2: 3, I3: 2}", "{I1: 9, I2: 3, I3: 2}", "I1"),
        ],
    )
    def test_names_the_place(self, lama, baru, kata):
        assert lama in NASKAH
        assert kata in coba(NASKAH.replace(lama, baru))

    def test_yaml_that_breaks_off_names_its_line(self):
        broken = NASKAH.replace("skala:\n", "skala: [\n", 1)
        assert re.search(r"baris \d+", coba(broken))

    def test_a_digit_left_out_is_the_usual_two(self):
        assert urai(NASKAH.replace("desimal: 2\n", "desimal:\n")).desimal == urai(NASKAH).desimal == 2

    def test_words_of_the_law_may_be_long_and_in_any_script(self):
        text = NASKAH.replace("Layanan aduan", "Layanan “aduan” & ꦲꦏ꧀ꦱꦫ " + "panjang " * 20)
        assert coba(text) == ""


class TestReading:
    @pytest.fixture
    def baris(self):
        """A row that nobody keeps."""
        return Instrumen(kode="contoh-2026", indeks="contoh", naskah=NASKAH, dari=yaml.safe_load(NASKAH)["dari"])

    def test_choices_of_a_ladder_have_their_names(self, baris):
        found = kriteria(baris, "I1")
        assert found.nama == "Kebijakan data"
        assert ("3", "3 – Terdefinisi") in found.pilihan
        assert (found.rendah, found.tinggi) == (1, 5)

    def test_parts_by_the_version_that_held(self, baris):
        later = Instrumen(
            kode="contoh-2028", indeks="contoh", naskah=NASKAH.replace("nama: Layanan\n", "nama: Layanan baru\n"),
            dari=baris.dari.replace(year=2028),
        )  # fmt: skip
        names = {y: bagian([later, baris], "contoh", y)["D2"].nama for y in (2020, 2026, 2027, 2028, 2040)}
        assert names == {
            2020: "Layanan baru",
            2026: "Layanan",
            2027: "Layanan",
            2028: "Layanan baru",
            2040: "Layanan baru",
        }
        assert bagian([later, baris], "contoh")["D2"].nama == "Layanan baru"
        assert bagian([later], "lain") == {}

    def test_a_text_is_parsed_once(self, baris):
        assert isi(baris) is isi(Instrumen(naskah=NASKAH))
