"""Offices change hands while a year runs: mandates, successors, people who have left; what was said stays under the name it was said in."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from poros.domain.indeks import services
from poros.domain.indeks.models import NilaiButir, RiwayatPenilaian
from poros.domain.indeks.queries import kertas as baca
from poros.domain.indeks.rules.alur import Aksi
from poros.domain.indeks.wewenang import Wewenang
from poros.kernel.organisasi.models import Orang, Pemangku
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.wewenang import TidakBerwenang, may

pytestmark = pytest.mark.django_db


@pytest.fixture
def ganti(kota):
    """`ganti("inspektur")`: from today on somebody else holds the office; the old holder's last day was yesterday."""

    def change(kode: str, kapasitas: Kapasitas = Kapasitas.DEFINITIF) -> Orang:
        today = kota.aktor("sekda").hari
        Pemangku.objects.filter(jabatan=kota.jabatan[kode]).update(sampai=today - timedelta(days=1))
        made = Orang.objects.create(nama="Dra. Pengganti Rekaan", nip="199001012020012001")
        until = date(2199, 1, 1) if kapasitas is not Kapasitas.DEFINITIF else None
        Pemangku.objects.create(
            orang=made, jabatan=kota.jabatan[kode], kapasitas=kapasitas, dari=today, sampai=until, dasar="SK 2/2026"
        )
        kota.orang[kode] = made
        return made

    return change


class TestSuccessor:
    def test_the_new_assessor_goes_on_where_the_old_one_stopped(self, kota, terisi, butir, alirkan, ganti):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        old = kota.aktor("inspektur")
        services.nilai_internal(old, butir("I1"), nilai=Decimal(3), alasan="Diperiksa.")
        ganti("inspektur")
        services.nilai_internal(kota.aktor("inspektur"), butir("I2"), nilai=Decimal(2), alasan="Diperiksa juga.")
        said = list(NilaiButir.objects.filter(babak="internal").order_by("id").values_list("orang", flat=True))
        assert said == [old.nama, "Dra. Pengganti Rekaan"]

    def test_what_was_said_stays_under_the_name_it_was_said_in(self, kota, terisi, ganti):
        before = list(NilaiButir.objects.order_by("id").values_list("orang", "jabatan"))
        ganti("kadis_pu")
        assert list(NilaiButir.objects.order_by("id").values_list("orang", "jabatan")) == before

    def test_who_has_left_reads_it_no_more(self, kota, masuk, terisi, ganti):
        assert "Kebijakan data" in masuk("kadis_pu").get(f"/indeks/penilaian/{terisi.pk}/").content.decode()
        gone = kota.orang["kadis_pu"]
        ganti("kadis_pu")
        kota.orang["kadis_pu"] = gone
        answer = masuk("kadis_pu").get(f"/indeks/penilaian/{terisi.pk}/")
        assert "Kebijakan data" not in answer.content.decode()

    def test_the_successor_sees_what_the_office_has_to_do(self, kota, berjalan, ganti):
        ganti("kadis_pu")
        paper = baca.kertas(kota.aktor("kadis_pu"), berjalan.pk)
        assert [g.butir.kode for g in paper.butir if g.butir.unit_id == kota.unit["pu"].pk] == ["I1", "I3"]

    def test_one_s_own_answers_are_not_judged_in_a_new_office(self, kota, terisi, butir, alirkan):
        """The head of PU becomes Inspektur: the office judges, and nothing in the rules knows who answered; so both names stay."""
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        moved, today = kota.orang["kadis_pu"], kota.aktor("sekda").hari
        Pemangku.objects.filter(jabatan=kota.jabatan["inspektur"]).update(sampai=today - timedelta(days=1))
        Pemangku.objects.create(orang=moved, jabatan=kota.jabatan["inspektur"], dari=today, dasar="SK 3/2026")
        kota.orang["inspektur"] = moved
        services.nilai_internal(kota.aktor("inspektur"), butir("I2"), nilai=Decimal(3), alasan="x")
        with pytest.raises(TidakBerwenang):
            services.nilai_internal(kota.aktor("kadis_pu"), butir("I2"), nilai=Decimal(3), alasan="x")
        assert NilaiButir.objects.latest("id").jabatan == "Inspektur"


class TestMandates:
    @pytest.mark.parametrize("kapasitas", [Kapasitas.PLT, Kapasitas.PLH])
    def test_daily_work_is_done_under_the_title_of_the_mandate(self, kota, berjalan, butir, ganti, kapasitas):
        ganti("kadis_dlh", kapasitas)
        services.jawab(kota.aktor("kadis_dlh"), butir("I2"), nilai=Decimal(3), alasan="Menurut dokumen.")
        line = NilaiButir.objects.get()
        assert line.orang == "Dra. Pengganti Rekaan"
        assert line.jabatan.endswith("Kepala DLH")
        assert line.jabatan != "Kepala DLH"

    def test_one_person_in_two_offices_acts_in_one_at_a_time(self, kota, berjalan, butir):
        """The head of PU also leads DLH for a while: from PU's desk he answers nothing of DLH."""
        both, today = kota.orang["kadis_pu"], kota.aktor("sekda").hari
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_dlh"]).update(sampai=today - timedelta(days=1))
        Pemangku.objects.create(
            orang=both, jabatan=kota.jabatan["kadis_dlh"], kapasitas=Kapasitas.PLT, dari=today,
            sampai=date(2199, 1, 1), dasar="SP 1/2026",
        )  # fmt: skip
        kota.orang["kadis_dlh"] = both
        with pytest.raises(TidakBerwenang):
            services.jawab(kota.aktor("kadis_pu"), butir("I2"), nilai=Decimal(3), alasan="x")
        services.jawab(kota.aktor("kadis_dlh"), butir("I2"), nilai=Decimal(3), alasan="x")

    def test_a_mandate_that_has_run_out_acts_no_more(self, kota, berjalan, ganti):
        ganti("kadis_pu", Kapasitas.PLT)
        today = kota.aktor("sekda").hari
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"], kapasitas=Kapasitas.PLT).update(
            dari=today - timedelta(days=9), sampai=today - timedelta(days=1)
        )
        assert not kota.aktor("kadis_pu")

    def test_the_road_remembers_each_capacity(self, kota, penilaian, alirkan, butir, ganti):
        services.mulai(kota.aktor("kabag_ekbang"), penilaian)
        ganti("kabag_ekbang", Kapasitas.PLT)
        alirkan(penilaian, Aksi.BATALKAN, "Dicabut")
        titles = list(RiwayatPenilaian.objects.order_by("id").values_list("jabatan", flat=True))
        assert titles[0] == "Kepala Bagian Adbang"
        assert titles[1].startswith("Plt.")


class TestEmptySeats:
    def test_while_the_seat_is_empty_the_secretariat_answers(self, kota, berjalan, butir):
        today = kota.aktor("sekda").hari
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(sampai=today - timedelta(days=1))
        services.jawab(kota.aktor("tu_pu"), butir("I1"), nilai=Decimal(3), alasan="Menurut dokumen.")
        assert NilaiButir.objects.get().jabatan == "Pengelola Surat Dinas PU"

    def test_without_the_head_of_region_the_sekda_announces(self, kota, beku):
        today = kota.aktor("sekda").hari
        Pemangku.objects.filter(jabatan=kota.jabatan["walikota"]).update(sampai=today - timedelta(days=1))
        assert may(kota.aktor("sekda"), Wewenang.PENILAIAN_UMUMKAN, beku)
        assert services.umumkan(kota.aktor("sekda"), beku).status == "diumumkan"
