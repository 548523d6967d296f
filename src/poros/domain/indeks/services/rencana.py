"""A plan for the way up: computed, changed by hand, and then work laid on offices."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran

from ..models import Instrumen, LangkahRencana, Rencana
from ..queries.instrumen import daun
from ..queries.rencana import Naik, batas_predikat, jenjang, naik, usulkan
from ..rules.alur import FLOW_RENCANA, AksiRencana, StatusRencana
from ..values import DataRencana
from ..wewenang import SUMBER_RENCANA, Wewenang
from .penilaian import batas_waktu


@command(Wewenang.RENCANA_SUSUN, kunci=False)
def susun_rencana(actor: Actor, unit: Unit, *, data: DataRencana) -> Rencana:  # noqa: ARG001 -- every command has its actor
    """Begin a plan with the way of least effort to the target; where it cannot be reached, with the farthest."""
    instrumen = Instrumen.objects.filter(pk=data.instrumen_id).first()
    if instrumen is None:
        raise Ditolak(_("Pilih instrumen."), "instrumen")
    if not data.judul.strip():
        raise Ditolak(_("Beri judul rencana ini."), "judul")
    upaya = {kode: [str(n) for n in steps] for kode, steps in data.upaya.items()}
    rencana = Rencana(
        judul=data.judul.strip(),
        instrumen=instrumen,
        unit=unit,
        tahun=data.tahun,
        sasaran=data.sasaran,
        predikat=data.predikat,
        tingkat=dict(data.tingkat),
        upaya=upaya,
    )
    rencana.pilihan = usulkan(rencana).tingkat
    rencana.save()
    return rencana


@command(Wewenang.RENCANA_UBAH, rekam=("sasaran", "predikat"))
def ubah_rencana(
    actor: Actor,  # noqa: ARG001 -- every command has its actor
    rencana: Rencana,
    *,
    pilihan: Mapping[str, int] | None = None,
    upaya: Mapping[str, list[str]] | None = None,
    sasaran: Decimal | None = None,
    predikat: str | None = None,
) -> Rencana:
    """Change it by hand; without `pilihan` the way of least effort is computed anew."""
    FLOW_RENCANA.step(StatusRencana(rencana.status), AksiRencana.UBAH)
    if sasaran is not None:
        rencana.sasaran, rencana.predikat = sasaran, ""
    if predikat:
        rencana.sasaran, rencana.predikat = batas_predikat(rencana.instrumen, predikat), predikat
    _periksa(rencana, pilihan or {}, upaya or {})
    rencana.upaya = {**rencana.upaya, **(upaya or {})}
    rencana.pilihan = usulkan(rencana).tingkat if pilihan is None else {**rencana.pilihan, **pilihan}
    rencana.save(update_fields=["sasaran", "predikat", "upaya", "pilihan"])
    return rencana


@command(Wewenang.RENCANA_TETAPKAN, rekam=("tenggat",))
def tetapkan_rencana(
    actor: Actor, rencana: Rencana, *, pemilik: Mapping[str, int], tenggat: date
) -> list[LangkahRencana]:
    """Make it a roadmap: one order to each office, for all indicators that it has to raise."""
    steps = naik(rencana)
    if not steps:
        raise Ditolak(_("Belum ada indikator yang direncanakan naik."))
    orphan = next((s for s in steps if pemilik.get(s.kode) not in actor.peta.simpul), None)
    if orphan is not None:
        raise Ditolak(_("Pilih unit untuk indikator %(kode)s.") % {"kode": orphan.kode}, f"u-{orphan.kode}")
    rencana.status = FLOW_RENCANA.step(StatusRencana(rencana.status), AksiRencana.TETAPKAN)
    rencana.save(update_fields=["status"])
    groups: dict[int, list[Naik]] = defaultdict(list)
    for step in steps:
        groups[pemilik[step.kode]].append(step)
    made = []
    for unit_id, group in groups.items():
        tugas = _tugaskan(actor, rencana, unit_id, group, tenggat)
        made += [
            LangkahRencana(
                rencana=rencana, kode=s.kode, dari=s.dari, ke=s.ke, upaya=s.upaya, unit_id=unit_id, tenggat=tenggat,
                penugasan=tugas,
            )
            for s in group
        ]  # fmt: skip
    return LangkahRencana.objects.bulk_create(made)


def _periksa(rencana: Rencana, pilihan: Mapping[str, int], upaya: Mapping[str, list[str]]) -> None:
    """Levels lie on the ladder and not below where one stands; efforts are told for every step."""
    ladders = {leaf.kode: jenjang(leaf) for leaf in daun(rencana.instrumen)}
    for kode, level in pilihan.items():
        if level not in ladders.get(kode, ()):
            raise Ditolak(_("Tingkat %(n)s tidak ada pada indikator %(kode)s.") % {"n": level, "kode": kode}, "pilihan")
        if level < rencana.tingkat[kode]:
            raise Ditolak(_("Indikator %(kode)s tidak dapat direncanakan turun.") % {"kode": kode}, "pilihan")
    for kode, steps in upaya.items():
        if len(steps) != len(ladders.get(kode, ())) - 1:
            raise Ditolak(_("Sebutkan upaya tiap tingkat indikator %(kode)s.") % {"kode": kode}, "upaya")


def _tugaskan(actor: Actor, rencana: Rencana, unit_id: int, steps: list[Naik], tenggat: date) -> Penugasan:
    names = {leaf.kode: leaf.nama for leaf in daun(rencana.instrumen)}
    lines = "\n".join(f"{s.kode}. {names[s.kode]}: {s.dari} → {s.ke}" for s in steps)
    isi = ngettext(
        "Naikkan %(n)s indikator menurut rencana %(judul)s:\n%(daftar)s",
        "Naikkan %(n)s indikator menurut rencana %(judul)s:\n%(daftar)s",
        len(steps),
    ) % {"n": len(steps), "judul": rencana.judul, "daftar": lines}
    arahan = terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=RincianArahan(
            isi=isi,
            dasar=rencana.instrumen.dasar,
            tenggat=batas_waktu(tenggat),
            sumber=SUMBER_RENCANA,
            sumber_id=rencana.pk,
        ),
        kepada=[Sasaran(unit_id)],
    )
    return arahan.penugasan.get()
