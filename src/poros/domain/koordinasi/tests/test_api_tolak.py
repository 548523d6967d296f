"""What programs send wrongly: refused with the field named, nothing stored, and never an accident of ours."""

import pytest

from poros.kernel.penugasan.models import Arahan, Bukti, Delegasi, KlaimSumberDaya, Penugasan, SumberDaya, TindakArahan
from poros.kernel.penugasan.rules import TAHUN

ASING = 999_999
PAGI, SORE = "2099-01-01T08:00:00+07:00", "2099-01-01T16:00:00+07:00"


def galat(answer) -> list[str]:
    assert answer.status_code == 422, (answer.status_code, answer.json())
    return [g["penunjuk"] for g in answer.json()["galat"]]


@pytest.fixture
def derek(db) -> SumberDaya:
    return SumberDaya.objects.create(kode="derek", nama="Derek", jenis="alat", kapasitas=2)


@pytest.fixture
def tubuh(kota):
    """The body of an order to Dinas PU."""

    def make(**lain):
        return {"isi": "Siapkan posko", "kepada": [{"unit": kota.unit["pu"].pk}]} | lain

    return make


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"isi": ""}, "/isi"),
        ({"isi": "x" * 10_001}, "/isi"),
        ({"isi": "a\u0000b"}, "/isi"),
        ({"isi": None}, "/isi"),
        ({"kecepatan": "kilat"}, "/kecepatan"),
        ({"kerahasiaan": "gosip"}, "/kerahasiaan"),
        ({"tanda": "mungkin"}, "/tanda"),
        ({"kepada": [{"unit": 0}]}, "/kepada/0/unit"),
        ({"kepada": [{"unit": 2**63}]}, "/kepada/0/unit"),
        ({"kepada": [{"unit": 1, "peran": "penonton"}]}, "/kepada/0/peran"),
        ({"tenggat": "2099-01-01T08:00:00"}, "/tenggat"),  # without a zone
        ({"tenggat": "0001-01-01T00:00:00Z"}, "/tenggat"),
        ({"tenggat": "9999-12-31T23:59:59-11:00"}, "/tenggat"),
        ({"aturan_tenggat": "dua kata"}, "/aturan_tenggat"),
        ({"klaim": [{"sumber_daya": 1, "mulai": PAGI, "selesai": SORE, "jumlah": 0}]}, "/klaim/0/jumlah"),
        ({"klaim": [{"sumber_daya": 1, "mulai": PAGI, "selesai": SORE, "jumlah": 2**31}]}, "/klaim/0/jumlah"),
        ({"klaim": [{"sumber_daya": 1, "mulai": PAGI}]}, "/klaim/0/selesai"),
        ({"klaim": [{"sumber_daya": ASING, "mulai": PAGI, "selesai": SORE}]}, "/klaim"),
        ({"setelah": [{"arahan": ASING}]}, "/setelah"),
        ({"setelah": [{"arahan": 1, "jeda": -1}]}, "/setelah/0/jeda"),
        ({"setelah": [{"arahan": 1, "lama_sebelum": 2**31}]}, "/setelah/0/lama_sebelum"),
        ({"pilihan": [{"kunci": "abc"}]}, "/pilihan/0/kunci"),
        ({"menggantikan": ASING}, "/menggantikan"),
        ({"tindak": "tidak ada"}, "/tindak"),
        ({"tindak": "tidak-ada", "objek": "kota", "mulai": PAGI, "selesai": SORE}, "/tindak"),
        ({"asing": 1}, "/asing"),
    ],
)
def test_each_wrong_part_of_an_order_is_named(program, tubuh, lain, bidang):
    assert galat(program("sekda").post("/arahan", tubuh(**lain))) == [bidang]
    assert not Arahan.objects.exists()
    assert not KlaimSumberDaya.objects.exists()


def test_a_resource_that_is_out_of_use_cannot_be_claimed(program, tubuh, derek):
    klaim = [{"sumber_daya": derek.pk, "mulai": PAGI, "selesai": SORE}]
    SumberDaya.objects.update(aktif=False)
    assert galat(program("sekda").post("/arahan", tubuh(klaim=klaim))) == ["/klaim"]
    SumberDaya.objects.update(aktif=True)
    assert program("sekda").post("/arahan", tubuh(klaim=klaim)).status_code == 201


def test_checking_beforehand_refuses_the_same(program, tubuh):
    sekda = program("sekda")
    for lain, bidang in (({"isi": ""}, "/isi"), ({"kepada": []}, "/kepada"), ({"asing": 1}, "/asing")):
        assert galat(sekda.post("/konflik/periksa", tubuh(**lain))) == [bidang]
    unknown = [{"sumber_daya": ASING, "mulai": PAGI, "selesai": SORE}]
    assert sekda.post("/konflik/periksa", tubuh(klaim=unknown)).status_code in {200, 422}


