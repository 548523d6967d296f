"""The agreement between the two governments: drafted, printed, signed on paper, and kept with its signed sheet."""

from datetime import date

from django.utils.translation import gettext as _

from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.pure.flow import TransitionError

from ..models import Adopsi, Nota
from ..rules.alur import FLOW_ADOPSI, AksiAdopsi, StatusAdopsi
from ..values import DataNota
from ..wewenang import OBJEK_ADOPSI, Wewenang
from .adopsi import melangkah

TEKS = ("nomor", "tempat", "pihak_kita", "pihak_lain", "lingkup")


@command(Wewenang.NOTA_SUSUN, rekam=("data",))
def susun_nota(actor: Actor, adopsi: Adopsi, *, data: DataNota) -> Nota:  # noqa: ARG001 -- every command has its actor
    """Draft it, or change the draft; once signed it stands."""
    status = StatusAdopsi(adopsi.status)
    if status is not StatusAdopsi.DITERIMA:
        raise TransitionError(status, AksiAdopsi.SEPAKATI, FLOW_ADOPSI.acts_from(status))
    empty = next((name for name in TEKS if not getattr(data, name).strip()), None)
    if empty:
        raise Ditolak(_("Bagian ini wajib diisi."), empty)
    if data.sampai <= data.mulai:
        raise Ditolak(_("Masa berlaku harus berakhir sesudah mulai."), "sampai")
    words = {name: getattr(data, name).strip() for name in TEKS}
    nota, _new = Nota.objects.update_or_create(
        adopsi=adopsi,
        defaults=words | {"mulai": data.mulai, "sampai": data.sampai, "data_pribadi": data.data_pribadi},
    )
    return nota


@command(Wewenang.NOTA_SUSUN, rekam=("tanggal", "nama_berkas"))
def tandatangani(actor: Actor, adopsi: Adopsi, *, tanggal: date, berkas: bytes, nama_berkas: str) -> Adopsi:
    """Write down that both have signed on paper; the scan is the evidence."""
    nota = Nota.objects.filter(adopsi=adopsi).first()
    if nota is None:
        raise Ditolak(_("Susun dahulu naskah notanya."), "berkas")
    if tanggal > actor.hari:
        raise Ditolak(_("Tanggal tanda tangan belum tiba."), "tanggal")
    melangkah(actor, adopsi, AksiAdopsi.SEPAKATI)
    nota.ditandatangani = tanggal
    nota.save(update_fields=["ditandatangani"])
    tautkan(simpan(berkas, nama_berkas), OBJEK_ADOPSI, adopsi.pk, nama_berkas, oleh=actor.orang_id)
    return adopsi
