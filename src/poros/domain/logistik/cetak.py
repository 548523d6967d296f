"""Paper: the receipt of a donation."""

from pathlib import Path

from django.utils import timezone

from poros.kernel import cetak
from poros.kernel.bahasa import naskah
from poros.kernel.daerah.models import Daerah
from poros.pure.tanggal import panjang

from .models import Donasi

TEMPLATE = Path(__file__).parent / "templates" / "logistik" / "cetak" / "tanda_terima.typ"


@naskah()
def tanda_terima(row: Donasi, daerah: Daerah) -> bytes:
    """What was given by whom, when and into which warehouse."""
    return cetak.pdf(
        TEMPLATE,
        {
            "daerah": cetak.pemerintah(daerah.nama, daerah.jenis),
            "unit": row.gudang.unit.nama if row.gudang else "",
            "nomor": f"{row.pk}/{timezone.localtime(row.dibuat):%Y}",
            "nama": row.nama,
            "barang": row.barang.nama,
            "jumlah": f"{row.masuk:,}".replace(",", "."),
            "satuan": row.barang.satuan,
            "gudang": row.gudang.nama if row.gudang else "",
            "tanggal": panjang(timezone.localdate(row.diterima)) if row.diterima else "",
            "kejadian": row.kejadian,
            "dicetak": f"{timezone.localtime():%d-%m-%Y %H.%M}",
        },
    )
