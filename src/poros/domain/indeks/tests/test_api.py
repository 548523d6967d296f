"""Indices through the API: the same commands, the same permissions, from plan to announced result."""

import base64

import pytest

from poros.domain.indeks.models import Bukti, HasilTerbit, Instrumen, Penilaian

pytestmark = pytest.mark.django_db


@pytest.fixture
def badan(kota, instrumen):
    """An assessment to be set up, with changes by name."""

    def make(**lain):
        return {
            "instrumen": instrumen.pk,
            "tahun": 2026,
            "penilai_internal": kota.unit["insp"].pk,
            "batas_mandiri": "2099-06-30",
            "batas_internal": "2099-07-31",
            "batas_eksternal": "2099-08-31",
        } | lain

    return make


class TestAssessment:
    def test_from_plan_to_announcement(self, kota, program, badan):
        ekbang, pu, dlh = program("kabag_ekbang"), program("kadis_pu"), program("kadis_dlh")
        made = ekbang.post("/indeks/penilaian", badan(), kunci="p-2026")
        assert made.status_code == 201
        assert ekbang.post("/indeks/penilaian", badan(), kunci="p-2026").json() == made.json()
        url = f"/indeks/penilaian/{made.json()['id']}"
        owners = {"I1": kota.unit["pu"].pk, "I2": kota.unit["dlh"].pk}
        assert ekbang.post(f"{url}/bagi", {"pemilik": owners}).json() == {"sisa": 1}
        assert ekbang.post(f"{url}/mulai").status_code == 422
        ekbang.post(f"{url}/bagi", {"pemilik": {"I3": kota.unit["pu"].pk}})
        assert ekbang.post(f"{url}/mulai").json()["status"] == "diisi"
        butir = {b["kode"]: b["id"] for b in ekbang.get(url).json()["butir"]}
        for who, kode, nilai in ((pu, "I1", 3), (pu, "I3", 2), (dlh, "I2", 3)):
            answer = who.post(f"/indeks/butir/{butir[kode]}/jawab", {"nilai": nilai, "alasan": "Dokumen."})
            assert answer.status_code == 200
        assert answer.json()["nilai"][0]["alasan"] == "Dokumen."
        task = Penilaian.objects.get().butir.get(kode="I1").penugasan_id
        assert pu.post(f"/indeks/jawaban/{task}/kirim").json() == {"banyak": 2}
        assert ekbang.post(f"{url}/langkah", {"aksi": "nilai_internal"}).json()["status"] == "dinilai_internal"
        for kode, nilai in (("I1", 3), ("I2", 3), ("I3", 1)):
            program("inspektur").post(f"/indeks/butir/{butir[kode]}/nilai-internal", {"nilai": nilai, "alasan": "x"})
        ekbang.post(f"{url}/langkah", {"aksi": "nilai_eksternal"})
        ekbang.post(f"/indeks/butir/{butir['I3']}/nilai-eksternal", {"nilai": 2, "alasan": "LHE"})
        ekbang.post(f"{url}/langkah", {"aksi": "bekukan"})
        assert ekbang.post(f"{url}/umumkan").status_code == 404
        assert program("sekda").post(f"{url}/umumkan").json()["status"] == "diumumkan"
        results = program("camat").get(url).json()["hasil"]
        assert {b: (r["indeks"], r["predikat"]) for b, r in results.items()} == {
            "mandiri": ("2.40", "Cukup"),
            "internal": ("1.80", "Cukup"),
            "eksternal": ("2.40", "Cukup"),
        }

    def test_what_is_wrong_is_pointed_at(self, program, badan):
        ekbang = program("kabag_ekbang")
        refused = ekbang.post("/indeks/penilaian", badan(batas_internal="2099-01-01"))
        assert [g["penunjuk"] for g in refused.json()["galat"]] == ["/batas_internal"]
        assert ekbang.post("/indeks/penilaian", badan(tahun=1)).status_code == 422
        assert program("staf_pu").post("/indeks/penilaian", badan()).status_code == 404
        assert program("kabag_ekbang", "indeks:baca").post("/indeks/penilaian", badan()).status_code == 403

    def test_the_list_is_limited_to_what_one_sees(self, program, terisi):
        assert [p["id"] for p in program("kadis_pu").get("/indeks/penilaian").json()["isi"]] == [terisi.pk]
        assert program("camat").get("/indeks/penilaian").json()["isi"] == []
        assert program("camat").get(f"/indeks/penilaian/{terisi.pk}").status_code == 404


class TestEvidence:
    def test_added_with_a_file_used_elsewhere_taken_off(self, program, berjalan, butir):
        pu, first, third = program("kadis_pu"), butir("I1").pk, butir("I3").pk
        file = {"nama": "sk.csv", "isi": base64.b64encode(b"a;b\n1;2\n").decode()}
        made = pu.post(f"/indeks/butir/{first}/bukti", {"judul": "SK", "berkas": file})
        assert made.status_code == 201
        piece = made.json()["id"]
        assert pu.post(f"/indeks/butir/{third}/bukti/pakai", {"bukti": [piece]}).json() == {"banyak": 1}
        assert pu.post(f"/indeks/butir/{first}/bukti/{piece}/lepas").json() == {"id": piece}
        found = pu.get(f"/indeks/butir/{third}").json()["bukti"]
        assert [(b["judul"], b["melayani"], b["berkas"][0]["nama"]) for b in found] == [("SK", 1, "sk.csv")]
        assert pu.get(f"/indeks/butir/{first}").json()["bukti"] == []

    def test_others_add_none(self, program, berjalan, butir):
        answer = program("kadis_dlh").post(f"/indeks/butir/{butir('I1').pk}/bukti", {"judul": "SK", "keterangan": "x"})
        assert answer.status_code == 404
        assert not Bukti.objects.exists()


