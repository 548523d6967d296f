"""Who may do what to orders and work: one table of permissions, each as a `Q`."""

from enum import StrEnum

from django.db.models import Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import Arahan, Penugasan, TemuanKonflik
from .rules import TERTUTUP


class Wewenang(StrEnum):
    TERBITKAN = "arahan.terbitkan"
    ARAHAN_LIHAT = "arahan.lihat"
    ARAHAN_TARIK = "arahan.tarik"
    LIHAT = "penugasan.lihat"
    TERIMA = "penugasan.terima"
    DELEGASI = "penugasan.delegasi"
    KERJA = "penugasan.kerja"
    KOORDINASI = "penugasan.koordinasi"
    SETUJUI = "penugasan.setujui"
    ESKALASI = "penugasan.eskalasi"
    BICARA = "penugasan.bicara"
    KONFLIK_LIHAT = "konflik.lihat"
    KONFLIK_PUTUS = "konflik.putus"


def pengambil_keputusan(actor: Actor) -> Q:
    """Offices that lead a unit, and their secretariat, act for that unit."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return TIDAK_ADA
    return Q(pk=actor.unit_id)


def unit_penerima(actor: Actor) -> Q:
    """The receiving unit: its leader and secretariat see all of its work, its staff what was given to them."""
    mine = Q(pelaksana_id=actor.jabatan_id)
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return mine
    if actor.peta.kantor(actor.unit_id) == actor.unit_id:
        return mine | Q(kantor_id=actor.unit_id)
    return mine | Q(unit_id__in=actor.keluarga)


def pimpinan_penerima(actor: Actor) -> Q:
    """As `unit_penerima`, but only who leads."""
    return unit_penerima(actor) if actor.adalah(Fungsi.PIMPINAN) else TIDAK_ADA


def koordinator(actor: Actor) -> Q:
    """The biro/bagian that coordinates the receiving unit, and the asisten and Sekda above it."""
    if not actor.adalah(Fungsi.PIMPINAN):
        return TIDAK_ADA
    return Q(koordinator_id__in=actor.keluarga)


def penerbit(actor: Actor) -> Q:
    """The office that gave the order."""
    return Q(penerbit_id=actor.jabatan_id)


def pengawas(actor: Actor) -> Q:
    """The Inspektorat sees what is not secret."""
    return ~Q(kerahasiaan__in=TERTUTUP) if actor.adalah(Fungsi.PENGAWAS) else TIDAK_ADA


def puncak(actor: Actor) -> Q:
    """Kepala daerah and Sekda see what is not secret in the whole government."""
    return SEMUA if actor.puncak else TIDAK_ADA


def terbuka_bagi(actor: Actor) -> Q:
    """Secret work is seen by the offices that gave it, got it or lead the unit that got it: nobody else."""
    bernama = Q(penerbit_id=actor.jabatan_id) | Q(pelaksana_id=actor.jabatan_id)
    if actor.jabat.kepala:
        bernama |= Q(unit_id=actor.unit_id)
    return ~Q(kerahasiaan__in=TERTUTUP) | bernama


def lihat(actor: Actor) -> Q:
    """Everybody who has a part in it."""
    bagian = unit_penerima(actor) | koordinator(actor) | penerbit(actor) | puncak(actor) | pengawas(actor)
    return bagian & terbuka_bagi(actor)


def lihat_arahan(actor: Actor) -> Q:
    """An order is seen by who gave it and by who sees a part of it."""
    return Q(penerbit_id=actor.jabatan_id) | Q(
        pk__in=Penugasan.objects.filter(lihat(actor)).values("arahan_id")
    )


def lihat_konflik(actor: Actor) -> Q:
    """Both issuers, and the office that stands above them."""
    return (
        Q(arahan__penerbit_id=actor.jabatan_id)
        | Q(penengah_id=actor.unit_id)
        | (SEMUA if actor.puncak else TIDAK_ADA)
    )


def putus_konflik(actor: Actor) -> Q:
    """The common superior; where there is none, Sekda or kepala daerah."""
    if not actor.adalah(Fungsi.PIMPINAN):
        return TIDAK_ADA
    return Q(penengah_id=actor.unit_id) | (SEMUA if actor.puncak else TIDAK_ADA)


RULES = {
    Wewenang.TERBITKAN: Aturan(Unit, pengambil_keputusan),
    Wewenang.ARAHAN_LIHAT: Aturan(Arahan, lihat_arahan),
    Wewenang.ARAHAN_TARIK: Aturan(Arahan, penerbit),
    Wewenang.LIHAT: Aturan(Penugasan, lihat),
    Wewenang.TERIMA: Aturan(Penugasan, lambda a: unit_penerima(a) & terbuka_bagi(a)),
    Wewenang.DELEGASI: Aturan(Penugasan, lambda a: pimpinan_penerima(a) & terbuka_bagi(a)),
    Wewenang.KERJA: Aturan(Penugasan, lambda a: unit_penerima(a) & terbuka_bagi(a)),
    Wewenang.KOORDINASI: Aturan(Penugasan, lambda a: koordinator(a) & terbuka_bagi(a)),
    Wewenang.SETUJUI: Aturan(Penugasan, penerbit),
    Wewenang.ESKALASI: Aturan(Penugasan, lambda a: SEMUA if a.otomatis else TIDAK_ADA),
    Wewenang.BICARA: Aturan(Penugasan, lihat),
    Wewenang.KONFLIK_LIHAT: Aturan(TemuanKonflik, lihat_konflik),
    Wewenang.KONFLIK_PUTUS: Aturan(TemuanKonflik, putus_konflik),
}
