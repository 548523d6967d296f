"""Checking one order against the live ones, and handing on what is found with the names of all that is in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import Peta
from poros.pure import konflik

from ...models import Arahan, SumberDaya, TindakArahan
from ...rules import TERTUTUP
from ...values import RincianArahan, Sasaran, Setelah
from ...wewenang import lihat_arahan
from .calon import calon
from .tabrakan import BARU, Sebutan, Tabrakan, nomor
from .terjemah import arahan_saja, baru, lama, pengaturan
from .urutan import rangkaian, simpul, simpul_baru


@dataclass(slots=True)
class _Hasil:
    """What was found, the stored orders that were looked at, and what acts and resources are called."""

    temuan: list[konflik.Temuan] = field(default_factory=list)
    arahan: dict[int, Arahan] = field(default_factory=dict)
    nama: dict[str, str] = field(default_factory=dict)

    def tambah(self, temuan: Iterable[konflik.Temuan], arahan: Iterable[Arahan]) -> None:
        self.temuan += temuan
        self.arahan |= {row.pk: row for row in arahan}


def periksa(
    actor: Actor, rincian: RincianArahan, kepada: Sequence[Sasaran], *, arahan: Arahan | None = None
) -> list[Tabrakan]:
    """Check a new order against all live ones it could touch; `arahan` is the order itself once it is stored."""
    hasil, sendiri = _Hasil(), arahan.pk if arahan else BARU
    if rincian.dapat_bertabrakan:
        _bandingkan(hasil, actor, rincian, kepada, sendiri)
    if setelah := _terlihat(actor, rincian.setelah):
        network = rangkaian(simpul_baru(actor, rincian), setelah, arahan_id=sendiri)
        hasil.tambah(network.mustahil(), network.arahan)
    if not hasil.temuan:
        return []
    secret = rincian.kerahasiaan in TERTUTUP
    title = None if secret else str(Arahan(isi=rincian.isi))
    return _tabrakan(actor, hasil, {BARU: (title, actor.jabatan_id, actor.jabat.jabatan, actor.unit_id)})


def periksa_urutan(actor: Actor, arahan: Arahan, setelah: Sequence[Setelah]) -> list[Tabrakan]:
    """Check what would become impossible if a stored order came after others: two statements."""
    network = rangkaian(simpul(arahan), setelah, arahan_id=arahan.pk)
    hasil = _Hasil()
    hasil.tambah(network.mustahil(), [*network.arahan, arahan])
    return _tabrakan(actor, hasil, {})


def semua_tindak() -> list[TindakArahan]:
    """All acts, with what they exclude and who is competent: an order outlives the act it names. Three queries."""
    return list(TindakArahan.objects.prefetch_related("berlawanan", "berwenang"))


def _terlihat(actor: Actor, setelah: Sequence[Setelah]) -> list[Setelah]:
    """Nobody learns the title of an order by asking what would come after it."""
    if not setelah:
        return []
    rows = Arahan.objects.filter(lihat_arahan(actor, [s.arahan_id for s in setelah]))
    seen = set(rows.values_list("pk", flat=True))
    return [s for s in setelah if s.arahan_id in seen]


def _bandingkan(hasil: _Hasil, actor: Actor, rincian: RincianArahan, kepada: Sequence[Sasaran], sendiri: int) -> None:
    acts = semua_tindak()
    others = list(calon(rincian, kepada, acts, kecuali=sendiri))
    resources = _sumber(rincian, others)
    rules = pengaturan(acts, {pk: row.kapasitas for pk, row in resources.items()})
    old = [order for row in others for order in lama(row)]
    new = baru(actor, rincian, kepada, timezone.now())
    hasil.tambah((t for order in new for t in konflik.periksa(order, old, rules)), others)
    hasil.nama |= {act.kode: act.nama for act in acts} | {f"s{pk}": row.nama for pk, row in resources.items()}


def _sumber(rincian: RincianArahan, others: Iterable[Arahan]) -> dict[int, SumberDaya]:
    known = {k.sumber_daya_id: k.sumber_daya for row in others for k in row.klaim.all()}
    missing = {k.sumber_daya_id for k in rincian.klaim} - known.keys()
    return known | (SumberDaya.objects.in_bulk(missing) if missing else {})


Dikenal = tuple[str | None, int, str, int]
"""Title (none of a secret order), number and name of the office that gave it, unit of that office."""


def _tabrakan(actor: Actor, hasil: _Hasil, sendiri: dict[int, Dikenal]) -> list[Tabrakan]:
    """Each finding once, with who decides on it: units in common make one collision of two orders, not several."""
    known = {pk: _dikenal(row) for pk, row in hasil.arahan.items()} | sendiri
    sebutan = Sebutan(
        kode=hasil.nama
        | {f"u{node.id}": node.nama for node in actor.peta.simpul.values()}
        | {f"j{office}": name for _title, office, name, _unit in known.values()},
        judul={pk: title for pk, (title, _office, _name, _unit) in known.items()},
        penerbit={pk: name for pk, (_title, _office, name, _unit) in known.items()},
    )
    seen: dict[str, Tabrakan] = {}
    for t in hasil.temuan:
        told = konflik.sebut_ulang(t, arahan_saja)
        above = _penengah(actor.peta, [known[nomor(member)][3] for member in told.anggota])
        if told.aturan is konflik.Aturan.ATASAN and above is not None:
            told = replace(told, kepada=f"u{above}")
        one = Tabrakan(told, above, sebutan)
        seen.setdefault(one.kunci, one)
    return list(seen.values())


def _dikenal(row: Arahan) -> Dikenal:
    """A collision is told to people who may not read the other order: of a secret one only that there is one."""
    title = None if row.kerahasiaan in TERTUTUP else str(row)
    return title, row.penerbit_id, row.penerbit.nama, row.penerbit.unit_id


def _penengah(peta: Peta, units: Sequence[int]) -> int | None:
    """Who stands above all issuers, also where a rule already names a winner: a person decides in any case."""
    above: int | None = units[0]
    if len(units) == 1:
        return next(iter(peta.rantai(units[0])), None)
    for unit in units[1:]:
        above = None if above is None else peta.atasan_bersama(above, unit)
    return above
