"""Batches, long desks, locked passphrases, and pages that carry a secret."""

import re

import pytest
from django.urls import reverse

from poros.domain.verifikasi import ikhtisar
from poros.kernel.antarmuka.formulir import KUNCI
from poros.kernel.tandatangan import uji
from poros.kernel.tandatangan.models import IdentitasEsign, Permintaan, SertifikatLokal, TandaTangan
from poros.kernel.tandatangan.rules import SATU_KALI, Sebab, Status, StatusSertifikat
from poros.kernel.tandatangan.services import mulai, ragukan

pytestmark = pytest.mark.django_db
MEJA, KIRIM = "/verifikasi/meja/", "/verifikasi/meja/tandatangani/"


def teks(page):
    raw = b"".join(page.streaming_content) if page.streaming else page.content
    return re.sub(r"\s+", " ", raw.decode())


def alamat(nama, pk):
    return reverse(f"verifikasi:{nama}", args=[pk])


@pytest.fixture
def setuju(minta):
    """Requests to the Sekda, read and agreed to."""
    return lambda *judul: [uji.setujui(minta("sekda", judul=j))[0] for j in judul]


class TestKumpulan:
    def test_what_fails_and_what_is_signed_stand_line_by_line(self, kota, masuk, minta, setuju):
        uji.kunci(kota.aktor("sekda"))
        (ready,) = setuju("Siap")
        unread = minta("sekda", judul="Belum dibaca").permintaan.get()
        answer = masuk("sekda").post(KIRIM, {"permintaan": [unread.pk, ready.pk], "frasa": uji.FRASA})
        page = teks(answer)
        assert "Buka dan setujui dokumen ini lebih dahulu" in page
        assert "1 dari 2 dokumen ditandatangani" in page
        assert (answer["Cache-Control"], answer["X-Accel-Buffering"]) == ("no-store", "no")
        assert list(TandaTangan.objects.values_list("permintaan_id", flat=True)) == [ready.pk]

    def test_the_same_document_twice_is_signed_once(self, kota, masuk, setuju):
        uji.kunci(kota.aktor("sekda"))
        (row,) = setuju("Satu")
        page = teks(masuk("sekda").post(KIRIM, {"permintaan": [row.pk, row.pk], "frasa": uji.FRASA}))
        assert "1 dari 1 dokumen" in page
        assert TandaTangan.objects.count() == 1

    @pytest.mark.parametrize("pilih", [["x"], ["-1"], ["9" * 30], ["٣"], [""]])
    def test_numbers_that_are_none_choose_nothing(self, masuk, pilih):
        page = masuk("sekda").post(KIRIM, {"permintaan": pilih, "frasa": "apa-saja"})
        assert page.status_code == 422
        assert "Pilih sedikitnya satu dokumen" in teks(page)

    def test_more_than_a_batch_is_refused_whole(self, masuk):
        page = masuk("sekda").post(KIRIM, {"permintaan": range(1, SATU_KALI + 2), "frasa": "apa-saja"})
        assert page.status_code == 422
        assert f"Paling banyak {SATU_KALI} dokumen" in teks(page)

    def test_chosen_ones_stay_chosen_when_the_passphrase_is_missing(self, masuk, setuju):
        first, second = setuju("Pertama", "Kedua")
        page = teks(masuk("sekda").post(KIRIM, {"permintaan": [second.pk], "frasa": ""}))
        assert re.search(rf'id="p{second.pk}"[^>]* checked', page)
        assert not re.search(rf'id="p{first.pk}"[^>]* checked', page)

    def test_in_english_to_the_last_line(self, kota, masuk, setuju):
        """The stream goes on after the middleware has left: language is kept."""
        uji.kunci(kota.aktor("sekda"))
        (row,) = setuju("Satu")
        user = masuk("sekda")
        user.cookies["django_language"] = "en"
        page = teks(user.post(KIRIM, {"permintaan": [row.pk], "frasa": "salah-sekali"}))
        assert "passphrase" in page.lower()

    def test_wrong_five_times_and_the_desk_is_shut_for_a_while(self, kota, masuk, setuju):
        uji.kunci(kota.aktor("sekda"))
        (row,) = setuju("Satu")
        user = masuk("sekda")
        for _ in range(5):
            assert "Frasa sandi salah" in teks(user.post(KIRIM, {"permintaan": [row.pk], "frasa": "salah-sekali"}))
        page = teks(user.post(KIRIM, {"permintaan": [row.pk], "frasa": uji.FRASA}))
        assert "salah beberapa kali" in page
        assert re.search(r"coba lagi pukul \d\d\.\d\d", page)
        assert not TandaTangan.objects.exists()


