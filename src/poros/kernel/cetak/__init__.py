"""Paper and tables: PDF from typst templates, QR codes, and exports that no spreadsheet will execute."""

from .pdf import pdf, qr
from .tabel import csv, xlsx

__all__ = ["csv", "pdf", "qr", "xlsx"]
