"""A plan that is decided: work laid on offices year by year, and the money behind each step."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.bahasa import naskah
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran

from ..models import LangkahRencana, Rencana
from ..queries.rencana import Naik, naik
from ..rules.alur import FLOW_RENCANA, AksiRencana, StatusRencana
from ..values import Belanja
from ..wewenang import SUMBER_RENCANA, Wewenang
from .penilaian import batas_waktu


@command(Wewenang.RENCANA_TETAPKAN, rekam=("tenggat",))
def tetapkan_rencana(
    actor: Actor, rencana: Rencana, *, pemilik: Mapping[str, int], tenggat: date
) -> list[LangkahRencana]:
    """Make it a roadmap: one order to each office and year, for all indicators that it has to raise in it.

    `tenggat` ends the last year of the plan; the years before end on the same day of theirs.
    """
    steps = naik(rencana)
    if not steps:
        raise Ditolak(_("Belum ada indikator yang direncanakan naik."))
    orphan = next((s for s in steps if pemilik.get(s.kode) not in actor.peta.simpul), None)
    if orphan is not None:
        raise Ditolak(_("Pilih unit untuk indikator %(kode)s.") % {"kode": orphan.kode}, f"u-{orphan.kode}")
    rencana.status = FLOW_RENCANA.step(StatusRencana(rencana.status), AksiRencana.TETAPKAN)
    rencana.save(update_fields=["status"])
    groups: dict[tuple[int, int], list[Naik]] = defaultdict(list)
    for step in steps:
        groups[step.tahun, pemilik[step.kode]].append(step)
    made = []
    for (tahun, unit_id), group in sorted(groups.items()):
        due = _hari(tenggat, tahun - rencana.tahun)
        tugas = _tugaskan(actor, rencana, unit_id, group, due)
        made += [
            LangkahRencana(
                rencana=rencana, kode=s.kode, tahun=s.tahun, dari=s.dari, ke=s.ke, upaya=s.upaya, unit_id=unit_id,
                tenggat=due, penugasan=tugas,
            )
            for s in group
        ]  # fmt: skip
    return LangkahRencana.objects.bulk_create(made)


@command(Wewenang.LANGKAH_BELANJA, rekam=("belanja",))
def catat_belanja(actor: Actor, langkah: LangkahRencana, *, belanja: Belanja) -> LangkahRencana:  # noqa: ARG001 -- every command has its actor
    """Say which account and activity of the budget pays for a step, and how much."""
    if belanja.anggaran is not None and not (belanja.rekening.strip() or belanja.kegiatan.strip()):
        raise Ditolak(_("Sebutkan kode rekening atau kegiatan yang memuat anggaran ini."), "rekening")
    langkah.rekening, langkah.kegiatan = belanja.rekening.strip(), belanja.kegiatan.strip()
    langkah.anggaran = belanja.anggaran
    langkah.save(update_fields=["rekening", "kegiatan", "anggaran"])
    return langkah


def _hari(tenggat: date, geser: int) -> date:
    """The same day in another year; 29 February becomes the 28th where there is none."""
    try:
        return tenggat.replace(year=tenggat.year + geser)
    except ValueError:
        return tenggat.replace(year=tenggat.year + geser, day=28)


def _tugaskan(actor: Actor, rencana: Rencana, unit_id: int, steps: list[Naik], tenggat: date) -> Penugasan:
    lines = "\n".join(f"{s.kode}. {s.nama}: {s.dari} → {s.ke}" for s in steps)
    with naskah():
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
