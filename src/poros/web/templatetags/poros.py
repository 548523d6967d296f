"""Filters of the interface: dates, money, figures, sizes, as officials write them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.db.models import Model
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import SafeString

from poros.kernel.registry import tertutup
from poros.pure import rupiah as uang
from poros.pure import tanggal as kalender
from poros.web import beda as selisih
from poros.web import pesan
from poros.web import waktu as saat

register = template.Library()

KOSONG = "–"
KIBI = 1024
IKON_NADA = {
    "info": "info",
    "baik": "circle-check",
    "awas": "triangle-alert",
    "bahaya": "octagon-alert",
    "utama": "circle-dot",
}


@register.filter(name="tertutup")
def tertutup_(row: Model) -> bool:
    """Is it a secret paper? Nothing of it stays on a device."""
    return tertutup(row)


@register.filter
def tanggal(value: date | datetime | None) -> str:
    """Senin, 23 Nov 2026."""
    return kalender.ringkas(saat.hari(value), saat.bahasa()) if value else KOSONG


@register.filter
def tanggal_pendek(value: date | datetime | None) -> str:
    """23 Nov 2026."""
    return tanggal(value).split(", ")[-1]


@register.filter
def tanggal_panjang(value: date | datetime | None) -> str:
    """23 November 2026."""
    return kalender.panjang(saat.hari(value), saat.bahasa()) if value else KOSONG


@register.filter
def waktu(value: datetime | None) -> str:
    """23 Nov 2026, 14.05."""
    if not value:
        return KOSONG
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{tanggal_pendek(local)}, {local:%H.%M}"


@register.filter
def relatif(value: date | datetime | None) -> str:
    """3 hari lagi; 2 jam lalu."""
    return saat.relatif(value) if value else ""


@register.filter
def saat_atau_hari(value: date | datetime) -> str:
    """A moment with its hour, a day with its weekday."""
    return waktu(value) if isinstance(value, datetime) else tanggal(value)


@register.filter
def iso(value: date | datetime) -> str:
    """For the machine-readable side of `<time>`."""
    return value.isoformat()


@register.filter
def rupiah(value: Decimal | int | None) -> str:
    """Rp1.250.000.000."""
    return KOSONG if value is None else uang.rupiah(value)


@register.filter
def rupiah_ringkas(value: Decimal | int | None) -> str:
    """Rp1,25 miliar."""
    if value is None:
        return KOSONG
    words = uang.singkat(value)
    return f"-Rp{words[1:]}" if words.startswith("-") else f"Rp{words}"


@register.filter
def bilangan(value: Any, desimal: int | None = None) -> str:
    """12.345,6 (as many decimals as there are, or as many as asked for)."""
    if value is None or value == "":
        return KOSONG
    if desimal is not None:  # number_format cuts off; we round as on paper
        value = Decimal(str(value)).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    return number_format(value, decimal_pos=desimal, use_l10n=True, force_grouping=True)


@register.filter
def persen(value: Any, desimal: int = 1) -> str:
    """63,4%."""
    return KOSONG if value is None else f"{bilangan(value, desimal)}%"


@register.filter
def ukuran(value: int | None) -> str:
    """1,2 MB."""
    size = float(value or 0)
    for unit in ("B", "KB", "MB"):
        if size < KIBI:
            return f"{bilangan(size, 0 if unit == 'B' or size >= 10 else 1)} {unit}"  # noqa: PLR2004 -- two digits are enough
        size /= KIBI
    return f"{bilangan(size, 1)} GB"


@register.filter
def inisial(nama: str) -> str:
    """AW for "Ir. Agus Wibowo, M.Si.": first letters of the name without degrees."""
    words = [word for word in nama.split(",", maxsplit=1)[0].split() if not word.endswith(".") and word[0].isalpha()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


@register.filter
def bagian(nilai: float, dari: float) -> str:
    """The share of a whole in hundredths, for a picture: always with a point, never beyond 0 to 100."""
    return f"{min(max(0.0, 100 * float(nilai) / float(dari or 1)), 100):.2f}"


@register.filter
def sel(value: Any) -> str:
    """A cell of the table behind a chart."""
    return bilangan(value) if value is None or isinstance(value, int | float | Decimal) else str(value)


@register.filter
def adalah_angka(value: Any) -> bool:
    return value is None or isinstance(value, int | float | Decimal)


@register.filter
def ambil(peta: Mapping[str, Any] | None, kunci: str) -> Any:
    """A value of a mapping whose key is itself a variable."""
    return (peta or {}).get(kunci, "")


@register.filter
def kabar(message: Message) -> dict[str, Any]:
    return pesan.tampilan(message)


@register.simple_tag
@cache
def sprite() -> str:
    """Where the icons are; asked for once and not for each of a list's hundred badges."""
    return static("poros/ikon.svg")


@register.filter
def ikon_nada(nada: str) -> str:
    """The icon that says a tone without its colour."""
    return IKON_NADA.get(nada, "circle")


@register.filter
def ikon_berkas(jenis: str) -> str:
    """The icon of a media type."""
    kinds = {
        "image/": "file-image",
        "application/pdf": "file-text",
        "text/": "file-text",
        "application/zip": "file-archive",
    }
    if "sheet" in jenis or "excel" in jenis or jenis == "text/csv":
        return "file-spreadsheet"
    return next((icon for start, icon in kinds.items() if jenis.startswith(start)), "file")


@register.simple_tag
@cache
def versi_cangkang() -> str:
    """A fingerprint of what the service worker keeps, so that a new look replaces the old."""
    folder = Path(__file__).parents[1] / "static"
    kept = sorted(p for p in folder.rglob("*") if p.suffix in {".css", ".js", ".svg", ".woff2"})
    return sha256(b"".join(p.read_bytes() for p in kept)).hexdigest()[:12]


@register.simple_tag
def tenggat_kata(pada: date | datetime, selesai: date | None, kini: datetime | None) -> saat.Tenggat:
    return saat.tenggat(pada, selesai, kini)


@register.simple_tag
def beda(lama: Any, baru: Any) -> Iterable[selisih.Potong]:
    return selisih.beda(_polos(lama), _polos(baru))


def _polos(value: Any) -> str:
    """The text itself: what came as `lama="{{ x }}"` has been escaped once and will be again, piece by piece."""
    return unescape(value) if isinstance(value, SafeString) else str(value)
