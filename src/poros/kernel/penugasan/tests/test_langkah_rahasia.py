"""Secret work is checked by who gave it: the coordinating unit may not open it, so nothing may wait for that unit."""

import pytest

from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.rules import Kerahasiaan, Status
from poros.kernel.wewenang import TidakBerwenang


@pytest.fixture
def rahasia(beri):
    return beri("sekda", "pu", isi="Periksa dugaan kebocoran", kerahasiaan=Kerahasiaan.RAHASIA).penugasan.get()


@pytest.fixture
def diserahkan(kota, rahasia, serahkan):
    services.terima(kota.aktor("kadis_pu"), rahasia)
    return serahkan(rahasia)


def dikabari(tugas, jenis):
    rows = Pemberitahuan.objects.filter(jenis=jenis, objek_id=tugas.pk)
    return {row.orang.nama for row in rows.select_related("orang")}


def test_the_result_goes_to_who_gave_the_order(kota, diserahkan):
    assert dikabari(diserahkan, "penugasan.diserahkan") == {kota.orang["sekda"].nama}
    assert list(queries.untuk_diputuskan(kota.aktor("sekda"))) == [diserahkan]
    assert list(queries.untuk_diputuskan(kota.aktor("kabag_ekbang"))) == []


def test_he_verifies_and_approves(kota, diserahkan):
    sekda = kota.aktor("sekda")
    services.verifikasi(sekda, diserahkan)
    services.setujui(sekda, diserahkan)
    diserahkan.refresh_from_db()
    assert diserahkan.status == Status.SELESAI


def test_he_may_send_it_back(kota, diserahkan):
    services.tolak(kota.aktor("sekda"), diserahkan, catatan="Lampirkan berita acara")
    diserahkan.refresh_from_db()
    assert diserahkan.status == Status.DIKERJAKAN


def test_a_return_is_decided_by_him_too(kota, rahasia):
    services.kembalikan(kota.aktor("kadis_pu"), rahasia, catatan="Bukan urusan kami")
    assert dikabari(rahasia, "penugasan.dikembalikan") == {kota.orang["sekda"].nama}
    services.tegaskan(kota.aktor("sekda"), rahasia, catatan="Tetap dikerjakan")
    rahasia.refresh_from_db()
    assert rahasia.status == Status.DITEGASKAN


@pytest.mark.parametrize("siapa", ["kabag_ekbang", "asisten1", "kadis_pu", "walikota", "inspektur"])
def test_nobody_else_checks_it(kota, diserahkan, siapa):
    with pytest.raises(TidakBerwenang):
        services.verifikasi(kota.aktor(siapa), diserahkan)


def test_open_work_is_not_checked_by_who_gave_it(kota, beri, serahkan):
    """Asisten 1 does not stand over Dinas PU, which Bagian Ekbang coordinates."""
    tugas = beri("asisten1", "pu").penugasan.get()
    services.terima(kota.aktor("kadis_pu"), tugas)
    serahkan(tugas)
    with pytest.raises(TidakBerwenang):
        services.verifikasi(kota.aktor("asisten1"), tugas)
    assert list(queries.untuk_diputuskan(kota.aktor("asisten1"))) == []
    assert list(queries.untuk_diputuskan(kota.aktor("kabag_ekbang"))) == [tugas]
