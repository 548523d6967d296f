"""Reviews of the structure: posts with their grounds, recap, simulation, the present structure to begin with."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.organisasi.peta import Peta
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.wewenang import fetch, visible

from ..models import AturanSederhana, PosTelaah, TanggapanPos, Telaah, TimKerja, TugasTelaah
from ..rules.penyederhanaan import Fungsi, Hasil, Jenis, Jenjang, Kelas, Pos, kelas
from ..rules.simulasi import Nasib, Simulasi, simulasikan
from ..wewenang import Wewenang
from .acuan import dasar

LUAR = frozenset({JenisUnit.LUAR, JenisUnit.BUMD, JenisUnit.KAMPUNG})
"""Not part of the regional apparatus, so no part of its structure."""
NAMA_PENGADAAN = "pengadaan"
NAMA_TATA_USAHA = ("tata usaha", "umum dan kepegawaian", "kepegawaian dan umum")


@dataclass(frozen=True, slots=True, kw_only=True)
class AsalPos:
    """A post of the present structure, with the rows that it comes from."""

    pos: Pos
    unit_id: int
    jabatan_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekap:
    """One perangkat daerah (or those above all of them) in figures."""

    kode: str
    nama: str
    pos: int
    sederhana: int
    belum: int
    pemangku: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPos:
    """A post with the words of its ground."""

    pos: PosTelaah
    dasar: AturanSederhana | None
    belum: AturanSederhana | None
    setara: AturanSederhana | None


def telaah_terlihat(actor: Actor) -> QuerySet[Telaah]:
    """All reviews that the actor may see."""
    return visible(actor, Wewenang.TELAAH_LIHAT, Telaah.objects.select_related("unit", "kepegawaian"))


def daftar_telaah(actor: Actor) -> QuerySet[Telaah]:
    """With how many posts there are, how many go, how many are undecided."""
    return telaah_terlihat(actor).annotate(
        banyak=Count("pos"),
        sederhana=Count("pos", filter=Q(pos__akhir=Hasil.DISEDERHANAKAN)),
        belum=Count("pos", filter=Q(pos__akhir=Hasil.PERLU_KEPUTUSAN)),
    )


def satu_telaah(actor: Actor, pk: int) -> Telaah:
    return fetch(actor, Wewenang.TELAAH_LIHAT, Telaah.objects.select_related("unit", "kepegawaian"), pk)


def pos_terlihat(actor: Actor, telaah: Telaah) -> QuerySet[PosTelaah]:
    """The posts of a review that the actor may see."""
    return visible(actor, Wewenang.POS_LIHAT, PosTelaah.objects.filter(telaah=telaah))


def satu_pos(actor: Actor, pk: int) -> PosTelaah:
    return fetch(actor, Wewenang.POS_LIHAT, PosTelaah.objects.select_related("telaah__unit", "unit"), pk)


def tim_terlihat(actor: Actor, telaah: Telaah) -> QuerySet[TimKerja]:
    """Teams of the posts that the actor may see: the others would tell what becomes of other units' posts."""
    return telaah.tim.filter(asal__in=pos_terlihat(actor, telaah).order_by()).select_related("atasan", "asal")


def tugas_terlihat(actor: Actor, telaah: Telaah) -> QuerySet[TugasTelaah]:
    """Orders that the review has become, of the units whose posts the actor may see."""
    units = pos_terlihat(actor, telaah).order_by().values("unit_id")
    return telaah.tugas.filter(unit__in=units).select_related("unit", "penugasan")


def tanpa_tugas(actor: Actor, telaah: Telaah) -> list[str]:
    """Who gives up posts but has no order, or will get none: no active unit of the organisation stands for them."""
    gone = telaah.pos.filter(akhir=Hasil.DISEDERHANAKAN)
    served = set(telaah.tugas.values_list("unit_id", flat=True)) or set(actor.peta.simpul)
    roots = urut(telaah.pos.filter(kode__in=gone.values("pangkal")))
    lost = [row.unit_nama for row in roots if row.unit_id not in served]
    return lost + [row.unit_nama for row in urut(gone.filter(pangkal=""))]


