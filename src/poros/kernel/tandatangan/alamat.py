"""Where the public finds out about a document: the address in the QR, and that of the revocation list."""

from django.conf import settings
from django.db import connection
from django.urls import reverse

from poros.kernel.daerah.koneksi import skema
from poros.kernel.daerah.models import Alamat, Daerah


def verifikasi(kode: str) -> str:
    """The page that says who signed; printed on paper, so it must hold for as long as the paper does."""
    return pangkal() + reverse("verifikasi:dokumen", args=[kode])


def crl() -> str:
    """Named in every certificate of the local CA."""
    return pangkal() + reverse("verifikasi:crl")


def daerah() -> Daerah:
    """The government of this connection, also where only its schema was named."""
    tenant = connection.tenant  # type: ignore[attr-defined]  # django_tenants adds it
    return tenant if isinstance(tenant, Daerah) else Daerah.objects.get(schema_name=skema())


def pangkal() -> str:
    """Scheme and host of this government, as people outside reach it."""
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    return f"{scheme}://{_domain(daerah())}{settings.VERIFIKASI_PORT}"


def _domain(row: Daerah) -> str:
    """Remembered with the row, which the middleware itself keeps for seconds only."""
    kept = row.__dict__
    if "_domain" not in kept:
        names = Alamat.objects.filter(tenant=row).order_by("-is_primary", "pk").values_list("domain", flat=True)
        kept["_domain"] = names[0]
    return str(kept["_domain"])
