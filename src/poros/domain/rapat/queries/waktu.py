"""Finding a time, and what a chosen time collides with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from poros.kernel.organisasi.actor import Actor
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import visible
from poros.pure import rapat as mesin_rapat
from poros.pure.rapat import DARING, Orang, Permintaan, Ruang, Sibuk

from ..models import Peserta, Rapat
from ..models import Ruang as BarisRuang
from ..values import Benturan, Cari, Jadwal
from ..wewenang import Wewenang
from .kalender import Isi, isi_orang, isi_ruang, orang_dari, tempat_rapat, tempuh
from .parameter import jam

TAWARAN = 12
SEMENIT = timedelta(minutes=1)
PENDAHULUAN = timedelta(hours=6)
"""How far before and after a time somebody's appointments are read: longer than any way between two places."""


@dataclass(frozen=True, slots=True)
class Tawaran:
    """A time that suits; `absen` names who would be welcome and cannot."""

    mulai: datetime
    selesai: datetime
    ruang: BarisRuang | None
    absen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rintangan:
    """A time that nearly suits, and who is kept by what."""

    mulai: datetime
    penghalang: tuple[tuple[str, str, datetime, datetime], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilCari:
    """The times, or why there is none: see `pure.rapat.pencari`."""

    tawaran: tuple[Tawaran, ...]
    terdekat: tuple[Rintangan, ...]
    penentu: tuple[str, ...]
    tanpa_waktu: bool
    sempit: bool
    tanpa_ruang: bool


def ruang_terlihat(actor: Actor) -> QuerySet[BarisRuang]:
    rows = BarisRuang.objects.filter(sumber_daya__aktif=True).select_related("sumber_daya", "lokasi")
    return visible(actor, Wewenang.RUANG_LIHAT, rows)


def cari(actor: Actor, rapat: Rapat, ask: Cari) -> HasilCari:
    """Look for a time in the office hours of the working days asked for: eleven statements, however many people."""
    awal = _pada(datetime.combine(ask.dari, time.min))
    akhir = _pada(datetime.combine(ask.sampai, time.max))
    guests = [p for p in rapat.peserta.select_related("jabatan") if p.jabatan_id]
    rooms = {} if ask.daring else {str(r.pk): r for r in ruang_terlihat(actor)}
    offices = [p.jabatan_id for p in guests if p.jabatan_id]
    holder = orang_dari(offices, awal)
    taken = isi_orang(set(holder.values()), awal, akhir, kecuali=rapat.pk)
    found = mesin_rapat.cari(
        Permintaan(
            lama=ask.lama,
            jendela=tuple(_jendela(actor, ask, awal)),
            orang=tuple(
                Orang(str(p.pk), tuple(_sibuk(taken.get(holder.get(p.jabatan_id or 0, 0), ()), awal)), p.wajib)
                for p in guests
            ),
            ruang=_ruang(ask, rooms, isi_ruang(awal, akhir, kecuali=rapat.pk), awal),
            kursi=0 if ask.daring else ask.kursi,
            tempuh=tempuh(),
            langkah=jam().langkah,
            banyak=TAWARAN,
        )
    )
    names = {str(p.pk): str(p) for p in guests}
    return HasilCari(
        tawaran=tuple(
            Tawaran(_saat(awal, p.mulai), _saat(awal, p.selesai), rooms.get(p.ruang), tuple(names[k] for k in p.absen))
            for p in found.pilihan
        ),
        terdekat=tuple(
            Rintangan(
                _saat(awal, r.mulai),
                tuple((names[k], s.kode, _saat(awal, s.mulai), _saat(awal, s.selesai)) for k, s in r.penghalang),
            )
            for r in found.terdekat
        ),
        penentu=tuple(names[k] for k in found.penentu),
        tanpa_waktu=found.tanpa_waktu,
        sempit=found.sempit,
        tanpa_ruang=found.tanpa_ruang,
    )


def benturan(rapat: Rapat) -> list[Benturan]:
    """What the chosen time collides with in the calendars of those who are to come. Six statements, or none."""
    if rapat.mulai is None or rapat.selesai is None:
        return []
    guests = [p for p in rapat.peserta.select_related("jabatan") if p.jabatan_id]
    return bentrok_peserta(guests, rapat.mulai, rapat.selesai, tempat_rapat(rapat), kecuali=rapat.pk)


def benturan_jadwal(rapat: Rapat, jadwal: Jadwal) -> list[Benturan]:
    """As `benturan`, of a time that is only thought of."""
    guests = [p for p in rapat.peserta.select_related("jabatan") if p.jabatan_id]
    room = BarisRuang.objects.filter(pk=jadwal.ruang_id).first() if jadwal.ruang_id else None
    place = room.lokasi_id if room else jadwal.lokasi_id
    return bentrok_peserta(guests, jadwal.mulai, jadwal.selesai, str(place or ""), kecuali=rapat.pk)


def bentrok_peserta(
    guests: Sequence[Peserta], mulai: datetime, selesai: datetime, tempat: str, *, kecuali: int = 0, agenda: int = 0
) -> list[Benturan]:
    """As `benturan`, for any time and place."""
    holder = orang_dari([p.jabatan_id for p in guests if p.jabatan_id], mulai)
    awal = mulai - PENDAHULUAN
    taken = isi_orang(set(holder.values()), awal, selesai + PENDAHULUAN, kecuali=kecuali, agenda=agenda)
    ways, found = tempuh(), []
    for guest in guests:
        rows = _sibuk(taken.get(holder.get(guest.jabatan_id or 0, 0), ()), awal)
        hits = mesin_rapat.bentrok(_menit(awal, mulai), _menit(awal, selesai), tempat, rows, ways)
        found += [
            Benturan(guest.jabatan_id or 0, str(guest), s.kode, _saat(awal, s.mulai), _saat(awal, s.selesai))
            for s in hits
        ]
    return found


def ruang_terpakai(rapat: Rapat, ruang: BarisRuang, mulai: datetime, selesai: datetime) -> bool:
    """Is the room taken by something else at that time? Two statements."""
    rows = isi_ruang(mulai, selesai, kecuali=rapat.pk).get(ruang.sumber_daya_id, ())
    return any(r.mulai < selesai and mulai < r.selesai for r in rows)


def _jendela(actor: Actor, ask: Cari, awal: datetime) -> list[tuple[int, int]]:
    kalender = mesin(actor).kalender
    days = [ask.dari + timedelta(days=n) for n in range((ask.sampai - ask.dari).days + 1)]
    now = timezone.localtime()
    return [
        (max(_menit(awal, begin), _menit(awal, now)), _menit(awal, end))
        for day in days
        if kalender.is_working_day(day)
        for begin, end in (
            (_pada(datetime.combine(day, a)), _pada(datetime.combine(day, b))) for a, b in jam().jendela[day.weekday()]
        )
        if end > now
    ]


def _ruang(ask: Cari, rooms: dict[str, BarisRuang], taken: dict[int, list[Isi]], awal: datetime) -> tuple[Ruang, ...]:
    if ask.daring:
        return (Ruang("", 0, DARING),)
    return tuple(
        Ruang(kode, r.kursi, str(r.lokasi_id), tuple(_sibuk(taken.get(r.sumber_daya_id, ()), awal)))
        for kode, r in rooms.items()
    )


def _sibuk(rows: Sequence[Isi], awal: datetime) -> list[Sibuk]:
    return [Sibuk(_menit(awal, r.mulai), _menit(awal, r.selesai), r.tempat, r.jenis) for r in rows]


def _menit(awal: datetime, saat: datetime) -> int:
    return (saat - awal) // SEMENIT


def _saat(awal: datetime, menit: int) -> datetime:
    return timezone.localtime(awal + menit * SEMENIT)


def _pada(saat: datetime) -> datetime:
    return timezone.make_aware(saat)
