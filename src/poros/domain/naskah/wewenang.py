"""Who may see, write, initial, sign and send outgoing letters."""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.penugasan.wewenang import pengambil_keputusan
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import BentukNaskah, LangkahParaf, Naskah, Penandatangan, PenerimaNaskah
from .rules import SUDAH_SAH, Status

SUMBER = "naskah"
SUMBER_PENERIMA = "penerimanaskah"


class Wewenang(StrEnum):
    BENTUK_LIHAT = "naskah.bentuk_lihat"
    BENTUK_UBAH = "naskah.bentuk_ubah"
    KOP_UBAH = "naskah.kop_ubah"
    BUAT = "naskah.buat"
    LIHAT = "naskah.lihat"
    TULIS = "naskah.tulis"
    KOMENTARI = "naskah.komentari"
    AJUKAN = "naskah.ajukan"
    PARAF = "naskah.paraf"
    KEMBALIKAN = "naskah.kembalikan"
    NOMORI = "naskah.nomori"
    BASAH = "naskah.basah"
    TOLAK = "naskah.tolak"
    KIRIM = "naskah.kirim"
    PENERIMA_LIHAT = "naskah.penerima_lihat"
    PENERIMA_BUKTI = "naskah.penerima_bukti"
    PUTUSKAN = "naskah.putuskan"
    BLOK_PESAN = "naskah.blok_pesan"
    BLOK_LEPAS = "naskah.blok_lepas"
    SISIP = "naskah.sisip"
    KERTAS_CATAT = "naskah.kertas_catat"
    JAM = "naskah.jam"


def konseptor(actor: Actor) -> Q:
    """Who drafted it; of what is not secret also who leads the drafting unit and its secretariat."""
    own = Q(konseptor_id=actor.orang_id, konseptor_jabatan_id=actor.jabatan_id)
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return own
    return own | (Q(unit_id=actor.unit_id) & ~Q(kerahasiaan__in=TERTUTUP))


def di_jalur(actor: Actor) -> Q:
    """Offices that are asked to initial it, once it has been handed in."""
    asked = LangkahParaf.objects.filter(naskah=OuterRef("pk"), jabatan_id=actor.jabatan_id)
    return Q(Exists(asked)) & ~Q(status=Status.KONSEP)


def penanda_tangan(actor: Actor) -> Q:
    """Offices that sign it."""
    return Q(Exists(Penandatangan.objects.filter(naskah=OuterRef("pk"), jabatan_id=actor.jabatan_id)))


def penyisip(actor: Actor) -> Q:
    """Who signs a letter as head of an office may give it a number of an earlier day."""
    return penanda_tangan(actor) if actor.jabat.kepala else TIDAK_ADA


def pembaca(actor: Actor) -> Q:
    """Who has a hand in it; a draft that has not been handed in is its drafter's alone."""
    return konseptor(actor) | di_jalur(actor) | (penanda_tangan(actor) & ~Q(status=Status.KONSEP))


def giliran_paraf(actor: Actor) -> Q:
    """Whose turn it is to initial."""
    now = LangkahParaf.objects.filter(naskah=OuterRef("pk"), jabatan_id=actor.jabatan_id, giliran=True)
    return Q(status=Status.PARAF) & Q(Exists(now))


def pemutus(actor: Actor) -> Q:
    """The head to whom it is addressed, once it is sent."""
    if not actor.jabat.kepala:
        return TIDAK_ADA
    sent = PenerimaNaskah.objects.filter(naskah=OuterRef("pk"), unit_id=actor.unit_id, tembusan=False)
    return Q(status__in=sorted(SUDAH_SAH)) & Q(dikirim__isnull=False) & Q(Exists(sent))


def lihat(actor: Actor) -> Q:
    """All who have a part in it; what is signed and not secret also the heads of government and the Inspektorat."""
    part = pembaca(actor) | pemutus(actor)
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return part | (Q(status__in=sorted(SUDAH_SAH)) & ~Q(kerahasiaan__in=TERTUTUP))
    return part


def pengirim(actor: Actor) -> Q:
    """The drafting unit sends what it has drafted."""
    return konseptor(actor)


def lihat_penerima(actor: Actor) -> Q:
    return Q(naskah__in=Naskah.objects.filter(lihat(actor)))


def bukti_penerima(actor: Actor) -> Q:
    return Q(naskah__in=Naskah.objects.filter(pengirim(actor)))


def pembuat(actor: Actor) -> Q:
    """Everybody in office drafts for his own unit; who runs the system or watches it does not."""
    return TIDAK_ADA if actor.adalah(Fungsi.ADMIN, Fungsi.PENGAWAS) and not actor.jabat.kepala else Q(pk=actor.unit_id)


def pengelola(actor: Actor) -> Q:
    return Q(pk=actor.unit_id) if actor.adalah(Fungsi.ADMIN) else TIDAK_ADA


RULES = {
    Wewenang.BENTUK_LIHAT: Aturan(BentukNaskah, lambda _a: SEMUA),
    Wewenang.BENTUK_UBAH: Aturan(Unit, pengelola),
    Wewenang.KOP_UBAH: Aturan(Unit, pengambil_keputusan),
    Wewenang.BUAT: Aturan(Unit, pembuat),
    Wewenang.LIHAT: Aturan(Naskah, lihat),
    Wewenang.TULIS: Aturan(Naskah, konseptor),
    Wewenang.KOMENTARI: Aturan(Naskah, pembaca),
    Wewenang.AJUKAN: Aturan(Naskah, konseptor),
    Wewenang.PARAF: Aturan(Naskah, giliran_paraf),
    Wewenang.KEMBALIKAN: Aturan(Naskah, lambda a: giliran_paraf(a) | (penanda_tangan(a) & Q(status=Status.SIAP_TTD))),
    Wewenang.NOMORI: Aturan(Naskah, penanda_tangan),
    Wewenang.BASAH: Aturan(Naskah, lambda a: konseptor(a) | penanda_tangan(a)),
    Wewenang.TOLAK: Aturan(Naskah, penanda_tangan),
    Wewenang.KIRIM: Aturan(Naskah, pengirim),
    Wewenang.PENERIMA_LIHAT: Aturan(PenerimaNaskah, lihat_penerima),
    Wewenang.PENERIMA_BUKTI: Aturan(PenerimaNaskah, bukti_penerima),
    Wewenang.PUTUSKAN: Aturan(Naskah, pemutus),
    Wewenang.BLOK_PESAN: Aturan(Unit, pengambil_keputusan),
    Wewenang.BLOK_LEPAS: Aturan(Unit, pengambil_keputusan),
    Wewenang.SISIP: Aturan(Naskah, penyisip),
    Wewenang.KERTAS_CATAT: Aturan(Unit, pengambil_keputusan),
    Wewenang.JAM: Aturan(Naskah, lambda a: SEMUA if a.otomatis else TIDAK_ADA),
}
