"""Orders as the engine of `pure` wants them: one for each unit, so that its sentences can be turned back into names.

Numbers of different things are told apart by a letter: a12 is an order, j12 an office, u12 a unit, s12 a resource.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import JenisUnit, tingkat
from poros.pure import konflik

from ...models import Arahan, KlaimSumberDaya, TindakArahan
from ...rules import Tanda
from ...values import Klaim, RincianArahan, Sasaran
from .tabrakan import BARU

KEPALA_DAERAH = Decimal(100)
"""Above every eselon; the everyday chart of command is rank."""


def baru(actor: Actor, r: RincianArahan, kepada: Sequence[Sasaran], terbit: datetime) -> list[konflik.Arahan]:
    """The new order, once for each unit; its claims are made once."""
    level = _tingkat(actor.jabat.jenis_unit, kepala=actor.jabat.kepala, eselon=actor.jabat.eselon)
    if r.jendela is None:
        return []
    return [
        _arahan(
            r,
            nomor=BARU,
            penerbit_id=actor.jabatan_id,
            level=level,
            unit_id=s.unit_id,
            jendela=r.jendela,
            terbit=terbit,
            klaim=r.klaim if n == 0 else (),
        )
        for n, s in enumerate(kepada)
    ]


def lama(row: Arahan) -> list[konflik.Arahan]:
    """A stored order, once for each unit."""
    office = row.penerbit
    level = _tingkat(JenisUnit(office.unit.jenis), kepala=office.kepala, eselon=office.eselon)
    if row.mulai is None or row.selesai is None:
        return []
    jendela = (row.mulai, row.selesai)
    units = sorted(p.unit_id for p in row.penugasan.all())
    return [
        _arahan(
            row,
            nomor=row.pk,
            penerbit_id=office.pk,
            level=level,
            unit_id=unit,
            jendela=jendela,
            terbit=row.terbit,
            klaim=row.klaim.all() if n == 0 else (),
        )
        for n, unit in enumerate(units)
    ]


def _arahan(
    r: RincianArahan | Arahan,
    *,
    nomor: int,
    penerbit_id: int,
    level: Decimal,
    unit_id: int,
    jendela: tuple[datetime, datetime],
    terbit: datetime,
    klaim: Iterable[Klaim | KlaimSumberDaya],
) -> konflik.Arahan:
    """An order without an act gets a place of its own, so that only its claims can collide."""
    return konflik.Arahan(
        id=f"a{nomor}:{unit_id}",
        penerbit=f"j{penerbit_id}",
        tingkat=level,
        sasaran=(f"u{unit_id}",),
        tindakan=r.tindak or f"-{nomor}",
        objek=konflik.jalur(r.objek) if r.tindak else ("-", str(nomor), str(unit_id)),
        larangan=r.tanda == Tanda.LARANG,
        nilai=r.nilai or None,
        jendela=konflik.Rentang(*jendela),
        terbit=terbit,
        klaim=tuple(
            konflik.Klaim(f"s{k.sumber_daya_id}", Decimal(k.jumlah), konflik.Rentang(k.mulai, k.selesai)) for k in klaim
        ),
    )


def arahan_saja(anggota: str) -> str:
    """The order behind a member of a finding, whichever unit it was compared for: `a12` of `a12:3`."""
    return anggota.split(":", 1)[0]


def _tingkat(jenis: JenisUnit, *, kepala: bool, eselon: str) -> Decimal:
    return KEPALA_DAERAH if kepala and jenis is JenisUnit.KEPALA_DAERAH else Decimal(tingkat(eselon))


def pengaturan(acts: Sequence[TindakArahan], kapasitas: dict[int, int]) -> konflik.Pengaturan:
    """What the acts exclude, who is competent, how much there is of each resource."""
    return konflik.Pengaturan(
        lawan=konflik.lawan((a.kode, b.kode) for a in acts for b in a.berlawanan.all()),
        tindakan_bernilai=frozenset(a.kode for a in acts if a.nilai_tunggal),
        tindakan_seutuh_unit=frozenset(a.kode for a in acts if a.seluruh_unit),
        kewenangan={a.kode: frozenset(f"j{j.pk}" for j in a.berwenang.all()) for a in acts if a.berwenang.all()},
        kapasitas={f"s{pk}": Decimal(n) for pk, n in kapasitas.items()},
    )
