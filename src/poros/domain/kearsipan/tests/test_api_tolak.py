"""The API says which part is wrong and why, shows nothing to who may not see it, and is paged like the screens."""

import base64
import io

import pytest

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.services.paket import salin_semua
from poros.domain.kearsipan.tests.conftest import HARI
from poros.kernel.berkas.models import IsiBerkas, Tautan
from poros.kernel.berkas.tasks import keutuhan
from poros.kernel.pekerjaan.konteks import aktor_sistem

pytestmark = pytest.mark.django_db
NOTA = {"nomor": "1/2026", "tanggal": "2020-01-05"}
BERKAS = {"klasifikasi": "100.1.1", "judul": "Undangan"}
ITEM = {"jenis": "Surat", "tanggal": "2026-01-05", "uraian": "Undangan"}
DASAR = {"dasar": "Perwali", "dari": "2026-01-01"}
JRA = {"kode": "000", "nama": "Umum", "aktif": 1, "inaktif": 1, "nasib": "musnah"} | DASAR
PANITIA = {"judul": "x", "anggota": [{"nama": n, "jabatan": "P"} for n in "ABC"]} | NOTA


def penunjuk(answer) -> set[str]:
    """The parts that are named."""
    assert answer.status_code == 422, answer.content
    return {one["penunjuk"] for one in answer.json()["galat"]}


@pytest.mark.parametrize(
    ("jalur", "badan", "bagian"),
    [
        ("/arsip/berkas", {}, {"/klasifikasi", "/judul"}),
        ("/arsip/berkas", BERKAS | {"klasifikasi": "x"}, {"/klasifikasi"}),
        ("/arsip/berkas", BERKAS | {"klasifikasi": "999"}, {"/klasifikasi"}),
        ("/arsip/berkas", BERKAS | {"judul": ""}, {"/judul"}),
        ("/arsip/berkas", BERKAS | {"judul": "x" * 501}, {"/judul"}),
        ("/arsip/berkas", BERKAS | {"media": "batu"}, {"/media"}),
        ("/arsip/berkas", BERKAS | {"kerahasiaan": "rahasia"}, {"/kerahasiaan"}),
        ("/arsip/berkas", BERKAS | {"asing": 1}, {"/asing"}),
        ("/arsip/berkas/{pk}/item", ITEM | {"tanggal": "2026-02-30"}, {"/tanggal"}),
        ("/arsip/berkas/{pk}/item", ITEM | {"tanggal": "2099-01-01"}, {"/tanggal"}),
        ("/arsip/berkas/{pk}/item", ITEM | {"tanggal": "1700-01-01"}, {"/tanggal"}),
        ("/arsip/berkas/{pk}/item", ITEM | {"berkas": [{"nama": "a.pdf", "isi": "%%%"}]}, {"/berkas/0/isi", "/berkas"}),
        ("/arsip/berkas/{pk}/tutup", {"pada": "2099-01-01"}, {"/pada"}),
        ("/arsip/berkas/{pk}/tutup", {"pada": "2020-01-01"}, {"/pada"}),
        ("/arsip/berkas/{pk}/tahan", {"perkara": "", "alasan": "x"}, {"/perkara"}),
        ("/arsip/berkas/{pk}/tahan", {"perkara": "1"}, {"/alasan"}),
        ("/arsip/berkas/{pk}/lepas", {"penahanan": 9, "alasan": "x"}, {"/penahanan"}),
        ("/arsip/berkas/{pk}/lepas", {"penahanan": 0, "alasan": "x"}, {"/penahanan"}),
        ("/arsip/berkas/{pk}/tandai", {"vital": True}, {"/terjaga"}),
        ("/arsip/berkas/{pk}/tandai", {"vital": True, "terjaga": True}, {"/bidang"}),
        ("/arsip/berkas/{pk}/tandai", {"vital": True, "terjaga": True, "bidang": "x"}, {"/bidang"}),
        ("/arsip/berkas/{pk}/alih-media", NOTA | {"alat": "x", "hasil": []}, {"/hasil"}),
        (
            "/arsip/berkas/{pk}/alih-media",
            NOTA | {"alat": "", "hasil": [{"item": 1, "berkas": []}]},
            {"/alat", "/hasil/0/berkas"},
        ),
        ("/arsip/berkas/{pk}/pinjam", {"cara": "curi", "keperluan": "x", "sampai": "2099-01-01"}, {"/cara"}),
        ("/arsip/berkas/{pk}/pinjam", {"cara": "baca", "keperluan": "x", "sampai": "2020-01-01"}, {"/sampai"}),
        ("/arsip/berkas/{pk}/berkaskan", {"sumber": "surat", "nomor": []}, {"/nomor"}),
        ("/arsip/berkas/{pk}/berkaskan", {"sumber": "surat", "nomor": [10**9]}, {"/nomor"}),
        ("/arsip/berkas/{pk}/berkaskan", {"sumber": "surat", "nomor": [0]}, {"/nomor/0"}),
        ("/arsip/berkas/{pk}/nasib", {"nasib": "hangus", "alasan": "x"}, {"/nasib"}),
        ("/arsip/berkas/{pk}/nasib", {"nasib": "musnah", "alasan": "x", "tambahan": 101}, {"/tambahan"}),
        ("/arsip/susut", {"jenis": "musnah", "judul": "x"}, {"/jenis"}),
        ("/arsip/susut", {"jenis": "pindah", "judul": ""}, {"/judul"}),
        ("/arsip/panitia", PANITIA | {"anggota": PANITIA["anggota"][:2]}, {"/anggota"}),
        (
            "/arsip/panitia",
            PANITIA | {"anggota": [*PANITIA["anggota"][:2], {"nama": "", "jabatan": "P"}]},
            {"/anggota/2/nama"},
        ),
        ("/arsip/laporan-terjaga", NOTA | {"berkas": []}, {"/berkas"}),
        ("/arsip/laporan-terjaga", NOTA | {"berkas": [10**9]}, {"/berkas"}),
        ("/arsip/laporan-terjaga", {"berkas": [1]}, {"/nomor", "/tanggal"}),
        ("/arsip/hapus", {"pemohon": "W", "kontak": "-", "uraian": "x", "berkas": [10**9]}, {"/berkas"}),
        ("/arsip/hapus", {"pemohon": "", "kontak": "-", "uraian": "x"}, {"/pemohon"}),
    ],
)
def test_the_part_that_is_wrong_is_named(berkas, program, jalur, badan, bagian):
    row = berkas()
    kode = "tu_pu" if "kerahasiaan" in badan else "kadis_pu"
    found = penunjuk(program(kode).post(jalur.format(pk=row.pk), badan))
    assert found
    assert found <= bagian


