"""What indices put on the desk and into the global search."""

from typing import Any

from django.db.models import Count, F, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.bahasa import ringkas
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import visible
from poros.web.meja import Sosok

from .models import Butir, Instrumen
from .queries.instrumen import daun
from .queries.kertas import penilaian_terlihat
from .rules.alur import Status
from .wewenang import Wewenang, rumah, sekantor

HURUF_TERKECIL = 3
DINILAI = (Status.DINILAI_INTERNAL, Status.DINILAI_EKSTERNAL)


def kartu(actor: Actor) -> list[Sosok]:
    """Indicators that the office still has to answer, and those on which rounds disagree. One statement, or none."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA, Fungsi.PENGAWAS):
        return []
    own = Q(unit_id__in=rumah(actor))
    due = Q(unit_id__in=sekantor(actor)) & Q(penilaian__status=Status.DIISI, mandiri__isnull=True)
    mine = own | Q(penilaian__unit_id=actor.unit_id) | Q(penilaian__penilai_internal_id=actor.unit_id)
    differ = (Q(mandiri__isnull=False) & ~Q(internal=F("mandiri"))) | (
        Q(eksternal__isnull=False) & ~Q(eksternal=F("internal"))
    )
    found = Butir.objects.filter(penilaian__status__in=(Status.DIISI, *DINILAI)).aggregate(
        belum=Count("pk", filter=due),
        batas=Min("penilaian__batas_mandiri", filter=due),
        beda=Count("pk", filter=mine & differ & Q(penilaian__status__in=DINILAI, internal__isnull=False)),
    )
    url = reverse("indeks:penilaian_daftar")
    cards = []
    if found["belum"]:
        late = found["batas"] < actor.hari
        words = _("batasnya %(hari)s") % {"hari": ringkas(found["batas"])}
        cards.append(_sosok(_("Indikator belum dijawab"), found["belum"], url, words, "bahaya" if late else "awas"))
    if found["beda"]:
        cards.append(_sosok(_("Indikator yang dinilai berbeda"), found["beda"], url, "", "awas"))
    return cards


def _sosok(label: str, banyak: int, url: str, banding: str, nada: str) -> Sosok:
    return Sosok(
        label=label,
        nilai=banyak,
        satuan=ngettext("indikator", "indikator", banyak),
        url=url,
        banding=banding,
        nada=nada,
    )


def temuan(actor: Actor, masukan: str, batas: int) -> list[dict[str, Any]]:
    """Assessments and indicators by name: an indicator leads to its line in the newest assessment, else to its rule."""
    words = masukan.casefold().split()
    if len(masukan.strip()) < HURUF_TERKECIL:
        return []
    found = [
        {"judul": str(p), "url": reverse("indeks:penilaian", args=[p.pk]), "keterangan": p.get_status_display()}
        for p in penilaian_terlihat(actor).order_by("-tahun", "-pk")
        if all(w in str(p).casefold() for w in words)
    ]
    return [*found[:batas], *_indikator(actor, words, max(0, batas - len(found)))]


def _indikator(actor: Actor, words: list[str], batas: int) -> list[dict[str, Any]]:
    hits = [
        (row, leaf)
        for row in visible(actor, Wewenang.INSTRUMEN_LIHAT, Instrumen.objects.all())
        for leaf in daun(row)
        if all(w in f"{leaf.kode} {leaf.nama}".casefold() for w in words)
    ][:batas]
    if not hits:
        return []
    rows = Butir.objects.filter(kode__in={leaf.kode for _row, leaf in hits}).order_by("penilaian__tahun", "pk")
    seen = visible(actor, Wewenang.BUTIR_LIHAT, rows).exclude(penilaian__status=Status.DIBATALKAN)
    lines = {(i, kode): pk for i, kode, pk in seen.values_list("penilaian__instrumen_id", "kode", "pk")}
    return [
        {
            "judul": f"{leaf.kode}. {leaf.nama}",
            "url": reverse("indeks:butir", args=[lines[row.pk, leaf.kode]])
            if (row.pk, leaf.kode) in lines
            else reverse("indeks:instrumen", args=[row.pk]),
            "keterangan": str(row),
        }
        for row, leaf in hits
    ]
