"""From a flow in time to ways people go: follow it from every departure until it is used up."""

from collections import defaultdict

from poros.pure.krisis.evakuasi.jaring import Jaring, Terbentang
from poros.pure.krisis.evakuasi.model import Rute

Saat = tuple[int, int]  # node, step
Langkah = tuple[Saat, int]  # where to, how many; a shelter is the node -1 - number


def rute(j: Jaring, bentang: Terbentang) -> tuple[Rute, ...]:
    sisa = _keluar(j, bentang)
    per_jalan: dict[tuple[int, ...], tuple[dict[int, int], dict[int, int]]] = {}
    for sumber, langkah, orang in zip(*(kolom.tolist() for kolom in bentang.berangkat), strict=True):
        while orang:
            jalan, sebanyak, tiba = _ikuti(sisa, (int(j.asal[sumber]), langkah), orang)
            orang -= sebanyak  # noqa: PLW2901 — what is left of this departure
            berangkat, sampai = per_jalan.setdefault(jalan, ({}, {}))
            berangkat[langkah] = berangkat.get(langkah, 0) + sebanyak
            sampai[tiba] = sampai.get(tiba, 0) + sebanyak
    return tuple(Rute(tuple(j.simpul[n] for n in jalan), *isi) for jalan, isi in sorted(per_jalan.items()))


def _keluar(j: Jaring, bentang: Terbentang) -> dict[Saat, list[Langkah]]:
    sisa: dict[Saat, list[Langkah]] = defaultdict(list)
    for ruas, langkah, orang in zip(*(kolom.tolist() for kolom in bentang.lewat), strict=True):
        if orang:
            tujuan = (int(j.ke[ruas]), langkah + int(j.tempuh[ruas]))
            sisa[int(j.dari[ruas]), langkah].append((tujuan, orang))
    for tempat, langkah, orang in zip(*(kolom.tolist() for kolom in bentang.sampai), strict=True):
        if orang:
            sisa[int(j.tempat[tempat]), langkah].append(((-1 - tempat, langkah), orang))
    return sisa


def _ikuti(sisa: dict[Saat, list[Langkah]], saat: Saat, orang: int) -> tuple[tuple[int, ...], int, int]:
    """One way to a shelter with as many as can go it together, taken out of `sisa`.

    Links of no length may close a circle within one step; whoever comes by again has gone nowhere.
    """
    dilalui, letak = [saat], {saat: 0}
    while saat[0] >= 0:
        saat = sisa[saat][-1][0]
        if saat in letak:
            _kurangi(sisa, [*dilalui[letak[saat] :], saat])
            for lewat in dilalui[letak[saat] + 1 :]:
                del letak[lewat]
            del dilalui[letak[saat] + 1 :]
        else:
            letak[saat] = len(dilalui)
            dilalui.append(saat)
    return tuple(simpul for simpul, _ in dilalui[:-1]), _kurangi(sisa, dilalui, orang), saat[1]


def _kurangi(sisa: dict[Saat, list[Langkah]], dilalui: list[Saat], orang: int | None = None) -> int:
    isi = [sisa[saat][-1][1] for saat in dilalui[:-1]]
    sebanyak = min(isi if orang is None else [orang, *isi])
    for saat in dilalui[:-1]:
        tujuan, ada = sisa[saat].pop()
        if ada > sebanyak:
            sisa[saat].append((tujuan, ada - sebanyak))
    return sebanyak
