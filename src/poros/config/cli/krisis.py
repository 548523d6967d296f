"""`poros krisis allocate|evacuate|gate|routes|stock|needs`: the engines of a crisis from JSON, without a database."""

import argparse
from collections.abc import Callable
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Any

from poros.config.cli import _mainkan, whole
from poros.config.masukan import GAGAL, baca, cetak, tambah

if TYPE_CHECKING:
    from poros.pure.krisis.kebutuhan import Standar

BAGI = """\
Membaca {"supplies": {id: n}, "needs": {id: n}, "open_routes": [[gudang, titik]], "cost"?: {"gudang|titik": harga}
atau {gudang: {titik: harga}} atau [[gudang, titik, harga]], "whole"?: true, "arrivals"?: [titik]} dan menulis
bagian setiap titik (paling banyak 1) yang leksikografis paling adil, tepat sebagai "p/q": {ratio_per_point, levels,
deliveries, unreachable, certificates, metrics, cost?}. Jumlah antaran boleh pecahan; "whole" menambah
whole_deliveries dalam satuan utuh, selisihnya kurang dari satu satuan di setiap titik. "arrivals" menambah
first_come: siapa cepat ia dapat, sebagai pembanding. Titik tanpa kebutuhan bernilai 1; titik tanpa jalur bernilai 0
dan disebut di unreachable.
"""
UNGSI = """\
Membaca {"nodes": [id], "links": [{"from", "to", "travel_steps", "capacity_per_step"}], "sources": {id: orang},
"shelters": {id: daya_tampung | null}, "closures"?: [[u, v]], "contraflow"?: true} dan menulis {t_star,
arrivals_by_step, per_shelter, last_arrival, unreachable, routes, links_closed}. Setiap ruas searah: jalan dua arah
adalah dua ruas, dan [u, v] menutup ruas dari u ke v saja. capacity_per_step: orang yang boleh masuk ruas dalam satu
langkah; yang masuk pada langkah t tiba pada t + travel_steps. t_star: langkah terkecil ketika semua yang dapat
mengungsi sudah tiba; null bila ada orang dan tidak seorang pun dapat. arrivals_by_step: orang yang tiba pada langkah
0, 1, …, t_star. contraflow: lajur jalan dua arah boleh dipakai ke kedua arah, diatur per langkah;
contraflow.t_star_fixed_directions untuk arah yang tidak berubah selama evakuasi.
"""
PINTU = """\
Membaca {"inflow": [volume per langkah], "capacity", "initial", "min_release"?, "max_release"?, "final_max"?,
"final_min"?} dan menulis {feasible, peak_release, exact, schedule, storage, forced_by, reason}: puncak lepasan
terkecil, jadwal yang melepas sedini mungkin dengan puncak itu, dan langkah-langkah yang memaksanya. Keluar dengan
kode 1 bila batasnya tidak dapat dipenuhi.
"""
RUTE = """\
Membaca {"depot": {"id"?, "x", "y", "window"?}, "stops": [{"id", "x", "y", "demand", "service"?, "window"?: [a, b],
"release"?}], "vehicles": [{"id"?, "capacity", "count"?}], "windows"?: {id: [a, b]}, "distance"?: [[…]],
"duration"?: [[…]], "decimals"?: 0, "rounding"?: "nearest" | "down" | "up"} dan menulis {routes, cost, bound,
bound_method, gap, unserved, seconds, seed}. Matriks berurutan depot lalu setiap perhentian, bilangan bulat; tanpa
matriks dipakai jarak lurus antara x dan y, dikali 10^decimals lalu dibulatkan (window dan service ditulis dalam satuan
yang sama). bound: tidak ada rencana untuk perhentian yang dilayani yang lebih murah dari itu. Keluar dengan kode 1 bila
ada yang tidak terlayani.
"""
STOK = """\
Membaca {"demand": [per bulan], "max_age": bulan, "initial"?: [per umur, mulai 0], "price"?: harga | [per bulan],
"safety"?: n | [per bulan], "budget"?: jumlah | [{"from", "to", "amount"}], "max_purchase"?: n | [per bulan]} dan
menulis rencana beli dan pakai dengan kekurangan paling sedikit, lalu kekurangan stok pengaman, lalu yang terbuang,
lalu belanja. Yang dibeli berumur 0 pada bulan itu; barang dapat dipakai sampai umur max_age - 1 dan sesudah itu
terbuang. Semua jumlah bilangan bulat.
"""
BUTUH = """\
Membaca {"displaced": orang | [orang per hari] | {titik: orang | [orang per hari]}, "days"?: 1, "first_day"?: 1,
"delivery_units"?: {butir: isi kemasan}} dan menulis {standard, items: [{item, need, exact, per_point, source,
grade}]}. first_day: hari keberapa sejak kejadian. Dibulatkan ke atas sekali, pada kemasan di setiap titik.
"""

