"""From request to consent, refusal, withdrawal; certificates; and calls whose process died."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.tandatangan import brankas, services
from poros.kernel.tandatangan.jalan import tanyakan
from poros.kernel.tandatangan.models import AkarLokal, Dokumen, Percobaan, Permintaan, Persetujuan, SertifikatLokal
from poros.kernel.tandatangan.rules import Keadaan, Status, StatusSertifikat
from poros.kernel.tandatangan.tanda import letakkan
from poros.kernel.tandatangan.tasks import tanyakan_semua
from poros.kernel.tandatangan.values import DataDokumen, Frasa, Penandatangan, Posisi, kode_baru
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db


def _satu(dokumen):
    return dokumen.permintaan.get()


def test_a_request_freezes_the_file_and_calls_whose_turn_it_is(kota, minta):
    dokumen = minta("sekda", "walikota")
    assert dokumen.asal_id == dokumen.terkini_id
    assert len(dokumen.kode) == 22
    assert [p.status for p in dokumen.permintaan.all()] == [Status.MENUNGGU] * 2
    told = Pemberitahuan.objects.filter(jenis="tandatangan.diminta").values_list("orang_id", flat=True)
    assert set(told) == {kota.orang["sekda"].pk}


def test_codes_are_never_alike():
    assert len({kode_baru() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"penandatangan": ()}, "penandatangan"),
        ({"penyedia": "bsre"}, "penyedia"),
        ({"penyedia": "lain"}, "penyedia"),
    ],
)
def test_a_request_that_cannot_be_is_refused(kota, naskah, ubah, bidang):
    isi = {
        "berkas_id": simpan(naskah, "x.pdf").pk, "objek": "surat", "objek_id": 1, "judul": "X",
        "penandatangan": (Penandatangan(kota.jabatan["sekda"].pk),),
    }  # fmt: skip
    with pytest.raises(Ditolak) as refusal:
        services.minta(kota.aktor("tu"), kota.unit["umum"], data=DataDokumen(**isi | ubah))
    assert refusal.value.bidang == bidang


def test_one_office_signs_once_and_only_pdf(kota, naskah):
    twice = (Penandatangan(kota.jabatan["sekda"].pk), Penandatangan(kota.jabatan["sekda"].pk, 2))
    data = DataDokumen(simpan(naskah, "x.pdf").pk, "surat", 1, "X", twice)
    with pytest.raises(Ditolak, match="satu kali"):
        services.minta(kota.aktor("tu"), kota.unit["umum"], data=data)
    text = DataDokumen(simpan(b"hanya teks", "x.txt").pk, "surat", 1, "X", twice[:1])
    with pytest.raises(Ditolak, match="PDF"):
        services.minta(kota.aktor("tu"), kota.unit["umum"], data=text)


def test_agreeing_needs_opening(kota, minta):
    row, sekda = _satu(minta("sekda")), kota.aktor("sekda")
    with pytest.raises(Ditolak, match="Buka dan baca"):
        services.setujui(sekda, row)
    services.buka(sekda, row)
    services.buka(sekda, row)
    services.setujui(sekda, row)
    rows = Persetujuan.objects.order_by("pk").values_list("setuju", "sidik", "sebutan")
    sidik = Dokumen.objects.get().asal.sha256
    assert list(rows) == [(False, sidik, "Sekretaris Daerah"), (True, sidik, "Sekretaris Daerah")]


def test_refusal_ends_the_document_and_tells_its_maker(kota, siap):
    first, second = siap("sekda", "walikota")
    with pytest.raises(Ditolak, match="alasan"):
        services.tolak(kota.aktor("walikota"), second, alasan=" ")
    services.tolak(kota.aktor("walikota"), second, alasan="Dasar hukumnya keliru")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (Status.DIBATALKAN, Status.DITOLAK)
    told = Pemberitahuan.objects.filter(jenis="tandatangan.ditolak").values_list("orang_id", flat=True)
    assert list(told) == [kota.orang["tu"].pk]
    with pytest.raises(TransitionError):
        services.setujui(kota.aktor("sekda"), first)


def test_taking_back(kota, minta, berkunci, siap, jalankan):
    dokumen = minta("sekda")
    services.batalkan(kota.aktor("tu"), dokumen, alasan="Salah lampiran")
    assert _satu(dokumen).status == Status.DIBATALKAN
    berkunci("sekda")
    (row,) = siap("sekda", judul="Lain")
    jalankan("sekda", row)
    with pytest.raises(Ditolak, match="sudah selesai"):
        services.batalkan(kota.aktor("tu"), Dokumen.objects.get(pk=row.dokumen_id), alasan="x")


def test_what_became_of_it(kota, minta):
    lama, baru = minta("sekda"), minta("sekda", judul="Pengganti")
    tu = kota.aktor("tu")
    with pytest.raises(Ditolak, match="penggantinya"):
        services.nyatakan(tu, lama, keadaan=Keadaan.DIGANTI, alasan="x")
    with pytest.raises(Ditolak, match="penggantinya"):
        services.nyatakan(tu, lama, keadaan=Keadaan.DIGANTI, alasan="x", pengganti=lama)
    services.nyatakan(tu, lama, keadaan=Keadaan.DIGANTI, alasan="Salah tanggal", pengganti=baru)
    lama.refresh_from_db()
    assert (lama.keadaan, lama.pengganti_id) == (Keadaan.DIGANTI, baru.pk)
    services.nyatakan(tu, lama, keadaan=Keadaan.DICABUT, alasan="Dicabut", pengganti=baru)
    lama.refresh_from_db()
    assert (lama.keadaan, lama.pengganti_id) == (Keadaan.DICABUT, None)


def test_the_mark_is_moved_until_it_is_signed(kota, berkunci, siap, jalankan):
    berkunci("sekda")
    (row,) = siap("sekda")
    services.pindahkan(kota.aktor("sekda"), row, posisi=Posisi(10, 20, halaman=1))
    row.refresh_from_db()
    assert row.posisi == Posisi(10, 20, halaman=1)
    services.pindahkan(kota.aktor("sekda"), row, posisi=None)
    row.refresh_from_db()
    assert row.posisi is None
    jalankan("sekda", row)
    with pytest.raises(Ditolak, match="tidak dapat diubah"):
        services.pindahkan(kota.aktor("sekda"), row, posisi=Posisi(1, 1))


@pytest.mark.parametrize(
    ("mau", "jadi"),
    [
        (Posisi(300, 120), Posisi(300, 120, 2)),
        (Posisi(5000, 5000, 1), Posisi(405, 777, 1)),
        (Posisi(-50, -50, 9), Posisi(0, 0, 2)),
    ],
)
def test_the_mark_stays_on_the_paper(naskah, mau, jadi):
    assert letakkan(naskah, mau) == jadi


class TestSertifikat:
    def test_one_at_a_time_and_only_for_oneself(self, kota, frasa):
        sekda = kota.aktor("sekda")
        made = services.buat_sertifikat(sekda, kota.orang["sekda"], frasa=frasa)
        assert made.sampai - made.dari > timedelta(days=700)
        with pytest.raises(Ditolak, match="sudah mempunyai"):
            services.buat_sertifikat(sekda, kota.orang["sekda"], frasa=frasa)
        with pytest.raises(TidakBerwenang):
            services.buat_sertifikat(sekda, kota.orang["walikota"], frasa=frasa)
        with pytest.raises(TidakBerwenang):
            services.buat_sertifikat(kota.aktor("admin"), kota.orang["walikota"], frasa=frasa)

    def test_short_passphrases_are_refused(self, kota):
        with pytest.raises(Ditolak) as refusal:
            services.buat_sertifikat(kota.aktor("sekda"), kota.orang["sekda"], frasa=Frasa("pendek"))
        assert refusal.value.bidang == "frasa"

    def test_after_expiry_a_new_one(self, kota, frasa):
        sekda = kota.aktor("sekda")
        old = services.buat_sertifikat(sekda, kota.orang["sekda"], frasa=frasa)
        SertifikatLokal.objects.update(sampai=timezone.now() - timedelta(days=1))
        new = services.buat_sertifikat(sekda, kota.orang["sekda"], frasa=frasa)
        old.refresh_from_db()
        assert (old.dicabut is None, new.dicabut) == (False, None)

    def test_revoking(self, kota, berkunci):
        berkunci("sekda")
        row = SertifikatLokal.objects.get()
        before = AkarLokal.objects.get()
        with pytest.raises(TidakBerwenang):
            services.cabut_sertifikat(kota.aktor("walikota"), row, alasan="x")
        services.cabut_sertifikat(kota.aktor("admin"), row, alasan="Pensiun")
        with pytest.raises(Ditolak, match="sudah dicabut"):
            services.cabut_sertifikat(kota.aktor("sekda"), row, alasan="x")
        after = AkarLokal.objects.get()
        assert after.crl_nomor == before.crl_nomor + 1
        assert bytes(after.crl) != bytes(before.crl)

    @pytest.mark.parametrize("pengenal", ["123", "31710000000000012", "bukan surel", "a@b"])
    def test_who_is_known_to_bsre(self, kota, pengenal):
        with pytest.raises(Ditolak):
            services.daftarkan_esign(kota.aktor("admin"), kota.orang["sekda"], pengenal=pengenal)
        with pytest.raises(TidakBerwenang):
            services.daftarkan_esign(kota.aktor("sekda"), kota.orang["sekda"], pengenal="3171000000000001")


class TestBrankas:
    def test_only_where_it_belongs(self):
        kotak = brankas.tutup(b"kunci", "orang:1")
        assert brankas.buka(kotak, "orang:1") == b"kunci"
        with pytest.raises(brankas.TidakTerbuka):
            brankas.buka(kotak, "orang:2")
        with pytest.raises(brankas.TidakTerbuka):
            brankas.buka(kotak[:-1] + bytes([kotak[-1] ^ 1]), "orang:1")

    def test_an_older_secret_still_opens(self, settings):
        kotak = brankas.tutup(b"kunci", "akar")
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "yang-baru"
        assert brankas.buka(kotak, "akar") == b"kunci"
        settings.SECRET_KEY_FALLBACKS = []
        with pytest.raises(brankas.TidakTerbuka):
            brankas.buka(kotak, "akar")


class TestTerputus:
    """The process died between the line in the books and the answer."""

    @pytest.fixture
    def terbuka(self, kota, berkunci, siap):
        berkunci("sekda")
        (row,) = siap("sekda")
        services.mulai(kota.aktor("sekda"), row, sertifikat=StatusSertifikat.ISSUE)
        return row

    def test_young_calls_are_left_alone(self, kota, terbuka):
        hasil = tanyakan(kota.aktor("sekda"), terbuka)
        terbuka.refresh_from_db()
        assert "Masih diproses" in hasil.pesan
        assert terbuka.status == Status.DIPROSES

    def test_old_ones_are_asked_about_by_the_clock(self, terbuka, jalankan):
        Percobaan.objects.update(mulai=timezone.now() - timedelta(minutes=3))
        (meanwhile,) = jalankan("sekda", terbuka)
        assert not meanwhile.sah
        tanyakan_semua()
        terbuka.refresh_from_db()
        assert terbuka.status == Status.SIAP
        assert Percobaan.objects.get().sebab == "terputus"
        assert jalankan("sekda", terbuka)[0].sah

    def test_meanwhile_the_document_is_nobodys(self, kota, siap, berkunci, terbuka):
        with pytest.raises(Ditolak, match="sedang ditandatangani"):
            services.batalkan(kota.aktor("tu"), terbuka.dokumen, alasan="x")
        with pytest.raises(TransitionError):
            services.tolak(kota.aktor("sekda"), terbuka, alasan="x")

    def test_nothing_in_doubt_nothing_to_ask(self, kota, siap):
        (row,) = siap("sekda")
        assert tanyakan(kota.aktor("sekda"), row).pesan == "Tidak ada yang diragukan."
        with pytest.raises(TidakBerwenang):
            services.nihilkan(aktor_sistem(), row, percobaan=None)

    def test_letting_go_needs_a_reason(self, kota, terbuka):
        Percobaan.objects.update(mulai=timezone.now() - timedelta(minutes=3))
        services.ragukan(kota.aktor("sekda"), terbuka, percobaan=Percobaan.objects.get(), sebab="habis_waktu")
        with pytest.raises(Ditolak, match="periksa"):
            services.lepaskan(kota.aktor("sekda"), terbuka, alasan="")


def test_two_signers_at_once_do_not_overwrite_one_another(kota, berkunci, siap, jalankan):
    """While one call is open the other is refused, whatever the order of signing."""
    berkunci("sekda", "walikota")
    first, second = siap("sekda", "walikota", beriringan=True)
    services.mulai(kota.aktor("sekda"), first, sertifikat=StatusSertifikat.ISSUE)
    (hasil,) = jalankan("walikota", second)
    assert "sedang ditandatangani" in hasil.pesan
    assert Percobaan.objects.count() == 1


def test_all_of_it_is_in_the_trail(berkunci, siap, jalankan):
    from poros.kernel.jejak.models import Jejak

    berkunci("sekda")
    jalankan("sekda", *siap("sekda"))
    acts = list(Jejak.objects.order_by("pk").values_list("aksi", flat=True))
    assert acts == [f"tandatangan.{a}" for a in ("sertifikat_buat", "minta", "buka", "setujui", "kirim", "sahkan")]


def test_proofs_cannot_be_rewritten(berkunci, siap, jalankan):
    from django.db import DatabaseError, transaction

    from poros.kernel.tandatangan.models import TandaTangan

    berkunci("sekda")
    jalankan("sekda", *siap("sekda"))
    for change in (lambda: TandaTangan.objects.update(nama="Lain"), lambda: TandaTangan.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Permintaan.objects.get().status == Status.SAH
