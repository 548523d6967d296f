"""Who may set up, fill in for others, look, set aside and publish."""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.organisasi.rules import Fungsi, JenisUnit
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import Layanan, Liputan, Survei, Titik
from .rules.alur import Status

SUMBER = "survei"
DEKAT_WARGA = frozenset({JenisUnit.KECAMATAN, JenisUnit.KELURAHAN, JenisUnit.KAMPUNG})
"""Whose officers go from door to door and fill in for people without a phone."""


class Wewenang(StrEnum):
    SURVEI_LIHAT = "survei.lihat"
    SURVEI_RANCANG = "survei.rancang"
    SURVEI_UBAH = "survei.ubah"
    SURVEI_ALIR = "survei.alir"
    SURVEI_TERBIT = "survei.terbit"
    JAWABAN_SISIH = "survei.jawaban_sisih"
    JAWABAN_CATAT = "survei.jawaban_catat"
    LIPUTAN_LIHAT = "survei.liputan_lihat"
    TINDAK_LANJUT = "survei.tindak_lanjut"
    LAYANAN_LIHAT = "survei.layanan_lihat"
    LAYANAN_CATAT = "survei.layanan_catat"
    LAYANAN_UBAH = "survei.layanan_ubah"
    TITIK_BUAT = "survei.titik_buat"
    TITIK_LIHAT = "survei.titik_lihat"
    TITIK_KELOLA = "survei.titik_kelola"


def pengelola(actor: Actor) -> Q:
    """The administrator, and the head of the unit that keeps his office (Bagian/Biro Organisasi): all surveys."""
    if actor.adalah(Fungsi.ADMIN):
        return SEMUA
    if not actor.jabat.kepala:
        return TIDAK_ADA
    return Q(Exists(Jabatan.objects.filter(unit_id=actor.unit_id, fungsi=Fungsi.ADMIN, aktif=True)))


def pengamat(actor: Actor) -> bool:
    """Heads of government and the Inspektorat read everything."""
    return actor.puncak or actor.adalah(Fungsi.PENGAWAS)


def rumah(actor: Actor) -> frozenset[int]:
    """The actor's office, its parts, and the office above it that keeps the inbox."""
    return actor.keluarga | {actor.peta.kantor(actor.unit_id)}


def milik(actor: Actor, jalur: str) -> Q:
    """What belongs to the actor's own unit and its parts, for its leader and secretariat; not the heads above all."""
    if actor.puncak or not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return TIDAK_ADA
    return Q(**{f"{jalur}__in": actor.keluarga})


def lihat_survei(actor: Actor) -> Q:
    """Who runs it, whose services it covers once it is open, and what is published: everybody."""
    if pengamat(actor):
        return SEMUA
    own = rumah(actor)
    part = Liputan.objects.filter(survei=OuterRef("pk"), layanan__unit_id__in=own)
    begun = ~Q(status__in=(Status.RANCANG, Status.BATAL))
    return Q(status=Status.TERBIT) | Q(unit_id__in=own) | (begun & Q(Exists(part))) | pengelola(actor)


def rancang(actor: Actor) -> Q:
    """In one's own unit: its leader and secretariat, and whoever manages surveys."""
    return Q(pk=actor.unit_id) & (milik(actor, "pk") | pengelola(actor))


def kelola_unit(actor: Actor) -> Q:
    """In one's own unit and its parts; the managers for every unit."""
    return milik(actor, "pk") | pengelola(actor)


def kelola_survei(actor: Actor) -> Q:
    """The unit that runs it, and the managers."""
    return milik(actor, "unit_id") | pengelola(actor)


def terbitkan(actor: Actor) -> Q:
    """The head of the unit that runs it stands for it before the public; or the managers' head."""
    if not actor.jabat.kepala:
        return TIDAK_ADA
    return Q(unit_id=actor.unit_id) | pengelola(actor)


def catat_jawaban(actor: Actor) -> Q:
    """Officers near the people for every service; an office copies the paper of its own counters. Not the heads."""
    going = Q(survei__status__in=(Status.BUKA, Status.TUTUP))
    if actor.puncak:
        return TIDAK_ADA
    if actor.jabat.jenis_unit in DEKAT_WARGA:
        return going
    return going & (Q(layanan__unit_id__in=rumah(actor)) | pengelola(actor))


def lihat_liputan(actor: Actor) -> Q:
    """Answers and remarks on a service: its office, the managers, and who reads everything."""
    if pengamat(actor):
        return SEMUA
    return Q(layanan__unit_id__in=rumah(actor)) | pengelola(actor)


def tindak_lanjut(actor: Actor) -> Q:
    """Whoever may give orders: to his own unit's parts, or as manager or head of government to every unit."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return TIDAK_ADA
    return SEMUA if actor.puncak else milik(actor, "layanan__unit_id") | pengelola(actor)


def lihat_layanan(actor: Actor) -> Q:  # noqa: ARG001 -- a rule's signature
    """What the government offers is no secret."""
    return SEMUA


def kelola_layanan(actor: Actor) -> Q:
    return milik(actor, "unit_id") | pengelola(actor)


def kelola_titik(actor: Actor) -> Q:
    return milik(actor, "layanan__unit_id") | pengelola(actor)


def lihat_titik(actor: Actor) -> Q:
    """Whoever knows the address of a counter can answer there: only those who put it up."""
    return Q(layanan__unit_id__in=rumah(actor)) | pengelola(actor)


RULES = {
    Wewenang.SURVEI_LIHAT: Aturan(Survei, lihat_survei),
    Wewenang.SURVEI_RANCANG: Aturan(Unit, rancang),
    Wewenang.SURVEI_UBAH: Aturan(Survei, kelola_survei),
    Wewenang.SURVEI_ALIR: Aturan(Survei, kelola_survei),
    Wewenang.SURVEI_TERBIT: Aturan(Survei, terbitkan),
    # Not the surveyed unit: nobody takes away the answers about his own work.
    Wewenang.JAWABAN_SISIH: Aturan(Survei, pengelola),
    Wewenang.JAWABAN_CATAT: Aturan(Liputan, catat_jawaban),
    Wewenang.LIPUTAN_LIHAT: Aturan(Liputan, lihat_liputan),
    Wewenang.TINDAK_LANJUT: Aturan(Liputan, tindak_lanjut),
    Wewenang.LAYANAN_LIHAT: Aturan(Layanan, lihat_layanan),
    Wewenang.LAYANAN_CATAT: Aturan(Unit, kelola_unit),
    Wewenang.LAYANAN_UBAH: Aturan(Layanan, kelola_layanan),
    Wewenang.TITIK_BUAT: Aturan(Layanan, kelola_layanan),
    Wewenang.TITIK_LIHAT: Aturan(Titik, lihat_titik),
    Wewenang.TITIK_KELOLA: Aturan(Titik, kelola_titik),
}