def tanggapan(rows: QuerySet[PosTelaah]) -> QuerySet[TanggapanPos]:
    """What units said about these posts."""
    return TanggapanPos.objects.filter(pos__in=rows.order_by()).select_related("pos")


def saring_pos(rows: QuerySet[PosTelaah], *, pangkal: str = "", hasil: str = "", cari: str = "") -> QuerySet[PosTelaah]:
    """Narrow down; what is empty does not narrow."""
    if pangkal:
        rows = rows.filter(pangkal="" if pangkal == "-" else pangkal)
    if hasil in {*Hasil}:
        rows = rows.filter(akhir=hasil)
    if cari:
        rows = rows.filter(Q(jabatan__icontains=cari) | Q(unit_nama__icontains=cari) | Q(kode__iexact=cari))
    return rows


def pangkal(rows: QuerySet[PosTelaah]) -> list[tuple[str, str]]:
    """Code and name of each perangkat daerah among the posts, in the order of the structure."""
    roots = rows.order_by("-pk").filter(kode__in=rows.order_by().values("pangkal"))
    return list(roots.values_list("kode", "unit_nama"))


def berdasar(rows: Iterable[PosTelaah], hari: date) -> list[BarisPos]:
    """Posts with their grounds, as the rules read on that day. One statement."""
    known = dasar(hari)
    return [
        BarisPos(
            pos=row,
            dasar=known.get(row.aturan),
            belum=known.get(row.belum),
            setara=known.get(row.aturan_jenjang),
        )
        for row in rows
    ]


def rekap(rows: QuerySet[PosTelaah]) -> list[Rekap]:
    """Figures by perangkat daerah, in the order of the structure. Two statements."""
    names = dict(rows.order_by("-pk").values_list("kode", "unit_nama"))
    found = (
        rows.order_by()
        .values("pangkal")
        .annotate(
            pos=Count("pk"),
            sederhana=Count("pk", filter=Q(akhir=Hasil.DISEDERHANAKAN)),
            belum=Count("pk", filter=Q(akhir=Hasil.PERLU_KEPUTUSAN)),
            pemangku=Sum("pemangku", filter=Q(akhir=Hasil.DISEDERHANAKAN), default=0),
        )
    )
    order = list(names)
    lines = [Rekap(kode=row["pangkal"], nama=names.get(row["pangkal"], ""), **_tanpa_pangkal(row)) for row in found]
    return sorted(lines, key=lambda r: order.index(r.kode) if r.kode in names else -1)


def _tanpa_pangkal(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "pangkal"}


def simulasi(rows: Sequence[PosTelaah]) -> Simulasi:
    """The new structure beside the old one, by what holds for each post now."""
    seen = {row.kode for row in rows}
    return simulasikan(nasib(rows), {row.kode: row.pangkal for row in rows if row.pangkal in seen})


def nasib(rows: Sequence[PosTelaah]) -> list[Nasib]:
    """Posts as the simulation takes them; of those that see a part of the structure, the topmost stand above nobody."""
    seen = {row.kode for row in rows}
    return [
        Nasib(
            pos=pos(row) if row.induk in seen else replace(pos(row), induk=""),
            hasil=Hasil(row.akhir),
            jenjang=Jenjang(row.jenjang) if row.jenjang else None,
        )
        for row in rows
    ]


def urut(rows: QuerySet[PosTelaah]) -> list[PosTelaah]:
    """From the top of the structure down."""
    return list(rows.order_by("-pk"))


def pos(row: PosTelaah) -> Pos:
    """A post as the rules take it."""
    return Pos(
        kode=row.kode,
        unit=row.unit_nama,
        jenis=row.jenis,
        jabatan=row.jabatan,
        eselon=row.eselon,
        induk=row.induk,
        fungsi=row.fungsi,
        ciri=frozenset(row.ciri),
        pemangku=row.pemangku,
    )


