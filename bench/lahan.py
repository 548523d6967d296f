"""The ground for the benches: a demo city, a token, a running web server."""

import hashlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx


@dataclass
class Lahan:
    """What the benches stand on."""

    folder: Path
    token: str
    ids: dict
    units: list[int]
    sekda_token: str

    @contextmanager
    def web(self) -> Iterator[tuple[str, int]]:
        """A web server as in production; yields address and process id."""
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        env = os.environ | {"POROS_PERAN": ""}
        process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"from poros.config.server.web import serve; serve('127.0.0.1', {port}, 2)",
            ],
            env=env,
        )
        base = f"http://127.0.0.1:{port}"
        try:
            for _ in range(300):
                try:
                    if httpx.get(f"{base}/healthz", timeout=2).status_code == 200:
                        break
                except httpx.HTTPError:
                    time.sleep(0.1)
            yield base, process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)

    def penuhi(self, target: int) -> None:
        from poros.config.demo.skala import penuhi

        penuhi(target)

    @property
    def header(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Host": "kota-contoh.localhost"}


def siap(folder: Path) -> Lahan:
    """Migrate, load Kota Contoh, make two tokens: the head of Bagian Umum, and the Sekda."""
    from django_tenants.utils import schema_context

    from poros.config.demo.muat import SKEMA, muat
    from poros.kernel.daerah.models import Daerah
    from poros.kernel.daerah.skema import migrasi

    migrasi()
    if not Daerah.objects.filter(schema_name=SKEMA).exists():
        muat()
    with schema_context(SKEMA):
        from poros.kernel.organisasi.models import Unit

        token, office, holder = _token("umum")
        sekda_token, _o, _h = _token("setda")
        units = list(Unit.objects.filter(jenis__in=["dinas", "badan", "kecamatan"]).values_list("pk", flat=True))
    ids = {"unit": office.unit_id, "jabatan": office.pk, "orang": holder.orang_id, "pemangku": holder.pk}
    return Lahan(folder, token, ids, units, sekda_token)


def _token(unit: str) -> tuple:
    from django.utils import timezone

    from poros.kernel.antarmuka.rules import Cakupan
    from poros.kernel.organisasi.models import Akun, Jabatan, Pemangku, TokenApi

    office = Jabatan.objects.get(unit__kode=unit, kepala=True)
    holder = Pemangku.objects.select_related("orang").get(jabatan=office)
    akun = Akun.objects.filter(orang=holder.orang).first() or Akun.objects.create_user(f"bench.{unit}", holder.orang)
    token = secrets.token_urlsafe(32)
    TokenApi.objects.create(
        akun=akun,
        jabatan=office,
        nama="bench",
        sidik=hashlib.sha256(token.encode()).hexdigest(),
        cakupan=[c.value for c in Cakupan],
        kedaluwarsa=timezone.now() + timedelta(days=1),
    )
    return token, office, holder
