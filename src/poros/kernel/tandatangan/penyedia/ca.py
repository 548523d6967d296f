"""The local certificate authority: a root and a time-stamping key per government, people's certificates, one CRL.

It is no certified provider (PSrE): it makes the first run, tests and internal papers possible, and says so in every
certificate. All certificates name where their CRL lies, since validators look for revocation only where it is named.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import PBES, serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from .. import alamat, brankas
from ..models import AkarLokal, SertifikatLokal
from ..values import Frasa

BUKAN_PSRE = "CA lokal - bukan PSrE tersertifikasi"
UMUR_AKAR = timedelta(days=20 * 365)
UMUR_ORANG = timedelta(days=2 * 365)
UMUR_CRL = timedelta(days=7)
SISA_CRL = timedelta(days=1)
DETIK = timedelta(seconds=1)
KEMBALI = timedelta(minutes=5)
"""Validity begins a little before now: clocks differ."""
BIT_RSA = 2048
CN_MAKS = 64
"""Upper bound of a common name (X.520)."""


@dataclass(frozen=True)
class Ca:
    """The opened authority."""

    row: AkarLokal

    @cached_property
    def akar(self) -> x509.Certificate:
        return x509.load_der_x509_certificate(bytes(self.row.sertifikat))

    @cached_property
    def kunci(self) -> ec.EllipticCurvePrivateKey:
        key = load_der_private_key(brankas.buka(self.row.kunci, "akar"), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return key

    def kunci_cap(self) -> bytes:
        """The time-stamping key as PKCS #8."""
        return brankas.buka(self.row.cap_kunci, "cap")

    def terbitkan(self, publik: ec.EllipticCurvePublicKey, nama: str) -> x509.Certificate:
        """A certificate for a person."""
        subjek = [*_instansi(), (NameOID.ORGANIZATIONAL_UNIT_NAME, BUKAN_PSRE), (NameOID.COMMON_NAME, nama[:CN_MAKS])]
        builder = _isian(_nama(subjek), self.akar.subject, publik, UMUR_ORANG).add_extension(
            _guna(tanda=True, nonrepudiasi=True), critical=True
        )
        return _tutup(builder, self.kunci)


def ca() -> Ca:
    """The authority of this government, made at first use."""
    row = AkarLokal.objects.first()
    return Ca(row or _buat())


def buat_kunci(orang_id: int, nama: str, frasa: Frasa) -> tuple[x509.Certificate, bytes]:
    """A new certificate and its key, sealed twice: by the passphrase and by the installation."""
    key = ec.generate_private_key(ec.SECP256R1())
    cert = ca().terbitkan(key.public_key(), nama)
    lock = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(settings.TANDATANGAN_PUTARAN)
        .key_cert_algorithm(PBES.PBESv2SHA256AndAES256CBC)
        .build(frasa.buka().encode())
    )
    inner = serialize_key_and_certificates(b"poros", key, cert, None, lock)
    return cert, brankas.tutup(inner, f"orang:{orang_id}")


def crl() -> bytes:
    """The list of revoked certificates, renewed before it runs out."""
    row = ca().row
    if row.crl_sampai - timezone.now() < SISA_CRL:
        row = terbitkan_crl()
    return bytes(row.crl)


@transaction.atomic
def terbitkan_crl() -> AkarLokal:
    """Write the list anew; called when a certificate is revoked and when the old list grows old."""
    row = AkarLokal.objects.select_for_update().get(pk=ca().row.pk)
    opened = Ca(row)
    row.crl_nomor += 1
    row.crl_sampai = timezone.now() + UMUR_CRL
    row.crl = _crl(opened.akar, opened.kunci, row.crl_nomor, row.crl_sampai)
    row.save(update_fields=["crl_nomor", "crl_sampai", "crl"])
    return row


@transaction.atomic
def _buat() -> AkarLokal:
    """Two that come first at once: the second waits, then finds the first one's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('tandatangan.akar'), hashtext(current_schema()))")
    if (row := AkarLokal.objects.first()) is not None:
        return row
    key, cap = ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, BIT_RSA)
    nama = _nama([*_instansi(), (NameOID.COMMON_NAME, BUKAN_PSRE)])
    akar = _akar(nama, key)
    until = timezone.now() + UMUR_CRL
    return AkarLokal.objects.create(
        nama=f"{BUKAN_PSRE}, {alamat.daerah().nama}"[:200],
        sertifikat=_der(akar),
        kunci=brankas.tutup(pkcs8(key), "akar"),
        cap_sertifikat=_der(_cap(akar, key, cap)),
        cap_kunci=brankas.tutup(pkcs8(cap), "cap"),
        crl=_crl(akar, key, 1, until),
        crl_sampai=until,
    )


def _akar(nama: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    return (
        _isian(nama, nama, key.public_key(), UMUR_AKAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_guna(ca=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )


def _cap(akar: x509.Certificate, key: ec.EllipticCurvePrivateKey, cap: rsa.RSAPrivateKey) -> x509.Certificate:
    nama = _nama([*_instansi(), (NameOID.COMMON_NAME, "Cap waktu lokal - bukan PSrE tersertifikasi")])
    builder = (
        _isian(nama, akar.subject, cap.public_key(), UMUR_AKAR)
        .add_extension(_guna(tanda=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    )
    return _tutup(builder, key)


def _isian(
    subjek: x509.Name,
    penerbit: x509.Name,
    publik: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    umur: timedelta,
) -> x509.CertificateBuilder:
    kini = timezone.now()
    return (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(penerbit)
        .public_key(publik)
        .serial_number(x509.random_serial_number())
        .not_valid_before(kini - KEMBALI)
        .not_valid_after(kini + umur)
    )


def _tutup(builder: x509.CertificateBuilder, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """Say that it is no authority itself, whose it is, and where its revocation would be told; and sign."""
    tempat = x509.DistributionPoint([x509.UniformResourceIdentifier(alamat.crl())], None, None, None)
    return (
        builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.CRLDistributionPoints([tempat]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )


def _crl(akar: x509.Certificate, key: ec.EllipticCurvePrivateKey, nomor: int, sampai: datetime) -> bytes:
    kini = timezone.now()
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(akar.subject)
        .last_update(kini - KEMBALI)
        .next_update(sampai)
        .add_extension(x509.CRLNumber(nomor), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
    )
    for seri, dicabut in SertifikatLokal.objects.exclude(dicabut=None).values_list("nomor_seri", "dicabut"):
        assert dicabut is not None
        moment = dicabut + DETIK  # the list knows whole seconds only: what was signed within this one stays signed
        revoked = x509.RevokedCertificateBuilder().serial_number(int(seri, 16)).revocation_date(moment).build()
        builder = builder.add_revoked_certificate(revoked)
    return builder.sign(key, SHA256()).public_bytes(Encoding.DER)


def _guna(*, tanda: bool = False, nonrepudiasi: bool = False, ca: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=tanda,
        content_commitment=nonrepudiasi,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )


def _instansi() -> list[tuple[x509.ObjectIdentifier, str]]:
    return [(NameOID.COUNTRY_NAME, "ID"), (NameOID.ORGANIZATION_NAME, alamat.daerah().nama[:CN_MAKS])]


def _nama(bagian: list[tuple[x509.ObjectIdentifier, str]]) -> x509.Name:
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in bagian])


def _der(cert: x509.Certificate) -> bytes:
    return cert.public_bytes(Encoding.DER)


def pkcs8(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    """A private key in the clear: for the box only."""
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