def alir_koordinasi(actor: Actor, rows: Iterable[PosTelaah], *, sesudah: bool) -> list[tuple[str, str, int]]:
    """The coordination map with structural posts as width: asisten → biro/bagian → perangkat daerah."""
    peta = actor.peta
    by_code = {node.kode: node for node in peta.simpul.values()}
    posts = Counter(row.pangkal for row in rows if row.eselon and not (sesudah and row.akhir == Hasil.DISEDERHANAKAN))
    below: list[tuple[str, str, int]] = []
    above: Counter[tuple[str, str]] = Counter()
    for kode, n in posts.items():
        node = by_code.get(kode)
        lead = peta.koordinator_dari(node.id) if node else None
        if node is None or lead is None:
            continue
        below.append((peta.simpul[lead].singkatan, node.singkatan, n))
        asisten = next((u for u in peta.leluhur(lead) if peta.simpul[u].jenis is JenisUnit.ASISTEN), None)
        if asisten is not None:
            above[peta.simpul[asisten].singkatan, peta.simpul[lead].singkatan] += n
    return [*((a, b, n) for (a, b), n in above.items()), *below]


def potret(actor: Actor) -> list[AsalPos]:
    """The present structure: every active structural post and every head, with how many hold it today."""
    held = Counter(
        Pemangku.objects.filter(berlaku_pada(actor.hari), kapasitas="definitif").values_list("jabatan_id", flat=True)
    )
    heads = set(actor.peta.kepala.values())
    offices = Jabatan.objects.filter(aktif=True, unit__in=actor.peta.simpul).exclude(unit__jenis__in=LUAR)
    rows = (
        offices.filter(Q(kepala=True) | ~Q(eselon="")).select_related("unit").order_by("unit__urutan", "-kepala", "id")
    )
    return [
        AsalPos(pos=_asal(actor.peta, row, held[row.pk]), unit_id=row.unit_id, jabatan_id=row.pk)
        for row in rows
        if row.pk in heads or row.unit_id in actor.peta.kepala
    ]


def _asal(peta: Peta, row: Jabatan, pemangku: int) -> Pos:
    unit = row.unit
    if row.kepala:
        kode, jenis, induk = unit.kode, unit.jenis, _induk(peta, unit.pk)
    else:
        kode, jenis, induk = f"{unit.kode}/{row.pk}", _jenis_dalam(row), unit.kode
    return Pos(
        kode=kode,
        unit=unit.nama if row.kepala else row.nama,
        jenis=jenis,
        jabatan=row.nama,
        eselon=row.eselon,
        induk=induk,
        fungsi=_fungsi(row),
        pemangku=pemangku,
    )


def _induk(peta: Peta, unit_id: int) -> str:
    """The nearest unit above that has a head."""
    above = (u for u in peta.leluhur(unit_id) if u != unit_id and u in peta.kepala)
    found = next(above, None)
    return peta.simpul[found].kode if found is not None else ""


def _jenis_dalam(row: Jabatan) -> str:
    """What a post that does not head its unit leads: the sekretariat, else a part according to its class."""
    if row.nama.lower().startswith("sekretaris"):
        return Jenis.SEKRETARIAT
    return Jenis.BIDANG if kelas(row.eselon) is Kelas.ADMINISTRATOR else Jenis.SUBBAGIAN


def _fungsi(row: Jabatan) -> str:
    """A first guess from the name of the office, to be corrected by a person; what the name does not tell is open."""
    name = f"{row.unit.nama} {row.nama}".lower()
    if NAMA_PENGADAAN in name:
        return Fungsi.PENGADAAN
    return Fungsi.TATA_USAHA if any(word in name for word in NAMA_TATA_USAHA) else ""
