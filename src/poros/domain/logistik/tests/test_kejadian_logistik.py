"""What is for an incident: chosen from the live ones, never a drill's, named for good, and told to its board."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.forms.btt import FormDsp, FormRkb
from poros.domain.logistik.forms.gudang import FormGudang
from poros.domain.logistik.forms.titik import FormAlokasi, FormKiriman
from poros.domain.logistik.models import Gudang, Kiriman, Rkb
from poros.domain.logistik.queries import btt as baca_btt
from poros.domain.logistik.rules.alur import AksiAlokasi, AksiKlaim, AksiPermintaan, JenisSarana, JenisSusut
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import (
    Armada,
    DataAlokasi,
    DataBelanja,
    DataDonasi,
    DataDsp,
    DataGudang,
    DataJalur,
    DataMasuk,
    DataPengungsi,
    DataPermintaan,
    DataRkb,
    DataSarana,
    DataTerima,
    DataTitik,
)
from poros.kernel.commands import Ditolak

from .test_btt import PDF

pytestmark = pytest.mark.django_db


def data_gudang(kota, pk: int | None) -> DataGudang:
    return DataGudang(kode="g9", nama="Gudang 9", unit_id=kota.unit["sos"].pk, kejadian_id=pk)


class TestChoice:
    def test_its_name_is_kept_beside_its_number(self, kota, peran, banjir):
        row = services.catat_gudang(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_gudang(kota, banjir.pk))
        assert (row.kejadian_id, row.kejadian) == (banjir.pk, "Banjir Damai")

    @pytest.mark.parametrize(
        ("status", "latihan"), [("selesai", False), ("dipantau", True), ("tanggap", True), ("siaga", True)]
    )
    def test_what_is_over_or_only_a_drill_takes_nothing(self, kota, peran, kejadian, status, latihan):
        row = kejadian("Lain", status, latihan=latihan)
        with pytest.raises(Ditolak) as refused:
            services.catat_gudang(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_gudang(kota, row.pk))
        assert refused.value.bidang == "kejadian_id"
        assert not Gudang.objects.exists()

    def test_there_is_no_such_incident(self, kota, peran):
        with pytest.raises(Ditolak) as refused:
            services.catat_gudang(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_gudang(kota, 2**40))
        assert refused.value.bidang == "kejadian_id"

    def test_what_belonged_to_it_stays_when_it_is_over(self, kota, peran, banjir):
        kadis = kota.aktor("kadis_sos")
        row = services.catat_gudang(kadis, kota.unit["sos"], data=data_gudang(kota, banjir.pk))
        banjir.status, banjir.selesai, banjir.nama = "selesai", timezone.now(), "Banjir lain nama"
        banjir.save()
        row = services.ubah_gudang(kadis, row, data=data_gudang(kota, banjir.pk))
        assert (row.kejadian_id, row.kejadian) == (banjir.pk, "Banjir Damai")
        row = services.ubah_gudang(kadis, row, data=data_gudang(kota, None))
        assert (row.kejadian_id, row.kejadian) == (None, "")
        with pytest.raises(Ditolak):
            services.ubah_gudang(kadis, row, data=data_gudang(kota, banjir.pk))


class TestForms:
    def pilihan(self, form) -> list:
        return [pk for pk, _nama in form.fields["kejadian_id"].choices]

    def test_drills_and_what_is_over_are_not_offered(self, kota, peran, kejadian):
        live = kejadian("Nyata", "dipantau")
        kejadian("Gladi", latihan=True)
        kejadian("Usai", "selesai")
        assert self.pilihan(FormAlokasi(actor=kota.aktor("kadis_sos"))) == ["", live.pk]

    def test_the_only_one_is_already_chosen_for_what_is_new(self, kota, peran, banjir):
        actor = kota.aktor("kadis_sos")
        for form in (FormAlokasi(actor=actor), FormKiriman(actor=actor), FormRkb(actor=actor), FormDsp(actor=actor)):
            assert form["kejadian_id"].value() == banjir.pk

    def test_of_two_none_is(self, kota, peran, kejadian):
        rows = [kejadian("Satu"), kejadian("Dua")]
        form = FormAlokasi(actor=kota.aktor("kadis_sos"))
        assert form["kejadian_id"].value() is None
        assert self.pilihan(form) == ["", rows[1].pk, rows[0].pk]

    def test_a_store_works_every_day(self, kota, peran, banjir):
        """A warehouse is not opened for an incident unless somebody says so."""
        assert FormGudang(actor=kota.aktor("kadis_sos"))["kejadian_id"].value() is None

    def test_the_one_it_has_is_offered_though_it_is_over(self, kota, peran, banjir):
        kadis = kota.aktor("kadis_sos")
        row = services.catat_gudang(kadis, kota.unit["sos"], data=data_gudang(kota, banjir.pk))
        banjir.status, banjir.selesai = "selesai", timezone.now()
        banjir.save()
        form = FormGudang(actor=kadis, gudang=row)
        assert form["kejadian_id"].value() == banjir.pk
        assert ("Banjir Damai") in str(form["kejadian_id"])

    @pytest.mark.parametrize("isi", ["999999", "x", "-1", "1; DROP"])
    def test_another_number_than_offered_is_refused_beside_the_field(self, kota, peran, banjir, isi):
        told = {"kejadian_id": isi, "dari": "2026-11-22", "hari": "3", "barang_id": ""}
        form = FormAlokasi(told, actor=kota.aktor("kadis_sos"))
        assert "kejadian_id" in form.errors
        assert form["kejadian_id"].value() == isi

    def test_the_page_offers_it_and_the_row_has_it(self, masuk, kota, peran, banjir):
        client, way = masuk("kadis_sos"), reverse("logistik:gudang_catat")
        assert "Banjir Damai" in client.get(way).content.decode()
        told = {"kode": "g", "nama": "G", "jenis": "pos", "unit_id": kota.unit["sos"].pk, "kejadian_id": banjir.pk}
        assert client.post(way, told).status_code == 302
        row = Gudang.objects.get()
        assert row.kejadian_id == banjir.pk
        assert "Banjir Damai" in client.get(reverse("logistik:gudang", args=[row.pk])).content.decode()


class TestMoney:
    """No status, no emergency money: 04 §1.2 and §1.3."""

    def rencana(self, **lain) -> DataRkb:
        return DataRkb(**{"nomor": "R", "keperluan": "Beras", "jumlah": 5} | lain)

    def ajukan(self, kota, **lain) -> Rkb:
        return services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=self.rencana(**lain))

    def test_the_basis_is_the_decree_itself(self, kota, pagu, banjir):
        assert self.ajukan(kota, kejadian_id=banjir.pk).dasar == "Keputusan 300/451/2026 tanggal 22 November 2026"

    def test_another_basis_may_be_told(self, kota, pagu, banjir):
        assert self.ajukan(kota, kejadian_id=banjir.pk, dasar="Perwali 7").dasar == "Perwali 7"

    @pytest.mark.parametrize(("status", "sampai"), [("dipantau", 13), ("tanggap", -1)])
    def test_without_a_status_in_force_nothing_is_bound(self, kota, pagu, kejadian, status, sampai):
        row = kejadian("Tanpa dasar", status, sampai=sampai)
        with pytest.raises(Ditolak, match="status") as refused:
            self.ajukan(kota, kejadian_id=row.pk, dasar="Perwali 7")
        pagu.refresh_from_db()
        assert (refused.value.bidang, pagu.terikat) == ("kejadian_id", 0)

    def test_for_no_incident_a_basis_must_be_told(self, kota, pagu):
        with pytest.raises(Ditolak) as refused:
            self.ajukan(kota)
        assert refused.value.bidang == "dasar"
        assert self.ajukan(kota, dasar=" Keperluan mendesak ").dasar == "Keperluan mendesak"

    def test_the_file_for_bnpb_is_of_an_incident(self, kota, peran):
        with pytest.raises(Ditolak) as refused:
            services.catat_dsp(kota.aktor("kadis_sos"), kota.unit["sos"], data=DataDsp(rusak_berat=1))
        assert refused.value.bidang == "kejadian_id"

    def test_the_decree_is_filled_in_for_the_first_paper_only(self, kota, peran, banjir, hari):
        kadis = kota.aktor("kadis_sos")
        row = services.catat_dsp(kadis, kota.unit["sos"], data=DataDsp(kejadian_id=banjir.pk))
        begin = baca_btt.syarat_berikut(row, hari)
        assert (begin["kode"], begin["nomor"], f"{begin['tanggal']}") == (
            "sk-tanggap-darurat", "300/451/2026", "2026-11-22",
        )  # fmt: skip
        paper = {"kode": begin["kode"], "nomor": begin["nomor"], "tanggal": hari - timedelta(days=1)}
        services.lengkapi_dsp(kadis, row, berkas=(PDF, "sk.pdf"), **paper)
        again = baca_btt.syarat_berikut(baca_btt.satu_dsp(kadis, row.pk), hari)
        assert again == {"kode": "sk-nama-alamat", "tanggal": hari}

    def test_the_page_begins_with_it(self, masuk, kota, peran, banjir):
        row = services.catat_dsp(kota.aktor("kadis_sos"), kota.unit["sos"], data=DataDsp(kejadian_id=banjir.pk))
        page = masuk("kadis_sos").get(reverse("logistik:dsp_lengkapi", args=[row.pk])).content.decode()
        assert 'value="300/451/2026"' in page


@pytest.fixture
def versi(banjir):
    """How often boards of the flood were told to look again, since the last time asked."""
    last = [banjir.versi]

    def told() -> int:
        banjir.refresh_from_db()
        grown, last[0] = banjir.versi - last[0], banjir.versi
        return grown

    return told


class TestBoard:
    @pytest.fixture
    def pos(self, kota, tempat, banjir):
        data = DataGudang(kode="pos9", nama="Pos 9", unit_id=kota.unit["sos"].pk, kejadian_id=banjir.pk)
        return services.catat_gudang(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)

    def test_stock(self, kota, tempat, pos, versi):
        kadis, rice = kota.aktor("kadis_sos"), tempat.barang["beras"].pk
        row = services.masukkan(kadis, pos, data=DataMasuk(barang_id=rice, jumlah=50, pemilik="X")).saldo
        assert versi() == 1
        services.pindahkan(kadis, pos, saldo_id=row.pk, tujuan_id=tempat.gudang.pk, jumlah=5)
        assert versi() == 1
        services.susutkan(kadis, pos, saldo_id=row.pk, jumlah=1, sebab=JenisSusut.HILANG, alasan="x")
        assert versi() == 1
        services.opname(kadis, pos, hitungan={row.pk: 40}, catatan="x")
        assert versi() == 1
        services.opname(kadis, pos, hitungan={row.pk: 40}, catatan="tidak ada selisih")
        assert versi() == 0

    def test_points_people_and_ways(self, kota, tempat, banjir, versi, hari):
        kadis = kota.aktor("kadis_sos")
        data = DataTitik(kode="t9", nama="T", unit_id=kota.unit["kec"].pk, mulai=hari, kejadian_id=banjir.pk)
        point = services.catat_titik(kadis, kota.unit["sos"], data=data)
        services.lapor_pengungsi(kota.aktor("camat"), point, data=DataPengungsi(hari=hari, jumlah=5, sumber="x"))
        services.atur_jalur(kadis, point, data=DataJalur(gudang_id=tempat.gudang.pk, meter=5, menit=1))
        services.ubah_titik(kadis, point, data=data, aktif=False)
        assert versi() == 4

    def test_shares_and_runs(self, kota, tempat, isi, lapor, *, banjir, versi, hari):
        kadis = kota.aktor("kadis_sos")
        isi("beras", 100)
        lapor("utara", 50)
        assert versi() == 0
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=2, kejadian_id=banjir.pk)
        made = services.hitung_alokasi(kadis, kota.unit["sos"], data=data)
        services.putuskan_alokasi(kadis, made, aksi=AksiAlokasi.TETAPKAN)
        assert versi() == 1
        services.susun_rute(kadis, tempat.gudang, hari=hari, armada=[Armada(nama="Truk", muat_kg=500)], detik=0.1)
        run = Kiriman.objects.get()
        assert (run.kejadian_id, run.kejadian) == (banjir.pk, "Banjir Damai")
        services.berangkatkan(kadis, run)
        stop = run.perhentian.get()
        told = DataTerima(kunci="8" * 32, penerima="x", hitung=dict(stop.baris.values_list("pk", "jumlah")))
        services.terima(kota.aktor("camat"), stop, data=told)
        services.selesaikan_kiriman(kadis, run, kembali={})
        assert versi() == 3

    def test_money(self, kota, pagu, banjir, versi, hari):
        kadis, bud, unit = kota.aktor("kadis_sos"), kota.aktor("kabag_umum"), kota.unit["sos"]
        first, second = (
            services.ajukan_rkb(
                kadis, unit, data=DataRkb(nomor=n, keperluan="x", jumlah=9, kejadian_id=banjir.pk)
            ) for n in "ab"
        )  # fmt: skip
        services.tolak_rkb(bud, second, alasan="x")
        services.cairkan(bud, first, nomor_sp2d="1")
        services.belanjakan(kadis, first, data=DataBelanja(tanggal=hari, uraian="x", jumlah=4))
        services.pertanggungjawabkan(kadis, first, berkas=(PDF, "lpj.pdf"))
        assert versi() == 6

    def test_resources(self, kota, peran, banjir, versi):
        kadis, camat = kota.aktor("kadis_sos"), kota.aktor("camat")
        boat = services.catat_sarana(
            kadis, kota.unit["sos"], data=DataSarana(kode="p", nama="P", jenis=JenisSarana.PERAHU)
        )
        now = timezone.now()
        data = DataPermintaan(
            jenis=JenisSarana.PERAHU, jumlah=1, keperluan="x", tempat="x", mulai=now, selesai=now + timedelta(hours=2),
            kejadian_id=banjir.pk,
        )  # fmt: skip
        asked = services.minta_sarana(camat, kota.unit["kec"], data=data)
        claim = services.tugaskan_sarana(kadis, asked, sarana_id=boat.pk)
        for act in (AksiKlaim.TIBA, AksiKlaim.LEPAS):
            services.jalankan_klaim(camat, claim, aksi=act)
        assert versi() == 4
        services.tutup_permintaan(camat, asked, aksi=AksiPermintaan.SELESAIKAN)

    def test_a_gift_is_for_what_its_warehouse_serves(self, kota, tempat, lapor, pos, *, versi, hari):
        lapor("utara", 100)
        gift = pintu.janji(
            DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=9, nama="x", kontak="x", rencana=hari)
        )
        versi()
        gift = services.setujui_donasi(kota.aktor("kadis_sos"), gift, gudang_id=pos.pk)
        assert (gift.kejadian_id, gift.kejadian) == (pos.kejadian_id, "Banjir Damai")
        services.terima_donasi(kota.aktor("kadis_sos"), gift, jumlah=9)
        assert versi() == 2

    def test_what_is_for_no_incident_tells_no_board(self, kota, isi, versi):
        isi("beras", 5)
        assert versi() == 0

    def test_what_is_refused_tells_no_board(self, kota, tempat, pos, versi):
        with pytest.raises(Ditolak):
            services.masukkan(
                kota.aktor("kadis_sos"), pos, data=DataMasuk(barang_id=tempat.barang["beras"].pk, jumlah=0, pemilik="X")
            )
        assert versi() == 0
