"""`poros krisis …` from the outside: a file or standard input in, JSON and an exit code out."""

import io
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from poros.config import cli

BAGI = {"supplies": {"g": 5}, "needs": {"a": 4, "b": 4}, "open_routes": [["g", "a"], ["g", "b"]]}
UNGSI = {
    "nodes": ["a", "b"],
    "links": [{"from": "a", "to": "b", "travel_steps": 2, "capacity_per_step": 3}],
    "sources": {"a": 6},
    "shelters": {"b": None},
}
PINTU = {"inflow": [9, 9], "capacity": 4, "initial": 0}
RUTE = {"depot": {"x": 0, "y": 0}, "stops": [{"id": "a", "x": 3, "y": 4, "demand": 1}], "vehicles": {"capacity": 1}}
STOK = {"demand": [3], "max_age": 2, "price": 2}
BUTUH = {"displaced": 10}


@pytest.fixture
def jalankan(tmp_path, capsys):
    def jalan(*kata, isi):
        berkas = tmp_path / "masukan.json"
        berkas.write_bytes(isi if isinstance(isi, bytes) else json.dumps(isi).encode())
        kode = cli.main(["krisis", *kata, str(berkas)])
        keluar, galat = capsys.readouterr()
        return kode, json.loads(keluar) if keluar else None, galat

    return jalan


def test_allocate(jalankan):
    kode, hasil, _ = jalankan("allocate", isi=BAGI)
    assert (kode, hasil["ratio_per_point"]) == (0, {"a": "5/8", "b": "5/8"})
    assert {"whole_deliveries", "first_come"}.isdisjoint(hasil)


@pytest.mark.parametrize(("kata", "isi"), [(["--whole"], {}), (["--utuh"], {}), ([], {"whole": True})])
def test_allocate_in_whole_units_beside_first_come(jalankan, kata, isi):
    _, hasil, _ = jalankan("allocate", *kata, isi=BAGI | {"arrivals": ["b"]} | isi)
    assert sorted(satu["amount"] for satu in hasil["whole_deliveries"]) == ["2", "3"]
    assert hasil["first_come"]["ratio_per_point"] == {"a": "0", "b": "1"}


def test_evacuate(jalankan):
    kode, hasil, _ = jalankan("evacuate", isi=UNGSI)
    assert (kode, hasil["t_star"], hasil["arrivals_by_step"]) == (0, 3, [0, 0, 3, 3])


def test_gate(jalankan):
    kode, hasil, _ = jalankan("gate", isi=PINTU)
    assert (kode, hasil["exact"]) == (0, "7")
    kode, hasil, _ = jalankan("gate", isi=PINTU | {"max_release": 6})
    assert (kode, hasil["feasible"]) == (1, False)


def test_routes(jalankan):
    kode, hasil, _ = jalankan("routes", "--seconds", "0.2", "--seed", "4", isi=RUTE)
    assert (kode, hasil["cost"], hasil["bound"], hasil["seconds"], hasil["seed"]) == (0, 10, 10, 0.2, 4)
    kode, hasil, _ = jalankan("routes", "--seconds", "0.2", isi=RUTE | {"vehicles": []})
    assert (kode, hasil["unserved"]) == (1, [{"stop": "a", "reason": "too_large"}])


def test_stock(jalankan):
    kode, hasil, _ = jalankan("stock", isi=STOK)
    assert (kode, hasil["shortage"], hasil["spend"]) == (0, 0, 6)


def test_needs(jalankan):
    kode, hasil, _ = jalankan("needs", isi=BUTUH)
    assert (kode, hasil["standard"]["code"], hasil["items"][0]["need"]) == (0, "bnpb-2008", 4)
    assert jalankan("needs", "--standard", "sphere", isi=BUTUH)[1]["standard"]["code"] == "sphere"
    assert jalankan("needs", "--date", "2007-01-01", isi=BUTUH)[::2] == (
        2,
        "tidak ada standar yang berlaku pada 2007-01-01\n",
    )


