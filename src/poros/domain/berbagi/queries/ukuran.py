"""Indicators that offers name, and where we stand on them: read through the module of the indices."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from poros.domain.indeks import publik as indeks_publik
from poros.domain.indeks.publik import HasilDaerah
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor

from ..models import IndikatorTawaran, Tawaran
from ..rules.alur import Status

BANYAK_LEMAH = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Lemah:
    """An indicator, how far it lies below where it should be, and who offers something for it."""

    kode: str
    nama: str
    nilai: Decimal
    sasaran: Decimal
    tawaran: list[Tawaran]

    @property
    def jarak(self) -> Decimal:
        return self.sasaran - self.nilai


@dataclass(frozen=True, slots=True, kw_only=True)
class Kelemahan:
    """Our weakest indicators in a result, the farthest below first; `berencana` says that a plan set the targets."""

    hasil: HasilDaerah
    berencana: bool
    lemah: list[Lemah]


def nama_indikator(indeks: str = "") -> dict[str, dict[str, str]]:
    """Index → code → name, of all versions: the newest name counts. One statement."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for ukuran in reversed(indeks_publik.instrumen(indeks)):
        found[ukuran.indeks].update(ukuran.indikator)
    return dict(found)


def periksa_indikator(pasangan: tuple[tuple[str, str], ...]) -> None:
    """Refuse an indicator that no version of an instrument here has."""
    if not pasangan:
        return
    known = nama_indikator()
    wrong = [f"{indeks}:{kode}" for indeks, kode in pasangan if kode not in known.get(indeks, {})]
    if wrong:
        raise Ditolak(
            _("Indikator yang tidak dikenal: %(daftar)s. Tulis seperti spbe:I1.") % {"daftar": ", ".join(wrong[:5])},
            "indikator",
        )


def hasil_terakhir(actor: Actor, indeks: str = "") -> dict[str, HasilDaerah]:
    """Our newest result of each index, by its code. One statement."""
    newest: dict[str, HasilDaerah] = {}
    for row in indeks_publik.hasil_daerah(actor, indeks=indeks):
        newest.setdefault(row.indeks, row)
    return newest


def kelemahan(actor: Actor, hasil: HasilDaerah) -> Kelemahan:
    """Where a result is weakest and what is offered for that. Three statements.

    Each indicator is measured against the target of our plan, else against the top of its scale, and the distances
    are compared as shares of the scales: three levels of five are more than twenty points of a hundred.
    """
    known = indeks_publik.acuan(actor, hasil)
    goals = {kode: known[kode].puncak if known[kode].sasaran is None else known[kode].sasaran for kode in known}
    below = {k: (goal - hasil.bagian[k]) / known[k].puncak for k, goal in goals.items() if k in hasil.bagian}
    weakest = sorted((k for k, share in below.items() if share > 0), key=lambda k: -below[k])[:BANYAK_LEMAH]
    offers = _tawaran_menurut(hasil.indeks, weakest)
    return Kelemahan(
        hasil=hasil,
        berencana=any(known[k].sasaran is not None for k in known),
        lemah=[
            Lemah(kode=k, nama=known[k].nama, nilai=hasil.bagian[k], sasaran=goals[k], tawaran=offers.get(k, []))
            for k in weakest
        ],
    )


def tingkat(actor: Actor, pasangan: tuple[tuple[str, str], ...]) -> list[tuple[str, str, Decimal, int]]:
    """Index, code, value, year of our newest levels of these and of their indices ("" as the code). One statement."""
    newest = hasil_terakhir(actor)
    found = []
    for indeks in dict.fromkeys(i for i, _kode in pasangan if i in newest):
        last = newest[indeks]
        found.append((indeks, "", last.nilai, last.tahun))
        codes = [kode for i, kode in pasangan if i == indeks and kode in last.bagian]
        found += [(indeks, kode, last.bagian[kode], last.tahun) for kode in codes]
    return found


def _tawaran_menurut(indeks: str, kode: list[str]) -> dict[str, list[Tawaran]]:
    rows = IndikatorTawaran.objects.filter(indeks=indeks, kode__in=kode, tawaran__status=Status.TERBIT)
    found: dict[str, list[Tawaran]] = defaultdict(list)
    for row in rows.filter(tawaran__unit__isnull=True).select_related("tawaran").order_by("tawaran__nama"):
        found[row.kode].append(row.tawaran)
    return found
