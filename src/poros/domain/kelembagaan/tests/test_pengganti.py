"""Who takes over from an abolished unit: somebody who is there then, and only what he may carry on."""

from datetime import date, timedelta

import pytest

from poros.domain.kelembagaan.models import PenggantiUnit
from poros.domain.kelembagaan.services import hapus_unit, tetapkan_koordinasi, tetapkan_urusan, ubah_unit
from poros.domain.kelembagaan.tasks import terapkan_sotk
from poros.domain.kelembagaan.values import BentukUnit
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Koordinasi, Unit, UrusanUnit, VersiUnit
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.services import RincianArahan, Sasaran, terbitkan

HARI = date(2026, 11, 23)
SEHARI = timedelta(days=1)
TAHUN_BARU = date(2027, 1, 1)
FEBRUARI = date(2027, 2, 1)


@pytest.fixture
def admin(kota):
    return kota.aktor("admin", HARI)


@pytest.fixture
def hapus(kota, admin):
    def end(kode, berlaku=HARI, pengganti=None):
        ganti = Unit.objects.get(kode=pengganti) if pengganti else None
        return hapus_unit(admin, kota.unit[kode], berlaku=berlaku, dasar="Perda 9/2026", pengganti=ganti)

    return end


@pytest.fixture
def hidupkan(kota, admin):
    """Take an end back by a later decree."""

    def revive(kode, berlaku):
        unit = Unit.objects.get(kode=kode)
        bentuk = BentukUnit(nama=f"{unit.nama} baru", singkatan="B", jenis=unit.jenis, induk_id=unit.induk_id)
        ubah_unit(admin, unit, bentuk=bentuk, berlaku=berlaku, dasar="Perda 10/2026")

    return revive


def perintahkan(kota, kode):
    rincian, kepada = RincianArahan(isi="Bersihkan drainase"), [Sasaran(kota.unit[kode].pk)]
    (tugas,) = Penugasan.objects.filter(
        arahan=terbitkan(kota.aktor("sekda", HARI), kota.unit["setda"], rincian=rincian, kepada=kepada)
    )
    return tugas


class TestSiapa:
    @pytest.mark.parametrize("berakhir", [HARI + SEHARI, TAHUN_BARU, FEBRUARI, date(2030, 1, 1)])
    def test_not_one_whose_own_end_is_decided(self, hapus, berakhir):
        hapus("sos", berakhir)
        with pytest.raises(Ditolak, match="sudah ditetapkan berakhir") as ditolak:
            hapus("dlh", TAHUN_BARU, "sos")
        assert ditolak.value.bidang == "pengganti"
        assert Unit.objects.get(kode="dlh").versi.get().sampai is None
        assert not PenggantiUnit.objects.exists()

    def test_not_itself_and_not_one_that_is_gone(self, kota, hapus):
        Unit.objects.filter(kode="sos").update(aktif=False)
        for kode in ("dlh", "sos"):
            with pytest.raises(Ditolak, match="unit lain yang masih aktif") as ditolak:
                hapus("dlh", TAHUN_BARU, kode)
            assert ditolak.value.bidang == "pengganti"

    @pytest.mark.parametrize("lebih", [SEHARI, 0 * SEHARI, -SEHARI, TAHUN_BARU - HARI])
    def test_the_successor_stays_until_he_has_taken_over(self, hapus, lebih):
        """The day after is the first on which he may go."""
        hapus("dlh", TAHUN_BARU, "sos")
        if lebih == SEHARI:
            hapus("sos", TAHUN_BARU + SEHARI)
            return
        with pytest.raises(Ditolak, match="ditetapkan melanjutkan Dinas Lingkungan Hidup mulai 1 Januari 2027") as no:
            hapus("sos", min(TAHUN_BARU + lebih, TAHUN_BARU))
        assert no.value.bidang == "berlaku"
        assert Unit.objects.get(kode="sos").versi.get().sampai is None

    def test_he_is_free_again_when_the_end_is_taken_back(self, hapus, hidupkan):
        hapus("dlh", TAHUN_BARU, "sos")
        hidupkan("dlh", TAHUN_BARU)
        hapus("sos", TAHUN_BARU)
        assert terapkan_sotk(TAHUN_BARU) == 2
        assert set(Unit.objects.filter(kode__in=("dlh", "sos"), aktif=True).values_list("kode", flat=True)) == {"dlh"}


