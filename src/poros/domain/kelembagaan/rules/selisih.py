"""Two structures as tables of text: is one sound, and in what does it differ from the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from poros.kernel.organisasi.rules import ESELON, Fungsi, JenisUnit, Kapasitas

from .libur import baca_tanggal

Baris = Mapping[str, str]
Struktur = Mapping[str, Sequence[Baris]]
"""Sheet → its rows; every cell is text, dates as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: its columns in order, those that name a row, those that must be filled."""

    nama: str
    kolom: tuple[str, ...]
    kunci: tuple[str, ...]
    wajib: tuple[str, ...]
    tanggal: tuple[str, ...] = ()
    pilihan: tuple[tuple[str, frozenset[str]], ...] = ()
    angka: tuple[str, ...] = ()
    panjang: tuple[tuple[str, int], ...] = ()
    awal: tuple[str, ...] = ()
    """How a row began: told of new rows only, since an import adds to the past and never rewrites it."""


ANGKA_MAKS = 5
"""Digits of a place in a list, and one more."""
YA_TIDAK = frozenset({"ya", "tidak"})
LEMBAR = (
    Lembar(
        "unit",
        ("kode", "nama", "singkatan", "jenis", "induk", "kode_wilayah", "urutan"),
        ("kode",),
        ("kode", "nama", "singkatan", "jenis"),
        pilihan=(("jenis", frozenset(JenisUnit)),),
        angka=("urutan",),
        panjang=(("kode", 30), ("nama", 200), ("singkatan", 40), ("kode_wilayah", 13)),
    ),
    Lembar(
        "jabatan",
        ("unit", "nama", "eselon", "fungsi", "kepala"),
        ("unit", "nama"),
        ("unit", "nama", "fungsi", "kepala"),
        pilihan=(("eselon", frozenset(ESELON)), ("fungsi", frozenset(Fungsi)), ("kepala", YA_TIDAK)),
        panjang=(("nama", 200),),
    ),
    Lembar(
        "pemangku",
        ("unit", "jabatan", "nip", "nama", "kapasitas", "dari", "sampai", "dasar"),
        ("unit", "jabatan", "nip", "nama", "kapasitas", "dari"),
        ("unit", "jabatan", "nama", "kapasitas", "dari", "dasar"),
        tanggal=("dari", "sampai"),
        pilihan=(("kapasitas", frozenset(Kapasitas)),),
        panjang=(("nip", 18), ("nama", 150), ("dasar", 300)),
    ),
    Lembar(
        "koordinasi",
        ("koordinator", "unit", "utama", "dari", "sampai", "dasar"),
        ("koordinator", "unit"),
        ("koordinator", "unit", "utama", "dari", "dasar"),
        tanggal=("dari", "sampai"),
        pilihan=(("utama", YA_TIDAK),),
        panjang=(("dasar", 300),),
        awal=("dari",),
    ),
    Lembar(
        "urusan",
        ("unit", "kode", "nama", "dari", "sampai", "dasar"),
        ("unit", "kode"),
        ("unit", "kode", "nama", "dari", "dasar"),
        tanggal=("dari", "sampai"),
        panjang=(("kode", 10), ("nama", 200), ("dasar", 300)),
        awal=("dari",),
    ),
)


class Salah(StrEnum):
    LEMBAR_HILANG = "lembar_hilang"
    KOLOM_HILANG = "kolom_hilang"
    KOSONG = "kosong"
    PILIHAN = "pilihan"
    TANGGAL = "tanggal"
    ANGKA = "angka"
    PANJANG = "panjang"
    GANDA = "ganda"
    UNIT_TAK_DIKENAL = "unit_tak_dikenal"
    JABATAN_TAK_DIKENAL = "jabatan_tak_dikenal"
    DUA_KEPALA = "dua_kepala"
    LINGKARAN = "lingkaran"
    BUKAN_DEFINITIF = "bukan_definitif"
    DIRI_SENDIRI = "diri_sendiri"
    SURAT_PERINTAH_BERUBAH = "surat_perintah_berubah"
    TANPA_INDUK = "tanpa_induk"
    JABATAN_TERJADWAL = "jabatan_terjadwal"


@dataclass(frozen=True, slots=True)
class Galat:
    """What is wrong where; row 1 is the head of the sheet."""

    lembar: str
    baris: int
    salah: Salah
    nilai: str = ""
    kolom: str = ""


class Perubahan(StrEnum):
    BARU = "baru"
    BERUBAH = "berubah"
    BERAKHIR = "berakhir"


@dataclass(frozen=True, slots=True)
class Beda:
    """A row that came, changed or went. `lama` and `baru` are the whole rows, one of them empty."""

    lembar: str
    perubahan: Perubahan
    lama: Baris
    baru: Baris
    nomor: int = 0

    @property
    def kolom(self) -> tuple[str, ...]:
        """Columns in which the two rows differ."""
        return tuple(k for k in self.baru if self.lama.get(k) != self.baru[k]) if self.lama and self.baru else ()


def bernomor(rows: Sequence[Baris]) -> Iterator[tuple[int, Baris]]:
    """Rows with their number in the sheet, of which the head is 1; an empty row counts and is passed over."""
    return ((nomor, row) for nomor, row in enumerate(rows, start=2) if any(row.values()))


def kunci(lembar: Lembar, baris: Baris) -> tuple[str, ...]:
    return tuple(baris.get(k, "") for k in lembar.kunci)


def bandingkan(lama: Struktur, baru: Struktur) -> list[Beda]:
    """What must happen for the old structure to become the new one, in the order of the sheets."""
    return [beda for lembar in LEMBAR for beda in _lembar(lembar, lama.get(lembar.nama, ()), baru.get(lembar.nama, ()))]


def _lembar(lembar: Lembar, lama: Sequence[Baris], baru: Sequence[Baris]) -> Iterator[Beda]:
    dahulu = {kunci(lembar, row): row for row in lama}
    kini = {kunci(lembar, row) for row in baru}
    for nomor, row in bernomor(baru):
        before = dahulu.get(kunci(lembar, row))
        if before is None:
            yield Beda(lembar.nama, Perubahan.BARU, {}, row, nomor)
        elif any(before.get(k, "") != row.get(k, "") for k in lembar.kolom if k not in lembar.awal):
            yield Beda(lembar.nama, Perubahan.BERUBAH, before, row, nomor)
    for key, row in dahulu.items():
        if key not in kini:
            yield Beda(lembar.nama, Perubahan.BERAKHIR, row, {})


def periksa(struktur: Struktur) -> list[Galat]:
    """Everything that is wrong within a structure itself."""
    bentuk = [galat for lembar in LEMBAR for galat in _bentuk(lembar, struktur.get(lembar.nama))]
    return bentuk or [*_acuan(struktur), *_kepala(struktur), *_lingkaran(struktur)]


def _bentuk(lembar: Lembar, rows: Sequence[Baris] | None) -> Iterator[Galat]:
    if rows is None:
        yield Galat(lembar.nama, 1, Salah.LEMBAR_HILANG)
        return
    seen: set[tuple[str, ...]] = set()
    for nomor, row in bernomor(rows):
        hilang = [k for k in lembar.kolom if k not in row]
        if hilang:
            yield Galat(lembar.nama, 1, Salah.KOLOM_HILANG, ", ".join(hilang))
            return
        yield from _sel(lembar, nomor, row)
        if kunci(lembar, row) in seen:
            yield Galat(lembar.nama, nomor, Salah.GANDA, " / ".join(kunci(lembar, row)))
        seen.add(kunci(lembar, row))


def _sel(lembar: Lembar, nomor: int, row: Baris) -> Iterator[Galat]:
    wrong = [(Salah.KOSONG, k) for k in lembar.wajib if not row[k]]
    wrong += [(Salah.PILIHAN, k) for k, pilihan in lembar.pilihan if row[k] and row[k] not in pilihan]
    wrong += [(Salah.ANGKA, k) for k in lembar.angka if row[k] and not _tempat(row[k])]
    wrong += [(Salah.TANGGAL, k) for k in lembar.tanggal if row[k] and baca_tanggal(row[k]) is None]
    yield from (Galat(lembar.nama, nomor, salah, row[kolom], kolom) for salah, kolom in wrong)
    for kolom, maks in lembar.panjang:
        if len(row[kolom]) > maks:
            yield Galat(lembar.nama, nomor, Salah.PANJANG, str(maks), kolom)


def _tempat(teks: str) -> bool:
    return teks.isdecimal() and len(teks) < ANGKA_MAKS


def _acuan(struktur: Struktur) -> Iterator[Galat]:
    units = {row["kode"] for row in struktur["unit"]}
    jabatan = {(row["unit"], row["nama"]) for row in struktur["jabatan"]}
    menunjuk = (
        ("unit", "induk"),
        ("jabatan", "unit"),
        ("koordinasi", "koordinator"),
        ("koordinasi", "unit"),
        ("urusan", "unit"),
    )
    for lembar, kolom in menunjuk:
        for nomor, row in bernomor(struktur[lembar]):
            if row[kolom] and row[kolom] not in units:
                yield Galat(lembar, nomor, Salah.UNIT_TAK_DIKENAL, row[kolom], kolom)
    for nomor, row in bernomor(struktur["pemangku"]):
        if (row["unit"], row["jabatan"]) not in jabatan:
            yield Galat("pemangku", nomor, Salah.JABATAN_TAK_DIKENAL, f"{row['jabatan']} ({row['unit']})", "jabatan")


def _kepala(struktur: Struktur) -> Iterator[Galat]:
    headed: set[str] = set()
    for nomor, row in bernomor(struktur["jabatan"]):
        if row["kepala"] == "ya":
            if row["unit"] in headed:
                yield Galat("jabatan", nomor, Salah.DUA_KEPALA, row["unit"], "kepala")
            headed.add(row["unit"])


def _lingkaran(struktur: Struktur) -> Iterator[Galat]:
    induk = {row["kode"]: row["induk"] for row in struktur["unit"]}
    for nomor, row in bernomor(struktur["unit"]):
        seen, node = {row["kode"]}, row["induk"]
        while node and node not in seen:
            seen.add(node)
            node = induk.get(node, "")
        if node == row["kode"]:
            yield Galat("unit", nomor, Salah.LINGKARAN, row["kode"], "induk")


def periksa_perubahan(beda: Sequence[Beda], diri: frozenset[str], *, terjadwal: bool) -> list[Galat]:
    """What an import may not do: warrants, appointing oneself (`diri`: own NIP and name), offices on a later day."""
    units_gone = {b.lama["kode"] for b in beda if b.lembar == "unit" and b.perubahan is Perubahan.BERAKHIR}
    return [galat for satu in beda for galat in _larangan(satu, diri, units_gone, terjadwal=terjadwal)]


def _larangan(beda: Beda, diri: frozenset[str], units_gone: set[str], *, terjadwal: bool) -> Iterator[Galat]:
    if beda.lembar == "unit" and beda.perubahan is Perubahan.BARU and not beda.baru["induk"]:
        yield Galat("unit", beda.nomor, Salah.TANPA_INDUK, beda.baru["kode"], "induk")
    if beda.lembar == "pemangku":
        yield from _larangan_pemangku(beda, diri)
    tetap = beda.perubahan is Perubahan.BARU or (beda.lama["unit"] if beda.lembar == "jabatan" else "") in units_gone
    if beda.lembar == "jabatan" and terjadwal and not tetap:
        yield Galat("jabatan", beda.nomor, Salah.JABATAN_TERJADWAL, beda.lama["nama"])


def _larangan_pemangku(beda: Beda, diri: frozenset[str]) -> Iterator[Galat]:
    row = beda.baru
    if not row:
        return
    if row["kapasitas"] != Kapasitas.DEFINITIF:
        baru = beda.perubahan is Perubahan.BARU
        yield Galat("pemangku", beda.nomor, Salah.BUKAN_DEFINITIF if baru else Salah.SURAT_PERINTAH_BERUBAH)
    elif {row["nip"], row["nama"]} & diri:
        yield Galat("pemangku", beda.nomor, Salah.DIRI_SENDIRI, row["nama"])
