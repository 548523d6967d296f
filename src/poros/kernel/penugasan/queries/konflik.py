"""Does a new order collide with live ones? Candidates come from three small indexes, the judgement from `pure`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.peta import Peta
from poros.kernel.organisasi.rules import JenisUnit, tingkat
from poros.pure import konflik
from poros.pure.jalur import leluhur

from ..models import Arahan, KlaimSumberDaya, SumberDaya, TindakArahan
from ..rules import StatusArahan, Tanda
from ..values import Klaim, RincianArahan, Sasaran

BARU = "baru"
TINGKAT_KEPALA_DAERAH = 100
ABADI = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tabrakan:
    """A collision as screens and services need it. `arahan` names the others; None in `menang` means nobody yet.

    `menang` is an order's number, 0 for the new one.
    """

    jenis: str
    arahan: tuple[int, ...]
    menang: int | None
    aturan: str
    penengah_id: int | None
    kalimat: str
    masukan: dict[str, Any]


def periksa(
    actor: Actor, rincian: RincianArahan, kepada: Sequence[Sasaran], *, arahan: Arahan | None = None
) -> list[Tabrakan]:
    """Compare a new order with all live ones it could touch; `arahan` is the order itself once it is stored."""
    if not rincian.dapat_bertabrakan:
        return []
    acts = list(TindakArahan.objects.prefetch_related("berlawanan", "berwenang"))
    others = list(calon(rincian, kepada, acts, kecuali=arahan.pk if arahan else None))
    baru = _baru(actor, rincian, kepada)
    lama = [order for row in others for order in _lama(row)]
    issuers = {actor.jabatan_id: actor.unit_id} | {row.penerbit_id: row.penerbit.unit_id for row in others}
    pengaturan = _pengaturan(actor.peta, acts, issuers, _sumber(rincian, others))
    found = [t for order in baru for t in konflik.periksa(order, [*lama, *(b for b in baru if b is not order)], pengaturan)]
    return _unik(_tabrakan(t, rincian, others) for t in found if _menyangkut_lain(t))


def calon(
    rincian: RincianArahan, kepada: Sequence[Sasaran], acts: Sequence[TindakArahan], *, kecuali: int | None
) -> QuerySet[Arahan]:
    """Live orders that share a place, a resource or a whole unit with the new one, in its window."""
    live = Arahan.objects.filter(status=StatusArahan.BERLAKU, mulai__isnull=False)
    start, end = _jendela(rincian)
    near = live.filter(mulai__lt=end, selesai__gt=start)
    ids = KlaimSumberDaya.objects.filter(
        sumber_daya_id__in=[k.sumber_daya_id for k in rincian.klaim], mulai__lt=end, selesai__gt=start
    ).values("arahan_id")
    touching = Q(pk__in=ids)
    if rincian.tindak:
        objek = rincian.objek.strip("/")
        touching |= Q(pk__in=near.filter(Q(objek__in=_garis(objek)) | Q(objek__startswith=f"{objek}/"), ~Q(tindak="")).values("pk"))
        whole = [a.kode for a in acts if a.seluruh_unit]
        if rincian.tindak in whole:
            units = [s.unit_id for s in kepada]
            touching |= Q(pk__in=near.filter(tindak__in=whole, penugasan__unit_id__in=units).values("pk"))
    rows = live.filter(touching).exclude(pk=kecuali)
    return rows.select_related("penerbit__unit").prefetch_related("penugasan", "klaim")


def _garis(objek: str) -> list[str]:
    """The place itself and every place that holds it."""
    return [objek, *leluhur(objek)]


def _jendela(r: RincianArahan) -> tuple[datetime, datetime]:
    starts = [k.mulai for k in r.klaim] + ([r.mulai] if r.mulai else [])
    ends = [k.selesai for k in r.klaim] + ([r.selesai] if r.selesai else [])
    return min(starts), max(ends)


def _baru(actor: Actor, r: RincianArahan, kepada: Sequence[Sasaran]) -> list[konflik.Arahan]:
    jendela = konflik.Rentang(*_jendela(r))
    klaim = tuple(_klaim(k, jendela) for k in r.klaim)
    level = _tingkat(actor.jabat.jenis_unit, kepala=actor.jabat.kepala, eselon=actor.jabat.eselon)
    return [
        _pesanan(
            f"{BARU}:{s.unit_id}", actor.jabatan_id, level, s.unit_id, r, jendela, timezone.now(), klaim if n == 0 else ()
        )
        for n, s in enumerate(kepada)
    ]


def _lama(row: Arahan) -> list[konflik.Arahan]:
    if row.mulai is None or row.selesai is None:
        return []
    jendela = konflik.Rentang(row.mulai, row.selesai)
    klaim = tuple(_klaim(k, jendela) for k in row.klaim.all())
    level = _tingkat(JenisUnit(row.penerbit.unit.jenis), kepala=row.penerbit.kepala, eselon=row.penerbit.eselon)
    return [
        _pesanan(f"{row.pk}:{p.unit_id}", row.penerbit_id, level, p.unit_id, row, jendela, row.terbit, klaim if n == 0 else ())
        for n, p in enumerate(row.penugasan.all())
    ]


def _pesanan(
    pk: str,
    issuer: int,
    level: int,
    unit_id: int,
    r: RincianArahan | Arahan,
    jendela: konflik.Rentang,
    terbit: datetime,
    klaim: tuple[konflik.Klaim, ...],
) -> konflik.Arahan:
    """An order without an act gets a place of its own, so that only its claims can collide."""
    return konflik.Arahan(
        id=pk,
        penerbit=str(issuer),
        tingkat=Decimal(level),
        sasaran=(str(unit_id),),
        tindakan=r.tindak or f"-{pk}",
        objek=konflik.jalur(r.objek) if r.tindak else ("-", pk),
        larangan=r.tanda == Tanda.LARANG,
        nilai=r.nilai or None,
        jendela=jendela,
        terbit=terbit,
        klaim=klaim,
    )


def _klaim(k: Klaim | KlaimSumberDaya, jendela: konflik.Rentang) -> konflik.Klaim:  # noqa: ARG001 -- claims carry their own window
    return konflik.Klaim(str(k.sumber_daya_id), Decimal(k.jumlah), konflik.Rentang(k.mulai, k.selesai))


def _tingkat(jenis: JenisUnit, *, kepala: bool, eselon: str) -> int:
    """Level in the everyday chart: the head of region above all, then by eselon."""
    return TINGKAT_KEPALA_DAERAH if kepala and jenis is JenisUnit.KEPALA_DAERAH else tingkat(eselon)


def _sumber(rincian: RincianArahan, others: Iterable[Arahan]) -> dict[str, Decimal]:
    ids = {k.sumber_daya_id for k in rincian.klaim} | {k.sumber_daya_id for row in others for k in row.klaim.all()}
    if not ids:
        return {}
    rows = SumberDaya.objects.filter(pk__in=ids).values_list("pk", "kapasitas")
    return {str(pk): Decimal(kapasitas) for pk, kapasitas in rows}


def _pengaturan(
    peta: Peta, acts: Sequence[TindakArahan], issuers: dict[int, int], kapasitas: dict[str, Decimal]
) -> konflik.Pengaturan:
    pairs = [(a, b) for a in issuers for b in issuers if a < b]
    above = {frozenset({str(a), str(b)}): peta.atasan_bersama(issuers[a], issuers[b]) for a, b in pairs}
    return konflik.Pengaturan(
        lawan=konflik.lawan((a.kode, b.kode) for a in acts for b in a.berlawanan.all()),
        tindakan_bernilai=frozenset(a.kode for a in acts if a.nilai_tunggal),
        tindakan_seutuh_unit=frozenset(a.kode for a in acts if a.seluruh_unit),
        kewenangan={
            a.kode: frozenset(str(j.pk) for j in a.berwenang.all()) for a in acts if a.berwenang.all()
        },
        kapasitas=kapasitas,
        atasan={pair: str(unit) for pair, unit in above.items() if unit is not None},
    )


def _nomor(member: str) -> int:
    head = member.split(":", 1)[0]
    return 0 if head == BARU else int(head)


def _menyangkut_lain(t: konflik.Temuan) -> bool:
    """Parts of one order do not collide with each other."""
    return len({_nomor(m) for m in t.anggota}) > 1 or t.jenis is konflik.Jenis.TANPA_WEWENANG


def _tabrakan(t: konflik.Temuan, rincian: RincianArahan, others: Sequence[Arahan]) -> Tabrakan:
    names = {row.pk: str(row) for row in others} | {0: rincian.isi}
    numbers = sorted({_nomor(m) for m in t.anggota})
    return Tabrakan(
        jenis=t.jenis.value,
        arahan=tuple(n for n in numbers if n),
        menang=None if t.menang is None else _nomor(t.menang),
        aturan=t.aturan.value,
        penengah_id=int(t.kepada) if t.kepada else None,
        kalimat=konflik.jelaskan(t),
        masukan={
            "arahan": {str(n): names.get(n, "") for n in numbers},
            "irisan": [t.irisan.mulai.isoformat(), t.irisan.selesai.isoformat()] if t.irisan else None,
        },
    )


def _unik(items: Iterable[Tabrakan]) -> list[Tabrakan]:
    """Several target units in common make one collision of two orders, not several."""
    seen: dict[tuple[str, tuple[int, ...]], Tabrakan] = {}
    for item in items:
        seen.setdefault((item.jenis, item.arahan), item)
    return list(seen.values())


def nama_jabatan(ids: Iterable[int]) -> dict[int, str]:
    """Names of issuing offices, for screens that show a collision."""
    return dict(Jabatan.objects.filter(pk__in=set(ids)).values_list("pk", "nama"))
