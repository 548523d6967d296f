"""Every operation on a letter by programs of other offices: it is not there for them; and keys that come twice."""

import base64
import uuid

import pytest
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import KomentarNaskah, Naskah, PenerimaNaskah, RiwayatNaskah
from poros.domain.naskah.services.tanda import mulai_kertas
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.jejak.models import Jejak
from poros.kernel.penomoran.models import BlokNomor

pytestmark = pytest.mark.django_db
HARI = timezone.localdate().isoformat()
SCAN = {"nama": "s.pdf", "isi": base64.b64encode(b"%PDF-1.4 x").decode()}
TULISAN = {"hal": "Lain", "isi": {"isi": "Lain"}}

BACA = ("", "/versi", "/lembar", "/penerima", "/kemajuan")
TINDAK = {
    "ubah": TULISAN,
    "lampiran": SCAN,
    "lampiran/lepas": {"berkas": 1},
    "massal": {"tabel": "nama\nAni"},
    "komentar": {"isi": "Halo"},
    "batalkan": {"alasan": "x"},
    "ajukan": {},
    "tarik": None,
    "paraf": {},
    "kembalikan": {"alasan": "x"},
    "tandatangani": None,
    "nomori-kertas": None,
    "sisip": {"urut": 1, "tanggal": "2026-01-05", "alasan": "x"},
    "unggah": {"tanggal": HARI, "pindaian": SCAN},
    "tolak": {"alasan": "x"},
    "kirim": None,
    "dijawab": {"dengan": "1"},
    "putuskan": {"disetujui": True},
    "berkaskan": None,
}
"""Each operation with a body that is right, so that only the row is in question."""


@pytest.fixture
def umur(kota, buat, siap, sah):
    def make(status):
        if status == "konsep":
            return buat()
        if status == "siap":
            return siap()
        return services.kirim(kota.aktor("staf_pu"), sah())

    return make


class TestAsing:
    @pytest.mark.parametrize("kode", ["kadis_sos", "tu_pu", "admin"])
    @pytest.mark.parametrize("status", ["konsep", "siap", "terkirim"])
    def test_nothing_is_read_and_nothing_done(self, program, umur, status, kode):
        row = umur(status)
        before = (Jejak.objects.count(), RiwayatNaskah.objects.count(), KomentarNaskah.objects.count())
        asing = program(kode)
        read = {jalur: asing.get(f"/naskah/{row.pk}{jalur}").status_code for jalur in BACA}
        done = {jalur: asing.post(f"/naskah/{row.pk}/{jalur}", badan).status_code for jalur, badan in TINDAK.items()}
        assert set(read.values()) | set(done.values()) == {404}, read | done
        assert (Jejak.objects.count(), RiwayatNaskah.objects.count(), KomentarNaskah.objects.count()) == before

    @pytest.mark.parametrize("jalur", [*BACA, *(f"/{nama}" for nama in TINDAK)])
    def test_a_number_that_is_nobodys_is_answered_alike(self, program, jalur):
        staf = program("staf_pu")
        badan = TINDAK.get(jalur.removeprefix("/"))
        answer = staf.get(f"/naskah/999999{jalur}") if jalur in BACA else staf.post(f"/naskah/999999{jalur}", badan)
        assert answer.status_code == 404
        assert answer.json()["detail"] == "Tidak ada, atau jabatan Anda tidak berwenang melihatnya."

    @pytest.mark.parametrize("pk", ["0", "-1", "abc", str(2**63)])
    def test_a_number_that_is_none_is_named(self, program, pk):
        answer = program("staf_pu").get(f"/naskah/{pk}")
        assert answer.status_code in {404, 422}

    def test_a_token_for_reading_reads_and_does_nothing(self, program, umur):
        row, baca = umur("konsep"), program("staf_pu", Cakupan.SURAT_BACA)
        assert {baca.get(f"/naskah/{row.pk}{jalur}").status_code for jalur in BACA} == {200}
        done = {baca.post(f"/naskah/{row.pk}/{jalur}", badan).status_code for jalur, badan in TINDAK.items()}
        assert done == {403}
        assert Naskah.objects.get().status == "konsep"

    def test_a_token_for_writing_alone_reads_nothing(self, program, umur):
        row, tulis = umur("konsep"), program("staf_pu", Cakupan.SURAT_TULIS)
        assert {tulis.get(f"/naskah/{row.pk}{jalur}").status_code for jalur in BACA} == {403}

    def test_an_addressee_is_as_visible_as_his_letter(self, program, umur):
        umur("terkirim")
        pk = PenerimaNaskah.objects.get().pk
        badan = {"oleh": "Satpam", "waktu": timezone.now().isoformat()}
        for kode in ("kadis_sos", "kadis_dlh", "sekda", "tu_pu"):
            assert program(kode).post(f"/penerima-naskah/{pk}/terima", badan).status_code == 404, kode
        assert PenerimaNaskah.objects.get().diterima is None


