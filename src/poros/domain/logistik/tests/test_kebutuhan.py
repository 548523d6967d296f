"""Needs and alarms: the numbers are those of the standard; what is alarming is said, what is not is not."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import Barang, BarisKiriman
from poros.domain.logistik.publik import ringkasan
from poros.domain.logistik.queries import titik as baca
from poros.domain.logistik.queries.alarm import alarm
from poros.domain.logistik.queries.parameter import batas, standar
from poros.domain.logistik.rules.alarm import JenisAlarm, SebabNol
from poros.domain.logistik.values import DataBarang, DataCadangan, DataJalur, DataPengungsi, DataTerima
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db

TABEL = (
    # item, people, first day of the event, days, units of 1
    ("beras", 1000, 1, 14, 5600),
    ("air_bersih", 100, 1, 3, 2100),
    ("air_bersih", 100, 1, 7, 8100),
    ("air_bersih", 100, 4, 7, 10500),
    ("air_minum", 10, 1, 7, 175),
    ("makanan_siap_saji", 25, 1, 2, 100),
    ("paket_keluarga", 12, 1, 7, 3),
    ("jamban", 41, 1, 5, 3),
    ("lantai_hunian", 7, 1, 5, 21),
)


@pytest.mark.parametrize("baris", TABEL, ids=str)
def test_needs_are_those_of_the_standards_table(kota, tempat, hari, baris):
    butir, orang, hari_ke, lama, butuh = baris
    kadis, kec = kota.aktor("kadis_sos"), kota.aktor("camat")
    kind = services.catat_barang(
        kadis, kota.unit["sos"], data=DataBarang(kode="uji", nama="Uji", satuan="satuan", butir=butir)
    )
    point = tempat.utara
    point.mulai = hari - timedelta(days=hari_ke - 1)
    point.save()
    services.lapor_pengungsi(kec, point, data=DataPengungsi(hari=point.mulai, jumlah=orang, sumber="Lurah"))
    assert baca.kebutuhan([kind], [point], hari, lama) == {(point.pk, kind.pk): butuh}


class TestPeople:
    def test_what_was_last_said_of_a_day_holds_until_something_else_is_said(self, kota, tempat, hari, lapor):
        lapor("utara", 100, hari - timedelta(days=3))
        lapor("utara", 80, hari - timedelta(days=1))
        lapor("utara", 90, hari - timedelta(days=1))
        assert baca.orang([tempat.utara], hari - timedelta(days=4), 6)[tempat.utara.pk] == [0, 100, 100, 90, 90, 90]

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [({"jumlah": -1}, "jumlah"), ({"rentan": 11}, "rentan"), ({"sumber": ""}, "sumber"), ({"hari": 1}, "hari"),
         ({"hari": -6}, "hari")],
    )  # fmt: skip
    def test_nonsense_is_refused(self, kota, tempat, hari, ganti, bidang):
        wanted = {"hari": 0, "jumlah": 10, "sumber": "Lurah"} | ganti
        wanted["hari"] = hari + timedelta(days=wanted["hari"])
        with pytest.raises(Ditolak) as refused:
            services.lapor_pengungsi(kota.aktor("camat"), tempat.utara, data=DataPengungsi(**wanted))
        assert refused.value.bidang == bidang

    def test_packages_are_rounded_up_once_at_the_point(self, kota, tempat, hari, lapor):
        """25 L of drinking water in gallons of 19 are two gallons, for ten people and for one day."""
        lapor("utara", 10)
        assert baca.kebutuhan([tempat.barang["air"]], [tempat.utara], hari, 1) == {
            (tempat.utara.pk, tempat.barang["air"].pk): 2
        }


def jenis(found, kind) -> list:
    return [a for a in found if a.jenis is kind]


class TestAlarms:
    def test_nobody_there_nothing_wrong(self, tempat):
        assert alarm() == []

    def test_goods_that_lie_at_a_post_and_are_no_buffer(self, kota, tempat, isi):
        isi("beras", 100, di="pos")
        isi("beras", 900)
        late = timezone.now() + timedelta(hours=49)
        assert jenis(alarm(timezone.now() + timedelta(hours=47)), JenisAlarm.MENGENDAP) == []
        (found,) = jenis(alarm(late), JenisAlarm.MENGENDAP)
        assert (found.tempat, found.nilai) == ("Pos Utara", 100), "a store may keep stock the whole year"
        keep = DataCadangan(barang_id=tempat.barang["beras"].pk, jumlah=60, alasan="Banjir susulan")
        services.atur_cadangan(kota.aktor("kadis_sos"), tempat.pos, data=keep)
        (found,) = jenis(alarm(late), JenisAlarm.MENGENDAP)
        assert found.nilai == 40

    def test_a_post_that_gives_too_little_on(self, kota, tempat, isi):
        row = isi("beras", 100, di="pos")
        kadis = kota.aktor("kadis_sos")
        services.pindahkan(kadis, tempat.pos, saldo_id=row.pk, tujuan_id=tempat.gudang.pk, jumlah=79)
        (found,) = jenis(alarm(), JenisAlarm.LAJU)
        assert (found.tempat, found.nilai) == ("Pos Utara", 79)
        services.pindahkan(kadis, tempat.pos, saldo_id=row.pk, tujuan_id=tempat.gudang.pk, jumlah=1)
        assert jenis(alarm(), JenisAlarm.LAJU) == []

    def test_points_with_nothing_say_what_would_help(self, kota, tempat, isi, lapor):
        lapor("utara", 10)
        sebab = {a.sebab for a in jenis(alarm(), JenisAlarm.NOL)}
        assert sebab == {SebabNol.TANPA_STOK}
        isi("beras", 10)
        found = {a.sebab: a.kalimat for a in jenis(alarm(), JenisAlarm.NOL)}
        assert found.keys() == {SebabNol.TANPA_STOK, SebabNol.BELUM_DIKIRIM}
        assert found[SebabNol.BELUM_DIKIRIM].startswith("Beras:")
        shut = DataJalur(gudang_id=tempat.gudang.pk, meter=1, menit=1, terbuka=False)
        services.atur_jalur(kota.aktor("kadis_sos"), tempat.utara, data=shut)
        assert {a.sebab for a in jenis(alarm(), JenisAlarm.NOL)} == {SebabNol.TERPUTUS}
        board = ringkasan(kota.aktor("kadis_sos"))
        assert (board.titik_nol, board.sarana_bertugas, board.sisa_btt) == (1, 0, None)

    def test_too_much_is_told_in_days(self, kota, tempat, kiriman, lapor):
        """60 kg are eaten from today on: by ten in 4 kg a day, by seven in 3."""
        lapor("utara", 10)
        run = kiriman()
        counted = dict(BarisKiriman.objects.filter(perhentian__titik=tempat.utara).values_list("pk", "jumlah"))
        stop = run.perhentian.get(titik=tempat.utara)
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=counted)
        services.terima(kota.aktor("camat"), stop, data=data)
        found = alarm()
        assert jenis(found, JenisAlarm.BERLEBIH) == []
        services.lapor_pengungsi(
            kota.aktor("camat"), tempat.utara,
            data=DataPengungsi(hari=timezone.localdate(), jumlah=7, sumber="Lurah"),
        )  # fmt: skip
        (over,) = jenis(alarm(), JenisAlarm.BERLEBIH)
        assert (over.titik_id, over.nilai) == (tempat.utara.pk, 19)

    def test_what_expires_soon_is_told_everywhere(self, isi, hari):
        isi("beras", 5, kedaluwarsa=hari + timedelta(days=30))
        isi("beras", 7, kedaluwarsa=hari + timedelta(days=31))
        assert [a.nilai for a in jenis(alarm(), JenisAlarm.KEDALUWARSA)] == [5]

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_it_asks_as_often_for_one_as_for_three(self, isi, lapor, banyak, django_assert_num_queries):
        for n in range(banyak):
            isi("beras", 10, di="pos", kode=str(n))
        lapor("utara", 5)
        if banyak == 3:
            lapor("selatan", 5)
        with django_assert_num_queries(13):
            alarm()


def test_the_limits_are_those_that_bnpb_has_stated(hari):
    limits = batas(hari)
    assert (limits.mengendap_jam, limits.laju_persen) == (48, 80)
    assert standar(hari).kode == "bnpb-2008"


def test_a_kind_of_goods_is_checked_against_the_standard(kota, tempat):
    kadis, unit = kota.aktor("kadis_sos"), kota.unit["sos"]
    good = {"kode": "x", "nama": "X", "satuan": "kg"}
    for wrong in ({"kode": "beras"}, {"butir": "emas"}, {"isi": Decimal(0)}):
        with pytest.raises(Ditolak):
            services.catat_barang(kadis, unit, data=DataBarang(**good | wrong))
    assert Barang.objects.count() == 3
