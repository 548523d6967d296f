"""The finder says what trying every minute by hand says, and it says it quickly."""

import random
import time
from itertools import product

import pytest

from poros.pure.rapat import Orang, Permintaan, Ruang, Sibuk, Tempuh, bentrok, cari

TEMPAT = ("", "balai", "dinas", "dprd")
JALAN = Tempuh({("balai", "dinas"): 20, ("dprd", "balai"): 10}, bawaan=30)


def sibuk_acak(rng, banyak):
    rows = []
    for _ in range(rng.randint(0, banyak)):
        mulai = rng.randrange(0, 900, 5)
        rows.append(Sibuk(mulai, mulai + rng.randrange(5, 200, 5), rng.choice(TEMPAT)))
    return tuple(rows)


def acak(rng):
    lama = rng.choice((30, 45, 60, 120))
    jendela = tuple((at, at + rng.randrange(60, 300, 10)) for at in rng.sample(range(0, 900, 15), rng.randint(1, 3)))
    return Permintaan(
        lama=lama,
        jendela=jendela,
        orang=tuple(Orang(f"o{n}", sibuk_acak(rng, 5), wajib=rng.random() < 0.7) for n in range(rng.randint(0, 6))),
        ruang=tuple(
            Ruang(f"r{n}", rng.choice((5, 10, 20)), rng.choice(TEMPAT), sibuk_acak(rng, 3))
            for n in range(rng.randint(1, 3))
        ),
        kursi=rng.choice((0, 5, 10)),
        tempuh=JALAN,
        langkah=rng.choice((10, 15, 30)),
        banyak=1000,
    )


def tabrak(mulai, selesai, tempat, s, tempuh):
    """By the definition: one of the two must end, and the way be gone, before the other begins."""
    way = tempuh.antara(s.tempat, tempat)
    return not (selesai + way <= s.mulai or s.selesai + way <= mulai)


def coba_semua(ask):
    """Every minute, every room, every person; returns (time → fewest missing, their codes), and per time the blocked."""
    free, blocked = {}, {}
    rooms = sorted((r for r in ask.ruang if r.kursi >= ask.kursi), key=lambda r: (r.kursi, r.kode))
    for mulai, ruang in product(range(1500), rooms):
        selesai = mulai + ask.lama
        if mulai % ask.langkah or not any(a <= mulai and selesai <= b for a, b in ask.jendela):
            continue
        if any(mulai < s.selesai and s.mulai < selesai for s in ruang.sibuk):
            continue
        absen = [o for o in ask.orang if any(tabrak(mulai, selesai, ruang.tempat, s, ask.tempuh) for s in o.sibuk)]
        must = [o.kode for o in absen if o.wajib]
        blocked.setdefault(mulai, []).append(must)
        if not must:
            missing = tuple(o.kode for o in absen)
            if mulai not in free or len(missing) < len(free[mulai][0]):
                free[mulai] = (missing, ruang.kode)
    return free, blocked


@pytest.mark.parametrize("benih", range(360))
def test_equals_trying_everything(benih):
    ask = acak(random.Random(benih))
    free, blocked = coba_semua(ask)
    hasil = cari(ask)
    assert {p.mulai: (p.absen, p.ruang) for p in hasil.pilihan} == free
    assert list(hasil.pilihan) == sorted(hasil.pilihan, key=lambda p: (len(p.absen), p.mulai))
    if free or hasil.tanpa_waktu or hasil.sempit:
        assert hasil.terdekat == ()
        return
    singles = {must[0] for rows in blocked.values() for must in rows if len(must) == 1}
    assert set(hasil.penentu) == singles
    if blocked:
        fewest = min(len(must) for rows in blocked.values() for must in rows)
        assert {r.mulai for r in hasil.terdekat} == {
            at for at, rows in blocked.items() if any(len(must) == fewest for must in rows)
        }
        assert all(len(r.penghalang) == fewest for r in hasil.terdekat)
    else:
        assert hasil.terdekat == ()


def test_the_random_calendars_hold_both_outcomes():
    """Else the comparison above would prove little."""
    found = [cari(acak(random.Random(n))) for n in range(360)]
    assert sum(h.ada for h in found) > 100
    assert sum(bool(h.terdekat) for h in found) > 40
    assert sum(bool(h.penentu) for h in found) > 20
    assert any(h.sempit for h in found)
    assert any(h.tanpa_waktu for h in found)
    assert any(h.tanpa_ruang for h in found)


