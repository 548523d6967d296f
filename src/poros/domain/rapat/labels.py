"""Words for statuses, acts, parts and what is missing."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from poros.pure.rapat import Keadaan, Suara

from .rules.alur import (
    Aksi,
    AksiAgenda,
    Hadir,
    HasilGagasan,
    JenisButir,
    Kehadiran,
    Peran,
    Status,
    StatusAgenda,
)

STATUS = {
    Status.DRAF: _("Direncanakan"),
    Status.DIUNDANG: _("Diundang"),
    Status.BERLANGSUNG: _("Berlangsung"),
    Status.NOTULA_DRAF: _("Notula ditulis"),
    Status.NOTULA_DIEDARKAN: _("Notula diedarkan"),
    Status.NOTULA_SAH: _("Notula sah"),
    Status.DITUTUP: _("Ditutup"),
    Status.DITUNDA: _("Ditunda"),
    Status.DIBATALKAN: _("Dibatalkan"),
}
NADA = {
    Status.DRAF: "netral",
    Status.DIUNDANG: "info",
    Status.BERLANGSUNG: "utama",
    Status.NOTULA_DRAF: "awas",
    Status.NOTULA_DIEDARKAN: "awas",
    Status.NOTULA_SAH: "baik",
    Status.DITUTUP: "baik",
    Status.DITUNDA: "awas",
    Status.DIBATALKAN: "bahaya",
}
AKSI = {
    Aksi.UNDANG: _("Undang"),
    Aksi.BUKA: _("Buka rapat"),
    Aksi.AKHIRI: _("Akhiri rapat dan bagikan tugas"),
    Aksi.EDARKAN: _("Edarkan notula"),
    Aksi.PERBAIKI: _("Perbaiki notula"),
    Aksi.SAHKAN: _("Setujui dan tanda tangani notula"),
    Aksi.TUTUP: _("Tutup"),
    Aksi.TUNDA: _("Tunda"),
    Aksi.JADWALKAN: _("Jadwalkan lagi"),
    Aksi.BATALKAN: _("Batalkan"),
}
PERAN = {
    Peran.PESERTA: _("Peserta"),
    Peran.NARASUMBER: _("Narasumber"),
    Peran.ANGGOTA_DPRD: _("Anggota DPRD"),
    Peran.TAMU: _("Tamu"),
}
HADIR = {
    Hadir.QR: _("lewat kode QR"),
    Hadir.LAYAR: _("dari halaman rapat"),
    Hadir.PETUGAS: _("dicatat petugas"),
    Hadir.TAMU: _("tamu, lewat kode QR"),
}
BUTIR = {
    JenisButir.CATATAN: _("Pembahasan"),
    JenisButir.KEPUTUSAN: _("Keputusan"),
    JenisButir.INFORMASI: _("Keputusan untuk diketahui"),
    JenisButir.TINDAK: _("Tindak lanjut"),
}
NADA_BUTIR = {
    JenisButir.CATATAN: "netral",
    JenisButir.KEPUTUSAN: "awas",
    JenisButir.INFORMASI: "info",
    JenisButir.TINDAK: "utama",
}
KURANG = {
    "ketua": _("Pilih siapa yang memimpin rapat."),
    "mulai": _("Tetapkan waktunya."),
    "tempat": _("Tetapkan ruang, tempat, atau tautan daring."),
    "acara": _("Tulis sedikitnya satu acara."),
    "peserta": _("Pilih siapa yang diundang."),
}
KURANG_TELAAH = {
    "sumber": _("Sebutkan sumbernya: surat, audiensi, atau acara sendiri."),
    "dibuka": _("Undangannya belum dibuka dan dibaca."),
    "tempat": _("Tempatnya belum diisi."),
    "kontak": _("Narahubung penyelenggara belum diisi."),
    "bentrok": _("Acara ini bertabrakan dengan acara lain pimpinan."),
}
KEADAAN = {
    Keadaan.SAH: _("Kuorum tercapai"),
    Keadaan.TUNDA: _("Belum kuorum: tunda paling lama satu jam"),
    Keadaan.JADWAL_ULANG: _("Belum kuorum: jadwalkan paling lama tiga hari lagi, atau menurut Badan Musyawarah"),
    Keadaan.TIDAK_MEMUTUS: _("Rapat tidak dapat mengambil keputusan"),
    Keadaan.PIMPINAN: _("Keputusan diserahkan kepada pimpinan DPRD dan pimpinan fraksi"),
}
NADA_KEADAAN = {
    Keadaan.SAH: "baik",
    Keadaan.TUNDA: "awas",
    Keadaan.JADWAL_ULANG: "awas",
    Keadaan.TIDAK_MEMUTUS: "bahaya",
    Keadaan.PIMPINAN: "bahaya",
}
SUARA = {
    Suara.DITERIMA: pgettext_lazy("putusan", "Diterima"),
    Suara.DITOLAK: pgettext_lazy("putusan", "Ditolak"),
    Suara.TIDAK_SAH: _("Tidak sah: kuorum tidak tercapai"),
}
HASIL = {
    HasilGagasan.DIAMBIL: _("Diambil"),
    HasilGagasan.DIUBAH: _("Diambil dengan perubahan"),
    HasilGagasan.DITOLAK: _("Tidak diambil"),
}
NADA_HASIL = {HasilGagasan.DIAMBIL: "baik", HasilGagasan.DIUBAH: "info", HasilGagasan.DITOLAK: "awas"}
STATUS_AGENDA = {
    StatusAgenda.MASUK: _("Permintaan masuk"),
    StatusAgenda.RK: _("Rencana kegiatan"),
    StatusAgenda.DITELAAH: _("Ditelaah"),
    StatusAgenda.DISETUJUI: _("Menunggu arahan pimpinan"),
    StatusAgenda.TAYANG: _("Tayang"),
    StatusAgenda.TERLAKSANA: _("Terlaksana"),
    StatusAgenda.DIEVALUASI: _("Dievaluasi"),
    StatusAgenda.DITOLAK: _("Tidak dihadiri"),
    StatusAgenda.DITARIK: _("Ditarik"),
}
NADA_AGENDA = {
    StatusAgenda.MASUK: "netral",
    StatusAgenda.RK: "netral",
    StatusAgenda.DITELAAH: "info",
    StatusAgenda.DISETUJUI: "awas",
    StatusAgenda.TAYANG: "utama",
    StatusAgenda.TERLAKSANA: "baik",
    StatusAgenda.DIEVALUASI: "baik",
    StatusAgenda.DITOLAK: "bahaya",
    StatusAgenda.DITARIK: "bahaya",
}
AKSI_AGENDA = {
    AksiAgenda.SUSUN: _("Susun ke rencana kegiatan"),
    AksiAgenda.TELAAH: _("Telaah"),
    AksiAgenda.SETUJUI: _("Setujui"),
    AksiAgenda.KEMBALIKAN: _("Kembalikan"),
    AksiAgenda.PUTUSKAN: _("Beri arahan"),
    AksiAgenda.TOLAK: _("Tidak dihadiri"),
    AksiAgenda.TARIK: _("Tarik"),
    AksiAgenda.LAKSANAKAN: _("Catat terlaksana"),
    AksiAgenda.EVALUASI: _("Evaluasi"),
}
KEHADIRAN = {Kehadiran.HADIR: _("Hadir sendiri"), Kehadiran.DIWAKILKAN: _("Diwakilkan")}
JUDUL_GAGASAN = (
    _("Gagasan"),
    _("Menjawab"),
    _("Nama"),
    _("Unit"),
    _("Kelompok"),
    _("Bobot"),
    _("Penilai"),
    _("Hasil"),
    _("Alasan"),
)
"""Heads of the columns of the table of ideas."""
