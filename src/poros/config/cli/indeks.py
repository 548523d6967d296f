"""`poros indeks compute|plan|instruments|validate`: indices of government from JSON, without a database."""

import argparse
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from poros.config.masukan import GAGAL, baca, cetak, tambah, teks

if TYPE_CHECKING:
    from poros.pure.skor import Instrumen, Jawab, Langkah, Rak, Rencana, Titik

TITIK, TITIK_TERBANYAK = 12, 60

HITUNG = """\
Membaca {"inputs": {…}, "year"?: …} atau daftarnya, dan menulis {"results": [{index, exact, predikat, parts,
explanation}]} menurut urutan yang sama. KIND menyebut jenjang masukannya: spbe_indicators, spbe_domains,
sakip_components, ikm_nrr, capaian_ratio, …; "instrument" menerima {"instrument": "pemdi-2026", "answers": {…}}.
Bila "published_outputs" ikut diberikan, hasilnya dibandingkan: {consistent, reason}.
"""
RENCANA = """\
Membaca satu objek dan menulis langkah dengan upaya paling kecil, bukti optimalnya, garis depan upaya–indeks, serta apa
yang tidak dapat dicapai dan sebabnya. Kode keluar 0: sasaran tercapai; 1: tidak; 2: masukan tidak dipahami.

  levels          {"1": 2, …} atau daftar sepanjang indikatornya; yang tidak disebut bernilai 0
  target          {"predikat": "Baik"} | {"index": 3.87}, ditambah "by": 2028; boleh "Baik" atau 3.87 saja;
                  tanpa target: setinggi mungkin
  instrument?     kode, indeks, atau aturannya (bawaan spbe-2020; lihat poros indeks instruments)
  costs?          {"1": {"3": 2}} upaya langkah yang berakhir di tingkat itu, {"1": [1, 2, 3]} sampai tingkat tertinggi,
                  {"1": 2} tiap langkah, atau satu angka; default_cost? {"2": 1, …} untuk yang tidak disebut
  preconditions?  [{"indicator": "15", "level": 3, "requires": "11", "requires_level": 2}]
  years?          banyaknya tahun, [2027, 2028], atau {"from": 2027, "to": 2029}; steps_per_year? kenaikan setahun
  units?          {"1": "Diskominfo"} atau {"Diskominfo": [1, 2]}
  capacity?       [{"unit"?, "year"?, "effort"}], {"2027": 12}, {"Diskominfo": 12}, {"Diskominfo": {"2027": 12}},
                  atau 12; tanpa unit: semua unit bersama, tanpa year: tiap tahun
  budget?         upaya seluruhnya; fixed? ["47"]; ceilings? {"15": 3}; not_applicable? ["31"]
  year?           tahun yang aturan tepi pitanya dipakai; frontier? banyaknya titik (bawaan 12; 0: tanpa)

Nama lain yang lazim (prerequisites, capacities, offices, prasyarat, kapasitas, …) dipahami juga; bidang yang tidak
dikenal disebut dalam "ignored".
"""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("indeks", help="hitung indeks, rencanakan kenaikannya, periksa instrumennya")
    verbs = parser.add_subparsers(dest="kerja", metavar="KERJA", required=True)
    verb = tambah(verbs, "compute", "hitung indeks dari masukannya", HITUNG, _hitung)
    verb.add_argument("--kind", required=True, metavar="KIND", help="bentuk masukan, misalnya spbe_domains")
    verb.add_argument("--rule", metavar="ATURAN", help='versi instrumen, misalnya "PermenPANRB 59/2020"')
    tambah(verbs, "plan", "langkah dengan upaya paling kecil menuju sasaran", RENCANA, _rencana)
    verb = tambah(
        verbs, "instruments", "instrumen yang tersedia", "Menulis semua instrumen bawaan.", _daftar, file=False
    )
    verb.add_argument("--json", action="store_true", help="sebagai JSON")
    tambah(verbs, "validate", "periksa satu berkas instrumen", "Membaca YAML atau JSON satu instrumen.", _periksa)


def _hitung(args: argparse.Namespace) -> int:
    from poros.pure.isian import MasukanError
    from poros.pure.skor import hitung_bentuk

    data, rak, hasil = baca(args.file), muat(), []
    for nomor, satu in enumerate(data if isinstance(data, list) else [data], 1):
        try:
            hasil.append(tulis_hasil(hitung_bentuk(args.kind, satu, rak, dasar=args.rule)))
        except MasukanError as error:
            raise MasukanError(f"kasus ke-{nomor}: {error}" if isinstance(data, list) else str(error)) from error
    cetak({"results": hasil})
    return 0


def _rencana(args: argparse.Namespace) -> int:
    from poros.pure.skor import baca_permintaan, garis_depan, ratakan, rencana, sebutan

    data = baca(args.file)
    permintaan = baca_permintaan(data, muat())
    rapi, asing = ratakan(data)
    jalan = rencana(permintaan)
    titik = _titik(rapi.get("frontier", TITIK))
    garis = garis_depan(permintaan, titik=titik) if titik else ()
    hasil = tulis_rencana(jalan, garis, sebutan(data, permintaan.instrumen))
    cetak(hasil | ({"ignored": asing} if asing else {}))
    return 0 if jalan.tercapai else GAGAL


