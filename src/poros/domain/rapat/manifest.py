"""Meetings and agendas, as the house sees them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.pemberitahuan.labels import Kabar, kenalkan
from poros.kernel.registry import Ikhtisar, Manifest, Menu, Objek, Pencarian, register

from .ikhtisar import kartu, temuan
from .models import Agenda, Rapat, Risalah
from .publik import saat_tanda_ditolak, saat_tanda_selesai
from .wewenang import RULES, SUMBER, SUMBER_AGENDA, SUMBER_RISALAH, Wewenang

kenalkan(
    **{
        "rapat.diundang": Kabar(_("Anda diundang rapat"), mendesak=True),
        "rapat.diubah": Kabar(_("Waktu atau tempat rapat berubah"), mendesak=True),
        "rapat.batal": Kabar(_("Rapat ditunda atau dibatalkan"), mendesak=True),
        "rapat.notula": Kabar(_("Notula rapat diedarkan untuk diperiksa")),
        "rapat.sah": Kabar(_("Notula rapat sudah sah")),
        "rapat.gagasan": Kabar(_("Gagasan Anda sudah dijawab")),
        "rapat.arahan": Kabar(_("Agenda menunggu arahan Anda"), mendesak=True),
        "rapat.mewakili": Kabar(_("Anda mewakili pimpinan dalam sebuah acara"), mendesak=True),
        "rapat.petugas": Kabar(_("Anda bertugas dalam acara pimpinan")),
        "rapat.agenda_diubah": Kabar(_("Acara pimpinan berubah"), mendesak=True),
        "rapat.tak_dihadiri": Kabar(_("Permintaan waktu pimpinan tidak dapat dipenuhi")),
    }
)
register(
    Manifest(
        kode="rapat",
        nama=_("Rapat dan agenda"),
        rules=RULES,
        kalimat={
            Wewenang.RENCANAKAN: _("merencanakan rapat"),
            Wewenang.KELOLA: _("mengatur rapat"),
            Wewenang.PIMPIN: _("memimpin rapat"),
            Wewenang.TULIS: _("menulis notula"),
            Wewenang.SAHKAN: _("menyetujui notula"),
            Wewenang.HADIR: _("mengisi daftar hadir"),
            Wewenang.DAFTAR_HADIR: _("mencatat kehadiran"),
            Wewenang.HITUNG: _("menghitung kuorum atau suara"),
            Wewenang.SUMBANG: _("menyumbang gagasan"),
            Wewenang.NILAI: _("menimbang gagasan"),
            Wewenang.OLAH: _("mengolah gagasan"),
            Wewenang.RUANG_ATUR: _("mengatur ruang rapat"),
            Wewenang.TEMPUH_ATUR: _("mengatur waktu tempuh"),
            Wewenang.AGENDA_MINTA: _("meminta waktu pimpinan"),
            Wewenang.AGENDA_SUSUN: _("menyusun agenda pimpinan"),
            Wewenang.AGENDA_TELAAH: _("menelaah agenda pimpinan"),
            Wewenang.AGENDA_SETUJUI: _("menyetujui agenda pimpinan"),
            Wewenang.AGENDA_PUTUSKAN: _("memberi arahan atas agenda"),
            Wewenang.REVISI_TERIMA: _("menjawab usul perubahan agenda"),
            Wewenang.PROTOKOL_ATUR: _("mengatur unit protokol"),
            Wewenang.UMPAN_BUAT: _("membuat alamat kalender"),
            Wewenang.UMPAN_CABUT: _("mencabut alamat kalender"),
        },
        objek=(
            Objek(SUMBER, Rapat, _("Rapat"), Wewenang.LIHAT, "rapat:rapat"),
            Objek(SUMBER_RISALAH, Risalah, _("Risalah"), Wewenang.RISALAH_LIHAT, "rapat:risalah", kaitan=("rapat",)),
            Objek(SUMBER_AGENDA, Agenda, _("Agenda pimpinan"), Wewenang.AGENDA_LIHAT, "rapat:agenda"),
        ),
        menu=(
            Menu(
                _("Rapat"), "rapat:daftar", "users", boleh=lambda a: not a.adalah(Fungsi.ADMIN), utama=True, urutan=16
            ),
            Menu(_("Agenda pimpinan"), "rapat:agenda_pekan", "calendar", urutan=17),
        ),
        pencarian=(Pencarian("rapat", _("Rapat"), temuan),),
        ikhtisar=(Ikhtisar("rapat", _("Rapat dan agenda"), kartu, urutan=14),),
        langganan={"tandatangan.selesai": saat_tanda_selesai, "tandatangan.ditolak": saat_tanda_ditolak},
        urls="poros.domain.rapat.urls",
        api="poros.domain.rapat.api.rute",
    )
)
