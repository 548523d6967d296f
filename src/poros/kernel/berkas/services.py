"""Doing: reading a file of a secret thing is an act, and recorded as one."""

from poros.kernel.commands import command
from poros.kernel.organisasi.actor import Actor

from .models import Tautan
from .wewenang import Wewenang


@command(Wewenang.UNDUH, rekam=("halaman",), kunci=False)
def unduh(actor: Actor, tautan: Tautan, *, halaman: int | None = None) -> Tautan:  # noqa: ARG001 -- the command itself authorises and records
    """Take out a file, or one page of it as a picture, with a line in the trail."""
    return tautan
