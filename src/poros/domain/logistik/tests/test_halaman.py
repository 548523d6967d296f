"""Every page opens for who may see it, forms do what they say, and refusals stand beside their field."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import (
    Alokasi,
    Donasi,
    Gudang,
    Kiriman,
    Mutasi,
    PaguBtt,
    Penerimaan,
    Pengungsi,
    PeranLogistik,
    PermintaanSarana,
    Rkb,
    Sarana,
    Titik,
)
from poros.domain.logistik.rules.alur import JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataDonasi, DataDsp, DataPermintaan, DataRkb, DataSarana

pytestmark = pytest.mark.django_db


def url(nama: str, *args: object) -> str:
    return reverse(f"logistik:{nama}", args=args)


def ukur(client: Client, way: str) -> int:
    """How many statements a page asks of this module's tables."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(way).status_code == 200
    return sum("logistik_" in q["sql"] for q in asked.captured_queries)


@pytest.fixture
def uang(pagu, banjir):
    """Money, and what it is for."""
    return banjir


@pytest.fixture
def penuh(kota, tempat, alokasi, kiriman, uang):
    """Something of everything."""
    kadis, unit = kota.aktor("kadis_sos"), kota.unit["sos"]
    alokasi()
    run = kiriman()
    gift = pintu.janji(
        DataDonasi(barang_id=tempat.barang["air"].pk, jumlah=5, nama="Bu Dermawan", kontak="0800", rencana=run.hari)
    )
    boat = services.catat_sarana(kadis, unit, data=DataSarana(kode="p1", nama="Perahu", jenis=JenisSarana.PERAHU))
    now = run.berangkat
    data = DataPermintaan(
        jenis=JenisSarana.PERAHU,
        jumlah=1,
        keperluan="Evakuasi",
        tempat="Sungai",
        mulai=now,
        selesai=now.replace(year=2099),
    )
    asked = services.minta_sarana(kadis, unit, data=data)
    services.tugaskan_sarana(kadis, asked, sarana_id=boat.pk)
    plan = services.ajukan_rkb(kadis, unit, data=DataRkb(nomor="R1", dasar="SK", keperluan="Beras", jumlah=1_000_000))
    dsp = services.catat_dsp(kadis, unit, data=DataDsp(kejadian_id=uang.pk))
    return {
        "gudang": tempat.gudang.pk, "titik": tempat.utara.pk, "kiriman": run.pk, "donasi": gift.pk, "sarana": boat.pk,
        "permintaan": asked.pk, "rkb": plan.pk, "dsp": dsp.pk, "alokasi": Alokasi.objects.get().pk,
        "perhentian": run.perhentian.get(titik=tempat.utara).pk, "barang": tempat.barang["beras"].pk,
    }  # fmt: skip


LAYAR = (
    "beranda", "barang", "barang_catat", "gudang_daftar", "gudang_catat", "titik_daftar", "titik_catat", "kebutuhan",
    "alokasi_daftar", "alokasi_hitung", "kiriman_daftar", "terima_daftar", "donasi_daftar", "sarana_daftar",
    "sarana_catat", "permintaan_daftar", "minta", "btt", "rkb_ajukan", "dsp_daftar", "dsp_catat", "publik",
    "publik_janji_baru", "kemana",
)  # fmt: skip
SATU = {
    "gudang": ("gudang", "gudang_ubah", "masuk", "pindah", "susut", "opname", "cadangan", "kiriman_susun", "rute"),
    "titik": ("titik", "titik_ubah", "lapor", "jalur"),
    "alokasi": ("alokasi",),
    "kiriman": ("kiriman", "berangkat", "kiriman_batal", "kiriman_selesai"),
    "perhentian": ("terima",),
    "donasi": ("donasi", "donasi_setujui", "donasi_tolak", "donasi_terima", "donasi_batal", "tanda_terima"),
    "sarana": ("sarana", "sarana_ubah"),
    "permintaan": ("permintaan", "tugaskan"),
    "rkb": ("rkb", "rkb_tarik", "rkb_belanja", "rkb_laporan"),
    "dsp": ("dsp", "dsp_ubah", "dsp_lengkapi"),
    "barang": ("barang_ubah",),
}


def test_every_page_opens_for_the_manager(masuk, penuh):
    client = masuk("kadis_sos")
    ways = [url(n) for n in LAYAR] + [url(n, penuh[k]) for k, names in SATU.items() for n in names]
    wrong = {way: code for way in ways if (code := client.get(way).status_code) != 200}
    assert wrong == {}


def test_exports_hold_what_the_page_shows(masuk, penuh):
    client = masuk("kadis_sos")
    text = b"".join(client.get(url("ekspor_mutasi", penuh["gudang"], "csv")).streaming_content).decode()
    assert text.count("\n") == Mutasi.objects.filter(saldo__gudang=penuh["gudang"]).count() + 1
    assert "Selimut" in text
    assert client.get(url("ekspor_kas", penuh["rkb"], "xlsx")).status_code == 200


