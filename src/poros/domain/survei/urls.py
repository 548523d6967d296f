"""Addresses of the surveys."""

from django.urls import path

from .views import entri, isi, jawaban, layanan, publik, survei

app_name = "survei"
urlpatterns = [
    path("", survei.daftar, name="daftar"),
    path("rancang/", survei.rancang, name="rancang"),
    path("tren/", survei.kecenderungan, name="tren"),
    path("<int:pk>/", survei.survei, name="survei"),
    path("<int:pk>/ubah/", survei.ubah, name="ubah"),
    path("<int:pk>/langkah/", survei.melangkah, name="melangkah"),
    path("<int:pk>/hasil.<slug:bentuk>", survei.ekspor_hasil, name="hasil"),
    path("<int:pk>/jawaban.<slug:bentuk>", survei.ekspor_jawaban, name="jawaban"),
    path("<int:pk>/penapisan/", jawaban.penapisan, name="penapisan"),
    path("<int:pk>/penapisan/kembalikan/", jawaban.kembalikan, name="kembalikan"),
    path("<int:pk>/saran/", jawaban.saran, name="saran"),
    path("liputan/<int:pk>/", jawaban.liputan, name="liputan"),
    path("liputan/<int:pk>/tindak-lanjut/", jawaban.tindak_lanjut, name="tindak_lanjut"),
    path("layanan/", layanan.daftar, name="layanan_daftar"),
    path("layanan/catat/", layanan.catat, name="layanan_catat"),
    path("layanan/<int:pk>/", layanan.layanan, name="layanan"),
    path("layanan/<int:pk>/ubah/", layanan.ubah, name="layanan_ubah"),
    path("layanan/<int:pk>/loket/", layanan.titik_baru, name="titik_baru"),
    path("loket/<int:pk>/", layanan.titik, name="titik"),
    path("loket/<int:pk>/cabut/", layanan.cabut, name="titik_cabut"),
    path("loket/<int:pk>/poster.pdf", layanan.poster, name="poster"),
    path("loket/<int:pk>/tiket.pdf", layanan.tiket, name="tiket"),
    path("entri/", entri.daftar, name="entri_daftar"),
    path("entri/<int:pk>/", entri.entri, name="entri"),
    path("sw.js", isi.sw, name="sw"),
    path("isi/<slug:tanda>/", isi.isi, name="isi"),
    path("isi/<slug:tanda>/<slug:tiket>/", isi.isi, name="isi_tiket"),
    path("publik/", publik.daftar, name="publik"),
    path("publik/<int:pk>/", publik.hasil, name="publik_hasil"),
    path("publik/<int:pk>.csv", publik.data, name="publik_data"),
]
