"""Several at once: a year is decided once, an ex-ante look is made once, a tree is whole, a step is taken once."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from poros.domain.reformasi import services
from poros.domain.reformasi.ekspor import baca_kinerja
from poros.domain.reformasi.models import PantauRB, SimpulKinerja, TimKerja
from poros.domain.reformasi.rules.alur import AksiTelaah
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.tests.conftest import HARI
from poros.domain.reformasi.values import LangkahTelaah
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.kernel.penugasan.models import Penugasan
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db(transaction=True)


def serempak(*acts: Callable[[], object]) -> list[type]:
    """The refusals among acts done at the same moment; anything else that goes wrong is raised."""
    tenant, gate = Daerah.objects.get(), threading.Barrier(len(acts))
    refused: list[type] = []
    broken: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        connection.set_tenant(tenant)
        try:
            gate.wait()
            act()
        except (Ditolak, TransitionError) as error:
            refused.append(type(error))
        except Exception as error:  # noqa: BLE001 -- raised below, in the thread of the test
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]
    return refused


def test_a_road_map_and_a_tree(kota, roadmap, target, besok):
    """One test for three claims: making the government costs more than the acts."""
    lead = kota.aktor("kabag_umum")
    decide = [lambda: services.tetapkan_tahun(lead, roadmap, tahun=2026, tenggat=besok)] * 2
    assert serempak(*decide) == [Ditolak]
    assert Penugasan.objects.count() == 1

    look = [lambda: services.pantau(lead, target, triwulan=0, sesuai=[*Lensa])] * 3
    assert serempak(*look) == [Ditolak, Ditolak]
    assert PantauRB.objects.count() == 1

    lines = baca_kinerja(b"kode,tingkat,nama,unit\nS1,sasaran,A,pu\nS2,sasaran,B,dlh\n")
    take = [lambda: services.muat_kinerja(lead, kota.unit["umum"], tahun=2026, simpul=lines)] * 3
    assert serempak(*take) == []
    assert SimpulKinerja.objects.count() == 2


def test_a_review(kota, usulan):
    lead = kota.aktor("kabag_umum")
    assert serempak(*[lambda: services.susun_tim(lead, usulan)] * 2) == []
    assert TimKerja.objects.count() == 9
    step = LangkahTelaah(aksi=AksiTelaah.KIRIM, tanggal=HARI, nomor="1")
    assert serempak(*[lambda: services.alirkan(lead, usulan, langkah=step)] * 2) == [TransitionError]
    assert usulan.riwayat.count() == 2
