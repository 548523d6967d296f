"""Surveys, as the house sees them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.registry import Ikhtisar, Manifest, Menu, Objek, register

from .ikhtisar import kartu
from .models import Layanan, Liputan, Survei, Titik
from .wewenang import RULES, SUMBER, Wewenang

register(
    Manifest(
        kode="survei",
        nama=_("Survei"),
        rules=RULES,
        kalimat={
            Wewenang.SURVEI_RANCANG: _("merancang survei kepuasan"),
            Wewenang.SURVEI_UBAH: _("mengubah rancangan survei"),
            Wewenang.SURVEI_ALIR: _("membuka atau menutup survei"),
            Wewenang.SURVEI_TERBIT: _("menerbitkan atau mencabut hasil survei"),
            Wewenang.JAWABAN_SISIH: _("menyisihkan atau mengembalikan jawaban survei"),
            Wewenang.JAWABAN_CATAT: _("mengisikan jawaban survei"),
            Wewenang.TINDAK_LANJUT: _("menindaklanjuti hasil survei"),
            Wewenang.LAYANAN_CATAT: _("mencatat layanan yang disurvei"),
            Wewenang.LAYANAN_UBAH: _("mengubah layanan yang disurvei"),
            Wewenang.TITIK_BUAT: _("membuat alamat survei untuk loket"),
            Wewenang.TITIK_KELOLA: _("mencabut alamat loket atau mencetak tiketnya"),
        },
        objek=(
            Objek(SUMBER, Survei, _("Survei kepuasan"), Wewenang.SURVEI_LIHAT, "survei:survei"),
            Objek(
                "liputansurvei",
                Liputan,
                _("Layanan dalam survei"),
                Wewenang.LIPUTAN_LIHAT,
                "survei:liputan",
                ("layanan", "survei"),
            ),
            Objek("layanansurvei", Layanan, _("Layanan yang disurvei"), Wewenang.LAYANAN_LIHAT, "survei:layanan"),
            Objek("titiksurvei", Titik, _("Loket survei"), Wewenang.TITIK_LIHAT, "survei:titik"),
        ),
        menu=(Menu(_("Survei"), "survei:daftar", "thumbs-up", urutan=42),),
        ikhtisar=(Ikhtisar("survei", _("Survei"), kartu, urutan=62),),
        urls="poros.domain.survei.urls",
        api="poros.domain.survei.api.rute",
    )
)
