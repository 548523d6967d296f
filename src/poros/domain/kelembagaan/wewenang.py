"""Who may change the organisation, stand in people for offices, and look after accounts."""

from enum import StrEnum

from django.db.models import Exists, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Akun, Jabatan, Orang, Pemangku, TokenApi, Unit
from poros.kernel.organisasi.rules import Fungsi, JenisUnit
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan


class Wewenang(StrEnum):
    UNIT_LIHAT = "unit.lihat"
    JABATAN_LIHAT = "jabatan.lihat"
    ORANG_LIHAT = "orang.lihat"
    PEMANGKU_LIHAT = "pemangku.lihat"
    KELOLA = "organisasi.kelola"
    SOTK = "sotk.ubah"
    SOTK_TERAPKAN = "sotk.terapkan"
    JABATAN_BENTUK = "jabatan.bentuk"
    JABATAN_UBAH = "jabatan.ubah"
    ANGKAT = "jabatan.angkat"
    BERHENTIKAN = "pemangku.berhentikan"
    SURAT_PERINTAH = "jabatan.surat_perintah"
    SURAT_PERPANJANG = "surat_perintah.perpanjang"
    SURAT_CABUT = "surat_perintah.cabut"
    KOORDINASI = "koordinasi.ubah"
    URUSAN = "urusan.ubah"
    IMPOR = "struktur.impor"
    EKSPOR = "struktur.ekspor"
    ORANG_CATAT = "orang.catat"
    ORANG_UBAH = "orang.ubah"
    AKUN = "akun.kelola"
    KALENDER = "kalender.kelola"
    ATURAN = "aturan_tenggat.kelola"
    PROFIL = "profil.ubah"
    TOKEN_BUAT = "token.buat"  # noqa: S105 -- the name of a permission
    TOKEN_CABUT = "token.cabut"  # noqa: S105 -- as above


def pengelola(actor: Actor) -> Q:
    """Who runs the organisation's data: offices with the function `admin`, and the head of the unit that has one.

    Which unit that is (usually Bagian/Biro Organisasi) is thereby data of each government.
    """
    if actor.adalah(Fungsi.ADMIN):
        return SEMUA
    if not actor.jabat.kepala:
        return TIDAK_ADA
    return Q(Exists(Jabatan.objects.filter(unit_id=actor.unit_id, fungsi=Fungsi.ADMIN, aktif=True)))


def unit_sendiri(actor: Actor) -> Q:
    """What belongs to no unit (calendar, rules) is kept by the manager in his own."""
    return pengelola(actor) & Q(pk=actor.unit_id)


def atasan(actor: Actor, jabatan: str = "") -> Q:
    """Offices below the actor's: the head of a unit over all that is under it, Sekda over all but the head of region.

    `jabatan` is the path from the model at hand to the office, with its `__`.
    """
    if not actor.jabat.kepala:
        return TIDAK_ADA
    bukan_sendiri = ~Q(**{f"{jabatan}pk": actor.jabatan_id})
    if actor.puncak:
        return bukan_sendiri & ~Q(**{f"{jabatan}unit__jenis": JenisUnit.KEPALA_DAERAH})
    return bukan_sendiri & Q(**{f"{jabatan}unit__in": actor.keluarga})


def kepala_daerah(actor: Actor, jabatan: str = "") -> Q:
    """The head of region's own office is filled from above this government: its managers only record that."""
    return pengelola(actor) & Q(**{f"{jabatan}unit__jenis": JenisUnit.KEPALA_DAERAH})


def surat_perintah(actor: Actor) -> Q:
    """The superior gives the warrant (UU 30/2014 Art. 34(2))."""
    return Q(aktif=True) & (atasan(actor) | kepala_daerah(actor))


def surat_berjalan(actor: Actor) -> Q:
    """A warrant is looked after by the office that gave it and by those above the office it is for."""
    surat = ~Q(kapasitas="definitif")
    return surat & (Q(pemberi_id=actor.jabatan_id) | atasan(actor, "jabatan__") | kepala_daerah(actor, "jabatan__"))


def diri_sendiri(actor: Actor) -> Q:
    return Q(pk=actor.orang_id)


def semua(actor: Actor) -> Q:  # noqa: ARG001 -- a rule's signature
    """Whoever holds an office may know who else holds one."""
    return SEMUA


RULES = {
    Wewenang.UNIT_LIHAT: Aturan(Unit, semua),
    Wewenang.JABATAN_LIHAT: Aturan(Jabatan, semua),
    Wewenang.ORANG_LIHAT: Aturan(Orang, semua),
    Wewenang.PEMANGKU_LIHAT: Aturan(Pemangku, semua),
    Wewenang.KELOLA: Aturan(Unit, unit_sendiri),
    Wewenang.SOTK: Aturan(Unit, pengelola, strategis=True),
    Wewenang.SOTK_TERAPKAN: Aturan(Unit, lambda a: SEMUA if a.otomatis else TIDAK_ADA),
    Wewenang.JABATAN_BENTUK: Aturan(Unit, pengelola, strategis=True),
    Wewenang.JABATAN_UBAH: Aturan(Jabatan, pengelola, strategis=True),
    Wewenang.ANGKAT: Aturan(Jabatan, pengelola, strategis=True),
    Wewenang.BERHENTIKAN: Aturan(Pemangku, lambda a: pengelola(a) & Q(kapasitas="definitif"), strategis=True),
    Wewenang.SURAT_PERINTAH: Aturan(Jabatan, surat_perintah),
    Wewenang.SURAT_PERPANJANG: Aturan(Pemangku, lambda a: surat_berjalan(a) & ~Q(orang_id=a.orang_id)),
    Wewenang.SURAT_CABUT: Aturan(Pemangku, surat_berjalan),
    Wewenang.KOORDINASI: Aturan(Unit, pengelola, strategis=True),
    Wewenang.URUSAN: Aturan(Unit, pengelola, strategis=True),
    Wewenang.IMPOR: Aturan(Unit, unit_sendiri, strategis=True),
    Wewenang.EKSPOR: Aturan(Unit, unit_sendiri),
    Wewenang.ORANG_CATAT: Aturan(Unit, unit_sendiri),
    Wewenang.ORANG_UBAH: Aturan(Orang, pengelola),
    # Nobody resets his own second factor or password here: that is what the profile asks the password for.
    Wewenang.AKUN: Aturan(Orang, lambda a: pengelola(a) & ~diri_sendiri(a)),
    Wewenang.KALENDER: Aturan(Unit, unit_sendiri),
    Wewenang.ATURAN: Aturan(Unit, unit_sendiri),
    Wewenang.PROFIL: Aturan(Orang, diri_sendiri),
    Wewenang.TOKEN_BUAT: Aturan(Akun, lambda a: Q(orang_id=a.orang_id)),
    Wewenang.TOKEN_CABUT: Aturan(TokenApi, lambda a: Q(akun__orang_id=a.orang_id) | pengelola(a)),
}
