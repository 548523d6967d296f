"""Sharing through the API: the same commands, the same permissions, from offer to result."""

import base64

import pytest

from poros.domain.berbagi.models import Adopsi, Tawaran

pytestmark = pytest.mark.django_db
TAWARAN = {
    "nama": "Pintu Air", "ringkasan": "Tinggi air tiap jam", "lisensi": "EUPL-1.2", "alamat": "https://kode.example/air",
    "kontak": "Dinas PU", "indikator": [{"indeks": "spbe", "kode": "I1"}], "teknologi": ["Python"], "biaya": 5,
    "kategori": ["data-collection"],
}  # fmt: skip


def berkas(isi: bytes) -> dict:
    return {"berkas": {"nama": "nota.pdf", "isi": base64.b64encode(isi).decode()}}


class TestOffers:
    def test_proposed_published_found_withdrawn(self, peran, program, pdf):
        pu, ekbang = program("kadis_pu"), program("kabag_ekbang")
        made = pu.post("/berbagi/tawaran", TAWARAN, kunci="t-1")
        assert made.status_code == 201
        assert pu.post("/berbagi/tawaran", TAWARAN, kunci="t-1").json() == made.json()
        url = f"/berbagi/tawaran/{made.json()['id']}"
        assert program("camat").get(url).status_code == 404
        assert pu.post(f"{url}/terbitkan").status_code == 404
        assert ekbang.post(f"{url}/terbitkan").json()["status"] == "terbit"
        assert ekbang.post(f"{url}/lampirkan", berkas(pdf)).json()["berkas"][0]["nama"] == "nota.pdf"
        assert ekbang.post(f"{url}/ubah", TAWARAN | {"nama": "Pintu 2"}).json()["nama"] == "Pintu 2"
        found = program("camat").get("/berbagi/tawaran", {"indeks": "spbe", "indikator": "I1", "milik": "kita"})
        assert [t["nama"] for t in found.json()["isi"]] == ["Pintu 2"]
        assert found.json()["isi"][0]["indikator"] == [{"indeks": "spbe", "kode": "I1"}]
        assert ekbang.post(f"{url}/tarik", {"alasan": "Diganti"}).json()["status"] == "ditarik"
        assert ekbang.post(f"{url}/tarik", {"alasan": "Diganti"}).status_code == 409

    def test_of_others_and_what_is_wrong(self, peran, program):
        ekbang = program("kabag_ekbang")
        refused = ekbang.post("/berbagi/tawaran-lain", TAWARAN)
        assert [g["penunjuk"] for g in refused.json()["galat"]] == ["/daerah"]
        wrong = TAWARAN | {"daerah": "Kota Khayal", "indikator": [{"indeks": "spbe", "kode": "I99"}]}
        assert [g["penunjuk"] for g in ekbang.post("/berbagi/tawaran-lain", wrong).json()["galat"]] == ["/indikator"]
        assert ekbang.post("/berbagi/tawaran-lain", TAWARAN | {"daerah": "Kota Khayal"}).json()["milik_kita"] is False
        assert program("kadis_pu").post("/berbagi/tawaran-lain", TAWARAN | {"daerah": "K"}).status_code == 404

    def test_the_weakest_of_an_index_without_result(self, program):
        assert program("camat").get("/berbagi/terlemah").json() == {
            "indeks": "spbe", "tahun": None, "berencana": False, "lemah": [],
        }  # fmt: skip

    def test_a_token_without_the_scope(self, kota, program):
        assert program("sekda", "surat:baca").get("/berbagi/tawaran").status_code == 403


