"""Set up beforehand: which units have which role, plans and their versions, layers of the map."""

import json
from collections.abc import Collection

import yaml
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..models import LapisanPeta, PeranKrisis, RencanaKontinjensi
from ..rules.alur import Peran
from ..rules.rencana import RencanaError, baca
from ..wewenang import Wewenang
from .langkah import pelaku

NASKAH_MAKS = 200_000
LAPISAN_MAKS = 5 * 1024 * 1024


@command(Wewenang.PERAN_ATUR, rekam=("peran", "units"), kunci=False)
def atur_peran(actor: Actor, unit: Unit, *, peran: Peran, units: Collection[int]) -> list[PeranKrisis]:  # noqa: ARG001 -- the unit authorises
    """Say which units have a role; those not named lose it."""
    if not set(units) <= set(actor.peta.simpul):
        raise Ditolak(_("Ada unit yang tidak dikenal."), "units")
    PeranKrisis.objects.filter(peran=peran).exclude(unit__in=units).delete()
    rows = [PeranKrisis(peran=peran, unit_id=pk) for pk in dict.fromkeys(units)]
    PeranKrisis.objects.bulk_create(rows, ignore_conflicts=True)
    return list(PeranKrisis.objects.filter(peran=peran))


@command(Wewenang.RENCANA_TULIS, kunci=False)
def tulis_rencana(actor: Actor, unit: Unit, *, naskah: str) -> RencanaKontinjensi:  # noqa: ARG001 -- as above
    """Add a plan, or the next version of one: a copy of what ships, changed as the government needs it."""
    if len(naskah) > NASKAH_MAKS:
        raise Ditolak(_("Naskah rencana terlalu panjang."), "naskah")
    try:
        content = yaml.safe_load(naskah)
        plan = baca(content)
    except (yaml.YAMLError, RencanaError, RecursionError) as error:
        raise Ditolak(_("Rencana ini tidak dapat dibaca: %(sebab)s.") % {"sebab": str(error)[:200]}, "naskah") from None
    last = RencanaKontinjensi.objects.filter(kode=plan.kode).aggregate(n=Max("versi"))["n"] or 0
    return RencanaKontinjensi.objects.create(
        kode=plan.kode,
        versi=last + 1,
        bahaya=plan.bahaya,
        nama=plan.nama,
        isi=json.loads(json.dumps(content, default=str)) | {"versi": last + 1},
        oleh=pelaku(actor),
    )


@command(Wewenang.LAPISAN_MUAT, rekam=("jenis", "sumber"), kunci=False)
def muat_lapisan(actor: Actor, unit: Unit, *, jenis: str, isi: bytes, sumber: str) -> LapisanPeta:  # noqa: ARG001 -- as above
    """Load districts or roads; the source is kept and shown, as open licences ask."""
    if not sumber.strip():
        raise Ditolak(_("Sebutkan sumber dan lisensinya."), "sumber")
    if len(isi) > LAPISAN_MAKS:
        raise Ditolak(_("Berkas terlalu besar: paling besar 5 MB."), "berkas")
    try:
        data = json.loads(isi)
        for feature in data["features"]:
            _periksa(jenis, feature)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Ditolak(_("Berkas ini bukan GeoJSON dengan sifat yang diperlukan. Lihat panduan."), "berkas") from None
    row, _baru = LapisanPeta.objects.update_or_create(
        jenis=jenis, defaults={"isi": data, "sumber": sumber.strip()[:500], "diperbarui": timezone.now()}
    )
    return row


BENTUK = {"wilayah": ("Polygon", "MultiPolygon"), "jalan": ("LineString",)}
SIFAT = {"wilayah": ("nama",), "jalan": ("nama", "u", "v", "kelas", "panjang", "searah")}


def _periksa(jenis: str, feature: dict) -> None:
    if feature["geometry"]["type"] not in BENTUK[jenis]:
        raise ValueError(jenis)
    for name in SIFAT[jenis]:
        feature["properties"][name]
