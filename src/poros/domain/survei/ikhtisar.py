"""What surveys put on the desk: services that lack answers while the end draws near, results that wait to be published.

Both are read by one statement, and only for those who lead an office or keep its secretariat.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.bahasa import ringkas
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import visible
from poros.web.meja import Sosok

from .models import Jawaban, Liputan, Survei
from .rules.alur import Status
from .rules.hitung import kurang_sampel
from .wewenang import Wewenang, rumah

MENJELANG = timedelta(days=14)
"""So long before the end there is still time to go to the people."""


def kartu(actor: Actor) -> list[Sosok]:
    """At most two figures; of the head of government's own none: his offices have them."""
    if actor.puncak or not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA, Fungsi.ADMIN):
        return []
    rows = list(_baris(actor))
    short = [r for r in rows if r["survei__status"] == Status.BUKA and kurang_sampel(r["n"] or 0, r["populasi"])]
    waiting = {r["survei"] for r in rows if r["survei__status"] == Status.TUTUP}
    cards = []
    if short:
        end = min(r["survei__selesai"] for r in short)
        cards.append(_kurang(len(short), {r["survei"] for r in short}, end, telat=end < actor.hari))
    if waiting:
        cards.append(
            Sosok(
                label=_("Hasil survei menunggu terbit"),
                nilai=len(waiting),
                satuan=ngettext("survei", "survei", len(waiting)),
                url=_alamat(waiting),
                nada="awas",
            )
        )
    return cards


def _baris(actor: Actor) -> Any:
    """Services of surveys that end soon, as organiser or as the surveyed office; surveys the actor may publish."""
    run = visible(actor, Wewenang.SURVEI_ALIR, Survei.objects.all()).values("pk")
    publish = visible(actor, Wewenang.SURVEI_TERBIT, Survei.objects.all()).values("pk")
    mine = Q(survei__in=run) | Q(layanan__unit_id__in=rumah(actor))
    ending = Q(survei__status=Status.BUKA, survei__selesai__lte=actor.hari + MENJELANG) & mine
    given = Jawaban.objects.filter(
        survei=OuterRef("survei"), layanan=OuterRef("layanan"), penyisihan__isnull=True
    ).order_by()
    counted = Subquery(given.values("layanan").annotate(n=Count("pk")).values("n"))
    found = Liputan.objects.filter(ending | Q(survei__status=Status.TUTUP, survei__in=publish)).order_by()
    return found.values("survei", "survei__status", "survei__selesai", "populasi", n=counted)


def _kurang(banyak: int, surveys: set[int], akhir: date, *, telat: bool) -> Sosok:
    return Sosok(
        label=_("Layanan kurang jawaban survei"),
        nilai=banyak,
        satuan=ngettext("layanan", "layanan", banyak),
        banding=_("survei berakhir %(hari)s") % {"hari": ringkas(akhir)},
        nada="bahaya" if telat else "awas",
        url=_alamat(surveys),
    )


def _alamat(surveys: set[int]) -> str:
    """Of one survey to it, of several to the list."""
    return reverse("survei:survei", args=surveys) if len(surveys) == 1 else reverse("survei:daftar")
