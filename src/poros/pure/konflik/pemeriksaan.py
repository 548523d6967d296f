"""One new order against given candidates, such as an index or a database query brings."""

from collections.abc import Iterable
from itertools import combinations

from poros.pure.konflik.hidup import hidup
from poros.pure.konflik.lingkaran import dengan_lingkaran
from poros.pure.konflik.model import Arahan, Aturan, Jenis, Kalimat, Pengaturan, Temuan
from poros.pure.konflik.pasangan import bandingkan
from poros.pure.konflik.peringkat import berwenang
from poros.pure.konflik.sumber import bertabrakan, perebutan_kelompok
from poros.pure.konflik.waktu import waktu_mustahil

URUTAN_JENIS = {jenis: nomor for nomor, jenis in enumerate(Jenis)}
TIDAK_TRANSITIF = frozenset({Aturan.KHUSUS, Aturan.TERAKHIR})  # competence and level cannot go in a circle


def periksa(baru: Arahan, calon: Iterable[Arahan], pengaturan: Pengaturan) -> list[Temuan]:
    """Return the conflicts that name the new order; of cycles those among it and its direct opponents.

    The candidates may be too many but must hold whatever can meet the new order in place, unit, resource or
    precedence; see `Indeks.candidates`.
    """
    semua = hidup([baru, *(lain for lain in calon if lain.id != baru.id)])
    if baru not in semua[:1]:
        return []
    lain = semua[1:]
    temuan = [
        *_pasangan(baru, lain, pengaturan),
        *_kelompok(baru, lain, pengaturan),
        *tanpa_wewenang([baru], pengaturan),
        *_waktu(baru, semua, pengaturan),
    ]
    return berurut(satu for satu in temuan if baru.id in satu.anggota)


def tanpa_wewenang(semua: Iterable[Arahan], pengaturan: Pengaturan) -> list[Temuan]:
    """Return one finding for each order whose issuer is not competent for its act."""
    return [
        Temuan(
            Jenis.TANPA_WEWENANG,
            (arahan.id,),
            (Kalimat("tanpa_wewenang", (arahan.id,), (arahan.penerbit, arahan.tindakan)),),
            Aturan.KEWENANGAN,
        )
        for arahan in semua
        if not berwenang(arahan, pengaturan)
    ]


def berurut(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Put findings into the one order in which they are always told: by kind, then by members."""
    return sorted(temuan, key=lambda satu: (URUTAN_JENIS[satu.jenis], satu.anggota))


def _pasangan(baru: Arahan, lain: list[Arahan], pengaturan: Pengaturan) -> list[Temuan]:
    arahan = {satu.id: satu for satu in (baru, *lain)}
    pasangan = [temuan for satu in lain if (temuan := bandingkan(baru, satu, pengaturan))]
    melingkar = [temuan for temuan in pasangan if temuan.aturan in TIDAK_TRANSITIF]
    if len({temuan.menang == baru.id for temuan in melingkar}) > 1:  # it beats some and is beaten by others
        lawan = sorted({nama for temuan in melingkar for nama in temuan.anggota} - {baru.id})
        antar = (bandingkan(arahan[a], arahan[b], pengaturan) for a, b in combinations(lawan, 2))
        return dengan_lingkaran([*pasangan, *filter(None, antar)], arahan, pengaturan)
    return pasangan


def _kelompok(baru: Arahan, lain: list[Arahan], pengaturan: Pengaturan) -> list[Temuan]:
    if not baru.klaim:
        return []
    return perebutan_kelompok([baru, *(satu for satu in lain if bertabrakan(baru, satu))], pengaturan)


def _waktu(baru: Arahan, semua: list[Arahan], pengaturan: Pengaturan) -> list[Temuan]:
    if not any(baru.id in (urutan.sebelum, urutan.sesudah) for urutan in pengaturan.urutan):
        return []
    return waktu_mustahil(semua, pengaturan)
