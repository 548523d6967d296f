"""Sharing out: what the page shows is what the engine says, and what is decided is what runs take."""

from datetime import timedelta
from fractions import Fraction

import pytest

from poros.domain.logistik import services
from poros.domain.logistik.models import Alokasi, BarisAlokasi, BarisKiriman
from poros.domain.logistik.queries import alokasi as baca
from poros.domain.logistik.rules.alur import AksiAlokasi, StatusAlokasi
from poros.domain.logistik.values import Armada, DataAlokasi, DataCadangan, DataJalur, DataKiriman, Muatan
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError
from poros.pure.krisis.alokasi import Soal, bagi, siapa_cepat

pytestmark = pytest.mark.django_db


def soal_tersimpan(row: Alokasi) -> Soal:
    ways = {(g, t): n for g, t, n in row.soal["cost"]}
    return Soal(row.soal["supplies"], row.soal["needs"], list(ways), ways)


class TestCompute:
    def test_the_question_is_free_stock_need_and_open_ways(self, alokasi, tempat):
        row = alokasi(tetapkan=False)
        g, u, s = str(tempat.gudang.pk), str(tempat.utara.pk), str(tempat.selatan.pk)
        assert row.soal["supplies"] == {g: 300}
        assert row.soal["needs"] == {u: 400, s: 200}, "0.4 kg × people × ten days"
        assert row.soal["cost"] == [[g, u, 4000], [g, s, 9000]]

    def test_the_page_shows_what_the_engine_answers(self, alokasi, tempat):
        row = alokasi(tetapkan=False)
        asked = soal_tersimpan(row)
        fair, first = bagi(asked), siapa_cepat(asked, list(asked.butuh))
        shown = baca.tampilan(row)
        assert {str(b["titik"].pk): b["adil"] for b in shown["baris"]} == dict(fair.rasio)
        assert {str(b["titik"].pk): b["cepat"] for b in shown["baris"]} == dict(first.rasio)
        assert {b["adil"] for b in shown["baris"]} == {Fraction(1, 2)}
        assert (shown["ukuran"]["gini"], shown["ukuran"]["terendah"], shown["banding"]["terendah"]) == (
            "0,000", "50,0", "0,0",
        )  # fmt: skip
        (words,) = shown["bukti"]
        assert words == (
            "Masjid Raya, SDN 1 hanya dapat dilayani dari Gudang Induk. Stok bebasnya 300 kg, kebutuhannya 600 kg: "
            "bagian masing-masing 300/600 = 50,0%, dan tidak ada pembagian yang memberi lebih."
        )

    def test_whole_units_add_up_and_come_by_the_shortest_way(self, kota, alokasi, tempat, isi):
        """Both warehouses reach SDN 1; the post is nearer, so it serves it, and the store keeps its goods for others."""
        isi("beras", 101, di="pos")
        way = DataJalur(gudang_id=tempat.pos.pk, meter=500, menit=2)
        services.atur_jalur(kota.aktor("kadis_sos"), tempat.utara, data=way)
        row = alokasi()
        lines = {(b.gudang_id, b.titik_id): b.jumlah for b in row.baris.all()}
        assert sum(lines.values()) == 401
        assert lines[tempat.pos.pk, tempat.utara.pk] == 101
        assert row.hasil["whole_cost"] == sum(
            n * (500 if g == tempat.pos.pk else 4000 if t == tempat.utara.pk else 9000) for (g, t), n in lines.items()
        )

    def test_a_point_without_a_way_is_named_and_gets_nothing(self, kota, alokasi, tempat):
        shut = DataJalur(gudang_id=tempat.gudang.pk, meter=9000, menit=22, terbuka=False)
        services.atur_jalur(kota.aktor("kadis_sos"), tempat.selatan, data=shut)
        row = alokasi()
        shown = baca.tampilan(row)
        assert [t.nama for t in shown["terputus"]] == ["Masjid Raya"]
        assert row.hasil["metrics"]["at_zero_unreachable"] == 1
        assert {b.titik_id for b in row.baris.all()} == {tempat.utara.pk}

    def test_a_buffer_is_not_shared_out(self, kota, alokasi, tempat):
        keep = DataCadangan(barang_id=tempat.barang["beras"].pk, jumlah=100, alasan="Banjir susulan")
        services.atur_cadangan(kota.aktor("kadis_sos"), tempat.gudang, data=keep)
        assert alokasi().soal["supplies"] == {str(tempat.gudang.pk): 200}

    def test_what_was_promised_is_not_promised_again(self, kota, alokasi, tempat, isi, hari):
        alokasi()
        isi("beras", 50, kode="baru")
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=10)
        again = services.hitung_alokasi(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)
        assert again.soal["supplies"] == {str(tempat.gudang.pk): 50}

    @pytest.mark.parametrize(
        "salah", [({"hari": 0}, "hari"), ({"hari": 31}, "hari"), ({"barang_id": 0}, "barang")], ids=str
    )
    def test_nonsense_is_refused(self, kota, tempat, hari, lapor, salah):
        ganti, bidang = salah
        lapor("utara", 10)
        wanted = {"barang_id": tempat.barang["beras"].pk, "dari": hari, "hari": 1} | ganti
        with pytest.raises(Ditolak) as refused:
            services.hitung_alokasi(kota.aktor("kadis_sos"), kota.unit["sos"], data=DataAlokasi(**wanted))
        assert refused.value.bidang == bidang

    @pytest.mark.parametrize("nama", ["selimut", "beras"])
    def test_what_has_no_standard_or_nobody_needs_is_not_computed(self, kota, tempat, hari, nama):
        data = DataAlokasi(barang_id=tempat.barang[nama].pk, dari=hari, hari=1)
        with pytest.raises(Ditolak):
            services.hitung_alokasi(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)

    def test_only_managers_compute(self, kota, tempat, hari):
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=1)
        with pytest.raises(TidakBerwenang):
            services.hitung_alokasi(kota.aktor("kadis_pu"), kota.unit["pu"], data=data)


