"""Changes of the structure (SOTK): each a dated version with its decree, now or on a day to come."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from poros.kernel.bahasa import panjang
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit, VersiUnit
from poros.kernel.organisasi.rules import KOORDINATOR, JenisUnit

from ..models import PenggantiUnit
from ..queries.struktur import di_bawah_diri, hari_terakhir, induk_pada, penugasan_terbuka, sejak
from ..values import BentukUnit
from ..wewenang import Wewenang
from .perubahan import pastikan_ada, peta_berubah, wajib_dasar
from .versi import akhiri_garis, sesuaikan, tambah_versi, tutup_versi, wariskan

TETAP_ADA = frozenset({JenisUnit.KEPALA_DAERAH, JenisUnit.SETDA})
"""Every government has them (UU 23/2014 Art. 57, 209)."""


@command(Wewenang.SOTK, rekam=("kode", "bentuk", "berlaku", "dasar"), kunci=False)
def bentuk_unit(
    actor: Actor, induk: Unit, *, kode: str, bentuk: BentukUnit, berlaku: date, dasar: str, urutan: int = 100
) -> Unit:
    """Found a unit below another from a day on; until then it exists on paper only."""
    terpakai = Ditolak(_("Kode unit %(kode)s sudah dipakai.") % {"kode": kode.strip()}, "kode")
    if Unit.objects.filter(kode=kode.strip()).exists():
        raise terpakai
    _periksa_jenis("", bentuk.jenis)
    _induk_berlaku(actor, induk.pk, berlaku)
    isi = {"nama": bentuk.nama, "singkatan": bentuk.singkatan, "jenis": bentuk.jenis, "induk": induk}
    try:
        with transaction.atomic():
            unit = Unit.objects.create(kode=kode.strip(), urutan=urutan, aktif=berlaku <= actor.hari, **isi)
    except IntegrityError:  # somebody else took it at this moment
        raise terpakai from None
    VersiUnit.objects.create(unit=unit, dari=berlaku, dasar=wajib_dasar(dasar), **isi)
    peta_berubah()
    return unit


@command(Wewenang.SOTK, rekam=("bentuk", "berlaku", "dasar"))
def ubah_unit(actor: Actor, unit: Unit, *, bentuk: BentukUnit, berlaku: date, dasar: str) -> Unit:
    """Rename a unit, move it below another or make it another kind, from a day on."""
    _periksa_jenis(unit.jenis, bentuk.jenis)
    _periksa_induk(actor, unit, bentuk, berlaku)
    if (unit.nama, unit.singkatan, unit.jenis, unit.induk_id) == (
        bentuk.nama,
        bentuk.singkatan,
        bentuk.jenis,
        bentuk.induk_id,
    ):
        raise Ditolak(_("Tidak ada yang berubah."))
    tambah_versi(actor, unit, bentuk, berlaku, wajib_dasar(dasar))
    return unit


@command(Wewenang.SOTK, rekam=("berlaku", "dasar", "pengganti"))
def hapus_unit(actor: Actor, unit: Unit, *, berlaku: date, dasar: str, pengganti: Unit | None = None) -> Unit:
    """Abolish a unit from a day on. Nothing is deleted; its open work becomes the successor's."""
    dasar = wajib_dasar(dasar)
    _dapat_dihapus(unit, berlaku, pengganti)
    tutup_versi(unit, berlaku)
    koordinasi, urusan = akhiri_garis(unit, berlaku)
    if pengganti is None:
        PenggantiUnit.objects.filter(unit=unit).delete()  # of an end that was taken back
    else:
        isi = {"pengganti": pengganti, "dari": berlaku, "dasar": dasar}
        PenggantiUnit.objects.update_or_create(unit=unit, defaults=isi)
        if pengganti.jenis in KOORDINATOR:
            wariskan(koordinasi, "koordinator_id", pengganti, berlaku, dasar)
        wariskan(urusan, "unit_id", pengganti, berlaku, dasar)
    peta_berubah()
    if berlaku <= actor.hari:
        sesuaikan(actor, unit)
    return unit


