"""Two at the same moment: a year begins once, freezes once, is announced once; a plan is decided once; no value is lost."""

import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from poros.domain.indeks import services
from poros.domain.indeks.models import (
    BuktiButir,
    Butir,
    HasilBeku,
    HasilTerbit,
    LangkahRencana,
    NilaiButir,
    Penilaian,
    Rencana,
)
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.alur import Aksi, Status
from poros.domain.indeks.values import DataHasil
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.kernel.penugasan.models import Penugasan
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db(transaction=True)


def serempak(*acts: Callable[[], object]) -> list[str]:
    """Names of the refusals among acts done at the same moment; anything else that goes wrong is raised."""
    tenant, gate = Daerah.objects.get(), threading.Barrier(len(acts))
    refused: list[str] = []
    broken: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        connection.set_tenant(tenant)
        try:
            gate.wait()
            act()
        except (Ditolak, TransitionError) as error:
            refused.append(type(error).__name__)
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


def test_a_year_from_its_start_to_its_announcement(kota, penilaian):
    """One test for all steps of one year: making the government costs more than the acts."""
    ekbang, pu, insp = (kota.aktor(s) for s in ("kabag_ekbang", "kadis_pu", "inspektur"))

    assert serempak(*[lambda: services.mulai(ekbang, Penilaian(pk=penilaian.pk))] * 2) == ["TransitionError"]
    assert Penugasan.objects.count() == 2

    first, third = Butir.objects.get(kode="I1"), Butir.objects.get(kode="I3")
    answers = [
        lambda n=n: services.jawab(pu, Butir(pk=first.pk), nilai=Decimal(n), alasan=f"Nilai {n}") for n in (2, 4)
    ]
    assert serempak(*answers) == []
    kept = NilaiButir.objects.filter(butir=first).order_by("id")
    assert sorted(v.nilai for v in kept) == [2, 4]
    first.refresh_from_db()
    assert first.mandiri == kept.last().nilai

    piece = services.tambah_bukti_butir(pu, Butir(pk=first.pk), judul="SK", keterangan="Rak")
    use = [lambda: services.pakai_bukti(pu, Butir(pk=third.pk), bukti=[piece.pk])] * 2
    assert serempak(*use) == ["Ditolak"]
    assert BuktiButir.objects.count() == 2

    Butir.objects.filter(mandiri=None).update(mandiri=3)
    close = [lambda: services.alirkan(ekbang, Penilaian(pk=penilaian.pk), aksi=Aksi.NILAI_INTERNAL)] * 2
    assert serempak(*close) == ["TransitionError"]

    for row in Butir.objects.all():
        services.nilai_internal(insp, row, nilai=Decimal(3), alasan="Diperiksa.")
    freeze = [lambda: services.alirkan(ekbang, Penilaian(pk=penilaian.pk), aksi=Aksi.BEKUKAN)] * 2
    assert serempak(*freeze) == ["TransitionError"]
    assert HasilBeku.objects.count() == 1

    heads = [kota.aktor("sekda"), kota.aktor("walikota")]
    announce = [lambda a=a: services.umumkan(a, Penilaian(pk=penilaian.pk)) for a in heads]
    assert serempak(*announce) == ["TransitionError"]
    assert Penilaian.objects.get().status == Status.DIUMUMKAN
    assert penilaian.riwayat.count() == 4


def test_a_plan_and_results(kota, beku):
    """A plan is decided once and not changed beside that; results taken in twice are there once."""
    ekbang, admin = kota.aktor("kabag_ekbang"), kota.aktor("admin")
    begin = baca.awal(judul="Naik", tahun=2027, sasaran=Decimal("2.60"), penilaian=beku)
    row = services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
    wanted = {"pemilik": {"I3": kota.unit["pu"].pk}, "tenggat": date(2099, 12, 1)}
    decide = [lambda: services.tetapkan_rencana(ekbang, Rencana(pk=row.pk), **wanted)] * 2
    assert serempak(*decide) == ["TransitionError"]
    assert LangkahRencana.objects.count() == 1

    again = services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
    both = (
        lambda: services.tetapkan_rencana(ekbang, Rencana(pk=again.pk), **wanted),
        lambda: services.ubah_rencana(ekbang, Rencana(pk=again.pk), pilihan={"I1": [5], "I3": [3]}),
    )
    refused = serempak(*both)
    again.refresh_from_db()
    steps = {(s.kode, int(s.ke)) for s in again.langkah.all()}
    if refused:  # the change came second, or the change left an indicator without a unit
        assert len(refused) == 1
    assert steps <= {("I1", 5), ("I3", 3)}
    assert all(again.pilihan[kode][-1] == level for kode, level in steps)

    rows = [
        DataHasil(indeks="contoh", tahun=2030, nama=f"Kota {n}", jenis="kota", nilai=Decimal(2), sumber="x")
        for n in range(20)
    ]
    take = [lambda: services.impor_hasil(admin, kota.unit["umum"], rows=rows)] * 2
    assert serempak(*take) == []
    assert HasilTerbit.objects.filter(indeks="contoh").count() == 20
