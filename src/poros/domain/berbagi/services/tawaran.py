"""Offers: proposed by a unit or entered by the managers, published, withdrawn; and which unit has which part."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.daerah.koneksi import skema
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.registry import objek_menurut_model

from ..labels import JENIS_DAERAH, KURANG
from ..models import IndikatorTawaran, PeranBerbagi, Tawaran
from ..queries.ukuran import periksa_indikator
from ..rules.alur import FLOW, Aksi, PeranUnit, Status
from ..rules.publiccode.baca import alamat_web
from ..rules.tawaran import LISENSI, IsiTawaran, kurang, memuat_telepon
from ..wewenang import Wewenang

SAMA = (
    "jenis", "nama", "ringkasan", "masalah", "uraian", "jenis_daerah", "lisensi", "alamat", "halaman", "kematangan",
    "versi", "biaya", "upaya", "kontak",
)  # fmt: skip
DERET = ("teknologi", "kategori", "pemakai")


@command(Wewenang.TAWARAN_USUL, kunci=False)
def usul_tawaran(actor: Actor, unit: Unit, *, isi: IsiTawaran) -> Tawaran:  # noqa: ARG001 -- every command has its actor
    """Write down what one's own unit could share; the managers publish it."""
    daerah = Daerah.objects.get(schema_name=skema())
    kind = daerah.jenis if daerah.jenis in JENIS_DAERAH else "pusat"
    return _simpan(Tawaran(unit=unit, daerah=daerah.nama, jenis_daerah=kind), isi)


@command(Wewenang.TAWARAN_CATAT, kunci=False)
def catat_tawaran(actor: Actor, unit: Unit, *, isi: IsiTawaran) -> Tawaran:  # noqa: ARG001 -- every command has its actor
    """Write down what another government offers, for which there is no source to be read."""
    if not isi.daerah:
        raise Ditolak(_("Sebutkan daerah yang menawarkannya."), "daerah")
    return _simpan(Tawaran(daerah=isi.daerah, unit_lain=isi.unit), isi)


@command(Wewenang.TAWARAN_UBAH)
def ubah_tawaran(actor: Actor, tawaran: Tawaran, *, isi: IsiTawaran) -> Tawaran:  # noqa: ARG001 -- every command has its actor
    """Write it anew; what is published stays as complete as it had to be."""
    if FLOW.step(Status(tawaran.status), Aksi.UBAH) is Status.TERBIT:
        _periksa_lengkap(isi, milik_kita=tawaran.milik_kita)
    if not tawaran.milik_kita:
        tawaran.daerah, tawaran.unit_lain = isi.daerah or tawaran.daerah, isi.unit
    return _simpan(tawaran, isi)


@command(Wewenang.TAWARAN_TERBITKAN)
def terbitkan_tawaran(actor: Actor, tawaran: Tawaran) -> Tawaran:  # noqa: ARG001 -- every command has its actor
    """Show it to all; our own to the public too, so it must say who is asked and under which licence."""
    status = FLOW.step(Status(tawaran.status), Aksi.TERBITKAN)
    _periksa_lengkap(tawaran.isi(), milik_kita=tawaran.milik_kita)
    tawaran.status, tawaran.terbit, tawaran.alasan = status, timezone.now(), ""
    tawaran.save(update_fields=["status", "terbit", "alasan"])
    return tawaran


@command(Wewenang.TAWARAN_TARIK, rekam=("alasan",))
def tarik(actor: Actor, tawaran: Tawaran, *, alasan: str) -> Tawaran:  # noqa: ARG001 -- every command has its actor
    """Take it out of the catalogue; adoptions that run go on."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan menariknya."), "alasan")
    tawaran.status = FLOW.step(Status(tawaran.status), Aksi.TARIK)
    tawaran.alasan = alasan.strip()
    tawaran.save(update_fields=["status", "alasan"])
    return tawaran


@command(Wewenang.TAWARAN_UBAH, rekam=("nama_berkas",))
def lampirkan(actor: Actor, tawaran: Tawaran, *, berkas: bytes, nama_berkas: str) -> Tawaran:
    """Tie a file to an offer: a manual, a decree, a picture."""
    stored = simpan(berkas, nama_berkas)
    tautkan(stored, objek_menurut_model(Tawaran), tawaran.pk, nama_berkas, oleh=actor.orang_id)
    return tawaran


@command(Wewenang.PERAN_ATUR, rekam=("peran", "unit_ids"), kunci=False)
def atur_peran(actor: Actor, unit: Unit, *, peran: PeranUnit, unit_ids: Iterable[int]) -> int:  # noqa: ARG001 -- the unit authorises
    """Say which units have a part here; they replace those before. Returns how many."""
    wanted = set(unit_ids)
    if not wanted <= set(actor.peta.simpul):
        raise Ditolak(_("Ada unit yang tidak dikenal atau sudah tidak aktif."), peran.value)
    PeranBerbagi.objects.filter(peran=peran).exclude(unit_id__in=wanted).delete()
    rows = (PeranBerbagi(unit_id=pk, peran=peran) for pk in sorted(wanted))
    PeranBerbagi.objects.bulk_create(rows, ignore_conflicts=True)
    return len(wanted)


def _simpan(row: Tawaran, isi: IsiTawaran) -> Tawaran:
    _periksa(isi)
    periksa_indikator(isi.indikator)
    isikan(row, isi)
    row.save()
    IndikatorTawaran.objects.filter(tawaran=row).delete()
    IndikatorTawaran.objects.bulk_create(indikator(row, isi))
    return row


def isikan(row: Tawaran, isi: IsiTawaran) -> None:
    """Write the columns that an offer's content decides; of our own the government stays ours."""
    kept = {"jenis_daerah"} if row.milik_kita else set()
    for name in SAMA:
        if name not in kept:
            setattr(row, name, getattr(isi, name))
    for name in DERET:
        setattr(row, name, list(getattr(isi, name)))


def indikator(row: Tawaran, isi: IsiTawaran) -> list[IndikatorTawaran]:
    """Its indicators as rows, each once."""
    return [IndikatorTawaran(tawaran=row, indeks=i, kode=k) for i, k in dict.fromkeys(isi.indikator)]


def _periksa(isi: IsiTawaran) -> None:
    """What a form or a program may have got wrong; a source is checked by its reader."""
    for name in ("nama", "ringkasan"):
        if not getattr(isi, name).strip():
            raise Ditolak(_("Bagian ini wajib diisi."), name)
    if isi.lisensi and not LISENSI.match(isi.lisensi):
        raise Ditolak(_("Tulis lisensi dengan singkatan SPDX, misalnya EUPL-1.2 atau MIT."), "lisensi")
    for name in ("alamat", "halaman"):
        if (value := getattr(isi, name)) and not alamat_web(value):
            raise Ditolak(_("Alamat harus diawali https:// atau http://."), name)
    if memuat_telepon(isi.kontak):
        raise Ditolak(_("Sebutkan kantornya, bukan nomor telepon seseorang."), "kontak")


def _periksa_lengkap(isi: IsiTawaran, *, milik_kita: bool) -> None:
    missing = kurang(isi, milik_kita=milik_kita)
    if missing:
        raise Ditolak(str(KURANG[missing[0]]), missing[0])
