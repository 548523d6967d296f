"""Stock, points, allocations, runs, donations, resources, emergency money."""

from .alokasi import Alokasi, BarisAlokasi
from .btt import BerkasDsp, KasBtt, PaguBtt, Rkb, SyaratDsp
from .donasi import Donasi
from .gudang import Barang, Cadangan, Gudang, PeranLogistik
from .kiriman import BarisKiriman, Kiriman, Penerimaan, Perhentian
from .sarana import Klaim, PermintaanSarana, Sarana
from .stok import BarisOpname, Lot, Mutasi, Opname, Saldo
from .titik import Jalur, Pengungsi, Titik

__all__ = [
    "Alokasi",
    "Barang",
    "BarisAlokasi",
    "BarisKiriman",
    "BarisOpname",
    "BerkasDsp",
    "Cadangan",
    "Donasi",
    "Gudang",
    "Jalur",
    "KasBtt",
    "Kiriman",
    "Klaim",
    "Lot",
    "Mutasi",
    "Opname",
    "PaguBtt",
    "Penerimaan",
    "Pengungsi",
    "PeranLogistik",
    "Perhentian",
    "PermintaanSarana",
    "Rkb",
    "Saldo",
    "Sarana",
    "SyaratDsp",
    "Titik",
]
