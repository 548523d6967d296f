"""What the screens say: figures beside their words, steps and clocks, what is missing, where one goes on."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import Alokasi, Kiriman, Klaim, Rkb
from poros.domain.logistik.rules.alur import AksiAlokasi, AksiKlaim, AsalSarana, JenisSarana
from poros.domain.logistik.values import (
    DataAlokasi,
    DataBelanja,
    DataCadangan,
    DataDsp,
    DataPengungsi,
    DataPermintaan,
    DataSarana,
    DataTerima,
)

from .test_btt import PDF, rencana
from .test_kiriman import hitung

pytestmark = pytest.mark.django_db


@pytest.fixture
def layar(masuk):
    """`layar("sekda", "gudang", 3)`: the page as that office reads it, tags and all."""

    def look(siapa: str, nama: str, *args: object, **kueri: str) -> str:
        answer = masuk(siapa).get(reverse(f"logistik:{nama}", args=args), kueri)
        assert answer.status_code == 200
        return answer.content.decode()

    return look


def ada(halaman: str, *kata: str) -> list[str]:
    """Which of these words are missing."""
    return [words for words in kata if words not in halaman]


class TestShares:
    def test_fair_beside_first_come_with_its_proof(self, layar, alokasi):
        page = layar("camat", "alokasi", alokasi().pk)
        assert ada(page, "Pembagian adil dibandingkan", "Siapa cepat", "1/2 = 50,0%", "Mengapa tidak lebih",
                   "300/600 = 50,0%", "tidak ada pembagian yang memberi lebih", "Ditetapkan") == []  # fmt: skip

    def test_first_come_is_worse_for_somebody(self, layar, alokasi):
        page = layar("camat", "alokasi", alokasi().pk)
        assert "75,0%" in page  # the first gets 300 of 400
        assert "0,0%" in page  # the other nothing

    def test_a_point_that_is_cut_off_is_named_first(self, kota, layar, alokasi, tempat):
        tempat.selatan.jalur.update(terbuka=False)
        page = layar("camat", "alokasi", alokasi().pk)
        assert ada(page, "Masjid Raya", "Hanya jalur yang menolong") == []
        assert page.index("Hanya jalur yang menolong") < page.index("Pembagian adil dibandingkan")

    def test_when_there_is_enough_that_is_said(self, kota, layar, tempat, isi, lapor, *, hari):
        isi("beras", 900)
        lapor("utara", 10)
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=2)
        row = services.hitung_alokasi(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)
        page = layar("camat", "alokasi", row.pk)
        assert "Stok bebas cukup" in page
        assert "Mengapa tidak lebih" not in page

    def test_why_it_was_taken_back(self, kota, layar, alokasi):
        row = alokasi()
        services.putuskan_alokasi(kota.aktor("kadis_sos"), row, aksi=AksiAlokasi.BATALKAN, alasan="Jembatan putus")
        page = layar("kadis_sos", "alokasi", row.pk)
        assert "Jembatan putus" in page
        assert "Tetapkan" not in page
        assert Alokasi.objects.get().status == "dibatalkan"


class TestNeeds:
    def test_needed_received_under_way_in_stock_missing(self, layar, kota, tempat, kiriman, lapor, *, isi):
        lapor("utara", 100)
        run = kiriman()  # 60 kg for SDN 1, 40 for Masjid Raya
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=hitung(run, tempat.utara))
        services.terima(kota.aktor("camat"), run.perhentian.get(titik=tempat.utara), data=data)
        isi("beras", 20)
        page = layar("sekda", "kebutuhan", hari="10")
        row = page[page.index("Beras (kg)") :]
        row = row[: row.index("</tr>")]
        assert ada(row, "400", "60", "40", "20", "280") == []
        assert "100 orang mengungsi di 2 titik" in page
        assert ada(page, "Perka BNPB 7/2008", "400 g seorang sehari") == []

    def test_a_point_with_its_people_and_ways(self, kota, layar, tempat, lapor, hari):
        lapor("utara", 1234)
        services.lapor_pengungsi(
            kota.aktor("camat"), tempat.utara, data=DataPengungsi(hari=hari, jumlah=1300, rentan=200, sumber="Ketua RT")
        )
        page = layar("sekda", "titik", tempat.utara.pk)
        assert ada(page, "1.300", "200 rentan", "Ketua RT", "Gudang Induk", "4.000 m", "terbuka") == []
        assert "Lapor jumlah" not in page

    def test_the_list_of_points_counts_today_s_people(self, layar, tempat, lapor):
        lapor("utara", 77)
        assert ada(layar("sekda", "titik_daftar"), "SDN 1", "77", "Masjid Raya") == []


class TestStock:
    def test_lots_buffers_and_what_has_expired(self, kota, layar, tempat, isi, hari):
        isi("beras", 1500, kode="A1", kedaluwarsa=hari, pemilik="BNPB")
        data = DataCadangan(
            barang_id=tempat.barang["beras"].pk, jumlah=200, alasan="Hujan susulan", sampai=hari + timedelta(days=3)
        )
        services.atur_cadangan(kota.aktor("kadis_sos"), tempat.gudang, data=data)
        page = layar("camat", "gudang", tempat.gudang.pk)
        assert ada(page, "A1", "BNPB", "1.500 kg", "Hujan susulan", "200 kg") == []
        assert "Barang masuk" not in page

    def test_the_alarms_lead_to_their_places(self, layar, tempat, isi, lapor, hari):
        isi("selimut", 5, kedaluwarsa=hari)
        lapor("utara", 10)
        page = layar("sekda", "beranda")
        assert ada(page, "Titik tanpa barang", "Hampir atau sudah kedaluwarsa",
                   reverse("logistik:titik", args=[tempat.utara.pk]),
                   reverse("logistik:gudang", args=[tempat.gudang.pk])) == []  # fmt: skip

    def test_when_all_is_well_that_is_said(self, layar, tempat):
        assert "Tidak ada alarm" in layar("sekda", "beranda")

    @pytest.mark.parametrize(
        "nama", ["gudang_daftar", "titik_daftar", "alokasi_daftar", "kiriman_daftar", "donasi_daftar", "sarana_daftar",
                 "permintaan_daftar", "btt", "dsp_daftar", "barang", "terima_daftar"]
    )  # fmt: skip
    def test_an_empty_list_says_what_will_stand_there(self, layar, peran, nama):
        page = layar("kadis_sos", nama)
        assert any(words in page for words in ("Belum ada", "Tidak ada", "belum ada", "tampil di sini"))


class TestRun:
    def test_load_weight_and_what_each_stop_gets(self, layar, kiriman):
        run = kiriman()
        page = layar("kadis_pu", "kiriman", run.pk)
        assert (
            ada(page, "1. SDN 1", "2. Masjid Raya", "60 kg", "5 lembar", "104 / 3.000 kg", "Pak Rekaan", "Di jalan")
            == []
        )

    def test_what_was_counted_and_what_came_back(self, kota, layar, kiriman, tempat):
        run = kiriman()
        data = DataTerima(kunci=uuid4(), penerima="x", hitung=hitung(run, tempat.utara, beras=10))
        services.terima(kota.aktor("camat"), run.perhentian.get(titik=tempat.utara), data=data)
        lines = {
            b.pk: b.jumlah - (b.diterima or 0) for s in Kiriman.objects.get().perhentian.all() for b in s.baris.all()
        }
        services.selesaikan_kiriman(kota.aktor("kadis_sos"), run, kembali=lines)
        assert ada(layar("sekda", "kiriman", run.pk), "diterima 50", "kembali 10", "kembali 40", "Selesai") == []

    def test_what_waits_at_the_point(self, layar, kiriman):
        kiriman()
        assert ada(layar("camat", "terima_daftar"), "SDN 1", "Masjid Raya", "Truk 1", "Gudang Induk") == []
        assert "Tidak ada yang menunggu" in layar("kadis_pu", "terima_daftar")

    def test_the_form_says_what_was_loaded(self, layar, kiriman, tempat):
        stop = kiriman().perhentian.get(titik=tempat.utara)
        page = layar("camat", "terima", stop.pk)
        assert (
            ada(page, "Beras (kg), dimuat 60", "Selimut (lembar), dimuat 5", "Tanda tangan penerima", "data-luring=")
            == []
        )


class TestMoney:
    def test_the_steps_of_a_plan(self, kota, layar, pagu, hari):
        kadis, bud = kota.aktor("kadis_sos"), kota.aktor("kabag_umum")
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 1_000_000))
        assert (
            ada(
                layar("kabag_umum", "rkb", row.pk),
                "Menunggu pencairan",
                "Harus cair",
                "Cairkan sebagai TU",
                "Belum cair",
            )
            == []
        )
        services.cairkan(bud, row, nomor_sp2d="SP2D/7")
        assert ada(layar("kadis_sos", "rkb", row.pk), "SP2D/7", "Catat belanja", "Tambahan uang", "Rp1.000.000") == []
        data = DataBelanja(tanggal=hari, uraian="Beras", jumlah=400_000, bukti="K-1")
        services.belanjakan(kadis, row, data=data, berkas=(PDF, "kuitansi.pdf"))
        assert (
            ada(layar("inspektur", "rkb", row.pk), "Beras", "K-1", "Rp600.000", "kuitansi.pdf", "/halaman/1.png") == []
        )
        services.pertanggungjawabkan(kadis, row, berkas=(PDF + b"\n", "lpj.pdf"))
        page = layar("sekda", "rkb", row.pk)
        assert ada(page, "Dipertanggungjawabkan", "Setoran sisa ke kas daerah", "Disetor kembali", "lpj.pdf") == []
        assert "Catat belanja" not in page

    @pytest.mark.parametrize(("langkah", "kata"), [("tolak", "Ditolak"), ("tarik", "Ditarik kembali")])
    def test_one_that_ended_early_says_so_and_why(self, kota, layar, pagu, langkah, kata):
        row = services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=rencana())
        if langkah == "tolak":
            services.tolak_rkb(kota.aktor("kabag_umum"), row, alasan="Belum lengkap")
        else:
            services.tarik_rkb(kota.aktor("kadis_sos"), row, alasan="Belum lengkap")
        assert ada(layar("sekda", "rkb", row.pk), kata, "Belum lengkap") == []

    def test_the_board_of_the_year(self, kota, layar, pagu):
        services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=rencana())
        page = layar("sekda", "btt")
        assert ada(page, "Masih tersedia", "Rp700 juta", "Menunggu pencairan", "Rp300 juta", "Perda APBD") == []
        assert "Masih tersedia" not in layar("camat", "btt")

    def test_a_plan_that_is_late_is_red(self, kota, layar, pagu):
        row = services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=rencana())
        Rkb.objects.filter(pk=row.pk).update(tenggat=timezone.now() - timedelta(days=2))
        from poros.domain.logistik.ikhtisar import kartu

        assert [c.nada for c in kartu(kota.aktor("kabag_umum"))] == ["bahaya"]
        assert "2 hari" in layar("kabag_umum", "btt")

    def test_the_file_for_bnpb_shows_what_is_missing(self, kota, layar, peran, banjir, hari):
        kadis = kota.aktor("kadis_sos")
        data = DataDsp(kejadian_id=banjir.pk, rusak_berat=2, rusak_sedang=1, rusak_ringan=1)
        row = services.catat_dsp(kadis, kota.unit["sos"], data=data)
        services.lengkapi_dsp(kadis, row, kode="sk-nama-alamat", nomor="470/9", tanggal=hari, berkas=(PDF, "sk.pdf"))
        assert ada(layar("sekda", "dsp", row.pk), "Banjir Damai", "470/9", "Rp135", "SK status tanggap darurat") == []
        assert "1/2" in layar("sekda", "dsp_daftar")


class TestResources:
    @pytest.fixture
    def klaim(self, kota, peran):
        kadis, now = kota.aktor("kadis_sos"), timezone.now()
        data = DataSarana(
            kode="p", nama="Perahu Kodim", jenis=JenisSarana.PERAHU, asal=AsalSarana.TNI, pemilik="Kodim", kapasitas=12,
            kemampuan=("Malam",),
        )  # fmt: skip
        boat = services.catat_sarana(kadis, kota.unit["sos"], data=data)
        ask = DataPermintaan(
            jenis=JenisSarana.PERAHU, jumlah=2, keperluan="Evakuasi RW 05", tempat="Sungai Asri", mulai=now,
            selesai=now + timedelta(hours=5),
        )  # fmt: skip
        asked = services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=ask)
        return services.tugaskan_sarana(kadis, asked, sarana_id=boat.pk)

    def test_who_asked_for_what_and_what_is_on_the_way(self, layar, klaim):
        page = layar("sekda", "permintaan", klaim.permintaan_id)
        assert ada(page, "Perahu × 2", "Evakuasi RW 05", "Perahu Kodim", "Kodim", "Ditugaskan") == []
        assert "1/2" in layar("sekda", "permintaan_daftar")

    def test_the_calendar_of_a_resource(self, kota, layar, klaim):
        assert (
            ada(layar("sekda", "sarana", klaim.sarana_id), "TNI", "Kodim", "12 orang", "Malam", "Evakuasi RW 05") == []
        )
        assert "bertugas" in layar("sekda", "sarana_daftar")
        for act in (AksiKlaim.TIBA, AksiKlaim.LEPAS):
            services.jalankan_klaim(kota.aktor("camat"), klaim, aksi=act)
        assert "bertugas" not in layar("sekda", "sarana_daftar").split("<main")[1]
        assert Klaim.objects.get().dilepas is not None

    def test_only_free_ones_are_offered(self, layar, klaim):
        assert "Perahu Kodim" not in layar("kadis_sos", "tugaskan", klaim.permintaan_id)
