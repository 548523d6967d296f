"""Money as it is written, typed and spelled out in Indonesia; always Decimal, always rounded half up."""

import re
from decimal import ROUND_HALF_UP, Decimal

BATAS = 10**18  # what is typed or spelled out stays below a thousand kuadriliun

_RIBU, _SERATUS, _BELASAN, _PULUHAN = 1000, 100, 12, 20
_SKALA = {
    "kuadriliun": 10**15,
    "triliun": 10**12,
    "miliar": 10**9,
    "juta": 10**6,
    "ribu": 10**3,
}
_SINGKATAN = {"rb": "ribu", "jt": "juta", "m": "miliar", "milyar": "miliar", "t": "triliun"}
_DASAR = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)
_TULISAN = re.compile(
    r"(?P<minus>-?)\s*(?:rp\.?\s*)?"
    r"(?P<bulat>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)"
    r"(?:,(?:-|(?P<pecahan>[0-9]+)))?"
    r"\s*(?P<skala>[a-z]*)"
)
_TUKAR = str.maketrans(",.", ".,")


def rupiah(jumlah: Decimal | int, desimal: int = 0) -> str:
    """Rp1.250.000.000, or with two decimals Rp1.250.000.000,00."""
    bulat = _bulatkan(Decimal(jumlah), desimal)
    return f"{_tanda(bulat)}Rp{abs(bulat):,.{desimal}f}".translate(_TUKAR)


def singkat(jumlah: Decimal | int) -> str:
    """1,25 miliar: the smallest scale that keeps three digits before the comma, at most two behind it."""
    pilihan = [(_bulatkan(Decimal(jumlah) / kali, 2), nama) for nama, kali in (*_SKALA.items(), ("", 1))]
    bulat, nama = next((p for p in reversed(pilihan) if abs(p[0]) < _RIBU), pilihan[0])
    angka = f"{abs(bulat):,.2f}".rstrip("0").rstrip(".").translate(_TUKAR)
    return f"{_tanda(bulat)}{angka} {nama}".rstrip()


def baca(tulisan: str) -> Decimal:
    """What a person typed: `Rp1.250.000,50`, `1250000`, `1,25 miliar`, `2 jt`, `Rp5.000,-`.

    A dot only ever separates thousands: `1.25 miliar`, `1,000` and `1,250,000` are refused rather than guessed.
    """
    cocok = _TULISAN.fullmatch(tulisan.strip().lower())
    skala = cocok and _SINGKATAN.get(cocok["skala"], cocok["skala"])
    if cocok is None or (skala and skala not in _SKALA):
        raise ValueError(f"not an amount of rupiah: {tulisan!r}")
    kali = _SKALA[skala] if skala else 1
    pecahan = (cocok["pecahan"] or "").rstrip("0" if skala else "")
    if len(pecahan) > len(str(kali)) - 1 + len("00"):  # below one sen
        raise ValueError(f"not an amount of rupiah: {tulisan!r}")
    jumlah = Decimal(f"{cocok['minus']}{cocok['bulat'].replace('.', '')}.{pecahan}") * kali
    if abs(jumlah) >= BATAS:
        raise ValueError(f"too large for an amount of rupiah: {tulisan!r}")
    return jumlah


def terbilang(jumlah: Decimal | int) -> str:
    """In words, to the whole rupiah: 1.011.250 is "satu juta sebelas ribu dua ratus lima puluh"."""
    bulat = int(Decimal(jumlah).to_integral_value(ROUND_HALF_UP))
    sisa = abs(bulat)
    if sisa >= BATAS:
        raise ValueError(f"there are no words for {bulat}")
    kata = ["minus"] if bulat < 0 else []
    for nama, kali in _SKALA.items():
        banyak, sisa = divmod(sisa, kali)
        if banyak:
            kata.append("seribu" if nama == "ribu" and banyak == 1 else f"{_ratusan(banyak)} {nama}")
    if sisa or not bulat:
        kata.append(_ratusan(sisa))
    return " ".join(kata)


def _ratusan(n: int) -> str:
    if n < _BELASAN:
        return _DASAR[n]
    if n < _PULUHAN:
        return f"{_DASAR[n - 10]} belas"
    if n < _SERATUS:
        return _sambung(f"{_DASAR[n // 10]} puluh", n % 10)
    ratus = "seratus" if n < 2 * _SERATUS else f"{_DASAR[n // 100]} ratus"
    return _sambung(ratus, n % 100)


def _sambung(kata: str, sisa: int) -> str:
    return f"{kata} {_ratusan(sisa)}" if sisa else kata


def _bulatkan(jumlah: Decimal, desimal: int) -> Decimal:
    return jumlah.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)


def _tanda(jumlah: Decimal) -> str:
    return "-" if jumlah < 0 else ""
