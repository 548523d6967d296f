"""Taking in published results of further years."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..benih import hasil
from ..models import HasilTerbit
from ..values import DataHasil
from ..wewenang import Wewenang

KUNCI = ("indeks", "tahun", "nama")
ISI = ("kode_wilayah", "jenis", "penduduk", "nilai", "predikat", "bagian", "sumber")


@command(Wewenang.HASIL_IMPOR, rekam=("asal",), kunci=False)
def impor_hasil(actor: Actor, unit: Unit, *, rows: Sequence[DataHasil], asal: str = "") -> int:  # noqa: ARG001 -- `asal` is kept by the trail, the rest authorises
    """Add published results; what is there already for the same year and name is replaced. Returns how many."""
    if not rows:
        raise Ditolak(_("Berkas ini tidak memuat satu hasil pun."), "berkas")
    if len({(row.indeks, row.tahun, row.nama) for row in rows}) < len(rows):
        raise Ditolak(_("Ada pemerintahan yang tertulis dua kali untuk tahun yang sama."), "hasil")
    HasilTerbit.objects.bulk_create(
        # In one order, so that two who take in the same governments wait and do not die.
        [hasil(row) for row in sorted(rows, key=lambda row: (row.indeks, row.tahun, row.nama))],
        update_conflicts=True,
        unique_fields=KUNCI,
        update_fields=ISI,
        batch_size=500,
    )
    return len(rows)
