"""All conflicts among a set of orders."""

from collections.abc import Iterable, Iterator

from poros.pure.konflik.hidup import hidup
from poros.pure.konflik.indeks import Indeks
from poros.pure.konflik.lingkaran import dengan_lingkaran
from poros.pure.konflik.model import Arahan, Pengaturan, Temuan
from poros.pure.konflik.pasangan import bandingkan
from poros.pure.konflik.pemeriksaan import berurut, tanpa_wewenang
from poros.pure.konflik.sumber import perebutan_kelompok
from poros.pure.konflik.waktu import waktu_mustahil


def temukan(semua: Iterable[Arahan], pengaturan: Pengaturan) -> list[Temuan]:
    """Return the conflicts among the live orders, each once, in a fixed order; ids must be unique."""
    arahan = {satu.id: satu for satu in hidup(semua)}
    pasangan = _pasangan(arahan.values(), pengaturan)
    return berurut(
        [
            *dengan_lingkaran(pasangan, arahan, pengaturan),
            *perebutan_kelompok(arahan.values(), pengaturan),
            *tanpa_wewenang(arahan.values(), pengaturan),
            *waktu_mustahil(arahan.values(), pengaturan),
        ]
    )


def _pasangan(semua: Iterable[Arahan], pengaturan: Pengaturan) -> Iterator[Temuan]:
    """Compare each order with those before it that it can meet."""
    indeks = Indeks(pengaturan)
    for arahan in semua:
        for lain in indeks.opponents(arahan):
            if temuan := bandingkan(lain, arahan, pengaturan):
                yield temuan
        indeks.add(arahan)
