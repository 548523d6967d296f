"""Words for objections, errors of tables and kinds of change."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from poros.kernel.bahasa import panjang

from .rules.libur import GalatLibur, JenisLibur, SalahLibur
from .rules.penjabat import Halangan, Keberatan
from .rules.selisih import Galat, Perubahan, Salah

HALANGAN = {
    Halangan.DIRI_SENDIRI: _(
        "Anda tidak dapat menunjuk diri sendiri. Mintalah atasan Anda menerbitkan surat perintahnya."
    ),
    Halangan.PEMANGKU_SENDIRI: _("Orang ini pemangku definitif jabatan itu sendiri. Pilih orang lain."),
    Halangan.TERBALIK: _("Tanggal berakhir mendahului tanggal mulai."),
    Halangan.LEWAT_BULAN: _("Paling lama %(lama)s bulan, jadi sampai %(akhir)s (%(dasar)s)."),
    Halangan.LEWAT_HARI_KERJA: _("Paling lama %(lama)s hari kerja, jadi sampai %(akhir)s (%(dasar)s)."),
    Halangan.PANGKAT_PEMBERI: _("Jabatan Anda harus lebih tinggi daripada jabatan definitif penerima."),
    Halangan.TINGKAT_PENERIMA: _(
        "Penerima harus pejabat setingkat atau satu tingkat di bawah jabatan yang dipangku sementara."
    ),
    Halangan.TANPA_JABATAN: _("Orang ini tidak memegang jabatan definitif pada tanggal mulai."),
    Halangan.MASIH_TERISI: _(
        "Jabatan ini masih ada pemangku definitifnya. Plt. hanya untuk jabatan kosong; untuk berhalangan, pilih Plh."
    ),
    Halangan.SUDAH_KOSONG: _("Jabatan ini kosong, jadi yang ditunjuk adalah Plt., bukan Plh."),
    Halangan.PJ_BUKAN_SEKDA: _("Pj. hanya untuk Sekretaris Daerah dan kepala daerah (UU 23/2014 Pasal 214)."),
    Halangan.MANDAT_MEMBERI: _(
        "Anda memegang jabatan ini sebagai Plh./Plt., jadi hanya dapat menunjuk Plh. (UU 30/2014 Pasal 14 ayat (7))."
    ),
    Halangan.TUMPANG_TINDIH: _(
        "Pada masa itu jabatan ini sudah dipegang %(siapa)s. Cabut dahulu atau ubah tanggalnya."
    ),
    Halangan.TANPA_BATAS: _("Tidak ada batas waktu dari peraturan; yang berlaku adalah tanggal di surat perintah."),
    Halangan.FUNGSIONAL: _("Penerima tidak bereselon: pastikan jenjang jabatan fungsionalnya setara."),
    Halangan.BERTURUT: _(
        "Orang ini baru saja menjadi Plt. di jabatan yang sama; Plt. hanya dapat diperpanjang sekali."
    ),
}
SALAH = {
    Salah.LEMBAR_HILANG: _("Lembar ini tidak ada di berkas. Unduh dahulu struktur yang berlaku, lalu ubah di situ."),
    Salah.KOLOM_HILANG: _("Kolom yang tidak ditemukan: %(nilai)s."),
    Salah.KOSONG: _("Kolom “%(kolom)s” harus diisi."),
    Salah.PILIHAN: _("“%(nilai)s” tidak dikenal di kolom “%(kolom)s”."),
    Salah.TANGGAL: _("“%(nilai)s” di kolom “%(kolom)s” bukan tanggal. Tulis seperti 2026-11-23."),
    Salah.ANGKA: _("“%(nilai)s” di kolom “%(kolom)s” bukan bilangan bulat."),
    Salah.PANJANG: _("Kolom “%(kolom)s” paling panjang %(nilai)s huruf."),
    Salah.GANDA: _("Baris ini muncul dua kali: %(nilai)s."),
    Salah.UNIT_TAK_DIKENAL: _("Tidak ada unit berkode “%(nilai)s” di lembar unit (kolom “%(kolom)s”)."),
    Salah.JABATAN_TAK_DIKENAL: _("Tidak ada jabatan “%(nilai)s” di lembar jabatan."),
    Salah.DUA_KEPALA: _("Unit “%(nilai)s” mempunyai lebih dari satu kepala."),
    Salah.LINGKARAN: _("Unit “%(nilai)s” berada di bawah dirinya sendiri."),
    Salah.BUKAN_DEFINITIF: _("Plh., Plt., dan Pj. ditunjuk lewat layar Pendelegasian, bukan lewat impor."),
    Salah.DIRI_SENDIRI: _("Anda tidak dapat mengangkat diri sendiri."),
    Salah.TANPA_INDUK: _("Unit baru “%(nilai)s” harus mempunyai induk."),
    Salah.JABATAN_TERJADWAL: _(
        "Jabatan “%(nilai)s” tidak dapat diubah untuk hari yang akan datang. Impor lagi pada hari berlakunya."
    ),
    Salah.SURAT_PERINTAH_BERUBAH: _(
        "Surat perintah tidak dapat diubah lewat impor; cabut atau perpanjang di layarnya."
    ),
}
PERUBAHAN = {
    Perubahan.BARU: _("Baru"),
    Perubahan.BERUBAH: _("Berubah"),
    Perubahan.BERAKHIR: _("Berakhir"),
}
NADA_PERUBAHAN = {Perubahan.BARU: "baik", Perubahan.BERUBAH: "info", Perubahan.BERAKHIR: "awas"}
LEMBAR = {
    "unit": _("Unit"),
    "jabatan": _("Jabatan"),
    "pemangku": _("Pemangku"),
    "koordinasi": _("Koordinasi"),
    "urusan": _("Urusan"),
}
JENIS_LIBUR = {
    JenisLibur.NASIONAL: _("libur nasional"),
    JenisLibur.CUTI: _("cuti bersama"),
    JenisLibur.DAERAH: _("libur daerah"),
}
SALAH_LIBUR = {
    SalahLibur.KEPALA: _("Baris pertama harus memuat: tanggal; jenis; keterangan; dasar."),
    SalahLibur.TANGGAL: _("“%(nilai)s” bukan tanggal. Tulis seperti 2027-03-31."),
    SalahLibur.JENIS: _("Jenis “%(nilai)s” tidak dikenal: tulis nasional, cuti, atau daerah."),
    SalahLibur.KETERANGAN: _("Keterangan harus diisi."),
    SalahLibur.DASAR: _("Dasar harus diisi (nomor keputusan bersama atau peraturan)."),
    SalahLibur.PANJANG: _("Terlalu panjang: keterangan paling panjang 150 huruf, dasar 200."),
    SalahLibur.GANDA: _("Tanggal %(nilai)s muncul dua kali."),
}
HARI = (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"))


def kata_keberatan(keberatan: Keberatan) -> str:
    """The objection as a sentence."""
    data = {k: panjang(v) if isinstance(v, date) else v for k, v in keberatan.data.items()}
    return str(HALANGAN[keberatan.halangan]) % data


def kata_galat(galat: Galat) -> str:
    """What is wrong, without the place."""
    return str(SALAH[galat.salah]) % {"nilai": galat.nilai, "kolom": galat.kolom}


def kata_libur(galat: GalatLibur) -> Any:
    return str(SALAH_LIBUR[galat.salah]) % {"nilai": galat.nilai}
