"""What may be said of a document that somebody holds against the books."""

from enum import StrEnum


class Putusan(StrEnum):
    """The verdict, worst things first in their own words on the page."""

    SAH = "sah"
    BELUM_LENGKAP = "belum_lengkap"
    DICABUT = "dicabut"
    DIGANTI = "diganti"
    VERSI_LAMA = "versi_lama"
    DITAMBAH = "ditambah"
    BERUBAH = "berubah"
    LUAR_SAH = "luar_sah"
    LUAR_RAGU = "luar_ragu"
    LUAR_DITAMBAH = "luar_ditambah"
    LUAR_BERUBAH = "luar_berubah"
    TANPA_TANDA = "tanpa_tanda"
    TIDAK_TERBACA = "tidak_terbaca"


def menurut_keadaan(keadaan: str, *, lengkap: bool) -> Putusan:
    """A document in the books whose bytes are those in the books."""
    if keadaan == "dicabut":
        return Putusan.DICABUT
    if keadaan == "diganti":
        return Putusan.DIGANTI
    return Putusan.SAH if lengkap else Putusan.BELUM_LENGKAP


def menurut_isi(*, tanda: int, utuh: bool, ditambah: bool, sah: bool, pencabutan: bool) -> Putusan:
    """A file that the books do not know: what its own signatures say."""
    if not tanda:
        return Putusan.TANPA_TANDA
    if not utuh:
        return Putusan.LUAR_BERUBAH
    if ditambah:
        return Putusan.LUAR_DITAMBAH
    return Putusan.LUAR_SAH if sah and pencabutan else Putusan.LUAR_RAGU
