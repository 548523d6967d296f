"""What the page of a document says in each state of it, for a stranger: words, headers, and what is never told."""

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.verifikasi import ikhtisar, queries
from poros.domain.verifikasi.labels import ARTI, JUDUL
from poros.domain.verifikasi.rules import Putusan
from poros.kernel.organisasi.models import Orang
from poros.kernel.tandatangan import services, uji
from poros.kernel.tandatangan.models import Dokumen, Permintaan, TandaTangan
from poros.kernel.tandatangan.rules import Keadaan, Sebab, StatusSertifikat
from poros.kernel.tandatangan.values import Frasa

pytestmark = pytest.mark.django_db


def alamat(dokumen):
    return reverse("verifikasi:dokumen", args=[dokumen.kode])


def teks(page):
    return re.sub(r"\s+", " ", page.content.decode())


class TestPutusan:
    @pytest.mark.parametrize(
        ("banyak", "putusan", "menunggu"),
        [(0, Putusan.BELUM_LENGKAP, 2), (1, Putusan.BELUM_LENGKAP, 1), (2, Putusan.SAH, 0)],
    )
    def test_it_is_valid_when_the_last_has_signed(self, kota, minta, banyak, putusan, menunggu):
        from poros.kernel.tandatangan.jalan import tandatangani

        dokumen = minta("sekda", "walikota")
        for kode, row in list(zip(("sekda", "walikota"), uji.setujui(dokumen), strict=True))[:banyak]:
            uji.kunci(kota.aktor(kode))
            assert next(tandatangani(kota.aktor(kode), [row.pk], Frasa(uji.FRASA))).sah
        found = queries.keadaan(Dokumen.objects.select_related(*queries.KAITAN).get())
        assert (found.putusan, found.menunggu, len(found.penanda)) == (putusan, menunggu, banyak)

    def test_taken_back_half_way_it_is_not_valid(self, kota, minta):
        dokumen = minta("sekda", "walikota")
        services.batalkan(kota.aktor("tu"), dokumen, alasan="Ganda")
        assert queries.keadaan(queries.menurut_kode(dokumen.kode)).putusan is Putusan.BELUM_LENGKAP

    @pytest.mark.parametrize(("keadaan", "putusan"), [("dicabut", Putusan.DICABUT), ("diganti", Putusan.DIGANTI)])
    def test_what_holds_no_longer_says_so_even_with_the_very_file(
        self, *, kota, bertanda, minta, isi_dari, keadaan, putusan
    ):
        dokumen, other = bertanda("sekda"), minta("sekda", judul="Pengganti")
        services.nyatakan(
            kota.aktor("tu"), dokumen, keadaan=Keadaan(keadaan), alasan="Salah",
            pengganti=other if keadaan == "diganti" else None,
        )  # fmt: skip
        assert queries.periksa_berkas(isi_dari(dokumen.terkini)).putusan is putusan

    def test_the_paper_as_it_was_before_any_signature_is_told_apart(self, bertanda, isi_dari):
        dokumen = bertanda("sekda")
        found = queries.periksa_berkas(isi_dari(dokumen.asal))
        assert (found.putusan, found.naskah.kode) == (Putusan.VERSI_LAMA, dokumen.kode)

    def test_of_two_papers_from_the_same_bytes_the_newer_is_meant(self, minta, isi_dari):
        first, second = minta("sekda", judul="Satu"), minta("walikota", judul="Dua")
        assert first.asal_id == second.asal_id
        assert queries.periksa_berkas(isi_dari(second.asal)).naskah.judul == "Dua"
        assert queries.periksa_berkas(isi_dari(second.asal), first).naskah.judul == "Satu"

    def test_the_fingerprint_of_what_was_brought_is_told(self, naskah):
        assert queries.periksa_berkas(naskah).sidik == hashlib.sha256(naskah).hexdigest()

    @pytest.mark.parametrize("isi", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"\0" * 100, b"PK\x03\x04"])
    def test_what_cannot_be_read_is_no_error_of_ours(self, isi):
        assert queries.periksa_berkas(isi).putusan is Putusan.TIDAK_TERBACA


