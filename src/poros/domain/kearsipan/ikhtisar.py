"""What archives put on the desk and into the global search."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.web.meja import Aksi, Putusan, Sosok

from .labels import JENIS_SUSUT
from .queries import berkas as baca
from .queries.layanan import menunggu_jawaban
from .queries.susut import menunggu
from .rules.susut import Jenis
from .values import SaringArsip

SUSUT, PINJAM, TEMPO = "susut", "pinjam", "tempo"


def kartu(actor: Actor) -> list[Any]:
    """Disposals whose next step is mine, loans to answer, and how much is due. One statement."""
    if actor.adalah(Fungsi.ADMIN, Fungsi.STAF):
        return []
    cards: list[Any] = []
    for kind, pk, judul, dari, ket in _baris(actor):
        if kind == TEMPO:
            cards += [_tempo(pk)] if pk else []
        else:
            cards.append(_susut(pk, judul, dari, ket) if kind == SUSUT else _pinjaman(pk, judul, dari, ket))
    return cards


def temuan(actor: Actor, masukan: str, batas_temuan: int) -> Sequence[dict[str, Any]]:
    """Files that hold the words, or whose papers do."""
    rows = baca.berkas_terlihat(actor, SaringArsip(q=masukan)).order_by("-pk")
    return [
        {
            "judul": row.judul,
            "url": reverse("arsip:berkas", args=[row.pk]),
            "keterangan": f"{row.nomor} · {row.pengolah} · {row.get_status_display()}",
        }
        for row in rows[:batas_temuan]
    ]


def _baris(actor: Actor) -> Iterable[tuple[str, int, str, str, str]]:
    disposals = menunggu(actor).order_by().values_list(Value(SUSUT), "pk", "judul", "kantor__nama", "jenis")
    loans = menunggu_jawaban(actor).order_by()
    asked = loans.values_list(Value(PINJAM), "pk", "berkas__judul", "orang__nama", "keperluan")
    due = baca.menunggu_susut(actor).order_by().values(k=Value(TEMPO)).annotate(n=Count("pk"))
    counted = due.values_list("k", "n", Value(""), Value(""), Value(""))
    return disposals.union(asked, counted, all=True)


def _tempo(banyak: int) -> Sosok:
    return Sosok(
        label=_("Berkas arsip menunggu disusutkan"),
        nilai=banyak,
        satuan=_("berkas"),
        nada="awas",
        url=reverse("arsip:daftar") + "?hal=pindah",
    )


def _susut(pk: int, judul: str, dari: str, jenis: str) -> Putusan:
    url = reverse("arsip:susut", args=[pk])
    return Putusan(
        judul=judul,
        url=url,
        jenis=JENIS_SUSUT[Jenis(jenis)],
        ikon="archive",
        dari=dari,
        aksi=(Aksi(nama=_("Buka"), url=url, utama=True),),
    )


def _pinjaman(pk: int, judul: str, peminjam: str, keperluan: str) -> Putusan:
    url = reverse("arsip:pinjaman", args=[pk])
    return Putusan(
        judul=_("%(orang)s meminjam %(berkas)s") % {"orang": peminjam, "berkas": judul},
        url=url,
        jenis=_("Peminjaman arsip"),
        ikon="archive",
        dari=peminjam,
        usul=keperluan,
        aksi=(Aksi(nama=_("Jawab"), url=url, utama=True),),
    )
