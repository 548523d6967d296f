"""Every operation on a document by who is not asked to sign it: it is not there; keys, scopes and the way back."""

import pytest
from django.urls import reverse

from poros.kernel.antarmuka.models import KunciIdempoten
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.jejak.models import Jejak
from poros.kernel.tandatangan import services, uji
from poros.kernel.tandatangan.models import IdentitasEsign, Permintaan, SertifikatLokal
from poros.kernel.tandatangan.rules import Status

pytestmark = pytest.mark.django_db
DASAR = "/tanda-tangan"
PERMINTAAN = {
    "buka": None,
    "setujui": None,
    "letak": {"halaman": 1, "x": 10, "y": 10},
    "tolak": {"alasan": "Keliru"},
    "tanyakan": None,
    "lepaskan": {"alasan": "Riwayat kosong"},
}
HALAMAN = {
    "permintaan": "get",
    "letak": "get",
    "tolak": "get",
    "lepaskan": "get",
    "setujui": "post",
    "tanyakan": "post",
}


@pytest.fixture
def row(minta):
    return minta("sekda").permintaan.get()


class TestProgram:
    @pytest.mark.parametrize("kode", ["walikota", "tu", "kabag_umum", "admin", "inspektur"])
    def test_what_one_is_not_asked_to_sign_is_not_there(self, program, row, kode):
        asing, before = program(kode), Jejak.objects.count()
        told = {nama: asing.post(f"{DASAR}/permintaan/{row.pk}/{nama}", isi) for nama, isi in PERMINTAAN.items()}
        assert {nama: answer.status_code for nama, answer in told.items()} == dict.fromkeys(PERMINTAAN, 404)
        assert (Permintaan.objects.get().status, Jejak.objects.count()) == (Status.MENUNGGU, before)

    @pytest.mark.parametrize("nama", PERMINTAAN)
    def test_a_number_that_is_nobodys_is_answered_alike(self, program, nama):
        assert program("sekda").post(f"{DASAR}/permintaan/999999/{nama}", PERMINTAAN[nama]).status_code == 404

    def test_a_batch_names_what_is_not_ones_own_without_its_title(self, kota, program, minta):
        uji.kunci(kota.aktor("walikota"))
        row = minta("sekda", judul="Pemeriksaan khusus").permintaan.get()
        answer = program("walikota").post(f"{DASAR}/tandatangani", {"permintaan": [row.pk], "frasa": uji.FRASA})
        (told,) = answer.json()["isi"]
        assert (told["sah"], told["pesan"]) == (False, "Dokumen ini tidak menunggu tanda tangan Anda.")
        assert "Pemeriksaan" not in answer.content.decode()

    @pytest.mark.parametrize(
        ("kode", "ya"), [("sekda", True), ("tu", True), ("kabag_umum", True), ("walikota", False), ("tu_pu", False)]
    )
    def test_a_document_is_for_its_signers_and_whose_paper_it_is(self, program, row, kode, ya):
        answer = program(kode).get(f"{DASAR}/dokumen/{row.dokumen_id}")
        assert answer.status_code == (200 if ya else 404)

    def test_of_a_secret_one_only_who_made_it_and_who_signs(self, program, minta):
        dokumen = minta("sekda", kerahasiaan="rahasia")
        codes = {k: program(k).get(f"{DASAR}/dokumen/{dokumen.pk}").status_code for k in ("sekda", "tu", "kabag_umum")}
        assert codes == {"sekda": 200, "tu": 200, "kabag_umum": 404}

    @pytest.mark.parametrize("nama", ["buka", "letak", "tolak"])
    def test_an_act_repeated_under_its_key_is_done_once(self, program, row, nama):
        sekda, jalur = program("sekda"), f"{DASAR}/permintaan/{row.pk}/{nama}"
        first, again = (sekda.post(jalur, PERMINTAAN[nama], kunci="k-1") for _n in range(2))
        assert (first.status_code, again.status_code) == (200, 200)
        assert first.json() == again.json()
        assert again["Idempotent-Replay"] == "true"
        assert Jejak.objects.filter(objek="permintaanttd").count() == 1

    def test_what_is_given_a_passphrase_keeps_no_key_even_when_one_is_sent(self, kota, program, row):
        sekda = program("sekda")
        sekda.post(f"{DASAR}/sertifikat", {"frasa": uji.FRASA}, kunci="k-1")
        uji.setujui(row.dokumen)
        sekda.post(f"{DASAR}/tandatangani", {"permintaan": [row.pk], "frasa": uji.FRASA}, kunci="k-2")
        program("admin").post(f"{DASAR}/esign", {"orang": kota.orang["sekda"].pk, "pengenal": "a@b.go.id"}, kunci="k-3")
        assert Permintaan.objects.get().status == Status.SAH
        assert not KunciIdempoten.objects.exists()

    def test_scopes_of_reading_and_of_writing_are_two(self, program, row):
        baca, tulis = program("sekda", Cakupan.TTE_BACA), program("sekda", Cakupan.TTE_TULIS)
        lists = [f"{DASAR}/permintaan", f"{DASAR}/riwayat", f"{DASAR}/sertifikat", f"{DASAR}/dokumen/{row.dokumen_id}"]
        assert {baca.get(jalur).status_code for jalur in lists} == {200}
        assert {tulis.get(jalur).status_code for jalur in lists} == {403}
        assert baca.post(f"{DASAR}/permintaan/{row.pk}/buka").status_code == 403
        assert tulis.post(f"{DASAR}/permintaan/{row.pk}/buka").status_code == 200

    @pytest.mark.parametrize(
        ("isi", "penunjuk"),
        [
            ({"permintaan": [], "frasa": "x"}, ["/permintaan"]),
            ({"permintaan": [1] * 101, "frasa": "x"}, ["/permintaan"]),
            ({"permintaan": [0], "frasa": "x"}, ["/permintaan/0"]),
            ({"permintaan": [1], "frasa": ""}, ["/frasa"]),
            ({"permintaan": [1], "frasa": "x" * 201}, ["/frasa"]),
            ({"permintaan": [1]}, ["/frasa"]),
        ],
    )
    def test_a_batch_that_cannot_be_names_its_part_and_not_the_passphrase(self, program, isi, penunjuk):
        answer = program("sekda").post(f"{DASAR}/tandatangani", isi)
        assert answer.status_code == 422
        assert [part["penunjuk"] for part in answer.json()["galat"]] == penunjuk
        assert "xxxx" not in answer.content.decode()

    def test_only_ones_own_certificate_is_revoked(self, kota, program):
        for kode in ("sekda", "walikota"):
            uji.kunci(kota.aktor(kode))
        own = SertifikatLokal.objects.get(orang=kota.orang["sekda"])
        jalur = f"{DASAR}/sertifikat/{own.pk}/cabut"
        assert program("walikota").post(jalur, {"alasan": "x"}).status_code == 404
        assert program("sekda").post(jalur, {"alasan": " "}).status_code == 422
        assert program("admin").post(jalur, {"alasan": "Pensiun"}).json()["dicabut"] is not None


