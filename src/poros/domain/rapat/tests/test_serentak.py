"""At the same moment: one room for two planners, one line for two hands, one quorum for two counters."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from poros.domain.rapat import services
from poros.domain.rapat.models import Peserta, Rapat, TulisanButir
from poros.domain.rapat.rules.alur import JenisButir
from poros.domain.rapat.services.notula import Tertinggal
from poros.domain.rapat.values import DataPeserta, Jadwal
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(*kerja):
    """Run all at once, each in its own connection; what each brought, or the kind of what it met."""
    tenant, found = connection.tenant, [None] * len(kerja)
    barrier = threading.Barrier(len(kerja))

    def run(n, act):
        connection.set_tenant(tenant)
        barrier.wait(timeout=20)
        try:
            found[n] = act()
        except Ditolak as error:
            found[n] = type(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n, act)) for n, act in enumerate(kerja)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


def test_two_planners_and_one_room(kota, rencana, ruang, saat):
    rows, umum = [rencana(judul=f"Rapat {n}") for n in range(3)], kota.aktor("kabag_umum")
    at = Jadwal(mulai=saat(9), selesai=saat(10), ruang_id=ruang["aula"].pk)
    found = serentak(*(lambda r=row: services.jadwalkan(umum, r, jadwal=at) for row in rows))
    assert found.count(Ditolak) == 2
    assert Rapat.objects.filter(ruang=ruang["aula"], mulai=saat(9)).count() == 1


def test_two_hands_on_one_line(kota, berlangsung, butir):
    row = berlangsung(peserta=(DataPeserta(jabatan_id=kota.jabatan["kadis_pu"].pk, menulis=True),))
    tu, pu = kota.aktor("tu"), kota.aktor("kadis_pu")
    line = services.tulis_butir(tu, row, data=butir(jenis=JenisButir.CATATAN, isi="Awal"))
    found = serentak(
        *(
            lambda a=actor, t=text: services.ubah_butir(
                a, row, butir_id=line.pk, versi=1, data=butir(jenis=JenisButir.CATATAN, isi=t)
            )
            for actor, text in ((tu, "Dari TU"), (pu, "Dari PU"))
        )
    )
    assert found.count(Tertinggal) == 1
    line.refresh_from_db()
    assert (line.versi, TulisanButir.objects.filter(butir=line).count()) == (2, 2)


def test_two_counters_burn_one_wait(kota, berlangsung):
    """Pressed at two places at once, the session has waited once, not twice."""
    row = berlangsung(jenis="paripurna", perkara="b", anggota=45)
    tu, umum = kota.aktor("tu"), kota.aktor("kabag_umum")
    found = serentak(*(lambda a=actor: services.hitung_kuorum(a, row, hadir=20).keadaan for actor in (tu, umum)))
    assert sorted(map(str, found)) == sorted(["tunda", str(Ditolak)])
    row.refresh_from_db()
    assert row.ditunda == 1


def test_two_devices_at_the_door_write_one_guest(kota, diundang):
    from poros.domain.rapat.values import DataTamu

    row, umum = diundang(), kota.aktor("kabag_umum")
    guest = DataTamu(nama="Bu Sari", instansi="PMI", kunci="k")
    found = serentak(*(lambda: services.tambah_tamu(umum, row, tamu=guest).pk for _ in range(3)))
    assert len(set(found)) == 1
    assert Peserta.objects.filter(rapat=row, nama="Bu Sari").count() == 1


def test_two_who_end_a_meeting_lay_its_work_once(kota, berlangsung, butir):
    from poros.domain.rapat.rules.alur import Aksi
    from poros.domain.rapat.services.langkah import melangkah
    from poros.kernel.penugasan.models import Penugasan
    from poros.pure.flow import TransitionError

    row = berlangsung()
    services.tulis_butir(kota.aktor("tu"), row, data=butir())

    def end(kode):
        try:
            return melangkah(kota.aktor(kode), row, Aksi.AKHIRI).status
        except TransitionError:
            return "sudah"

    actors = [lambda k=kode: end(k) for kode in ("asisten2", "kabag_umum")]
    assert sorted(serentak(*actors)) == ["notula_draf", "sudah"]
    assert Penugasan.objects.count() == 1
    assert row.mulai - row.selesai == -timedelta(hours=1)