def _titik(isi: Any) -> int:
    """How many points the frontier shall have; true is the usual number, false and 0 are none."""
    from poros.pure.isian import MasukanError, sebut

    if isi is None or isinstance(isi, bool):
        return TITIK if isi else 0
    if not isinstance(isi, int) or isi not in {0, *range(2, TITIK_TERBANYAK + 1)}:
        raise MasukanError(f'rencana: "frontier" harus 0 atau 2–{TITIK_TERBANYAK}, bukan {sebut(isi)}')
    return isi


def _daftar(args: argparse.Namespace) -> int:
    semua = muat().semua
    if args.json:
        cetak({"instruments": [tulis_instrumen(satu) for satu in semua]})
    else:
        for satu in semua:
            masa = f"{satu.dari} – {satu.sampai or '':10}"
            print(f"{satu.kode:16} {satu.dasar:24} {masa}  {len(satu.daun):3} indikator  bukti {satu.mutu.bukti}")
    return 0


def _periksa(args: argparse.Namespace) -> int:
    import yaml

    from poros.pure.isian import MasukanError
    from poros.pure.skor import baca as baca_instrumen
    from poros.pure.skor import uji

    try:
        isi = yaml.safe_load(teks(args.file))
    except yaml.YAMLError as error:
        raise MasukanError(f"{args.file} bukan YAML yang benar: {str(error).splitlines()[0]}") from error
    instrumen = baca_instrumen(isi)
    kasus = [
        {"index": hasil.indeks, "predikat": hasil.predikat, "expected": satu["indeks"], "ok": cocok}
        for satu, hasil, cocok in uji(instrumen)
    ]
    sah = all(satu["ok"] for satu in kasus)
    cetak({"valid": sah, "instrument": tulis_instrumen(instrumen), "cases": kasus})
    return 0 if sah else GAGAL


@cache
def muat() -> "Rak":
    """The instruments that come with Poros."""
    import yaml

    from poros.pure.skor import Rak
    from poros.pure.skor import baca as baca_instrumen

    folder = resources.files("poros.domain.indeks") / "parameter"
    berkas = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return Rak(baca_instrumen(yaml.safe_load(f.read_text(encoding="utf-8"))) for f in berkas)


def tulis_hasil(jawab: "Jawab") -> dict[str, Any]:
    from poros.pure.skor import jelaskan

    hasil: dict[str, Any] = {"index": jawab.index, "predikat": jawab.predikat, "parts": jawab.parts}
    if jawab.hasil:
        hasil["exact"] = jawab.hasil[0].nilai
        hasil["rule"] = jawab.hasil[0].instrumen.dasar
    if jawab.consistent is not None:
        hasil["consistent"] = jawab.consistent
        hasil["reason"] = jawab.reason
    hasil["explanation"] = [baris for satu in jawab.hasil for baris in jelaskan(satu)]
    return hasil


def tulis_rencana(jalan: "Rencana", garis: "tuple[Titik, ...]", nama: dict[str, str] | None = None) -> dict[str, Any]:
    """The answer; indicators under the names that the request gave them."""
    from poros.pure.skor import kalimat

    nama = nama or {}
    return {
        "reached": jalan.tercapai,
        "from": {"index": jalan.indeks_awal, "predikat": jalan.predikat_awal},
        "index": jalan.indeks,
        "predikat": jalan.predikat,
        "cost": jalan.upaya,
        "proof": {
            "optimal": jalan.terbukti,
            "bound": jalan.batas,
            "gap": jalan.bukti.selisih,
            "of": "cost" if jalan.bukti.dicari == "upaya" else "index",
            "seconds": jalan.detik,
        },
        "steps": [_langkah(s, nama.get(s.kode, s.kode)) for s in jalan.langkah],
        "levels": {nama.get(kode, kode): tingkat for kode, tingkat in jalan.tingkat.items()},
        "years": [{"year": t, "cost": u, "index": i, "predikat": p} for t, u, i, p in jalan.per_tahun],
        "frontier": [
            {"cost": t.upaya, "index": t.indeks, "predikat": t.predikat, "optimal": t.terbukti} for t in garis
        ],
        "unreachable": [
            {"kind": h.jenis, "indicator": nama.get(h.kode, h.kode), "reason": kalimat(h)} for h in jalan.halangan
        ],
    }


def _langkah(s: "Langkah", nama: str) -> dict[str, Any]:
    return {
        "id": f"{s.kode}:{s.dari:f}-{s.ke:f}",
        "indicator": nama,
        "code": s.kode,
        "name": s.nama,
        "from": s.dari,
        "to": s.ke,
        "cost": s.upaya,
        "adds": s.tambah,
        "year": s.tahun,
        "unit": s.unit,
    }


def tulis_instrumen(i: "Instrumen") -> dict[str, Any]:
    return {
        "code": i.kode,
        "index": i.indeks,
        "name": i.nama,
        "legal_basis": i.dasar,
        "valid_from": i.dari,
        "valid_to": i.sampai,
        "indicators": len(i.daun),
        "bands": [{"predikat": p.predikat, "name": p.nama, "from": p.dari, "inclusive": p.termasuk} for p in i.pita],
        "evidence": {"grade": i.mutu.bukti, "verified": i.mutu.terverifikasi, "unverified": i.mutu.belum},
        "sources": i.mutu.sumber,
    }
