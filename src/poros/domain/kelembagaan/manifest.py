"""The organisation's administration, as the house sees it."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku, Unit
from poros.kernel.pemberitahuan.labels import Kabar, kenalkan
from poros.kernel.registry import Manifest, Menu, Objek, Pencarian, register

from .queries.cari import cari
from .wewenang import RULES, Wewenang


def memimpin(actor: Actor) -> bool:
    """Whoever leads a unit has people below for whom somebody may have to stand in."""
    return actor.jabat.kepala


kenalkan(
    **{
        "jabatan.surat_perintah": Kabar(_("Surat perintah Plh., Plt., atau Pj. yang menyangkut Anda"), mendesak=True),
        "jabatan.diangkat": Kabar(_("Anda diangkat dalam jabatan")),
        "jabatan.berakhir": Kabar(_("Masa jabatan atau surat perintah Anda berakhir"), mendesak=True),
    }
)
register(
    Manifest(
        kode="kelembagaan",
        nama=_("Kelembagaan"),
        rules=RULES,
        api="poros.domain.kelembagaan.api.rute",
        kalimat={
            Wewenang.SOTK: _("mengubah susunan organisasi"),
            Wewenang.SOTK_TERAPKAN: _("menerapkan perubahan organisasi pada harinya"),
            Wewenang.JABATAN_BENTUK: _("membentuk jabatan"),
            Wewenang.JABATAN_UBAH: _("mengubah jabatan"),
            Wewenang.ANGKAT: _("mengangkat pemangku jabatan"),
            Wewenang.BERHENTIKAN: _("memberhentikan pemangku jabatan"),
            Wewenang.SURAT_PERINTAH: _("menerbitkan surat perintah Plh./Plt./Pj."),
            Wewenang.SURAT_PERPANJANG: _("memperpanjang surat perintah"),
            Wewenang.SURAT_CABUT: _("mencabut surat perintah"),
            Wewenang.KOORDINASI: _("mengubah peta koordinasi"),
            Wewenang.URUSAN: _("mengubah urusan unit"),
            Wewenang.IMPOR: _("mengimpor struktur organisasi"),
            Wewenang.ORANG_CATAT: _("mencatat orang"),
            Wewenang.ORANG_UBAH: _("mengubah data orang"),
            Wewenang.AKUN: _("mengelola akun"),
            Wewenang.KALENDER: _("mengubah kalender kerja"),
            Wewenang.ATURAN: _("menambah versi aturan tenggat"),
            Wewenang.PROFIL: _("mengubah profilnya"),
            Wewenang.TOKEN_BUAT: _("membuat kunci program"),
            Wewenang.TOKEN_CABUT: _("mencabut kunci program"),
        },
        objek=(
            Objek("unit", Unit, _("Unit"), Wewenang.UNIT_LIHAT, "kelembagaan:unit"),
            Objek("jabatan", Jabatan, _("Jabatan"), Wewenang.JABATAN_LIHAT, "kelembagaan:jabatan"),
            Objek("orang", Orang, _("Orang"), Wewenang.ORANG_LIHAT, "kelembagaan:orang"),
            Objek(
                "pemangku",
                Pemangku,
                _("Pemangku jabatan"),
                Wewenang.PEMANGKU_LIHAT,
                "kelembagaan:pemangku",
                kaitan=("jabatan",),
            ),
        ),
        menu=(
            Menu(_("Organisasi"), "kelembagaan:peta", "network", urutan=80),
            Menu(_("Pendelegasian"), "kelembagaan:delegasi", "user-check", boleh=memimpin, urutan=81),
        ),
        pencarian=(Pencarian("organisasi", _("Unit dan orang"), cari),),
        urls="poros.domain.kelembagaan.urls",
    )
)
