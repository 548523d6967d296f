"""The whole structure of today as tables of text: what is exported, and what an import is compared with."""

from datetime import date

from django.db.models import Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Pemangku, Unit, UrusanUnit
from poros.kernel.wewenang import fetch

from ..rules.selisih import Struktur
from ..wewenang import Wewenang
from .struktur import pada_hari


def tabel(actor: Actor) -> Struktur:
    """Five tables, one query each. Appointments that are yet to begin are in them, what has ended is not."""
    fetch(actor, Wewenang.EKSPOR, Unit.objects.all(), actor.unit_id)
    units = Unit.objects.filter(aktif=True).select_related("induk")
    aktif = Q(jabatan__aktif=True, jabatan__unit__aktif=True)
    kini = Q(sampai__isnull=True) | Q(sampai__gte=actor.hari)
    return {
        "unit": [_unit(u) for u in units],
        "jabatan": [_jabatan(j) for j in Jabatan.objects.filter(aktif=True, unit__aktif=True).select_related("unit")],
        "pemangku": [
            _pemangku(p)
            for p in Pemangku.objects.filter(aktif, kini, Q(dicabut__isnull=True) | Q(dicabut__gt=actor.hari))
            .select_related("jabatan__unit", "orang")
            .order_by("jabatan__unit__urutan", "jabatan__unit__kode", "jabatan__nama", "dari", "pk")
        ],
        "koordinasi": [
            {
                "koordinator": k.koordinator.kode,
                "unit": k.unit.kode,
                "utama": ya(k.utama),
                "dari": k.dari.isoformat(),
                "sampai": tanggal(k.sampai),
                "dasar": k.dasar,
            }
            for k in Koordinasi.objects.filter(pada_hari(actor.hari)).select_related("koordinator", "unit")
        ],
        "urusan": [
            {
                "unit": r.unit.kode,
                "kode": r.kode,
                "nama": r.nama,
                "dari": r.dari.isoformat(),
                "sampai": tanggal(r.sampai),
                "dasar": r.dasar,
            }
            for r in UrusanUnit.objects.filter(pada_hari(actor.hari))
            .select_related("unit")
            .order_by("unit__kode", "kode")
        ],
    }


def tanggal(hari: date | None) -> str:
    return hari.isoformat() if hari else ""


def ya(nilai: bool) -> str:  # noqa: FBT001 -- the value itself is what is spelled
    return "ya" if nilai else "tidak"


def _unit(unit: Unit) -> dict[str, str]:
    return {
        "kode": unit.kode,
        "nama": unit.nama,
        "singkatan": unit.singkatan,
        "jenis": unit.jenis,
        "induk": unit.induk.kode if unit.induk else "",
        "kode_wilayah": unit.kode_wilayah,
        "urutan": str(unit.urutan),
    }


def _jabatan(jabatan: Jabatan) -> dict[str, str]:
    return {
        "unit": jabatan.unit.kode,
        "nama": jabatan.nama,
        "eselon": jabatan.eselon,
        "fungsi": jabatan.fungsi,
        "kepala": ya(jabatan.kepala),
    }


def _pemangku(row: Pemangku) -> dict[str, str]:
    return {
        "unit": row.jabatan.unit.kode,
        "jabatan": row.jabatan.nama,
        "nip": row.orang.nip,
        "nama": row.orang.nama,
        "kapasitas": row.kapasitas,
        "dari": row.dari.isoformat(),
        "sampai": tanggal(row.sampai),
        "dasar": row.dasar,
    }
