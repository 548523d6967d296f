"""An index of live orders: a new one is checked against many while looking at few.

Every order stands on the shelf of its act at its own place, and on the shelf "below" of every place above it.
What can meet a new order is then found at the new one's place, above it (one look per path segment) and below
it (one look). Whole-unit orders stand on a shelf per unit, claims on one per resource.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from poros.pure.konflik.graf import komponen
from poros.pure.konflik.hidup import berlaku, digantikan
from poros.pure.konflik.model import Arahan, Jalur, Pengaturan, Rentang, Temuan
from poros.pure.konflik.pasangan import seutuh_unit
from poros.pure.konflik.pemeriksaan import periksa

Rak = tuple[str, str, Jalur]


class Indeks:
    def __init__(self, pengaturan: Pengaturan, semua: Iterable[Arahan] = ()) -> None:
        self.pengaturan = pengaturan
        self._isi: dict[str, Arahan] = {}
        self._rak: dict[Rak, dict[str, Rentang]] = defaultdict(dict)
        self._pengganti: dict[str, set[str]] = defaultdict(set)
        self._serangkai = _serangkai(pengaturan)
        for arahan in semua:
            self.add(arahan)

    def __len__(self) -> int:
        return len(self._isi)

    def add(self, arahan: Arahan) -> None:
        """Take an order in, in place of its former self if there is one."""
        self.remove(arahan.id)
        self._isi[arahan.id] = arahan
        for lama in digantikan(arahan):
            self._pengganti[lama].add(arahan.id)
        for rak, jendela in self._tempat(arahan):
            self._rak[rak][arahan.id] = jendela

    def remove(self, nama: str) -> None:
        """Take an order out, if it is there; what it alone replaced is found again."""
        arahan = self._isi.pop(nama, None)
        if arahan is None:
            return
        for lama in digantikan(arahan):
            self._pengganti[lama].discard(nama)
        for rak, _ in self._tempat(arahan):
            del self._rak[rak][nama]

    def opponents(self, baru: Arahan) -> list[Arahan]:
        """Return the live orders that share a shelf and some time with this one, itself excepted."""
        lawan: set[str] = set()
        for rak, jendela in self._pandang(baru):
            mulai, selesai = jendela.mulai, jendela.selesai
            for nama, lain in self._rak.get(rak, {}).items():
                if lain.mulai < selesai and mulai < lain.selesai:
                    lawan.add(nama)
        return self._hidup(lawan - {baru.id})

    def candidates(self, baru: Arahan) -> list[Arahan]:
        """Return the opponents, and the live orders that hang together with this one by precedences."""
        lawan = self.opponents(baru)
        sudah = {baru.id, *(arahan.id for arahan in lawan)}
        return lawan + self._hidup(set(self._serangkai.get(baru.id, ())) - sudah)

    def check(self, baru: Arahan) -> list[Temuan]:
        """Return the conflicts of one order, which need not be in the index."""
        if self._pengganti.get(baru.id):
            return []
        return periksa(baru, self.candidates(baru), self.pengaturan)

    def _hidup(self, nama: Iterable[str]) -> list[Arahan]:
        return [
            arahan
            for satu in sorted(nama)
            if (arahan := self._isi.get(satu)) and berlaku(arahan) and not self._pengganti.get(satu)
        ]

    def _tempat(self, arahan: Arahan) -> Iterator[tuple[Rak, Rentang]]:
        """Name the shelves on which an order stands."""
        yield ("di", arahan.tindakan, arahan.objek), arahan.jendela
        for panjang in range(len(arahan.objek)):
            yield ("di bawah", arahan.tindakan, arahan.objek[:panjang]), arahan.jendela
        yield from self._tempat_lain(arahan)

    def _pandang(self, arahan: Arahan) -> Iterator[tuple[Rak, Rentang]]:
        """Name the shelves on which its opponents may stand."""
        for tindakan in {arahan.tindakan, *self.pengaturan.lawan.get(arahan.tindakan, ())}:
            for panjang in range(len(arahan.objek) + 1):
                yield ("di", tindakan, arahan.objek[:panjang]), arahan.jendela
            yield ("di bawah", tindakan, arahan.objek), arahan.jendela
        yield from self._tempat_lain(arahan)

    def _tempat_lain(self, arahan: Arahan) -> Iterator[tuple[Rak, Rentang]]:
        if seutuh_unit(arahan, self.pengaturan):
            yield ("unit", "", arahan.sasaran), arahan.jendela
        for sumber in {klaim.sumber for klaim in arahan.klaim}:
            jendela = [klaim.jendela for klaim in arahan.klaim if klaim.sumber == sumber]
            seluruh = Rentang(min(satu.mulai for satu in jendela), max(satu.selesai for satu in jendela))
            yield ("sumber", sumber, ()), seluruh


def _serangkai(pengaturan: Pengaturan) -> dict[str, list[str]]:
    """Map each order with a precedence to all that hang together with it by precedences."""
    tepi = [(urutan.sebelum, urutan.sesudah) for urutan in pengaturan.urutan]
    bagian = komponen({nama for satu in tepi for nama in satu}, tepi)
    return {nama: satu for satu in bagian for nama in satu}
