"""Reform, as the house sees it."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.registry import Manifest, Menu, Objek, Pencarian, register

from .benih import benih
from .ikhtisar import temuan
from .models import (
    AksiRB,
    AturanSederhana,
    MasalahSakip,
    PosTelaah,
    PutusanPos,
    RiwayatMasalah,
    RiwayatTelaah,
    Roadmap,
    StrategiSakip,
    TargetRB,
    Telaah,
)
from .wewenang import RULES, SUMBER_AKSI, SUMBER_MASALAH, SUMBER_TELAAH, Wewenang

register(
    Manifest(
        kode="reformasi",
        nama=_("Reformasi birokrasi"),
        rules=RULES,
        kalimat={
            Wewenang.KELOLA: _("mencatat bahan reformasi birokrasi"),
            Wewenang.TELAAH_SUSUN: _("menyusun telaah penyederhanaan"),
            Wewenang.TELAAH_UBAH: _("mengubah telaah penyederhanaan"),
            Wewenang.TELAAH_ALIR: _("meneruskan telaah penyederhanaan"),
            Wewenang.TERDAMPAK_LIHAT: _("membuka nama pejabat yang terdampak penyederhanaan"),
            Wewenang.POS_TANGGAPI: _("menanggapi jabatan dalam telaah"),
            Wewenang.POS_UBAH: _("mengubah atau memutuskan jabatan dalam telaah"),
            Wewenang.ROADMAP_UBAH: _("mengubah peta jalan reformasi birokrasi"),
            Wewenang.AKSI_UBAH: _("mengubah aksi reformasi birokrasi"),
            Wewenang.TARGET_LAPOR: _("melaporkan aksi reformasi birokrasi"),
            Wewenang.TARGET_PANTAU: _("memantau aksi reformasi birokrasi"),
            Wewenang.MASALAH_UBAH: _("mengubah masalah SAKIP"),
            Wewenang.MASALAH_SELESAI: _("menyatakan masalah SAKIP selesai"),
        },
        objek=(
            Objek(SUMBER_TELAAH, Telaah, _("Telaah penyederhanaan"), Wewenang.TELAAH_LIHAT, "reformasi:telaah"),
            Objek("postelaah", PosTelaah, _("Jabatan dalam telaah"), Wewenang.POS_LIHAT, "reformasi:pos"),
            Objek("putusanpos", PutusanPos, _("Putusan jabatan"), Wewenang.PUTUSAN_LIHAT, "reformasi:putusan"),
            Objek("langkahtelaah", RiwayatTelaah, _("Langkah telaah"), Wewenang.LANGKAH_LIHAT, "reformasi:langkah"),
            Objek(
                "aturansederhana",
                AturanSederhana,
                _("Aturan penyederhanaan"),
                Wewenang.ATURAN_LIHAT,
                "reformasi:aturan",
            ),
            Objek("roadmaprb", Roadmap, _("Peta jalan RB"), Wewenang.ROADMAP_LIHAT, "reformasi:roadmap"),
            Objek("aksirb", AksiRB, _("Aksi RB"), Wewenang.AKSI_LIHAT, "reformasi:aksi"),
            Objek(SUMBER_AKSI, TargetRB, _("Target aksi RB"), Wewenang.TARGET_LIHAT, "reformasi:target", ("aksi",)),
            Objek(SUMBER_MASALAH, MasalahSakip, _("Masalah SAKIP"), Wewenang.MASALAH_LIHAT, "reformasi:masalah"),
            Objek(
                "langkahmasalah", RiwayatMasalah, _("Langkah masalah"), Wewenang.BUKTI_MASALAH_LIHAT,
                "reformasi:langkah_masalah",
            ),
            Objek("strategisakip", StrategiSakip, _("Strategi SAKIP"), Wewenang.STRATEGI_LIHAT, "reformasi:strategi"),
        ),
        menu=(
            Menu(
                _("Reformasi birokrasi"),
                "reformasi:telaah_daftar",
                "git-branch",
                boleh=lambda a: a.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA, Fungsi.PENGAWAS),
                urutan=45,
            ),
        ),
        pencarian=(Pencarian("reformasi", _("Reformasi birokrasi"), temuan),),
        urls="poros.domain.reformasi.urls",
        api="poros.domain.reformasi.api.rute",
        benih=benih,
    )
)  # fmt: skip
