"""Resources: nobody has one twice, a request is filled and closed, others' help counts as well."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from poros.domain.logistik import services
from poros.domain.logistik.models import Klaim, PermintaanSarana, Sarana
from poros.domain.logistik.queries import sarana as baca
from poros.domain.logistik.rules.alur import (
    AksiKlaim,
    AksiPermintaan,
    AsalSarana,
    JenisSarana,
    KeadaanSarana,
    StatusKlaim,
    StatusPermintaan,
)
from poros.domain.logistik.values import DataPermintaan, DataSarana
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

JAM = timedelta(hours=1)
AWAL = datetime(2026, 11, 23, 1, tzinfo=UTC)


@pytest.fixture
def sarana(kota, peran):
    def enter(kode: str = "p1", *, oleh: str = "kadis_pu", unit: str = "pu", **lain) -> Sarana:
        told = {"nama": f"Perahu {kode}", "jenis": JenisSarana.PERAHU, "kapasitas": 8} | lain
        return services.catat_sarana(kota.aktor(oleh), kota.unit[unit], data=DataSarana(kode=kode, **told))

    return enter


@pytest.fixture
def minta(kota, peran):
    def ask(jumlah: int = 1, mulai: int = 0, lama: int = 8, **lain) -> PermintaanSarana:
        told = {"jenis": JenisSarana.PERAHU, "keperluan": "Evakuasi", "tempat": "Sungai Asri"} | lain
        begin = AWAL + mulai * JAM
        data = DataPermintaan(jumlah=jumlah, mulai=begin, selesai=begin + lama * JAM, **told)
        return services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=data)

    return ask


@pytest.fixture
def tugaskan(kota):
    def assign(permintaan: PermintaanSarana, sarana: Sarana, **lain) -> Klaim:
        return services.tugaskan_sarana(kota.aktor("kadis_sos"), permintaan, sarana_id=sarana.pk, **lain)

    return assign


@pytest.mark.django_db
class TestBooking:
    def test_request_assign_arrive_release(self, kota, sarana, minta, tugaskan):
        boat, asked, camat = sarana(), minta(), kota.aktor("camat")
        claim = tugaskan(asked, boat)
        asked.refresh_from_db()
        assert asked.status == StatusPermintaan.DIPENUHI
        assert Pemberitahuan.objects.filter(orang=kota.orang["kadis_pu"]).count() == 1
        with pytest.raises(TransitionError):
            services.jalankan_klaim(camat, claim, aksi=AksiKlaim.LEPAS)
        claim = services.jalankan_klaim(camat, claim, aksi=AksiKlaim.TIBA)
        with pytest.raises(Ditolak, match="Lepas dahulu"):
            services.tutup_permintaan(camat, asked, aksi=AksiPermintaan.SELESAIKAN)
        claim = services.jalankan_klaim(kota.aktor("kadis_pu"), claim, aksi=AksiKlaim.LEPAS)
        assert (claim.status, claim.tiba <= claim.dilepas) == (StatusKlaim.DILEPAS, True)
        done = services.tutup_permintaan(camat, asked, aksi=AksiPermintaan.SELESAIKAN)
        assert done.status == StatusPermintaan.SELESAI

    @pytest.mark.parametrize(("mulai", "bebas"), [(0, False), (7, False), (-7, False), (8, True), (-8, True)])
    def test_two_claims_of_one_resource_do_not_overlap(self, sarana, minta, tugaskan, mulai, bebas):
        boat = sarana()
        tugaskan(minta(), boat)
        other = minta(mulai=mulai)
        assert (boat in baca.bebas(other)) is bebas
        if bebas:
            tugaskan(other, boat)
        else:
            with pytest.raises(Ditolak, match="sudah ditugaskan: Perahu × 1, Sungai Asri"):
                tugaskan(other, boat)

    def test_the_database_itself_refuses(self, sarana, minta, tugaskan):
        claim = tugaskan(minta(), sarana())
        twin = Klaim(permintaan=claim.permintaan, sarana=claim.sarana, mulai=claim.mulai, selesai=claim.selesai)
        with pytest.raises(IntegrityError, match="klaim_sarana_tunggal"), transaction.atomic():
            twin.save()

    def test_what_was_released_may_be_had_again(self, kota, sarana, minta, tugaskan):
        boat = sarana()
        claim = tugaskan(minta(), boat)
        for act in (AksiKlaim.TIBA, AksiKlaim.LEPAS):
            services.jalankan_klaim(kota.aktor("camat"), claim, aksi=act)
        tugaskan(minta(), boat)

    def test_one_that_does_not_come_opens_the_request_again(self, kota, sarana, minta, tugaskan):
        asked = minta()
        claim = tugaskan(asked, sarana())
        services.jalankan_klaim(kota.aktor("kadis_pu"), claim, aksi=AksiKlaim.BATALKAN)
        asked.refresh_from_db()
        assert asked.status == StatusPermintaan.DIAJUKAN
        tugaskan(asked, sarana("p2"))

    def test_only_ready_ones_of_the_kind(self, sarana, minta, tugaskan):
        asked = minta()
        for row in (
            sarana("a", jenis=JenisSarana.POMPA),
            sarana("b", keadaan=KeadaanSarana.RUSAK),
            sarana("c", aktif=False),
        ):
            with pytest.raises(Ditolak) as refused:
                tugaskan(asked, row)
            assert refused.value.bidang == "sarana"
            assert row not in baca.bebas(asked)

    def test_those_with_the_skill_come_first(self, sarana, minta):
        sarana("a")
        able = sarana("b", kemampuan=("Arus deras",))
        assert baca.bebas(minta(kemampuan="arus deras"))[0] == able

    def test_help_of_others_is_named(self, kota, sarana):
        with pytest.raises(Ditolak) as refused:
            sarana("tni", oleh="kadis_sos", unit="sos", asal=AsalSarana.TNI)
        assert refused.value.bidang == "pemilik"
        assert sarana("tni", oleh="kadis_sos", unit="sos", asal=AsalSarana.TNI, pemilik="Kodim Rekaan").pk

    def test_no_is_said_with_a_reason_and_only_while_nothing_is_set_aside(self, kota, sarana, minta, tugaskan):
        kadis, asked = kota.aktor("kadis_sos"), minta(2)
        with pytest.raises(Ditolak):
            services.tolak_permintaan(kadis, asked, alasan="")
        tugaskan(asked, sarana())
        with pytest.raises(Ditolak):
            services.tolak_permintaan(kadis, asked, alasan="Tidak ada lagi")

    @pytest.mark.parametrize(
        "salah", [({"lama": 0}, "selesai"), ({"jumlah": 0}, "jumlah"), ({"tempat": " "}, "keperluan")], ids=str
    )
    def test_a_request_is_whole(self, minta, salah):
        with pytest.raises(Ditolak) as refused:
            minta(**salah[0])
        assert refused.value.bidang == salah[1]

    def test_each_act_has_its_office(self, kota, sarana, minta, tugaskan):
        boat, asked = sarana(), minta()
        for who in ("kadis_dlh", "camat", "sekda"):
            with pytest.raises(TidakBerwenang):
                services.tugaskan_sarana(kota.aktor(who), asked, sarana_id=boat.pk)
        claim = tugaskan(asked, boat)
        with pytest.raises(TidakBerwenang):
            services.jalankan_klaim(kota.aktor("kadis_dlh"), claim, aksi=AksiKlaim.TIBA)
        data = DataSarana(kode="p1", nama="x", jenis=JenisSarana.PERAHU)
        with pytest.raises(TidakBerwenang):
            services.ubah_sarana(kota.aktor("camat"), boat, data=data)
        with pytest.raises(TidakBerwenang):
            services.catat_sarana(kota.aktor("staf_pu"), kota.unit["pu_sda"], data=data)


@pytest.mark.django_db(transaction=True)
def test_of_twelve_who_want_the_same_boat_at_once_one_gets_it(kota, sarana, minta):
    boat, asked = sarana(), [minta(mulai=n % 3) for n in range(12)]
    tenant, actor, gate = Daerah.objects.get(), kota.aktor("kadis_sos"), threading.Barrier(12, timeout=60)

    def grab(row: PermintaanSarana) -> bool:
        connection.set_tenant(tenant)
        try:
            gate.wait()
            services.tugaskan_sarana(actor, row, sarana_id=boat.pk)
        except Ditolak:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        assert list(pool.map(grab, asked)).count(True) == 1
    assert Klaim.objects.count() == 1
