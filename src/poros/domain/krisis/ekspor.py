"""Tables for others: figures and the recovery plan, with HXL tags under their heads."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Angka, KegiatanR3P, Kejadian
from .queries.angka import per_tempat
from .rules.hxl import ANGKA, PEMULIHAN, UKURAN, bertag


def judul_angka() -> list[str]:
    return [
        _("Kejadian"), _("Wilayah"), _("Yang dihitung"), _("Kode HXL"), _("Jumlah"), _("Keadaan pada"), _("Sumber"),
        _("Terverifikasi"),
    ]  # fmt: skip


def angka(kejadian: Kejadian, rows: Iterable[Angka]) -> Iterator[Any]:
    """The newest figure of each kind and place."""
    entries = list(rows)
    words = {row.ukuran: str(row.get_ukuran_display()) for row in entries}
    lines = (
        [
            str(kejadian), c.letak, words[c.ukuran], UKURAN[c.ukuran], c.nilai,
            timezone.localtime(c.per).isoformat(timespec="seconds"), c.sumber, "yes" if c.terverifikasi else "no",
        ]
        for c in per_tempat(entries)
    )  # fmt: skip
    return bertag(judul_angka(), ANGKA, lines)


def judul_r3p() -> list[str]:
    return [
        _("Kejadian"), _("Sektor"), _("Subsektor"), _("Kegiatan"), _("Lokasi"), _("Volume"), _("Satuan"),
        _("Harga satuan"), _("Jumlah"), _("Sumber dana"), _("Tahun"), _("Penanggung jawab"),
    ]  # fmt: skip


def r3p(kejadian: Kejadian, rows: Iterable[KegiatanR3P]) -> Iterator[Any]:
    lines = (
        [
            str(kejadian), str(r.get_sektor_display()), r.subsektor, r.nama, r.letak, r.volume, r.satuan, r.harga,
            r.jumlah, str(r.get_sumber_dana_display()), r.tahun, r.unit.nama,
        ]
        for r in rows
    )  # fmt: skip
    return bertag(judul_r3p(), PEMULIHAN, lines)
