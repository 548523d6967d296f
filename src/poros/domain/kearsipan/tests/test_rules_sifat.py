"""Laws of the archives that hold for whatever happens: any acts in any order, any levels, any days."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.kearsipan.rules import berkas, hapus, jaga, pinjam, susut
from poros.domain.kearsipan.rules.akses import TINGKAT, leluhur, tersandi
from poros.domain.kearsipan.rules.berkas import AKHIR_SUSUT, AKSI_SUSUT, BERAKHIR, MENYUSUT, Halangan, Keadaan, halangan
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.rules.jaga import KeadaanJaga
from poros.domain.kearsipan.rules.susut import Aksi, Jenis, Status
from poros.pure.flow import TransitionError
from poros.pure.retensi import Aturan, Hitung, Nasib, Pemicu, Tahap, jadwal, panjang

HARI = st.dates(date(1950, 1, 1), date(2120, 12, 31))
TAHUN = st.integers(0, 100)
ATURAN = st.builds(Aturan, TAHUN, TAHUN, st.sampled_from(Nasib), st.sampled_from(Pemicu), st.integers(0, 20))
LEVEL = st.sampled_from(["", *TINGKAT])
KODE = st.lists(st.integers(0, 999).map(str), min_size=1, max_size=4).map(".".join)


def berjalan(flow, status, acts) -> list:
    """The states that are passed when these acts are tried one after the other; what is refused leads nowhere."""
    road = [status]
    for act in acts:
        try:
            road.append(flow.step(road[-1], act))
        except TransitionError:
            continue
    return road


# --- jalan penyusutan


@pytest.mark.parametrize("jenis", Jenis)
@given(acts=st.lists(st.sampled_from(Aksi), max_size=40))
def test_whoever_does_what_in_whatever_order_no_step_is_skipped(jenis, acts):
    road = berjalan(susut.FLOW[jenis], susut.AWAL[jenis], acts)
    walked = [s for s in dict.fromkeys(road) if s is not Status.BATAL]
    assert tuple(walked) == susut.JALUR[jenis][: len(walked)]


@pytest.mark.parametrize("jenis", Jenis)
@given(acts=st.lists(st.sampled_from(Aksi), max_size=40))
def test_what_was_given_up_stays_given_up(jenis, acts):
    road = berjalan(susut.FLOW[jenis], susut.AWAL[jenis], [Aksi.BATALKAN, *acts])
    assert road == [susut.AWAL[jenis], Status.BATAL]


@given(acts=st.lists(st.sampled_from(Aksi), max_size=60))
def test_nothing_is_destroyed_without_each_of_the_six_acts_before_it(acts):
    flow, status, done = susut.FLOW[Jenis.MUSNAH], Status.PANITIA, []
    for act in acts:
        try:
            status = flow.step(status, act)
        except TransitionError:
            continue
        done.append(act)
    if status in {Status.DIMUSNAHKAN, Status.DIARSIPKAN}:
        needed = [Aksi.SELEKSI, Aksi.AJUKAN, Aksi.NILAI, Aksi.SETUJUI, Aksi.TETAPKAN, Aksi.MUSNAHKAN]
        places = [done.index(act) for act in needed]
        assert places == sorted(places)
        assert Aksi.BATALKAN not in done


@given(acts=st.lists(st.sampled_from(berkas.Aksi), max_size=40))
def test_what_is_gone_or_handed_over_never_comes_back(acts):
    road = berjalan(berkas.FLOW, berkas.Status.TERBUKA, acts)
    ends = [n for n, status in enumerate(road) if status in BERAKHIR]
    assert ends in ([], [len(road) - 1])


@given(acts=st.lists(st.sampled_from(berkas.Aksi), max_size=40))
def test_a_file_leaves_its_office_only_through_a_list(acts):
    road = berjalan(berkas.FLOW, berkas.Status.TERBUKA, acts)
    for before, after in pairwise(road):
        if after in {berkas.Status.INAKTIF, *BERAKHIR}:
            assert before in MENYUSUT


@pytest.mark.parametrize("jenis", Jenis)
@pytest.mark.parametrize("status", berkas.Status)
def test_what_comes_off_a_list_is_what_it_was_before(jenis, status):
    try:
        listed = berkas.FLOW.step(status, AKSI_SUSUT[jenis])
    except TransitionError:
        assert status is not (berkas.Status.TUTUP if jenis is Jenis.PINDAH else berkas.Status.INAKTIF)
        return
    assert berkas.FLOW.step(listed, berkas.Aksi.KELUARKAN) is status
    assert berkas.FLOW.step(listed, AKHIR_SUSUT[jenis]) not in {status, listed}


@given(acts=st.lists(st.sampled_from(pinjam.Aksi), max_size=12))
def test_a_loan_is_lent_at_most_once_and_comes_back_at_most_once(acts):
    road = berjalan(pinjam.FLOW, pinjam.Status.DIMINTA, acts)
    assert len(road) == len(set(road))
    assert (pinjam.Status.KEMBALI in road) <= (pinjam.Status.DIPINJAM in road)


# --- sandi dan kode


@given(st.lists(LEVEL, max_size=6), st.lists(LEVEL, max_size=6))
def test_secrecy_does_not_depend_on_the_order_in_which_papers_are_filed(satu, dua):
    assert tersandi(*satu, *dua) == tersandi(*dua, *satu) == tersandi(tersandi(*satu, *dua), *dua, *satu)


@given(st.lists(LEVEL, min_size=1, max_size=6), LEVEL)
def test_one_more_paper_never_makes_a_file_less_secret(levels, more):
    before = tersandi(*levels)
    after = tersandi(*levels, more)
    said = any(levels)
    assert TINGKAT.index(after) >= TINGKAT.index(before) or not said


@given(st.lists(st.sampled_from(TINGKAT), min_size=1, max_size=6))
def test_a_file_is_exactly_as_secret_as_one_of_its_papers(levels):
    assert tersandi(*levels) in levels
    assert all(TINGKAT.index(tersandi(*levels)) >= TINGKAT.index(one) for one in levels)


@given(KODE)
def test_every_code_above_a_code_is_its_beginning_and_the_nearest_comes_first(kode):
    line = leluhur(kode)
    assert line[0] == kode
    assert line[-1] == kode.split(".")[0]
    assert all(longer.startswith(f"{shorter}.") for longer, shorter in pairwise(line))
    assert len(line) == kode.count(".") + 1


@given(KODE, KODE)
def test_two_codes_share_what_stands_above_both(satu, dua):
    shared = [code for code in leluhur(satu) if code in leluhur(dua)]
    assert shared == (leluhur(shared[0]) if shared else [])


# --- retensi


@given(ATURAN, HARI, st.none() | HARI, HARI, st.integers(0, 40_000))
def test_a_retention_that_has_run_out_stays_run_out(aturan, ditutup, kejadian, hari, kemudian):
    plan = jadwal(aturan, ditutup, kejadian)
    order = list(Tahap)
    later = min(hari.toordinal() + kemudian, date(2600, 1, 1).toordinal())
    assert order.index(plan.tahap(hari)) <= order.index(plan.tahap(date.fromordinal(later)))


@given(ATURAN, HARI, HARI)
def test_the_three_days_come_in_their_order_and_never_before_the_closing(aturan, ditutup, kejadian):
    plan = jadwal(aturan, ditutup, kejadian)
    assert ditutup <= plan.mulai <= plan.inaktif <= plan.jatuh_tempo
    if aturan.pemicu is not Pemicu.DITUTUP:
        assert plan.mulai >= kejadian


@given(ATURAN, HARI)
def test_an_event_that_nobody_has_told_keeps_a_file_for_ever(aturan, ditutup):
    plan = jadwal(aturan, ditutup)
    waits = aturan.pemicu is not Pemicu.DITUTUP
    assert (plan.tahap(date(9999, 12, 31)) is Tahap.BELUM_MULAI) is waits
    assert (plan.jatuh_tempo is None) is waits


@given(ATURAN, HARI, st.integers(1, 30))
def test_more_years_from_the_panel_never_bring_the_end_nearer(aturan, ditutup, tambahan):
    longer = replace(aturan, tambahan=aturan.tambahan + tambahan)
    before, after = jadwal(aturan, ditutup, ditutup), jadwal(longer, ditutup, ditutup)
    assert (after.mulai, after.inaktif) == (before.mulai, before.inaktif)
    assert after.jatuh_tempo > before.jatuh_tempo


@given(ATURAN, st.integers(1, 100), st.sampled_from(Hitung))
def test_a_longer_retention_is_never_on_the_shorter_way(aturan, ambang, hitung):
    longer = replace(aturan, inaktif=aturan.inaktif + 1)
    assert panjang(aturan, ambang, hitung) <= panjang(longer, ambang, hitung)
    assert panjang(aturan, ambang, Hitung.INAKTIF) <= panjang(aturan, ambang, Hitung.TOTAL)


# --- halangan


KEADAAN = st.builds(
    lambda aturan, ditutup, kejadian, jalur, tanda: Keadaan(
        jadwal(aturan, ditutup, kejadian), aturan.nasib, jalur, ditahan=tanda[0], vital=tanda[1], dipinjam=tanda[2]
    ),
    ATURAN, HARI, st.none() | HARI, st.booleans(), st.tuples(st.booleans(), st.booleans(), st.booleans()),
)  # fmt: skip


@given(st.sampled_from(Jenis), ATURAN, HARI, st.booleans(), st.integers(0, 9000))
def test_what_is_due_on_its_way_with_its_fate_is_free_until_it_is_held_marked_or_lent(jenis, aturan, hari, jalur, lalu):
    plan = jadwal(aturan, hari, hari)
    fate = {Jenis.MUSNAH: Nasib.MUSNAH, Jenis.SERAH: Nasib.PERMANEN}.get(jenis, aturan.nasib)
    free, day = Keadaan(plan, fate, jalur), plan.jatuh_tempo + timedelta(days=lalu)
    assert halangan(jenis, free, day, panjang=jalur) is None
    for mark, why in (("ditahan", Halangan.DITAHAN), ("vital", Halangan.VITAL), ("dipinjam", Halangan.DIPINJAM)):
        assert halangan(jenis, replace(free, **{mark: True}), day, panjang=jalur) is why
    assert halangan(jenis, free, plan.inaktif - timedelta(days=1), panjang=jalur) is Halangan.BELUM_WAKTUNYA


@given(st.sampled_from(Jenis), KEADAAN, HARI, st.booleans(), st.integers(0, 20_000))
def test_what_may_go_today_may_go_tomorrow(jenis, keadaan, hari, jalur, kemudian):
    if halangan(jenis, keadaan, hari, panjang=jalur) is None:
        assert halangan(jenis, keadaan, hari + timedelta(days=kemudian), panjang=jalur) is None


@given(KEADAAN, HARI, st.booleans())
def test_only_what_the_jra_dooms_is_destroyed_and_only_what_it_keeps_is_handed_over(keadaan, hari, jalur):
    free = {kind for kind in Jenis if halangan(kind, keadaan, hari, panjang=jalur) is None}
    assert not {Jenis.MUSNAH, Jenis.SERAH} <= free
    if Jenis.MUSNAH in free:
        assert (keadaan.nasib, keadaan.panjang) == (Nasib.MUSNAH, jalur)
        assert keadaan.jadwal.tahap(hari) is Tahap.JATUH_TEMPO
    if Jenis.SERAH in free:
        assert keadaan.nasib is Nasib.PERMANEN
    if keadaan.nasib is Nasib.DINILAI_KEMBALI:
        assert free <= {Jenis.PINDAH}


@given(KEADAAN, HARI)
def test_nothing_is_free_to_be_destroyed_on_both_ways(keadaan, hari):
    assert any(halangan(Jenis.MUSNAH, keadaan, hari, panjang=way) is not None for way in (False, True))


@given(st.sampled_from([Jenis.MUSNAH, Jenis.PINDAH]), KEADAAN, HARI)
def test_the_wrong_way_is_told_only_when_nothing_weightier_is_wrong(jenis, keadaan, hari):
    told = {way: halangan(jenis, keadaan, hari, panjang=way) for way in (False, True)}
    if Halangan.LAIN_JALUR in told.values():
        assert told[keadaan.panjang] is None


# --- permintaan, arsip terjaga


NASIB = st.none() | st.sampled_from(Nasib)
BERKAS = st.tuples(st.sampled_from(berkas.Status), NASIB, st.sampled_from(Tahap))


@given(st.lists(BERKAS, max_size=8))
def test_no_answer_to_a_person_promises_what_the_law_forbids(keadaan):
    answers = hapus.boleh(keadaan)
    living = [one for one in keadaan if one[0] not in BERAKHIR]
    if Putusan.DIPROSES in answers:
        assert all((fate, stage) == (Nasib.MUSNAH, Tahap.JATUH_TEMPO) for _status, fate, stage in living)
    assert (Putusan.TIDAK_ADA in answers) is (not living)
    assert (Putusan.DIBATASI in answers) is bool(living)
    assert not {Putusan.DIPROSES, Putusan.DIPERTAHANKAN} <= set(answers)


@given(st.lists(BERKAS, max_size=8).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_answer_does_not_depend_on_which_file_is_named_first(pair):
    assert hapus.boleh(pair[0]) == hapus.boleh(pair[1])


@given(st.lists(BERKAS, min_size=1, max_size=6), st.sampled_from(sorted(BERAKHIR)))
def test_files_that_are_gone_change_no_answer(keadaan, status):
    assert hapus.boleh(keadaan) == hapus.boleh([*keadaan, (status, Nasib.MUSNAH, Tahap.JATUH_TEMPO)])


@given(st.lists(st.sampled_from(KeadaanJaga), min_size=1, max_size=6))
def test_a_letter_is_either_the_report_or_the_copies(keadaan):
    may = {salinan: jaga.laporan_berikut(keadaan, salinan=salinan) for salinan in (False, True)}
    assert sum(may.values()) <= 1
    assert not any(may.values()) or len(set(keadaan)) == 1
    assert not any(may.values()) or KeadaanJaga.DISALIN not in keadaan


@given(st.sampled_from(berkas.JenisMedia), st.integers(1, 4))
def test_scanning_again_and_again_ends_where_scanning_once_does(media, kali):
    after = jaga.media_sesudah(media)
    for _n in range(kali):
        assert jaga.media_sesudah(after) is after
    assert (after is berkas.JenisMedia.ELEKTRONIK) is (media is berkas.JenisMedia.ELEKTRONIK)
