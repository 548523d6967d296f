"""Writing the notula, several hands at once: each line has its own version, and no wording is ever lost."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor

from ..models import ButirNotula, Rapat, TulisanButir, Ucapan
from ..rules.alur import DAPAT_DITULIS, JenisButir, Status
from ..values import DataButir
from ..wewenang import Wewenang

ISI_MAKS = 10_000


class Tertinggal(Ditolak):
    """Somebody else was quicker: `terkini` is the line as it stands, to be joined with what was typed."""

    def __init__(self, terkini: ButirNotula | Ucapan) -> None:
        super().__init__(
            _("%(oleh)s baru saja mengubah butir ini. Gabungkan tulisan Anda dengan yang terbaru, lalu simpan lagi.")
            % {"oleh": terkini.oleh},
            "isi",
        )
        self.terkini = terkini


@command(Wewenang.TULIS)
def tulis_butir(actor: Actor, rapat: Rapat, *, data: DataButir) -> ButirNotula:
    """Add a line."""
    _periksa(actor, rapat, data)
    line = ButirNotula(rapat=rapat)
    _isi(actor, line, data)
    line.save()
    _simpan_tulisan(actor, line)
    return line


@command(Wewenang.TULIS, rekam=("butir_id", "versi"))
def ubah_butir(actor: Actor, rapat: Rapat, *, butir_id: int, versi: int, data: DataButir) -> ButirNotula:
    """Change a line as it was when the writer opened it; else nothing is overwritten."""
    line = _satu(rapat, butir_id, versi)
    _periksa(actor, rapat, data)
    line.versi += 1
    _isi(actor, line, data)
    line.save()
    _simpan_tulisan(actor, line)
    return line


@command(Wewenang.TULIS, rekam=("butir_id", "versi"))
def hapus_butir(actor: Actor, rapat: Rapat, *, butir_id: int, versi: int) -> ButirNotula:  # noqa: ARG001 -- every command has its actor
    """Take a line out of the notula; its wordings stay."""
    line = _satu(rapat, butir_id, versi)
    _terbuka(rapat)
    line.dihapus = True
    line.versi += 1
    line.save(update_fields=["dihapus", "versi"])
    return line


def _satu(rapat: Rapat, pk: int, versi: int) -> ButirNotula:
    line = rapat.butir.select_for_update().filter(pk=pk, dihapus=False).first()
    if line is None:
        raise Ditolak(_("Butir ini sudah tidak ada."), "isi")
    if line.versi != versi:
        raise Tertinggal(line)
    if line.penugasan_id is not None:
        raise Ditolak(_("Butir ini sudah menjadi penugasan. Ubahlah di penugasannya."), "isi")
    return line


def _terbuka(rapat: Rapat) -> None:
    if Status(rapat.status) not in DAPAT_DITULIS or rapat.disetujui:
        raise Ditolak(_("Notula hanya ditulis selagi rapat berlangsung dan sampai diedarkan."))


def _periksa(actor: Actor, rapat: Rapat, data: DataButir) -> None:
    _terbuka(rapat)
    if not data.isi.strip():
        raise Ditolak(_("Tulis isinya."), "isi")
    if len(data.isi) > ISI_MAKS:
        raise Ditolak(_("Terlalu panjang untuk satu butir."), "isi")
    if data.acara_id is not None and not rapat.acara.filter(pk=data.acara_id).exists():
        raise Ditolak(_("Acara ini bukan dari rapat ini."), "acara")
    if data.jenis is not JenisButir.TINDAK:
        return
    if data.unit_id not in actor.peta.simpul:
        raise Ditolak(_("Pilih unit yang mengerjakan."), "unit")
    if data.tenggat is None or data.tenggat <= actor.hari:
        raise Ditolak(_("Tenggat harus sesudah hari ini."), "tenggat")


def _isi(actor: Actor, line: ButirNotula, data: DataButir) -> None:
    work = data.jenis is JenisButir.TINDAK
    line.jenis, line.isi, line.acara_id = data.jenis, data.isi.strip(), data.acara_id
    line.unit_id = data.unit_id if work else None
    line.tenggat = data.tenggat if work else None
    line.bukti = data.bukti.strip() if work else ""
    line.oleh = actor.nama


def _simpan_tulisan(actor: Actor, line: ButirNotula) -> None:
    TulisanButir.objects.create(
        butir=line,
        versi=line.versi,
        isi=line.isi,
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )
