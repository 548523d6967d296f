"""Signatures, as the other modules see them."""

from django.utils.translation import gettext_lazy as _

from poros.kernel.pemberitahuan.labels import Kabar, kenalkan
from poros.kernel.registry import Manifest, Objek, register

from .models import Dokumen, Permintaan
from .values import JENIS
from .wewenang import RULES, Wewenang

kenalkan(
    **{
        "tandatangan.diminta": Kabar(_("Dokumen menunggu tanda tangan Anda"), mendesak=True),
        "tandatangan.ditolak": Kabar(_("Permintaan tanda tangan ditolak"), mendesak=True),
    }
)
register(
    Manifest(
        kode="tandatangan",
        nama=_("Tanda tangan elektronik"),
        rules=RULES,
        kalimat={
            Wewenang.MINTA: _("meminta tanda tangan atas dokumen"),
            Wewenang.BUKA: _("membuka dokumen untuk ditandatangani"),
            Wewenang.SETUJUI: _("menyetujui isi dokumen"),
            Wewenang.PINDAHKAN: _("memindahkan letak tanda pada dokumen"),
            Wewenang.KIRIM: _("mengirim dokumen ke penyedia tanda tangan"),
            Wewenang.SAHKAN: _("menandatangani dokumen"),
            Wewenang.GAGALKAN: _("gagal menandatangani dokumen"),
            Wewenang.RAGUKAN: _("menunggu kepastian tanda tangan dari penyedia"),
            Wewenang.NIHILKAN: _("memastikan dokumen belum ditandatangani"),
            Wewenang.LEPASKAN: _("melepaskan percobaan tanda tangan yang tidak pasti"),
            Wewenang.TOLAK: _("menolak menandatangani dokumen"),
            Wewenang.BATALKAN: _("membatalkan permintaan tanda tangan"),
            Wewenang.NYATAKAN: _("menyatakan keadaan dokumen bertanda tangan"),
            Wewenang.SERTIFIKAT_BUAT: _("membuat sertifikat tanda tangan lokal"),
            Wewenang.SERTIFIKAT_CABUT: _("mencabut sertifikat tanda tangan lokal"),
            Wewenang.ESIGN_DAFTAR: _("mencatat pengenal penanda tangan pada BSrE"),
        },
        objek=(
            Objek(JENIS, Dokumen, _("Dokumen bertanda tangan"), Wewenang.LIHAT, "verifikasi:rinci"),
            Objek(
                "permintaanttd",
                Permintaan,
                _("Permintaan tanda tangan"),
                Wewenang.BUKA,
                "verifikasi:permintaan",
                kaitan=("dokumen", "jabatan"),
            ),
        ),
    )
)
