"""Paper and tables: PDF from typst templates, QR codes, and exports that no spreadsheet will execute."""

from .kop import pemerintah
from .pdf import TakTercetakError, arsip, pdf, qr
from .tabel import csv, xlsx

__all__ = ["TakTercetakError", "arsip", "csv", "pdf", "pemerintah", "qr", "xlsx"]
