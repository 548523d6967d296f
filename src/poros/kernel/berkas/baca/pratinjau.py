"""Pages as pictures: drawn when somebody first looks, then kept."""

from ..jenis import menurut_mime
from ..models import Berkas, Pratinjau
from ..queries import isi
from .induk import TidakTerbaca, gambar

LEBAR = 1240
"""A4 at 150 dpi: small print stays legible on a telephone."""


def halaman(berkas: Berkas, nomor: int) -> bytes | None:
    """A page (from 1) as a PNG; None when the file has no such page or cannot be drawn."""
    if nomor < 1 or not menurut_mime(berkas.jenis).berhalaman or nomor > (berkas.halaman or nomor):
        return None
    kept = Pratinjau.objects.filter(berkas_id=berkas.pk, halaman=nomor).values_list("png", flat=True).first()
    if kept is not None:
        return bytes(kept)
    try:
        png = gambar(b"".join(isi(berkas)), nomor, LEBAR)
    except TidakTerbaca:
        return None
    Pratinjau.objects.bulk_create([Pratinjau(berkas_id=berkas.pk, halaman=nomor, png=png)], ignore_conflicts=True)
    return png
