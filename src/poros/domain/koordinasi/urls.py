"""Addresses."""

from django.urls import path

from .views import agenda, arahan, daftar, kinerja, konflik, penugasan, sumber_daya, tindak, urutan

app_name = "koordinasi"
urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("papan/", daftar.papan, name="papan"),
    path("ekspor/<str:bentuk>/", daftar.ekspor, name="ekspor"),
    path("terima/", daftar.terima_banyak, name="terima_banyak"),
    path("penugasan/<int:pk>/", penugasan.penugasan, name="penugasan"),
    path("penugasan/<int:pk>/aksi/<str:aksi>/", penugasan.aksi, name="aksi"),
    path("penugasan/<int:pk>/delegasi/", penugasan.delegasi, name="delegasi"),
    path("penugasan/<int:pk>/bukti/", penugasan.bukti, name="bukti"),
    path("penugasan/<int:pk>/pesan/", penugasan.pesan, name="pesan"),
    path("arahan/", arahan.daftar, name="arahan_daftar"),
    path("arahan/baru/", arahan.baru, name="arahan_baru"),
    path("arahan/periksa/", arahan.periksa, name="periksa"),
    path("arahan/cari/", urutan.cari, name="cari_arahan"),
    path("arahan/<int:pk>/", arahan.arahan, name="arahan"),
    path("arahan/<int:pk>/tarik/", arahan.tarik, name="tarik"),
    path("arahan/<int:pk>/urutan/", urutan.urutan, name="urutan"),
    path("arahan/<int:pk>/urutan/<int:sebelum>/cabut/", urutan.cabut, name="urutan_cabut"),
    path("konflik/", konflik.daftar, name="konflik_daftar"),
    path("konflik/<int:pk>/", konflik.konflik, name="konflik"),
    path("kinerja/", kinerja.kinerja, name="kinerja"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("tindak/", tindak.daftar, name="tindak_daftar"),
    path("tindak/baru/", tindak.baru, name="tindak_baru"),
    path("tindak/<int:pk>/", tindak.ubah, name="tindak"),
    path("sumber-daya/", sumber_daya.daftar, name="sumber_daya_daftar"),
    path("sumber-daya/baru/", sumber_daya.baru, name="sumber_daya_baru"),
    path("sumber-daya/<int:pk>/", sumber_daya.ubah, name="sumber_daya"),
]
