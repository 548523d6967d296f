"""The ways in which the same request for a plan is written, brought to the one form that `baca` reads.

Other names of a field (`capacities`, `prerequisites`), shorter forms (`"target": 3.87`, `"capacity": 12`) and turned
ones (`{"Diskominfo": [1, 2]}`) mean the same; what means nothing is not guessed at but told as `ignored`.
"""

from collections.abc import Mapping
from typing import Any

from poros.pure.isian import MasukanError, bilangan, sebut

NAMA = {
    "instrument": ("instrumen", "rule", "index_code"),
    "levels": ("current_levels", "current", "tingkat"),
    "target": ("sasaran", "goal"),
    "costs": ("cost", "efforts", "effort", "upaya", "biaya"),
    "default_cost": ("default_costs", "default_effort", "upaya_bawaan"),
    "preconditions": ("prerequisites", "prasyarat", "syarat", "dependencies"),
    "units": ("offices", "owners", "pelaksana", "unit"),
    "capacity": ("capacities", "kapasitas"),
    "years": ("tahun", "horizon"),
    "budget": ("anggaran", "max_effort"),
    "fixed": ("locked", "tetap"),
    "ceilings": ("max_levels", "paling_tinggi"),
    "not_applicable": ("tidak_berlaku",),
    "steps_per_year": ("max_steps_per_year", "langkah_setahun"),
    "year": ("tahun_nilai",),
    "frontier": ("garis_depan",),
}
SASARAN = {
    "index": ("indeks", "value", "nilai"),
    "predikat": ("predicate", "band"),
    "by": ("year", "date", "deadline", "tahun"),
}
SYARAT = {
    "indicator": ("indikator", "kode"),
    "level": ("tingkat", "to"),
    "requires": ("perlu", "needs", "after"),
    "requires_level": ("perlu_tingkat", "required_level", "min_level"),
}
KAPASITAS = {
    "unit": ("office", "kantor"),
    "year": ("tahun",),
    "effort": ("capacity", "amount", "upaya", "kapasitas"),
}
TAHUN_DARI = 1900
SYARAT_BERURUT = 4


def ratakan(data: Any) -> tuple[Any, tuple[str, ...]]:
    """The request in its one form, and the fields that nobody understands."""
    if not isinstance(data, dict):
        return data, ()
    isi = {**data["inputs"], **data} if isinstance(data.get("inputs"), dict) else dict(data)
    isi.pop("inputs", None)
    rapi = _bernama(isi, NAMA, "rencana")
    asing = tuple(sorted(str(kunci) for kunci in rapi if kunci not in NAMA))
    bentuk = {
        "target": _sasaran,
        "preconditions": _syarat,
        "units": _unit,
        "capacity": _kapasitas,
        "years": _tahun,
    }
    return {k: bentuk[k](v) if k in bentuk else v for k, v in rapi.items() if k in NAMA}, asing


def _bernama(isi: Mapping[str, Any], nama: Mapping[str, tuple[str, ...]], letak: str) -> dict[str, Any]:
    """Each field under its own name; one that is told under two names is refused."""
    asli = {lain: kunci for kunci, semua in nama.items() for lain in semua}
    hasil: dict[str, Any] = {}
    for kunci, nilai in isi.items():
        satu = asli.get(kunci, kunci)
        if satu in hasil:
            raise MasukanError(f'{letak}: "{kunci}" dan "{satu}" menyebut hal yang sama; pakai satu saja')
        hasil[satu] = nilai
    return hasil


def _sasaran(isi: Any) -> Any:
    """A number is an index, a word a predikat; a date is the year in which it lies."""
    if isinstance(isi, str):
        return {"predikat": isi}
    if bilangan(isi) is not None:
        return {"index": isi}
    if not isinstance(isi, dict):
        return isi
    rapi = _bernama(isi, SASARAN, 'rencana: "target"')
    hari = rapi.get("by")
    if isinstance(hari, str) and hari[:4].isdecimal() and hari[4:5] in {"", "-"}:
        rapi["by"] = int(hari[:4])
    return rapi


def _syarat(isi: Any) -> Any:
    return [_satu_syarat(satu, n) for n, satu in enumerate(isi, 1)] if isinstance(isi, list) else isi


def _satu_syarat(isi: Any, nomor: int) -> Any:
    """`{"indicator", "level", "requires", "requires_level"}`; `requires` also as an object, or the four in a row."""
    if isinstance(isi, list) and len(isi) == SYARAT_BERURUT:
        isi = dict(zip(SYARAT, isi, strict=True))
    if not isinstance(isi, dict):
        return isi
    rapi = _bernama(isi, SYARAT, f'rencana: "preconditions" ke-{nomor}')
    perlu = rapi.get("requires")
    if isinstance(perlu, dict):
        dalam = _bernama(perlu, SYARAT, f'rencana: "preconditions" ke-{nomor}: "requires"')
        rapi["requires"] = dalam.get("indicator")
        rapi.setdefault("requires_level", dalam.get("level"))
    return {k: str(v) if k in {"indicator", "requires"} and isinstance(v, int) else v for k, v in rapi.items()}


def _unit(isi: Any) -> Any:
    """`{"1": "Diskominfo"}`, or turned: `{"Diskominfo": [1, 2]}`."""
    if not isinstance(isi, dict) or not any(isinstance(v, list) for v in isi.values()):
        return isi
    hasil: dict[str, Any] = {}
    for kunci, nilai in isi.items():
        for kode in nilai if isinstance(nilai, list) else [kunci]:
            hasil[str(kode)] = kunci if isinstance(nilai, list) else nilai
    return hasil


def _kapasitas(isi: Any) -> Any:
    """A list of `{unit?, year?, effort}`; or one number, numbers by year, by unit, or by unit and year."""
    if bilangan(isi) is not None:
        return [{"effort": isi}]
    if isinstance(isi, dict):
        return [satu for kunci, nilai in isi.items() for satu in _kapasitas_di(str(kunci), nilai)]
    if isinstance(isi, list):
        return [
            _bernama(satu, KAPASITAS, f'rencana: "capacity" ke-{n}') if isinstance(satu, dict) else satu
            for n, satu in enumerate(isi, 1)
        ]
    return isi


def _kapasitas_di(kunci: str, nilai: Any) -> list[dict[str, Any]]:
    if isinstance(nilai, dict):
        return [{"unit": kunci, "year": _angka_tahun(str(t), kunci), "effort": n} for t, n in nilai.items()]
    if kunci.isdecimal() and int(kunci) < TAHUN_DARI * 2:
        return [{"year": int(kunci), "effort": nilai}]
    return [{"unit": kunci, "effort": nilai}]


def _angka_tahun(teks: str, unit: str) -> int:
    if not teks.isdecimal():
        raise MasukanError(f'rencana: "capacity": "{unit}" menyebut tahun {sebut(teks)} yang bukan angka')
    return int(teks)


def _tahun(isi: Any) -> Any:
    """A count, a list, or `{"from": 2027, "to": 2029}`."""
    if isinstance(isi, dict) and set(isi) == {"from", "to"}:
        dari, sampai = isi["from"], isi["to"]
        if (
            all(isinstance(n, int) and not isinstance(n, bool) for n in (dari, sampai))
            and 0 <= sampai - dari < TAHUN_DARI
        ):
            return list(range(dari, sampai + 1))
    return isi
