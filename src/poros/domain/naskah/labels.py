"""Words for statuses, acts, ways and kinds of an outgoing letter."""

from dataclasses import asdict

from django.utils.translation import gettext_lazy as _

from .rules import (
    Aksi,
    CaraTanda,
    JenisParaf,
    Kanal,
    Keberlakuan,
    Kelas,
    Status,
    StatusKirim,
    StatusParaf,
    StatusTanda,
)
from .rules.bahasa import JenisPetunjuk
from .rules.massal import Keluhan, SalahTabel
from .rules.nomor import SalahSisip

STATUS = {
    Status.KONSEP: _("Konsep"),
    Status.PARAF: _("Menunggu paraf"),
    Status.REVISI: _("Perlu diperbaiki"),
    Status.SIAP_TTD: _("Siap ditandatangani"),
    Status.BERNOMOR: _("Bernomor, menunggu tanda tangan"),
    Status.DITANDATANGANI: _("Ditandatangani"),
    Status.TERKIRIM: _("Terkirim"),
    Status.DITERIMA: _("Diterima"),
    Status.DIBERKASKAN: _("Diberkaskan"),
    Status.BATAL: _("Batal"),
}
NADA = {
    Status.KONSEP: "netral",
    Status.PARAF: "info",
    Status.REVISI: "awas",
    Status.SIAP_TTD: "info",
    Status.BERNOMOR: "info",
    Status.DITANDATANGANI: "baik",
    Status.TERKIRIM: "baik",
    Status.DITERIMA: "baik",
    Status.DIBERKASKAN: "netral",
    Status.BATAL: "netral",
}
AKSI = {
    Aksi.AJUKAN: _("Ajukan"),
    Aksi.LENGKAPI: _("Lengkap diparaf"),
    Aksi.KEMBALIKAN: _("Kembalikan"),
    Aksi.TARIK: _("Tarik kembali"),
    Aksi.NOMORI: _("Beri nomor"),
    Aksi.TANDATANGANI: _("Tanda tangani"),
    Aksi.TOLAK: _("Tolak menandatangani"),
    Aksi.KIRIM: _("Kirim"),
    Aksi.TERIMA: _("Catat penerimaan"),
    Aksi.BERKASKAN: _("Berkaskan"),
    Aksi.BATALKAN: _("Batalkan"),
}
RIWAYAT = AKSI | {"paraf": _("Paraf"), "lewat": _("Lewat"), "diganti": _("Diubah"), "dicabut": _("Dicabut")}
"""What a letter's history tells: the acts of the flow, and what happens to it while it stays where it is."""
KELAS = {
    Kelas.ARAHAN: _("Arahan"),
    Kelas.KORESPONDENSI: _("Korespondensi"),
    Kelas.KHUSUS: _("Khusus"),
    Kelas.LAINNYA: _("Lainnya"),
}
JENIS_PARAF = {JenisParaf.HIERARKI: _("Paraf hierarki"), JenisParaf.KOORDINASI: _("Paraf koordinasi")}
STATUS_PARAF = {
    StatusParaf.MENUNGGU: _("Menunggu"),
    StatusParaf.DIPARAF: _("Diparaf"),
    StatusParaf.DIKEMBALIKAN: _("Dikembalikan"),
    StatusParaf.LEWAT: _("Lewat waktu, tanpa jawaban"),
}
STATUS_TANDA = {
    StatusTanda.MENUNGGU: _("Menunggu"),
    StatusTanda.DITANDATANGANI: _("Ditandatangani"),
    StatusTanda.DITOLAK: _("Ditolak"),
}
CARA_TANDA = {CaraTanda.ELEKTRONIK: _("Elektronik"), CaraTanda.BASAH: _("Di atas kertas")}
KANAL = {
    Kanal.UNIT: _("Unit di pemerintah ini"),
    Kanal.DAERAH: _("Daerah lain di Poros"),
    Kanal.SUREL: _("Surel"),
    Kanal.KERTAS: _("Kertas"),
}
STATUS_KIRIM = {
    StatusKirim.MENUNGGU: _("Belum dikirim"),
    StatusKirim.TERKIRIM: _("Terkirim"),
    StatusKirim.DITERIMA: _("Diterima"),
    StatusKirim.GAGAL: _("Gagal dikirim"),
}
NADA_KIRIM = {
    StatusKirim.MENUNGGU: "netral",
    StatusKirim.TERKIRIM: "info",
    StatusKirim.DITERIMA: "baik",
    StatusKirim.GAGAL: "bahaya",
}
KEBERLAKUAN = {
    Keberlakuan.BERLAKU: _("Berlaku"),
    Keberlakuan.DIUBAH: _("Diubah dengan naskah lain"),
    Keberlakuan.DICABUT: _("Dicabut"),
}
PETUNJUK = {
    JenisPetunjuk.EJAAN: _("Ejaan"),
    JenisPetunjuk.FRASA: _("Frasa baku"),
    JenisPetunjuk.HARI: _("Hari dan tanggal"),
    JenisPetunjuk.KOSONG: _("Belum diisi"),
    JenisPetunjuk.ISIAN: _("Isian gabungan"),
    JenisPetunjuk.SINGKATAN: _("Singkatan"),
    JenisPetunjuk.BLOK_NAMA: _("Blok nama"),
    JenisPetunjuk.PARAF: _("Paraf"),
}
SISIP = {
    SalahSisip.SEBELUM: _("Nomor sebelumnya bertanggal lebih kemudian; pilih nomor yang lebih kecil."),
    SalahSisip.SESUDAH: _("Nomor sesudahnya bertanggal lebih dahulu; pilih nomor yang lebih besar."),
}
TABEL = {
    SalahTabel.KOSONG: _("Tabel masih kosong."),
    SalahTabel.TANPA_PENERIMA: _("Tabel belum berisi penerima."),
    SalahTabel.TERLALU_BANYAK: _("Tabel berisi %(banyak)s penerima; paling banyak %(maks)s."),
    SalahTabel.KOLOM_HILANG: _("Kolom “%(kolom)s” belum ada."),
    SalahTabel.KOLOM_KEMBAR: _("Kolom “%(kolom)s” ada lebih dari satu."),
    SalahTabel.TAK_TERBACA: _("Baris %(baris)s: tidak terbaca; sebuah sel terlalu panjang."),
    SalahTabel.BERLEBIH: _(
        "Baris %(baris)s: isinya lebih banyak daripada kolomnya; beri tanda kutip pada isi yang memuat pemisah."
    ),
    SalahTabel.SEL_KOSONG: _("Baris %(baris)s: kolom “%(kolom)s” kosong."),
    SalahTabel.SEL_PANJANG: _("Baris %(baris)s: isi kolom “%(kolom)s” terlalu panjang."),
    SalahTabel.SUREL: _("Baris %(baris)s: “%(nilai)s” bukan alamat surel."),
}


def keluhan(salah: Keluhan) -> str:
    """A complaint on a table of addressees, in words."""
    return str(TABEL[salah.salah]) % asdict(salah)
