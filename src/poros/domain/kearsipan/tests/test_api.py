"""The same acts for programs: a file from its opening to its closing, a destruction refused, scopes and shapes."""

import base64
import io

import pytest

from poros.domain.kearsipan.models import BerkasArsip
from poros.domain.kearsipan.services.paket import salin_semua
from poros.kernel.pekerjaan.konteks import aktor_sistem

pytestmark = pytest.mark.django_db


@pytest.fixture
def tu(arsip, program):
    """The secretariat of Dinas PU, as a program."""
    return program("tu_pu")


def test_a_file_from_its_opening_to_its_closing(tu, lembar):
    made = tu.post("/arsip/berkas", {"klasifikasi": "100.1.1", "judul": "Undangan"})
    assert made.status_code == 201
    pk = made.json()["id"]
    item = {
        "jenis": "Surat", "tanggal": "2026-01-05", "uraian": "Undangan rapat",
        "berkas": [{"nama": "u.pdf", "isi": base64.b64encode(lembar("api")).decode()}],
    }  # fmt: skip
    filled = tu.post(f"/arsip/berkas/{pk}/item", item).json()
    [paper] = filled["item"]
    assert tu.get(f"/arsip/item/{paper['id']}").json()["isi"][0]["nama"] == "u.pdf"
    closed = tu.post(f"/arsip/berkas/{pk}/tutup", {"pada": "2026-01-06"}).json()
    assert (closed["status"], closed["jatuh_tempo"], closed["nasib"]) == ("tutup", "2029-01-06", "musnah")
    assert [r["id"] for r in tu.get("/arsip/berkas?status=tutup&q=undangan").json()["isi"]] == [pk]
    again = tu.post(f"/arsip/berkas/{pk}/tutup", {"pada": "2026-01-06"})
    assert again.status_code == 409
    assert tu.post(f"/arsip/berkas/{pk}/buka", {"alasan": "Berlanjut"}).json()["status"] == "terbuka"


def test_holding_marking_and_the_papers_that_wait(tu, berkas, program):
    row = berkas(ditutup="2026-01-05")
    held = tu.post(f"/arsip/berkas/{row.pk}/tahan", {"perkara": "7", "alasan": "Sengketa"}).json()
    freed = tu.post(f"/arsip/berkas/{row.pk}/lepas", {"penahanan": held["id"], "alasan": "Selesai"}).json()
    assert freed["ditahan"] is False
    assert tu.post(f"/arsip/berkas/{row.pk}/tandai", {"vital": True, "terjaga": False}).json()["vital"]
    assert tu.get("/arsip/calon").json() == {"isi": []}
    view = tu.post("/arsip/tampilan", {"nama": "Vital", "saringan": {"hal": "vital"}}).json()
    assert tu.post(f"/arsip/tampilan/{view['id']}/buang", {}).status_code == 200
    assert program("kadis_dlh").get(f"/arsip/berkas/{row.pk}").json()["item"] is None


def test_a_destruction_by_programs_keeps_its_order(dinilai, program):
    pu, nota = program("kadis_pu"), {"nomor": "1", "tanggal": "2026-11-20"}
    base = f"/arsip/susut/{dinilai.pk}"
    assert pu.post(f"{base}/musnahkan", nota).status_code == 409
    assert pu.post(f"{base}/setujui", nota).status_code == 404
    assert program("walikota").post(f"{base}/setujui", nota).json()["status"] == "disetujui"
    assert pu.post(f"{base}/tetapkan", nota).json()["status"] == "ditetapkan"
    for kode in ("inspektur", "kabag_ekbang"):
        program(kode).post(f"{base}/saksikan", {})
    done = pu.post(f"{base}/musnahkan", nota).json()
    assert (done["status"], len(done["saksi"])) == ("dimusnahkan", 2)
    kept = pu.post(f"{base}/arsipkan", {}).json()["berkas"]
    assert BerkasArsip.objects.get(pk=kept).vital
    assert len(pu.get(base).json()["dokumen"]) == 7


