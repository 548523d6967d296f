"""Words for statuses, acts, rounds and kinds."""

from django.utils.translation import gettext_lazy as _

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
