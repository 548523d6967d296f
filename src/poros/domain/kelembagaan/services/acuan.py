"""Calendar and legal clocks of this government: changed by adding, with the source."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from poros.kernel.bahasa import panjang
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.tenggat.models import AturanTenggat, HariLibur, MingguKerja

from ..rules.libur import Libur
from ..values import VersiAturan
from ..wewenang import Wewenang
from .perubahan import peta_berubah, sehari_sebelum, wajib_dasar

MUTU_SENDIRI = "A"
"""Whoever enters a version has its article at hand (grades: kernel/tenggat/parameter/aturan.yaml)."""


@command(Wewenang.KALENDER, rekam=("libur",))
def impor_libur(actor: Actor, unit: Unit, *, libur: Sequence[Libur]) -> Unit:  # noqa: ARG001 -- a command's signature
    """Add days off; a day that is there already gets the words of the file. Deadlines already given stay."""
    if not libur:
        raise Ditolak(_("Tidak ada hari libur di dalamnya."), "berkas")
    _sekali(libur)
    HariLibur.objects.bulk_create(
        (HariLibur(tanggal=h.tanggal, jenis=h.jenis, keterangan=h.keterangan, dasar=h.dasar) for h in libur),
        update_conflicts=True,
        unique_fields=["tanggal"],
        update_fields=["jenis", "keterangan", "dasar"],
    )
    peta_berubah()
    return unit


@command(Wewenang.KALENDER, rekam=("tanggal",))
def hapus_libur(actor: Actor, unit: Unit, *, tanggal: date) -> Unit:  # noqa: ARG001 -- as above
    """Make a day off a working day again (a decree was changed)."""
    HariLibur.objects.filter(tanggal=tanggal).delete()
    peta_berubah()
    return unit


@command(Wewenang.KALENDER, rekam=("dari", "hari"))
def ubah_pekan_kerja(actor: Actor, unit: Unit, *, dari: date, hari: Collection[int]) -> Unit:  # noqa: ARG001 -- as above
    """Work on other weekdays (0 is Monday) from a day on."""
    if not hari:
        raise Ditolak(_("Pilih paling sedikit satu hari kerja."), "hari")
    lama = MingguKerja.objects.filter(Q(sampai__isnull=True) | Q(sampai__gte=dari)).order_by("dari")
    for pekan in lama:
        if pekan.dari >= dari:
            raise Ditolak(
                _("Pekan kerja sudah diatur mulai %(hari)s. Pilih tanggal sesudahnya.") % {"hari": panjang(pekan.dari)},
                "dari",
            )
        pekan.sampai = sehari_sebelum(dari)
        pekan.save(update_fields=["sampai"])
    MingguKerja.objects.create(dari=dari, hari=sum(1 << n for n in set(hari)))
    peta_berubah()
    return unit


@command(Wewenang.ATURAN, rekam=("kode", "versi"))
def versi_aturan(actor: Actor, unit: Unit, *, kode: str, versi: VersiAturan) -> AturanTenggat:  # noqa: ARG001 -- as above
    """Add a version of a legal clock. Deadlines already given keep theirs."""
    lama = AturanTenggat.objects.filter(kode=kode).order_by("-dari").first()
    if lama is None:
        raise Ditolak(_("Aturan %(kode)s tidak dikenal.") % {"kode": kode})
    if versi.dari <= lama.dari:
        raise Ditolak(
            _("Versi terakhir berlaku mulai %(hari)s. Pilih tanggal sesudahnya.") % {"hari": panjang(lama.dari)},
            "dari",
        )
    peta_berubah()
    return AturanTenggat.objects.create(
        kode=kode,
        nama=lama.nama,
        dasar=wajib_dasar(versi.dasar),
        pasal=versi.pasal,
        jumlah=versi.jumlah,
        satuan=versi.satuan,
        mulai=lama.mulai,
        henti=lama.henti,
        akibat=versi.akibat,
        geser=lama.geser,
        boleh_jeda=lama.boleh_jeda,
        mutu=MUTU_SENDIRI,
        dari=versi.dari,
    )


def _sekali(libur: Sequence[Libur]) -> None:
    seen: set[date] = set()
    for nomor, hari in enumerate(libur):
        if hari.tanggal in seen:
            raise Ditolak(
                _("Tanggal %(hari)s muncul dua kali.") % {"hari": panjang(hari.tanggal)}, f"libur/{nomor}/tanggal"
            )
        seen.add(hari.tanggal)
