"""Resources: entered, asked for, assigned without double booking, arrived, released; also those of others."""

from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.kirim import beritahu

from ..models import Klaim, PermintaanSarana, Sarana
from ..queries.sarana import bentrok
from ..rules.alur import (
    FLOW_KLAIM,
    FLOW_PERMINTAAN,
    KLAIM_HIDUP,
    AksiKlaim,
    AksiPermintaan,
    AsalSarana,
    KeadaanSarana,
    StatusKlaim,
    StatusPermintaan,
)
from ..values import DataPermintaan, DataSarana
from ..wewenang import Wewenang
from .kejadian import berubah, kolom

JUMLAH_SARANA = 500


@command(Wewenang.SARANA_CATAT, rekam=("data",), kunci=False)
def catat_sarana(actor: Actor, unit: Unit, *, data: DataSarana) -> Sarana:  # noqa: ARG001 -- the unit authorises
    """Enter a resource for which one's unit answers; others' too, with their name."""
    _periksa(data)
    return Sarana.objects.create(unit=unit, **_kolom(data))


@command(Wewenang.SARANA_UBAH, rekam=("data",))
def ubah_sarana(actor: Actor, sarana: Sarana, *, data: DataSarana) -> Sarana:  # noqa: ARG001 -- a command's actor
    """Change it, or say that it is broken; what it is claimed for stays."""
    _periksa(data, sarana.pk)
    for name, value in _kolom(data).items():
        setattr(sarana, name, value)
    sarana.save()
    return sarana


@command(Wewenang.PERMINTAAN_AJUKAN, rekam=("data",), kunci=False)
def minta_sarana(actor: Actor, unit: Unit, *, data: DataPermintaan) -> PermintaanSarana:
    """Ask for so many of a kind, somewhere, for a time."""
    if data.selesai <= data.mulai:
        raise Ditolak(_("Waktunya harus berakhir sesudah mulai."), "selesai")
    if not 0 < data.jumlah <= JUMLAH_SARANA:
        raise Ditolak(_("Isikan jumlah yang masuk akal."), "jumlah")
    if not data.keperluan.strip() or not data.tempat.strip():
        raise Ditolak(_("Sebutkan untuk apa dan di mana."), "keperluan")
    row = PermintaanSarana.objects.create(unit=unit, **asdict(data) | kolom(actor, data.kejadian_id))
    berubah(row)
    return row


@command(Wewenang.PERMINTAAN_PUTUS, rekam=("sarana_id", "mulai", "selesai"))
def tugaskan_sarana(
    actor: Actor,
    permintaan: PermintaanSarana,
    *,
    sarana_id: int,
    mulai: datetime | None = None,
    selesai: datetime | None = None,
) -> Klaim:
    """Set a resource aside for the request. That it is free then is for the database to say."""
    status = StatusPermintaan(permintaan.status)
    FLOW_PERMINTAAN.step(status, AksiPermintaan.PENUHI)
    row = Sarana.objects.filter(pk=sarana_id, aktif=True, jenis=permintaan.jenis).first()
    if row is None or row.keadaan != KeadaanSarana.SIAP:
        raise Ditolak(_("Pilih sarana sejenis yang siap."), "sarana")
    begin, end = mulai or permintaan.mulai, selesai or permintaan.selesai
    if end <= begin:
        raise Ditolak(_("Waktunya harus berakhir sesudah mulai."), "selesai")
    try:
        with transaction.atomic():
            made = Klaim.objects.create(permintaan=permintaan, sarana=row, mulai=begin, selesai=end)
    except IntegrityError as error:
        taken = bentrok(row.pk, begin, end)
        words = f"{taken.permintaan}, {timezone.localtime(taken.selesai):%d-%m-%Y %H.%M}" if taken else ""
        raise Ditolak(_("%(nama)s sudah ditugaskan: %(lain)s.") % {"nama": row, "lain": words}, "sarana") from error
    if _hidup(permintaan) >= permintaan.jumlah:
        _melangkah(permintaan, AksiPermintaan.PENUHI)
    beritahu("logistik.sarana", [permintaan], unit={row.unit_id: permintaan.pk}, kecuali=actor.orang_id)
    berubah(permintaan)
    return made


