"""The way of a letter by a program, and what programs are told when it is refused."""

import base64
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.naskah import services, tasks
from poros.domain.naskah.models import Naskah
from poros.domain.naskah.services.tanda import mulai
from poros.domain.persuratan.models import Surat

pytestmark = pytest.mark.django_db

BACA, TULIS = "surat:baca", "surat:tulis"


@pytest.fixture
def badan(kota):
    """What a program sends for a letter of PU to DLH."""

    def make(**lain):
        return {
            "hal": "Data genangan",
            "isi": {"isi": "Mohon data."},
            "tanda": [{"jabatan": kota.jabatan["sekda"].pk}],
            "tujuan": [{"kanal": "unit", "sebutan": "Kepala DLH", "unit": kota.unit["dlh"].pk}],
            "klasifikasi": "600.1",
        } | lain

    return make


def scan(pdf):
    return {"nama": "s.pdf", "isi": base64.b64encode(pdf).decode()}


def test_the_whole_way(program, badan, kota, sahkan):
    staf = program("staf_pu")
    made = staf.post("/naskah", badan(bentuk="surat-dinas"))
    assert made.status_code == 201
    pk, sidik = made.json()["naskah"]["id"], made.json()["sidik"]
    changed = staf.post(f"/naskah/{pk}/ubah", badan(hal="Data genangan 2026", atas=sidik))
    assert changed.json()["naskah"]["hal"] == "Data genangan 2026"
    stale = staf.post(f"/naskah/{pk}/ubah", badan(atas=sidik))
    assert stale.status_code == 422

    assert staf.post(f"/naskah/{pk}/ajukan", {}).json()["status"] == "paraf"
    whole = staf.get(f"/naskah/{pk}").json()
    assert [s["jabatan"]["nama"] for s in whole["langkah"]] == ["Kepala Bagian Adbang", "Kepala Dinas PU", "Asisten II"]
    for kode in ("kabag_ekbang", "kadis_pu", "asisten2"):
        assert [n["id"] for n in program(kode).get("/naskah?kotak=paraf").json()["isi"]] == [pk]
        answer = program(kode).post(f"/naskah/{pk}/paraf", {"catatan": "Setuju"})
    assert answer.json()["status"] == "siap_ttd"

    signed = program("sekda").post(f"/naskah/{pk}/tandatangani")
    assert signed.json()["status"] == "bernomor"
    assert signed.json()["nomor"]
    sahkan(Naskah.objects.get(pk=pk), "sekda")
    assert staf.post(f"/naskah/{pk}/kirim").json()["status"] == "terkirim"
    assert Surat.objects.get().perihal == "Data genangan 2026"
    assert staf.post(f"/naskah/{pk}/berkaskan").json()["status"] == "diberkaskan"
    done = staf.get(f"/naskah/{pk}").json()
    assert [h["aksi"] for h in done["riwayat"]][:4] == ["berkaskan", "kirim", "tandatangani", "nomori"]
    assert staf.get(f"/naskah/{pk}/versi").json()[0]["hal"] == "Data genangan 2026"
    assert staf.get(f"/naskah/{pk}/lembar").content.startswith(b"%PDF")
    assert staf.get(f"/naskah/{pk}/penerima").json()["isi"][0]["kanal"] == "unit"


def test_returned_taken_back_given_up(program, kota, buat, siap):
    staf, kadis = program("staf_pu"), program("kadis_pu")
    naskah = siap()
    assert kadis.post(f"/naskah/{naskah.pk}/kembalikan", {"alasan": ""}).status_code == 422
    assert kadis.post(f"/naskah/{naskah.pk}/kembalikan", {"alasan": "Perbaiki"}).json()["status"] == "revisi"
    plan = [{"jabatan": kota.jabatan["kadis_dlh"].pk, "urut": 1, "jenis": "koordinasi"}]
    soon = (timezone.now() + timedelta(days=1)).isoformat()
    handed = staf.post(f"/naskah/{naskah.pk}/ajukan", {"langkah": plan, "tenggat": soon, "alasan": "Sudah"})
    assert handed.json()["status"] == "paraf"
    assert staf.post(f"/naskah/{naskah.pk}/tarik").json()["status"] == "revisi"
    assert staf.post(f"/naskah/{naskah.pk}/batalkan", {"alasan": "Tidak jadi"}).json()["status"] == "batal"
    late = staf.post(f"/naskah/{naskah.pk}/ajukan", {})
    assert late.status_code == 409


def test_on_paper_refused_and_from_a_block(program, kota, siap, badan, pdf):
    staf, kadis = program("staf_pu"), program("kadis_pu")
    first, second = siap(), siap()
    assert staf.post(f"/naskah/{first.pk}/nomori-kertas").json()["status"] == "bernomor"
    day = timezone.localdate().isoformat()
    sent = staf.post(f"/naskah/{first.pk}/unggah", {"tanggal": day, "pindaian": scan(pdf)})
    assert sent.json()["status"] == "ditandatangani"
    staf.post(f"/naskah/{second.pk}/nomori-kertas")
    assert kadis.post(f"/naskah/{second.pk}/tolak", {"alasan": "Ganda"}).json()["status"] == "batal"

    block = kadis.post("/blok-nomor", {"bentuk": "surat-dinas", "banyak": 2, "alasan": "Padam"})
    assert (block.status_code, block.json()["dari"]) == (201, 3)
    own = badan(bentuk="surat-dinas", urut=4, tanggal=day, pindaian=scan(pdf),
                tanda=[{"jabatan": kota.jabatan["kadis_pu"].pk}])  # fmt: skip
    assert kadis.post("/naskah-kertas", own).json()["status"] == "ditandatangani"
    assert kadis.post("/naskah-kertas", own).status_code == 422
    kode = kadis.get("/register-naskah").json()[0]["kode"]
    book = kadis.get(f"/buku-nomor?kode={kode}").json()
    assert [(r["urut"], r["nasib"]) for r in book["baris"]] == [(4, "naskah"), (3, "blok"), (2, "batal"), (1, "naskah")]
    assert book["celah"] == []
    assert program("kadis_dlh").get(f"/buku-nomor?kode={kode}").status_code == 404


