"""Letters, as the house sees them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.registry import Ikhtisar, Manifest, Menu, Objek, Pencarian, register, tawarkan

from .benih import benih
from .ikhtisar import kartu, temuan
from .models import Surat
from .publik import (
    SUMBER_ARSIP,
    saat_arahan_ditarik,
    saat_arahan_selesai,
    saat_arsip_dimusnahkan,
    saat_teks_terbaca,
)
from .wewenang import RULES, SUMBER, Wewenang

tawarkan(SUMBER_ARSIP)
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
            Wewenang.DISPOSISI_BANYAK: _("mengirim beberapa disposisi sekaligus"),
            Wewenang.TERUSKAN_DISPOSISI: _("meneruskan disposisi"),
            Wewenang.URUNGKAN: _("mengurungkan keputusan atas surat"),
            Wewenang.BERKASKAN: _("memberkaskan surat"),
            Wewenang.TARIK: _("menarik surat"),
            Wewenang.SIMPAN_PENCARIAN: _("menyimpan pencarian surat"),
            Wewenang.HAPUS_PENCARIAN: _("menghapus pencarian surat"),
        },
        objek=(Objek(SUMBER, Surat, pgettext_lazy("satu", "Surat"), Wewenang.LIHAT, "surat:surat"),),
        menu=(
            Menu(_("Surat"), "surat:daftar", "mail", utama=True, urutan=10),
            Menu(
                _("Meja surat"),
                "surat:meja",
                "inbox",
                boleh=lambda a: a.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA),
                utama=True,
                urutan=11,
            ),
            Menu(
                _("Catat surat"),
                "surat:catat",
                "file-plus",
                boleh=lambda a: a.adalah(Fungsi.TATA_USAHA),
                utama=True,
                urutan=12,
            ),
        ),
        pencarian=(Pencarian("surat", _("Surat"), temuan),),
        ikhtisar=(Ikhtisar("surat", _("Surat"), kartu, urutan=10),),
        langganan={
            "arahan.selesai": saat_arahan_selesai,
            "arahan.ditarik": saat_arahan_ditarik,
            "berkas.teks": saat_teks_terbaca,
            "arsip.dimusnahkan": saat_arsip_dimusnahkan,
        },
        urls="poros.domain.persuratan.urls",
        api="poros.domain.persuratan.api.rute",
        benih=benih,
    )
)
