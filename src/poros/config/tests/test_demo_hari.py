"""The demo on a day that not every year has, at an hour at which nobody works: it loads, and lies about no time."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from poros.config.demo.muat import _isi
from poros.domain.krisis.models import Kejadian
from poros.domain.logistik.models import Kiriman
from poros.domain.persuratan.models import Surat
from poros.domain.rapat.models import Rapat
from poros.kernel.daerah.skema import tanam
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.rujukan.muat import muat as muat_rujukan

pytestmark = [pytest.mark.lambat, pytest.mark.django_db]
SAAT = datetime(2028, 2, 29, 0, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
"""The first minutes of a leap day, on which a year ago and a year ahead are days that are not."""


@pytest.fixture
def kini(monkeypatch):
    """It is then, and time goes on from there. Signatures are left out: they are judged by the real clock."""
    start = time.monotonic()
    monkeypatch.setattr(timezone, "now", lambda: SAAT + timedelta(seconds=time.monotonic() - start))
    muat_rujukan()
    tanam()
    return SAAT


def test_it_loads_and_nothing_in_it_has_happened_tomorrow(kini):
    shown = _isi(timezone.localtime(kini))
    now = timezone.now()
    assert len(shown) > 15
    assert Surat.objects.filter(diterima__lte=now).count() > 1000
    assert not Surat.objects.filter(diterima__gt=now).exists()
    assert not Arahan.objects.filter(terbit__gt=now).exists()
    assert not Penugasan.objects.filter(dikirim__gt=now).exists()
    assert not Jejak.objects.filter(waktu__gt=now).exists()
    assert Kejadian.objects.filter(latihan=False, mulai__lt=now).count() == 1
    assert Rapat.objects.count() > 1
    assert Kiriman.objects.exists()
    for tahun, urut in Surat.objects.values_list("tahun", "urut"):
        assert kini.year - 1 <= tahun <= kini.year
        assert urut > 0
