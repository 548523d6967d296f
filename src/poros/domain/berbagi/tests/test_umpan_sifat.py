"""Laws of reading a source, whatever its offers: nothing twice, no order, nothing lost, nobody else's touched."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from poros.domain.berbagi import services
from poros.domain.berbagi.models import IndikatorTawaran, Sumber, Tawaran
from poros.domain.berbagi.rules.publiccode import tuang, umpan
from poros.domain.berbagi.rules.tawaran import IsiTawaran, Jenis, Kematangan
from poros.domain.berbagi.tests.conftest import ISI
from poros.domain.berbagi.values import DataSumber, Muatan

pytestmark = pytest.mark.django_db
BIJI = range(6)
Baca = Callable[[list[IsiTawaran]], Muatan]


@pytest.fixture
def sumber(kota, peran) -> Sumber:
    return services.tambah_sumber(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=DataSumber(nama="Rekaan"))


@pytest.fixture
def baca(kota, sumber) -> Baca:
    def read(rows: list[IsiTawaran]) -> Muatan:
        content = tuang(umpan("Kabupaten Rekaan", rows)).encode()
        return services.muat_sumber(kota.aktor("kabag_ekbang"), sumber, isi=content)

    return read


def acak(chance: random.Random, banyak: int = 6) -> list[IsiTawaran]:
    """Offers of all kinds, each with an address of its own."""
    return [
        replace(
            ISI,
            nama=f"Tawaran {n}",
            alamat=f"https://kode.example/t{n}",
            ringkasan=chance.choice(["Antrean", "Aduan", "Peta: «x» & <y>", "'=1+1"]),
            jenis=chance.choice(list(Jenis)),
            kematangan=chance.choice(list(Kematangan)),
            teknologi=tuple(chance.sample(["Python", "Go", "PHP", "Django"], chance.randrange(4))),
            kategori=tuple(chance.sample(["hr", "budgeting", "it-security"], 1 + chance.randrange(2))),
            biaya=chance.choice([None, 0, 7, 999_999_999_999]),
            upaya=chance.choice([None, 3]),
            indikator=tuple(chance.sample([("spbe", "I1"), ("spbe", "I2"), ("spbe", "I3")], chance.randrange(3))),
            kontak="Diskominfo",
        )
        for n in range(banyak)
    ]


def rak(sumber: Sumber) -> dict[str, tuple[object, ...]]:
    """What stands on the shelf of a source, by its key."""
    rows = Tawaran.objects.filter(sumber=sumber).prefetch_related("indikator")
    return {r.kunci: (r.status, r.daerah, replace(r.isi(), indikator=()), frozenset(r.isi().indikator)) for r in rows}


@pytest.mark.parametrize("biji", BIJI)
class TestLaws:
    def test_read_twice_nothing_is_new_changed_or_gone(self, baca, sumber, biji):
        rows = acak(random.Random(biji))
        assert baca(rows) == Muatan(baru=len(rows))
        before = rak(sumber)
        assert baca(rows) == Muatan()
        assert rak(sumber) == before

    def test_the_order_of_a_feed_does_not_matter(self, baca, sumber, biji):
        chance = random.Random(biji)
        rows = acak(chance)
        baca(rows)
        before = rak(sumber)
        chance.shuffle(rows)
        assert baca(rows) == Muatan()
        assert rak(sumber) == before

    def test_what_goes_and_comes_back_is_the_same_row(self, baca, sumber, biji):
        chance = random.Random(biji)
        rows = acak(chance)
        baca(rows)
        before, keys = rak(sumber), dict(Tawaran.objects.values_list("kunci", "pk"))
        kept = chance.sample(rows, 3)
        assert baca(kept).hilang == 3
        assert {k for k, v in rak(sumber).items() if v[0] == "terbit"} == {r.kunci for r in kept}
        assert baca(rows) == Muatan(berubah=3)
        assert rak(sumber) == before
        assert dict(Tawaran.objects.values_list("kunci", "pk")) == keys

    def test_the_figures_add_up(self, baca, sumber, biji):
        chance = random.Random(biji)
        old = acak(chance)
        baca(old)
        new = [replace(r, ringkasan="Lain sama sekali") for r in old[:2]] + old[2:4] + acak(chance, 9)[6:]
        told = baca(new)
        assert (told.baru, told.berubah, told.hilang) == (3, 2, 2)
        assert len(rak(sumber)) == len(old) + told.baru

    def test_no_indicator_is_left_behind(self, baca, sumber, biji):
        chance = random.Random(biji)
        baca(acak(chance))
        bare = [replace(r, indikator=()) for r in acak(random.Random(biji))]
        baca(bare)
        assert not IndikatorTawaran.objects.filter(tawaran__sumber=sumber).exists()


def test_two_sources_do_not_withdraw_each_others_offers(kota, baca, sumber):
    rows = acak(random.Random(7))
    baca(rows)
    other = services.tambah_sumber(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=DataSumber(nama="Khayal"))
    content = tuang(umpan("Kota Khayal", rows[:1])).encode()
    assert services.muat_sumber(kota.aktor("kabag_ekbang"), other, isi=content) == Muatan(baru=1)
    assert {v[0] for v in rak(sumber).values()} == {"terbit"}
    assert Tawaran.objects.filter(kunci=rows[0].kunci).count() == 2


def test_what_was_entered_by_hand_is_not_touched_by_a_feed(kota, lain, baca):
    own = lain()
    baca([replace(ISI, nama="Dari sumber", alamat="https://kode.example/lain")])
    baca([replace(ISI, nama="Lain lagi", alamat="https://kode.example/tiga")])
    own.refresh_from_db()
    assert (own.status, own.nama, own.sumber_id) == ("terbit", "Antre Cepat", None)


def test_the_address_in_other_letters_is_the_same_offer(baca, sumber):
    baca([ISI])
    assert baca([replace(ISI, alamat=ISI.alamat.upper().replace("HTTPS", "https"))]).baru == 0
    assert len(rak(sumber)) == 1
