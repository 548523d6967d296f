"""The public's door: an answer comes in, once, from nobody in particular. No office acts here, so it is no command.

What it leaves is an answer that names nobody and is never changed; of the device only a keyed trace of one day.
"""

import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.daerah.siap import siap

from ..models import Jawaban, KunciHarian, SidikHarian, Survei, Tiket, Titik
from ..queries.layanan import tiket_ada
from ..queries.parameter import batas, instrumen
from ..rules.alur import Status
from ..rules.hitung import skala
from ..rules.isian import PITA, Kanal, Terima, diisi_pada, masih_diterima
from ..values import Asal, Isian
from .layanan import sidik_tiket

SEMENIT = timedelta(minutes=1)
SARAN_MAKS = 1000

# A shared lock: answers do not wait for one another, but closing and publishing wait for those that are coming in.
TERBUKA = """
SELECT s.id, s.instrumen, s.ditutup FROM survei_survei s JOIN survei_liputan l ON l.survei_id = s.id
WHERE l.layanan_id = %s AND s.status IN (%s, %s) ORDER BY s.id FOR SHARE OF s
"""
SISIP = """
INSERT INTO survei_jawaban (kunci, survei_id, layanan_id, titik_id, unit_id, kanal, luring, nilai, jenis_kelamin, umur,
                            pendidikan, pekerjaan, saran, lama, diisi, diterima)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (kunci) DO NOTHING
"""
SEKALI = """
INSERT INTO survei_sidikharian AS h (sidik, hari, jumlah) VALUES (%s, %s, 1)
ON CONFLICT (sidik) DO UPDATE SET jumlah = h.jumlah + 1 WHERE h.jumlah < %s
"""


class Tolak(Exception):  # noqa: N818 -- never leaves the services: it only undoes what was written
    def __init__(self, sebab: Terima) -> None:
        super().__init__(sebab)
        self.sebab = sebab


def terima(titik: Titik, *, isian: Isian, asal: Asal, kini: datetime | None = None) -> Terima:
    """Take an answer given at a counter. Whatever is not taken leaves nothing behind."""
    now = kini or timezone.now()
    try:
        with transaction.atomic():
            survei = survei_untuk(titik.layanan_id, isian, now)
            if not simpan(survei, isian, asal.kanal, titik=titik, layanan_id=titik.layanan_id, kini=now):
                return Terima.SUDAH
            _saring(titik, survei, asal, now)
    except Tolak as refused:
        return refused.sebab
    return Terima.DITERIMA


def survei_untuk(layanan_id: int, isian: Isian, kini: datetime) -> Survei:
    """The survey an answer belongs to: the open one, or the one that was open when it was filled in."""
    diisi = diisi_pada(isian.diisi, kini, batas())
    with siap() as cursor:
        cursor.execute(TERBUKA, [layanan_id, Status.BUKA.value, Status.TUTUP.value])
        rows = cursor.fetchall()
    for pk, kode, ditutup in rows:
        if masih_diterima(diisi, ditutup, kini, batas()):
            return Survei(pk=pk, instrumen=kode)
    raise Tolak(Terima.TUTUP)


def simpan(
    survei: Survei,
    isian: Isian,
    kanal: Kanal,
    *,
    layanan_id: int,
    kini: datetime,
    titik: Titik | None = None,
    unit_id: int | None = None,
) -> bool:
    """Keep an answer; False when it is there already."""
    _periksa(survei, isian)
    pita = [isian.pita.get(field, "") for field in PITA]
    row = [
        isian.kunci, survei.pk, layanan_id, titik.pk if titik else None, unit_id, kanal.value, isian.luring,
        list(isian.nilai), *pita, isian.saran.strip()[:SARAN_MAKS], isian.lama,
        diisi_pada(isian.diisi, kini, batas()), kini,
    ]  # fmt: skip
    return _jalankan(SISIP, row) == 1


def buang_harian(hari_ini: datetime) -> int:
    """Throw away the secrets of past days with their traces; returns how many traces."""
    past = timezone.localdate(hari_ini)
    KunciHarian.objects.filter(hari__lt=past).delete()
    return SidikHarian.objects.filter(hari__lt=past).delete()[0]


def _periksa(survei: Survei, isian: Isian) -> None:
    made = instrumen(survei.instrumen)
    low, high = skala(made) or (1, 0)
    if len(isian.nilai) != len(made.daun) or any(not low <= v <= high for v in isian.nilai):
        raise Ditolak(_("Jawab semua pertanyaan."), "nilai")
    if any(isian.pita.get(field, "") not in ("", *bands) for field, bands in PITA.items()):
        raise Ditolak(_("Ada pilihan yang tidak dikenal."), "pita")


def _saring(titik: Titik, survei: Survei, asal: Asal, kini: datetime) -> None:
    """One visit, one answer: by ticket, else by device, by its trace of the day, and not faster than people come."""
    if asal.tiket:
        sidik = sidik_tiket(asal.tiket)
        if Tiket.objects.filter(titik=titik, sidik=sidik, terpakai=False).update(terpakai=True):
            return
        raise Tolak(Terima.TIKET_TERPAKAI if tiket_ada(titik, sidik) else Terima.TIKET_SALAH)
    if titik.wajib_tiket:
        raise Tolak(Terima.TIKET_WAJIB)
    if asal.pernah:
        raise Tolak(Terima.GANDA)
    limit = batas()
    if Jawaban.objects.filter(titik=titik, diterima__gt=kini - SEMENIT).count() > limit.semenit_per_titik:
        raise Tolak(Terima.RAMAI)
    hari = timezone.localdate(kini)
    trace = hmac.digest(_kunci(hari), f"{survei.pk}|{titik.layanan_id}|{asal.gawai}".encode(), "sha256").hex()
    if _jalankan(SEKALI, [trace, hari, limit.sehari_per_gawai]) == 0:
        raise Tolak(Terima.GANDA)


def _kunci(hari: object) -> bytes:
    """The secret of the day; whoever comes first makes it."""
    found = KunciHarian.objects.filter(hari=hari).values_list("kunci", flat=True).first()
    if found is None:
        KunciHarian.objects.bulk_create([KunciHarian(hari=hari, kunci=secrets.token_bytes(32))], ignore_conflicts=True)
        found = KunciHarian.objects.values_list("kunci", flat=True).get(hari=hari)
    return bytes(found)


def _jalankan(perintah: str, nilai: Sequence[object]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(perintah, nilai)
        return int(cursor.rowcount)
