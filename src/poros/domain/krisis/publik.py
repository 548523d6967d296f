"""What other modules may use of a disaster: events, their decree, displaced people, places, roles, the board."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Arahan

from .models import Kejadian, PeranKrisis, Tempat
from .queries import angka as baca_angka
from .queries import kejadian as baca
from .rules.alur import HIDUP, JenisTempat, Peran, Status
from .rules.angka import Ukuran, terakhir
from .values import SUMBANGAN, KartuPapan, KejadianRingkas, Pengungsi, StatusAktif, TempatRingkas
from .wewenang import OBJEK_KEJADIAN

__all__ = [
    "JenisTempat",
    "KartuPapan",
    "KejadianRingkas",
    "Pengungsi",
    "Peran",
    "Status",
    "StatusAktif",
    "TempatRingkas",
    "berperan",
    "kejadian",
    "kejadian_aktif",
    "pengungsi",
    "status_aktif",
    "sumbang_evaluasi",
    "sumbang_papan",
    "tempat",
    "tergerak",
    "unit_berperan",
]


def kejadian_aktif(actor: Actor) -> list[KejadianRingkas]:
    """Real events that are not over, the newest first; never a drill."""
    rows = baca.kejadian_terlihat(actor).filter(latihan=False, status__in=HIDUP).order_by("-pk")[:20]
    return [_ringkas(row) for row in rows]


def kejadian(actor: Actor, pk: int) -> KejadianRingkas | None:
    """One event, a drill too (it says so); None when there is none that the actor may see."""
    row = baca.kejadian_terlihat(actor).filter(pk=pk).first()
    return _ringkas(row) if row else None


def status_aktif(pk: int) -> StatusAktif | None:
    """The decree in force on this day; None: nothing stands on it, BTT included."""
    row = baca.penetapan_berlaku(pk, timezone.localdate())
    if row is None:
        return None
    return StatusAktif(
        tingkat=Status(row.tingkat), nomor=row.nomor, tanggal=row.tanggal, mulai=row.mulai, sampai=row.sampai
    )


def pengungsi(pk: int) -> list[Pengungsi]:
    """Displaced people by place, the newest figure of each."""
    rows = baca_angka.semua(pk, Ukuran.MENGUNGSI)
    place = {row.pk: row.tempat_id for row in rows}
    return [
        Pengungsi(
            tempat_id=place[c.nomor], letak=c.letak, jiwa=c.nilai, per=c.per, terverifikasi=c.terverifikasi
        )
        for c in terakhir(baca_angka.catatan(rows))
    ]  # fmt: skip


def tempat(*jenis: JenisTempat) -> list[TempatRingkas]:
    """Posts and shelters in use, all or of some kinds."""
    rows = Tempat.objects.filter(aktif=True)
    same = ("nama", "lat", "lng", "daya_tampung", "unit_id")
    return [
        TempatRingkas(id=row.pk, jenis=JenisTempat(row.jenis), **{n: getattr(row, n) for n in same})
        for row in (rows.filter(jenis__in=jenis) if jenis else rows)
    ]


def unit_berperan(*peran: Peran) -> list[int]:
    """Units that have one of these roles."""
    return list(PeranKrisis.objects.filter(peran__in=peran).values_list("unit_id", flat=True))


def berperan(actor: Actor, *peran: Peran) -> bool:
    """Has the actor's unit, or one above it, one of these roles?"""
    above = {actor.unit_id, actor.peta.kantor(actor.unit_id)}
    return PeranKrisis.objects.filter(peran__in=peran, unit_id__in=above).exists()


def sumbang_papan(
    kode: str, kartu: Callable[[Actor, int], list[KartuPapan]], kelompok: Callable[[Actor], str] | None = None
) -> None:
    """Put figures of another module on the command board; called from its manifest.

    `kelompok` names the readers who are shown the same figures, so that they share one board; without it each office
    is a group of its own.
    """
    SUMBANGAN.papan[kode] = kartu
    SUMBANGAN.kelompok[kode] = kelompok or (lambda actor: f"jabatan {actor.jabatan_id}")


def sumbang_evaluasi(kode: str, kartu: Callable[[Actor, int], list[KartuPapan]]) -> None:
    """Put figures of another module into reviews and the evaluation of an event; called from its manifest."""
    SUMBANGAN.evaluasi[kode] = kartu


def tergerak(pk: int) -> None:
    """Something that the board of an event shows has changed elsewhere: boards look again. Part of a command."""
    baca.gerakkan(pk)


def ikuti_perintah(actor: Actor, *, arahan: Arahan) -> None:  # noqa: ARG001 -- an event's signature
    """An order of the command is done or withdrawn in the house: its board shows it."""
    if arahan.sumber == OBJEK_KEJADIAN and arahan.sumber_id:
        baca.gerakkan(arahan.sumber_id)


def _ringkas(row: Kejadian) -> KejadianRingkas:
    same: dict[str, Any] = {n: getattr(row, n) for n in ("nama", "bahaya", "tempat", "mulai", "latihan")}
    return KejadianRingkas(id=row.pk, status=Status(row.status), **same)
