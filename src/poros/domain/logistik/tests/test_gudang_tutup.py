"""A house that was closed: nothing is put into it by any of the ways in, nothing of it is offered, and it opens again."""

import pytest
from django.urls import reverse

from poros.domain.logistik import services
from poros.domain.logistik.forms.gudang import FormPindah
from poros.domain.logistik.forms.titik import FormJalur
from poros.domain.logistik.models import Donasi, Gudang, Kiriman, Lot, Mutasi, Saldo
from poros.domain.logistik.queries import alokasi as baca_alokasi
from poros.domain.logistik.queries import stok as baca_stok
from poros.domain.logistik.queries import titik as baca_titik
from poros.domain.logistik.rules.alur import JenisGudang, JenisSusut
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataDonasi, DataGudang, DataJalur, DataMasuk
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


@pytest.fixture
def tutup(kota, kadis):
    """`tutup(gudang)`, and `tutup(gudang, buka=True)` opens it again."""

    def close(row: Gudang, *, buka: bool = False) -> Gudang:
        row.refresh_from_db()
        data = DataGudang(kode=row.kode, nama=row.nama, unit_id=row.unit_id, jenis=JenisGudang(row.jenis))
        return services.ubah_gudang(kadis, row, data=data, aktif=buka)

    return close


@pytest.fixture
def janji(tempat, lapor, kadis, hari) -> Donasi:
    """Fifty kilograms of rice are agreed to be brought to the post."""
    lapor("utara", 400)
    told = DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=50, nama="Bu D", kontak="0800", rencana=hari)
    return services.setujui_donasi(kadis, pintu.janji(told), gudang_id=tempat.pos.pk)


class TestWaysIn:
    def test_goods_do_not_come_into_it(self, kadis, tempat, tutup):
        tutup(tempat.pos)
        data = DataMasuk(barang_id=tempat.barang["beras"].pk, jumlah=5, pemilik="BNPB")
        with pytest.raises(Ditolak, match="Pos Utara sudah ditutup"):
            services.masukkan(kadis, tempat.pos, data=data)
        assert (Saldo.objects.count(), Lot.objects.count(), Mutasi.objects.count()) == (0, 0, 0)

    def test_nor_a_gift_that_was_agreed_before(self, kadis, tempat, tutup, janji):
        tutup(tempat.pos)
        with pytest.raises(Ditolak, match="Pos Utara sudah ditutup"):
            services.terima_donasi(kadis, janji, jumlah=50)
        janji.refresh_from_db()
        assert (janji.status, janji.masuk, Lot.objects.count()) == ("disetujui", 0, 0)

    def test_the_gift_is_taken_once_it_is_open_again(self, kadis, tempat, tutup, janji):
        tutup(tempat.pos)
        tutup(tempat.pos, buka=True)
        assert services.terima_donasi(kadis, janji, jumlah=50).status == "masuk"
        assert baca_stok.stok_semua(kadis.hari) == {(tempat.pos.pk, janji.barang_id): 50}

    def test_nor_what_a_run_brings_back(self, kadis, tempat, kiriman, tutup):
        """The store was emptied by the run and closed while it drove."""
        run = kiriman()
        rest = tempat.gudang.saldo.get(jumlah__gt=0)
        services.pindahkan(kadis, tempat.gudang, saldo_id=rest.pk, tujuan_id=tempat.pos.pk, jumlah=rest.jumlah)
        tutup(tempat.gudang)
        back = {b.pk: b.jumlah for s in run.perhentian.all() for b in s.baris.all()}
        with pytest.raises(Ditolak, match="Gudang Induk sudah ditutup"):
            services.selesaikan_kiriman(kadis, run, kembali=back)
        run.refresh_from_db()
        assert run.status == "berangkat"
        tutup(tempat.gudang, buka=True)
        assert services.selesaikan_kiriman(kadis, run, kembali=back).status == "selesai"
        assert baca_stok.cacat_buku() == []

    def test_a_run_that_brings_nothing_back_is_closed_all_the_same(self, kadis, tempat, kiriman, tutup):
        run = kiriman()
        rest = tempat.gudang.saldo.get(jumlah__gt=0)
        services.pindahkan(kadis, tempat.gudang, saldo_id=rest.pk, tujuan_id=tempat.pos.pk, jumlah=rest.jumlah)
        tutup(tempat.gudang)
        done = services.selesaikan_kiriman(kadis, run, kembali={}, alasan="Terbawa arus")
        assert (done.status, done.alasan) == ("selesai", "Terbawa arus")

    def test_no_gift_is_sent_there(self, kadis, tempat, lapor, tutup, hari):
        lapor("utara", 400)
        tutup(tempat.pos)
        told = DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=50, nama="Bu D", kontak="0800", rencana=hari)
        with pytest.raises(Ditolak) as refused:
            services.setujui_donasi(kadis, pintu.janji(told), gudang_id=tempat.pos.pk)
        assert refused.value.bidang == "gudang"

    def test_no_way_begins_there(self, kadis, tempat, tutup):
        tutup(tempat.pos)
        with pytest.raises(Ditolak) as refused:
            services.atur_jalur(kadis, tempat.utara, data=DataJalur(gudang_id=tempat.pos.pk, meter=5, menit=5))
        assert refused.value.bidang == "gudang"


