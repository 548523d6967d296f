"""Impossible timing: worked examples, and random networks judged by all shortest paths."""

import random
from itertools import combinations, product

import pytest

from poros.pure import konflik
from poros.pure.tests.konflik_pembanding import detak, jam


def arahan(nama, mulai, selesai, **lain):
    return {
        "id": nama,
        "issuer": f"kepala {nama}",
        "level": 1,
        "target": f"unit {nama}",
        "act": f"kerja {nama}",
        "object": nama,
        "sign": "do",
        "start": mulai,
        "end": selesai,
        "issued": "06:00",
    } | lain


def urutan(sebelum, sesudah, jeda=0, lama=None, lama_sesudah=None):
    return {
        "before": sebelum,
        "after": sesudah,
        "min_gap_minutes": jeda,
        "duration_before": lama,
        "duration_after": lama_sesudah,
    }


def temukan(semua, precedence, **settings):
    masukan = konflik.baca({"settings": {"precedence": precedence, **settings}, "instructions": semua})
    return konflik.temukan(masukan.arahan, masukan.pengaturan)


def anggota(semua, precedence):
    return [satu.anggota for satu in temukan(semua, precedence)]


PAGI = [arahan(nama, "08:00", "10:00") for nama in "ABCD"]


def test_a_chain_too_long_for_the_window_of_its_last_is_named_with_the_minutes_it_lacks():
    rantai = [urutan("A", "B", 15, 45, 45), urutan("B", "C", 15, 45, 10)]
    (temuan,) = temukan(PAGI, rantai)
    assert (temuan.jenis, temuan.anggota, temuan.aturan) == ("temporal", ("A", "B", "C"), "escalate")
    assert konflik.alasan(temuan) == "urutan A → B → C melewati batas C selama 10 menit"
    assert temukan(PAGI, [urutan("A", "B", 15, 45, 45), urutan("B", "C", 15, 45, 0)]) == []


def test_parts_of_a_minute_are_rounded_to_hundredths():
    (temuan,) = temukan(PAGI, [urutan("A", "B", 0, 60, 60.125)])
    assert konflik.alasan(temuan) == "urutan A → B melewati batas B selama 0,12 menit"


def test_only_what_contradicts_is_named():
    rantai = [urutan("A", "B", 0, 10, 10), urutan("B", "C", 0, 10, 90), urutan("C", "D", 0, 90, 60)]
    assert anggota(PAGI, rantai) == [("C", "D")]


def test_a_window_that_opens_late_starts_the_contradiction():
    semua = [arahan("A", "06:00", "07:00"), arahan("B", "09:30", "12:00"), arahan("C", "08:00", "10:00")]
    rantai = [urutan("A", "B", 0, 30, 60), urutan("B", "C", 0, 60, 15)]
    assert anggota(semua, rantai) == [("B", "C")]


@pytest.mark.parametrize(("lama", "temuan"), [(120, []), (121, [("A",)])])
def test_an_order_must_fit_into_its_own_window(lama, temuan):
    assert anggota(PAGI, [urutan("A", "X"), urutan("A", "B", -120, lama)]) == temuan


def test_the_longest_duration_named_counts():
    dua_lama = [urutan("A", "B", 0, 100, 10), urutan("A", "C", 0, 10, 10)]
    assert anggota(PAGI, [*dua_lama, urutan("D", "A", 0, 10)]) == []
    assert anggota(PAGI, [*dua_lama, urutan("D", "A", 0, 21)]) == [("A", "D")]


def test_an_order_that_does_not_fit_does_not_blame_those_after_it():
    assert anggota(PAGI, [urutan("A", "B", 0, 500, 60), urutan("B", "C", 0, 60, 30)]) == [("A",)]


def test_without_durations_only_the_windows_count():
    semua = [arahan("A", "08:00", "12:00"), arahan("B", "07:00", "08:30")]
    assert anggota(semua, [urutan("A", "B")]) == []
    assert anggota(semua, [urutan("A", "B", 30)]) == []
    assert anggota(semua, [urutan("A", "B", 31)]) == [("A", "B")]


def test_separate_contradictions_are_each_reported():
    rantai = [urutan("A", "B", 0, 90, 60), urutan("C", "D", 0, 90, 60)]
    assert anggota(PAGI, rantai) == [("A", "B"), ("C", "D")]
    kipas = [urutan("A", "B", 0, 90, 60), urutan("A", "C", 0, 90, 60), urutan("A", "D", 0, 90, 30)]
    assert anggota(PAGI, kipas) == [("A", "B"), ("A", "C")]


def test_what_contains_a_smaller_contradiction_is_left_out():
    rantai = [urutan("A", "C", 0, 90, 60), urutan("A", "B", 0, 90, 10), urutan("B", "C", 0, 10, 60)]
    assert anggota(PAGI, rantai) == [("A", "C")]


@pytest.mark.parametrize(
    "rantai",
    [
        [urutan("A", "B"), urutan("B", "A")],
        [urutan("A", "B", 0, 5, 5), urutan("B", "A", 0, 5, 5)],
        [urutan("A", "B", -30, 20, 20), urutan("B", "A")],
    ],
    ids=["no time at all", "some time", "overlap allowed once, but not enough"],
)
def test_orders_that_wait_for_each_other(rantai):
    (temuan,) = temukan(PAGI, rantai)
    assert temuan.anggota == ("A", "B")
    assert konflik.alasan(temuan) == "urutan A → B → A saling menunggu"


