"""Signatures of the local CA: PAdES B-LT with pyHanko, keys that open with the signer's passphrase only."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from asn1crypto import keys, x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from django.utils import timezone
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .. import brankas
from ..models import Percobaan, SertifikatLokal
from ..putaran import jalankan
from ..rules import Sebab, StatusSertifikat
from ..tanda import gambar_pdf
from ..values import Frasa, Gagal, Jawaban, Posisi, Tanda, Tugas
from . import LOKAL, Sesi
from .ca import BUKAN_PSRE, Ca, ca, crl, pkcs8
from .cap import Cap

# It warns at each signature that nothing is fetched: nothing is to be.
logging.getLogger("pyhanko.sign.signers.pdf_signer").setLevel(logging.ERROR)
PDF_1_7 = (1, 7)
TEMPAT = DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE)
"""Revocation material goes into the revision of the signature, so that the signature covers the whole file."""


class Lokal:
    """The provider that every installation has."""

    kode = LOKAL
    sekejap = True

    def status(self, orang_id: int) -> StatusSertifikat:
        row = SertifikatLokal.objects.filter(orang_id=orang_id).first()
        if row is None:
            return StatusSertifikat.NO_CERTIFICATE
        if row.dicabut is not None:
            return StatusSertifikat.REVOKE
        return StatusSertifikat.ISSUE if row.sampai > timezone.now() else StatusSertifikat.EXPIRED

    @contextmanager
    def sesi(self, orang_id: int, frasa: Frasa) -> Iterator[Sesi]:
        row = SertifikatLokal.objects.filter(orang_id=orang_id, dicabut=None).first()
        if row is None:
            raise Gagal(Sebab.TIDAK_TERDAFTAR)
        opened = ca()
        signer = _penanda(row, frasa, opened)
        clock = Cap(opened)
        context = konteks(opened)
        yield lambda tugas: Jawaban(_tandatangani(tugas, signer, clock, context))

    def tanya(self, percobaan: Percobaan) -> Jawaban | None:  # noqa: ARG002 -- the interface's
        """It works in the process that asked: what was not recorded was not made."""
        return None

    def cocok(self, percobaan: Percobaan, tanda: Tanda) -> bool:
        """By the very certificate that was issued to the person."""
        own = SertifikatLokal.objects.filter(orang_id=percobaan.orang_id, nomor_seri=tanda.nomor_seri)
        return own.exists()

    def akar(self) -> list[bytes]:
        return [bytes(ca().row.sertifikat)]


def konteks(opened: Ca) -> ValidationContext:
    """What a validator needs to know to follow our chains without asking anybody."""
    return ValidationContext(
        trust_roots=[x509.Certificate.load(bytes(opened.row.sertifikat))],
        crls=[crl()],
        revocation_mode="require",
        allow_fetching=False,
    )


def _penanda(row: SertifikatLokal, frasa: Frasa, opened: Ca) -> signers.SimpleSigner:
    try:
        bundle = load_pkcs12(brankas.buka(row.kunci, f"orang:{row.orang_id}"), frasa.buka().encode())
    except ValueError as error:
        raise Gagal(Sebab.FRASA_SALAH) from error
    assert isinstance(bundle.key, ec.EllipticCurvePrivateKey)
    roots = SimpleCertificateStore.from_certs([x509.Certificate.load(bytes(opened.row.sertifikat))])  # type: ignore[no-untyped-call]  # the library's
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(bytes(row.sertifikat)),
        signing_key=keys.PrivateKeyInfo.load(pkcs8(bundle.key)),
        cert_registry=roots,
        embed_roots=False,
    )


def _tandatangani(tugas: Tugas, signer: signers.SimpleSigner, clock: TimeStamper, context: ValidationContext) -> bytes:
    meta = signers.PdfSignatureMetadata(
        field_name=tugas.bidang,
        md_algorithm="sha256",
        name=tugas.nama,
        reason=tugas.alasan,
        contact_info=tugas.tautan,
        subfilter=fields.SigSeedSubFilter.PADES,
        embed_validation_info=True,
        validation_context=context,
        dss_settings=TEMPAT,
    )
    spot = tugas.posisi
    signer_of_file = signers.PdfSigner(
        meta,
        signer,
        timestamper=clock,
        stamp_style=_gaya(tugas, spot) if spot else None,
        new_field_spec=_bidang(tugas, spot),
    )
    out = io.BytesIO()
    try:
        jalankan(signer_of_file.async_sign_pdf(_Penulis(io.BytesIO(tugas.pdf)), output=out))
    except (PdfError, SigningError) as error:
        raise Gagal(Sebab.DITOLAK_PENYEDIA, teknis=type(error).__name__) from error
    return out.getvalue()


def _bidang(tugas: Tugas, spot: Posisi | None) -> fields.SigFieldSpec:
    if spot is None:
        return fields.SigFieldSpec(tugas.bidang)
    box = (spot.x, spot.y, spot.x + spot.lebar, spot.y + spot.tinggi)
    return fields.SigFieldSpec(tugas.bidang, on_page=spot.halaman - 1, box=box)


class _Penulis(IncrementalPdfFileWriter):
    """Leaves a PDF/A-2 what it is: the library would call it PDF 2.0 for the sake of elliptic curves."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        super().ensure_output_version(min(version, PDF_1_7))  # type: ignore[no-untyped-call]  # the library's


class _Gambar(PdfContent):
    """A page of a PDF in memory as content of a mark."""

    def __init__(self, page: bytes) -> None:
        self.page = page
        super().__init__()

    def render(self) -> bytes:
        drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.page)))
        self.resources.xobject["/Tanda"] = drawn
        x1, y1, x2, y2 = drawn.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(x1 - x2), height=abs(y1 - y2))
        return b"/Tanda Do"


def _gaya(tugas: Tugas, spot: Posisi) -> StaticStampStyle:
    kaki = _("%(penerbit)s. Keaslian: pindai kode QR.") % {"penerbit": BUKAN_PSRE}
    return StaticStampStyle(background=_Gambar(gambar_pdf(tugas, spot, kaki)), border_width=0)
