"""What would be a good disposition: what staff prepared, else what was done with similar letters, else the map.

For a whole desk at once: three queries, however many letters lie on it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Penugasan, SumberDaya
from poros.kernel.penugasan.rules import Peran, StatusArahan
from poros.kernel.penugasan.values import Sasaran

from ..models import Disposisi, Surat, UsulanDisposisi
from ..values import IsiDisposisi, Saran
from .peta_urusan import menurut_peta

CONTOH = 400
"""Sheets of this office that are looked back on: some months of a Sekda's work."""
TELADAN = 5
PENERIMA = 3
CUKUP_MIRIP = 3
"""The same classification, or the same sender; a neighbouring classification alone says little."""
TINDAK_LANJUTI, HADIRI = "tindak-lanjuti", "hadiri"


@dataclass(frozen=True, slots=True)
class _Contoh:
    """One sheet of the past and the letter it was on."""

    arahan_id: int
    surat_id: int
    klasifikasi: str
    pengirim: str
    instruksi: tuple[str, ...]

    def mirip(self, surat: Surat) -> int:
        sama = 4 * (bool(surat.klasifikasi) and self.klasifikasi == surat.klasifikasi)
        dekat = 2 * (bool(surat.klasifikasi) and _bidang(self.klasifikasi) == _bidang(surat.klasifikasi))
        return (sama or dekat) + 3 * (self.pengirim.casefold() == surat.pengirim.casefold())


def usulan_otomatis(actor: Actor, surat: Surat) -> Saran:
    """The proposal for one letter; possibly nobody."""
    return saran(actor, [surat])[surat.pk]


def saran(actor: Actor, letters: Sequence[Surat]) -> dict[int, Saran]:
    """A proposal for each letter, with where it comes from. Letters bring `usulan` along (`select_related`)."""
    found = {s.pk: disiapkan(s.usulan) for s in letters if getattr(s, "usulan", None) is not None}
    rest = [s for s in letters if s.pk not in found]
    found |= _pengalaman(actor, rest)
    found |= {
        pk: Saran(isi=_isi(units), alasan=alasan)
        for pk, (units, alasan) in menurut_peta(actor, [s for s in rest if s.pk not in found]).items()
    }
    return _dengan_hadir({s.pk: found.get(s.pk, Saran(isi=IsiDisposisi(kepada=()))) for s in letters}, letters)


def disiapkan(usulan: UsulanDisposisi) -> Saran:
    """The sheet that a member of staff prepared."""
    isi = IsiDisposisi(
        kepada=tuple(Sasaran(s["unit"], Peran(s["peran"])) for s in usulan.sasaran),
        instruksi=tuple(usulan.instruksi),
        catatan=usulan.catatan,
        tenggat=usulan.tenggat,
        aturan_tenggat=usulan.aturan_tenggat,
        hadir=tuple(usulan.hadir),
    )
    return Saran(isi=isi, alasan=_("Disiapkan staf"), pemeriksa=f"{usulan.pemeriksa}, {usulan.jabatan}")


def _pengalaman(actor: Actor, letters: Sequence[Surat]) -> dict[int, Saran]:
    """From sheets of this office on letters of the same classification or sender, the more alike the heavier."""
    if not letters:
        return {}
    past = [
        _Contoh(arahan, surat, klasifikasi, pengirim, tuple(instruksi))
        for arahan, surat, klasifikasi, pengirim, instruksi in Disposisi.objects.filter(dari_id=actor.jabatan_id)
        .exclude(arahan__status=StatusArahan.DITARIK)
        .order_by("-id")
        .values_list("arahan_id", "surat_id", "surat__klasifikasi", "surat__pengirim", "instruksi")[:CONTOH]
    ]
    alike = {s.pk: _teladan(s, past) for s in letters}
    targets = _penerima({c.arahan_id for examples in alike.values() for _bobot, c in examples})
    made = {pk: _dari_teladan(actor, examples, targets) for pk, examples in alike.items()}
    return {pk: proposal for pk, proposal in made.items() if proposal is not None}


def _teladan(surat: Surat, past: Iterable[_Contoh]) -> list[tuple[int, _Contoh]]:
    scored = [(score, c) for c in past if c.surat_id != surat.pk and (score := c.mirip(surat)) >= CUKUP_MIRIP]
    return sorted(scored, key=lambda pair: -pair[0])[:TELADAN]


def _penerima(arahan: set[int]) -> dict[int, list[tuple[int, str]]]:
    rows = Penugasan.objects.filter(arahan_id__in=arahan).exclude(peran=Peran.TEMBUSAN) if arahan else ()
    found: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        found.setdefault(row.arahan_id, []).append((row.unit_id, row.peran))
    return found


def _dari_teladan(
    actor: Actor, examples: list[tuple[int, _Contoh]], targets: dict[int, list[tuple[int, str]]]
) -> Saran | None:
    weights: Counter[int] = Counter()
    for score, example in examples:
        for unit, peran in targets.get(example.arahan_id, ()):
            weights[unit] += score * (2 if peran == Peran.UTAMA else 1)
    units = [unit for unit, _bobot in weights.most_common(PENERIMA) if unit in actor.peta.simpul]
    if not units:
        return None
    instruksi = Counter(c.instruksi for _bobot, c in examples).most_common(1)[0][0]
    n = len(examples)
    words = ngettext("Seperti %(n)s surat serupa sebelumnya", "Seperti %(n)s surat serupa sebelumnya", n)
    return Saran(isi=_isi(units, instruksi), alasan=words % {"n": n})


def _dengan_hadir(found: dict[int, Saran], letters: Sequence[Surat]) -> dict[int, Saran]:
    """An invitation proposes that the head of the leading unit goes, unless staff have thought of it already."""
    invited = [s.pk for s in letters if s.acara_mulai and not found[s.pk].diperiksa and found[s.pk].isi.kepada]
    if not invited:
        return found
    leads = {pk: found[pk].isi.kepada[0].unit_id for pk in invited}
    rows = SumberDaya.objects.filter(unit_id__in=set(leads.values()), orang_id__isnull=False, aktif=True)
    people = dict(rows.values_list("unit_id", "orang_id"))
    for pk, unit in leads.items():
        hadir = (people[unit],) if unit in people else ()
        isi = IsiDisposisi(kepada=found[pk].isi.kepada, instruksi=(HADIRI,), hadir=hadir)
        found[pk] = Saran(isi=isi, alasan=found[pk].alasan)
    return found


def _isi(units: Sequence[int], instruksi: tuple[str, ...] = ()) -> IsiDisposisi:
    kepada = tuple(Sasaran(u, Peran.UTAMA if n == 0 else Peran.PENDUKUNG) for n, u in enumerate(units))
    return IsiDisposisi(kepada=kepada, instruksi=instruksi or (TINDAK_LANJUTI,))


def _bidang(klasifikasi: str) -> str:
    """The two upper levels of a code: 500.11 of 500.11.2.1."""
    return ".".join(klasifikasi.split(".")[:2])
