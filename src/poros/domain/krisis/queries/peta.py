"""The map of an event: layers, posts, reports and drawn areas as GeoJSON; and what lies in an area."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, QuerySet, Subquery
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
    """What lies in an area: people by district (an estimate), places, roads that run through it, checked reports."""

    penduduk: list[tuple[str, int]]
    tempat: list[Tempat]
    jalan: list[str]
    laporan: list[Laporan]
    area: Area | None = None

    @property
    def jiwa(self) -> int:
        return sum(n for _nama, n in self.penduduk)


def area_aktif(kejadian: Kejadian) -> list[Area]:
    return list(kejadian.area.filter(dicabut__isnull=True))


def cincin(area: Area) -> list[Titik]:
    return [(p[0], p[1]) for p in area.titik]


def isi_area(kejadian: Kejadian) -> list[IsiArea]:
    """Of each area that holds. Five statements."""
    areas = area_aktif(kejadian)
    if not areas:
        return []
    return [replace(found, area=area) for area, found in zip(areas, _isi(kejadian, map(cincin, areas)), strict=True)]


def isi_cincin(kejadian: Kejadian, ring: Sequence[Titik]) -> IsiArea:
    """Of an area that somebody is drawing. Four statements."""
    return _isi(kejadian, [ring])[0]


def _isi(kejadian: Kejadian, rings: Iterable[Sequence[Titik]]) -> list[IsiArea]:
    districts, roads = parameter.lapisan("wilayah"), parameter.lapisan("jalan")
    places, told = list(Tempat.objects.filter(aktif=True)), list(_dilaporkan(kejadian).order_by("-pk")[:200])
    return [
        IsiArea(
            penduduk=penduduk_di(districts, ring),
            tempat=[p for p in places if di_dalam((p.lng, p.lat), ring)],
            jalan=sorted({f["properties"]["nama"] or _("jalan tanpa nama") for f in terpotong(roads, [ring])}),
            laporan=[r for r in told if di_dalam((r.lng or 0, r.lat or 0), ring)],
        )
        for ring in rings
    ]


def cap(kejadian: Kejadian) -> str:
    """What the map shows, as one word that changes with it. One statement."""
    areas = kejadian.area.order_by().values("kejadian").annotate(n=Count("pk"), gone=Count("dicabut"))
    told = _dilaporkan(kejadian).order_by().values("kejadian").annotate(n=Count("pk"))
    found = Kejadian.objects.filter(pk=kejadian.pk).values_list(
        Subquery(areas.values("n")), Subquery(areas.values("gone")), Subquery(told.values("n"))
    )
    return "-".join(str(n or 0) for n in found[0])


def _dilaporkan(kejadian: Kejadian) -> QuerySet[Laporan]:
    return Laporan.objects.filter(kejadian=kejadian, periksa=Periksa.BENAR, lat__isnull=False)


def geojson(kejadian: Kejadian) -> dict[str, Any]:
    """All layers as one collection, what matters most drawn last. Five statements."""
    areas = area_aktif(kejadian)
    closing = [cincin(a) for a in areas if a.jenis in MEMUTUS_JALAN]
    roads = parameter.lapisan("jalan")
    cut = {id(f) for f in terpotong(roads, closing)} if closing else set()
    features = [_wilayah(f) for f in parameter.lapisan("wilayah")]
    features += [_jalan(f, putus=id(f) in cut) for f in sorted(roads, key=lambda f: id(f) in cut)]
    features += [_area(a) for a in areas]
    features += [_tempat(p) for p in Tempat.objects.filter(aktif=True)]
    features += [_laporan(r) for r in _dilaporkan(kejadian).order_by("-pk")[:200]]
    return {"type": "FeatureCollection", "features": features}


def _fitur(lapis: str, geometry: Any, nama: str, ket: str, nada: str, **lain: Any) -> dict[str, Any]:
    """`lapis` is the layer that a reader can leave out."""
    told = {"lapis": lapis, "nama": nama, "ket": ket, "nada": nada, **lain}
    return {"type": "Feature", "properties": told, "geometry": geometry}


def _titik(lng: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lng, lat]}


def _orang(f: dict[str, Any]) -> str:
    people = f["properties"].get("penduduk")
    return _("%(n)s penduduk") % {"n": people} if people else ""


def _wilayah(f: dict[str, Any]) -> dict[str, Any]:
    return _fitur(_("Wilayah"), f["geometry"], f["properties"]["nama"], _orang(f), "netral")


def _jalan(f: dict[str, Any], *, putus: bool) -> dict[str, Any]:
    """A road that is cut stands out; the others are thin and nameless until asked."""
    nama = f["properties"]["nama"] or _("Jalan")
    if putus:
        return _fitur(_("Jalan terputus"), f["geometry"], nama, _("terputus"), "bahaya", tebal=4)
    return _fitur(_("Jalan"), f["geometry"], "", nama, "netral", tebal=2)


def _area(a: Area) -> dict[str, Any]:
    shape = {"type": "Polygon", "coordinates": [a.titik]}
    return _fitur(_("Area"), shape, a.nama, str(a.get_jenis_display()), NADA_AREA[JenisArea(a.jenis)])


def _tempat(p: Tempat) -> dict[str, Any]:
    room = _("menampung %(n)s orang") % {"n": p.daya_tampung} if p.daya_tampung else ""
    words = " · ".join(w for w in (str(p.get_jenis_display()), room) if w)
    return _fitur(_("Tempat"), _titik(p.lng, p.lat), p.nama, words, NADA_TEMPAT[JenisTempat(p.jenis)])


def _laporan(r: Laporan) -> dict[str, Any]:
    url = reverse("krisis:laporan", args=[r.pk])
    return _fitur(_("Laporan"), _titik(r.lng or 0, r.lat or 0), str(r), r.uraian[:140], "awas", url=url)
