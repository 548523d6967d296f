"""Rooms, meetings with their people and notula, ideas, and the agendas of leaders."""

from .agenda import Agenda, PetugasAgenda, RevisiAgenda, RiwayatAgenda, UmpanKalender, UnitProtokol
from .gagasan import Gagasan, Kriteria, NilaiGagasan, Pertanyaan
from .notula import ButirNotula, KoreksiNotula, TulisanButir
from .rapat import Acara, HitunganKuorum, Peserta, Rapat, RiwayatRapat
from .risalah import Risalah, TulisanUcapan, Ucapan
from .ruang import Lokasi, Ruang, WaktuTempuh

__all__ = [
    "Acara",
    "Agenda",
    "ButirNotula",
    "Gagasan",
    "HitunganKuorum",
    "KoreksiNotula",
    "Kriteria",
    "Lokasi",
    "NilaiGagasan",
    "Pertanyaan",
    "Peserta",
    "PetugasAgenda",
    "Rapat",
    "RevisiAgenda",
    "Risalah",
    "RiwayatAgenda",
    "RiwayatRapat",
    "Ruang",
    "TulisanButir",
    "TulisanUcapan",
    "Ucapan",
    "UmpanKalender",
    "UnitProtokol",
    "WaktuTempuh",
]
