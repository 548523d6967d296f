"""One new order against ten thousand live ones."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from statistics import median
from time import perf_counter

import pytest

from poros.pure import konflik
from poros.pure.konflik import Arahan, Indeks, Klaim, Pengaturan, Rentang

PENGATURAN = Pengaturan(
    lawan=konflik.lawan([("t0", "t1"), ("t2", "t3")]),
    tindakan_bernilai={"t4"},
    tindakan_seutuh_unit={"t5", "t6"},
    kapasitas={f"s{nomor}": Decimal(5) for nomor in range(100)},
)
AWAL = datetime(2026, 11, 1, tzinfo=UTC)


def acak(rng, nomor):
    mulai = AWAL + timedelta(minutes=rng.randrange(14 * 24 * 60))
    jendela = Rentang(mulai, mulai + timedelta(minutes=rng.randrange(30, 24 * 60)))
    tempat = ("kota", *(f"{tingkat}{rng.randrange(10)}" for tingkat in ("kec", "kel", "aset")))
    return Arahan(
        id=f"a{nomor}",
        penerbit=f"p{rng.randrange(30)}",
        tingkat=Decimal(rng.randrange(5)),
        sasaran=(f"u{rng.randrange(60)}",),
        tindakan=f"t{rng.randrange(20)}",
        objek=tempat[: rng.choice([1, 2, 3, 4, 4, 4, 4])],
        larangan=rng.random() < 0.3,
        nilai=rng.randrange(3),
        jendela=jendela,
        terbit=mulai,
        klaim=tuple(
            Klaim(f"s{rng.randrange(100)}", Decimal(rng.randrange(1, 4)), jendela) for _ in range(rng.randrange(3))
        ),
    )


@pytest.fixture(scope="module")
def indeks():
    rng = random.Random(1)
    return Indeks(PENGATURAN, (acak(rng, nomor) for nomor in range(10_000)))


def test_half_of_the_checks_take_at_most_five_milliseconds(indeks):
    rng = random.Random(2)
    lama, banyak = [], 0
    for nomor in range(300):
        baru = acak(rng, 10_000 + nomor)
        mulai = perf_counter()
        banyak += len(indeks.check(baru))
        lama.append(perf_counter() - mulai)
    assert banyak > 300, "the orders must be crowded enough to make this a test"
    assert median(lama) <= 0.005


def test_few_of_the_ten_thousand_are_looked_at(indeks):
    rng = random.Random(3)
    assert median(len(indeks.candidates(acak(rng, 10_000 + nomor))) for nomor in range(300)) < 50


def test_an_order_in_the_index_does_not_collide_with_itself(indeks):
    tunggal = acak(random.Random(4), 0)
    sendiri = Indeks(PENGATURAN, [tunggal])
    assert sendiri.check(tunggal) == []
    assert len(sendiri) == 1
    sendiri.remove("tidak ada")
    assert len(sendiri) == 1


def test_a_replaced_order_comes_back_when_its_successor_is_taken_out():
    lama = acak(random.Random(5), 1)
    pengganti = Arahan(
        **{nama: getattr(lama, nama) for nama in lama.__slots__} | {"id": "baru", "menggantikan": ("a1",)}
    )
    lawan = Arahan(
        **{nama: getattr(lama, nama) for nama in lama.__slots__} | {"id": "lawan", "larangan": not lama.larangan}
    )
    indeks = Indeks(PENGATURAN, [lama, pengganti])
    assert next(satu.anggota for satu in indeks.check(lawan)) == ("baru", "lawan")
    assert indeks.check(lama) == []
    indeks.remove("baru")
    assert next(satu.anggota for satu in indeks.check(lawan)) == ("a1", "lawan")


@pytest.mark.parametrize("mati", [{"status": "dicabut"}, {"id": "lama"}], ids=["withdrawn", "replaced"])
def test_a_new_order_that_is_not_live_collides_with_nothing(mati):
    rng = random.Random(7)
    klaim = (Klaim("s1", Decimal(4), Rentang(AWAL, AWAL + timedelta(hours=1))),)
    baru = replace(acak(rng, 1), klaim=klaim)
    lain = replace(acak(rng, 2), klaim=klaim, menggantikan=("lama",))
    assert konflik.periksa(baru, [lain], PENGATURAN) != []
    assert konflik.periksa(replace(baru, **mati), [lain], PENGATURAN) == []
