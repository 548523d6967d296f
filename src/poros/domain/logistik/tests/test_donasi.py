"""Donations: what is missing is asked for, what is offered is taken up to that, and everybody sees where it went."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import BarisKiriman, Donasi, Lot
from poros.domain.logistik.queries import donasi as baca
from poros.domain.logistik.queries import stok as baca_stok
from poros.domain.logistik.rules.alur import StatusDonasi
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataDonasi, DataKiriman, DataTerima, Muatan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db


@pytest.fixture
def janji(tempat, hari):
    def pledge(jumlah: int = 100, nama: str = "beras", **lain) -> Donasi:
        told = {"nama": "Bu Dermawan", "kontak": f"{uuid4()}@contoh.id", "rencana": hari} | lain
        return pintu.janji(DataDonasi(barang_id=tempat.barang[nama].pk, jumlah=jumlah, **told))

    return pledge


class TestNeed:
    def test_only_what_is_missing_is_asked_for(self, tempat, lapor, isi, hari):
        assert baca.dibutuhkan(hari) == []
        lapor("utara", 100)
        asked = {r.barang.kode: r.kekurangan.terbuka for r in baca.dibutuhkan(hari)}
        assert asked == {"beras": 280, "air": 93}, "a week: 0.4 kg × 100 × 7; 1,750 L in gallons of 19"
        isi("beras", 200)
        assert baca.terbuka(tempat.barang["beras"].pk, hari) == 80
        isi("beras", 80)
        assert [r.barang.kode for r in baca.dibutuhkan(hari)] == ["air"]


class TestPledge:
    def test_it_waits_for_an_answer_under_an_address_that_cannot_be_guessed(self, janji):
        row = janji()
        assert (row.status, len(row.tanda) >= 30) == (StatusDonasi.DIJANJIKAN, True)
        assert baca.menurut_tanda(row.tanda) == row
        assert baca.menurut_tanda("x") is None

    @pytest.mark.parametrize(
        "salah",
        [({"jumlah": 0}, "jumlah"), ({"nama": " "}, "kontak"), ({"kontak": ""}, "kontak"), ({"rencana": -1}, "rencana"),
         ({"rencana": 61}, "rencana"), ({"barang_id": 0}, "barang")],
        ids=str,
    )  # fmt: skip
    def test_nonsense_is_refused(self, tempat, hari, salah):
        ganti, bidang = salah
        told = {"barang_id": tempat.barang["beras"].pk, "jumlah": 1, "nama": "x", "kontak": "y", "rencana": 0} | ganti
        told["rencana"] = hari + timedelta(days=told["rencana"])
        with pytest.raises(Ditolak) as refused:
            pintu.janji(DataDonasi(**told))
        assert refused.value.bidang == bidang

    def test_one_contact_pledges_five_times_a_day_at_most(self, janji):
        for _n in range(5):
            janji(kontak="a@contoh.id")
        with pytest.raises(Ditolak):
            janji(kontak="a@contoh.id")
        janji(kontak="b@contoh.id")


class TestAnswer:
    def test_no_more_is_accepted_than_is_missing(self, kota, tempat, janji, lapor, hari):
        lapor("utara", 100)
        kadis, rows = kota.aktor("kadis_sos"), [janji(200), janji(200), janji(200)]
        accepted = [services.setujui_donasi(kadis, row, gudang_id=tempat.gudang.pk).disetujui for row in rows[:2]]
        assert accepted == [200, 80]
        with pytest.raises(Ditolak, match="terima kasih"):
            services.setujui_donasi(kadis, rows[2], gudang_id=tempat.gudang.pk)
        services.tolak_donasi(kadis, rows[2], alasan="Beras sudah cukup, terima kasih.")
        with pytest.raises(TransitionError):
            services.setujui_donasi(kadis, rows[2], gudang_id=tempat.gudang.pk)
        assert "beras" not in {r.barang.kode for r in baca.dibutuhkan(hari)}

    def test_what_does_not_come_is_asked_of_others_again(self, kota, tempat, janji, lapor, hari):
        lapor("utara", 100)
        kadis = kota.aktor("kadis_sos")
        row = services.setujui_donasi(kadis, janji(280), gudang_id=tempat.gudang.pk)
        assert baca.terbuka(tempat.barang["beras"].pk, hari) == 0
        services.batalkan_donasi(kadis, row, alasan="Tidak datang")
        assert baca.terbuka(tempat.barang["beras"].pk, hari) == 280

    def test_a_refusal_says_why_and_a_warehouse_must_be_open(self, kota, janji, lapor):
        lapor("utara", 100)
        row, kadis = janji(), kota.aktor("kadis_sos")
        with pytest.raises(Ditolak):
            services.tolak_donasi(kadis, row, alasan=" ")
        with pytest.raises(Ditolak):
            services.setujui_donasi(kadis, row, gudang_id=0)

    def test_only_managers_answer_and_only_they_read_names(self, kota, tempat, janji, lapor):
        lapor("utara", 100)
        row = janji()
        for who in ("kadis_pu", "camat", "sekda"):
            for act in (lambda a: services.tolak_donasi(a, row, alasan="x"), lambda a: services.lihat_donatur(a, row)):
                with pytest.raises(TidakBerwenang):
                    act(kota.aktor(who))
            assert not baca.donasi_terlihat(kota.aktor(who)).exists()

    def test_whoever_reads_a_name_leaves_a_line_that_does_not_hold_it(self, kota, janji):
        row = janji()
        services.lihat_donatur(kota.aktor("kadis_sos"), row)
        line = Jejak.objects.get(aksi="logistik.donatur_lihat")
        assert (line.objek_id, line.orang_id, line.data) == (row.pk, kota.orang["kadis_sos"].pk, {})


class TestIn:
    @pytest.fixture
    def disetujui(self, kota, tempat, janji, lapor):
        lapor("utara", 100)
        return services.setujui_donasi(kota.aktor("kadis_sos"), janji(100), gudang_id=tempat.gudang.pk)

    @pytest.mark.parametrize("jumlah", [0, 101])
    def test_what_comes_is_counted_and_not_more_than_agreed(self, kota, disetujui, jumlah):
        with pytest.raises(Ditolak) as refused:
            services.terima_donasi(kota.aktor("kadis_sos"), disetujui, jumlah=jumlah)
        assert refused.value.bidang == "jumlah"

    def test_expired_goods_are_not_taken(self, kota, disetujui, hari):
        with pytest.raises(Ditolak):
            services.terima_donasi(kota.aktor("kadis_sos"), disetujui, jumlah=1, kedaluwarsa=hari - timedelta(days=1))

    def test_it_lies_in_a_lot_of_its_own_and_where_it_went_is_published(self, kota, tempat, disetujui, hari):
        kadis = kota.aktor("kadis_sos")
        row = services.terima_donasi(kadis, disetujui, jumlah=90)
        assert Lot.objects.get(donasi=row).saldo.get().jumlah == 90
        load = (Muatan(titik_id=tempat.utara.pk, barang_id=row.barang_id, jumlah=60),)
        run = services.susun_kiriman(
            kadis, tempat.gudang, data=DataKiriman(hari=hari, kendaraan="Truk", muat_kg=900, muatan=load)
        )
        services.berangkatkan(kadis, run)
        counted = dict(BarisKiriman.objects.values_list("pk", "jumlah"))
        told = DataTerima(kunci=uuid4(), penerima="x", hitung=counted)
        services.terima(kota.aktor("camat"), run.perhentian.get(), data=told)
        (way,) = baca.perjalanan(baca.diterima_terakhir())
        assert (way.pemberi, way.jumlah, way.disalurkan, way.titik) == ("Seorang dermawan", 90, 60, ("SDN 1",))
        Donasi.objects.update(tampil_nama=True)
        assert baca.perjalanan(baca.diterima_terakhir())[0].pemberi == "Bu Dermawan"
        assert baca_stok.cacat_buku() == []
        assert row.diterima <= timezone.now()
