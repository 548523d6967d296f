"""Forms: numbers as Indonesians write them, days that can be meant, choices that there are, and what was typed stays."""

from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from poros.domain.logistik.forms.btt import FormBelanja, FormCair, FormLaporan, FormPagu, FormRkb, FormSyarat
from poros.domain.logistik.forms.dasar import FormAlasan, pilih_barang, pilih_gudang, pilih_unit
from poros.domain.logistik.forms.donasi import FormJanji, FormSetujui, FormTerimaDonasi
from poros.domain.logistik.forms.gudang import (
    FormBarang,
    FormCadangan,
    FormCari,
    FormGudang,
    FormMasuk,
    FormOpname,
    FormPeran,
    FormPindah,
    FormSusut,
)
from poros.domain.logistik.forms.sarana import FormKlaim, FormPermintaan, FormSarana, FormTugaskan, FormTutup
from poros.domain.logistik.forms.titik import (
    TANDA_TANGAN_MAKS,
    FormAlokasi,
    FormJalur,
    FormKiriman,
    FormPengungsi,
    FormRute,
    FormSelesai,
    FormTerima,
    FormTitik,
)
from poros.domain.logistik.models import Donasi
from poros.domain.logistik.queries.stok import isi_gudang
from poros.domain.logistik.rules.alur import JenisGudang, JenisSarana, JenisSusut
from poros.domain.logistik.values import Armada, Muatan

from .test_btt import PDF
from .test_kiriman import PNG

pytestmark = pytest.mark.django_db


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