class TestHalaman:
    @pytest.mark.parametrize("kode", ["walikota", "tu", "admin"])
    def test_pages_of_a_signer_are_his_alone(self, masuk, row, kode):
        client = masuk(kode)
        for nama, cara in HALAMAN.items():
            answer = getattr(client, cara)(reverse(f"verifikasi:{nama}", args=[row.pk]))
            assert answer.status_code == 404, nama

    @pytest.mark.parametrize("nama", ["meja", "riwayat", "sertifikat"])
    def test_who_is_not_signed_in_is_asked_to(self, umum, nama):
        address = reverse(f"verifikasi:{nama}")
        answer = umum.get(address)
        assert answer.status_code == 302
        assert f"next={address}" in answer["Location"]

    @pytest.mark.parametrize("nama", ["setujui", "tanyakan"])
    def test_acts_are_not_done_by_following_a_link(self, masuk, row, nama):
        assert masuk("sekda").get(reverse(f"verifikasi:{nama}", args=[row.pk])).status_code == 405

    def test_what_was_taken_back_says_so_and_asks_nothing(self, kota, masuk, minta):
        (row,) = uji.setujui(minta("sekda"))
        services.batalkan(kota.aktor("tu"), row.dokumen, alasan="Ganda")
        client = masuk("sekda")
        page = client.get(reverse("verifikasi:permintaan", args=[row.pk])).content.decode()
        assert "Dibatalkan" in page
        assert reverse("verifikasi:tolak", args=[row.pk]) not in page
        assert client.post(reverse("verifikasi:setujui", args=[row.pk]), {"setuju": "ya"}).status_code == 409

    @pytest.mark.parametrize("kode", ["sekda", "tu", "walikota"])
    def test_only_the_administrator_enters_who_bsre_knows(self, masuk, kota, kode):
        data = {"orang": kota.orang["sekda"].pk, "pengenal": "3171000000000001"}
        assert masuk(kode).post(reverse("verifikasi:esign"), data).status_code == 422
        assert not IdentitasEsign.objects.exists()

    def test_people_without_an_office_are_not_offered(self, kota, masuk):
        from poros.kernel.organisasi.models import Orang

        Orang.objects.create(nama="Warga Biasa")
        page = masuk("admin").get(reverse("verifikasi:esign")).content.decode()
        assert "Pejabat Sekretaris Daerah" in page
        assert "Warga Biasa" not in page
