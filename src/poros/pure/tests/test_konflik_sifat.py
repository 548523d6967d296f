"""What must hold for any set of orders, tried on random ones."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from poros.pure import konflik
from poros.pure.konflik import Jenis, Rentang
from poros.pure.tests.konflik_pembanding import acak

BERDUA = (Jenis.BERTENTANGAN, Jenis.PAKAI_GANDA, Jenis.RANGKAP, Jenis.DUA_KOMANDO)


@pytest.fixture(params=range(60))
def masukan(request):
    return konflik.baca(acak(random.Random(9000 + request.param), 9))


def temukan(semua, masukan):
    return konflik.temukan(semua, masukan.pengaturan)


def test_the_order_of_reading_makes_no_difference(masukan):
    acakan = random.Random(1).sample(masukan.arahan, len(masukan.arahan))
    assert temukan(acakan, masukan) == temukan(masukan.arahan, masukan)


def test_comparing_is_symmetric(masukan):
    for a in masukan.arahan:
        for b in masukan.arahan:
            if a is not b:
                satu = konflik.bandingkan(a, b, masukan.pengaturan)
                assert satu == konflik.bandingkan(b, a, masukan.pengaturan)


def test_an_unrelated_order_changes_nothing(masukan):
    lain = replace(
        masukan.arahan[0],
        id="lain",
        objek=("seberang",),
        sasaran=("w",),
        klaim=(),
        tindakan="lihat",
        menggantikan=(),
    )
    assert temukan([*masukan.arahan, lain], masukan) == temukan(masukan.arahan, masukan)


def test_shifting_all_times_shifts_only_the_overlaps(masukan):
    geser = timedelta(days=40, minutes=7)

    def pindah(jendela):
        return jendela and Rentang(jendela.mulai + geser, jendela.selesai + geser)

    digeser = [
        replace(
            arahan,
            jendela=pindah(arahan.jendela),
            terbit=arahan.terbit + geser,
            klaim=tuple(replace(klaim, jendela=pindah(klaim.jendela)) for klaim in arahan.klaim),
        )
        for arahan in masukan.arahan
    ]
    harapan = [replace(satu, irisan=pindah(satu.irisan)) for satu in temukan(masukan.arahan, masukan)]
    assert temukan(digeser, masukan) == harapan


def test_renaming_renames_and_nothing_else(masukan):
    baru = {arahan.id: f"z{9 - nomor}" for nomor, arahan in enumerate(masukan.arahan)}
    diganti = [
        replace(arahan, id=baru[arahan.id], menggantikan=tuple(baru[lama] for lama in arahan.menggantikan))
        for arahan in masukan.arahan
    ]

    def inti(temuan, nama):
        return {
            (t.jenis, frozenset(map(nama, t.anggota)), nama(t.menang), t.aturan, t.kepada, t.irisan) for t in temuan
        }

    sebelum = inti(temukan(masukan.arahan, masukan), lambda satu: baru.get(satu, satu))
    assert inti(temukan(diganti, masukan), lambda satu: satu) == sebelum


def test_without_the_loser_the_conflict_is_gone(masukan):
    hidup = konflik.hidup(masukan.arahan)
    semula = temukan(hidup, masukan)
    for temuan in semula:
        if temuan.jenis in BERDUA and temuan.menang:
            kalah = next(satu for satu in temuan.anggota if satu != temuan.menang)
            sisa = temukan([arahan for arahan in hidup if arahan.id != kalah], masukan)
            tanpa = [t for t in semula if kalah not in t.anggota]
            assert all(kalah not in t.anggota for t in sisa)
            assert {(t.jenis, t.anggota) for t in tanpa if t.jenis in BERDUA} <= {(t.jenis, t.anggota) for t in sisa}


def test_cutting_a_window_keeps_the_union_of_the_pairs(masukan):
    hidup = [replace(arahan, klaim=()) for arahan in konflik.hidup(masukan.arahan)]
    for arahan in hidup:
        tengah = arahan.jendela.mulai + (arahan.jendela.selesai - arahan.jendela.mulai) / 2
        awal = replace(arahan, jendela=Rentang(arahan.jendela.mulai, tengah))
        akhir = replace(arahan, id="akhir", jendela=Rentang(tengah, arahan.jendela.selesai))
        lain = [satu for satu in hidup if satu is not arahan]
        utuh, terbelah = temukan(hidup, masukan), temukan([awal, akhir, *lain], masukan)
        gabung = {
            (t.jenis, frozenset(arahan.id if satu == "akhir" else satu for satu in t.anggota))
            for t in terbelah
            if t.jenis in BERDUA
        }
        assert gabung == {(t.jenis, frozenset(t.anggota)) for t in utuh if t.jenis in BERDUA}
