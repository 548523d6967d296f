"""The way to a file: open ones are read, secret ones are taken out with a line in the trail."""

from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import objek, tertutup
from poros.kernel.wewenang import fetch

from .models import Tautan
from .services import unduh
from .wewenang import Wewenang


def buka(actor: Actor, tautan_id: int, *, halaman: int | None = None) -> Tautan:
    """Return a tie with its file or raise `TidakBerwenang`; a secret thing's file is taken out by `unduh`."""
    found = fetch(actor, Wewenang.UNDUH, Tautan.objects.select_related("berkas"), tautan_id)
    if tertutup(objek(found.objek).model._default_manager.get(pk=found.objek_id)):  # noqa: SLF001 -- documented
        unduh(actor, found, halaman=halaman)
    return found
