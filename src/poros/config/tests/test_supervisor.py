"""What `poros up` says; that it runs and dies as promised is in tests/test_perintah.py."""

import json
import socket

import pytest

from poros.config.server import ServerError
from poros.config.server.supervisor import Options, announce, refuse_busy_port


def options(folder, **given):
    return Options(**{"data": folder, "host": "127.0.0.1", "port": 8123, "workers": 2, "demo": True, **given})


def test_a_busy_port_is_refused_with_advice():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=f"Porta {port} .* sudah dipakai .*--port {port + 10}") as error:
            refuse_busy_port("127.0.0.1", port)
    assert error.value.exit_code == 2
    refuse_busy_port("127.0.0.1", port)


def test_an_address_that_is_not_ours_is_refused():
    with pytest.raises(ServerError, match=r"Porta 8123 di 192\.0\.2\.1 tidak dapat dipakai"):
        refuse_busy_port("192.0.2.1", 8123)


def test_near_the_last_port_the_advice_is_one_that_exists():
    with pytest.raises(ServerError, match=r"--port 65520$"):
        refuse_busy_port("192.0.2.1", 65530)
    with pytest.raises(ServerError, match=r"--port 65535$"):
        refuse_busy_port("192.0.2.1", 65525)


def test_a_name_that_leads_nowhere_is_refused_in_words():
    with pytest.raises(ServerError, match=r"di tidak-ada\.invalid tidak dapat dipakai \("):
        refuse_busy_port("tidak-ada.invalid", 8123)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123"),
        ("0.0.0.0", "http://127.0.0.1:8123"),
        ("::", "http://[::1]:8123"),
        ("10.0.0.7", "http://10.0.0.7:8123"),
    ],
)
def test_the_address_shown_is_one_that_can_be_opened(tmp_path, capsys, host, url):
    announce(options(tmp_path, host=host), 2.34)
    shown = capsys.readouterr().out
    assert f"Poros siap dalam 2,3 detik: {url}\n" in shown
    assert "Akun" not in shown


def test_the_demo_accounts_are_shown_in_columns(tmp_path, capsys):
    rows = [
        {"nama": "Ratna Wulandari", "jabatan": "Sekretaris Daerah", "pengguna": "sekda", "sandi": "contoh-1"},
        {"nama": "Budi", "jabatan": "Camat", "pengguna": "camat.utara", "sandi": "contoh-12"},
    ]
    (tmp_path / "demo-akun.json").write_text(json.dumps(rows))
    announce(options(tmp_path), 1)
    assert capsys.readouterr().out.splitlines()[3:6] == [
        "Akun percontohan:",
        "  sekda        contoh-1   Sekretaris Daerah  Ratna Wulandari",
        "  camat.utara  contoh-12  Camat              Budi",
    ]
