"""What the sheet offers and what stands in its way: receivers, phrases, clocks, collisions."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.labels import JENIS_UNIT
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.peta import Simpul
from poros.kernel.organisasi.rules import KOORDINATOR, PERANGKAT_DAERAH, Fungsi, JenisUnit
from poros.kernel.penugasan.labels import PERAN
from poros.kernel.penugasan.models import SumberDaya
from poros.kernel.penugasan.queries.konflik import Tabrakan, periksa
from poros.kernel.tenggat.queries import mesin
from poros.pure.tenggat import Aturan

from ..models import InstruksiDisposisi, Surat
from ..values import IsiDisposisi, Saran
from .daftar import meja
from .disposisi import rincian
from .saran import saran

PENERIMA = PERANGKAT_DAERAH | KOORDINATOR | {JenisUnit.STAF_AHLI}
ATURAN_SURAT = "surat-"


@dataclass(frozen=True, slots=True)
class KelompokUnit:
    """Units of a kind that a sheet may name."""

    nama: str
    unit: tuple[Simpul, ...]


def pilihan_unit(actor: Actor, *, lanjutan: bool = False) -> list[KelompokUnit]:
    """Whom the actor may name, by kind: all of the government, or for a further disposition those below him."""
    allowed = (actor.keluarga | actor.lingkup) if lanjutan else actor.peta.simpul.keys()
    nodes = [
        node
        for node in actor.peta.simpul.values()
        if node.id in allowed and node.id != actor.unit_id and (lanjutan or node.jenis in PENERIMA)
    ]
    kinds = dict.fromkeys(node.jenis for node in nodes)
    return [
        KelompokUnit(str(JENIS_UNIT[kind]), tuple(n for n in nodes if n.jenis is kind))
        for kind in sorted(kinds, key=list(JenisUnit).index)
    ]


def pilihan_instruksi() -> QuerySet[InstruksiDisposisi]:
    """The phrases in use."""
    return InstruksiDisposisi.objects.filter(aktif=True)


def pilihan_tenggat(actor: Actor) -> list[Aturan]:
    """The clocks in force today that a letter may be put under, the shortest name first."""
    rules = [a for a in mesin(actor).aturan if a.kode.startswith(ATURAN_SURAT) and a.berlaku_pada(actor.hari)]
    return sorted(rules, key=lambda a: a.kode)


def pilihan_hadir(surat: Surat) -> QuerySet[SumberDaya]:
    """Officials whose time can be claimed; none when the letter invites to nothing."""
    rows = SumberDaya.objects.filter(orang_id__isnull=False, aktif=True).select_related("unit")
    return rows.order_by("unit__urutan", "nama") if surat.acara_mulai else rows.none()


def pilihan_meja(actor: Actor) -> QuerySet[Jabatan]:
    """Desks on which a letter can be laid: those who lead Setda, its asisten, biro and bagian, and one's own unit."""
    kinds = (JenisUnit.KEPALA_DAERAH, JenisUnit.SETDA, *KOORDINATOR)
    leaders = Jabatan.objects.filter(aktif=True, fungsi=Fungsi.PIMPINAN, kepala=True)
    return (leaders.filter(unit__jenis__in=kinds) | leaders.filter(unit_id__in=actor.keluarga)).select_related("unit")


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """What sending the sheet would do, in words, before it is sent."""

    kepada: list[tuple[str, str]]
    instruksi: list[str]
    catatan: str
    hadir: list[str]
    tenggat: datetime | None
    bentrok: list[Tabrakan]


def ringkas(actor: Actor, surat: Surat, isi: IsiDisposisi) -> Ringkasan:
    """Who would get it in which part, until when, and what it would collide with."""
    simpul = actor.peta.simpul
    words = {p.kode: p.teks for p in pilihan_instruksi()} if isi.instruksi else {}
    people = SumberDaya.objects.filter(orang_id__in=isi.hadir).values_list("nama", flat=True) if isi.hadir else ()
    return Ringkasan(
        kepada=[(simpul[s.unit_id].nama, str(PERAN[s.peran])) for s in isi.kepada if s.unit_id in simpul],
        instruksi=[words[kode] for kode in isi.instruksi if kode in words],
        catatan=isi.catatan,
        hadir=list(people),
        tenggat=isi.tenggat
        or jatuh_tempo(actor, isi.aturan_tenggat or f"{ATURAN_SURAT}{surat.kecepatan}", timezone.now()),
        bentrok=bentrok(actor, surat, isi),
    )


def jatuh_tempo(actor: Actor, kode: str, mulai: datetime) -> datetime | None:
    """When a clock runs out; None when no such rule is in force."""
    try:
        return mesin(actor).jatuh_tempo(kode, mulai)
    except LookupError:
        return None


def bentrok(actor: Actor, surat: Surat, isi: IsiDisposisi) -> list[Tabrakan]:
    """What the sheet would collide with if it were sent now, in words, with who prevails and why.

    A sheet that cannot be sent as it stands collides with nothing: sending says what it lacks.
    """
    if not isi.kepada:
        return []
    try:
        return periksa(actor, rincian(actor, surat, isi), isi.kepada)
    except Ditolak:
        return []


@dataclass(frozen=True, slots=True)
class Rencana:
    """One sheet of a batch as it is shown before it is sent."""

    surat: Surat
    saran: Saran
    bentrok: list[Tabrakan]

    @property
    def isi(self) -> IsiDisposisi:
        return replace(self.saran.isi, dilihat=tuple(t.kunci for t in self.bentrok))

    @property
    def cap(self) -> str:
        """Fingerprint of what was shown: what is confirmed must be what is sent."""
        return hashlib.sha256(repr((self.surat.pk, self.isi)).encode()).hexdigest()


def rencana(actor: Actor, ids: Iterable[int]) -> list[Rencana]:
    """The sheets that staff have checked for these letters of the actor's desk; others are left out."""
    wanted = set(ids)
    letters = [s for s in meja(actor) if s.pk in wanted]
    proposals = saran(actor, letters)
    checked = [(s, proposals[s.pk]) for s in letters if proposals[s.pk].diperiksa]
    return [Rencana(s, proposal, bentrok(actor, s, proposal.isi)) for s, proposal in checked]