def berkas(isi: bytes = PNG, nama: str = "foto.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


class TestMoney:
    @pytest.mark.parametrize(
        ("tulis", "rupiah"),
        [("1.500.000", 1_500_000), ("1500000", 1_500_000), ("Rp2.000", 2000), ("Rp 2.000", 2000), ("7", 7)],
    )
    def test_amounts_are_read_as_they_are_written(self, tulis, rupiah):
        form = FormPagu({"tahun": "2026", "jumlah": tulis, "dasar": "Perda"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["jumlah"] == rupiah

    @pytest.mark.parametrize("tulis", ["", "0", "-5", "banyak", "1,5", "1" * 16, "1e9", "١٢٣x"])
    def test_what_is_no_amount_is_refused_and_stays(self, tulis):
        form = FormPagu({"tahun": "2026", "jumlah": tulis, "dasar": "Perda"})
        assert set(form.errors) == {"jumlah"}
        assert form.data["jumlah"] == tulis

    @pytest.mark.parametrize(("tahun", "baik"), [("2000", True), ("2199", True), ("1999", False), ("2200", False)])
    def test_a_year_that_a_government_can_mean(self, tahun, baik):
        assert FormPagu({"tahun": tahun, "jumlah": "1", "dasar": "x"}).is_valid() is baik

    def test_a_plan_needs_no_basis_of_its_own(self, kadis):
        form = FormRkb({"nomor": "R1", "keperluan": "Beras", "jumlah": "1.000"}, actor=kadis)
        assert form.is_valid(), form.errors
        data = form.data_rkb()
        assert (data.jumlah, data.dasar, data.kejadian_id) == (1000, "", None)

    @pytest.mark.parametrize("kosong", ["nomor", "keperluan", "jumlah"])
    def test_but_all_else(self, kadis, kosong):
        told = {"nomor": "R1", "keperluan": "Beras", "jumlah": "1.000"} | {kosong: " "}
        assert set(FormRkb(told, actor=kadis).errors) == {kosong}

    @pytest.mark.parametrize("hari", ["", "2026-02-30", "1899-12-31", "2200-01-01", "kemarin", "31/12/2026x"])
    def test_a_payment_has_a_day_that_there_is(self, hari):
        form = FormBelanja({"tanggal": hari, "uraian": "x", "jumlah": "5"})
        assert set(form.errors) == {"tanggal"}

    def test_a_leap_day_is_one(self):
        form = FormBelanja({"tanggal": "2028-02-29", "uraian": "x", "jumlah": "5.000"})
        assert form.is_valid()
        assert (form.data_belanja().tanggal, form.data_belanja().jumlah) == (date(2028, 2, 29), 5000)

    def test_an_account_is_a_file(self):
        assert set(FormLaporan({}, {}).errors) == {"berkas"}
        assert FormLaporan({}, {"berkas": berkas(PDF, "lpj.pdf")}).is_valid()
        assert set(FormLaporan({}, {"berkas": berkas(b"", "kosong.pdf")}).errors) == {"berkas"}

    def test_a_paper_is_one_of_those_asked_for(self, hari):
        told = {"kode": "sk-nama-alamat", "nomor": "1", "tanggal": f"{hari}"}
        assert FormSyarat(told, {"berkas": berkas(PDF, "sk.pdf")}).is_valid()
        assert set(FormSyarat(told | {"kode": "ktp"}, {"berkas": berkas(PDF, "sk.pdf")}).errors) == {"kode"}

    def test_words_that_must_be_there(self):
        assert set(FormCair({"nomor_sp2d": "  "}).errors) == {"nomor_sp2d"}
        assert set(FormAlasan({"alasan": ""}).errors) == {"alasan"}
        assert set(FormAlasan({"alasan": "x" * 301}).errors) == {"alasan"}


class TestGoods:
    def barang(self, kadis, **lain):
        told = {"kode": "air", "nama": "Air", "satuan": "galon", "isi": "19", "berat_gram": "19500", "aktif": "on"}
        return FormBarang(told | lain, actor=kadis)

    @pytest.mark.parametrize(
        ("tulis", "isi"), [("19", "19"), ("0,5", "0.5"), ("1.500", "1500"), ("1.500,25", "1500.25"), ("2.5", "2.5")]
    )
    def test_contents_are_read_as_they_are_written(self, kadis, tulis, isi):
        form = self.barang(kadis, isi=tulis)
        assert form.is_valid(), form.errors
        assert form.data_barang().isi == Decimal(isi)

    @pytest.mark.parametrize("tulis", ["", "-1", "tiga", "0,0001", "1,5,5"])
    def test_and_what_is_no_number_is_not(self, kadis, tulis):
        assert set(self.barang(kadis, isi=tulis).errors) == {"isi"}

    @pytest.mark.parametrize("kode", ["", "dua kata", "é", "x" * 41, "a/b"])
    def test_a_code_is_short_and_plain(self, kadis, kode):
        assert set(self.barang(kadis, kode=kode).errors) == {"kode"}

    def test_only_items_of_the_standard_are_offered(self, kadis):
        form = self.barang(kadis)
        codes = [c for c, _nama in form.fields["butir"].choices]
        assert codes[0] == ""
        assert {"beras", "air_bersih", "air_minum", "paket_keluarga"} <= set(codes)
        assert set(self.barang(kadis, butir="emas").errors) == {"butir"}

    def test_what_is_there_stands_in_the_form(self, kadis, tempat):
        form = FormBarang(actor=kadis, barang=tempat.barang["air"])
        shown = {n: form[n].value() for n in ("kode", "satuan", "butir", "isi", "berat_gram", "aktif")}
        assert shown == {
            "kode": "air", "satuan": "galon", "butir": "air_minum", "isi": Decimal(19), "berat_gram": 19_500, "aktif": True,
        }  # fmt: skip

    def test_goods_come_in_with_what_is_told(self, tempat):
        told = {"barang_id": tempat.barang["beras"].pk, "jumlah": "50", "pemilik": "BNPB", "kedaluwarsa": "2027-01-31"}
        form = FormMasuk(told)
        assert form.is_valid(), form.errors
        data = form.data_masuk()
        assert (data.jumlah, data.pemilik, data.kedaluwarsa, data.kode) == (50, "BNPB", date(2027, 1, 31), "")

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [({"barang_id": "0"}, "barang_id"), ({"barang_id": "x"}, "barang_id"), ({"jumlah": "0"}, "jumlah"),
         ({"jumlah": "1.5"}, "jumlah"), ({"jumlah": "1000000001"}, "jumlah"), ({"pemilik": " "}, "pemilik"),
         ({"kedaluwarsa": "2200-01-01"}, "kedaluwarsa"), ({"kode": "x" * 41}, "kode")],
    )  # fmt: skip
    def test_or_not(self, tempat, ganti, nama):
        told = {"barang_id": tempat.barang["beras"].pk, "jumlah": "50", "pemilik": "BNPB"} | ganti
        form = FormMasuk(told)
        assert set(form.errors) == {nama}
        assert form[nama].value() == ganti[nama]

    def test_lots_are_named_so_that_people_find_them(self, tempat, isi, hari):
        isi("beras", 5, kode="A1", kedaluwarsa=date(2027, 3, 1), pemilik="BNPB")
        saldo = list(isi_gudang(tempat.gudang))
        form = FormSusut(saldo=saldo)
        assert [w for _pk, w in form.fields["saldo_id"].choices] == ["Beras · A1, 01-03-2027, BNPB: 5 kg"]

    def test_only_other_houses_are_offered(self, tempat, isi):
        row = isi("beras", 5)
        form = FormPindah({"saldo_id": row.pk, "jumlah": "2", "tujuan_id": tempat.pos.pk},
                          saldo=list(isi_gudang(tempat.gudang)), gudang=tempat.gudang)  # fmt: skip
        assert form.is_valid(), form.errors
        assert form.cleaned_data == {"saldo_id": row.pk, "jumlah": 2, "tujuan_id": tempat.pos.pk}
        assert [pk for pk, _n in form.fields["tujuan_id"].choices] == ["", tempat.pos.pk]

    def test_a_loss_has_a_cause_of_three(self, tempat, isi):
        row = isi("beras", 5)
        told = {"saldo_id": row.pk, "jumlah": "2", "sebab": "rusak", "alasan": "Basah"}
        rows = list(isi_gudang(tempat.gudang))
        assert FormSusut(told, saldo=rows).is_valid()
        assert set(FormSusut(told | {"sebab": "dimakan"}, saldo=rows).errors) == {"sebab"}
        assert FormSusut(told, saldo=rows).fields["sebab"].coerce is JenisSusut

    def test_what_is_left_empty_was_not_counted(self, tempat, isi):
        first, second = isi("beras", 5), isi("selimut", 7)
        form = FormOpname({f"hitung-{first.pk}": "0", f"hitung-{second.pk}": "", "catatan": "Berdua"},
                          saldo=list(isi_gudang(tempat.gudang)))  # fmt: skip
        assert form.is_valid(), form.errors
        assert form.hitungan() == {first.pk: 0}

    @pytest.mark.parametrize("tulis", ["-1", "x", "1000000001"])
    def test_a_count_is_a_count(self, tempat, isi, tulis):
        row = isi("beras", 5)
        form = FormOpname({f"hitung-{row.pk}": tulis, "catatan": "x"}, saldo=list(isi_gudang(tempat.gudang)))
        assert set(form.errors) == {f"hitung-{row.pk}"}

    def test_a_buffer_may_be_zero(self, tempat):
        told = {"barang_id": tempat.barang["beras"].pk, "jumlah": "0"}
        form = FormCadangan(told)
        assert form.is_valid(), form.errors
        assert form.data_cadangan().jumlah == 0


class TestPlaces:
    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [({"lat": "91"}, "lat"), ({"lat": "x"}, "lat"), ({"lng": "-181"}, "lng"), ({"lat": "1.1234567"}, "lat"),
         ({"jenis": "toko"}, "jenis"), ({"unit_id": "0"}, "unit_id"), ({"kode": ""}, "kode"), ({"nama": ""}, "nama")],
    )  # fmt: skip
    def test_a_warehouse_is_somewhere(self, kota, kadis, ganti, nama):
        told = {
            "kode": "g",
            "nama": "G",
            "jenis": "pos",
            "unit_id": kota.unit["sos"].pk,
            "lat": "-1.25",
            "lng": "116.8",
        }
        good = FormGudang(told, actor=kadis)
        assert good.is_valid(), good.errors
        assert (good.data_gudang().jenis, good.data_gudang().lat) == (JenisGudang.POS, Decimal("-1.25"))
        assert set(FormGudang(told | ganti, actor=kadis).errors) == {nama}

    def test_a_point_begins_today(self, kadis, kota, hari):
        assert FormTitik(actor=kadis)["mulai"].value() == hari
        told = {"kode": "t", "nama": "T", "unit_id": kota.unit["kec"].pk, "mulai": f"{hari}", "buka": "07:00",
                "tutup": "17:30"}  # fmt: skip
        form = FormTitik(told, actor=kadis)
        assert form.is_valid(), form.errors
        assert (form.data_titik().buka, form.data_titik().tutup) == (time(7), time(17, 30))
        assert set(FormTitik(told | {"buka": "25:00"}, actor=kadis).errors) == {"buka"}

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [({"jumlah": ""}, "jumlah"), ({"jumlah": "-1"}, "jumlah"), ({"rentan": "x"}, "rentan"), ({"sumber": ""}, "sumber"),
         ({"hari": "1800-01-01"}, "hari")],
    )  # fmt: skip
    def test_people(self, hari, ganti, nama):
        told = {"hari": f"{hari}", "jumlah": "0", "rentan": "0", "sumber": "Lurah"}
        assert FormPengungsi(told).is_valid()
        assert set(FormPengungsi(told | ganti).errors) == {nama}

    def test_a_way_is_shut_by_leaving_the_box_empty(self, tempat):
        form = FormJalur({"gudang_id": tempat.gudang.pk, "meter": "900", "menit": "3"})
        assert form.is_valid(), form.errors
        assert form.data_jalur().terbuka is False

    def test_only_measured_goods_are_shared_out(self, kadis, tempat):
        offered = [pk for pk, _n in FormAlokasi(actor=kadis).fields["barang_id"].choices if pk]
        assert set(offered) == {tempat.barang["beras"].pk, tempat.barang["air"].pk}

    @pytest.mark.parametrize("hari_", ["0", "31", "x", ""])
    def test_for_a_month_at_most(self, kadis, tempat, hari, hari_):
        told = {"barang_id": tempat.barang["beras"].pk, "dari": f"{hari}", "hari": hari_}
        assert set(FormAlokasi(told, actor=kadis).errors) == {"hari"}

    def test_choices_hold_only_what_is_in_use(self, kadis, kota, tempat):
        tempat.pos.aktif = False
        tempat.pos.save()
        tempat.barang["air"].aktif = False
        tempat.barang["air"].save()
        assert [pk for pk, _n in pilih_gudang().choices if pk] == [tempat.gudang.pk]
        assert tempat.barang["air"].pk not in [pk for pk, _n in pilih_barang().choices]
        assert len(pilih_unit(kadis).choices) == len(kadis.peta.simpul) + 1


