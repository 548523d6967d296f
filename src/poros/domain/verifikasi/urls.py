"""Addresses of verification and signing; the last one is what QR codes hold."""

from django.urls import path

from .views import meja, penanda, publik, sertifikat

app_name = "verifikasi"
urlpatterns = [
    path("", publik.periksa, name="periksa"),
    path("meja/", meja.daftar, name="meja"),
    path("meja/riwayat/", meja.riwayat, name="riwayat"),
    path("meja/tandatangani/", meja.tandatangani, name="tandatangani"),
    path("permintaan/<int:pk>/", penanda.permintaan, name="permintaan"),
    path("permintaan/<int:pk>/setujui/", penanda.setujui, name="setujui"),
    path("permintaan/<int:pk>/letak/", penanda.letak, name="letak"),
    path("permintaan/<int:pk>/tolak/", penanda.tolak, name="tolak"),
    path("permintaan/<int:pk>/tanyakan/", penanda.tanyakan, name="tanyakan"),
    path("permintaan/<int:pk>/lepaskan/", penanda.lepaskan, name="lepaskan"),
    path("dokumen/<int:pk>/", penanda.rinci, name="rinci"),
    path("sertifikat/", sertifikat.sertifikat, name="sertifikat"),
    path("sertifikat/<int:pk>/cabut/", sertifikat.cabut, name="cabut_sertifikat"),
    path("sertifikat/esign/", sertifikat.esign, name="esign"),
    path("ca/dicabut.crl", publik.crl, name="crl"),
    path("ca/akar.pem", publik.akar, name="akar"),
    path("<slug:kode>/", publik.dokumen, name="dokumen"),
]
