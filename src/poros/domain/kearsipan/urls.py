"""Addresses of the archives."""

from django.urls import path

from .views import berkas, jaga, layanan, susut

app_name = "arsip"
urlpatterns = [
    path("", berkas.daftar, name="daftar"),
    path("ekspor.<slug:bentuk>", berkas.ekspor_daftar, name="ekspor_daftar"),
    path("tampilan/", berkas.simpan_tampilan, name="simpan_tampilan"),
    path("tampilan/<int:pk>/buang/", berkas.buang_tampilan, name="buang_tampilan"),
    path("calon/", berkas.calon, name="calon"),
    path("berkas/buat/", berkas.buat, name="buat"),
    path("berkas/<int:pk>/", berkas.rinci, name="berkas"),
    path("berkas/<int:pk>/item/", berkas.catat_item, name="catat_item"),
    path("berkas/<int:pk>/pinjam/", layanan.pinjam, name="pinjam"),
    path("berkas/<int:pk>/alih-media/", jaga.alih_media, name="alih_media"),
    path("berkas/<int:pk>/<slug:aksi>/", berkas.berbuat, name="berbuat"),
    path("item/<int:pk>/", berkas.item, name="item"),
    path("susut/", susut.daftar, name="susut_daftar"),
    path("susut/mulai/<slug:jenis>/", susut.mulai, name="mulai"),
    path("susut/<int:pk>/", susut.rinci, name="susut"),
    path("susut/<int:pk>/<slug:aksi>/", susut.melangkah, name="melangkah"),
    path("pinjaman/", layanan.pinjaman_daftar, name="pinjaman_daftar"),
    path("pinjaman/<int:pk>/", layanan.pinjaman, name="pinjaman"),
    path("pinjaman/<int:pk>/kembali/", layanan.kembalikan, name="kembalikan"),
    path("alih-media/<int:pk>/", jaga.alih, name="alih"),
    path("terjaga/", jaga.terjaga, name="terjaga"),
    path("terjaga/tulis/<slug:langkah>/", jaga.tulis_terjaga, name="tulis_terjaga"),
    path("terjaga/<int:pk>/", jaga.lapor_terjaga, name="lapor_terjaga"),
    path("salinan/", layanan.salinan, name="salinan"),
    path("salinan/<int:pk>/", layanan.paket_rinci, name="paket_rinci"),
    path("salinan/ekspor/", layanan.ekspor, name="ekspor"),
    path("salinan/impor/", layanan.impor, name="impor"),
    path("keutuhan/", layanan.keutuhan, name="keutuhan"),
    path("keutuhan/<int:pk>/", jaga.temuan, name="temuan"),
    path("ketentuan/", layanan.ketentuan, name="ketentuan"),
    path("ketentuan/<slug:apa>/", layanan.ubah_ketentuan, name="ubah_ketentuan"),
    path("hapus/", layanan.hapus_daftar, name="hapus_daftar"),
    path("hapus/catat/", layanan.catat_hapus, name="catat_hapus"),
    path("hapus/<int:pk>/", layanan.hapus, name="hapus"),
]