BENIH = whole(0, 2**32 - 1)
"""What the random numbers of PyVRP may start from."""


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = subparsers.add_parser("krisis", help="hitung pembagian, evakuasi, pintu air, rute, stok; mainkan latihan")
    verbs = parser.add_subparsers(dest="kerja", metavar="KERJA", required=True)
    _mainkan.register(verbs)
    verb = _tambah(verbs, "allocate", "bagi barang secara adil", BAGI, _bagi)
    verb.add_argument("--utuh", "--whole", action="store_true", help="tambahkan antaran dalam satuan utuh")
    _tambah(verbs, "evacuate", "evakuasi tercepat", UNGSI, _ungsi)
    _tambah(verbs, "gate", "puncak lepasan terkecil sebuah waduk", PINTU, _pintu)
    verb = _tambah(verbs, "routes", "rute antaran", RUTE, _rute)
    verb.add_argument("--seconds", type=_detik, default=10.0, metavar="S", help="lama mencari (bawaan: 10)")
    verb.add_argument("--seed", type=BENIH, default=0, metavar="N", help="benih bilangan acak (bawaan: 0)")
    _tambah(verbs, "stock", "rencana stok yang menua", STOK, _stok)
    verb = _tambah(verbs, "needs", "kebutuhan pengungsi menurut standar", BUTUH, _butuh)
    verb.add_argument("--standard", metavar="KODE", help="kode standar (bawaan: standar nasional pada tanggalnya)")
    verb.add_argument("--date", type=_tanggal, metavar="TANGGAL", help="berlaku pada (bawaan: hari ini)")


def _tambah(
    verbs: Any, nama: str, bantuan: str, penjelasan: str, kerja: Callable[[Any, argparse.Namespace], int]
) -> argparse.ArgumentParser:
    return tambah(verbs, nama, bantuan, penjelasan, lambda args: kerja(baca(args.file), args))


def _bagi(data: Any, args: argparse.Namespace) -> int:
    from poros.pure.krisis import alokasi

    permintaan = alokasi.baca(data)
    hasil = alokasi.tulis(alokasi.bagi(permintaan.soal, utuh=args.utuh or permintaan.utuh))
    if permintaan.kedatangan:
        cepat = alokasi.siapa_cepat(permintaan.soal, permintaan.kedatangan)
        hasil["first_come"] = alokasi.tulis(cepat)
    return cetak(hasil)


def _ungsi(data: Any, _args: argparse.Namespace) -> int:
    from poros.pure.krisis import evakuasi

    return cetak(evakuasi.jalankan(evakuasi.baca(data)))


def _pintu(data: Any, _args: argparse.Namespace) -> int:
    from poros.pure.krisis import pintu

    lepasan = pintu.lepaskan(pintu.baca(data))
    cetak(pintu.tulis(lepasan))
    return 0 if lepasan.terpenuhi else GAGAL


def _rute(data: Any, args: argparse.Namespace) -> int:
    from poros.pure.krisis import rute

    rencana = rute.rencanakan(rute.baca(data), detik=args.seconds, benih=args.seed)
    cetak(rute.tulis(rencana, detik=args.seconds, benih=args.seed))
    return GAGAL if rencana.terlewat else 0


def _stok(data: Any, _args: argparse.Namespace) -> int:
    from poros.pure.krisis import stok

    return cetak(stok.tulis(stok.rencanakan(stok.baca(data))))


def _butuh(data: Any, args: argparse.Namespace) -> int:
    from poros.pure.krisis import kebutuhan

    hari = args.date or date.today()  # noqa: DTZ011 — the day where the command is typed
    standar = kebutuhan.pilih(muat_standar(), kode=args.standard, hari=hari)
    permintaan = kebutuhan.baca(data, standar)
    return cetak(kebutuhan.tulis(standar, permintaan, kebutuhan.hitung(standar, permintaan)))


def muat_standar() -> "tuple[Standar, ...]":
    """The standards that come with Poros, by code; the national one comes first."""
    import yaml

    from poros.pure.krisis.kebutuhan import baca_standar

    folder = resources.files("poros.pure.krisis") / "parameter"
    berkas = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(baca_standar(yaml.safe_load(f.read_text(encoding="utf-8"))) for f in berkas)


def _detik(teks: str) -> float:
    try:
        detik = float(teks)
    except ValueError:
        detik = 0.0
    if not 0 < detik <= 3600:  # noqa: PLR2004 — an hour
        raise argparse.ArgumentTypeError("harus lebih dari 0 dan paling lama 3600 detik")
    return detik


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise argparse.ArgumentTypeError(f"harus tanggal seperti 2026-11-23, bukan {teks!r}") from None
