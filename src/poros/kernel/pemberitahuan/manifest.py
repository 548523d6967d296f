"""Notices, as the other modules see them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Manifest, register

from .wewenang import RULES, Wewenang

register(
    Manifest(
        kode="pemberitahuan",
        nama=_("Pemberitahuan"),
        rules=RULES,
        kalimat={
            Wewenang.BACA: _("membaca pemberitahuan"),
            Wewenang.BACA_SEMUA: _("menandai semua pemberitahuan sudah dibaca"),
            Wewenang.ATUR: _("mengatur pemberitahuannya"),
            Wewenang.SALURAN_BUKA: _("membuka saluran pesan"),
            Wewenang.SALURAN_ATUR: _("mengatur saluran pesan"),
        },
    )
)
