"""Who may judge the structure, see names, plan reform, report, look at it, and deal with problems."""

from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.organisasi.rules import PERANGKAT_DAERAH, Fungsi
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from .models import (
    AksiRB,
    AturanSederhana,
    MasalahSakip,
    PosTelaah,
    PutusanPos,
    RiwayatMasalah,
    RiwayatTelaah,
    Roadmap,
    SimpulKinerja,
    StrategiSakip,
    TargetRB,
    Telaah,
)
from .rules.alur import StatusTelaah

SUMBER_TELAAH = "telaah"
SUMBER_AKSI = "targetrb"
SUMBER_MASALAH = "masalahsakip"


class Wewenang(StrEnum):
    ATURAN_LIHAT = "reformasi.aturan_lihat"
    KELOLA = "reformasi.kelola"
    TELAAH_LIHAT = "reformasi.telaah_lihat"
    TELAAH_SUSUN = "reformasi.telaah_susun"
    TELAAH_UBAH = "reformasi.telaah_ubah"
    TELAAH_ALIR = "reformasi.telaah_alir"
    LANGKAH_LIHAT = "reformasi.langkah_lihat"
    TERDAMPAK_LIHAT = "reformasi.terdampak_lihat"
    POS_LIHAT = "reformasi.pos_lihat"
    POS_UBAH = "reformasi.pos_ubah"
    POS_TANGGAPI = "reformasi.pos_tanggapi"
    PUTUSAN_LIHAT = "reformasi.putusan_lihat"
    ROADMAP_LIHAT = "reformasi.roadmap_lihat"
    ROADMAP_UBAH = "reformasi.roadmap_ubah"
    AKSI_LIHAT = "reformasi.aksi_lihat"
    AKSI_UBAH = "reformasi.aksi_ubah"
    TARGET_LIHAT = "reformasi.target_lihat"
    TARGET_LAPOR = "reformasi.target_lapor"
    TARGET_PANTAU = "reformasi.target_pantau"
    MASALAH_LIHAT = "reformasi.masalah_lihat"
    MASALAH_UBAH = "reformasi.masalah_ubah"
    MASALAH_SELESAI = "reformasi.masalah_selesai"
    BUKTI_MASALAH_LIHAT = "reformasi.bukti_masalah_lihat"
    STRATEGI_LIHAT = "reformasi.strategi_lihat"
    KINERJA_LIHAT = "reformasi.kinerja_lihat"


def semua(actor: Actor) -> Q:  # noqa: ARG001 -- a rule's signature
    """Rules and catalogues hold nothing about anybody: whoever holds an office may read them."""
    return SEMUA


def memimpin(actor: Actor) -> bool:
    """Leader or secretariat of a unit: they act for it."""
    return actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA)


def pengelola(actor: Actor) -> Q:
    """Leader and secretariat of the unit that keeps the organisation's data (Bagian/Biro Organisasi)."""
    if not memimpin(actor):
        return TIDAK_ADA
    keeps = Jabatan.objects.filter(unit_id=OuterRef("pk"), fungsi=Fungsi.ADMIN, aktif=True)
    return Q(pk=actor.unit_id) & Q(Exists(keeps))


def rumah(actor: Actor) -> frozenset[int]:
    """The actor's office, its parts, and the office above it that keeps the inbox."""
    return actor.keluarga | {actor.peta.kantor(actor.unit_id)}


def sekantor(actor: Actor) -> list[int]:
    """The actor's unit and its parts, but no office of its own below it: the head of region answers for no dinas."""
    office = actor.peta.kantor(actor.unit_id)
    return [unit for unit in actor.keluarga if actor.peta.kantor(unit) == office]


def seperangkat(actor: Actor) -> list[int]:
    """`rumah` without other perangkat daerah: Setda speaks for its bagian, the head of region for no dinas."""
    own = _perangkat(actor, actor.unit_id)
    return [unit for unit in rumah(actor) if _perangkat(actor, unit) == own]


def _perangkat(actor: Actor, unit_id: int) -> int | None:
    """The perangkat daerah in which a unit lies; none above all of them."""
    above = actor.peta.leluhur(unit_id)
    return next((unit for unit in above if actor.peta.simpul[unit].jenis in PERANGKAT_DAERAH), None)


