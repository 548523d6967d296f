"""Learning: the daily review and the evaluation at the end, with what the machine collects by itself."""

from django.utils.translation import gettext as _

from poros.kernel.commands import command
from poros.kernel.organisasi.actor import Actor

from ..models import Kejadian, Tinjauan
from ..queries.kejadian import gerakkan
from ..queries.tinjau import kumpulkan
from ..rules.alur import JenisTinjauan
from ..values import DataTinjauan
from ..wewenang import Wewenang
from .komando import beri
from .langkah import isi_wajib, pelaku


@command(Wewenang.TINJAU)
def tinjau(actor: Actor, kejadian: Kejadian, *, data: DataTinjauan) -> Tinjauan:
    """Review the day, or the whole at its end; what is decided becomes orders at once.

    Clocks, effects by cluster, fairness and money are collected by the machine and frozen with the words.
    """
    isi_wajib(data, berjalan=_("Apa yang berjalan?"))
    gerakkan(kejadian.pk)
    row = Tinjauan.objects.create(
        kejadian=kejadian,
        jenis=data.jenis,
        berjalan=data.berjalan.strip(),
        tersendat=data.tersendat.strip(),
        pelajaran=data.pelajaran.strip(),
        jam=kumpulkan(actor, kejadian, rinci=data.jenis is JenisTinjauan.AKHIR),
        oleh=pelaku(actor),
    )
    for order in data.putusan:
        beri(actor, kejadian, order, tinjauan=row)
    return row