@pytest.mark.parametrize(
    ("siapa", "nama", "kunci"),
    [("camat", "masuk", "gudang"), ("camat", "alokasi_hitung", None), ("kadis_pu", "donasi", "donasi"),
     ("kadis_pu", "rkb", "rkb"), ("kadis_pu", "dsp", "dsp"), ("sekda", "berangkat", "kiriman"),
     ("kadis_pu", "terima", "perhentian"), ("kadis_dlh", "tugaskan", "permintaan")],
)  # fmt: skip
def test_what_is_not_theirs_is_not_there(masuk, penuh, siapa, nama, kunci):
    way = url(nama, penuh[kunci]) if kunci else url(nama)
    assert masuk(siapa).get(way).status_code == 404


class TestActs:
    def test_goods_come_in_and_nonsense_stays_in_the_form(self, masuk, tempat):
        client, way = masuk("kadis_sos"), url("masuk", tempat.gudang.pk)
        told = {"barang_id": tempat.barang["beras"].pk, "jumlah": 50, "pemilik": "Pemkot"}
        assert client.post(way, told).status_code == 302
        assert Mutasi.objects.get().sisa == 50
        again = client.post(way, told | {"jumlah": 0})
        assert again.status_code == 422
        assert client.post(url("opname", tempat.gudang.pk), {"catatan": "x"}).status_code == 422

    def test_a_warehouse_a_point_its_people_and_its_way(self, masuk, kota, tempat, hari):
        client = masuk("kadis_sos")
        told = {"kode": "g2", "nama": "Gudang 2", "jenis": "gudang", "unit_id": kota.unit["sos"].pk, "aktif": "on"}
        client.post(url("gudang_catat"), told)
        place = Gudang.objects.get(kode="g2")
        client.post(url("gudang_ubah", place.pk), told | {"nama": "Gudang Dua"})
        told = {"kode": "t2", "nama": "Titik 2", "unit_id": kota.unit["kec"].pk, "mulai": hari, "aktif": "on"}
        client.post(url("titik_catat"), told)
        point = Titik.objects.get(kode="t2")
        way = {"gudang_id": place.pk, "meter": 900, "menit": 3, "terbuka": "on"}
        client.post(url("jalur", point.pk), way)
        client.post(url("lapor", point.pk), {"hari": hari, "jumlah": 7, "rentan": 1, "sumber": "Lurah"})
        place.refresh_from_db()
        assert (place.nama, point.jalur.get().meter, Pengungsi.objects.get().jumlah) == ("Gudang Dua", 900, 7)

    def test_computed_decided_routed_sent(self, masuk, tempat, isi, lapor, hari):
        isi("beras", 100)
        lapor("utara", 100)
        client = masuk("kadis_sos")
        client.post(url("alokasi_hitung"), {"barang_id": tempat.barang["beras"].pk, "dari": hari, "hari": 5})
        row = Alokasi.objects.get()
        page = client.get(url("alokasi", row.pk)).content.decode()
        assert "100/200 = 50,0%" in page
        client.post(url("alokasi_putuskan", row.pk, "tetapkan"))
        answer = client.post(
            url("rute", tempat.gudang.pk), {"hari": hari, "nama-1": "Truk", "muat-1": 500, "banyak-1": 1}
        )
        assert answer.status_code == 302
        run = Kiriman.objects.get()
        client.post(url("berangkat", run.pk), {"pengemudi": "Pak Sopir"})
        run.refresh_from_db()
        assert (run.status, run.pengemudi) == ("berangkat", "Pak Sopir")
        assert "SDN 1" in masuk("camat").get(url("terima_daftar")).content.decode()

    def test_pledged_answered_brought_without_signing_in(self, client, masuk, tempat, lapor, hari):
        lapor("utara", 100)
        client.defaults["HTTP_HOST"] = "uji.localhost"
        told = {"barang_id": tempat.barang["beras"].pk, "jumlah": 30, "rencana": hari, "nama": "Bu D", "kontak": "0800"}
        answer = client.post(url("publik_janji_baru"), told)
        gift = Donasi.objects.get()
        assert answer["Location"] == url("publik_janji", gift.tanda)
        assert client.get(url("publik_tanda_terima", gift.tanda)).status_code == 404
        office = masuk("kadis_sos")
        page = office.get(url("donasi", gift.pk)).content.decode()
        assert "0800" not in page
        assert "0800" in office.post(url("donatur", gift.pk)).content.decode()
        office.post(url("donasi_setujui", gift.pk), {"gudang_id": tempat.gudang.pk})
        office.post(url("donasi_terima", gift.pk), {"jumlah": 30})
        client.logout()
        paper = client.get(url("publik_tanda_terima", gift.tanda))
        assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
        shown = client.get(url("kemana")).content.decode()
        assert ("Seorang dermawan" in shown, "Bu D" in shown) == (True, False)

    def test_money_is_filed_paid_and_spent(self, masuk, pagu, hari):
        client = masuk("kadis_sos")
        told = {"nomor": "R1", "dasar": "SK", "keperluan": "Beras", "jumlah": "1.000.000"}
        client.post(url("rkb_ajukan"), told)
        plan = Rkb.objects.get()
        too_much = client.post(url("rkb_ajukan"), told | {"nomor": "R2", "jumlah": "2.000.000.000"})
        assert (too_much.status_code, "yang tersedia" in too_much.content.decode()) == (422, True)
        masuk("kabag_umum").post(url("rkb_cairkan", plan.pk), {"nomor_sp2d": "S1"})
        spent = {"tanggal": hari, "uraian": "Beras", "jumlah": "400.000"}
        masuk("kadis_sos").post(url("rkb_belanja", plan.pk), spent)
        assert list(plan.kas.values_list("saldo", flat=True)) == [1_000_000, 600_000]

    def test_resources_are_asked_for_and_sent(self, masuk, kota, peran):
        client = masuk("kadis_sos")
        told = {
            "kode": "pompa", "nama": "Pompa", "jenis": "pompa", "kemampuan": "Lumpur, Mobil", "kapasitas": 300,
            "satuan": "liter/detik", "asal": "daerah", "keadaan": "siap", "aktif": "on",
        }  # fmt: skip
        client.post(url("sarana_catat"), told)
        tool = Sarana.objects.get()
        assert tool.kemampuan == ["Lumpur", "Mobil"]
        ask = {"jenis": "pompa", "jumlah": 1, "keperluan": "Genangan", "tempat": "RSUD",
               "mulai": "2026-11-23T08:00", "selesai": "2026-11-23T18:00"}  # fmt: skip
        client.post(url("minta"), ask)
        row = PermintaanSarana.objects.get()
        client.post(url("tugaskan", row.pk), {"sarana_id": tool.pk})
        claim = row.klaim.get()
        for act in ("tiba", "lepas"):
            client.post(url("klaim", claim.pk), {"aksi": act})
        client.post(url("permintaan_tutup", row.pk), {"aksi": "selesaikan"})
        row.refresh_from_db()
        assert row.status == "selesai"

    def test_the_administrator_says_who_manages(self, masuk, kota):
        unit = kota.unit
        masuk("admin").post(url("peran"), {"pengelola": [unit["sos"].pk, unit["dlh"].pk], "bud": [unit["umum"].pk]})
        assert PeranLogistik.objects.count() == 3
        assert masuk("kadis_dlh").get(url("gudang_catat")).status_code == 200
        assert masuk("kadis_pu").get(url("peran")).status_code == 404

    def test_the_fund_is_set_by_the_treasury(self, masuk, kota, peran):
        told = {"tahun": 2026, "jumlah": "5.000.000.000", "dasar": "Perda 1"}
        assert masuk("kabag_umum").post(url("pagu"), told).status_code == 302
        assert PaguBtt.objects.get().jumlah == 5_000_000_000


