"""Statuses and acts of a meeting (SM-MTG) and of an item of a leader's agenda (SM-AGD)."""

from enum import StrEnum

from poros.pure.flow import Flow


class Status(StrEnum):
    DRAF = "draf"
    DIUNDANG = "diundang"
    BERLANGSUNG = "berlangsung"
    NOTULA_DRAF = "notula_draf"
    NOTULA_DIEDARKAN = "notula_edar"
    NOTULA_SAH = "notula_sah"
    DITUTUP = "ditutup"
    DITUNDA = "ditunda"
    DIBATALKAN = "dibatalkan"


class Aksi(StrEnum):
    UNDANG = "undang"
    BUKA = "buka"
    AKHIRI = "akhiri"
    EDARKAN = "edarkan"
    PERBAIKI = "perbaiki"
    SAHKAN = "sahkan"
    TUTUP = "tutup"
    TUNDA = "tunda"
    JADWALKAN = "jadwalkan"
    BATALKAN = "batalkan"


FLOW = Flow(
    {
        (Status.DRAF, Aksi.UNDANG): Status.DIUNDANG,
        (Status.DIUNDANG, Aksi.BUKA): Status.BERLANGSUNG,
        (Status.BERLANGSUNG, Aksi.AKHIRI): Status.NOTULA_DRAF,
        (Status.NOTULA_DRAF, Aksi.EDARKAN): Status.NOTULA_DIEDARKAN,
        (Status.NOTULA_DIEDARKAN, Aksi.PERBAIKI): Status.NOTULA_DRAF,
        (Status.NOTULA_DIEDARKAN, Aksi.SAHKAN): Status.NOTULA_SAH,
        (Status.NOTULA_SAH, Aksi.TUTUP): Status.DITUTUP,
        (Status.DIUNDANG, Aksi.TUNDA): Status.DITUNDA,
        (Status.BERLANGSUNG, Aksi.TUNDA): Status.DITUNDA,
        (Status.DITUNDA, Aksi.JADWALKAN): Status.DRAF,
        **{(s, Aksi.BATALKAN): Status.DIBATALKAN for s in (Status.DRAF, Status.DIUNDANG, Status.DITUNDA)},
    }
)
WAJIB_ALASAN = frozenset({Aksi.TUNDA, Aksi.BATALKAN, Aksi.PERBAIKI})
DAPAT_DITULIS = frozenset({Status.BERLANGSUNG, Status.NOTULA_DRAF})
"""The notula may be written on."""
DAPAT_DIATUR = frozenset({Status.DRAF, Status.DIUNDANG})
"""Time, place and people may change; after the invitation the invited are told."""
BERISALAH = frozenset(
    {Status.BERLANGSUNG, Status.NOTULA_DRAF, Status.NOTULA_DIEDARKAN, Status.NOTULA_SAH, Status.DITUTUP}
)
"""What was said is written down from the moment on which the session is opened; it takes longer than the notula."""
BERDAFTAR_HADIR = frozenset({Status.DIUNDANG, Status.BERLANGSUNG, Status.NOTULA_DRAF})
"""People may sign in; what waited for a network still comes in while the notula is written."""
MENYITA = frozenset({Status.DRAF, Status.DIUNDANG, Status.BERLANGSUNG})
"""It takes the time of those who are to come."""


class StatusAgenda(StrEnum):
    MASUK = "masuk"
    RK = "rk"
    DITELAAH = "ditelaah"
    DISETUJUI = "disetujui"
    TAYANG = "tayang"
    TERLAKSANA = "terlaksana"
    DIEVALUASI = "dievaluasi"
    DITOLAK = "ditolak"
    DITARIK = "ditarik"


class AksiAgenda(StrEnum):
    SUSUN = "susun"
    TELAAH = "telaah"
    SETUJUI = "setujui"
    KEMBALIKAN = "kembalikan"
    PUTUSKAN = "putuskan"
    TOLAK = "tolak"
    TARIK = "tarik"
    LAKSANAKAN = "laksanakan"
    EVALUASI = "evaluasi"


FLOW_AGENDA = Flow(
    {
        (StatusAgenda.MASUK, AksiAgenda.SUSUN): StatusAgenda.RK,
        (StatusAgenda.RK, AksiAgenda.TELAAH): StatusAgenda.DITELAAH,
        (StatusAgenda.DITELAAH, AksiAgenda.SETUJUI): StatusAgenda.DISETUJUI,
        (StatusAgenda.DISETUJUI, AksiAgenda.PUTUSKAN): StatusAgenda.TAYANG,
        (StatusAgenda.DISETUJUI, AksiAgenda.TOLAK): StatusAgenda.DITOLAK,
        (StatusAgenda.TAYANG, AksiAgenda.PUTUSKAN): StatusAgenda.TAYANG,
        (StatusAgenda.TAYANG, AksiAgenda.LAKSANAKAN): StatusAgenda.TERLAKSANA,
        (StatusAgenda.TERLAKSANA, AksiAgenda.EVALUASI): StatusAgenda.DIEVALUASI,
        **{(s, AksiAgenda.KEMBALIKAN): StatusAgenda.RK for s in (StatusAgenda.DITELAAH, StatusAgenda.DISETUJUI)},
        **{
            (s, AksiAgenda.TARIK): StatusAgenda.DITARIK
            for s in (StatusAgenda.MASUK, StatusAgenda.RK, StatusAgenda.TAYANG)
        },
    }
)
WAJIB_ALASAN_AGENDA = frozenset({AksiAgenda.TOLAK, AksiAgenda.TARIK, AksiAgenda.KEMBALIKAN})
WAJIB_CATATAN_AGENDA = WAJIB_ALASAN_AGENDA | {AksiAgenda.EVALUASI}
AGENDA_TAMPIL = frozenset({StatusAgenda.TAYANG, StatusAgenda.TERLAKSANA, StatusAgenda.DIEVALUASI})
"""What the house sees; drafts are seen by those who work on them."""
AGENDA_MENYITA = frozenset({StatusAgenda.DISETUJUI, StatusAgenda.TAYANG})


class Kehadiran(StrEnum):
    """A leader's word on an item of his agenda."""

    HADIR = "hadir"
    DIWAKILKAN = "diwakilkan"


class Hadir(StrEnum):
    """How somebody signed in."""

    QR = "qr"
    LAYAR = "layar"
    PETUGAS = "petugas"
    TAMU = "tamu"


class Peran(StrEnum):
    """As what somebody takes part."""

    PESERTA = "peserta"
    NARASUMBER = "narasumber"
    ANGGOTA_DPRD = "anggota_dprd"
    TAMU = "tamu"


class JenisButir(StrEnum):
    """What a line of the notula is; a decision is for information, or it is work (`TINDAK`)."""

    CATATAN = "catatan"
    KEPUTUSAN = "keputusan"
    INFORMASI = "informasi"
    TINDAK = "tindak"


class HasilGagasan(StrEnum):
    """What became of an idea."""

    DIAMBIL = "diambil"
    DIUBAH = "diubah"
    DITOLAK = "ditolak"
