"""The BSrE Esign client against its stand-in: signing in both versions, and every failure told for what it is."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import override_settings

from poros.kernel.tandatangan import uji
from poros.kernel.tandatangan.jalan import kepercayaan, tanyakan
from poros.kernel.tandatangan.models import Dokumen, Percobaan, Permintaan, TandaTangan
from poros.kernel.tandatangan.penyedia import penyedia_bawaan
from poros.kernel.tandatangan.periksa import periksa
from poros.kernel.tandatangan.rules import Sebab, Status
from poros.kernel.tandatangan.services import daftarkan_esign, lepaskan
from poros.kernel.tandatangan.values import Frasa

pytestmark = pytest.mark.django_db
NIK, LAIN = "3171000000000001", "3171000000000002"
SANDI_BSRE = "rahasia-esign-22"
SABAR = 0.4
"""Seconds until we give up on it; it keeps silent for twice as long."""


def _tiruan():
    spec = importlib.util.spec_from_file_location("peladen_bsre", Path(__file__).with_name("peladen_bsre.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TIRUAN = _tiruan()
KATA = {
    Sebab.SERTIFIKAT: "Tidak ada yang ditandatangani",
    Sebab.HASIL_CACAT: "Dokumen Anda tetap utuh",
    Sebab.BUKAN_PENANDATANGAN: "periksa pendaftaran Anda",
    Sebab.SUDAH_ADA: "Periksa dahulu sebelum mencoba lagi",
    Sebab.HABIS_WAKTU: "jangan ulangi sebelum diperiksa",
}
"""What each failure means for the paper, or what to do now."""


@pytest.fixture(params=["v1", "v2"])
def versi(request):
    return request.param


@pytest.fixture
def bsre(kota, versi, tmp_path):
    """The stand-in, running, with the Sekda known to it."""
    uji.akar()
    peladen = TIRUAN.PeladenBsre({NIK: "PEJABAT SEKRETARIS DAERAH", LAIN: "Orang Lain"}, SANDI_BSRE, SABAR * 2)
    (tmp_path / "akar.pem").write_bytes(peladen.pem())
    daftarkan_esign(kota.aktor("admin"), kota.orang["sekda"], pengenal=NIK)
    with peladen.jalankan() as alamat:
        atur = {
            "alamat": alamat, "versi": versi, "pengguna": TIRUAN.PENGGUNA, "sandi": TIRUAN.SANDI,
            "akar": str(tmp_path / "akar.pem"), "detik": SABAR,
        }  # fmt: skip
        with override_settings(BSRE=atur):
            yield peladen


@pytest.fixture
def coba(jalankan):
    """Sign as the Sekda with the right passphrase, or another."""
    return lambda *rows, sandi=SANDI_BSRE: jalankan("sekda", *rows, frasa=Frasa(sandi))


def _utuh(bytes_dari, banyak):
    """The books and the file agree: so many signatures, each good."""
    dokumen = Dokumen.objects.get()
    found = periksa(bytes_dari(dokumen.terkini), kepercayaan())
    assert (len(found.tanda), TandaTangan.objects.count()) == (banyak, banyak)
    assert all(t.utuh and t.perubahan_sah and t.dipercaya for t in found.tanda)


def test_it_signs_and_is_the_default_once_it_is_set_up(bsre, siap, coba, bytes_dari):
    assert penyedia_bawaan() == "bsre"
    (row,) = siap("sekda")
    (hasil,) = coba(row)
    assert hasil.sah, hasil
    assert len(bsre.ditandatangani) == 1
    _utuh(bytes_dari, 1)
    proof = TandaTangan.objects.get()
    assert (proof.penyedia, proof.penerbit, proof.subjek) == ("bsre", "Akar BSrE tiruan", "PEJABAT SEKRETARIS DAERAH")
    assert Percobaan.objects.get().selesai is not None


def test_the_local_ca_signs_before_and_bsre_after(bsre, *, berkunci, siap, jalankan, coba, bytes_dari):
    """Mixed hands on one file: the earlier signature stays whole."""
    berkunci("walikota")
    first, second = siap("walikota", "sekda", penyedia="lokal")
    assert jalankan("walikota", first)[0].sah
    Dokumen.objects.update(penyedia="bsre")
    assert coba(second)[0].sah
    _utuh(bytes_dari, 2)


@pytest.mark.parametrize(
    ("main", "sebab", "status", "tersangkut"),
    [
        (["dicabut"], Sebab.SERTIFIKAT, Status.SIAP, 0),
        (["isi_diganti"], Sebab.HASIL_CACAT, Status.SIAP, 1),
        (["orang_lain"], Sebab.BUKAN_PENANDATANGAN, Status.SIAP, 1),
        (["sudah_ada"], Sebab.SUDAH_ADA, Status.TIDAK_PASTI, 0),
        (["putus"], Sebab.HABIS_WAKTU, Status.TIDAK_PASTI, 1),
        (["galat_gerbang"], Sebab.HABIS_WAKTU, Status.TIDAK_PASTI, 1),
    ],
    ids=lambda v: v[0] if isinstance(v, list) else "",
)
def test_failures_leave_the_paper_as_it_was(bsre, *, siap, coba, bytes_dari, naskah, main, sebab, status, tersangkut):
    """`tersangkut`: what the provider made and we never got, or threw away."""
    (row,) = siap("sekda")
    bsre.gagal = list(main)
    (hasil,) = coba(row)
    row.refresh_from_db()
    assert (hasil.sah, hasil.sebab, row.status) == (False, sebab, status)
    assert KATA[sebab] in hasil.pesan
    assert not re.search(r"HTTP|Error|Timeout|None|\b50\d\b", hasil.pesan), hasil.pesan
    assert len(bsre.ditandatangani) == tersangkut
    assert bytes_dari(Dokumen.objects.get().terkini) == naskah
    assert not TandaTangan.objects.exists()


def test_a_wrong_passphrase_stops_the_batch(bsre, siap, coba):
    rows = [siap("sekda", judul=f"Surat {n}")[0] for n in range(3)]
    results = coba(*rows, sandi="salah-ketik")
    assert [r.sebab for r in results] == [Sebab.FRASA_SALAH, None, None]
    assert "Frasa sandi salah" in results[0].pesan
    assert sum("sign/pdf" in asked for asked in bsre.permintaan) == 1
    assert Percobaan.objects.count() == 1
    assert [r.sah for r in coba(*rows)] == [True, True, True]


def test_only_a_valid_certificate_gets_as_far_as_the_passphrase(bsre, siap, coba):
    (row,) = siap("sekda")
    bsre.status[NIK] = "SUSPEND"
    (hasil,) = coba(row)
    row.refresh_from_db()
    assert (row.status, row.sertifikat, hasil.sebab) == (Status.TERTAHAN, "SUSPEND", Sebab.SERTIFIKAT)
    assert "ditangguhkan" in hasil.pesan
    assert not any("sign" in asked for asked in bsre.permintaan)
    bsre.status.clear()
    assert coba(row)[0].sah


def test_silence_about_the_certificate_is_no_doubt_about_the_paper(bsre, siap, coba):
    """Nothing has been sent yet: the signer may try again at once, and the batch ends."""
    rows = [siap("sekda", judul=f"Surat {n}")[0] for n in range(2)]
    bsre.gagal = ["status_galat"]
    first, second = coba(*rows)
    assert (first.sebab, second.sebab) == (Sebab.TAK_TERSAMBUNG, None)
    assert "Tidak ada yang ditandatangani" in first.pesan
    assert len(bsre.permintaan) == 1
    assert not Percobaan.objects.exists()
    assert all(hasil.sah for hasil in coba(*rows))


def test_who_is_not_registered_is_told_so(bsre, kota, siap, jalankan):
    (row,) = siap("walikota")
    (hasil,) = jalankan("walikota", row, frasa=Frasa(SANDI_BSRE))
    assert not hasil.sah
    assert "belum terdaftar" in hasil.pesan
    assert bsre.permintaan == []


def test_a_gateway_that_is_away_has_signed_nothing(bsre, siap, coba, settings):
    (row,) = siap("sekda")
    with override_settings(BSRE={**settings.BSRE, "alamat": "http://127.0.0.1:9"}):
        (hasil,) = coba(row)
    assert (hasil.sebab, Permintaan.objects.get().status) == (Sebab.TAK_TERSAMBUNG, Status.DIKONFIRMASI)
    assert coba(row)[0].sah
    assert len(bsre.ditandatangani) == 1


def test_after_silence_nothing_is_sent_again_until_somebody_knows(bsre, kota, siap, coba, bytes_dari):
    """Time-out after signing: not twice, not lost, and the signer is told."""
    (row,) = siap("sekda")
    bsre.gagal = ["putus"]
    (hasil,) = coba(row)
    assert "jangan ulangi" in hasil.pesan
    (again,) = coba(row)
    assert not again.sah
    assert len(bsre.ditandatangani) == 1
    asked = tanyakan(kota.aktor("sekda"), Permintaan.objects.get())
    assert not asked.sah
    assert "tidak dapat memastikan" in asked.pesan
    assert Permintaan.objects.get().status == Status.TIDAK_PASTI
    lepaskan(kota.aktor("sekda"), row, alasan="Riwayat di BSrE kosong")
    assert coba(row)[0].sah
    _utuh(bytes_dari, 1)


@pytest.mark.parametrize("versi", ["v1"])
def test_v1_gives_the_signed_file_afterwards(bsre, *, kota, siap, coba, bytes_dari, versi):
    """The head named the document before the body broke off: it is fetched, not signed again."""
    (row,) = siap("sekda")
    bsre.gagal = ["putus_isi"]
    (hasil,) = coba(row)
    assert hasil.sebab is Sebab.HABIS_WAKTU
    assert Percobaan.objects.get().nomor_luar == "dok-1"
    asked = tanyakan(kota.aktor("sekda"), Permintaan.objects.get())
    assert asked.sah
    assert len(bsre.ditandatangani) == 1
    _utuh(bytes_dari, 1)
    assert Percobaan.objects.get().selesai is not None


@pytest.mark.parametrize("versi", ["v1"])
def test_v1_that_does_not_know_the_document_surely_did_not_sign(bsre, kota, siap, coba, versi):
    (row,) = siap("sekda")
    bsre.gagal = ["putus_isi"]
    coba(row)
    bsre.simpanan.clear()
    asked = tanyakan(kota.aktor("sekda"), Permintaan.objects.get())
    assert "belum ditandatangani" in asked.pesan
    assert Permintaan.objects.get().status == Status.SIAP


def test_the_identity_is_sealed(bsre, kota):
    from poros.kernel.tandatangan.models import IdentitasEsign

    assert NIK.encode() not in bytes(IdentitasEsign.objects.get(orang=kota.orang["sekda"]).pengenal)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("versi", ["v2"])
def test_the_call_is_in_the_books_before_it_is_made(bsre, *, siap, coba, versi):
    """Another connection sees the open call while the provider is at work; and no transaction waits for it."""
    (row,) = siap("sekda")
    daerah, seen = connection.tenant, []

    def look():
        seen.extend(Percobaan.objects.values_list("permintaan_id", "selesai"))
        seen.append(Permintaan.objects.select_for_update(nowait=True).filter(pk=row.pk).exists())

    def look_and_leave():
        connection.set_tenant(daerah)
        with transaction.atomic():
            look()
        connection.close()

    bsre.saat_ttd = look_and_leave
    assert coba(row)[0].sah
    assert seen == [(row.pk, None), True]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("versi", ["v2"])
def test_inside_a_transaction_nothing_is_sent(bsre, *, siap, coba, versi):
    """What could be rolled back afterwards must not have been signed."""
    (row,) = siap("sekda")
    with pytest.raises(RuntimeError), transaction.atomic():
        coba(row)
    assert bsre.ditandatangani == []
