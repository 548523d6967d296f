"""A government's own forms and letterheads."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..models import BentukNaskah, KopUnit
from ..queries.bentuk import urai
from ..wewenang import Wewenang


@command(Wewenang.BENTUK_UBAH, rekam=("kode",), kunci=False)
def simpan_bentuk(actor: Actor, unit: Unit, *, kode: str, naskah: str, aktif: bool = True) -> BentukNaskah:  # noqa: ARG001 -- every command has its actor and its row
    """Keep a form as text, checked whole before anything is kept. Letters already signed stay as they are."""
    form = urai(naskah)
    if form.kode != kode:
        raise Ditolak(_("Kode di dalam naskah harus sama dengan kode bentuk."), "naskah")
    row, _baru = BentukNaskah.objects.update_or_create(
        kode=kode,
        defaults={
            "nama": form.nama,
            "kelas": form.kelas,
            "sumber": form.sumber,
            "naskah": naskah,
            "aktif": aktif,
            "bawaan": False,
        },
    )
    return row


@command(Wewenang.KOP_UBAH, rekam=("alamat", "kontak", "tempat"), kunci=False)
def simpan_kop(actor: Actor, unit: Unit, *, alamat: str, kontak: str, tempat: str) -> KopUnit:  # noqa: ARG001 -- every command has its actor
    """Keep what stands in the office's letterhead."""
    row, _baru = KopUnit.objects.update_or_create(
        unit_id=unit.pk, defaults={"alamat": alamat.strip(), "kontak": kontak.strip(), "tempat": tempat.strip()}
    )
    return row