@command(Wewenang.SOTK_TERAPKAN, rekam=("hari",))
def terapkan_unit(actor: Actor, unit: Unit, *, hari: date) -> Unit:  # noqa: ARG001 -- kept by the trail
    """Bring a unit to what was decided for today: the clock's act."""
    sesuaikan(actor, unit)
    return unit


def _dapat_dihapus(unit: Unit, berlaku: date, pengganti: Unit | None) -> None:
    """Make sure that nothing hangs on the unit."""
    if unit.jenis in TETAP_ADA:
        raise Ditolak(_("%(unit)s selalu ada, jadi tidak dapat dihapus.") % {"unit": unit.nama})
    pastikan_ada(unit, date.max, "berlaku")
    _bukan_pengganti(unit, berlaku)
    _tanpa_bawahan(unit, berlaku)
    terbuka = penugasan_terbuka(unit).count() if pengganti is None else 0
    if terbuka:
        raise Ditolak(
            _("%(n)s penugasan masih terbuka di unit ini. Pilih unit yang melanjutkannya.") % {"n": terbuka},
            "pengganti",
        )
    if pengganti is not None:
        _periksa_pengganti(unit, pengganti)


def _periksa_pengganti(unit: Unit, pengganti: Unit) -> None:
    """A successor is another unit that goes on."""
    if pengganti.pk == unit.pk or not pengganti.aktif:
        raise Ditolak(_("Unit pengganti harus unit lain yang masih aktif."), "pengganti")
    pastikan_ada(pengganti, date.max, "pengganti")


def _bukan_pengganti(unit: Unit, berlaku: date) -> None:
    """Nobody is to take over at a time when he himself is gone."""
    akan = PenggantiUnit.objects.filter(pengganti=unit, dari__gte=berlaku).select_related("unit")
    lain = next((satu for satu in akan if hari_terakhir(satu.unit_id) is not None), None)
    if lain is not None:
        raise Ditolak(
            _("%(unit)s ditetapkan melanjutkan %(lain)s mulai %(hari)s. Pilih tanggal sesudahnya.")
            % {"unit": unit.nama, "lain": lain.unit.nama, "hari": panjang(lain.dari)},
            "berlaku",
        )


def _periksa_induk(actor: Actor, unit: Unit, bentuk: BentukUnit, berlaku: date) -> None:
    """A unit stands below one that exists on that day, and never below itself."""
    if bentuk.induk_id is None:
        if unit.induk_id is not None:
            raise Ditolak(_("Pilih unit induknya."), "induk")
        return
    _induk_berlaku(actor, bentuk.induk_id, berlaku)
    if di_bawah_diri(unit.pk, bentuk.induk_id, max(berlaku, actor.hari)):
        raise Ditolak(_("Unit tidak dapat berada di bawah dirinya sendiri."), "induk")


def _induk_berlaku(actor: Actor, induk_id: int, berlaku: date) -> None:
    """A parent is there on that day, and its end is not decided."""
    if induk_id not in induk_pada(max(berlaku, actor.hari)):
        raise Ditolak(_("Unit induk itu tidak ada pada tanggal berlaku."), "induk")
    akhir = hari_terakhir(induk_id)
    if akhir is not None:
        raise Ditolak(_("Unit induk itu sudah ditetapkan berakhir %(hari)s.") % {"hari": panjang(akhir)}, "induk")


def _periksa_jenis(lama: str, baru: str) -> None:
    """What every government has one of is neither given up nor made twice."""
    if lama != baru and TETAP_ADA & {lama, baru}:
        raise Ditolak(
            _("Kepala daerah dan Sekretariat Daerah selalu ada, tepat satu: jenis ini tidak diberikan atau dilepas."),
            "jenis",
        )


def _tanpa_bawahan(unit: Unit, berlaku: date) -> None:
    """Nothing may stand below the unit on that day or be decided to stand there later."""
    below = VersiUnit.objects.filter(sejak(berlaku), induk=unit).exclude(unit=unit)
    names = [*below.values_list("nama", flat=True).distinct()]
    names += Unit.objects.filter(induk=unit, aktif=True, versi__isnull=True).values_list("nama", flat=True)
    if names:
        raise Ditolak(
            _("Masih ada unit di bawahnya: %(unit)s. Pindahkan atau hapus dahulu.") % {"unit": ", ".join(names)}
        )
