"""What a stranger learns by QR or by file: who, when, in what capacity, valid or not; and nothing secret."""

import random
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from poros.domain.verifikasi import queries
from poros.domain.verifikasi.rules import Putusan
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.tandatangan.models import TandaTangan
from poros.kernel.tandatangan.rules import Keadaan
from poros.kernel.tandatangan.services import nyatakan

pytestmark = pytest.mark.django_db
PERIKSA = "/verifikasi/"


def teks(page):
    return re.sub(r"\s+", " ", page.content.decode())


def alamat(dokumen):
    return reverse("verifikasi:dokumen", args=[dokumen.kode])


def kirim(umum, url, isi, nama="surat.pdf"):
    return umum.post(url, {"berkas": SimpleUploadedFile(nama, isi, "application/pdf")})


def test_the_qr_tells_who_signed_in_what_capacity(umum, bertanda):
    dokumen = bertanda("sekda", "walikota", nomor="000.1/7/Setda/2026")
    page = umum.get(alamat(dokumen))
    words = teks(page)
    assert page.status_code == 200
    for word in ("Dokumen ini sah", "Pejabat Sekretaris Daerah", "Pejabat Wali Kota", "000.1/7/Setda/2026",
                 "Edaran banjir", "Bagian Umum", "bukan PSrE tersertifikasi"):  # fmt: skip
        assert word in words, word
    assert timezone.localtime().strftime("%Y") in words


def test_an_acting_signer_is_named_with_his_warrant(kota, umum, bertanda):
    today = timezone.localdate()
    Pemangku.objects.filter(jabatan=kota.jabatan["sekda"]).update(kapasitas="plh", sampai=today, dasar="SP 9/2026")
    words = teks(umum.get(alamat(bertanda("sekda"))))
    assert "Plh. Sekretaris Daerah" in words
    assert "Berdasarkan SP 9/2026" in words


def test_an_unknown_code_is_said_to_be_unknown(umum):
    page = umum.get("/verifikasi/AAAAAAAAAAAAAAAAAAAAAA/")
    assert page.status_code == 404


def test_unfinished_revoked_replaced(kota, umum, minta, bertanda):
    waiting = minta("sekda", judul="Belum")
    assert "belum ditandatangani lengkap" in teks(umum.get(alamat(waiting)))
    old, new = bertanda("sekda", judul="Lama"), bertanda("sekda", judul="Baru")
    tu = kota.aktor("tu")
    nyatakan(tu, new, keadaan=Keadaan.DICABUT, alasan="Dicabut Wali Kota")
    words = teks(umum.get(alamat(new)))
    assert "sudah dicabut" in words
    assert "Dicabut Wali Kota" in words
    nyatakan(tu, old, keadaan=Keadaan.DIGANTI, alasan="Salah tanggal", pengganti=new)
    page = umum.get(alamat(old))
    assert alamat(new) in page.content.decode()


def test_of_a_secret_letter_only_whether_it_is_valid(kota, umum, bertanda, isi_dari):
    dokumen = bertanda("sekda", kerahasiaan="rahasia", nomor="R-17/Setda/2026", judul="Pemeriksaan khusus")
    nyatakan(kota.aktor("tu"), dokumen, keadaan=Keadaan.DICABUT, alasan="Bocor ke pers")
    whole = isi_dari(dokumen.terkini)
    at = len(whole) // 2
    damaged = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    for page in (umum.get(alamat(dokumen)), kirim(umum, PERIKSA, whole), kirim(umum, alamat(dokumen), damaged)):
        words = teks(page)
        for secret in ("R-17", "Setda", "Pemeriksaan", "Bocor", "Pejabat", "Bagian Umum"):
            assert secret not in words, secret
        assert "•-••/•••••/••••" in words