class TestHalaman:
    def test_it_is_never_kept_by_a_browser_on_the_way(self, umum, bertanda):
        page = umum.get(alamat(bertanda("sekda")))
        assert "no-store" in page["Cache-Control"]

    def test_a_successor_is_linked_unless_it_is_secret(self, kota, umum, bertanda, minta):
        old, plain = bertanda("sekda"), minta("sekda", judul="Baru")
        secret = minta("sekda", judul="Rahasia", kerahasiaan="rahasia")
        tu = kota.aktor("tu")
        services.nyatakan(tu, old, keadaan=Keadaan.DIGANTI, alasan="Salah", pengganti=plain)
        assert alamat(plain) in teks(umum.get(alamat(old)))
        services.nyatakan(tu, old, keadaan=Keadaan.DIGANTI, alasan="Salah", pengganti=secret)
        words = teks(umum.get(alamat(old)))
        assert alamat(secret) not in words
        assert str(JUDUL[Putusan.DIGANTI]) in words

    def test_the_name_of_that_day_stays_when_the_person_changes_his(self, kota, umum, bertanda):
        dokumen = bertanda("sekda")
        Orang.objects.filter(pk=kota.orang["sekda"].pk).update(nama="Nama Baru")
        words = teks(umum.get(alamat(dokumen)))
        assert "Pejabat Sekretaris Daerah" in words
        assert "Nama Baru" not in words

    @pytest.mark.parametrize("kode", ["A" * 21, "A" * 23, "a-b_c", "1"])
    def test_a_code_that_is_none_is_told_so(self, umum, kode):
        page = umum.get(reverse("verifikasi:dokumen", args=[kode]))
        assert page.status_code == 404

    def test_another_government_does_not_know_it(self, umum, bertanda):
        """The address on the paper names the government; its books are its own."""
        from poros.kernel.tandatangan.alamat import verifikasi

        assert "uji.localhost" in verifikasi(bertanda("sekda").kode)

    def test_a_file_brought_to_the_page_of_a_document_that_was_never_signed(self, umum, minta, isi_dari):
        dokumen = minta("sekda")
        file = SimpleUploadedFile("a.pdf", isi_dari(dokumen.asal), "application/pdf")
        words = teks(umum.post(alamat(dokumen), {"berkas": file}))
        assert str(JUDUL[Putusan.BELUM_LENGKAP]) in words
        assert str(ARTI[Putusan.BELUM_LENGKAP]) in words

    def test_strangers_get_no_session(self, umum, bertanda):
        umum.get(alamat(bertanda("sekda")))
        assert "sessionid" not in umum.cookies


class TestKartu:
    def test_each_says_what_is_to_be_done_and_leads_there(self, kota, minta):
        fresh = minta("sekda", judul="Baru", nomor="1/2026").permintaan.get()
        agreed = minta("sekda", judul="Disetujui")
        uji.setujui(agreed)
        cards = {card.judul: card for card in ikhtisar.kartu(kota.aktor("sekda"))}
        assert cards["Baru"].dari == "Bagian Umum · 1/2026"
        assert cards["Baru"].aksi[0].url == reverse("verifikasi:permintaan", args=[fresh.pk])
        assert cards["Disetujui"].aksi[0].url == reverse("verifikasi:meja")
        assert {card.sandi for card in cards.values()} == {""}

    def test_doubt_is_seen_and_secrecy_too(self, kota, minta):
        uji.kunci(kota.aktor("sekda"))
        (row,) = uji.setujui(minta("sekda", kerahasiaan="rahasia"))
        call = services.mulai(kota.aktor("sekda"), row, sertifikat=StatusSertifikat.ISSUE)
        services.ragukan(kota.aktor("sekda"), row, percobaan=call, sebab=Sebab.HABIS_WAKTU)
        (card,) = ikhtisar.kartu(kota.aktor("sekda"))
        assert (card.nada, card.sandi) == ("awas", "Rahasia")
        assert "belum pasti" in card.akibat

    def test_twenty_at_most_the_newest(self, kota, minta):
        like = minta("sekda").permintaan.get()
        documents = [
            Dokumen(kode=f"K{n:021}", objek="surat", objek_id=n, judul=f"Surat {n}", penyedia="lokal",
                    asal=like.dokumen.asal, terkini=like.dokumen.asal, unit=like.dokumen.unit,
                    peminta=like.dokumen.peminta)
            for n in range(25)
        ]  # fmt: skip
        Dokumen.objects.bulk_create(documents)
        Permintaan.objects.bulk_create(Permintaan(dokumen=d, jabatan=like.jabatan) for d in documents)
        cards = ikhtisar.kartu(kota.aktor("sekda"))
        assert (len(cards), cards[0].judul) == (20, "Surat 24")

    def test_one_query(self, kota, minta, django_assert_num_queries):
        for n in range(3):
            minta("sekda", judul=f"Surat {n}")
        actor = kota.aktor("sekda")
        with django_assert_num_queries(1):
            assert len(ikhtisar.kartu(actor)) == 3


def test_a_signature_keeps_what_a_court_asks_for(bertanda):
    bertanda("sekda", "walikota")
    first, second = TandaTangan.objects.order_by("pk")
    assert (first.sebutan, second.sebutan) == ("Sekretaris Daerah", "Wali Kota")
    assert first.unit == "Sekretariat Daerah"
    assert (first.kapasitas, first.dasar, first.tingkat) == ("definitif", "SK sekda/2020", "B-LT")
    assert first.berkas_id != second.berkas_id
    assert first.waktu <= second.waktu
    assert first.nomor_seri != second.nomor_seri
