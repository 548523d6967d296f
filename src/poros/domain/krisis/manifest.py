"""Disaster response, as the house sees it."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.pemberitahuan.labels import Kabar, kenalkan
from poros.kernel.registry import Ikhtisar, Manifest, Menu, Objek, Pencarian, register

from .benih import benih
from .ikhtisar import kartu, temuan
from .models import Kejadian, Kerusakan, Laporan
from .publik import ikuti_perintah
from .wewenang import OBJEK_KEJADIAN, OBJEK_KERUSAKAN, RULES, Wewenang

kenalkan(**{"krisis.laporan": Kabar(_("Laporan bencana baru menunggu pemeriksaan"), mendesak=True)})
register(
    Manifest(
        kode="krisis",
        nama=_("Krisis"),
        rules=RULES,
        kalimat={
            Wewenang.LAPORAN_CATAT: _("melaporkan bencana"),
            Wewenang.LAPORAN_PERIKSA: _("memeriksa laporan bencana"),
            Wewenang.UMPAN_MUAT: _("membaca umpan laporan bencana"),
            Wewenang.KEJADIAN_BUKA: _("membuka kejadian bencana"),
            Wewenang.KAJI: _("mencatat kaji cepat"),
            Wewenang.STATUS_CATAT: _("mencatat keputusan status darurat"),
            Wewenang.NAIK: _("menyatakan tidak mampu kepada provinsi"),
            Wewenang.NAIK_JAWAB: _("mencatat jawaban provinsi"),
            Wewenang.AKHIRI: _("mengakhiri penanganan bencana"),
            Wewenang.KOMANDO_SUSUN: _("mencatat bagan komando"),
            Wewenang.AKTIFKAN: _("mengaktifkan rencana kontinjensi"),
            Wewenang.PERINTAH_BERI: _("memberi perintah dalam komando"),
            Wewenang.PERINTAH_LATIHAN: _("menyelesaikan perintah latihan"),
            Wewenang.PERINTAH_NILAI: _("menilai dampak perintah"),
            Wewenang.RAPAT_CATAT: _("mencatat rapat darurat"),
            Wewenang.ANGKA_CATAT: _("mencatat angka bencana"),
            Wewenang.ANGKA_SAHKAN: _("mengesahkan angka bencana"),
            Wewenang.TEMPAT_TAMBAH: _("menambah tempat di peta bencana"),
            Wewenang.TEMPAT_UBAH: _("mengubah tempat di peta bencana"),
            Wewenang.AREA_GAMBAR: _("menggambar area bencana"),
            Wewenang.AREA_CABUT: _("mencabut area bencana"),
            Wewenang.KORBAN_CATAT: _("mencatat data korban"),
            Wewenang.KORBAN_BUKA: _("membaca data korban"),
            Wewenang.KARTU_AJUKAN: _("meminta putusan dalam bencana"),
            Wewenang.KARTU_PUTUS: _("memutus dalam bencana"),
            Wewenang.KARTU_HASIL: _("mencatat hasil putusan bencana"),
            Wewenang.SITREP_SUSUN: _("menyusun laporan situasi"),
            Wewenang.SITREP_UBAH: _("menulis laporan situasi"),
            Wewenang.SITREP_SAHKAN: _("mengesahkan laporan situasi"),
            Wewenang.PERINGATAN: _("menerbitkan peringatan kepada warga"),
            Wewenang.SIARAN: _("menerbitkan siaran bencana"),
            Wewenang.KONTAK: _("mencatat pembicaraan dan janji"),
            Wewenang.KONTAK_TEPATI: _("menepati janji"),
            Wewenang.TINJAU: _("meninjau penanganan bencana"),
            Wewenang.RUMOR: _("mencatat kabar yang beredar"),
            Wewenang.BANTUAN: _("meminta bantuan provinsi atau pusat"),
            Wewenang.BANTUAN_JAWAB: _("mencatat jawaban atas permintaan bantuan"),
            Wewenang.RUSAK_CATAT: _("mencatat kerusakan"),
            Wewenang.RUSAK_CABUT: _("mencabut catatan kerusakan"),
            Wewenang.R3P_SUSUN: _("menyusun rencana pemulihan"),
            Wewenang.R3P_HAPUS: _("menghapus kegiatan rencana pemulihan"),
            Wewenang.R3P_SERAHKAN: _("menyerahkan rencana pemulihan"),
            Wewenang.TIM_LEPAS: _("melepas anggota tim pemulihan"),
            Wewenang.KERJA_HAPUS: _("menghapus langkah kerja pemulihan"),
            Wewenang.RENCANA_TULIS: _("menulis rencana kontinjensi"),
            Wewenang.PERAN_ATUR: _("mengatur peran unit dalam bencana"),
            Wewenang.LATIHAN_MAINKAN: _("memainkan skenario latihan"),
            Wewenang.LATIHAN_ATUR: _("mengatur jalannya skenario latihan"),
            Wewenang.LAPISAN_MUAT: _("memuat lapisan peta"),
        },
        objek=(
            Objek(OBJEK_KEJADIAN, Kejadian, _("Kejadian"), Wewenang.LIHAT, "krisis:papan"),
            Objek("laporanbencana", Laporan, _("Laporan bencana"), Wewenang.LAPORAN_LIHAT, "krisis:laporan"),
            Objek(OBJEK_KERUSAKAN, Kerusakan, _("Kerusakan"), Wewenang.RUSAK_LIHAT, "krisis:rusak"),
        ),
        menu=(Menu(_("Krisis"), "krisis:daftar", "siren", urutan=20),),
        ikhtisar=(Ikhtisar("krisis", _("Krisis"), kartu, urutan=5),),
        pencarian=(Pencarian("kejadian", _("Kejadian bencana"), temuan),),
        langganan={"arahan.selesai": ikuti_perintah, "arahan.ditarik": ikuti_perintah},
        urls="poros.domain.krisis.urls",
        api="poros.domain.krisis.api.rute",
        benih=benih,
    )
)
