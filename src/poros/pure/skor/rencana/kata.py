"""Obstacles in Indonesian sentences, for who has no catalogue of translations at hand."""

from poros.pure.skor.rencana.model import Halangan

SASARAN = {
    "puncak": "semua indikator pada tingkat tertinggi pun hanya memberi %(indeks)s",
    "bersama": "tidak satu pun batas cukup dilonggarkan sendiri; beberapa harus dilonggarkan bersama",
    "waktu": ("dalam %(detik)s detik belum ditemukan rencana yang mencapai sasaran, dan belum terbukti tidak ada"),
    "kapasitas": "tanpa kapasitas unit per tahun dapat dicapai %(indeks)s",
    "anggaran": "tanpa batas upaya seluruhnya dapat dicapai %(indeks)s",
    "laju": "tanpa batas kenaikan tingkat dalam setahun dapat dicapai %(indeks)s",
    "syarat": "tanpa prasyarat antarindikator dapat dicapai %(indeks)s",
    "paling_tinggi": "tanpa batas tingkat tertinggi dapat dicapai %(indeks)s",
    "tetap": "tanpa indikator yang dinyatakan tetap dapat dicapai %(indeks)s",
}
INDIKATOR = {
    "tetap": "%(kode)s %(nama)s dinyatakan tetap",
    "paling_tinggi": "%(kode)s %(nama)s paling tinggi %(tingkat)s",
    "syarat": "%(kode)s tidak dapat mencapai %(tingkat)s karena %(perlu)s tidak dapat mencapai %(perlu_tingkat)s",
}


def kalimat(h: Halangan) -> str:
    """One obstacle, of the target or of one indicator."""
    return (INDIKATOR if h.kode else SASARAN)[h.jenis] % {"kode": h.kode, **h.nilai}
