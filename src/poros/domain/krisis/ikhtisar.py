"""What a disaster puts on the desk and into the global search."""

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

from .models import Kartu
from .queries import kejadian as baca
from .queries import laporan
from .rules.alur import HIDUP
from .services.keputusan import berwenang

MEJA_MAKS = 10


def kartu(actor: Actor) -> list[Any]:
    """Decisions that wait for this office, decrees that end soon, reports to be checked. Never a drill's."""
    if actor.adalah(Fungsi.ADMIN, Fungsi.PENGAWAS, Fungsi.STAF):
        return []
    events = baca.kejadian_terlihat(actor, latihan=False).filter(status__in=HIDUP)
    rows = Kartu.objects.filter(kejadian__in=events, diputus__isnull=True).select_related("kejadian")
    cards: list[Any] = [_putusan(row) for row in rows.order_by("batas")[:MEJA_MAKS] if berwenang(actor, row)]
    if actor.puncak:
        cards += [_habis(actor, event, decree) for event, decree in baca.segera_habis(actor)]
    waiting = laporan.menunggu(actor).count()
    if waiting:
        cards.append(
            Sosok(
                label=_("Laporan bencana belum diperiksa"),
                nilai=waiting,
                satuan=ngettext("laporan", "laporan", waiting),
                nada="awas",
                url=reverse("krisis:laporan_daftar") + "?periksa=belum",
            )
        )
    return cards


def temuan(actor: Actor, masukan: str, batas_temuan: int) -> Sequence[dict[str, Any]]:
    """Events by name or place; drills say so."""
    rows = baca.kejadian_terlihat(actor).filter(nama__icontains=masukan)
    return [
        {
            "judul": str(row),
            "url": reverse("krisis:papan", args=[row.pk]),
            "keterangan": f"{row.get_status_display()} · {row.tempat}",
        }
        for row in rows.order_by("-pk")[:batas_temuan]
    ]


def _putusan(row: Kartu) -> Putusan:
    url = reverse("krisis:kartu", args=[row.pk])
    return Putusan(
        judul=row.pertanyaan,
        url=url,
        jenis=_("Putusan bencana"),
        ikon="siren",
        dari=row.kejadian.nama,
        tenggat=row.batas,
        akibat=_("Sesudah saat aman terakhir pilihan tertentu tidak aman lagi."),
        nada="bahaya" if row.batas < timezone.now() else "awas",
        aksi=(Aksi(nama=_("Baca dan putuskan"), url=url, utama=True),),
    )


def _habis(actor: Actor, event: Any, decree: Any) -> Sosok:
    return Sosok(
        label=_("Status darurat segera berakhir"),
        nilai=ringkas(decree.sampai),
        satuan=event.nama,
        banding=_("BTT dan dana siap pakai ikut kehilangan dasar"),
        nada="bahaya" if decree.sampai < actor.hari else "awas",
        url=reverse("krisis:kisah", args=[event.pk]),
    )
