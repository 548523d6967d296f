"""Ten thousand answers at once are ten thousand: none lost, none twice, closing waits for those that are coming in."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from random import Random
from uuid import UUID

import pytest
from django.db import connection

from poros.domain.survei import services
from poros.domain.survei.models import Jawaban
from poros.domain.survei.queries.hasil import hasil_survei
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.rules.isian import Terima
from poros.domain.survei.services import terima as pintu
from poros.domain.survei.services.terima import terima
from poros.domain.survei.values import Asal, Isian
from poros.kernel.daerah.models import Daerah

pytestmark = pytest.mark.django_db(transaction=True)

ORANG = 10_000
KEMBAR = 2_000
UTAS = 8


def jawaban(acak: Random, banyak: int) -> list[Isian]:
    return [
        Isian(kunci=UUID(int=acak.getrandbits(128), version=4), nilai=tuple(acak.choices((1, 2, 3, 4), k=9)))
        for _n in range(banyak)
    ]


def serempak(kerja: Callable[[Isian], Terima], isian: Iterable[Isian]) -> Counter[Terima]:
    """Do it for all, by several hands with a connection each; how often each outcome came."""
    tenant, hands, barrier = Daerah.objects.get(), threading.local(), threading.Barrier(UTAS)

    def run(satu: Isian) -> Terima:
        if not hasattr(hands, "siap"):
            connection.set_tenant(tenant)
            hands.siap = True
        return kerja(satu)

    def tutup(_n: int) -> None:
        barrier.wait()
        connection.close()

    with ThreadPoolExecutor(UTAS) as pool:
        found = Counter(pool.map(run, isian))
        list(pool.map(tutup, range(UTAS)))
    return found


@pytest.mark.lambat
def test_ten_thousand_answers_under_load_are_counted_right(survei, titik, monkeypatch):
    """With two thousand sent twice, in any order; the result is that of adding them up by hand."""
    wide = replace(batas(), semenit_per_titik=10**6)  # one counter for a whole city
    monkeypatch.setattr(pintu, "batas", lambda: wide)
    acak = Random(7)
    people = jawaban(acak, ORANG)
    sent = people + acak.sample(people, KEMBAR)
    acak.shuffle(sent)
    found = serempak(lambda satu: terima(titik, isian=satu, asal=Asal(gawai=str(satu.kunci))), sent)
    assert found == {Terima.DITERIMA: ORANG, Terima.SUDAH: KEMBAR}
    made = hasil_survei(survei)
    sums = [sum(p.nilai[n] for p in people) for n in range(9)]
    (line,) = [row for row in made["layanan"] if row["n"]]
    assert (line["n"], line["nrr"]) == (ORANG, {f"U{n + 1}": f"{sums[n] / ORANG:.4f}" for n in range(9)})
    assert line["ikm"] == f"{sum(sums) * 25 / (9 * ORANG):.2f}"


def test_one_ticket_and_one_device_for_many_hands(kota, survei, titik):
    (ticket,) = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=1)
    acak = Random(3)
    by_ticket = serempak(lambda satu: terima(titik, isian=satu, asal=Asal(tiket=ticket)), jawaban(acak, 12))
    assert by_ticket == {Terima.DITERIMA: 1, Terima.TIKET_TERPAKAI: 11}
    by_device = serempak(lambda satu: terima(titik, isian=satu, asal=Asal(gawai="satu")), jawaban(acak, 12))
    assert by_device == {Terima.DITERIMA: 3, Terima.GANDA: 9}
    assert Jawaban.objects.count() == 4


def test_what_is_published_is_all_that_was_taken(survei, titik, langkah):
    """Closed in the midst of the crowd: whoever was let in before is in the result, whoever came later is not."""
    acak, once = Random(5), threading.Lock()

    def act(satu: Isian) -> Terima:
        if Jawaban.objects.count() >= 20 and once.acquire(blocking=False):
            langkah(survei, Aksi.TUTUP)
            langkah(survei, Aksi.TERBITKAN)
        return terima(titik, isian=satu, asal=Asal(gawai=str(satu.kunci)))

    found = serempak(act, jawaban(acak, 60))
    survei.refresh_from_db()
    assert found[Terima.DITERIMA] == Jawaban.objects.count() == survei.hasil["n"] >= 20
    assert found[Terima.TUTUP] == 60 - found[Terima.DITERIMA] > 0