class TestRuns:
    def test_a_line_is_whole_or_empty(self, kadis, tempat, hari):
        told = {"hari": f"{hari}", "kendaraan": "Truk", "muat_kg": "900", "titik-1": tempat.utara.pk,
                "barang-1": tempat.barang["beras"].pk, "jumlah-1": "5"}  # fmt: skip
        form = FormKiriman(told, actor=kadis)
        assert form.is_valid(), form.errors
        assert form.data_kiriman().muatan == (
            Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang["beras"].pk, jumlah=5),
        )
        for part in ({"titik-3": tempat.utara.pk}, {"barang-3": tempat.barang["beras"].pk}, {"jumlah-3": "4"}):
            assert set(FormKiriman(told | part, actor=kadis).errors) == {"jumlah-3"}

    def test_lines_beyond_the_first_fold_unless_something_stands_there(self, kadis, tempat, hari):
        form = FormKiriman(actor=kadis, initial={"hari": hari})
        assert [len(form.baris_pertama()), len(form.baris_lagi()), form.terisi_lagi()] == [2, 4, False]
        assert {f.name for f in form.kepala()} == {"hari", "kendaraan", "muat_kg", "pengemudi", "kejadian_id"}
        assert FormKiriman({"jumlah-5": "3"}, actor=kadis).terisi_lagi()

    def test_ready_vehicles_stand_in_the_form_already(self, hari):
        form = FormRute(
            siap=[Armada(nama="Truk", muat_kg=900), Armada(nama="Boks", muat_kg=700)], initial={"hari": hari}
        )
        assert [[f.value() for f in line] for line in form.baris_pertama()] == [
            ["Truk", 900, 1], ["Boks", 700, 1], [None, None, 1],
        ]  # fmt: skip
        assert form.baris_lagi() == []

    def test_vehicles_that_were_filled_in(self, hari):
        told = {"hari": f"{hari}", "nama-1": "Truk", "muat-1": "900", "banyak-1": "2", "nama-2": "Boks", "muat-2": "",
                "nama-3": "Pikap", "muat-3": "500", "banyak-3": ""}  # fmt: skip
        form = FormRute(told)
        assert form.is_valid(), form.errors
        assert form.armada() == [Armada(nama="Truk", muat_kg=900, banyak=2), Armada(nama="Pikap", muat_kg=500)]

    def test_without_a_vehicle_there_is_no_run(self, hari):
        assert set(FormRute({"hari": f"{hari}"}).errors) == {"nama-1", "muat-1"}

    def test_what_was_not_received_is_taken_to_come_back(self, kiriman):
        run = kiriman()
        lines = [b for s in run.perhentian.all() for b in s.baris.all()]
        lines[0].diterima = lines[0].jumlah
        form = FormSelesai(baris=lines)
        assert f"kembali-{lines[0].pk}" not in form.fields
        assert form[f"kembali-{lines[1].pk}"].value() == lines[1].jumlah


