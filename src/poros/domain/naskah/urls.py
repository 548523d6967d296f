"""Addresses of outgoing letters."""

from django.urls import path

from .views import daftar, kirim, naskah, tulis

app_name = "naskah"
urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("nomor/", daftar.nomor, name="nomor"),
    path("nomor/blok/", daftar.blok, name="blok"),
    path("nomor/blok/<int:pk>/lepas/", daftar.lepas_blok, name="lepas_blok"),
    path("bentuk/", kirim.bentuk, name="bentuk"),
    path("bentuk/kop/", kirim.simpan_kop, name="kop"),
    path("bentuk/<int:pk>/", kirim.bentuk_rinci, name="bentuk_rinci"),
    path("buat/", daftar.pilih, name="pilih"),
    path("buat/<slug:kode>/", tulis.buat, name="buat"),
    path("buat/<slug:kode>/pratinjau/", tulis.pratinjau, name="pratinjau"),
    path("kertas/<slug:kode>/", tulis.kertas, name="kertas"),
    path("penerima/<int:pk>/", kirim.penerima, name="penerima"),
    path("<int:pk>/", naskah.naskah, name="naskah"),
    path("<int:pk>/tulis/", tulis.tulis, name="tulis"),
    path("<int:pk>/lampiran/", tulis.lampirkan, name="lampirkan"),
    path("<int:pk>/lampiran/<int:tautan>/lepas/", tulis.lepas_lampiran, name="lepas_lampiran"),
    path("<int:pk>/lembar.pdf", tulis.lembar, name="lembar"),
    path("<int:pk>/massal/", tulis.massal, name="massal"),
    path("<int:pk>/kemajuan/", kirim.kemajuan, name="kemajuan"),
    path("<int:pk>/penerima/", kirim.semua_penerima, name="semua_penerima"),
    path("<int:pk>/tanda-terima.pdf", kirim.tanda_terima, name="tanda_terima"),
    path("<int:pk>/versi/", naskah.versi, name="versi"),
    path("<int:pk>/ajukan/", naskah.ajukan, name="ajukan"),
    path("<int:pk>/tarik/", naskah.tarik, name="tarik"),
    path("<int:pk>/paraf/", naskah.paraf, name="paraf"),
    path("<int:pk>/kembalikan/", naskah.kembalikan, name="kembalikan"),
    path("<int:pk>/komentar/", naskah.komentari, name="komentari"),
    path("<int:pk>/batalkan/", naskah.batalkan, name="batalkan"),
    path("<int:pk>/tandatangani/", naskah.tandatangani, name="tandatangani"),
    path("<int:pk>/nomori-kertas/", naskah.nomori_kertas, name="nomori_kertas"),
    path("<int:pk>/sisip/", naskah.sisip, name="sisip"),
    path("<int:pk>/unggah/", naskah.unggah, name="unggah"),
    path("<int:pk>/tolak/", naskah.tolak, name="tolak"),
    path("<int:pk>/kirim/", kirim.kirim, name="kirim"),
    path("<int:pk>/berkaskan/", kirim.berkaskan, name="berkaskan"),
    path("<int:pk>/dijawab/", kirim.dijawab, name="dijawab"),
    path("<int:pk>/putuskan/", kirim.putuskan, name="putuskan"),
]
