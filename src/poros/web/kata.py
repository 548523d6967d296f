"""Words that the browser's scripts show, in the language of the page."""

from django.utils.translation import gettext_lazy as _

SKRIP = {
    "berkas-terlalu-besar": _("Berkas terlalu besar. Batasnya {batas}."),
    "buang-draf": _("Buang draf"),
    "buang-yakin": _("Isian ini belum sampai di server. Buang dari perangkat ini?"),
    "dikirim-nanti": _("disimpan di perangkat ini, dikirim begitu jaringan kembali"),
    "ditolak": _("ditolak saat dikirim; isiannya tetap ada di kotak keluar"),
    "draf-dipulihkan": _("Tulisan Anda dari {jam} yang belum terkirim sudah dikembalikan."),
    "gagal-jaringan": _("Tidak tersambung. Periksa jaringan, lalu coba lagi."),
    "gagal-server": _("Terjadi kesalahan di sisi kami. Tidak ada yang berubah; coba lagi sebentar."),
    "gagal-urung": _("Tidak dapat diurungkan lagi."),
    "keluar-menunggu": _("{n} isian belum terkirim. Keluar sekarang? Isian itu tetap di perangkat ini."),
    "lokasi-dicari": _("Mencari tempat …"),
    "lokasi-ikut": _("Tempat dan waktu ikut tersimpan (ketepatan sekitar {n} m)."),
    "lokasi-tidak": _("Tempat tidak diketahui; bukti tetap dapat dikirim tanpa itu."),
    "luring": _("Tidak ada jaringan. Yang tampil adalah keadaan terakhir."),
    "masuk-dulu": _("Sesi Anda berakhir. Masuk lagi untuk mengirim {n} isian yang menunggu."),
    "mengunggah": _("Mengunggah"),
    "menunggu-dikirim": _("{n} isian menunggu dikirim."),
    "perbesar": _("Perbesar"),
    "perkecil": _("Perkecil"),
    "terkirim": _("terkirim"),
    "tidak-ada": _("Data ini tidak ada, atau bukan untuk Anda."),
    "tidak-berwenang": _("Jabatan Anda tidak berwenang untuk ini."),
    "tutup": _("Tutup"),
    "urungkan": _("Urungkan"),
    "yakin": _("Lanjutkan?"),
}
