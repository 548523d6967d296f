"""The structure as it was, is or will be on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.labels import JENIS_UNIT
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit, UrusanUnit, VersiUnit
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import TERBUKA
from poros.kernel.wewenang import visible

from ..rules.ukuran import Kelebihan, Ruas, dalam_lingkaran, ke_atas, lintas_rumpun, terlampaui
from ..wewenang import Wewenang
from .parameter import rumpun, ukuran, urusan_maks


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A unit as it stands on one day."""

    id: int
    kode: str
    nama: str
    singkatan: str
    jenis: str
    induk_id: int | None
    urutan: int

    @property
    def jenis_kata(self) -> object:
        return JENIS_UNIT[JenisUnit(self.jenis)]


@dataclass(frozen=True, slots=True)
class Cabang:
    """A line of the tree."""

    unit: Bentuk
    kedalaman: int
    pemangku: tuple[Pemangku, ...]
    anak: tuple["Cabang", ...] = field(default=())


def pada_hari(tanggal: date) -> Q:
    """Rows with `dari` and `sampai` that are valid on a day."""
    return Q(dari__lte=tanggal) & (Q(sampai__isnull=True) | Q(sampai__gte=tanggal))


def sejak(tanggal: date) -> Q:
    """Rows that are valid on a day or on some day after it."""
    return Q(sampai__isnull=True) | Q(sampai__gte=tanggal)


def hari_terakhir(unit_id: int) -> date | None:
    """The last day of a unit whose end is decided; None while it is not."""
    return VersiUnit.objects.filter(unit_id=unit_id).order_by("-dari").values_list("sampai", flat=True).first()


def induk_pada(pada: date) -> dict[int, int | None]:
    """The parent of each unit of a day as decided so far, in this very transaction too. Two queries."""
    tanpa = Unit.objects.filter(aktif=True, versi__isnull=True).values_list("pk", "induk_id")
    versi = VersiUnit.objects.filter(pada_hari(pada)).values_list("unit_id", "induk_id")
    return dict([*tanpa, *versi])


def di_bawah_diri(unit_id: int, induk_id: int, mulai: date) -> bool:
    """Would the unit stand below itself, from that day on or from a change on that is decided for a later day?"""
    nanti = VersiUnit.objects.filter(dari__gt=mulai).order_by("dari").values_list("dari", flat=True).distinct()
    return any(dalam_lingkaran(unit_id, induk_id, induk_pada(hari)) for hari in [mulai, *nanti])


def bentuk_unit(actor: Actor, pada: date) -> dict[int, Bentuk]:
    """All units of a day, in the order of the structure: today's from memory, another day's in one query."""
    if pada == actor.hari:
        return {
            s.id: Bentuk(s.id, s.kode, s.nama, s.singkatan, s.jenis, s.induk_id, n)
            for n, s in enumerate(actor.peta.simpul.values())
        }
    terlihat = visible(actor, Wewenang.UNIT_LIHAT, Unit.objects.all())
    versi = VersiUnit.objects.filter(pada_hari(pada), unit__in=terlihat).select_related("unit")
    return {
        v.unit_id: Bentuk(v.unit_id, v.unit.kode, v.nama, v.singkatan, v.jenis, v.induk_id, n)
        for n, v in enumerate(versi.order_by("unit__urutan", "unit__kode"))
    }


def kepala_unit(pada: date) -> dict[int, tuple[Pemangku, ...]]:
    """Who leads each unit on a day: the definitive head and whoever stands in. One query."""
    rows = Pemangku.objects.filter(berlaku_pada(pada), jabatan__kepala=True).select_related("jabatan", "orang")
    found: dict[int, list[Pemangku]] = {}
    for row in rows.order_by("kapasitas", "-dari"):
        found.setdefault(row.jabatan.unit_id, []).append(row)
    return {unit: tuple(holders) for unit, holders in found.items()}


