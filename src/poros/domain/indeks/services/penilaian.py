"""An assessment year from plan to announced result: shared out as penugasan, valued in rounds, frozen, announced."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.bahasa import naskah
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import StatusArahan
from poros.kernel.penugasan.services import tarik, terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran
from poros.kernel.penugasan.wewenang import Wewenang as WewenangTugas
from poros.kernel.registry import publish
from poros.kernel.wewenang import visible

from ..models import Butir, Instrumen, Penilaian, RiwayatPenilaian
from ..queries.instrumen import dapat_dinilai, daun
from ..rules.alur import FLOW, WAJIB_ALASAN, Aksi, Babak, Status
from ..values import DataPenilaian
from ..wewenang import SUMBER, Wewenang, rumah_unit
from .beku import bekukan, cabut

AKHIR_HARI = time(16, 0)
"""Deadlines that were given as a day end with the office hours."""


@command(Wewenang.PENILAIAN_SUSUN, rekam=("data",), kunci=False)
def susun(actor: Actor, unit: Unit, *, data: DataPenilaian) -> Penilaian:
    """Set up an assessment year; who owned an indicator in the last one owns it again until somebody says otherwise."""
    instrumen = Instrumen.objects.filter(pk=data.instrumen_id).first()
    if instrumen is None:
        raise Ditolak(_("Pilih instrumen."), "instrumen")
    if not dapat_dinilai(instrumen):
        raise Ditolak(_("Instrumen ini dihitung dari target dan realisasi, bukan dinilai per indikator."), "instrumen")
    if not data.batas_mandiri <= data.batas_internal <= data.batas_eksternal:
        raise Ditolak(_("Batas waktu harus berurutan: unit, penilai internal, penilai eksternal."), "batas_internal")
    if data.penilai_internal_id not in actor.peta.simpul:
        raise Ditolak(_("Pilih unit penilai internal."), "penilai_internal")
    try:
        with transaction.atomic():
            penilaian = _buat(unit, instrumen, data)
    except IntegrityError as error:
        words = _("Penilaian instrumen ini untuk tahun %(tahun)s sudah ada.") % {"tahun": data.tahun}
        raise Ditolak(words, "tahun") from error
    owners = _pemilik_lalu(actor, instrumen)
    Butir.objects.bulk_create(
        Butir(penilaian=penilaian, kode=leaf.kode, urutan=n, unit_id=owners.get(leaf.kode))
        for n, leaf in enumerate(daun(instrumen), start=1)
    )
    return penilaian


@command(Wewenang.PENILAIAN_BAGI)
def bagi(actor: Actor, penilaian: Penilaian, *, pemilik: Mapping[str, int | None]) -> int:
    """Say which office owns which indicator; returns how many are still nobody's."""
    if Status(penilaian.status) is not Status.DISUSUN:
        raise Ditolak(_("Pembagian hanya dapat diubah sebelum penilaian dimulai."))
    if any(unit not in actor.peta.simpul for unit in pemilik.values() if unit is not None):
        raise Ditolak(_("Ada unit yang tidak dikenal atau sudah tidak aktif."))
    rows = list(penilaian.butir.all())
    strange = next((kode for kode in pemilik if kode not in {row.kode for row in rows}), None)
    if strange is not None:
        raise Ditolak(_("Indikator %(kode)s tidak ada pada instrumen ini.") % {"kode": strange}, "pemilik")
    for row in rows:
        row.unit_id = pemilik.get(row.kode, row.unit_id)
    Butir.objects.bulk_update(rows, ["unit_id"])
    return sum(row.unit_id is None for row in rows)


@command(Wewenang.PENILAIAN_MULAI)
def mulai(actor: Actor, penilaian: Penilaian) -> Penilaian:
    """Hand the indicators out: one order to each office that owns some, with the deadline of the year."""
    groups: dict[int, list[Butir]] = defaultdict(list)
    for row in penilaian.butir.select_for_update(of=("self",)):
        if row.unit_id is None:
            raise Ditolak(
                _("Indikator %(kode)s belum ada pemiliknya. Bagikan dahulu semua indikator.") % {"kode": row.kode}
            )
        groups[row.unit_id].append(row)
    melangkah(actor, penilaian, Aksi.MULAI)
    for unit_id, rows in groups.items():
        tugas = _tugaskan(actor, penilaian, unit_id, rows)
        for row in rows:
            row.penugasan = tugas
    Butir.objects.bulk_update([row for rows in groups.values() for row in rows], ["penugasan"])
    penilaian.save(update_fields=["status"])
    return penilaian


@command(Wewenang.PENILAIAN_ALIR, rekam=("aksi", "catatan"))
def alirkan(actor: Actor, penilaian: Penilaian, *, aksi: Aksi, catatan: str = "") -> Penilaian:
    """Take the assessment one step on (or back, with a reason); freezing keeps everything the result rests on."""
    if aksi in {Aksi.MULAI, Aksi.UMUMKAN}:
        raise Ditolak(_("Langkah ini mempunyai perintahnya sendiri."))
    melangkah(actor, penilaian, aksi, catatan)
    if aksi is Aksi.NILAI_INTERNAL:
        _lengkap(penilaian, Babak.MANDIRI)
    if aksi is Aksi.NILAI_EKSTERNAL or (aksi is Aksi.BEKUKAN and not _dinilai(penilaian, Babak.EKSTERNAL)):
        # What the assessing office owns stays as it was answered: nobody judges his own work.
        _lengkap(penilaian, Babak.INTERNAL, kecuali=rumah_unit(actor.peta, penilaian.penilai_internal_id))
    if aksi is Aksi.CAIRKAN:
        cabut(actor, penilaian, catatan)
    if aksi is Aksi.BATALKAN:
        _tarik(actor, penilaian, catatan)
    penilaian.beku = bekukan(actor, penilaian) if aksi is Aksi.BEKUKAN else None
    penilaian.save(update_fields=["status", "beku"])
    return penilaian


