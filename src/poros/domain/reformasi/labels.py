"""Words for statuses, acts, kinds and findings."""

from django.utils.translation import gettext_lazy as _

from .rules.alur import (
    AksiMasalah,
    AksiTelaah,
    JenisAksi,
    JenisMasalah,
    StatusMasalah,
    StatusRoadmap,
    StatusTelaah,
)
from .rules.kaskade import Temuan, Tingkat
from .rules.pantau import Lensa
from .rules.penyederhanaan import Ciri, Fungsi, Hasil, Jenis, Jenjang, Kelas, Mutu

STATUS_TELAAH = {
    StatusTelaah.DISUSUN: _("Disusun"),
    StatusTelaah.USULAN: _("Usulan siap"),
    StatusTelaah.DIKIRIM: _("Dikirim ke kementerian"),
    StatusTelaah.DISETUJUI: _("Disetujui kementerian"),
    StatusTelaah.DITETAPKAN: _("Ditetapkan dengan peraturan"),
    StatusTelaah.DILANTIK: _("Pejabat dilantik"),
    StatusTelaah.SELESAI: _("Selesai"),
    StatusTelaah.DIBATALKAN: _("Dibatalkan"),
}
AKSI_TELAAH = {
    AksiTelaah.AJUKAN: _("Jadikan usulan"),
    AksiTelaah.PERBAIKI: _("Kembalikan untuk diperbaiki"),
    AksiTelaah.KIRIM: _("Catat pengiriman ke kementerian"),
    AksiTelaah.SETUJUI: _("Catat persetujuan atau pertimbangan"),
    AksiTelaah.TETAPKAN: _("Catat peraturan dan tugaskan unit"),
    AksiTelaah.LANTIK: _("Catat pelantikan"),
    AksiTelaah.SELESAIKAN: _("Nyatakan selesai"),
    AksiTelaah.BATALKAN: _("Batalkan telaah"),
}
NADA_TELAAH = {
    StatusTelaah.DISUSUN: "netral",
    StatusTelaah.SELESAI: "baik",
    StatusTelaah.DIBATALKAN: "netral",
}
HASIL = {
    Hasil.DIPERTAHANKAN: _("Dipertahankan"),
    Hasil.DISEDERHANAKAN: _("Disederhanakan"),
    Hasil.PERLU_KEPUTUSAN: _("Perlu keputusan manusia"),
}
NADA_HASIL = {Hasil.DIPERTAHANKAN: "baik", Hasil.DISEDERHANAKAN: "info", Hasil.PERLU_KEPUTUSAN: "awas"}
JENJANG = {
    Jenjang.AHLI_MADYA: _("Ahli madya"),
    Jenjang.AHLI_MUDA: _("Ahli muda"),
    Jenjang.AHLI_PERTAMA: _("Ahli pertama"),
}
KELAS = {
    Kelas.JPT: _("Pimpinan tinggi"),
    Kelas.ADMINISTRATOR: _("Administrator"),
    Kelas.PENGAWAS: _("Pengawas"),
    Kelas.ESELON_V: _("Eselon V"),
    Kelas.TANPA_ESELON: _("Tanpa eselon"),
}
JENIS = {
    Jenis.KEPALA_DAERAH: _("Kepala daerah"),
    Jenis.SETDA: _("Sekretariat daerah"),
    Jenis.ASISTEN: _("Asisten"),
    Jenis.BIRO: _("Biro"),
    Jenis.BAGIAN: _("Bagian"),
    Jenis.STAF_AHLI: _("Staf ahli"),
    Jenis.SETWAN: _("Sekretariat DPRD"),
    Jenis.INSPEKTORAT: _("Inspektorat"),
    Jenis.DINAS: _("Dinas"),
    Jenis.BADAN: _("Badan"),
    Jenis.SATUAN: _("Satuan"),
    Jenis.RSUD: _("Rumah sakit umum daerah"),
    Jenis.SEKRETARIAT: _("Sekretariat di dalam perangkat daerah"),
    Jenis.BIDANG: _("Bidang"),
    Jenis.SUBBIDANG: _("Subbidang"),
    Jenis.SUBBAGIAN: _("Subbagian"),
    Jenis.SEKSI: _("Seksi"),
    Jenis.UPTD: _("UPTD"),
    Jenis.KECAMATAN: _("Kecamatan"),
    Jenis.KELURAHAN: _("Kelurahan"),
}
FUNGSI = {
    Fungsi.TATA_USAHA: _("Tata usaha"),
    Fungsi.PENGADAAN: _("Pengadaan barang/jasa"),
    Fungsi.TEKNIS: _("Teknis atau lainnya"),
}
CIRI = {
    Ciri.KUASA_ANGGARAN: _("Memegang kewenangan anggaran atau barang/jasa"),
    Ciri.OTORISASI: _("Memegang kewenangan otorisasi, pengesahan atau persetujuan dokumen"),
    Ciri.KEWILAYAHAN: _("Memegang kewenangan kewilayahan"),
    Ciri.MANDIRI: _("UPT mandiri"),
    Ciri.HANYA_SEKSI: _("Menurut pemetaan urusan hanya boleh dibentuk sebagai seksi/subbidang"),
    Ciri.KRITERIA_KHUSUS: _("Kriteria khusus yang diusulkan kepada Menteri"),
}
DAERAH = {"kabupaten": _("Kabupaten"), "kota": _("Kota"), "provinsi": _("Provinsi")}
MUTU = {
    Mutu.P: _("P: dibaca dalam peraturannya"),
    Mutu.S: _("S: dibaca dari salinan atau ringkasan"),
    Mutu.G: _("G: pengetahuan umum, periksa dahulu"),
}
CACAT = {
    "ganda": _("kodenya tertulis dua kali"),
    "tanpa_induk": _("induknya tidak ada di berkas"),
    "melingkar": _("rantai induknya melingkar"),
}
STATUS_ROADMAP = {StatusRoadmap.DISUSUN: _("Disusun"), StatusRoadmap.DITETAPKAN: _("Ditetapkan")}
JENIS_AKSI = {JenisAksi.GENERAL: _("RB General"), JenisAksi.TEMATIK: _("RB Tematik")}
LENSA = {
    Lensa.KETEPATAN: _("Ketepatan pelaksanaan"),
    Lensa.OUTPUT: _("Ketercapaian output"),
    Lensa.KUALITAS: _("Kualitas"),
    Lensa.WAKTU: _("Kesesuaian waktu"),
}
TRIWULAN = {0: _("Ex-ante"), 1: _("Triwulan I"), 2: _("Triwulan II"), 3: _("Triwulan III"), 4: _("Triwulan IV")}
JENIS_MASALAH = {
    JenisMasalah.INDIKATOR_LINTAS: _("Indikator lintas unit tanpa penanggung jawab"),
    JenisMasalah.KASKADE_PUTUS: _("Penjenjangan kinerja terputus"),
    JenisMasalah.BUKAN_HASIL: _("Indikator bukan hasil"),
    JenisMasalah.TIDAK_TERUKUR: _("Indikator tidak terukur"),
    JenisMasalah.TANPA_ANGGARAN: _("Target tanpa anggaran"),
    JenisMasalah.DATA_TIDAK_ADA: _("Data kinerja tidak tersedia"),
    JenisMasalah.LAIN: _("Lainnya"),
}
STATUS_MASALAH = {
    StatusMasalah.DICATAT: _("Dicatat"),
    StatusMasalah.DITANGANI: _("Ditangani"),
    StatusMasalah.SELESAI: _("Selesai menurut unit"),
    StatusMasalah.TERVERIFIKASI: _("Terverifikasi"),
    StatusMasalah.GUGUR: _("Gugur"),
}
NADA_MASALAH = {
    StatusMasalah.DICATAT: "awas",
    StatusMasalah.DITANGANI: "info",
    StatusMasalah.SELESAI: "info",
    StatusMasalah.TERVERIFIKASI: "baik",
    StatusMasalah.GUGUR: "netral",
}
AKSI_MASALAH = {
    AksiMasalah.TUGASKAN: _("Tugaskan unit"),
    AksiMasalah.SELESAIKAN: _("Nyatakan selesai dengan bukti"),
    AksiMasalah.VERIFIKASI: _("Verifikasi"),
    AksiMasalah.KEMBALIKAN: _("Kembalikan ke unit"),
    AksiMasalah.GUGURKAN: _("Gugurkan"),
}
TINGKAT = {
    Tingkat.SASARAN: _("Sasaran"),
    Tingkat.PROGRAM: _("Program"),
    Tingkat.KEGIATAN: _("Kegiatan"),
    Tingkat.SUBKEGIATAN: _("Subkegiatan"),
}
TEMUAN = {
    Temuan.TANPA_INDUK: _("Tidak mempunyai induk"),
    Temuan.TANPA_ANAK: _("Tidak dijabarkan ke bawah"),
    Temuan.SALAH_TINGKAT: _("Induknya bukan satu tingkat di atas"),
    Temuan.TANPA_INDIKATOR: _("Tidak mempunyai indikator"),
    Temuan.TANPA_TARGET: _("Tidak mempunyai target"),
    Temuan.TANPA_ANGGARAN: _("Bertarget, tetapi tanpa anggaran"),
    Temuan.LINTAS_UNIT: _("Indikator dipikul beberapa unit tanpa penanggung jawab utama"),
    Temuan.BUKAN_HASIL: _("Indikator sasaran tampaknya keluaran, bukan hasil"),
    Temuan.TIDAK_TERUKUR: _("Indikator tampaknya tidak terukur"),
}
MASALAH_DARI = {
    Temuan.TANPA_INDUK: JenisMasalah.KASKADE_PUTUS,
    Temuan.TANPA_ANAK: JenisMasalah.KASKADE_PUTUS,
    Temuan.SALAH_TINGKAT: JenisMasalah.KASKADE_PUTUS,
    Temuan.TANPA_INDIKATOR: JenisMasalah.TIDAK_TERUKUR,
    Temuan.TANPA_TARGET: JenisMasalah.TIDAK_TERUKUR,
    Temuan.TANPA_ANGGARAN: JenisMasalah.TANPA_ANGGARAN,
    Temuan.LINTAS_UNIT: JenisMasalah.INDIKATOR_LINTAS,
    Temuan.BUKAN_HASIL: JenisMasalah.BUKAN_HASIL,
    Temuan.TIDAK_TERUKUR: JenisMasalah.TIDAK_TERUKUR,
}
"""Which kind of problem a finding becomes."""
