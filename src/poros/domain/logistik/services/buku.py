"""The ledger's one pen: movements are written here and nowhere else, together with the balances they change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor

from ..models import Lot, Mutasi, Saldo
from ..rules.alur import JenisMutasi
from ..values import JUMLAH_MAKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Gerak:
    """One movement to be written; negative goes out. `lawan` is the other warehouse of a transfer."""

    gudang_id: int
    lot_id: int
    jumlah: int
    jenis: JenisMutasi
    alasan: str = ""
    lawan_id: int | None = None
    kiriman_id: int | None = None


def bukukan(actor: Actor, gerak: Sequence[Gerak]) -> list[Mutasi]:
    """Write movements and balances, all or none; four statements however many they are. Part of a command.

    Rows are locked in one order, so that two acts that touch the same lots wait and do not die.
    """
    rows = _kunci(gerak)
    lines = []
    for g in gerak:
        row = rows[g.gudang_id, g.lot_id]
        if g.jumlah > 0 and not row.gudang.aktif:
            raise Ditolak(_("%(nama)s sudah ditutup. Buka lagi dahulu.") % {"nama": row.gudang.nama})
        row.jumlah, row.urut = row.jumlah + g.jumlah, row.urut + 1
        if row.jumlah < 0:
            raise Ditolak(_("Stok tidak cukup: kurang %(n)s.") % {"n": -row.jumlah}, "jumlah")
        if row.jumlah > JUMLAH_MAKS:
            raise Ditolak(_("Jumlah ini tidak masuk akal."), "jumlah")
        lines.append(_baris(actor, row, g))
    Saldo.objects.bulk_update(rows.values(), ["jumlah", "urut"])
    return Mutasi.objects.bulk_create(lines)


def _kunci(gerak: Iterable[Gerak]) -> dict[tuple[int, int], Saldo]:
    pairs = sorted({(g.gudang_id, g.lot_id) for g in gerak})
    Saldo.objects.bulk_create((Saldo(gudang_id=g, lot_id=lot) for g, lot in pairs), ignore_conflicts=True)
    found = Saldo.objects.filter(gudang_id__in={g for g, _lot in pairs}, lot_id__in={lot for _g, lot in pairs})
    wanted = set(pairs)
    held = found.select_related("gudang").select_for_update(of=("self",)).order_by("pk")
    rows = {(s.gudang_id, s.lot_id): s for s in held}
    return {pair: row for pair, row in rows.items() if pair in wanted}


def _baris(actor: Actor, row: Saldo, g: Gerak) -> Mutasi:
    return Mutasi(
        saldo=row,
        urut=row.urut,
        jenis=g.jenis,
        jumlah=g.jumlah,
        sisa=row.jumlah,
        alasan=g.alasan,
        lawan_id=g.lawan_id,
        kiriman_id=g.kiriman_id,
        waktu=timezone.now(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )


def lot(**ciri: object) -> Lot:
    """The lot with these marks; made when it is the first of its kind. Part of a command."""
    row, _new = Lot.objects.get_or_create(**ciri)
    return row