class TestReceipt:
    @pytest.fixture
    def stop(self, kiriman, tempat):
        return kiriman().perhentian.get(titik=tempat.utara)

    @pytest.fixture
    def told(self, stop):
        return {f"hitung-{b.pk}": b.jumlah for b in stop.baris.all()} | {
            "kunci": "6" * 32, "penerima": "Bu Umpama", "kedudukan": "Ketua posko",
        }  # fmt: skip

    def test_count_name_signature_and_photographs(self, stop, told):
        form = FormTerima(told | {"lat": "-1.2345678901", "lng": "116.1", "diambil": "2026-11-22T08:00:00Z"},
                          {"tanda_tangan": berkas(PNG, "tanda-tangan.png"), "foto": [berkas(), berkas(PNG, "dua.png")]},
                          perhentian=stop)  # fmt: skip
        form.files = _banyak(form.files)
        assert form.is_valid(), form.errors
        data = form.data_terima()
        assert (data.kunci, data.penerima, data.lat) == (UUID("6" * 32), "Bu Umpama", Decimal("-1.234568"))
        assert [nama for _isi, nama in form.berkas()] == ["tanda-tangan.png", "foto.png", "dua.png"]

    def test_a_name_alone_is_enough(self, stop, told):
        form = FormTerima(told, perhentian=stop)
        assert form.is_valid(), form.errors
        assert form.berkas() == []
        assert form.data_terima().diisi is None

    def test_a_picture_of_strokes_is_small(self, stop, told):
        big = berkas(PNG + b"\0" * TANDA_TANGAN_MAKS, "besar.png")
        form = FormTerima(told, {"tanda_tangan": big}, perhentian=stop)
        assert set(form.errors) == {"tanda_tangan"}

    @pytest.mark.parametrize("kosong", ["penerima", "kunci"])
    def test_what_must_be_there(self, stop, told, kosong):
        assert set(FormTerima(told | {kosong: ""}, perhentian=stop).errors) == {kosong}

    def test_no_more_than_was_loaded(self, stop, told):
        line = stop.baris.first()
        form = FormTerima(told | {f"hitung-{line.pk}": line.jumlah + 1}, perhentian=stop)
        assert set(form.errors) == {f"hitung-{line.pk}"}

    def test_the_place_to_draw_can_be_found(self, stop):
        html = str(FormTerima(perhentian=stop)["tanda_tangan"])
        assert 'class="coretan"' in html
        assert 'type="file"' in html
        assert "image/png" in html


