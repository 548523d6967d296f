"""Who may ask for signatures, sign, see, and keep the certificates."""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Orang, Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.registry.manifest import RAHASIA
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import Dokumen, Permintaan, SertifikatLokal
from .rules import SEDANG


class Wewenang(StrEnum):
    MINTA = "tandatangan.minta"
    LIHAT = "tandatangan.lihat"
    BUKA = "tandatangan.buka"
    SETUJUI = "tandatangan.setujui"
    PINDAHKAN = "tandatangan.pindahkan"
    KIRIM = "tandatangan.kirim"
    SAHKAN = "tandatangan.sahkan"
    GAGALKAN = "tandatangan.gagalkan"
    RAGUKAN = "tandatangan.ragukan"
    NIHILKAN = "tandatangan.nihilkan"
    LEPASKAN = "tandatangan.lepaskan"
    TOLAK = "tandatangan.tolak"
    BATALKAN = "tandatangan.batalkan"
    NYATAKAN = "tandatangan.nyatakan"
    SERTIFIKAT_BUAT = "tandatangan.sertifikat_buat"
    SERTIFIKAT_CABUT = "tandatangan.sertifikat_cabut"
    SERTIFIKAT_LIHAT = "tandatangan.sertifikat_lihat"
    ESIGN_DAFTAR = "tandatangan.esign_daftar"


def peminta(actor: Actor) -> Q:
    """In the name of one's own unit; whether the paper is ready is decided by the module that owns it."""
    return TIDAK_ADA if actor.otomatis else Q(pk=actor.unit_id)


def penanda(actor: Actor) -> Q:
    """The office that is asked, whoever holds it today; a mandate signs no strategic paper (UU 30/2014 Art. 14(7))."""
    if actor.otomatis:
        return TIDAK_ADA
    own = Q(jabatan_id=actor.jabatan_id)
    return own & Q(dokumen__strategis=False) if actor.jabat.mandat else own


def pencatat(actor: Actor) -> Q:
    """Who wrote the outcome of a call that is under way: the signer, or the clock that asked the provider again."""
    return Q(status__in=SEDANG) if actor.otomatis else Q(jabatan_id=actor.jabatan_id)


def lihat(actor: Actor) -> Q:
    """Signers, who asked for it, and while it is no secret the unit that asked."""
    signs = Permintaan.objects.filter(dokumen=OuterRef("pk"), jabatan_id=actor.jabatan_id)
    own = Q(unit_id=actor.unit_id) & ~Q(kerahasiaan__in=RAHASIA)
    return Q(Exists(signs)) | Q(peminta_id=actor.orang_id) | own


def pengurus(actor: Actor) -> Q:
    """The unit that asked: its leader, its secretariat, and the person who did."""
    own = Q(unit_id=actor.unit_id) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA
    return own | Q(peminta_id=actor.orang_id)


def diri(actor: Actor) -> Q:
    """Only oneself: nobody makes or opens a key for another (PP 71/2019 Art. 59)."""
    return Q(pk=actor.orang_id)


def pencabut(actor: Actor) -> Q:
    """Whose certificate it is, and the administrator when he has left or lost control of it."""
    everybody = SEMUA if actor.adalah(Fungsi.ADMIN) else TIDAK_ADA
    return Q(orang_id=actor.orang_id) | everybody


def pendaftar(actor: Actor) -> Q:
    """The administrator enters who is known to BSrE under which number."""
    if not actor.adalah(Fungsi.ADMIN):
        return TIDAK_ADA
    return Q(Exists(Jabatan.objects.filter(aktif=True, pemangku__orang=OuterRef("pk"))))


RULES = {
    Wewenang.MINTA: Aturan(Unit, peminta),
    Wewenang.LIHAT: Aturan(Dokumen, lihat),
    Wewenang.BUKA: Aturan(Permintaan, penanda),
    Wewenang.SETUJUI: Aturan(Permintaan, penanda),
    Wewenang.PINDAHKAN: Aturan(Permintaan, penanda),
    Wewenang.KIRIM: Aturan(Permintaan, penanda),
    Wewenang.SAHKAN: Aturan(Permintaan, pencatat),
    Wewenang.GAGALKAN: Aturan(Permintaan, pencatat),
    Wewenang.RAGUKAN: Aturan(Permintaan, pencatat),
    Wewenang.NIHILKAN: Aturan(Permintaan, pencatat),
    Wewenang.LEPASKAN: Aturan(Permintaan, penanda),
    Wewenang.TOLAK: Aturan(Permintaan, penanda),
    Wewenang.BATALKAN: Aturan(Dokumen, pengurus),
    Wewenang.NYATAKAN: Aturan(Dokumen, pengurus),
    Wewenang.SERTIFIKAT_BUAT: Aturan(Orang, diri),
    Wewenang.SERTIFIKAT_CABUT: Aturan(SertifikatLokal, pencabut),
    Wewenang.SERTIFIKAT_LIHAT: Aturan(SertifikatLokal, pencabut),
    Wewenang.ESIGN_DAFTAR: Aturan(Orang, pendaftar),
}
