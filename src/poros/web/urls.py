"""Addresses of the shell."""

from django.urls import path

from . import berkas_views, views

app_name = "web"
urlpatterns = [
    path("", views.meja, name="meja"),
    path("berkas/<int:pk>/", berkas_views.unduh, name="berkas"),
    path("berkas/<int:pk>/<str:nama>", berkas_views.unduh, name="berkas"),
    path("berkas/<int:pk>/halaman/<int:nomor>.png", berkas_views.halaman, name="berkas_halaman"),
    path("cari/", views.cari, name="cari"),
    path("jabatan/", views.jabatan, name="jabatan"),
    path("luring/", views.luring, name="luring"),
    path("kotak-keluar/", views.keluar, name="keluar"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.sw, name="sw"),
    path("ui/", views.ui, name="ui"),
]
