"""Outgoing letters, as the house sees them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.pemberitahuan.labels import Kabar, kenalkan
from poros.kernel.registry import Ikhtisar, Manifest, Menu, Objek, Pencarian, register, tawarkan

from .benih import benih
from .ikhtisar import kartu, temuan
from .models import BentukNaskah, Naskah, PenerimaNaskah
from .publik import (
    SUMBER_ARSIP,
    saat_arsip_dimusnahkan,
    saat_surat_dibaca,
    saat_tanda_ditolak,
    saat_tanda_sah,
    saat_tanda_selesai,
)
from .wewenang import RULES, SUMBER, SUMBER_PENERIMA, Wewenang

kenalkan(
    **{
        "naskah.paraf": Kabar(_("Naskah menunggu paraf Anda"), mendesak=True),
        "naskah.tandatangan": Kabar(_("Naskah siap Anda tanda tangani"), mendesak=True),
        "naskah.dikembalikan": Kabar(_("Naskah Anda dikembalikan untuk diperbaiki"), mendesak=True),
        "naskah.komentar": Kabar(_("Komentar baru pada naskah Anda")),
        "naskah.ditandatangani": Kabar(_("Naskah Anda sudah ditandatangani dan siap dikirim")),
        "naskah.ditolak": Kabar(_("Naskah Anda ditolak penanda tangan"), mendesak=True),
        "naskah.diputus": Kabar(_("Telaahan Anda sudah diputus")),
        "naskah.gagal_kirim": Kabar(_("Naskah Anda tidak sampai kepada salah satu penerimanya"), mendesak=True),
        "naskah.dijawab": Kabar(_("Jawaban atas surat Anda sudah datang")),
        "naskah.menunggu_jawaban": Kabar(_("Surat Anda belum dijawab dan batasnya sudah lewat")),
    }
)
tawarkan(SUMBER_ARSIP)
register(
    Manifest(
        kode="naskah",
        nama=_("Naskah keluar"),
        rules=RULES,
        kalimat={
            Wewenang.BENTUK_UBAH: _("mengubah bentuk naskah dinas"),
            Wewenang.KOP_UBAH: _("mengubah kop unit"),
            Wewenang.BUAT: _("membuat konsep naskah"),
            Wewenang.TULIS: _("menulis naskah"),
            Wewenang.KOMENTARI: _("mengomentari naskah"),
            Wewenang.AJUKAN: _("mengajukan atau menarik naskah"),
            Wewenang.PARAF: _("memaraf naskah"),
            Wewenang.KEMBALIKAN: _("mengembalikan naskah"),
            Wewenang.NOMORI: _("memberi nomor naskah"),
            Wewenang.BASAH: _("menyiapkan lembar akhir naskah"),
            Wewenang.TOLAK: _("menolak menandatangani naskah"),
            Wewenang.KIRIM: _("mengirim naskah"),
            Wewenang.PENERIMA_BUKTI: _("mencatat bukti terima naskah"),
            Wewenang.PUTUSKAN: _("memutus telaahan staf"),
            Wewenang.BLOK_PESAN: _("menyisihkan nomor untuk kerja di kertas"),
            Wewenang.BLOK_LEPAS: _("menyatakan nomor yang disisihkan tidak dipakai"),
            Wewenang.SISIP: _("memberi nomor sisip"),
            Wewenang.KERTAS_CATAT: _("mencatat naskah yang dibuat di kertas"),
            Wewenang.JAM: _("melewati paraf koordinasi yang lewat waktu"),
        },
        objek=(
            Objek(SUMBER, Naskah, pgettext_lazy("satu", "Naskah"), Wewenang.LIHAT, "naskah:naskah"),
            Objek(SUMBER_PENERIMA, PenerimaNaskah, _("Penerima naskah"), Wewenang.PENERIMA_LIHAT, "naskah:penerima"),
            Objek("bentuknaskah", BentukNaskah, _("Bentuk naskah"), Wewenang.BENTUK_LIHAT, "naskah:bentuk_rinci"),
        ),
        menu=(
            Menu(
                _("Naskah keluar"),
                "naskah:daftar",
                "send",
                boleh=lambda a: not a.adalah(Fungsi.ADMIN),
                utama=True,
                urutan=13,
            ),
            Menu(_("Bentuk naskah"), "naskah:bentuk", "settings", boleh=lambda a: a.adalah(Fungsi.ADMIN), urutan=62),
        ),
        pencarian=(Pencarian("naskah", _("Naskah keluar"), temuan),),
        ikhtisar=(Ikhtisar("naskah", _("Naskah keluar"), kartu, urutan=12),),
        langganan={
            "tandatangan.sah": saat_tanda_sah,
            "tandatangan.selesai": saat_tanda_selesai,
            "tandatangan.ditolak": saat_tanda_ditolak,
            "surat.dibaca": saat_surat_dibaca,
            "arsip.dimusnahkan": saat_arsip_dimusnahkan,
        },
        urls="poros.domain.naskah.urls",
        api="poros.domain.naskah.api.rute",
        benih=benih,
    )
)
