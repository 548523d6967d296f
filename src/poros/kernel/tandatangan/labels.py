"""Words for statuses, providers, and for what went wrong: what happened, what it means, what to do."""

from django.utils.translation import gettext_lazy as _

from .rules import Keadaan, Sebab, Status, StatusSertifikat

STATUS = {
    Status.MENUNGGU: _("Belum dibaca"),
    Status.DIKONFIRMASI: _("Disetujui, belum ditandatangani"),
    Status.SIAP: _("Siap ditandatangani"),
    Status.TERTAHAN: _("Tertahan: sertifikat"),
    Status.DIPROSES: _("Sedang ditandatangani"),
    Status.TIDAK_PASTI: _("Belum pasti"),
    Status.SAH: _("Ditandatangani"),
    Status.DITOLAK: _("Ditolak"),
    Status.DIBATALKAN: _("Dibatalkan"),
}
NADA = {
    Status.MENUNGGU: "netral",
    Status.DIKONFIRMASI: "info",
    Status.SIAP: "info",
    Status.TERTAHAN: "awas",
    Status.DIPROSES: "info",
    Status.TIDAK_PASTI: "awas",
    Status.SAH: "baik",
    Status.DITOLAK: "bahaya",
    Status.DIBATALKAN: "netral",
}
KEADAAN = {
    Keadaan.BERLAKU: _("Berlaku"),
    Keadaan.DICABUT: _("Dicabut"),
    Keadaan.DIGANTI: _("Diganti"),
}
PENYEDIA = {
    "lokal": _("CA lokal — bukan PSrE tersertifikasi"),
    "bsre": _("Balai Sertifikasi Elektronik (BSrE)"),
}
SEBAB = {
    Sebab.FRASA_SALAH: _("Frasa sandi salah. Tidak ada yang ditandatangani; ketik ulang frasa sandi Anda."),
    Sebab.TERKUNCI: _(
        "Frasa sandi sudah salah beberapa kali, maka tanda tangan Anda ditutup sebentar. Tidak ada yang "
        "ditandatangani; bila lupa frasanya, cabut sertifikat Anda dan buat yang baru."
    ),
    Sebab.TIDAK_TERDAFTAR: _(
        "Anda belum terdaftar pada penyedia tanda tangan. Minta pengelola sistem mendaftarkan Anda lebih dahulu."
    ),
    Sebab.SERTIFIKAT: _("Sertifikat Anda tidak dapat dipakai hari ini. Tidak ada yang ditandatangani."),
    Sebab.SUDAH_ADA: _(
        "Penyedia menyatakan dokumen ini sudah Anda tanda tangani, tetapi berkasnya belum kami terima. "
        "Periksa dahulu sebelum mencoba lagi."
    ),
    Sebab.DITOLAK_PENYEDIA: _("Penyedia menolak dokumen ini. Tidak ada yang ditandatangani."),
    Sebab.TAK_TERSAMBUNG: _("Penyedia tanda tangan tidak dapat dihubungi. Tidak ada yang ditandatangani; coba lagi."),
    Sebab.HASIL_CACAT: _("Berkas dari penyedia tidak lolos pemeriksaan dan tidak dipakai. Dokumen Anda tetap utuh."),
    Sebab.BUKAN_PENANDATANGAN: _(
        "Penyedia menandatangani atas nama orang lain. Hasilnya tidak dipakai; periksa pendaftaran Anda."
    ),
    Sebab.HABIS_WAKTU: _(
        "Penyedia tidak menjawab pada waktunya. Mungkin dokumen ini sudah ditandatangani, mungkin belum: "
        "jangan ulangi sebelum diperiksa."
    ),
    Sebab.TERPUTUS: _("Proses terhenti sebelum hasilnya tercatat. Periksa dahulu sebelum mencoba lagi."),
}
SERTIFIKAT = {
    StatusSertifikat.ISSUE: _("aktif"),
    StatusSertifikat.EXPIRED: _("kedaluwarsa"),
    StatusSertifikat.RENEW: _("menunggu pembaruan"),
    StatusSertifikat.WAITING_FOR_VERIFICATION: _("menunggu verifikasi"),
    StatusSertifikat.NEW: _("baru didaftarkan, belum terbit"),
    StatusSertifikat.NO_CERTIFICATE: _("belum ada"),
    StatusSertifikat.NOT_REGISTERED: _("belum terdaftar"),
    StatusSertifikat.SUSPEND: _("ditangguhkan"),
    StatusSertifikat.REVOKE: _("dicabut"),
}
