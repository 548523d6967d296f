"""`poros konflik check` from the outside: a file or standard input in, JSON and an exit code out."""

import io
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from poros.config import cli

ARAHAN = {
    "id": "A",
    "issuer": "bpbd",
    "level": 2,
    "target": "dinas-pu",
    "act": "buka",
    "object": "kota/utara",
    "sign": "do",
    "start": "2026-11-23T08:00+08:00",
    "end": "2026-11-23T12:00+08:00",
    "issued": "2026-11-23T07:00+08:00",
    "status": "active",
}
BERTENTANGAN = {
    "settings": {"common_superior": {"bpbd|camat": "sekda"}},
    "instructions": [ARAHAN, ARAHAN | {"id": "B", "sign": "forbid", "issuer": "camat"}],
}
DAMAI = {"settings": {}, "instructions": [ARAHAN]}


@pytest.fixture
def berkas(tmp_path):
    def tulis(isi):
        tujuan = tmp_path / "arahan.json"
        tujuan.write_bytes(isi if isinstance(isi, bytes) else json.dumps(isi).encode())
        return str(tujuan)

    return tulis


def test_findings_are_written_as_json(berkas, capsys):
    assert cli.main(["konflik", "check", berkas(BERTENTANGAN)]) == 0
    keluar, galat = capsys.readouterr()
    assert json.loads(keluar) == {
        "findings": [
            {
                "type": "contrary",
                "pair": ["A", "B"],
                "prevails": None,
                "rule": "escalate",
                "to": "sekda",
                "overlap": ["2026-11-23T08:00+08:00", "2026-11-23T12:00+08:00"],
                "reason": "A menyuruh dan B melarang buka",
            }
        ]
    }
    assert galat == ""


def test_standard_input_is_read_too(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbf" + json.dumps(DAMAI).encode())))
    assert cli.main(["konflik", "check", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == {"findings": []}


@pytest.mark.parametrize("pilihan", ["--gagal", "--strict"])
def test_findings_fail_only_when_asked_to(berkas, capsys, pilihan):
    assert cli.main(["konflik", "check", pilihan, berkas(BERTENTANGAN)]) == 1
    assert cli.main(["konflik", "check", berkas(DAMAI), pilihan]) == 0


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"{", "bukan JSON yang benar: baris 1, kolom 2"),
        (b"\xff", "harus berupa teks UTF-8"),
        (b"[" * 100_000, "tidak bersarang terlalu dalam"),
        (
            b'{"instructions": [{"id": NaN}]}',
            'arahan ke-1: "id" harus berupa teks yang tidak kosong, bukan nan',
        ),
        ({"instructions": [ARAHAN | {"start": "besok"}]}, 'arahan "A": "start" harus berupa waktu ISO 8601'),
    ],
)
def test_bad_input_is_told_in_a_sentence(berkas, capsys, isi, kalimat):
    assert cli.main(["konflik", "check", berkas(isi)]) == 2
    keluar, galat = capsys.readouterr()
    assert kalimat in galat
    assert keluar == ""


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert cli.main(["konflik", "check", str(tmp_path / "tidak-ada.json")]) == 2
    assert "tidak-ada.json tidak dapat dibaca" in capsys.readouterr().err


def test_the_check_starts_without_django():
    kode = "import sys; from poros.config.cli import konflik; from poros.pure import konflik; print('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True).stdout == "False\n"
