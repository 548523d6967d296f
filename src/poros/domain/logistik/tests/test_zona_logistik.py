"""What a day is depends on where one stands: counts, payments, papers and edges around midnight in all three zones."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from django.utils import timezone

from poros.domain.logistik import cetak, ekspor, services
from poros.domain.logistik.models import (
    BarisKiriman,
    Donasi,
    KasBtt,
    Kiriman,
    Klaim,
    Lot,
    Mutasi,
    Opname,
    Penerimaan,
    Perhentian,
    PermintaanSarana,
    Rkb,
    Saldo,
    Sarana,
)
from poros.domain.logistik.queries import titik as baca
from poros.domain.logistik.queries.alarm import alarm
from poros.domain.logistik.queries.btt import papan
from poros.domain.logistik.rules.alarm import JenisAlarm
from poros.domain.logistik.rules.alur import JenisMutasi, JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataAlokasi, DataBelanja, DataDonasi, DataPermintaan, DataSarana
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah

from .test_btt import rencana

pytestmark = pytest.mark.django_db
WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
ORANG = {"orang_id": 1, "orang": "Uji", "jabatan": "Uji"}


def di(zona: str):
    return timezone.override(ZoneInfo(zona))


@pytest.fixture
def terima(tempat):
    """`terima(moment, 30)`: thirty kilograms of rice were taken at SDN 1 at that moment."""

    def take(saat: datetime, jumlah: int) -> Penerimaan:
        run = Kiriman.objects.create(
            gudang=tempat.gudang, hari=saat.date(), kendaraan="T", muat_kg=99, status="selesai"
        )
        stop = Perhentian.objects.create(kiriman=run, titik=tempat.utara, urutan=1)
        BarisKiriman.objects.create(
            perhentian=stop, barang=tempat.barang["beras"], jumlah=jumlah, diterima=jumlah, kembali=0
        )
        return Penerimaan.objects.create(perhentian=stop, kunci=uuid4(), penerima="Bu U", diisi=saat, **ORANG)

    return take


class TestReceived:
    """15.30 in Greenwich is half past ten in the evening in the west and half past twelve of the next day in the east."""

    SAAT = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)

    @pytest.mark.parametrize(("zona", "harian"), [(WIB, [30, 0]), (WITA, [30, 0]), (WIT, [0, 30])])
    def test_on_the_day_of_the_place(self, tempat, terima, zona, harian):
        with di(zona):
            terima(self.SAAT, 30)
            found = baca.terima_harian([tempat.utara], date(2026, 11, 22), 2)
        assert found == {(tempat.utara.pk, tempat.barang["beras"].pk): harian}

    @pytest.mark.parametrize(("zona", "cukup"), [(WIB, False), (WITA, False), (WIT, True)])
    def test_what_came_today_is_no_longer_needed_today(self, tempat, terima, lapor, zona, cukup):
        with di(zona):
            terima(self.SAAT, 30)
            found = baca.diterima([tempat.utara], date(2026, 11, 23))
        assert bool(found) is cukup

    def test_days_outside_the_window_are_left_out(self, tempat, terima):
        with di(WIB):
            for n in (-1, 0, 1, 2):
                terima(datetime(2026, 11, 22, 5, tzinfo=UTC) + timedelta(days=n), 10 + n)
            found = baca.terima_harian([tempat.utara], date(2026, 11, 22), 2)
        assert list(found.values()) == [[10, 11]]

    def test_two_of_one_day_are_added(self, tempat, terima):
        with di(WIB):
            for hour in (1, 9):
                terima(datetime(2026, 11, 22, hour, tzinfo=UTC), 10)
            found = baca.terima_harian([tempat.utara], date(2026, 11, 22), 1)
        assert list(found.values()) == [[20]]


class TestMoney:
    @pytest.fixture
    def cair(self, kota, peran, pagu):
        row = services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=rencana("1", 1000))
        return services.cairkan(kota.aktor("kabag_umum"), row, nomor_sp2d="S")

    @pytest.mark.parametrize(("zona", "sejak"), [(WIB, date(2026, 11, 18)), (WIT, date(2026, 11, 19))])
    def test_spent_from_the_day_on_which_it_was_paid_here(self, kota, cair, zona, sejak):
        Rkb.objects.filter(pk=cair.pk).update(cair=datetime(2026, 11, 18, 15, 30, tzinfo=UTC))
        kadis = kota.aktor("kadis_sos")

        def spend(day: date) -> KasBtt:
            return services.belanjakan(kadis, cair, data=DataBelanja(tanggal=day, uraian="Beras", jumlah=5))

        with di(zona):
            with pytest.raises(Ditolak) as refused:
                spend(sejak - timedelta(days=1))
            assert refused.value.bidang == "tanggal"
            assert spend(sejak).tanggal == sejak

    def test_the_board_is_of_this_year(self, kota, cair, hari):
        """At the turn of the year the old plans stay with the old fund."""
        bud = kota.aktor("kabag_umum")
        services.tetapkan_pagu(bud, kota.unit["umum"], tahun=hari.year + 1, jumlah=7, dasar="Perda")
        assert papan(bud).pagu.tahun == hari.year
        later = kota.aktor("kabag_umum", date(hari.year + 1, 1, 2))
        assert (papan(later).pagu.jumlah, papan(later).cair) == (7, 0)

    def test_a_plan_is_bound_to_the_fund_of_the_year_in_which_it_is_filed(self, kota, peran, pagu, hari):
        bud, day = kota.aktor("kabag_umum"), date(hari.year + 1, 1, 2)
        services.tetapkan_pagu(bud, kota.unit["umum"], tahun=day.year, jumlah=700, dasar="Perda")
        row = services.ajukan_rkb(kota.aktor("kadis_sos", day), kota.unit["sos"], data=rencana("1", 700))
        assert row.pagu.tahun == day.year
        pagu.refresh_from_db()
        assert pagu.terikat == 0

    def test_money_of_the_old_year_goes_back_to_the_old_fund(self, kota, cair, pagu, hari):
        from .test_btt import PDF

        day = date(hari.year + 1, 1, 15)
        services.tetapkan_pagu(kota.aktor("kabag_umum"), kota.unit["umum"], tahun=day.year, jumlah=7, dasar="Perda")
        services.pertanggungjawabkan(kota.aktor("kadis_sos", day), cair, berkas=(PDF, "lpj.pdf"))
        pagu.refresh_from_db()
        assert (pagu.terikat, KasBtt.objects.latest("urut").tanggal) == (0, day)


class TestPapers:
    @pytest.fixture
    def masuk_gudang(self, kota, tempat, lapor, hari) -> Donasi:
        lapor("utara", 100)
        told = DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=5, nama="Bu D", kontak="0800", rencana=hari)
        kadis = kota.aktor("kadis_sos")
        row = services.setujui_donasi(kadis, pintu.janji(told), gudang_id=tempat.gudang.pk)
        return services.terima_donasi(kadis, row, jumlah=5)

    @pytest.mark.parametrize(
        ("zona", "tahun", "tanggal"), [(WIB, "2027", "1 Januari 2027"), ("UTC", "2026", "31 Desember 2026")]
    )
    def test_the_receipt_of_new_year_s_night(self, masuk_gudang, zona, tahun, tanggal):
        """Half past midnight in Jakarta is still the old year in Greenwich."""
        night = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)
        Donasi.objects.update(dibuat=night, diterima=night)
        row = Donasi.objects.select_related("barang", "gudang__unit").get()
        with di(zona):
            made = cetak.tanda_terima(row, Daerah.objects.get())
        text = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
        assert f"{row.pk}/{tahun}" in text
        assert tanggal in text

    @pytest.mark.parametrize(("zona", "jam"), [(WIB, 22), (WITA, 23), (WIT, 0)])
    def test_a_table_of_movements_tells_the_hour_of_the_place(self, tempat, zona, jam):
        lot = Lot.objects.create(barang=tempat.barang["beras"], pemilik="X")
        place = Saldo.objects.create(gudang=tempat.gudang, lot=lot, jumlah=5, urut=1)
        move = Mutasi.objects.create(
            saldo=place, urut=1, jenis=JenisMutasi.MASUK, jumlah=5, sisa=5,
            waktu=datetime(2026, 11, 22, 15, 30, tzinfo=UTC), **ORANG,
        )  # fmt: skip
        with di(zona):
            (line,) = ekspor.baris_mutasi([move])
        assert (line[0].hour, line[0].tzinfo) == (jam, None)

    def test_counts_receipts_and_claims_are_called_by_the_day_of_the_place(self, kota, tempat, terima):
        night = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)
        count = Opname(gudang=tempat.gudang, waktu=night)
        claim = Klaim(sarana=Sarana(nama="Perahu"), mulai=night)
        proof = terima(night, 5)
        proof.waktu = night
        with di(WIB):
            assert (f"{count}", f"{claim}") == ("Gudang Induk (01-01-2027)", "Perahu (01-01-2027)")
            assert f"{proof}".endswith("(01-01-2027 00:30)")


class TestEdges:
    @pytest.mark.parametrize(("zona", "bunyi"), [(WIB, False), (WITA, False), (WIT, True)])
    def test_expiry_is_told_thirty_days_before_by_the_day_of_the_place(self, isi, zona, bunyi):
        moment = datetime(2027, 1, 31, 15, 30, tzinfo=UTC)
        isi("beras", 5, kedaluwarsa=date(2027, 3, 3))  # 30 days after 1 February
        with di(zona):
            assert (JenisAlarm.KEDALUWARSA in [a.jenis for a in alarm(moment)]) is bunyi

    @pytest.mark.parametrize(("zona", "kata"), [(WIB, "23-11-2026 16.00"), (WIT, "23-11-2026 18.00")])
    def test_until_when_a_boat_is_taken_is_told_by_the_clock_of_the_place(self, kota, peran, zona, kata):
        kadis, camat = kota.aktor("kadis_sos"), kota.aktor("camat")
        boat = services.catat_sarana(
            kadis, kota.unit["sos"], data=DataSarana(kode="p", nama="Perahu", jenis=JenisSarana.PERAHU)
        )
        data = DataPermintaan(
            jenis=JenisSarana.PERAHU, jumlah=1, keperluan="x", tempat="Sungai",
            mulai=datetime(2026, 11, 23, 1, tzinfo=UTC), selesai=datetime(2026, 11, 23, 9, tzinfo=UTC),
        )  # fmt: skip
        first, second = (services.minta_sarana(camat, kota.unit["kec"], data=data) for _n in range(2))
        services.tugaskan_sarana(kadis, first, sarana_id=boat.pk)
        with di(zona), pytest.raises(Ditolak, match=kata):
            services.tugaskan_sarana(kadis, second, sarana_id=boat.pk)
        assert PermintaanSarana.objects.filter(status="diajukan").count() == 1

    @pytest.mark.parametrize(("geser", "boleh"), [(-1, False), (0, True), (60, True), (61, False)])
    def test_a_gift_is_announced_for_today_or_the_next_sixty_days(self, tempat, hari, geser, boleh):
        told = DataDonasi(
            barang_id=tempat.barang["beras"].pk, jumlah=5, nama="x", kontak="y", rencana=hari + timedelta(days=geser)
        )
        if boleh:
            assert pintu.janji(told).rencana == told.rencana
        else:
            with pytest.raises(Ditolak) as refused:
                pintu.janji(told)
            assert refused.value.bidang == "rencana"

    @pytest.mark.parametrize(("geser", "boleh"), [(-6, False), (-5, True), (0, True), (1, False)])
    def test_people_are_reported_since_the_first_day_and_not_ahead(self, lapor, tempat, hari, geser, boleh):
        if boleh:
            lapor("utara", 5, hari + timedelta(days=geser))
            assert baca.laporan(tempat.utara).count() == 1
        else:
            with pytest.raises(Ditolak):
                lapor("utara", 5, hari + timedelta(days=geser))

    @pytest.mark.parametrize(("dari", "bidang"), [(date(1999, 1, 1), "dari"), (date(2007, 12, 31), "dari")])
    def test_of_days_before_there_was_a_standard_nothing_is_shared_out(self, kota, tempat, isi, lapor, *, dari, bidang):
        isi("beras", 50)
        lapor("utara", 10)
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=dari, hari=3)
        with pytest.raises(Ditolak, match="belum ada standar") as refused:
            services.hitung_alokasi(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)
        assert refused.value.bidang == bidang

    def test_on_the_page_that_is_said_beside_the_day(self, masuk, tempat, lapor):
        lapor("utara", 10)
        told = {"barang_id": tempat.barang["beras"].pk, "dari": "1999-01-01", "hari": "3"}
        answer = masuk("kadis_sos").post("/logistik/alokasi/hitung/", told)
        assert answer.status_code == 422
        assert "belum ada standar" in answer.content.decode()
