"""Rows that a request names by number; what is not there is said beside the name."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Orang, Unit


def unit_bernomor(nomor: int, bidang: str) -> Unit:
    """A unit that still exists."""
    found = Unit.objects.filter(pk=nomor, aktif=True).first()
    if found is None:
        raise Ditolak(_("Unit ini tidak ada atau tidak aktif lagi."), bidang)
    return found


def orang_bernomor(nomor: int, bidang: str) -> Orang:
    """A person."""
    found = Orang.objects.filter(pk=nomor).first()
    if found is None:
        raise Ditolak(_("Orang ini tidak tercatat."), bidang)
    return found
