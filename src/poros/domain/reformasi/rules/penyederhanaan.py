"""Which posts are kept and which become functional posts: the first rule whose conditions all hold decides.

A condition on something that nobody has filled in is neither met nor unmet. When the first rule that is not ruled
out rests on such a gap, the data decides nothing and a person has to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum


class Hasil(StrEnum):
    DIPERTAHANKAN = "dipertahankan"
    DISEDERHANAKAN = "disederhanakan"
    PERLU_KEPUTUSAN = "perlu_keputusan"


class Jenjang(StrEnum):
    """Level of the functional post to which a structural one is made equal."""

    AHLI_MADYA = "ahli_madya"
    AHLI_MUDA = "ahli_muda"
    AHLI_PERTAMA = "ahli_pertama"


class Kelas(StrEnum):
    """Class of a post by its eselon (PP 18/2016 Art. 94-95)."""

    JPT = "jpt"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    ESELON_V = "eselon_v"
    TANPA_ESELON = "tanpa_eselon"


class Jenis(StrEnum):
    """Kinds of units as a structure file knows them: those of the organisation, and the parts inside them."""

    KEPALA_DAERAH = "kepala_daerah"
    SETDA = "setda"
    ASISTEN = "asisten"
    BIRO = "biro"
    BAGIAN = "bagian"
    STAF_AHLI = "staf_ahli"
    SETWAN = "setwan"
    INSPEKTORAT = "inspektorat"
    DINAS = "dinas"
    BADAN = "badan"
    SATUAN = "satuan"
    RSUD = "rsud"
    SEKRETARIAT = "sekretariat"
    BIDANG = "bidang"
    SUBBIDANG = "subbidang"
    SUBBAGIAN = "subbagian"
    SEKSI = "seksi"
    UPTD = "uptd"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"


class Fungsi(StrEnum):
    """What the post is for, where a ground asks for it."""

    TATA_USAHA = "tata_usaha"
    PENGADAAN = "pengadaan"
    TEKNIS = "teknis"


class Ciri(StrEnum):
    """Facts about a post on which grounds of exemption rest."""

    KUASA_ANGGARAN = "kuasa_anggaran"
    OTORISASI = "otorisasi"
    KEWILAYAHAN = "kewilayahan"
    MANDIRI = "mandiri"
    HANYA_SEKSI = "hanya_seksi"
    KRITERIA_KHUSUS = "kriteria_khusus"


class Mutu(StrEnum):
    """How far a rule can be trusted: read in the text, in a third-party copy, general knowledge."""

    P = "P"
    S = "S"
    G = "G"


ESELON = ("I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b", "V.a", "V.b", "")
KELAS = {"I": Kelas.JPT, "II": Kelas.JPT, "III": Kelas.ADMINISTRATOR, "IV": Kelas.PENGAWAS, "V": Kelas.ESELON_V}
PANGKAL = frozenset(
    {
        Jenis.SETDA,
        Jenis.SETWAN,
        Jenis.INSPEKTORAT,
        Jenis.DINAS,
        Jenis.BADAN,
        Jenis.SATUAN,
        Jenis.RSUD,
        Jenis.KECAMATAN,
    }
)
"""Kinds that are a perangkat daerah (UU 23/2014 Art. 209): the nearest one above a post is where it belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pos:
    """A unit with the post at its head, as a structure file has it."""

    kode: str
    unit: str
    jenis: str
    jabatan: str
    eselon: str
    induk: str = ""
    fungsi: str = ""
    ciri: frozenset[str] = frozenset()
    pemangku: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fakta:
    """All that a rule may ask of a post; "" is what nobody has filled in (only `fungsi` can be)."""

    daerah: str
    kelas: str
    jenis: str
    jenis_induk: str
    pangkal: str
    fungsi: str
    ciri: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Syarat:
    """Conditions of a rule: of each one that is named the post must have one; what is not named does not matter."""

    daerah: frozenset[str] = frozenset()
    kelas: frozenset[str] = frozenset()
    jenis: frozenset[str] = frozenset()
    jenis_induk: frozenset[str] = frozenset()
    pangkal: frozenset[str] = frozenset()
    fungsi: frozenset[str] = frozenset()
    ciri: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aturan:
    """A dated rule. It decides (`hasil`) or says the level of what is simplified (`jenjang`)."""

    kode: str
    urutan: int
    dari: date
    sampai: date | None = None
    syarat: Syarat = field(default_factory=Syarat)
    hasil: Hasil | None = None
    jenjang: Jenjang | None = None

    def berlaku(self, hari: date) -> bool:
        """Is it in force on that day?"""
        return self.dari <= hari and (self.sampai is None or hari <= self.sampai)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usul:
    """What the rules propose for a post, by which rule. `belum` names the rule that could not be checked."""

    hasil: Hasil
    aturan: str = ""
    jenjang: Jenjang | None = None
    aturan_jenjang: str = ""
    belum: str = ""


