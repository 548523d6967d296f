"""Meetings: the list, one with all that its page shows, and what waits for an office."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.utils import timezone

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.penugasan.rules import Status as StatusTugas
from poros.kernel.tandatangan import queries as tandatangan
from poros.kernel.tandatangan.models import Dokumen
from poros.kernel.wewenang import boleh, fetch, visible

from ..models import Acara, ButirNotula, HitunganKuorum, KoreksiNotula, Peserta, Rapat, RiwayatRapat
from ..rules.alur import BERDAFTAR_HADIR, DAPAT_DIATUR, DAPAT_DITULIS, FLOW, MENYITA, Aksi, JenisButir, Status
from ..rules.undangan import Kesiapan, Putus, belum_ditindak, kurang_undangan
from ..values import Saringan
from ..wewenang import SUMBER, Wewenang
from .parameter import jenis

SERI_MAKS = 12
"""How many meetings back the work of a series is looked for."""

AKSI_WEWENANG = {
    Aksi.UNDANG: Wewenang.KELOLA,
    Aksi.BUKA: Wewenang.PIMPIN,
    Aksi.AKHIRI: Wewenang.PIMPIN,
    Aksi.EDARKAN: Wewenang.TULIS,
    Aksi.PERBAIKI: Wewenang.TULIS,
    Aksi.SAHKAN: Wewenang.SAHKAN,
    Aksi.TUTUP: Wewenang.PIMPIN,
    Aksi.TUNDA: Wewenang.PIMPIN,
    Aksi.JADWALKAN: Wewenang.KELOLA,
    Aksi.BATALKAN: Wewenang.PIMPIN,
}
"""Which permission each step asks for."""


@dataclass(frozen=True, slots=True)
class Rincian:
    """Everything that the meeting's page shows."""

    rapat: Rapat
    boleh: frozenset[Wewenang]
    peserta: list[Peserta]
    acara: list[Acara]
    riwayat: list[RiwayatRapat]
    sebelum: Rapat | None
    lalu: list[ButirNotula]
    hitungan: list[HitunganKuorum]
    koreksi: list[KoreksiNotula]
    berkas: list[Tautan]
    dokumen: Dokumen | None
    kurang: tuple[str, ...]
    sendiri: Peserta | None

    @property
    def aksi(self) -> list[Aksi]:
        """The steps that may be taken now, by this actor."""
        stuck = {Aksi.SAHKAN, Aksi.PERBAIKI} if self.rapat.disetujui else set()
        allowed = FLOW.acts_from(Status(self.rapat.status))
        return [a for a in allowed if AKSI_WEWENANG[a] in self.boleh and a not in stuck]

    @property
    def menunggu_hadir(self) -> bool:
        """May the reader still sign in for his own office?"""
        return self.sendiri is not None and self.sendiri.hadir is None and Status(self.rapat.status) in BERDAFTAR_HADIR

    @property
    def hadir(self) -> int:
        return sum(p.hadir is not None for p in self.peserta)

    @property
    def diatur(self) -> bool:
        return Wewenang.KELOLA in self.boleh and Status(self.rapat.status) in DAPAT_DIATUR

    @property
    def ditulis(self) -> bool:
        return Wewenang.TULIS in self.boleh and dapat_ditulis(self.rapat)


def semua() -> QuerySet[Rapat]:
    return Rapat.objects.select_related("unit", "ketua", "notulis", "ruang__sumber_daya", "lokasi")


def rapat_terlihat(actor: Actor, saring: Saringan | None = None) -> QuerySet[Rapat]:
    """All that the actor may see, narrowed; secret ones are found by no words (PP 16/2010 Art. 71)."""
    want = saring or Saringan()
    rows = visible(actor, Wewenang.LIHAT, semua())
    plain = {"jenis": want.jenis, "status": want.status}
    rows = rows.filter(**{k: v for k, v in plain.items() if v})
    if want.kotak == "mendatang":
        rows = rows.filter(status__in=sorted(MENYITA))
    if want.kotak == "notula":
        rows = rows.filter(status__in=[Status.NOTULA_DRAF, Status.NOTULA_DIEDARKAN, Status.NOTULA_SAH])
    words = want.q.strip()
    if not words:
        return rows
    return rows.filter(Q(judul__icontains=words) | Q(nomor_undangan__icontains=words)).exclude(kerahasiaan__in=TERTUTUP)


def satu(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.LIHAT) -> Rapat:
    return fetch(actor, wewenang, semua(), pk)


def rincian(actor: Actor, pk: int) -> Rincian:
    """Read the page: thirteen statements, in a series some more, whatever its length."""
    rapat = satu(actor, pk)
    granted = boleh(actor, rapat, *dict.fromkeys([*AKSI_WEWENANG.values(), Wewenang.HADIR, Wewenang.SUMBANG]))
    guests = list(rapat.peserta.select_related("jabatan"))
    points = acara(rapat)
    return Rincian(
        rapat=rapat,
        boleh=granted,
        peserta=guests,
        acara=points,
        riwayat=list(rapat.riwayat.order_by("-id")),
        sebelum=sebelum(actor, rapat),
        lalu=tindak_lalu(actor, rapat),
        hitungan=list(rapat.hitungan.order_by("-id")) if jenis_dprd(rapat) else [],
        koreksi=list(rapat.koreksi.all()),
        berkas=list(tautan(actor, SUMBER, rapat.pk)),
        dokumen=tandatangan.untuk(SUMBER, rapat.pk).first(),
        kurang=kurang_undangan(kesiapan(rapat, len(points), len(guests))) if rapat.status == Status.DRAF else (),
        sendiri=next((p for p in guests if p.jabatan_id == actor.jabatan_id), None),
    )


