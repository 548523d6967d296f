"""Letters to be signed and signers with keys, for tests and benches; all people are invented."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from poros.kernel.berkas.simpan import simpan
from poros.kernel.cetak import pdf
from poros.kernel.daerah.koneksi import skema
from poros.kernel.organisasi.actor import Actor, actor
from poros.kernel.organisasi.models import Jabatan, Orang, Unit

from . import services
from .models import AkarLokal, Dokumen, Permintaan
from .penyedia.ca import ca
from .values import DataDokumen, Frasa, Penandatangan, Posisi

FRASA = "kucing-naik-becak-7"
"""The passphrase of all signers here; tests look for it in every table."""
SUDUT = Posisi(x=300, y=120)
BAGIAN_AKAR = ("nama", "sertifikat", "kunci", "cap_sertifikat", "cap_kunci", "crl", "crl_nomor", "crl_sampai")
_AKAR: dict[str, dict[str, Any]] = {}
TEMPLATE = Path(__file__).parent / "templates" / "uji.typ"


def naskah(judul: str = "Surat Edaran tentang Kesiapsiagaan Banjir") -> bytes:
    """A letter of two pages as PDF/A."""
    return pdf(TEMPLATE, {"judul": judul})


def akar() -> None:
    """The local CA, made once a process and government: its RSA key costs more than all the rest."""
    schema = skema()
    made = _AKAR.get(schema)
    if made is None:
        ca()
        _AKAR[schema] = AkarLokal.objects.values(*BAGIAN_AKAR).get()
    elif not AkarLokal.objects.exists():
        AkarLokal.objects.create(**made)


def kunci(penanda: Actor) -> None:
    """Give a person a certificate of the local CA."""
    akar()
    services.buat_sertifikat(penanda, Orang.objects.get(pk=penanda.orang_id), frasa=Frasa(FRASA))


def minta(
    peminta: Actor,
    jabatan: Sequence[Jabatan],
    isi: bytes,
    *,
    posisi: Posisi | None = SUDUT,
    beriringan: bool = False,
    judul: str = "Edaran banjir",
    **lain: Any,
) -> Dokumen:
    """Ask these offices to sign, one after the other or in any order."""
    data = DataDokumen(
        berkas_id=simpan(isi, "edaran.pdf").pk,
        objek="surat",
        objek_id=1,
        judul=judul,
        penandatangan=tuple(
            Penandatangan(row.pk, 1 if beriringan else n, posisi) for n, row in enumerate(jabatan, start=1)
        ),
        **lain,
    )
    return services.minta(peminta, Unit(pk=peminta.unit_id), data=data)


def setujui(dokumen: Dokumen) -> list[Permintaan]:
    """Let each signer open the document and agree to it; returns the requests in their order."""
    rows = list(dokumen.permintaan.select_related("dokumen", "jabatan").order_by("urutan", "pk"))
    for row in rows:
        signer = actor(row.jabatan.pemangku.get().orang_id, jabatan_id=row.jabatan_id)
        assert signer is not None
        services.buka(signer, row)
        services.setujui(signer, row)
    return rows
