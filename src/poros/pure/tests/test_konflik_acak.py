"""Thousands of random sets of orders, judged by the package and by a slow judge: both must agree wholly."""

import random
from itertools import chain

from poros.pure import konflik
from poros.pure.tests.konflik_pembanding import acak, hakimi

SEDIKIT = [(benih, 7) for benih in range(2500)]
RAMAI = [(benih, 30) for benih in range(40)]


def ringkas(satu):
    return (
        satu["type"],
        tuple(satu.get("pair") or satu["members"]),
        satu["prevails"],
        satu["rule"],
        satu.get("to"),
        tuple(satu["overlap"]) if "overlap" in satu else None,
    )


def ditulis(data):
    masukan = konflik.baca(data)
    semua = konflik.temukan(masukan.arahan, masukan.pengaturan)
    return [ringkas(konflik.tulis(satu, masukan.tulisan)) for satu in semua]


def test_precision_and_recall_are_one():
    terlihat = set()
    for benih, terbanyak in SEDIKIT + RAMAI:
        data = acak(random.Random(benih), terbanyak)
        hasil = ditulis(data)
        assert len(set(hasil)) == len(hasil), benih
        assert set(hasil) == hakimi(data), benih
        terlihat |= {(satu[0], satu[3], len(satu[1])) for satu in hasil}
    aturan = ("R1", "R2", "R3", "R4", "escalate")
    for jenis in ("contrary", "double_booking", "duplicate"):
        assert {(jenis, satu, 2) for satu in aturan} <= terlihat, "the generator must reach every rule"
    assert {("unity_of_command", satu, 2) for satu in aturan if satu != "R4"} <= terlihat
    assert {
        ("cycle", "escalate", 3),
        ("double_booking", "escalate", 1),
        ("double_booking", "escalate", 3),
    } <= terlihat


def inti(temuan):
    """What must not depend on how many orders were looked at; cycles do."""
    return {
        (satu.jenis, satu.anggota, satu.menang, satu.aturan, satu.kepada, satu.irisan)
        for satu in temuan
        if satu.jenis is not konflik.Jenis.LINGKARAN
    }


def test_checking_one_against_an_index_finds_what_checking_all_finds():
    for benih in range(600):
        masukan = konflik.baca(acak(random.Random(benih), 9))
        semua = konflik.temukan(masukan.arahan, masukan.pengaturan)
        indeks = konflik.Indeks(masukan.pengaturan, masukan.arahan)
        satu_per_satu = {arahan.id: indeks.check(arahan) for arahan in masukan.arahan}
        assert inti(chain.from_iterable(satu_per_satu.values())) == inti(semua), benih
        for nama, temuan in satu_per_satu.items():
            assert all(nama in satu.anggota for satu in temuan)


def test_an_index_forgets_what_is_removed_and_replaces_what_is_added_again():
    for benih in range(200):
        rng = random.Random(benih)
        masukan = konflik.baca(acak(rng, 9))
        indeks = konflik.Indeks(masukan.pengaturan)
        for arahan in masukan.arahan * 2:
            indeks.add(arahan)
        sisa = rng.sample(masukan.arahan, len(masukan.arahan) // 2)
        for arahan in masukan.arahan:
            if arahan not in sisa:
                indeks.remove(arahan.id)
        assert len(indeks) == len(sisa)
        ditemukan = chain.from_iterable(indeks.check(arahan) for arahan in sisa)
        assert inti(ditemukan) == inti(konflik.temukan(sisa, masukan.pengaturan)), benih


def test_the_candidates_of_the_index_are_enough_for_any_order():
    """`periksa` may be given all orders or only those an index or a database finds: no difference."""
    for benih in range(300):
        masukan = konflik.baca(acak(random.Random(benih), 9))
        indeks = konflik.Indeks(masukan.pengaturan, masukan.arahan)
        hidup = konflik.hidup(masukan.arahan)
        for arahan in hidup:
            assert konflik.periksa(arahan, hidup, masukan.pengaturan) == indeks.check(arahan), benih
