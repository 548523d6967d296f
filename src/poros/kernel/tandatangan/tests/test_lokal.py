"""Signatures of the local CA: real ones, as pyHanko's own validator and poppler see them."""

import io
import shutil
import subprocess

import pytest
from asn1crypto import x509
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from poros.kernel.berkas.models import Tautan
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.registry import subscribe
from poros.kernel.tandatangan.jalan import kepercayaan, tandatangani
from poros.kernel.tandatangan.models import Dokumen, Percobaan, Permintaan, TandaTangan
from poros.kernel.tandatangan.penyedia.ca import ca, crl
from poros.kernel.tandatangan.periksa import periksa
from poros.kernel.tandatangan.putaran import jalankan as tunggu
from poros.kernel.tandatangan.rules import Sebab, Status
from poros.kernel.tandatangan.services import buka, setujui
from poros.kernel.tandatangan.values import Frasa

pytestmark = pytest.mark.django_db


def _terkini(bytes_dari):
    return bytes_dari(Dokumen.objects.get().terkini)


def test_one_signature_in_the_file_and_in_the_books(berkunci, siap, jalankan, bytes_dari, naskah):
    berkunci("sekda")
    (row,) = siap("sekda", nomor="000.1/7/2026")
    before = timezone.now()
    (hasil,) = jalankan("sekda", row)
    assert hasil.sah, hasil
    signed = _terkini(bytes_dari)
    assert signed.startswith(naskah)
    found = periksa(signed, kepercayaan())
    assert found.sah
    (mark,) = found.tanda
    assert mark.seluruh_berkas
    proof, dokumen = TandaTangan.objects.get(), Dokumen.objects.get()
    assert (proof.nama, proof.sebutan, proof.kapasitas) == (mark.subjek, "Sekretaris Daerah", "definitif")
    assert (proof.tingkat, proof.cap_waktu) == ("B-LT", "Cap waktu lokal - bukan PSrE tersertifikasi")
    assert abs((proof.waktu - before).total_seconds()) < 60
    assert (proof.berkas_id, dokumen.asal_id == dokumen.terkini_id) == (dokumen.terkini_id, False)
    assert dokumen.selesai is not None
    assert Percobaan.objects.get().selesai is not None
    assert Tautan.objects.filter(objek="dokumenttd", objek_id=dokumen.pk).count() == 2


def test_the_librarys_own_validator_agrees(berkunci, siap, jalankan, bytes_dari):
    """With nothing of ours but root and revocation list, and revocation required."""
    berkunci("sekda", "walikota")
    first, second = siap("sekda", "walikota")
    jalankan("sekda", first)
    jalankan("walikota", second)
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(bytes(ca().row.sertifikat))], crls=[crl()], revocation_mode="require"
    )
    reader = PdfFileReader(io.BytesIO(_terkini(bytes_dari)))
    for signature in reader.embedded_regular_signatures:
        status = tunggu(async_validate_pdf_signature(signature, context, context))
        assert status.bottom_line, status.pretty_print_details()
        assert status.timestamp_validity.trusted


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
def test_poppler_recognises_them(berkunci, siap, jalankan, bytes_dari, tmp_path):
    berkunci("sekda", "walikota")
    first, second = siap("sekda", "walikota")
    jalankan("sekda", first)
    jalankan("walikota", second)
    (tmp_path / "x.pdf").write_bytes(_terkini(bytes_dari))
    done = subprocess.run(["pdfsig", str(tmp_path / "x.pdf")], capture_output=True, text=True, check=False)
    assert done.stdout.count("Signature is Valid.") == 2
    assert done.stdout.count("ETSI.CAdES.detached") == 2
    assert "Pejabat Sekretaris Daerah" in done.stdout
    assert done.stdout.count("- Total document signed") == 1


