"""Answers that come late, papers that hold no longer, providers that say nothing: nothing is signed twice or wrongly."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from pyhanko.pdf_utils.writer import PdfFileWriter

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.tandatangan import services, uji
from poros.kernel.tandatangan.jalan import kepercayaan, tandatangani, tanyakan
from poros.kernel.tandatangan.models import AkarLokal, Percobaan, Permintaan, SertifikatLokal, TandaTangan
from poros.kernel.tandatangan.penyedia import penyedia
from poros.kernel.tandatangan.penyedia.ca import ca, crl
from poros.kernel.tandatangan.periksa import periksa
from poros.kernel.tandatangan.rules import Keadaan, Sebab, Status, StatusSertifikat
from poros.kernel.tandatangan.tasks import segarkan_crl, tanyakan_semua
from poros.kernel.tandatangan.values import Gagal, Jawaban, Posisi

pytestmark = pytest.mark.django_db
LAMA = timedelta(minutes=3)


@pytest.fixture
def terbuka(kota, berkunci, siap):
    """A request of the Sekda whose first call has been written down and not answered."""
    berkunci("sekda")
    (row,) = siap("sekda")
    return row, services.mulai(kota.aktor("sekda"), row, sertifikat=StatusSertifikat.ISSUE)


def _ganti_pejabat(kota, kode, oleh, kapasitas):
    today = timezone.localdate()
    Pemangku.objects.filter(jabatan=kota.jabatan[kode]).update(dicabut=today)
    Pemangku.objects.create(
        jabatan=kota.jabatan[kode], orang=kota.orang[oleh], kapasitas=kapasitas, dari=today, sampai=today,
        dasar="SP 9/2026",
    )  # fmt: skip
    return actor(kota.orang[oleh], jabatan_id=kota.jabatan[kode].pk)


class TestTerlambat:
    """The first call was given up, a second one is open: what comes of the first must not close the second."""

    @pytest.fixture
    def kedua(self, kota, terbuka):
        row, first = terbuka
        sekda = kota.aktor("sekda")
        services.ragukan(sekda, row, percobaan=first, sebab=Sebab.TERPUTUS)
        services.nihilkan(sekda, row, percobaan=first)
        return row, first, services.mulai(sekda, row, sertifikat=StatusSertifikat.ISSUE)

    @pytest.mark.parametrize(
        "hasil",
        [
            lambda sekda, row, call: services.gagalkan(sekda, row, percobaan=call, sebab=Sebab.FRASA_SALAH),
            lambda sekda, row, call: services.ragukan(sekda, row, percobaan=call, sebab=Sebab.HABIS_WAKTU),
            lambda sekda, row, call: services.nihilkan(sekda, row, percobaan=call),
            lambda sekda, row, call: services.sahkan(sekda, row, percobaan=call, jawaban=Jawaban(b"%PDF"), tanda=None),
        ],
        ids=["gagal", "ragu", "nihil", "sah"],
    )
    def test_it_is_refused(self, kota, kedua, hasil):
        row, first, second = kedua
        with pytest.raises(Ditolak, match="sudah dicatat"):
            hasil(kota.aktor("sekda"), row, first)
        second.refresh_from_db()
        row.refresh_from_db()
        assert (second.selesai, row.status) == (None, Status.DIPROSES)
        assert not TandaTangan.objects.exists()

    def test_its_own_call_is_closed(self, kota, kedua):
        row, _first, second = kedua
        services.gagalkan(kota.aktor("sekda"), row, percobaan=second, sebab=Sebab.FRASA_SALAH)
        assert not Percobaan.objects.filter(selesai=None).exists()
        assert list(Percobaan.objects.values_list("sebab", flat=True)) == ["terputus", "frasa_salah"]


def test_a_second_call_of_the_same_document_is_not_even_kept(kota, terbuka):
    """The last wall is the database's own: one open call a document."""
    from django.db import IntegrityError, transaction

    _row, call = terbuka
    call.pk, call.kunci = None, "lain"
    with pytest.raises(IntegrityError), transaction.atomic():
        call.save(force_insert=True)
    assert Percobaan.objects.count() == 1