def permintaan(**ganti):
    given = {"lama": 60, "jendela": ((480, 720),), "orang": (), "ruang": (Ruang("aula", 50, "balai"),), "tempuh": JALAN}
    return Permintaan(**(given | ganti))


def test_the_way_counts_before_and_after():
    a = Orang("a", (Sibuk(480, 540, "dinas"), Sibuk(640, 700, "dinas")))
    assert [p.mulai for p in cari(permintaan(orang=(a,), langkah=10)).pilihan] == [560]
    daring = (Ruang("daring", 999),)
    assert [p.mulai for p in cari(permintaan(orang=(a,), langkah=10, ruang=daring)).pilihan] == [
        540,
        550,
        560,
        570,
        580,
    ]


def test_the_smallest_room_that_suffices_is_taken():
    rooms = (Ruang("besar", 50, "balai"), Ruang("kecil", 10, "balai"), Ruang("bilik", 4, "balai"))
    found = cari(permintaan(ruang=rooms, kursi=8, banyak=1)).pilihan
    assert [p.ruang for p in found] == ["kecil"]


def test_a_time_without_the_welcome_ones_comes_last():
    welcome = Orang("w", (Sibuk(480, 600, "balai"),), wajib=False)
    found = cari(permintaan(orang=(welcome,), langkah=60)).pilihan
    assert [(p.mulai, p.absen) for p in found] == [(600, ()), (660, ()), (480, ("w",)), (540, ("w",))]


def test_why_there_is_none():
    busy = Orang("sibuk", (Sibuk(0, 2000, "balai", "dinas luar"),))
    hasil = cari(permintaan(orang=(busy, Orang("bebas"))))
    assert hasil.penentu == ("sibuk",)
    assert hasil.terdekat[0].penghalang == (("sibuk", busy.sibuk[0]),)
    assert cari(permintaan(kursi=60)).sempit
    assert cari(permintaan(jendela=((480, 500),))).tanpa_waktu
    assert cari(permintaan(ruang=(Ruang("aula", 50, "balai", (Sibuk(0, 2000),)),))).tanpa_ruang


def test_clashes_name_the_appointment_and_the_way():
    lain = (Sibuk(480, 540, "dinas", "a"), Sibuk(700, 760, "balai", "b"))
    assert [s.kode for s in bentrok(550, 650, "balai", lain, JALAN)] == ["a"]
    assert bentrok(560, 700, "balai", lain, JALAN) == []
    assert bentrok(540, 700, "", lain, JALAN) == []


@pytest.mark.parametrize("salah", [{"lama": 0}, {"langkah": 0}, {"banyak": 0}])
def test_a_wish_has_sensible_numbers(salah):
    with pytest.raises(ValueError, match="positive"):
        permintaan(**salah)


def test_what_takes_time_ends_after_it_begins():
    with pytest.raises(ValueError, match="ends after"):
        Sibuk(10, 10)


@pytest.mark.parametrize("penuh", [False, True], ids=["ada", "tak-ada"])
def test_120_officials_in_4_weeks_within_a_second(penuh):
    rng = random.Random(5)
    days = [d * 1440 for d in range(28) if d % 7 < 5]
    jendela = tuple((d + a, d + b) for d in days for a, b in ((480, 720), (780, 960)))
    orang = tuple(
        Orang(
            f"o{n}",
            tuple(
                Sibuk(at, at + rng.choice((60, 90, 120)), rng.choice(TEMPAT))
                for at in (rng.choice(days) + rng.randrange(480, 900, 15) for _ in range(60))
            ),
            wajib=penuh or n < 4,
        )
        for n in range(120)
    )
    ruang = tuple(Ruang(f"r{n}", 150, rng.choice(TEMPAT[1:])) for n in range(8))
    ask = Permintaan(lama=90, jendela=jendela, orang=orang, ruang=ruang, kursi=120, tempuh=JALAN)
    mulai = time.process_time()
    hasil = cari(ask)
    assert time.process_time() - mulai < 1
    assert hasil.ada is not penuh