class TestBerkas:
    def test_the_very_file_is_recognised(self, umum, bertanda, isi_dari):
        dokumen = bertanda("sekda")
        for url in (PERIKSA, alamat(dokumen)):
            words = teks(kirim(umum, url, isi_dari(dokumen.terkini)))
            assert "Dokumen ini sah" in words
            assert dokumen.terkini.sha256 in words

    def test_an_earlier_state_is_told_apart(self, umum, bertanda, isi_dari):
        bertanda("sekda", "walikota")
        first = TandaTangan.objects.order_by("pk")[0].berkas
        assert "sebelum tanda tangan terakhir" in teks(kirim(umum, PERIKSA, isi_dari(first)))

    def test_a_changed_byte_is_noticed_and_told(self, umum, bertanda, isi_dari):
        """In what was signed, and even in the padding that no signature covers."""
        dokumen = bertanda("sekda")
        whole = isi_dari(dokumen.terkini)
        longest = max(re.finditer(rb"stream\r?\n.*?endstream", whole, re.DOTALL), key=lambda m: m.end() - m.start())
        at = sum(longest.span()) // 2
        words = teks(kirim(umum, PERIKSA, whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]))
        assert "Berkas ini berubah" in words
        assert "revisi ke-2 dari 2" in words
        padding = whole.rindex(b"0000000000>")
        words = teks(kirim(umum, PERIKSA, whole[:padding] + b"1" + whole[padding + 1 :]))
        assert "Berkas ini berubah" in words

    def test_no_place_in_the_file_is_left_out(self, bertanda, isi_dari):
        """The verdict itself at many places, without the child process."""
        dokumen = bertanda("sekda")
        whole = isi_dari(dokumen.terkini)
        acak = random.Random(11)
        for at in [0, len(whole) - 1, *(acak.randrange(len(whole)) for _ in range(2))]:
            changed = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
            assert queries.periksa_berkas(changed, dokumen).putusan is Putusan.BERUBAH, at

    def test_another_document_than_the_qr_says(self, umum, bertanda, isi_dari):
        a, b = bertanda("sekda", judul="A"), bertanda("sekda", judul="B", isi=None)
        assert "Berkas ini berubah" in teks(kirim(umum, alamat(a), isi_dari(b.terkini)))

    def test_unsigned_and_unreadable(self, umum, naskah):
        assert "tidak bertanda tangan" in teks(kirim(umum, PERIKSA, naskah))
        assert "tidak dapat dibaca" in teks(kirim(umum, PERIKSA, b"bukan PDF"))

    def test_signed_elsewhere(self, bertanda, isi_dari):
        """By an authority and in books that are not ours: both are undone after the signature."""
        before = transaction.savepoint()
        whole = isi_dari(bertanda("sekda").terkini)
        transaction.savepoint_rollback(before)
        hasil = queries.periksa_berkas(whole)
        assert (hasil.putusan, hasil.naskah) == (Putusan.LUAR_RAGU, None)
        assert [(p.nama, p.utuh, p.dipercaya) for p in hasil.penanda] == [("Pejabat Sekretaris Daerah", True, False)]

    def test_nothing_is_kept(self, umum, bertanda, isi_dari):
        from poros.kernel.berkas.models import Berkas

        dokumen = bertanda("sekda")
        before = Berkas.objects.count()
        kirim(umum, PERIKSA, isi_dari(dokumen.terkini) + b"%tambahan")
        assert Berkas.objects.count() == before

    def test_too_big(self, umum, settings):
        settings.VERIFIKASI_MAKS = 10
        page = kirim(umum, PERIKSA, b"%PDF-1.7 lebih dari sepuluh")
        assert page.status_code == 422
        assert "terlalu besar" in teks(page)

    def test_nothing_sent(self, umum):
        assert umum.post(PERIKSA).status_code == 422


@pytest.mark.parametrize("jumlah", [1, 3])
def test_statements_do_not_grow_with_signers(umum, bertanda, django_assert_num_queries, jumlah):
    dokumen = bertanda(*("sekda", "walikota", "kadis_pu")[:jumlah])
    umum.get(alamat(dokumen))
    with django_assert_num_queries(3):
        assert umum.get(alamat(dokumen)).status_code == 200


def test_how_often_one_may_ask(umum, settings, minta):
    settings.VERIFIKASI_LAJU = {"verifikasi": 2, "verifikasi-berkas": 1}
    url, here = alamat(minta("sekda")), {"REMOTE_ADDR": "198.51.100.77"}
    statuses = [umum.get(url, **here).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert umum.get(url, **here)["Retry-After"]
    assert umum.get(url, REMOTE_ADDR="198.51.100.78").status_code == 200


def test_the_local_authority_shows_itself(umum, bertanda):
    bertanda("sekda")
    pem, crl = umum.get(reverse("verifikasi:akar")), umum.get(reverse("verifikasi:crl"))
    assert b"BEGIN CERTIFICATE" in pem.content
    assert (crl["Content-Type"], crl.content[:1]) == ("application/pkix-crl", b"\x30")