def test_one_bad_row_does_not_stop_the_clock(kota, terbuka, siap, berkunci):
    """The first call belongs to a provider that was taken away; the second is asked about all the same."""
    row, call = terbuka
    berkunci("walikota")
    (other,) = siap("walikota", judul="Kedua")
    services.mulai(kota.aktor("walikota"), other, sertifikat=StatusSertifikat.ISSUE)
    Percobaan.objects.update(mulai=timezone.now() - LAMA)
    Percobaan.objects.filter(pk=call.pk).update(penyedia="bsre")
    tanyakan_semua()
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.status, other.status) == (Status.TIDAK_PASTI, Status.SIAP)


def test_a_provider_that_was_taken_away_signs_nothing(kota, siap, berkunci, frasa):
    (sekda,) = berkunci("sekda")
    (row,) = siap("sekda")
    row.dokumen.penyedia = "bsre"
    row.dokumen.save()
    (hasil,) = tandatangani(sekda, [row.pk], frasa)
    assert (hasil.sah, hasil.sebab) == (False, Sebab.TAK_TERSAMBUNG)
    assert not Percobaan.objects.exists()
    with pytest.raises(Gagal):
        penyedia("bsre")


def test_asking_twice_at_once_says_that_it_is_known(kota, terbuka):
    """Whoever asks with a row from before the other's answer is told, not shown an error."""
    row, _call = terbuka
    Percobaan.objects.update(mulai=timezone.now() - LAMA)
    assert "belum ditandatangani" in tanyakan(kota.aktor("sekda"), row).pesan
    assert tanyakan(aktor_sistem(), row).pesan == "Tidak ada yang diragukan."


class TestKeadaan:
    @pytest.mark.parametrize("keadaan", [Keadaan.DICABUT, Keadaan.DIGANTI])
    def test_what_holds_no_longer_is_not_signed(self, *, kota, siap, minta, berkunci, jalankan, keadaan):
        berkunci("sekda")
        (row,) = siap("sekda")
        new = minta("sekda", judul="Baru") if keadaan is Keadaan.DIGANTI else None
        services.nyatakan(kota.aktor("tu"), row.dokumen, keadaan=keadaan, alasan="Keliru", pengganti=new)
        (hasil,) = jalankan("sekda", row)
        assert "tidak berlaku" in hasil.pesan
        assert not Percobaan.objects.exists()

    def test_taken_back_while_others_have_signed(self, kota, siap, berkunci, jalankan):
        berkunci("sekda", "walikota")
        first, second = siap("sekda", "walikota")
        jalankan("sekda", first)
        services.batalkan(kota.aktor("tu"), first.dokumen, alasan="Salah lampiran")
        (hasil,) = jalankan("walikota", second)
        assert "tidak menunggu tanda tangan Anda" in hasil.pesan
        first.refresh_from_db()
        assert first.status == Status.SAH
        assert TandaTangan.objects.count() == 1


class TestPejabat:
    """Between the request and the signature another comes into the office."""

    def test_the_former_holder_signs_nothing_and_the_new_one_agrees_himself(self, kota, siap, berkunci, frasa):
        (former,) = berkunci("sekda")
        berkunci("asisten1")
        (row,) = siap("sekda")
        acting = _ganti_pejabat(kota, "sekda", "asisten1", Kapasitas.PLT)
        assert actor(kota.orang["sekda"], jabatan_id=former.jabatan_id) is None
        assert "Buka dan setujui" in next(tandatangani(acting, [row.pk], frasa)).pesan
        services.buka(acting, row)
        services.setujui(acting, row)
        assert next(tandatangani(acting, [row.pk], frasa)).sah
        proof = TandaTangan.objects.get()
        assert (proof.sebutan, proof.kapasitas, proof.dasar) == ("Plt. Sekretaris Daerah", "plt", "SP 9/2026")
        assert proof.subjek == "Pejabat Asisten I"

    @pytest.mark.parametrize("kapasitas", [Kapasitas.PLT, Kapasitas.PLH])
    def test_of_a_strategic_paper_he_can_do_nothing(self, kota, siap, berkunci, frasa, kapasitas):
        """UU 30/2014 Art. 14(7)."""
        berkunci("asisten1")
        (row,) = siap("sekda", strategis=True)
        acting = _ganti_pejabat(kota, "sekda", "asisten1", kapasitas)
        (hasil,) = tandatangani(acting, [row.pk], frasa)
        assert (hasil.judul, hasil.sah) == ("", False)
        assert not Percobaan.objects.exists()


