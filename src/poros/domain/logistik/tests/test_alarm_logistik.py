"""Alarms at their edges: hours, percent, days of cover, why a point has nothing; and what the command board is shown."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import Mutasi
from poros.domain.logistik.publik import kartu_papan, ringkasan
from poros.domain.logistik.queries import titik as baca
from poros.domain.logistik.queries.alarm import LAJU_HARI, alarm
from poros.domain.logistik.rules.alarm import JenisAlarm, SebabNol
from poros.domain.logistik.rules.alur import JenisGudang, JenisSusut
from poros.domain.logistik.values import DataBarang, DataCadangan, DataGudang, DataJalur

pytestmark = pytest.mark.django_db
JAM = timedelta(hours=1)


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


def jenis(kini=None) -> list[JenisAlarm]:
    return [a.jenis for a in alarm(kini)]


class TestLying:
    @pytest.mark.parametrize(("jam", "bunyi"), [(0, False), (47, False), (49, True), (24 * 30, True)])
    def test_after_two_days(self, isi, jam, bunyi):
        isi("selimut", 5, di="pos")
        later = timezone.now() + jam * JAM
        assert (JenisAlarm.MENGENDAP in jenis(later)) is bunyi

    def test_a_store_keeps_its_stock_in_peace_unless_it_serves_an_incident(self, kota, kadis, tempat, isi, banjir):
        isi("selimut", 5)
        later = timezone.now() + 72 * JAM
        assert JenisAlarm.MENGENDAP not in jenis(later)
        data = DataGudang(kode="induk", nama="Gudang Induk", unit_id=kota.unit["sos"].pk, kejadian_id=banjir.pk)
        services.ubah_gudang(kadis, tempat.gudang, data=data)
        assert JenisAlarm.MENGENDAP in jenis(later)

    @pytest.mark.parametrize(("cadangan", "lebih"), [(0, 10), (4, 6), (10, 0), (99, 0)])
    def test_what_is_kept_back_with_a_reason_may_lie(self, kadis, tempat, isi, cadangan, lebih):
        isi("selimut", 10, di="pos")
        if cadangan:
            data = DataCadangan(barang_id=tempat.barang["selimut"].pk, jumlah=cadangan, alasan="Susulan")
            services.atur_cadangan(kadis, tempat.pos, data=data)
        found = [a.nilai for a in alarm(timezone.now() + 72 * JAM) if a.jenis is JenisAlarm.MENGENDAP]
        assert found == ([lebih] if lebih else [])

    def test_it_says_how_much_of_what_and_where(self, tempat, isi):
        isi("selimut", 10, di="pos")
        (found,) = [a for a in alarm(timezone.now() + 72 * JAM) if a.jenis is JenisAlarm.MENGENDAP]
        assert (found.tempat, found.gudang_id, found.barang_id) == (
            "Pos Utara",
            tempat.pos.pk,
            tempat.barang["selimut"].pk,
        )
        assert "10 lembar Selimut" in found.kalimat
        assert "48 jam" in found.kalimat

    def test_goods_that_are_no_longer_used_ring_no_bell(self, kadis, tempat, isi):
        isi("selimut", 10, di="pos")
        data = DataBarang(kode="selimut", nama="Selimut", satuan="lembar", isi=Decimal(1))
        services.ubah_barang(kadis, tempat.barang["selimut"], data=data, aktif=False)
        assert JenisAlarm.MENGENDAP not in jenis(timezone.now() + 72 * JAM)


class TestRate:
    @pytest.mark.parametrize(("keluar", "bunyi"), [(0, True), (79, True), (80, False), (100, False)])
    def test_eighty_of_a_hundred(self, kadis, tempat, isi, keluar, bunyi):
        row = isi("selimut", 100, di="pos")
        if keluar:
            services.pindahkan(kadis, tempat.pos, saldo_id=row.pk, tujuan_id=tempat.gudang.pk, jumlah=keluar)
        assert (JenisAlarm.LAJU in jenis()) is bunyi

    def test_a_loss_is_no_distribution(self, kadis, tempat, isi):
        row = isi("selimut", 100, di="pos")
        services.susutkan(kadis, tempat.pos, saldo_id=row.pk, jumlah=100, sebab=JenisSusut.RUSAK, alasan="Basah")
        assert JenisAlarm.LAJU in jenis()

    def test_what_came_long_ago_no_longer_counts(self, isi):
        isi("selimut", 100, di="pos")
        assert JenisAlarm.LAJU not in jenis(timezone.now() + timedelta(days=LAJU_HARI + 1))
        assert Mutasi.objects.count() == 1


class TestNothing:
    def sebab(self) -> set[tuple[str, SebabNol]]:
        return {(a.tempat, a.sebab) for a in alarm() if a.jenis is JenisAlarm.NOL}

    def test_nobody_there_needs_nothing(self, lapor, tempat):
        assert self.sebab() == set()
        lapor("utara", 0)
        assert self.sebab() == set()

    def test_each_of_the_three_reasons(self, kadis, tempat, isi, lapor):
        lapor("utara", 10)
        assert self.sebab() == {("SDN 1", SebabNol.TANPA_STOK)}
        isi("beras", 100)
        isi("air", 100)
        assert self.sebab() == {("SDN 1", SebabNol.BELUM_DIKIRIM)}
        tempat.utara.jalur.update(terbuka=False)
        assert self.sebab() == {("SDN 1", SebabNol.TERPUTUS)}

    def test_a_way_from_a_closed_house_is_no_way(self, kadis, tempat, isi, lapor):
        lapor("utara", 10)
        tempat.gudang.aktif = False
        tempat.gudang.save()
        assert self.sebab() == {("SDN 1", SebabNol.TERPUTUS)}

    def test_a_point_that_was_closed_is_silent(self, tempat, lapor):
        lapor("utara", 10)
        tempat.utara.aktif = False
        tempat.utara.save()
        assert self.sebab() == set()

    def test_goods_that_serve_one_item_serve_it_together(self, kota, kadis, tempat, kiriman, lapor):
        """Who has bottled water is not without water."""
        kinds = {a.kalimat for a in alarm() if a.jenis is JenisAlarm.NOL}
        assert kinds == set()
        lapor("utara", 10)
        data = DataBarang(kode="air2", nama="Air botol", satuan="botol", butir="air_minum", isi=Decimal("1.5"))
        services.catat_barang(kadis, kota.unit["sos"], data=data)
        named = [a.kalimat for a in alarm() if a.jenis is JenisAlarm.NOL]
        assert not any("Air botol" in words and "Air minum galon" in words for words in named)

    def test_it_is_the_loudest(self, isi, lapor, hari):
        isi("selimut", 5, di="pos", kedaluwarsa=hari + timedelta(days=1))
        lapor("utara", 10)
        found = jenis()
        assert found[0] is JenisAlarm.NOL
        assert set(found) == {JenisAlarm.NOL, JenisAlarm.LAJU, JenisAlarm.KEDALUWARSA}


class TestExpiry:
    @pytest.mark.parametrize(("hari_", "bunyi"), [(0, True), (30, True), (31, False), (None, False)])
    def test_within_a_month(self, isi, hari, hari_, bunyi):
        isi("selimut", 5, kedaluwarsa=None if hari_ is None else hari + timedelta(days=hari_))
        assert (JenisAlarm.KEDALUWARSA in jenis()) is bunyi

    def test_what_has_gone_no_longer_expires(self, kadis, tempat, isi, hari):
        row = isi("selimut", 5, kedaluwarsa=hari)
        services.susutkan(kadis, tempat.gudang, saldo_id=row.pk, jumlah=5, sebab=JenisSusut.RUSAK, alasan="x")
        assert JenisAlarm.KEDALUWARSA not in jenis()


class TestBoard:
    def test_figures_and_where_they_lead(self, kota, tempat, lapor, pagu):
        lapor("utara", 10)
        cards = {c.label: c for c in kartu_papan(kota.aktor("sekda"), 1)}
        assert {k: c.nilai for k, c in cards.items()} == {
            "Alarm logistik": "1", "Titik tanpa barang": "1", "Sarana bertugas": "0", "BTT tersedia": "Rp1 miliar",
        }  # fmt: skip
        assert (cards["Titik tanpa barang"].nada, cards["Alarm logistik"].nada) == ("bahaya", "awas")
        assert all(c.url.startswith("/logistik/") for c in cards.values())

    def test_points_are_counted_once_though_they_lack_much(self, kota, tempat, lapor):
        lapor("utara", 10)
        lapor("selatan", 10)
        found = ringkasan(kota.aktor("sekda"))
        assert found.titik_nol == 2
        assert found.sisa_btt is None


class TestWays:
    def test_only_open_ways_between_what_is_in_use(self, kadis, tempat):
        assert len(baca.jalur_terbuka()) == 2
        data = DataJalur(gudang_id=tempat.gudang.pk, meter=1, menit=1, terbuka=False)
        services.atur_jalur(kadis, tempat.utara, data=data)
        assert [j.titik for j in baca.jalur_terbuka()] == [tempat.selatan]
        tempat.gudang.aktif = False
        tempat.gudang.save()
        assert baca.jalur_terbuka() == []

    def test_a_post_opens_a_way_of_its_own(self, kadis, tempat):
        services.atur_jalur(kadis, tempat.utara, data=DataJalur(gudang_id=tempat.pos.pk, meter=300, menit=1))
        assert sorted(j.meter for j in baca.jalur_terbuka() if j.titik_id == tempat.utara.pk) == [300, 4000]
        assert tempat.pos.jenis == JenisGudang.POS
