"""Words for the states, acts and kinds in `rules`."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from poros.pure.retensi import Hitung, Nasib, Pemicu, Tahap

from .rules import berkas, pinjam, susut
from .rules.akses import Akses
from .rules.hapus import Putusan, StatusHapus
from .rules.jaga import BidangJaga, KeadaanJaga

NASIB = {
    Nasib.MUSNAH: _("Musnah"),
    Nasib.PERMANEN: _("Permanen"),
    Nasib.DINILAI_KEMBALI: _("Dinilai kembali"),
}
NADA_NASIB = {Nasib.MUSNAH: "awas", Nasib.PERMANEN: "utama", Nasib.DINILAI_KEMBALI: "info"}
PEMICU = {
    Pemicu.DITUTUP: _("Berkas ditutup"),
    Pemicu.DIPERBARUI: _("Data atau sistem diperbarui"),
    Pemicu.DIGANTI: _("Diganti atau dicabut yang baru"),
    Pemicu.SELESAI: _("Kegiatan, pemeriksaan, atau penelitian selesai"),
    Pemicu.PERJANJIAN_BERAKHIR: _("Kontrak, kerja sama, atau pinjaman berakhir"),
    Pemicu.KEWAJIBAN_TUNTAS: _("Hak dan kewajiban tuntas"),
    Pemicu.PERDA_APBD: _("Perda pertanggungjawaban APBD ditetapkan"),
    Pemicu.PUTUSAN_TETAP: _("Putusan berkekuatan hukum tetap"),
    Pemicu.HABIS_BERLAKU: _("Masa berlaku habis"),
    Pemicu.TIDAK_DIPAKAI: _("Tidak dipakai lagi"),
    Pemicu.LAIN: _("Kejadian lain"),
}
TAHAP = {
    Tahap.BELUM_MULAI: _("Menunggu tanggal kejadian"),
    Tahap.AKTIF: _("Masa aktif"),
    Tahap.INAKTIF: _("Masa inaktif"),
    Tahap.JATUH_TEMPO: _("Retensi habis"),
}
NADA_TAHAP = {Tahap.BELUM_MULAI: "awas", Tahap.AKTIF: "baik", Tahap.INAKTIF: "info", Tahap.JATUH_TEMPO: "bahaya"}
HITUNG = {Hitung.TOTAL: _("Aktif ditambah inaktif"), Hitung.INAKTIF: _("Inaktif saja")}
STATUS = {
    berkas.Status.TERBUKA: _("Aktif, terbuka"),
    berkas.Status.TUTUP: _("Aktif, ditutup"),
    berkas.Status.USUL_PINDAH: _("Diusulkan pindah"),
    berkas.Status.INAKTIF: _("Inaktif"),
    berkas.Status.USUL_MUSNAH: _("Diusulkan musnah"),
    berkas.Status.USUL_SERAH: _("Diusulkan serah"),
    berkas.Status.DIMUSNAHKAN: pgettext_lazy("arsip", "Dimusnahkan"),
    berkas.Status.STATIS: _("Statis"),
}
NADA = {
    berkas.Status.TERBUKA: "baik",
    berkas.Status.TUTUP: "info",
    berkas.Status.USUL_PINDAH: "awas",
    berkas.Status.INAKTIF: "netral",
    berkas.Status.USUL_MUSNAH: "awas",
    berkas.Status.USUL_SERAH: "awas",
    berkas.Status.DIMUSNAHKAN: "netral",
    berkas.Status.STATIS: "utama",
}
MEDIA = {
    berkas.JenisMedia.ELEKTRONIK: _("Elektronik"),
    berkas.JenisMedia.KERTAS: _("Kertas"),
    berkas.JenisMedia.CAMPURAN: _("Kertas dan elektronik"),
}
HALANGAN = {
    berkas.Halangan.DITAHAN: _("Berkas ini ditahan karena perkara. Lepaskan penahanannya lebih dahulu."),
    berkas.Halangan.VITAL: _("Berkas ini arsip vital."),
    berkas.Halangan.DIPINJAM: _("Berkas ini sedang dipinjam."),
    berkas.Halangan.BELUM_WAKTUNYA: _("Masa retensinya belum habis."),
    berkas.Halangan.KEJADIAN_BELUM_ADA: _("Tanggal kejadian yang memulai retensinya belum dicatat."),
    berkas.Halangan.BUKAN_NASIBNYA: _("Menurut JRA nasib akhirnya lain."),
    berkas.Halangan.LAIN_JALUR: _("Jalur persetujuannya berbeda karena lama retensinya. Buat usul tersendiri."),
}
JENIS_SUSUT = {
    susut.Jenis.PINDAH: _("Pemindahan"),
    susut.Jenis.MUSNAH: _("Pemusnahan"),
    susut.Jenis.SERAH: _("Penyerahan"),
}
STATUS_SUSUT = {
    susut.Status.DISUSUN: _("Disusun"),
    susut.Status.PANITIA: _("Panitia dibentuk"),
    susut.Status.DISELEKSI: _("Diseleksi"),
    susut.Status.DAFTAR_USUL: _("Daftar usul tetap"),
    susut.Status.DINILAI: _("Dinilai panitia"),
    susut.Status.DINYATAKAN: _("Dinyatakan autentik"),
    susut.Status.DISETUJUI: _("Disetujui"),
    susut.Status.DITETAPKAN: _("Ditetapkan"),
    susut.Status.DIPINDAHKAN: _("Dipindahkan"),
    susut.Status.DIMUSNAHKAN: pgettext_lazy("arsip", "Dimusnahkan"),
    susut.Status.DISERAHKAN: _("Diserahkan"),
    susut.Status.DIARSIPKAN: _("Dokumen diarsipkan"),
    susut.Status.BATAL: _("Dibatalkan"),
}
AKSI_SUSUT = {
    susut.Aksi.SELEKSI: _("Pilih berkas"),
    susut.Aksi.AJUKAN: _("Tetapkan daftar usul"),
    susut.Aksi.NILAI: _("Catat penilaian panitia"),
    susut.Aksi.NYATAKAN: _("Nyatakan autentik"),
    susut.Aksi.SETUJUI: _("Setujui"),
    susut.Aksi.TETAPKAN: _("Tetapkan pelaksanaan"),
    susut.Aksi.PINDAHKAN: _("Terima dan pindahkan"),
    susut.Aksi.SAKSIKAN: _("Saya menyaksikan"),
    susut.Aksi.MUSNAHKAN: _("Musnahkan sekarang"),
    susut.Aksi.SERAHKAN: _("Serahkan"),
    susut.Aksi.ARSIPKAN: _("Arsipkan dokumen"),
    susut.Aksi.BATALKAN: _("Batalkan"),
}
_SELEKSI = _("Unit kearsipan memilih berkas menurut JRA.")
_AJUKAN = _("Unit kearsipan menetapkan daftar usul.")
_NILAI = _("Kepala lembaga kearsipan mencatat penilaian panitia.")
GILIRAN = {
    (susut.Jenis.PINDAH, susut.Status.DISUSUN): _("Unit pengolah memilih berkas dan menetapkan daftarnya."),
    (susut.Jenis.PINDAH, susut.Status.DAFTAR_USUL): _("Penerima menerima arsipnya dengan berita acara."),
    (susut.Jenis.MUSNAH, susut.Status.PANITIA): _SELEKSI,
    (susut.Jenis.MUSNAH, susut.Status.DISELEKSI): _AJUKAN,
    (susut.Jenis.MUSNAH, susut.Status.DAFTAR_USUL): _NILAI,
    (susut.Jenis.MUSNAH, susut.Status.DINILAI): _("Kepala daerah menyetujui."),
    (susut.Jenis.MUSNAH, susut.Status.DISETUJUI): _("Pimpinan perangkat daerah menetapkan pelaksanaannya."),
    (susut.Jenis.MUSNAH, susut.Status.DITETAPKAN): _("Para saksi menyaksikan, lalu unit kearsipan memusnahkan."),
    (susut.Jenis.MUSNAH, susut.Status.DIMUSNAHKAN): _("Unit kearsipan mengarsipkan dokumennya."),
    (susut.Jenis.SERAH, susut.Status.DISUSUN): _SELEKSI,
    (susut.Jenis.SERAH, susut.Status.DISELEKSI): _AJUKAN,
    (susut.Jenis.SERAH, susut.Status.DAFTAR_USUL): _NILAI,
    (susut.Jenis.SERAH, susut.Status.DINILAI): _("Pimpinan pencipta arsip menyatakan arsipnya autentik."),
    (susut.Jenis.SERAH, susut.Status.DINYATAKAN): _("Kepala lembaga kearsipan menyetujui."),
    (susut.Jenis.SERAH, susut.Status.DISETUJUI): _("Kepala lembaga kearsipan menerima arsipnya."),
}
GILIRAN_PANJANG = {
    (susut.Jenis.MUSNAH, susut.Status.DINILAI): _("Kepala lembaga kearsipan mencatat persetujuan Kepala ANRI."),
    (susut.Jenis.MUSNAH, susut.Status.DISETUJUI): _("Kepala daerah menetapkan pelaksanaannya."),
}
"""Whose turn it is, in words; on the long way some turns are another's."""
DOKUMEN = {
    susut.Dokumen.SK_PANITIA: _("Keputusan pembentukan panitia penilai arsip"),
    susut.Dokumen.NOTULEN: _("Notulen rapat panitia penilai"),
    susut.Dokumen.PERTIMBANGAN: _("Surat pertimbangan panitia penilai"),
    susut.Dokumen.PERSETUJUAN: _("Surat persetujuan pimpinan pencipta arsip"),
    susut.Dokumen.PERSETUJUAN_ANRI: _("Surat persetujuan Kepala ANRI"),
    susut.Dokumen.PENETAPAN: _("Keputusan pelaksanaan pemusnahan"),
    susut.Dokumen.BERITA_ACARA: _("Berita acara"),
    susut.Dokumen.DAFTAR: _("Daftar arsip"),
    susut.Dokumen.PERNYATAAN: _("Surat pernyataan arsip autentik, andal, utuh, dan dapat digunakan"),
}
AKSES = {
    Akses.UMUM: _("Umum dan pegawai"),
    Akses.ESELON_II: _("Eselon II ke atas"),
    Akses.ESELON_III: _("Eselon III ke atas"),
    Akses.ESELON_IV: _("Eselon IV ke atas"),
}
CARA = {pinjam.Cara.BACA: _("Dibaca di layar"), pinjam.Cara.FISIK: _("Fisik dibawa")}
STATUS_PINJAM = {
    pinjam.Status.DIMINTA: _("Diminta"),
    pinjam.Status.DIPINJAM: _("Dipinjam"),
    pinjam.Status.DITOLAK: _("Ditolak"),
    pinjam.Status.KEMBALI: _("Kembali"),
}
NADA_PINJAM = {
    pinjam.Status.DIMINTA: "awas",
    pinjam.Status.DIPINJAM: "info",
    pinjam.Status.DITOLAK: "bahaya",
    pinjam.Status.KEMBALI: "netral",
}
STATUS_HAPUS = {StatusHapus.DITERIMA: _("Menunggu jawaban"), StatusHapus.DIJAWAB: _("Dijawab")}
PUTUSAN = {
    Putusan.DIPERTAHANKAN: _("Dipertahankan: masa retensinya belum habis"),
    Putusan.DIBATASI: _("Dibatasi: hanya dibaca yang berwenang"),
    Putusan.DIPROSES: _("Diproses lewat pemusnahan menurut prosedur"),
    Putusan.TIDAK_ADA: _("Tidak ada arsip tentang pemohon"),
}
BIDANG_JAGA = {
    BidangJaga.KEPENDUDUKAN: _("Kependudukan"),
    BidangJaga.KEWILAYAHAN: _("Kewilayahan"),
    BidangJaga.KEPULAUAN: _("Kepulauan"),
    BidangJaga.PERBATASAN: _("Perbatasan"),
    BidangJaga.PERJANJIAN_INTERNASIONAL: _("Perjanjian internasional"),
    BidangJaga.KONTRAK_KARYA: _("Kontrak karya"),
    BidangJaga.PEMERINTAHAN_STRATEGIS: _("Masalah pemerintahan yang strategis"),
}
KEADAAN_JAGA = {
    KeadaanJaga.BELUM_DILAPORKAN: _("Belum dilaporkan"),
    KeadaanJaga.DILAPORKAN: _("Sudah dilaporkan"),
    KeadaanJaga.DISALIN: _("Salinan diserahkan"),
}
NADA_JAGA = {
    KeadaanJaga.BELUM_DILAPORKAN: "awas",
    KeadaanJaga.DILAPORKAN: "info",
    KeadaanJaga.DISALIN: "baik",
}
PERBUATAN = {
    "buat": _("Berkas dibuka"),
    "isi": _("Diisi"),
    "tutup": _("Ditutup"),
    "buka": _("Dibuka kembali"),
    "kejadian": _("Kejadian dicatat"),
    "tahan": _("Ditahan"),
    "lepas": _("Penahanan dilepas"),
    "tandai": _("Ditandai"),
    "nasib": _("Nasib ditetapkan lagi"),
    "alih_media": _("Dialihmediakan"),
    "lapor_jaga": _("Dilaporkan kepada ANRI"),
    "salin_jaga": _("Salinannya diserahkan kepada ANRI"),
    "batasi": _("Aksesnya dibatasi"),
    "usul_pindah": _("Diusulkan pindah"),
    "usul_musnah": _("Diusulkan musnah"),
    "usul_serah": _("Diusulkan serah"),
    "keluarkan": _("Dikeluarkan dari daftar usul"),
    "pindah": _("Dipindahkan"),
    "musnah": pgettext_lazy("arsip", "Dimusnahkan"),
    "serah": _("Diserahkan"),
}
