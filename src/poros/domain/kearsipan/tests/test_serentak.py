"""Two hands at once: numbers, closing, the one paper, the last step; one gets through, nothing is done twice."""

import threading

import pytest
from django.db import connection

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip, Peminjaman, RiwayatArsip
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.values import DataBerkas, DataItem
from poros.kernel.berkas.models import TautanMusnah
from poros.kernel.commands import Ditolak
from poros.pure.flow import TransitionError

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]


def bersama(*works) -> list:
    """Run each in a thread of its own, all at once, in this government; what each gave, or why it was refused."""
    tenant, start, found = connection.tenant, threading.Barrier(len(works)), []

    def inside(work):
        connection.set_tenant(tenant)
        try:
            start.wait(20)
            found.append(work())
        except (Ditolak, TransitionError) as error:
            found.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=inside, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def gagal(found) -> list:
    return [one for one in found if isinstance(one, Exception)]


def test_files_opened_at_once_have_numbers_of_their_own(kota, arsip, pada):
    data = DataBerkas(klasifikasi="100.1.1", judul="Serentak")
    actors = [pada("tu_pu"), pada("kadis_pu"), pada("tu_pu"), pada("kadis_pu")]
    found = bersama(*(lambda a=a: services.buat_berkas(a, kota.unit["pu"], data=data) for a in actors))
    assert gagal(found) == []
    numbers = sorted(BerkasArsip.objects.values_list("nomor", flat=True))
    assert numbers == [f"100.1.1/000{n}/Dinas PU/2026" for n in range(1, 5)]


def test_papers_filed_at_once_have_places_of_their_own(berkas, pada):
    row, tu = berkas(), pada("tu_pu")

    def file(n):
        return lambda: services.catat_item(tu, row, data=DataItem(jenis="Surat", tanggal=HARI, uraian=f"S{n}"))

    assert gagal(bersama(*(file(n) for n in range(4)))) == []
    assert sorted(row.item.values_list("urut", flat=True)) == [1, 2, 3, 4, 5]


def test_a_file_is_closed_once(berkas, pada):
    row = berkas()
    found = bersama(*(lambda k=k: services.tutup_berkas(pada(k), row) for k in ("tu_pu", "kadis_pu")))
    assert len(gagal(found)) == 1
    assert RiwayatArsip.objects.filter(berkas=row, perbuatan="tutup").count() == 1


def test_the_one_paper_goes_to_one(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    loans = [
        services.minta_pinjam(pada(kode), row, cara=Cara.FISIK, keperluan="x", sampai=HARI)
        for kode in ("camat", "kadis_dlh")
    ]
    found = bersama(*(lambda p=p: services.jawab_pinjaman(pada("tu_pu"), p, setuju=True) for p in loans))
    assert len(gagal(found)) == 1
    assert Peminjaman.objects.filter(status="dipinjam").count() == 1


def test_a_destruction_happens_once(inaktif, panitia, langkah, pada, nota):
    inaktif(ditutup="2020-01-15")
    susut = panitia()
    for step in ("pilih", "ajukan", "nilai", "setujui", "tetapkan", "saksi 1", "saksi 2"):
        langkah[step](susut)
        susut.refresh_from_db()
    found = bersama(*(lambda k=k: services.musnahkan(pada(k), susut, nota=nota()) for k in ("tu_pu", "kadis_pu")))
    assert len(gagal(found)) == 1
    assert TautanMusnah.objects.count() == 1
    assert susut.riwayat.filter(aksi="musnahkan").count() == 1
