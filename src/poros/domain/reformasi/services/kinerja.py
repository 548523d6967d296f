"""The performance tree of a year, taken in whole from a file."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..models import SimpulKinerja
from ..rules.kaskade import Simpul
from ..wewenang import Wewenang

GALAT_TAMPIL = 5


@command(Wewenang.KELOLA, rekam=("tahun",))
def muat_kinerja(actor: Actor, unit: Unit, *, tahun: int, simpul: Sequence[Simpul]) -> int:  # noqa: ARG001 -- every command has its actor
    """Replace the tree of a year, one taker at a time; `unit` of a line is the code or short name of an active unit."""
    known: dict[str, int] = {}
    for node in actor.peta.simpul.values():
        known |= {node.kode.lower(): node.id, node.singkatan.lower(): node.id}
    lost = sorted({line.unit for line in simpul if line.unit.lower() not in known})
    if lost:
        names = ", ".join(lost[:GALAT_TAMPIL])
        raise Ditolak(_("Unit yang tidak dikenal: %(daftar)s.") % {"daftar": names}, "berkas")
    kept = Counter((line.kode, known[line.unit.lower()]) for line in simpul)
    twice = sorted({kode for (kode, _unit), n in kept.items() if n > 1})
    if twice:
        names = ", ".join(twice[:GALAT_TAMPIL])
        raise Ditolak(_("Tertulis dua kali untuk satu unit: %(daftar)s.") % {"daftar": names}, "berkas")
    SimpulKinerja.objects.filter(tahun=tahun).delete()
    rows = [
        SimpulKinerja(
            tahun=tahun,
            kode=line.kode,
            tingkat=line.tingkat,
            nama=line.nama,
            induk=line.induk,
            indikator=line.indikator,
            satuan=line.satuan,
            target=line.target,
            anggaran=line.anggaran,
            utama=line.utama,
            unit_id=known[line.unit.lower()],
        )
        for line in simpul
    ]
    SimpulKinerja.objects.bulk_create(rows, batch_size=500)
    return len(rows)
