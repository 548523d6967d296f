"""Runs: planned, loaded, sent, closed with everything accounted for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor

from ..models import BarisAlokasi, BarisKiriman, Gudang, Kiriman, Mutasi, Perhentian, Saldo, Titik
from ..queries.kiriman import rencana
from ..queries.stok import layak
from ..rules.alur import FLOW_KIRIMAN, AksiKiriman, JenisMutasi, StatusAlokasi, StatusKiriman
from ..rules.rute import GRAM
from ..rules.stok import ambil
from ..values import BARIS_MAKS, Armada, DataKiriman, Muatan, Rencana
from ..wewenang import Wewenang
from .buku import Gerak, bukukan
from .gudang import barang_aktif
from .kejadian import berubah, kolom
from .stok import wajar

DETIK = 2.0
"""For the route engine, while somebody waits."""
ARMADA_MAKS = 50


@command(Wewenang.KIRIMAN_SUSUN, rekam=("data",), kunci=False)
def susun_kiriman(actor: Actor, gudang: Gudang, *, data: DataKiriman) -> Kiriman:
    """Say what one vehicle brings to whom, in the order of its stops."""
    _periksa(actor, data)
    for barang_id in {m.barang_id for m in data.muatan}:
        barang_aktif(barang_id)
    return _buat(gudang, data, kolom(actor, data.kejadian_id))


@command(Wewenang.KIRIMAN_SUSUN, rekam=("hari", "armada"), kunci=False)
def susun_rute(actor: Actor, gudang: Gudang, *, hari: date, armada: Sequence[Armada], detik: float = DETIK) -> Rencana:
    """Let the route engine make the runs of a day from what is decided and not sent yet."""
    if hari < actor.hari:
        raise Ditolak(_("Hari kirimnya sudah lewat."), "hari")
    if not armada or sum(a.banyak for a in armada) > ARMADA_MAKS or any(a.muat_kg <= 0 for a in armada):
        raise Ditolak(_("Sebutkan kendaraan dan daya muatnya, paling banyak %(n)s.") % {"n": ARMADA_MAKS}, "armada")
    plan = rencana(gudang, hari, armada, detik=detik)
    for run, event in zip(plan.kiriman, plan.kejadian, strict=True):
        _buat(gudang, run, event)
    return plan


@command(Wewenang.KIRIMAN_JALANKAN, rekam=("pengemudi",))
def berangkatkan(actor: Actor, kiriman: Kiriman, *, pengemudi: str = "") -> Kiriman:
    """Load and go: what is loaded leaves the stock, what expires first first."""
    kiriman.status = FLOW_KIRIMAN.step(StatusKiriman(kiriman.status), AksiKiriman.BERANGKATKAN)
    kiriman.berangkat, kiriman.pengemudi = timezone.now(), pengemudi.strip() or kiriman.pengemudi
    kiriman.save(update_fields=["status", "berangkat", "pengemudi"])
    bukukan(actor, _muat(kiriman, actor.hari))
    berubah(kiriman)
    return kiriman


@command(Wewenang.KIRIMAN_JALANKAN, rekam=("alasan",))
def batalkan_kiriman(actor: Actor, kiriman: Kiriman, *, alasan: str) -> Kiriman:  # noqa: ARG001 -- a command's actor
    """Do not send it; what it would have brought waits again."""
    kiriman.status = FLOW_KIRIMAN.step(StatusKiriman(kiriman.status), AksiKiriman.BATALKAN)
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    kiriman.alasan = alasan.strip()
    kiriman.save(update_fields=["status", "alasan"])
    _lepas_alokasi({b: b.jumlah for b in _baris(kiriman)})
    berubah(kiriman)
    return kiriman


@command(Wewenang.KIRIMAN_JALANKAN, rekam=("kembali", "alasan"))
def selesaikan_kiriman(actor: Actor, kiriman: Kiriman, *, kembali: Mapping[int, int], alasan: str = "") -> Kiriman:
    """Close the run: received, brought back, or missing with the reason. Nothing is left unsaid."""
    kiriman.status = FLOW_KIRIMAN.step(StatusKiriman(kiriman.status), AksiKiriman.SELESAIKAN)
    lines = _baris(kiriman)
    for line in lines:
        line.diterima, line.kembali = line.diterima or 0, kembali.get(line.pk, 0)
        if not 0 <= line.kembali <= line.jumlah - line.diterima:
            raise Ditolak(_("Yang kembali tidak dapat lebih dari yang tidak diterima."), f"kembali-{line.pk}")
    if any(b.jumlah > (b.diterima or 0) + b.kembali for b in lines) and not alasan.strip():
        raise Ditolak(_("Ada barang yang tidak diterima dan tidak kembali. Tuliskan apa yang terjadi."), "alasan")
    kiriman.selesai, kiriman.alasan = timezone.now(), alasan.strip()
    kiriman.save(update_fields=["status", "selesai", "alasan"])
    BarisKiriman.objects.bulk_update(lines, ["diterima", "kembali"])
    _lepas_alokasi({b: b.jumlah - (b.diterima or 0) for b in lines})
    moves = _pulang(kiriman, lines)
    if moves:
        bukukan(actor, moves)
    berubah(kiriman)
    return kiriman


def _periksa(actor: Actor, data: DataKiriman) -> None:
    if data.hari < actor.hari:
        raise Ditolak(_("Hari kirimnya sudah lewat."), "hari")
    if not data.kendaraan.strip() or data.muat_kg <= 0:
        raise Ditolak(_("Sebutkan kendaraan dan daya muatnya."), "kendaraan")
    if not 0 < len(data.muatan) <= BARIS_MAKS:
        raise Ditolak(_("Isikan paling sedikit satu barang untuk satu titik."), "muatan")
    if len({(m.titik_id, m.barang_id, m.alokasi_id) for m in data.muatan}) < len(data.muatan):
        raise Ditolak(_("Satu barang untuk satu titik ditulis sekali saja. Jumlahkan."), "muatan")
    for part in data.muatan:
        wajar(part.jumlah)
    points = {m.titik_id for m in data.muatan}
    if Titik.objects.filter(pk__in=points, aktif=True).count() < len(points):
        raise Ditolak(_("Pilih titik yang masih dilayani."), "titik")


def _buat(gudang: Gudang, data: DataKiriman, kejadian: Mapping[str, object]) -> Kiriman:
    lines = _pesan_alokasi(gudang, data.muatan)
    run = Kiriman.objects.create(
        gudang=gudang,
        hari=data.hari,
        kendaraan=data.kendaraan.strip(),
        muat_kg=data.muat_kg,
        pengemudi=data.pengemudi.strip(),
        meter=data.meter,
        **kejadian,
    )
    order = list(dict.fromkeys(m.titik_id for m in data.muatan))
    rows = [Perhentian(kiriman=run, titik_id=t, urutan=n) for n, t in enumerate(order, 1)]
    stops = {s.titik_id: s for s in Perhentian.objects.bulk_create(rows)}
    made = BarisKiriman.objects.bulk_create(
        BarisKiriman(
            perhentian=stops[m.titik_id], barang_id=m.barang_id, jumlah=m.jumlah, alokasi=lines.get(m.alokasi_id)
        )
        for m in data.muatan
    )
    weights = dict(BarisKiriman.objects.filter(pk__in=[b.pk for b in made]).values_list("pk", "barang__berat_gram"))
    if sum(b.jumlah * weights[b.pk] for b in made) > data.muat_kg * GRAM:
        raise Ditolak(_("Muatannya lebih berat daripada daya muat kendaraan."), "muat_kg")
    return run


def _pesan_alokasi(gudang: Gudang, muatan: Sequence[Muatan]) -> dict[int | None, BarisAlokasi]:
    """Take what the run brings out of the lines it serves; never more than was decided."""
    wanted = {m.alokasi_id for m in muatan if m.alokasi_id is not None}
    rows = BarisAlokasi.objects.filter(pk__in=wanted, gudang=gudang, alokasi__status=StatusAlokasi.DITETAPKAN)
    found = {row.pk: row for row in rows.select_for_update(of=("self",)).select_related("alokasi").order_by("pk")}
    for part in muatan:
        if part.alokasi_id is None:
            continue
        row = found.get(part.alokasi_id)
        if row is None or (row.titik_id, row.alokasi.barang_id) != (part.titik_id, part.barang_id):
            raise Ditolak(_("Muatan ini tidak cocok dengan alokasinya."), "muatan")
        row.dikirim += part.jumlah
        if row.dikirim > row.jumlah:
            raise Ditolak(_("Lebih banyak daripada yang dialokasikan dan belum dikirim."), "muatan")
    BarisAlokasi.objects.bulk_update(found.values(), ["dikirim"])
    return dict(found)


def _baris(kiriman: Kiriman) -> list[BarisKiriman]:
    rows = BarisKiriman.objects.filter(perhentian__kiriman=kiriman).select_related("barang")
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _muat(kiriman: Kiriman, hari: date) -> list[Gerak]:
    """Lots for all that goes; refused when one kind is short, with how much."""
    wanted: dict[int, int] = defaultdict(int)
    names = {}
    for line in _baris(kiriman):
        wanted[line.barang_id] += line.jumlah
        names[line.barang_id] = line.barang.nama
    picked: dict[int, int] = {}
    for barang_id, n in sorted(wanted.items()):
        lots, short = ambil(layak(kiriman.gudang_id, barang_id), n, hari)
        if short:
            raise Ditolak(_("Stok %(barang)s kurang %(n)s.") % {"barang": names[barang_id], "n": short})
        picked |= dict(lots)
    lot_of = dict(Saldo.objects.filter(pk__in=picked).values_list("pk", "lot_id"))
    return [
        Gerak(
            gudang_id=kiriman.gudang_id, lot_id=lot_of[pk], jumlah=-n, jenis=JenisMutasi.KELUAR, kiriman_id=kiriman.pk
        )
        for pk, n in picked.items()
    ]


def _pulang(kiriman: Kiriman, lines: Sequence[BarisKiriman]) -> list[Gerak]:
    """What comes back lies again in the lots it was taken from, the last taken first."""
    back: dict[int, int] = defaultdict(int)
    for line in lines:
        back[line.barang_id] += line.kembali
    taken = Mutasi.objects.filter(kiriman_id=kiriman.pk, jenis=JenisMutasi.KELUAR).order_by("-id")
    moves = []
    for lot_id, barang_id, n in taken.values_list("saldo__lot_id", "saldo__lot__barang_id", "jumlah"):
        if part := min(back[barang_id], -n):
            back[barang_id] -= part
            moves.append(
                Gerak(
                    gudang_id=kiriman.gudang_id, lot_id=lot_id, jumlah=part, jenis=JenisMutasi.KEMBALI,
                    kiriman_id=kiriman.pk,
                )
            )  # fmt: skip
    return moves


def _lepas_alokasi(jumlah: Mapping[BarisKiriman, int]) -> None:
    """What did not arrive is again to be sent."""
    free: dict[int, int] = defaultdict(int)
    for line, n in jumlah.items():
        if line.alokasi_id is not None and n:
            free[line.alokasi_id] += n
    for pk, n in sorted(free.items()):
        BarisAlokasi.objects.filter(pk=pk).update(dikirim=F("dikirim") - n)
