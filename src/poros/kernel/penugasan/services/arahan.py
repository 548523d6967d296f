"""Giving an order to units, and taking it back."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.registry import publish
from poros.kernel.tenggat.queries import mesin

from ..models import Arahan, KlaimSumberDaya, Penugasan
from ..queries.konflik import periksa
from ..rules import TERBUKA, Aksi, Peran, Status, StatusArahan
from ..values import Klaim, RincianArahan, Sasaran
from ..wewenang import Wewenang
from .konflik import catat_temuan
from .riwayat import tambah_riwayat

__all__ = ["Klaim", "RincianArahan", "Sasaran", "tarik", "terbitkan"]


@command(Wewenang.TERBITKAN, rekam=("kepada", "tenggat"), kunci=False)
def terbitkan(
    actor: Actor, unit: Unit, *, rincian: RincianArahan, kepada: Sequence[Sasaran]
) -> Arahan:
    """Issue an order from the actor's office to units, as one act; what it collides with is found and kept.

    The caller has shown the collisions beforehand (`queries.konflik.periksa`); an order that collides is
    issued all the same when a person wants it so, and the finding waits for the common superior.
    """
    kini = timezone.now()
    _periksa_sasaran(actor, kepada)
    arahan = _simpan(actor, rincian, kini, _tenggat(actor, rincian, kini))
    if rincian.klaim:
        KlaimSumberDaya.objects.bulk_create(
            KlaimSumberDaya(
                arahan=arahan, sumber_daya_id=k.sumber_daya_id, jumlah=k.jumlah, mulai=k.mulai, selesai=k.selesai
            )
            for k in rincian.klaim
        )
    penugasan = Penugasan.objects.bulk_create([_penugasan(actor, arahan, s, kini) for s in kepada])
    for tugas in penugasan:
        tambah_riwayat(actor, tugas, None, Status.TERKIRIM, kini)
    beritahu(
        "penugasan.baru",
        penugasan,
        unit={t.unit_id: t.pk for t in penugasan if t.pelaksana_id is None},
        jabatan={t.pelaksana_id: t.pk for t in penugasan if t.pelaksana_id},
    )
    if rincian.dapat_bertabrakan:
        catat_temuan(arahan, periksa(actor, rincian, kepada, arahan=arahan))
    publish("arahan.terbit", actor, arahan=arahan)
    return arahan


@command(Wewenang.ARAHAN_TARIK, rekam=("alasan",))
def tarik(actor: Actor, arahan: Arahan, *, alasan: str) -> Arahan:
    """Withdraw an order with its open work; nothing is deleted, the receivers are told."""
    if arahan.status != StatusArahan.BERLAKU:
        raise Ditolak(_("Arahan ini sudah tidak berlaku, jadi tidak dapat ditarik."))
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan penarikan."), "alasan")
    kini = timezone.now()
    arahan.status = StatusArahan.DITARIK
    arahan.save(update_fields=["status"])
    terbuka = list(arahan.penugasan.select_for_update().filter(status__in=TERBUKA))
    for tugas in terbuka:
        tugas.status = Status.DIBATALKAN
        tambah_riwayat(actor, tugas, Aksi.BATALKAN, Status.DIBATALKAN, kini, alasan)
    Penugasan.objects.bulk_update(terbuka, ["status"])
    beritahu("penugasan.dibatalkan", terbuka, unit={t.unit_id: t.pk for t in terbuka})
    return arahan


def _periksa_sasaran(actor: Actor, kepada: Sequence[Sasaran]) -> None:
    if not kepada:
        raise Ditolak(_("Pilih paling sedikit satu unit penerima."), "kepada")
    units = [s.unit_id for s in kepada]
    if len(set(units)) < len(units):
        raise Ditolak(_("Satu unit disebut lebih dari sekali."), "kepada")
    if any(u not in actor.peta.simpul for u in units):
        raise Ditolak(_("Ada unit penerima yang tidak dikenal atau sudah tidak aktif."), "kepada")
    if all(s.peran is Peran.PENDUKUNG for s in kepada):
        raise Ditolak(_("Unit pendukung membutuhkan satu penanggung jawab."), "kepada")


def _tenggat(actor: Actor, rincian: RincianArahan, kini: datetime) -> tuple[datetime | None, str]:
    """A date that was given, else the clock of a rule: the one named, or that of the speed."""
    if rincian.tenggat is not None:
        if rincian.tenggat <= kini:
            raise Ditolak(_("Tenggat harus di waktu yang akan datang."), "tenggat")
        return rincian.tenggat, rincian.aturan_tenggat
    kode = rincian.aturan_tenggat or f"surat-{rincian.kecepatan.value}"
    try:
        return mesin(actor).jatuh_tempo(kode, kini), kode
    except LookupError:
        raise Ditolak(
            _("Aturan tenggat %(kode)s tidak berlaku hari ini. Pilih tanggal.") % {"kode": kode}, "tenggat"
        ) from None


def _simpan(actor: Actor, r: RincianArahan, kini: datetime, tenggat: tuple[datetime | None, str]) -> Arahan:
    _periksa_rincian(r)
    arahan = Arahan(
        penerbit_id=actor.jabatan_id,
        pemangku_id=actor.jabat.pemangku_id,
        sumber=r.sumber,
        sumber_id=r.sumber_id,
        isi=r.isi.strip(),
        dasar=r.dasar,
        kecepatan=r.kecepatan,
        kerahasiaan=r.kerahasiaan,
        tindak=r.tindak,
        objek=r.objek.strip("/"),
        tanda=r.tanda,
        nilai=r.nilai,
        mulai=r.mulai,
        selesai=r.selesai,
        tenggat=tenggat[0],
        aturan_tenggat=tenggat[1],
        terbit=kini,
    )
    if r.menggantikan_id is not None:
        arahan.menggantikan = _gantikan(actor, r.menggantikan_id)
    arahan.save(force_insert=True)
    return arahan


def _periksa_rincian(r: RincianArahan) -> None:
    if not r.isi.strip():
        raise Ditolak(_("Tuliskan isi arahan."), "isi")
    if r.tindak and not (r.objek.strip("/") and r.mulai and r.selesai):
        raise Ditolak(_("Arahan dengan tindakan memerlukan objek dan jendela waktu."), "objek")
    if r.mulai and r.selesai and r.selesai <= r.mulai:
        raise Ditolak(_("Waktu selesai harus setelah waktu mulai."), "selesai")


def _gantikan(actor: Actor, pk: int) -> Arahan:
    lama = Arahan.objects.select_for_update().filter(pk=pk, penerbit_id=actor.jabatan_id).first()
    if lama is None:
        raise Ditolak(_("Hanya arahan dari jabatan yang sama yang dapat digantikan."), "menggantikan")
    lama.status = StatusArahan.DIGANTIKAN
    lama.save(update_fields=["status"])
    return lama


def _penugasan(actor: Actor, arahan: Arahan, sasaran: Sasaran, kini: datetime) -> Penugasan:
    peta = actor.peta
    rantai = peta.rantai(sasaran.unit_id)
    return Penugasan(
        arahan=arahan,
        unit_id=sasaran.unit_id,
        kantor_id=peta.kantor(sasaran.unit_id),
        koordinator_id=rantai[0] if rantai else None,
        penerbit_id=actor.jabatan_id,
        pelaksana_id=sasaran.jabatan_id,
        peran=sasaran.peran,
        status=Status.TERKIRIM,
        kecepatan=arahan.kecepatan,
        kerahasiaan=arahan.kerahasiaan,
        tenggat=arahan.tenggat,
        dikirim=kini,
    )
