"""Oversight, as the house sees it."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.registry import Manifest, Menu, register

from .wewenang import RULES

register(
    Manifest(
        kode="pengawasan",
        nama=_("Pengawasan"),
        rules=RULES,
        menu=(
            Menu(
                nama=_("Jejak audit"),
                url="pengawasan:jejak",
                ikon="shield-check",
                boleh=lambda actor: bool(actor) and (actor.adalah(Fungsi.PENGAWAS) or actor.puncak),
                urutan=90,
            ),
        ),
        urls="poros.domain.pengawasan.urls",
        api="poros.domain.pengawasan.api.rute",
    )
)
