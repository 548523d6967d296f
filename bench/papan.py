"""The command board on 200 screens: how long until the last one shows a change, and what the database is asked else.

Each screen behaves as `frontend/js/langsung.js`: it loads the page, then asks, waits for half a second or twice as
long as the answer took, and asks again. The server is the one of production; the screens share its two cores.
"""

import asyncio
import random
import re
import statistics
import time
from datetime import timedelta

import httpx
from bahan import cpu_pohon, lapor

LAYAR = 200
UBAH = 20
HENING_DETIK = 10
JEDA = 0.5
BAGIAN = re.compile(r'data-langsung="([^"]+)" data-tanda="([^"]+)" data-nomor="(\d+)"')
AKUN = ("setda", "bpbd", "dinsos", "dinkes", "pupr", "dishub", "satpol", "diskominfo")
HOST = "kota-contoh.localhost"


def semua(lahan) -> None:
    from django_tenants.utils import schema_context

    with schema_context("kota_contoh"), lahan.web() as (base, pid):
        from poros.domain.krisis.models import Kejadian

        event = Kejadian.objects.get(nama="Banjir Kelurahan Damai")
        cookies = [_masuk(unit) for unit in AKUN]
        asyncio.run(_ukur(base, pid, event, cookies))


async def _ukur(base: str, pid: int, event, cookies: list[str]) -> None:
    path = f"/krisis/kejadian/{event.pk}/"
    screens = await _buka(base, path, cookies)
    port = int(base.rsplit(":", 1)[1])
    loops = [asyncio.create_task(screen.ikuti(port)) for screen in screens]
    await asyncio.sleep(5)
    delays = []
    for _n in range(UBAH):
        await asyncio.sleep(1.5 + random.random())
        delays.append(await _satu(event, screens))
    before, cpu, asked = await asyncio.to_thread(_pernyataan), cpu_pohon(pid), sum(s.tanya for s in screens)
    await asyncio.sleep(HENING_DETIK)
    after = await asyncio.to_thread(_pernyataan)
    lapor(
        "papan:langsung",
        layar=LAYAR,
        perubahan=UBAH,
        terakhir_p50_ms=round(1000 * statistics.median(delays)),
        terakhir_terburuk_ms=round(1000 * max(delays)),
        tanya_per_detik=round((sum(s.tanya for s in screens) - asked) / HENING_DETIK),
        cpu_web_inti=round((cpu_pohon(pid) - cpu) / HENING_DETIK, 2),
        pernyataan_hening=len(after - before),
        hening_detik=HENING_DETIK,
        gagal=sum(s.gagal for s in screens),
    )
    for task in loops:
        task.cancel()


async def _satu(event, screens: list["Layar"]) -> float:
    """Change something; seconds from the commit until the last screen has it."""
    at, number = await asyncio.to_thread(_catat, event)
    for _try in range(1000):
        if all(s.nomor >= number for s in screens):
            return max(s.saat for s in screens) - at
        await asyncio.sleep(0.01)
    raise RuntimeError(f"{sum(s.nomor < number for s in screens)} screens never saw the change")


def _catat(event) -> tuple[float, int]:
    from django.db import transaction
    from django.utils import timezone
    from django_tenants.utils import schema_context

    from poros.domain.krisis import services
    from poros.domain.krisis.rules.angka import Ukuran
    from poros.domain.krisis.values import DataAngka

    told = []
    with schema_context("kota_contoh"), transaction.atomic():
        figure = DataAngka(
            ukuran=Ukuran.MENGUNGSI,
            letak="GOR Kota Contoh",
            nilai=random.randrange(600, 900),
            per=timezone.now() - timedelta(seconds=1),
            sumber="Bench",
        )
        services.catat_angka(_aktor("bpbd"), event, data=figure)
        number = type(event).objects.values_list("versi", flat=True).get(pk=event.pk)
        transaction.on_commit(lambda: told.append(time.perf_counter()))
    return told[0], number


def _pernyataan() -> set[tuple]:
    """What each other connection of the program has done last; another set when one has been asked anything."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid, query_start FROM pg_stat_activity WHERE application_name LIKE 'poros%%' "
            "AND datname = current_database() AND pid <> pg_backend_pid() AND query_start IS NOT NULL"
        )
        return set(cursor.fetchall())


class Layar:
    """One screen with a connection of its own."""

    def __init__(self, path: str, token: str, number: int, cookie: str) -> None:
        self.path, self.token, self.nomor, self.cookie = path, token, number, cookie
        self.saat = self.tanya = self.gagal = 0

    async def ikuti(self, port: int) -> None:
        await asyncio.sleep(random.random())
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while True:
            start = time.perf_counter()
            ask = f"GET {self.path}?v={self.nomor} HTTP/1.1\r\nHost: {HOST}\r\nX-Tanda: {self.token}\r\n"
            writer.write(f"{ask}Cookie: sessionid={self.cookie}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = re.search(rb"content-length: (\d+)", head)
            await reader.readexactly(int(length[1]) if length else 0)
            self.tanya += 1
            number = re.search(rb"x-nomor: (\d+)", head)
            if number:
                self.nomor, self.saat = int(number[1]), time.perf_counter()
            self.gagal += not head.startswith((b"http/1.1 20",))
            await asyncio.sleep(max(JEDA, 2 * (time.perf_counter() - start)) + 0.1 * random.random())


async def _buka(base: str, path: str, cookies: list[str]) -> list[Layar]:
    """Load the page on every screen, four at a time."""
    gate, screens = asyncio.Semaphore(4), []
    async with httpx.AsyncClient(timeout=60) as client:

        async def one(cookie: str) -> None:
            async with gate:
                page = await client.get(f"{base}{path}", headers={"Host": HOST, "Cookie": f"sessionid={cookie}"})
                found = BAGIAN.search(page.text)
                screens.append(Layar(found[1], found[2], int(found[3]), cookie))

        await asyncio.gather(*(one(cookies[n % len(cookies)]) for n in range(LAYAR)))
    return screens


def _aktor(unit: str):
    from poros.kernel.organisasi.actor import actor
    from poros.kernel.organisasi.models import Pemangku

    holder = Pemangku.objects.get(jabatan__unit__kode=unit, jabatan__kepala=True)
    return actor(holder.orang_id, jabatan_id=holder.jabatan_id)


def _masuk(unit: str) -> str:
    """A session of the head of a unit, without the password page."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from poros.kernel.organisasi.models import Akun, Orang

    person = Orang.objects.get(pk=_aktor(unit).orang_id)
    account = Akun.objects.filter(orang=person).first() or Akun.objects.create_user(f"papan.{unit}", person)
    if account.sandi_sementara:
        Akun.objects.filter(pk=account.pk).update(sandi_sementara=False)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "poros.kernel.organisasi.sandi.Backend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return session.session_key
