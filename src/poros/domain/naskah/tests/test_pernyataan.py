"""What each act on a letter asks of the database, as literal counts: a new statement is a decision, not an accident."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.domain.naskah import services
from poros.domain.naskah.services.tanda import mulai
from poros.domain.persuratan import services as persuratan
from poros.domain.persuratan.models import Surat
from poros.kernel.tandatangan import alamat

pytestmark = pytest.mark.django_db


@contextmanager
def berbiaya(banyak):
    """So many statements, not counting those that open and close the transaction."""
    with CaptureQueriesContext(connection) as seen:
        yield
    told = [q["sql"] for q in seen if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(told) == banyak, "\n".join(f"{n}. {sql[:150]}" for n, sql in enumerate(told, 1))


@pytest.fixture
def staf(kota):
    return kota.aktor("staf_pu")


class TestPengajuan:
    def test_along_a_given_way(self, staf, buat, jalur):
        naskah, plan = buat(tanda=("sekda",)), jalur("kadis_pu", "kabag_ekbang", "asisten2")
        with berbiaya(10):
            services.ajukan(staf, naskah, langkah=plan)

    def test_along_the_way_that_the_structure_asks_for(self, staf, buat):
        naskah = buat(tanda=("sekda",))
        with berbiaya(11):
            services.ajukan(staf, naskah)

    def test_without_paraf(self, staf, buat):
        naskah = buat()
        with berbiaya(9):
            services.ajukan(staf, naskah, langkah=[])

    def test_again_after_a_return(self, kota, staf, buat, jalur, data):
        naskah = buat(tanda=("sekda",))
        services.ajukan(staf, naskah, langkah=jalur("kadis_pu", "asisten2"))
        services.kembalikan(kota.aktor("kadis_pu"), naskah, alasan="Lengkapi.")
        services.ubah(staf, naskah, data=data(tanda=("sekda",), isi={"isi": "Lengkap."}))
        with berbiaya(12):
            services.ajukan(staf, naskah)

    def test_again_along_another_way(self, kota, staf, buat, jalur):
        naskah = buat(tanda=("sekda",))
        services.ajukan(staf, naskah, langkah=jalur("kadis_pu", "asisten2"))
        services.kembalikan(kota.aktor("kadis_pu"), naskah, alasan="Lewat hukum.")
        with berbiaya(12):
            services.ajukan(staf, naskah, langkah=jalur("kabag_kesra"))


class TestParaf:
    @pytest.fixture
    def naskah(self, staf, buat, jalur):
        return services.ajukan(staf, buat(tanda=("sekda",)), langkah=jalur("kadis_pu", "asisten2"))

    def test_one_of_several(self, kota, naskah):
        actor = kota.aktor("kadis_pu")
        with berbiaya(6):
            services.paraf(actor, naskah)

    def test_the_last_one(self, kota, naskah):
        services.paraf(kota.aktor("kadis_pu"), naskah)
        actor = kota.aktor("asisten2")
        with berbiaya(8):
            services.paraf(actor, naskah)

    def test_returning_it(self, kota, naskah):
        actor = kota.aktor("kadis_pu")
        with berbiaya(8):
            services.kembalikan(actor, naskah, alasan="Perbaiki.")


class TestTandaTangan:
    def test_the_number(self, kota, siap):
        mulai(kota.aktor("kadis_pu"), siap())
        naskah, actor = siap(), kota.aktor("kadis_pu")
        with berbiaya(8):
            services.nomori(actor, naskah)

    def test_the_sheet_and_the_request(self, kota, siap):
        actor = kota.aktor("kadis_pu")
        naskah = services.nomori(actor, siap())
        alamat.pangkal()  # remembered with the government, as the map of its units is
        with berbiaya(12):
            services.bekukan(actor, naskah)

    def test_once_more_changes_nothing_and_asks_little(self, kota, siap):
        actor = kota.aktor("kadis_pu")
        naskah = mulai(actor, siap())
        with berbiaya(3):
            services.bekukan(actor, naskah)


class TestPengiriman:
    def test_to_one_unit(self, staf, sah):
        naskah = sah(kepada=("dlh",))
        with berbiaya(12):
            services.kirim(staf, naskah)

    def test_each_further_unit_costs_little(self, staf, sah):
        naskah = sah(kepada=("dlh", "sos", "kec"))
        with berbiaya(16):
            services.kirim(staf, naskah)

    def test_by_e_mail_and_on_paper(self, staf, sah, tujuan_luar):
        naskah = sah(tujuan=tujuan_luar)
        with berbiaya(8):
            services.kirim(staf, naskah)

    def test_opening_it(self, kota, staf, sah):
        services.kirim(staf, sah(kepada=("dlh",)))
        surat, actor = Surat.objects.get(), kota.aktor("kadis_dlh")
        with berbiaya(9):
            persuratan.baca(actor, surat)


class TestKonsep:
    def test_a_new_one(self, kota, staf, bentuk, data):
        form, written = bentuk("surat-dinas"), data()
        with berbiaya(6):
            services.buat(staf, kota.unit["pu_sda"], bentuk=form, data=written)

    def test_writing_on(self, staf, buat, data):
        naskah = buat()
        with berbiaya(12):
            services.ubah(staf, naskah, data=data(hal="Baru"))

    def test_a_remark(self, staf, buat):
        naskah = buat()
        with berbiaya(4):
            services.komentari(staf, naskah, isi="Bagus.")
