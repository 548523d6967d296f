"""Addresses of notices."""

from django.urls import path

from . import views

app_name = "pemberitahuan"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("jumlah/", views.jumlah, name="jumlah"),
    path("baca-semua/", views.baca_semua, name="baca_semua"),
    path("<int:pk>/buka/", views.buka, name="buka"),
]