@pytest.mark.parametrize(
    ("aksi", "isi", "bidang"),
    [
        ("kembalikan", {}, "/catatan"),
        ("kembalikan", {"catatan": ""}, "/catatan"),
        ("kembalikan", {"catatan": "   "}, "/catatan"),
        ("kembalikan", {"catatan": "x" * 5001}, "/catatan"),
        ("laporkan", {"catatan": "ya", "kemajuan": 101}, "/kemajuan"),
        ("laporkan", {"catatan": "ya", "kemajuan": "separuh"}, "/kemajuan"),
        ("laporkan", {"catatan": " "}, "/catatan"),
        ("serahkan", {}, "/bukti"),
        ("delegasikan", {}, "/kepada"),
        ("delegasikan", {"kepada": ASING}, "/kepada"),
        ("pesan", {"isi": " "}, "/isi"),
        ("pesan", {}, "/isi"),
        ("bukti", {}, "/teks"),
        ("bukti", {"teks": "ada", "lat": 91}, "/lat"),
        ("bukti", {"teks": "ada", "angka": "1e400"}, "/angka"),
        ("bukti", {"teks": "ada", "angka": "1.23456"}, "/angka"),
        ("bukti", {"teks": "ada", "diambil": "0001-01-01T00:00:00Z"}, "/diambil"),
        ("bukti", {"teks": "ada", "satuan": "x" * 41}, "/satuan"),
    ],
)
def test_each_wrong_part_of_an_act_is_named(program, tugas, aksi, isi, bidang):
    assert galat(program("kadis_pu").post(f"/penugasan/{tugas.pk}/{aksi}", isi)) == [bidang]
    tugas.refresh_from_db()
    assert tugas.status == "terkirim"
    assert not Bukti.objects.exists()
    assert not Delegasi.objects.exists()


def test_work_is_moved_to_a_unit_that_is_there(program, kota, tugas):
    program("kadis_pu").post(f"/penugasan/{tugas.pk}/kembalikan", {"catatan": "bukan kami"})
    ekbang, url = program("kabag_ekbang"), f"/penugasan/{tugas.pk}/alihkan"
    for unit in (ASING, tugas.unit_id, kota.unit["dlh"].pk):  # unknown; the same; one that has it already
        assert galat(ekbang.post(url, {"unit": unit, "catatan": "urusan lain"})) == ["/unit"]
    assert galat(ekbang.post(url, {"unit": kota.unit["sos"].pk, "catatan": ""})) == ["/catatan"]
    assert Penugasan.objects.count() == 2
    assert ekbang.post(url, {"unit": kota.unit["sos"].pk, "catatan": "urusan sosial"}).status_code == 201


TINDAK = {"kode": "pindah", "nama": "Memindahkan", "dari": "2026-01-01"}
SUMBER = {"kode": "aula", "nama": "Aula", "jenis": "ruang"}


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"kode": "dua kata"}, "/kode"),
        ({"kode": ""}, "/kode"),
        ({"nama": ""}, "/nama"),
        ({"nama": "x" * 151}, "/nama"),
        ({"dari": "1 Januari"}, "/dari"),
        ({"dari": "2026-02-29"}, "/dari"),
        ({"sampai": "2025-12-31"}, "/sampai"),
        ({"berlawanan": [ASING]}, "/berlawanan"),
        ({"berwenang": [ASING]}, "/berwenang"),
    ],
)
def test_each_wrong_part_of_an_act_to_name_is_named(program, lain, bidang):
    before = TindakArahan.objects.count()
    assert galat(program("admin").post("/tindak-arahan", TINDAK | lain)) == [bidang]
    assert TindakArahan.objects.count() == before


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"kapasitas": 0}, "/kapasitas"),
        ({"kapasitas": 2**31}, "/kapasitas"),
        ({"jenis": "kapal"}, "/jenis"),
        ({"unit": ASING}, "/unit"),
        ({"orang": ASING}, "/orang"),
    ],
)
def test_each_wrong_part_of_a_resource_is_named(program, lain, bidang):
    assert galat(program("admin").post("/sumber-daya", SUMBER | lain)) == [bidang]
    assert not SumberDaya.objects.exists()


def test_an_official_has_one_time(program, kota):
    admin, mine = program("admin"), {"jenis": "pejabat", "orang": kota.orang["sekda"].pk}
    assert admin.post("/sumber-daya", SUMBER | mine).status_code == 201
    assert galat(admin.post("/sumber-daya", SUMBER | mine | {"kode": "lagi"})) == ["/orang"]
    assert SumberDaya.objects.count() == 1


@pytest.mark.parametrize(
    "jalur",
    [
        "/penugasan?kursor=abc",
        "/penugasan?batas=0",
        "/penugasan?status=terbang",
        "/penugasan?kotak=sampah",
        "/arahan?status=x",
        "/konflik?terbuka=mungkin",
        "/kinerja?dari=0001-01-01",
        "/papan?unit=0",
        "/penugasan/0",
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(program, jalur):
    assert program("sekda").get(jalur).status_code == 422


@pytest.mark.parametrize("cakupan", ["penugasan:baca", "surat:baca"])
def test_a_token_does_no_more_than_it_was_made_for(program, tugas, tubuh, cakupan):
    who = program("kadis_pu", cakupan)
    assert who.post(f"/penugasan/{tugas.pk}/terima", {}).status_code == 403
    assert who.post("/arahan", tubuh()).status_code == 403
    assert who.get("/penugasan").status_code == (200 if cakupan == "penugasan:baca" else 403)
    tugas.refresh_from_db()
    assert tugas.status == "terkirim"


def test_the_years_are_those_of_the_api():
    from poros.kernel.antarmuka.skema import AKHIR, AWAL

    assert range(AWAL, AKHIR) == TAHUN
