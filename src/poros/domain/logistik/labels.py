"""Words for kinds, statuses and acts, and the tone of each."""

from django.utils.translation import gettext_lazy as _

from .rules.alarm import JenisAlarm, SebabNol
from .rules.alur import (
    AksiAlokasi,
    AksiDonasi,
    AksiKiriman,
    AksiKlaim,
    AksiPermintaan,
    AksiRkb,
    AsalSarana,
    JenisGudang,
    JenisMutasi,
    JenisSarana,
    JenisSusut,
    KeadaanSarana,
    PeranUnit,
    StatusAlokasi,
    StatusDonasi,
    StatusKiriman,
    StatusKlaim,
    StatusPermintaan,
    StatusRkb,
)

PERAN_UNIT = {
    PeranUnit.PENGELOLA: _("Mengelola logistik dan sumber daya"),
    PeranUnit.BUD: _("Bendahara umum daerah"),
}
JENIS_GUDANG = {JenisGudang.GUDANG: _("Gudang"), JenisGudang.POS: _("Pos")}
JENIS_MUTASI = {
    JenisMutasi.MASUK: _("Masuk"),
    JenisMutasi.KELUAR: _("Keluar"),
    JenisMutasi.PINDAH: _("Pindah gudang"),
    JenisMutasi.KEMBALI: _("Kembali dari antaran"),
    JenisMutasi.SUSUT: _("Susut"),
    JenisMutasi.OPNAME: _("Selisih opname"),
}
JENIS_SUSUT = {
    JenisSusut.RUSAK: _("Rusak"),
    JenisSusut.KEDALUWARSA: _("Kedaluwarsa"),
    JenisSusut.HILANG: _("Hilang"),
}
STATUS_ALOKASI = {
    StatusAlokasi.USULAN: _("Usulan"),
    StatusAlokasi.DITETAPKAN: _("Ditetapkan"),
    StatusAlokasi.DIBATALKAN: _("Dibatalkan"),
}
NADA_ALOKASI = {
    StatusAlokasi.USULAN: "info",
    StatusAlokasi.DITETAPKAN: "baik",
    StatusAlokasi.DIBATALKAN: "netral",
}
AKSI_ALOKASI = {AksiAlokasi.TETAPKAN: _("Tetapkan"), AksiAlokasi.BATALKAN: _("Batalkan")}
STATUS_KIRIMAN = {
    StatusKiriman.DISIAPKAN: _("Disiapkan"),
    StatusKiriman.BERANGKAT: _("Di jalan"),
    StatusKiriman.SELESAI: _("Selesai"),
    StatusKiriman.DIBATALKAN: _("Dibatalkan"),
}
NADA_KIRIMAN = {
    StatusKiriman.DISIAPKAN: "info",
    StatusKiriman.BERANGKAT: "utama",
    StatusKiriman.SELESAI: "baik",
    StatusKiriman.DIBATALKAN: "netral",
}
AKSI_KIRIMAN = {
    AksiKiriman.BERANGKATKAN: _("Berangkatkan"),
    AksiKiriman.SELESAIKAN: _("Selesaikan"),
    AksiKiriman.BATALKAN: _("Batalkan"),
}
STATUS_DONASI = {
    StatusDonasi.DIJANJIKAN: _("Menunggu jawaban"),
    StatusDonasi.DISETUJUI: _("Disetujui, silakan antar"),
    StatusDonasi.DITOLAK: _("Belum dapat diterima"),
    StatusDonasi.MASUK: _("Sudah diterima"),
    StatusDonasi.BATAL: _("Batal"),
}
NADA_DONASI = {
    StatusDonasi.DIJANJIKAN: "awas",
    StatusDonasi.DISETUJUI: "info",
    StatusDonasi.DITOLAK: "netral",
    StatusDonasi.MASUK: "baik",
    StatusDonasi.BATAL: "netral",
}
AKSI_DONASI = {
    AksiDonasi.SETUJUI: _("Setujui"),
    AksiDonasi.TOLAK: _("Tolak dengan terima kasih"),
    AksiDonasi.MASUKKAN: _("Catat barang yang datang"),
    AksiDonasi.BATALKAN: _("Batalkan"),
}
JENIS_SARANA = {
    JenisSarana.PERSONEL: _("Personel"),
    JenisSarana.KENDARAAN: _("Kendaraan"),
    JenisSarana.PERAHU: _("Perahu"),
    JenisSarana.POMPA: _("Pompa"),
    JenisSarana.GEDUNG: _("Gedung"),
    JenisSarana.ALAT_BERAT: _("Alat berat"),
}
ASAL_SARANA = {
    AsalSarana.DAERAH: _("Milik daerah"),
    AsalSarana.DAERAH_LAIN: _("Daerah lain"),
    AsalSarana.TNI: _("TNI"),
    AsalSarana.POLRI: _("Polri"),
    AsalSarana.USAHA: _("Dunia usaha"),
    AsalSarana.MASYARAKAT: _("Masyarakat"),
}
KEADAAN_SARANA = {
    KeadaanSarana.SIAP: _("Siap"),
    KeadaanSarana.PERAWATAN: _("Dalam perawatan"),
    KeadaanSarana.RUSAK: _("Rusak"),
}
NADA_KEADAAN = {KeadaanSarana.SIAP: "baik", KeadaanSarana.PERAWATAN: "awas", KeadaanSarana.RUSAK: "bahaya"}
STATUS_PERMINTAAN = {
    StatusPermintaan.DIAJUKAN: _("Diajukan"),
    StatusPermintaan.DIPENUHI: _("Dipenuhi"),
    StatusPermintaan.DITOLAK: _("Ditolak"),
    StatusPermintaan.DIBATALKAN: _("Dibatalkan"),
    StatusPermintaan.SELESAI: _("Selesai"),
}
NADA_PERMINTAAN = {
    StatusPermintaan.DIAJUKAN: "awas",
    StatusPermintaan.DIPENUHI: "info",
    StatusPermintaan.DITOLAK: "netral",
    StatusPermintaan.DIBATALKAN: "netral",
    StatusPermintaan.SELESAI: "baik",
}
AKSI_PERMINTAAN = {
    AksiPermintaan.PENUHI: _("Tugaskan"),
    AksiPermintaan.BUKA_LAGI: _("Cari pengganti"),
    AksiPermintaan.TOLAK: _("Tolak"),
    AksiPermintaan.BATALKAN: _("Batalkan"),
    AksiPermintaan.SELESAIKAN: _("Selesaikan"),
}
STATUS_KLAIM = {
    StatusKlaim.DITUGASKAN: _("Ditugaskan"),
    StatusKlaim.TIBA: _("Di lokasi"),
    StatusKlaim.DILEPAS: _("Dilepas"),
    StatusKlaim.DIBATALKAN: _("Dibatalkan"),
}
NADA_KLAIM = {
    StatusKlaim.DITUGASKAN: "info",
    StatusKlaim.TIBA: "utama",
    StatusKlaim.DILEPAS: "baik",
    StatusKlaim.DIBATALKAN: "netral",
}
AKSI_KLAIM = {
    AksiKlaim.TIBA: _("Catat tiba"),
    AksiKlaim.LEPAS: _("Lepas"),
    AksiKlaim.BATALKAN: _("Batalkan"),
}
STATUS_RKB = {
    StatusRkb.DIAJUKAN: _("Menunggu pencairan"),
    StatusRkb.CAIR: _("Cair sebagai TU"),
    StatusRkb.DITOLAK: _("Ditolak"),
    StatusRkb.DITARIK: _("Ditarik kembali"),
    StatusRkb.SELESAI: _("Dipertanggungjawabkan"),
}
NADA_RKB = {
    StatusRkb.DIAJUKAN: "awas",
    StatusRkb.CAIR: "utama",
    StatusRkb.DITOLAK: "netral",
    StatusRkb.DITARIK: "netral",
    StatusRkb.SELESAI: "baik",
}
AKSI_RKB = {
    AksiRkb.CAIRKAN: _("Cairkan sebagai TU"),
    AksiRkb.TOLAK: _("Tolak"),
    AksiRkb.TARIK: _("Tarik kembali"),
    AksiRkb.PERTANGGUNGJAWABKAN: _("Pertanggungjawabkan"),
}
JENIS_ALARM = {
    JenisAlarm.MENGENDAP: _("Barang mengendap"),
    JenisAlarm.LAJU: _("Laju penyaluran rendah"),
    JenisAlarm.BERLEBIH: _("Kiriman berlebih"),
    JenisAlarm.NOL: _("Titik tanpa barang"),
    JenisAlarm.KEDALUWARSA: _("Hampir atau sudah kedaluwarsa"),
}
NADA_ALARM = {
    JenisAlarm.MENGENDAP: "awas",
    JenisAlarm.LAJU: "awas",
    JenisAlarm.BERLEBIH: "info",
    JenisAlarm.NOL: "bahaya",
    JenisAlarm.KEDALUWARSA: "awas",
}
SEBAB_NOL = {
    SebabNol.TERPUTUS: _("tidak ada jalur terbuka ke sini"),
    SebabNol.TANPA_STOK: _("gudang yang terjangkau tidak punya stok bebas"),
    SebabNol.BELUM_DIKIRIM: _("stok dan jalurnya ada, antarannya belum"),
}