class TestMejaPanjang:
    def test_newest_first_and_the_rest_behind_a_link(self, kota, masuk, setuju):
        """Whatever waits can be reached, and signed from where it stands."""
        uji.kunci(kota.aktor("sekda"))
        (oldest,) = setuju("Yang tertua")
        like = Permintaan.objects.get()
        for n in range(55):
            dokumen = like.dokumen
            dokumen.pk, dokumen.kode, dokumen.judul = None, f"kode-{n}", f"Surat {n}"
            dokumen.save(force_insert=True)
            Permintaan.objects.create(dokumen=dokumen, jabatan=like.jabatan)
        user = masuk("sekda")
        first = teks(user.get(MEJA))
        assert "Surat 54" in first
        assert "Yang tertua" not in first
        (further,) = set(re.findall(r'href="(\?sesudah=[^"]+)"', first))
        second = teks(user.get(MEJA + further))
        assert f'value="{oldest.pk}"' in second
        assert "1 dari 1" in teks(user.post(KIRIM, {"permintaan": [oldest.pk], "frasa": uji.FRASA}))

    def test_on_the_desk_each_says_what_is_to_be_done(self, kota, minta, setuju):
        sekda = kota.aktor("sekda")
        minta("sekda", judul="Baru")
        agreed, doubted = setuju("Disetujui", "Diragukan")
        made = mulai(sekda, doubted, sertifikat=StatusSertifikat.ISSUE)
        ragukan(sekda, doubted, percobaan=made, sebab=Sebab.HABIS_WAKTU)
        cards = {c.judul: c for c in ikhtisar.kartu(sekda)}
        assert cards["Baru"].aksi[0].nama == "Baca dan setujui"
        assert cards["Disetujui"].aksi[0].url == MEJA
        assert "periksa pada penyedia" in cards["Diragukan"].akibat
        assert agreed.pk != doubted.pk
        assert ikhtisar.kartu(kota.aktor("walikota")) == []


class TestRahasiaDiJalan:
    """What carries a passphrase or a NIK is not remembered under a key, whatever page it is."""

    @pytest.mark.parametrize(
        ("kode", "url", "data"),
        [
            ("sekda", KIRIM, {"permintaan": ["1"], "frasa": "rahasia-sekali"}),
            ("sekda", "/verifikasi/sertifikat/", {"frasa": "rahasia-sekali", "ulang": "rahasia-sekali"}),
            ("admin", "/verifikasi/sertifikat/esign/", {"orang": "1", "pengenal": "3171000000000001"}),
        ],
    )
    def test_it_is_refused_with_a_key_and_kept_nowhere(self, masuk, kode, url, data):
        answer = masuk(kode).post(url, data, headers={KUNCI: "abc-123"})
        assert answer.status_code == 400
        assert "saat tersambung" in teks(answer)
        assert not SertifikatLokal.objects.exists()
        assert not IdentitasEsign.objects.exists()

    def test_the_number_of_a_person_is_not_shown_again(self, kota, masuk):
        user = masuk("admin")
        page = user.post("/verifikasi/sertifikat/esign/", {"orang": kota.orang["sekda"].pk, "pengenal": "317100000"})
        assert page.status_code == 422
        assert "16 angka" in teks(page)
        right = {"orang": kota.orang["sekda"].pk, "pengenal": " 3171000000000001 "}
        assert user.post("/verifikasi/sertifikat/esign/", right).status_code == 302
        assert "3171000000000001" not in teks(user.get("/verifikasi/sertifikat/esign/"))
        assert IdentitasEsign.objects.count() == 1