def test_a_circle_of_three_among_windows_that_open_one_after_the_other():
    semua = [arahan("A", "08:00", "12:00"), arahan("B", "09:00", "12:00"), arahan("C", "10:00", "12:00")]
    assert anggota(semua, [urutan("A", "B"), urutan("B", "C"), urutan("C", "A")]) == [("A", "B", "C")]


def test_an_order_before_itself():
    assert anggota(PAGI, [urutan("A", "A")]) == [("A",)]


def test_a_negative_gap_lets_two_run_side_by_side():
    semua = [arahan("A", "08:00", "10:00"), arahan("B", "09:00", "10:00")]
    assert anggota(semua, [urutan("A", "B", 30), urutan("B", "A", -30)]) == []
    assert anggota(semua, [urutan("A", "B", 30), urutan("B", "A", -29)]) == [("A", "B")]
    assert anggota(semua, [urutan("A", "B", -60, 45, 45), urutan("B", "A", -60)]) == []


def test_precedences_of_dead_or_unknown_orders_are_silent():
    semua = [PAGI[0], PAGI[1] | {"status": "dicabut"}]
    assert anggota(semua, [urutan("A", "B", 600), urutan("A", "tidak ada", 600), urutan("tidak ada", "A", 600)]) == []


def test_the_common_superior_of_all_members_decides():
    sekda = {
        "common_superior": {
            "kepala A|kepala B": "sekda",
            "kepala C|kepala A": "sekda",
            "kepala B|kepala C": "sekda",
        }
    }
    rantai = [urutan("A", "B", 0, 45, 45), urutan("B", "C", 0, 45, 45)]
    (temuan,) = temukan(PAGI, rantai, **sekda)
    assert (temuan.anggota, temuan.kepada, temuan.menang) == (("A", "B", "C"), "sekda", None)


def test_a_new_order_is_checked_together_with_the_whole_chain():
    data = {
        "settings": {"precedence": [urutan("A", "B", 0, 45, 45), urutan("B", "C", 0, 45, 45)]},
        "instructions": PAGI,
    }
    masukan = konflik.baca(data)
    *lama, baru = masukan.arahan[:3]
    indeks = konflik.Indeks(masukan.pengaturan, lama)
    assert [satu.anggota for satu in indeks.check(baru)] == [("A", "B", "C")]
    indeks.remove("A")
    assert indeks.check(baru) == []


def acak(rng):
    nama = "ABCDE"[: rng.randint(2, 5)]
    semua = []
    for satu in nama:
        mulai = rng.randint(48, 60)
        semua.append(arahan(satu, jam(mulai), jam(mulai + rng.randint(3, 12))))
    pasangan = [p for p in combinations(nama, 2) if rng.random() < 0.6] + ([("B", "A")] if rng.random() < 0.2 else [])
    lama = {satu: 10 * rng.randint(1, 4) for satu in nama}
    return semua, [urutan(a, b, 10 * rng.randint(-1, 2), lama[a], lama[b]) for a, b in pasangan]


def batas(semua, precedence, nama):
    """Yield p, q, most for every time(q) - time(p) <= most among starts (0) and ends (1); None is the origin."""
    for satu in semua:
        if satu["id"] in nama:
            yield (satu["id"], 0), None, -10 * detak(satu["start"])
            yield None, (satu["id"], 1), 10 * detak(satu["end"])
            yield (satu["id"], 1), (satu["id"], 0), 0
    for u in precedence:
        if u["before"] in nama and u["after"] in nama:
            yield (u["after"], 0), (u["before"], 1), -u["min_gap_minutes"]
        for satu, lama in ((u["before"], u["duration_before"]), (u["after"], u["duration_after"])):
            if satu in nama:
                yield (satu, 1), (satu, 0), -lama


def mustahil(semua, precedence, nama):
    """Judge by all shortest paths: some point would have to come before itself."""
    titik = [None, *((satu, ujung) for satu in nama for ujung in (0, 1))]
    jarak = {(p, q): 0 if p == q else 10**9 for p in titik for q in titik}
    for p, q, paling in batas(semua, precedence, nama):
        jarak[p, q] = min(jarak[p, q], paling)
    for k, p, q in product(titik, repeat=3):
        jarak[p, q] = min(jarak[p, q], jarak[p, k] + jarak[k, q])
    return any(jarak[p, p] < 0 for p in titik)


def test_an_index_finds_the_contradictions_of_each_order():
    for benih in range(200):
        semua, precedence = acak(random.Random(benih))
        masukan = konflik.baca({"settings": {"precedence": precedence}, "instructions": semua})
        indeks = konflik.Indeks(masukan.pengaturan, masukan.arahan)
        for satu in masukan.arahan:
            semuanya = konflik.temukan(masukan.arahan, masukan.pengaturan)
            assert indeks.check(satu) == [t for t in semuanya if satu.id in t.anggota], benih


def test_random_networks():
    terlihat = set()
    for benih in range(500):
        semua, precedence = acak(random.Random(benih))
        hasil = anggota(semua, precedence)
        nama = [satu["id"] for satu in semua]
        assert bool(hasil) == mustahil(semua, precedence, nama), benih
        for satu in hasil:
            assert mustahil(semua, precedence, satu), benih
            assert not any(mustahil(semua, precedence, set(satu) - {tanpa}) for tanpa in satu), benih
        ditarik = {satu for temuan in hasil for satu in temuan}
        assert not mustahil(semua, precedence, set(nama) - ditarik), benih
        terlihat |= {len(satu) for satu in hasil}
    assert {2, 3, 4} <= terlihat
