"""What options of a decision are computed to bring, from the map and the engines, with assumptions and range."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from poros.pure.krisis.pintu import Waduk, lepaskan

from ..models import Kejadian, Tempat
from ..rules.alur import MEMUTUS_JALAN, JenisTempat
from ..rules.geometri import cincin as cincin_dari
from ..rules.geometri import penduduk_di
from ..rules.jalan import Asal, Hitungan, Tujuan, bernama, hitung, pasangan, soal, terpotong
from ..values import DataOpsi, DataPintu
from . import parameter
from .peta import area_aktif, cincin

BAGIAN = (60, 80, 100)
"""Percent of the people in the area who go: the lower and the upper end of the range, and what is shown between."""


def opsi_evakuasi(kejadian: Kejadian) -> tuple[list[DataOpsi], str]:
    """Roads open, roads in the areas closed, and closed with lanes turned. Empty without roads, areas or shelters."""
    roads, districts = parameter.lapisan("jalan"), parameter.lapisan("wilayah")
    rings = [cincin(a) for a in area_aktif(kejadian) if a.jenis in MEMUTUS_JALAN]
    shelters = list(Tempat.objects.filter(aktif=True, jenis=JenisTempat.PENGUNGSIAN))
    people = dict(penduduk_di(districts, *rings))
    if not (roads and shelters and people):
        return [], ""
    closed = terpotong(roads, rings)
    goals = [Tujuan(s.nama, (s.lng, s.lat), s.daya_tampung) for s in shelters]
    middle = {f["properties"]["nama"]: _tengah(f) for f in districts}
    problems = [
        soal(roads, [Asal(k, middle[k], n * share // 100) for k, n in people.items()], goals) for share in BAGIAN
    ]
    shut, named = pasangan(closed), bernama(roads, goals)
    ways = (
        (_("Semua ruas tetap terbuka"), [hitung(s, set()) for s in problems]),
        (_("Tutup ruas di dalam area"), [hitung(s, shut) for s in problems]),
        (_("Tutup ruas, pakai dua lajur ke arah keluar"), [hitung(s, shut, berlawanan=True) for s in problems]),
    )
    options = [_opsi(nama, found, named) for nama, found in ways]
    assumed = _(
        "Anggapan: %(orang)s penduduk di dalam area (perkiraan menurut luas), %(sedikit)s–%(banyak)s%% mengungsi "
        "bersamaan dari tengah kelurahan; laju dan daya muat jalan menurut kelasnya; %(ruas)s ruas terpotong area."
    ) % {"orang": sum(people.values()), "sedikit": BAGIAN[0], "banyak": BAGIAN[-1], "ruas": len(closed)}
    return options, assumed


def opsi_pintu(data: DataPintu) -> tuple[list[DataOpsi], str]:
    """The least peak release against leaving the gate as it is, for a forecast that may be wrong by so much."""
    low, high = Decimal(100 - data.ragu_persen) / 100, Decimal(100 + data.ragu_persen) / 100
    found = [lepaskan(_waduk(data, factor)) for factor in (low, Decimal(1), high)]
    held = [_meluap(data, factor) for factor in (low, Decimal(1), high)]
    assumed = _("Anggapan: perkiraan debit dapat meleset %(ragu)s%%; satu langkah satu jam.") % {
        "ragu": data.ragu_persen
    }
    if not all(f.terpenuhi for f in found):
        words = next(f.alasan for f in found if not f.terpenuhi)
        return [
            DataOpsi(nama=_("Melepas lebih awal"), akibat=_("Tidak mungkin: %(sebab)s") % {"sebab": words})
        ], assumed
    schedule = ", ".join(f"{float(x):.0f}" for x in found[1].jadwal)
    first = DataOpsi(
        nama=_("Melepas lebih awal, puncak terkecil"),
        akibat=_("Jadwal lepasan per jam: %(jadwal)s") % {"jadwal": schedule},
        **_rentang([float(f.puncak) for f in found]),
    )
    second = DataOpsi(
        nama=_("Menahan sampai penuh"),
        akibat=_("Setelah penuh, semua yang masuk meluap."),
        **_rentang(held),
    )
    return [first, second], assumed


def _waduk(data: DataPintu, factor: Decimal) -> Waduk:
    return Waduk(
        masuk=[Fraction(q * factor) for q in data.masuk],
        muat=Fraction(data.muat),
        isi=Fraction(data.isi),
        lepas_paling_banyak=None if data.lepas_maks is None else Fraction(data.lepas_maks),
    )


def _meluap(data: DataPintu, factor: Decimal) -> float:
    """The greatest overflow when nothing is let out before the basin is full."""
    stored, peak = data.isi, Decimal(0)
    for q in data.masuk:
        over = max(Decimal(0), stored + q * factor - data.muat)
        stored, peak = min(data.muat, stored + q * factor), max(peak, over)
    return float(peak)


def _rentang(nilai: list[float]) -> dict[str, float | str]:
    return {"nilai": nilai[1], "bawah": min(nilai), "atas": max(nilai), "satuan": "m³/jam"}


def _opsi(nama: str, hasil: list[Hitungan], tempat: dict[str, str]) -> DataOpsi:
    minutes = [h.menit for h in hasil]
    known = [float(m) for m in minutes if m is not None]
    worst = hasil[-1]
    words = [_("%(nama)s: %(n)s orang") % {"nama": tempat[k], "n": n} for k, n in worst.per_tempat.items() if n]
    if worst.terputus:
        words.append(_("%(n)s orang terputus, perlu perahu") % {"n": worst.terputus})
    if worst.tak_muat:
        words.append(_("%(n)s orang tidak tertampung") % {"n": worst.tak_muat})
    middle = minutes[1]
    return DataOpsi(
        nama=nama,
        akibat="; ".join(words) or _("Tidak ada yang dapat mengungsi lewat jalan."),
        nilai=None if middle is None else float(middle),
        bawah=min(known) if known else None,
        atas=max(known) if known else None,
        satuan=_("menit"),
    )


def _tengah(f: dict) -> tuple[float, float]:
    points = [p for ring in cincin_dari(f["geometry"]) for p in ring]
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
