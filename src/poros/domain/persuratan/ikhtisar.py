"""What letters put on the desk and into the global search."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan.labels import PERAN
from poros.kernel.penugasan.rules import TERTUTUP, Kecepatan
from poros.kernel.tenggat.queries import mesin
from poros.pure.tenggat import Akibat
from poros.web.meja import Aksi, Putusan

from . import queries
from .models import Surat
from .values import Saran

AKIBAT = {
    Akibat.HAK_ESKALASI: gettext_lazy(
        "Lewat batas itu pengirim dan atasan berhak menagih, dan surat tercatat terlambat."
    ),
}
DEKAT = timedelta(days=1)
NADA = {Kecepatan.SANGAT_SEGERA: "bahaya", Kecepatan.SEGERA: "awas", Kecepatan.BIASA: ""}


def kartu(actor: Actor) -> list[Putusan]:
    """Letters that wait for this office, and for its staff those without a proposal. Empty for whom none can wait."""
    if not actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA):
        return []
    letters = queries.meja(actor)
    proposals = queries.saran(actor, letters)
    cards = [putusan(actor, s, proposals[s.pk]) for s in letters]
    if not actor.adalah(Fungsi.TATA_USAHA):
        return cards
    waiting = [s for s in queries.meja_staf(actor) if getattr(s, "usulan", None) is None]
    return cards + [siapkan(actor, s) for s in waiting]


def putusan(actor: Actor, surat: Surat, proposal: Saran) -> Putusan:
    """A letter that its holder must decide on, with the proposal and the act beside it."""
    return Putusan(
        **_isi(actor, surat),
        usul=kalimat_usul(actor, proposal),
        pemeriksa=proposal.pemeriksa,
        aksi=(
            Aksi(nama=_("Disposisi"), url=reverse("surat:disposisi", args=[surat.pk]), utama=True, ikon="send"),
            Aksi(nama=_("Baca"), url=reverse("surat:surat", args=[surat.pk]), ikon="book-open"),
        ),
    )


def siapkan(actor: Actor, surat: Surat) -> Putusan:
    """A letter for whose holder the sheet is to be prepared."""
    usul = Aksi(nama=_("Siapkan usul"), url=reverse("surat:usul", args=[surat.pk]), utama=True, ikon="clipboard-check")
    return Putusan(**_isi(actor, surat), aksi=(usul,))


def kalimat_usul(actor: Actor, proposal: Saran) -> str:
    """The proposed receivers in words, the leading one first, and where the proposal comes from."""
    named = [
        f"{actor.peta.simpul[s.unit_id].singkatan} ({str(PERAN[s.peran]).lower()})"
        for s in proposal.isi.kepada
        if s.unit_id in actor.peta.simpul
    ]
    return f"{', '.join(named)}. {proposal.alasan}." if named else ""


def batas(actor: Actor, surat: Surat) -> tuple[datetime | None, str]:
    """When a decision is due by the clock of its speed; and once that is near, what a breach means."""
    kode = f"surat-{surat.kecepatan}"
    due = queries.jatuh_tempo(actor, kode, surat.diterima)
    if due is None or due - timezone.now() > DEKAT:
        return due, ""
    meant = {a.akibat for a in mesin(actor).aturan if a.kode == kode}
    return due, next((str(AKIBAT[a]) for a in meant if a in AKIBAT), "")


def temuan(actor: Actor, masukan: str, batas_temuan: int) -> Sequence[dict[str, Any]]:
    """Hits of the global search."""
    return [
        {
            "judul": s.perihal,
            "url": reverse("surat:surat", args=[s.pk]),
            "keterangan": f"{s.agenda} · {s.nomor} · {s.pengirim} · {s.get_status_display()}",
        }
        for s in queries.cari(actor, masukan)[:batas_temuan]
    ]


def _isi(actor: Actor, surat: Surat) -> dict[str, Any]:
    due, akibat = batas(actor, surat)
    return {
        "judul": surat.perihal,
        "url": reverse("surat:surat", args=[surat.pk]),
        "jenis": _("Surat, %s") % str(surat.get_kecepatan_display()).lower(),
        "ikon": "calendar" if surat.acara_mulai else "mail",
        "dari": f"{surat.pengirim} · {surat.nomor}",
        "tenggat": due,
        "akibat": akibat,
        "nada": NADA[Kecepatan(surat.kecepatan)],
        "sandi": surat.get_kerahasiaan_display() if surat.kerahasiaan in TERTUTUP else "",
    }
