"""Addresses of sharing."""

from django.urls import path

from .views import adopsi, katalog, kunjungan, nota, publik, rencana, sumber, tawaran

app_name = "berbagi"
urlpatterns = [
    path("", katalog.daftar, name="katalog"),
    path("ekspor.<slug:bentuk>", katalog.ekspor_katalog, name="ekspor"),
    path("banding/", katalog.banding, name="banding"),
    path("terlemah/", katalog.terlemah, name="terlemah"),
    path("tawaran/usul/", tawaran.usul, name="usul"),
    path("tawaran/catat/", tawaran.catat, name="catat"),
    path("tawaran/<int:pk>/", tawaran.rinci, name="tawaran"),
    path("tawaran/<int:pk>/ubah/", tawaran.ubah, name="ubah"),
    path("tawaran/<int:pk>/terbitkan/", tawaran.terbitkan, name="terbitkan"),
    path("tawaran/<int:pk>/tarik/", tawaran.tarik, name="tarik"),
    path("tawaran/<int:pk>/lampirkan/", tawaran.lampirkan, name="lampirkan"),
    path("tawaran/<int:pk>/minta/", adopsi.minta, name="minta"),
    path("adopsi/", adopsi.daftar, name="adopsi_daftar"),
    path("adopsi/ekspor.<slug:bentuk>", adopsi.ekspor_adopsi, name="ekspor_adopsi"),
    path("adopsi/<int:pk>/", adopsi.rinci, name="adopsi"),
    path("adopsi/<int:pk>/ajukan/", adopsi.ajukan, name="ajukan"),
    path("adopsi/<int:pk>/langkah/", adopsi.melangkah, name="melangkah"),
    path("adopsi/<int:pk>/permohonan.pdf", adopsi.permohonan, name="permohonan"),
    path("adopsi/<int:pk>/nota/", nota.susun, name="nota"),
    path("adopsi/<int:pk>/nota.pdf", nota.unduh, name="nota_pdf"),
    path("adopsi/<int:pk>/tanda-tangan/", nota.tandatangan, name="tandatangan"),
    path("adopsi/<int:pk>/rencana/", rencana.susun, name="rencana"),
    path("adopsi/<int:pk>/pengalaman/", rencana.pengalaman, name="pengalaman"),
    path("studi-tiru/", kunjungan.daftar, name="kunjungan_daftar"),
    path("studi-tiru/lapor/", kunjungan.lapor, name="lapor"),
    path("studi-tiru/<int:pk>/", kunjungan.rinci, name="kunjungan"),
    path("studi-tiru/<int:pk>/tindak/", kunjungan.tindak, name="tindak"),
    path("sumber/", sumber.daftar, name="sumber_daftar"),
    path("sumber/tambah/", sumber.tambah, name="sumber_tambah"),
    path("sumber/peran/", sumber.peran, name="peran"),
    path("sumber/<int:pk>/", sumber.rinci, name="sumber_rinci"),
    path("sumber/<int:pk>/ubah/", sumber.ubah, name="sumber_ubah"),
    path("sumber/<int:pk>/segarkan/", sumber.segarkan, name="segarkan"),
    path("sumber/<int:pk>/unggah/", sumber.unggah, name="unggah"),
    path("publik/", publik.daftar, name="publik"),
    path("publik/umpan.json", publik.umpan_json, name="umpan"),
    path("publik/<int:pk>/", publik.tawaran, name="publik_tawaran"),
    path("publik/<int:pk>/publiccode.yml", publik.publiccode, name="publiccode"),
]