class TestAdoption:
    def test_from_proposal_to_result(self, kota, lain, program, pdf):
        dlh, ekbang, kesra = program("kadis_dlh"), program("kabag_ekbang"), program("kabag_kesra")
        made = dlh.post("/berbagi/adopsi", {"tawaran": lain().pk, "keperluan": "Antrean"})
        assert made.status_code == 201
        url = f"/berbagi/adopsi/{made.json()['id']}"
        assert program("camat").get(url).status_code == 404
        assert (
            ekbang.post(f"{url}/ajukan", {"nomor_surat": "1", "tanggal_surat": "2026-01-05"}).json()["status"]
            == "diajukan"
        )
        assert kesra.post(f"{url}/jawab", {"aksi": "tolak"}).status_code == 422
        assert kesra.post(f"{url}/jawab", {"aksi": "mulai"}).status_code == 422
        kesra.post(f"{url}/jawab", {"aksi": "terima"})
        nota = {
            "nomor": "7", "tempat": "Kota Uji", "pihak_kita": "A", "pihak_lain": "B", "lingkup": "Kode",
            "mulai": "2026-01-01", "sampai": "2026-12-20",
        }  # fmt: skip
        assert kesra.post(f"{url}/nota", nota | {"sampai": "2025-01-01"}).status_code == 422
        assert kesra.post(f"{url}/nota", nota).json()["nota"]["ditandatangani"] is None
        signed = kesra.post(f"{url}/tanda-tangan", berkas(pdf) | {"tanggal": "2026-01-10"}).json()
        assert (signed["status"], signed["berkas"][0]["nama"]) == ("disepakati", "nota.pdf")
        steps = [{"uraian": "Pasang", "unit": kota.unit["dlh"].pk, "tenggat": "2099-01-01", "anggaran": 7}]
        assert dlh.post(f"{url}/rencana", {"langkah": steps}).json()["rencana"][0]["penugasan"] is None
        assert ekbang.post(f"{url}/mulai").json()["rencana"][0]["penugasan"]
        assert dlh.post(f"{url}/pengalaman", {"hasil": "berhasil", "uraian": "Lancar", "biaya": 9}).status_code == 200
        assert ekbang.post(f"{url}/tutup", {"aksi": "selesaikan"}).json()["status"] == "selesai"
        offer = Adopsi.objects.get().tawaran_id
        assert program("camat").get(f"/berbagi/tawaran/{offer}").json()["pengalaman"][0]["biaya"] == 9
        assert [a["status"] for a in program("sekda").get("/berbagi/adopsi", {"arah": "keluar"}).json()["isi"]] == [
            "selesai"
        ]
        assert program("kabag_kesra").get("/berbagi/nota-habis").json()["isi"][0]["nomor"] == "7"

    def test_asked_of_us(self, kota, milik, program):
        wanted = {"tawaran": milik().pk, "keperluan": "Banjir", "daerah": "Kota Khayal", "tanggal_surat": "2026-01-02"}
        made = program("kabag_kesra").post("/berbagi/permohonan", wanted)
        assert (made.json()["arah"], made.json()["unit"]["nama"]) == ("masuk", "Dinas Pekerjaan Umum")
        assert program("kadis_pu").post("/berbagi/permohonan", wanted).status_code == 404
        assert (
            program("kabag_kesra").post("/berbagi/permohonan", wanted | {"tanggal_surat": "0001-01-01"}).status_code
            == 422
        )


class TestVisitsAndSources:
    def test_a_visit_and_what_follows(self, kota, peran, program):
        camat = program("camat")
        report = {
            "judul": "Ke Rekaan",
            "daerah": "Rekaan",
            "tanggal": "2026-01-05",
            "peserta": "Camat",
            "pelajaran": "X",
        }
        made = camat.post("/berbagi/kunjungan", report)
        assert made.status_code == 201
        assert len(camat.get("/berbagi/kunjungan", {"tanpa_tindak": "true"}).json()["isi"]) == 1
        url = f"/berbagi/kunjungan/{made.json()['id']}"
        work = {"uraian": "Tiru", "unit": kota.unit["kec"].pk, "tenggat": "2099-01-01"}
        assert camat.post(f"{url}/tindak", work).json()["tindak"][0]["uraian"] == "Tiru"
        assert program("kadis_pu").post(f"{url}/tindak", work).status_code == 404
        assert camat.get(url).json()["banyak_tindak"] == 1

    def test_a_source(self, kota, peran, program, milik):
        milik()
        ekbang, admin = program("kabag_ekbang"), program("admin")
        made = ekbang.post("/berbagi/sumber", {"nama": "Khayal", "alamat": "https://khayal.example/umpan.json"})
        url = f"/berbagi/sumber/{made.json()['id']}"
        assert ekbang.post(f"{url}/segarkan").status_code == 200
        assert ekbang.post(f"{url}/ubah", {"nama": "Khayal", "alamat": "https://10.0.0.1/x"}).status_code == 422
        broken = {"berkas": {"nama": "x.yml", "isi": base64.b64encode(b"a: [").decode()}}
        assert [g["penunjuk"] for g in ekbang.post(f"{url}/muat", broken).json()["galat"]] == ["/berkas"]
        feed = b'{"tawaran": [{"publiccodeYmlVersion": "0.4", "name": "A", "id": {"jenis": "praktik"}, "description": {"id": {"shortDescription": "B"}}}]}'
        sent = {"berkas": {"nama": "x.json", "isi": base64.b64encode(feed).decode()}}
        assert ekbang.post(f"{url}/muat", sent).json()["banyak"] == 1
        assert Tawaran.objects.get(sumber=made.json()["id"]).daerah == "Khayal"
        assert program("camat").get("/berbagi/sumber").json()["isi"][0]["kabar"].startswith("1 tawaran: 1 baru")
        assert program("camat").get(url).json()["gagal"] is False
        parts = {"peran": "pengelola", "unit": [kota.unit["pu"].pk]}
        assert admin.post("/berbagi/peran", parts).json() == {"banyak": 1}
        assert ekbang.post("/berbagi/peran", parts).status_code == 404
