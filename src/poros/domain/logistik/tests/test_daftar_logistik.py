"""Lists: as many statements for one row as for three, pages to the end, filters; exports that hold what they say."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from poros.domain.logistik import cetak, services
from poros.domain.logistik.ikhtisar import kartu
from poros.domain.logistik.models import Alokasi, Donasi, Gudang, Kiriman, Mutasi, PermintaanSarana, Sarana, Titik
from poros.domain.logistik.queries.alarm import alarm
from poros.domain.logistik.rules.alur import JenisSarana, KeadaanSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import (
    DataBelanja,
    DataDonasi,
    DataDsp,
    DataGudang,
    DataKiriman,
    DataPermintaan,
    DataSarana,
    DataTitik,
    Muatan,
)

from .test_btt import rencana

pytestmark = pytest.mark.django_db


def url(nama: str, *args: object) -> str:
    return reverse(f"logistik:{nama}", args=args)


def tanya(client, way: str) -> int:
    """Statements of a page on this module's and the incidents' tables."""
    client.get(way)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(way).status_code == 200
    return sum("logistik_" in q["sql"] or "krisis_" in q["sql"] for q in asked.captured_queries)


@pytest.fixture
def isian(kota, tempat, pagu, banjir, *, isi):
    """`isian(3)`: three of everything."""

    def fill(banyak: int) -> None:
        kadis, unit, now = kota.aktor("kadis_sos"), kota.unit["sos"], timezone.now()
        for n in range(banyak):
            isi("beras", 10, kode=f"L{n}")
            services.catat_gudang(kadis, unit, data=DataGudang(kode=f"g{n}", nama=f"Gudang {n}", unit_id=unit.pk))
            data = DataTitik(kode=f"t{n}", nama=f"Titik {n}", unit_id=kota.unit["kec"].pk, mulai=now.date())
            services.catat_titik(kadis, unit, data=data)
            load = (Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang["beras"].pk, jumlah=1),)
            run = DataKiriman(hari=timezone.localdate(), kendaraan=f"Truk {n}", muat_kg=9, muatan=load)
            services.susun_kiriman(kadis, tempat.gudang, data=run)
            pintu.janji(
                DataDonasi(
                    barang_id=tempat.barang["air"].pk, jumlah=1, nama="x", kontak=f"{n}", rencana=timezone.localdate()
                )
            )
            services.catat_sarana(kadis, unit, data=DataSarana(kode=f"s{n}", nama=f"S{n}", jenis=JenisSarana.POMPA))
            ask = DataPermintaan(
                jenis=JenisSarana.POMPA, jumlah=1, keperluan="x", tempat="x", mulai=now, selesai=now + timedelta(1)
            )
            services.minta_sarana(kadis, unit, data=ask)
            services.ajukan_rkb(kadis, unit, data=rencana(f"{n}", 5))
            services.catat_dsp(kadis, unit, data=DataDsp(kejadian_id=banjir.pk))
            Alokasi.objects.create(
                barang=tempat.barang["beras"], dari=timezone.localdate(), hari=1, soal={}, hasil={}
            )  # fmt: skip

    return fill


BIAYA = {
    "gudang_daftar": 3, "titik_daftar": 3, "alokasi_daftar": 2, "kiriman_daftar": 1, "donasi_daftar": 1,
    "sarana_daftar": 1, "permintaan_daftar": 1, "btt": 4, "dsp_daftar": 3, "barang": 2,
}  # fmt: skip


@pytest.mark.parametrize("banyak", [1, 3])
def test_lists_ask_the_same_for_one_as_for_three(masuk, isian, banyak):
    isian(banyak)
    client = masuk("kadis_sos")
    assert {nama: tanya(client, url(nama)) for nama in BIAYA} == BIAYA


@pytest.mark.parametrize("banyak", [1, 3])
def test_one_thing_asks_the_same_with_one_row_as_with_three(masuk, isian, tempat, banyak):
    isian(banyak)
    client = masuk("kadis_sos")
    asked = {
        "gudang": tanya(client, url("gudang", tempat.gudang.pk)),
        "titik": tanya(client, url("titik", tempat.utara.pk)),
    }
    assert asked == {"gudang": 6, "titik": 9}


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_desk_asks_once(kota, isian, banyak, django_assert_num_queries):
    isian(banyak)
    for who, cards in (("kadis_sos", 2 * banyak), ("kabag_umum", banyak), ("kadis_pu", 0)):
        actor = kota.aktor(who)
        with django_assert_num_queries(1):
            assert len(kartu(actor)) == cards
    staff = kota.aktor("staf_pu")
    with django_assert_num_queries(0):
        assert kartu(staff) == []


def test_the_desk_shows_the_oldest_twenty(kota, tempat, hari):
    Donasi.objects.bulk_create(
        Donasi(tanda=f"t{n}", barang=tempat.barang["air"], jumlah=n + 1, nama="x", kontak="x", rencana=hari)
        for n in range(25)
    )
    cards = kartu(kota.aktor("kadis_sos"))
    assert [c.judul for c in cards] == [f"Janji donasi {n + 1} galon Air minum galon" for n in range(20)]


class TestPages:
    @pytest.mark.parametrize(
        ("nama", "model", "buat"),
        [
            ("gudang_daftar", Gudang, lambda kota, n: {"kode": f"k{n}", "nama": f"Nama-{n:03}", "unit": kota.unit["sos"]}),
            ("titik_daftar", Titik,
             lambda kota, n: {"kode": f"k{n}", "nama": f"Nama-{n:03}", "unit": kota.unit["sos"], "mulai": "2026-01-01"}),
            ("sarana_daftar", Sarana,
             lambda kota, n: {"kode": f"k{n}", "nama": f"Nama-{n:03}", "unit": kota.unit["sos"], "jenis": "pompa"}),
        ],
    )  # fmt: skip
    def test_to_the_end_every_row_is_met_once(self, masuk, kota, peran, nama, *, model, buat):
        model.objects.bulk_create(model(**buat(kota, n)) for n in range(120))
        client, way, met = masuk("sekda"), url(nama), []
        for _page in range(3):
            page = client.get(way).content.decode()
            met += [n for n in range(120) if f"Nama-{n:03}" in page]
            more = page.split('rel="next" href="')[1:]
            way = url(nama) + more[0].split('"')[0].replace("&amp;", "&") if more else ""
        assert (sorted(met), way) == (list(range(120)), "")

    @pytest.mark.parametrize("alamat", ["?sesudah=x", "?sebelum=-1", "?sesudah=999999999999999999999", "?sebelum=%00"])
    def test_a_cursor_that_is_none_is_the_first_page(self, masuk, tempat, alamat):
        assert "Gudang Induk" in masuk("sekda").get(url("gudang_daftar") + alamat).content.decode()


class TestFilters:
    def test_warehouses_by_name_or_code(self, masuk, tempat):
        client = masuk("sekda")
        shown = {q: "Gudang Induk" in client.get(url("gudang_daftar"), {"q": q}).content.decode()
                 for q in ("induk", "INDUK", "gudang", "pos", "%")}  # fmt: skip
        assert shown == {"induk": True, "INDUK": True, "gudang": True, "pos": False, "%": False}

    def test_a_fragment_is_only_the_list(self, masuk, tempat):
        page = masuk("sekda").get(url("gudang_daftar"), {"q": "induk"}, headers={"HX-Request": "true"}).content.decode()
        assert "Gudang Induk" in page
        assert "<html" not in page

    def test_resources_by_kind_and_skill(self, masuk, kota, peran):
        kadis = kota.aktor("kadis_sos")
        for n, (kind, skill) in enumerate((("perahu", "Malam"), ("pompa", "Lumpur"))):
            data = DataSarana(kode=f"s{n}", nama=f"Nama {kind}", jenis=JenisSarana(kind), kemampuan=(skill,))
            services.catat_sarana(kadis, kota.unit["sos"], data=data)
        client, way = masuk("sekda"), url("sarana_daftar")
        for query, only in (({"jenis": "pompa"}, "pompa"), ({"q": "Malam"}, "perahu"), ({"q": "nama pe"}, "perahu")):
            page = client.get(way, query).content.decode()
            assert [kind for kind in ("perahu", "pompa") if f"Nama {kind}" in page] == [only]

    @pytest.mark.parametrize("status", ["disiapkan", "berangkat", "entah"])
    def test_runs_by_status(self, masuk, kiriman, status):
        kiriman(jalan=False)
        page = masuk("sekda").get(url("kiriman_daftar"), {"status": status}).content.decode()
        assert ("Truk 1" in page) is (status == "disiapkan")

    def test_requests_and_gifts_by_status(self, masuk, isian, kota):
        isian(1)
        services.tolak_permintaan(kota.aktor("kadis_sos"), PermintaanSarana.objects.get(), alasan="x")
        client = masuk("kadis_sos")
        assert "Pompa × 1" in client.get(url("permintaan_daftar"), {"status": "ditolak"}).content.decode()
        assert "Pompa × 1" not in client.get(url("permintaan_daftar"), {"status": "diajukan"}).content.decode()
        assert "Air minum" in client.get(url("donasi_daftar"), {"status": "dijanjikan"}).content.decode()
        assert "Belum ada" in client.get(url("donasi_daftar"), {"status": "masuk"}).content.decode()

    @pytest.mark.parametrize(("tulis", "jadi"), [("7", 7), ("x", 3), ("0", 3), ("999", 30), ("-4", 3), ("", 3)])
    def test_needs_of_so_many_days(self, masuk, tempat, tulis, jadi):
        page = masuk("sekda").get(url("kebutuhan"), {"hari": tulis}).content.decode()
        assert f"Kebutuhan {jadi} hari" in page


class TestExports:
    def baca(self, answer) -> list[list]:
        book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
        return book.get_sheet_by_index(0).to_python()

    def test_movements_as_a_workbook(self, masuk, kota, tempat, isi):
        row = isi("beras", 50, kode="A1", pemilik="BNPB")
        services.pindahkan(kota.aktor("kadis_sos"), tempat.gudang, saldo_id=row.pk, tujuan_id=tempat.pos.pk, jumlah=20)
        head, *rows = self.baca(masuk("sekda").get(url("ekspor_mutasi", tempat.gudang.pk, "xlsx")))
        assert head[:4] == ["Waktu", "Barang", "Lot", "Kedaluwarsa"]
        assert [(r[1], r[2], r[4], r[5], r[6], r[7]) for r in rows] == [
            ("Beras", "A1", "BNPB", "Pindah gudang", -20, 30), ("Beras", "A1", "BNPB", "Masuk", 50, 50),
        ]  # fmt: skip

    def test_and_as_text_whatever_stands_in_it(self, masuk, kota, tempat, isi):
        isi("beras", 5, alasan='=SUM(A1), "kutip"; baris')
        answer = masuk("sekda").get(url("ekspor_mutasi", tempat.gudang.pk, "csv"))
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
        assert len(rows) == 2
        assert 'SUM(A1), "kutip"; baris' in rows[1][9]
        assert not rows[1][9].startswith("=")

    def test_the_cash_book_ends_with_what_is_left(self, masuk, kota, pagu, hari):
        kadis, bud = kota.aktor("kadis_sos"), kota.aktor("kabag_umum")
        row = services.cairkan(
            bud, services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 1000)), nomor_sp2d="S"
        )
        services.belanjakan(kadis, row, data=DataBelanja(tanggal=hari, uraian="Beras", jumlah=300, bukti="K1"))
        head, *rows = self.baca(masuk("inspektur").get(url("ekspor_kas", row.pk, "xlsx")))
        assert head == ["Nomor", "Tanggal", "Uraian", "Bukti", "Masuk", "Keluar", "Saldo"]
        assert [(r[0], r[2], r[4], r[5], r[6]) for r in rows] == [
            (1, "Tambahan uang", 1000, 0, 1000), (2, "Beras", 0, 300, 700),
        ]  # fmt: skip
        assert masuk("kadis_pu").get(url("ekspor_kas", row.pk, "xlsx")).status_code == 404

    def test_the_receipt_of_a_gift_as_it_reads(self, kota, tempat, lapor, hari):
        import pypdfium2

        from poros.kernel.daerah.models import Daerah

        lapor("utara", 900)
        gift = pintu.janji(
            DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=1500, nama="PT Umpama", kontak="0800", rencana=hari)
        )
        kadis = kota.aktor("kadis_sos")
        services.setujui_donasi(kadis, gift, gudang_id=tempat.gudang.pk)
        services.terima_donasi(kadis, gift, jumlah=1500)
        gift = Donasi.objects.select_related("barang", "gudang__unit").get()
        text = pypdfium2.PdfDocument(cetak.tanda_terima(gift, Daerah.objects.get()))[0].get_textpage().get_text_range()
        for words in ("TANDA TERIMA DONASI", "PT Umpama", "1.500 kg", "Gudang Induk"):
            assert words in text
        assert "0800" not in text


@pytest.mark.parametrize("banyak", [1, 3])
def test_alarms_ask_the_same_whatever_lies_there(isian, lapor, banyak, django_assert_num_queries):
    isian(banyak)
    lapor("utara", 10)
    with django_assert_num_queries(13):
        assert alarm()


def test_movements_are_paged_too(masuk, kota, tempat, isi):
    for _n in range(25):
        isi("beras", 1)
    client, way = masuk("sekda"), url("gudang", tempat.gudang.pk)
    page = client.get(way).content.decode()
    assert page.count("Pemkot") >= 1
    assert 'rel="next"' in page
    last = Mutasi.objects.order_by("pk")[5].pk
    older = client.get(way, {"sesudah": last}).content.decode()
    assert 'rel="prev"' in older
    assert 'rel="next"' not in older


def test_a_list_of_runs_counts_its_stops_once(masuk, kota, kiriman, tempat):
    from uuid import uuid4

    from poros.domain.logistik.values import DataTerima

    from .test_kiriman import hitung

    run = kiriman()
    data = DataTerima(kunci=uuid4(), penerima="x", hitung=hitung(run, tempat.utara))
    services.terima(kota.aktor("camat"), run.perhentian.get(titik=tempat.utara), data=data)
    assert "1/2" in masuk("sekda").get(url("kiriman_daftar")).content.decode()
    assert Kiriman.objects.count() == 1


def test_broken_things_are_seen_in_the_list(masuk, kota, peran):
    data = DataSarana(kode="p", nama="P", jenis=JenisSarana.POMPA, keadaan=KeadaanSarana.RUSAK)
    services.catat_sarana(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)
    assert "Rusak" in masuk("sekda").get(url("sarana_daftar")).content.decode()