class TestKunci:
    """A program that got no answer asks again under the same key: numbers are not taken twice."""

    def test_a_block_is_set_aside_once(self, program):
        kadis, kunci = program("kadis_pu"), uuid.uuid4().hex
        badan = {"bentuk": "surat-dinas", "banyak": 5, "alasan": "Listrik padam"}
        answers = [kadis.post("/blok-nomor", badan, kunci=kunci) for _n in range(2)]
        assert [a.status_code for a in answers] == [201, 201]
        assert answers[0].json() == answers[1].json()
        assert answers[1]["Idempotent-Replay"] == "true"
        assert BlokNomor.objects.count() == 1
        other = kadis.post("/blok-nomor", badan | {"banyak": 6}, kunci=kunci)
        assert other.status_code == 409
        assert BlokNomor.objects.get().sampai == 5

    def test_a_paper_letter_is_recorded_once(self, kota, program, pdf):
        kadis = program("kadis_pu")
        kadis.post("/blok-nomor", {"bentuk": "surat-dinas", "banyak": 2, "alasan": "Listrik padam"})
        badan = TULISAN | {
            "bentuk": "surat-dinas", "urut": 1, "tanggal": HARI, "tanda": [{"jabatan": kota.jabatan["kadis_pu"].pk}],
            "pindaian": {"nama": "s.pdf", "isi": base64.b64encode(pdf).decode()},
        }  # fmt: skip
        answers = [kadis.post("/naskah-kertas", badan, kunci="k-9") for _n in range(2)]
        assert [a.status_code for a in answers] == [201, 201]
        assert answers[0].json()["id"] == answers[1].json()["id"] == Naskah.objects.get().pk

    @pytest.mark.parametrize(
        ("siapa", "jalur", "badan"),
        [("staf_pu", "komentar", {"isi": "Sudah saya cek"}), ("kadis_pu", "kembalikan", {"alasan": "Perbaiki"})],
    )
    def test_an_act_is_done_once(self, program, siap, siapa, jalur, badan):
        row, actor = siap(), program(siapa)
        before = Jejak.objects.filter(objek_id=row.pk).count()
        first, again = (actor.post(f"/naskah/{row.pk}/{jalur}", badan, kunci="k-1") for _n in range(2))
        assert (first.status_code, again.status_code) == (200, 200)
        assert first.json() == again.json()
        assert KomentarNaskah.objects.count() + row.riwayat.filter(aksi="kembalikan").count() == 1
        assert Jejak.objects.count() > before

    def test_what_was_refused_may_be_asked_again_with_a_better_body(self, program):
        kadis = program("kadis_pu")
        badan = {"bentuk": "surat-dinas", "banyak": 1, "alasan": " "}
        assert kadis.post("/blok-nomor", badan, kunci="k-2").status_code == 422
        assert kadis.post("/blok-nomor", badan | {"alasan": "Padam"}, kunci="k-2").status_code == 201

    def test_the_same_key_of_two_people_is_two_keys(self, program):
        badan = {"bentuk": "surat-dinas", "banyak": 1, "alasan": "Padam"}
        for kode in ("kadis_pu", "kadis_dlh"):
            assert program(kode).post("/blok-nomor", badan, kunci="sama").status_code == 201
        assert BlokNomor.objects.count() == 2


class TestIsian:
    """What only programs can send, since the pages do not offer it."""

    @pytest.mark.parametrize(("bagian", "ya"), [("isi", True), ("", True), ("penutup", False), ("Isi", False)])
    def test_a_remark_is_on_a_part_that_there_is(self, program, buat, bagian, ya):
        row = buat()
        answer = program("staf_pu").post(f"/naskah/{row.pk}/komentar", {"isi": "Cek angka", "bagian": bagian})
        assert answer.status_code == (200 if ya else 422)
        if not ya:
            assert [part["penunjuk"] for part in answer.json()["galat"]] == ["/bagian"]
        assert KomentarNaskah.objects.exists() is ya

    @pytest.mark.parametrize("waktu", ["2020-01-01T08:00:00+07:00", "sekarang"])
    def test_coordination_is_not_asked_for_until_yesterday(self, kota, program, buat, waktu):
        """The clock would at once write down that nobody answered."""
        row, kini = buat(), timezone.now().isoformat()
        plan = [{"jabatan": kota.jabatan["kadis_dlh"].pk, "urut": 1, "jenis": "koordinasi"}]
        badan = {"langkah": plan, "tenggat": kini if waktu == "sekarang" else waktu}
        answer = program("staf_pu").post(f"/naskah/{row.pk}/ajukan", badan)
        assert answer.status_code == 422
        assert [part["penunjuk"] for part in answer.json()["galat"]] == ["/tenggat"]
        assert Naskah.objects.get().status == "konsep"

    def test_a_scan_is_not_older_than_its_number(self, kota, program, siap, pdf):
        row = mulai_kertas(kota.aktor("staf_pu"), siap())
        scan = {"nama": "s.pdf", "isi": base64.b64encode(pdf).decode()}
        jalur = f"/naskah/{row.pk}/unggah"
        answer = program("staf_pu").post(jalur, {"tanggal": "2020-01-01", "pindaian": scan})
        assert answer.status_code == 422
        assert [part["penunjuk"] for part in answer.json()["galat"]] == ["/tanggal"]
        assert "sebelum tanggal naskah" in answer.json()["detail"]
        assert program("staf_pu").post(jalur, {"tanggal": HARI, "pindaian": scan}).status_code == 200

    @pytest.mark.parametrize("batas", [1, 3])
    def test_addressees_are_read_to_the_last_each_once(self, program, buat, batas):
        row, staf = buat(kepada=("dlh", "sos", "kec", "insp")), program("staf_pu")
        found, jalur = [], f"/naskah/{row.pk}/penerima?batas={batas}"
        while jalur:
            page = staf.get(jalur).json()
            found += [p["sebutan"] for p in page["isi"]]
            jalur = page["lanjut"] and page["lanjut"].removeprefix("/api/v1")
        assert len(found) == len(set(found)) == 4
