"""Kota Contoh asks its people: two half-years are published, this one is open, answers come in by every way."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from poros.domain.survei.models import Jawaban, Layanan, Liputan, Survei, Titik
from poros.domain.survei.queries.jawaban import janggal
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.rules.isian import PITA, Kanal
from poros.domain.survei.services import (
    alirkan,
    buat_titik,
    catat_layanan,
    rancang,
    sisihkan,
    terbitkan,
    tindak_lanjuti,
)
from poros.domain.survei.values import DataLayanan, DataSurvei
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from .bahan import bahan
from .hari_ini import pejabat
from .organisasi import Kota

PENYELENGGARA = "org"
BENIH_ACAK = 29
UNSUR = [f"U{n}" for n in range(1, 10)]
KANAL = (Kanal.QR, Kanal.QR, Kanal.QR, Kanal.TIKET, Kanal.PETUGAS, Kanal.KERTAS)
PAGI = time(8, 0)


def survei(kota: Kota, hari: date) -> None:
    """Everything of the module `survei` that the demo shows."""
    acak = Random(BENIH_ACAK)  # noqa: S311 -- a demo must come out the same each time
    org = pejabat(kota, PENYELENGGARA)
    rows = bahan("survei")["layanan"]
    served = [_layanan(kota, org, row, hari) for row in rows]
    kini = _paruh(hari)
    lalu = _paruh(kini[0] - timedelta(days=1))
    dulu = _paruh(lalu[0] - timedelta(days=1))
    for masa, giliran in ((dulu, 1), (lalu, 0)):
        last = _jalankan(acak, org, served, (*masa, masa[1]), giliran)
        alirkan(org, last, aksi=Aksi.TUTUP)
        odd = [row.id for row in janggal(last, batas()) if row.cepat]
        sisihkan(org, last, jawaban=odd, alasan="Diisi kurang dari 15 detik dari satu loket")
        terbitkan(org, last)
    _jalankan(acak, org, served, (*kini, hari), 1)
    line = Liputan.objects.select_related("survei", "layanan").get(survei=last, layanan=served[3][0])
    tindak_lanjuti(
        org, line, isi="Perpendek waktu tunggu rawat jalan: nilai unsur U3 terendah dalam survei ini.",
        tenggat=hari + timedelta(days=60), unsur="U3",
    )  # fmt: skip


def _paruh(hari: date) -> tuple[date, date]:
    """The half-year of a day: its first and its last day."""
    if hari.month <= 6:  # noqa: PLR2004 -- halves of a year
        return date(hari.year, 1, 1), date(hari.year, 6, 30)
    return date(hari.year, 7, 1), date(hari.year, 12, 31)


def _layanan(kota: Kota, org: Actor, row: dict[str, Any], hari: date) -> tuple[Layanan, Titik, dict[str, Any]]:
    data = DataLayanan(nama=row["nama"], dari=date(hari.year - 3, 1, 2))
    made = catat_layanan(org, kota.unit[row["unit"]], data=data)
    return made, buat_titik(org, made, nama="Loket 1"), row


def _jalankan(
    acak: Random,
    org: Actor,
    served: list[tuple[Layanan, Titik, dict[str, Any]]],
    masa: tuple[date, date, date],
    giliran: int,
) -> Survei:
    mulai, selesai, sampai = masa
    data = DataSurvei(
        nama=f"Semester {'I' if mulai.month == 1 else 'II'} {mulai.year}",
        instrumen="ikm-2017",
        mulai=mulai,
        selesai=selesai,
        populasi={made.pk: row["populasi"] for made, _t, row in served},
    )
    opened = alirkan(org, rancang(org, Unit(pk=org.unit_id), data=data), aksi=Aksi.BUKA)
    answers = [
        _jawaban(acak, opened, titik, row, mulai + timedelta(days=acak.randrange((sampai - mulai).days + 1)))
        for _made, titik, row in served
        for _n in range(row["jawaban"][giliran])
    ]
    Jawaban.objects.bulk_create(sorted(answers, key=lambda a: a.diterima), batch_size=1000)
    return opened


def _jawaban(acak: Random, opened: Survei, titik: Titik, row: dict[str, Any], hari: date) -> Jawaban:
    """One visitor in the hours of the counter; who is content gives fours, what is weak gets less."""
    mood = acak.gauss(row["rata"], 0.45)
    values = [mood + acak.gauss(0, 0.4) - (0.6 if kode in row["lemah"] else 0) for kode in UNSUR]
    kanal = acak.choice(KANAL)
    at = timezone.make_aware(datetime.combine(hari, PAGI)) + timedelta(seconds=acak.randrange(7 * 3600))
    known = acak.random() < 0.9  # noqa: PLR2004 -- most people say who they are
    bands = {field: acak.choice(list(kind)).value if known else "" for field, kind in PITA.items()}
    said = acak.choice(bahan("survei")["saran"]) if acak.random() < 0.05 else ""  # noqa: PLR2004 -- few write
    return Jawaban(
        kunci=UUID(int=acak.getrandbits(128), version=4),
        survei=opened,
        layanan_id=titik.layanan_id,
        titik=titik if kanal in {Kanal.QR, Kanal.TIKET} else None,
        unit_id=None if kanal in {Kanal.QR, Kanal.TIKET} else titik.layanan.unit_id,
        kanal=kanal,
        luring=acak.random() < 0.1,  # noqa: PLR2004 -- some had no network
        nilai=[min(4, max(1, round(v))) for v in values],
        saran=said,
        lama=acak.randrange(6, 15) if acak.random() < 0.01 else acak.randrange(40, 260),  # noqa: PLR2004 -- a few only tapped
        diisi=at,
        diterima=at,
        **bands,
    )
