"""What is counted, reported, shared, sent, given, lent and spent, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from .rules.alur import AsalSarana, JenisGudang, JenisSarana, KeadaanSarana

JUMLAH_MAKS = 1_000_000_000
"""Units of anything at most."""
RUPIAH_MAKS = 10**14
BARIS_MAKS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKejadian:
    """The incident something belongs to; none in ordinary days."""

    kejadian_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataBarang:
    kode: str
    nama: str
    satuan: str
    butir: str = ""
    isi: Decimal = Decimal(1)
    berat_gram: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class DataGudang(DataKejadian):
    kode: str
    nama: str
    unit_id: int
    jenis: JenisGudang = JenisGudang.GUDANG
    alamat: str = ""
    lat: Decimal | None = None
    lng: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataMasuk:
    """Goods that came in."""

    barang_id: int
    jumlah: int
    pemilik: str
    kode: str = ""
    kedaluwarsa: date | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataCadangan:
    """A buffer; a quantity of zero ends it."""

    barang_id: int
    jumlah: int
    alasan: str
    sampai: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTitik(DataKejadian):
    kode: str
    nama: str
    unit_id: int
    mulai: date
    alamat: str = ""
    lat: Decimal | None = None
    lng: Decimal | None = None
    buka: time | None = None
    tutup: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPengungsi:
    hari: date
    jumlah: int
    sumber: str
    rentan: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DataJalur:
    gudang_id: int
    meter: int
    menit: int
    terbuka: bool = True
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAlokasi(DataKejadian):
    """What is to be shared out: one kind of goods, for the need of some days."""

    barang_id: int
    dari: date
    hari: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Armada:
    """Vehicles of a kind for the runs of a day."""

    nama: str
    muat_kg: int
    banyak: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Muatan:
    """What goes to a point; with the line of the allocation it comes from, where there is one."""

    titik_id: int
    barang_id: int
    jumlah: int
    alokasi_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKiriman(DataKejadian):
    """One vehicle's round; stops in the order of its load."""

    hari: date
    kendaraan: str
    muat_kg: int
    muatan: tuple[Muatan, ...]
    pengemudi: str = ""
    meter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTerima:
    """What was counted at a stop, who took it, when and where; `kunci` is made on the device."""

    kunci: UUID
    penerima: str
    hitung: Mapping[int, int]
    kedudukan: str = ""
    diisi: datetime | None = None
    lat: Decimal | None = None
    lng: Decimal | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataDonasi:
    barang_id: int
    jumlah: int
    nama: str
    kontak: str
    rencana: date
    tampil_nama: bool = False
    pesan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSarana:
    kode: str
    nama: str
    jenis: JenisSarana
    kemampuan: tuple[str, ...] = ()
    kapasitas: int = 1
    satuan: str = "orang"
    asal: AsalSarana = AsalSarana.DAERAH
    pemilik: str = ""
    keadaan: KeadaanSarana = KeadaanSarana.SIAP
    alamat: str = ""
    lat: Decimal | None = None
    lng: Decimal | None = None
    aktif: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPermintaan(DataKejadian):
    jenis: JenisSarana
    jumlah: int
    keperluan: str
    tempat: str
    mulai: datetime
    selesai: datetime
    kemampuan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRkb(DataKejadian):
    nomor: str
    keperluan: str
    jumlah: int
    dasar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataBelanja:
    tanggal: date
    uraian: str
    jumlah: int
    bukti: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataDsp(DataKejadian):
    rusak_berat: int = 0
    rusak_sedang: int = 0
    rusak_ringan: int = 0


@dataclass(frozen=True, slots=True)
class Rencana:
    """Runs as the route engine plans them, the incident of each, and what no vehicle could take."""

    kiriman: tuple[DataKiriman, ...] = ()
    kejadian: tuple[Mapping[str, object], ...] = ()
    terlewat: tuple[tuple[int, str], ...] = field(default=())
    celah: float = 0.0
