"""Instruments as the engine knows them, read from their dated rows; parsed once for each text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible
from poros.pure import skor
from poros.pure.skor import Hasil, JenisSkala, Komponen, MasukanError

from ..models import Instrumen
from ..wewenang import Wewenang


@dataclass(frozen=True, slots=True)
class Simpul:
    """A node of the tree and how deep it stands."""

    kode: str
    nama: str
    bobot: Decimal
    kedalaman: int
    daun: bool


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of which results are published: a child of the root."""

    kode: str
    nama: str
    bobot: Decimal
    indeks: str = ""

    @property
    def pendek(self) -> str:
        """Its name without that of the index, two words at most: what fits at a picture."""
        words = [w for w in self.nama.split() if w.casefold() != self.indeks]
        return " ".join(words[:2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Kriteria:
    """What is asked at an indicator: choices where the scale has some, else the bounds of a number."""

    nama: str
    pilihan: tuple[tuple[str, str], ...]
    rendah: Decimal
    tinggi: Decimal
    tingkat: tuple[tuple[str, str], ...]
    butir: tuple[str, ...]
    catatan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pratinjau:
    """An instrument that somebody has written, before it is kept: the tree, and how its own test cases came out."""

    instrumen: skor.Instrumen
    pohon: list[Simpul]
    kasus: list[tuple[Mapping[str, Any], Hasil, bool]]


def instrumen_terlihat(actor: Actor) -> QuerySet[Instrumen]:
    """All versions, for lists: without their texts."""
    return visible(actor, Wewenang.INSTRUMEN_LIHAT, Instrumen.objects.defer("naskah"))


def satu_instrumen(actor: Actor, pk: int) -> Instrumen:
    return fetch(actor, Wewenang.INSTRUMEN_LIHAT, Instrumen.objects.all(), pk)


def isi(row: Instrumen) -> skor.Instrumen:
    """The instrument of a row."""
    return _urai(row.naskah)


def urai(naskah: str) -> skor.Instrumen:
    """Read what somebody has written; `Ditolak` says where it is wrong."""
    try:
        return _urai(naskah)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = _("baris %(n)s") % {"n": mark.line + 1} if mark else _("naskah")
        raise Ditolak(_("YAML tidak dapat dibaca di %(tempat)s.") % {"tempat": place}, "naskah") from error
    except MasukanError as error:
        raise Ditolak(str(error), "naskah") from error
    except ValueError as error:  # what looks like a day and is none (2026-13-01)
        raise Ditolak(_("Ada tanggal yang tidak ada di kalender."), "naskah") from error
    except RecursionError as error:
        raise Ditolak(_("Naskah ini bersarang terlalu dalam."), "naskah") from error


def pratinjau(naskah: str) -> Pratinjau:
    """What would be kept, with its test cases tried."""
    made = urai(naskah)
    try:
        cases = skor.uji(made)
    except MasukanError as error:
        raise Ditolak(str(error), "naskah") from error
    return Pratinjau(instrumen=made, pohon=list(_pohon(made.akar)), kasus=cases)


def pohon(row: Instrumen) -> list[Simpul]:
    """The tree from the top, without the root."""
    return list(_pohon(isi(row).akar))


def daun(row: Instrumen) -> tuple[Komponen, ...]:
    """The indicators, in order."""
    return isi(row).daun


def hitung(row: Instrumen, nilai: Mapping[str, Decimal], tahun: int | None = None) -> Hasil:
    """The index from the values of its indicators; what is not answered counts as the scale says."""
    return skor.hitung(isi(row), nilai, tahun=tahun)


def periksa_nilai(row: Instrumen, kode: str, nilai: Decimal) -> None:
    """Refuse a value that the scale of the indicator does not have."""
    try:
        skor.periksa_jawaban(isi(row), {kode: nilai})
    except MasukanError as error:
        raise Ditolak(str(error), "nilai") from error


def dapat_dinilai(row: Instrumen) -> bool:
    """Is every indicator answered by one value? Ratios of target and realisation are computed elsewhere."""
    return all(leaf.skala and leaf.skala.jenis is not JenisSkala.RASIO for leaf in daun(row))


def kriteria(row: Instrumen, kode: str) -> Kriteria:
    """What an indicator asks."""
    leaf = isi(row).simpul[kode]
    skala = leaf.skala
    assert skala is not None
    if skala.jenis is JenisSkala.PILIHAN:
        choices = [(str(v), _kata(k, skala.sebutan.get(k, ""))) for k, v in skala.pilihan.items()]
    elif skala.jenis is JenisSkala.TINGKAT:
        none = {str(skala.kosong): _("belum ada")}
        choices = [(str(n), _kata(str(n), skala.sebutan.get(str(n), none.get(str(n), "")))) for n in skala.jenjang()]
    else:
        choices = []
    return Kriteria(
        nama=leaf.nama,
        pilihan=tuple(choices),
        rendah=skala.dari,
        tinggi=skala.sampai,
        tingkat=tuple(skala.sebutan.items()),
        butir=leaf.kriteria,
        catatan=leaf.catatan,
    )


def bagian(rows: Iterable[Instrumen], indeks: str, tahun: int | None = None) -> dict[str, Bagian]:
    """Parts of an index by the version that held in a year (the newest without one); empty where there is none."""
    versions = sorted((r for r in rows if r.indeks == indeks), key=lambda r: r.dari)
    if not versions:
        return {}
    held = [r for r in versions if tahun is None or r.dari.year <= tahun]
    root = isi((held or versions)[-1]).akar
    return {k.kode: Bagian(k.kode, k.nama, _bobot(k), indeks) for k in root.anak}


@lru_cache(maxsize=64)
def _urai(naskah: str) -> skor.Instrumen:
    return skor.baca(yaml.safe_load(naskah))


def _pohon(node: Komponen, kedalaman: int = 0) -> Iterator[Simpul]:
    for child in node.anak:
        yield Simpul(child.kode, child.nama, _bobot(child), kedalaman, child.daun)
        yield from _pohon(child, kedalaman + 1)


def _bobot(node: Komponen) -> Decimal:
    return Decimal(node.bobot.numerator) / node.bobot.denominator


def _kata(kode: str, sebutan: str) -> str:
    return f"{kode} – {sebutan}" if sebutan else kode
