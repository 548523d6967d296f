"""A year of letters for Kota Contoh: drawn from templates, then played forward hour by hour to today."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan, Peran, Status
from poros.kernel.tenggat.queries import Mesin

from .bahan import bahan

BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
PER_HARI = 6
JAM_KERJA = 8.0
KECEPATAN = ((Kecepatan.BIASA, 78), (Kecepatan.SEGERA, 17), (Kecepatan.SANGAT_SEGERA, 5))
RAHASIA = 0.02
DIKEMBALIKAN = 0.06
DITOLAK = 0.08
RATA_HARI = {Kecepatan.BIASA: 3.2, Kecepatan.SEGERA: 1.4, Kecepatan.SANGAT_SEGERA: 0.7}


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One step in the life of a unit's part: what became of it, when, by which unit's office, with which words."""

    aksi: str
    status: Status
    waktu: datetime
    oleh: tuple[str, str]
    catatan: str = ""
    kemajuan: int | None = None


@dataclass(slots=True)
class Bagian:
    """One unit's part of an order."""

    unit: str
    peran: Peran
    kejadian: list[Kejadian] = field(default_factory=list)

    @property
    def status(self) -> Status:
        return self.kejadian[-1].status


@dataclass(slots=True)
class Naskah:
    """One letter with all that came of it."""

    perihal: str
    klasifikasi: str
    pengirim: str
    kecepatan: Kecepatan
    kerahasiaan: Kerahasiaan
    diterima: datetime
    didisposisi: datetime | None
    pendisposisi: str
    tenggat: datetime | None
    bagian: list[Bagian]


def setahun(acak: Random, mesin: Mesin, kini: datetime) -> Iterator[Naskah]:
    """All letters of the twelve months before `kini`, in the order in which they came."""
    day = kini.date() - timedelta(days=365)
    while day <= kini.date():
        if mesin.kalender.is_working_day(day):
            times = sorted(_pukul(acak, day) for _ in range(_banyak(acak, day)))
            yield from (_naskah(acak, mesin, at, kini) for at in times if at < kini)
        day += timedelta(days=1)


def _banyak(acak: Random, day: date) -> int:
    """Mondays are full, and so are the months in which plans and accounts are due."""
    load = PER_HARI * (1.4 if day.weekday() == 0 else 1.0) * (1.25 if day.month in {3, 7, 11} else 1.0)
    return max(0, round(acak.gauss(load, 2)))


def _pukul(acak: Random, day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8))) + timedelta(minutes=acak.randrange(7 * 60))


def _naskah(acak: Random, mesin: Mesin, at: datetime, kini: datetime) -> Naskah:
    perihal, kode, *units = acak.choice(bahan("surat"))
    nama = bahan("nama")
    kecepatan = acak.choices([k for k, _w in KECEPATAN], [w for _k, w in KECEPATAN])[0]
    disposed: datetime | None = maju(mesin, at, acak.expovariate(1 / 3.5))
    if disposed and disposed > kini:
        disposed = None
    tenggat = mesin.jatuh_tempo(f"surat-{kecepatan.value}", disposed) if disposed else None
    return Naskah(
        perihal=perihal.format(tempat=acak.choice(nama["tempat"]), bulan=BULAN[at.month - 1]),
        klasifikasi=kode,
        pengirim=acak.choice(nama["pengirim"]),
        kecepatan=kecepatan,
        kerahasiaan=Kerahasiaan.RAHASIA if acak.random() < RAHASIA else Kerahasiaan.TERBATAS,
        diterima=at,
        didisposisi=disposed,
        pendisposisi=acak.choices(["setda", "as1", "as2"], [6, 2, 2])[0],
        tenggat=tenggat,
        bagian=[_bagian(kini, n, _hidup(acak, mesin, u, disposed, kecepatan), u, disposed) for n, u in enumerate(units)]
        if disposed
        else [],
    )


def _bagian(kini: datetime, n: int, hidup: Iterator[Kejadian], unit: str, at: datetime) -> Bagian:
    """The part of one unit in a sheet of `at`, as far as it has come by now."""
    part = Bagian(unit, Peran.UTAMA if n == 0 else Peran.PENDUKUNG, [Kejadian("", Status.TERKIRIM, at, ("", ""))])
    for event in hidup:
        if event.waktu >= kini:
            break
        part.kejadian.append(event)
    return part


def _hidup(acak: Random, mesin: Mesin, unit: str, at: datetime, kecepatan: Kecepatan) -> Iterator[Kejadian]:
    """Accept, perhaps return first; work, report; hand in; perhaps be sent back; verified; approved."""
    nama, kepala, koordinator = bahan("nama"), (unit, "kepala"), ("", "koordinator")
    faktor = bahan("kota_contoh")["lambat"].get(unit, 1.0)
    t = maju(mesin, at, acak.expovariate(1 / 4.0))
    if acak.random() < DIKEMBALIKAN * faktor:
        yield Kejadian("kembalikan", Status.DIKEMBALIKAN, t, kepala, acak.choice(nama["kembali"]))
        t = maju(mesin, t, acak.uniform(2, 10))
        yield Kejadian("tegaskan", Status.DITEGASKAN, t, koordinator, "Sesuai tugas dan fungsi; harap dikerjakan.")
        t = maju(mesin, t, acak.uniform(1, 4))
    yield Kejadian("terima", Status.DITERIMA, t, kepala)
    work = RATA_HARI[kecepatan] * JAM_KERJA * faktor * acak.lognormvariate(0, 0.55)
    t = maju(mesin, t, work * 0.5)
    yield Kejadian("laporkan", Status.DIKERJAKAN, t, kepala, acak.choice(nama["kemajuan"]), acak.randrange(20, 70, 5))
    t = maju(mesin, t, work * 0.5)
    yield Kejadian("serahkan", Status.MENUNGGU_VERIFIKASI, t, kepala, acak.choice(nama["hasil"]), 100)
    t = maju(mesin, t, acak.uniform(1, 9))
    if acak.random() < DITOLAK:
        yield Kejadian("tolak", Status.DIKERJAKAN, t, koordinator, "Bukti belum menunjukkan hasil yang diminta.")
        t = maju(mesin, t, acak.uniform(4, 14))
        yield Kejadian("serahkan", Status.MENUNGGU_VERIFIKASI, t, kepala, acak.choice(nama["hasil"]), 100)
        t = maju(mesin, t, acak.uniform(1, 6))
    yield Kejadian("verifikasi", Status.TERVERIFIKASI, t, koordinator)
    t = maju(mesin, t, acak.uniform(1, 10))
    yield Kejadian("setujui", Status.SELESAI, t, ("", "penerbit"))


def maju(mesin: Mesin, at: datetime, jam: float) -> datetime:
    """Move on by so many office hours (08.00–16.00 on working days)."""
    local = timezone.localtime(at)
    opening = local.replace(hour=8, minute=0, second=0, microsecond=0)
    spent = min(max((local - opening).total_seconds() / 3600, 0.0), JAM_KERJA) + jam
    days, rest = divmod(spent, JAM_KERJA)
    day = mesin.kalender.tambah_hari_kerja(mesin.kalender.berikut(local.date()), int(days))
    return timezone.make_aware(datetime.combine(day, time(8))) + timedelta(hours=rest)
