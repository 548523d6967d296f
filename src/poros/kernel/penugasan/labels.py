"""Words for each status, act and kind in `rules`."""

from django.utils.translation import gettext_lazy as _

from .rules import Aksi, Kecepatan, Kerahasiaan, Peran, Status, StatusArahan, Tanda, Tingkat

STATUS = {
    Status.TERKIRIM: _("Terkirim"),
    Status.DIKEMBALIKAN: _("Dikembalikan"),
    Status.DITEGASKAN: _("Ditegaskan koordinator"),
    Status.DITERIMA: _("Diterima"),
    Status.DIKERJAKAN: _("Dikerjakan"),
    Status.MENUNGGU_VERIFIKASI: _("Menunggu verifikasi"),
    Status.TERVERIFIKASI: _("Terverifikasi"),
    Status.SELESAI: _("Selesai"),
    Status.DIALIHKAN: _("Dialihkan"),
    Status.DIBATALKAN: _("Dibatalkan"),
    Status.DIKETAHUI: _("Diketahui"),
}
AKSI = {
    Aksi.TERIMA: _("Terima"),
    Aksi.KEMBALIKAN: _("Kembalikan"),
    Aksi.TEGASKAN: _("Tegaskan"),
    Aksi.ALIHKAN: _("Alihkan"),
    Aksi.LAPORKAN: _("Laporkan kemajuan"),
    Aksi.SERAHKAN: _("Serahkan hasil"),
    Aksi.VERIFIKASI: _("Verifikasi"),
    Aksi.TOLAK: _("Tolak hasil"),
    Aksi.SETUJUI: _("Setujui"),
    Aksi.REVISI: _("Minta perbaikan"),
    Aksi.BUKA_KEMBALI: _("Buka kembali"),
    Aksi.BATALKAN: _("Batalkan"),
    Aksi.KETAHUI: _("Tandai diketahui"),
}
PERAN = {
    Peran.UTAMA: _("Penanggung jawab"),
    Peran.PENDUKUNG: _("Pendukung"),
    Peran.TEMBUSAN: _("Untuk diketahui"),
}
STATUS_ARAHAN = {
    StatusArahan.BERLAKU: _("Berlaku"),
    StatusArahan.SELESAI: _("Selesai"),
    StatusArahan.DITARIK: _("Ditarik"),
    StatusArahan.DIGANTIKAN: _("Digantikan"),
}
KECEPATAN = {
    Kecepatan.BIASA: _("Biasa"),
    Kecepatan.SEGERA: _("Segera"),
    Kecepatan.SANGAT_SEGERA: _("Sangat segera"),
}
KERAHASIAAN = {
    Kerahasiaan.BIASA: _("Biasa/terbuka"),
    Kerahasiaan.TERBATAS: _("Terbatas"),
    Kerahasiaan.RAHASIA: _("Rahasia"),
    Kerahasiaan.SANGAT_RAHASIA: _("Sangat rahasia"),
}
TANDA = {Tanda.LAKUKAN: _("Lakukan"), Tanda.LARANG: _("Larang")}
TINGKAT = {
    Tingkat.UNIT: _("Unit"),
    Tingkat.BIRO: _("Biro/bagian"),
    Tingkat.ASISTEN: _("Asisten"),
    Tingkat.SEKDA: _("Sekda"),
}
