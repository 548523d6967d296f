"""Time stamps of the local CA (RFC 3161): the library's stamper with its key opened once for a batch.

The library would open the key for each stamp, and opening an RSA key proves it anew: a third of a whole signature.
"""

from datetime import datetime

from asn1crypto import cms, core, keys, x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import Hash
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyhanko.sign.general import as_signing_certificate
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

from .ca import Ca


class Cap(DummyTimeStamper):
    """Stamps with the time of this machine."""

    def __init__(self, opened: Ca) -> None:
        der = opened.kunci_cap()
        super().__init__(x509.Certificate.load(bytes(opened.row.cap_sertifikat)), keys.PrivateKeyInfo.load(der))
        # Its box is sealed with a tag: what opens is the key that we made, and needs no second proof.
        key = load_der_private_key(der, None, unsafe_skip_rsa_key_validation=True)
        assert isinstance(key, RSAPrivateKey)
        self._kunci = key

    def _sign_tst_info(self, tst_info_data: bytes, md_algorithm: str, dt: datetime) -> tuple[bytes, cms.CMSAttributes]:
        """As the library's, with the key at hand."""
        hashed = Hash(get_pyca_cryptography_hash(md_algorithm))
        hashed.update(tst_info_data)
        attributes = cms.CMSAttributes(
            [
                _atribut("content_type", "tst_info"),
                _atribut("signing_time", cms.Time({"utc_time": core.UTCTime(dt)})),
                _atribut("signing_certificate", as_signing_certificate(self.tsa_cert)),
                _atribut("message_digest", hashed.finalize()),
            ]
        )
        digest = get_pyca_cryptography_hash(md_algorithm.upper())
        return self._kunci.sign(attributes.dump(), PKCS1v15(), digest), attributes


def _atribut(nama: str, nilai: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": cms.CMSAttributeType(nama), "values": (nilai,)})
