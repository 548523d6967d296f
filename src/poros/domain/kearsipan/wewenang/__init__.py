"""What is done with archives, and the rows on which each may be done; `siapa` says by whom."""

from enum import StrEnum

from django.db.models import Q

from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.wewenang import SEMUA, TIDAK_ADA, Aturan

from ..models import (
    AlihMedia,
    AturanRetensi,
    BerkasArsip,
    ItemArsip,
    LaporanKeutuhan,
    LaporanTerjaga,
    PaketArsip,
    Peminjaman,
    Penyusutan,
    PermintaanHapus,
    TampilanArsip,
    TemuanKeutuhan,
)
from ..rules.susut import Jenis
from . import siapa

OBJEK_ITEM = "itemarsip"
OBJEK_SUSUT = "penyusutan"
OBJEK_ALIH = "alihmedia"
OBJEK_TERJAGA = "laporanterjaga"


class Wewenang(StrEnum):
    BERKAS_LIHAT = "arsip.lihat"
    BERKAS_BACA = "arsip.baca"
    ITEM_LIHAT = "arsip.item_lihat"
    BERKAS_BUAT = "arsip.buat"
    BERKAS_ISI = "arsip.isi"
    BERKAS_TUTUP = "arsip.tutup"
    KEJADIAN_CATAT = "arsip.kejadian"
    TAHAN = "arsip.tahan"
    TANDAI = "arsip.tandai"
    ALIH_CATAT = "arsip.alih_catat"
    ALIH_LIHAT = "arsip.alih_lihat"
    TERJAGA_LIHAT = "arsip.terjaga_lihat"
    TERJAGA_LAPOR = "arsip.terjaga_lapor"
    NASIB_TETAPKAN = "arsip.nasib"
    SUSUT_LIHAT = "arsip.susut_lihat"
    SUSUT_SUSUN = "arsip.susut_susun"
    PANITIA_BENTUK = "arsip.panitia"
    SUSUT_PILIH = "arsip.susut_pilih"
    SUSUT_NILAI = "arsip.susut_nilai"
    SUSUT_NYATAKAN = "arsip.susut_nyatakan"
    SUSUT_SETUJUI = "arsip.susut_setujui"
    SUSUT_TETAPKAN = "arsip.susut_tetapkan"
    SUSUT_TERIMA = "arsip.susut_terima"
    SUSUT_SAKSIKAN = "arsip.susut_saksikan"
    SUSUT_MUSNAHKAN = "arsip.susut_musnahkan"
    SUSUT_BATALKAN = "arsip.susut_batalkan"
    PINJAM_LIHAT = "arsip.pinjam_lihat"
    PINJAM_MINTA = "arsip.pinjam_minta"
    PINJAM_JAWAB = "arsip.pinjam_jawab"
    PAKET_LIHAT = "arsip.paket_lihat"
    EKSPOR = "arsip.ekspor"
    EKSPOR_SEMUA = "arsip.ekspor_semua"
    IMPOR = "arsip.impor"
    JRA_LIHAT = "arsip.jra_lihat"
    JRA_UBAH = "arsip.jra_ubah"
    LEMBAGA_ATUR = "arsip.lembaga_atur"
    KEUTUHAN_LIHAT = "arsip.keutuhan_lihat"
    TEMUAN_LIHAT = "arsip.temuan_lihat"
    HAPUS_LIHAT = "arsip.hapus_lihat"
    HAPUS_CATAT = "arsip.hapus_catat"
    HAPUS_JAWAB = "arsip.hapus_jawab"
    TAMPILAN_SIMPAN = "arsip.tampilan_simpan"
    TAMPILAN_HAPUS = "arsip.tampilan_hapus"


