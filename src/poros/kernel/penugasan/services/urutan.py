"""Laying down that an order comes after others, and taking that back: no row is changed or deleted, only ended."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu

from ..models import Arahan, Pendahuluan
from ..queries.konflik import periksa_urutan, rantai
from ..queries.konflik.urutan import serangkai
from ..rules import TERTUTUP, StatusArahan
from ..values import PilihanKonflik, Setelah
from ..wewenang import Wewenang, lihat_arahan
from .konflik import catat_temuan, pastikan_dilihat

BANYAK = 20
MENIT = 2**31 - 1


@command(Wewenang.ARAHAN_URUTKAN, rekam=("setelah",), kunci=False)
def urutkan(
    actor: Actor,
    arahan: Arahan,
    *,
    setelah: Sequence[Setelah],
    pilihan: Sequence[PilihanKonflik] | None = None,
) -> Arahan:
    """Let an order start only after others; what was laid down between the same two before is ended.

    What cannot be done in time is laid down all the same when a person wants it so, as with `terbitkan`.
    """
    _satu_demi_satu()
    arahan = Arahan.objects.select_for_update().get(pk=arahan.pk)
    if arahan.status != StatusArahan.BERLAKU:
        raise Ditolak(_("Arahan ini sudah tidak berlaku, jadi urutannya tidak dapat diatur."))
    _akhiri(actor, arahan, [s.arahan_id for s in setelah], _("Diganti dengan urutan baru."))
    tulis_urutan(actor, arahan, setelah)
    _periksa_lingkaran(arahan, setelah)
    tabrakan = periksa_urutan(actor, arahan, setelah)
    if pilihan is not None:
        pastikan_dilihat(tabrakan, pilihan)
    catat_temuan(actor, arahan, tabrakan, pilihan or ())
    return arahan


@command(Wewenang.ARAHAN_LEPAS, rekam=("sebelum_id", "alasan"))
def cabut_urutan(actor: Actor, arahan: Arahan, *, sebelum_id: int, alasan: str) -> Arahan:
    """Let an order no longer wait for another; that it once had to stays on its page, with the reason."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan, supaya para penerima mengerti."), "alasan")
    if not _akhiri(actor, arahan, [sebelum_id], alasan.strip()):
        raise Ditolak(_("Arahan ini tidak menunggu arahan itu."))
    _kabari("arahan.urutan_lepas", Arahan.objects.filter(pk=sebelum_id).exclude(penerbit_id=actor.jabatan_id))
    return arahan


def tulis_urutan(actor: Actor, arahan: Arahan, setelah: Sequence[Setelah]) -> None:
    """Keep what an order comes after, and tell who gave those orders; refuse what cannot be meant."""
    _periksa(arahan, setelah)
    ids = [s.arahan_id for s in setelah]
    seen = Arahan.objects.filter(lihat_arahan(actor, ids), status=StatusArahan.BERLAKU)
    sebelum = {row.pk: row for row in seen}
    if len(sebelum) < len(ids):
        raise Ditolak(_("Ada arahan pendahulu yang tidak dikenal atau sudah tidak berlaku."), "setelah")
    Pendahuluan.objects.bulk_create(
        Pendahuluan(
            sebelum_id=s.arahan_id,
            sesudah=arahan,
            jeda_menit=s.jeda,
            lama_sebelum_menit=s.lama_sebelum,
            lama_sesudah_menit=s.lama_sesudah,
            oleh=_nama(actor),
        )
        for s in setelah
    )
    _kabari("arahan.urutan", [row for row in sebelum.values() if row.penerbit_id != actor.jabatan_id])


def _periksa(arahan: Arahan, setelah: Sequence[Setelah]) -> None:
    ids = [s.arahan_id for s in setelah]
    if arahan.pk in ids:
        raise Ditolak(_("Arahan tidak dapat menunggu dirinya sendiri."), "setelah")
    if len(set(ids)) < len(ids):
        raise Ditolak(_("Satu arahan pendahulu disebut lebih dari sekali."), "setelah")
    if not setelah or len(ids) > BANYAK:
        raise Ditolak(_("Sebut satu sampai %(n)s arahan pendahulu.") % {"n": BANYAK}, "setelah")
    if any(not 0 <= n <= MENIT for s in setelah for n in (s.jeda, s.lama_sebelum or 0, s.lama_sesudah or 0)):
        raise Ditolak(_("Jeda dan lama ditulis dalam menit, tidak kurang dari nol."), "setelah")


def _satu_demi_satu() -> None:
    """Two people who lay down opposite orders at one moment would each see no circle: so one waits for the other.

    He waits before he locks an order, which the first may still have to refer to.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(current_schema()), hashtext('pendahuluan'))")


def _periksa_lingkaran(arahan: Arahan, setelah: Sequence[Setelah]) -> None:
    """Refuse to let an order wait for one that waits for it, and say over which orders."""
    rows = serangkai([arahan.pk])
    for s in setelah:
        if way := rantai(arahan.pk, s.arahan_id, rows):
            names = Arahan.objects.in_bulk(way)
            chain = " → ".join(_judul(names[pk]) for pk in way)
            raise Ditolak(
                _("Urutan ini akan saling menunggu, karena sudah ditetapkan %(rantai)s.") % {"rantai": chain},
                "setelah",
            )


def _akhiri(actor: Actor, arahan: Arahan, sebelum: Sequence[int], alasan: str) -> int:
    rows = Pendahuluan.objects.filter(sesudah=arahan, sebelum__in=sebelum, dicabut__isnull=True)
    return rows.update(dicabut=timezone.now(), dicabut_oleh=_nama(actor), alasan_cabut=alasan)


def _kabari(jenis: str, rows: Iterable[Arahan]) -> None:
    """Each issuer is told once, of the first of his orders."""
    told = {row.penerbit_id: row for row in reversed(list(rows))}
    beritahu(jenis, list(told.values()), jabatan={office: row.pk for office, row in told.items()})


def _judul(row: Arahan) -> str:
    return f"“{_('Arahan rahasia') if row.kerahasiaan in TERTUTUP else row}”"


def _nama(actor: Actor) -> str:
    return f"{actor.nama} ({actor.jabat.sebutan})"
