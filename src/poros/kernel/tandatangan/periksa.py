"""What a signed PDF says for itself: each signature, whose it is, whether the file is still what was signed.

Nothing is fetched: a file from a stranger may name any address. Revocation is read from our own list, from the file,
and where neither tells it is said that it is not known. "hard-fail" of the library would take a revoked certificate
that names no list for a good one; only "require" refuses it.
"""

import io
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation import DocumentSecurityStore, async_validate_pdf_signature
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from poros.kernel.tandatangan.putaran import jalankan
from poros.kernel.tandatangan.values import Kepercayaan, Laporan, Tanda, TidakTerbaca


def periksa(pdf: bytes, percaya: Kepercayaan) -> Laporan:
    """Check every signature of a file; `TidakTerbaca` when it cannot be read."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        found = reader.embedded_regular_signatures
        proofs = _bukti(reader)
        marks = tuple(_satu(signature, percaya, proofs) for signature in found)
        return Laporan(marks, int(reader.xrefs.total_revisions))
    except Exception as error:  # a damaged or hostile file fails in the reader in any way it likes
        raise TidakTerbaca(type(error).__name__) from error


def banyak(pdf: bytes) -> int:
    """How many signatures a file of our own has, without judging them."""
    try:
        return len(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)
    except Exception as error:
        raise TidakTerbaca(type(error).__name__) from error


def _bukti(reader: PdfFileReader) -> dict[str, list[bytes]]:
    """Revocation material that lies in the file."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return {"other_certs": [], "crls": [], "ocsps": []}
    return {
        "other_certs": [x509.Certificate.load(ref.get_object().data) for ref in store.certs.values()],
        "crls": [ref.get_object().data for ref in store.crls],
        "ocsps": [ref.get_object().data for ref in store.ocsps],
    }


def _satu(signature: EmbeddedPdfSignature, percaya: Kepercayaan, proofs: dict[str, Any]) -> Tanda:
    status, known = _nilai(signature, percaya, proofs)
    stamp = status.timestamp_validity
    stamped = bool(stamp and stamp.valid and stamp.intact and stamp.trusted)
    cert = signature.signer_cert
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    return Tanda(
        bidang=str(signature.field_name),
        subjek=_nama(cert.subject),
        penerbit=_nama(cert.issuer),
        nomor_seri=f"{cert.serial_number:x}",
        waktu=stamp.timestamp if stamp and stamped else status.signer_reported_dt,
        cap_waktu=_nama(stamp.signing_cert.subject) if stamp and stamped else "",
        utuh=bool(status.intact and status.valid),
        perubahan_sah=whole or (status.coverage is SignatureCoverageLevel.ENTIRE_REVISION and bool(status.docmdp_ok)),
        seluruh_berkas=whole,
        dipercaya=bool(status.trusted),
        pencabutan_diketahui=known,
        revisi=int(signature.signed_revision) + 1,
        sidik_pesan=_sidik(signature),
        tingkat=_tingkat(stamped=stamped, tersimpan=bool(proofs["crls"] or proofs["ocsps"])),
        akar=_akar(status),
    )


def _nilai(
    signature: EmbeddedPdfSignature, percaya: Kepercayaan, proofs: dict[str, Any]
) -> tuple[PdfSignatureStatus, bool]:
    """Judge it at the time that its stamp proves, else now; and whether revocation could be looked up."""
    now = _sahkan(signature, percaya, proofs, mode="require")
    if now.trusted:
        return now, True
    stamp = now.timestamp_validity
    moment = stamp.timestamp if stamp and stamp.valid and stamp.intact and stamp.trusted else None
    then = _sahkan(signature, percaya, proofs, mode="require", moment=moment) if moment else now
    if then.trusted:
        return then, True
    # A list that is at hand and names the certificate still refuses it here; without any, nobody can tell.
    blind = _sahkan(signature, percaya, proofs, mode="soft-fail", moment=moment)
    return blind, False


def _sahkan(
    signature: EmbeddedPdfSignature,
    percaya: Kepercayaan,
    proofs: dict[str, Any],
    *,
    mode: str,
    moment: datetime | None = None,
) -> PdfSignatureStatus:
    def context(at: datetime | None, how: str) -> ValidationContext:
        return ValidationContext(
            trust_roots=[x509.Certificate.load(der) for der in percaya.akar],
            other_certs=proofs["other_certs"],
            crls=[*percaya.crl, *proofs["crls"]],
            ocsps=proofs["ocsps"],
            moment=at,
            revocation_mode=how,
            retroactive_revinfo=at is not None,
            allow_fetching=False,
        )

    return jalankan(async_validate_pdf_signature(signature, context(moment, mode), context(None, "soft-fail")))


def _nama(name: x509.Name) -> str:
    native = name.native
    return str(native.get("common_name") or native.get("organization_name") or name.human_friendly)[:200]


def _sidik(signature: EmbeddedPdfSignature) -> str:
    """The digest that was signed, as the signature itself holds it: a damaged file still tells what it was."""
    return bytes(find_unique_cms_attribute(signature.signer_info["signed_attrs"], "message_digest").native).hex()


def _tingkat(*, stamped: bool, tersimpan: bool) -> str:
    if not stamped:
        return "B-B"
    return "B-LT" if tersimpan else "B-T"


def _akar(status: PdfSignatureStatus) -> bytes:
    """The root that the chain ended at."""
    path = status.validation_path
    return bytes(path.first.dump()) if path is not None and status.trusted else b""
