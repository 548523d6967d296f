"""One new order against 10,000 live ones: in the pure engine, and with the database at growing stores."""

import random
import time
from datetime import UTC, datetime, timedelta

from bahan import lapor, ringkas

HIDUP = 10_000


def _acak(r: random.Random, n: int):
    from poros.pure import konflik

    start = datetime(2026, 12, 1, tzinfo=UTC) + timedelta(minutes=r.randrange(60 * 24 * 30))
    objek = ("kota", f"kec{r.randrange(20)}", f"kel{r.randrange(30)}", f"aset{r.randrange(60)}")[
        : r.choice((3, 4, 4, 4))
    ]
    return konflik.Arahan(
        id=f"a{n}", penerbit=f"p{r.randrange(40)}", sasaran=(f"u{r.randrange(60)}",), tindakan=f"t{r.randrange(8)}",
        objek=objek, jendela=konflik.Rentang(start, start + timedelta(minutes=r.randrange(30, 600))),
        terbit=start - timedelta(days=1), larangan=r.random() < 0.2,
    )  # fmt: skip


def murni() -> None:
    from poros.pure import konflik

    r = random.Random(3)
    indeks = konflik.Indeks(konflik.Pengaturan())
    for n in range(HIDUP):
        indeks.add(_acak(r, n))
    lat, found = [], 0
    for n in range(300):
        new = _acak(r, HIDUP + n)
        start = time.perf_counter()
        found += len(indeks.check(new))
        lat.append(time.perf_counter() - start)
    lapor("konflik:murni", hidup=HIDUP, temuan=found, **ringkas(lat))


def dengan_basis_data(lahan, skala: int) -> None:
    from django_tenants.utils import schema_context

    from poros.kernel.organisasi.actor import actor
    from poros.kernel.penugasan.models import Arahan
    from poros.kernel.penugasan.queries.konflik import periksa
    from poros.kernel.penugasan.values import RincianArahan, Sasaran

    with schema_context("kota_contoh"):
        who = actor(lahan.ids["orang"], jabatan_id=lahan.ids["jabatan"])
        _isi_hidup(lahan, Arahan)
        r, lat, found = random.Random(4), [], 0
        for _ in range(105):
            a = _acak(r, 0)
            new = RincianArahan(
                isi="bench",
                tindak=a.tindakan,
                objek="/".join(a.objek),
                mulai=a.jendela.mulai,
                selesai=a.jendela.selesai,
            )
            start = time.perf_counter()
            found += len(periksa(who, new, [Sasaran(r.choice(lahan.units))]))
            lat.append(time.perf_counter() - start)
    lapor("konflik:basis_data", hidup=HIDUP, penugasan=skala, temuan=found, **ringkas(lat[5:]))


def _isi_hidup(lahan, model) -> None:
    """Ten thousand live, comparable orders with one unit each, once."""
    from django.db import connection

    from poros.kernel.penugasan.models import Penugasan

    if model.objects.filter(sumber="bench").exists():
        return
    r = random.Random(3)
    rows = []
    for n in range(HIDUP):
        a = _acak(r, n)
        rows.append(
            model(
                penerbit_id=lahan.ids["jabatan"],
                pemangku_id=lahan.ids["pemangku"],
                sumber="bench",
                sumber_id=n,
                isi="bench",
                tindak=a.tindakan,
                objek="/".join(a.objek),
                tanda="forbid" if a.larangan else "do",
                mulai=a.jendela.mulai,
                selesai=a.jendela.selesai,
                terbit=a.terbit,
            )
        )
    made = model.objects.bulk_create(rows, batch_size=1000)
    Penugasan.objects.bulk_create(
        (
            Penugasan(
                arahan=row,
                unit_id=lahan.units[n % len(lahan.units)],
                kantor_id=lahan.units[n % len(lahan.units)],
                penerbit_id=row.penerbit_id,
                kecepatan="biasa",
                kerahasiaan="terbatas",
                dikirim=row.terbit,
            )
            for n, row in enumerate(made)
        ),
        batch_size=1000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE penugasan_arahan, penugasan_penugasan")
