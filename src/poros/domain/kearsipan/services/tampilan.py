"""Lists that fill themselves, kept under a name."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang

from ..models import TampilanArsip
from ..wewenang import Wewenang

BANYAK_MAKS = 20


@command(Wewenang.TAMPILAN_SIMPAN, kunci=False)
def simpan_tampilan(actor: Actor, orang: Orang, *, nama: str, saringan: dict[str, str]) -> TampilanArsip:  # noqa: ARG001 -- the person authorises
    """Keep the filter of a list; the same name again replaces it."""
    if not nama.strip():
        raise Ditolak(_("Beri tampilan ini nama."), "nama")
    mine = TampilanArsip.objects.filter(orang=orang)
    if mine.exclude(nama=nama.strip()).count() >= BANYAK_MAKS:
        raise Ditolak(_("Paling banyak 20 tampilan. Buang yang tidak dipakai."), "nama")
    row, _new = TampilanArsip.objects.update_or_create(orang=orang, nama=nama.strip(), defaults={"saringan": saringan})
    return row


@command(Wewenang.TAMPILAN_HAPUS)
def buang_tampilan(actor: Actor, tampilan: TampilanArsip) -> None:  # noqa: ARG001 -- every command has its actor
    """Forget it."""
    TampilanArsip.objects.filter(pk=tampilan.pk).delete()
