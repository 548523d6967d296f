"""Kinds, statuses, acts and the flow of a disaster (04-crisis: no status, no command)."""

from enum import StrEnum

from poros.pure.flow import Flow


class Status(StrEnum):
    """Of an event. The three in the middle stand on a decree of the head of region."""

    DIPANTAU = "dipantau"
    SIAGA = "siaga"
    TANGGAP = "tanggap"
    TRANSISI = "transisi"
    SELESAI = "selesai"


class Aksi(StrEnum):
    SIAGAKAN = "siagakan"
    TANGGAPI = "tanggapi"
    ALIHKAN = "alihkan"
    AKHIRI = "akhiri"


FLOW = Flow(
    {
        (Status.DIPANTAU, Aksi.SIAGAKAN): Status.SIAGA,
        (Status.DIPANTAU, Aksi.TANGGAPI): Status.TANGGAP,
        (Status.DIPANTAU, Aksi.AKHIRI): Status.SELESAI,
        (Status.SIAGA, Aksi.TANGGAPI): Status.TANGGAP,
        (Status.SIAGA, Aksi.AKHIRI): Status.SELESAI,
        (Status.TANGGAP, Aksi.ALIHKAN): Status.TRANSISI,
        (Status.TANGGAP, Aksi.AKHIRI): Status.SELESAI,
        # It may get worse again while people already rebuild.
        (Status.TRANSISI, Aksi.TANGGAPI): Status.TANGGAP,
        (Status.TRANSISI, Aksi.AKHIRI): Status.SELESAI,
    }
)
TINGKAT = {Aksi.SIAGAKAN: Status.SIAGA, Aksi.TANGGAPI: Status.TANGGAP, Aksi.ALIHKAN: Status.TRANSISI}
"""Which level an act declares."""
BERSTATUS = frozenset(TINGKAT.values())
"""Levels that a decree has declared: only then is there a command (Perka BNPB 3/2016 Art. 3(1))."""
HIDUP = frozenset(Status) - {Status.SELESAI}


def aksi_untuk(kini: Status, tingkat: Status) -> Aksi | None:
    """The act that declares a level; None when it holds already, so that only an extension is possible."""
    return None if kini is tingkat else next(a for a, level in TINGKAT.items() if level is tingkat)


class Bahaya(StrEnum):
    BANJIR = "banjir"
    LONGSOR = "longsor"
    KEBAKARAN = "kebakaran"
    ANGIN = "angin"
    GEMPA = "gempa"
    TSUNAMI = "tsunami"
    KEKERINGAN = "kekeringan"
    LAIN = "lain"


PERLAHAN = frozenset({Bahaya.BANJIR, Bahaya.KEKERINGAN})
"""Threats that announce themselves: only for them is siaga darurat declared (04-crisis 1.2)."""


class Kanal(StrEnum):
    """By which way a report came in."""

    PETUGAS = "petugas"
    KAMPUNG = "kampung"
    WARGA = "warga"
    IMPOR = "impor"
    CAP = "cap"


class Periksa(StrEnum):
    """What checking a report has shown."""

    BELUM = "belum"
    BENAR = "benar"
    KELIRU = "keliru"
    GANDA = "ganda"


class Peran(StrEnum):
    """What a unit does in a disaster; a plan speaks of roles, each government says which units have them."""

    PUSDALOPS = "pusdalops"
    SOSIAL = "sosial"
    KESEHATAN = "kesehatan"
    PU = "pu"
    PERHUBUNGAN = "perhubungan"
    SATPOL = "satpol"
    DAMKAR = "damkar"
    KOMINFO = "kominfo"
    KECAMATAN = "kecamatan"
    POLRI = "polri"
    PERUMAHAN = "perumahan"
    PERENCANAAN = "perencanaan"
    KEUANGAN = "keuangan"
    KEPENDUDUKAN = "kependudukan"


class PeranKomando(StrEnum):
    """A place in the command chart, as a decree names it."""

    KOMANDAN = "komandan"
    WAKIL = "wakil"
    SEKRETARIAT = "sekretariat"
    JURU_BICARA = "juru_bicara"
    BIDANG = "bidang"
    KLASTER = "klaster"


PEMEGANG_KENDALI = frozenset({PeranKomando.KOMANDAN, PeranKomando.WAKIL, PeranKomando.SEKRETARIAT})


class JenisTempat(StrEnum):
    POSKO = "posko"
    PENGUNGSIAN = "pengungsian"
    DAPUR = "dapur"
    KESEHATAN = "kesehatan"
    POS_SUNGAI = "pos_sungai"
    PINTU_AIR = "pintu_air"


class JenisArea(StrEnum):
    GENANGAN = "genangan"
    LONGSORAN = "longsoran"
    PENUTUPAN = "penutupan"
    LAIN = "lain"


MEMUTUS_JALAN = frozenset({JenisArea.GENANGAN, JenisArea.LONGSORAN, JenisArea.PENUTUPAN})


class StatusSitrep(StrEnum):
    KONSEP = "konsep"
    SAH = "sah"


class JenisSiaran(StrEnum):
    SIARAN_PERS = "siaran_pers"
    INFO_WARGA = "info_warga"
    KLARIFIKASI = "klarifikasi"


class JenisTinjauan(StrEnum):
    HARIAN = "harian"
    AKHIR = "akhir"


class StatusKorban(StrEnum):
    SELAMAT = "selamat"
    LUKA = "luka"
    HILANG = "hilang"
    MENINGGAL = "meninggal"
