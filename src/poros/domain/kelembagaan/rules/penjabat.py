"""Acting appointments (02 §1.6): how long, by whom, for whom; a proposal is judged, its objections are named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from poros.kernel.organisasi.rules import ESELON, BatasPenjabat, Kapasitas
from poros.pure.hari_kerja import Kalender
from poros.pure.tanggal import tambah_bulan

TANPA_ESELON = 5
SATU_HARI = timedelta(days=1)


class Halangan(StrEnum):
    """Why a warrant cannot be given, or what should be thought of before it is."""

    DIRI_SENDIRI = "diri_sendiri"
    PEMANGKU_SENDIRI = "pemangku_sendiri"
    TERBALIK = "terbalik"
    LEWAT_BULAN = "lewat_bulan"
    LEWAT_HARI_KERJA = "lewat_hari_kerja"
    PANGKAT_PEMBERI = "pangkat_pemberi"
    TINGKAT_PENERIMA = "tingkat_penerima"
    TANPA_JABATAN = "tanpa_jabatan"
    MASIH_TERISI = "masih_terisi"
    SUDAH_KOSONG = "sudah_kosong"
    PJ_BUKAN_SEKDA = "pj_bukan_sekda"
    MANDAT_MEMBERI = "mandat_memberi"
    TUMPANG_TINDIH = "tumpang_tindih"
    TANPA_BATAS = "tanpa_batas"
    FUNGSIONAL = "fungsional"
    BERTURUT = "berturut"


PERINGATAN = frozenset({Halangan.TANPA_BATAS, Halangan.FUNGSIONAL, Halangan.BERTURUT})
"""Said, but no refusal: the law read so far does not decide."""


@dataclass(frozen=True, slots=True)
class Keberatan:
    """One objection; `bidang` is the input it belongs to, `data` fills its sentence."""

    halangan: Halangan
    bidang: str = ""
    data: dict[str, object] = field(default_factory=dict)

    @property
    def menolak(self) -> bool:
        return self.halangan not in PERINGATAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Pangkat:
    """What rank is judged by: the echelon, and whether it is the head of the region, who stands above all."""

    eselon: str
    kepala_daerah: bool = False

    @property
    def tingkat(self) -> int:
        """0 head of region, 1 to 4 the echelon's Roman figure, 5 without echelon."""
        if self.kepala_daerah:
            return 0
        return {"I": 1, "II": 2, "III": 3, "IV": 4}.get(self.eselon.split(".")[0], TANPA_ESELON)

    def di_atas(self, lain: "Pangkat") -> bool:
        return self.urutan < lain.urutan

    @property
    def urutan(self) -> int:
        """Place in the line of rank; the smaller stands higher."""
        return -1 if self.kepala_daerah else ESELON.index(self.eselon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usul:
    """A warrant as proposed, with everything that its judgement needs."""

    kapasitas: Kapasitas
    dari: date
    sampai: date
    jabatan: Pangkat
    sekda: bool = False
    terisi: bool = True
    pemberi: Pangkat | None = None
    """None: given from outside this government (for the head of region) and only recorded here."""
    pemberi_mandat: bool = False
    penerima: Pangkat | None = None
    diri_sendiri: bool = False
    pemangku_sendiri: bool = False
    tumpang_tindih: str = ""
    berturut: bool = False


def kunci_batas(kapasitas: Kapasitas, *, sekda: bool, terisi: bool) -> str:
    """Which row of the limits speaks of this office; "" is any."""
    if not sekda:
        return ""
    if kapasitas is Kapasitas.PJ:
        return "sekda_berhalangan" if terisi else "sekda_kosong"
    return "sekda"


def batas_berlaku(rows: Iterable[BatasPenjabat], kapasitas: Kapasitas, kunci: str, pada: date) -> BatasPenjabat | None:
    """The limit in force on a day: one that names the office before one for all, the newest of these."""
    found = [
        row for row in rows if row.kapasitas == kapasitas and row.jabatan in {kunci, ""} and row.berlaku_dari <= pada
    ]
    return max(found, key=lambda row: (row.jabatan == kunci, row.berlaku_dari), default=None)


def akhir_terlama(batas: BatasPenjabat, mulai: date, kalender: Kalender) -> date:
    """The last day on which a warrant that begins at `mulai` may still be in force."""
    if batas.bulan is not None:
        return tambah_bulan(mulai, batas.bulan) - SATU_HARI
    if batas.hari_kerja is None:
        raise ValueError(f"limit of {batas.kapasitas} {batas.jabatan!r} has neither months nor working days")
    return kalender.tambah_hari_kerja(mulai - SATU_HARI, batas.hari_kerja + 1) - SATU_HARI


def periksa(usul: Usul, batas: BatasPenjabat | None, kalender: Kalender, selisih_tingkat: int) -> list[Keberatan]:
    """All objections to a proposal, refusals and warnings."""
    return [
        *_orang(usul),
        *_keadaan(usul),
        *_masa(usul, batas, kalender),
        *_tingkat(usul, selisih_tingkat),
    ]


def _orang(usul: Usul) -> Iterator[Keberatan]:
    if usul.diri_sendiri:
        yield Keberatan(Halangan.DIRI_SENDIRI, "orang")
    if usul.pemangku_sendiri:
        yield Keberatan(Halangan.PEMANGKU_SENDIRI, "orang")
    if usul.berturut:
        yield Keberatan(Halangan.BERTURUT, "orang")
    # BKN lets an acting official sign daily orders (02 §1.6), not place people in vacant posts.
    if usul.pemberi_mandat and usul.kapasitas is not Kapasitas.PLH:
        yield Keberatan(Halangan.MANDAT_MEMBERI, "kapasitas")


def _keadaan(usul: Usul) -> Iterator[Keberatan]:
    if usul.tumpang_tindih:
        yield Keberatan(Halangan.TUMPANG_TINDIH, "dari", {"siapa": usul.tumpang_tindih})
    if usul.kapasitas is Kapasitas.PLT and usul.terisi:
        yield Keberatan(Halangan.MASIH_TERISI, "kapasitas")
    # While the Pj. of a vacant Sekda is pending, a Plh. bridges the gap (Perpres 3/2018).
    if usul.kapasitas is Kapasitas.PLH and not usul.terisi and not usul.sekda and not usul.jabatan.kepala_daerah:
        yield Keberatan(Halangan.SUDAH_KOSONG, "kapasitas")
    if usul.kapasitas is Kapasitas.PJ and not usul.sekda and not usul.jabatan.kepala_daerah:
        yield Keberatan(Halangan.PJ_BUKAN_SEKDA, "kapasitas")


def _masa(usul: Usul, batas: BatasPenjabat | None, kalender: Kalender) -> Iterator[Keberatan]:
    if usul.sampai < usul.dari:
        yield Keberatan(Halangan.TERBALIK, "sampai")
        return
    if batas is None:
        yield Keberatan(Halangan.TANPA_BATAS, "sampai")
        return
    akhir = akhir_terlama(batas, usul.dari, kalender)
    if usul.sampai > akhir:
        halangan = Halangan.LEWAT_HARI_KERJA if batas.bulan is None else Halangan.LEWAT_BULAN
        lama = batas.hari_kerja if batas.bulan is None else batas.bulan
        yield Keberatan(halangan, "sampai", {"lama": lama, "akhir": akhir, "dasar": batas.dasar})


def _tingkat(usul: Usul, selisih: int) -> Iterator[Keberatan]:
    if usul.penerima is None:
        yield Keberatan(Halangan.TANPA_JABATAN, "orang")
        return
    if usul.pemberi is None:
        return
    if not usul.pemberi.di_atas(usul.penerima):
        yield Keberatan(Halangan.PANGKAT_PEMBERI, "orang")
    if not 0 <= usul.penerima.tingkat - usul.jabatan.tingkat <= selisih:
        yield Keberatan(Halangan.TINGKAT_PENERIMA, "orang")
    elif usul.penerima.tingkat == TANPA_ESELON:
        yield Keberatan(Halangan.FUNGSIONAL, "orang")


def dapat_diperpanjang(kapasitas: Kapasitas, perpanjangan_ke: int, batas: BatasPenjabat | None) -> bool:
    """Is one more extension left? Only a Plt. can be extended, as often as its rule says."""
    return kapasitas is Kapasitas.PLT and batas is not None and perpanjangan_ke < batas.perpanjangan