def test_a_mass_letter(program, kota, buat, sahkan):
    naskah = buat(kepada=(), isi={"isi": "Kepada {{nama}}."})
    staf = program("staf_pu")
    wrong = staf.post(f"/naskah/{naskah.pk}/massal", {"tabel": "alamat\nJalan A"})
    assert (wrong.status_code, "“nama” belum ada" in wrong.content.decode()) == (422, True)
    assert staf.post(f"/naskah/{naskah.pk}/massal", {"tabel": "nama\nAni\nBudi"}).json() == {"banyak": 2}
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=[])
    mulai(kota.aktor("kadis_pu"), naskah)
    sahkan(naskah, "kadis_pu")
    assert staf.get(f"/naskah/{naskah.pk}/kemajuan").json() == {"siap": 0, "semua": 2}
    tasks.gabung(naskah=naskah.pk)
    assert staf.get(f"/naskah/{naskah.pk}/kemajuan").json() == {"siap": 2, "semua": 2}
    staf.post(f"/naskah/{naskah.pk}/kirim")
    row = naskah.penerima.first()
    now = timezone.now().isoformat()
    got = staf.post(f"/penerima-naskah/{row.pk}/terima", {"oleh": "Ani", "waktu": now})
    assert (got.json()["status"], got.json()["diterima_oleh"]) == ("diterima", "Ani")


def test_remarks_files_answers_and_decisions(program, kota, buat, sah, pdf):
    staf = program("staf_pu")
    draft = buat()
    assert staf.post(f"/naskah/{draft.pk}/komentar", {"isi": "Cek", "bagian": "isi"}).json()["bagian"] == "isi"
    staf.post(f"/naskah/{draft.pk}/lampiran", scan(pdf))
    whole = staf.get(f"/naskah/{draft.pk}").json()
    assert (len(whole["berkas"]), len(whole["komentar"])) == (1, 1)

    asked = sah(jawab_hingga=timezone.localdate())
    staf.post(f"/naskah/{asked.pk}/kirim")
    staf.post(f"/naskah/{asked.pk}/dijawab", {"dengan": "1/DLH/2026"})
    assert staf.get(f"/naskah/{asked.pk}").json()["dijawab_dengan"] == "1/DLH/2026"

    paper = sah("telaahan-staf", tanda=("staf_pu",), kepada=("pu",))
    staf.post(f"/naskah/{paper.pk}/kirim")
    made = program("kadis_pu").post(f"/naskah/{paper.pk}/putuskan", {"disetujui": True, "pilihan": 1})
    assert made.json() == {"naskah": paper.pk, "disetujui": True, "pilihan": 1}


def test_forms_hints_and_letterhead(program):
    staf, admin = program("staf_pu"), program("admin")
    forms = {f["kode"]: f for f in staf.get("/bentuk-naskah").json()}
    assert [b["kode"] for b in forms["surat-dinas"]["bagian"]] == ["isi"]
    hints = staf.post("/bentuk-naskah/surat-dinas/periksa", {"hal": "x", "isi": {"isi": "Mohon ijin."}}).json()
    assert [(h["temuan"], h["saran"]) for h in hints] == [("ijin", "izin")]
    assert staf.post("/bentuk-naskah/tidak-ada/periksa", {}).status_code == 422
    bad = admin.post("/bentuk-naskah/surat-dinas", {"naskah": "kode: ["})
    assert bad.status_code == 422
    assert staf.post("/bentuk-naskah/surat-dinas", {"naskah": "kode: x"}).status_code == 404
    assert program("tu").post("/kop-unit", {"tempat": "Contoh"}).json()["tempat"] == "Contoh"


@pytest.mark.parametrize(
    ("lain", "status"),
    [
        ({"bentuk": "tidak-ada"}, 422),
        ({"hal": ""}, 422),
        ({"tanda": [{"jabatan": 999_999}]}, 422),
        ({"surat": 999_999}, 404),
        ({"mengubah": 999_999}, 404),
        ({"jawab_hingga": "1800-01-01"}, 422),
        ({"apa": 1}, 422),
        ({"hal": "a\x00b"}, 422),
        ({"tujuan": [{"kanal": "merpati", "sebutan": "x"}]}, 422),
    ],
)
def test_what_is_wrong_makes_nothing(program, badan, lain, status):
    answer = program("staf_pu").post("/naskah", badan(**{"bentuk": "surat-dinas"} | lain))
    assert answer.status_code == status
    assert not Naskah.objects.exists()


def test_a_token_reads_or_writes_as_it_was_given(program, badan, buat):
    naskah = buat()
    reader = program("staf_pu", BACA)
    assert reader.get(f"/naskah/{naskah.pk}").status_code == 200
    assert reader.post("/naskah", badan(bentuk="surat-dinas")).status_code == 403
    assert program("kadis_dlh").get(f"/naskah/{naskah.pk}").status_code == 404
