"""Letters, as the house sees them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Manifest, Objek, register

from .benih import benih
from .models import Surat
from .publik import saat_arahan_selesai, saat_teks_terbaca
from .wewenang import RULES, SUMBER, Wewenang

register(
    Manifest(
        kode="surat",
        nama=_("Persuratan"),
        rules=RULES,
        kalimat={
            Wewenang.CATAT: _("mencatat surat"),
            Wewenang.PERBAIKI: _("memperbaiki data surat"),
            Wewenang.TERUSKAN: _("meneruskan surat"),
            Wewenang.BACA: _("membuka surat untuk pertama kali"),
            Wewenang.USULKAN: _("menyiapkan usulan disposisi"),
            Wewenang.DISPOSISI: _("mendisposisi surat"),
            Wewenang.TERUSKAN_DISPOSISI: _("meneruskan disposisi"),
            Wewenang.BERKASKAN: _("memberkaskan surat"),
            Wewenang.TARIK: _("menarik surat"),
        },
        objek=(Objek("surat", Surat, _("Surat"), Wewenang.LIHAT, "surat:surat"),),
        langganan={"arahan.selesai": saat_arahan_selesai, "berkas.teks": saat_teks_terbaca},
        benih=benih,
    )
)
