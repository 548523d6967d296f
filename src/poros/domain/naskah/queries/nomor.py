"""The book of outgoing numbers: what each was used for, which are set aside, whether one is unexplained."""

from dataclasses import dataclass
from datetime import date

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penomoran.models import BlokNomor, NomorBatal, Penghitung, Register
from poros.kernel.penugasan.rules import TERTUTUP

from ..models import Naskah
from ..rules.nomor import BlokAngka, Nasib, celah, nasib
from .bentuk import urai
from .pejabat import instansi, rumah

BARIS_MAKS = 500
"""Lines of the book on one page: the newest numbers."""


@dataclass(frozen=True, slots=True)
class BarisNomor:
    """One number and what became of it."""

    urut: int
    nasib: Nasib
    naskah: Naskah | None = None
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class BukuNomor:
    """A register of one year."""

    register: Register
    tahun: int
    terakhir: int
    baris: list[BarisNomor]
    celah: list[int]
    blok: list[tuple[BlokNomor, int]]
    """Blocks, each with how many of its numbers are neither used nor explained."""


def register_kode(jenis: str, unit_id: int) -> str:
    """One sequence for each kind of register and office (02 §2.2)."""
    return f"{jenis}-{unit_id}"


def register_terlihat(actor: Actor) -> list[Register]:
    """The registers of the actor's own office."""
    own = instansi(actor.peta, actor.unit_id)
    return list(Register.objects.filter(kode__regex=rf"^[a-z-]+-{own}$").order_by("kode"))


def sisa_blok(blok: BlokNomor) -> list[int]:
    """Numbers of a block that nothing has become of yet. Two queries."""
    where = {"tahun": blok.tahun, "urut__range": (blok.dari, blok.sampai)}
    used = set(Naskah.objects.filter(register=blok.register.kode, **where).values_list("urut", flat=True))
    used |= set(NomorBatal.objects.filter(register_id=blok.register_id, **where).values_list("urut", flat=True))
    return [n for n in range(blok.dari, blok.sampai + 1) if n not in used]


def blok_unit(naskah: Naskah, actor: Actor) -> list[BlokNomor]:
    """Blocks of the actor's unit in the register that the letter will be numbered in, newest first. Two queries."""
    kode = register_kode(urai(naskah.bentuk.naskah).register, rumah(actor.peta, naskah))
    rows = BlokNomor.objects.filter(register__kode=kode, unit_id=actor.unit_id)
    return list(rows.select_related("register").order_by("-pk"))


def tanggal_tetangga(naskah: Naskah) -> tuple[date | None, date | None]:
    """Days of the letters that stand before and behind this one in the book. Two queries."""
    rows = Naskah.objects.filter(register=naskah.register, tahun=naskah.tahun)
    before = rows.filter(urut__lt=naskah.urut).order_by("-urut").values_list("tanggal", flat=True).first()
    after = rows.filter(urut__gt=naskah.urut).order_by("urut").values_list("tanggal", flat=True).first()
    return before, after


def buku(actor: Actor, kode: str, tahun: int) -> BukuNomor | None:
    """The book as this office may see it; secret letters are named by their number only. Five queries."""
    register = next((r for r in register_terlihat(actor) if r.kode == kode), None)
    if register is None:
        return None
    where = {"register": register, "tahun": tahun}
    last = Penghitung.objects.filter(**where).values_list("terakhir", flat=True).first() or 0
    blok = list(BlokNomor.objects.filter(**where).order_by("dari"))
    batal = dict(NomorBatal.objects.filter(**where).values_list("urut", "alasan"))
    rows = Naskah.objects.filter(register=kode, tahun=tahun).select_related("bentuk").order_by("-urut")
    used = {row.urut: row for row in rows.defer("isi")}
    spans = [BlokAngka(b.dari, b.sampai) for b in blok]
    shown = range(max(last, *used, 0), max(last - BARIS_MAKS, 0), -1) if used or last else range(0)
    return BukuNomor(
        register=register,
        tahun=tahun,
        terakhir=last,
        baris=[
            BarisNomor(
                n,
                nasib(n, dipakai=used, batal=batal, blok=spans),
                used.get(n) if n in used and used[n].kerahasiaan not in TERTUTUP else None,
                batal.get(n) or _keterangan(n, used.get(n), blok),
            )
            for n in shown
        ],
        celah=list(celah(last, dipakai=used, batal=batal, blok=spans)),
        blok=[(b, sum(n not in used and n not in batal for n in range(b.dari, b.sampai + 1))) for b in blok],
    )


def _keterangan(urut: int, naskah: Naskah | None, blok: list[BlokNomor]) -> str:
    """Why a number stands where it does: inserted, or set aside."""
    if naskah is not None:
        return naskah.sisip if naskah.kerahasiaan not in TERTUTUP else ""
    return next((b.alasan for b in blok if b.dari <= urut <= b.sampai), "")
