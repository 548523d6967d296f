"""Single answers: what looks odd among them, and what people have written."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from ..models import Jawaban, Liputan, Penyisihan, Survei
from ..rules.isian import BatasIsian
from ..wewenang import Wewenang

PALING_BANYAK = 200
"""Odd answers shown at once: who has set these aside sees the next ones."""

JANGGAL = """
SELECT id, layanan_id, titik_id, diterima, lama, cepat, seragam, beruntun FROM (
  SELECT j.id, j.layanan_id, j.titik_id, j.diterima, j.lama,
         coalesce(j.lama < %(cepat)s, false) AS cepat,
         j.nilai[1] = ALL(j.nilai) AS seragam,
         count(*) OVER (
           PARTITION BY j.titik_id, j.nilai ORDER BY j.diterima
           RANGE BETWEEN make_interval(mins => %(menit)s) PRECEDING AND make_interval(mins => %(menit)s) FOLLOWING
         ) AS beruntun
  FROM survei_jawaban j
  WHERE j.survei_id = %(survei)s AND j.kanal = 'qr'
    AND NOT EXISTS (SELECT FROM survei_penyisihan p WHERE p.jawaban_id = j.id)
) dinilai
WHERE cepat OR beruntun >= %(banyak)s
ORDER BY beruntun >= %(banyak)s DESC, diterima DESC LIMIT %(batas)s
"""
"""Too quick to have read, or a burst of equal answers at one counter. Equal marks alone are no fault."""


@dataclass(frozen=True, slots=True)
class Janggal:
    """An answer that looks odd, and why."""

    id: int
    layanan_id: int
    titik_id: int
    diterima: datetime
    lama: int | None
    cepat: bool
    seragam: bool
    beruntun: int


def janggal(survei: Survei, batas: BatasIsian) -> list[Janggal]:
    """What somebody should look at; one statement."""
    asked = {
        "survei": survei.pk,
        "cepat": batas.cepat_detik,
        "menit": batas.beruntun_menit,
        "banyak": batas.beruntun_banyak,
        "batas": PALING_BANYAK,
    }
    with connection.cursor() as cursor:
        cursor.execute(JANGGAL, asked)
        return [Janggal(*row[:3], timezone.localtime(row[3]), *row[4:]) for row in cursor.fetchall()]


def saran(actor: Actor, survei: Survei, *, layanan: int | None = None, cari: str = "") -> QuerySet[Jawaban]:
    """Remarks on services whose answers the actor may read, with the work that came of them."""
    lines = visible(actor, Wewenang.LIPUTAN_LIHAT, Liputan.objects.filter(survei=survei))
    rows = Jawaban.objects.filter(survei=survei, layanan_id__in=lines.values("layanan_id")).exclude(saran="")
    if layanan:
        rows = rows.filter(layanan_id=layanan)
    if cari:
        rows = rows.filter(saran__icontains=cari)
    rows = rows.filter(Q(penyisihan__isnull=True)).select_related("layanan__unit")
    return rows.annotate(tugas_id=F("tindak_lanjut__penugasan_id"))


def jawaban_ekspor(survei: Survei) -> QuerySet[Jawaban]:
    """Answers without remarks and hours, for whoever wants to compute again."""
    rows = Jawaban.objects.filter(survei=survei).select_related("layanan__unit", "penyisihan")
    return rows.defer("saran").order_by("pk")


def disisihkan(survei: Survei) -> list[Penyisihan]:
    """The newest answers that do not count, with their reason."""
    rows = Penyisihan.objects.filter(jawaban__survei=survei).select_related("jawaban__layanan")
    return list(rows.order_by("-waktu", "-pk")[:PALING_BANYAK])
