"""The local authority taken apart: what stands in its certificates, its list, its stamps, and what each is good for."""

import io
import shutil
import subprocess
from datetime import timedelta

import pytest
from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID, NameOID
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader

from poros.kernel.berkas.queries import isi
from poros.kernel.daerah.models import Alamat
from poros.kernel.tandatangan import alamat, brankas, uji
from poros.kernel.tandatangan.models import AkarLokal, SertifikatLokal
from poros.kernel.tandatangan.penyedia.ca import BUKAN_PSRE, UMUR_CRL, ca, crl, terbitkan_crl
from poros.kernel.tandatangan.penyedia.cap import Cap
from poros.kernel.tandatangan.periksa import banyak
from poros.kernel.tandatangan.services import cabut_sertifikat
from poros.kernel.tandatangan.values import TidakTerbaca

pytestmark = pytest.mark.django_db


@pytest.fixture
def akar(kota):
    uji.akar()
    return ca()


@pytest.fixture
def milik(berkunci):
    """The Sekda's certificate."""
    berkunci("sekda")
    return x509.load_der_x509_certificate(bytes(SertifikatLokal.objects.get().sertifikat))


def nama(name, oid):
    return [attribute.value for attribute in name.get_attributes_for_oid(oid)]


class TestAkar:
    def test_it_signs_certificates_and_lists_and_nothing_else(self, akar):
        usage = akar.akar.extensions.get_extension_for_class(x509.KeyUsage).value
        assert (usage.key_cert_sign, usage.crl_sign, usage.digital_signature) == (True, True, False)
        basic = akar.akar.extensions.get_extension_for_class(x509.BasicConstraints).value
        assert (basic.ca, basic.path_length) == (True, 0)
        akar.akar.verify_directly_issued_by(akar.akar)

    def test_it_says_whose_it_is_and_what_it_is_not(self, akar):
        assert nama(akar.akar.subject, NameOID.ORGANIZATION_NAME) == ["Kota Uji"]
        assert nama(akar.akar.subject, NameOID.COMMON_NAME) == [BUKAN_PSRE]

    def test_there_is_one_whoever_asks_first(self, akar):
        assert ca().row.pk == akar.row.pk
        assert AkarLokal.objects.count() == 1

    def test_its_keys_lie_sealed_in_the_books(self, akar):
        row = akar.row
        for box, place in ((row.kunci, "akar"), (row.cap_kunci, "cap")):
            assert b"\x02\x01\x00\x30" not in bytes(box)[:40]
            with pytest.raises(brankas.TidakTerbuka):
                brankas.buka(box, "tempat-lain")
            assert brankas.buka(box, place)
        assert isinstance(akar.kunci, ec.EllipticCurvePrivateKey)


class TestSertifikat:
    def test_a_person_of_this_government_for_signatures_only(self, milik, akar):
        assert nama(milik.subject, NameOID.COMMON_NAME) == ["Pejabat Sekretaris Daerah"]
        assert nama(milik.subject, NameOID.ORGANIZATIONAL_UNIT_NAME) == [BUKAN_PSRE]
        usage = milik.extensions.get_extension_for_class(x509.KeyUsage).value
        assert (usage.digital_signature, usage.content_commitment, usage.key_cert_sign) == (True, True, False)
        assert not milik.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        milik.verify_directly_issued_by(akar.akar)

    def test_it_names_where_its_revocation_would_be_told(self, milik):
        (point,) = milik.extensions.get_extension_for_oid(ExtensionOID.CRL_DISTRIBUTION_POINTS).value
        assert point.full_name[0].value == alamat.crl() == "http://uji.localhost/verifikasi/ca/dicabut.crl"

    def test_two_years_and_never_the_same_number(self, milik, berkunci):
        berkunci("walikota")
        row = SertifikatLokal.objects.exclude(nomor_seri=f"{milik.serial_number:x}").get()
        assert timedelta(days=729) < row.sampai - row.dari < timedelta(days=731)

    def test_a_long_name_is_cut_not_refused(self, kota):
        orang = kota.orang["sekda"]
        orang.nama = "Raden " * 20
        orang.save()
        uji.kunci(kota.aktor("sekda"))
        made = x509.load_der_x509_certificate(bytes(SertifikatLokal.objects.get().sertifikat))
        assert len(nama(made.subject, NameOID.COMMON_NAME)[0]) == 64


