"""Uploads that nobody used go after a while, each with a line in the trail.

A scan that was dropped on a form and never registered is no archive: the archive law protects what an office
made or received in carrying out its task (UU 43/2009 Art. 1), and that is registered here, so tied to a thing.
Kept without end it would only be personal data without a purpose (UU 27/2022 Art. 43). What was tied once is
never touched: the database itself refuses to forget a tie or the content behind it.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef

from poros.kernel.commands import antre, unit_kerja
from poros.kernel.jejak.catat import baris, tulis
from poros.kernel.organisasi.actor import Actor

from .models import Berkas, IsiBerkas, Tautan
from .wewenang import Wewenang

JENIS = "unggahan"
"""How the trail calls a file that belongs to nothing."""


def buang_lepas(actor: Actor, kini: datetime, batas: int) -> int:
    """Throw away at most `batas` uploads that have belonged to nothing for too long; return how many went."""
    umur = timedelta(days=settings.BERKAS_LEPAS_HARI)
    with unit_kerja():
        # One that is being tied in this moment is locked by its foreign key (migration 0003): it is passed over.
        rows = Berkas.objects.select_for_update(skip_locked=True).filter(dibuat__lt=kini - umur)
        lepas = list(rows.exclude(Exists(Tautan.objects.filter(berkas=OuterRef("pk")))).order_by("pk")[:batas])
        if lepas:
            IsiBerkas.objects.filter(berkas__in=lepas).delete()
            Berkas.objects.filter(pk__in=[row.pk for row in lepas]).delete()
            antre(tulis, *(baris(actor, Wewenang.BUANG, JENIS, row.pk, _data(row)) for row in lepas))
    return len(lepas)


def _data(row: Berkas) -> dict[str, object]:
    return {"sha256": row.sha256, "jenis": row.jenis, "ukuran": row.ukuran, "diunggah": row.dibuat}
