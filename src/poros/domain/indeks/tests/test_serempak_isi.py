"""At the same moment: values and a freeze, two who set up one year, imports in different orders, one publication told by many."""

from collections import Counter
from decimal import Decimal
from random import Random

import pytest

from poros.domain.indeks import publik, services
from poros.domain.indeks.models import Bukti, Butir, HasilBeku, HasilTerbit, NilaiButir, Penilaian
from poros.domain.indeks.rules.alur import Aksi, Status
from poros.domain.indeks.values import BuktiTerbit, DataHasil
from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.models import Penugasan

from .test_serempak import serempak

pytestmark = pytest.mark.django_db(transaction=True)
BANYAK = 5


def test_what_is_frozen_is_what_stands(kota, terisi, alirkan):
    """Five go on writing values while the result is frozen: each is in it, or is refused."""
    ekbang = kota.aktor("kabag_ekbang")
    alirkan(terisi, Aksi.NILAI_INTERNAL)
    Butir.objects.update(internal=Decimal(3))
    alirkan(terisi, Aksi.NILAI_EKSTERNAL)
    lines = list(Butir.objects.all())

    def write(n: int) -> None:
        for value in (1, 2, 3, 4, 5) * 4:
            line = lines[n % len(lines)]
            services.nilai_eksternal(ekbang, Butir(pk=line.pk), nilai=Decimal(value), alasan=f"{n}")

    acts = [lambda n=n: write(n) for n in range(BANYAK)]
    freeze = [lambda: services.alirkan(ekbang, Penilaian(pk=terisi.pk), aksi=Aksi.BEKUKAN)]
    refused = serempak(*freeze, *acts)
    frozen = {line["kode"]: line["nilai"]["eksternal"] for line in HasilBeku.objects.get().isi["butir"]}
    stands = dict(Butir.objects.values_list("kode", "eksternal"))
    assert {k: None if v is None else Decimal(v) for k, v in frozen.items()} == stands
    assert set(refused) <= {"Ditolak"}
    for kode, value in stands.items():
        last = NilaiButir.objects.filter(butir__kode=kode, babak="eksternal").order_by("id").last()
        assert (last.nilai if last else None) == value


def test_answers_and_the_end_of_their_round(kota, berjalan, alirkan):
    """Whoever answers in the moment in which the round is closed has answered, or is told that it is closed."""
    Butir.objects.update(mandiri=Decimal(3))
    pu, ekbang = kota.aktor("kadis_pu"), kota.aktor("kabag_ekbang")
    line = Butir.objects.get(kode="I1")

    def answer() -> None:
        for value in (1, 2, 3, 4, 5) * 3:
            services.jawab(pu, Butir(pk=line.pk), nilai=Decimal(value), alasan="x")

    close = [lambda: services.alirkan(ekbang, Penilaian(pk=berjalan.pk), aksi=Aksi.NILAI_INTERNAL)]
    assert set(serempak(*close, *[answer] * 3)) <= {"Ditolak"}
    berjalan.refresh_from_db()
    assert berjalan.status == Status.DINILAI_INTERNAL
    closed = berjalan.riwayat.get(aksi=Aksi.NILAI_INTERNAL).waktu
    said = list(NilaiButir.objects.order_by("id"))
    assert all(v.waktu <= closed for v in said)
    line.refresh_from_db()
    assert line.mandiri == (said[-1].nilai if said else 3)
    with pytest.raises(Ditolak):
        services.jawab(pu, Butir(pk=line.pk), nilai=Decimal(1), alasan="x")


def test_one_year_is_set_up_once(kota, data):
    told, ekbang = data(tahun=2035), kota.aktor("kabag_ekbang")
    acts = [lambda: services.susun(ekbang, kota.unit["ekbang"], data=told)] * BANYAK
    assert serempak(*acts) == ["Ditolak"] * (BANYAK - 1)
    assert (Penilaian.objects.count(), Butir.objects.count()) == (1, 3)


def test_sharing_out_and_beginning(kota, penilaian):
    """Either the share counts, or it came too late; no office has an order for what is another's."""
    ekbang = kota.aktor("kabag_ekbang")
    share = [
        lambda u=u: services.bagi(ekbang, Penilaian(pk=penilaian.pk), pemilik={"I2": kota.unit[u].pk})
        for u in ("pu", "dlh", "kec")
    ]
    begin = [lambda: services.mulai(ekbang, Penilaian(pk=penilaian.pk))]
    serempak(*share, *begin)
    for row in Butir.objects.select_related("penugasan"):
        assert row.penugasan.unit_id == row.unit_id
    assert Penugasan.objects.count() == Butir.objects.values("unit").distinct().count()


def test_imports_in_whatever_order_wait_and_do_not_die(kota):
    """The same four hundred governments, each time shuffled otherwise."""
    admin = kota.aktor("admin")

    def rows(benih: int) -> list[DataHasil]:
        made = [
            DataHasil(
                indeks="contoh", tahun=2030, nama=f"Kota {n:03}", jenis="kota", nilai=Decimal(benih), sumber=f"{benih}"
            )
            for n in range(400)
        ]
        Random(benih).shuffle(made)
        return made

    acts = [lambda n=n: services.impor_hasil(admin, kota.unit["umum"], rows=rows(n)) for n in range(1, BANYAK + 1)]
    assert serempak(*acts) == []
    kept = Counter(HasilTerbit.objects.filter(indeks="contoh").values_list("nilai", "sumber"))
    assert sum(kept.values()) == 400
    assert len(kept) == 1, "the last one stands whole"


def test_one_publication_told_by_many_at_once(kota, berjalan):
    told = BuktiTerbit(
        indeks="contoh", tahun=2026, judul="Survei", keterangan="/survei/1/", nilai={"I1": Decimal(4), "I3": Decimal(2)}
    )
    pu = kota.aktor("kadis_pu")
    assert serempak(*[lambda: publik.terima_bukti(pu, data=told)] * BANYAK) == []
    assert (Bukti.objects.count(), NilaiButir.objects.count()) == (1, 2)
