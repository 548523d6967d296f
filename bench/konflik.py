"""One new order against 10,000 live ones: in the pure engine, and with the database at growing stores.

The town is busy: 300 places, acts that exclude each other, acts that set a value or take a whole unit, resources
that several want, orders that wait for others. Every fourth new order is the contrary of a stored one, so that it
must collide; `bertabrakan` says how many did, `ditanam` how many had to, `temuan` what was found in all.
"""

import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bahan import lapor, ringkas

HIDUP, BARU, PEMANASAN = 10_000, 200, 5
AWAL = datetime(2026, 12, 1, tzinfo=UTC)
TINDAK = tuple(f"bench-{n}" for n in range(8))
LAWAN = {TINDAK[n]: TINDAK[n ^ 1] for n in range(4)}
BERNILAI, SEUTUH_UNIT = TINDAK[4], TINDAK[5]
SUMBER = 60
KANTOR = ("setda", "as1", "as2", "as3")


def _acak(r: random.Random, n: int):
    """An order as a busy secretariat gives it; one in four is for a whole kelurahan, one in six claims a thing."""
    from poros.pure import konflik

    mulai = AWAL + timedelta(minutes=r.randrange(60 * 24 * 60))
    jendela = konflik.Rentang(mulai, mulai + timedelta(minutes=r.randrange(30, 600)))
    tempat = ("kota", f"kec{r.randrange(6)}", f"kel{r.randrange(5)}", f"aset{r.randrange(10)}")
    tindakan = r.choice(TINDAK)
    return konflik.Arahan(
        id=f"a{n}", penerbit=f"p{r.randrange(len(KANTOR))}", sasaran=(f"u{r.randrange(30)}",), tindakan=tindakan,
        objek=tempat[: r.choice((3, 4, 4, 4))], jendela=jendela, terbit=mulai - timedelta(days=1),
        larangan=r.random() < 0.1, nilai=str(r.randrange(3)) if tindakan == BERNILAI else None,
        klaim=(konflik.Klaim(f"s{r.randrange(SUMBER)}", Decimal(1), jendela),) if r.random() < 1 / 6 else (),
    )  # fmt: skip


def _hidup() -> list:
    r = random.Random(3)
    return [_acak(r, n) for n in range(HIDUP)]


def _baru(live: list) -> list:
    """New orders; every fourth forbids what a stored one orders, or orders what it forbids."""
    r = random.Random(4)
    new = [_acak(r, HIDUP + n) for n in range(BARU)]
    for n in range(0, BARU, 4):
        other = r.choice(live)
        new[n] = replace(other, id=new[n].id, larangan=not other.larangan, klaim=())
    return new


def _lapor(nama: str, lat: list[float], found: list[int], **data: object) -> None:
    planted = range(0, BARU, 4)
    if any(found[n] == 0 for n in planted):
        raise SystemExit("konflik: an order that must collide was found to be free")
    hits = sum(n > 0 for n in found)
    lapor(
        nama, hidup=HIDUP, baru=BARU, ditanam=len(planted), bertabrakan=hits, temuan=sum(found), **data, **ringkas(lat)
    )


def murni() -> None:
    from poros.pure import konflik

    live = _hidup()
    aturan = konflik.Pengaturan(
        lawan=konflik.lawan(LAWAN.items()), tindakan_bernilai={BERNILAI}, tindakan_seutuh_unit={SEUTUH_UNIT}
    )
    indeks = konflik.Indeks(aturan, live)
    lat, found = [], []
    for new in _baru(live):
        start = time.perf_counter()
        found.append(len(indeks.check(new)))
        lat.append(time.perf_counter() - start)
    _lapor("konflik:murni", lat, found)


def dengan_basis_data(lahan, skala: int) -> None:
    """The same through the database; one in five also waits for a stored order at the end of a chain of three."""
    from django_tenants.utils import schema_context

    from poros.kernel.penugasan.queries.konflik import periksa
    from poros.kernel.penugasan.values import Setelah

    with schema_context("kota_contoh"):
        live, actors = _hidup(), _pejabat()
        resources, stored = _isi(lahan, live, actors)
        lat, found = [], []
        for n, new in enumerate(_baru(live)):
            links = (Setelah(arahan_id=stored[3 * n + 2], lama_sebelum=60, lama_sesudah=30),) if n % 5 == 1 else ()
            order, to = _rincian(new, resources, links), _kepada(lahan, new)
            start = time.perf_counter()
            found.append(len(periksa(actors[int(new.penerbit[1:])], order, to)))
            lat.append(time.perf_counter() - start)
    _lapor("konflik:basis_data", lat[PEMANASAN:], found, penugasan=skala)


