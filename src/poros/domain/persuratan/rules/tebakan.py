"""Guesses from the first page of a letter. They fill the form, marked as guesses; a person looks and decides."""

import re
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta

BULAN = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
TANGGAL = re.compile(rf"\b(\d{{1,2}})\s+((?a:{'|'.join(BULAN)}))\s+(\d{{4}})\b", re.IGNORECASE)
"""`(?a:…)`: outside ASCII, ignoring case, the long s that OCR likes to see would count as an s of a month."""
TANGGAL_ANGKA = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
NOMOR = re.compile(r"^\s*(?:nomor|no)\b\.?\s*[:.]\s*(\S.*)$", re.IGNORECASE | re.MULTILINE)
HAL = re.compile(
    r"^\s*(?:perihal|hal)\s*[:.]\s*(\S.*(?:\n(?!\s*$)(?![^\n:]{1,24}:)(?!\s*(?:kepada|yth)\b).+)*)",
    re.IGNORECASE | re.MULTILINE,
)
SIFAT = re.compile(r"^\s*sifat\s*[:.]\s*(\S.*)$", re.IGNORECASE | re.MULTILINE)
HARI = re.compile(r"^\s*hari\s*(?:[/,]|dan)?\s*(?:tanggal)?\s*[:.]\s*(\S.*)$", re.IGNORECASE | re.MULTILINE)
PUKUL = re.compile(
    r"^\s*(?:waktu|pukul|jam)\s*[:.]\s*(?:pukul\s*)?(\d{1,2})[.:](\d{2})(?:\s*(?:WIB|WITA|WIT))?"
    r"(?:\s*(?:s\.?/?d\.?|sampai(?: dengan)?|-|–)\s*(\d{1,2})[.:](\d{2}))?",
    re.IGNORECASE | re.MULTILINE,
)
TEMPAT = re.compile(r"^\s*tempat\s*[:.]\s*(\S.*)$", re.IGNORECASE | re.MULTILINE)
KOLOM = re.compile(r"\s{2,}|\t")
"""Two columns of a head stand on one line of the text layer, parted by a gap."""
KEPALA = 30
"""Lines from the top in which number, date and sender are looked for: below, they are somebody else's."""
PERIHAL_MAKS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Tebakan:
    """What was found; empty where nothing was."""

    nomor: str = ""
    tanggal: date | None = None
    pengirim: str = ""
    perihal: str = ""
    kecepatan: str = ""
    kerahasiaan: str = ""
    acara_mulai: datetime | None = None
    acara_selesai: datetime | None = None
    acara_tempat: str = ""

    def terisi(self) -> dict[str, object]:
        """Only what was guessed."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name))}


def tebak(teks: str) -> Tebakan:
    """Read a first page as a registrar would: letterhead, Nomor, Hal, date; when and where one is invited to."""
    kepala = "\n".join(teks.splitlines()[:KEPALA])
    mulai, selesai = _acara(teks)
    sifat = _cocok(SIFAT, kepala).lower()
    return Tebakan(
        nomor=_cocok(NOMOR, kepala),
        tanggal=_tanggal(kepala),
        pengirim=_pengirim(kepala),
        perihal=_perihal(kepala),
        kecepatan=_salah_satu(sifat, {"sangat segera": "sangat_segera", "segera": "segera"}),
        kerahasiaan=_salah_satu(sifat, {"sangat rahasia": "sangat_rahasia", "rahasia": "rahasia"}),
        acara_mulai=mulai,
        acara_selesai=selesai,
        acara_tempat=_cocok(TEMPAT, teks) if mulai else "",
    )


def _cocok(pola: re.Pattern[str], teks: str) -> str:
    found = pola.search(teks)
    return KOLOM.split(found[1].strip())[0].strip() if found else ""


def _perihal(teks: str) -> str:
    found = HAL.search(teks)
    if not found:
        return ""
    lines = [KOLOM.split(line.strip())[0] for line in found[1].splitlines()]
    return " ".join(filter(None, lines))[:PERIHAL_MAKS]


def _tanggal(teks: str) -> date | None:
    if found := TANGGAL.search(teks):
        return _hari(int(found[3]), BULAN.index(found[2].lower()) + 1, int(found[1]))
    if found := TANGGAL_ANGKA.search(teks):
        return _hari(int(found[3]), int(found[2]), int(found[1]))
    return None


def _hari(tahun: int, bulan: int, hari: int) -> date | None:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None


def _pengirim(teks: str) -> str:
    """The letterhead: the first lines, in capitals; the office stands below its government."""
    lines = [line.strip() for line in teks.splitlines() if line.strip()]
    kop = []
    for line in lines[:4]:
        if not line.isupper():
            break
        kop.append(" ".join(line.split()).title().replace(" Dan ", " dan "))
    return ", ".join(reversed(kop[:2]))


def _acara(teks: str) -> tuple[datetime | None, datetime | None]:
    hari, pukul = HARI.search(teks), PUKUL.search(teks)
    tanggal = _tanggal(hari[1]) if hari else None
    if tanggal is None or pukul is None:
        return None, None
    mulai = _saat(tanggal, pukul[1], pukul[2])
    selesai = _saat(tanggal, pukul[3], pukul[4]) if mulai and pukul[3] else None
    if mulai and selesai and selesai <= mulai:
        selesai = _saat(tanggal + timedelta(days=1), pukul[3], pukul[4]) if tanggal < date.max else None
    return mulai, selesai


def _saat(tanggal: date, jam: str, menit: str) -> datetime | None:
    """Without a zone: the letter means its reader's clock."""
    try:
        return datetime.combine(tanggal, time(int(jam), int(menit)))
    except ValueError:
        return None


def _salah_satu(teks: str, kata: dict[str, str]) -> str:
    return next((kode for tanda, kode in kata.items() if tanda in teks), "")
