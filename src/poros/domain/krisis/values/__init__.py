"""What commands are given and what others may know of an event, as plain values."""

from .humas import DataBantuan, DataKontak, DataPeringatan, DataRumor, DataSiaran, DataTinjauan
from .komando import DataKomando, DataPerintah, DataPosisi, DataRapat
from .lapangan import DataAngka, DataArea, DataKartu, DataKorban, DataOpsi, DataPintu, DataTempat
from .laporan import DataKaji, DataKejadian, DataLaporan, DataPenetapan
from .pulih import DataAnggota, DataKegiatan, DataKerja, DataKerusakan
from .ringkas import SUMBANGAN, KartuPapan, KejadianRingkas, Pengungsi, StatusAktif, Sumbangan, TempatRingkas

__all__ = [
    "SUMBANGAN",
    "DataAnggota",
    "DataAngka",
    "DataArea",
    "DataBantuan",
    "DataKaji",
    "DataKartu",
    "DataKegiatan",
    "DataKejadian",
    "DataKerja",
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
    "DataRumor",
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
