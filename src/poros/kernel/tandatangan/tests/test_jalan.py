"""The way of a batch: what is asked of whom, in which order, and what is left when somebody walks away."""

import pypdfium2
import pytest
from django.utils import timezone, translation

from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.tandatangan import queries, services
from poros.kernel.tandatangan.jalan import tandatangani
from poros.kernel.tandatangan.luar import periksa_luar
from poros.kernel.tandatangan.models import Percobaan, Permintaan, SertifikatLokal, TandaTangan
from poros.kernel.tandatangan.penyedia import penyedia
from poros.kernel.tandatangan.rules import SATU_KALI, Keadaan, Sebab, Status, StatusSertifikat
from poros.kernel.tandatangan.tanda import gambar_pdf
from poros.kernel.tandatangan.values import Gagal, Kepercayaan, Posisi, TidakTerbaca, Tugas

pytestmark = pytest.mark.django_db


class TestKumpulan:
    def test_outcomes_come_in_the_order_asked_for_each_once(self, berkunci, siap, frasa):
        (sekda,) = berkunci("sekda")
        rows = [siap("sekda", judul=j)[0].pk for j in "ABC"]
        asked = [rows[2], rows[0], rows[2], rows[1], rows[0]]
        assert [h.judul for h in tandatangani(sekda, asked, frasa)] == ["C", "A", "B"]

    def test_nothing_asked_nothing_done(self, berkunci, frasa):
        (sekda,) = berkunci("sekda")
        assert list(tandatangani(sekda, [], frasa)) == []

    def test_what_is_not_there_is_told_without_a_name(self, berkunci, siap, frasa):
        (sekda,) = berkunci("sekda")
        (row,) = siap("sekda")
        results = list(tandatangani(sekda, [999_999, row.pk], frasa))
        assert [(h.judul, h.sah) for h in results] == [("", False), ("Edaran banjir", True)]

    def test_never_more_than_a_batch(self, berkunci, frasa):
        (sekda,) = berkunci("sekda")
        assert len(list(tandatangani(sekda, range(1, SATU_KALI + 50), frasa))) == SATU_KALI

    def test_who_closes_the_page_leaves_no_open_call(self, berkunci, siap, frasa):
        """The stream is dropped after the first: that one is signed, the rest wait as before."""
        (sekda,) = berkunci("sekda")
        rows = [siap("sekda", judul=j)[0].pk for j in "AB"]
        stream = tandatangani(sekda, rows, frasa)
        assert next(stream).sah
        stream.close()
        assert not Percobaan.objects.filter(selesai=None).exists()
        assert list(Permintaan.objects.order_by("pk").values_list("status", flat=True)) == [
            Status.SAH,
            Status.DIKONFIRMASI,
        ]


class TestSertifikat:
    """What the local provider says of a signer."""

    def ubah(self, **lain):
        SertifikatLokal.objects.update(**lain)

    @pytest.mark.parametrize(
        ("lain", "status"),
        [
            ({}, StatusSertifikat.ISSUE),
            ({"dicabut": "2026-01-01T00:00Z"}, StatusSertifikat.REVOKE),
            ({"sampai": "2026-01-01T00:00Z"}, StatusSertifikat.EXPIRED),
            ({"sampai": "2026-01-01T00:00Z", "dicabut": "2026-01-01T00:00Z"}, StatusSertifikat.REVOKE),
        ],
    )
    def test_after_its_latest_certificate(self, kota, berkunci, lain, status):
        berkunci("sekda")
        if lain:
            self.ubah(**lain)
        assert penyedia("lokal").status(kota.orang["sekda"].pk) is status

    def test_without_any(self, kota):
        assert penyedia("lokal").status(kota.orang["sekda"].pk) is StatusSertifikat.NO_CERTIFICATE

    def test_revoked_and_made_anew_he_signs_again(self, kota, berkunci, siap, jalankan):
        berkunci("sekda")
        services.cabut_sertifikat(kota.aktor("sekda"), SertifikatLokal.objects.get(), alasan="Lupa frasa")
        berkunci("sekda")
        assert jalankan("sekda", *siap("sekda"))[0].sah
        assert SertifikatLokal.objects.filter(dicabut=None).count() == 1

    def test_a_provider_that_nobody_set_up(self):
        for kode in ("bsre", "lain", ""):
            with pytest.raises(Gagal) as failed:
                penyedia(kode)
            assert failed.value.sebab is Sebab.TAK_TERSAMBUNG


