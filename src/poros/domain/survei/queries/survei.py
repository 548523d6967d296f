"""Surveys as lists and as one: what runs, what it covers, what is open for answers."""

from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import JSONObject

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.wewenang import Wewenang as LihatTugas
from poros.kernel.wewenang import fetch, visible

from ..models import Jawaban, Layanan, Liputan, RiwayatSurvei, Survei, TindakLanjut
from ..rules.alur import Status
from ..wewenang import Wewenang


def survei_terlihat(actor: Actor) -> QuerySet[Survei]:
    """For lists: without the frozen results, which are long."""
    return visible(actor, Wewenang.SURVEI_LIHAT, Survei.objects.select_related("unit").defer("hasil"))


def daftar_survei(actor: Actor) -> QuerySet[Survei]:
    """With how many services and answers they have, and the index that was published."""
    answers = Jawaban.objects.filter(survei=OuterRef("pk")).order_by().values("survei").annotate(n=Count("pk"))
    rows = survei_terlihat(actor).annotate(banyak_jawaban=Subquery(answers.values("n")))
    return rows.annotate(banyak_layanan=Count("liputan"), ikm=KT("hasil__ikm"), mutu=KT("hasil__mutu"))


def satu_survei(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.SURVEI_LIHAT) -> Survei:
    return fetch(actor, wewenang, Survei.objects.select_related("unit"), pk)


def liputan_terlihat(actor: Actor) -> QuerySet[Liputan]:
    """Services of surveys whose answers the actor may read."""
    rows = Liputan.objects.select_related("survei", "layanan__unit")
    return visible(actor, Wewenang.LIPUTAN_LIHAT, rows)


def halaman_survei(
    actor: Actor, pk: int, *wewenang: Wewenang
) -> tuple[Survei, frozenset[Wewenang], list[RiwayatSurvei]]:
    """What the page of a survey begins with: itself, which of these permissions are had, its steps. One statement."""
    flags = {w.name: Exists(visible(actor, w, Survei.objects.filter(pk=OuterRef("pk")))) for w in wewenang}
    told = {name: F(name) for name in ("aksi", "waktu", "orang", "jabatan", "catatan")}
    steps = RiwayatSurvei.objects.filter(survei=OuterRef("pk")).order_by("-id").values(isi=JSONObject(**told))
    rows = Survei.objects.select_related("unit").annotate(**flags, langkah=ArraySubquery(steps))
    row = fetch(actor, Wewenang.SURVEI_LIHAT, rows, pk)
    past = [RiwayatSurvei(**step | {"waktu": datetime.fromisoformat(step["waktu"])}) for step in row.langkah]
    return row, frozenset(w for w in wewenang if getattr(row, w.name)), past


def garis(survei: Survei) -> QuerySet[Liputan]:
    """The services of a survey, sorted by unit."""
    return Liputan.objects.filter(survei=survei).select_related("layanan__unit")


def garis_kerja(actor: Actor, survei: Survei) -> QuerySet[Liputan]:
    """With the work on weak elements (which of it the actor may open), and whether the actor may order more."""
    orders = visible(actor, Wewenang.TINDAK_LANJUT, Liputan.objects.filter(pk=OuterRef("pk")))
    works = TindakLanjut.objects.filter(survei=survei, layanan=OuterRef("layanan")).exclude(unsur="")
    seen = visible(actor, LihatTugas.LIHAT, Penugasan.objects.filter(pk=OuterRef("penugasan_id")))
    pairs = works.values(isi=JSONObject(unsur="unsur", tugas="penugasan_id", dibuka=Exists(seen)))
    return garis(survei).annotate(boleh_tugaskan=Exists(orders), kerja=ArraySubquery(pairs))


def dapat_diisi(actor: Actor) -> QuerySet[Liputan]:
    """What the actor may fill in for others now; newest survey first."""
    rows = Liputan.objects.select_related("survei", "layanan__unit").filter(survei__status=Status.BUKA)
    return visible(actor, Wewenang.JAWABAN_CATAT, rows).order_by("-survei_id", "layanan__unit__urutan", "layanan__nama")


def satu_isian(actor: Actor, pk: int) -> Liputan:
    rows = Liputan.objects.select_related("survei", "layanan__unit")
    return fetch(actor, Wewenang.JAWABAN_CATAT, rows, pk)


def survei_terakhir(layanan: Layanan) -> Survei | None:
    """The survey in which a service is asked about now, else the one that was closed last."""
    rows = Survei.objects.filter(layanan=layanan, status__in=(Status.BUKA, Status.TUTUP, Status.TERBIT)).defer("hasil")
    return rows.order_by(F("ditutup").desc(nulls_first=True)).first()


def terbit(unit_id: int | None = None) -> QuerySet[Survei]:
    """Published surveys, the newest period first; open to everybody."""
    rows = Survei.objects.select_related("unit").filter(status=Status.TERBIT)
    return rows.filter(Q(unit_id=unit_id) if unit_id else Q()).order_by("-selesai", "-pk")
