"""Set up beforehand: which units have which role, plans and their versions, layers of the map."""

import json
from collections.abc import Collection
from typing import Any

import yaml
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..models import LapisanPeta, PeranKrisis, RencanaKontinjensi
from ..rules.alur import Peran
from ..rules.lapisan import PERIKSA, LapisanError
from ..rules.lapisan import baca as baca_lapisan
from ..rules.rencana import baca
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
        kept = _sebagai_json(content)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise Ditolak(_("Rencana ini tidak dapat dibaca: %(sebab)s.") % {"sebab": str(error)[:200]}, "naskah") from None
    last = RencanaKontinjensi.objects.filter(kode=plan.kode).aggregate(n=Max("versi"))["n"] or 0
    return RencanaKontinjensi.objects.create(
        kode=plan.kode,
        versi=last + 1,
        bahaya=plan.bahaya,
        nama=plan.nama,
        isi=kept | {"versi": last + 1},
        oleh=pelaku(actor),
    )


def _sebagai_json(isi: Any) -> Any:
    """As the database keeps it; `ValueError` for what JSON there cannot hold."""
    text = json.dumps(isi, default=str, allow_nan=False)
    if "\\u0000" in text:
        raise ValueError("NUL")
    return json.loads(text)


@command(Wewenang.LAPISAN_MUAT, rekam=("jenis", "sumber"), kunci=False)
def muat_lapisan(actor: Actor, unit: Unit, *, jenis: str, isi: bytes, sumber: str) -> LapisanPeta:  # noqa: ARG001 -- as above
    """Load districts or roads; the source is kept and shown, as open licences ask."""
    if not sumber.strip():
        raise Ditolak(_("Sebutkan sumber dan lisensinya."), "sumber")
    if jenis not in PERIKSA:
        raise Ditolak(_("Lapisan ini tidak dikenal."), "jenis")
    if len(isi) > LAPISAN_MAKS:
        raise Ditolak(_("Berkas terlalu besar: paling besar 5 MB."), "berkas")
    try:
        data = baca_lapisan(jenis, isi)
    except LapisanError:
        raise Ditolak(_("Berkas ini bukan GeoJSON dengan sifat yang diperlukan. Lihat panduan."), "berkas") from None
    row, _baru = LapisanPeta.objects.update_or_create(
        jenis=jenis, defaults={"isi": data, "sumber": sumber.strip()[:500], "diperbarui": timezone.now()}
    )
    return row