class TestKabar:
    """Each is told when it is his turn, and not before."""

    def diberitahu(self):
        rows = Pemberitahuan.objects.filter(jenis="tandatangan.diminta").order_by("pk")
        return list(rows.values_list("orang__nama", flat=True))

    def test_one_after_the_other(self, berkunci, siap, jalankan):
        berkunci("sekda", "walikota")
        first, _second = siap("sekda", "walikota")
        assert self.diberitahu() == ["Pejabat Sekretaris Daerah"]
        jalankan("sekda", first)
        assert self.diberitahu() == ["Pejabat Sekretaris Daerah", "Pejabat Wali Kota"]

    def test_all_at_once_where_the_order_does_not_matter(self, minta):
        minta("sekda", "walikota", beriringan=True)
        assert sorted(self.diberitahu()) == ["Pejabat Sekretaris Daerah", "Pejabat Wali Kota"]

    def test_beside_one_another_nobody_is_told_twice(self, berkunci, siap, jalankan):
        berkunci("sekda")
        first, _second, _third = siap("sekda", "walikota", "kadis_pu", beriringan=True)
        jalankan("sekda", first)
        assert len(self.diberitahu()) == len(set(self.diberitahu())) == 3

    def test_who_asks_is_not_told_to_sign(self, kota, naskah):
        from poros.kernel.tandatangan import uji

        uji.minta(kota.aktor("sekda"), [kota.jabatan["sekda"]], naskah)
        assert self.diberitahu() == []


class TestKeadaan:
    def test_revoked_and_replaced_by_another_only(self, kota, berkunci, siap, jalankan, minta):
        berkunci("sekda")
        (row,) = siap("sekda")
        jalankan("sekda", row)
        tu, other = kota.aktor("tu"), minta("sekda", judul="Pengganti")
        from poros.kernel.commands import Ditolak

        for wrong in (None, row.dokumen):
            with pytest.raises(Ditolak, match="penggantinya"):
                services.nyatakan(tu, row.dokumen, keadaan=Keadaan.DIGANTI, alasan="X", pengganti=wrong)
        made = services.nyatakan(tu, row.dokumen, keadaan=Keadaan.DIGANTI, alasan="X", pengganti=other)
        assert (made.pengganti_id, made.keadaan_waktu <= timezone.now()) == (other.pk, True)
        again = services.nyatakan(tu, row.dokumen, keadaan=Keadaan.DICABUT, alasan="Y" * 400, pengganti=other)
        assert (again.pengganti_id, len(again.keadaan_alasan)) == (None, 300)
        assert TandaTangan.objects.count() == 1

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_lists_are_one_query(self, kota, minta, django_assert_num_queries, banyak):
        for n in range(banyak):
            minta("sekda", judul=f"Surat {n}")
        sekda = kota.aktor("sekda")
        with django_assert_num_queries(1):
            assert len([r.dokumen.unit.nama for r in queries.menunggu(sekda)]) == banyak
        with django_assert_num_queries(1):
            assert list(queries.riwayat(sekda)) == []


class TestTanda:
    """The visible mark, as a page of its own."""

    @pytest.fixture
    def gambar(self):
        def make(nama="Budi Wijaya"):
            tugas = Tugas(
                b"", "k", "TTE1", nama, "Sekretaris Daerah", "alasan", "https://uji.localhost/verifikasi/abc/"
            )
            paper = pypdfium2.PdfDocument(gambar_pdf(tugas, Posisi(0, 0), "CA lokal"))
            words = " ".join(page.get_textpage().get_text_bounded() for page in paper)
            return [tuple(map(round, page.get_size())) for page in paper], " ".join(words.split())

        return make

    def test_of_the_size_asked_for_with_who_and_as_what(self, gambar):
        sizes, words = gambar()
        assert sizes == [(190, 64)]
        assert "Budi Wijaya" in words
        assert "Sekretaris Daerah" in words
        assert "Ditandatangani secara elektronik oleh" in words

    def test_always_in_indonesian_it_stands_on_an_official_paper(self, gambar):
        with translation.override("en"):
            assert "Ditandatangani secara elektronik oleh" in gambar()[1]

    @pytest.mark.parametrize(
        "nama", ["Raden Mas " * 12, "X" * 120, "Ňame ‘quoted’ – #let x = 1", "\\ $x$ *a* _b_ @c <d>"]
    )
    def test_whatever_the_name_is_it_stays_one_page(self, gambar, nama):
        sizes, _words = gambar(nama=nama)
        assert sizes == [(190, 64)]


class TestLuar:
    def test_what_takes_too_long_is_not_waited_for(self, naskah, monkeypatch):
        monkeypatch.setattr("poros.kernel.tandatangan.luar.DETIK", 0.01)
        with pytest.raises(TidakTerbaca, match="TimeoutExpired"):
            periksa_luar(naskah, Kepercayaan(()))

    def test_a_file_without_signatures_has_none(self, naskah):
        assert periksa_luar(naskah, Kepercayaan(())).tanda == ()