def melihat_semua(actor: Actor) -> bool:
    """Heads of government and the Inspektorat."""
    return actor.puncak or actor.adalah(Fungsi.PENGAWAS)


def diusulkan(telaah: str = "") -> Q:
    """Past the draft: from here on it concerns the units; `telaah` is the path from the model at hand."""
    return ~Q(**{f"{telaah}status__in": (StatusTelaah.DISUSUN, StatusTelaah.DIBATALKAN)})


def lihat_telaah(actor: Actor) -> Q:
    """Who draws it up and those above, the personnel office; the units themselves once it has been proposed."""
    if melihat_semua(actor):
        return SEMUA
    own = PosTelaah.objects.filter(telaah=OuterRef("pk"), unit_id__in=rumah(actor))
    mine = Q(unit_id__in=rumah(actor)) | Q(kepegawaian_id__in=rumah(actor))
    return mine | (diusulkan() & Q(Exists(own))) if memimpin(actor) else TIDAK_ADA


def lihat_pos(actor: Actor) -> Q:
    """All posts for those who judge the whole; else those of one's own perangkat daerah."""
    if melihat_semua(actor):
        return SEMUA
    if not memimpin(actor):
        return TIDAK_ADA
    whole = Q(telaah__unit_id__in=rumah(actor)) | Q(telaah__kepegawaian_id__in=rumah(actor))
    return whole | (diusulkan("telaah__") & Q(unit_id__in=rumah(actor)))


def penanggap(actor: Actor) -> Q:
    """Leader and secretariat of the perangkat daerah whose post it is, once it has been proposed.

    The head of the Inspektorat is a leader too, though what he does elsewhere is to look.
    """
    leads = memimpin(actor) or (actor.jabat.kepala and actor.adalah(Fungsi.PENGAWAS))
    return diusulkan("telaah__") & Q(unit_id__in=seperangkat(actor)) if leads else TIDAK_ADA


def penyusun(actor: Actor, telaah: str = "") -> Q:
    """Leader and secretariat of the unit that draws it up; `telaah` is the path from the model at hand."""
    return Q(**{f"{telaah}unit_id": actor.unit_id}) if memimpin(actor) else TIDAK_ADA


def kepegawaian(actor: Actor) -> Q:
    """Names are for the office that looks after personnel: nobody else needs them (UU 27/2022 Art. 20, 36)."""
    return Q(kepegawaian_id=actor.peta.kantor(actor.unit_id)) if memimpin(actor) else TIDAK_ADA


def lihat_roadmap(actor: Actor) -> Q:
    if melihat_semua(actor):
        return SEMUA
    part = AksiRB.objects.filter(roadmap=OuterRef("pk"), unit_id__in=rumah(actor))
    return Q(unit_id__in=rumah(actor)) | Q(Exists(part))


def lihat_aksi(actor: Actor, aksi: str = "") -> Q:
    """Actions of one's own office, and all of a road map that one keeps."""
    if melihat_semua(actor):
        return SEMUA
    own = rumah(actor)
    return Q(**{f"{aksi}unit_id__in": own}) | Q(**{f"{aksi}roadmap__unit_id__in": own})


def lihat_target(actor: Actor) -> Q:
    """As its action; and the unit that has taken over the work of one that was abolished."""
    return SEMUA if melihat_semua(actor) else lihat_aksi(actor, "aksi__") | Q(penugasan__unit_id__in=rumah(actor))


def pelapor(actor: Actor) -> Q:
    """Leader and secretariat of the unit that does it (or has taken it over), and whom it gave the work to."""
    given = Q(penugasan__pelaksana_id=actor.jabatan_id)
    own = sekantor(actor)
    return given | (Q(aksi__unit_id__in=own) | Q(penugasan__unit_id__in=own) if memimpin(actor) else TIDAK_ADA)


def pemantau(actor: Actor) -> Q:
    """Who keeps the road map looks at the actions, but never at those of his own unit (UU 30/2014 Art. 42)."""
    own = rumah(actor)
    taken = Q(penugasan__isnull=False, penugasan__unit_id__in=own)
    return penyusun(actor, "aksi__roadmap__") & ~Q(aksi__unit_id__in=own) & ~taken


