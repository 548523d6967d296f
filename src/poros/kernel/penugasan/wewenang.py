"""Who may do what to orders and work: one table of permissions, each as a `Q`."""

from collections.abc import Collection
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import Arahan, Penugasan, SumberDaya, TemuanKonflik, TindakArahan
from .rules import TERTUTUP, Aksi


class Wewenang(StrEnum):
    TERBITKAN = "arahan.terbitkan"
    ARAHAN_LIHAT = "arahan.lihat"
    ARAHAN_TARIK = "arahan.tarik"
    ARAHAN_URUTKAN = "arahan.urutkan"
    ARAHAN_LEPAS = "arahan.lepas"
    LIHAT = "penugasan.lihat"
    KOTAK = "penugasan.kotak"
    TERIMA = "penugasan.terima"
    DELEGASI = "penugasan.delegasi"
    KERJA = "penugasan.kerja"
    KOORDINASI = "penugasan.koordinasi"
    SETUJUI = "penugasan.setujui"
    ESKALASI = "penugasan.eskalasi"
    BICARA = "penugasan.bicara"
    KONFLIK_LIHAT = "konflik.lihat"
    KONFLIK_PUTUS = "konflik.putus"
    TINDAK_TAMBAH = "tindak_arahan.tambah"
    TINDAK_UBAH = "tindak_arahan.ubah"
    SUMBER_DAYA_TAMBAH = "sumber_daya.tambah"
    SUMBER_DAYA_UBAH = "sumber_daya.ubah"


