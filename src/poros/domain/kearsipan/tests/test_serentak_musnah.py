"""The last step against whatever else happens in that moment: a hold, a loan, a paper; what is destroyed was free to be."""

import threading

import pytest
from django.db import connection, transaction

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import ArsipTerjaga, BerkasArsip, LaporanTerjaga, Peminjaman, Penyusutan, Saksi
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.tests.test_serentak import bersama, gagal
from poros.domain.kearsipan.values import Nota
from poros.kernel.berkas.models import TautanMusnah
from poros.kernel.commands import Ditolak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]


@pytest.fixture
def siap(inaktif, panitia, langkah):
    """A destruction of one file that lacks only its last act."""
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for step in ("pilih", "ajukan", "nilai", "setujui", "tetapkan", "saksi 1", "saksi 2"):
        langkah[step](row)
        row.refresh_from_db()
    return row


def sesudah_terkunci(lebih_dahulu, kemudian):
    """Begin `kemudian` in another thread while the transaction of `lebih_dahulu` is still open, then let that commit."""
    tenant, found = connection.tenant, []

    def inside():
        connection.set_tenant(tenant)
        try:
            found.append(kemudian())
        except Ditolak as error:
            found.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=inside)
    with transaction.atomic():
        lebih_dahulu()
        thread.start()
        _menunggu()
    thread.join(60)
    return found[0]


def _menunggu() -> None:
    """Until the other transaction waits for a lock that this one holds; the database itself says when."""
    with connection.cursor() as cursor:
        for _n in range(200):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.05)")
    raise AssertionError("the other act never came to the lock")


def test_a_hold_that_is_being_set_stops_the_destruction(siap, pada, nota):
    file = BerkasArsip.objects.get(status="usul_musnah")
    found = sesudah_terkunci(
        lambda: services.tahan(pada("kadis_pu"), file, perkara="7/2026", alasan="Gugatan masuk hari ini"),
        lambda: services.musnahkan(pada("tu_pu"), siap, nota=nota()),
    )
    assert isinstance(found, Ditolak)
    assert "ditahan karena perkara" in str(found)
    file.refresh_from_db()
    assert (file.status, file.ditahan) == ("usul_musnah", True)
    assert not TautanMusnah.objects.exists()


def test_a_mark_that_is_being_set_stops_the_destruction(siap, pada, nota):
    file = BerkasArsip.objects.get(status="usul_musnah")
    found = sesudah_terkunci(
        lambda: services.tandai(pada("kadis_pu"), file, vital=True, terjaga=False),
        lambda: services.musnahkan(pada("tu_pu"), siap, nota=nota()),
    )
    assert isinstance(found, Ditolak)
    assert not TautanMusnah.objects.exists()


def test_a_loan_is_not_granted_of_what_is_being_destroyed(siap, pada, nota):
    file = BerkasArsip.objects.get(status="usul_musnah")
    loan = Peminjaman.objects.create(
        berkas=file, orang_id=pada("camat").orang_id, jabatan_id=pada("camat").jabatan_id, cara=Cara.BACA,
        keperluan="x", sampai=HARI,
    )  # fmt: skip
    found = sesudah_terkunci(
        lambda: services.musnahkan(pada("tu_pu"), siap, nota=nota()),
        lambda: services.jawab_pinjaman(pada("kadis_pu"), loan, setuju=True),
    )
    assert isinstance(found, Ditolak)
    assert Peminjaman.objects.get().status == "diminta"
    assert TautanMusnah.objects.exists()


def test_two_lists_do_not_get_the_same_file(inaktif, panitia, pada):
    row = inaktif(ditutup="2020-01-15")
    lists = [panitia(), panitia()]
    found = bersama(*(lambda p=p: services.pilih(pada("tu_pu"), p, berkas_id=[row.pk]) for p in lists))
    assert len(gagal(found)) == 1
    assert sum(p.baris.count() for p in lists) == 1
    assert sorted(Penyusutan.objects.filter(jenis=Jenis.MUSNAH).values_list("status", flat=True)) == [
        "diseleksi",
        "panitia",
    ]


def test_one_who_witnesses_twice_at_once_is_one_witness(inaktif, panitia, langkah, pada):
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for step in ("pilih", "ajukan", "nilai", "setujui", "tetapkan"):
        langkah[step](row)
        row.refresh_from_db()
    found = bersama(*(lambda: services.saksikan(pada("inspektur"), row) for _n in range(2)))
    assert len(gagal(found)) == 1
    assert Saksi.objects.count() == 1


def test_a_loan_that_is_asked_for_twice_at_once_is_one_loan(berkas, pada):
    row, camat = berkas(ditutup="2026-01-05"), pada("camat")
    wish = {"cara": Cara.BACA, "keperluan": "x", "sampai": HARI}
    found = bersama(*(lambda: services.minta_pinjam(camat, row, **wish) for _n in range(2)))
    assert len(gagal(found)) == 1
    assert Peminjaman.objects.count() == 1


def test_a_guarded_file_is_reported_once(berkas, pada, kota):
    row = berkas(ditutup="2026-01-05")
    services.tandai(pada("tu_pu"), row, vital=False, terjaga=True, bidang="perbatasan")
    found = bersama(
        *(lambda n=n: services.laporkan_terjaga(
            pada("kadis_pu"), kota.unit["pu"], nota=Nota(nomor=f"L/{n}", tanggal=HARI), berkas_id=[row.pk])
          for n in range(2))
    )  # fmt: skip
    assert len(gagal(found)) == 1
    assert LaporanTerjaga.objects.count() == 1
    assert ArsipTerjaga.objects.get().laporan == LaporanTerjaga.objects.get()


def test_a_step_of_a_disposal_is_taken_once(dinilai, pada, nota):
    found = bersama(
        *(lambda n=n: services.setujui_susut(pada("walikota"), dinilai, nota=nota(f"WK/{n}")) for n in range(2))
    )
    assert len(gagal(found)) == 1
    assert dinilai.riwayat.filter(aksi="setujui").count() == 1
