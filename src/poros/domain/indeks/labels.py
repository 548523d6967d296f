"""Words for statuses, acts, rounds and kinds."""

from django.utils.translation import gettext_lazy as _

from poros.pure.skor import Halangan

from .rules.alur import Aksi, Babak, Status, StatusRencana

STATUS = {
    Status.DISUSUN: _("Disusun"),
    Status.DIISI: _("Diisi unit"),
    Status.DINILAI_INTERNAL: _("Dinilai penilai internal"),
    Status.DINILAI_EKSTERNAL: _("Dinilai penilai eksternal"),
    Status.DIBEKUKAN: _("Dibekukan"),
    Status.DIUMUMKAN: _("Diumumkan"),
    Status.DIBATALKAN: _("Dibatalkan"),
}
NADA = {
    Status.DISUSUN: "netral",
    Status.DIISI: "info",
    Status.DINILAI_INTERNAL: "info",
    Status.DINILAI_EKSTERNAL: "info",
    Status.DIBEKUKAN: "awas",
    Status.DIUMUMKAN: "baik",
    Status.DIBATALKAN: "netral",
}
AKSI = {
    Aksi.MULAI: _("Mulai dan bagikan ke unit"),
    Aksi.NILAI_INTERNAL: _("Teruskan ke penilai internal"),
    Aksi.KEMBALIKAN: _("Kembalikan ke unit"),
    Aksi.NILAI_EKSTERNAL: _("Teruskan ke penilai eksternal"),
    Aksi.BEKUKAN: _("Bekukan hasil"),
    Aksi.CAIRKAN: _("Buka kembali"),
    Aksi.UMUMKAN: _("Umumkan hasil"),
    Aksi.BATALKAN: _("Batalkan penilaian"),
}
BABAK = {
    Babak.MANDIRI: _("Mandiri"),
    Babak.INTERNAL: _("Internal"),
    Babak.EKSTERNAL: _("Eksternal"),
}
STATUS_RENCANA = {
    StatusRencana.DISUSUN: _("Disusun"),
    StatusRencana.DITETAPKAN: _("Ditetapkan"),
    StatusRencana.DIBATALKAN: _("Dibatalkan"),
}
NADA_RENCANA = {
    StatusRencana.DISUSUN: "netral",
    StatusRencana.DITETAPKAN: "baik",
    StatusRencana.DIBATALKAN: "netral",
}
JENIS = {
    "kabupaten": _("Kabupaten"),
    "kota": _("Kota"),
    "provinsi": _("Provinsi"),
    "pusat": _("Instansi pusat"),
}
HALANGAN_SASARAN = {
    "puncak": _("semua indikator pada tingkat tertinggi pun hanya memberi %(indeks)s"),
    "bersama": _("tidak satu pun batas cukup dilonggarkan sendiri; beberapa harus dilonggarkan bersama"),
    "waktu": _("dalam %(detik)s detik belum ditemukan rencana yang mencapai sasaran, dan belum terbukti tidak ada"),
    "kapasitas": _("tanpa kapasitas unit per tahun dapat dicapai %(indeks)s"),
    "anggaran": _("tanpa batas upaya seluruhnya dapat dicapai %(indeks)s"),
    "laju": _("tanpa batas kenaikan tingkat dalam setahun dapat dicapai %(indeks)s"),
    "syarat": _("tanpa prasyarat antarindikator dapat dicapai %(indeks)s"),
    "paling_tinggi": _("tanpa batas tingkat tertinggi dapat dicapai %(indeks)s"),
    "tetap": _("tanpa indikator yang dinyatakan tetap dapat dicapai %(indeks)s"),
}
HALANGAN_INDIKATOR = {
    "tetap": _("%(kode)s %(nama)s dinyatakan tetap"),
    "paling_tinggi": _("%(kode)s %(nama)s paling tinggi %(tingkat)s"),
    "syarat": _("%(kode)s tidak dapat mencapai %(tingkat)s karena %(perlu)s tidak dapat mencapai %(perlu_tingkat)s"),
}


def halangan(h: Halangan) -> str:
    """Why a target or an indicator is out of reach, in the language of the reader."""
    return str((HALANGAN_INDIKATOR if h.kode else HALANGAN_SASARAN)[h.jenis]) % {"kode": h.kode, **h.nilai}
