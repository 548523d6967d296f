"""The trail of the demo's year: the lines that the commands would have written, at the times they tell of."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.wewenang import Wewenang as WewenangSurat
from poros.kernel.jejak.kunci import kunci_sidik
from poros.kernel.jejak.models import Jejak
from poros.kernel.jejak.rules import KOLOM, sidik
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.wewenang import Wewenang

from .organisasi import Kota
from .surat import Bagian, Naskah

WEWENANG = {
    "terima": Wewenang.TERIMA,
    "kembalikan": Wewenang.TERIMA,
    "tegaskan": Wewenang.KOORDINASI,
    "laporkan": Wewenang.KERJA,
    "serahkan": Wewenang.KERJA,
    "tolak": Wewenang.KOORDINASI,
    "verifikasi": Wewenang.KOORDINASI,
    "setujui": Wewenang.SETUJUI,
}


def catat_jejak(
    kota: Kota,
    surat: Sequence[Surat],
    letters: Sequence[Naskah],
    lives: Iterable[tuple[Penugasan, Naskah, Bagian]],
) -> None:
    """Write all lines in order of time."""
    registrar = kota.pemangku[kota.jabatan["umum", "tata_usaha"].pk]
    rows = []
    for row, letter in zip(surat, letters, strict=True):
        rows.append(_baris(registrar, letter.diterima, WewenangSurat.CATAT, "surat", row.pk))
        if letter.didisposisi:
            giver = kota.pemangku[row.pemegang_id]
            rows.append(_baris(giver, letter.didisposisi, WewenangSurat.DISPOSISI, "surat", row.pk))
    for tugas, _letter, part in lives:
        rows += [
            _baris(kota.pelaku(tugas, e.oleh), e.waktu, WEWENANG[e.aksi], "penugasan", tugas.pk)
            for e in part.kejadian
            if e.aksi
        ]
    rows.sort(key=lambda line: line.waktu)
    Jejak.objects.bulk_create(rows, batch_size=1000)


def _baris(p: Pemangku, waktu: datetime, aksi: str, objek: str, objek_id: int) -> Jejak:
    line = Jejak(
        waktu=waktu,
        orang_id=p.orang_id,
        orang=p.orang.nama,
        pemangku_id=p.pk,
        jabatan=p.jabatan.nama,
        unit=p.jabatan.unit.nama,
        kapasitas=str(p.kapasitas),
        dasar="",
        alat="demo",
        aksi=str(aksi),
        objek=objek,
        objek_id=objek_id,
        data={},
    )
    line.sidik = sidik(kunci_sidik(), {name: getattr(line, name) for name in KOLOM})
    return line
