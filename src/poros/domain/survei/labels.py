"""Words for statuses, acts, channels and bands."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .rules.alur import Aksi, Status
from .rules.isian import Kanal, Kelamin, Pekerjaan, Pendidikan, Terima, Umur

STATUS = {
    Status.RANCANG: _("Dirancang"),
    Status.BUKA: _("Dibuka"),
    Status.TUTUP: _("Ditutup"),
    Status.TERBIT: _("Diterbitkan"),
    Status.BATAL: _("Dibatalkan"),
}
NADA = {
    Status.RANCANG: "netral",
    Status.BUKA: "info",
    Status.TUTUP: "awas",
    Status.TERBIT: "baik",
    Status.BATAL: "netral",
}
AKSI = {
    Aksi.BUKA: _("Buka survei"),
    Aksi.TUTUP: _("Tutup survei"),
    Aksi.BUKA_LAGI: _("Buka lagi"),
    Aksi.TERBITKAN: _("Terbitkan hasil"),
    Aksi.CABUT: _("Cabut penerbitan"),
    Aksi.BATALKAN: _("Batalkan survei"),
}
KANAL = {
    Kanal.QR: _("QR di loket"),
    Kanal.TIKET: _("Tiket"),
    Kanal.PETUGAS: _("Petugas mengisikan"),
    Kanal.KERTAS: _("Salinan kertas"),
}
KELAMIN = {Kelamin.LAKI_LAKI: _("Laki-laki"), Kelamin.PEREMPUAN: _("Perempuan")}
UMUR = {
    Umur.DI_BAWAH_20: _("Di bawah 20 tahun"),
    Umur.D20: _("20–29 tahun"),
    Umur.D30: _("30–39 tahun"),
    Umur.D40: _("40–49 tahun"),
    Umur.D50: _("50–59 tahun"),
    Umur.D60: _("60 tahun ke atas"),
}
PENDIDIKAN = {
    Pendidikan.SD: _("SD atau kurang"),
    Pendidikan.SMP: _("SMP"),
    Pendidikan.SMA: _("SMA/SMK"),
    Pendidikan.DIPLOMA: _("Diploma"),
    Pendidikan.SARJANA: _("Sarjana"),
    Pendidikan.PASCASARJANA: _("Pascasarjana"),
}
PEKERJAAN = {
    Pekerjaan.ASN: _("ASN"),
    Pekerjaan.TNI_POLRI: _("TNI/Polri"),
    Pekerjaan.SWASTA: _("Pegawai swasta"),
    Pekerjaan.WIRAUSAHA: _("Wirausaha"),
    Pekerjaan.TANI_NELAYAN: _("Petani atau nelayan"),
    Pekerjaan.PELAJAR: _("Pelajar atau mahasiswa"),
    Pekerjaan.RUMAH_TANGGA: _("Mengurus rumah tangga"),
    Pekerjaan.LAIN: _("Lainnya"),
}
PITA: dict[str, tuple[Promise, Mapping[Any, Promise]]] = {
    "jenis_kelamin": (_("Jenis kelamin"), KELAMIN),
    "umur": (_("Umur"), UMUR),
    "pendidikan": (_("Pendidikan terakhir"), PENDIDIKAN),
    "pekerjaan": (_("Pekerjaan"), PEKERJAAN),
}
"""Field → its name and the names of its bands."""

TERIMA = {
    Terima.DITERIMA: _("Terima kasih. Jawaban Anda sudah kami terima."),
    Terima.SUDAH: _("Jawaban ini sudah kami terima sebelumnya dan tetap dihitung satu kali. Terima kasih."),
    Terima.GANDA: _(
        "Dari perangkat ini layanan ini sudah dinilai, jadi jawaban ini tidak dihitung lagi. Terima kasih. "
        "Bila Anda orang lain yang memakai perangkat yang sama, mintalah tiket survei kepada petugas."
    ),
    Terima.TIKET_TERPAKAI: _(
        "Tiket ini sudah dipakai, jadi jawaban ini tidak dihitung lagi. Mintalah tiket baru kepada petugas bila Anda "
        "baru saja dilayani lagi."
    ),
    Terima.TIKET_SALAH: _("Tiket ini tidak dikenal. Periksa kembali, atau mintalah tiket baru kepada petugas."),
    Terima.TIKET_WAJIB: _(
        "Di loket ini survei diisi dengan tiket. Mintalah tiket kepada petugas; satu tiket per layanan."
    ),
    Terima.RAMAI: _("Sedang banyak yang mengisi. Jawaban Anda belum tersimpan; coba lagi sebentar."),
    Terima.TUTUP: _("Survei untuk layanan ini sedang tidak dibuka. Terima kasih atas perhatian Anda."),
}
SKALA = {
    1: _("Tidak baik"),
    2: _("Kurang baik"),
    3: _("Baik"),
    4: _("Sangat baik"),
}
TANYA = {
    "U1": _("Apakah persyaratan layanan sesuai dengan jenis layanannya?"),
    "U2": _("Apakah prosedur layanan mudah?"),
    "U3": _("Apakah layanan selesai dengan cepat?"),
    "U4": _("Apakah biaya layanan wajar?"),
    "U5": _("Apakah hasil layanan sesuai dengan yang dijanjikan?"),
    "U6": _("Apakah petugas cakap?"),
    "U7": _("Apakah petugas sopan dan ramah?"),
    "U8": _("Apakah pengaduan dan saran ditangani dengan baik?"),
    "U9": _("Apakah sarana dan prasarana baik?"),
}
"""The question of each element; an element of another instrument is asked by its name."""
