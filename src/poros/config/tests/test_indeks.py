"""`poros indeks` from the outside: JSON or YAML in, JSON and an exit code out, sentences where something is wrong."""

import io
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from poros.config import cli

DOMAIN = {"inputs": {"domains": {"1": 3.7, "2": 3.4, "3": 3.0, "4": 3.2}}, "year": 2024}
TINGKAT = {str(n): 2 for n in range(1, 48)}
INSTRUMEN = """\
kode: uji-2030
indeks: uji
nama: Indeks Uji
dasar: Peraturan Uji 1/2030
dari: 2030-01-01
mutu: {bukti: G}
pita: [{predikat: Baik, dari: 3}, {predikat: Kurang}]
skala: {lima: {jenis: tingkat, dari: 1, sampai: 5}}
komponen: {kode: U, nama: Indeks Uji, skala: lima, anak: [{kode: I1, nama: Satu}, {kode: I2, nama: Dua}]}
uji: [{masukan: {I1: 3, I2: 4}, indeks: 3.5, predikat: Baik}]
"""


@pytest.fixture
def berkas(tmp_path):
    def tulis(isi):
        tujuan = tmp_path / "masukan.json"
        tujuan.write_bytes(
            isi if isinstance(isi, bytes) else (isi if isinstance(isi, str) else json.dumps(isi)).encode()
        )
        return str(tujuan)

    return tulis


@pytest.fixture
def jalankan(berkas, capsys):
    """Run a verb of `poros indeks` on a file; return the exit code, the JSON and what was said."""

    def satu(kerja, isi, *pilihan):
        kode = cli.main(["indeks", kerja, *pilihan, berkas(isi)])
        keluar, galat = capsys.readouterr()
        return kode, json.loads(keluar) if keluar else None, galat

    return satu


def test_one_object_or_a_list_in_the_same_order(jalankan):
    kode, satu, galat = jalankan("compute", DOMAIN, "--kind", "spbe_index")
    assert (kode, galat, len(satu["results"])) == (0, "", 1)
    assert satu["results"][0] | {"explanation": []} == {
        "index": 3.28,
        "predikat": "Baik",
        "parts": {"domains": {"1": 3.7, "2": 3.4, "3": 3, "4": 3.2}},
        "exact": 3.282,
        "rule": "PermenPANRB 59/2020",
        "explanation": [],
    }
    assert satu["results"][0]["explanation"][0].startswith("Indeks SPBE: 3.28, Baik")
    rendah = {"inputs": {"domains": {"1": 1, "2": 1, "3": 1, "4": 1}}}
    _, banyak, _ = jalankan("compute", [rendah, DOMAIN, rendah], "--kind", "spbe_domains")
    assert [hasil["index"] for hasil in banyak["results"]] == [1, 3.28, 1]


def test_standard_input_and_the_rule_by_name(monkeypatch, capsys):
    isi = {"inputs": {"aspects": [3, 2.6, 2.5, 3, 3, 3.86, 3.17]}}
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbf" + json.dumps(isi).encode())))
    assert cli.main(["indeks", "compute", "--rule", "PermenPANRB 5/2018", "--kind", "spbe_aspects", "-"]) == 0
    hasil = json.loads(capsys.readouterr().out)["results"][0]
    assert (hasil["index"], hasil["rule"]) == (3.26, "PermenPANRB 5/2018")


def test_what_does_not_reproduce_is_said(jalankan):
    isi = {"inputs": {"indikator": "EPPD", "target": 3.41, "realisasi": 4.08, "arah": "maximize"}, "year": 2022}
    _, tanpa, _ = jalankan("compute", isi, "--kind", "capaian_ratio")
    assert "consistent" not in tanpa["results"][0]
    for kind in ("capaian_ratio", "capaian_ratio_inconsistent"):
        _, hasil, _ = jalankan("compute", isi | {"published_outputs": {"rasio_persen": 100}}, "--kind", kind)
        assert (hasil["results"][0]["index"], hasil["results"][0]["consistent"]) == (120, False)
        assert "dipotong menjadi 100" in hasil["results"][0]["reason"]


def test_any_instrument_by_its_code(jalankan):
    isi = {"inputs": {"instrument": "pemdi-2026", "answers": {"I1": 3.5, "I2": 3, "I3": "tidak berlaku"}}}
    kode, hasil, _ = jalankan("compute", isi, "--kind", "instrument")
    assert kode == 0
    assert hasil["results"][0]["parts"]["A1"] == 3.25


