"""Each page as several kinds of office: there, or as if it were not; buttons only for who may; bad input keeps what was typed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import Alokasi, Barang, Donasi, Kiriman, Klaim, Mutasi, PermintaanSarana, Rkb, Titik
from poros.domain.logistik.rules.alur import JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataDonasi, DataDsp, DataPermintaan, DataSarana

from .test_btt import rencana

pytestmark = pytest.mark.django_db
SEMUA = ("walikota", "sekda", "kadis_sos", "kabag_umum", "kadis_pu", "staf_pu", "camat", "inspektur")


def url(nama: str, *args: object) -> str:
    return reverse(f"logistik:{nama}", args=args)


@pytest.fixture
def benda(kota, tempat, kiriman, pagu, *, banjir, lapor):
    """One of each thing."""
    kadis, unit = kota.aktor("kadis_sos"), kota.unit["sos"]
    run = kiriman()
    lapor("utara", 40)
    gift = pintu.janji(
        DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=5, nama="Bu Dermawan", kontak="0800", rencana=run.hari)
    )
    boat = services.catat_sarana(kadis, unit, data=DataSarana(kode="p1", nama="Perahu", jenis=JenisSarana.PERAHU))
    now = timezone.now()
    ask = DataPermintaan(
        jenis=JenisSarana.PERAHU, jumlah=2, keperluan="Evakuasi", tempat="Sungai", mulai=now, selesai=now + timedelta(1)
    )
    asked = services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=ask)
    services.tugaskan_sarana(kadis, asked, sarana_id=boat.pk)
    plan = services.ajukan_rkb(kadis, unit, data=rencana())
    dsp = services.catat_dsp(kadis, unit, data=DataDsp(kejadian_id=banjir.pk))
    return {
        "gudang": tempat.gudang.pk, "titik": tempat.utara.pk, "kiriman": run.pk, "donasi": gift.pk, "sarana": boat.pk,
        "permintaan": asked.pk, "rkb": plan.pk, "dsp": dsp.pk, "perhentian": run.perhentian.get(titik=tempat.utara).pk,
        "barang": tempat.barang["beras"].pk,
    }  # fmt: skip


TERBUKA = ("beranda", "barang", "gudang_daftar", "titik_daftar", "kebutuhan", "alokasi_daftar", "kiriman_daftar",
           "terima_daftar", "donasi_daftar", "sarana_daftar", "permintaan_daftar", "btt", "dsp_daftar")  # fmt: skip
UANG = {"walikota", "sekda", "kadis_sos", "kabag_umum", "inspektur"}
SIAPA = {  # page, thing, for whom it is there
    ("gudang", "gudang"): set(SEMUA),
    ("titik", "titik"): set(SEMUA),
    ("kiriman", "kiriman"): set(SEMUA),
    ("sarana", "sarana"): set(SEMUA),
    ("permintaan", "permintaan"): set(SEMUA),
    ("rkb", "rkb"): UANG,
    ("dsp", "dsp"): UANG,
    ("donasi", "donasi"): {"kadis_sos"},
    ("masuk", "gudang"): {"kadis_sos"},
    ("cadangan", "gudang"): {"kadis_sos"},
    ("rute", "gudang"): {"kadis_sos"},
    ("titik_ubah", "titik"): {"kadis_sos"},
    ("lapor", "titik"): {"kadis_sos", "camat"},
    ("terima", "perhentian"): {"kadis_sos", "camat"},
    ("kiriman_selesai", "kiriman"): {"kadis_sos"},
    ("tugaskan", "permintaan"): {"kadis_sos"},
    ("rkb_cairkan", "rkb"): {"kabag_umum"},
    ("rkb_tarik", "rkb"): {"kadis_sos"},
    ("dsp_ubah", "dsp"): {"kadis_sos"},
    ("barang_ubah", "barang"): {"kadis_sos"},
}
BARU = {  # pages on which something new is made
    "barang_catat": {"kadis_sos"},
    "gudang_catat": {"kadis_sos"},
    "titik_catat": {"kadis_sos"},
    "alokasi_hitung": {"kadis_sos"},
    "dsp_catat": {"kadis_sos"},
    "pagu": {"kabag_umum"},
    "rkb_ajukan": {"walikota", "sekda", "kadis_sos", "kabag_umum", "kadis_pu", "camat"},
    "minta": {"walikota", "sekda", "kadis_sos", "kabag_umum", "kadis_pu", "camat"},
    "sarana_catat": {"walikota", "sekda", "kadis_sos", "kabag_umum", "kadis_pu", "camat"},
    "peran": set(),
}


@pytest.mark.parametrize("siapa", SEMUA)
def test_what_is_there_for_whom(masuk, benda, siapa):
    client = masuk(siapa)
    found = {nama: client.get(url(nama)).status_code for nama in TERBUKA}
    assert found == dict.fromkeys(TERBUKA, 200)
    one = {key: client.get(url(key[0], benda[key[1]])).status_code for key in SIAPA}
    assert one == {key: 200 if siapa in who else 404 for key, who in SIAPA.items()}
    new = {nama: client.get(url(nama)).status_code for nama in BARU}
    assert new == {nama: 200 if siapa in who else 404 for nama, who in BARU.items()}


def test_without_signing_in_one_is_asked_to(client, benda):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    for way in (*(url(n) for n in TERBUKA), url("rkb", benda["rkb"]), url("donasi", benda["donasi"])):
        answer = client.get(way)
        assert (answer.status_code, "/akun/" in answer["Location"]) == (302, True), way


@pytest.mark.parametrize(
    "nama", ["gudang", "titik", "kiriman", "sarana", "permintaan", "rkb", "dsp", "donasi", "alokasi"]
)
def test_what_was_never_there_is_not_there(masuk, peran, nama):
    assert masuk("kadis_sos").get(url(nama, 2**40)).status_code == 404


class TestButtons:
    def isi(self, masuk, siapa: str, nama: str, *args) -> str:
        return masuk(siapa).get(url(nama, *args)).content.decode()

    @pytest.mark.parametrize(
        ("nama", "kunci", "kata", "boleh"),
        [
            ("gudang_daftar", None, "gudang/catat/", {"kadis_sos"}),
            ("titik_daftar", None, "titik/catat/", {"kadis_sos"}),
            ("alokasi_daftar", None, "alokasi/hitung/", {"kadis_sos"}),
            ("barang", None, "barang/catat/", {"kadis_sos"}),
            ("btt", None, "btt/pagu/", {"kabag_umum"}),
            ("btt", None, "btt/ajukan/", {"kadis_sos", "kabag_umum", "camat"}),
            ("dsp_daftar", None, "dsp/catat/", {"kadis_sos"}),
            ("permintaan_daftar", None, "permintaan/ajukan/", {"kadis_sos", "kabag_umum", "camat"}),
            ("gudang", "gudang", "/masuk/", {"kadis_sos"}),
            ("titik", "titik", "/lapor/", {"kadis_sos", "camat"}),
            ("titik", "titik", "/jalur/", {"kadis_sos"}),
            ("kiriman", "kiriman", "/selesai/", {"kadis_sos"}),
            ("permintaan", "permintaan", "/tugaskan/", {"kadis_sos"}),
            ("permintaan", "permintaan", 'value="tiba"', {"kadis_sos", "camat"}),
            ("sarana", "sarana", "/ubah/", {"kadis_sos"}),
        ],
    )  # fmt: skip
    def test_only_for_who_may(self, masuk, benda, nama, kunci, *, kata, boleh):
        args = (benda[kunci],) if kunci else ()
        shown = {
            s for s in ("kadis_sos", "kabag_umum", "camat", "inspektur") if kata in self.isi(masuk, s, nama, *args)
        }
        assert shown == boleh

    def test_a_step_that_is_past_has_no_button(self, kota, masuk, benda):
        plan = Rkb.objects.get()
        assert "cairkan/" in self.isi(masuk, "kabag_umum", "rkb", plan.pk)
        services.cairkan(kota.aktor("kabag_umum"), plan, nomor_sp2d="S")
        assert "cairkan/" not in self.isi(masuk, "kabag_umum", "rkb", plan.pk)
        assert "belanja/" in self.isi(masuk, "kadis_sos", "rkb", plan.pk)

    def test_a_decision_leads_on_to_the_runs(self, masuk, alokasi, tempat):
        row = alokasi()
        assert url("rute", tempat.gudang.pk) in self.isi(masuk, "kadis_sos", "alokasi", row.pk)
        assert url("rute", tempat.gudang.pk) not in self.isi(masuk, "sekda", "alokasi", row.pk)


class TestTyped:
    """What is refused stands beside its field, with all that was typed."""

    @pytest.mark.parametrize(
        ("nama", "kunci", "ketik", "tetap", "kata"),
        [
            ("masuk", "gudang", {"jumlah": "7", "pemilik": "Kementerian Sosial", "kedaluwarsa": "2020-01-01"},
             "Kementerian Sosial", "kedaluwarsa"),
            ("lapor", "titik", {"jumlah": "10", "rentan": "11", "sumber": "Ketua RT 05"}, "Ketua RT 05", "rentan"),
            ("jalur", "titik", {"meter": "0", "menit": "5", "keterangan": "Lewat jembatan"}, "Lewat jembatan", ""),
            ("dsp_lengkapi", "dsp", {"kode": "sk-nama-alamat", "nomor": "300/9"}, "300/9", ""),
            ("rkb_belanja", "rkb", {"uraian": "Sewa perahu", "jumlah": "banyak"}, "Sewa perahu", ""),
        ],
    )  # fmt: skip
    def test_and_nothing_has_happened(self, masuk, benda, nama, kunci, *, ketik, tetap, kata):
        if nama == "masuk":
            ketik = ketik | {"barang_id": benda["barang"]}
        if nama == "lapor":
            ketik = ketik | {"hari": f"{timezone.localdate()}"}
        before = Mutasi.objects.count()
        answer = masuk("kadis_sos").post(url(nama, benda[kunci]), ketik)
        page = answer.content.decode()
        assert (answer.status_code, tetap in page, kata in page) == (422, True, True)
        assert Mutasi.objects.count() == before

    def test_money_stays_as_it_was_written(self, masuk, pagu):
        told = {"nomor": "R9", "keperluan": "Beras dua puluh ton", "dasar": "SK", "jumlah": "2.000.000.000"}
        page = masuk("kadis_sos").post(url("rkb_ajukan"), told).content.decode()
        assert "Beras dua puluh ton" in page
        assert 'value="2.000.000.000"' in page

    def test_a_folded_line_with_something_in_it_is_open(self, masuk, benda):
        page = masuk("kadis_sos").post(url("kiriman_susun", benda["gudang"]), {"jumlah-5": "3"}).content.decode()
        assert '<details class="kartu" open' in page


class TestScreens:
    def test_goods_are_retired_and_taken_up_again(self, masuk, benda):
        client, row = masuk("kadis_sos"), Barang.objects.get(kode="selimut")
        told = {"kode": "selimut", "nama": "Selimut", "satuan": "lembar", "isi": "1", "berat_gram": "900"}
        for active in ({}, {"aktif": "on"}):
            assert client.post(url("barang_ubah", row.pk), told | active).status_code == 302
            row.refresh_from_db()
            assert row.aktif is bool(active)
        assert "tidak dipakai" not in client.get(url("barang")).content.decode()

    def test_a_point_is_closed_and_takes_no_more_counts(self, masuk, kota, benda, hari):
        client, row = masuk("kadis_sos"), Titik.objects.get(pk=benda["titik"])
        told = {"kode": row.kode, "nama": row.nama, "unit_id": row.unit_id, "mulai": f"{row.mulai}"}
        assert client.post(url("titik_ubah", row.pk), told).status_code == 302
        row.refresh_from_db()
        assert not row.aktif
        count = {"hari": f"{hari}", "jumlah": "1", "rentan": "0", "sumber": "x"}
        refused = masuk("camat").post(url("lapor", row.pk), count)
        assert (refused.status_code, "sudah ditutup" in refused.content.decode()) == (422, True)

    def test_a_request_is_declined_in_words(self, masuk, kota, benda):
        services.jalankan_klaim(kota.aktor("camat"), Klaim.objects.get(), aksi="batalkan")
        client = masuk("kadis_sos")
        client.post(url("permintaan_tutup", benda["permintaan"]), {"aksi": "tolak", "alasan": ""})
        assert PermintaanSarana.objects.get().status == "diajukan"
        client.post(url("permintaan_tutup", benda["permintaan"]), {"aksi": "tolak", "alasan": "Habis"})
        assert (PermintaanSarana.objects.get().status, PermintaanSarana.objects.get().alasan) == ("ditolak", "Habis")

    def test_an_act_that_there_is_not_changes_nothing(self, masuk, benda):
        client = masuk("kadis_sos")
        assert client.post(url("permintaan_tutup", benda["permintaan"]), {"aksi": "lenyap"}).status_code == 302
        assert PermintaanSarana.objects.get().status == "diajukan"

    @pytest.mark.parametrize("aksi", ["tetapkan", "batalkan", "entah"])
    def test_an_allocation_is_decided_by_its_button(self, masuk, alokasi, aksi):
        row = alokasi(tetapkan=False)
        masuk("kadis_sos").post(url("alokasi_putuskan", row.pk, aksi), {"alasan": "Salah hitung"})
        row.refresh_from_db()
        assert row.status == {"batalkan": "dibatalkan"}.get(aksi, "ditetapkan")

    def test_acts_are_not_done_by_looking(self, masuk, alokasi, benda):
        row, client = alokasi(), masuk("kadis_sos")
        assert client.get(url("alokasi_putuskan", row.pk, "batalkan")).status_code == 405
        assert client.get(url("klaim", Klaim.objects.get().pk)).status_code == 405
        assert client.get(url("donatur", benda["donasi"])).status_code == 405
        assert Alokasi.objects.get().status == "ditetapkan"

    def test_routes_begin_with_the_ready_vehicles(self, masuk, kota, tempat):
        data = DataSarana(kode="t", nama="Truk BPBD", jenis=JenisSarana.KENDARAAN, kapasitas=900, satuan="kg")
        services.catat_sarana(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)
        page = masuk("kadis_sos").get(url("rute", tempat.gudang.pk)).content.decode()
        assert 'value="Truk BPBD"' in page
        assert 'value="900"' in page

    def test_the_receipt_shows_its_signature(self, masuk, kota, benda, tempat):
        from django.core.files.uploadedfile import SimpleUploadedFile

        from .test_kiriman import PNG, hitung

        run = Kiriman.objects.get(pk=benda["kiriman"])
        told = {f"hitung-{pk}": n for pk, n in hitung(run, tempat.utara).items()}
        told |= {
            "kunci": "5" * 32,
            "penerima": "Bu Umpama",
            "tanda_tangan": SimpleUploadedFile("tanda-tangan.png", PNG),
        }
        client = masuk("camat")
        assert client.post(url("terima", benda["perhentian"]), told).status_code == 302
        stop = run.perhentian.get(titik=tempat.utara)
        page = client.get(url("bukti", stop.penerimaan.pk)).content.decode()
        assert "Bu Umpama" in page
        assert "tanda-tangan.png" in page
        assert "/halaman/1.png" in page
        assert masuk("kadis_pu").get(url("bukti", stop.penerimaan.pk)).status_code == 404

    def test_the_names_of_takers_are_not_on_the_page_of_the_run(self, masuk, kota, benda, kiriman, tempat):
        from uuid import uuid4

        from poros.domain.logistik.values import DataTerima

        from .test_kiriman import hitung

        run = Kiriman.objects.get(pk=benda["kiriman"])
        data = DataTerima(kunci=uuid4(), penerima="Bu Rahasia", hitung=hitung(run, tempat.utara))
        services.terima(kota.aktor("camat"), run.perhentian.get(titik=tempat.utara), data=data)
        for who in ("sekda", "kadis_pu", "kadis_sos"):
            assert "Bu Rahasia" not in masuk(who).get(url("kiriman", run.pk)).content.decode()

    def test_english_is_one_choice_away(self, masuk, benda):
        client = masuk("sekda")
        client.cookies["django_language"] = "en"
        assert client.get(url("beranda"), headers={"accept-language": "en"}).status_code == 200


def test_the_giver_is_named_only_after_asking(masuk, benda):
    client = masuk("kadis_sos")
    page = client.get(url("donasi", benda["donasi"])).content.decode()
    assert "Bu Dermawan" not in page
    assert "Bu Dermawan" in client.post(url("donatur", benda["donasi"])).content.decode()
    assert "Bu Dermawan" not in client.get(url("donasi_daftar")).content.decode()
    assert Donasi.objects.count() == 1
