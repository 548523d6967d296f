"""Keeping a search."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang

from ..models import PencarianTersimpan
from ..wewenang import Wewenang


@command(Wewenang.SIMPAN_PENCARIAN, kunci=False)
def simpan_pencarian(actor: Actor, orang: Orang, *, nama: str, kueri: str) -> PencarianTersimpan:  # noqa: ARG001 -- the person is the row
    """Keep the filters of the list under a name; the same name again replaces them."""
    if not nama.strip():
        raise Ditolak(_("Beri nama pencarian ini."), "nama")
    if not kueri.strip("?& "):
        raise Ditolak(_("Belum ada saringan yang dapat disimpan."), "nama")
    kept, _baru = PencarianTersimpan.objects.update_or_create(orang=orang, nama=nama.strip(), defaults={"kueri": kueri})
    return kept


@command(Wewenang.HAPUS_PENCARIAN)
def hapus_pencarian(actor: Actor, pencarian: PencarianTersimpan) -> None:  # noqa: ARG001 -- every command has its actor
    """Forget a kept search."""
    PencarianTersimpan.objects.filter(pk=pencarian.pk).delete()