def test_it_stays_the_same_kind_of_pdf(berkunci, siap, jalankan, bytes_dari):
    """PDF/A-2 is PDF 1.7, with every typeface inside: the mark brings its own."""
    berkunci("sekda")
    jalankan("sekda", *siap("sekda"))
    signed = _terkini(bytes_dari)
    assert signed.startswith(b"%PDF-1.7")
    assert b"/Version /2.0" not in signed
    reader = PdfFileReader(io.BytesIO(signed))
    (annotation,) = reader.root["/Pages"]["/Kids"][1]["/Annots"]
    drawn = annotation.get_object()["/AP"]["/N"]["/Resources"]["/XObject"]["/Tanda"]["/Resources"]["/Font"]
    described = [drawn[name]["/DescendantFonts"][0].get_object()["/FontDescriptor"] for name in drawn]
    assert described
    assert all("/FontFile3" in font for font in described)


def test_signers_one_after_the_other(berkunci, siap, jalankan):
    berkunci("sekda", "walikota")
    first, second = siap("sekda", "walikota")
    (early,) = jalankan("walikota", second)
    assert "Belum giliran Anda" in early.pesan
    assert jalankan("sekda", first)[0].sah
    assert Dokumen.objects.get().selesai is None
    assert jalankan("walikota", second)[0].sah
    assert Dokumen.objects.get().selesai is not None


def test_signers_in_any_order(berkunci, siap, jalankan, bytes_dari):
    berkunci("sekda", "walikota", "kadis_pu")
    rows = siap("sekda", "walikota", "kadis_pu", beriringan=True)
    for kode, row in zip(("kadis_pu", "sekda", "walikota"), (rows[2], rows[0], rows[1]), strict=True):
        assert jalankan(kode, row)[0].sah
    found = periksa(_terkini(bytes_dari), kepercayaan())
    assert found.sah
    assert [t.subjek for t in found.tanda] == [
        "Pejabat Kepala Dinas PU", "Pejabat Sekretaris Daerah", "Pejabat Wali Kota",
    ]  # fmt: skip
    assert [t.seluruh_berkas for t in found.tanda] == [False, False, True]


def test_without_a_mark(berkunci, siap, jalankan, bytes_dari):
    berkunci("sekda")
    assert jalankan("sekda", *siap("sekda", posisi=None))[0].sah
    assert periksa(_terkini(bytes_dari), kepercayaan()).sah


def test_the_capacity_of_that_day_is_frozen(kota, berkunci, siap, jalankan, frasa):
    """The Asisten as Plh. of the Sekda: his name and certificate, the capacity and its warrant in the books."""
    berkunci("asisten1")
    today = timezone.localdate()
    Pemangku.objects.create(
        jabatan=kota.jabatan["sekda"], orang=kota.orang["asisten1"], kapasitas=Kapasitas.PLH, dari=today, sampai=today,
        dasar="Surat Perintah 9/2026",
    )  # fmt: skip
    (row,) = siap_oleh(kota, siap, "asisten1", "sekda")
    assert jalankan_sebagai(kota, "asisten1", "sekda", row, frasa)[0].sah
    proof = TandaTangan.objects.get()
    Pemangku.objects.filter(kapasitas=Kapasitas.PLH).update(dicabut=today)
    proof.refresh_from_db()
    assert (proof.nama, proof.sebutan) == ("Pejabat Asisten I", "Plh. Sekretaris Daerah")
    assert (proof.kapasitas, proof.dasar) == ("plh", "Surat Perintah 9/2026")


def siap_oleh(kota, siap, siapa, jabatan):
    """A request to an office that its definitive holder has agreed to, and now its acting holder as well."""
    from poros.kernel.organisasi.actor import actor

    (row,) = siap_tanpa_plh(siap, jabatan)
    acting = actor(kota.orang[siapa], jabatan_id=kota.jabatan[jabatan].pk)
    buka(acting, row)
    setujui(acting, row)
    return [row]


def siap_tanpa_plh(siap, jabatan):
    held = list(Pemangku.objects.filter(kapasitas=Kapasitas.PLH))
    Pemangku.objects.filter(kapasitas=Kapasitas.PLH).delete()
    rows = siap(jabatan)
    Pemangku.objects.bulk_create(held)
    return rows


def jalankan_sebagai(kota, siapa, jabatan, row, frasa):
    from poros.kernel.organisasi.actor import actor
    from poros.kernel.tandatangan.jalan import tandatangani

    return list(tandatangani(actor(kota.orang[siapa], jabatan_id=kota.jabatan[jabatan].pk), [row.pk], frasa))


