"""Verification and the signing desk, as the house sees them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Ikhtisar, Manifest, Menu, register

from .ikhtisar import kartu

register(
    Manifest(
        kode="verifikasi",
        nama=_("Tanda tangan"),
        menu=(Menu(_("Tanda tangan"), "verifikasi:meja", "signature", urutan=25),),
        ikhtisar=(Ikhtisar("tandatangan", _("Tanda tangan"), kartu, urutan=15),),
        urls="poros.domain.verifikasi.urls",
        api="poros.domain.verifikasi.api.rute",
    )
)