class TestKerja:
    def test_open_work_goes_to_him_on_the_day_and_not_before(self, kota, hapus):
        tugas = perintahkan(kota, "dlh")
        hapus("dlh", TAHUN_BARU, "sos")
        for hari, unit in ((TAHUN_BARU - SEHARI, "dlh"), (TAHUN_BARU, "sos"), (FEBRUARI, "sos")):
            terapkan_sotk(hari)
            tugas.refresh_from_db()
            assert tugas.unit.kode == unit, hari

    def test_who_was_named_for_an_end_that_was_taken_back_gets_nothing_at_the_next(self, kota, hapus, hidupkan):
        """The second decree names nobody: work given in between stays where it was."""
        hapus("dlh", TAHUN_BARU, "sos")
        hidupkan("dlh", TAHUN_BARU)
        hapus("dlh", FEBRUARI)
        assert not PenggantiUnit.objects.exists()
        tugas = perintahkan(kota, "dlh")
        terapkan_sotk(FEBRUARI)
        tugas.refresh_from_db()
        assert tugas.unit.kode == "dlh"

    def test_the_second_decree_may_name_another(self, kota, hapus, hidupkan):
        hapus("dlh", TAHUN_BARU, "sos")
        hidupkan("dlh", TAHUN_BARU)
        hapus("dlh", FEBRUARI, "pu")
        assert PenggantiUnit.objects.values_list("pengganti__kode", "dari").get() == ("pu", FEBRUARI)

    def test_without_a_successor_open_work_holds_a_unit_up(self, kota, hapus):
        perintahkan(kota, "dlh")
        perintahkan(kota, "dlh")
        with pytest.raises(Ditolak, match="2 penugasan masih terbuka") as ditolak:
            hapus("dlh", TAHUN_BARU)
        assert ditolak.value.bidang == "pengganti"


class TestGaris:
    @pytest.mark.parametrize(("pengganti", "mewarisi"), [("kesra", True), ("as2", True), ("pu", False), ("kec", False)])
    def test_only_who_may_coordinate_carries_on_the_map(self, kota, hapus, pengganti, mewarisi):
        hapus("ekbang", TAHUN_BARU, pengganti)
        rows = Koordinasi.objects.filter(koordinator=kota.unit[pengganti], dari=TAHUN_BARU)
        assert set(rows.values_list("unit__kode", flat=True)) == ({"pu", "dlh"} - {pengganti} if mewarisi else set())
        peta = kota.aktor("sekda", TAHUN_BARU).peta
        koordinator = peta.koordinator.get(kota.unit["dlh"].pk)
        assert koordinator == (kota.unit[pengganti].pk if mewarisi else None)

    def test_urusan_go_to_any_successor(self, kota, admin, hapus):
        tetapkan_urusan(admin, kota.unit["dlh"], kode="2.11", nama="LH", dari=HARI, dasar="Perda 1")
        hapus("dlh", TAHUN_BARU, "kec")
        rows = UrusanUnit.objects.order_by("dari").values_list("unit__kode", "dari", "sampai")
        assert list(rows) == [("dlh", HARI, TAHUN_BARU - SEHARI), ("kec", TAHUN_BARU, None)]


class TestSeharian:
    """Changes that meet on one day."""

    def test_a_second_version_for_the_same_day_is_refused(self, kota, admin, hidupkan):
        hidupkan("dlh", TAHUN_BARU)
        for berlaku in (HARI, TAHUN_BARU):
            with pytest.raises(Ditolak, match="berlaku mulai 1 Januari 2027") as ditolak:
                hidupkan("dlh", berlaku)
            assert ditolak.value.bidang == "berlaku"
        hidupkan("dlh", TAHUN_BARU + SEHARI)
        rows = VersiUnit.objects.filter(unit__kode="dlh").order_by("dari").values_list("dari", "sampai")
        assert list(rows)[1:] == [(TAHUN_BARU, TAHUN_BARU), (TAHUN_BARU + SEHARI, None)]

    def test_one_unit_ends_and_its_successor_is_renamed_on_one_day(self, kota, hapus, hidupkan):
        hapus("dlh", TAHUN_BARU, "sos")
        hidupkan("sos", TAHUN_BARU)
        assert terapkan_sotk(TAHUN_BARU) == 2
        assert Unit.objects.get(kode="sos").nama == "Dinas Sosial baru"
        assert not Unit.objects.get(kode="dlh").aktif

    @pytest.mark.parametrize("hari", [date(2028, 2, 29), date(2028, 12, 31), date(2029, 1, 1)])
    def test_the_leap_day_and_the_turn_of_the_year_are_days_like_others(self, kota, hapus, hari):
        hapus("dlh", hari)
        assert VersiUnit.objects.get(unit__kode="dlh").sampai == hari - SEHARI
        assert terapkan_sotk(hari - SEHARI) == 0
        assert terapkan_sotk(hari) == 1

    def test_a_line_stated_again_for_later_is_not_ended_by_halves(self, kota, admin):
        """Kesra coordinates the same unit by two decrees in turn: who ends it names a day after the second."""
        from poros.domain.kelembagaan.services import akhiri_koordinasi

        unit, kesra = kota.unit["sos"], kota.unit["kesra"]
        tetapkan_koordinasi(admin, unit, koordinator=kesra, dari=TAHUN_BARU, dasar="Perwali 9")
        with pytest.raises(Ditolak, match="baru berlaku 1 Januari 2027") as ditolak:
            akhiri_koordinasi(admin, unit, koordinator=kesra, berlaku=date(2026, 12, 1))
        assert ditolak.value.bidang == "berlaku"
        akhiri_koordinasi(admin, unit, koordinator=kesra, berlaku=FEBRUARI)
        rows = Koordinasi.objects.filter(unit=unit).order_by("dari").values_list("sampai", flat=True)
        assert list(rows) == [TAHUN_BARU - SEHARI, FEBRUARI - SEHARI]
