"""Statuses, acts and flows of allocations, runs, donations, requests for resources, claims and spending plans."""

from enum import StrEnum

from poros.pure.flow import Flow


class PeranUnit(StrEnum):
    """What a unit does here; the law names neither BPBD nor BPKAD by their local names."""

    PENGELOLA = "pengelola"
    BUD = "bud"


class JenisGudang(StrEnum):
    """A store keeps buffers the whole year; at a post goods only pass through."""

    GUDANG = "gudang"
    POS = "pos"


class JenisMutasi(StrEnum):
    MASUK = "masuk"
    KELUAR = "keluar"
    PINDAH = "pindah"
    KEMBALI = "kembali"
    SUSUT = "susut"
    OPNAME = "opname"


class JenisSusut(StrEnum):
    """Why goods are written off."""

    RUSAK = "rusak"
    KEDALUWARSA = "kedaluwarsa"
    HILANG = "hilang"


class StatusAlokasi(StrEnum):
    USULAN = "usulan"
    DITETAPKAN = "ditetapkan"
    DIBATALKAN = "dibatalkan"


class AksiAlokasi(StrEnum):
    TETAPKAN = "tetapkan"
    BATALKAN = "batalkan"


class StatusKiriman(StrEnum):
    DISIAPKAN = "disiapkan"
    BERANGKAT = "berangkat"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"


class AksiKiriman(StrEnum):
    BERANGKATKAN = "berangkatkan"
    SELESAIKAN = "selesaikan"
    BATALKAN = "batalkan"


class StatusDonasi(StrEnum):
    DIJANJIKAN = "dijanjikan"
    DISETUJUI = "disetujui"
    DITOLAK = "ditolak"
    MASUK = "masuk"
    BATAL = "batal"


class AksiDonasi(StrEnum):
    SETUJUI = "setujui"
    TOLAK = "tolak"
    MASUKKAN = "masukkan"
    BATALKAN = "batalkan"


class JenisSarana(StrEnum):
    PERSONEL = "personel"
    KENDARAAN = "kendaraan"
    PERAHU = "perahu"
    POMPA = "pompa"
    GEDUNG = "gedung"
    ALAT_BERAT = "alat_berat"


class AsalSarana(StrEnum):
    """Whose it is: our own, or mutual aid of others."""

    DAERAH = "daerah"
    DAERAH_LAIN = "daerah_lain"
    TNI = "tni"
    POLRI = "polri"
    USAHA = "usaha"
    MASYARAKAT = "masyarakat"


class KeadaanSarana(StrEnum):
    SIAP = "siap"
    PERAWATAN = "perawatan"
    RUSAK = "rusak"


class StatusPermintaan(StrEnum):
    DIAJUKAN = "diajukan"
    DIPENUHI = "dipenuhi"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"
    SELESAI = "selesai"


class AksiPermintaan(StrEnum):
    PENUHI = "penuhi"
    BUKA_LAGI = "buka_lagi"
    TOLAK = "tolak"
    BATALKAN = "batalkan"
    SELESAIKAN = "selesaikan"


class StatusKlaim(StrEnum):
    DITUGASKAN = "ditugaskan"
    TIBA = "tiba"
    DILEPAS = "dilepas"
    DIBATALKAN = "dibatalkan"


class AksiKlaim(StrEnum):
    TIBA = "tiba"
    LEPAS = "lepas"
    BATALKAN = "batalkan"


class StatusRkb(StrEnum):
    """Rencana Kebutuhan Belanja: filed, paid as TU, accounted for."""

    DIAJUKAN = "diajukan"
    CAIR = "cair"
    DITOLAK = "ditolak"
    DITARIK = "ditarik"
    SELESAI = "selesai"


class AksiRkb(StrEnum):
    CAIRKAN = "cairkan"
    TOLAK = "tolak"
    TARIK = "tarik"
    PERTANGGUNGJAWABKAN = "pertanggungjawabkan"


FLOW_ALOKASI = Flow(
    {
        (StatusAlokasi.USULAN, AksiAlokasi.TETAPKAN): StatusAlokasi.DITETAPKAN,
        (StatusAlokasi.USULAN, AksiAlokasi.BATALKAN): StatusAlokasi.DIBATALKAN,
        (StatusAlokasi.DITETAPKAN, AksiAlokasi.BATALKAN): StatusAlokasi.DIBATALKAN,
    }
)
FLOW_KIRIMAN = Flow(
    {
        (StatusKiriman.DISIAPKAN, AksiKiriman.BERANGKATKAN): StatusKiriman.BERANGKAT,
        (StatusKiriman.DISIAPKAN, AksiKiriman.BATALKAN): StatusKiriman.DIBATALKAN,
        (StatusKiriman.BERANGKAT, AksiKiriman.SELESAIKAN): StatusKiriman.SELESAI,
    }
)
FLOW_DONASI = Flow(
    {
        (StatusDonasi.DIJANJIKAN, AksiDonasi.SETUJUI): StatusDonasi.DISETUJUI,
        (StatusDonasi.DIJANJIKAN, AksiDonasi.TOLAK): StatusDonasi.DITOLAK,
        (StatusDonasi.DISETUJUI, AksiDonasi.MASUKKAN): StatusDonasi.MASUK,
        (StatusDonasi.DISETUJUI, AksiDonasi.BATALKAN): StatusDonasi.BATAL,
    }
)
FLOW_PERMINTAAN = Flow(
    {
        (StatusPermintaan.DIAJUKAN, AksiPermintaan.PENUHI): StatusPermintaan.DIPENUHI,
        (StatusPermintaan.DIAJUKAN, AksiPermintaan.TOLAK): StatusPermintaan.DITOLAK,
        (StatusPermintaan.DIAJUKAN, AksiPermintaan.BATALKAN): StatusPermintaan.DIBATALKAN,
        (StatusPermintaan.DIPENUHI, AksiPermintaan.BUKA_LAGI): StatusPermintaan.DIAJUKAN,
        (StatusPermintaan.DIPENUHI, AksiPermintaan.SELESAIKAN): StatusPermintaan.SELESAI,
    }
)
FLOW_KLAIM = Flow(
    {
        (StatusKlaim.DITUGASKAN, AksiKlaim.TIBA): StatusKlaim.TIBA,
        (StatusKlaim.DITUGASKAN, AksiKlaim.BATALKAN): StatusKlaim.DIBATALKAN,
        (StatusKlaim.TIBA, AksiKlaim.LEPAS): StatusKlaim.DILEPAS,
    }
)
FLOW_RKB = Flow(
    {
        (StatusRkb.DIAJUKAN, AksiRkb.CAIRKAN): StatusRkb.CAIR,
        (StatusRkb.DIAJUKAN, AksiRkb.TOLAK): StatusRkb.DITOLAK,
        (StatusRkb.DIAJUKAN, AksiRkb.TARIK): StatusRkb.DITARIK,
        (StatusRkb.CAIR, AksiRkb.PERTANGGUNGJAWABKAN): StatusRkb.SELESAI,
    }
)
KLAIM_HIDUP = frozenset({StatusKlaim.DITUGASKAN, StatusKlaim.TIBA})
"""While one of these holds, nobody else may have the resource."""
