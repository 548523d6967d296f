"""Sharing, as the house sees it."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.pemberitahuan.labels import Kabar, kenalkan
from poros.kernel.registry import Ikhtisar, Manifest, Menu, Objek, Pencarian, register

from .benih import benih
from .ikhtisar import kartu, temuan
from .models import Adopsi, Kunjungan, Sumber, Tawaran
from .wewenang import OBJEK_ADOPSI, OBJEK_KUNJUNGAN, RULES, Wewenang

kenalkan(**{"berbagi.diminta": Kabar(_("Daerah lain meminta yang ditawarkan unit Anda"))})
register(
    Manifest(
        kode="berbagi",
        nama=_("Berbagi pakai"),
        rules=RULES,
        kalimat={
            Wewenang.TAWARAN_USUL: _("mengusulkan tawaran berbagi pakai"),
            Wewenang.TAWARAN_CATAT: _("mencatat tawaran daerah lain"),
            Wewenang.TAWARAN_UBAH: _("mengubah tawaran berbagi pakai"),
            Wewenang.TAWARAN_TERBITKAN: _("menerbitkan tawaran berbagi pakai"),
            Wewenang.TAWARAN_TARIK: _("menarik tawaran berbagi pakai"),
            Wewenang.SUMBER_TAMBAH: _("menambah sumber tawaran"),
            Wewenang.SUMBER_UBAH: _("mengubah sumber tawaran"),
            Wewenang.SUMBER_MUAT: _("membaca sumber tawaran"),
            Wewenang.ADOPSI_USUL: _("mengusulkan permohonan berbagi pakai"),
            Wewenang.ADOPSI_CATAT: _("mencatat permohonan dari daerah lain"),
            Wewenang.ADOPSI_AJUKAN: _("mengajukan permohonan berbagi pakai"),
            Wewenang.ADOPSI_JAWAB: _("mencatat jawaban permohonan berbagi pakai"),
            Wewenang.NOTA_SUSUN: _("menyusun nota kesepahaman"),
            Wewenang.RENCANA_SUSUN: _("menyusun rencana adopsi"),
            Wewenang.ADOPSI_MULAI: _("memulai adopsi dan membagikan penugasannya"),
            Wewenang.ADOPSI_TUTUP: _("menutup adopsi"),
            Wewenang.PENGALAMAN_CATAT: _("menulis pengalaman memakai tawaran"),
            Wewenang.KUNJUNGAN_CATAT: _("melaporkan studi tiru"),
            Wewenang.KUNJUNGAN_TINDAK: _("menindaklanjuti studi tiru"),
            Wewenang.PERAN_ATUR: _("mengatur peran unit dalam berbagi pakai"),
        },
        objek=(
            Objek("tawaran", Tawaran, _("Tawaran berbagi pakai"), Wewenang.TAWARAN_LIHAT, "berbagi:tawaran"),
            Objek(OBJEK_ADOPSI, Adopsi, _("Adopsi"), Wewenang.ADOPSI_LIHAT, "berbagi:adopsi", ("tawaran",)),
            Objek(OBJEK_KUNJUNGAN, Kunjungan, _("Studi tiru"), Wewenang.KUNJUNGAN_LIHAT, "berbagi:kunjungan"),
            Objek("sumbertawaran", Sumber, _("Sumber tawaran"), Wewenang.SUMBER_LIHAT, "berbagi:sumber_rinci"),
        ),
        menu=(Menu(_("Berbagi pakai"), "berbagi:katalog", "handshake", urutan=45),),
        ikhtisar=(Ikhtisar("berbagi", _("Berbagi pakai"), kartu, urutan=65),),
        pencarian=(Pencarian("tawaran", _("Tawaran berbagi pakai"), temuan),),
        urls="poros.domain.berbagi.urls",
        api="poros.domain.berbagi.api.rute",
        benih=benih,
    )
)
