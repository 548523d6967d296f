"""Reading: the files of a thing, and their content piece by piece."""

from collections.abc import Iterator

from django.db.models import QuerySet

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from .models import Berkas, IsiBerkas, Tautan
from .rules import jumlah_potongan
from .wewenang import Wewenang


def tautan(actor: Actor, jenis: str, objek_id: int) -> QuerySet[Tautan]:
    """The files of a thing, in their order; none when the actor does not see the thing."""
    rows = Tautan.objects.filter(objek=jenis, objek_id=objek_id).select_related("berkas")
    return visible(actor, Wewenang.LIHAT, rows)


def isi(berkas: Berkas) -> Iterator[bytes]:
    """The content, one piece in memory at a time."""
    pieces = IsiBerkas.objects.filter(berkas_id=berkas.pk).values_list("isi", flat=True)
    for urut in range(jumlah_potongan(berkas.ukuran)):
        yield bytes(pieces.get(urut=urut))
