"""Movements, donations and cash books as tables."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import KasBtt, Mutasi


def kepala_mutasi() -> list[str]:
    return [
        _("Waktu"), _("Barang"), _("Lot"), _("Kedaluwarsa"), _("Milik"), _("Jenis"), _("Jumlah"), _("Sisa"),
        _("Satuan"), _("Keterangan"), _("Dicatat oleh"),
    ]  # fmt: skip


def baris_mutasi(rows: Iterable[Mutasi]) -> Iterator[list[Any]]:
    """One line for each movement."""
    for row in rows:
        lot = row.saldo.lot
        yield [
            timezone.localtime(row.waktu).replace(tzinfo=None), lot.barang.nama, lot.kode, lot.kedaluwarsa, lot.pemilik,
            row.get_jenis_display(), row.jumlah, row.sisa, lot.barang.satuan, row.alasan, row.jabatan,
        ]  # fmt: skip


def kepala_kas() -> list[str]:
    return [_("Nomor"), _("Tanggal"), _("Uraian"), _("Bukti"), _("Masuk"), _("Keluar"), _("Saldo")]


def baris_kas(rows: Iterable[KasBtt]) -> Iterator[list[Any]]:
    """One line for each of the book."""
    for row in rows:
        yield [row.urut, row.tanggal, row.uraian, row.bukti, row.masuk, row.keluar, row.saldo]
