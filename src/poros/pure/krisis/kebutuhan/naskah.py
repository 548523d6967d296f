"""The JSON form: displaced people by point and day in, relief goods by point out."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from poros.pure.isian import Isian
from poros.pure.krisis.isian import angka, nama, satu_utuh, utuh
from poros.pure.krisis.kebutuhan.hitung import Kebutuhan, Permintaan, Standar
from poros.pure.krisis.kebutuhan.standar import kemasan as baca_kemasan

TANPA_NAMA = "semua"
HARI_TERBANYAK = 3660


def baca(data: Any, standar: Standar) -> Permintaan:
    """Read `{displaced: n | [n a day] | {point: n | [n a day]}, days?, first_day?, delivery_units?}`."""
    isian = Isian(data, "masukan")
    isi = isian.wajib("displaced")
    hari = utuh(isian, "days", 1, dari=1)
    if hari > HARI_TERBANYAK:
        raise isian.salah("days", f"paling banyak {HARI_TERBANYAK}, bukan {hari}")
    titik = isian.anak("displaced") if isinstance(isi, dict) else Isian({TANPA_NAMA: isi}, isian.letak)
    if not titik.isi:
        raise isian.salah("displaced", "harus menyebut sedikitnya satu titik")
    kemasan, kode = isian.anak("delivery_units"), {butir.kode for butir in standar.butir}
    for satu in kemasan.isi:
        if satu not in kode:
            raise kemasan.salah(satu, f"bukan butir {standar.kode}; yang ada: {', '.join(sorted(kode))}")
    return Permintaan(
        orang={nama(titik, "displaced", satu): _orang(titik, satu, hari) for satu in titik.isi},
        hari_pertama=utuh(isian, "first_day", 1, dari=1),
        kemasan={satu: baca_kemasan(kemasan, satu, kemasan.isi[satu]) for satu in kemasan.isi},
    )


def _orang(isian: Isian, titik: str, hari: int) -> list[int]:
    isi, kunci = isian.isi[titik], "displaced" if titik == TANPA_NAMA else titik
    if isinstance(isi, list) and isi:
        return [satu_utuh(isian, kunci, satu) for satu in isi]
    return [satu_utuh(isian, kunci, isi)] * hari


def tulis(standar: Standar, permintaan: Permintaan, kebutuhan: Sequence[Kebutuhan]) -> dict[str, Any]:
    hari = max(len(orang) for orang in permintaan.orang.values())
    return {
        "standard": {
            "code": standar.kode,
            "name": standar.nama,
            "legal_basis": standar.dasar,
            "notes": standar.catatan,
        },
        "first_day": permintaan.hari_pertama,
        "days": hari,
        "items": [
            {
                "item": satu.butir.kode,
                "name": satu.butir.nama,
                "unit": satu.butir.satuan,
                "need": angka(satu.jumlah),
                "exact": str(sum(satu.per_titik.values(), Fraction(0))),
                "delivery_unit": angka(satu.kemasan),
                "delivery_units": sum(satu.bulat(titik) for titik in satu.per_titik),
                "per_point": {titik: angka(satu.bulat(titik) * satu.kemasan) for titik in satu.per_titik},
                "source": satu.butir.sumber,
                "grade": satu.butir.bukti,
            }
            for satu in kebutuhan
        ],
    }
