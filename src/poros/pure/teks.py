"""Search words: what a person types becomes a PostgreSQL tsquery, and a misspelt word finds its neighbours.

PostgreSQL's `indonesian` configuration knows no stop words, and its stemmer does not bring together
*menindaklanjuti* and *tindak lanjut*; both are mended here, on the side of the query.
"""

import heapq
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

HENTI = frozenset(
    """
    ada adalah agar akan antara apa apakah atas atau bagi bahwa belum bila bisa dalam dan dapat dari
    daripada dengan di dia hal harus hanya hingga ia ialah ini itu jika juga karena ke kepada ketika
    lagi maka mana masih mereka namun oleh pada para per pula pun saat saja sampai sangat sebagai
    secara sedang sehingga sejak selama serta setiap sudah supaya tapi telah tentang tersebut
    terhadap tetapi tiap tidak untuk yaitu yakni yang
    """.split()  # noqa: SIM905  # seventy quoted words would hide the words
)

_SINONIM = (
    ("tindak lanjut", "tindaklanjut", "menindaklanjuti", "ditindaklanjuti"),
    ("tanggung jawab", "bertanggung jawab", "pertanggungjawaban", "mempertanggungjawabkan"),
    ("kerja sama", "kerjasama", "bekerja sama"),
    ("perangkat daerah", "organisasi perangkat daerah", "opd", "satuan kerja perangkat daerah", "skpd"),
    ("sekretaris daerah", "sekda"),
    ("sekretariat daerah", "setda"),
    ("dewan perwakilan rakyat daerah", "dprd"),
    ("anggaran pendapatan dan belanja daerah", "apbd"),
    ("aparatur sipil negara", "asn"),
    ("laporan hasil pemeriksaan", "lhp"),
    ("perjanjian kerja sama", "pks"),
    ("standar operasional prosedur", "sop"),
)
_GRUP = {tuple(a.split()): [tuple(b.split()) for b in grup if b != a] for grup in _SINONIM for a in grup}
_TERPANJANG = max(map(len, _GRUP))

_ISTILAH = re.compile(r'(?P<minus>-?)(?:"(?P<frasa>[^"]*)"?|(?P<kata>[^\s"]+))')
_TEPI = re.compile(r"^[\W_]+|[\W_]+$")
_KATA = re.compile(r"[^\W_]+")

MIN_AWALAN = 3  # a shorter prefix meets half the index
MAKS_LEKSEM = 255  # PostgreSQL refuses a lexeme above 2 KB


class _Istilah(NamedTuple):
    kata: tuple[str, ...]
    polos: bool = True
    minus: bool = False


def tsquery(masukan: str) -> str:
    """The text for `to_tsquery`, every lexeme quoted; empty when nothing is left to look for.

    All words must occur; `"…"` is a phrase, a leading minus excludes, the last word may be unfinished. Words
    that only exclude are nothing to look for, since they would have to read the whole index.
    """
    istilah = list(_satukan(list(_urai(masukan))))
    dicari = [_cari(i, awalan=i is istilah[-1]) for i in istilah if not i.minus]
    dikecualikan = [f"!({frasa})" for i in istilah if i.minus and (frasa := _frasa(i.kata))]
    return " & ".join([*filter(None, dicari), *dikecualikan]) if any(dicari) else ""


def mirip(a: str, b: str) -> float:
    """From 0 to 1: the share of trigrams that two texts have in common, counted as pg_trgm counts them."""
    kiri, kanan = _trigram(a), _trigram(b)
    return len(kiri & kanan) / (len(kiri | kanan) or 1)


def terdekat(kata: str, calon: Iterable[str], batas: float = 0.3, banyak: int = 5) -> list[str]:
    """The most similar candidates, best first: what the person may have meant."""
    nilai = ((-mirip(kata, c), c) for c in set(calon))
    return [c for n, c in heapq.nsmallest(banyak, nilai) if -n >= batas]


def _urai(masukan: str) -> Iterator[_Istilah]:
    for istilah in _ISTILAH.finditer(_bersih(masukan)):
        polos = istilah["frasa"] is None
        kata = (_TEPI.sub("", k)[:MAKS_LEKSEM] for k in (istilah["kata"] or istilah["frasa"]).split())
        if utuh := tuple(filter(None, kata)):
            yield _Istilah(utuh, polos, minus=bool(istilah["minus"]))


def _bersih(masukan: str) -> str:
    """Lower case, one form of each letter; no control signs, and none of a PDF's invisible hyphens."""
    kategori = ((c, unicodedata.category(c)) for c in unicodedata.normalize("NFKC", masukan).lower())
    return "".join(" " if k == "Cc" else c for c, k in kategori if k == "Cc" or k[0] != "C")


def _satukan(istilah: Sequence[_Istilah]) -> Iterator[_Istilah]:
    """Takes neighbouring words that have a synonym together for one term."""
    n = 0
    while n < len(istilah):
        polos = takewhile(lambda i: i.polos and not i.minus, istilah[n : n + _TERPANJANG])
        kata = tuple(i.kata[0] for i in polos)
        sama = next((m for m in range(len(kata), 1, -1) if kata[:m] in _GRUP), 0)
        yield _Istilah(kata[:sama]) if sama else istilah[n]
        n += sama or 1


def _cari(istilah: _Istilah, *, awalan: bool) -> str:
    frasa = _frasa(istilah.kata)
    if not istilah.polos or not frasa:
        return frasa
    if awalan and len(istilah.kata[-1]) >= MIN_AWALAN:
        frasa += ":*"
    sinonim = _GRUP.get(istilah.kata, [])
    return f"({' | '.join([frasa, *map(_frasa, sinonim)])})" if sinonim else frasa


def _frasa(kata: Sequence[str]) -> str:
    """Words one after the other; stop words are not in the index but have kept their places there."""
    tempat = [n for n, k in enumerate(kata) if k not in HENTI]
    jarak = ["", *(f" <{b - a}> " for a, b in pairwise(tempat))]
    return "".join(j + _kutip(kata[n]) for j, n in zip(jarak, tempat, strict=False))


def _kutip(leksem: str) -> str:
    return "'" + leksem.replace("\\", "\\\\").replace("'", "''") + "'"


def _trigram(teks: str) -> set[str]:
    kata = (f"  {k} " for k in _KATA.findall(teks.lower()))
    return {k[n : n + 3] for k in kata for n in range(len(k) - 2)}
