"""Ways to share out what is not enough: the fairest, computed, beside first come first served."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from poros.pure.krisis.alokasi import Soal, bagi, siapa_cepat
from poros.pure.krisis.alokasi.model import Alokasi

from ..models import Kejadian
from ..rules.angka import Ukuran, terakhir
from ..values import DataOpsi
from . import angka as baca_angka

PERSEN = 100


def opsi_bagi(
    kejadian: Kejadian, barang: str, per_orang: Fraction, stok: Mapping[str, int], jalur: Mapping[str, Sequence[str]]
) -> tuple[list[DataOpsi], str]:
    """For the displaced as last counted; each place needs so much a head. Empty when nobody is counted."""
    counted = terakhir(baca_angka.catatan(baca_angka.semua(kejadian.pk, Ukuran.MENGUNGSI)))
    need = {c.letak: -(-c.nilai * per_orang.numerator // per_orang.denominator) for c in counted if c.nilai}
    ways = [(store, point) for store, points in jalur.items() for point in points if point in need]
    if not need or not ways:
        return [], ""
    problem = Soal(dict(stok), need, ways)
    options = [
        _opsi(_("Bagi adil: bagian terkecil dibuat sebesar mungkin"), bagi(problem, utuh=True)),
        _opsi(_("Siapa cepat ia dapat"), siapa_cepat(problem, list(need))),
    ]
    assumed = _("Anggapan: kebutuhan %(barang)s %(butuh)s untuk %(orang)s pengungsi, stok %(stok)s.") % {
        "barang": barang,
        "butuh": sum(need.values()),
        "orang": sum(c.nilai for c in counted),
        "stok": sum(stok.values()),
    }
    return options, assumed


def _opsi(nama: str, found: Alokasi) -> DataOpsi:
    shares = ", ".join(f"{point} {round(PERSEN * ratio)}%" for point, ratio in sorted(found.rasio.items()))
    measure = found.ukuran
    words = _("Bagian setiap titik: %(bagian)s. Terkirim %(kirim)s%% dari kebutuhan, titik tanpa barang %(nol)s.") % {
        "bagian": shares,
        "kirim": round(PERSEN * measure.terkirim),
        "nol": measure.nol_terputus + measure.nol_tanpa_stok,
    }
    worst = float(round(PERSEN * measure.terendah, 1))
    return DataOpsi(nama=nama, akibat=words, nilai=worst, bawah=worst, atas=worst, satuan=_("% bagian terkecil"))
