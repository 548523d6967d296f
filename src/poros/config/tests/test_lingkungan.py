"""What a process of an installation is told, and how one command reaches its database."""

import os

import psycopg
import pytest

from poros.config.server import ServerError
from poros.config.server.lingkungan import data_folder, database, variables
from poros.config.server.lock import hold
from poros.config.server.postgres import Cluster

pytestmark = pytest.mark.usefixtures("alone")


def who(url):
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT current_user").fetchone()[0]


def test_the_folder_given_wins_over_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("POROS_DATA", str(tmp_path / "lingkungan"))
    assert data_folder(tmp_path / "pilihan") == tmp_path / "pilihan"
    assert data_folder() == tmp_path / "lingkungan"
    assert (tmp_path / "lingkungan").is_dir()


def test_a_server_of_the_operators_is_taken_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/poros")
    monkeypatch.setenv("DATABASE_URL_PEMILIK", "postgresql://pemilik@db/poros")
    monkeypatch.setenv("POROS_SECRET_KEY", "kunci")
    monkeypatch.setenv("POROS_MODE", "production")
    with database(tmp_path) as env:
        assert env == {
            "DATABASE_URL": "postgresql://app@db/poros",
            "DATABASE_URL_PEMILIK": "postgresql://pemilik@db/poros",
            "POROS_SECRET_KEY": "kunci",
            "POROS_DATA": str(tmp_path),
            "POROS_MODE": "production",
        }
    assert list(tmp_path.iterdir()) == []


def test_one_role_may_do_for_both(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://semua@db/poros")
    assert variables(tmp_path)["DATABASE_URL_PEMILIK"] == "postgresql://semua@db/poros"


def test_without_data_a_command_says_what_to_do(tmp_path):
    with pytest.raises(ServerError, match="poros up"), database(tmp_path):
        pass


@pytest.mark.lambat
def test_a_command_starts_a_server_and_takes_it_down(folder):
    with database(folder, create=True) as env:
        assert who(env["DATABASE_URL"]) == "poros_app"
        assert who(env["DATABASE_URL_PEMILIK"]) == "poros_pemilik"
    assert not Cluster(folder).ready()
    assert variables(folder) == env


@pytest.mark.lambat
def test_beside_a_running_up_its_server_is_used(folder):
    served = Cluster(folder, durable=False)
    with hold(folder, "up"), served.running() as server:
        with database(folder) as env:
            assert who(env["DATABASE_URL"]) == "poros_app"
        assert server.running()
        assert who(served.url("poros_app")) == "poros_app"


@pytest.mark.lambat
def test_two_short_commands_do_not_share_a_server(folder, monkeypatch):
    monkeypatch.setattr("poros.config.server.lock.PATIENCE", 0.1)
    with database(folder, create=True), pytest.raises(ServerError, match=f"proses {os.getpid()}"), database(folder):
        pass