def kelas(eselon: str) -> Kelas:
    """Class of an eselon such as "IV.a"."""
    return KELAS.get(eselon.split(".", maxsplit=1)[0], Kelas.TANPA_ESELON)


def letak(pos: Mapping[str, Pos], kode: str) -> tuple[str, str]:
    """Kind of the unit above, and the code of the perangkat daerah to which a post belongs ("" above all of them)."""
    above = pos.get(pos[kode].induk)
    node: Pos | None = pos[kode]
    for _step in range(len(pos)):
        if node is None or node.jenis in PANGKAL:
            break
        node = pos.get(node.induk)
    return (above.jenis if above else "", node.kode if node else "")


def fakta(pos: Mapping[str, Pos], kode: str, daerah: str) -> Fakta:
    """What the rules may ask of one post of a structure."""
    post = pos[kode]
    induk, pangkal = letak(pos, kode)
    return Fakta(
        daerah=daerah,
        kelas=kelas(post.eselon),
        jenis=post.jenis,
        jenis_induk=induk,
        pangkal=pos[pangkal].jenis if pangkal else "",
        fungsi=post.fungsi,
        ciri=post.ciri,
    )


def cocok(syarat: Syarat, fakta: Fakta) -> bool | None:
    """Do all conditions hold? None when that hangs on a function which is not filled in."""
    known = (
        (syarat.daerah, fakta.daerah),
        (syarat.kelas, fakta.kelas),
        (syarat.jenis, fakta.jenis),
        (syarat.jenis_induk, fakta.jenis_induk),
        (syarat.pangkal, fakta.pangkal),
    )
    if any(wanted and value not in wanted for wanted, value in known):
        return False
    if syarat.ciri and not syarat.ciri & fakta.ciri:
        return False
    if not syarat.fungsi:
        return True
    return fakta.fungsi in syarat.fungsi if fakta.fungsi else None


def usulkan(fakta: Fakta, aturan: Sequence[Aturan], hari: date) -> Usul:
    """Propose for one post by the rules of a day; the level depends on the post alone, never on the rank held."""
    rules = _urut(aturan, hari)
    level = next((r for r in rules if r.jenjang and cocok(r.syarat, fakta) is not False), None)
    known = level is not None and cocok(level.syarat, fakta)
    jenjang, sumber = (level.jenjang, level.kode) if level and known else (None, "")
    undecided = Usul(hasil=Hasil.PERLU_KEPUTUSAN, jenjang=jenjang, aturan_jenjang=sumber)
    for rule, hasil in ((r, r.hasil) for r in rules if r.hasil):
        answer = cocok(rule.syarat, fakta)
        if answer is None:
            return replace(undecided, belum=rule.kode)
        if answer and hasil is Hasil.DIPERTAHANKAN:
            return Usul(hasil=hasil, aturan=rule.kode)
        if answer:
            return replace(undecided, hasil=hasil, aturan=rule.kode)
    return undecided


def cacat(pos: Sequence[Pos]) -> list[tuple[str, str]]:
    """What is wrong with a structure: (code of the post, kind of fault)."""
    by_code = {p.kode: p for p in pos}
    seen: set[str] = set()
    faults = []
    for post in pos:
        if post.kode in seen:
            faults.append((post.kode, "ganda"))
        seen.add(post.kode)
        if post.induk and post.induk not in by_code:
            faults.append((post.kode, "tanpa_induk"))
        elif _melingkar(by_code, post.kode):
            faults.append((post.kode, "melingkar"))
    return faults


def _urut(aturan: Iterable[Aturan], hari: date) -> list[Aturan]:
    return sorted((r for r in aturan if r.berlaku(hari)), key=lambda r: (r.urutan, r.kode))


def _melingkar(pos: Mapping[str, Pos], kode: str) -> bool:
    node = pos[kode].induk
    for _step in range(len(pos)):
        if node not in pos:
            return False
        node = pos[node].induk
    return True