def pengambil_keputusan(actor: Actor) -> Q:
    """Offices that lead a unit, and their secretariat, act for that unit."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return TIDAK_ADA
    return Q(pk=actor.unit_id)


def unit_penerima(actor: Actor) -> Q:
    """The receiving unit: its leader and secretariat see all of its work, its staff what was given to them."""
    return Q(pelaksana_id=actor.jabatan_id) | _kotak_unit(actor)


def _kotak_unit(actor: Actor) -> Q:
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return TIDAK_ADA
    if actor.peta.kantor(actor.unit_id) == actor.unit_id:
        return Q(kantor_id=actor.unit_id)
    return Q(unit_id__in=actor.keluarga)


def pimpinan_penerima(actor: Actor) -> Q:
    """As `unit_penerima`, but only who leads."""
    return unit_penerima(actor) if actor.adalah(Fungsi.PIMPINAN) else TIDAK_ADA


def koordinator(actor: Actor) -> Q:
    """The biro/bagian that coordinates the receiving unit, and the asisten and Sekda above it."""
    if not actor.adalah(Fungsi.PIMPINAN):
        return TIDAK_ADA
    return Q(koordinator_id__in=actor.keluarga)


def pemeriksa(actor: Actor) -> Q:
    """Who checks the work: who coordinates the unit; of secret work, which he may not open, who gave the order."""
    rahasia = Q(kerahasiaan__in=TERTUTUP)
    return (koordinator(actor) & terbuka_bagi(actor)) | (penerbit(actor) & rahasia)


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


def lihat_rekap(actor: Actor) -> Q | None:
    """As `lihat`, for results that are only counted; None for staff, whose own few are not counted by person."""
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return SEMUA
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return None
    return _kotak_unit(actor) | koordinator(actor) | penerbit(actor)


def lihat_arahan(actor: Actor, di_antara: Collection[int] | None = None) -> Q:
    """An order is seen by who gave it and by who sees a part of it.

    Which of some orders he sees is asked with `di_antara`: else the planner reads all parts that he sees first.
    """
    parts = Penugasan.objects.filter(lihat(actor))
    if di_antara is not None:
        parts = parts.filter(arahan__in=di_antara)
    seen = Q(penerbit_id=actor.jabatan_id) | Q(pk__in=parts.values("arahan_id"))
    return seen if di_antara is None else seen & Q(pk__in=di_antara)


def lihat_satu_arahan(actor: Actor) -> Q:
    """As `lihat_arahan`, of one order: its own few parts are looked at, not all that he sees."""
    return Q(penerbit_id=actor.jabatan_id) | Q(Exists(Penugasan.objects.filter(lihat(actor), arahan=OuterRef("pk"))))


def lihat_konflik(actor: Actor) -> Q:
    """Both issuers; and who leads the unit that stands above them, with its secretariat, as for other work of a unit.

    Its staff do not: a collision names orders of others that they may have no part in.
    """
    mine = Arahan.objects.filter(penerbit_id=actor.jabatan_id)
    own = TemuanKonflik.arahan.through.objects.filter(arahan__in=mine).values("temuankonflik_id")
    above = Q(penengah_id=actor.unit_id) if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA
    return Q(pk__in=own) | above | (SEMUA if actor.puncak else TIDAK_ADA)


def putus_konflik(actor: Actor) -> Q:
    """The common superior; where there is none, Sekda or kepala daerah."""
    if not actor.adalah(Fungsi.PIMPINAN):
        return TIDAK_ADA
    return Q(penengah_id=actor.unit_id) | (SEMUA if actor.puncak else TIDAK_ADA)


def pengurut(actor: Actor) -> Q:
    """Who gave the order that has to wait; and, of what he sees, who may decide on its collisions."""
    if not actor.adalah(Fungsi.PIMPINAN):
        return penerbit(actor)
    decided = TemuanKonflik.arahan.through.objects.filter(
        temuankonflik__in=TemuanKonflik.objects.filter(penengah_id=actor.unit_id)
    )
    above = SEMUA if actor.puncak else Q(pk__in=decided.values("arahan_id"))
    return penerbit(actor) | (above & lihat_satu_arahan(actor))


def dapat_memutus(actor: Actor, penengah_id: int | None) -> bool:
    """As `putus_konflik`, for a collision that is not stored yet."""
    return actor.adalah(Fungsi.PIMPINAN) and (actor.puncak or penengah_id == actor.unit_id)


def pengelola(actor: Actor) -> Q:
    """Who runs the system keeps what the conflict check compares."""
    return SEMUA if actor.adalah(Fungsi.ADMIN) else TIDAK_ADA


def pemilik_sumber_daya(actor: Actor) -> Q:
    """A unit's leader and secretariat keep its rooms, vehicles and teams; the officials' time is kept centrally."""
    own = Q(unit_id=actor.unit_id, orang_id__isnull=True)
    return pengelola(actor) | (own if actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA) else TIDAK_ADA)


def unit_pengelola(actor: Actor) -> Q:
    """The unit in which a new kind of act is entered."""
    return Q(pk=actor.unit_id) if actor.adalah(Fungsi.ADMIN) else TIDAK_ADA


RULES = {
    Wewenang.TERBITKAN: Aturan(Unit, pengambil_keputusan),
    Wewenang.ARAHAN_LIHAT: Aturan(Arahan, lihat_arahan, satu=lihat_satu_arahan),
    Wewenang.ARAHAN_TARIK: Aturan(Arahan, penerbit),
    Wewenang.ARAHAN_URUTKAN: Aturan(Arahan, pengurut),
    Wewenang.ARAHAN_LEPAS: Aturan(Arahan, pengurut),
    Wewenang.LIHAT: Aturan(Penugasan, lihat),
    Wewenang.KOTAK: Aturan(Unit, lambda a: Q(pk=a.unit_id)),
    Wewenang.TERIMA: Aturan(Penugasan, lambda a: unit_penerima(a) & terbuka_bagi(a)),
    Wewenang.DELEGASI: Aturan(Penugasan, lambda a: pimpinan_penerima(a) & terbuka_bagi(a)),
    Wewenang.KERJA: Aturan(Penugasan, lambda a: unit_penerima(a) & terbuka_bagi(a)),
    Wewenang.KOORDINASI: Aturan(Penugasan, pemeriksa),
    Wewenang.SETUJUI: Aturan(Penugasan, penerbit),
    Wewenang.ESKALASI: Aturan(Penugasan, lambda a: SEMUA if a.otomatis else TIDAK_ADA),
    Wewenang.BICARA: Aturan(Penugasan, lihat),
    Wewenang.KONFLIK_LIHAT: Aturan(TemuanKonflik, lihat_konflik),
    Wewenang.KONFLIK_PUTUS: Aturan(TemuanKonflik, putus_konflik),
    Wewenang.TINDAK_TAMBAH: Aturan(Unit, unit_pengelola),
    Wewenang.TINDAK_UBAH: Aturan(TindakArahan, pengelola),
    Wewenang.SUMBER_DAYA_TAMBAH: Aturan(Unit, lambda a: unit_pengelola(a) | pengambil_keputusan(a)),
    Wewenang.SUMBER_DAYA_UBAH: Aturan(SumberDaya, pemilik_sumber_daya),
}

WEWENANG_AKSI = {
    Aksi.TERIMA: Wewenang.TERIMA,
    Aksi.KETAHUI: Wewenang.TERIMA,
    Aksi.KEMBALIKAN: Wewenang.TERIMA,
    Aksi.LAPORKAN: Wewenang.KERJA,
    Aksi.SERAHKAN: Wewenang.KERJA,
    Aksi.TEGASKAN: Wewenang.KOORDINASI,
    Aksi.ALIHKAN: Wewenang.KOORDINASI,
    Aksi.VERIFIKASI: Wewenang.KOORDINASI,
    Aksi.TOLAK: Wewenang.KOORDINASI,
    Aksi.SETUJUI: Wewenang.SETUJUI,
    Aksi.REVISI: Wewenang.SETUJUI,
    Aksi.BUKA_KEMBALI: Wewenang.SETUJUI,
    Aksi.BATALKAN: Wewenang.SETUJUI,
}
"""Which permission each act of the flow asks for; the services say the same, a test compares them."""