@pytest.mark.parametrize(
    ("kind", "isi", "kalimat"),
    [
        ("spbe", DOMAIN, '"kind" spbe tidak dikenal; yang ada: capaian_ratio'),
        ("spbe_domains", {}, 'masukan: "inputs" tidak ada'),
        ("spbe_domains", [DOMAIN, 3], "kasus ke-2: masukan harus berupa objek JSON, bukan 3"),
        ("spbe_domains", DOMAIN | {"year": "kini"}, 'masukan: "year" harus berupa bilangan bulat'),
        (
            "spbe_domains",
            {"inputs": {"domains": {"5": 1}}},
            '"domains" memuat "5" yang tidak ada pada PermenPANRB 59/2020',
        ),
        ("spbe_domains", {"inputs": {"domains": {"1": 6}}}, '"D1" (Kebijakan Internal SPBE) paling tinggi 5, bukan 6'),
        ("spbe_domains", DOMAIN | {"rule": "UU 1"}, '"rule" UU 1 tidak dikenal untuk spbe'),
        ("spbe_indicators", {"inputs": {"levels": {"1": "tiga"}}}, '"I1" (Kebijakan Internal Arsitektur SPBE) harus'),
    ],
)
def test_bad_input_names_its_field(jalankan, kind, isi, kalimat):
    kode, keluar, galat = jalankan("compute", isi, "--kind", kind)
    assert (kode, keluar) == (2, None)
    assert kalimat in galat


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [(b"{", "baris 1, kolom 2"), (b"\xff", "teks UTF-8"), (b"[" * 100_000, "tidak bersarang terlalu dalam")],
)
def test_what_is_no_json_is_refused(jalankan, isi, kalimat):
    kode, keluar, galat = jalankan("plan", isi)
    assert (kode, keluar) == (2, None)
    assert kalimat in galat


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert cli.main(["indeks", "validate", str(tmp_path / "tidak-ada.yaml")]) == 2
    assert "tidak-ada.yaml tidak dapat dibaca" in capsys.readouterr().err


def test_a_plan_with_its_proof_and_its_frontier(jalankan):
    isi = {"levels": TINGKAT, "target": {"predikat": "Baik"}, "units": {"1": "Diskominfo"}, "frontier": 4}
    kode, rencana, _ = jalankan("plan", isi)
    assert kode == 0
    assert rencana["reached"]
    proof = {"optimal": True, "bound": rencana["cost"], "gap": 0, "of": "cost", "seconds": 0}
    assert rencana["proof"] | {"seconds": 0} == proof
    assert rencana["from"] == {"index": 2, "predikat": "Cukup"}
    assert (rencana["index"] >= 2.6, rencana["predikat"]) == (True, "Baik")
    assert sum(langkah["cost"] for langkah in rencana["steps"]) == rencana["cost"]
    assert rencana["years"] == [{"year": 1, "cost": rencana["cost"], "index": rencana["index"], "predikat": "Baik"}]
    assert rencana["frontier"][0] == {"cost": 0, "index": 2, "predikat": "Cukup", "optimal": True}
    reached = {"cost": rencana["cost"], "index": rencana["index"], "predikat": "Baik", "optimal": True}
    assert reached in rencana["frontier"]
    assert rencana["unreachable"] == []


def test_what_cannot_be_reached_is_told_and_fails(jalankan):
    isi = {"levels": TINGKAT, "target": {"index": 4}, "budget": 10, "fixed": ["47"], "frontier": 0}
    kode, rencana, _ = jalankan("plan", isi)
    assert kode == 1
    assert not rencana["reached"]
    assert rencana["frontier"] == []
    assert [satu["kind"] for satu in rencana["unreachable"]] == ["anggaran", "tetap"]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [([], "rencana harus berupa objek JSON"), ({"levels": {"99": 1}}, '"99" bukan komponen Indeks SPBE')],
)
def test_a_bad_request_for_a_plan(jalankan, isi, kalimat):
    kode, keluar, galat = jalankan("plan", isi)
    assert (kode, keluar) == (2, None)
    assert kalimat in galat


def test_the_instruments_say_what_is_known_of_them(capsys):
    assert cli.main(["indeks", "instruments", "--json"]) == 0
    semua = {i["code"]: i for i in json.loads(capsys.readouterr().out)["instruments"]}
    assert semua["spbe-2020"]["legal_basis"] == "PermenPANRB 59/2020"
    assert semua["spbe-2020"]["indicators"] == 47
    assert (semua["spbe-2020"]["valid_from"], semua["pemdi-2026"]["valid_to"]) == ("2020-10-15", None)
    assert all(i["evidence"]["unverified"] for i in semua.values())
    assert cli.main(["indeks", "instruments"]) == 0
    baris = capsys.readouterr().out.splitlines()
    assert len(baris) == len(semua)
    assert any("spbe-2020" in satu and "47 indikator  bukti P" in satu for satu in baris)


def test_an_instrument_is_checked_with_its_cases(jalankan):
    kode, hasil, _ = jalankan("validate", INSTRUMEN)
    assert (kode, hasil["valid"], hasil["instrument"]["code"]) == (0, True, "uji-2030")
    assert hasil["cases"] == [{"index": 3.5, "predikat": "Baik", "expected": 3.5, "ok": True}]
    kode, hasil, _ = jalankan("validate", INSTRUMEN.replace("3.5, predikat", "3.6, predikat"))
    assert (kode, hasil["valid"], hasil["cases"][0]["ok"]) == (1, False, False)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ("kode: [", "bukan YAML yang benar"),
        ("", "instrumen harus berupa objek JSON, bukan kosong"),
        (INSTRUMEN.replace("dari: 3}", "dari: tiga}"), '"pita" ke-1: "dari" harus berupa bilangan, bukan "tiga"'),
    ],
)
def test_a_faulty_instrument_is_told_with_its_field(jalankan, isi, kalimat):
    kode, keluar, galat = jalankan("validate", isi)
    assert (kode, keluar) == (2, None)
    assert kalimat in galat


def test_the_engine_is_a_plain_library():
    kode = (
        "import sys; from poros.config.cli import indeks; from poros.pure import skor; print('django' in sys.modules)"
    )
    kode += "; print(any(m in sys.modules for m in ('ortools', 'numpy')))"
    assert (
        subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True).stdout
        == "False\nFalse\n"
    )
