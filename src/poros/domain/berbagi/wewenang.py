"""Who may see, offer, ask, agree, plan and tell."""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan.wewenang import pengambil_keputusan
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import Adopsi, Kunjungan, LangkahAdopsi, PeranBerbagi, Sumber, Tawaran
from .rules.alur import PeranUnit, Status, StatusAdopsi

OBJEK_ADOPSI = "adopsi"
OBJEK_KUNJUNGAN = "kunjungan"


class Wewenang(StrEnum):
    TAWARAN_LIHAT = "berbagi.tawaran_lihat"
    TAWARAN_USUL = "berbagi.tawaran_usul"
    TAWARAN_CATAT = "berbagi.tawaran_catat"
    TAWARAN_UBAH = "berbagi.tawaran_ubah"
    TAWARAN_TERBITKAN = "berbagi.tawaran_terbitkan"
    TAWARAN_TARIK = "berbagi.tawaran_tarik"
    SUMBER_LIHAT = "berbagi.sumber_lihat"
    SUMBER_TAMBAH = "berbagi.sumber_tambah"
    SUMBER_UBAH = "berbagi.sumber_ubah"
    SUMBER_MUAT = "berbagi.sumber_muat"
    ADOPSI_LIHAT = "berbagi.adopsi_lihat"
    ADOPSI_USUL = "berbagi.adopsi_usul"
    ADOPSI_CATAT = "berbagi.adopsi_catat"
    ADOPSI_AJUKAN = "berbagi.adopsi_ajukan"
    ADOPSI_JAWAB = "berbagi.adopsi_jawab"
    NOTA_SUSUN = "berbagi.nota_susun"
    RENCANA_SUSUN = "berbagi.rencana_susun"
    ADOPSI_MULAI = "berbagi.adopsi_mulai"
    ADOPSI_TUTUP = "berbagi.adopsi_tutup"
    PENGALAMAN_CATAT = "berbagi.pengalaman_catat"
    KUNJUNGAN_LIHAT = "berbagi.kunjungan_lihat"
    KUNJUNGAN_CATAT = "berbagi.kunjungan_catat"
    KUNJUNGAN_TINDAK = "berbagi.kunjungan_tindak"
    PERAN_ATUR = "berbagi.peran_atur"


def semua(actor: Actor) -> Q:  # noqa: ARG001 -- a rule's signature
    """What is there to be learnt from is open to whoever holds an office."""
    return SEMUA


def berperan(actor: Actor, *peran: PeranUnit) -> Q:
    """Leader and secretariat of a unit that has one of these parts here; the administrator too."""
    if actor.adalah(Fungsi.ADMIN):
        return SEMUA
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return TIDAK_ADA
    return Q(Exists(PeranBerbagi.objects.filter(unit_id=actor.unit_id, peran__in=peran)))


def pengelola(actor: Actor) -> Q:
    return berperan(actor, PeranUnit.PENGELOLA)


def kerja_sama(actor: Actor) -> Q:
    """Who sees to agreements; the managers may do it where nobody else does."""
    return berperan(actor, PeranUnit.PENGELOLA, PeranUnit.KERJA_SAMA)


def unit_pengelola(actor: Actor) -> Q:
    """The unit in which something new is entered by the managers."""
    return Q(pk=actor.unit_id) & pengelola(actor)


def unit_kerja_sama(actor: Actor) -> Q:
    return Q(pk=actor.unit_id) & kerja_sama(actor)


def pengatur(actor: Actor) -> Q:
    """The administrator says which units have which part."""
    return Q(pk=actor.unit_id) if actor.adalah(Fungsi.ADMIN) else TIDAK_ADA


def milik_unit(actor: Actor) -> Q:
    """Leader and secretariat of the unit itself, or of the office above it."""
    return Q(unit_id__in=actor.keluarga) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA


