"""Adoptions: the list, one with all that belongs to it, and agreements that will end soon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import objek, tertutup
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import TidakBerwenang, fetch, visible
from poros.pure.tenggat import NotInForceError

from ..models import Adopsi, LangkahAdopsi, Nota, PotretAdopsi
from ..rules.alur import BERNOTA, Arah, Potret, StatusAdopsi
from ..wewenang import OBJEK_ADOPSI, Wewenang
from .ukuran import nama_indikator

SURAT = "surat"
JAWAB, NOTA_HABIS = "berbagi-jawab", "berbagi-nota-habis"


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilIndikator:
    """A level before and after."""

    indeks: str
    kode: str
    nama: str
    sebelum: Decimal | None = None
    tahun_sebelum: int | None = None
    sesudah: Decimal | None = None
    tahun_sesudah: int | None = None

    @property
    def gerak(self) -> Decimal | None:
        """How far it has moved; None while one of the two is not known, or both are of one year."""
        if self.sebelum is None or self.sesudah is None or self.tahun_sebelum == self.tahun_sesudah:
            return None
        return self.sesudah - self.sebelum


def semua() -> QuerySet[Adopsi]:
    return Adopsi.objects.select_related("tawaran", "unit", "nota")


def adopsi_terlihat(actor: Actor, *, status: str = "", arah: str = "") -> QuerySet[Adopsi]:
    rows = visible(actor, Wewenang.ADOPSI_LIHAT, semua())
    wanted = {"status": status, "arah": arah}
    return rows.filter(**{k: v for k, v in wanted.items() if v})


def satu(actor: Actor, pk: int) -> Adopsi:
    return fetch(actor, Wewenang.ADOPSI_LIHAT, semua(), pk)


def langkah(adopsi: Adopsi) -> list[LangkahAdopsi]:
    """Steps of the plan with their units and their work."""
    return list(adopsi.langkah.select_related("unit", "penugasan"))


def berkas(actor: Actor, adopsi: Adopsi) -> list[Tautan]:
    """The signed sheet, and what else was tied to it."""
    return list(tautan(actor, OBJEK_ADOPSI, adopsi.pk))


def hasil(adopsi: Adopsi) -> list[HasilIndikator]:
    """The levels kept at the beginning and at the end, side by side."""
    shots = list(PotretAdopsi.objects.filter(adopsi=adopsi))
    if not shots:
        return []
    names = nama_indikator()
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for shot in shots:
        sides = ("sebelum", "tahun_sebelum") if shot.saat == Potret.AWAL else ("sesudah", "tahun_sesudah")
        line = found.setdefault((shot.indeks, shot.kode), {})
        line |= dict(zip(sides, (shot.nilai, shot.tahun), strict=True))
    return [
        HasilIndikator(indeks=i, kode=k, nama=names.get(i, {}).get(k, "") if k else i.upper(), **line)
        for (i, k), line in found.items()
    ]


def batas_jawab(actor: Actor, adopsi: Adopsi) -> datetime | None:
    """By when a request should be answered; None where it waits for no answer, or no rule holds."""
    if adopsi.status != StatusAdopsi.DIAJUKAN:
        return None
    try:
        return mesin(actor).jatuh_tempo(JAWAB, adopsi.dibuat)
    except NotInForceError:
        return None


def ambang_nota(actor: Actor, kini: datetime | None = None) -> date | None:
    """Agreements that end up to this day should be looked at now: a clock begun today runs as far."""
    try:
        return timezone.localtime(mesin(actor).jatuh_tempo(NOTA_HABIS, kini or timezone.now())).date()
    except NotInForceError:
        return None


def nota_segera_habis(actor: Actor) -> list[Nota]:
    """Signed agreements of what still lives that end soon or have ended, the earliest first."""
    edge = ambang_nota(actor)
    if edge is None:
        return []
    rows = Nota.objects.filter(ditandatangani__isnull=False, sampai__lte=edge, adopsi__status__in=BERNOTA)
    seen = visible(actor, Wewenang.ADOPSI_LIHAT, Adopsi.objects.all())
    return list(rows.filter(adopsi__in=seen).select_related("adopsi__tawaran").order_by("sampai", "pk")[:20])


def menunggu(actor: Actor) -> QuerySet[Adopsi]:
    """What lies with whoever sees to agreements: requests that we have to answer, and agreements that end soon."""
    edge = ambang_nota(actor)
    asked = Q(arah=Arah.MASUK, status=StatusAdopsi.DIAJUKAN)
    ends = Q(nota__sampai__lte=edge, status__in=BERNOTA) if edge else Q()
    rows = visible(actor, Wewenang.ADOPSI_JAWAB, semua())
    return rows.filter(asked | ends).order_by("dibuat", "pk")


def surat_terlihat(actor: Actor, pk: int) -> Any:
    """The incoming letter of a request, when the actor may read it; never a secret one: an adoption is open to more."""
    try:
        kind = objek(SURAT)
        row = fetch(actor, kind.lihat, kind.model._default_manager.all(), pk)  # noqa: SLF001 -- documented
    except (KeyError, TidakBerwenang):
        return None
    return None if tertutup(row) else row


def baris_ekspor(rows: Iterable[Adopsi]) -> Iterable[list[Any]]:
    """One line for each adoption."""
    for row in rows:
        nota = getattr(row, "nota", None)
        yield [
            row.tawaran.nama,
            row.get_arah_display(),
            row.daerah,
            row.unit.nama,
            row.get_status_display(),
            timezone.localtime(row.dibuat).date(),
            nota.nomor if nota else "",
            nota.sampai if nota else None,
        ]
