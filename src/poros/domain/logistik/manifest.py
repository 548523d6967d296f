"""Logistics, as the house sees it."""

from django.utils.translation import gettext_lazy as _

from poros.domain.krisis.publik import sumbang_evaluasi, sumbang_papan
from poros.kernel.pemberitahuan.labels import Kabar, kenalkan
from poros.kernel.registry import Ikhtisar, Manifest, Menu, Objek, Pencarian, register

from .benih import benih
from .ikhtisar import kartu, temuan
from .models import Alokasi, BerkasDsp, Donasi, Gudang, Kiriman, Penerimaan, PermintaanSarana, Rkb, Sarana, Titik
from .publik import evaluasi, kartu_papan, kelompok_papan
from .services.btt import OBJEK_RKB
from .wewenang import OBJEK_DSP, OBJEK_PENERIMAAN, RULES, Wewenang

kenalkan(
    **{
        "logistik.sarana": Kabar(_("Sarana unit Anda ditugaskan")),
        "logistik.rkb": Kabar(_("Rencana kebutuhan belanja BTT menunggu pencairan")),
    }
)
register(
    Manifest(
        kode="logistik",
        nama=_("Logistik"),
        rules=RULES,
        kalimat={
            Wewenang.BARANG_CATAT: _("mencatat jenis barang"),
            Wewenang.BARANG_UBAH: _("mengubah jenis barang"),
            Wewenang.GUDANG_CATAT: _("membuka gudang atau pos"),
            Wewenang.GUDANG_UBAH: _("mengubah gudang atau pos"),
            Wewenang.STOK_CATAT: _("mencatat stok gudang"),
            Wewenang.CADANGAN_ATUR: _("mengatur cadangan gudang"),
            Wewenang.TITIK_CATAT: _("membuka titik layanan"),
            Wewenang.TITIK_UBAH: _("mengubah titik layanan dan jalurnya"),
            Wewenang.PENGUNGSI_LAPOR: _("melaporkan jumlah pengungsi"),
            Wewenang.ALOKASI_HITUNG: _("menghitung alokasi bantuan"),
            Wewenang.ALOKASI_PUTUS: _("memutus alokasi bantuan"),
            Wewenang.KIRIMAN_SUSUN: _("menyusun kiriman"),
            Wewenang.KIRIMAN_JALANKAN: _("menjalankan kiriman"),
            Wewenang.TERIMA_CATAT: _("mencatat penerimaan bantuan"),
            Wewenang.DONASI_JAWAB: _("menjawab janji donasi"),
            Wewenang.DONASI_TERIMA: _("menerima donasi"),
            Wewenang.DONATUR_LIHAT: _("melihat nama dan kontak pemberi donasi"),
            Wewenang.SARANA_CATAT: _("mencatat sarana"),
            Wewenang.SARANA_UBAH: _("mengubah sarana"),
            Wewenang.PERMINTAAN_AJUKAN: _("meminta sarana"),
            Wewenang.PERMINTAAN_PUTUS: _("memutus permintaan sarana"),
            Wewenang.PERMINTAAN_TUTUP: _("menutup permintaan sarana"),
            Wewenang.KLAIM_JALANKAN: _("mencatat sarana tiba atau dilepas"),
            Wewenang.PAGU_ATUR: _("menetapkan pagu BTT"),
            Wewenang.RKB_AJUKAN: _("mengajukan rencana kebutuhan belanja BTT"),
            Wewenang.RKB_PUTUS: _("memutus pencairan BTT"),
            Wewenang.RKB_KELOLA: _("membelanjakan dan mempertanggungjawabkan BTT"),
            Wewenang.DSP_CATAT: _("membuka berkas DSP"),
            Wewenang.DSP_UBAH: _("melengkapi berkas DSP"),
            Wewenang.PERAN_ATUR: _("mengatur peran unit dalam logistik"),
        },
        objek=(
            Objek("gudang", Gudang, _("Gudang"), Wewenang.GUDANG_LIHAT, "logistik:gudang"),
            Objek("titiklayanan", Titik, _("Titik layanan"), Wewenang.TITIK_LIHAT, "logistik:titik"),
            Objek("alokasi", Alokasi, _("Alokasi bantuan"), Wewenang.ALOKASI_LIHAT, "logistik:alokasi", ("barang",)),
            Objek("kirimanbantuan", Kiriman, _("Kiriman"), Wewenang.KIRIMAN_LIHAT, "logistik:kiriman"),
            Objek(
                OBJEK_PENERIMAAN,
                Penerimaan,
                _("Penerimaan"),
                Wewenang.BUKTI_LIHAT,
                "logistik:bukti",
                ("perhentian__titik", "perhentian__kiriman"),
            ),
            Objek("donasi", Donasi, _("Donasi"), Wewenang.DONASI_LIHAT, "logistik:donasi", ("barang",)),
            Objek("sarana", Sarana, _("Sarana"), Wewenang.SARANA_LIHAT, "logistik:sarana"),
            Objek(
                "permintaansarana",
                PermintaanSarana,
                _("Permintaan sarana"),
                Wewenang.PERMINTAAN_LIHAT,
                "logistik:permintaan",
            ),
            Objek(OBJEK_RKB, Rkb, _("Rencana kebutuhan belanja"), Wewenang.RKB_LIHAT, "logistik:rkb"),
            Objek(OBJEK_DSP, BerkasDsp, _("Berkas DSP"), Wewenang.DSP_LIHAT, "logistik:dsp"),
        ),
        menu=(Menu(_("Logistik"), "logistik:beranda", "package", urutan=47),),
        ikhtisar=(Ikhtisar("logistik", _("Logistik"), kartu, urutan=66),),
        pencarian=(Pencarian("logistik", _("Logistik"), temuan),),
        urls="poros.domain.logistik.urls",
        api="poros.domain.logistik.api.rute",
        benih=benih,
    )
)
sumbang_papan("logistik", kartu_papan, kelompok_papan)
sumbang_evaluasi("logistik", evaluasi)
