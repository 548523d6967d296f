"""Words for scopes, and for what the shape of a request can have wrong."""

from django.utils.translation import gettext_lazy as _

from .rules import Cakupan

CAKUPAN = {
    Cakupan.SURAT_BACA: _("Membaca surat"),
    Cakupan.SURAT_TULIS: _("Mencatat, meneruskan dan mendisposisi surat"),
    Cakupan.PENUGASAN_BACA: _("Membaca penugasan, arahan dan konflik"),
    Cakupan.PENUGASAN_TULIS: _("Menerbitkan arahan dan menjalankan penugasan"),
    Cakupan.ORGANISASI_BACA: _("Membaca unit, jabatan, pemangku dan peta koordinasi"),
    Cakupan.ORGANISASI_TULIS: _("Mengubah organisasi, surat perintah, orang, kalender dan aturan tenggat"),
    Cakupan.AKUN_TULIS: _("Mengelola akun dan kunci program"),
    Cakupan.KABAR_TULIS: _("Mengatur bahasa, pemberitahuan dan salurannya"),
    Cakupan.BERKAS_BACA: _("Mengunduh berkas"),
    Cakupan.BERKAS_TULIS: _("Mengunggah berkas"),
    Cakupan.JEJAK_BACA: _("Membaca jejak perbuatan"),
    Cakupan.INDEKS_BACA: _("Membaca indeks, penilaian, rencana dan instrumen"),
    Cakupan.INDEKS_TULIS: _("Menilai, merencanakan, dan mencatat instrumen serta hasil indeks"),
}

# Keys are pydantic's names of errors; what is not named here is said by UMUM.
BENTUK = {
    "missing": _("Bagian ini wajib diisi."),
    "extra_forbidden": _("Bagian ini tidak dikenal."),
    "string_too_long": _("Paling panjang %(max_length)s huruf."),
    "string_too_short": _("Paling pendek %(min_length)s huruf."),
    "string_pattern_mismatch": _("Bentuk tulisan ini tidak sesuai."),
    "string_type": _("Isi dengan teks."),
    "string_unicode": _("Teks ini memuat tanda yang rusak."),
    "int_type": _("Isi dengan bilangan bulat."),
    "int_parsing": _("Isi dengan bilangan bulat."),
    "int_parsing_size": _("Bilangan ini terlalu besar."),
    "int_from_float": _("Isi dengan bilangan bulat."),
    "bool_type": _("Isi dengan true atau false."),
    "bool_parsing": _("Isi dengan true atau false."),
    "greater_than": _("Harus lebih dari %(gt)s."),
    "greater_than_equal": _("Paling kecil %(ge)s."),
    "less_than": _("Harus kurang dari %(lt)s."),
    "less_than_equal": _("Paling besar %(le)s."),
    "enum": _("Pilih salah satu: %(expected)s."),
    "literal_error": _("Pilih salah satu: %(expected)s."),
    "date_from_datetime_parsing": _("Tulis tanggal seperti 2026-11-23."),
    "date_parsing": _("Tulis tanggal seperti 2026-11-23."),
    "date_type": _("Tulis tanggal seperti 2026-11-23."),
    "datetime_parsing": _("Tulis waktu seperti 2026-11-23T09:00:00+07:00."),
    "datetime_from_date_parsing": _("Tulis waktu seperti 2026-11-23T09:00:00+07:00."),
    "datetime_type": _("Tulis waktu seperti 2026-11-23T09:00:00+07:00."),
    "timezone_aware": _("Waktu harus menyebut zonanya, seperti 2026-11-23T09:00:00+07:00."),
    "too_long": _("Paling banyak %(max_length)s."),
    "too_short": _("Paling sedikit %(min_length)s."),
    "list_type": _("Isi dengan daftar."),
    "model_attributes_type": _("Isi dengan objek."),
    "model_type": _("Isi dengan objek."),
    "dict_type": _("Isi dengan objek."),
    "decimal_parsing": _("Isi dengan bilangan."),
    "decimal_type": _("Isi dengan bilangan."),
    "decimal_max_digits": _("Bilangan ini terlalu panjang: paling banyak %(max_digits)s angka."),
    "decimal_max_places": _("Paling banyak %(decimal_places)s angka di belakang koma."),
    "decimal_whole_digits": _("Bilangan ini terlalu besar."),
    "float_parsing": _("Isi dengan bilangan."),
    "float_type": _("Isi dengan bilangan."),
    "finite_number": _("Isi dengan bilangan."),
}
UMUM = _("Isian ini tidak sesuai.")
