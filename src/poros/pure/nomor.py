"""Numbers on letters from a template such as `{kode}/{urut:03}/{unit}/{bulan_romawi}/{tahun}`.

The template is read by its own small grammar and never by `str.format`, so that what an administrator
types into it can name these tokens and nothing else.
"""

import re
from typing import TypedDict, Unpack

from poros.pure.tanggal import Bahasa, bulan_romawi

TOKEN = ("kode", "urut", "unit", "tahun", "bulan", "bulan_romawi", "instansi")

_KURUNG = re.compile(r"\{([^{}]*)\}")
_URUT = re.compile(r"urut(?::0([1-9]))?")

_KATA = {
    "id": {
        "asing": "Token {} tidak dikenal. Yang dapat dipakai: {}.",
        "urut": "Token {urut} belum ada, padahal tanpa nomor urut semua nomor akan sama.",
        "kurung": "Ada kurung kurawal yang tidak berpasangan.",
        "cetak": "Ada ganti baris atau tanda yang tidak tercetak.",
    },
    "en": {
        "asing": "Token {} is unknown. These can be used: {}.",
        "urut": "Token {urut} is missing, and without it all numbers would be the same.",
        "kurung": "There is a brace without its partner.",
        "cetak": "There is a line break or a character that does not print.",
    },
}


class Nilai(TypedDict, total=False):
    """What a number is made of; only what the template names is needed."""

    kode: str
    urut: int
    unit: str
    tahun: int
    bulan: int
    instansi: str


class TemplateError(ValueError):
    """The template cannot be used; `masalah` says why, in words."""

    def __init__(self, masalah: list[str]) -> None:
        self.masalah = masalah
        super().__init__(" ".join(masalah))


def periksa(template: str, bahasa: Bahasa = "id") -> list[str]:
    """All that is wrong with the template, in words; empty when it can be used."""
    kata = _KATA[bahasa]
    token = _KURUNG.findall(template)
    asing = dict.fromkeys(t for t in token if t not in TOKEN and not _URUT.fullmatch(t))
    pilihan = ", ".join(f"{{{t}}}" for t in TOKEN)
    masalah = [kata["asing"].format(f"{{{t}}}", pilihan) for t in asing]
    if not any(_URUT.fullmatch(t) for t in token):
        masalah.append(kata["urut"])
    if re.search(r"[{}]", _KURUNG.sub("", template)):
        masalah.append(kata["kurung"])
    if not template.isprintable():
        masalah.append(kata["cetak"])
    return masalah


def susun(template: str, **nilai: Unpack[Nilai]) -> str:
    """The number in full, however long; a value that the template names but nobody gave is a KeyError."""
    if masalah := periksa(template):
        raise TemplateError(masalah)
    return _KURUNG.sub(lambda kurung: _isi(kurung[1], nilai), template)


def _isi(nama: str, nilai: Nilai) -> str:
    if urut := _URUT.fullmatch(nama):
        return f"{nilai['urut']:0{urut[1] or 1}}"
    if nama == "bulan_romawi":
        return bulan_romawi(nilai["bulan"])
    return str(nilai[nama])  # type: ignore[literal-required]  # periksa() let only TOKEN pass
