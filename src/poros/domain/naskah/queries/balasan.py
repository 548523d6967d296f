"""What a reply takes over from the letter that it answers."""

from typing import Any

from django.utils.translation import gettext as _

from poros.domain.persuratan.publik import SuratDibalas
from poros.kernel.bahasa import naskah as berbahasa_indonesia
from poros.kernel.bahasa import panjang
from poros.kernel.organisasi.actor import Actor

from ..models import PenerimaNaskah
from ..rules.bentuk import Bentuk, JenisBagian
from .pejabat import rumah


@berbahasa_indonesia()
def awal(actor: Actor, surat: SuratDibalas, bentuk: Bentuk) -> dict[str, Any]:
    """Sender, subject, classification and a first sentence. Two queries."""
    origin = PenerimaNaskah.objects.filter(surat_id=surat.id).select_related("naskah").first()
    found: dict[str, Any] = {
        "hal": _("Balasan: %s") % surat.perihal,
        "klasifikasi": surat.klasifikasi or bentuk.klasifikasi,
        "kerahasiaan": surat.kerahasiaan,
    }
    if origin is not None:
        found["kepada_unit"] = [str(rumah(actor.peta, origin.naskah))]
    else:
        found["kepada_luar"] = surat.pengirim
    running = [b for b in bentuk.bagian if b.jenis is JenisBagian.NASKAH]
    if running:
        found[f"isi-{running[0].kode}"] = _(
            "Menindaklanjuti surat Saudara Nomor %(nomor)s tanggal %(tanggal)s hal %(hal)s, dengan hormat disampaikan:"
            "\n\n1. [Jawaban.]\n\n"
            "Demikian disampaikan. Atas perhatian dan kerja sama Saudara diucapkan terima kasih."
        ) % {"nomor": surat.nomor, "tanggal": panjang(surat.tanggal), "hal": surat.perihal}
    return found
