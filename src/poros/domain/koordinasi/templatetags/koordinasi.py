"""Clock, place and tone of a penugasan, for lists and pages."""

from collections.abc import Container
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from poros.kernel.penugasan.labels import ATURAN_KONFLIK, JENIS_KONFLIK, KEPUTUSAN, STATUS
from poros.kernel.penugasan.models import Arahan, Pendahuluan, Penugasan, TemuanKonflik
from poros.kernel.penugasan.queries.hambatan import Hambatan
from poros.kernel.penugasan.queries.konflik import judul, kalimat
from poros.kernel.penugasan.rules import Status
from poros.kernel.tenggat.queries import mesin
from poros.pure.statistik import Tren

from .. import labels
from ..forms.pengaturan import JENIS
from ..labels import urutan

register = template.Library()


@register.simple_tag(takes_context=True)
def jam(context: Any, tugas: Penugasan) -> labels.Jam:
    """`{% jam t as j %}<c-tenggat :pada="t.tenggat" :selesai="j.selesai" teks="{{ j.kata }}" … />`."""
    return labels.jam(tugas, mesin(context["aktor"]), timezone.now())


@register.simple_tag(takes_context=True)
def kalimat_jam(context: Any, tugas: Penugasan) -> str:
    return labels.kalimat_jam(tugas, mesin(context["aktor"]), timezone.now())


@register.filter
def letak(tugas: Penugasan) -> str:
    return labels.letak(tugas)


@register.filter
def nada_status(status: str) -> str:
    return labels.NADA_STATUS.get(status, "netral")


@register.filter
def nada_kecepatan(kecepatan: str) -> str:
    return labels.NADA_KECEPATAN.get(kecepatan, "")


@register.filter
def nama_status(status: Status) -> Any:
    return STATUS[status]


@register.filter
def seratus(bagian: float) -> float:
    """A share as per cent."""
    return 100 * bagian


@register.filter
def jam_menit(moment: datetime) -> str:
    """08.30, where the reader is."""
    return f"{timezone.localtime(moment):%H.%M}"


@register.simple_tag
def kata_tren(tren: Tren) -> str:
    return labels.kata_tren(tren)


@register.simple_tag
def kata_hambatan(hambatan: Hambatan) -> str:
    return labels.kata_hambatan(hambatan)


@register.filter
def ikon_aksi(aksi: str) -> str:
    return labels.IKON_AKSI.get(aksi, "circle-dot")


@register.filter
def akibat_aksi(aksi: str) -> Any:
    return labels.AKIBAT_AKSI.get(aksi, "")


@register.filter
def jenis_konflik(kode: str) -> Any:
    return JENIS_KONFLIK.get(kode, kode)


@register.filter
def aturan_konflik(kode: str) -> Any:
    return ATURAN_KONFLIK.get(kode, kode)


@register.filter
def jenis_sumber(kode: str) -> Any:
    return JENIS.get(kode, kode)


@register.filter
def kalimat_konflik(temuan: TemuanKonflik) -> str:
    return kalimat(temuan)


@register.filter
def judul_konflik(temuan: TemuanKonflik) -> str:
    return " ↔ ".join(judul(temuan))


@register.simple_tag
def sebut_arahan(arahan: Arahan, terlihat: Container[int] = ()) -> str:
    """An order by its words, leading to its page where it is known that the reader may open it."""
    return urutan.sebut_arahan(arahan, terlihat=arahan.pk in terlihat)


@register.simple_tag
def keadaan_pendahulu(arahan: Arahan) -> Any:
    return urutan.keadaan_pendahulu(arahan)


@register.simple_tag
def kata_urutan(u: Pendahuluan) -> str:
    return urutan.kata_urutan(u)


@register.filter
def keputusan(kode: str) -> Any:
    return KEPUTUSAN.get(kode, kode)


@register.simple_tag(takes_context=True)
def singkatan_unit(context: Any, unit_id: int) -> str:
    """The short name of a unit, out of the map in memory."""
    node = context["aktor"].peta.simpul.get(unit_id)
    return node.singkatan if node else "–"
