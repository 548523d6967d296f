"""A stand-in for the BSrE Esign client: WSGI, v1 and v2, with a small authority of its own and the ways it fails.

Paths, fields, statuses and error numbers as open client code shows them. It signs with pyHanko, keeps a ledger of all
that it signed, and plays one failure after the other as `gagal` tells it.
"""

import base64
import io
import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from email.policy import HTTP
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

PENGGUNA, SANDI = "esign", "gerbang-uji"


class PeladenBsre:
    """`gagal` is a list of failures to play on the next signings, each once; empty signs well."""

    def __init__(self, nama: dict[str, str], frasa: str, diam: float) -> None:
        self.diam, self.saat_ttd = diam, lambda: None
        self.frasa, self.gagal, self.status = frasa, [], {}
        self.ditandatangani: list[tuple[str, bytes]] = []
        self.simpanan: dict[str, bytes] = {}
        self.akar, kunci = _akar()
        self.orang = {nik: _penanda(nama_orang, self.akar, kunci) for nik, nama_orang in nama.items()}
        self.permintaan: list[str] = []

    def pem(self) -> bytes:
        return self.akar.public_bytes(Encoding.PEM)

    @contextmanager
    def jalankan(self) -> Iterator[str]:
        """Serve on this machine; yields the address."""
        server = make_server("127.0.0.1", 0, self, server_class=_Peladen, handler_class=_Pelayan)
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            server.server_close()

    def main(self, *kata: str) -> str:
        """The failure to be played now, if it is one of these; it is played once."""
        return self.gagal.pop(0) if self.gagal and self.gagal[0] in kata else ""

    def __call__(self, environ: dict, start: Callable) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.permintaan.append(f"{environ['REQUEST_METHOD']} {path}")
        expected = "Basic " + base64.b64encode(f"{PENGGUNA}:{SANDI}".encode()).decode()
        if environ.get("HTTP_AUTHORIZATION") != expected:
            return _jawab(start, 401, {"error": "Unauthorized"})
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        if path.startswith(("/api/user/status/", "/api/sign/download/")):
            answer = self._status if "status" in path else self._unduh
            return answer(start, path.rsplit("/", 1)[1])
        if path == "/api/sign/pdf":
            return self._v1(start, _bagian(environ["CONTENT_TYPE"], body))
        if path == "/api/v2/user/check/status":
            return self._status(start, _siapa(json.loads(body)))
        if path == "/api/v2/sign/pdf":
            return self._v2(start, json.loads(body))
        return _jawab(start, 404, {"error": "Not Found"})

    def _status(self, start, nik):
        if self.main("status_galat"):
            return _jawab(start, 504, {"error": "gateway timeout"})
        word = self.status.get(nik, "ISSUE" if nik in self.orang else "NOT_REGISTERED")
        return _jawab(start, 200, {"status": word, "message": f"User {word}"})

    def _unduh(self, start, nomor):
        if nomor not in self.simpanan:
            return _jawab(start, 404, {"error": "Dokumen tidak ditemukan"})
        return _pdf(start, self.simpanan[nomor], nomor)

    def _v1(self, start, parts):
        refusal = self._tolak(parts["nik"].decode(), parts["passphrase"].decode(), parts["file"])
        if refusal:
            return _jawab(start, 400, refusal)
        spot = None
        if parts["tampilan"] == b"visible":
            assert parts["imageTTD"].startswith(b"\x89PNG")
            x, y, w, h = (int(parts[n]) for n in ("xAxis", "yAxis", "width", "height"))
            spot = (int(parts["page"]), (x, y, x + w, y + h))
        signed = self._tandatangani(parts["nik"].decode(), parts["file"], spot)
        nomor = f"dok-{len(self.simpanan) + 1}"
        self.simpanan[nomor] = signed
        if self.main("putus_isi"):
            return self._senyap(start, signed, nomor)
        return self._terputus(start) or _pdf(start, signed, nomor)

    def _v2(self, start, data):
        pdf = base64.b64decode(data["file"][0])
        refusal = self._tolak(_siapa(data), data["passphrase"], pdf)
        if refusal:
            return _jawab(start, 400, refusal)
        sifat = data["signatureProperties"][0]
        spot = None
        if sifat["tampilan"] == "VISIBLE":
            assert base64.b64decode(sifat["imageBase64"]).startswith(b"\x89PNG")
            x, y = sifat["originX"], sifat["originY"]
            spot = (sifat["page"], (x, y, x + sifat["width"], y + sifat["height"]))
        signed = self._tandatangani(_siapa(data), pdf, spot)
        answer = {"time": 412, "file": [base64.b64encode(signed).decode()]}
        return self._terputus(start) or _jawab(start, 200, answer)

    def _terputus(self, start):
        """The document is signed, and the answer is lost on the way."""
        play = self.main("putus", "galat_gerbang")
        if play == "putus":
            time.sleep(self.diam)
        return _jawab(start, 504, {"error": "gateway timeout"}) if play else None

    def _senyap(self, start, signed, nomor):
        """The head comes, the body does not."""
        start(
            "200 OK", [("Content-Type", "application/pdf"), ("Content-Length", str(len(signed))), ("id_dokumen", nomor)]
        )
        yield signed[:4]
        time.sleep(self.diam)

    def _tolak(self, nik, frasa, pdf):
        if nik not in self.orang:
            return {"status_code": 2011, "error": "User tidak terdaftar"}
        if frasa != self.frasa:
            return {"status_code": 2031, "error": "Passphrase anda salah"}
        if self.main("dicabut"):
            return {"status_code": 2040, "error": "Sertifikat anda telah dicabut (REVOKE)"}
        if self.main("sudah_ada"):
            return {"status_code": 2050, "error": "Dokumen sudah ditandatangani oleh user ini"}
        return None

    def _tandatangani(self, nik, pdf, spot):
        self.saat_ttd()
        if self.main("orang_lain"):
            nik = next(other for other in self.orang if other != nik)
        cert, key = self.orang[nik]
        signer = signers.SimpleSigner(
            asn1.Certificate.load(cert.public_bytes(Encoding.DER)),
            keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
            SimpleCertificateStore.from_certs([asn1.Certificate.load(self.akar.public_bytes(Encoding.DER))]),
        )
        name = f"bsre{len(PdfFileReader(io.BytesIO(pdf)).embedded_signatures)}"
        field = fields.SigFieldSpec(name, on_page=spot[0] - 1, box=spot[1]) if spot else fields.SigFieldSpec(name)
        meta = signers.PdfSignatureMetadata(
            field_name=name, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        out = io.BytesIO()
        signers.PdfSigner(meta, signer, new_field_spec=field).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out
        )
        self.ditandatangani.append((nik, pdf))
        signed = out.getvalue()
        if self.main("isi_diganti"):
            return b"%PDF-1.3" + signed[8:]
        return signed


