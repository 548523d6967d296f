"""Retention against cases worked out by hand: each line says when it becomes inactive and when its fate is due."""

from datetime import date

import pytest

from poros.pure.retensi import Aturan, Hitung, Jadwal, Nasib, Pemicu, Tahap, baca_masa, jadwal, panjang, tambah_tahun

# rule (active+inactive, +n = further years, @ = waits for an event) · closed · event · inactive from · due
KASUS = """
2+3    2024-03-10 -          2026-03-10 2029-03-10
1+1    2024-01-01 -          2025-01-01 2026-01-01
1+3    2024-12-31 -          2025-12-31 2028-12-31
2+2    2023-06-30 -          2025-06-30 2027-06-30
3+2    2020-07-15 -          2023-07-15 2025-07-15
5+5    2015-05-05 -          2020-05-05 2025-05-05
2+8    2016-09-09 -          2018-09-09 2026-09-09
2+7    2016-09-09 -          2018-09-09 2025-09-09
3+7    2014-11-22 -          2017-11-22 2024-11-22
7+3    2010-10-10 -          2017-10-10 2020-10-10
2+20   2000-01-31 -          2002-01-31 2022-01-31
0+0    2025-02-14 -          2025-02-14 2025-02-14
0+1    2025-02-14 -          2025-02-14 2026-02-14
1+0    2025-02-14 -          2026-02-14 2026-02-14
0+5    2021-08-17 -          2021-08-17 2026-08-17
10+0   2013-04-01 -          2023-04-01 2023-04-01
100+0  1945-08-17 -          2045-08-17 2045-08-17
50+50  1926-11-23 -          1976-11-23 2026-11-23
1+4    2024-02-29 -          2025-03-01 2029-03-01
4+4    2024-02-29 -          2028-02-29 2032-02-29
2+2    2024-02-29 -          2026-03-01 2028-02-29
2+3    2024-02-29 -          2026-03-01 2029-03-01
3+1    2024-02-29 -          2027-03-01 2028-02-29
0+1    2024-02-29 -          2024-02-29 2025-03-01
4+0    2096-02-29 -          2100-03-01 2100-03-01
8+4    2096-02-29 -          2104-02-29 2108-02-29
1+1    2023-02-28 -          2024-02-28 2025-02-28
1+3    2025-02-28 -          2026-02-28 2029-02-28
1+1    2023-03-01 -          2024-03-01 2025-03-01
4+1    1996-02-29 -          2000-02-29 2001-03-01
2+3+1  2020-01-02 -          2022-01-02 2026-01-02
2+3+5  2020-01-02 -          2022-01-02 2030-01-02
1+1+10 2014-06-06 -          2015-06-06 2026-06-06
0+0+3  2024-02-29 -          2024-02-29 2027-03-01
5+5+2  2012-12-12 -          2017-12-12 2024-12-12
2+3+3  2019-02-28 -          2021-02-28 2027-02-28
2+3@   2024-03-10 -          -          -
1+1@   2024-02-29 -          -          -
0+0@   2024-02-29 -          -          -
2+3+4@ 2024-03-10 -          -          -
2+3@   2024-03-10 2024-03-10 2026-03-10 2029-03-10
2+3@   2024-03-10 2024-03-11 2026-03-11 2029-03-11
2+3@   2024-03-10 2024-03-09 2026-03-10 2029-03-10
2+3@   2024-03-10 2010-01-01 2026-03-10 2029-03-10
2+3@   2024-03-10 2025-07-01 2027-07-01 2030-07-01
1+1@   2022-05-05 2024-02-29 2025-03-01 2026-03-01
4+4@   2022-05-05 2024-02-29 2028-02-29 2032-02-29
1+3@   2024-02-29 2023-12-31 2025-03-01 2028-02-29
2+8@   2015-01-01 2016-06-16 2018-06-16 2026-06-16
1+2@   2019-12-31 2020-01-01 2021-01-01 2023-01-01
3+7@   2014-11-22 2018-08-08 2021-08-08 2028-08-08
2+3@   2020-10-10 2030-10-10 2032-10-10 2035-10-10
5+5@   2015-05-05 2016-02-29 2021-03-01 2026-03-01
0+2@   2021-01-01 2022-02-02 2022-02-02 2024-02-02
2+0@   2021-01-01 2022-02-02 2024-02-02 2024-02-02
0+0@   2021-01-01 2022-02-02 2022-02-02 2022-02-02
2+3+2@ 2018-03-03 2019-04-04 2021-04-04 2026-04-04
1+1+1@ 2020-01-01 2020-02-29 2021-03-01 2023-03-01
1+1+2@ 2020-01-01 2020-02-29 2021-03-01 2024-02-29
2+1@   2023-09-23 2023-09-22 2025-09-23 2026-09-23
3+3@   2020-02-29 2020-02-29 2023-03-01 2026-03-01
1+9@   2016-11-23 2016-11-23 2017-11-23 2026-11-23
2+3    1899-12-31 -          1901-12-31 1904-12-31
2+3    1999-12-31 -          2001-12-31 2004-12-31
1+1    2000-02-29 -          2001-03-01 2002-03-01
2+18   2006-11-23 -          2008-11-23 2026-11-23
"""


def _hari(teks):
    return None if teks == "-" else date.fromisoformat(teks)