class TestPlan:
    def test_computed_changed_decided(self, kota, program, beku):
        ekbang = program("kabag_ekbang")
        wanted = {"judul": "Naik", "penilaian": beku.pk, "tahun": 2027, "predikat": "Baik"}
        made = ekbang.post("/indeks/rencana", wanted)
        assert made.status_code == 201
        plan = made.json()
        assert (plan["indeks_kini"], plan["indeks_tujuan"], plan["upaya"], plan["tercapai"]) == (
            "1.80",
            "3.00",
            "5",
            True,
        )
        assert [n["kode"] for n in plan["naik"]] == ["I3"]
        assert plan["batas"][0] == {"upaya": "0", "indeks": "1.80", "predikat": "Cukup", "terbukti": True}
        assert plan["per_tahun"] == [{"tahun": 2027, "upaya": "5", "indeks": "3.00", "predikat": "Baik"}]
        url = f"/indeks/rencana/{plan['id']}"
        assert ekbang.post(f"{url}/ubah", {"pilihan": {"I1": [4], "I3": [2]}}).json()["indeks_tujuan"] == "2.60"
        told = {"mulai": 2027, "tahun": 2027, "upaya": {"I3": [1, 90, 90, 90, 90]}}
        assert ekbang.post(f"{url}/anggapan", told).json()["upaya"] == "18"
        owners = {"I1": kota.unit["pu"].pk, "I2": kota.unit["dlh"].pk}
        decided = ekbang.post(f"{url}/tetapkan", {"tenggat": "2099-12-01", "pemilik": owners})
        assert [s["kode"] for s in decided.json()["langkah"]] == ["I1", "I2"]
        assert program("kadis_pu").get(url).json()["status"] == "ditetapkan"
        assert ekbang.post(f"{url}/ubah", {"tujuan": {"sasaran": "3"}}).status_code == 409
        step = decided.json()["langkah"][0]["id"]
        paid = {"kegiatan": "Tata kelola data", "anggaran": 5_000_000}
        made = program("kadis_pu").post(f"/indeks/langkah/{step}/belanja", paid).json()
        assert made["langkah"][0]["anggaran"] == "5000000"
        assert (made["bagian"], made["selesai"]) == (0, 0)
        assert program("kadis_pu").get(f"{url}/peta").json() == made
        assert program("kadis_dlh").post(f"/indeks/langkah/{step}/belanja", paid).status_code == 404

    def test_from_what_one_does_not_see_none_is_begun(self, program, beku, instrumen):
        wanted = {"judul": "Naik", "penilaian": beku.pk, "tahun": 2027, "sasaran": "2.6"}
        refused = program("camat").post("/indeks/rencana", wanted)
        assert [g["penunjuk"] for g in refused.json()["galat"]] == ["/penilaian"]
        own = {"judul": "Naik", "instrumen": instrumen.pk, "tahun": 2027, "sasaran": "2"}
        assert program("camat").post("/indeks/rencana", own).status_code == 201
        assert len(program("camat").get("/indeks/rencana").json()["isi"]) == 1


class TestResults:
    def test_found_and_seen_beside_peers(self, program):
        wanted = {"tahun": 2023, "q": "siak", "jenis": "kabupaten"}
        (row,) = program("camat").get("/indeks/hasil", wanted).json()["isi"]
        assert (row["nama"], row["nilai"], row["bagian"]["D4"]) == ("Kabupaten Siak", "3.010", "3.93")
        seen = program("camat").get(f"/indeks/hasil/{row['id']}").json()
        assert seen["sejenis"]["dari"] == 398
        assert len(seen["lebih_baik"]) == 5
        assert seen["pelajaran"][0]["bagian"] in {"D1", "D2", "D3", "D4"}

    def test_taken_in_by_managers(self, program):
        row = {"tahun": 2030, "nama": "Kota Uji", "jenis": "kota", "nilai": "2.35", "sumber": "Laporan"}
        row["bagian"] = {"D1": "2.6"}
        assert program("admin").post("/indeks/hasil", {"hasil": [row]}).json() == {"banyak": 1}
        assert HasilTerbit.objects.get(tahun=2030).bagian == {"D1": "2.6"}
        assert program("sekda").post("/indeks/hasil", {"hasil": [row]}).status_code == 404
        twice = program("admin").post("/indeks/hasil", {"hasil": [row, row]})
        assert [g["penunjuk"] for g in twice.json()["galat"]] == ["/hasil"]


class TestInstruments:
    def test_written_listed_read(self, program, naskah):
        admin = program("admin")
        made = admin.post("/indeks/instrumen", {"naskah": naskah})
        assert made.status_code == 201
        assert admin.get("/indeks/instrumen").json()["isi"][0]["kode"] == "contoh-2026"
        assert admin.get(f"/indeks/instrumen/{made.json()['id']}").json()["naskah"] == naskah
        assert program("sekda").post("/indeks/instrumen", {"naskah": naskah}).status_code == 404

    def test_what_is_wrong_is_said(self, program):
        refused = program("admin").post("/indeks/instrumen", {"naskah": "kode: x"})
        assert [g["penunjuk"] for g in refused.json()["galat"]] == ["/naskah"]
        assert not Instrumen.objects.filter(kode="x").exists()
