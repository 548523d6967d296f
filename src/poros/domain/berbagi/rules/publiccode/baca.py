"""Reading: a mapping of publiccode.yml, or a feed of several, becomes offers; every mistake is named with its place."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from ..tawaran import (
    ANGKA_MAKS,
    BANYAK_BUTIR,
    LISENSI,
    PANJANG,
    PANJANG_BUTIR,
    IsiTawaran,
    Jenis,
    Kematangan,
    memuat_telepon,
)
from .galat import Galat, NaskahError, Sebab

VERSI_TERKECIL = 2
"""0.2 was the first release; keys that are read here have kept their meaning in all that followed within 0."""
JENIS_DAERAH = ("kabupaten", "kota", "provinsi", "pusat")
BAHASA = ("id", "en")
TAWARAN_MAKS = 1000
NAMA_UMPAN = "tawaran"
GALAT_TAMPIL = 20
ANGKA_PANJANG = len(str(ANGKA_MAKS))

Peta = Mapping[str, Any]


class _Pembaca:
    """One mapping being read, and what was found wrong with it."""

    def __init__(self, isi: Peta, awalan: str = "") -> None:
        self.isi, self.awalan, self.galat = isi, awalan, list[Galat]()

    def salah(self, tempat: str, sebab: Sebab, nilai: object = "") -> None:
        self.galat.append(Galat(self.awalan + tempat, sebab, str(nilai)[:60]))

    def nilai(self, jalur: str) -> Any:
        """What stands at "a.b.c"; None where nothing does."""
        found: Any = self.isi
        for key in jalur.split("."):
            if not isinstance(found, Mapping):
                return None
            found = found.get(key)
        return found

    def teks(self, jalur: str, bidang: str, *, wajib: bool = False) -> str:
        """Words, without control characters, as long as `bidang` may be."""
        value = self.nilai(jalur)
        if value is not None and not isinstance(value, str):
            self.salah(jalur, Sebab.SALAH_JENIS)
            return ""
        clean = bersih(value or "")
        if wajib and not clean:
            self.salah(jalur, Sebab.WAJIB)
        if len(clean) > PANJANG[bidang]:
            self.salah(jalur, Sebab.TERLALU_PANJANG, PANJANG[bidang])
            return ""
        return clean

    def alamat(self, jalur: str, bidang: str, *, wajib: bool = False) -> str:
        """An address of the web: no other scheme may become a link on our pages."""
        value = self.teks(jalur, bidang, wajib=wajib)
        if value and not alamat_web(value):
            self.salah(jalur, Sebab.ALAMAT, value)
            return ""
        return value

    def daftar(self, jalur: str) -> list[Any]:
        value = self.nilai(jalur)
        if value is None or value == "":
            return []
        if not isinstance(value, list):
            self.salah(jalur, Sebab.SALAH_JENIS)
            return []
        if len(value) > BANYAK_BUTIR:
            self.salah(jalur, Sebab.TERLALU_BANYAK, BANYAK_BUTIR)
            return []
        return value

    def butir(self, jalur: str, kunci: str = "") -> tuple[str, ...]:
        """Short words of a list; with `kunci` those under that key."""
        found = []
        for n, value in enumerate(self.daftar(jalur), start=1):
            word = value.get(kunci) if kunci and isinstance(value, Mapping) else value
            if not isinstance(word, str) or len(word) > PANJANG_BUTIR:
                self.salah(f"{jalur}.{n}", Sebab.SALAH_JENIS)
            elif bersih(word):
                found.append(bersih(word))
        return tuple(dict.fromkeys(found))

    def angka(self, jalur: str) -> int | None:
        value = self.nilai(jalur)
        if value is None or value == "":
            return None
        text = str(value) if isinstance(value, str | int) else ""
        # The length first: Python refuses to read a number of thousands of digits.
        if not (text.isascii() and text.isdecimal() and len(text) <= ANGKA_PANJANG and int(text) < ANGKA_MAKS):
            self.salah(jalur, Sebab.SALAH_JENIS, text)
            return None
        return int(text)

    def pilihan(self, jalur: str, boleh: tuple[str, ...], bawaan: str) -> str:
        value = self.nilai(jalur)
        if value is None or value == "":
            return bawaan
        if value not in boleh:
            self.salah(jalur, Sebab.PILIHAN, value)
            return bawaan
        return str(value)


def baca(isi: object, awalan: str = "") -> IsiTawaran:
    """One offer; `NaskahError` names all that is wrong with it."""
    if not isinstance(isi, Mapping):
        raise NaskahError([Galat(awalan.rstrip(": "), Sebab.BUKAN_PUBLICCODE)])
    p = _Pembaca(isi, awalan)
    _versi(p)
    jenis = Jenis(p.pilihan("id.jenis", tuple(Jenis), Jenis.APLIKASI))
    words, owner = _bahasa(p), _pemilik(p)
    made = IsiTawaran(
        jenis=jenis,
        nama=p.teks("name", "nama", wajib=True),
        ringkasan=p.teks(f"description.{words}.shortDescription", "ringkasan", wajib=True),
        uraian=p.teks(f"description.{words}.longDescription", "uraian"),
        masalah=p.teks("id.masalah", "masalah"),
        daerah=owner,
        jenis_daerah=p.pilihan("id.jenisDaerah", JENIS_DAERAH, ""),
        unit=p.teks("id.unit", "unit"),
        lisensi=_lisensi(p, jenis),
        teknologi=p.butir("dependsOn.open", "name") + p.butir("dependsOn.proprietary", "name"),
        kategori=p.butir("categories"),
        alamat=p.alamat("url", "alamat", wajib=jenis is Jenis.APLIKASI),
        halaman=p.alamat("landingURL", "halaman"),
        kematangan=Kematangan(p.pilihan("developmentStatus", tuple(Kematangan), Kematangan.MANTAP)),
        versi=p.teks("softwareVersion", "versi"),
        pemakai=p.butir("usedBy"),
        biaya=p.angka("id.biaya"),
        upaya=p.angka("id.upaya"),
        kontak=_kontak(p) or owner,
        indikator=tuple(_indikator(p)),
    )
    if p.galat:
        raise NaskahError(p.galat[:GALAT_TAMPIL])
    return made


def baca_umpan(dokumen: list[Any]) -> list[IsiTawaran]:
    """Offers of a source: one file, several in a list or one after the other, or what Poros itself publishes."""
    rows = list(_pisah(dokumen))
    if not rows:
        raise NaskahError([Galat("", Sebab.BUKAN_PUBLICCODE)])
    if len(rows) > TAWARAN_MAKS:
        raise NaskahError([Galat("", Sebab.TERLALU_BANYAK, str(TAWARAN_MAKS))])
    made, wrong = [], list[Galat]()
    for n, row in enumerate(rows, start=1):
        try:
            made.append(baca(row, f"{n}: " if len(rows) > 1 else ""))
        except NaskahError as error:
            wrong.extend(error.galat)
    if wrong:
        raise NaskahError(wrong[:GALAT_TAMPIL])
    return list({row.kunci: row for row in made}.values())


def bersih(teks: str) -> str:
    """Without control characters and bidirectional marks, which hide what one reads."""
    return "".join(c for c in teks if c.isprintable() or c == "\n").strip()


def alamat_web(teks: str) -> bool:
    """May it become a link?"""
    try:
        parts = urlsplit(teks)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def _pisah(dokumen: list[Any]) -> Iterator[Any]:
    for document in dokumen:
        if isinstance(document, Mapping) and NAMA_UMPAN in document:
            inner = document[NAMA_UMPAN]
            yield from inner if isinstance(inner, list) else [inner]
        elif isinstance(document, list):
            yield from document
        elif document not in (None, ""):
            yield document


def _versi(p: _Pembaca) -> None:
    value = p.nilai("publiccodeYmlVersion")
    if value is None:
        p.salah("publiccodeYmlVersion", Sebab.WAJIB)
        return
    if value == "0":
        return
    major, _dot, rest = str(value).partition(".")
    minor = rest.split(".", maxsplit=1)[0]
    if major != "0" or not (minor.isascii() and minor.isdecimal()) or int(minor[:4]) < VERSI_TERKECIL:
        p.salah("publiccodeYmlVersion", Sebab.VERSI, value)


def _bahasa(p: _Pembaca) -> str:
    """The language to be read: Indonesian, else English, else the first there is."""
    words = p.nilai("description")
    if not isinstance(words, Mapping) or not words:
        return BAHASA[0]
    return next((b for b in BAHASA if b in words), str(next(iter(words))).replace(".", ""))


def _pemilik(p: _Pembaca) -> str:
    """The owner stood under `legal` up to 0.4 and under `organisation` after it."""
    owner = "legal.repoOwner" if isinstance(p.nilai("legal.repoOwner"), str) else "organisation.name"
    return p.teks(owner, "daerah")


def _lisensi(p: _Pembaca, jenis: Jenis) -> str:
    value = p.teks("legal.license", "lisensi", wajib=jenis is Jenis.APLIKASI)
    if value and not LISENSI.match(value):
        p.salah("legal.license", Sebab.PILIHAN, value)
        return ""
    return value


def _kontak(p: _Pembaca) -> str:
    """An office. Names, mail and telephones of persons, which the format allows, are not taken over."""
    found = p.teks("id.kontak", "kontak")
    if not found and _bertaut(p):
        found = next(iter(p.butir("maintenance.contacts", "affiliation")), "")
    return "" if memuat_telepon(found) else found


def _bertaut(p: _Pembaca) -> bool:
    people = p.nilai("maintenance.contacts")
    return isinstance(people, list) and all(isinstance(m, Mapping) and m.get("affiliation") for m in people)


def _indikator(p: _Pembaca) -> Iterator[tuple[str, str]]:
    for n, row in enumerate(p.daftar("id.indikator"), start=1):
        pair = (row.get("indeks"), row.get("kode")) if isinstance(row, Mapping) else (None, None)
        if all(isinstance(v, str) and 0 < len(v) <= 40 and v.isprintable() for v in pair):  # noqa: PLR2004 -- as the columns
            yield str(pair[0]), str(pair[1])
        else:
            p.salah(f"id.indikator.{n}", Sebab.SALAH_JENIS)
