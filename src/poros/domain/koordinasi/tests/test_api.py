"""Orders and work through the API: one whole life, every act, and who may not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.domain.koordinasi.api.tindakan import BERISI, TANPA_ISI
from poros.kernel.antarmuka.uji import Program
from poros.kernel.penugasan.models import Arahan, Penugasan, TemuanKonflik
from poros.kernel.penugasan.rules import Aksi


@pytest.fixture
def arahan(kota):
    """The body of an order; the first unit leads."""

    def make(*units, **lain):
        kepada = [{"unit": kota.unit[u].pk, "peran": "pendukung" if n else "utama"} for n, u in enumerate(units)]
        return {"isi": "Siapkan posko", "kepada": kepada, "dasar": "Rapat 20 November"} | lain

    return make


@pytest.fixture
def tugas(program, arahan):
    """The number of a penugasan for Dinas PU, ordered by the Sekda."""

    def make(**lain):
        answer = program("sekda").post("/arahan", arahan("pu", **lain))
        assert answer.status_code == 201
        return Penugasan.objects.get(arahan_id=answer.json()["id"]).pk

    return make


def langkah(siapa: Program, tugas: int, aksi: str, **isi):
    answer = siapa.post(f"/penugasan/{tugas}/{aksi}", isi)
    return answer.json().get("status") if answer.status_code == 200 else answer.status_code


def test_the_whole_life_of_a_penugasan(program, tugas):
    nomor = tugas()
    sekda, ekbang, kadis = program("sekda"), program("kabag_ekbang"), program("kadis_pu")
    assert langkah(kadis, nomor, "terima") == "diterima"
    assert langkah(kadis, nomor, "laporkan", catatan="Tenda terpasang", kemajuan=40) == "dikerjakan"
    assert langkah(kadis, nomor, "serahkan") == 422  # without evidence
    bukti = kadis.post(f"/penugasan/{nomor}/bukti", {"teks": "Posko berdiri", "angka": "3.5", "satuan": "hari"})
    assert bukti.status_code == 201
    assert bukti.json()["angka"] == "3.5"
    assert langkah(kadis, nomor, "serahkan", catatan="Selesai") == "menunggu_verifikasi"
    assert langkah(ekbang, nomor, "tolak", catatan="Foto belum ada") == "dikerjakan"
    assert langkah(kadis, nomor, "serahkan", catatan="Lengkap") == "menunggu_verifikasi"
    assert langkah(ekbang, nomor, "verifikasi") == "terverifikasi"
    assert langkah(sekda, nomor, "revisi", catatan="Tambah jumlahnya") == "dikerjakan"
    assert langkah(kadis, nomor, "serahkan") == "menunggu_verifikasi"
    assert langkah(ekbang, nomor, "verifikasi") == "terverifikasi"
    assert langkah(sekda, nomor, "setujui") == "selesai"
    assert langkah(sekda, nomor, "buka-kembali", catatan="Ternyata bocor") == "dikerjakan"
    assert langkah(sekda, nomor, "batalkan", catatan="Tidak perlu lagi") == "dibatalkan"
    found = sekda.get(f"/penugasan/{nomor}").json()
    assert found["kemajuan"] == 100
    assert found["aksi"] == []
    assert len(found["riwayat"]) == 13
    assert [row["teks"] for row in found["bukti"]] == ["Posko berdiri"]


def test_returned_work_goes_to_its_coordinator_who_decides(program, tugas, kota):
    kadis, ekbang = program("kadis_pu"), program("kabag_ekbang")
    first, second = tugas(), tugas()
    for nomor in (first, second):
        assert langkah(kadis, nomor, "kembalikan", catatan="Bukan urusan kami") == "dikembalikan"
    assert langkah(ekbang, first, "tegaskan", catatan="Tetap PU") == "ditegaskan"
    moved = ekbang.post(f"/penugasan/{second}/alihkan", {"unit": kota.unit["dlh"].pk, "catatan": "Urusan DLH"})
    assert moved.status_code == 201
    assert Penugasan.objects.get(pk=moved.json()["id"]).unit == kota.unit["dlh"]
    nowhere = ekbang.post(f"/penugasan/{first}/alihkan", {"unit": 999_999, "catatan": "x"})
    assert nowhere.json()["galat"][0]["penunjuk"] == "/unit"


def test_delegating_talking_and_being_told(program, tugas, arahan, kota):
    nomor, kadis = tugas(), program("kadis_pu")
    given = kadis.post(f"/penugasan/{nomor}/delegasikan", {"kepada": kota.jabatan["staf_pu"].pk})
    assert given.json()["pelaksana"] == kota.jabatan["staf_pu"].pk
    assert kadis.post(f"/penugasan/{nomor}/delegasikan", {"kepada": 999_999}).status_code == 422
    staf = program("staf_pu")
    assert staf.post(f"/penugasan/{nomor}/pesan", {"isi": "Siap"}).status_code == 201
    assert [row["isi"] for row in staf.get(f"/penugasan/{nomor}").json()["pesan"]] == ["Siap"]
    body = arahan("pu", "dlh")
    body["kepada"][1]["peran"] = "tembusan"
    order = program("sekda").post("/arahan", body).json()["id"]
    copy = Penugasan.objects.get(arahan_id=order, peran="tembusan")
    assert langkah(program("kadis_dlh"), copy.pk, "ketahui") == "diketahui"


@pytest.mark.parametrize("aksi", [nama for nama, *_ in TANPA_ISI] + [nama for nama, *_ in BERISI])
def test_no_act_is_open_to_who_has_no_part_in_the_work(program, tugas, aksi):
    nomor = tugas()
    assert program("camat").post(f"/penugasan/{nomor}/{aksi}", {"catatan": "x"}).status_code == 404
    assert Penugasan.objects.get(pk=nomor).status == "terkirim"


def test_every_act_of_the_flow_has_an_address():
    served = {nama.replace("-", "_") for nama, *_ in (*TANPA_ISI, *BERISI)} | {"alihkan"}
    assert served == {aksi.value for aksi in Aksi}


def test_an_act_out_of_turn_says_what_is_possible(program, tugas):
    answer = program("kabag_ekbang").post(f"/penugasan/{tugas()}/verifikasi", {})
    assert answer.status_code == 409
    assert "terima" in answer.json()["boleh"]


@pytest.mark.parametrize("banyak", [1, 3])
def test_lists_take_two_statements(program, tugas, banyak):
    for _n in range(banyak):
        tugas()
    sekda = program("sekda")
    sekda.get("/penugasan")
    for jalur in ("/penugasan?kotak=semua", "/arahan", "/konflik"):
        with CaptureQueriesContext(connection) as queries:
            assert sekda.get(jalur).status_code == 200
        assert len(queries) == 2


def test_boxes_and_filters(program, tugas, kota):
    nomor = tugas()
    sekda, kadis = program("sekda"), program("kadis_pu")

    def isi(siapa, **kueri):
        return [row["id"] for row in siapa.get("/penugasan", kueri).json()["isi"]]

    assert isi(kadis) == [nomor]
    assert isi(sekda) == []
    assert isi(sekda, kotak="perintah") == [nomor]
    assert isi(sekda, kotak="semua", q="posko") == [nomor]
    assert isi(sekda, kotak="semua", q="banjir") == []
    assert isi(kadis, status="diterima") == []
    assert isi(kadis, terlambat="true") == []
    assert isi(program("kadis_dlh"), kotak="semua") == []
    assert isi(sekda, kotak="semua", unit=kota.unit["pu"].pk) == [nomor]


def test_a_unit_that_does_not_exist_is_no_filter_for_an_error(program, tugas):
    tugas()
    answer = program("sekda").get("/penugasan", {"kotak": "semua", "unit": 999_999})
    assert answer.status_code == 200
    assert answer.json()["isi"] == []


def test_an_order_is_read_in_parts_and_taken_back(program, arahan):
    sekda, kadis = program("sekda"), program("kadis_pu")
    nomor = sekda.post("/arahan", arahan("pu", "dlh")).json()["id"]
    assert len(sekda.get(f"/arahan/{nomor}").json()["penugasan"]) == 2
    assert [p["unit"]["nama"] for p in kadis.get(f"/arahan/{nomor}").json()["penugasan"]] == ["Dinas Pekerjaan Umum"]
    assert program("camat").get(f"/arahan/{nomor}").status_code == 404
    assert kadis.post(f"/arahan/{nomor}/tarik", {"catatan": "x"}).status_code == 404
    assert sekda.post(f"/arahan/{nomor}/tarik", {"catatan": "Ganti rencana"}).json()["status"] == "ditarik"
    assert [row["id"] for row in sekda.get("/arahan", {"status": "ditarik", "saya": "true"}).json()["isi"]] == [nomor]


@pytest.fixture
def bertabrakan(program, arahan, kota):
    """Two bodies that claim the only crane at the same time."""
    from poros.kernel.penugasan.models import SumberDaya

    derek = SumberDaya.objects.create(kode="derek", nama="Derek", jenis="alat")
    jendela = {"mulai": "2099-11-24T09:00:00+07:00", "selesai": "2099-11-24T11:00:00+07:00"}
    klaim = [{"sumber_daya": derek.pk, **jendela}]
    return arahan("pu", klaim=klaim), arahan("dlh", klaim=klaim)


def test_collisions_are_shown_answered_and_decided(program, bertabrakan):
    first, second = bertabrakan
    asisten, sekda = program("asisten2"), program("sekda")
    assert asisten.post("/arahan", first).status_code == 201
    found = sekda.post("/konflik/periksa", second).json()
    assert len(found) == 1
    assert "Derek" in found[0]["kalimat"]
    assert Arahan.objects.count() == 1
    unseen = sekda.post("/arahan", second | {"pilihan": []})
    assert unseen.status_code == 422
    seen = sekda.post("/arahan", second | {"pilihan": [{"kunci": found[0]["kunci"], "alasan": "Tetap perlu"}]})
    assert seen.status_code == 201
    listed = sekda.get("/konflik").json()["isi"]
    assert len(listed) == 1
    decided = sekda.post(f"/konflik/{listed[0]['id']}/putuskan", {"keputusan": "atur_urutan", "alasan": "DLH dulu"})
    assert decided.json()["keputusan"] == "atur_urutan"
    assert sekda.get("/konflik").json()["isi"] == []
    assert len(sekda.get("/konflik", {"terbuka": "false"}).json()["isi"]) == 1
    assert program("camat").get("/konflik", {"terbuka": "false"}).json()["isi"] == []


def test_who_is_not_above_both_does_not_decide(program, bertabrakan):
    program("asisten2").post("/arahan", bertabrakan[0])
    program("sekda").post("/arahan", bertabrakan[1])
    temuan = TemuanKonflik.objects.get()
    body = {"keputusan": "gabungkan", "alasan": "x"}
    assert program("camat").post(f"/konflik/{temuan.pk}/putuskan", body).status_code == 404


@pytest.mark.parametrize(
    ("ubah", "penunjuk"),
    [
        ({"isi": " "}, "/isi"),
        ({"kepada": []}, "/kepada"),
        ({"kepada": [{"unit": 999_999}]}, "/kepada"),
        ({"objek": "kota//barat"}, "/objek"),
        ({"tindak": "tutup-jalan"}, "/objek"),
        ({"tenggat": "2001-01-01T00:00:00Z"}, "/tenggat"),
        ({"aturan_tenggat": "tidak-ada"}, "/tenggat"),
        ({"menggantikan": 999_999}, "/menggantikan"),
        (
            {"klaim": [{"sumber_daya": 1, "mulai": "2099-01-02T00:00:00Z", "selesai": "2099-01-01T00:00:00Z"}]},
            "/klaim/0",
        ),
    ],
)
def test_every_wrong_part_of_an_order_is_named(program, arahan, ubah, penunjuk):
    answer = program("sekda").post("/arahan", arahan("pu", **ubah))
    assert answer.status_code == 422
    assert [g["penunjuk"] for g in answer.json()["galat"]] == [penunjuk]
    assert not Arahan.objects.exists()


def test_what_an_order_can_name(program):
    from poros.kernel.penugasan.models import SumberDaya, TindakArahan

    SumberDaya.objects.create(kode="derek", nama="Derek", jenis="alat")
    SumberDaya.objects.create(kode="lama", nama="Derek tua", jenis="alat", aktif=False)
    TindakArahan.objects.create(kode="uji-tutup", nama="Uji tutup", dari="2020-01-01")
    TindakArahan.objects.create(kode="uji-dahulu", nama="Uji dahulu", dari="2020-01-01", sampai="2021-01-01")
    camat = program("camat")
    assert [row["kode"] for row in camat.get("/sumber-daya", {"q": "derek"}).json()["isi"]] == ["derek"]
    assert [row["kode"] for row in camat.get("/tindak-arahan", {"q": "uji"}).json()["isi"]] == ["uji-tutup"]


def test_the_desk_shows_what_waits_and_why(program, tugas):
    nomor = tugas()
    found = program("kadis_pu").get("/meja").json()
    assert found["terbuka"] == 1
    assert [(row["sebab"], row["tugas"]["id"]) for row in found["menunggu"]] == [("jawab", nomor)]
    assert program("camat").get("/meja").json()["menunggu"] == []
