"""What reform adds to the global search."""

from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import visible

from .models import AksiRB
from .queries.sakip import masalah_terlihat
from .queries.telaah import telaah_terlihat
from .wewenang import Wewenang

HURUF_TERKECIL = 3


def temuan(actor: Actor, masukan: str, batas: int) -> list[dict[str, Any]]:
    """Reviews, reform actions and SAKIP problems whose name has all the words, the newest of each kind first."""
    words = masukan.split()
    if len(masukan.strip()) < HURUF_TERKECIL:
        return []
    sources: tuple[tuple[QuerySet[Any], str, str, Any], ...] = (
        (telaah_terlihat(actor), "judul", "reformasi:telaah", _("Telaah penyederhanaan")),
        (visible(actor, Wewenang.AKSI_LIHAT, AksiRB.objects.all()), "kegiatan", "reformasi:aksi", _("Aksi RB")),
        (masalah_terlihat(actor), "judul", "reformasi:masalah", _("Masalah SAKIP")),
    )
    found = [
        {"judul": str(row), "url": reverse(url, args=[row.pk]), "keterangan": kind}
        for rows, field, url, kind in sources
        for row in _cocok(rows, field, words, batas)
    ]
    return found[:batas]


def _cocok(rows: QuerySet[Any], field: str, words: list[str], batas: int) -> list[Model]:
    for word in words:
        rows = rows.filter(**{f"{field}__icontains": word})
    return list(rows.order_by("-pk")[:batas])