def _pejabat() -> list:
    from poros.kernel.organisasi.actor import actor
    from poros.kernel.organisasi.models import Pemangku

    rows = Pemangku.objects.filter(jabatan__kepala=True, jabatan__unit__kode__in=KANTOR).order_by("jabatan__unit__kode")
    return [actor(row.orang_id, jabatan_id=row.jabatan_id) for row in rows]


def _kepada(lahan, a) -> list:
    from poros.kernel.penugasan.values import Sasaran

    return [Sasaran(lahan.units[int(a.sasaran[0][1:]) % len(lahan.units)])]


def _rincian(a, resources: dict, links: tuple):
    from poros.kernel.penugasan.values import Klaim, RincianArahan

    klaim = tuple(Klaim(resources[k.sumber], k.jendela.mulai, k.jendela.selesai) for k in a.klaim)
    return RincianArahan(
        isi="bench", tindak=a.tindakan, objek="/".join(a.objek), tanda="forbid" if a.larangan else "do",
        nilai=a.nilai or "", mulai=a.jendela.mulai, selesai=a.jendela.selesai, klaim=klaim, setelah=links,
    )  # fmt: skip


def _isi(lahan, live: list, actors: list) -> tuple[dict, list]:
    """Store acts, resources and live orders, once; return the numbers of resources and orders."""
    from django.db import connection

    from poros.kernel.penugasan.models import Arahan, KlaimSumberDaya, Pendahuluan, Penugasan, SumberDaya, TindakArahan

    if not Arahan.objects.filter(sumber="bench").exists():
        acts = {kode: TindakArahan(kode=kode, nama=kode, dari=date(2020, 1, 1)) for kode in TINDAK}
        acts[BERNILAI].nilai_tunggal = acts[SEUTUH_UNIT].seluruh_unit = True
        TindakArahan.objects.bulk_create(acts.values())
        for a, b in LAWAN.items():
            acts[a].berlawanan.add(acts[b])
        SumberDaya.objects.bulk_create(SumberDaya(kode=f"s{n}", nama=f"S{n}", jenis="alat") for n in range(SUMBER))
        made = Arahan.objects.bulk_create((_baris(n, a, actors) for n, a in enumerate(live)), batch_size=1000)
        Penugasan.objects.bulk_create((_tugas(lahan, *pair) for pair in zip(made, live, strict=True)), batch_size=1000)
        chains = [pair for n in range(0, HIDUP - 2, 3) for pair in ((n, n + 1), (n + 1, n + 2))]
        Pendahuluan.objects.bulk_create(Pendahuluan(sebelum=made[a], sesudah=made[b]) for a, b in chains)
    resources = dict(SumberDaya.objects.filter(kode__regex="^s[0-9]+$").values_list("kode", "pk"))
    stored = list(Arahan.objects.filter(sumber="bench").order_by("sumber_id").values_list("pk", flat=True))
    if not KlaimSumberDaya.objects.filter(arahan__in=stored[:100]).exists():
        KlaimSumberDaya.objects.bulk_create(
            KlaimSumberDaya(
                arahan_id=pk, sumber_daya_id=resources[k.sumber], mulai=k.jendela.mulai, selesai=k.jendela.selesai
            )
            for pk, a in zip(stored, live, strict=True)
            for k in a.klaim
        )
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE penugasan_arahan, penugasan_penugasan, penugasan_klaimsumberdaya, penugasan_pendahuluan"
        )
    return resources, stored


def _baris(n: int, a, actors: list):
    from poros.kernel.penugasan.models import Arahan

    giver = actors[int(a.penerbit[1:])]
    return Arahan(
        penerbit_id=giver.jabatan_id, pemangku_id=giver.jabat.pemangku_id, sumber="bench", sumber_id=n,
        isi=f"bench {n}", tindak=a.tindakan, objek="/".join(a.objek), nilai=a.nilai or "",
        tanda="forbid" if a.larangan else "do",
        mulai=a.jendela.mulai, selesai=a.jendela.selesai, terbit=a.terbit,
    )  # fmt: skip


def _tugas(lahan, row, a):
    from poros.kernel.penugasan.models import Penugasan

    unit = _kepada(lahan, a)[0].unit_id
    return Penugasan(
        arahan=row, unit_id=unit, kantor_id=unit, penerbit_id=row.penerbit_id, kecepatan="biasa",
        kerahasiaan="terbatas", dikirim=row.terbit,
    )  # fmt: skip