def lihat_masalah(actor: Actor) -> Q:
    if melihat_semua(actor):
        return SEMUA
    own = rumah(actor)
    helping = MasalahSakip.pendukung.through.objects.filter(masalahsakip_id=OuterRef("pk"), unit_id__in=own)
    return Q(pencatat_id__in=own) | Q(unit_id__in=own) | Q(penugasan__unit_id__in=own) | Q(Exists(helping))


def pencatat(actor: Actor) -> Q:
    """Leader and secretariat of the unit that keeps the register."""
    return Q(pencatat_id=actor.unit_id) if memimpin(actor) else TIDAK_ADA


def pemilik_masalah(actor: Actor) -> Q:
    """The unit that has to solve it (or has taken it over from one that was abolished) says that it is solved."""
    own = sekantor(actor)
    return Q(unit_id__in=own) | Q(penugasan__unit_id__in=own) if memimpin(actor) else TIDAK_ADA


def lihat_kinerja(actor: Actor) -> Q:
    """The tree is planning: those who keep it, the heads and the Inspektorat see all, a unit its own lines."""
    if melihat_semua(actor):
        return SEMUA
    keeps = Jabatan.objects.filter(unit_id=actor.unit_id, fungsi=Fungsi.ADMIN, aktif=True)
    return Q(Exists(keeps)) | Q(unit_id__in=rumah(actor))


RULES = {
    Wewenang.ATURAN_LIHAT: Aturan(AturanSederhana, semua),
    Wewenang.KELOLA: Aturan(Unit, pengelola),
    Wewenang.TELAAH_LIHAT: Aturan(Telaah, lihat_telaah),
    Wewenang.TELAAH_SUSUN: Aturan(Unit, pengelola),
    Wewenang.TELAAH_UBAH: Aturan(Telaah, penyusun),
    # What becomes of posts is a strategic decision: no mandate may take it (UU 30/2014 Art. 14(7)).
    Wewenang.TELAAH_ALIR: Aturan(Telaah, penyusun, strategis=True),
    Wewenang.LANGKAH_LIHAT: Aturan(
        RiwayatTelaah, lambda a: Q(telaah__in=Telaah.objects.filter(lihat_telaah(a)).values("pk"))
    ),
    Wewenang.TERDAMPAK_LIHAT: Aturan(Telaah, kepegawaian),
    Wewenang.POS_LIHAT: Aturan(PosTelaah, lihat_pos),
    Wewenang.POS_UBAH: Aturan(PosTelaah, lambda a: penyusun(a, "telaah__")),
    Wewenang.POS_TANGGAPI: Aturan(PosTelaah, penanggap),
    Wewenang.PUTUSAN_LIHAT: Aturan(PutusanPos, lambda a: Q(pos__in=PosTelaah.objects.filter(lihat_pos(a)))),
    Wewenang.ROADMAP_LIHAT: Aturan(Roadmap, lihat_roadmap),
    Wewenang.ROADMAP_UBAH: Aturan(Roadmap, penyusun),
    Wewenang.AKSI_LIHAT: Aturan(AksiRB, lihat_aksi),
    Wewenang.AKSI_UBAH: Aturan(AksiRB, lambda a: penyusun(a, "roadmap__")),
    Wewenang.TARGET_LIHAT: Aturan(TargetRB, lihat_target),
    Wewenang.TARGET_LAPOR: Aturan(TargetRB, pelapor),
    Wewenang.TARGET_PANTAU: Aturan(TargetRB, pemantau),
    Wewenang.MASALAH_LIHAT: Aturan(MasalahSakip, lihat_masalah),
    Wewenang.MASALAH_UBAH: Aturan(MasalahSakip, pencatat),
    Wewenang.MASALAH_SELESAI: Aturan(MasalahSakip, pemilik_masalah),
    Wewenang.BUKTI_MASALAH_LIHAT: Aturan(
        RiwayatMasalah, lambda a: Q(masalah__in=MasalahSakip.objects.filter(lihat_masalah(a)).values("pk"))
    ),
    Wewenang.STRATEGI_LIHAT: Aturan(StrategiSakip, semua),
    Wewenang.KINERJA_LIHAT: Aturan(SimpulKinerja, lihat_kinerja),
}
