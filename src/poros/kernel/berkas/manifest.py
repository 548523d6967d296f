"""Files, as the other modules see them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Manifest, Objek, register

from .models import Tautan
from .wewenang import RULES, Wewenang

register(
    Manifest(
        kode="berkas",
        nama=_("Berkas"),
        rules=RULES,
        kalimat={
            Wewenang.UNDUH: _("membuka berkas rahasia"),
            Wewenang.BUANG: _("membuang unggahan yang tidak pernah dipakai"),
        },
        objek=(
            Objek(
                jenis="berkas",
                model=Tautan,
                nama=_("Berkas"),
                lihat=Wewenang.LIHAT,
                url="web:berkas",
            ),
        ),
    )
)