def _aturan(teks):
    years = [int(n) for n in teks.rstrip("@").split("+")]
    trigger = Pemicu.PERJANJIAN_BERAKHIR if teks.endswith("@") else Pemicu.DITUTUP
    return Aturan(years[0], years[1], Nasib.MUSNAH, trigger, *years[2:])


BARIS = [line.split() for line in KASUS.split("\n") if line]


def test_the_table_is_long_enough_and_holds_the_hard_kinds():
    assert len(BARIS) >= 60
    assert sum(rule.endswith("@") for rule, *_rest in BARIS) >= 20
    assert sum("02-29" in line[1] + line[2] for line in BARIS) >= 15
    assert sum(rule.count("+") == 2 for rule, *_rest in BARIS) >= 8


@pytest.mark.parametrize("baris", BARIS, ids=[" ".join(b[:3]) for b in BARIS])
def test_each_case_comes_out_as_by_hand(baris):
    rule, closed, event, inactive, due = baris
    plan = jadwal(_aturan(rule), _hari(closed), _hari(event))
    assert (plan.inaktif, plan.jatuh_tempo) == (_hari(inactive), _hari(due))


def test_an_event_that_does_not_matter_moves_nothing():
    rule = Aturan(2, 3, Nasib.PERMANEN)
    assert jadwal(rule, date(2024, 3, 10), date(2030, 1, 1)) == jadwal(rule, date(2024, 3, 10))


@pytest.mark.parametrize(
    ("hari", "tahap"),
    [
        ("2024-03-10", Tahap.AKTIF),
        ("2026-03-09", Tahap.AKTIF),
        ("2026-03-10", Tahap.INAKTIF),
        ("2029-03-09", Tahap.INAKTIF),
        ("2029-03-10", Tahap.JATUH_TEMPO),
        ("2099-01-01", Tahap.JATUH_TEMPO),
    ],
)
def test_on_its_day_it_is_there_already(hari, tahap):
    assert jadwal(Aturan(2, 3, Nasib.MUSNAH), date(2024, 3, 10)).tahap(date.fromisoformat(hari)) is tahap


def test_what_has_not_begun_is_never_due():
    assert Jadwal(None, None, None).tahap(date.max) is Tahap.BELUM_MULAI


@pytest.mark.parametrize(
    ("aktif", "inaktif", "tambahan", "total", "hanya_inaktif"),
    [(3, 7, 0, True, False), (2, 7, 0, False, False), (2, 3, 5, True, False), (0, 10, 0, True, True),
     (2, 8, 2, True, True), (10, 0, 0, True, False), (9, 0, 0, False, False)],
)  # fmt: skip
def test_the_long_way_by_both_readings(aktif, inaktif, tambahan, total, hanya_inaktif):
    rule = Aturan(aktif, inaktif, Nasib.MUSNAH, tambahan=tambahan)
    assert panjang(rule, 10) is total
    assert panjang(rule, 10, Hitung.INAKTIF) is hanya_inaktif


def test_a_leap_day_is_never_a_day_short():
    assert tambah_tahun(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert tambah_tahun(date(2024, 2, 29), 0) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("teks", "tahun", "pemicu"),
    [
        ("2 Tahun", 2, Pemicu.DITUTUP),
        (" 20 tahun ", 20, Pemicu.DITUTUP),
        ("2 Tahun Setelah Data Diperbarui (Update)", 2, Pemicu.DIPERBARUI),
        ("2 Tahun Sejak Penetapan Kebijakan yang Terbaru", 2, Pemicu.DIGANTI),
        ("1 Tahun Sejak Keputusan Lama Dinyatakan Tidak Berlaku", 1, Pemicu.DIGANTI),
        ("8 Tahun Sejak Proses Kegiatan Dinyatakan Selesai Dilaksanakan", 8, Pemicu.SELESAI),
        ("2 Tahun Setelah Perjanjian Pinjaman Berakhir", 2, Pemicu.PERJANJIAN_BERAKHIR),
        ("1 Tahun Sejak Hak dan Kewajiban Habis", 1, Pemicu.KEWAJIBAN_TUNTAS),
        ("2 Tahun Sejak Perda tentang Pertanggungjawaban APBD Disahkan", 2, Pemicu.PERDA_APBD),
        ("2 Tahun Setelah Memperoleh Kekuatan Hukum Tetap", 2, Pemicu.PUTUSAN_TETAP),
        ("2 Tahun Setelah Habis Masa Berlaku", 2, Pemicu.HABIS_BERLAKU),
        ("1 Tahun Setelah Tidak Dipergunakan", 1, Pemicu.TIDAK_DIPAKAI),
        ("5 Tahun Sejak Tanggal Kunjungan Terakhir Pasien", 5, Pemicu.LAIN),
    ],
)
def test_words_of_a_jra_are_read(teks, tahun, pemicu):
    period = baca_masa(teks)
    assert (period.tahun, period.pemicu) == (tahun, pemicu)
    assert bool(period.kejadian) is (pemicu is not Pemicu.DITUTUP)


@pytest.mark.parametrize("teks", ["", "Permanen", "dua tahun", "2 Tahunan", "1234 Tahun"])
def test_what_names_no_years_is_no_period(teks):
    with pytest.raises(ValueError, match=teks or "^$"):
        baca_masa(teks)