@pytest.mark.parametrize(
    ("jalur", "badan", "bagian"),
    [
        ("/arsip/jra", JRA | {"kode": "999"}, "/kode"),
        ("/arsip/jra", JRA | {"aktif": 101}, "/aktif"),
        ("/arsip/jra", JRA | {"inaktif": -1}, "/inaktif"),
        ("/arsip/jra", JRA | {"pemicu": "lain"}, "/kejadian"),
        ("/arsip/jra", JRA | {"dasar": ""}, "/dasar"),
        ("/arsip/skkad", {"kode": "000", "kerahasiaan": "gelap", "akses": "umum"} | DASAR, "/kerahasiaan"),
        ("/arsip/ambang", {"ambang": 0, "saksi": 2} | DASAR, "/ambang"),
        ("/arsip/ambang", {"ambang": 10, "saksi": 1} | DASAR, "/saksi"),
        ("/arsip/lembaga", {"lembaga": [10**9], "saksi": []}, "/lembaga"),
        ("/arsip/salinan/impor", {"isi": base64.b64encode(b"bukan zip").decode()}, "/berkas"),
    ],
)
def test_rules_that_are_wrong_are_named(arsip, program, jalur, badan, bagian):
    assert penunjuk(program("admin").post(jalur, badan)) == {bagian}


