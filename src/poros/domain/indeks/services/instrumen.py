"""Keeping an instrument: a new version beside the old ones, or the correction of one that nothing has used yet."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..benih import kolom
from ..models import Instrumen
from ..queries.instrumen import pratinjau
from ..wewenang import Wewenang


@command(Wewenang.INSTRUMEN_CATAT, rekam=("kode",), kunci=False)
def catat_instrumen(actor: Actor, unit: Unit, *, naskah: str, kode: str = "") -> Instrumen:  # noqa: ARG001 -- `kode` is kept by the trail, the rest authorises
    """Keep what was written. One that assessments or plans rest on is never changed: it needs a new code and date."""
    made = pratinjau(naskah)
    failed = [n for n, (_case, _result, right) in enumerate(made.kasus, start=1) if not right]
    if failed:
        raise Ditolak(_("Kasus uji nomor %(n)s belum menghasilkan angka yang diumumkan.") % {"n": failed[0]}, "naskah")
    lama = Instrumen.objects.select_for_update().filter(kode=made.instrumen.kode).first()
    if lama is not None and (lama.penilaian.exists() or lama.rencana.exists()):
        raise Ditolak(
            _("Instrumen %(kode)s sudah dipakai. Simpan perubahannya sebagai versi baru dengan kode dan tanggal lain.")
            % {"kode": lama.kode},
            "naskah",
        )
    clash = Instrumen.objects.filter(indeks=made.instrumen.indeks, dari=made.instrumen.dari)
    if clash.exclude(kode=made.instrumen.kode).exists():
        raise Ditolak(_("Sudah ada versi indeks ini yang berlaku sejak tanggal yang sama."), "naskah")
    row = lama or Instrumen()
    for name, value in kolom(made.instrumen, naskah).items():
        setattr(row, name, value)
    row.bawaan = False
    row.save()
    return row
