"""Pictures: readable, and not so large when unfolded that they would fill the memory."""

from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from poros.kernel.commands import Ditolak

FORMAT = ("PNG", "JPEG", "WEBP", "TIFF")
PIKSEL_MAKS = 80_000_000
"""An A3 sheet scanned at 600 dpi has 70 million; below Pillow's own limit of 89."""
HALAMAN_MAKS = 300


def periksa(sumber: BinaryIO) -> None:
    """Raise `Ditolak` for a picture that cannot be read or is a bomb; only the headers are read."""
    try:
        with Image.open(sumber, formats=FORMAT) as picture:
            _periksa_ukuran(picture)
            picture.verify()
    except Image.DecompressionBombError as error:
        raise _terlalu_besar() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Ditolak(_("Gambar ini rusak dan tidak dapat dibuka.")) from error


def _periksa_ukuran(picture: Image.Image) -> None:
    if picture.width * picture.height > PIKSEL_MAKS:
        raise _terlalu_besar()
    if getattr(picture, "n_frames", 1) > HALAMAN_MAKS:
        raise Ditolak(
            _("Gambar ini terdiri atas lebih dari %(n)d halaman. Pecahlah lebih dahulu.") % {"n": HALAMAN_MAKS}
        )


def _terlalu_besar() -> Ditolak:
    return Ditolak(
        _("Gambar ini lebih dari %(n)d juta piksel. Kecilkan atau pindai dengan resolusi lebih rendah.")
        % {"n": PIKSEL_MAKS // 1_000_000}
    )