def _banyak(files):
    """Uploads of one name as a request has them."""
    from django.utils.datastructures import MultiValueDict

    return MultiValueDict({k: v if isinstance(v, list) else [v] for k, v in files.items()})


class TestGifts:
    @pytest.fixture
    def told(self, hari):
        return {"barang_id": "5", "jumlah": "10", "rencana": f"{hari}", "nama": "Bu D", "kontak": "0800"}

    def test_only_what_is_asked_for_can_be_pledged(self, told):
        assert FormJanji(told, pilihan=[(5, "Beras")]).is_valid()
        assert set(FormJanji(told | {"barang_id": "6"}, pilihan=[(5, "Beras")]).errors) == {"barang_id"}
        assert set(FormJanji(told, pilihan=[]).errors) == {"barang_id"}

    @pytest.mark.parametrize("kosong", ["jumlah", "rencana", "nama", "kontak"])
    def test_a_pledge_is_whole(self, told, kosong):
        assert set(FormJanji(told | {kosong: ""}, pilihan=[(5, "Beras")]).errors) == {kosong}

    def test_a_name_is_published_only_when_it_is_wished(self, told):
        quiet, named = FormJanji(told, pilihan=[(5, "B")]), FormJanji(told | {"tampil_nama": "on"}, pilihan=[(5, "B")])
        assert [f.is_valid() and f.data_donasi().tampil_nama for f in (quiet, named)] == [False, True]

    def test_what_was_agreed_stands_in_the_count(self, tempat):
        form = FormTerimaDonasi(donasi=Donasi(disetujui=7))
        assert form["jumlah"].value() == 7
        assert [pk for pk, _n in FormSetujui().fields["gudang_id"].choices] == ["", tempat.gudang.pk, tempat.pos.pk]


