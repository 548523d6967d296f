"""Who prevails, R1 to R4: each rule names a winner or passes the question on.

R3 is asked before R4, so that a later general order does not undo an earlier special one. Because R4 holds
only between orders of one issuer, the relation is not transitive; `lingkaran` looks for the cycles.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from poros.pure.konflik.model import Arahan, Aturan, Kalimat, Pengaturan, di_dalam


@dataclass(frozen=True, slots=True)
class Putusan:
    """What the rules advise about some orders that cannot all stand."""

    aturan: Aturan
    menang: str | None = None
    kepada: str | None = None
    catatan: Kalimat | None = None


def putuskan(a: Arahan, b: Arahan, pengaturan: Pengaturan) -> Putusan:
    for aturan, uji in _UJI:
        pemenang = uji(a, b, pengaturan)
        if pemenang is not None:
            catatan = _catatan(pemenang, a, b) if aturan is Aturan.TINGKAT else None
            return Putusan(aturan, pemenang.id, catatan=catatan)
    return naikkan((a, b), pengaturan)


def naikkan(semua: Iterable[Arahan], pengaturan: Pengaturan) -> Putusan:
    """Escalate to the common superior of all issuers, if the settings know exactly one."""
    return Putusan(Aturan.ATASAN, kepada=_atasan({arahan.penerbit for arahan in semua}, pengaturan))


def berwenang(arahan: Arahan, pengaturan: Pengaturan) -> bool:
    """Tell whether the issuer is competent for the act; an act that is not listed is free."""
    berhak = pengaturan.kewenangan.get(arahan.tindakan)
    return berhak is None or arahan.penerbit in berhak


def lebih_khusus(a: Arahan, b: Arahan) -> bool:
    """Tell whether the scope of `a` lies inside that of `b` and is not the same."""
    return (
        di_dalam(a.objek, b.objek)
        and di_dalam(a.sasaran, b.sasaran)
        and a.jendela.di_dalam(b.jendela)
        and (a.objek, a.sasaran, a.jendela) != (b.objek, b.sasaran, b.jendela)
    )


def _menurut_kewenangan(a: Arahan, b: Arahan, pengaturan: Pengaturan) -> Arahan | None:
    return _pilih(a, b, a_menang=berwenang(a, pengaturan), b_menang=berwenang(b, pengaturan))


def _menurut_tingkat(a: Arahan, b: Arahan, _pengaturan: Pengaturan) -> Arahan | None:
    if a.tingkat is None or b.tingkat is None:
        return None
    return _pilih(a, b, a_menang=a.tingkat > b.tingkat, b_menang=b.tingkat > a.tingkat)


def _menurut_kekhususan(a: Arahan, b: Arahan, _pengaturan: Pengaturan) -> Arahan | None:
    return _pilih(a, b, a_menang=lebih_khusus(a, b), b_menang=lebih_khusus(b, a))


def _menurut_waktu_terbit(a: Arahan, b: Arahan, _pengaturan: Pengaturan) -> Arahan | None:
    if a.penerbit != b.penerbit:
        return None
    return _pilih(a, b, a_menang=a.terbit > b.terbit, b_menang=b.terbit > a.terbit)


_UJI: tuple[tuple[Aturan, Callable[[Arahan, Arahan, Pengaturan], Arahan | None]], ...] = (
    (Aturan.KEWENANGAN, _menurut_kewenangan),
    (Aturan.TINGKAT, _menurut_tingkat),
    (Aturan.KHUSUS, _menurut_kekhususan),
    (Aturan.TERAKHIR, _menurut_waktu_terbit),
)


def _pilih(a: Arahan, b: Arahan, *, a_menang: bool, b_menang: bool) -> Arahan | None:
    if a_menang == b_menang:
        return None
    return a if a_menang else b


def _catatan(pemenang: Arahan, a: Arahan, b: Arahan) -> Kalimat | None:
    """Remark where the higher order sets aside a more special one: people should decide that knowingly."""
    kalah = b if pemenang is a else a
    if not lebih_khusus(kalah, pemenang):
        return None
    return Kalimat("khusus_dikalahkan", (kalah.id, pemenang.id))


def _atasan(penerbit: set[str], pengaturan: Pengaturan) -> str | None:
    langsung = pengaturan.atasan.get(frozenset(penerbit))
    if langsung is not None:
        return langsung
    per_pasang = {pengaturan.atasan.get(frozenset(pasang)) for pasang in combinations(penerbit, 2)}
    return per_pasang.pop() if len(per_pasang) == 1 else None
