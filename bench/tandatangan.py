"""Signing 100 letters with one passphrase: the whole way (books, files, trail, proof) beside bare pyHanko.

Both make the same signature: PAdES B-LT, EC P-256, visible mark of the same size, local time stamp. Bare pyHanko draws
its own mark and keeps nothing.
"""

import io
import json
import time

from asn1crypto import keys, x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from django.db import transaction
from django_tenants.utils import tenant_context
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor, actor
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.tandatangan import services, uji
from poros.kernel.tandatangan.jalan import kepercayaan, tandatangani
from poros.kernel.tandatangan.models import SertifikatLokal
from poros.kernel.tandatangan.penyedia import ca
from poros.kernel.tandatangan.penyedia.lokal import TEMPAT, konteks
from poros.kernel.tandatangan.periksa import periksa
from poros.kernel.tandatangan.values import Frasa

SURAT = 100


def semua(banyak: int = SURAT) -> None:
    """In Kota Contoh, as the head of some office there who has no certificate yet."""
    with tenant_context(Daerah.objects.get(utama=True)):
        ukur(penanda(), banyak)


def ukur(penanda: Actor, banyak: int) -> None:
    uji.kunci(penanda)
    office = Jabatan.objects.get(pk=penanda.jabatan_id)
    with transaction.atomic():
        papers = [uji.naskah(f"Surat nomor {n}") for n in range(banyak)]
        rows = [uji.minta(penanda, [office], pdf, judul=f"Surat {n}").permintaan.get() for n, pdf in enumerate(papers)]
        for row in rows:
            services.buka(penanda, row)
            services.setujui(penanda, row)
    begin, cpu = time.perf_counter(), time.process_time()
    signed = sum(hasil.sah for hasil in tandatangani(penanda, [row.pk for row in rows], Frasa(uji.FRASA)))
    ours, ours_cpu = time.perf_counter() - begin, time.process_time() - cpu
    assert signed == banyak
    sign = polos()
    begin = time.perf_counter()
    made = [sign(pdf) for pdf in papers]
    bare = time.perf_counter() - begin
    trust = kepercayaan()
    begin = time.perf_counter()
    assert all(periksa(pdf, trust).tanda[0].utuh for pdf in made)
    check = time.perf_counter() - begin
    figures = {
        "tandatangan_per_detik": round(banyak / ours, 1),
        "cpu_ms_per_surat": round(1000 * ours_cpu / banyak, 1),
        "pyhanko_polos_per_detik": round(banyak / bare, 1),
        "bagian_dari_polos": round(bare / ours, 2),
        "periksa_ms": round(1000 * check / banyak, 1),
    }
    print(json.dumps({"ukuran": "tandatangan", "surat": banyak, **figures}))


def polos():
    """Signs with the library alone, as its documentation shows it."""
    opened = ca.ca()
    key = ec.generate_private_key(ec.SECP256R1())
    cert = opened.terbitkan(key.public_key(), "Pejabat Polos")
    signer = signers.SimpleSigner(
        x509.Certificate.load(cert.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(ca.pkcs8(key)),
        SimpleCertificateStore.from_certs([x509.Certificate.load(bytes(opened.row.sertifikat))]),
    )
    clock = DummyTimeStamper(
        x509.Certificate.load(bytes(opened.row.cap_sertifikat)), keys.PrivateKeyInfo.load(opened.kunci_cap())
    )
    context = konteks(opened)

    def sign(pdf: bytes) -> bytes:
        meta = signers.PdfSignatureMetadata(
            field_name="Tanda", subfilter=fields.SigSeedSubFilter.PADES, embed_validation_info=True,
            validation_context=context, dss_settings=TEMPAT,
        )  # fmt: skip
        spot = fields.SigFieldSpec("Tanda", on_page=1, box=(300, 120, 490, 184))
        out = io.BytesIO()
        style = TextStampStyle(stamp_text="%(signer)s\n%(ts)s")
        signers.PdfSigner(meta, signer, timestamper=clock, stamp_style=style, new_field_spec=spot).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out
        )
        return out.getvalue()

    return sign


def penanda() -> Actor:
    """Some head of an office who has no certificate yet."""
    taken = SertifikatLokal.objects.values("orang_id")
    held = Pemangku.objects.filter(jabatan__kepala=True, jabatan__unit__jenis="dinas").exclude(orang__in=taken).first()
    assert held is not None
    found = actor(held.orang_id, jabatan_id=held.jabatan_id)
    assert found is not None
    return found