class TestResources:
    def test_skills_are_words_between_commas(self):
        told = {"kode": "p", "nama": "P", "jenis": "pompa", "kemampuan": " Lumpur, Mobil ,,Lumpur", "kapasitas": "5",
                "satuan": "l", "asal": "tni", "keadaan": "siap"}  # fmt: skip
        form = FormSarana(told)
        assert form.is_valid(), form.errors
        assert (form.data_sarana().kemampuan, form.data_sarana().jenis) == (("Lumpur", "Mobil"), JenisSarana.POMPA)
        many = ",".join(f"k{n}" for n in range(21))
        assert set(FormSarana(told | {"kemampuan": many}).errors) == {"kemampuan"}
        assert set(FormSarana(told | {"kemampuan": "x" * 61}).errors) == {"kemampuan"}

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [({"jumlah": "0"}, "jumlah"), ({"jumlah": "501"}, "jumlah"), ({"mulai": "besok"}, "mulai"),
         ({"selesai": "2200-01-01T00:00"}, "selesai"), ({"mulai": "1899-12-31T23:59"}, "mulai"),
         ({"keperluan": ""}, "keperluan"), ({"tempat": " "}, "tempat"), ({"jenis": "kapal selam"}, "jenis")],
    )  # fmt: skip
    def test_a_request(self, kadis, ganti, nama):
        told = {"jenis": "pompa", "jumlah": "2", "keperluan": "x", "tempat": "x", "mulai": "2026-11-23T08:00",
                "selesai": "2026-11-23T18:00"}  # fmt: skip
        assert FormPermintaan(told, actor=kadis).is_valid()
        assert set(FormPermintaan(told | ganti, actor=kadis).errors) == {nama}

    def test_acts_are_those_there_are(self):
        assert FormKlaim({"aksi": "tiba"}).is_valid()
        assert not FormKlaim({"aksi": "hilang"}).is_valid()
        assert [FormTutup({"aksi": a}).is_valid() for a in ("batalkan", "selesaikan", "tolak", "penuhi")] == [
            True, True, True, False,
        ]  # fmt: skip
        assert set(FormTugaskan({"sarana_id": "4"}, bebas=[]).errors) == {"sarana_id"}


class TestAddress:
    def test_filters_that_cannot_be_read_are_none(self):
        assert FormCari({"q": "x" * 101, "status": "cair"}).saringan("q", "status") == {"q": "", "status": "cair"}
        assert FormCari({}).saringan("q", "jenis") == {"q": "", "jenis": ""}

    def test_parts_are_units_of_this_government(self, kota, kadis):
        assert FormPeran({"pengelola": [kota.unit["pu"].pk], "bud": []}, actor=kota.aktor("admin")).is_valid()
        assert set(FormPeran({"pengelola": ["0"]}, actor=kota.aktor("admin")).errors) == {"pengelola"}


def test_a_form_of_yesterday_keeps_its_day(hari):
    form = FormBelanja({"tanggal": f"{hari - timedelta(days=1)}", "uraian": "", "jumlah": "5.000"})
    assert set(form.errors) == {"uraian"}
    assert form["tanggal"].value() == f"{hari - timedelta(days=1)}"
    assert form["jumlah"].value() == "5000"
