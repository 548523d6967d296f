"""What one answer is made of: where it came from, coded bands instead of a person, and the limits of intake."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Kanal(StrEnum):
    """How an answer came in."""

    QR = "qr"
    TIKET = "tiket"
    PETUGAS = "petugas"
    KERTAS = "kertas"


class Kelamin(StrEnum):
    LAKI_LAKI = "l"
    PEREMPUAN = "p"


class Umur(StrEnum):
    DI_BAWAH_20 = "-19"
    D20 = "20-29"
    D30 = "30-39"
    D40 = "40-49"
    D50 = "50-59"
    D60 = "60-"


class Pendidikan(StrEnum):
    SD = "sd"
    SMP = "smp"
    SMA = "sma"
    DIPLOMA = "diploma"
    SARJANA = "sarjana"
    PASCASARJANA = "pasca"


class Pekerjaan(StrEnum):
    ASN = "asn"
    TNI_POLRI = "tni_polri"
    SWASTA = "swasta"
    WIRAUSAHA = "wirausaha"
    TANI_NELAYAN = "tani_nelayan"
    PELAJAR = "pelajar"
    RUMAH_TANGGA = "rumah_tangga"
    LAIN = "lain"


PITA: dict[str, type[StrEnum]] = {
    "jenis_kelamin": Kelamin,
    "umur": Umur,
    "pendidikan": Pendidikan,
    "pekerjaan": Pekerjaan,
}
"""The bands by the field that keeps them; an empty text is "would not say"."""


class Terima(StrEnum):
    """What became of an answer that was sent; only the first two mean that it counts."""

    DITERIMA = "diterima"
    SUDAH = "sudah"
    GANDA = "ganda"
    TIKET_TERPAKAI = "tiket_terpakai"
    TIKET_SALAH = "tiket_salah"
    TIKET_WAJIB = "tiket_wajib"
    RAMAI = "ramai"
    TUTUP = "tutup"


BERHASIL = frozenset({Terima.DITERIMA, Terima.SUDAH})


@dataclass(frozen=True, slots=True, kw_only=True)
class BatasIsian:
    """The limits of `parameter/isian.yaml`: practice of the house, not numbers of a law."""

    sehari_per_gawai: int
    semenit_per_titik: int
    tenggang_luring_hari: int
    cepat_detik: int
    beruntun_banyak: int
    beruntun_menit: int
    sel_terkecil: int
    tiket_sekali_cetak: int


def diisi_pada(diisi: datetime | None, kini: datetime, batas: BatasIsian) -> datetime:
    """The moment of filling in as far as it can be believed: not in the future, not before the days of grace."""
    if diisi is None or diisi > kini:
        return kini
    return max(diisi, kini - timedelta(days=batas.tenggang_luring_hari))


def masih_diterima(diisi: datetime, ditutup: datetime | None, kini: datetime, batas: BatasIsian) -> bool:
    """An open survey takes answers; a closed one those filled in before, which waited for a network, for some days."""
    if ditutup is None:
        return True
    return diisi <= ditutup and kini <= ditutup + timedelta(days=batas.tenggang_luring_hari)
