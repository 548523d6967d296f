"""Indices, as the house sees them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Ikhtisar, Manifest, Menu, Objek, Pencarian, register

from .benih import benih
from .ikhtisar import kartu, temuan
from .models import Bukti, Butir, HasilTerbit, Instrumen, Penilaian, Rencana
from .publik import saat_tanda_selesai
from .wewenang import RULES, SUMBER, SUMBER_RENCANA, Wewenang

register(
    Manifest(
        kode="indeks",
        nama=_("Indeks"),
        rules=RULES,
        kalimat={
            Wewenang.HASIL_IMPOR: _("memuat hasil indeks yang diumumkan"),
            Wewenang.INSTRUMEN_CATAT: _("mencatat instrumen indeks"),
            Wewenang.PENILAIAN_SUSUN: _("menyusun penilaian indeks"),
            Wewenang.PENILAIAN_BAGI: _("membagikan indikator kepada unit"),
            Wewenang.PENILAIAN_MULAI: _("memulai penilaian indeks"),
            Wewenang.PENILAIAN_ALIR: _("meneruskan penilaian indeks"),
            Wewenang.PENILAIAN_UMUMKAN: _("mengumumkan hasil penilaian"),
            Wewenang.BUTIR_ISI: _("mengisi nilai mandiri indikator"),
            Wewenang.BUTIR_BUKTI: _("mengubah bukti indikator"),
            Wewenang.BUTIR_NILAI_INTERNAL: _("menilai indikator sebagai penilai internal"),
            Wewenang.BUTIR_NILAI_EKSTERNAL: _("mencatat nilai penilai eksternal"),
            Wewenang.JAWABAN_KIRIM: _("mengirim jawaban penilaian"),
            Wewenang.RENCANA_SUSUN: _("menyusun rencana naik indeks"),
            Wewenang.RENCANA_UBAH: _("mengubah rencana naik indeks"),
            Wewenang.RENCANA_TETAPKAN: _("menetapkan rencana naik indeks"),
            Wewenang.LANGKAH_BELANJA: _("mencatat anggaran langkah rencana"),
            Wewenang.BUKTI_TERIMA: _("memakai terbitan sebagai bukti indikator"),
            Wewenang.PENILAIAN_SIMPULKAN: _("menulis kondisi dan rekomendasi penilaian"),
        },
        objek=(
            Objek(
                SUMBER, Penilaian, _("Penilaian indeks"), Wewenang.PENILAIAN_LIHAT, "indeks:penilaian", ("instrumen",)
            ),
            Objek("butir", Butir, _("Indikator"), Wewenang.BUTIR_LIHAT, "indeks:butir"),
            Objek("buktiindeks", Bukti, _("Bukti indeks"), Wewenang.BUKTI_LIHAT, "indeks:bukti_rinci"),
            Objek(SUMBER_RENCANA, Rencana, _("Rencana naik indeks"), Wewenang.RENCANA_LIHAT, "indeks:rencana"),
            Objek("instrumen", Instrumen, _("Instrumen indeks"), Wewenang.INSTRUMEN_LIHAT, "indeks:instrumen"),
            Objek("hasilterbit", HasilTerbit, _("Hasil indeks"), Wewenang.HASIL_LIHAT, "indeks:daerah"),
        ),
        menu=(Menu(_("Indeks"), "indeks:banding", "gauge", urutan=40),),
        pencarian=(Pencarian("indeks", _("Indeks"), temuan),),
        ikhtisar=(Ikhtisar("indeks", _("Indeks"), kartu, urutan=60),),
        langganan={"tandatangan.selesai": saat_tanda_selesai},
        urls="poros.domain.indeks.urls",
        api="poros.domain.indeks.api.rute",
        benih=benih,
    )
)