class TestDaftar:
    def test_empty_at_first_and_signed_by_the_root(self, akar):
        found = x509.load_der_x509_crl(crl())
        assert list(found) == []
        assert found.is_signature_valid(akar.akar.public_key())

    def test_whom_it_names_and_since_when(self, kota, milik):
        row = SertifikatLokal.objects.get()
        cabut_sertifikat(kota.aktor("sekda"), row, alasan="Hilang")
        (entry,) = x509.load_der_x509_crl(crl())
        assert entry.serial_number == milik.serial_number
        row.refresh_from_db()
        assert timedelta(0) <= entry.revocation_date_utc - row.dicabut.replace(microsecond=0) <= timedelta(seconds=1)

    def test_each_issue_has_the_next_number_and_a_week_to_live(self, akar):
        before = x509.load_der_x509_crl(crl())
        terbitkan_crl()
        after = x509.load_der_x509_crl(crl())
        numbers = [c.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number for c in (before, after)]
        assert numbers[1] == numbers[0] + 1
        assert abs(after.next_update_utc - timezone.now() - UMUR_CRL) < timedelta(minutes=1)

    @pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
    def test_an_independent_reader_reads_it(self, kota, milik, tmp_path):
        cabut_sertifikat(kota.aktor("sekda"), SertifikatLokal.objects.get(), alasan="Hilang")
        (tmp_path / "x.crl").write_bytes(crl())
        words = ["openssl", "crl", "-inform", "DER", "-in", str(tmp_path / "x.crl"), "-noout", "-text"]
        done = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert f"{milik.serial_number:X}" in done.replace(":", "")


class TestCap:
    """Time stamps are made with the key at hand, and mean what the library's own would."""

    def test_it_stamps_time_and_nothing_else(self, akar):
        cert = x509.load_der_x509_certificate(bytes(akar.row.cap_sertifikat))
        usage = cert.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
        assert (usage.critical, list(usage.value)) == (True, [ExtendedKeyUsageOID.TIME_STAMPING])
        assert isinstance(cert.public_key(), rsa.RSAPublicKey)

    def test_the_stamp_is_by_its_key_over_what_was_given(self, akar):
        _nonce, request = Cap(akar).request_cms(b"\x01" * 32, "sha256")
        token = Cap(akar).request_tsa_response(request)["time_stamp_token"]["content"]
        (signer,) = token["signer_infos"]
        cert = x509.load_der_x509_certificate(bytes(akar.row.cap_sertifikat))
        signed = signer["signed_attrs"].untag().dump()
        cert.public_key().verify(signer["signature"].native, signed, padding.PKCS1v15(), SHA256())
        told = token["encap_content_info"]["content"].parsed
        assert isinstance(told, tsp.TSTInfo)
        assert told["message_imprint"]["hashed_message"].native == b"\x01" * 32
        assert abs(told["gen_time"].native - timezone.now()) < timedelta(minutes=1)

    def test_no_two_stamps_are_the_same(self, akar):
        serials = []
        for _ in range(2):
            _nonce, request = Cap(akar).request_cms(b"\x02" * 32, "sha256")
            token = Cap(akar).request_tsa_response(request)["time_stamp_token"]["content"]
            serials.append(token["encap_content_info"]["content"].parsed["serial_number"].native)
        assert len(set(serials)) == 2


class TestAlamat:
    def test_the_main_host_and_the_port_that_people_use(self, kota, settings):
        settings.VERIFIKASI_PORT = ":8443"
        settings.SESSION_COOKIE_SECURE = True
        assert alamat.verifikasi("abc") == "https://uji.localhost:8443/verifikasi/abc/"

    def test_asked_once_for_the_row_that_the_middleware_keeps(self, kota, django_assert_num_queries):
        alamat.pangkal()
        with django_assert_num_queries(0):
            alamat.pangkal()

    def test_another_row_asks_anew(self, kota):
        from django.db import connection

        from poros.kernel.daerah.models import Daerah

        alamat.pangkal()
        tenant = Daerah.objects.get(schema_name=connection.schema_name)
        Alamat.objects.filter(is_primary=True, tenant=tenant).update(domain="baru.localhost")
        assert "uji.localhost" in alamat.pangkal()
        connection.set_tenant(tenant)
        assert "baru.localhost" in alamat.pangkal()


class TestHitung:
    def test_signatures_are_counted_without_being_judged(self, naskah, berkunci, siap, jalankan):
        berkunci("sekda", "walikota")
        first, second = siap("sekda", "walikota")
        assert banyak(naskah) == 0
        for wanted, (kode, row) in enumerate((("sekda", first), ("walikota", second)), 1):
            jalankan(kode, row)
            row.dokumen.refresh_from_db()
            pdf = b"".join(isi(row.dokumen.terkini))
            assert banyak(pdf) == wanted == len(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)

    @pytest.mark.parametrize("pdf", [b"", b"bukan pdf", b"%PDF-1.7\n%%EOF"])
    def test_what_is_no_pdf_has_none_to_count(self, pdf):
        with pytest.raises(TidakTerbaca):
            banyak(pdf)