class TestShown:
    @pytest.fixture
    def sisa(self, kadis, tempat, isi, tutup) -> Gudang:
        """The post holds expired-to-be goods no more and is closed."""
        row = isi("selimut", 5, di="pos")
        services.susutkan(kadis, tempat.pos, saldo_id=row.pk, jumlah=5, sebab=JenisSusut.RUSAK, alasan="Basah")
        return tutup(tempat.pos)

    def test_it_is_not_offered(self, kadis, tempat, isi, sisa):
        isi("beras", 5)
        forms = (
            FormPindah(saldo=list(baca_stok.isi_gudang(tempat.gudang)), gudang=tempat.gudang).fields["tujuan_id"],
            FormJalur().fields["gudang_id"],
        )
        for field in forms:
            assert "Pos Utara" not in [words for _pk, words in field.choices]

    def test_its_ways_are_no_ways(self, kadis, tempat, tutup):
        assert {j.gudang_id for j in baca_titik.jalur_terbuka()} == {tempat.gudang.pk}
        tutup(tempat.gudang)
        assert baca_titik.jalur_terbuka() == []

    def test_its_past_stays_readable(self, masuk, sisa):
        page = masuk("camat").get(reverse("logistik:gudang", args=[sisa.pk])).content.decode()
        assert "Basah" in page
        listed = masuk("camat").get(reverse("logistik:gudang_daftar")).content.decode()
        assert "ditutup" in listed

    def test_no_shares_come_from_it(self, tempat, isi, lapor, hari):
        """What lies in a house that is closed by hand of an administrator is counted by nobody."""
        isi("beras", 30)
        lapor("utara", 10)
        Gudang.objects.filter(pk=tempat.gudang.pk).update(aktif=False)
        asked = baca_alokasi.soal(tempat.barang["beras"], hari, 3, hari)
        assert (dict(asked.stok), list(asked.jalur)) == ({}, [])
        assert baca_stok.stok(tempat.barang["beras"].pk, hari) == {}


@pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "sekda", "kabag_umum"])
def test_who_does_not_manage_closes_none(kota, tempat, siapa, client, masuk):
    told = {"kode": "pos", "nama": "Pos", "jenis": "pos", "unit_id": tempat.pos.unit_id}
    assert masuk(siapa).post(reverse("logistik:gudang_ubah", args=[tempat.pos.pk]), told).status_code == 404
    assert Gudang.objects.get(pk=tempat.pos.pk).aktif


def test_the_page_says_why_it_does_not_close(masuk, tempat, isi):
    isi("beras", 5)
    told = {"kode": "induk", "nama": "Gudang Induk", "jenis": "gudang", "unit_id": tempat.gudang.unit_id}
    answer = masuk("kadis_sos").post(reverse("logistik:gudang_ubah", args=[tempat.gudang.pk]), told)
    assert answer.status_code == 422
    assert "Masih ada barang di sini" in answer.content.decode()


def test_a_program_is_told_the_same(program, kota, tempat, tutup):
    tutup(tempat.pos)
    told = {"barang": tempat.barang["beras"].pk, "jumlah": 5, "pemilik": "BNPB"}
    answer = program("kadis_pu").post(f"/logistik/gudang/{tempat.pos.pk}/masuk", told)
    assert answer.status_code == 422
    assert "sudah ditutup" in answer.json()["detail"]
    assert not Kiriman.objects.exists()
