"""What other modules may use of the indices: what is measured, what came out, and evidence handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import tautkan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.tandatangan.models import Dokumen
from poros.pure import skor
from poros.pure.skor.hitung import puncak
from poros.pure.skor.model import desimal
from poros.pure.skor.skala import nilai_jawaban

from . import services
from .models import Instrumen, Penilaian
from .queries.instrumen import isi
from .queries.kertas import babak_akhir, butir_terbuka, penilaian_terlihat
from .queries.rencana import bawaan, rencana_terlihat
from .rules.alur import BERHASIL, Status, StatusRencana
from .values import BuktiTerbit
from .wewenang import SUMBER

__all__ = [
    "Acuan",
    "BuktiTerbit",
    "HasilDaerah",
    "Ukuran",
    "acuan",
    "alat_ukur",
    "hasil_daerah",
    "instrumen",
    "saat_tanda_selesai",
    "terima_bukti",
]


def saat_tanda_selesai(actor: Actor, *, dokumen: Dokumen, berkas: Berkas) -> None:
    """The sheet of a frozen result is signed: the signed one stands before the plain one."""
    if dokumen.objek == SUMBER:
        nama = f"{dokumen.judul} (bertanda tangan).pdf"
        tautkan(berkas, SUMBER, dokumen.objek_id, nama, oleh=actor.orang_id)


@dataclass(frozen=True, slots=True)
class Ukuran:
    """An instrument and its indicators: code → name, in order."""

    kode: str
    indeks: str
    nama: str
    dasar: str
    indikator: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HasilDaerah:
    """This government's own result in one year; `bagian` are the values of all parts and indicators."""

    penilaian_id: int
    indeks: str
    instrumen: str
    tahun: int
    nilai: Decimal
    predikat: str
    diumumkan: bool
    bagian: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Acuan:
    """The highest value that an indicator can have, and the one that a decided plan wants; None where none does."""

    nama: str
    puncak: Decimal
    sasaran: Decimal | None


def instrumen(indeks: str = "") -> list[Ukuran]:
    """All versions of an index (of every index without one), the newest first. One statement."""
    rows = Instrumen.objects.filter(**({"indeks": indeks} if indeks else {}))
    return [
        Ukuran(row.kode, row.indeks, row.nama, row.dasar, {leaf.kode: leaf.nama for leaf in isi(row).daun})
        for row in rows
    ]


def alat_ukur(kode: str) -> skor.Instrumen | None:
    """One version as the engine knows it, for what is measured elsewhere. One statement."""
    row = Instrumen.objects.filter(kode=kode).first()
    return isi(row) if row else None


def acuan(actor: Actor, hasil: HasilDaerah) -> dict[str, Acuan]:
    """Code → what each indicator of a result is measured against, in the unit of `hasil.bagian`. Two statements.

    The target is that of the newest decided plan for the same instrument that the actor may see and that still runs.
    """
    held = alat_ukur(hasil.instrumen)
    if held is None:
        return {}
    plans = rencana_terlihat(actor).filter(instrumen__kode=hasil.instrumen, status=StatusRencana.DITETAPKAN)
    plan = plans.filter(tahun__gte=actor.hari.year).order_by("-pk").first()
    chosen = {kode: Decimal(levels[-1]) for kode, levels in bawaan(plan).items()} if plan else {}
    return {
        leaf.kode: Acuan(
            nama=leaf.nama,
            puncak=_puncak(leaf),
            sasaran=desimal(nilai_jawaban(leaf, chosen[leaf.kode])) if leaf.kode in chosen else None,
        )
        for leaf in held.daun
    }


def hasil_daerah(actor: Actor | None = None, *, indeks: str = "", tahun: int = 0) -> list[HasilDaerah]:
    """Own results, the newest first: the announced ones, and for an actor also the frozen ones that he may see."""
    rows = penilaian_terlihat(actor) if actor else Penilaian.objects.select_related("instrumen")
    states = BERHASIL if actor else {Status.DIUMUMKAN}
    wanted = {"instrumen__indeks": indeks, "tahun": tahun}
    rows = rows.filter(status__in=states, **{k: v for k, v in wanted.items() if v}).select_related("beku")
    return [_hasil(row) for row in rows.order_by("-tahun", "-pk")]


def terima_bukti(actor: Actor, *, data: BuktiTerbit) -> int:
    """Let something published elsewhere (a survey) prove and answer what the actor's office has to answer.

    Serves the indicators named in `data.nilai` in the assessment of that index and year, while its offices answer;
    told again it replaces its own words and values. Returns how many indicators it serves: none is no mistake.
    """
    if not butir_terbuka(actor, data).exists():
        return 0
    return services.terima_bukti(actor, Unit(pk=actor.unit_id), data=data, judul=data.judul)


def _puncak(leaf: skor.Komponen) -> Decimal:
    """The best value; of a ratio it is the one at which the target is met."""
    ratio = leaf.skala is not None and leaf.skala.jenis is skor.JenisSkala.RASIO
    return Decimal(100) if ratio else desimal(puncak(leaf))


def _hasil(row: Penilaian) -> HasilDaerah:
    frozen = row.beku.isi["hasil"] if row.beku else {}
    last = frozen[babak_akhir(frozen)]
    return HasilDaerah(
        penilaian_id=row.pk,
        indeks=row.instrumen.indeks,
        instrumen=row.instrumen.kode,
        tahun=row.tahun,
        nilai=Decimal(last["indeks"]),
        predikat=last["predikat"] or "",
        diumumkan=row.status == Status.DIUMUMKAN,
        bagian={kode: Decimal(value) for kode, value in last["bagian"].items()},
    )
