"""Lists of letters."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import DI_TANGAN_UNIT, Kecepatan, StatusArahan
from poros.kernel.wewenang import visible

from ..models import PencarianTersimpan, Surat
from ..rules import Status
from ..values import Saringan
from ..wewenang import SUMBER, Wewenang

BATAS_MEJA = 60
"""Cards on one desk: more than a day's work."""
URUTAN_KECEPATAN = {Kecepatan.SANGAT_SEGERA: 0, Kecepatan.SEGERA: 1, Kecepatan.BIASA: 2}


def surat_terlihat(actor: Actor) -> QuerySet[Surat]:
    """All letters that the actor may see, without the long text that no list shows."""
    return (
        visible(actor, Wewenang.LIHAT, Surat.objects.all())
        .select_related("pemegang__unit", "kepada", "unit")
        .defer("teks", "cari")
    )


def saring(actor: Actor, pilihan: Saringan) -> QuerySet[Surat]:
    """Visible letters that pass the filters; the words of `q` are for `cari`."""
    rows = surat_terlihat(actor).filter(_kolom(pilihan), _masa(pilihan))
    if pilihan.unit is not None:
        held = Penugasan.objects.filter(unit_id=pilihan.unit).values("arahan_id")
        rows = rows.filter(
            pk__in=_bersurat().filter(pk__in=held).exclude(status=StatusArahan.DITARIK).values("sumber_id")
        )
    if pilihan.terlambat:
        late = Penugasan.objects.filter(status__in=sorted(DI_TANGAN_UNIT), tenggat__lt=timezone.now())
        rows = rows.filter(pk__in=_bersurat().filter(pk__in=late.values("arahan_id")).values("sumber_id"))
    return rows


def meja(actor: Actor) -> list[Surat]:
    """Letters on the actor's desk that await a decision: the quickest speed first, then the longest waiting."""
    rows = (
        surat_terlihat(actor)
        .filter(pemegang_id=actor.jabatan_id, status=Status.MENUNGGU_ARAHAN)
        .select_related("usulan__pemeriksa")
    )
    return _terdesak(rows.order_by("diterima", "id")[:BATAS_MEJA])


def meja_staf(actor: Actor) -> list[Surat]:
    """Letters that wait for a decision of somebody whose sheet the actor may prepare, those without one first."""
    rows = (
        visible(actor, Wewenang.USULKAN, Surat.objects.all())
        .filter(status=Status.MENUNGGU_ARAHAN)
        .exclude(pemegang_id=actor.jabatan_id)
        .select_related("pemegang__unit", "kepada", "unit", "usulan__pemeriksa")
        .defer("teks", "cari")
    )
    letters = _terdesak(rows.order_by("diterima", "id")[:BATAS_MEJA])
    return sorted(letters, key=lambda s: getattr(s, "usulan", None) is not None)


def agenda(actor: Actor, dari: datetime, sampai: datetime) -> QuerySet[Surat]:
    """The agenda book of the actor's unit for a period, in order of number (02 §2.4)."""
    rows = surat_terlihat(actor).filter(unit_id=actor.unit_id, diterima__gte=dari, diterima__lt=sampai)
    return rows.order_by("tahun", "urut")


def serupa(
    actor: Actor, *, nomor: str = "", pengirim: str = "", sha256: str = "", kecuali: int | None = None
) -> list[Surat]:
    """Letters that look like this one: same number and sender, or the very same file."""
    sama = Q(pk__in=())
    if nomor.strip() and pengirim.strip():
        sama |= Q(nomor_atas=nomor.strip().upper(), pengirim__iexact=pengirim.strip())
    if sha256:
        sama |= Q(pk__in=Tautan.objects.filter(objek=SUMBER, berkas__sha256=sha256).values("objek_id"))
    rows = surat_terlihat(actor).annotate(nomor_atas=Upper("nomor")).filter(sama).exclude(pk=kecuali)
    return list(rows.order_by("-id")[:5])


def pencarian_tersimpan(actor: Actor) -> QuerySet[PencarianTersimpan]:
    """The searches that this person has kept."""
    return PencarianTersimpan.objects.filter(orang_id=actor.orang_id)


def judul_ekspor() -> list[str]:
    """Heads of the columns of an exported list."""
    return [
        _("No. agenda"),
        _("Diterima"),
        _("Nomor surat"),
        _("Tanggal surat"),
        _("Pengirim"),
        _("Perihal"),
        _("Klasifikasi"),
        _("Kecepatan"),
        _("Kerahasiaan"),
        _("Ditujukan kepada"),
        _("Di meja"),
        _("Status"),
        _("Ringkasan"),
    ]


def baris_ekspor(rows: QuerySet[Surat]) -> Iterator[list[Any]]:
    """The letters of an exported list, read in pieces."""
    for s in rows.iterator(chunk_size=500):
        yield [
            s.agenda,
            s.diterima,
            s.nomor,
            s.tanggal,
            s.pengirim,
            s.perihal,
            s.klasifikasi,
            str(s.get_kecepatan_display()),
            str(s.get_kerahasiaan_display()),
            s.kepada.nama,
            s.pemegang.nama,
            str(s.get_status_display()),
            s.ringkasan,
        ]


def _terdesak(rows: Iterable[Surat]) -> list[Surat]:
    return sorted(rows, key=lambda s: URUTAN_KECEPATAN[Kecepatan(s.kecepatan)])


def _bersurat() -> QuerySet[Arahan]:
    return Arahan.objects.filter(sumber=SUMBER)


def seklasifikasi(kode: str) -> Q:
    """Under this code or one of its parts: 900.1 has 900.1.3 below it, not 900.10."""
    whole = kode.rstrip(".")
    return Q(klasifikasi=whole) | Q(klasifikasi__startswith=f"{whole}.")


def _kolom(pilihan: Saringan) -> Q:
    q = Q()
    for name in ("status", "kecepatan", "kerahasiaan"):
        if value := getattr(pilihan, name):
            q &= Q(**{name: value})
    if pilihan.klasifikasi:
        q &= seklasifikasi(pilihan.klasifikasi)
    if pilihan.pengirim:
        q &= Q(pengirim__icontains=pilihan.pengirim)
    return q


def _masa(pilihan: Saringan) -> Q:
    """Both days count."""
    q = Q()
    if pilihan.dari:
        q &= Q(diterima__date__gte=pilihan.dari)
    if pilihan.sampai:
        q &= Q(diterima__date__lte=pilihan.sampai)
    return q
