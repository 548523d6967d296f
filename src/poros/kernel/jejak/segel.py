"""Sealing: unsealed lines become leaves of a Merkle tree whose root is chained to the last and signed.

Writers never wait for it (as in certificate transparency): lines are written without a chain head and are
gathered here, every few seconds, by the worker. A line that commits late is simply sealed one epoch later.
"""

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from poros.pure.merkle import leaf_hash, root

from .kunci import kunci_segel, kunci_sidik
from .models import BarisSegel, Jejak, Segel
from .rules import KOLOM, isi_daun, kepala, sidik

BATCH = 20_000
KUNCI_PENASIHAT = 0x504F524F53
"""Advisory lock number ("POROS"): only one sealer per government at a time."""
AWAL = bytes(32)


def segel() -> int:
    """Seal all committed lines that are not sealed yet; return how many.

    A line whose fingerprint is false is left out: nobody may launder an inserted line by waiting for the seal.
    """
    total = 0
    while sealed := _segel_satu():
        total += sealed
    return total


@transaction.atomic
def _segel_satu() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext(current_schema()))", [KUNCI_PENASIHAT % 2**31])
        if not cursor.fetchone()[0]:
            return 0
    rows = [row for row in belum_disegel()[:BATCH] if asli(row)]
    if not rows:
        return 0
    leaves = [leaf_hash(isi_daun(row.pk, bytes(row.sidik))) for row in rows]
    last = Segel.objects.order_by("-nomor").first()
    nomor, before = (last.nomor + 1, bytes(last.kepala)) if last else (1, AWAL)
    akar = root(leaves)
    head = kepala(nomor, before, akar, len(leaves))
    made = Segel.objects.create(
        nomor=nomor, jumlah=len(leaves), akar=akar, kepala=head, tanda_tangan=kunci_segel().sign(head)
    )
    BarisSegel.objects.bulk_create(
        (
            BarisSegel(jejak_id=row.pk, segel=made, urut=n, daun=leaf)
            for n, (row, leaf) in enumerate(zip(rows, leaves, strict=True))
        ),
        batch_size=5000,
    )
    return len(rows)


def belum_disegel() -> QuerySet[Jejak]:
    """Lines without a place in a seal, in order of number."""
    placed = BarisSegel.objects.filter(jejak_id=OuterRef("pk"))
    return Jejak.objects.filter(~Exists(placed)).order_by("pk")


def asli(row: Jejak) -> bool:
    """Does the line carry the fingerprint that only the application could make?"""
    return sidik(kunci_sidik(), {name: getattr(row, name) for name in KOLOM}) == bytes(row.sidik)
