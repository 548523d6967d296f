"""Addresses of the trail."""

from django.urls import path

from . import views

app_name = "pengawasan"
urlpatterns = [
    path("jejak/", views.jejak, name="jejak"),
    path("jejak/<slug:jenis>/<int:pk>/", views.objek, name="objek"),
    path("segel/", views.segel, name="segel"),
]