@pytest.mark.parametrize("kode", ["kadis_dlh", "camat", "admin"])
def test_what_is_not_ones_own_is_not_there(berkas, dinilai, program, kode):
    secret = berkas(judul="Tertutup", kerahasiaan="rahasia")
    row = BerkasArsip.objects.exclude(pk=secret.pk).first()
    caller = program(kode)
    for jalur in (f"/arsip/berkas/{secret.pk}", f"/arsip/item/{secret.item.get().pk}", f"/arsip/susut/{dinilai.pk}",
                  "/arsip/berkas/999999", "/arsip/item/999999", "/arsip/hapus/999999"):  # fmt: skip
        assert caller.get(jalur).status_code == 404, jalur
    for jalur, badan in ((f"/arsip/berkas/{row.pk}/tutup", {}), (f"/arsip/berkas/{row.pk}/item", ITEM),
                         (f"/arsip/berkas/{secret.pk}/pinjam", {"cara": "baca", "keperluan": "x", "sampai": "2099-01-01"}),
                         (f"/arsip/susut/{dinilai.pk}/setujui", NOTA), (f"/arsip/susut/{dinilai.pk}/musnahkan", NOTA),
                         (f"/arsip/susut/{dinilai.pk}/batalkan", {"alasan": "x"})):  # fmt: skip
        assert caller.post(jalur, badan).status_code == 404, jalur


def test_lists_hide_what_is_secret(berkas, program):
    berkas(judul="Tertutup", kerahasiaan="rahasia")
    berkas(ditutup="2026-01-05", judul="Biasa")
    for kode, wanted in (("tu_pu", {"Biasa"}), ("kadis_pu", {"Biasa", "Tertutup"}), ("walikota", {"Biasa"}),
                         ("admin", set())):  # fmt: skip
        for kueri in ({}, {"q": "tertutup biasa"}, {"kerahasiaan": "rahasia"}):
            found = {row["judul"] for row in program(kode).get("/arsip/berkas", kueri).json()["isi"]}
            assert found <= wanted, (kode, kueri)
        assert {r["judul"] for r in program(kode).get("/arsip/berkas").json()["isi"]} == wanted


def test_a_list_is_read_to_its_end(berkas, program):
    for n in range(5):
        berkas(judul=f"B{n}")
    caller, seen, url = program("tu_pu"), [], "/arsip/berkas?batas=2"
    while url:
        page = caller.get(url.removeprefix("/api/v1")).json()
        seen += [row["id"] for row in page["isi"]]
        url = page["lanjut"]
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize(
    "kueri", [{"kursor": "x"}, {"status": "aneh"}, {"tahun": 1}, {"klasifikasi": "x"}, {"batas": 0}]
)
def test_a_filter_that_is_none_is_named(arsip, program, kueri):
    assert program("tu_pu").get("/arsip/berkas", kueri).status_code == 422


def test_states_that_do_not_fit_say_what_would(berkas, program):
    row = berkas(ditutup="2020-01-05")
    refused = program("tu_pu").post(f"/arsip/berkas/{row.pk}/tutup", {"pada": "2020-01-05"})
    assert refused.status_code == 409
    assert "buka" in refused.json()["boleh"]


def test_guarded_archives_by_programs(berkas, program):
    row, head = berkas(ditutup="2026-01-05"), program("kadis_pu")
    told = {"vital": False, "terjaga": True, "bidang": "kepulauan"}
    assert head.post(f"/arsip/berkas/{row.pk}/tandai", told).status_code == 200
    [line] = head.get("/arsip/terjaga").json()["isi"]
    assert (line["berkas"], line["bidang"], line["keadaan"]) == (row.pk, "kepulauan", "belum_dilaporkan")
    made = head.post("/arsip/laporan-terjaga", NOTA | {"berkas": [row.pk]})
    assert made.status_code == 201
    [sheet] = made.json()["lembar"]
    assert sheet["nama"] == "laporan-arsip-terjaga.pdf"
    assert head.get("/arsip/terjaga").json()["isi"][0]["keadaan"] == "dilaporkan"
    assert [r["nomor"] for r in head.get("/arsip/laporan-terjaga").json()["isi"]] == ["1/2026"]
    assert program("kadis_dlh").get(f"/arsip/laporan-terjaga/{made.json()['id']}").status_code == 404
    assert program("tu_pu").post("/arsip/laporan-terjaga", NOTA | {"berkas": [row.pk]}).status_code == 404


