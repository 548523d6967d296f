"""What the database finds for a new order is what the engine finds over all orders: nothing more, nothing less."""

import random
from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.kernel.penugasan.models import Arahan, SumberDaya, TindakArahan
from poros.kernel.penugasan.queries.konflik import kunci, periksa
from poros.kernel.penugasan.queries.konflik.periksa import semua_tindak
from poros.kernel.penugasan.queries.konflik.tabrakan import nomor
from poros.kernel.penugasan.queries.konflik.terjemah import arahan_saja, baru, lama, pengaturan
from poros.kernel.penugasan.rules import Tanda
from poros.kernel.penugasan.values import Klaim, RincianArahan, Sasaran
from poros.pure import konflik

KINI = timezone.now().replace(minute=0, second=0, microsecond=0)
JAM = timedelta(hours=1)
TEMPAT = (
    "kota",
    "kota/utara",
    "kota/utara/pintu-1",
    "kota/utara/pintu-2",
    "kota/utarawan",
    "kota/selatan",
    "kota/selatan/aula",
)
PENERBIT = ("walikota", "sekda", "asisten1", "asisten2", "kadis_pu")
UNIT = ("pu", "dlh", "kec", "sos")


@pytest.fixture
def alam(kota):
    """Acts that exclude each other, that set a value, that want a whole unit, that need competence; resources."""
    acts = {kode: TindakArahan.objects.create(kode=kode, nama=kode, dari=date(2020, 1, 1)) for kode in "abcd"}
    acts["a"].berlawanan.add(acts["b"])
    TindakArahan.objects.filter(kode="c").update(nilai_tunggal=True)
    TindakArahan.objects.filter(kode="d").update(seluruh_unit=True)
    acts["b"].berwenang.add(kota.jabatan["walikota"], kota.jabatan["sekda"], kota.jabatan["asisten1"])
    return [SumberDaya.objects.create(kode=f"s{n}", nama=f"S{n}", jenis="alat", kapasitas=n) for n in (1, 2, 3)]


def acak(rng, sumber):
    """An order as anybody might give it, in a small town and a short week, so that they meet often."""
    start = KINI + rng.randrange(40) * JAM
    klaim = tuple(
        Klaim(s.pk, start, start + rng.randrange(1, 12) * JAM, rng.randrange(1, s.kapasitas + 1))
        for s in rng.sample(sumber, rng.randrange(3))
    )
    tindak = rng.choice(["", *"abcd"])
    tempat = {"tindak": tindak, "objek": rng.choice(TEMPAT)} if tindak else {}
    return RincianArahan(
        isi="acak",
        tanda=rng.choice([Tanda.LAKUKAN, Tanda.LAKUKAN, Tanda.LARANG]),
        nilai=rng.choice(["", "10", "20"]),
        mulai=start,
        selesai=start + rng.randrange(1, 20) * JAM,
        klaim=klaim,
        **tempat,
    )


def menurut_mesin(actor, rincian, kepada, semua):
    """The engine over all orders there are, with all settings there are."""
    kapasitas = dict(SumberDaya.objects.values_list("pk", "kapasitas"))
    rules = pengaturan(semua_tindak(), kapasitas)
    old = [order for row in semua for order in lama(row)]
    return {
        (t.jenis.value, kunci(t.jenis.value, {nomor(arahan_saja(m)) for m in t.anggota} - {0}))
        for order in baru(actor, rincian, kepada, timezone.now())
        for t in konflik.periksa(order, old, rules)
    }


@pytest.mark.parametrize("benih", range(4))
def test_the_candidates_of_the_database_are_enough(kota, beri, alam, benih):
    rng = random.Random(benih)
    for _n in range(25):
        rincian = acak(rng, alam)
        isi = {name: getattr(rincian, name) for name in rincian.__slots__}
        beri(rng.choice(PENERBIT), *rng.sample(UNIT, rng.randrange(1, 3)), **isi)
    semua = list(Arahan.objects.select_related("penerbit__unit").prefetch_related("penugasan", "klaim"))

    seen = set()
    for _n in range(15):
        actor = kota.aktor(rng.choice(PENERBIT))
        rincian = acak(rng, alam)
        kepada = [Sasaran(kota.unit[u].pk) for u in rng.sample(UNIT, rng.randrange(1, 3))]
        found = {(t.jenis, t.kunci) for t in periksa(actor, rincian, kepada)}
        assert found == (menurut_mesin(actor, rincian, kepada, semua) if rincian.dapat_bertabrakan else set())
        seen |= {jenis for jenis, _kunci in found}
    assert len(seen) >= 3  # the town is busy enough for the test to mean something