def test_a_transfer_and_a_loan(tu, berkas, program):
    row = berkas(ditutup="2020-01-15")
    made = tu.post("/arsip/susut", {"jenis": "pindah", "judul": "Pindah"}).json()
    assert tu.post("/arsip/susut", {"jenis": "musnah", "judul": "x"}).status_code == 422
    tu.post(f"/arsip/susut/{made['id']}/pilih", {"berkas": [row.pk]})
    tu.post(f"/arsip/susut/{made['id']}/ajukan", {})
    nota = {"nomor": "BA/1", "tanggal": "2026-11-20"}
    taken = program("kadis_pu").post(f"/arsip/susut/{made['id']}/terima", nota)
    assert taken.json()["status"] == "dipindahkan"
    wish = {"cara": "baca", "keperluan": "Telaah", "sampai": "2099-01-01"}
    loan = program("camat").post(f"/arsip/berkas/{row.pk}/pinjam", wish).json()
    assert tu.post(f"/arsip/pinjaman/{loan['id']}/jawab", {"setuju": True}).json()["status"] == "dipinjam"
    assert program("camat").get(f"/arsip/berkas/{row.pk}").json()["item"]
    assert tu.post(f"/arsip/pinjaman/{loan['id']}/kembali", {}).json()["status"] == "kembali"


def test_a_copy_out_and_back(tu, berkas, program):
    berkas()
    answer = tu.get("/arsip/salinan.zip")
    content = b"".join(answer.streaming_content)
    sos = program("kadis_sos")
    told = sos.post("/arsip/salinan/impor", {"isi": base64.b64encode(content).decode()}).json()
    assert told == {"berkas": 0, "item": 0, "isi": 0, "sudah_ada": 1}
    broken = sos.post("/arsip/salinan/impor", {"isi": base64.b64encode(b"bukan").decode()})
    assert broken.status_code == 422
    salin_semua(aktor_sistem(), io.BytesIO())
    assert len(sos.get("/arsip/salinan").json()["isi"]) == 3


def test_rules_and_requests_of_persons(tu, program, kota, berkas):
    admin = program("admin")
    based = {"dasar": "Perwali", "dari": "2026-01-01"}
    jra = {"kode": "000", "nama": "Umum", "aktif": 1, "inaktif": 1, "nasib": "musnah"}
    assert admin.post("/arsip/jra", jra | based).status_code == 201
    skkad = {"kode": "000", "kerahasiaan": "biasa", "akses": "umum"}
    assert admin.post("/arsip/skkad", skkad | based).status_code == 201
    assert admin.post("/arsip/ambang", {"ambang": 10, "saksi": 3} | based).status_code == 201
    assert admin.post("/arsip/lembaga", {"lembaga": [kota.unit["dlh"].pk], "saksi": []}).status_code == 200
    assert tu.get("/arsip/jra?q=000").json()["isi"][0]["kode"].startswith("000")
    asked = tu.post(
        "/arsip/hapus", {"pemohon": "Warga", "kontak": "-", "uraian": "Hapus", "berkas": [berkas().pk]}
    ).json()
    assert asked["boleh"] == ["dipertahankan", "dibatasi"]
    answered = program("kadis_pu").post(
        f"/arsip/hapus/{asked['id']}/jawab", {"putusan": "dipertahankan", "alasan": "Retensi berjalan"}
    )
    assert answered.json()["putusan"] == "dipertahankan"


def test_a_program_needs_the_scope(arsip, program, berkas):
    row = berkas()
    reader = program("tu_pu", "arsip:baca")
    assert reader.get(f"/arsip/berkas/{row.pk}").status_code == 200
    assert reader.post(f"/arsip/berkas/{row.pk}/tutup", {}).status_code == 403
    assert program("tu_pu", "surat:baca").get("/arsip/berkas").status_code == 403
