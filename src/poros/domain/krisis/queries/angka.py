"""Figures of an event: all entries, the newest of each place, totals."""

from collections.abc import Iterable
from typing import Any

from poros.kernel.bahasa import naskah

from ..labels import UKURAN
from ..models import Angka, Kejadian
from ..rules.angka import Catatan, Jumlah, Ukuran, jumlahkan, terakhir


def semua(kejadian_id: int, *ukuran: Ukuran) -> list[Angka]:
    """Entries, the newest last. One statement."""
    rows = Angka.objects.filter(kejadian=kejadian_id).select_related("tempat")
    return list((rows.filter(ukuran__in=ukuran) if ukuran else rows).order_by("pk"))


def catatan(rows: Iterable[Angka]) -> list[Catatan]:
    """A shelter is one place whatever it was called when people there were counted."""
    return [
        Catatan(
            nomor=row.pk,
            ukuran=Ukuran(row.ukuran),
            letak=row.tempat.nama if row.tempat else row.letak,
            nilai=row.nilai,
            per=row.per,
            sumber=row.sumber,
            terverifikasi=row.terverifikasi,
        )
        for row in rows
    ]


def jumlah(kejadian: Kejadian) -> dict[Ukuran, Jumlah]:
    """Totals by kind. One statement."""
    return jumlahkan(catatan(semua(kejadian.pk)))


@naskah()
def beku(jumlah: dict[Ukuran, Jumlah]) -> list[dict[str, Any]]:
    """Totals as they are frozen into reports and statements: value, time and source together."""
    return [
        {
            "kode": kind.value,
            "nama": str(UKURAN[kind]),
            "nilai": total.nilai,
            "terverifikasi": total.terverifikasi,
            "per": total.per.isoformat() if total.per else "",
            "sumber": list(total.sumber),
        }
        for kind, total in jumlah.items()
    ]


def per_tempat(rows: Iterable[Angka]) -> list[Catatan]:
    """The newest of each kind and place, by place."""
    return sorted(terakhir(catatan(rows)), key=lambda c: (c.letak, list(Ukuran).index(c.ukuran)))