class TestPenolakan:
    """Every way in which a page of a document says no."""

    @pytest.mark.parametrize("nama", ["permintaan", "letak", "tolak", "lepaskan"])
    def test_to_another_office_it_is_not_there(self, masuk, minta, nama):
        row = minta("sekda").permintaan.get()
        assert masuk("walikota").get(alamat(nama, row.pk)).status_code == 404
        assert masuk("sekda").get(alamat(nama, 999_999)).status_code == 404

    @pytest.mark.parametrize("nama", ["tolak", "lepaskan"])
    def test_without_a_reason(self, masuk, minta, nama):
        row = minta("sekda").permintaan.get()
        assert masuk("sekda").post(alamat(nama, row.pk), {"alasan": ""}).status_code == 422
        row.refresh_from_db()
        assert row.status == Status.MENUNGGU

    def test_letting_go_of_what_is_not_held(self, masuk, minta):
        page = masuk("sekda").post(alamat("lepaskan", minta("sekda").permintaan.get().pk), {"alasan": "Sudah dicek"})
        assert page.status_code == 422
        assert "sudah dicatat" in teks(page)

    def test_a_place_off_the_paper(self, masuk, minta):
        row = minta("sekda").permintaan.get()
        page = masuk("sekda").post(alamat("letak", row.pk), {"tampak": "on", "halaman": 1, "kiri": 999, "bawah": 10})
        assert page.status_code == 422
        assert Permintaan.objects.get().x == row.x

    def test_signed_it_is_neither_moved_nor_refused(self, masuk, bertanda):
        row = bertanda("sekda").permintaan.get()
        user = masuk("sekda")
        moved = user.post(alamat("letak", row.pk), {"tampak": "on", "halaman": 1, "kiri": 10, "bawah": 10})
        assert moved.status_code == 422
        assert "tidak dapat diubah lagi" in teks(moved)
        assert user.post(alamat("tolak", row.pk), {"alasan": "Terlambat"}).status_code == 409
        assert "Keputusan Anda" not in teks(user.get(alamat("permintaan", row.pk)))

    def test_asking_when_nothing_is_in_doubt(self, masuk, minta):
        user, row = masuk("sekda"), minta("sekda").permintaan.get()
        assert user.post(alamat("tanyakan", row.pk))["Location"] == alamat("permintaan", row.pk)
        assert "Tidak ada yang diragukan" in teks(user.get(alamat("permintaan", row.pk)))

    def test_a_certificate_is_revoked_by_its_owner_or_the_administrator(self, kota, masuk):
        uji.kunci(kota.aktor("sekda"))
        row = SertifikatLokal.objects.get()
        assert masuk("walikota").get(alamat("cabut_sertifikat", row.pk)).status_code == 404
        assert masuk("admin").post(alamat("cabut_sertifikat", row.pk), {"alasan": ""}).status_code == 422
        assert masuk("admin").post(alamat("cabut_sertifikat", row.pk), {"alasan": "Pindah tugas"}).status_code == 302
        again = masuk("sekda").post(alamat("cabut_sertifikat", row.pk), {"alasan": "Lagi"})
        assert again.status_code == 422
        assert "sudah dicabut" in teks(again)

    def test_proofs_are_for_whose_paper_it_is(self, masuk, bertanda):
        dokumen = bertanda("sekda", kerahasiaan="rahasia")
        assert masuk("sekda").get(alamat("rinci", dokumen.pk)).status_code == 200
        assert masuk("kadis_dlh").get(alamat("rinci", dokumen.pk)).status_code == 404
