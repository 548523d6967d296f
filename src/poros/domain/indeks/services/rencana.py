"""A plan for the way up: computed, its assumptions changed, its levels changed by hand."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..models import Instrumen, Rencana
from ..models.rencana import TAHUN_TERBANYAK
from ..queries.instrumen import daun
from ..queries.rencana import batas_predikat, bawaan, jenjang, usulkan
from ..rules.alur import FLOW_RENCANA, AksiRencana, StatusRencana
from ..rules.rencana import turun
from ..values import Anggapan, DataRencana, Tujuan
from ..wewenang import Wewenang


@command(Wewenang.RENCANA_SUSUN, kunci=False)
def susun_rencana(actor: Actor, unit: Unit, *, data: DataRencana) -> Rencana:
    """Begin a plan with the way of least effort to the target; where it cannot be reached, with the farthest."""
    instrumen = Instrumen.objects.filter(pk=data.instrumen_id).first()
    if instrumen is None:
        raise Ditolak(_("Pilih instrumen."), "instrumen")
    if not data.judul.strip():
        raise Ditolak(_("Beri judul rencana ini."), "judul")
    rencana = Rencana(
        judul=data.judul.strip(),
        instrumen=instrumen,
        unit=unit,
        sasaran=data.tujuan.sasaran,
        predikat=data.tujuan.predikat,
        tingkat=dict(data.tingkat),
    )
    _anggap(actor, rencana, data.anggapan)
    rencana.pilihan = usulkan(rencana).tingkat
    rencana.save()
    return rencana


@command(Wewenang.RENCANA_UBAH, rekam=("tujuan",))
def ubah_rencana(
    actor: Actor,  # noqa: ARG001 -- every command has its actor
    rencana: Rencana,
    *,
    pilihan: Mapping[str, Sequence[int]] | None = None,
    tujuan: Tujuan | None = None,
) -> Rencana:
    """Choose levels by hand, for every year; without `pilihan` the way of least effort is computed anew."""
    FLOW_RENCANA.step(StatusRencana(rencana.status), AksiRencana.UBAH)
    if tujuan is not None:
        rencana.predikat = tujuan.predikat
        rencana.sasaran = batas_predikat(rencana.instrumen, tujuan.predikat) if tujuan.predikat else tujuan.sasaran
    if pilihan is None:
        rencana.pilihan = usulkan(rencana).tingkat
    else:
        _periksa_pilihan(rencana, pilihan)
        rencana.pilihan = bawaan(rencana) | {kode: list(levels) for kode, levels in pilihan.items()}
    rencana.save(update_fields=["sasaran", "predikat", "pilihan"])
    return rencana


@command(Wewenang.RENCANA_UBAH)
def ubah_anggapan(actor: Actor, rencana: Rencana, *, anggapan: Anggapan) -> Rencana:
    """Change what the plan assumes: years, efforts, who does what, preconditions, capacities; it is computed anew."""
    FLOW_RENCANA.step(StatusRencana(rencana.status), AksiRencana.UBAH)
    _anggap(actor, rencana, anggapan)
    rencana.pilihan = usulkan(rencana).tingkat
    rencana.save()
    return rencana


def _anggap(actor: Actor, rencana: Rencana, data: Anggapan) -> None:
    """Put the assumptions in after they have been looked at; `Ditolak` names the field."""
    if not data.mulai <= data.tahun < data.mulai + TAHUN_TERBANYAK:
        raise Ditolak(
            _("Rencana mencakup 1–%(n)s tahun, dan tahun mulai tidak melewati tahun sasaran.") % {"n": TAHUN_TERBANYAK},
            "mulai",
        )
    ladders = {leaf.kode: jenjang(leaf) for leaf in daun(rencana.instrumen)}
    _periksa_upaya(ladders, data.upaya)
    _periksa_unit(actor, ladders, data)
    _periksa_syarat(ladders, data)
    rencana.mulai, rencana.tahun = data.mulai, data.tahun
    rencana.upaya = rencana.upaya | {kode: [str(n) for n in steps] for kode, steps in data.upaya.items()}
    rencana.pelaksana = {kode: unit for kode, unit in data.pelaksana.items() if unit is not None}
    rencana.syarat = [
        {"kode": s.kode, "tingkat": s.tingkat, "perlu": s.perlu, "perlu_tingkat": s.perlu_tingkat} for s in data.syarat
    ]
    rencana.kapasitas = [{"unit": k.unit_id, "tahun": k.tahun, "upaya": str(k.upaya)} for k in data.kapasitas]
    rencana.langkah_setahun = data.langkah_setahun


def _periksa_upaya(ladders: Mapping[str, tuple[int, ...]], upaya: Mapping[str, Sequence[Decimal]]) -> None:
    for kode, steps in upaya.items():
        if len(steps) != len(ladders.get(kode, ())) - 1:
            raise Ditolak(_("Sebutkan upaya tiap tingkat indikator %(kode)s.") % {"kode": kode}, "upaya")


def _periksa_unit(actor: Actor, ladders: Mapping[str, Any], data: Anggapan) -> None:
    strange = next((kode for kode in data.pelaksana if kode not in ladders), None)
    if strange is not None:
        raise Ditolak(_("Indikator %(kode)s tidak ada pada instrumen ini.") % {"kode": strange}, "pelaksana")
    named = [unit for unit in (*data.pelaksana.values(), *(k.unit_id for k in data.kapasitas)) if unit is not None]
    if any(unit not in actor.peta.simpul for unit in named):
        raise Ditolak(_("Ada unit yang tidak dikenal atau sudah tidak aktif."), "pelaksana")
    held = [(k.unit_id, k.tahun) for k in data.kapasitas]
    if len(set(held)) < len(held):
        raise Ditolak(_("Kapasitas satu unit untuk satu tahun hanya disebut sekali."), "kapasitas")
    if any(not data.mulai <= k.tahun <= data.tahun for k in data.kapasitas):
        raise Ditolak(_("Kapasitas hanya untuk tahun-tahun rencana."), "kapasitas")


def _periksa_syarat(ladders: Mapping[str, tuple[int, ...]], data: Anggapan) -> None:
    for rule in data.syarat:
        for kode, level in ((rule.kode, rule.tingkat), (rule.perlu, rule.perlu_tingkat)):
            if level not in ladders.get(kode, ()):
                raise Ditolak(
                    _("Tingkat %(n)s tidak ada pada indikator %(kode)s.") % {"n": level, "kode": kode}, "syarat"
                )
        if rule.kode == rule.perlu:
            raise Ditolak(_("Indikator %(kode)s tidak dapat mensyaratkan dirinya.") % {"kode": rule.kode}, "syarat")


def _periksa_pilihan(rencana: Rencana, pilihan: Mapping[str, Sequence[int]]) -> None:
    """Levels lie on the ladder, one for each year, and never below the year before."""
    ladders = {leaf.kode: jenjang(leaf) for leaf in daun(rencana.instrumen)}
    for kode, levels in pilihan.items():
        wrong = next((n for n in levels if n not in ladders.get(kode, ()) and n != rencana.tingkat.get(kode)), None)
        if wrong is not None or not levels:
            raise Ditolak(_("Tingkat %(n)s tidak ada pada indikator %(kode)s.") % {"n": wrong, "kode": kode}, "pilihan")
        if kode not in ladders or len(levels) != len(rencana.masa):
            raise Ditolak(_("Sebutkan tingkat indikator %(kode)s untuk tiap tahun.") % {"kode": kode}, "pilihan")
    falling = turun(rencana.tingkat, pilihan)
    if falling:
        raise Ditolak(_("Indikator %(kode)s tidak dapat direncanakan turun.") % {"kode": falling}, "pilihan")
