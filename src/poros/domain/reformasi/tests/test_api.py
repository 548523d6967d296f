"""Reform through the API: the same commands, the same permissions."""

import base64

import pytest

from poros.domain.reformasi.tests.conftest import KECIL

pytestmark = pytest.mark.django_db
KINERJA = b"kode,tingkat,nama,unit,indikator,satuan,target\nS1,sasaran,Banjir berkurang,pu,Luas genangan,ha,120\n"


def berkas(nama: str, isi: bytes) -> dict[str, str]:
    return {"nama": nama, "isi": base64.b64encode(isi).decode()}


@pytest.fixture
def badan(kota):
    """A review to draw up, with changes by name."""

    def make(**lain):
        return {
            "judul": "Penyederhanaan",
            "daerah": "kota",
            "tanggal": "2026-11-23",
            "kepegawaian": kota.unit["kesra"].pk,
            "berkas": berkas("struktur.csv", KECIL.read_bytes()),
        } | lain

    return make


class TestReview:
    def test_from_file_to_regulation(self, kota, program, badan, besok):
        lead = program("kabag_umum")
        made = lead.post("/reformasi/telaah", badan(), kunci="t-1")
        assert made.status_code == 201
        assert lead.post("/reformasi/telaah", badan(), kunci="t-1").json() == made.json()
        url = f"/reformasi/telaah/{made.json()['id']}"
        first = lead.get(f"{url}/jabatan?batas=1").json()
        assert (first["isi"][0]["kode"], first["isi"][0]["aturan"]) == ("setda", "luar-jpt")
        assert "pimpinan tinggi" in first["isi"][0]["dasar"]
        open_posts = lead.get(f"{url}/jabatan?hasil=perlu_keputusan").json()["isi"]
        assert [p["kode"] for p in open_posts] == ["adbang-evaluasi", "pupr-banjir"]
        fact, decide = (p["id"] for p in open_posts)
        fixed = lead.post(f"/reformasi/jabatan/{fact}/fakta", {"fungsi": "teknis", "pemangku": 1}).json()
        assert (fixed["usul"], fixed["jenjang"]) == ("disederhanakan", "ahli_muda")
        refused = lead.post(f"/reformasi/jabatan/{decide}/putusan", {"hasil": "dipertahankan"})
        assert [g["penunjuk"] for g in refused.json()["galat"]] == ["/alasan"]
        proof = berkas("abk.csv", b"a;b\n1;2\n")
        kept = {"hasil": "dipertahankan", "alasan": "Menunggu Menteri", "berkas": proof}
        assert lead.post(f"/reformasi/jabatan/{decide}/putusan", kept).json()["diputus"] is True
        s = lead.get(f"{url}/simulasi").json()
        assert (s["belum"], s["terdampak"], s["jenjang"]) == (0, 9, {"ahli_muda": 8, "ahli_pertama": 1})
        assert lead.post(f"{url}/tim/usulkan").json() == {"banyak": 9}
        team = lead.get(url).json()["tim"][0]["id"]
        assert lead.post(f"{url}/tim/{team}", {"nama": "Tim Program"}).json() == {"id": team}
        assert lead.post(f"{url}/tim/{team}/hapus").status_code == 200
        day = "2026-11-24"
        for step in ("ajukan", "kirim", "setujui"):
            answer = lead.post(f"{url}/langkah", {"aksi": step, "tanggal": day, "nomor": "060/1"})
            assert answer.status_code == 200, answer.json()
        last = {"aksi": "tetapkan", "tanggal": day, "nomor": "Perwali 3", "tenggat": besok.isoformat()}
        assert lead.post(f"{url}/langkah", last).json()["status"] == "ditetapkan"
        assert lead.post(f"{url}/langkah", last).status_code == 409

    def test_names_are_for_the_personnel_office(self, program, usulan):
        url = f"/reformasi/telaah/{usulan.pk}/terdampak"
        assert program("kabag_kesra").post(url).json() == {"isi": []}
        assert program("kabag_umum").post(url).status_code == 404

    def test_what_is_wrong_is_pointed_at(self, program, badan):
        lead = program("kabag_umum")
        assert lead.post("/reformasi/telaah", badan(daerah="desa")).status_code == 422
        assert lead.post("/reformasi/telaah", badan(berkas=berkas("x.csv", b"kode\na\n"))).status_code == 422
        assert program("kadis_pu").post("/reformasi/telaah", badan()).status_code == 404
        assert program("kabag_umum", "reformasi:baca").post("/reformasi/telaah", badan()).status_code == 403

    def test_rules_are_applied_again(self, program, telaah):
        rule = {
            "kode": "seksi-tetap", "urutan": 5, "teks": "Seksi tetap", "sumber": "Perwali 1", "mutu": "G", "dari": "2026-01-01",
            "hasil": "dipertahankan", "syarat": {"jenis": ["seksi"]},
        }  # fmt: skip
        lead = program("kabag_umum")
        made = lead.post("/reformasi/aturan", rule).json()
        assert lead.get(f"/reformasi/aturan/{made['id']}").json()["syarat"] == {"jenis": ["seksi"]}
        assert lead.post(f"/reformasi/telaah/{telaah.pk}/hitung").json() == {"banyak": 9}
        assert lead.get("/reformasi/aturan").json()["isi"][0]["kode"] == "seksi-tetap"


