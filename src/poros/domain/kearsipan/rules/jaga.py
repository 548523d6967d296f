"""Guarded archives (UU 43/2009 Art. 1, 42-43; PP 28/2012 Art. 51) and papers put into another form (Art. 49)."""

from collections.abc import Iterable
from enum import StrEnum

from .berkas import BERAKHIR, MENYUSUT, JenisMedia, Status


class BidangJaga(StrEnum):
    """What of the state's life makes an archive a guarded one (UU 43/2009 Art. 43)."""

    KEPENDUDUKAN = "kependudukan"
    KEWILAYAHAN = "kewilayahan"
    KEPULAUAN = "kepulauan"
    PERBATASAN = "perbatasan"
    PERJANJIAN_INTERNASIONAL = "perjanjian_internasional"
    KONTRAK_KARYA = "kontrak_karya"
    PEMERINTAHAN_STRATEGIS = "pemerintahan_strategis"


class KeadaanJaga(StrEnum):
    BELUM_DILAPORKAN = "belum_dilaporkan"
    DILAPORKAN = "dilaporkan"
    DISALIN = "disalin"


def keadaan(*, dilaporkan: bool, disalin: bool) -> KeadaanJaga:
    """Where a guarded file stands on its way to ANRI."""
    if disalin:
        return KeadaanJaga.DISALIN
    return KeadaanJaga.DILAPORKAN if dilaporkan else KeadaanJaga.BELUM_DILAPORKAN


def laporan_berikut(keadaan: Iterable[KeadaanJaga], *, salinan: bool) -> bool:
    """May all of these go into one letter: the first report, or the copies that follow it?"""
    wanted = KeadaanJaga.DILAPORKAN if salinan else KeadaanJaga.BELUM_DILAPORKAN
    return all(one is wanted for one in keadaan)


def media_sesudah(media: JenisMedia) -> JenisMedia:
    """What a file consists of when papers of it were scanned: the originals are kept (Art. 49)."""
    return JenisMedia.ELEKTRONIK if media is JenisMedia.ELEKTRONIK else JenisMedia.CAMPURAN


def alih_boleh(status: Status, media: JenisMedia) -> bool:
    """Paper that is here and in no disposal may be put into another form."""
    return media is not JenisMedia.ELEKTRONIK and status not in BERAKHIR | MENYUSUT
