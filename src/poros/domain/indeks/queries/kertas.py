"""The working paper of an assessment: its lines, the rounds beside one another, and the result explained."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet

from poros.kernel.berkas.models import Tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import objek_menurut_model
from poros.kernel.wewenang import fetch, visible
from poros.pure.skor import Hasil

from ..models import Bukti, BuktiButir, Butir, NilaiButir, Penilaian
from ..rules.alur import Babak, Status
from ..values import BuktiTerbit
from ..wewenang import Wewenang, rumah
from .instrumen import Kriteria, Simpul, hitung, kriteria, pohon

BATAS_BUKTI = 40
"""Pieces offered for reuse: the office's newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Garis:
    """A line of the paper: a part (with its values by round) or an indicator (with its `butir`)."""

    simpul: Simpul
    nilai: dict[str, Decimal | None]
    butir: Butir | None = None

    @property
    def berbeda(self) -> bool:
        """Do two rounds disagree here? Shown, never smoothed over."""
        return len({v for v in self.nilai.values() if v is not None}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Kertas:
    """The whole paper of one assessment."""

    penilaian: Penilaian
    garis: list[Garis]
    hasil: dict[str, Hasil]
    terjawab: int
    unit: list[tuple[str, int, int]]

    @property
    def butir(self) -> list[Garis]:
        return [g for g in self.garis if g.butir is not None]

    @property
    def banyak(self) -> int:
        return len(self.butir)

    @property
    def berbeda(self) -> int:
        return sum(g.berbeda for g in self.butir)


def penilaian_terlihat(actor: Actor) -> QuerySet[Penilaian]:
    """All assessments that the actor may see."""
    return visible(actor, Wewenang.PENILAIAN_LIHAT, Penilaian.objects.select_related("instrumen", "unit"))


def daftar_penilaian(actor: Actor) -> QuerySet[Penilaian]:
    """With how many indicators there are and how many have been answered."""
    return penilaian_terlihat(actor).annotate(banyak=Count("butir"), terjawab=Count("butir__mandiri"))


def kertas(actor: Actor, pk: int) -> Kertas:
    """Read an assessment for its page."""
    rows = penilaian_terlihat(actor).select_related("penilai_internal", "beku").defer("beku__isi")
    penilaian = fetch(actor, Wewenang.PENILAIAN_LIHAT, rows, pk)
    lines = list(penilaian.butir.select_related("unit").annotate(banyak_bukti=Count("bukti")).order_by("urutan"))
    return susun_kertas(penilaian, lines)


def susun_kertas(penilaian: Penilaian, lines: list[Butir]) -> Kertas:
    """Compute every round and lay the values beside one another."""
    rounds = [b for b in Babak if _ada(lines, b)]
    results = {b.value: hitung(penilaian.instrumen, _nilai(lines, b), penilaian.tahun) for b in rounds}
    parts = {babak: {kode: part.nilai for kode, part in h.bagian().items()} for babak, h in results.items()}
    by_code = {row.kode: row for row in lines}
    garis = [_garis(node, by_code.get(node.kode) if node.daun else None, parts) for node in pohon(penilaian.instrumen)]
    per_unit: dict[str, Counter[str]] = defaultdict(Counter)
    for row in lines:
        name = row.unit.singkatan if row.unit else "–"
        per_unit[name].update(["banyak", *(["terjawab"] if row.mandiri is not None else [])])
    return Kertas(
        penilaian=penilaian,
        garis=garis,
        hasil=results,
        terjawab=sum(row.mandiri is not None for row in lines),
        unit=[(name, n["terjawab"], n["banyak"]) for name, n in per_unit.items()],
    )


def butir_terlihat(actor: Actor, pk: int) -> Butir:
    rows = Butir.objects.select_related("penilaian__instrumen", "penilaian__unit", "unit", "penugasan")
    return fetch(actor, Wewenang.BUTIR_LIHAT, rows, pk)


def butir_terbuka(actor: Actor, data: BuktiTerbit) -> QuerySet[Butir]:
    """Indicators named by something published elsewhere that the actor's office is answering now."""
    rows = Butir.objects.filter(
        penilaian__instrumen__indeks=data.indeks,
        penilaian__tahun=data.tahun,
        penilaian__status=Status.DIISI,
        kode__in=data.nilai,
    )
    return visible(actor, Wewenang.BUTIR_ISI, rows).select_related("penilaian__instrumen").order_by("pk")


def kriteria_butir(butir: Butir) -> Kriteria:
    """What the instrument asks at this indicator."""
    return kriteria(butir.penilaian.instrumen, butir.kode)


def bukti_butir(butir: Butir) -> list[Bukti]:
    """Evidence of an indicator with its files, and how many indicators each piece serves. Two statements."""
    rows = list(Bukti.objects.filter(butir=butir).order_by("-id"))
    serves = Counter(BuktiButir.objects.filter(bukti__in=rows).values_list("bukti_id", flat=True))
    files = defaultdict(list)
    kind = objek_menurut_model(Bukti)
    for tie in Tautan.objects.filter(objek=kind, objek_id__in=[r.pk for r in rows]).select_related("berkas"):
        files[tie.objek_id].append(tie)
    for row in rows:
        row.tautan, row.melayani = files[row.pk], serves[row.pk]
    return rows


def bukti_lain(actor: Actor, butir: Butir) -> QuerySet[Bukti]:
    """The office's own pieces that do not serve this indicator yet; what others prove is theirs, though it be seen."""
    rows = visible(actor, Wewenang.BUKTI_LIHAT, Bukti.objects.filter(unit_id__in=rumah(actor)))
    return rows.exclude(butir=butir)


def bukti_tersedia(actor: Actor, butir: Butir) -> list[Bukti]:
    """The newest of them, to choose from."""
    return list(bukti_lain(actor, butir).order_by("-id")[:BATAS_BUKTI])


def nilai_lalu(actor: Actor, butir: Butir) -> Butir | None:
    """The same indicator in the last assessment of this index, of those that the actor may see."""
    rows = Butir.objects.filter(
        kode=butir.kode,
        penilaian__instrumen__indeks=butir.penilaian.instrumen.indeks,
        penilaian__tahun__lt=butir.penilaian.tahun,
    ).exclude(penilaian__status=Status.DIBATALKAN)
    seen = visible(actor, Wewenang.BUTIR_LIHAT, rows)
    return seen.select_related("penilaian").order_by("-penilaian__tahun").first()


def riwayat_nilai(butir: Butir) -> QuerySet[NilaiButir]:
    """All values that were ever given, the newest first."""
    return NilaiButir.objects.filter(butir=butir).order_by("-id")


def hasil_babak(penilaian: Penilaian, lines: list[Butir]) -> dict[str, Any]:
    """Index, predikat and parts of every round, as text so that no digit is lost."""
    frozen = susun_kertas(penilaian, lines).hasil
    return {
        babak: {
            "indeks": str(h.indeks),
            "persis": str(h.nilai),
            "predikat": h.predikat,
            "bagian": {kode: str(part.nilai) for kode, part in h.bagian().items()},
        }
        for babak, h in frozen.items()
    }


def babak_akhir(hasil: dict[str, Any]) -> str:
    """The round whose value counts: the last one there is."""
    return next((b.value for b in reversed(Babak) if b.value in hasil), "")


def penjelasan(penilaian: Penilaian) -> dict[str, Any]:
    """The announced result down to the leaf, for everybody: the values are those that were frozen."""
    lines = list(penilaian.butir.select_related("unit").order_by("urutan"))
    frozen = {line["kode"]: line["nilai"] for line in (penilaian.beku.isi["butir"] if penilaian.beku else [])}
    for row in lines:
        for babak, value in frozen.get(row.kode, {}).items():
            setattr(row, babak, None if value is None else Decimal(value))
    paper = susun_kertas(penilaian, lines)
    last = babak_akhir(paper.hasil)
    return {"kertas": paper, "akhir": paper.hasil.get(last), "babak": last}


def _nilai(lines: list[Butir], babak: Babak) -> dict[str, Decimal]:
    """Values of a round; what an assessor has left alone counts as he found it."""
    order = list(Babak)[: list(Babak).index(babak) + 1]
    found = {}
    for row in lines:
        given = [getattr(row, b.value) for b in reversed(order) if getattr(row, b.value) is not None]
        if given:
            found[row.kode] = given[0]
    return found


def _ada(lines: list[Butir], babak: Babak) -> bool:
    return any(getattr(row, babak.value) is not None for row in lines)


def _garis(node: Simpul, butir: Butir | None, parts: dict[str, dict[str, Decimal]]) -> Garis:
    if butir is not None:
        return Garis(simpul=node, nilai={b.value: getattr(butir, b.value) for b in Babak}, butir=butir)
    return Garis(simpul=node, nilai={babak: values.get(node.kode) for babak, values in parts.items()})
