"""Offers as rows of a table, for whoever compares them elsewhere."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from .models import Tawaran


def kepala() -> list[str]:
    """Heads of the columns."""
    return [
        _("Nama"), _("Jenis"), _("Daerah"), _("Unit"), _("Ringkasan"), _("Lisensi"), _("Teknologi"), _("Kematangan"),
        _("Indikator"), _("Biaya (anggapan)"), _("Repositori"), _("Kontak"),
    ]  # fmt: skip


def baris(rows: Iterable[Tawaran]) -> Iterator[list[Any]]:
    """One line for each offer."""
    for row in rows:
        isi = row.isi()
        yield [
            isi.nama,
            str(row.get_jenis_display()),
            isi.daerah,
            isi.unit,
            isi.ringkasan,
            isi.lisensi,
            ", ".join(isi.teknologi),
            str(row.get_kematangan_display()),
            ", ".join(f"{indeks}:{kode}" for indeks, kode in isi.indikator),
            isi.biaya,
            isi.alamat,
            isi.kontak,
        ]
