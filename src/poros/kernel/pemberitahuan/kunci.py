"""The key of a channel: derived, never stored, so that a copy of the database signs nothing."""

from django.utils.crypto import salted_hmac

from poros.kernel.daerah.koneksi import skema as nama_skema

from .models import Saluran


def kunci_saluran(saluran: Saluran) -> str:
    """64 hexadecimal digits from the installation's secret; raising `versi_kunci` makes another one."""
    told = f"{nama_skema()}/{saluran.pk}/{saluran.versi_kunci}"
    return salted_hmac("poros.pemberitahuan.saluran", told, algorithm="sha256").hexdigest()
