"""Comparing one order with the live ones, and saying what is found in names instead of numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.peta import Peta
from poros.pure import konflik

from ...models import Arahan, SumberDaya, TindakArahan
from ...rules import TERTUTUP
from ...values import RincianArahan, Sasaran
from .calon import calon
from .tabrakan import BARU, Tabrakan
from .terjemah import baru, lama, nomor, pengaturan


def periksa(
    actor: Actor, rincian: RincianArahan, kepada: Sequence[Sasaran], *, arahan: Arahan | None = None
) -> list[Tabrakan]:
    """Compare a new order with all live ones it could touch; `arahan` is the order itself once it is stored."""
    if not rincian.dapat_bertabrakan:
        return []
    acts = semua_tindak()
    others = list(calon(rincian, kepada, acts, kecuali=arahan.pk if arahan else None))
    resources = _sumber(rincian, others)
    issuers = {actor.jabatan_id: actor.unit_id} | {row.penerbit_id: row.penerbit.unit_id for row in others}
    rules = pengaturan(actor.peta, acts, issuers, {pk: row.kapasitas for pk, row in resources.items()})
    old = [order for row in others for order in lama(row)]
    found = [t for order in baru(actor, rincian, kepada, timezone.now()) for t in konflik.periksa(order, old, rules)]
    titles = {row.pk: _judul(actor, row) for row in others}
    rahasia = rincian.kerahasiaan in TERTUTUP
    titles[BARU] = _("Arahan rahasia") if rahasia else str(Arahan(isi=rincian.isi))
    names = _nama(actor, acts, resources.values(), others, titles, tersimpan=arahan is not None)
    units = {row.pk: row.penerbit.unit_id for row in others} | {BARU: actor.unit_id}
    return _unik(_tabrakan(t, _penengah(actor.peta, t, units), names, titles) for t in found)


def semua_tindak() -> list[TindakArahan]:
    """All acts, with what they exclude and who is competent: an order outlives the act it names. Three queries."""
    return list(TindakArahan.objects.prefetch_related("berlawanan", "berwenang"))


def _judul(actor: Actor, row: Arahan) -> str:
    """A collision is told to people who may not read the other order: of a secret one only that there is one."""
    own = row.penerbit_id == actor.jabatan_id
    return str(row) if own or row.kerahasiaan not in TERTUTUP else _("Arahan rahasia")


def _sumber(rincian: RincianArahan, others: Iterable[Arahan]) -> dict[int, SumberDaya]:
    known = {k.sumber_daya_id: k.sumber_daya for row in others for k in row.klaim.all()}
    missing = {k.sumber_daya_id for k in rincian.klaim} - known.keys()
    return known | (SumberDaya.objects.in_bulk(missing) if missing else {})


def _nama(
    actor: Actor,
    acts: Iterable[TindakArahan],
    resources: Iterable[SumberDaya],
    others: Sequence[Arahan],
    titles: Mapping[int, str],
    *,
    tersimpan: bool,
) -> dict[str, str]:
    """What the codes in the engine's sentences are called."""
    units = {f"u{node.id}": node.nama for node in actor.peta.simpul.values()}
    offices = {f"j{row.penerbit_id}": row.penerbit.nama for row in others}
    return {
        **units,
        **offices,
        f"j{actor.jabatan_id}": actor.jabat.jabatan,
        **{f"s{row.pk}": row.nama for row in resources},
        **{act.kode: act.nama for act in acts},
        **{str(row.pk): f"“{titles[row.pk]}” ({row.penerbit.nama})" for row in others},
        str(BARU): f"“{titles[BARU]}” ({actor.jabat.jabatan})" if tersimpan else _("yang baru ini"),
    }


def _penengah(peta: Peta, t: konflik.Temuan, units: Mapping[int, int]) -> int | None:
    """Who stands above all issuers, also where a rule already names a winner: a person decides in any case."""
    above: int | None = units[nomor(t.anggota[0])]
    if len(t.anggota) == 1:
        return next(iter(peta.rantai(units[nomor(t.anggota[0])])), None)
    for member in t.anggota[1:]:
        above = None if above is None else peta.atasan_bersama(above, units[nomor(member)])
    return above


def _tabrakan(t: konflik.Temuan, penengah: int | None, names: Mapping[str, str], titles: Mapping[int, str]) -> Tabrakan:
    numbers = sorted({nomor(member) for member in t.anggota})
    said = {member: names[str(nomor(member))] for member in t.anggota}
    told = replace(
        t,
        alasan=tuple(_bernama(sentence, names) for sentence in t.alasan),
        kepada=names.get(t.kepada or "", t.kepada),
    )
    bahasa = "en" if (get_language() or "").startswith("en") else "id"
    return Tabrakan(
        jenis=t.jenis.value,
        arahan=tuple(n for n in numbers if n != BARU),
        menang=None if t.menang is None else nomor(t.menang),
        aturan=t.aturan.value,
        penengah_id=penengah,
        kalimat=konflik.jelaskan(told, bahasa, said),
        catatan=konflik.ucapkan(t.catatan, bahasa, said) if t.catatan else "",
        masukan={
            "arahan": {str(n): titles[n] for n in numbers},
            "irisan": [t.irisan.mulai.isoformat(), t.irisan.selesai.isoformat()] if t.irisan else None,
        },
    )


def _bernama(sentence: konflik.Kalimat, names: Mapping[str, str]) -> konflik.Kalimat:
    return replace(sentence, isi=tuple(names.get(x, x) if isinstance(x, str) else x for x in sentence.isi))


def _unik(items: Iterable[Tabrakan]) -> list[Tabrakan]:
    """Several target units in common make one collision of two orders, not several."""
    seen: dict[str, Tabrakan] = {}
    for item in items:
        seen.setdefault(item.kunci, item)
    return list(seen.values())
