"""What sharing puts on the desk and into the global search."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.bahasa import ringkas
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.web.meja import Aksi, Putusan, Sosok

from .models import Adopsi
from .queries import adopsi as baca
from .queries import katalog
from .rules.alur import StatusAdopsi
from .values import SaringTawaran

MEJA_MAKS = 20


def kartu(actor: Actor) -> list[Any]:
    """Requests that wait for our answer, and how many agreements end soon. One statement, or none."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return []
    rows = list(baca.menunggu(actor)[:MEJA_MAKS])
    asked = [row for row in rows if row.status == StatusAdopsi.DIAJUKAN]
    ends = [row.nota.sampai for row in rows if row.status != StatusAdopsi.DIAJUKAN]
    cards: list[Any] = [_permohonan(actor, row) for row in asked]
    if ends:
        cards.append(
            Sosok(
                label=_("Nota kesepahaman segera berakhir"),
                nilai=len(ends),
                satuan=ngettext("nota", "nota", len(ends)),
                banding=_("paling dekat %(hari)s") % {"hari": ringkas(min(ends))},
                nada="bahaya" if min(ends) < actor.hari else "awas",
                url=reverse("berbagi:adopsi_daftar"),
            )
        )
    return cards


def temuan(actor: Actor, masukan: str, batas_temuan: int) -> Sequence[dict[str, Any]]:
    """Published offers that hold the words."""
    rows = katalog.tawaran_terlihat(actor, SaringTawaran(q=masukan)).prefetch_related(None)
    return [
        {
            "judul": row.nama,
            "url": reverse("berbagi:tawaran", args=[row.pk]),
            "keterangan": f"{row.get_jenis_display()} · {row.daerah} · {row.ringkasan}",
        }
        for row in rows[:batas_temuan]
    ]


def _permohonan(actor: Actor, row: Adopsi) -> Putusan:
    url = reverse("berbagi:adopsi", args=[row.pk])
    due = baca.batas_jawab(actor, row)
    return Putusan(
        judul=_("%(daerah)s meminta %(nama)s") % {"daerah": row.daerah, "nama": row.tawaran.nama},
        url=url,
        jenis=_("Permohonan berbagi pakai"),
        ikon="handshake",
        dari=row.unit.nama,
        tenggat=due,
        nada="awas" if due and due < timezone.now() else "",
        aksi=(Aksi(nama=_("Baca dan jawab"), url=url, utama=True),),
    )
