"""What a plan begins with: levels, target and assumptions, before anybody has changed them."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.pure.skor import Komponen

from ...models import Butir, Instrumen, Penilaian
from ...rules.alur import Babak
from ...values import Anggapan, DataRencana, Tujuan
from ..instrumen import daun, isi
from .soal import jenjang

NOL = Decimal(0)


def awal(
    *,
    judul: str,
    tahun: int,
    mulai: int | None = None,
    sasaran: Decimal | None = None,
    predikat: str = "",
    penilaian: Penilaian | None = None,
    instrumen: Instrumen | None = None,
) -> DataRencana:
    """From the last values of an assessment, or from an instrument with nothing answered yet.

    Without a target the plan goes as high as its years allow.
    """
    held = penilaian.instrumen if penilaian else instrumen
    if held is None:
        raise Ditolak(_("Pilih penilaian, atau instrumennya."), "penilaian")
    periksa_berjenjang(held)
    levels = _tingkat(penilaian) if penilaian else {}
    return DataRencana(
        judul=judul,
        instrumen_id=held.pk,
        tingkat={leaf.kode: levels.get(leaf.kode, jenjang(leaf)[0]) for leaf in daun(held)},
        tujuan=Tujuan(sasaran=batas_predikat(held, predikat) if predikat else sasaran, predikat=predikat),
        anggapan=anggapan(held, mulai=mulai or tahun, tahun=tahun),
    )


def anggapan(row: Instrumen, *, mulai: int, tahun: int) -> Anggapan:
    """Efforts as the instrument assumes them (each level its place on the ladder where it does not), last owners."""
    owners = pemilik(row)
    return Anggapan(
        mulai=mulai,
        tahun=tahun,
        upaya={leaf.kode: _upaya(leaf) for leaf in daun(row)},
        pelaksana={leaf.kode: owners.get(leaf.kode) for leaf in daun(row)},
    )


def periksa_berjenjang(row: Instrumen) -> None:
    """Refuse an instrument whose indicators are no ladders."""
    if any(not jenjang(leaf) for leaf in daun(row)):
        raise Ditolak(
            _("Instrumen ini tidak bertingkat, jadi jalannya naik tidak dapat dihitung per langkah."), "instrumen"
        )


def batas_predikat(row: Instrumen, predikat: str) -> Decimal:
    """Where a predikat begins; `Ditolak` names those that there are."""
    bands = {band.predikat: band.dari for band in isi(row).pita}
    if predikat not in bands:
        raise Ditolak(_("Predikat instrumen ini: %(nama)s.") % {"nama": ", ".join(bands)}, "predikat")
    return bands[predikat] or NOL


def pemilik(row: Instrumen) -> dict[str, int]:
    """Who owned each indicator in the last assessment of the index; a unit that was closed since owns nothing."""
    rows = Butir.objects.filter(penilaian__instrumen__indeks=row.indeks, unit__aktif=True)
    return dict(rows.order_by("penilaian__tahun", "penilaian_id").values_list("kode", "unit_id"))


def _tingkat(penilaian: Penilaian) -> Mapping[str, int]:
    """The last value that each indicator was given."""
    rows: dict[str, int] = {}
    for line in penilaian.butir.all():
        given = [getattr(line, b.value) for b in reversed(Babak) if getattr(line, b.value) is not None]
        if given:
            rows[line.kode] = int(given[0])
    return rows


def _upaya(leaf: Komponen) -> tuple[Decimal, ...]:
    assumed = leaf.skala.upaya if leaf.skala else {}
    return tuple(assumed.get(Decimal(level), Decimal(n)) for n, level in enumerate(jenjang(leaf)[1:], start=1))
