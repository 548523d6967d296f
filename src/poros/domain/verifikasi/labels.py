"""The verdicts in words for a citizen: what it is, and what to do now."""

from django.utils.translation import gettext_lazy as _

from .rules import Putusan

JUDUL = {
    Putusan.SAH: _("Dokumen ini sah"),
    Putusan.BELUM_LENGKAP: _("Dokumen ini belum ditandatangani lengkap"),
    Putusan.DICABUT: _("Dokumen ini sudah dicabut"),
    Putusan.DIGANTI: _("Dokumen ini sudah diganti"),
    Putusan.VERSI_LAMA: _("Berkas ini salinan sebelum tanda tangan terakhir"),
    Putusan.DITAMBAH: _("Berkas ini ditambahi sesudah ditandatangani: jangan dipakai"),
    Putusan.BERUBAH: _("Berkas ini berubah: jangan dipakai"),
    Putusan.LUAR_SAH: _("Tanda tangannya sah, tetapi bukan dokumen dari sini"),
    Putusan.LUAR_RAGU: _("Penanda tangannya tidak dapat dipastikan"),
    Putusan.LUAR_DITAMBAH: _("Berkas ini ditambahi sesudah ditandatangani: jangan dipakai"),
    Putusan.LUAR_BERUBAH: _("Berkas ini berubah sesudah ditandatangani: jangan dipakai"),
    Putusan.TANPA_TANDA: _("Berkas ini tidak bertanda tangan elektronik"),
    Putusan.TIDAK_TERBACA: _("Berkas ini tidak dapat dibaca"),
}
ARTI = {
    Putusan.SAH: _("Ditandatangani oleh pejabat di bawah ini dan masih berlaku."),
    Putusan.BELUM_LENGKAP: _("Masih ada pejabat yang belum menandatangani. Dokumen ini belum berlaku."),
    Putusan.DICABUT: _("Tanda tangannya asli, tetapi dokumen ini tidak berlaku lagi."),
    Putusan.DIGANTI: _("Tanda tangannya asli, tetapi isinya sudah diganti dengan dokumen lain."),
    Putusan.VERSI_LAMA: _("Isinya sama, tetapi tanda tangan di dalamnya belum lengkap. Mintalah salinan terakhir."),
    Putusan.DITAMBAH: _(
        "Dokumen yang ditandatangani masih utuh di dalam berkas ini, tetapi sesudahnya ada tambahan yang tidak "
        "ditandatangani siapa pun. Yang tampak dapat berbeda dari yang ditandatangani: mintalah berkas aslinya."
    ),
    Putusan.BERUBAH: _(
        "Berkas ini mengaku sebagai dokumen di bawah, tetapi isinya tidak sama dengan yang ditandatangani. "
        "Mintalah berkas aslinya kepada penerbit."
    ),
    Putusan.LUAR_SAH: _("Berkas utuh dan sertifikatnya dikenal. Tanyakan kepada penerbitnya apakah masih berlaku."),
    Putusan.LUAR_RAGU: _(
        "Berkas utuh, tetapi sertifikat penanda tangannya tidak dikenal di sini atau tidak dapat diperiksa. "
        "Tanyakan kepada penerbitnya."
    ),
    Putusan.LUAR_DITAMBAH: _(
        "Yang ditandatangani masih utuh di dalam berkas ini, tetapi sesudahnya ada tambahan yang tidak ditandatangani "
        "siapa pun. Yang tampak dapat berbeda dari yang ditandatangani: mintalah berkas aslinya kepada penerbit."
    ),
    Putusan.LUAR_BERUBAH: _("Isinya tidak sama dengan yang ditandatangani. Mintalah berkas aslinya kepada penerbit."),
    Putusan.TANPA_TANDA: _("Tidak ada tanda tangan elektronik di dalamnya, jadi tidak ada yang dapat diperiksa."),
    Putusan.TIDAK_TERBACA: _("Bukan PDF, atau rusak. Bila ini salinan surat kami, mintalah berkas aslinya."),
}
NADA = {
    Putusan.SAH: "baik",
    Putusan.BELUM_LENGKAP: "awas",
    Putusan.DICABUT: "bahaya",
    Putusan.DIGANTI: "awas",
    Putusan.VERSI_LAMA: "awas",
    Putusan.DITAMBAH: "bahaya",
    Putusan.BERUBAH: "bahaya",
    Putusan.LUAR_SAH: "info",
    Putusan.LUAR_RAGU: "awas",
    Putusan.LUAR_DITAMBAH: "bahaya",
    Putusan.LUAR_BERUBAH: "bahaya",
    Putusan.TANPA_TANDA: "netral",
    Putusan.TIDAK_TERBACA: "bahaya",
}
