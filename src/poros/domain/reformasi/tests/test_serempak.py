"""Several at once: a year is decided once, an ex-ante look is made once, a tree is whole, a step is taken once."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from poros.domain.reformasi import services
from poros.domain.reformasi.ekspor import baca_kinerja
from poros.domain.reformasi.models import (
    AksiRB,
    MasalahSakip,
    PantauRB,
    PosTelaah,
    PutusanPos,
    Roadmap,
    SimpulKinerja,
    TimKerja,
)
from poros.domain.reformasi.rules.alur import AksiMasalah, AksiTelaah
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.rules.penyederhanaan import Hasil
from poros.domain.reformasi.tests.conftest import HARI
from poros.domain.reformasi.values import DataPutusan, LangkahMasalah, LangkahTelaah
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
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


def serempak_semua(*acts: Callable[[], object]) -> list[Exception]:
    """As `serempak`, but every error comes back: for acts of which one may take away what the other acts on."""
    tenant, gate = Daerah.objects.get(), threading.Barrier(len(acts))
    found: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        connection.set_tenant(tenant)
        try:
            gate.wait()
            act()
        except Exception as error:  # noqa: BLE001 -- judged by the test
            found.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


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


def test_one_post_one_problem_one_action(kota, telaah, pos, masalah, target, besok):  # noqa: PLR0917 -- fixtures
    """Two decide on the same: both words are kept and the last one holds; a step is taken once; history outlives."""
    lead, tu = kota.aktor("kabag_umum"), kota.aktor("tu")
    row = pos("pupr-jalan")
    decide = [
        lambda a=a, h=h: services.putuskan(a, PosTelaah(pk=row.pk), data=DataPutusan(hasil=h, alasan=f"Kata {a.nama}"))
        for a, h in ((lead, Hasil.DIPERTAHANKAN), (tu, Hasil.DISEDERHANAKAN))
    ]
    assert serempak(*decide) == []
    said = list(PutusanPos.objects.filter(pos=row).order_by("id"))
    assert {p.hasil for p in said} == {"dipertahankan", "disederhanakan"}
    assert pos("pupr-jalan").akhir == said[-1].hasil

    hand = LangkahMasalah(aksi=AksiMasalah.TUGASKAN, tenggat=besok)
    give = [lambda a=a: services.melangkah_masalah(a, MasalahSakip(pk=masalah.pk), langkah=hand) for a in (lead, tu)]
    assert serempak(*give) == [TransitionError]
    assert Penugasan.objects.filter(arahan__sumber="masalahsakip", unit=kota.unit["pu"]).count() == 1

    done = LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan="Beres")
    solve = [
        lambda s=s: services.selesaikan_masalah(kota.aktor(s), MasalahSakip(pk=masalah.pk), langkah=done)
        for s in ("kadis_pu", "tu_pu")
    ]
    assert serempak(*solve) == [TransitionError]

    end = [
        lambda: services.melangkah_masalah(
            lead, MasalahSakip(pk=masalah.pk), langkah=LangkahMasalah(aksi=AksiMasalah.VERIFIKASI)
        ),
        lambda: services.melangkah_masalah(
            tu, MasalahSakip(pk=masalah.pk), langkah=LangkahMasalah(aksi=AksiMasalah.KEMBALIKAN, catatan="Belum")
        ),
    ]
    assert serempak(*end) == [TransitionError]

    look_or_drop = (
        lambda: services.pantau(lead, target, triwulan=0, sesuai=[*Lensa]),
        lambda: services.hapus_aksi(tu, Roadmap(pk=target.aksi.roadmap_id), aksi=target.aksi_id),
    )
    lost = [e for e in serempak_semua(*look_or_drop) if not isinstance(e, (Ditolak, TidakBerwenang))]
    assert lost == []
    assert AksiRB.objects.count() == PantauRB.objects.count()
