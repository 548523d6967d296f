"""Paper: the situation report in its official form, and the draft of the recovery plan."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from poros.kernel import cetak
from poros.kernel.bahasa import naskah
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor
from poros.pure.rupiah import rupiah
from poros.pure.tanggal import panjang

from .labels import SEKTOR, SUMBER_DANA
from .models import AnggotaTim, KegiatanR3P, Kejadian, Sitrep
from .queries import pulih
from .rules.alur import StatusSitrep

TEMPLATE = Path(__file__).parent / "templates" / "krisis" / "cetak"


@naskah()
def sitrep(actor: Actor, row: Sitrep, daerah: Daerah) -> bytes:
    """The snapshot as it was frozen; a draft says that it is one."""
    at = timezone.localtime(row.per)
    data = {
        "nomor": row.nomor,
        "kejadian": str(row.kejadian),
        "tempat": row.kejadian.tempat,
        "latihan": row.kejadian.latihan,
        "konsep": row.status == StatusSitrep.KONSEP,
        "per": f"{panjang(at.date())} {at:%H.%M}",
        "narasi": row.narasi,
        "kebutuhan": row.kebutuhan,
        "pengesah": row.pengesah,
        "isi": row.isi,
        "angka": [
            [a["nama"], _bilangan(a["nilai"]), _bilangan(a["terverifikasi"]), _perubahan(row, a["kode"])]
            for a in row.isi["angka"]
        ],
    }
    return _pdf(actor, daerah, "sitrep", data)


@naskah()
def r3p(actor: Actor, kejadian: Kejadian, daerah: Daerah) -> bytes:
    """The plan by sector with its sums both ways, the decrees it stands on, who works on it and until when."""
    lines = pulih.kegiatan(kejadian)
    need = pulih.kebutuhan(pulih.kerusakan(kejadian))
    data = {
        "kejadian": str(kejadian),
        "latihan": kejadian.latihan,
        "dasar": [
            f"{p}, {p.penetap_nama}, {p.mulai:%d-%m-%Y} s.d. {p.sampai:%d-%m-%Y}" for p in kejadian.penetapan.all()
        ],
        "kebutuhan": [
            [str(SEKTOR[s]), rupiah(n.kerusakan), rupiah(n.kerugian), rupiah(n.kebutuhan)] for s, n in need.items()
        ],
        "kegiatan": [_kegiatan(r) for r in lines],
        "silang": [
            _silang(_("Sumber dana"), pulih.tabel(lines, "sumber")),
            _silang(_("Tahun"), pulih.tabel(lines, "tahun")),
        ],
        "tim": [_anggota(a) for a in pulih.tim(kejadian)],
        "kerja": [
            [k.nama, k.unit.singkatan, f"{k.mulai:%d-%m-%Y}", f"{k.selesai:%d-%m-%Y}", k.dasar]
            for k in pulih.kerja(kejadian)
        ],
        "total": rupiah(sum(r.jumlah for r in lines)),
    }
    return _pdf(actor, daerah, "r3p", data)


def _bilangan(nilai: Decimal | int) -> str:
    """12.345,6: as numbers are written on paper here."""
    return number_format(nilai, use_l10n=True, force_grouping=True)


def _perubahan(row: Sitrep, kode: str) -> str:
    """Since the last report; before the first there was none."""
    change = row.isi["perubahan"].get(kode)
    if change is None:
        return _("tetap") if row.nomor > 1 else "–"
    return ("+" if change > 0 else "") + _bilangan(change)


def _kegiatan(r: KegiatanR3P) -> list[str]:
    return [
        str(r.get_sektor_display()), r.nama, r.letak, f"{_bilangan(r.volume.normalize())} {r.satuan}", rupiah(r.jumlah),
        str(r.get_sumber_dana_display()), str(r.tahun), str(r.get_fase_display()), r.unit.singkatan,
    ]  # fmt: skip


def _anggota(a: AnggotaTim) -> list[str]:
    sector = str(a.get_sektor_display()) if a.sektor else _("Semua sektor")
    return [str(a.get_peran_display()), str(a), sector, a.tugas]


def _silang(judul: str, tabel: pulih.Silang) -> dict[str, Any]:
    """A table of the plan as rows of words, its sums below and at the right."""
    names = {s.value: str(word) for s, word in SUMBER_DANA.items()}
    body = [[str(SEKTOR[s]), *(rupiah(n) for n in cells), rupiah(total)] for s, cells, total in tabel.baris]
    below = [_("Jumlah"), *(rupiah(n) for n in tabel.jumlah), rupiah(tabel.total)]
    return {"judul": judul, "kolom": [names.get(k, k) for k in tabel.kolom], "baris": [*body, below]}


def _pdf(actor: Actor, daerah: Daerah, nama: str, data: dict[str, Any]) -> bytes:
    printed = _("Dicetak dari Poros %(waktu)s oleh %(nama)s") % {
        "waktu": f"{timezone.localtime():%d-%m-%Y %H.%M}",
        "nama": actor.nama,
    }
    head = {"daerah": cetak.pemerintah(daerah.nama, daerah.jenis), "dicetak": printed}
    return cetak.pdf(TEMPLATE / f"{nama}.typ", head | data)
