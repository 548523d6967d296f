"""The map of an event: layers, posts, reports and drawn areas as GeoJSON; and what lies in an area."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ..labels import NADA_TEMPAT
from ..models import Area, Kejadian, Laporan, Tempat
from ..rules.alur import MEMUTUS_JALAN, JenisArea, JenisTempat, Periksa
from ..rules.geometri import Titik, di_dalam, penduduk_di
from ..rules.jalan import terpotong
from . import parameter

NADA_AREA = {
    JenisArea.GENANGAN: "info",
    JenisArea.LONGSORAN: "bahaya",
    JenisArea.PENUTUPAN: "bahaya",
    JenisArea.LAIN: "netral",
}


@dataclass(frozen=True, slots=True)
class IsiArea:
    """What lies in a drawn area: people by district (an estimate), places, roads that run through it."""

    area: Area
    penduduk: list[tuple[str, int]]
    tempat: list[Tempat]
    jalan: list[str]

    @property
    def jiwa(self) -> int:
        return sum(n for _nama, n in self.penduduk)


def area_aktif(kejadian: Kejadian) -> list[Area]:
    return list(kejadian.area.filter(dicabut__isnull=True))


def cincin(area: Area) -> list[Titik]:
    return [(p[0], p[1]) for p in area.titik]


def isi_area(kejadian: Kejadian) -> list[IsiArea]:
    """Of each area that holds. Four statements."""
    areas = area_aktif(kejadian)
    if not areas:
        return []
    districts, roads = parameter.lapisan("wilayah"), parameter.lapisan("jalan")
    places = list(Tempat.objects.filter(aktif=True))
    return [_isi(area, districts, roads, places) for area in areas]


def _isi(area: Area, districts: list[Any], roads: list[Any], places: Sequence[Tempat]) -> IsiArea:
    ring = cincin(area)
    cut = {f["properties"]["nama"] or _("jalan tanpa nama") for f in terpotong(roads, [ring])}
    return IsiArea(
        area=area,
        penduduk=penduduk_di(districts, ring),
        tempat=[p for p in places if di_dalam((p.lng, p.lat), ring)],
        jalan=sorted(cut),
    )


def geojson(kejadian: Kejadian) -> dict[str, Any]:
    """All layers as one collection, what matters most drawn last. Five statements."""
    areas = area_aktif(kejadian)
    closing = [cincin(a) for a in areas if a.jenis in MEMUTUS_JALAN]
    roads = parameter.lapisan("jalan")
    cut = {id(f) for f in terpotong(roads, closing)} if closing else set()
    features = [_wilayah(f) for f in parameter.lapisan("wilayah")]
    features += [_putus(f) for f in roads if id(f) in cut]
    features += [_area(a) for a in areas]
    features += [_tempat(p) for p in Tempat.objects.filter(aktif=True)]
    reports = Laporan.objects.filter(kejadian=kejadian, periksa=Periksa.BENAR, lat__isnull=False).order_by("-pk")[:200]
    features += [_laporan(r) for r in reports]
    return {"type": "FeatureCollection", "features": features}


def _fitur(geometry: Any, nama: str, ket: str, nada: str, url: str = "") -> dict[str, Any]:
    told = {"nama": nama, "ket": ket, "nada": nada} | ({"url": url} if url else {})
    return {"type": "Feature", "properties": told, "geometry": geometry}


def _titik(lng: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lng, lat]}


def _orang(f: dict[str, Any]) -> str:
    people = f["properties"].get("penduduk")
    return _("%(n)s penduduk") % {"n": people} if people else ""


def _wilayah(f: dict[str, Any]) -> dict[str, Any]:
    return _fitur(f["geometry"], f["properties"]["nama"], _orang(f), "netral")


def _putus(f: dict[str, Any]) -> dict[str, Any]:
    return _fitur(f["geometry"], f["properties"]["nama"] or _("Jalan"), _("terputus"), "bahaya")


def _area(a: Area) -> dict[str, Any]:
    shape = {"type": "Polygon", "coordinates": [a.titik]}
    return _fitur(shape, a.nama, str(a.get_jenis_display()), NADA_AREA[JenisArea(a.jenis)])


def _tempat(p: Tempat) -> dict[str, Any]:
    room = _("menampung %(n)s orang") % {"n": p.daya_tampung} if p.daya_tampung else ""
    words = " · ".join(w for w in (str(p.get_jenis_display()), room) if w)
    return _fitur(_titik(p.lng, p.lat), p.nama, words, NADA_TEMPAT[JenisTempat(p.jenis)])


def _laporan(r: Laporan) -> dict[str, Any]:
    url = reverse("krisis:laporan", args=[r.pk])
    return _fitur(_titik(r.lng or 0, r.lat or 0), str(r), r.uraian[:140], "awas", url)
