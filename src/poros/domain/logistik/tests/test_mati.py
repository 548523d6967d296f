"""A process that moves goods is killed in the middle: what it had begun is whole or not there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Count, Sum

from poros.domain.logistik.models import Mutasi, Saldo
from poros.domain.logistik.queries.stok import cacat_buku
from poros.domain.logistik.rules.alur import JenisMutasi
from poros.kernel.jejak.models import Jejak

PELAKU = Path(__file__).with_name("pindah_terus.py")
KALI, GERAK = 3, 25


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_the_books_still_balance(kota, isi):
    for n, kode in enumerate(("beras", "selimut", "air")):
        isi(kode, 10_000 + n)
    whole = Saldo.objects.aggregate(n=Sum("jumlah"))["n"]
    words = [
        sys.executable, str(PELAKU), connection.settings_dict["NAME"], str(kota.orang["kadis_sos"].pk),
        str(kota.jabatan["kadis_sos"].pk),
    ]  # fmt: skip
    env = os.environ | {"DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    told = 0
    for _n in range(KALI):
        with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None
            for _line in range(GERAK):
                told += bool(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        assert cacat_buku() == []
        assert Saldo.objects.aggregate(n=Sum("jumlah"))["n"] == whole
    moves = Mutasi.objects.filter(jenis=JenisMutasi.PINDAH)
    halves = moves.values("saldo__lot").annotate(n=Count("id"), isi=Sum("jumlah")).order_by()
    assert all(row["isi"] == 0 and row["n"] % 2 == 0 for row in halves)
    acts = Jejak.objects.filter(aksi="logistik.stok_catat", data__has_key="tujuan_id").count()
    assert moves.count() == 2 * acts, "each act has both its movements and its line on the trail"
    assert told == KALI * GERAK <= acts
