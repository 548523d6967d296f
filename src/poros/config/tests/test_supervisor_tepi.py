"""Before `poros up` says that it runs: who answers, who does not, and what is told of one that fails."""

import json
import os
import socket
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from poros.config import rupa
from poros.config.server import ServerError
from poros.config.server.child import Child
from poros.config.server.supervisor import Options, _healthy, _table, _verb, _wait_healthy, announce


def options(folder, **given):
    return Options(**{"data": folder, "host": "127.0.0.1", "port": 1, "workers": 1, "demo": False, **given})


@contextmanager
def peladen(status):
    """A server that answers every question with one status, and keeps what it was asked."""
    asked = []

    class Jawab(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Jawab)
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    try:
        yield server.server_address[1], asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "sehat"), [(200, True), (204, False), (302, False), (404, False), (500, False), (503, False)]
)
def test_only_a_plain_yes_is_healthy(tmp_path, status, sehat):
    with peladen(status) as (port, asked):
        assert _healthy(options(tmp_path, port=port)) is sehat
    assert asked == ["/healthz"]


def test_a_closed_door_is_not_healthy(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert not _healthy(options(tmp_path, port=port))


@pytest.mark.parametrize(
    "jawab", [b"", b"halo\r\n\r\n", b"HTTP/1.1 200\r\n", b"\x00\xff" * 99, b"HTTP/1.1 dua ratus OK\r\n\r\n"]
)
def test_another_program_behind_the_door_is_not_healthy(tmp_path, jawab):
    """It came between our look at the port and our web server: the start goes on to wait, and says why it failed."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()

        def answer():
            caller, _address = door.accept()
            with caller:
                caller.recv(4096)
                caller.sendall(jawab)

        thread = threading.Thread(target=answer)
        thread.start()
        found = _healthy(options(tmp_path, port=door.getsockname()[1]))
        thread.join()
    assert found is (jawab == b"HTTP/1.1 200\r\n")


@pytest.mark.parametrize(
    ("host", "alamat"),
    [("0.0.0.0", "127.0.0.1"), ("::", "::1"), ("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("10.1.2.3", "10.1.2.3")],
)
def test_this_machine_reaches_it_by_an_address_of_its_own(tmp_path, host, alamat):
    assert options(tmp_path, host=host).address == alamat


def test_a_web_server_that_ends_is_told_with_its_last_words(tmp_path):
    web = Child(
        "web", [sys.executable, "-c", "print('porta terlarang'); raise SystemExit(3)"], tmp_path / "log" / "web.log"
    )
    web.start()
    with pytest.raises(ServerError, match="Server web tidak mau berjalan") as error:
        _wait_healthy(options(tmp_path), web)
    assert "porta terlarang" in str(error.value)
    assert str(tmp_path / "log" / "web.log") in str(error.value)


def test_one_that_answers_is_waited_for_and_no_longer(tmp_path):
    web = Child("web", ["sleep", "60"], tmp_path / "log" / "web.log")
    web.start()
    try:
        with peladen(200) as (port, asked):
            _wait_healthy(options(tmp_path, port=port), web)
        assert asked == ["/healthz"]
    finally:
        web.stop()


@pytest.mark.parametrize("kata", [["joget"], ["daerah", "create", "x"]])
def test_a_verb_that_fails_stops_the_start(kata):
    with pytest.raises(ServerError, match=f"`poros {' '.join(kata)}` gagal; Poros tidak dijalankan"):
        _verb(dict(os.environ), *kata)


def test_a_verb_that_ends_well_says_nothing(capfd):
    _verb(dict(os.environ), "version")
    assert capfd.readouterr().out == ""


def test_columns_are_as_wide_as_their_widest(tmp_path):
    rows = [
        {"pengguna": "sekda", "sandi": "x", "jabatan": "Sekretaris Daerah", "nama": "Rani"},
        {"pengguna": "kabag.adbang", "sandi": "panjang", "jabatan": "Kabag", "nama": "Dewi Lestari"},
    ]
    first, second = _table(rows).splitlines()
    assert first.index("x") == second.index("panjang")
    assert first.index("Sekretaris") == second.index("Kabag")
    assert not first.endswith(" ")


def test_without_a_demo_nobody_is_told_to_sign_in(tmp_path, capsys):
    announce(options(tmp_path, port=8123), 12.34)
    told = capsys.readouterr().out
    assert "Akun percontohan" not in told
    assert "12,3 detik" in told
    assert str(tmp_path / "log") in told


def test_web_and_worker_are_told_where_they_are_and_not_who_owns_it(tmp_path, monkeypatch):
    """What they are started with, as it stands in their own environment."""
    from poros.config.server import supervisor

    words = "import json, os, sys; json.dump(dict(os.environ), open(sys.argv[1], 'w')); import time; time.sleep(60)"
    monkeypatch.setattr(
        supervisor, "_command", lambda verb, *_words: [sys.executable, "-c", words, str(tmp_path / f"{verb}.json")]
    )
    env = {"DATABASE_URL": "app", "DATABASE_URL_PEMILIK": "pemilik", "POROS_HOSTS": "poros.example", "PATH": os.defpath}
    with peladen(200) as (port, _asked):
        given = options(tmp_path, host="127.0.0.1", port=port)
        with supervisor._application(given, env) as (web, worker):
            seen = [tmp_path / "web.json", tmp_path / "worker.json"]
            eventually(lambda: all(path.exists() and path.read_text().endswith("}") for path in seen))
            told = [json.loads(path.read_text()) for path in seen]
        assert not web.running()
        assert not worker.running()
    for environment in told:
        assert environment["DATABASE_URL"] == "app"
        assert "DATABASE_URL_PEMILIK" not in environment
        assert environment["POROS_HOSTS"] == "poros.example,127.0.0.1"


def test_when_the_web_server_does_not_come_up_the_worker_is_never_begun(tmp_path, monkeypatch):
    from poros.config.server import supervisor

    monkeypatch.setattr(
        supervisor, "_command", lambda *_words: [sys.executable, "-c", "raise SystemExit('porta rusak')"]
    )
    with pytest.raises(ServerError, match="porta rusak"), supervisor._application(options(tmp_path), {}):
        pytest.fail("it said that it runs")
    assert not (tmp_path / "log" / "pekerja.log").exists()


def eventually(condition, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


class TestRupa:
    """The two words of the look."""

    @pytest.fixture
    def catatan(self, tmp_path, monkeypatch):
        monkeypatch.setattr(rupa, "CATATAN", tmp_path / "dibangun.txt")
        monkeypatch.setattr(rupa.shutil, "which", lambda _name: None)
        return tmp_path / "dibangun.txt"

    def test_what_was_noted_is_found_again(self, catatan, monkeypatch, capsys):
        for kata, kode in (("catat", 0), ("periksa", 0)):
            monkeypatch.setattr(sys, "argv", ["rupa", kata])
            assert rupa.main() == kode
        assert catatan.read_text() == rupa.sidik()
        assert "tidak sama" not in capsys.readouterr().err

    def test_what_was_touched_ends_in_one_and_says_what_to_do(self, catatan, monkeypatch, capsys):
        catatan.write_text(rupa.sidik().replace("sumber ", "sumber 0"))
        monkeypatch.setattr(sys, "argv", ["rupa", "periksa"])
        assert rupa.main() == 1
        assert "make css" in capsys.readouterr().err
