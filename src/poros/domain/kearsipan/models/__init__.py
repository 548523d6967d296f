"""Fields and constraints of the archives; no verbs."""

from .berkas import BerkasArsip, ItemArsip, Penahanan, RiwayatArsip, TampilanArsip
from .jaga import AlihMedia, ArsipTerjaga, LaporanTerjaga, TemuanKeutuhan
from .layanan import LaporanKeutuhan, PaketArsip, Peminjaman, PermintaanHapus
from .retensi import AturanRetensi, KelasAkses, KetentuanArsip, LembagaArsip
from .susut import BarisSusut, Penyusutan, RiwayatSusut, Saksi

__all__ = [
    "AlihMedia",
    "ArsipTerjaga",
    "AturanRetensi",
    "BarisSusut",
    "BerkasArsip",
    "ItemArsip",
    "KelasAkses",
    "KetentuanArsip",
    "LaporanKeutuhan",
    "LaporanTerjaga",
    "LembagaArsip",
    "PaketArsip",
    "Peminjaman",
    "Penahanan",
    "Penyusutan",
    "PermintaanHapus",
    "RiwayatArsip",
    "RiwayatSusut",
    "Saksi",
    "TampilanArsip",
    "TemuanKeutuhan",
]
