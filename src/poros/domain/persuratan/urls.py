"""Addresses of letters."""

from django.urls import path

from .views import borongan, catat, cetak, daftar, disposisi, meja, surat

app_name = "surat"
urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("ekspor.csv", daftar.ekspor, {"bentuk": "csv"}, name="csv"),
    path("ekspor.xlsx", daftar.ekspor, {"bentuk": "xlsx"}, name="xlsx"),
    path("pencarian/", daftar.pencarian, name="pencarian"),
    path("pencarian/<int:pk>/hapus/", daftar.hapus_pencarian, name="hapus_pencarian"),
    path("agenda/", cetak.agenda, name="agenda"),
    path("catat/", catat.catat, name="catat"),
    path("catat/berkas/", catat.titip, name="titip"),
    path("catat/berkas/<str:tanda>/<int:halaman>.png", catat.pratinjau, name="pratinjau"),
    path("catat/serupa/", catat.serupa, name="serupa"),
    path("catat/klasifikasi/", catat.klasifikasi, name="klasifikasi"),
    path("borongan/", borongan.borongan, name="borongan"),
    path("borongan/baris/", borongan.baris, name="baris"),
    path("borongan/catat/", borongan.catat_baris, name="catat_baris"),
    path("meja/", meja.meja, name="meja"),
    path("meja/kirim/", meja.kirim, name="kirim"),
    path("<int:pk>/", surat.surat, name="surat"),
    path("<int:pk>/perbaiki/", surat.perbaiki, name="perbaiki"),
    path("<int:pk>/teruskan/", surat.teruskan, name="teruskan"),
    path("<int:pk>/arsipkan/", surat.arsipkan, name="arsipkan"),
    path("<int:pk>/tarik/", surat.tarik, name="tarik"),
    path("<int:pk>/berkaskan/", surat.berkaskan, name="berkaskan"),
    path("<int:pk>/disposisi/", disposisi.disposisi, name="disposisi"),
    path("<int:pk>/lanjutkan/", disposisi.lanjutkan, name="lanjutkan"),
    path("<int:pk>/usul/", disposisi.usul, name="usul"),
    path("<int:pk>/tinjau/", disposisi.tinjau, name="tinjau"),
    path("<int:pk>/urungkan/", disposisi.urungkan, name="urungkan"),
    path("<int:pk>/lembar.pdf", cetak.lembar, name="lembar"),
    path("<int:pk>/slip.pdf", cetak.slip, name="slip"),
]
