"""Codes of the classification of records."""

from poros.kernel.rujukan.models import Klasifikasi


def klasifikasi_ada(kode: str) -> bool:
    """Is it one? A government without the table loaded cannot be told that its codes are wrong."""
    return Klasifikasi.objects.filter(pk=kode).exists() or not Klasifikasi.objects.exists()
