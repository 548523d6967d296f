"""What a disaster puts on the desk and into the global search."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.bahasa import ringkas
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.web.meja import Aksi, Putusan, Sosok

from .queries import kejadian as baca
from .queries.meja import Jenis, Tunggu, menunggu


def kartu(actor: Actor) -> list[Any]:
    """Decisions that wait for this office, decrees that end soon, reports to be checked. One statement."""
    if actor.adalah(Fungsi.ADMIN, Fungsi.PENGAWAS, Fungsi.STAF):
        return []
    return [BENTUK[t.jenis](actor, t) for t in menunggu(actor)]


def temuan(actor: Actor, masukan: str, batas_temuan: int) -> Sequence[dict[str, Any]]:
    """Events by name or place; drills say so."""
    rows = baca.kejadian_terlihat(actor).filter(Q(nama__icontains=masukan) | Q(tempat__icontains=masukan))
    return [
        {
            "judul": str(row),
            "url": reverse("krisis:papan", args=[row.pk]),
            "keterangan": f"{row.get_status_display()} · {row.tempat}",
        }
        for row in rows.order_by("-pk")[:batas_temuan]
    ]


def _putusan(_actor: Actor, t: Tunggu) -> Putusan:
    url = reverse("krisis:kartu", args=[t.pk])
    return Putusan(
        judul=t.judul,
        url=url,
        jenis=_("Putusan bencana"),
        ikon="siren",
        dari=t.kejadian,
        tenggat=t.saat,
        akibat=_("Sesudah saat aman terakhir pilihan tertentu tidak aman lagi."),
        nada="bahaya" if t.saat and t.saat < timezone.now() else "awas",
        aksi=(Aksi(nama=_("Baca dan putuskan"), url=url, utama=True),),
    )


def _habis(actor: Actor, t: Tunggu) -> Sosok:
    return Sosok(
        label=_("Status darurat segera berakhir"),
        nilai=ringkas(t.hari or actor.hari),
        satuan=t.kejadian,
        banding=_("BTT dan dana siap pakai ikut kehilangan dasar"),
        nada="bahaya" if t.hari and t.hari < actor.hari else "awas",
        url=reverse("krisis:kisah", args=[t.pk]),
    )


def _laporan(_actor: Actor, t: Tunggu) -> Sosok:
    return Sosok(
        label=_("Laporan bencana belum diperiksa"),
        nilai=t.banyak,
        satuan=ngettext("laporan", "laporan", t.banyak),
        nada="awas",
        url=reverse("krisis:laporan_daftar") + "?periksa=belum",
    )


BENTUK = {Jenis.PUTUSAN: _putusan, Jenis.HABIS: _habis, Jenis.LAPORAN: _laporan}
