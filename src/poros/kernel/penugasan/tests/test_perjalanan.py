"""Whatever is done in whichever order, work and orders keep their laws: chance walks through the acts."""

import random

import pytest
from django.db.models import Count, Q

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import DI_TANGAN_UNIT, TERBUKA, Aksi, Kerahasiaan, Peran, Status, StatusArahan, flow
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

SIAPA = ("sekda", "sekda", "kabag_ekbang", "kadis_pu", "tu_pu", "kadis_dlh", "staf_pu", "camat", "kadis_sos")
LANGKAH = 90


def coba(kota, acak, tugas):
    """One act by somebody on one part, whether he may or not; returns the act when it was done."""
    possible = flow(Peran(tugas.peran)).acts_from(Status(tugas.status))
    aksi = acak.choice(list(possible) if possible and acak.random() < 0.9 else list(Aksi))
    actor = kota.aktor(acak.choice(SIAPA))
    isi = {"catatan": acak.choice(["jelas", "jelas", " "])} if aksi not in {Aksi.TERIMA, Aksi.KETAHUI} else {}
    if aksi is Aksi.ALIHKAN:
        isi["unit"] = kota.unit[acak.choice(["pu", "dlh", "sos", "kec"])]
    if aksi is Aksi.LAPORKAN:
        isi["kemajuan"] = acak.choice([None, -1, 0, 40, 101])
    try:
        if aksi is Aksi.SERAHKAN:
            services.tambah_bukti(actor, tugas, isi=services.IsiBukti(teks="ada"))
        getattr(services, aksi.value)(actor, tugas, **isi)
    except (Ditolak, TidakBerwenang, TransitionError):
        return None
    return aksi


def periksa_hukum(kota):
    """What holds of every part and every order, after every act."""
    for part in Penugasan.objects.select_related("arahan").prefetch_related("riwayat"):
        last = list(part.riwayat.all())[-1]
        assert part.status == last.status, part
        assert 0 <= part.kemajuan <= 100
        assert (part.selesai is not None) == (part.status in {Status.SELESAI, Status.DIKETAHUI}), part.status
        assert part.pengembalian <= 1, "it bounces once"
        assert part.status not in TERBUKA or part.arahan.status == StatusArahan.BERLAKU or part.peran == Peran.TEMBUSAN
        assert part.peran != Peran.TEMBUSAN or part.status in {Status.TERKIRIM, Status.DIKETAHUI, Status.DIBATALKAN}
        assert (part.kantor_id, part.kerahasiaan) == (
            kota.aktor("sekda").peta.kantor(part.unit_id),
            part.arahan.kerahasiaan,
        )
    open_parts = Count("penugasan", filter=Q(penugasan__status__in=TERBUKA) & ~Q(penugasan__peran=Peran.TEMBUSAN))
    for arahan in Arahan.objects.annotate(sisa=open_parts):
        assert (arahan.status == StatusArahan.BERLAKU) == (arahan.sisa > 0), arahan.status
        units = list(arahan.penugasan.values_list("unit_id", flat=True))
        assert len(units) == len(set(units))


@pytest.mark.parametrize("kerahasiaan", [Kerahasiaan.BIASA, Kerahasiaan.RAHASIA])
@pytest.mark.parametrize("benih", range(2))
def test_the_laws_hold_along_the_way(kota, beri, benih, kerahasiaan):
    acak, done = random.Random(benih), set()
    beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), ("kec", Peran.TEMBUSAN), kerahasiaan=kerahasiaan)
    for n in range(LANGKAH):
        parts = list(Penugasan.objects.order_by("pk"))
        possible = [part for part in parts if part.status in TERBUKA] or parts
        done.add(coba(kota, acak, acak.choice(possible)))
        if n % 9 == 0:
            periksa_hukum(kota)
    periksa_hukum(kota)
    assert len(done - {None}) >= 3, "a walk that does nothing proves nothing"


def test_what_lies_on_a_desk_can_be_acted_upon_by_who_sits_there(kota, beri):
    """No card without a button that works: what the desk shows, the page lets that person do."""
    acak = random.Random(7)
    for kerahasiaan in (Kerahasiaan.BIASA, Kerahasiaan.RAHASIA):
        beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), ("kec", Peran.TEMBUSAN), kerahasiaan=kerahasiaan)
        beri("kabag_ekbang", "dlh", kerahasiaan=kerahasiaan)
    for _n in range(60):
        coba(kota, acak, acak.choice(list(Penugasan.objects.filter(status__in=TERBUKA))))
    kini, cards = Penugasan.objects.latest("dikirim").dikirim, 0
    for siapa in SIAPA:
        for tugas in queries.antrean(kota.aktor(siapa), kini, 50):
            cards += 1
            assert queries.rincian(kota.aktor(siapa), tugas.pk).aksi, (siapa, tugas.status, tugas.sebab)
    assert cards >= 4
    assert Penugasan.objects.filter(status__in=DI_TANGAN_UNIT).exists()
