"""What people say becomes work: a remark or a weak element as an order to the unit that gives the service."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran

from ..models import Jawaban, Liputan, TindakLanjut
from ..queries.parameter import instrumen
from ..wewenang import SUMBER, Wewenang

AKHIR_HARI = time(16, 0)
"""Deadlines that were given as a day end with the office hours."""


@command(Wewenang.TINDAK_LANJUT, rekam=("unsur", "jawaban", "tenggat"))
def tindak_lanjuti(
    actor: Actor, liputan: Liputan, *, isi: str, tenggat: date, unsur: str = "", jawaban: int | None = None
) -> TindakLanjut:
    """Give it to the unit of the service, once for each remark and each element."""
    if not isi.strip():
        raise Ditolak(_("Tuliskan apa yang harus dikerjakan."), "isi")
    if tenggat <= actor.hari:
        raise Ditolak(_("Tenggat paling cepat besok."), "tenggat")
    _periksa(liputan, unsur, jawaban)
    unit_id = actor.peta.kantor(liputan.layanan.unit_id)
    arahan = terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=RincianArahan(
            isi=isi.strip(),
            dasar=_("Survei kepuasan masyarakat %(nama)s") % {"nama": liputan.survei.nama},
            tenggat=timezone.make_aware(datetime.combine(tenggat, AKHIR_HARI)),
            sumber=SUMBER,
            sumber_id=liputan.survei_id,
        ),
        kepada=[Sasaran(unit_id)],
    )
    return TindakLanjut.objects.create(
        survei_id=liputan.survei_id,
        layanan_id=liputan.layanan_id,
        unsur=unsur,
        jawaban_id=jawaban,
        penugasan=arahan.penugasan.get(),
    )


def _periksa(liputan: Liputan, unsur: str, jawaban: int | None) -> None:
    """Of one thing, that belongs here, and that nobody works on yet."""
    if bool(unsur) == (jawaban is not None):
        raise Ditolak(_("Pilih satu unsur atau satu saran."))
    if unsur and unsur not in instrumen(liputan.survei.instrumen).simpul:
        raise Ditolak(_("Unsur ini tidak ada dalam survei."), "unsur")
    if jawaban is not None:
        own = Jawaban.objects.filter(pk=jawaban, survei_id=liputan.survei_id, layanan_id=liputan.layanan_id)
        if not own.exclude(saran="").exists():
            raise Ditolak(_("Saran ini tidak ada."), "jawaban")
    same = {"jawaban_id": jawaban} if jawaban is not None else {"unsur": unsur}
    if TindakLanjut.objects.filter(survei_id=liputan.survei_id, layanan_id=liputan.layanan_id, **same).exists():
        raise Ditolak(_("Ini sudah menjadi penugasan."))