@command(Wewenang.PERMINTAAN_PUTUS, rekam=("alasan",))
def tolak_permintaan(actor: Actor, permintaan: PermintaanSarana, *, alasan: str) -> PermintaanSarana:  # noqa: ARG001 -- a command's actor
    """Say no, and why; nothing may be set aside for it."""
    _alasan(permintaan, alasan)
    if _hidup(permintaan):
        raise Ditolak(_("Masih ada sarana yang ditugaskan. Lepas dahulu."), "alasan")
    return _melangkah(permintaan, AksiPermintaan.TOLAK)


@command(Wewenang.PERMINTAAN_TUTUP, rekam=("aksi", "alasan"))
def tutup_permintaan(
    actor: Actor,  # noqa: ARG001 -- a command's actor
    permintaan: PermintaanSarana,
    *,
    aksi: AksiPermintaan,
    alasan: str = "",
) -> PermintaanSarana:
    """Take it back, or close it when everything has been released."""
    if aksi not in {AksiPermintaan.BATALKAN, AksiPermintaan.SELESAIKAN}:
        raise Ditolak(_("Permintaan hanya dapat dibatalkan atau diselesaikan di sini."), "aksi")
    if aksi is AksiPermintaan.BATALKAN:
        _alasan(permintaan, alasan)
    if _hidup(permintaan):
        raise Ditolak(_("Masih ada sarana yang ditugaskan. Lepas dahulu."), "alasan")
    return _melangkah(permintaan, aksi)


@command(Wewenang.KLAIM_JALANKAN, rekam=("aksi",))
def jalankan_klaim(actor: Actor, klaim: Klaim, *, aksi: AksiKlaim) -> Klaim:  # noqa: ARG001 -- a command's actor
    """Arrived, released, or not coming after all: then the request is open again."""
    klaim.status = FLOW_KLAIM.step(StatusKlaim(klaim.status), aksi)
    now = timezone.now()
    if aksi is AksiKlaim.TIBA:
        klaim.tiba = now
    else:
        klaim.dilepas = now
    klaim.save(update_fields=["status", "tiba", "dilepas"])
    asked = PermintaanSarana.objects.select_for_update().get(pk=klaim.permintaan_id)
    if aksi is AksiKlaim.BATALKAN and asked.status == StatusPermintaan.DIPENUHI:
        _melangkah(asked, AksiPermintaan.BUKA_LAGI)
    berubah(asked)
    return klaim


def _periksa(data: DataSarana, kecuali: int | None = None) -> None:
    if Sarana.objects.filter(kode=data.kode).exclude(pk=kecuali).exists():
        raise Ditolak(_("Kode ini sudah dipakai."), "kode")
    if data.asal is not AsalSarana.DAERAH and not data.pemilik.strip():
        raise Ditolak(_("Sebutkan milik siapa."), "pemilik")


def _kolom(data: DataSarana) -> dict[str, object]:
    return asdict(data) | {"kemampuan": list(data.kemampuan)}


def _hidup(permintaan: PermintaanSarana) -> int:
    return permintaan.klaim.filter(status__in=KLAIM_HIDUP).count()


def _alasan(permintaan: PermintaanSarana, alasan: str) -> None:
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    permintaan.alasan = alasan.strip()


def _melangkah(permintaan: PermintaanSarana, aksi: AksiPermintaan) -> PermintaanSarana:
    permintaan.status = FLOW_PERMINTAAN.step(StatusPermintaan(permintaan.status), aksi)
    permintaan.save(update_fields=["status", "alasan"])
    return permintaan
