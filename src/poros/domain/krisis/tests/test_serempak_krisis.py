"""Two people at the same moment: one report, one row for a person, one draft, no line on a record that was withdrawn."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from poros.domain.krisis import services
from poros.domain.krisis.rules.pulih import PeranTim
from poros.domain.krisis.tests.bahan import anggota, kerusakan, korban, rumor, siaran
from poros.domain.krisis.tests.test_latihan_privasi import peringatan
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah

pytestmark = pytest.mark.django_db(transaction=True)


def bersama(*kerja: Callable[[], object]) -> list[bool]:
    """Do them at the same moment, each on a connection of its own; which of them went through."""
    tenant, barrier = Daerah.objects.get(), threading.Barrier(len(kerja))

    def run(satu: Callable[[], object]) -> bool:
        connection.set_tenant(tenant)
        barrier.wait()
        try:
            satu()
        except Ditolak:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(kerja)) as pool:
        return list(pool.map(run, kerja))


def test_what_is_there_once_is_made_once_by_many_hands(tanggap, bpbd, kota):
    row, social = tanggap(latihan=True), kota.aktor("kadis_sos")
    services.catat_kerusakan(bpbd, row, data=kerusakan())
    heard = services.catat_rumor(bpbd, row, data=rumor())
    first = services.terbitkan_peringatan(bpbd, row, data=peringatan())
    acts = {
        "sitrep": lambda: services.susun_sitrep(bpbd, row),
        "korban": lambda: services.catat_korban(social, row, data=korban(nik="3201010101010001")),
        "kegiatan": lambda: services.susun_r3p(bpbd, row),
        "kerja": lambda: services.susun_kerja(bpbd, row),
        "tim": lambda: services.tambah_anggota(bpbd, row, data=anggota(peran=PeranTim.KETUA)),
        "siaran": lambda: services.siarkan(bpbd, row, data=siaran(rumor_id=heard.pk)),
        "peringatan": lambda: services.terbitkan_peringatan(bpbd, row, data=peringatan(mengganti_id=first.pk)),
    }
    won = {name: bersama(act, act, act).count(True) for name, act in acts.items()}
    assert won == dict.fromkeys(acts, 1)
    counts = {name: getattr(row, name).count() for name in acts if name != "kerja"}
    assert counts == {"sitrep": 1, "korban": 1, "kegiatan": 1, "tim": 1, "siaran": 1, "peringatan": 2}
    assert row.kerja.count() == row.kerja.values("kode", "unit").distinct().count()


def test_a_figure_is_vouched_for_once_by_two_clicks(tanggap, bpbd):
    from poros.domain.krisis.tests.test_latihan_privasi import angka

    row = tanggap(latihan=True)
    told = services.catat_angka(bpbd, row, data=angka(120, "GOR"))
    vouch = lambda: services.sahkan_angka(bpbd, row, angka_id=told.pk)  # noqa: E731 -- done twice at once
    assert sorted(bersama(vouch, vouch)) == [False, True]
    assert row.angka.filter(terverifikasi=True).count() == 1


def test_no_line_of_the_plan_stands_on_a_record_that_is_being_withdrawn(tanggap, bpbd):
    """Whoever comes first wins; never both."""
    row = tanggap(latihan=True)
    for _again in range(6):
        made = services.catat_kerusakan(bpbd, row, data=kerusakan())
        drafted, withdrawn = bersama(
            lambda: services.susun_r3p(bpbd, row), lambda made=made: services.cabut_kerusakan(bpbd, made)
        )
        assert drafted is not withdrawn
        made.refresh_from_db()
        assert made.kegiatan.exists() is not (made.dicabut is not None)


def test_a_report_that_is_being_signed_takes_no_other_words(tanggap, bpbd, kota):
    row, sekda = tanggap(latihan=True), kota.aktor("sekda")
    for _again in range(4):
        made = services.ubah_sitrep(bpbd, services.susun_sitrep(bpbd, row), narasi="Air surut")
        wrote, signed = bersama(
            lambda made=made: services.ubah_sitrep(bpbd, made, narasi="Lain"),
            lambda made=made: services.sahkan_sitrep(sekda, made),
        )
        made.refresh_from_db()
        assert (signed, made.status, made.narasi) == (True, "sah", "Lain" if wrote else "Air surut")
