"""Addresses of the indices."""

from django.urls import path

from .views import banding, butir, instrumen, penilaian, peta, publik, rencana, terbuka

app_name = "indeks"
urlpatterns = [
    path("", banding.daftar, name="banding"),
    path("hasil/<slug:indeks>/", banding.daftar, name="banding_indeks"),
    path("hasil/<slug:indeks>/ekspor.<slug:bentuk>", banding.ekspor_hasil, name="ekspor"),
    path("hasil/<slug:indeks>/muat/", banding.impor, name="impor"),
    path("daerah/<int:pk>/", banding.daerah, name="daerah"),
    path("publik/", publik.daftar, name="publik"),
    path("publik/daerah/<int:pk>/", publik.daerah, name="publik_daerah"),
    path("publik/hasil/<int:pk>/", publik.hasil, name="publik_hasil"),
    path("publik/hasil/<int:pk>.<slug:bentuk>", terbuka.data_hasil, name="data_hasil"),
    path("publik/katalog.jsonld", terbuka.katalog_dcat, name="katalog"),
    path("publik/data/<slug:indeks>/<int:tahun>.<slug:bentuk>", terbuka.data_tahun, name="data_tahun"),
    path("publik/<slug:indeks>.csv", publik.data, name="publik_data"),
    path("penilaian/", penilaian.daftar, name="penilaian_daftar"),
    path("penilaian/susun/", penilaian.susun, name="susun"),
    path("penilaian/<int:pk>/", penilaian.penilaian, name="penilaian"),
    path("penilaian/<int:pk>/pembagian/", penilaian.pembagian, name="pembagian"),
    path("penilaian/<int:pk>/simpulan/", penilaian.simpulan, name="simpulan"),
    path("penilaian/<int:pk>/langkah/", penilaian.melangkah, name="melangkah"),
    path("penilaian/<int:pk>/kertas.<slug:bentuk>", penilaian.ekspor, name="kertas"),
    path("butir/<int:pk>/", butir.butir, name="butir"),
    path("butir/<int:pk>/nilai/", butir.nilai, name="nilai"),
    path("butir/<int:pk>/bukti/", butir.bukti, name="bukti"),
    path("butir/<int:pk>/bukti/pakai/", butir.pakai, name="pakai"),
    path("butir/<int:pk>/bukti/<int:bukti>/lepas/", butir.lepas, name="lepas"),
    path("bukti/<int:pk>/", butir.bukti_rinci, name="bukti_rinci"),
    path("jawaban/<int:pk>/kirim/", butir.kirim, name="kirim"),
    path("rencana/", rencana.daftar, name="rencana_daftar"),
    path("rencana/susun/", rencana.susun, name="susun_rencana"),
    path("rencana/<int:pk>/", rencana.rencana, name="rencana"),
    path("rencana/<int:pk>/hitung/", rencana.hitung, name="hitung_rencana"),
    path("rencana/<int:pk>/ubah/", rencana.ubah, name="ubah_rencana"),
    path("rencana/<int:pk>/anggapan/", rencana.anggapan, name="anggapan_rencana"),
    path("rencana/<int:pk>/tetapkan/", peta.tetapkan, name="tetapkan_rencana"),
    path("rencana/<int:pk>/peta.<slug:bentuk>", peta.ekspor, name="peta_ekspor"),
    path("langkah/<int:pk>/belanja/", peta.belanja, name="belanja"),
    path("instrumen/", instrumen.daftar, name="instrumen_daftar"),
    path("instrumen/tulis/", instrumen.tulis, name="tulis_instrumen"),
    path("instrumen/<int:pk>/", instrumen.instrumen, name="instrumen"),
    path("instrumen/<int:pk>/naskah.yaml", instrumen.naskah, name="naskah"),
]
