"""Words for each status, act and kind in `rules`."""

from django.utils.translation import gettext_lazy as _

from poros.pure.konflik import Aturan, Jenis

from .rules import Aksi, Kecepatan, Keputusan, Kerahasiaan, Peran, Status, StatusArahan, Tanda, Tingkat

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
KEPUTUSAN = {
    Keputusan.ATUR_URUTAN: _("Jalankan keduanya, atur urutannya"),
    Keputusan.GABUNGKAN: _("Gabungkan menjadi satu arahan"),
    Keputusan.TANYA_PENERBIT: _("Tanyakan kepada penerbit"),
    Keputusan.JALANKAN_PEMENANG: _("Jalankan yang didahulukan"),
    Keputusan.TARIK_SALAH_SATU: _("Salah satu ditarik penerbitnya"),
}
JENIS_KONFLIK = {
    Jenis.BERTENTANGAN: _("Bertentangan"),
    Jenis.PAKAI_GANDA: _("Sumber daya dipakai ganda"),
    Jenis.RANGKAP: _("Rangkap"),
    Jenis.DUA_KOMANDO: _("Dua komando"),
    Jenis.TANPA_WEWENANG: _("Tanpa wewenang"),
    Jenis.WAKTU: _("Waktu tidak mungkin"),
    Jenis.LINGKARAN: _("Saling mengalahkan"),
}
ATURAN_KONFLIK = {
    Aturan.KEWENANGAN: _("Yang berwenang didahulukan (R1)"),
    Aturan.TINGKAT: _("Penerbit yang lebih tinggi didahulukan (R2)"),
    Aturan.KHUSUS: _("Yang lebih khusus didahulukan (R3)"),
    Aturan.TERAKHIR: _("Yang terbit lebih akhir dari penerbit yang sama didahulukan (R4)"),
    Aturan.ATASAN: _("Tidak ada yang didahulukan dengan sendirinya; atasan bersama memutuskan"),
}
