"""Files with every cell replaced by every nonsense, and files cut anywhere: a list of lines to mend, or what was meant.

No database: only the reader. Whatever it takes can be kept: it fits the columns and hangs together.
"""

import csv
import io
import random

import pytest

from poros.domain.reformasi.ekspor import (
    DIGIT_MAKS,
    KOLOM_KINERJA,
    KOLOM_STRUKTUR,
    PANJANG,
    PEMANGKU_MAKS,
    baca_kinerja,
    baca_struktur,
)
from poros.domain.reformasi.rules.kaskade import Tingkat
from poros.domain.reformasi.rules.penyederhanaan import ESELON, Ciri, Fungsi, Jenis, Pos, cacat, letak
from poros.kernel import cetak
from poros.kernel.commands import Ditolak

STRUKTUR = (
    KOLOM_STRUKTUR,
    ("pu", "", "dinas", "Dinas PU", "Kepala Dinas", "II.b", "teknis", "kuasa_anggaran", "1"),
    ("pu-jalan", "pu", "bidang", "Bidang Jalan", "Kepala Bidang", "III.b", "teknis", "", "1"),
    ("pu-jalan-1", "pu-jalan", "seksi", "Seksi Jalan", "Kepala Seksi", "IV.a", "", "otorisasi;kewilayahan", "2"),
)
KINERJA = (
    KOLOM_KINERJA,
    ("S1", "", "sasaran", "Banjir berkurang", "Luas genangan", "ha", "1.120,5", "", "pu", ""),
    ("P1", "S1", "program", "Sungai", "Panjang sungai", "km", "14", "2.000.000", "pu", "ya"),
    ("K1", "P1", "kegiatan", "Pengerukan", "", "", "", "", "dlh", ""),
)
BURUK = (
    "", " ", "-", "0", "-1", "1e9", "NaN", "x" * 400, "\0", "\u202e", "=1+1", "'", '"', ";", ",", "a\nb", "<script>", "½", "１２",
    "٣", "1.2.3", "9" * 30, "pu", "S1", "IV.a", "ya", "TRUE", "None", "2026-01-01", "\ufeff", "é", "🏛",
)  # fmt: skip


