"""Writing: letters through HTTP, through the commands in process, and by bare psycopg; statements of an act."""

import asyncio
import base64
import os
import time

import httpx
import polos
from bahan import Letters, cpu_pohon, lapor, make_pdf, ringkas

SERENTAK = 4


def semua(lahan, n: int) -> None:
    url = os.environ["DATABASE_URL"]
    pg = _postmaster(lahan.folder)
    polos.tulis(url, "kota_contoh", 50, lahan.ids, lahan.units)
    before, start = cpu_pohon(pg), time.perf_counter()
    lat = polos.tulis(url, "kota_contoh", n, lahan.ids, lahan.units)
    wall = time.perf_counter() - start
    lapor(
        "tulis:polos",
        per_detik=round(n / sum(lat), 1),
        cpu_pg_ms=_ms(cpu_pohon(pg) - before, n),
        **ringkas(lat),
    )
    bare = n / sum(lat)
    _di_dalam(lahan, n, bare)
    _http(lahan, n, pg)
    lapor("tulis:selesai", detik=round(wall, 1))


def _ms(seconds: float, n: int) -> float:
    return round(1000 * seconds / n, 2)


def _badan(letter: dict, lahan) -> dict:
    pdf = make_pdf(letter["perihal"], letter["ringkasan"])
    first = int(letter["acak"] * len(lahan.units))
    chosen = [lahan.units[(first + k * 5) % len(lahan.units)] for k in range(3)]
    return {
        "nomor": letter["nomor"],
        "tanggal": "2026-01-05",
        "pengirim": "Bench",
        "perihal": letter["perihal"],
        "ringkasan": letter["ringkasan"],
        "klasifikasi": "000.1",
        "kepada": lahan.ids["jabatan"],
        "berkas": [{"nama": "surat.pdf", "isi": base64.b64encode(pdf).decode()}],
        "disposisi": {
            "kepada": [{"unit": u, "peran": "utama" if k == 0 else "pendukung"} for k, u in enumerate(chosen)],
            "instruksi": ["tindak-lanjuti"],
        },
    }


def _http(lahan, n: int, pg: int) -> None:
    letters = Letters(int(time.time()))
    bodies = [_badan(letters.next(), lahan) for _ in range(n + 40)]
    with lahan.web() as (base, pid):
        asyncio.run(_kirim(base, lahan.header, bodies[:40]))
        web, db, start = cpu_pohon(pid), cpu_pohon(pg), time.perf_counter()
        lat = asyncio.run(_kirim(base, lahan.header, bodies[40:]))
        wall = time.perf_counter() - start
        cpu_web, cpu_db = cpu_pohon(pid) - web, cpu_pohon(pg) - db
    lapor(
        "tulis:http",
        serentak=SERENTAK,
        per_detik=round(n / wall, 1),
        cpu_ms_per_surat=_ms(cpu_web + cpu_db, n),
        cpu_web_ms=_ms(cpu_web, n),
        cpu_pg_ms=_ms(cpu_db, n),
        **ringkas(lat),
    )


async def _kirim(base: str, header: dict, bodies: list[dict]) -> list[float]:
    lat: list[float] = []
    todo = iter(bodies)
    async with httpx.AsyncClient(base_url=base, headers=header, timeout=60) as client:

        async def pekerja() -> None:
            for body in todo:
                start = time.perf_counter()
                answer = await client.post("/api/v1/surat", json=body)
                lat.append(time.perf_counter() - start)
                if answer.status_code != 201:
                    raise SystemExit(f"{answer.status_code}: {answer.text[:400]}")

        await asyncio.gather(*(pekerja() for _ in range(SERENTAK)))
    return lat


def _di_dalam(lahan, n: int, bare: float) -> None:
    from datetime import date

    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django_tenants.utils import schema_context

    from poros.domain.persuratan.services import catat
    from poros.domain.persuratan.values import DataSurat, IsiDisposisi
    from poros.kernel.organisasi.actor import actor
    from poros.kernel.organisasi.models import Unit
    from poros.kernel.penugasan.values import Sasaran

    letters, lat = Letters(5), []
    with schema_context("kota_contoh"):
        who = actor(lahan.ids["orang"], jabatan_id=lahan.ids["jabatan"])

        def satu(letter: dict, pdf: bytes, units: list[int]) -> None:
            data = DataSurat(
                nomor=letter["nomor"], tanggal=date(2026, 1, 5), pengirim="Bench", perihal=letter["perihal"],
                kepada_id=lahan.ids["jabatan"], ringkasan=letter["ringkasan"], klasifikasi="000.1",
            )  # fmt: skip
            isi = IsiDisposisi(kepada=tuple(Sasaran(u) for u in units), instruksi=("tindak-lanjuti",))
            catat(who, Unit(pk=who.unit_id), data=data, berkas=[(pdf, "surat.pdf")], disposisi=isi)

        for k in range(n + 20):
            letter = letters.next()
            pdf = make_pdf(letter["perihal"], letter["ringkasan"])
            chosen = [lahan.units[(k + 5 * j) % len(lahan.units)] for j in range(3)]
            start = time.perf_counter()
            satu(letter, pdf, chosen)
            if k >= 20:
                lat.append(time.perf_counter() - start)
        with CaptureQueriesContext(connection) as queries:
            letter = letters.next()
            satu(letter, make_pdf(letter["perihal"], letter["ringkasan"]), lahan.units[:3])
    rate = len(lat) / sum(lat)
    lapor(
        "tulis:perintah",
        per_detik=round(rate, 1),
        bagian_dari_polos=round(rate / bare, 3),
        pernyataan_sql=len(queries),
        **ringkas(lat),
    )


def _postmaster(folder) -> int:
    pid = next(folder.glob("pg-*/postmaster.pid"))
    return int(pid.read_text().splitlines()[0])
