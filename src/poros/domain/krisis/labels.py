"""Words for kinds, statuses, acts and for what is wrong with input."""

from django.utils.translation import gettext_lazy as _

from .rules.alur import (
    Aksi,
    Bahaya,
    JenisArea,
    JenisSiaran,
    JenisTempat,
    JenisTinjauan,
    Kanal,
    Peran,
    PeranKomando,
    Periksa,
    Status,
    StatusKorban,
    StatusSitrep,
)
from .rules.angka import Ukuran
from .rules.peragaan import Laku, StatusPeragaan
from .rules.pulih import Fase, Kelas, PeranTim, Sektor, SumberDana

STATUS_PERAGAAN = {
    StatusPeragaan.BERJALAN: _("Berjalan"),
    StatusPeragaan.JEDA: _("Dijeda"),
    StatusPeragaan.SELESAI: _("Selesai"),
    StatusPeragaan.HENTI: _("Dihentikan"),
    StatusPeragaan.GAGAL: _("Terhenti"),
}
LAKU_NAMA = {
    Laku.LAPOR: _("melapor"),
    Laku.PERIKSA: _("memeriksa laporan"),
    Laku.KAJI: _("kaji cepat"),
    Laku.STATUS: _("keputusan status"),
    Laku.KOMANDO: _("bagan komando"),
    Laku.AKTIFKAN: _("mengaktifkan rencana"),
    Laku.RAPAT: _("rapat koordinasi"),
    Laku.AREA: _("menggambar area"),
    Laku.ANGKA: _("mencatat angka"),
    Laku.SAHKAN: _("mengesahkan angka"),
    Laku.PERINTAH: _("memberi perintah"),
    Laku.SELESAIKAN: _("menyelesaikan perintah"),
    Laku.NILAI: _("menilai dampak"),
    Laku.KARTU: _("meminta putusan"),
    Laku.BAGI: _("menghitung pembagian"),
    Laku.PUTUS: _("memutus"),
    Laku.HASIL: _("mencatat hasil putusan"),
    Laku.PERINGATAN: _("peringatan kepada warga"),
    Laku.SIARAN: _("siaran"),
    Laku.KONTAK: _("mencatat pembicaraan"),
    Laku.SITREP: _("laporan situasi"),
    Laku.RUSAK: _("mencatat kerusakan"),
    Laku.R3P: _("rancangan R3P"),
    Laku.SERAHKAN: _("menyerahkan R3P"),
    Laku.TINJAU: _("tinjauan"),
}
STATUS = {
    Status.DIPANTAU: _("Dipantau"),
    Status.SIAGA: _("Siaga darurat"),
    Status.TANGGAP: _("Tanggap darurat"),
    Status.TRANSISI: _("Transisi darurat ke pemulihan"),
    Status.SELESAI: _("Selesai"),
}
NADA = {
    Status.DIPANTAU: "info",
    Status.SIAGA: "awas",
    Status.TANGGAP: "bahaya",
    Status.TRANSISI: "awas",
    Status.SELESAI: "netral",
}
AKSI = {
    Aksi.SIAGAKAN: _("menetapkan siaga darurat"),
    Aksi.TANGGAPI: _("menetapkan tanggap darurat"),
    Aksi.ALIHKAN: _("menetapkan transisi ke pemulihan"),
    Aksi.AKHIRI: _("mengakhiri penanganan"),
}
BAHAYA = {
    Bahaya.BANJIR: _("Banjir"),
    Bahaya.LONGSOR: _("Tanah longsor"),
    Bahaya.KEBAKARAN: _("Kebakaran"),
    Bahaya.ANGIN: _("Cuaca ekstrem"),
    Bahaya.GEMPA: _("Gempa bumi"),
    Bahaya.TSUNAMI: _("Tsunami"),
    Bahaya.KEKERINGAN: _("Kekeringan"),
    Bahaya.LAIN: _("Lainnya"),
}
KANAL = {
    Kanal.PETUGAS: _("Petugas"),
    Kanal.KAMPUNG: _("Kampung atau RT"),
    Kanal.WARGA: _("Warga"),
    Kanal.IMPOR: _("Berkas umpan"),
    Kanal.CAP: _("Peringatan CAP"),
}
PERIKSA = {
    Periksa.BELUM: _("Belum diperiksa"),
    Periksa.BENAR: _("Benar"),
    Periksa.KELIRU: _("Tidak benar"),
    Periksa.GANDA: _("Sudah dilaporkan"),
}
NADA_PERIKSA = {
    Periksa.BELUM: "awas",
    Periksa.BENAR: "baik",
    Periksa.KELIRU: "netral",
    Periksa.GANDA: "netral",
}
PERAN = {
    Peran.PUSDALOPS: _("Pusdalops dan BPBD"),
    Peran.SOSIAL: _("Sosial"),
    Peran.KESEHATAN: _("Kesehatan"),
    Peran.PU: _("Pekerjaan umum dan sumber daya air"),
    Peran.PERHUBUNGAN: _("Perhubungan"),
    Peran.SATPOL: _("Ketertiban umum"),
    Peran.DAMKAR: _("Penyelamatan"),
    Peran.KOMINFO: _("Komunikasi dan informatika"),
    Peran.KECAMATAN: _("Kecamatan"),
    Peran.POLRI: _("Kepolisian"),
    Peran.PERUMAHAN: _("Perumahan dan permukiman"),
    Peran.PERENCANAAN: _("Perencanaan pembangunan"),
    Peran.KEUANGAN: _("Keuangan daerah"),
    Peran.KEPENDUDUKAN: _("Kependudukan"),
}
PERAN_KOMANDO = {
    PeranKomando.KOMANDAN: _("Komandan"),
    PeranKomando.WAKIL: _("Wakil komandan"),
    PeranKomando.SEKRETARIAT: _("Sekretariat"),
    PeranKomando.JURU_BICARA: _("Juru bicara"),
    PeranKomando.BIDANG: _("Bidang"),
    PeranKomando.KLASTER: _("Klaster"),
}
JENIS_TEMPAT = {
    JenisTempat.POSKO: _("Pos komando"),
    JenisTempat.PENGUNGSIAN: _("Tempat pengungsian"),
    JenisTempat.DAPUR: _("Dapur umum"),
    JenisTempat.KESEHATAN: _("Pos kesehatan"),
    JenisTempat.POS_SUNGAI: _("Pos duga air"),
    JenisTempat.PINTU_AIR: _("Pintu air"),
}
NADA_TEMPAT = {
    JenisTempat.POSKO: "utama",
    JenisTempat.PENGUNGSIAN: "baik",
    JenisTempat.DAPUR: "baik",
    JenisTempat.KESEHATAN: "baik",
    JenisTempat.POS_SUNGAI: "info",
    JenisTempat.PINTU_AIR: "info",
}
JENIS_AREA = {
    JenisArea.GENANGAN: _("Genangan"),
    JenisArea.LONGSORAN: _("Longsoran"),
    JenisArea.PENUTUPAN: _("Jalan ditutup"),
    JenisArea.LAIN: _("Lainnya"),
}
UKURAN = {
    Ukuran.MENINGGAL: _("Meninggal"),
    Ukuran.HILANG: _("Hilang"),
    Ukuran.LUKA: _("Luka atau sakit"),
    Ukuran.MENGUNGSI: _("Mengungsi (jiwa)"),
    Ukuran.MENGUNGSI_KK: _("Mengungsi (KK)"),
    Ukuran.TERDAMPAK: _("Terdampak (jiwa)"),
    Ukuran.RENTAN: _("Kelompok rentan mengungsi"),
    Ukuran.RUMAH_RB: _("Rumah rusak berat"),
    Ukuran.RUMAH_RS: _("Rumah rusak sedang"),
    Ukuran.RUMAH_RR: _("Rumah rusak ringan"),
    Ukuran.RUMAH_TERENDAM: _("Rumah terendam"),
    Ukuran.FASUM: _("Fasilitas umum rusak"),
}
STATUS_SITREP = {StatusSitrep.KONSEP: _("Konsep"), StatusSitrep.SAH: _("Disahkan")}
JENIS_SIARAN = {
    JenisSiaran.SIARAN_PERS: _("Siaran pers"),
    JenisSiaran.INFO_WARGA: _("Info untuk warga"),
    JenisSiaran.KLARIFIKASI: _("Jawaban atas kabar bohong"),
}
JENIS_TINJAUAN = {JenisTinjauan.HARIAN: _("Tinjauan harian"), JenisTinjauan.AKHIR: _("Evaluasi akhir")}
STATUS_KORBAN = {
    StatusKorban.SELAMAT: _("Selamat"),
    StatusKorban.LUKA: _("Luka atau sakit"),
    StatusKorban.HILANG: _("Hilang"),
    StatusKorban.MENINGGAL: _("Meninggal"),
}
SEKTOR = {
    Sektor.PERMUKIMAN: _("Permukiman"),
    Sektor.INFRASTRUKTUR: _("Infrastruktur"),
    Sektor.EKONOMI: _("Ekonomi produktif"),
    Sektor.SOSIAL: _("Sosial"),
    Sektor.LINTAS: _("Lintas sektor"),
}
KELAS = {Kelas.RINGAN: _("Rusak ringan"), Kelas.SEDANG: _("Rusak sedang"), Kelas.BERAT: _("Rusak berat")}
PERAN_TIM = {
    PeranTim.KETUA: _("Ketua"),
    PeranTim.WAKIL: _("Wakil ketua"),
    PeranTim.SEKRETARIS: _("Sekretaris"),
    PeranTim.ANGGOTA: _("Anggota"),
}
SUMBER_DANA = {
    SumberDana.APBD: _("APBD kota/kabupaten"),
    SumberDana.APBD_PROVINSI: _("APBD provinsi"),
    SumberDana.APBN: _("APBN"),
    SumberDana.MASYARAKAT: _("Dunia usaha dan masyarakat"),
}
FASE = {
    Fase.DARURAT: _("Darurat"),
    Fase.REHABILITASI: _("Rehabilitasi"),
    Fase.REKONSTRUKSI: _("Rekonstruksi"),
}
UMPAN = {
    "besar": _("Berkas terlalu besar: paling besar 2 MB dan 1.000 baris."),
    "bentuk": _("Berkas ini bukan CAP 1.2, laporan PetaBencana, gempa BMKG, atau tabel waktu, tempat, uraian."),
    "kosong": _("Tidak ada laporan di dalam berkas ini."),
}
TINGKAT_PARAH = {
    "Extreme": _("Luar biasa"),
    "Severe": _("Parah"),
    "Moderate": _("Sedang"),
    "Minor": _("Ringan"),
    "Unknown": _("Belum diketahui"),
}
MENDESAK = {
    "Immediate": _("Bertindak sekarang"),
    "Expected": _("Bertindak dalam satu jam"),
    "Future": _("Bersiap"),
    "Past": _("Sudah lewat"),
    "Unknown": _("Belum diketahui"),
}
PASTI = {
    "Observed": _("Sedang atau sudah terjadi"),
    "Likely": _("Kemungkinan besar"),
    "Possible": _("Mungkin"),
    "Unlikely": _("Kecil kemungkinannya"),
    "Unknown": _("Belum diketahui"),
}
TANGGAPAN = {
    "Evacuate": _("Mengungsi"),
    "Shelter": _("Berlindung di tempat"),
    "Prepare": _("Bersiap"),
    "Avoid": _("Hindari wilayah ini"),
    "Monitor": _("Pantau kabar resmi"),
    "AllClear": _("Sudah aman"),
}
