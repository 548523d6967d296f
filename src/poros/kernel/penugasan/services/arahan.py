"""Giving an order to units, and taking it back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.organisasi.peta import Peta
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.registry import publish
from poros.kernel.tenggat.queries import mesin
from poros.pure.jalur import bagian

from ..models import Arahan, KlaimSumberDaya, Penugasan, SumberDaya, TindakArahan
from ..queries.konflik import periksa
from ..rules import TAHUN, TERBUKA, Aksi, Peran, Status, StatusArahan
from ..values import Klaim, PilihanKonflik, RincianArahan, Sasaran
from ..wewenang import Wewenang
from .konflik import catat_temuan, pastikan_dilihat, terapkan
from .riwayat import kabari_pelaksana, tambah_riwayat
from .urutan import tulis_urutan

__all__ = ["Klaim", "RincianArahan", "Sasaran", "koordinator", "tarik", "terbitkan"]


@command(Wewenang.TERBITKAN, rekam=("kepada",), kunci=False)
def terbitkan(
    actor: Actor,
    unit: Unit,  # noqa: ARG001 -- the unit in which the order is given authorises it
    *,
    rincian: RincianArahan,
    kepada: Sequence[Sasaran],
    pilihan: Sequence[PilihanKonflik] | None = None,
) -> Arahan:
    """Issue an order from the actor's office to units, as one act; what it collides with is found and kept.

    An order that collides is issued all the same when a person wants it so: `pilihan` says which collisions he
    was shown and what he says to each, and one that he was not shown stops the act (`BelumDilihat`). None asks
    for no such proof. What he may not decide himself waits for the common superior.
    """
    kini = timezone.now()
    _periksa_sasaran(actor, kepada)
    _periksa_tindak(actor, rincian)
    arahan = _simpan(actor, rincian, kini)
    penugasan = [_penugasan(actor, arahan, s, kini) for s in kepada]
    sisip(penugasan)
    for tugas in penugasan:
        tambah_riwayat(actor, tugas, None, Status.TERKIRIM, kini)
    beritahu(
        "penugasan.baru",
        penugasan,
        unit={t.unit_id: t.pk for t in penugasan if t.pelaksana_id is None},
        jabatan={t.pelaksana_id: t.pk for t in penugasan if t.pelaksana_id},
    )
    tabrakan = periksa(actor, rincian, kepada, arahan=arahan)
    if pilihan is not None:
        pastikan_dilihat(tabrakan, pilihan)
    terapkan(actor, catat_temuan(actor, arahan, tabrakan, pilihan or ()), pilihan or ())
    publish("arahan.terbit", actor, arahan=arahan)
    return arahan


@command(Wewenang.ARAHAN_TARIK, rekam=("alasan",), kunci=False)
def tarik(actor: Actor, arahan: Arahan, *, alasan: str) -> Arahan:
    """Withdraw an order with its open work; nothing is deleted, the receivers are told."""
    arahan = kunci_arahan(arahan.pk)
    if arahan.status != StatusArahan.BERLAKU:
        raise Ditolak(_("Arahan ini sudah tidak berlaku, jadi tidak dapat ditarik."))
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan penarikan."), "alasan")
    _akhiri(actor, arahan, StatusArahan.DITARIK, alasan.strip())
    publish("arahan.ditarik", actor, arahan=arahan)
    return arahan


def kunci_arahan(pk: int) -> Arahan:
    """Lock the open parts, then their order, as acts on a part do: else two could wait for each other."""
    parts = Penugasan.objects.select_for_update().filter(arahan=pk, status__in=TERBUKA)
    list(parts.order_by("pk").values_list("pk"))
    return Arahan.objects.select_for_update().get(pk=pk)


def pastikan_tahun(saat: datetime | None, bidang: str) -> None:
    """Refuse a slip of the keyboard that would be stored and could never be read again."""
    if saat is not None and saat.year not in TAHUN:
        kata = _("Tulis tahun antara %(dari)s dan %(sampai)s.")
        raise Ditolak(kata % {"dari": TAHUN[0], "sampai": TAHUN[-1]}, bidang)


def koordinator(peta: Peta, dari_unit: int, unit_id: int) -> int | None:
    """Who checks the work: inside one office the unit above, else the first step of the line of coordination."""
    if dari_unit != unit_id and peta.kantor(dari_unit) == peta.kantor(unit_id):
        return peta.simpul[unit_id].induk_id
    return next(iter(peta.rantai(unit_id)), None)


def _akhiri(actor: Actor, arahan: Arahan, status: StatusArahan, alasan: str) -> None:
    kini = timezone.now()
    arahan.status = status
    arahan.save(update_fields=["status"])
    terbuka = list(arahan.penugasan.select_for_update().filter(status__in=TERBUKA))
    for tugas in terbuka:
        tugas.status = Status.DIBATALKAN
        tambah_riwayat(actor, tugas, Aksi.BATALKAN, Status.DIBATALKAN, kini, catatan=alasan)
    Penugasan.objects.bulk_update(terbuka, ["status"])
    kabari_pelaksana("penugasan.dibatalkan", terbuka)


def _periksa_sasaran(actor: Actor, kepada: Sequence[Sasaran]) -> None:
    if not kepada:
        raise Ditolak(_("Pilih paling sedikit satu unit penerima."), "kepada")
    units = [s.unit_id for s in kepada]
    if len(set(units)) < len(units):
        raise Ditolak(_("Satu unit disebut lebih dari sekali."), "kepada")
    if any(u not in actor.peta.simpul for u in units):
        raise Ditolak(_("Ada unit penerima yang tidak dikenal atau sudah tidak aktif."), "kepada")
    roles = {s.peran for s in kepada}
    if Peran.PENDUKUNG in roles and Peran.UTAMA not in roles:
        raise Ditolak(_("Unit pendukung membutuhkan satu penanggung jawab."), "kepada")
    _periksa_pelaksana(actor, {s.jabatan_id: s.unit_id for s in kepada if s.jabatan_id is not None})


def _periksa_pelaksana(actor: Actor, unit: Mapping[int, int]) -> None:
    """Who is named for a unit belongs to it: else an office outside would see work that is not its own."""
    rumah = dict(Jabatan.objects.filter(pk__in=unit, aktif=True).values_list("pk", "unit_id")) if unit else {}
    if any(rumah.get(jabatan) not in actor.peta.keturunan(u) for jabatan, u in unit.items()):
        raise Ditolak(_("Pelaksana harus berasal dari unit penerima atau unit di bawahnya."), "kepada")


def _tenggat(actor: Actor, rincian: RincianArahan, kini: datetime) -> tuple[datetime | None, str]:
    """A date that was given, else the clock of a rule: the one named, or that of the speed."""
    if rincian.tenggat is not None:
        if rincian.tenggat <= kini:
            raise Ditolak(_("Tenggat harus di waktu yang akan datang."), "tenggat")
        return rincian.tenggat, rincian.aturan_tenggat
    kode = rincian.kode_tenggat
    try:
        return mesin(actor).jatuh_tempo(kode, kini), kode
    except LookupError:
        raise Ditolak(
            _("Aturan tenggat %(kode)s tidak berlaku hari ini. Pilih tanggal.") % {"kode": kode}, "tenggat"
        ) from None


def _simpan(actor: Actor, r: RincianArahan, kini: datetime) -> Arahan:
    _periksa_rincian(r)
    _periksa_klaim(r)
    mulai, selesai = r.jendela or (None, None)
    tenggat, aturan_tenggat = _tenggat(actor, r, kini)
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
        objek=r.objek,
        tanda=r.tanda,
        nilai=r.nilai,
        mulai=mulai,
        selesai=selesai,
        tenggat=tenggat,
        aturan_tenggat=aturan_tenggat,
        terbit=kini,
    )
    if r.menggantikan_id is not None:
        arahan.menggantikan = _gantikan(actor, r.menggantikan_id)
    sisip([arahan])
    KlaimSumberDaya.objects.bulk_create(
        KlaimSumberDaya(
            arahan=arahan, sumber_daya_id=k.sumber_daya_id, jumlah=k.jumlah, mulai=k.mulai, selesai=k.selesai
        )
        for k in r.klaim
    )
    if r.setelah:
        tulis_urutan(actor, arahan, r.setelah)
    return arahan


def _periksa_rincian(r: RincianArahan) -> None:
    if not r.isi.strip():
        raise Ditolak(_("Tuliskan isi arahan."), "isi")
    if r.tindak and not (r.objek and r.mulai and r.selesai):
        raise Ditolak(_("Arahan dengan tindakan memerlukan objek dan jendela waktu."), "objek")
    pastikan_tahun(r.tenggat, "tenggat")
    for mulai, selesai in _rentang(r):
        pastikan_tahun(mulai, "mulai")
        pastikan_tahun(selesai, "selesai")
    if any(mulai >= selesai for mulai, selesai in _rentang(r)):
        raise Ditolak(_("Waktu selesai harus setelah waktu mulai."), "selesai")
    try:
        bagian(r.objek)
    except ValueError:
        raise Ditolak(_("Tulis objek sebagai jalur, misalnya kota/kecamatan/kelurahan."), "objek") from None


def _periksa_tindak(actor: Actor, r: RincianArahan) -> None:
    """A new order names an act that is in force; what it excludes is known by its code."""
    if not r.tindak:
        return
    valid = Q(sampai__isnull=True) | Q(sampai__gte=actor.hari)
    acts = TindakArahan.objects.filter(valid, kode=r.tindak, dari__lte=actor.hari)
    if not acts.exists():
        raise Ditolak(_("Tindakan %(kode)s tidak berlaku hari ini.") % {"kode": r.tindak}, "tindak")


def _periksa_klaim(r: RincianArahan) -> None:
    wanted = {k.sumber_daya_id for k in r.klaim}
    if wanted and SumberDaya.objects.filter(pk__in=wanted, aktif=True).count() < len(wanted):
        raise Ditolak(_("Ada sumber daya yang tidak dikenal atau tidak dapat dipakai lagi."), "klaim")


def _rentang(r: RincianArahan) -> list[tuple[datetime, datetime]]:
    own = [(r.mulai, r.selesai)] if r.mulai and r.selesai else []
    return [*own, *((k.mulai, k.selesai) for k in r.klaim)]


def _gantikan(actor: Actor, pk: int) -> Arahan:
    if not Arahan.objects.filter(pk=pk, penerbit_id=actor.jabatan_id).exists():
        raise Ditolak(_("Hanya arahan dari jabatan yang sama yang dapat digantikan."), "menggantikan")
    lama = kunci_arahan(pk)
    if lama.status != StatusArahan.BERLAKU:
        raise Ditolak(_("Arahan itu sudah tidak berlaku, jadi tidak dapat digantikan."), "menggantikan")
    _akhiri(actor, lama, StatusArahan.DIGANTIKAN, _("Digantikan oleh arahan baru."))
    return lama


def _penugasan(actor: Actor, arahan: Arahan, sasaran: Sasaran, kini: datetime) -> Penugasan:
    peta = actor.peta
    return Penugasan(
        arahan=arahan,
        unit_id=sasaran.unit_id,
        kantor_id=peta.kantor(sasaran.unit_id),
        koordinator_id=koordinator(peta, actor.unit_id, sasaran.unit_id),
        penerbit_id=actor.jabatan_id,
        pelaksana_id=sasaran.jabatan_id,
        peran=sasaran.peran,
        status=Status.TERKIRIM,
        kecepatan=arahan.kecepatan,
        kerahasiaan=arahan.kerahasiaan,
        tenggat=None if sasaran.peran is Peran.TEMBUSAN else arahan.tenggat,  # nothing is asked of who is told only
        dikirim=kini,
    )
