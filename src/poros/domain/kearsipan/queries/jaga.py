"""Guarded archives with their clocks, papers put into another form, contents found damaged."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.berkas.wewenang import Wewenang as WewenangIsi
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible

from ..labels import KEADAAN_JAGA, NADA_JAGA
from ..models import AlihMedia, ArsipTerjaga, BerkasArsip, LaporanTerjaga, TemuanKeutuhan
from ..rules.jaga import KeadaanJaga, keadaan
from ..wewenang import OBJEK_ALIH, OBJEK_TERJAGA, Wewenang


@dataclass(frozen=True, slots=True)
class IsiRusak:
    """A content that was found damaged, what the actor may know of where it lies, and whether it is whole again."""

    berkas: Berkas
    tautan: list[Tautan]


def terjaga_terlihat(actor: Actor) -> QuerySet[BerkasArsip]:
    """Guarded files that the actor may know of, with their clocks and the number of their papers."""
    joined = BerkasArsip.objects.select_related("unit", "kantor", "jaga__laporan", "jaga__salinan")
    rows = joined.filter(jaga__isnull=False)
    return visible(actor, Wewenang.BERKAS_LIHAT, rows).annotate(banyak=Count("item"))


def keadaan_jaga(row: BerkasArsip) -> KeadaanJaga:
    """Where a guarded file stands on its way to ANRI."""
    guard: ArsipTerjaga = row.jaga
    return keadaan(dilaporkan=guard.laporan_id is not None, disalin=guard.salinan_id is not None)


def baris_jaga(row: BerkasArsip) -> dict[str, object]:
    """A guarded file as its list shows it: its state and the clock that runs."""
    state, guard = keadaan_jaga(row), row.jaga
    until = {KeadaanJaga.BELUM_DILAPORKAN: guard.tenggat_lapor, KeadaanJaga.DILAPORKAN: guard.tenggat_salinan}
    return {
        "berkas": row,
        "bidang": guard.get_bidang_display(),
        "keadaan": KEADAAN_JAGA[state],
        "nada": NADA_JAGA[state],
        "tenggat": until.get(state),
    }


def laporan_terjaga(actor: Actor) -> QuerySet[LaporanTerjaga]:
    return visible(actor, Wewenang.TERJAGA_LIHAT, LaporanTerjaga.objects.select_related("kantor"))


def surat_terjaga(actor: Actor, pk: int) -> tuple[LaporanTerjaga, list[Tautan], list[BerkasArsip]]:
    """One letter with its sheet and the files that it tells of."""
    row = fetch(actor, Wewenang.TERJAGA_LIHAT, LaporanTerjaga.objects.select_related("kantor"), pk)
    side = "jaga__salinan" if row.salinan else "jaga__laporan"
    files = terjaga_terlihat(actor).filter(**{side: row}).order_by("pk")
    return row, list(tautan(actor, OBJEK_TERJAGA, pk)), list(files)


def alih_media(actor: Actor, berkas: BerkasArsip) -> list[tuple[AlihMedia, list[Tautan]]]:
    """The minutes of a file with their sheets, when the actor may read it. Two queries."""
    rows = list(visible(actor, Wewenang.ALIH_LIHAT, AlihMedia.objects.filter(berkas=berkas)).order_by("-pk"))
    ties = Tautan.objects.filter(objek=OBJEK_ALIH, objek_id__in=[row.pk for row in rows]).select_related("berkas")
    found = list(visible(actor, WewenangIsi.LIHAT, ties)) if rows else []
    return [(row, [tie for tie in found if tie.objek_id == row.pk]) for row in rows]


def temuan(actor: Actor, pk: int) -> tuple[TemuanKeutuhan, list[IsiRusak]]:
    """One finding: its contents as they are now, and of what they belong to as much as the actor may see."""
    row = fetch(actor, Wewenang.TEMUAN_LIHAT, TemuanKeutuhan.objects.all(), pk)
    contents = list(Berkas.objects.filter(sha256__in=row.sidik).order_by("pk"))
    seen = visible(actor, WewenangIsi.LIHAT, Tautan.objects.filter(berkas__in=contents)).order_by("pk")
    by_content: dict[int, list[Tautan]] = {}
    for tie in seen:
        by_content.setdefault(tie.berkas_id, []).append(tie)
    return row, [IsiRusak(one, by_content.get(one.pk, [])) for one in contents]
