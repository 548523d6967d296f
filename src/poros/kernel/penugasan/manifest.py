"""Orders and work, as the house sees them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from poros.kernel.pemberitahuan.labels import Kabar, kenalkan
from poros.kernel.registry import Manifest, Objek, register

from .benih import benih
from .models import Arahan, Penugasan, SumberDaya, TemuanKonflik, TindakArahan
from .wewenang import RULES, Wewenang

kenalkan(
    **{
        "arahan.urutan": Kabar(_("Arahan lain menunggu selesainya arahan Anda")),
        "arahan.urutan_lepas": Kabar(_("Arahan lain tidak lagi menunggu arahan Anda")),
    }
)
register(
    Manifest(
        kode="penugasan",
        nama=_("Penugasan"),
        rules=RULES,
        benih=benih,
        kalimat={
            Wewenang.TERBITKAN: _("menerbitkan arahan"),
            Wewenang.ARAHAN_TARIK: _("menarik arahan"),
            Wewenang.ARAHAN_URUTKAN: _("menetapkan urutan arahan"),
            Wewenang.ARAHAN_LEPAS: _("mencabut urutan arahan"),
            Wewenang.KOTAK: _("menerima beberapa penugasan"),
            Wewenang.TERIMA: _("menjawab penugasan"),
            Wewenang.DELEGASI: _("mendelegasikan penugasan"),
            Wewenang.KERJA: _("melaporkan pekerjaan"),
            Wewenang.KOORDINASI: _("memutus sebagai koordinator"),
            Wewenang.SETUJUI: _("memutus sebagai pemberi arahan"),
            Wewenang.ESKALASI: _("menaikkan penugasan yang terlambat"),
            Wewenang.BICARA: _("menulis pesan"),
            Wewenang.KONFLIK_PUTUS: _("memutus konflik arahan"),
            Wewenang.TINDAK_TAMBAH: _("menambah tindakan arahan"),
            Wewenang.TINDAK_UBAH: _("mengubah tindakan arahan"),
            Wewenang.SUMBER_DAYA_TAMBAH: _("menambah sumber daya"),
            Wewenang.SUMBER_DAYA_UBAH: _("mengubah sumber daya"),
        },
        objek=(
            Objek("arahan", Arahan, pgettext_lazy("satu", "Arahan"), Wewenang.ARAHAN_LIHAT, "koordinasi:arahan"),
            Objek(
                "penugasan",
                Penugasan,
                pgettext_lazy("satu", "Penugasan"),
                Wewenang.LIHAT,
                "koordinasi:penugasan",
                kaitan=("arahan", "unit"),
            ),
            Objek("tindakarahan", TindakArahan, _("Tindakan arahan"), Wewenang.TINDAK_UBAH, "koordinasi:tindak"),
            Objek("sumberdaya", SumberDaya, _("Sumber daya"), Wewenang.SUMBER_DAYA_UBAH, "koordinasi:sumber_daya"),
            Objek("konflik", TemuanKonflik, _("Konflik"), Wewenang.KONFLIK_LIHAT, "koordinasi:konflik"),
        ),
    )
)