def test_another_holders_consent_is_not_ones_own(kota, berkunci, siap, frasa):
    berkunci("asisten1")
    (row,) = siap("sekda")
    today = timezone.localdate()
    Pemangku.objects.create(
        jabatan=kota.jabatan["sekda"], orang=kota.orang["asisten1"], kapasitas=Kapasitas.PLH, dari=today, sampai=today,
        dasar="SP 9/2026",
    )  # fmt: skip
    (hasil,) = jalankan_sebagai(kota, "asisten1", "sekda", row, frasa)
    assert "Buka dan setujui" in hasil.pesan
    assert not Percobaan.objects.exists()


def test_a_batch_signs_only_what_was_opened_and_agreed_to(kota, berkunci, minta, siap, jalankan):
    (sekda,) = berkunci("sekda")
    unread, opened = (minta("sekda", judul=j).permintaan.get() for j in ("Belum dibuka", "Dibuka saja"))
    buka(sekda, opened)
    (agreed,) = siap("sekda", judul="Disetujui")
    results = jalankan("sekda", unread, opened, agreed)
    assert [r.sah for r in results] == [False, False, True]
    assert all("Buka dan setujui" in r.pesan for r in results[:2])
    assert Percobaan.objects.count() == 1


def test_a_batch_of_several_with_one_passphrase(berkunci, siap, jalankan):
    berkunci("sekda")
    rows = [siap("sekda", judul=f"Surat {n}")[0] for n in range(3)]
    assert [r.sah for r in jalankan("sekda", *rows)] == [True] * 3
    again = jalankan("sekda", *rows)
    assert not any(r.sah for r in again)
    assert TandaTangan.objects.count() == 3


def test_a_wrong_passphrase_signs_nothing(berkunci, siap, jalankan, bytes_dari, naskah):
    berkunci("sekda")
    (row,) = siap("sekda")
    (hasil,) = jalankan("sekda", row, frasa=Frasa("bukan-ini-dia"))
    assert (hasil.sah, hasil.sebab) == (False, Sebab.FRASA_SALAH)
    assert Permintaan.objects.get().status == Status.SIAP
    assert _terkini(bytes_dari) == naskah
    assert jalankan("sekda", row)[0].sah


def test_nobody_signs_for_another_office(berkunci, siap, jalankan):
    berkunci("sekda", "walikota")
    (row,) = siap("sekda")
    (hasil,) = jalankan("walikota", row)
    assert "tidak menunggu tanda tangan Anda" in hasil.pesan
    assert hasil.judul == ""


def test_without_a_certificate_it_is_held_up(siap, jalankan):
    (row,) = siap("sekda")
    (hasil,) = jalankan("sekda", row)
    assert "belum ada" in hasil.pesan
    assert Permintaan.objects.get().status == Status.TERTAHAN


def test_others_hear_of_it_in_the_same_transaction(berkunci, siap, jalankan):
    heard = []
    subscribe("tandatangan.sah", lambda _actor, permintaan: heard.append(("sah", permintaan.urutan)))
    subscribe(
        "tandatangan.selesai", lambda _actor, dokumen, berkas: heard.append(("selesai", berkas == dokumen.terkini))
    )
    berkunci("sekda", "walikota")
    first, second = siap("sekda", "walikota")
    jalankan("sekda", first)
    jalankan("walikota", second)
    assert heard == [("sah", 1), ("sah", 2), ("selesai", True)]


def test_each_further_document_costs_the_same(kota, berkunci, siap, frasa):
    (sekda,) = berkunci("sekda")
    counts = []
    for banyak in (1, 2, 4):
        rows = [siap("sekda", judul=f"Surat {banyak}.{n}")[0].pk for n in range(banyak)]
        with CaptureQueriesContext(connection) as seen:
            assert all(hasil.sah for hasil in tandatangani(sekda, rows, frasa))
        counts.append(len(seen))
    assert counts[0] <= 45
    assert counts[2] - counts[1] == 2 * (counts[1] - counts[0])
