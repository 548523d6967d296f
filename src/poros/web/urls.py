"""Addresses of the shell."""

from django.urls import path

from . import views

app_name = "web"
urlpatterns = [
    path("", views.meja, name="meja"),
    path("cari/", views.cari, name="cari"),
    path("jabatan/", views.jabatan, name="jabatan"),
    path("luring/", views.luring, name="luring"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.sw, name="sw"),
    path("ui/", views.ui, name="ui"),
]