def pohon(actor: Actor, pada: date) -> tuple[Cabang, ...]:
    """The structure of a day from the top down. One query today, two for another day."""
    units, heads = bentuk_unit(actor, pada), kepala_unit(pada)
    anak: dict[int | None, list[Bentuk]] = {}
    for unit in units.values():
        anak.setdefault(unit.induk_id if unit.induk_id in units else None, []).append(unit)

    def cabang(induk: int | None, kedalaman: int) -> tuple[Cabang, ...]:
        return tuple(
            Cabang(u, kedalaman, heads.get(u.id, ()), cabang(u.id, kedalaman + 1)) for u in anak.get(induk, ())
        )

    return cabang(None, 0)


def rata(cabang: tuple[Cabang, ...]) -> Iterator[Cabang]:
    """The tree as lines, each parent before its children."""
    for satu in cabang:
        yield satu
        yield from rata(satu.anak)


def versi_terjadwal(actor: Actor) -> QuerySet[VersiUnit]:
    """Changes that are decided and not yet in force, soonest first."""
    terlihat = visible(actor, Wewenang.UNIT_LIHAT, Unit.objects.all())
    return (
        VersiUnit.objects.filter(dari__gt=actor.hari, unit__in=terlihat)
        .select_related("unit", "induk")
        .order_by("dari")
    )


def kelebihan(actor: Actor) -> list[Kelebihan]:
    """Ceilings of size that today's structure passes; no query."""
    units = [Ruas(s.id, s.jenis.value, s.induk_id) for s in actor.peta.simpul.values()]
    return terlampaui(units, ukuran(), jenis_pemda(), actor.hari)


def jenis_pemda() -> str:
    """What kind of government this is; "" when the connection does not know."""
    return getattr(connection.tenant, "jenis", "")


def urusan_janggal(kode: list[str]) -> tuple[bool, bool]:
    """Do these urusan of one unit pass the number allowed; do they lie in different rumpun?"""
    konkuren = [k for k in kode if k[:1] in {"1", "2", "3"}]
    return len(konkuren) > urusan_maks()["maks"], lintas_rumpun(konkuren, rumpun())


def penugasan_terbuka(unit: Unit) -> QuerySet[Penugasan]:
    """Open work that lies with a unit or is coordinated by it: why it cannot be abolished without a successor."""
    milik = Q(unit=unit) | Q(kantor=unit) | Q(koordinator=unit)
    return Penugasan.objects.filter(milik, status__in=sorted(TERBUKA)).select_related("arahan", "unit").order_by("id")


def jabatan_unit(actor: Actor, unit: Unit) -> list[tuple[Jabatan, list[Pemangku]]]:
    """Offices of a unit, each with who holds it today. Two queries."""
    offices = list(
        visible(actor, Wewenang.JABATAN_LIHAT, Jabatan.objects.filter(unit=unit)).order_by(
            "-aktif", "-kepala", "eselon", "nama"
        )
    )
    holders: Mapping[int, list[Pemangku]] = {office.pk: [] for office in offices}
    rows = Pemangku.objects.filter(berlaku_pada(actor.hari), jabatan__in=offices).select_related("orang")
    for row in rows.order_by("kapasitas"):
        holders[row.jabatan_id].append(row)
    return [(office, holders[office.pk]) for office in offices]


def urusan_unit(unit: Unit, pada: date) -> QuerySet[UrusanUnit]:
    """Urusan that a unit carries on a day."""
    return UrusanUnit.objects.filter(pada_hari(pada), unit=unit)


def belum_diterapkan(pada: date) -> list[Unit]:
    """Units that are not yet what their versions say of a day; parents first. Two queries."""
    berlaku = VersiUnit.objects.filter(pada_hari(pada)).select_related("unit").order_by("unit__urutan", "unit__kode")
    induk = {v.unit_id: v.induk_id for v in berlaku}
    berubah = sorted((v.unit for v in berlaku if _berbeda(v)), key=lambda unit: len([*ke_atas(unit.pk, induk)]))
    habis = Unit.objects.filter(aktif=True, versi__isnull=False).exclude(
        versi__in=VersiUnit.objects.filter(pada_hari(pada))
    )
    return [*berubah, *habis.distinct()]


def _berbeda(versi: VersiUnit) -> bool:
    unit = versi.unit
    kini = (unit.nama, unit.singkatan, unit.jenis, unit.induk_id, unit.aktif)
    return kini != (versi.nama, versi.singkatan, versi.jenis, versi.induk_id, True)