class TestDecide:
    def test_stock_that_is_gone_asks_for_a_new_proposal(self, kota, alokasi, tempat):
        row, kadis = alokasi(tetapkan=False), kota.aktor("kadis_sos")
        saldo = tempat.gudang.saldo.get()
        services.pindahkan(kadis, tempat.gudang, saldo_id=saldo.pk, tujuan_id=tempat.pos.pk, jumlah=1)
        with pytest.raises(Ditolak, match="Hitung lagi"):
            services.putuskan_alokasi(kadis, row, aksi=AksiAlokasi.TETAPKAN)
        row.refresh_from_db()
        assert row.status == StatusAlokasi.USULAN

    def test_taking_back_says_why_and_frees_the_stock(self, kota, alokasi, tempat, hari):
        row, kadis = alokasi(), kota.aktor("kadis_sos")
        with pytest.raises(Ditolak):
            services.putuskan_alokasi(kadis, row, aksi=AksiAlokasi.BATALKAN, alasan=" ")
        services.putuskan_alokasi(kadis, row, aksi=AksiAlokasi.BATALKAN, alasan="Jalan longsor")
        assert baca.terjanji(tempat.barang["beras"].pk) == {}
        with pytest.raises(TransitionError):
            services.putuskan_alokasi(kadis, row, aksi=AksiAlokasi.TETAPKAN)

    def test_others_do_not_decide(self, kota, alokasi):
        row = alokasi(tetapkan=False)
        for who in ("kadis_pu", "camat", "sekda"):
            with pytest.raises(TidakBerwenang):
                services.putuskan_alokasi(kota.aktor(who), row, aksi=AksiAlokasi.TETAPKAN)


class TestRoutes:
    @pytest.fixture
    def disusun(self, kota, tempat, hari):
        def plan(*armada: Armada):
            actor = kota.aktor("kadis_sos")
            return services.susun_rute(actor, tempat.gudang, hari=hari, armada=armada, detik=0.3)

        return plan

    def test_everything_decided_is_loaded_once(self, alokasi, disusun, tempat):
        row = alokasi()
        plan = disusun(Armada(nama="Truk", muat_kg=1000, banyak=2))
        assert plan.terlewat == ()
        assert sum(BarisKiriman.objects.values_list("jumlah", flat=True)) == 300
        assert all(b.dikirim == b.jumlah for b in row.baris.all())
        assert baca.siap_kirim(tempat.gudang.pk) == []
        with pytest.raises(Ditolak):
            disusun(Armada(nama="Truk", muat_kg=1000))

    def test_what_is_too_much_for_one_vehicle_is_split(self, alokasi, disusun):
        alokasi()
        plan = disusun(Armada(nama="Pikap", muat_kg=120, banyak=5))
        assert len(plan.kiriman) >= 3
        assert all(sum(m.jumlah for m in k.muatan) <= 120 for k in plan.kiriman)
        assert sum(m.jumlah for k in plan.kiriman for m in k.muatan) == 300

    def test_what_the_fleet_cannot_take_is_named_and_stays_open(self, alokasi, disusun, tempat):
        row = alokasi()
        plan = disusun(Armada(nama="Motor", muat_kg=100, banyak=1))
        taken = sum(m.jumlah for k in plan.kiriman for m in k.muatan)
        assert {why for _t, why in plan.terlewat} == {"fleet"}
        assert sum(b.jumlah - b.dikirim for b in row.baris.all()) == 300 - taken > 0
        assert taken <= 100

    @pytest.mark.parametrize("armada", [(), (Armada(nama="x", muat_kg=0),), (Armada(nama="x", muat_kg=1, banyak=51),)])
    def test_vehicles_must_be_told(self, alokasi, disusun, armada):
        alokasi()
        with pytest.raises(Ditolak) as refused:
            disusun(*armada)
        assert refused.value.bidang == "armada"

    def test_yesterday_is_over(self, kota, alokasi, tempat, hari):
        alokasi()
        with pytest.raises(Ditolak):
            services.susun_rute(
                kota.aktor("kadis_sos"),
                tempat.gudang,
                hari=hari - timedelta(days=1),
                armada=[Armada(nama="x", muat_kg=9)],
            )

    def test_a_run_takes_no_more_than_its_line_and_only_its_own(self, kota, alokasi, tempat, hari):
        row = alokasi()
        line = BarisAlokasi.objects.get(alokasi=row, titik=tempat.utara)
        rice = tempat.barang["beras"].pk
        for part in (
            Muatan(titik_id=tempat.utara.pk, barang_id=rice, jumlah=line.jumlah + 1, alokasi_id=line.pk),
            Muatan(titik_id=tempat.selatan.pk, barang_id=rice, jumlah=1, alokasi_id=line.pk),
            Muatan(titik_id=tempat.utara.pk, barang_id=rice, jumlah=1, alokasi_id=0),
        ):
            data = DataKiriman(hari=hari, kendaraan="Truk", muat_kg=9000, muatan=(part,))
            with pytest.raises(Ditolak):
                services.susun_kiriman(kota.aktor("kadis_sos"), tempat.gudang, data=data)
        line.refresh_from_db()
        assert line.dikirim == 0
