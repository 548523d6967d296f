"""A year that is called off, units that are closed, evidence of others, the desk: what follows from what."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from poros.domain.indeks import ikhtisar, services
from poros.domain.indeks.models import BuktiButir, Penilaian
from poros.domain.indeks.queries import kertas
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.alur import Aksi, Status
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi import peta
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import Status as StatusTugas
from poros.kernel.penugasan.rules import StatusArahan

pytestmark = pytest.mark.django_db


def tutup(*units: Unit) -> None:
    """Close units in the middle of a test."""
    Unit.objects.filter(pk__in=[u.pk for u in units]).update(aktif=False)
    peta._peta.clear()


class TestCalledOff:
    def test_nobody_goes_on_working_for_it(self, kota, berjalan, alirkan):
        """Once the orders stayed open: units were reminded, and called late, for a year that there was none."""
        alirkan(berjalan, Aksi.BATALKAN, "Instrumennya dicabut.")
        orders = Arahan.objects.filter(sumber="penilaian", sumber_id=berjalan.pk)
        assert {o.status for o in orders} == {StatusArahan.DITARIK}
        open_work = Penugasan.objects.filter(arahan__in=orders, selesai__isnull=True)
        assert not open_work.filter(status__in=(StatusTugas.TERKIRIM, StatusTugas.DITERIMA)).exists()

    def test_the_units_read_why(self, kota, masuk, berjalan, butir, alirkan):
        task = butir("I1").penugasan
        alirkan(berjalan, Aksi.BATALKAN, "Instrumennya dicabut.")
        page = masuk("kadis_pu").get(f"/koordinasi/penugasan/{task.pk}/", follow=True)
        assert page.status_code == 200
        assert "Instrumennya dicabut." in page.content.decode()

    def test_before_it_began_there_is_nothing_to_withdraw(self, penilaian, alirkan):
        assert alirkan(penilaian, Aksi.BATALKAN, "Salah tahun").status == Status.DIBATALKAN
        assert not Arahan.objects.exists()

    def test_other_orders_stay(self, kota, berjalan, data, alirkan):
        ekbang = kota.aktor("kabag_ekbang")
        later = services.mulai(ekbang, services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=2027)))
        alirkan(berjalan, Aksi.BATALKAN, "Salah tahun")
        kept = Arahan.objects.filter(sumber="penilaian", sumber_id=later.pk)
        assert {o.status for o in kept} == {StatusArahan.BERLAKU}

    def test_nobody_answers_it_any_more(self, kota, berjalan, butir, alirkan):
        alirkan(berjalan, Aksi.BATALKAN, "Salah tahun")
        with pytest.raises(Ditolak):
            services.jawab(kota.aktor("kadis_pu"), butir("I1"), nilai=Decimal(3), alasan="x")
        with pytest.raises(Ditolak):
            services.tambah_bukti_butir(kota.aktor("kadis_pu"), butir("I1"), judul="x", keterangan="y")
        assert ikhtisar.kartu(kota.aktor("kadis_pu")) == []

    def test_it_is_no_last_year_to_look_back_at(self, kota, terisi, butir, data, alirkan):
        alirkan(terisi, Aksi.BATALKAN, "Salah tahun")
        ekbang = kota.aktor("kabag_ekbang")
        later = services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=2027))
        line = later.butir.select_related("penilaian__instrumen").get(kode="I1")
        assert kertas.nilai_lalu(kota.aktor("kadis_pu"), line) is None


class TestSentBack:
    def test_answers_stand_and_may_be_given_anew(self, kota, terisi, butir, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        alirkan(terisi, Aksi.KEMBALIKAN, "Bukti I3 tidak terbaca.")
        assert butir("I3").mandiri == 2
        services.jawab(kota.aktor("kadis_pu"), butir("I3"), nilai=Decimal(4), alasan="Bukti baru.")
        assert butir("I3").mandiri == 4
        assert alirkan(terisi, Aksi.NILAI_INTERNAL).status == Status.DINILAI_INTERNAL

    def test_what_the_assessor_had_found_stays_with_it(self, kota, terisi, butir, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        services.nilai_internal(kota.aktor("inspektur"), butir("I1"), nilai=Decimal(1), alasan="x")
        alirkan(terisi, Aksi.KEMBALIKAN, "Lengkapi.")
        assert butir("I1").internal == 1
        with pytest.raises(Ditolak):
            services.nilai_internal(kota.aktor("inspektur"), butir("I1"), nilai=Decimal(2), alasan="x")

    def test_the_road_says_who_sent_it_back_and_why(self, kota, terisi, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        alirkan(terisi, Aksi.KEMBALIKAN, "  Lengkapi I3. ")
        last = terisi.riwayat.latest("id")
        assert (last.aksi, last.catatan, last.jabatan) == ("kembalikan", "Lengkapi I3.", "Kepala Bagian Adbang")


class TestClosedUnits:
    def test_a_plan_begins_without_a_unit_that_is_no_more(self, kota, beku):
        """Once no plan could be begun at all: the assumptions named a closed unit, and no field could change that."""
        tutup(kota.unit["dlh"])
        begin = baca.awal(judul="Naik", tahun=2027, sasaran=Decimal("2.60"), penilaian=beku)
        assert begin.anggapan.pelaksana["I2"] is None
        made = services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)
        assert set(made.pelaksana) == {"I1", "I3"}

    def test_a_year_begins_without_it_too(self, kota, penilaian, data):
        tutup(kota.unit["dlh"])
        ekbang = kota.aktor("kabag_ekbang")
        made = services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=2027))
        assert made.butir.get(kode="I2").unit_id is None
        with pytest.raises(Ditolak, match="I2"):
            services.mulai(ekbang, made)

    def test_one_closed_before_the_start_is_told(self, kota, penilaian):
        tutup(kota.unit["dlh"])
        with pytest.raises(Ditolak):
            services.mulai(kota.aktor("kabag_ekbang"), penilaian)
        assert Penilaian.objects.get().status == Status.DISUSUN
        assert not Penugasan.objects.exists()

    def test_it_judges_nothing(self, kota, data):
        tutup(kota.unit["insp"])
        with pytest.raises(Ditolak) as refused:
            services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data())
        assert refused.value.bidang == "penilai_internal"


class TestEvidenceOfOthers:
    @pytest.fixture
    def milik_pu(self, kota, berjalan, butir):
        return services.tambah_bukti_butir(kota.aktor("kadis_pu"), butir("I1"), judul="SK Tim", keterangan="Rak 3")

    def test_it_is_seen_but_not_used(self, kota, milik_pu, butir):
        """Once whoever saw it could put it under an indicator of his own."""
        dlh = kota.aktor("kadis_dlh")
        with pytest.raises(Ditolak) as refused:
            services.pakai_bukti(dlh, butir("I2"), bukti=[milik_pu.pk])
        assert refused.value.bidang == "bukti"
        assert BuktiButir.objects.count() == 1
        assert kertas.bukti_tersedia(dlh, butir("I2")) == []

    def test_nor_through_the_page(self, masuk, milik_pu, butir):
        page = masuk("kadis_dlh").post(f"/indeks/butir/{butir('I2').pk}/bukti/pakai/", {"bukti": [milik_pu.pk]})
        assert page.status_code == 422
        assert BuktiButir.objects.count() == 1

    def test_nor_by_a_program(self, program, milik_pu, butir):
        told = program("kadis_dlh").post(f"/indeks/butir/{butir('I2').pk}/bukti/pakai", {"bukti": [milik_pu.pk]})
        assert [g["penunjuk"] for g in told.json()["galat"]] == ["/bukti"]

    def test_ones_own_is(self, kota, milik_pu, butir):
        assert services.pakai_bukti(kota.aktor("tu_pu"), butir("I3"), bukti=[milik_pu.pk]) == 1

    def test_of_several_only_the_own_are_tied(self, kota, milik_pu, butir):
        dlh = kota.aktor("kadis_dlh")
        own = services.tambah_bukti_butir(dlh, butir("I2"), judul="SK DLH", keterangan="x")
        BuktiButir.objects.filter(bukti=own).delete()
        assert services.pakai_bukti(dlh, butir("I2"), bukti=[milik_pu.pk, own.pk, 999999]) == 1
        assert list(butir("I2").bukti.all()) == [own]

    @pytest.mark.parametrize("bukti", [0, 999999, 2**62])
    def test_taking_off_what_is_not_there_is_no_mistake(self, masuk, milik_pu, butir, bukti):
        answer = masuk("kadis_pu").post(f"/indeks/butir/{butir('I1').pk}/bukti/{bukti}/lepas/")
        assert answer.status_code == 302
        assert BuktiButir.objects.count() == 1


class TestDesk:
    def test_the_head_of_region_is_not_told_to_answer_for_everybody(self, kota, berjalan):
        """Once his desk counted the indicators of all dinas as his own, and he could answer none."""
        assert ikhtisar.kartu(kota.aktor("walikota")) == []
        assert ikhtisar.kartu(kota.aktor("sekda")) == []
        assert ikhtisar.kartu(kota.aktor("kadis_pu"))[0].nilai == 2

    @pytest.mark.parametrize(("hari", "nada"), [(-1, "bahaya"), (0, "awas"), (1, "awas")])
    def test_the_last_day_is_not_late(self, kota, berjalan, hari, nada):
        Penilaian.objects.update(batas_mandiri=timezone.localdate() + timedelta(days=hari))
        (tile,) = ikhtisar.kartu(kota.aktor("kadis_pu"))
        assert tile.nada == nada

    def test_the_secretariat_sees_what_its_leader_sees_and_staff_nothing(self, kota, berjalan):
        assert ikhtisar.kartu(kota.aktor("tu_pu")) == ikhtisar.kartu(kota.aktor("kadis_pu"))
        assert ikhtisar.kartu(kota.aktor("staf_pu")) == ikhtisar.kartu(kota.aktor("admin")) == []

    def test_of_several_years_the_nearest_deadline_counts(self, kota, berjalan, data):
        ekbang = kota.aktor("kabag_ekbang")
        soon = timezone.localdate() + timedelta(days=3)
        services.mulai(ekbang, services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=2027, batas_mandiri=soon)))
        (tile,) = ikhtisar.kartu(kota.aktor("kadis_pu"))
        assert tile.nilai == 4
        assert str(soon.day) in tile.banding
