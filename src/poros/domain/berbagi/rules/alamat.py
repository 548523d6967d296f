"""Which addresses a server may be sent to: public ones by https, never the network that it stands in itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

PANJANG = 500
PORTA = 443
NAT64 = IPv6Network("64:ff9b::/96")
DITETAPKAN = IPv6Network("2000::/3")
"""All that IANA has given out of IPv6 for the public; beside it lie old and local forms (fec0::, 64:ff9b:1::)."""


class SebabAlamat(StrEnum):
    BUKAN_HTTPS = "bukan_https"
    TIDAK_TERBACA = "tidak_terbaca"
    BERSANDI = "bersandi"
    TANPA_ALAMAT = "tanpa_alamat"
    JARINGAN_DALAM = "jaringan_dalam"


class AlamatError(ValueError):
    """The address is not fetched."""

    def __init__(self, sebab: SebabAlamat) -> None:
        super().__init__(sebab.value)
        self.sebab = sebab


@dataclass(frozen=True, slots=True)
class Tujuan:
    """Host, port, and what is asked for there."""

    inang: str
    porta: int
    jalur: str


def urai(alamat: str) -> Tujuan:
    """Take an address apart; `AlamatError` when its form alone rules it out."""
    if len(alamat) > PANJANG or any(c.isspace() or not c.isprintable() for c in alamat):
        raise AlamatError(SebabAlamat.TIDAK_TERBACA)
    try:
        parts = urlsplit(alamat)
        inang, porta = (parts.hostname or "").encode("idna").decode(), parts.port or PORTA
    except ValueError:
        raise AlamatError(SebabAlamat.TIDAK_TERBACA) from None
    if parts.scheme != "https":
        raise AlamatError(SebabAlamat.BUKAN_HTTPS)
    if not inang or "\\" in parts.netloc:
        raise AlamatError(SebabAlamat.TIDAK_TERBACA)
    if parts.username is not None or parts.password is not None:
        raise AlamatError(SebabAlamat.BERSANDI)
    return Tujuan(inang, porta, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def umum(ip: str) -> bool:
    """Is it an address of the public internet? What hides another inside is judged by that other one."""
    found: IPv4Address | IPv6Address = ip_address(ip.split("%", 1)[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in NAT64:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return umum(str(inner))
        if found not in DITETAPKAN:
            return False
    return found.is_global and not found.is_multicast


def pilih(ips: Iterable[str], *, dalam: bool = False) -> str:
    """The address to connect to; if any that the name has is not public, none is taken: it may be the next one."""
    found = list(ips)
    if not found:
        raise AlamatError(SebabAlamat.TANPA_ALAMAT)
    if not dalam and not all(umum(ip) for ip in found):
        raise AlamatError(SebabAlamat.JARINGAN_DALAM)
    return found[0]
