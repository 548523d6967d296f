"""Paper: the poster with the counter's address, and sheets of tickets."""

from pathlib import Path

from poros.kernel import cetak
from poros.kernel.bahasa import naskah
from poros.kernel.daerah.models import Daerah

from .models import Titik

TEMPLATE = Path(__file__).parent / "templates" / "survei" / "cetak"


@naskah()
def poster(titik: Titik, daerah: Daerah, alamat: str) -> bytes:
    """One A4 sheet for the wall."""
    return cetak.pdf(TEMPLATE / "poster.typ", _dasar(titik, daerah) | {"alamat": alamat, "qr": cetak.qr(alamat)})


@naskah()
def tiket(titik: Titik, daerah: Daerah, alamat: str, tiket: list[str]) -> bytes:
    """Twenty-four to a sheet, to be cut; each leads to the questionnaire once."""
    codes = [cetak.qr(f"{alamat}{t}/") for t in tiket]
    return cetak.pdf(TEMPLATE / "tiket.typ", _dasar(titik, daerah) | {"tiket": codes})


def _dasar(titik: Titik, daerah: Daerah) -> dict[str, str]:
    layanan = titik.layanan
    return {"daerah": daerah.nama, "unit": layanan.unit.nama, "layanan": layanan.nama, "titik": titik.nama}