class TestOffline:
    """A receipt that waited on the phone is sent under its key, and comes once."""

    @pytest.fixture
    def kirim(self, masuk, kiriman, tempat):
        run = kiriman()
        stop = run.perhentian.get(titik=tempat.utara)
        told = {f"hitung-{b.pk}": b.jumlah for b in stop.baris.all()} | {"kunci": str(uuid4()), "penerima": "Bu Umpama"}

        def send(tanda: str, **lain):
            way = url("terima", stop.pk)
            return masuk("camat").post(way, told | lain, HTTP_X_KUNCI=tanda, HTTP_X_ANTREAN="ya")

        return send

    def test_the_same_twice_is_one(self, kirim):
        assert [kirim("a").status_code for _n in range(3)] == [204, 204, 204]
        assert Penerimaan.objects.count() == 1

    def test_the_same_page_under_another_key_is_one_too(self, kirim):
        """The phone lost its queue and the form was still open."""
        assert [kirim(k).status_code for k in "abc"] == [204, 204, 204]
        assert Penerimaan.objects.count() == 1

    def test_another_count_of_the_same_stop_is_kept_on_the_phone_with_the_reason(self, kirim):
        kirim("a")
        refused = kirim("b", kunci=str(uuid4()))
        assert (refused.status_code, "sudah dicatat" in refused.content.decode()) == (422, True)
        assert Penerimaan.objects.count() == 1


class TestLists:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_each_list_asks_the_same_for_one_as_for_three(self, masuk, kota, tempat, banyak):
        for n in range(banyak):
            sarana = DataSarana(kode=f"s{n}", nama="S", jenis=JenisSarana.PERAHU)
            services.catat_sarana(kota.aktor("kadis_sos"), kota.unit["sos"], data=sarana)
            pintu.janji(
                DataDonasi(
                    barang_id=tempat.barang["air"].pk, jumlah=1, nama="x", kontak=str(n), rencana=timezone.localdate()
                )
            )
        client = masuk("kadis_sos")
        assert {nama: ukur(client, url(nama)) for nama in ("sarana_daftar", "donasi_daftar", "gudang_daftar")} == {
            "sarana_daftar": 1, "donasi_daftar": 1, "gudang_daftar": 3,
        }  # fmt: skip