def jenis_dprd(rapat: Rapat) -> bool:
    found = jenis().get(rapat.jenis)
    return found is not None and found.dprd


def kesiapan(rapat: Rapat, acara: int, peserta: int) -> Kesiapan:
    """As the guard of the invitation looks at it."""
    return Kesiapan(
        ketua=rapat.ketua_id is not None, mulai=rapat.mulai, tempat=bool(rapat.di), acara=acara, peserta=peserta
    )


def acara(rapat: Rapat) -> list[Acara]:
    """The agenda with what was written under each point. Two statements."""
    lines = ButirNotula.objects.filter(dihapus=False).select_related("unit", "penugasan")
    return list(rapat.acara.prefetch_related(Prefetch("butir", lines, to_attr="baris")))


def butir(rapat: Rapat) -> list[ButirNotula]:
    """The lines of the notula in the order in which they were written."""
    return list(rapat.butir.filter(dihapus=False).select_related("unit", "penugasan", "acara"))


def dapat_ditulis(rapat: Rapat) -> bool:
    """May the notula still be written on?"""
    return Status(rapat.status) in DAPAT_DITULIS and rapat.disetujui is None


def sidik_notula(rapat: Rapat) -> str:
    """What changes whenever a line is written, changed, taken out or becomes work. One statement."""
    told = rapat.butir.aggregate(n=Count("pk"), versi=Sum("versi"), tugas=Count("penugasan"))
    return f"{told['n']}.{told['versi'] or 0}.{told['tugas']}"


def belum_tindak(rapat: Rapat) -> tuple[int, ...]:
    """Numbers of the decisions that keep the meeting from being closed."""
    rows = [
        Putus(n, b.jenis == JenisButir.KEPUTUSAN, b.jenis == JenisButir.TINDAK, b.penugasan_id is not None)
        for n, b in enumerate(butir(rapat), start=1)
    ]
    return belum_ditindak(rows)


def sebelum(actor: Actor, rapat: Rapat) -> Rapat | None:
    """The meeting that it follows, for who may see that one: the name of a closed one is a secret too."""
    if rapat.sebelum_id is None:
        return None
    return visible(actor, Wewenang.LIHAT, Rapat.objects.filter(pk=rapat.sebelum_id)).first()


def tindak_lalu(actor: Actor, rapat: Rapat) -> list[ButirNotula]:
    """What became of the last meeting's work, and what of earlier ones is still open: spoken of before all else.

    Only of meetings that the actor may see.
    """
    chain, before = [], rapat.sebelum_id
    while before is not None and len(chain) < SERI_MAKS:
        chain.append(before)
        before = Rapat.objects.filter(pk=before).values_list("sebelum_id", flat=True).first()
    if not chain:
        return []
    seen = visible(actor, Wewenang.LIHAT, Rapat.objects.filter(pk__in=chain))
    ended = (StatusTugas.SELESAI, StatusTugas.DIBATALKAN, StatusTugas.DIALIHKAN)
    rows = ButirNotula.objects.filter(rapat__in=seen, dihapus=False, jenis=JenisButir.TINDAK, penugasan__isnull=False)
    rows = rows.filter(Q(rapat_id=chain[0]) | ~Q(penugasan__status__in=ended))
    return list(rows.select_related("unit", "penugasan", "rapat").order_by("-rapat_id", "id"))


def seri(actor: Actor, rapat: Rapat) -> QuerySet[Rapat]:
    """Meetings that may come before this one: of its unit, planned earlier, so that no series bites its tail."""
    rows = visible(actor, Wewenang.LIHAT, Rapat.objects.filter(unit_id=rapat.unit_id or actor.unit_id)).order_by("-pk")
    return rows.filter(pk__lt=rapat.pk) if rapat.pk else rows


def meja(actor: Actor) -> QuerySet[Rapat]:
    """What waits for this office: notulas to be approved, meetings of today and tomorrow."""
    now = timezone.now()
    called = Q(status=Status.DIUNDANG, mulai__lte=now + timedelta(days=2), selesai__gt=now - timedelta(days=1))
    invited = called | Q(status=Status.BERLANGSUNG)
    chair = Q(ketua_id=actor.jabatan_id, status=Status.NOTULA_DIEDARKAN, disetujui__isnull=True)
    return visible(actor, Wewenang.HADIR, Rapat.objects.all()).filter(invited | chair)


def hitungan_terakhir(rapat: Rapat) -> HitunganKuorum | None:
    """The last count of this sitting: who was there before it was planned anew is not there now."""
    anew = rapat.riwayat.filter(aksi=Aksi.JADWALKAN).order_by("-id").values_list("waktu", flat=True).first()
    rows = rapat.hitungan.filter(waktu__gt=anew) if anew else rapat.hitungan.all()
    return rows.order_by("-id").first()


def hitung_hadir(rapat: Rapat, peran: str) -> int:
    """How many of a kind have signed in."""
    return rapat.peserta.filter(peran=peran, hadir__isnull=False).aggregate(n=Count("pk"))["n"]
