"""Paper: the situation report in its official form, and the draft of the recovery plan."""

from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel import cetak
from poros.kernel.bahasa import naskah
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor
from poros.pure.rupiah import rupiah
from poros.pure.tanggal import panjang

from .labels import SEKTOR
from .models import Kejadian, Sitrep
from .queries import pulih
from .rules.alur import StatusSitrep

TEMPLATE = Path(__file__).parent / "templates" / "krisis" / "cetak"


@naskah()
def sitrep(actor: Actor, row: Sitrep, daerah: Daerah) -> bytes:
    """The snapshot as it was frozen; a draft says that it is one."""
    at = timezone.localtime(row.per)
    data = {
        "nomor": row.nomor,
        "kejadian": str(row.kejadian),
        "tempat": row.kejadian.tempat,
        "latihan": row.kejadian.latihan,
        "konsep": row.status == StatusSitrep.KONSEP,
        "per": f"{panjang(at.date())} {at:%H.%M}",
        "narasi": row.narasi,
        "kebutuhan": row.kebutuhan,
        "pengesah": row.pengesah,
        "isi": row.isi,
    }
    return _pdf(actor, daerah, "sitrep", data)


@naskah()
def r3p(actor: Actor, kejadian: Kejadian, daerah: Daerah) -> bytes:
    """The plan by sector with its sums."""
    lines = pulih.kegiatan(kejadian)
    need = pulih.kebutuhan(pulih.kerusakan(kejadian))
    data = {
        "kejadian": str(kejadian),
        "latihan": kejadian.latihan,
        "kebutuhan": [
            [str(SEKTOR[s]), rupiah(n.kerusakan), rupiah(n.kerugian), rupiah(n.kebutuhan)] for s, n in need.items()
        ],
        "kegiatan": [
            [
                str(r.get_sektor_display()), r.nama, r.letak, f"{r.volume:g} {r.satuan}", rupiah(r.jumlah),
                str(r.get_sumber_dana_display()), str(r.tahun), r.unit.singkatan,
            ]
            for r in lines
        ],
        "total": rupiah(sum(r.jumlah for r in lines)),
    }  # fmt: skip
    return _pdf(actor, daerah, "r3p", data)


def _pdf(actor: Actor, daerah: Daerah, nama: str, data: dict[str, Any]) -> bytes:
    printed = _("Dicetak dari Poros %(waktu)s oleh %(nama)s") % {
        "waktu": f"{timezone.localtime():%d-%m-%Y %H.%M}",
        "nama": actor.nama,
    }
    head = {"daerah": cetak.pemerintah(daerah.nama, daerah.jenis), "dicetak": printed}
    return cetak.pdf(TEMPLATE / f"{nama}.typ", head | data)
