"""SM-TTE: from the request to the proof (PP 71/2019 Art. 59-62), and how answers of a signing provider are read."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from poros.pure.flow import Flow


class Status(StrEnum):
    """Where one person's signature on one document stands."""

    MENUNGGU = "menunggu"
    DIKONFIRMASI = "dikonfirmasi"
    SIAP = "siap"
    TERTAHAN = "tertahan"
    DIPROSES = "diproses"
    TIDAK_PASTI = "tidak_pasti"
    SAH = "sah"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"


class Aksi(StrEnum):
    """What moves it on."""

    KONFIRMASI = "konfirmasi"
    LAYAK = "layak"
    TAHAN = "tahan"
    KIRIM = "kirim"
    BERHASIL = "berhasil"
    GAGAL = "gagal"
    HILANG = "hilang"
    TEMUKAN = "temukan"
    NIHIL = "nihil"
    LEPASKAN = "lepaskan"
    TOLAK = "tolak"
    BATALKAN = "batalkan"


BELUM_DIKIRIM = (Status.MENUNGGU, Status.DIKONFIRMASI, Status.SIAP, Status.TERTAHAN)

ALUR: Flow[Status, Aksi] = Flow(
    {
        (Status.MENUNGGU, Aksi.KONFIRMASI): Status.DIKONFIRMASI,
        (Status.DIKONFIRMASI, Aksi.LAYAK): Status.SIAP,
        (Status.DIKONFIRMASI, Aksi.TAHAN): Status.TERTAHAN,
        (Status.TERTAHAN, Aksi.LAYAK): Status.SIAP,
        (Status.TERTAHAN, Aksi.TAHAN): Status.TERTAHAN,
        (Status.SIAP, Aksi.LAYAK): Status.SIAP,
        (Status.SIAP, Aksi.TAHAN): Status.TERTAHAN,
        (Status.SIAP, Aksi.KIRIM): Status.DIPROSES,
        (Status.DIPROSES, Aksi.BERHASIL): Status.SAH,
        (Status.DIPROSES, Aksi.GAGAL): Status.SIAP,
        (Status.DIPROSES, Aksi.HILANG): Status.TIDAK_PASTI,
        (Status.TIDAK_PASTI, Aksi.TEMUKAN): Status.SAH,
        (Status.TIDAK_PASTI, Aksi.NIHIL): Status.SIAP,
        (Status.TIDAK_PASTI, Aksi.LEPASKAN): Status.SIAP,
        # Whoever holds the office today agrees himself: another's consent is not his.
        **{(s, Aksi.KONFIRMASI): Status.DIKONFIRMASI for s in BELUM_DIKIRIM[1:]},
        **{(s, Aksi.TOLAK): Status.DITOLAK for s in BELUM_DIKIRIM},
        **{(s, Aksi.BATALKAN): Status.DIBATALKAN for s in BELUM_DIKIRIM},
    }
)

DISETUJUI = frozenset({Status.DIKONFIRMASI, Status.SIAP, Status.TERTAHAN})
"""The signer has read the document and agreed to it; what is missing is the passphrase."""
SEDANG = frozenset({Status.DIPROSES, Status.TIDAK_PASTI})
"""A provider has been called and the outcome is not in the books: nobody may sign this document meanwhile."""


class StatusSertifikat(StrEnum):
    """What the provider says of a signer; the words are those of the BSrE Esign client. Only ISSUE signs."""

    ISSUE = "ISSUE"
    EXPIRED = "EXPIRED"
    RENEW = "RENEW"
    WAITING_FOR_VERIFICATION = "WAITING_FOR_VERIFICATION"
    NEW = "NEW"
    NO_CERTIFICATE = "NO_CERTIFICATE"
    NOT_REGISTERED = "NOT_REGISTERED"
    SUSPEND = "SUSPEND"
    REVOKE = "REVOKE"


class Keadaan(StrEnum):
    """What became of the signed document."""

    BERLAKU = "berlaku"
    DICABUT = "dicabut"
    DIGANTI = "diganti"


class Sebab(StrEnum):
    """Why a signature did not come about, or is in doubt."""

    FRASA_SALAH = "frasa_salah"
    TERKUNCI = "terkunci"
    TIDAK_TERDAFTAR = "tidak_terdaftar"
    SERTIFIKAT = "sertifikat"
    SUDAH_ADA = "sudah_ada"
    DITOLAK_PENYEDIA = "ditolak_penyedia"
    TAK_TERSAMBUNG = "tak_tersambung"
    HASIL_CACAT = "hasil_cacat"
    BUKAN_PENANDATANGAN = "bukan_penandatangan"
    HABIS_WAKTU = "habis_waktu"
    TERPUTUS = "terputus"


MERAGUKAN = frozenset({Sebab.SUDAH_ADA, Sebab.HABIS_WAKTU, Sebab.TERPUTUS})
"""After these the provider may have signed: ask before trying again."""
MENGHENTIKAN = frozenset(
    {Sebab.FRASA_SALAH, Sebab.TERKUNCI, Sebab.TIDAK_TERDAFTAR, Sebab.SERTIFIKAT, Sebab.TAK_TERSAMBUNG}
)
"""After these the next document of a batch would fail as well: going on would only lock the signer out."""

FRASA_PALING_PENDEK = 8
FRASA_PALING_PANJANG = 200
SALAH_MAKS, SALAH_JEDA = 5, timedelta(minutes=15)
"""So many wrong passphrases of a local key in so long a time, and no more is tried: who guesses, waits."""
SATU_KALI = 100
"""Documents in one batch."""


def giliran(urutan: int, lain: list[tuple[int, Status]]) -> bool:
    """May the signer at this place sign now? All before him have; those beside him go in any order."""
    return all(status is Status.SAH for at, status in lain if at < urutan)


def terkunci_sampai(salah: Sequence[datetime], kini: datetime) -> datetime | None:
    """Until when no passphrase is tried any more, after these wrong ones; None when one may be."""
    recent = sorted(at for at in salah if at > kini - SALAH_JEDA)
    return recent[-SALAH_MAKS] + SALAH_JEDA if len(recent) >= SALAH_MAKS else None


def tersamar(nomor: str) -> str:
    """A letter's number as strangers may see it when the letter is secret: its shape only."""
    return "".join("•" if c.isalnum() else c for c in nomor)
