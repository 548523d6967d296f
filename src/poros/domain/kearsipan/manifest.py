"""Archives, as the house sees them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.pemberitahuan.labels import Kabar, kenalkan
from poros.kernel.registry import Ikhtisar, Manifest, Menu, Objek, Pencarian, register

from .benih import benih
from .ikhtisar import kartu, temuan
from .models import (
    AlihMedia,
    BerkasArsip,
    ItemArsip,
    LaporanTerjaga,
    PaketArsip,
    Peminjaman,
    Penyusutan,
    PermintaanHapus,
    TemuanKeutuhan,
)
from .publik import saat_isi_rusak, saat_teks_terbaca
from .wewenang import OBJEK_ALIH, OBJEK_ITEM, OBJEK_SUSUT, OBJEK_TERJAGA, RULES, Wewenang

kenalkan(
    **{
        "arsip.isi_rusak": Kabar(_("Isi arsip rusak atau hilang. Pulihkan dari cadangan"), mendesak=True),
        "arsip.pinjam_lewat": Kabar(_("Arsip yang dipinjam lewat hari kembalinya")),
        "arsip.disusutkan": Kabar(_("Penyusutan arsip unit Anda selesai")),
        "arsip.pinjam_diminta": Kabar(_("Ada permintaan meminjam arsip unit Anda")),
        "arsip.pinjam_dijawab": Kabar(_("Permintaan Anda meminjam arsip sudah dijawab")),
    }
)
register(
    Manifest(
        kode="arsip",
        nama=_("Kearsipan"),
        rules=RULES,
        kalimat={
            Wewenang.BERKAS_BUAT: _("membuka berkas arsip"),
            Wewenang.BERKAS_ISI: _("mengisi berkas arsip"),
            Wewenang.BERKAS_TUTUP: _("menutup atau membuka kembali berkas arsip"),
            Wewenang.KEJADIAN_CATAT: _("mencatat kejadian yang memulai retensi"),
            Wewenang.TAHAN: _("menahan atau melepas berkas arsip"),
            Wewenang.TANDAI: _("menandai arsip vital atau terjaga"),
            Wewenang.ALIH_CATAT: _("mencatat alih media arsip"),
            Wewenang.TERJAGA_LAPOR: _("melaporkan arsip terjaga kepada ANRI"),
            Wewenang.NASIB_TETAPKAN: _("menetapkan lagi nasib berkas arsip"),
            Wewenang.SUSUT_SUSUN: _("memulai penyusutan arsip"),
            Wewenang.PANITIA_BENTUK: _("membentuk panitia penilai arsip"),
            Wewenang.SUSUT_PILIH: _("menyusun daftar usul penyusutan"),
            Wewenang.SUSUT_NILAI: _("menilai daftar usul penyusutan"),
            Wewenang.SUSUT_NYATAKAN: _("menyatakan arsip autentik"),
            Wewenang.SUSUT_SETUJUI: _("menyetujui penyusutan arsip"),
            Wewenang.SUSUT_TETAPKAN: _("menetapkan pemusnahan arsip"),
            Wewenang.SUSUT_TERIMA: _("menerima arsip yang dipindahkan atau diserahkan"),
            Wewenang.SUSUT_SAKSIKAN: _("menyaksikan pemusnahan arsip"),
            Wewenang.SUSUT_MUSNAHKAN: _("memusnahkan arsip"),
            Wewenang.SUSUT_BATALKAN: _("membatalkan penyusutan arsip"),
            Wewenang.PINJAM_MINTA: _("meminta meminjam arsip"),
            Wewenang.PINJAM_JAWAB: _("menjawab peminjaman arsip"),
            Wewenang.EKSPOR: _("membuat salinan arsip kantor"),
            Wewenang.EKSPOR_SEMUA: _("menyalin atau memulihkan seluruh arsip"),
            Wewenang.IMPOR: _("membaca kembali salinan arsip"),
            Wewenang.JRA_UBAH: _("mengubah ketentuan arsip"),
            Wewenang.LEMBAGA_ATUR: _("mengatur lembaga kearsipan dan unit saksi"),
            Wewenang.HAPUS_CATAT: _("mencatat permintaan penghapusan data pribadi"),
            Wewenang.HAPUS_JAWAB: _("menjawab permintaan penghapusan data pribadi"),
            Wewenang.TAMPILAN_SIMPAN: _("menyimpan tampilan arsip"),
            Wewenang.TAMPILAN_HAPUS: _("membuang tampilan arsip"),
        },
        objek=(
            Objek("berkasarsip", BerkasArsip, _("Berkas arsip"), Wewenang.BERKAS_LIHAT, "arsip:berkas"),
            Objek(OBJEK_ITEM, ItemArsip, _("Item arsip"), Wewenang.ITEM_LIHAT, "arsip:item"),
            Objek(OBJEK_SUSUT, Penyusutan, _("Penyusutan arsip"), Wewenang.SUSUT_LIHAT, "arsip:susut"),
            Objek("peminjaman", Peminjaman, _("Peminjaman arsip"), Wewenang.PINJAM_LIHAT, "arsip:pinjaman", ("orang",)),
            Objek("paketarsip", PaketArsip, _("Salinan arsip"), Wewenang.PAKET_LIHAT, "arsip:paket_rinci"),
            Objek(OBJEK_ALIH, AlihMedia, _("Alih media"), Wewenang.ALIH_LIHAT, "arsip:alih"),
            Objek(OBJEK_TERJAGA, LaporanTerjaga, _("Laporan terjaga"), Wewenang.TERJAGA_LIHAT, "arsip:lapor_terjaga"),
            Objek("temuankeutuhan", TemuanKeutuhan, _("Temuan keutuhan"), Wewenang.TEMUAN_LIHAT, "arsip:temuan"),
            Objek("permintaanhapus", PermintaanHapus, _("Permintaan penghapusan"), Wewenang.HAPUS_LIHAT, "arsip:hapus"),
        ),
        menu=(
            Menu(
                _("Arsip"),
                "arsip:daftar",
                "archive",
                boleh=lambda a: not a.adalah(Fungsi.ADMIN),
                urutan=16,
            ),
            Menu(
                _("Ketentuan arsip"),
                "arsip:ketentuan",
                "archive",
                boleh=lambda a: a.adalah(Fungsi.ADMIN),
                urutan=63,
            ),
        ),
        pencarian=(Pencarian("arsip", _("Berkas arsip"), temuan),),
        ikhtisar=(Ikhtisar("arsip", _("Kearsipan"), kartu, urutan=60),),
        langganan={"berkas.teks": saat_teks_terbaca, "berkas.rusak": saat_isi_rusak},
        urls="poros.domain.kearsipan.urls",
        api="poros.domain.kearsipan.api.rute",
        benih=benih,
    )
)
