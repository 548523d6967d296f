"""Words for kinds, statuses, acts, and for what is wrong with a file or an address."""

from collections.abc import Iterable

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .rules.alamat import SebabAlamat
from .rules.alur import Aksi, AksiAdopsi, Arah, Keberhasilan, PeranUnit, Potret, Status, StatusAdopsi
from .rules.publiccode import Galat, Sebab
from .rules.tawaran import Jenis, Kematangan

JENIS = {Jenis.APLIKASI: _("Aplikasi"), Jenis.PRAKTIK: _("Praktik")}
JENIS_DAERAH = {
    "kabupaten": _("Kabupaten"),
    "kota": _("Kota"),
    "provinsi": _("Provinsi"),
    "pusat": _("Instansi pusat"),
}
KEMATANGAN = {
    Kematangan.KONSEP: _("Masih gagasan"),
    Kematangan.PENGEMBANGAN: _("Sedang dibangun"),
    Kematangan.UJI: _("Sedang diuji"),
    Kematangan.MANTAP: _("Mantap dipakai"),
    Kematangan.USANG: _("Tidak dikembangkan lagi"),
}
KATEGORI = {
    "workflow-management": _("Alur kerja"),
    "document-management": _("Naskah dan arsip"),
    "government-websites": _("Situs pemerintah"),
    "hr": _("Kepegawaian"),
    "budgeting": _("Anggaran"),
    "procurement": _("Pengadaan"),
    "billing-and-invoicing": _("Tagihan dan pajak"),
    "appointment-scheduling": _("Antrean dan janji temu"),
    "customer-service-and-support": _("Layanan dan aduan"),
    "data-collection": _("Pengumpulan data"),
    "data-visualization": _("Dasbor data"),
    "geographic-information-systems": _("Peta"),
    "knowledge-management": _("Pengetahuan"),
    "it-security": _("Keamanan informasi"),
}
KURANG = {
    "kontak": _("Sebutkan kantor yang dapat dihubungi sebelum menerbitkan."),
    "lisensi": _("Aplikasi yang terbit memerlukan lisensi."),
    "alamat": _("Aplikasi yang terbit memerlukan alamat repositori."),
    "kategori": _("Pilih kategorinya: publiccode.yml setiap aplikasi yang terbit memerlukannya."),
}
STATUS = {Status.KONSEP: _("Konsep"), Status.TERBIT: _("Terbit"), Status.DITARIK: _("Ditarik")}
NADA = {Status.KONSEP: "netral", Status.TERBIT: "baik", Status.DITARIK: "awas"}
AKSI = {Aksi.UBAH: _("Ubah"), Aksi.TERBITKAN: _("Terbitkan"), Aksi.TARIK: _("Tarik")}
ARAH = {Arah.KELUAR: _("Kita meminta"), Arah.MASUK: _("Diminta dari kita")}
STATUS_ADOPSI = {
    StatusAdopsi.DIUSULKAN: _("Diusulkan unit"),
    StatusAdopsi.DIAJUKAN: _("Diajukan"),
    StatusAdopsi.DITERIMA: _("Diterima"),
    StatusAdopsi.DITOLAK: _("Ditolak"),
    StatusAdopsi.DISEPAKATI: _("Nota ditandatangani"),
    StatusAdopsi.DIRENCANAKAN: _("Direncanakan"),
    StatusAdopsi.BERJALAN: _("Berjalan"),
    StatusAdopsi.SELESAI: _("Selesai"),
    StatusAdopsi.DIHENTIKAN: _("Dihentikan"),
}
NADA_ADOPSI = {
    StatusAdopsi.DIUSULKAN: "netral",
    StatusAdopsi.DIAJUKAN: "info",
    StatusAdopsi.DITERIMA: "info",
    StatusAdopsi.DITOLAK: "awas",
    StatusAdopsi.DISEPAKATI: "info",
    StatusAdopsi.DIRENCANAKAN: "info",
    StatusAdopsi.BERJALAN: "utama",
    StatusAdopsi.SELESAI: "baik",
    StatusAdopsi.DIHENTIKAN: "awas",
}
AKSI_ADOPSI = {
    AksiAdopsi.AJUKAN: _("Ajukan"),
    AksiAdopsi.TERIMA: _("Terima"),
    AksiAdopsi.TOLAK: _("Tolak"),
    AksiAdopsi.SEPAKATI: _("Catat nota yang ditandatangani"),
    AksiAdopsi.RENCANAKAN: _("Susun rencana"),
    AksiAdopsi.MULAI: _("Mulai dan bagikan penugasan"),
    AksiAdopsi.SELESAIKAN: _("Nyatakan selesai"),
    AksiAdopsi.HENTIKAN: _("Hentikan"),
}
POTRET = {Potret.AWAL: _("Sebelum"), Potret.AKHIR: _("Sesudah")}
KEBERHASILAN = {
    Keberhasilan.BERHASIL: _("Berjalan sesuai harapan"),
    Keberhasilan.SEBAGIAN: _("Berjalan sebagian"),
    Keberhasilan.GAGAL: _("Tidak berjalan"),
}
NADA_KEBERHASILAN = {Keberhasilan.BERHASIL: "baik", Keberhasilan.SEBAGIAN: "awas", Keberhasilan.GAGAL: "bahaya"}
PERAN_UNIT = {
    PeranUnit.PENGELOLA: _("Mengelola katalog dan adopsi"),
    PeranUnit.KERJA_SAMA: _("Mengurus nota kesepahaman"),
}
ALAMAT = {
    SebabAlamat.BUKAN_HTTPS: _("Alamat sumber harus diawali https://."),
    SebabAlamat.TIDAK_TERBACA: _("Alamat ini tidak dapat dibaca. Salin lengkap dari peramban."),
    SebabAlamat.BERSANDI: _("Alamat sumber tidak boleh memuat nama pengguna atau kata sandi."),
    SebabAlamat.TANPA_ALAMAT: _("Nama server ini tidak ditemukan."),
    SebabAlamat.JARINGAN_DALAM: _(
        "Alamat ini menunjuk ke jaringan dalam, jadi tidak diambil. Unggah berkasnya, atau minta pengelola server "
        "mengizinkan jaringan dalam."
    ),
}
NASKAH = {
    Sebab.TERLALU_BESAR: _("berkas lebih besar dari 1 MB"),
    Sebab.BUKAN_TEKS: _("berkas ini bukan teks UTF-8"),
    Sebab.TIDAK_TERBACA: _("YAML atau JSON tidak dapat dibaca"),
    Sebab.ALIAS: _("rujukan YAML (&, *) tidak diterima; tuliskan isinya"),
    Sebab.TERLALU_DALAM: _("susunan terlalu dalam"),
    Sebab.TERLALU_BANYAK: _("terlalu banyak butir"),
    Sebab.BUKAN_PUBLICCODE: _("bukan publiccode.yml dan bukan umpan tawaran"),
    Sebab.VERSI: _("versi ini belum dikenal; yang dibaca 0.2 ke atas"),
    Sebab.WAJIB: _("wajib ada"),
    Sebab.SALAH_JENIS: _("bentuk isinya salah"),
    Sebab.TERLALU_PANJANG: _("terlalu panjang"),
    Sebab.ALAMAT: _("bukan alamat http atau https"),
    Sebab.PILIHAN: _("nilai ini tidak dikenal"),
}
GALAT_TAMPIL = 5


def kalimat(galat: Iterable[Galat]) -> str:
    """The first mistakes of a file, each with its place."""
    rows = list(galat)
    told = [_satu(g) for g in rows[:GALAT_TAMPIL]]
    rest = len(rows) - len(told)
    return "; ".join(told) + (_now(" dan %(n)s lagi") % {"n": rest} if rest else "") + "."


def _satu(galat: Galat) -> str:
    place = _now("baris %(n)s") % {"n": galat.tempat} if galat.tempat.isdecimal() else galat.tempat
    words = str(NASKAH[galat.sebab])
    held = f" (“{galat.nilai}”)" if galat.nilai else ""
    return f"{place}: {words}{held}" if place else f"{words}{held}"
