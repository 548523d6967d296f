"""The embedded server: two roles, private socket, refusals, and what is left when something goes wrong."""

import os
import pwd
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from poros.config.server import ServerError, account
from poros.config.server.postgres import APP, OWNER, SUPERUSER, Cluster, sementara

pytestmark = pytest.mark.lambat


def ask(url, query):
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchone()


def folder_of(url):
    """The socket of a throw-away server lies in the folder of its files."""
    return Path(conninfo_to_dict(url)["host"])


def test_the_application_owns_nothing_and_can_make_nothing(cluster):
    rights = ask(
        cluster.url(APP),
        "SELECT rolsuper, rolcreaterole, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user",
    )
    assert not any(rights)
    for statement in ("CREATE TABLE t ()", "CREATE SCHEMA s", "CREATE TEMPORARY TABLE t ()"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(cluster.url(APP), statement)


def test_the_owner_owns_the_database_and_is_no_superuser(cluster):
    owner, powerful = ask(
        cluster.url(OWNER),
        "SELECT pg_get_userbyid(datdba), rolsuper FROM pg_database, pg_roles"
        " WHERE datname = current_database() AND rolname = current_user",
    )
    assert (owner, powerful) == (OWNER, False)


def test_it_is_set_up_as_decided(cluster):
    assert ask(cluster.url(APP), "SELECT current_setting('timezone'), current_setting('listen_addresses')") == (
        "UTC",
        "",
    )
    assert ask(cluster.url(APP), "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'poros'") == (
        "b",
        "C.UTF-8",
    )


def test_a_password_is_needed(cluster):
    with pytest.raises(psycopg.OperationalError, match="password"):
        ask(cluster.url(APP).replace(f"{APP}:", f"{APP}:salah"), "SELECT 1")


def test_the_files_are_private_and_not_roots(cluster):
    status = cluster.home.stat()
    assert status.st_mode & 0o777 == 0o700
    expected = account.ACCOUNT if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    assert pwd.getpwuid(status.st_uid).pw_name == expected


def test_what_was_written_is_there_at_the_second_start(folder):
    for first in (True, False):
        found = Cluster(folder)
        with found.running(), psycopg.connect(found.url(OWNER), autocommit=True) as connection:
            if first:
                connection.execute("CREATE TABLE isi AS SELECT 7 AS angka")
            assert connection.execute("SELECT angka FROM isi").fetchone() == (7,)


def test_a_cluster_of_another_major_version_is_refused(folder):
    Cluster(folder, durable=False).make()
    (folder / "pg-18" / "PG_VERSION").write_text("16\n")
    with pytest.raises(ServerError, match="PostgreSQL 16"):
        Cluster(folder, durable=False).make()


def test_an_interrupted_preparation_is_begun_anew(folder):
    (folder / "pg-18.baru").mkdir()
    (folder / "pg-18.baru" / "PG_VERSION").write_text("18\n")
    with Cluster(folder, durable=False).running():
        assert not (folder / "pg-18.baru").exists()


def test_a_deep_data_directory_gets_a_short_socket(folder):
    deep = folder / ("dalam" * 25)
    deep.mkdir()
    found = Cluster(deep, durable=False)
    with found.running():
        assert len(str(found.socket)) < 40
        assert found.socket.stat().st_mode & 0o777 == 0o700
        assert ask(found.url(APP), "SELECT 1") == (1,)
        place = found.socket
    assert not place.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has an account it cannot share folders with")
def test_root_may_keep_its_clone_in_a_private_folder(folder, monkeypatch):
    monkeypatch.setattr(account, "STATE", folder / "negara")
    (folder / "negara").mkdir()
    folder.chmod(0o711)
    hidden = folder / "pribadi"
    hidden.mkdir(mode=0o700)
    found = Cluster(hidden, durable=False)
    with found.running():
        assert (hidden / "pg-18").is_symlink()
        assert found.home.parent == folder / "negara"
        assert ask(found.url(APP), "SELECT 1") == (1,)


def test_a_failing_start_says_what_the_server_said(folder):
    found = Cluster(folder, durable=False)
    found.make()
    (found.home / "postgresql.conf").write_text("tidak_dikenal = 1\n")
    with pytest.raises(ServerError, match="tidak_dikenal"), found.running():
        pass


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_throw_away_server_goes_with_its_process(how):
    code = (
        "import time; from poros.config.server.postgres import sementara\n"
        "with sementara() as (owner, app): print(owner, flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    url = process.stdout.readline().strip()
    process.stdout.close()
    assert ask(url, "SELECT current_user") == (OWNER,)
    home = folder_of(url)
    process.send_signal(how)
    process.wait()
    deadline = time.monotonic() + 5
    while (home / "postmaster.pid").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    subprocess.run(["rm", "-rf", home.parent], check=True)


def test_a_throw_away_server_leaves_nothing_and_lets_tests_make_databases():
    with sementara() as (owner, app):
        assert ask(owner, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user") == (True,)
        assert ask(app, "SELECT current_user") == (APP,)
        home = folder_of(owner)
    assert not home.parent.exists()


def test_the_superuser_is_not_reachable_from_the_addresses_given_out(cluster):
    assert SUPERUSER not in cluster.url(APP) + cluster.url(OWNER)