def lihat_tawaran(actor: Actor) -> Q:
    """Published: all. What is not (or no longer): the managers and the unit that has written it."""
    return Q(status=Status.TERBIT) | Q(unit_id__in=actor.keluarga) | pengelola(actor)


def ubah_tawaran(actor: Actor) -> Q:
    """The managers, as long as it was not read from a source; the unit its own draft."""
    return (pengelola(actor) & Q(sumber__isnull=True)) | (milik_unit(actor) & Q(status=Status.KONSEP))


def terbitkan_tawaran(actor: Actor) -> Q:
    return pengelola(actor) & Q(sumber__isnull=True)


def lihat_adopsi(actor: Actor) -> Q:
    """Who works on it, who sees to it, and the heads of government and the Inspektorat."""
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return SEMUA
    step = LangkahAdopsi.objects.filter(adopsi=OuterRef("pk"), unit_id__in=actor.keluarga, penugasan__isnull=False)
    return Q(unit_id__in=actor.keluarga) | Q(Exists(step)) | kerja_sama(actor)


def pelaksana(actor: Actor) -> Q:
    """The unit that works on it, and the managers."""
    return milik_unit(actor) | pengelola(actor)


def penutup(actor: Actor) -> Q:
    """Before it was sent the unit takes back its own proposal; later also who sees to the agreement may stop it."""
    return pelaksana(actor) | (kerja_sama(actor) & ~Q(status=StatusAdopsi.DIUSULKAN))


def pemulai(actor: Actor) -> Q:
    """Work is laid on units by offices that decide for one."""
    return pengelola(actor) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA


def penindak(actor: Actor) -> Q:
    return pelaksana(actor) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA


RULES = {
    Wewenang.TAWARAN_LIHAT: Aturan(Tawaran, lihat_tawaran),
    Wewenang.TAWARAN_USUL: Aturan(Unit, pengambil_keputusan),
    Wewenang.TAWARAN_CATAT: Aturan(Unit, unit_pengelola),
    Wewenang.TAWARAN_UBAH: Aturan(Tawaran, ubah_tawaran),
    Wewenang.TAWARAN_TERBITKAN: Aturan(Tawaran, terbitkan_tawaran),
    Wewenang.TAWARAN_TARIK: Aturan(Tawaran, terbitkan_tawaran),
    Wewenang.SUMBER_LIHAT: Aturan(Sumber, semua),
    Wewenang.SUMBER_TAMBAH: Aturan(Unit, unit_pengelola),
    Wewenang.SUMBER_UBAH: Aturan(Sumber, pengelola),
    Wewenang.SUMBER_MUAT: Aturan(Sumber, lambda a: SEMUA if a.otomatis else pengelola(a)),
    Wewenang.ADOPSI_LIHAT: Aturan(Adopsi, lihat_adopsi),
    Wewenang.ADOPSI_USUL: Aturan(Unit, pengambil_keputusan),
    Wewenang.ADOPSI_CATAT: Aturan(Unit, unit_kerja_sama),
    Wewenang.ADOPSI_AJUKAN: Aturan(Adopsi, pengelola),
    Wewenang.ADOPSI_JAWAB: Aturan(Adopsi, kerja_sama),
    Wewenang.NOTA_SUSUN: Aturan(Adopsi, kerja_sama),
    Wewenang.RENCANA_SUSUN: Aturan(Adopsi, pelaksana),
    Wewenang.ADOPSI_MULAI: Aturan(Adopsi, pemulai),
    Wewenang.ADOPSI_TUTUP: Aturan(Adopsi, penutup),
    Wewenang.PENGALAMAN_CATAT: Aturan(Adopsi, pelaksana),
    Wewenang.KUNJUNGAN_LIHAT: Aturan(Kunjungan, semua),
    Wewenang.KUNJUNGAN_CATAT: Aturan(Unit, pengambil_keputusan),
    Wewenang.KUNJUNGAN_TINDAK: Aturan(Kunjungan, penindak),
    Wewenang.PERAN_ATUR: Aturan(Unit, pengatur),
}