class TestRoadmap:
    def test_from_action_to_look(self, kota, program, besok):
        lead, pu = program("kabag_umum"), program("kadis_pu")
        road = lead.post("/reformasi/roadmap", {"judul": "RB", "dari": 2026, "sampai": 2028}).json()["id"]
        wanted = {
            "jenis": "general", "sasaran": "S", "kegiatan": "K", "indikator": "I", "satuan": "%", "unit": kota.unit["pu"].pk,
        }  # fmt: skip
        unknown = lead.post(f"/reformasi/roadmap/{road}/aksi", wanted | {"indeks": "rb-2024:tidak-ada"})
        assert [g["penunjuk"] for g in unknown.json()["galat"]] == ["/indeks"]
        aksi = lead.post(f"/reformasi/roadmap/{road}/aksi", wanted).json()["id"]
        target = lead.post(f"/reformasi/aksi/{aksi}/target", {"tahun": 2026, "triwulan": [1, 2, 3, 4]}).json()["id"]
        year = {"tahun": 2026, "tenggat": besok.isoformat()}
        assert lead.post(f"/reformasi/roadmap/{road}/tetapkan", year).json() == {"banyak": 1}
        url = f"/reformasi/target/{target}"
        report = {"triwulan": 1, "realisasi": 0.5, "uraian": "Mulai"}
        assert pu.post(f"{url}/lapor", report).json()["triwulan"][0]["kurang"] is True
        look = {"triwulan": 1, "sesuai": ["waktu", "kualitas"], "catatan": "Output kurang"}
        assert lead.post(f"{url}/pantau", look).json()["hasil"] == "50.00"
        assert pu.post(f"{url}/pantau", look).status_code == 404
        assert lead.get(f"/reformasi/roadmap/{road}/rencana/2026").json()["hasil"] == "50.00"
        assert pu.get(f"/reformasi/aksi/{aksi}").json()["target"][0]["id"] == target
        assert [r["id"] for r in pu.get("/reformasi/roadmap").json()["isi"]] == [road]
        assert program("camat").get(f"/reformasi/aksi/{aksi}").status_code == 404
        assert lead.post(f"/reformasi/aksi/{aksi}/ubah", wanted | {"kegiatan": "Baru"}).json() == {"id": aksi}
        assert lead.post(f"/reformasi/aksi/{aksi}/hapus").status_code == 422


class TestSakip:
    def test_from_note_to_verified(self, kota, program, besok):
        lead, pu = program("kabag_umum"), program("kadis_pu")
        strategi = lead.get("/reformasi/strategi").json()["isi"][0]["id"]
        wanted = {"jenis": "lain", "judul": "Data lambat", "unit": kota.unit["pu"].pk}
        row = lead.post("/reformasi/masalah", wanted).json()
        url = f"/reformasi/masalah/{row['id']}"
        hand = {"aksi": "tugaskan", "tenggat": besok.isoformat()}
        assert lead.post(f"{url}/langkah", hand).status_code == 422
        lead.post(f"{url}/ubah", wanted | {"strategi": strategi})
        assert lead.post(f"{url}/langkah", hand).json()["status"] == "ditangani"
        proof = {"aksi": "selesaikan", "catatan": "Beres", "berkas": berkas("b.csv", b"a;b\n1;2\n")}
        assert lead.post(f"{url}/langkah", proof).status_code == 404
        assert pu.post(f"{url}/langkah", proof).json()["status"] == "selesai"
        assert lead.post(f"{url}/langkah", {"aksi": "verifikasi"}).json()["status"] == "terverifikasi"
        assert lead.get("/reformasi/masalah").json()["isi"] == []
        assert [m["id"] for m in pu.get("/reformasi/masalah?status=semua").json()["isi"]] == [row["id"]]
        assert program("camat").get(url).status_code == 404

    def test_the_tree(self, program):
        lead = program("kabag_umum")
        sent = {"tahun": 2026, "berkas": berkas("k.csv", KINERJA)}
        assert lead.post("/reformasi/kinerja", sent).json() == {"banyak": 1}
        line = lead.get("/reformasi/kinerja/2026").json()["baris"][0]
        assert (line["unit"], [t["temuan"] for t in line["temuan"]]) == ("Dinas PU", ["tanpa_anak"])
        assert program("camat").get("/reformasi/kinerja/2026").json()["baris"] == []
        assert program("kadis_pu").post("/reformasi/kinerja", sent).status_code == 404


class TestCatalogues:
    def test_functional_posts_and_strategies(self, program):
        lead = program("kabag_umum")
        lead.post("/reformasi/jabatan-fungsional", {"nama": "Pustakawan"})
        assert "Pustakawan" in program("camat").get("/reformasi/jabatan-fungsional").json()["isi"]
        assert lead.post("/reformasi/jabatan-fungsional/hapus", {"nama": "Pustakawan"}).json() == {"banyak": 1}
        assert lead.post("/reformasi/jabatan-fungsional/hapus", {"nama": "Pustakawan"}).status_code == 422
        new = {"kode": "baru", "jenis": "lain", "nama": "Baru", "mutu": "G"}
        assert lead.post("/reformasi/strategi", new).status_code == 200
        assert program("camat").post("/reformasi/strategi", new).status_code == 404
