"""Who is told of what: the treasury of plans, the owner of a boat; once, in words, with a way there, and nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import PeranLogistik
from poros.domain.logistik.rules.alur import JenisSarana, PeranUnit
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataDonasi, DataPermintaan, DataSarana
from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan

from .test_btt import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


def penerima(kota, jenis: str) -> set[str]:
    """Offices whose holders were told."""
    told = set(Pemberitahuan.objects.filter(jenis=jenis).values_list("orang_id", flat=True))
    return {kode for kode, orang in kota.orang.items() if orang.pk in told}


@pytest.fixture
def perahu(kota, kadis):
    def boat(unit: str = "pu", oleh: str = "kadis_pu", kode: str = "p"):
        data = DataSarana(kode=kode, nama=f"Perahu {kode}", jenis=JenisSarana.PERAHU)
        return services.catat_sarana(kota.aktor(oleh), kota.unit[unit], data=data)

    return boat


@pytest.fixture
def minta(kota, peran):
    now = timezone.now()
    data = DataPermintaan(
        jenis=JenisSarana.PERAHU, jumlah=2, keperluan="Evakuasi", tempat="Sungai", mulai=now, selesai=now + timedelta(1)
    )
    return services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=data)


class TestPlans:
    def test_the_treasury_and_nobody_else(self, kota, kadis, pagu):
        services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana())
        assert penerima(kota, "logistik.rkb") == {"kabag_umum", "tu"}

    def test_two_treasuries_are_both_told(self, kota, kadis, pagu):
        PeranLogistik.objects.create(unit=kota.unit["ekbang"], peran=PeranUnit.BUD)
        services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana())
        assert penerima(kota, "logistik.rkb") == {"kabag_umum", "tu", "kabag_ekbang"}

    def test_the_treasury_s_own_plan_is_told_to_the_others_there(self, kota, peran, pagu):
        services.ajukan_rkb(kota.aktor("kabag_umum"), kota.unit["umum"], data=rencana())
        assert penerima(kota, "logistik.rkb") == {"tu"}

    def test_what_was_refused_is_told_to_nobody(self, kota, kadis, pagu):
        with pytest.raises(Ditolak):
            services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 10**12))
        assert not Pemberitahuan.objects.exists()

    def test_answers_are_seen_on_the_plan_and_ring_no_bell(self, kota, kadis, pagu):
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana())
        before = Pemberitahuan.objects.count()
        services.cairkan(kota.aktor("kabag_umum"), row, nomor_sp2d="S")
        assert Pemberitahuan.objects.count() == before

    def test_the_notice_leads_to_the_plan_in_words(self, kota, kadis, pagu, masuk):
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana())
        notice = Pemberitahuan.objects.filter(jenis="logistik.rkb").first()
        assert (notice.objek, notice.objek_id, notice.tertutup) == ("rkb", row.pk, False)
        page = masuk("kabag_umum").get(reverse("pemberitahuan:daftar")).content.decode()
        assert "Rencana kebutuhan belanja BTT menunggu pencairan" in page


class TestBoats:
    def test_whose_boat_it_is(self, kota, kadis, perahu, minta):
        services.tugaskan_sarana(kadis, minta, sarana_id=perahu().pk)
        assert penerima(kota, "logistik.sarana") == {"kadis_pu", "tu_pu"}

    def test_who_assigns_the_own_boat_need_not_be_told(self, kota, kadis, perahu, minta):
        services.tugaskan_sarana(kadis, minta, sarana_id=perahu("sos", "kadis_sos").pk)
        assert penerima(kota, "logistik.sarana") == set()

    def test_each_boat_by_its_own_house(self, kota, kadis, perahu, minta):
        services.tugaskan_sarana(kadis, minta, sarana_id=perahu().pk)
        services.tugaskan_sarana(kadis, minta, sarana_id=perahu("dlh", "kadis_dlh", "q").pk)
        assert penerima(kota, "logistik.sarana") == {"kadis_pu", "tu_pu", "kadis_dlh"}

    def test_a_boat_that_is_taken_already_is_told_to_nobody(self, kota, kadis, perahu, minta):
        boat = perahu()
        services.tugaskan_sarana(kadis, minta, sarana_id=boat.pk)
        before = Pemberitahuan.objects.count()
        with pytest.raises(Ditolak):
            services.tugaskan_sarana(kadis, minta, sarana_id=boat.pk)
        assert Pemberitahuan.objects.count() == before


def test_a_pledge_of_the_public_rings_no_bell_but_lies_on_the_desk(kota, peran, tempat, hari, masuk):
    told = DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=9, nama="Bu Rahasia", kontak="0800", rencana=hari)
    pintu.janji(told)
    assert not Pemberitahuan.objects.exists()
    page = masuk("kadis_sos").get("/").content.decode()
    assert "Janji donasi 9 kg Beras" in page
    assert "Bu Rahasia" not in page
    assert "Janji donasi" not in masuk("kadis_pu").get("/").content.decode()