class TestKertas:
    @pytest.mark.parametrize("posisi", [Posisi(10, 10), None])
    def test_a_paper_without_pages_leaves_nothing_open(self, siap, berkunci, jalankan, posisi):
        out = io.BytesIO()
        PdfFileWriter().write(out)
        berkunci("sekda")
        (row,) = siap("sekda", isi=out.getvalue(), posisi=posisi)
        (hasil,) = jalankan("sekda", row)
        if not hasil.sah:
            assert hasil.sebab in {Sebab.DITOLAK_PENYEDIA, Sebab.HASIL_CACAT}
            assert Permintaan.objects.get().status == Status.SIAP
        assert not Percobaan.objects.filter(selesai=None).exists()

    def test_what_is_no_pdf_inside_leaves_nothing_open(self, siap, berkunci, jalankan):
        berkunci("sekda")
        (row,) = siap("sekda", isi=b"%PDF-1.7\nbukan apa-apa\n%%EOF\n", posisi=None)
        (hasil,) = jalankan("sekda", row)
        assert (hasil.sah, hasil.sebab) == (False, Sebab.DITOLAK_PENYEDIA)
        assert Permintaan.objects.get().status == Status.SIAP
        assert not Percobaan.objects.filter(selesai=None).exists()


class TestWaktu:
    def test_a_list_that_is_about_to_end_is_written_anew(self, berkunci):
        berkunci("sekda")
        before = AkarLokal.objects.get()
        crl()
        assert AkarLokal.objects.get().crl_nomor == before.crl_nomor
        AkarLokal.objects.update(crl_sampai=timezone.now() + timedelta(hours=23))
        segarkan_crl()
        after = AkarLokal.objects.get()
        assert after.crl_nomor == before.crl_nomor + 1
        assert after.crl_sampai > timezone.now() + timedelta(days=6)

    def test_no_authority_no_list(self):
        segarkan_crl()
        assert not AkarLokal.objects.exists()

    def test_clocks_may_differ_by_minutes(self, berkunci):
        berkunci("sekda")
        row = SertifikatLokal.objects.get()
        assert timedelta(minutes=4) < timezone.now() - row.dari < timedelta(minutes=6)
        assert ca().akar.not_valid_before_utc < timezone.now() - timedelta(minutes=4)

    def test_an_expired_certificate_is_held_up(self, berkunci, siap, jalankan):
        berkunci("sekda")
        SertifikatLokal.objects.update(sampai=timezone.now() - timedelta(seconds=1))
        (row,) = siap("sekda")
        assert "kedaluwarsa" in jalankan("sekda", row)[0].pesan
        row.refresh_from_db()
        assert (row.status, row.sertifikat) == (Status.TERTAHAN, "EXPIRED")

    def test_the_installations_secret_changes(self, berkunci, siap, jalankan, settings, bytes_dari):
        """What was closed under the old one opens still: root, time-stamping key and the signer's own."""
        berkunci("sekda")
        (row,) = siap("sekda")
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "rahasia-yang-baru-sekali"
        (hasil,) = jalankan("sekda", row)
        assert hasil.sah, hasil
        row.dokumen.refresh_from_db()
        assert periksa(bytes_dari(row.dokumen.terkini), kepercayaan()).sah


def test_the_trail_keeps_reasons_and_no_secrets(kota, siap, berkunci, jalankan):
    berkunci("sekda")
    services.daftarkan_esign(kota.aktor("admin"), kota.orang["sekda"], pengenal="3171000000000001")
    (row,) = siap("sekda")
    jalankan("sekda", row)
    services.cabut_sertifikat(kota.aktor("sekda"), SertifikatLokal.objects.get(), alasan="Telepon hilang")
    kept = dict(Jejak.objects.values_list("aksi", "data"))
    assert kept["tandatangan.sertifikat_cabut"] == {"alasan": "Telepon hilang"}
    assert not kept["tandatangan.esign_daftar"]
    assert not any(word in str(kept) for word in (uji.FRASA, "3171000000000001"))