def test_scans_by_programs(berkas, program, lembar):
    row = berkas(ditutup="2026-01-05", media=JenisMedia.KERTAS)
    scan = {"nama": "peta.pdf", "isi": base64.b64encode(lembar("peta")).decode()}
    badan = NOTA | {"alat": "Pemindai", "hasil": [{"item": row.item.get().pk, "berkas": [scan]}]}
    made = program("tu_pu").post(f"/arsip/berkas/{row.pk}/alih-media", badan)
    assert made.status_code == 201
    assert made.json()["hasil"][0]["nama"] == "peta.pdf"
    assert program("tu_pu").get(f"/arsip/alih-media/{made.json()['id']}").json()["alat"] == "Pemindai"
    assert program("kadis_dlh").get(f"/arsip/alih-media/{made.json()['id']}").status_code == 404


def test_findings_by_programs(berkas, program):
    row = berkas()
    content = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas
    IsiBerkas.objects.create(berkas=content, urut=9, isi=b"x")
    keutuhan()
    assert program("kadis_sos").get("/arsip/temuan").json()["isi"][0]["sidik"] == [content.sha256]
    assert program("tu_pu").get("/arsip/temuan").json()["isi"] == []


def test_reading_only_is_reading_only(berkas, program):
    row = berkas()
    reader = program("kadis_pu", "arsip:baca")
    for jalur, badan in (("/arsip/berkas", BERKAS), (f"/arsip/berkas/{row.pk}/item", ITEM),
                         (f"/arsip/berkas/{row.pk}/alih-media", {}), ("/arsip/laporan-terjaga", {}),
                         ("/arsip/susut", {}), ("/arsip/panitia", {}), ("/arsip/hapus", {}), ("/arsip/jra", {}),
                         ("/arsip/salinan/impor", {})):  # fmt: skip
        assert reader.post(jalur, badan).status_code == 403, jalur
    for jalur in ("/arsip/berkas", "/arsip/terjaga", "/arsip/susut", "/arsip/pinjaman", "/arsip/temuan", "/arsip/jra",
                  "/arsip/keutuhan", "/arsip/hapus", "/arsip/salinan", "/arsip/laporan-terjaga", "/arsip/calon"):  # fmt: skip
        assert reader.get(jalur).status_code == 200, jalur


def test_the_same_key_files_a_paper_once(berkas, program):
    row, caller = berkas(), program("tu_pu")
    for _n in range(2):
        assert caller.post(f"/arsip/berkas/{row.pk}/item", ITEM, kunci="sekali-saja-1").status_code == 201
    assert row.item.count() == 2


def test_a_copy_by_programs_holds_what_one_may_read(berkas, program):
    from poros.domain.kearsipan.ekspor.kantong import Pembaca

    berkas(judul="Biasa")
    berkas(judul="Tertutup", kerahasiaan="rahasia")
    for kode, wanted in (("tu_pu", 1), ("kadis_pu", 2)):
        answer = program(kode).get("/arsip/salinan.zip")
        bag = Pembaca(io.BytesIO(b"".join(answer.streaming_content)))
        assert len(bag.nama("berkas/")) == wanted
    assert program("staf_pu").get("/arsip/salinan.zip").status_code == 404
    salin_semua(aktor_sistem(), io.BytesIO())


def test_a_loan_by_programs_is_answered_by_its_keeper(berkas, pada, program):
    row = berkas(ditutup="2026-01-05")
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=HARI)
    assert penunjuk(program("tu_pu").post(f"/arsip/pinjaman/{loan.pk}/jawab", {"setuju": False})) == {"/catatan"}
    assert program("camat").post(f"/arsip/pinjaman/{loan.pk}/jawab", {"setuju": True}).status_code == 404
    assert program("kadis_dlh").get(f"/arsip/pinjaman/{loan.pk}").status_code == 404