RULES = {
    Wewenang.BERKAS_LIHAT: Aturan(BerkasArsip, siapa.lihat),
    Wewenang.BERKAS_BACA: Aturan(BerkasArsip, siapa.baca),
    Wewenang.ITEM_LIHAT: Aturan(ItemArsip, siapa.lihat_isi),
    Wewenang.BERKAS_BUAT: Aturan(Unit, siapa.pembuat),
    Wewenang.BERKAS_ISI: Aturan(BerkasArsip, siapa.pengolah),
    Wewenang.BERKAS_TUTUP: Aturan(BerkasArsip, siapa.penutup),
    Wewenang.KEJADIAN_CATAT: Aturan(BerkasArsip, lambda a: siapa.penutup(a) | siapa.unit_kearsipan(a)),
    Wewenang.TAHAN: Aturan(BerkasArsip, siapa.penahan),
    Wewenang.TANDAI: Aturan(BerkasArsip, siapa.unit_kearsipan),
    Wewenang.ALIH_CATAT: Aturan(BerkasArsip, siapa.pengalih),
    Wewenang.ALIH_LIHAT: Aturan(AlihMedia, siapa.lihat_isi),
    Wewenang.TERJAGA_LIHAT: Aturan(LaporanTerjaga, siapa.lihat_terjaga),
    Wewenang.TERJAGA_LAPOR: Aturan(Unit, siapa.kantor_kepala),
    Wewenang.NASIB_TETAPKAN: Aturan(BerkasArsip, siapa.kepala_pencipta),
    Wewenang.SUSUT_LIHAT: Aturan(Penyusutan, siapa.lihat_susut),
    Wewenang.SUSUT_SUSUN: Aturan(Unit, siapa.kantor_sendiri),
    Wewenang.PANITIA_BENTUK: Aturan(Unit, siapa.kantor_kepala),
    Wewenang.SUSUT_PILIH: Aturan(Penyusutan, siapa.penyusun),
    Wewenang.SUSUT_NILAI: Aturan(Penyusutan, siapa.penilai),
    Wewenang.SUSUT_NYATAKAN: Aturan(Penyusutan, siapa.kepala_pencipta),
    Wewenang.SUSUT_SETUJUI: Aturan(Penyusutan, siapa.penyetuju),
    Wewenang.SUSUT_TETAPKAN: Aturan(Penyusutan, siapa.penetap),
    Wewenang.SUSUT_TERIMA: Aturan(Penyusutan, siapa.penerima),
    Wewenang.SUSUT_SAKSIKAN: Aturan(Penyusutan, lambda a: siapa.saksi(a) & Q(jenis=Jenis.MUSNAH)),
    Wewenang.SUSUT_MUSNAHKAN: Aturan(Penyusutan, lambda a: siapa.penyusun(a) & Q(jenis=Jenis.MUSNAH)),
    Wewenang.SUSUT_BATALKAN: Aturan(Penyusutan, lambda a: siapa.penyusun(a) | siapa.kepala_pencipta(a)),
    Wewenang.PINJAM_LIHAT: Aturan(Peminjaman, siapa.lihat_pinjaman),
    Wewenang.PINJAM_MINTA: Aturan(BerkasArsip, siapa.lihat),
    Wewenang.PINJAM_JAWAB: Aturan(Peminjaman, siapa.penjawab_pinjaman),
    Wewenang.PAKET_LIHAT: Aturan(PaketArsip, siapa.pemantau),
    Wewenang.EKSPOR: Aturan(Unit, siapa.kantor_sendiri),
    Wewenang.EKSPOR_SEMUA: Aturan(PaketArsip, lambda a: SEMUA if a.otomatis else TIDAK_ADA),
    Wewenang.IMPOR: Aturan(Unit, siapa.pengatur),
    Wewenang.JRA_LIHAT: Aturan(AturanRetensi, lambda _a: SEMUA),
    Wewenang.JRA_UBAH: Aturan(Unit, siapa.pengatur),
    Wewenang.LEMBAGA_ATUR: Aturan(Unit, siapa.admin),
    Wewenang.KEUTUHAN_LIHAT: Aturan(LaporanKeutuhan, siapa.pemantau),
    Wewenang.TEMUAN_LIHAT: Aturan(TemuanKeutuhan, siapa.pemantau),
    Wewenang.HAPUS_LIHAT: Aturan(PermintaanHapus, siapa.pemohon_hapus),
    Wewenang.HAPUS_CATAT: Aturan(Unit, lambda a: Q(pk=a.unit_id) if siapa.mengurus(a) else TIDAK_ADA),
    Wewenang.HAPUS_JAWAB: Aturan(PermintaanHapus, lambda a: siapa.pemohon_hapus(a) if a.jabat.kepala else TIDAK_ADA),
    Wewenang.TAMPILAN_SIMPAN: Aturan(Orang, lambda a: Q(pk=a.orang_id)),
    Wewenang.TAMPILAN_HAPUS: Aturan(TampilanArsip, lambda a: Q(orang_id=a.orang_id)),
}
