"""What commands are given and what others may know of an event, as plain values."""

from .humas import DataKontak, DataPeringatan, DataSiaran, DataTinjauan
from .komando import DataKomando, DataPerintah, DataPosisi, DataRapat
from .lapangan import DataAngka, DataArea, DataKartu, DataKorban, DataOpsi, DataPintu, DataTempat
from .laporan import DataKaji, DataKejadian, DataLaporan, DataPenetapan
from .pulih import DataKegiatan, DataKerusakan
from .ringkas import SUMBANGAN, KartuPapan, KejadianRingkas, Pengungsi, StatusAktif, Sumbangan, TempatRingkas

__all__ = [
    "SUMBANGAN",
    "DataAngka",
    "DataArea",
    "DataKaji",
    "DataKartu",
    "DataKegiatan",
    "DataKejadian",
    "DataKerusakan",
    "DataKomando",
    "DataKontak",
    "DataKorban",
    "DataLaporan",
    "DataOpsi",
    "DataPenetapan",
    "DataPeringatan",
    "DataPerintah",
    "DataPintu",
    "DataPosisi",
    "DataRapat",
    "DataSiaran",
    "DataTempat",
    "DataTinjauan",
    "KartuPapan",
    "KejadianRingkas",
    "Pengungsi",
    "StatusAktif",
    "Sumbangan",
    "TempatRingkas",
]
