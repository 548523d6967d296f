"""The same said twice: two lines for one point, two vehicles of one name, one key for two stops, one paper for two ends."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.urls import reverse

from poros.domain.logistik import services
from poros.domain.logistik.models import BarisKiriman, Kiriman, Penerimaan, PeranLogistik, SyaratDsp
from poros.domain.logistik.rules.alur import PeranUnit
from poros.domain.logistik.values import Armada, DataAlokasi, DataDsp, DataKiriman, DataTerima, Muatan
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak

from .test_btt import PDF, rencana
from .test_kiriman import PNG, hitung

pytestmark = pytest.mark.django_db


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


class TestLoads:
    @pytest.fixture
    def data(self, tempat, hari):
        load = Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang["beras"].pk, jumlah=5)
        return DataKiriman(hari=hari, kendaraan="Truk", muat_kg=100, muatan=(load, load))

    def test_one_line_for_one_kind_at_one_point(self, kadis, tempat, data):
        with pytest.raises(Ditolak, match="sekali saja") as refused:
            services.susun_kiriman(kadis, tempat.gudang, data=data)
        assert refused.value.bidang == "muatan"
        assert not Kiriman.objects.exists()

    def test_the_same_goods_for_two_points_and_two_goods_for_one(self, kadis, tempat, data):
        one = data.muatan[0]
        load = (one, replace(one, titik_id=tempat.selatan.pk), replace(one, barang_id=tempat.barang["selimut"].pk))
        run = services.susun_kiriman(kadis, tempat.gudang, data=replace(data, muatan=load))
        assert [s.baris.count() for s in run.perhentian.all()] == [2, 1]

    def test_what_an_allocation_gives_and_what_is_added_are_two_lines(self, kadis, alokasi, isi, tempat, hari):
        row = alokasi()
        isi("beras", 20, kode="tambahan")
        line = row.baris.get(titik=tempat.utara)
        part = Muatan(titik_id=line.titik_id, barang_id=row.barang_id, jumlah=10, alokasi_id=line.pk)
        data = DataKiriman(hari=hari, kendaraan="T", muat_kg=99, muatan=(part, replace(part, alokasi_id=None)))
        services.susun_kiriman(kadis, tempat.gudang, data=data)
        assert sorted(BarisKiriman.objects.values_list("jumlah", "alokasi"), key=str) == [(10, line.pk), (10, None)]

    def test_the_form_keeps_both_lines_and_says_so(self, masuk, tempat, hari):
        rice, point = tempat.barang["beras"].pk, tempat.utara.pk
        told = {"hari": f"{hari}", "kendaraan": "Truk Merah", "muat_kg": "100"}
        for n in (1, 2):
            told |= {f"titik-{n}": point, f"barang-{n}": rice, f"jumlah-{n}": "5"}
        answer = masuk("kadis_sos").post(reverse("logistik:kiriman_susun", args=[tempat.gudang.pk]), told)
        page = answer.content.decode()
        assert (answer.status_code, "sekali saja" in page, 'value="Truk Merah"' in page) == (422, True, True)

    def test_a_program_is_told_where(self, program, tempat, hari, peran):
        load = {"titik": tempat.utara.pk, "barang": tempat.barang["beras"].pk, "jumlah": 5}
        told = {"gudang": tempat.gudang.pk, "hari": f"{hari}", "kendaraan": "T", "muat_kg": 99, "muatan": [load, load]}
        answer = program("kadis_sos").post("/logistik/kiriman", told)
        assert (answer.status_code, answer.json()["galat"][0]["penunjuk"]) == (422, "/muatan")


class TestFleets:
    @pytest.fixture
    def banyak(self, kota, kadis, tempat, isi, *, lapor, hari):
        """3,000 kg for SDN 1 and 900 kg for Masjid Raya are decided."""
        isi("beras", 3900)
        lapor("utara", 1000)
        lapor("selatan", 300)
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=8)
        row = services.hitung_alokasi(kadis, kota.unit["sos"], data=data)
        return services.putuskan_alokasi(kadis, row, aksi="tetapkan")

    @pytest.mark.parametrize("muat", [(1000, 3000), (3000, 1000)])
    def test_two_kinds_of_one_name_each_carry_what_they_can(self, kadis, tempat, hari, banyak, muat):
        fleet = [Armada(nama="Truk", muat_kg=n, banyak=1) for n in muat]
        plan = services.susun_rute(kadis, tempat.gudang, hari=hari, armada=fleet, detik=0.3)
        loaded = sorted((k.muat_kg, sum(m.jumlah for m in k.muatan)) for k in plan.kiriman)
        assert [kg for kg, _n in loaded] == [1000, 3000]
        assert all(n <= kg for kg, n in loaded)
        assert sum(n for _kg, n in loaded) == 3900
        assert {k.kendaraan.split(" (")[0] for k in plan.kiriman} == {"Truk"}

    def test_runs_of_a_day_are_numbered(self, kadis, tempat, hari, banyak):
        fleet = [Armada(nama="Pikap", muat_kg=1000, banyak=4)]
        services.susun_rute(kadis, tempat.gudang, hari=hari, armada=fleet, detik=0.3)
        names = list(Kiriman.objects.order_by("pk").values_list("kendaraan", flat=True))
        assert names == [f"Pikap ({n})" for n in range(1, len(names) + 1)]
        assert len(names) == 4


class TestReceipts:
    def isi(self, run, titik, kunci):
        return DataTerima(kunci=kunci, penerima="Bu Umpama", hitung=hitung(run, titik))

    def test_a_key_belongs_to_one_stop(self, kota, kiriman, tempat):
        run, camat, key = kiriman(), kota.aktor("camat"), uuid4()
        here, there = (run.perhentian.get(titik=t) for t in (tempat.utara, tempat.selatan))
        services.terima(camat, here, data=self.isi(run, tempat.utara, key))
        with pytest.raises(Ditolak) as refused:
            services.terima(camat, there, data=self.isi(run, tempat.selatan, key))
        assert refused.value.bidang == "kunci"
        assert Penerimaan.objects.count() == 1
        services.terima(camat, there, data=self.isi(run, tempat.selatan, uuid4()))

    def test_a_program_is_told_that_the_key_is_taken(self, program, kota, kiriman, tempat):
        run, key = kiriman(), f"{uuid4()}"
        bot = program("camat")
        answers = []
        for point in (tempat.utara, tempat.selatan):
            stop = run.perhentian.get(titik=point)
            lines = [{"baris": b.pk, "jumlah": b.jumlah} for b in stop.baris.all()]
            told = {"kunci": key, "penerima": "Bu Umpama", "hitung": lines}
            answers.append(bot.post(f"/logistik/perhentian/{stop.pk}/terima", told))
        assert [a.status_code for a in answers] == [201, 422]
        assert answers[1].json()["galat"][0]["penunjuk"] == "/kunci"

    def test_a_count_sent_again_changes_nothing_whatever_it_says(self, kota, kiriman, tempat):
        run, camat, key = kiriman(), kota.aktor("camat"), uuid4()
        stop = run.perhentian.get(titik=tempat.utara)
        first = services.terima(camat, stop, data=self.isi(run, tempat.utara, key), berkas=[(PNG, "a.png")])
        other = replace(self.isi(run, tempat.utara, key), penerima="Orang Lain", catatan="Berubah")
        again = services.terima(camat, stop, data=other, berkas=[(PNG + b"\0", "b.png")])
        assert (again.pk, again.penerima, again.catatan) == (first.pk, "Bu Umpama", "")
        assert Tautan.objects.filter(objek="penerimaan").count() == 1

    def test_one_picture_may_show_both_stops(self, kota, kiriman, tempat):
        run, camat = kiriman(), kota.aktor("camat")
        for point in (tempat.utara, tempat.selatan):
            stop = run.perhentian.get(titik=point)
            services.terima(camat, stop, data=self.isi(run, point, uuid4()), berkas=[(PNG, "truk.png")])
        assert Tautan.objects.filter(objek="penerimaan").count() == 2

    def test_one_picture_twice_on_one_receipt(self, kota, kiriman, tempat):
        run = kiriman()
        stop = run.perhentian.get(titik=tempat.utara)
        twice = [(PNG, "depan.png"), (PNG, "belakang.png")]
        made = services.terima(kota.aktor("camat"), stop, data=self.isi(run, tempat.utara, uuid4()), berkas=twice)
        assert Tautan.objects.filter(objek="penerimaan", objek_id=made.pk).count() == 2


class TestPapers:
    def test_one_scan_may_prove_two_papers_of_the_file(self, kota, kadis, banjir, hari):
        """A decree that holds both the status and the list of houses is scanned once."""
        dsp = services.catat_dsp(kadis, kota.unit["sos"], data=DataDsp(kejadian_id=banjir.pk))
        for code in ("sk-tanggap-darurat", "sk-nama-alamat"):
            services.lengkapi_dsp(kadis, dsp, kode=code, nomor="300/451", tanggal=hari, berkas=(PDF, "sk.pdf"))
        assert SyaratDsp.objects.count() == 2

    def test_the_receipt_may_be_the_whole_account(self, kota, kadis, pagu, hari):
        from poros.domain.logistik.values import DataBelanja

        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 100))
        services.cairkan(kota.aktor("kabag_umum"), row, nomor_sp2d="S")
        data = DataBelanja(tanggal=hari, uraian="Beras", jumlah=100)
        services.belanjakan(kadis, row, data=data, berkas=(PDF, "kuitansi.pdf"))
        done = services.pertanggungjawabkan(kadis, row, berkas=(PDF, "kuitansi.pdf"))
        assert (done.status, done.sisa) == ("selesai", 0)


class TestParts:
    def test_a_unit_named_twice_has_its_part_once(self, kota, peran):
        admin, sos = kota.aktor("admin"), kota.unit["sos"].pk
        services.atur_peran(admin, kota.unit["umum"], pengelola=[sos, sos], bud=[sos])
        assert sorted(PeranLogistik.objects.values_list("unit_id", "peran")) == [
            (sos, PeranUnit.BUD),
            (sos, PeranUnit.PENGELOLA),
        ]

    def test_a_unit_that_is_none_leaves_the_parts_as_they_were(self, kota, peran):
        before = sorted(PeranLogistik.objects.values_list("unit_id", "peran"))
        with pytest.raises(Ditolak):
            services.atur_peran(kota.aktor("admin"), kota.unit["umum"], pengelola=[kota.unit["pu"].pk], bud=[10**9])
        assert sorted(PeranLogistik.objects.values_list("unit_id", "peran")) == before