class _Pelayan(WSGIRequestHandler):
    """Says nothing about what it is asked, and survives callers who have left."""

    def log_message(self, *_args):
        pass


class _Peladen(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, *_args):
        pass


def _jawab(start, status, data):
    start(f"{status} -", [("Content-Type", "application/json")])
    return [json.dumps(data).encode()]


def _pdf(start, pdf, nomor):
    start("200 OK", [("Content-Type", "application/pdf"), ("id_dokumen", nomor)])
    return [pdf]


def _siapa(data):
    return data.get("nik") or data["email"]


def _bagian(content_type, body):
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    return {
        part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
        for part in message.iter_parts()
    }


def _nama(cn):
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, cn)])


def _isian(subject, issuer, public):
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_nama(subject))
        .issuer_name(_nama(issuer))
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
    )


def _guna(*, ca):
    return x509.KeyUsage(
        digital_signature=not ca, content_commitment=not ca, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=ca, crl_sign=ca, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _akar():
    key = ec.generate_private_key(ec.SECP256R1())
    cert = (
        _isian("Akar BSrE tiruan", "Akar BSrE tiruan", key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_guna(ca=True), critical=True)
        .sign(key, SHA256())
    )
    return cert, key


def _penanda(nama, akar, kunci):
    key = ec.generate_private_key(ec.SECP256R1())
    cert = (
        _isian(nama, "Akar BSrE tiruan", key.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_guna(ca=False), critical=True)
        .sign(kunci, SHA256())
    )
    return cert, key
