"""Registers of a new government; their templates are its own to change."""

from .models import Register

BAWAAN = (
    ("surat-masuk", "Agenda surat masuk", "{urut:04}/{kode}/{unit}/{tahun}"),
    ("surat-keluar", "Agenda surat keluar", "{kode}/{urut}/{unit}/{tahun}"),
)


def benih() -> None:
    """Add the registers that are missing."""
    Register.objects.bulk_create(
        (Register(kode=kode, nama=nama, template=template) for kode, nama, template in BAWAAN),
        ignore_conflicts=True,
    )