@command(Wewenang.PENILAIAN_SIMPULKAN)
def tulis_simpulan(actor: Actor, penilaian: Penilaian, *, kondisi: str, rekomendasi: str) -> Penilaian:  # noqa: ARG001 -- every command has its actor
    """Write the conditions and recommendations that the sheet will carry; what is frozen is no longer written on."""
    if Status(penilaian.status) not in {Status.DINILAI_INTERNAL, Status.DINILAI_EKSTERNAL}:
        raise Ditolak(_("Kondisi dan rekomendasi ditulis selama penilai menilai."), "kondisi")
    penilaian.kondisi, penilaian.rekomendasi = kondisi.strip(), rekomendasi.strip()
    penilaian.save(update_fields=["kondisi", "rekomendasi"])
    return penilaian


@command(Wewenang.PENILAIAN_UMUMKAN)
def umumkan(actor: Actor, penilaian: Penilaian) -> Penilaian:
    """Stand for the frozen result before the public."""
    melangkah(actor, penilaian, Aksi.UMUMKAN)
    penilaian.save(update_fields=["status"])
    publish("penilaian.diumumkan", actor, penilaian=penilaian)
    return penilaian


def melangkah(actor: Actor, penilaian: Penilaian, aksi: Aksi, catatan: str = "") -> None:
    """Take one step of the flow and write it down."""
    if aksi in WAJIB_ALASAN and not catatan.strip():
        raise Ditolak(_("Tuliskan alasannya, supaya unit mengerti."), "catatan")
    penilaian.status = FLOW.step(Status(penilaian.status), aksi)
    RiwayatPenilaian.objects.create(
        penilaian=penilaian,
        aksi=aksi,
        status=penilaian.status,
        catatan=catatan.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )


def batas_waktu(hari: date) -> datetime:
    """The moment at which a day that was set as a deadline is over."""
    return timezone.make_aware(datetime.combine(hari, AKHIR_HARI))


def _buat(unit: Unit, instrumen: Instrumen, data: DataPenilaian) -> Penilaian:
    return Penilaian.objects.create(
        instrumen=instrumen,
        tahun=data.tahun,
        unit=unit,
        penilai_internal_id=data.penilai_internal_id,
        penilai_eksternal=data.penilai_eksternal,
        batas_mandiri=data.batas_mandiri,
        batas_internal=data.batas_internal,
        batas_eksternal=data.batas_eksternal,
    )


def _pemilik_lalu(actor: Actor, instrumen: Instrumen) -> dict[str, int]:
    rows = Butir.objects.filter(penilaian__instrumen__indeks=instrumen.indeks, unit_id__isnull=False)
    last = rows.order_by("penilaian__tahun", "penilaian_id").values_list("kode", "unit_id")
    return {kode: unit for kode, unit in last if unit in actor.peta.simpul}


def _dinilai(penilaian: Penilaian, babak: Babak) -> bool:
    return penilaian.butir.filter(**{f"{babak.value}__isnull": False}).exists()


def _lengkap(penilaian: Penilaian, babak: Babak, kecuali: Collection[int] = ()) -> None:
    missing = penilaian.butir.filter(**{f"{babak.value}__isnull": True}).exclude(unit_id__in=kecuali).count()
    if missing:
        raise Ditolak(
            ngettext(
                "%(n)s indikator belum bernilai pada babak ini.",
                "%(n)s indikator belum bernilai pada babak ini.",
                missing,
            )
            % {"n": missing}
        )


def _tarik(actor: Actor, penilaian: Penilaian, alasan: str) -> None:
    """Nobody goes on working, or is reminded, for a year that was called off; who issued an order withdraws it."""
    orders = Arahan.objects.filter(sumber=SUMBER, sumber_id=penilaian.pk, status=StatusArahan.BERLAKU)
    for order in visible(actor, WewenangTugas.ARAHAN_TARIK, orders):
        tarik(actor, order, alasan=alasan)


def _tugaskan(actor: Actor, penilaian: Penilaian, unit_id: int, rows: list[Butir]) -> Penugasan:
    names = {leaf.kode: leaf.nama for leaf in daun(penilaian.instrumen)}
    lines = "\n".join(f"{row.kode}. {names[row.kode]}" for row in rows)
    n = len(rows)
    with naskah():
        isi = ngettext(
            "Isi penilaian mandiri %(judul)s untuk %(n)s indikator beserta buktinya:\n%(daftar)s",
            "Isi penilaian mandiri %(judul)s untuk %(n)s indikator beserta buktinya:\n%(daftar)s",
            n,
        ) % {"judul": penilaian, "n": n, "daftar": lines}
    arahan = terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=RincianArahan(
            isi=isi,
            dasar=penilaian.instrumen.dasar,
            tenggat=batas_waktu(penilaian.batas_mandiri),
            sumber=SUMBER,
            sumber_id=penilaian.pk,
        ),
        kepada=[Sasaran(unit_id)],
    )
    return arahan.penugasan.get()