def test_standard_input_is_read_too(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbf" + json.dumps(STOK).encode())))
    assert cli.main(["krisis", "stock", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["spend"] == 6


@pytest.mark.parametrize(
    ("kata", "isi", "kalimat"),
    [
        ("allocate", b"{", "bukan JSON yang benar: baris 1, kolom 2"),
        ("evacuate", b"\xff", "harus berupa teks UTF-8"),
        ("gate", b"[" * 100_000, "tidak bersarang terlalu dalam"),
        ("gate", b"[]", "masukan harus berupa objek JSON, bukan daftar"),
        (
            "gate",
            b'{"inflow": [NaN], "capacity": 1, "initial": 0}',
            '"inflow" harus berupa bilangan mulai 0, bukan nan',
        ),
        ("allocate", BAGI | {"needs": {"a": "x"}}, '"needs": "a" harus berupa bilangan bulat mulai 0, bukan "x"'),
        ("evacuate", UNGSI | {"sources": {"z": 1}}, '"sources" menyebut simpul "z" yang tidak dikenal'),
        ("routes", RUTE | {"vehicles": [{}]}, '"capacity" tidak ada'),
        ("stock", {}, '"demand" tidak ada'),
        ("needs", {}, '"displaced" tidak ada'),
        ("allocate", BAGI | {"open_routes": None}, '"open_routes" harus berupa daftar, bukan kosong'),
        ("evacuate", UNGSI | {"links": None}, '"links" harus berupa daftar, bukan kosong'),
        ("gate", PINTU | {"inflow": None}, '"inflow" harus berupa daftar, bukan kosong'),
        ("gate", PINTU | {"initial": 5}, '"initial" tidak boleh lebih dari capacity (4), bukan 5'),
        ("gate", b'{"inflow": [%s]}' % (b"9" * 5000), "bilangan lebih panjang dari 4000 angka"),
        ("routes", RUTE | {"depot": None}, '"depot" harus berupa objek JSON, bukan kosong'),
        ("routes", RUTE | {"vehicles": None}, '"vehicles" harus berupa daftar, bukan kosong'),
        ("stock", STOK | {"budget": [{"from": 2, "to": 1, "amount": 3}]}, '"to" tidak boleh sebelum from (2), bukan 1'),
    ],
)
def test_bad_input_is_told_in_a_sentence(jalankan, kata, isi, kalimat):
    kode, hasil, galat = jalankan(kata, isi=isi)
    assert (kode, hasil) == (2, None)
    assert kalimat in galat
    assert galat.count("\n") == 1


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert cli.main(["krisis", "gate", str(tmp_path / "tidak-ada.json")]) == 2
    assert "tidak-ada.json tidak dapat dibaca" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kerja", "kunci"),
    [
        ("allocate", ("supplies", "needs", "open_routes", "cost", "certificates")),
        ("evacuate", ("nodes", "links", "travel_steps", "closures", "t_star", "searah")),
        ("gate", ("inflow", "capacity", "initial", "min_release", "peak_release")),
        ("routes", ("depot", "stops", "vehicles", "windows", "--seconds", "--seed", "bound")),
        ("stock", ("demand", "max_age", "initial", "price", "safety", "budget")),
        ("needs", ("displaced", "--standard", "--date", "first_day")),
    ],
)
def test_help_documents_the_format(kerja, kunci, capsys):
    with pytest.raises(SystemExit) as selesai:
        cli.parse(["krisis", kerja, "--help"])
    assert selesai.value.code == 0
    keluar = capsys.readouterr().out
    assert all(satu in keluar for satu in kunci)


@pytest.mark.parametrize("detik", ["0", "-1", "nan", "4000", "x"])
def test_a_time_that_is_none_is_refused(detik, capsys):
    with pytest.raises(SystemExit) as selesai:
        cli.parse(["krisis", "routes", "-", "--seconds", detik])
    assert selesai.value.code == 2
    assert "--seconds" in capsys.readouterr().err


@pytest.mark.parametrize("benih", ["-1", "x", "4294967296", "1.5", ""])
def test_a_seed_that_is_none_is_refused(benih, capsys):
    with pytest.raises(SystemExit) as selesai:
        cli.parse(["krisis", "routes", "-", "--seed", benih])
    assert selesai.value.code == 2
    assert "--seed: harus bilangan bulat 0 sampai 4294967295" in capsys.readouterr().err


@pytest.mark.parametrize("jendela", [{"depot": [0, 9]}, {"a": [0, 4]}])
def test_a_window_of_the_depot_counts_like_that_of_a_stop(jalankan, jendela):
    kode, hasil, _ = jalankan("routes", "--seconds", "0.1", isi=RUTE | {"windows": jendela})
    assert (kode, hasil["unserved"]) == (1, [{"stop": "a", "reason": "window"}])


def test_the_engines_start_without_django():
    kode = (
        "import sys; from poros.config.cli import krisis; from poros.pure.krisis import alokasi, evakuasi, kebutuhan, "
        "pintu, rute, stok; krisis.muat_standar(); print('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True).stdout == "False\n"
