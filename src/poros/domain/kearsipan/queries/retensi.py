"""Which row of the JRA, of the SKKAD and of the procedure holds on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.rujukan.models import Klasifikasi

from ..models import AturanRetensi, KelasAkses, KetentuanArsip
from ..rules.akses import Akses, leluhur


@dataclass(frozen=True, slots=True)
class Kelas:
    """Secrecy and access of what a code holds."""

    kerahasiaan: Kerahasiaan = Kerahasiaan.TERBATAS
    akses: Akses = Akses.UMUM


def aturan(kode: str, hari: date) -> AturanRetensi | None:
    """The row of the code itself, or of the nearest code above it; its newest version of that day.

    Archives older than the JRA go by the first that it had: it is what they are disposed of by.
    """
    rows = list(AturanRetensi.objects.filter(kode__in=leluhur(kode)))
    current = [row for row in rows if row.dari <= hari]
    if current:
        return max(current, key=lambda row: (len(row.kode), row.dari))
    return min(rows, key=lambda row: (-len(row.kode), row.dari), default=None)


def kelas(kode: str, hari: date) -> Kelas:
    """What the SKKAD says of a code; terbatas where it says nothing (hard rule R07)."""
    rows = KelasAkses.objects.filter(kode__in=leluhur(kode), dari__lte=hari)
    row = max(rows, key=lambda row: (len(row.kode), row.dari), default=None)
    return Kelas(Kerahasiaan(row.kerahasiaan), Akses(row.akses)) if row else Kelas()


def ketentuan(hari: date) -> KetentuanArsip:
    """Threshold and number of witnesses in force; older archives go by the first that there was."""
    rows = KetentuanArsip.objects
    row = rows.filter(dari__lte=hari).order_by("-dari").first() or rows.order_by("dari").first()
    if row is None:
        raise Ditolak(_("Belum ada ketentuan penyusutan yang berlaku. Isi di Arsip → Ketentuan."))
    return row


def jra(*, q: str = "") -> QuerySet[AturanRetensi]:
    """The JRA; `q` is the beginning of a code, or words of a name."""
    rows = AturanRetensi.objects.all()
    wanted = q.strip()
    if not wanted:
        return rows
    return rows.filter(kode__startswith=wanted) if wanted[:1].isdigit() else rows.filter(nama__icontains=wanted)


def nama_kode(kode: str) -> str:
    """The words of a classification code; "" when the table does not have it."""
    return Klasifikasi.objects.filter(pk=kode).values_list("nama", flat=True).first() or ""