def berkas(rows, delimiter=",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def ganti(rows, baris: int, kolom: int, isi: str) -> list[list[str]]:
    changed = [list(row) for row in rows]
    changed[baris][kolom] = isi
    return changed


def utuh(posts: list[Pos]) -> None:
    """A structure that can be kept and judged."""
    by_code = {p.kode: p for p in posts}
    assert len(by_code) == len(posts)
    assert cacat(posts) == []
    for p in posts:
        letak(by_code, p.kode)
        assert p.jenis in {*Jenis}
        assert p.eselon in ESELON
        assert p.fungsi in {"", *Fungsi}
        assert p.ciri <= {*Ciri}
        assert 0 <= p.pemangku <= PEMANGKU_MAKS
        assert all(0 < len(getattr(p, n)) <= PANJANG[n] for n in ("kode", "unit", "jabatan"))
        assert "\0" not in f"{p.kode}{p.unit}{p.jabatan}"


@pytest.mark.parametrize("buruk", BURUK, ids=range(len(BURUK)))
class TestEveryCell:
    def test_of_a_structure(self, buruk):
        for baris in range(len(STRUKTUR)):
            for kolom in range(len(KOLOM_STRUKTUR)):
                try:
                    utuh(baca_struktur(berkas(ganti(STRUKTUR, baris, kolom, buruk))))
                except Ditolak as refused:
                    said = (str(refused), refused.bidang)
                    assert said[1] == "berkas" and said[0]  # noqa: PT018 -- one word on one refusal

    def test_of_a_tree(self, buruk):
        for baris in range(len(KINERJA)):
            for kolom in range(len(KOLOM_KINERJA)):
                try:
                    lines = baca_kinerja(berkas(ganti(KINERJA, baris, kolom, buruk)))
                except Ditolak:
                    continue
                for line in lines:
                    assert line.tingkat in {*Tingkat}
                    assert all(len(getattr(line, n)) <= PANJANG[n] for n in ("kode", "nama", "indikator", "satuan"))
                    for figure in (line.target, line.anggaran):
                        assert figure is None or 0 <= figure < 10**DIGIT_MAKS
                        assert figure is None or figure.as_tuple().exponent == -2

    def test_the_line_is_named(self, buruk):
        """Of a wrong level, wherever it stands, the number of its line as a spreadsheet shows it."""
        if buruk.strip().lower() in {*Tingkat}:
            return
        for baris in range(1, len(KINERJA)):
            with pytest.raises(Ditolak, match=f"baris {baris + 1}: "):
                baca_kinerja(berkas(ganti(KINERJA, baris, 2, buruk)))


class TestCut:
    @pytest.mark.parametrize("rows", [STRUKTUR, KINERJA], ids=["struktur", "kinerja"])
    def test_anywhere(self, rows):
        read = baca_struktur if rows is STRUKTUR else baca_kinerja
        whole = berkas(rows)
        for n in range(len(whole)):
            try:
                assert len(read(whole[:n])) <= len(rows) - 1
            except Ditolak as refused:
                assert refused.bidang == "berkas"  # noqa: PT017 -- one word on one refusal

    @pytest.mark.parametrize("biji", range(10))
    def test_bytes_changed_by_chance(self, biji):
        chance = random.Random(biji)
        whole = bytearray(berkas(KINERJA))
        for _n in range(40):
            torn = bytearray(whole)
            for _m in range(chance.randrange(1, 5)):
                torn[chance.randrange(len(torn))] = chance.randrange(256)
            try:
                baca_kinerja(bytes(torn))
            except Ditolak as refused:
                assert refused.bidang == "berkas"  # noqa: PT017 -- as above

    @pytest.mark.parametrize("biji", range(4))
    def test_a_workbook_torn_by_chance(self, biji):
        chance = random.Random(biji)
        whole = cetak.xlsx(STRUKTUR[0], STRUKTUR[1:]).read()
        assert len(baca_struktur(whole)) == 3
        for _n in range(10):
            torn = bytearray(whole)
            torn[chance.randrange(4, len(torn))] ^= 0xFF
            for wrong in (bytes(torn), whole[: chance.randrange(4, len(whole))]):
                try:
                    utuh(baca_struktur(wrong))
                except Ditolak as refused:
                    assert refused.bidang == "berkas"  # noqa: PT017 -- as above


def test_a_line_that_ends_before_its_eselon_has_none():
    """Once a 500."""
    posts = baca_struktur(b"kode,jenis,unit,jabatan,eselon\na,seksi,A,Kepala A\n")
    assert (posts[0].eselon, posts[0].fungsi, posts[0].pemangku) == ("", "", 1)


class TestSame:
    @pytest.mark.parametrize("delimiter", [",", ";"])
    @pytest.mark.parametrize("rows", [STRUKTUR, KINERJA], ids=["struktur", "kinerja"])
    def test_whatever_parts_the_cells(self, rows, delimiter):
        read = baca_struktur if rows is STRUKTUR else baca_kinerja
        assert read(berkas(rows, delimiter)) == read(berkas(rows))

    @pytest.mark.parametrize("biji", range(5))
    def test_whatever_the_order_of_the_columns(self, biji):
        order = list(range(len(KOLOM_KINERJA)))
        random.Random(biji).shuffle(order)
        mixed = [[row[n] for n in order] for row in KINERJA]
        assert baca_kinerja(berkas(mixed)) == baca_kinerja(berkas(KINERJA))

    @pytest.mark.parametrize("biji", range(5))
    def test_children_may_stand_before_their_parents(self, biji):
        rows = list(STRUKTUR[1:])
        random.Random(biji).shuffle(rows)
        assert {p.kode for p in baca_struktur(berkas([STRUKTUR[0], *rows]))} == {"pu", "pu-jalan", "pu-jalan-1"}
