"""Retention for any row of a JRA: the clock never runs backwards, and what is read is what was written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.pure.retensi import Aturan, Hitung, Jadwal, Nasib, Pemicu, Tahap, baca_masa, jadwal, panjang, tambah_tahun

HARI = st.dates(date(1945, 8, 17), date(2150, 12, 31))
TAHUN = st.integers(0, 60)
KEJADIAN = [p for p in Pemicu if p is not Pemicu.DITUTUP]
ATURAN = st.builds(Aturan, TAHUN, TAHUN, st.sampled_from(Nasib), st.sampled_from(Pemicu), TAHUN)


@given(HARI, st.integers(0, 200), st.integers(0, 200))
def test_years_are_never_shorter_than_years_and_keep_their_order(hari, satu, dua):
    assert (tambah_tahun(hari, satu) <= tambah_tahun(hari, dua)) is (satu <= dua)
    passed = (tambah_tahun(hari, satu) - hari).days
    assert 365 * satu <= passed <= 366 * satu


@given(HARI, HARI, st.integers(0, 200))
def test_who_begins_later_ends_no_earlier(satu, dua, tahun):
    if satu <= dua:
        assert tambah_tahun(satu, tahun) <= tambah_tahun(dua, tahun)


@given(HARI.filter(lambda d: (d.month, d.day) != (2, 29)), st.integers(0, 99), st.integers(0, 99))
def test_years_may_be_added_in_parts_but_from_a_leap_day(hari, satu, dua):
    assert tambah_tahun(tambah_tahun(hari, satu), dua) == tambah_tahun(hari, satu + dua)


@given(ATURAN, HARI, HARI)
def test_first_active_then_inactive_then_due_and_never_back(aturan, ditutup, kejadian):
    days = jadwal(aturan, ditutup, kejadian)
    assert days.mulai <= days.inaktif <= days.jatuh_tempo
    assert days.mulai >= ditutup
    edges = sorted({d + timedelta(days=n) for d in (days.mulai, days.inaktif, days.jatuh_tempo) for n in (-1, 0, 1)})
    order = list(Tahap)
    stages = [order.index(days.tahap(d)) for d in edges]
    assert stages == sorted(stages)
    assert days.tahap(days.jatuh_tempo) is Tahap.JATUH_TEMPO
    assert days.tahap(days.jatuh_tempo - timedelta(days=1)) is not Tahap.JATUH_TEMPO


@given(ATURAN, HARI, HARI, st.integers(1, 50))
def test_a_reappraisal_only_ever_gives_time(aturan, ditutup, kejadian, lebih):
    longer = Aturan(aturan.aktif, aturan.inaktif, aturan.nasib, aturan.pemicu, aturan.tambahan + lebih)
    before, after = jadwal(aturan, ditutup, kejadian), jadwal(longer, ditutup, kejadian)
    assert after.jatuh_tempo > before.jatuh_tempo
    assert (after.mulai, after.inaktif) == (before.mulai, before.inaktif)


@pytest.mark.parametrize("pemicu", KEJADIAN)
@given(hari=HARI, aktif=TAHUN)
def test_as_long_as_nobody_has_told_of_the_event_nothing_is_due(pemicu, hari, aktif):
    days = jadwal(Aturan(aktif, 1, Nasib.MUSNAH, pemicu), hari)
    assert days == Jadwal(None, None, None)
    assert days.tahap(date(9999, 12, 31)) is Tahap.BELUM_MULAI


@given(HARI, HARI)
def test_an_event_before_the_file_was_closed_counts_from_the_closing(ditutup, kejadian):
    aturan = Aturan(2, 3, Nasib.PERMANEN, Pemicu.PERJANJIAN_BERAKHIR)
    assert jadwal(aturan, ditutup, kejadian).mulai == max(ditutup, kejadian)


@given(ATURAN, st.integers(0, 40))
def test_the_long_way_by_total_holds_whenever_it_holds_by_the_inactive_years(aturan, ambang):
    if panjang(aturan, ambang, Hitung.INAKTIF):
        assert panjang(aturan, ambang, Hitung.TOTAL)
    assert panjang(aturan, 0, Hitung.INAKTIF)


CONTOH = """
2 tahun setelah tahun anggaran berakhir                             | 2  | perda_apbd
1 Tahun Setelah Perda Pertanggungjawaban APBD ditetapkan            | 1  | perda_apbd
5 tahun setelah putusan yang mempunyai kekuatan hukum tetap         | 5  | putusan_tetap
2 tahun setelah kerja sama berakhir                                 | 2  | perjanjian_berakhir
3 tahun setelah kontrak pekerjaan selesai                           | 3  | perjanjian_berakhir
2 tahun setelah hak dan kewajiban para pihak terpenuhi              | 2  | kewajiban_tuntas
1 tahun setelah masa berlaku sertifikat habis                       | 1  | habis_berlaku
2 tahun setelah ditetapkan keputusan yang terbaru                   | 2  | diganti
5 tahun setelah barang dihapus dari daftar inventaris               | 5  | tidak_dipakai
1 tahun setelah data diperbarui                                     | 1  | diperbarui
2 tahun setelah kegiatan selesai                                    | 2  | selesai
2 tahun setelah ditindaklanjuti                                     | 2  | selesai
10 tahun                                                            | 10 | ditutup
1 tahun setelah pegawai pensiun                                     | 1  | lain
"""
"""Periods as schedules of retention write them; a line more needs no programmer."""


@pytest.mark.parametrize("baris", [b for b in CONTOH.splitlines() if b], ids=lambda b: b.split("|")[0].strip()[:50])
def test_a_period_as_it_is_written(baris):
    teks, tahun, pemicu = (part.strip() for part in baris.split("|"))
    masa = baca_masa(teks)
    assert (masa.tahun, masa.pemicu) == (int(tahun), Pemicu(pemicu))
    assert baca_masa(f"  {teks.upper()}\n") == baca_masa(teks.upper())
    assert baca_masa(teks.upper()).pemicu is masa.pemicu


@given(st.integers(0, 999), st.text(alphabet=st.characters(categories=["L", "P", "N"]), max_size=30))
def test_whatever_the_event_the_years_are_read(tahun, kejadian):
    masa = baca_masa(f"{tahun} Tahun {kejadian}")
    assert masa.tahun == tahun
    assert (masa.pemicu is Pemicu.DITUTUP) is (kejadian == "")


@given(st.text(max_size=40))
def test_any_other_text_is_read_or_refused(teks):
    try:
        masa = baca_masa(teks)
    except ValueError:
        return
    assert "tahun" in teks.lower()
    assert masa.tahun >= 0
