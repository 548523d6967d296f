"""Allocations: the question put to the engine, its answer in words, and what is still to be sent."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import F, QuerySet, Sum
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible
from poros.pure.krisis.alokasi import Alokasi as Jawaban
from poros.pure.krisis.alokasi import Soal, bagi, siapa_cepat, tulis, tulis_ukuran

from ..models import Alokasi, Barang, BarisAlokasi, BarisKiriman, Gudang, Titik
from ..rules.alur import StatusAlokasi, StatusKiriman
from ..wewenang import Wewenang
from . import titik as baca
from .stok import stok


def alokasi_terlihat(actor: Actor) -> QuerySet[Alokasi]:
    return visible(actor, Wewenang.ALOKASI_LIHAT, Alokasi.objects.select_related("barang"))


def satu_alokasi(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.ALOKASI_LIHAT) -> Alokasi:
    return fetch(actor, wewenang, Alokasi.objects.select_related("barang"), pk)


def soal(barang: Barang, dari: date, hari: int, kini: date) -> Soal:
    """Free stock that nobody has been promised, need that nobody serves yet, open ways with their length.

    Points stand in the order in which they came: that is what "first come" is measured by.
    """
    points = sorted((t for t in baca.titik_aktif() if t.mulai <= dari), key=lambda t: (t.mulai, t.pk))
    need = baca.masih_butuh([barang], points, dari, hari)
    promised = terjanji(barang.pk)
    have = {str(g): n for g, m in stok(barang.pk, kini).items() if (n := m - promised.get(g, 0)) > 0}
    want = {str(t.pk): need.get((t.pk, barang.pk), 0) for t in points}
    ways = [j for j in baca.jalur_terbuka() if str(j.gudang_id) in have and str(j.titik_id) in want]
    cost = {(str(j.gudang_id), str(j.titik_id)): j.meter for j in ways}
    return Soal(have, want, list(cost), cost)


def terjanji(barang_id: int) -> dict[int, int]:
    """Warehouse → what decided allocations and runs not yet loaded will take of its stock."""
    found: dict[int, int] = defaultdict(int)
    lines = BarisAlokasi.objects.filter(alokasi__status=StatusAlokasi.DITETAPKAN, alokasi__barang_id=barang_id)
    for g, n in lines.order_by().values_list("gudang_id").annotate(n=Sum(F("jumlah") - F("dikirim"))):
        found[g] += n
    loads = BarisKiriman.objects.filter(barang_id=barang_id, perhentian__kiriman__status=StatusKiriman.DISIAPKAN)
    for g, n in loads.order_by().values_list("perhentian__kiriman__gudang_id").annotate(n=Sum("jumlah")):
        found[g] += n
    return found


def jawab(pertanyaan: Soal) -> tuple[Jawaban, dict[str, Any], list[tuple[int, int, int]]]:
    """The fair shares, what is kept of them, and deliveries in whole units by the cheapest way."""
    fair = bagi(pertanyaan, utuh=True)
    first = siapa_cepat(pertanyaan, list(pertanyaan.butuh))
    lines = _termurah(pertanyaan, fair)
    kept = tulis(fair) | {
        "first_come": {
            "ratio_per_point": {k: str(v) for k, v in first.rasio.items()},
            "metrics": tulis_ukuran(first.ukuran),
            "cost": str(first.biaya),
        },
        "whole_cost": sum(n * int((pertanyaan.biaya or {})[str(g), str(t)]) for g, t, n in lines),
    }
    return fair, kept, lines


def _termurah(pertanyaan: Soal, fair: Jawaban) -> list[tuple[int, int, int]]:
    """What each point gets in whole units is settled; who brings it is chosen anew, by the shortest ways."""
    whole: dict[str, int] = defaultdict(int)
    for satu in fair.utuh:
        whole[satu.titik] += int(satu.jumlah)
    open_ways = [w for w in pertanyaan.jalur if whole.get(w[1])]
    again = bagi(Soal(pertanyaan.stok, dict(whole), open_ways, pertanyaan.biaya))
    return [(int(a.gudang), int(a.titik), int(a.jumlah)) for a in again.antaran]


def baris(alokasi: Alokasi) -> list[BarisAlokasi]:
    return list(alokasi.baris.select_related("gudang", "titik").order_by("titik__nama", "gudang__nama"))


def gudang_menunggu(actor: Actor, alokasi: Alokasi, lines: Iterable[BarisAlokasi]) -> list[Gudang]:
    """Warehouses from which this actor may send what is decided and not sent yet."""
    if alokasi.status != StatusAlokasi.DITETAPKAN:
        return []
    left = {line.gudang_id for line in lines if line.dikirim < line.jumlah}
    rows = Gudang.objects.filter(pk__in=left, aktif=True).order_by("nama")
    return list(visible(actor, Wewenang.KIRIMAN_SUSUN, rows)) if left else []


def tampilan(alokasi: Alokasi) -> dict[str, Any]:
    """For the eye: each point beside first come first served, and the certificates as sentences. Two statements."""
    hasil = alokasi.hasil
    points = {str(t.pk): t for t in Titik.objects.filter(pk__in=hasil["ratio_per_point"])}
    names = {str(g.pk): g.nama for g in Gudang.objects.filter(pk__in=alokasi.soal["supplies"])}
    need = alokasi.soal["needs"]
    rows = [
        {
            "titik": points[k],
            "butuh": need[k],
            "adil": Fraction(v),
            "cepat": Fraction(hasil["first_come"]["ratio_per_point"][k]),
        }
        for k, v in hasil["ratio_per_point"].items()
        if need[k]
    ]
    return {
        "baris": [r | {"adil_persen": _persen(r["adil"]), "cepat_persen": _persen(r["cepat"])} for r in rows],
        "bukti": [_kalimat(b, points, names, alokasi.barang.satuan) for b in hasil["certificates"]],
        "terputus": [points[k] for k in hasil["unreachable"]],
        "ukuran": _ukuran(hasil["metrics"], hasil["cost"]),
        "banding": _ukuran(hasil["first_come"]["metrics"], hasil["first_come"]["cost"]),
    }


def _kalimat(bukti: dict[str, Any], points: dict[str, Titik], names: dict[str, str], satuan: str) -> str:
    """A certificate as a sentence that anybody can check with pencil and paper."""
    return _(
        "%(titik)s hanya dapat dilayani dari %(gudang)s. Stok bebasnya %(stok)s %(satuan)s, kebutuhannya "
        "%(butuh)s %(satuan)s: bagian masing-masing %(rasio)s, dan tidak ada pembagian yang memberi lebih."
    ) % {
        "titik": _daftar(points[k].nama for k in bukti["points"]),
        "gudang": _daftar(names[k] for k in bukti["supplies"]) or _("gudang yang kosong"),
        "stok": bukti["stock"],
        "butuh": bukti["need"],
        "satuan": satuan,
        "rasio": f"{bukti['stock']}/{bukti['need']} = {_persen(Fraction(bukti['ratio']))}%",
    }


def _daftar(nama: Iterable[str]) -> str:
    return ", ".join(sorted(nama))


def _persen(isi: Fraction) -> str:
    return f"{float(isi) * 100:.1f}".replace(".", ",")


def _ukuran(metrics: dict[str, Any], cost: str) -> dict[str, Any]:
    decimal = metrics["decimal"]
    return {
        "terendah": _persen(Fraction(metrics["worst_reachable"])),
        "nol": metrics["at_zero_no_stock"],
        "terputus": metrics["at_zero_unreachable"],
        "gini": f"{decimal['gini']:.3f}".replace(".", ","),
        "terkirim": _persen(Fraction(metrics["delivered_share"])),
        "km": round(float(Fraction(cost)) / 1000),
    }


def siap_kirim(gudang_id: int) -> list[BarisAlokasi]:
    """Decided lines of a warehouse of which something is still to be sent."""
    rows = BarisAlokasi.objects.filter(
        gudang_id=gudang_id, alokasi__status=StatusAlokasi.DITETAPKAN, dikirim__lt=F("jumlah"), titik__aktif=True
    )
    return list(rows.select_related("titik", "alokasi__barang").order_by("pk"))
