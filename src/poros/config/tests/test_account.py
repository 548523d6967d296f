"""The account of the database: what it may reach, what is its own, and that nothing of an earlier one stays."""

import os
import pwd
import subprocess
import tempfile
from pathlib import Path

import pytest

from poros.config.server import ServerError, account
from poros.config.server.account import database_account, own, private_folder, programs
from poros.config.server.child import as_user
from poros.config.server.postgres import MAJOR

AKAR = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the database under another account")


@pytest.fixture
def negara(monkeypatch, folder):
    """Where copies and far folders go, for this test alone."""
    place = folder / "negara"
    monkeypatch.setattr(account, "STATE", place)
    return place


@pytest.fixture
def pribadi():
    """A folder that nobody but us can pass through."""
    with tempfile.TemporaryDirectory(prefix="poros-uji-") as path:
        yield Path(path)


def test_an_ordinary_user_runs_it_as_himself(monkeypatch):
    database_account.cache_clear()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    try:
        assert database_account() is None
        assert as_user(database_account()) == {}
    finally:
        database_account.cache_clear()


@AKAR
def test_root_has_an_account_that_can_do_nothing_else():
    name = database_account()
    found = pwd.getpwnam(name)
    assert found.pw_uid not in {0, os.getuid()}
    assert found.pw_shell.endswith("nologin")
    assert not Path(found.pw_dir).exists()
    assert as_user(name) == {"user": name, "group": name, "extra_groups": []}


@AKAR
def test_a_process_of_the_account_has_none_of_our_groups():
    shown = subprocess.run(
        ["id", "-G"], capture_output=True, text=True, check=True, cwd="/", **as_user(database_account())
    )
    assert shown.stdout.split() == [str(pwd.getpwnam(database_account()).pw_gid)]


def test_the_programs_are_there_and_of_the_version_that_is_meant():
    for name in ("postgres", "initdb", "psql", "pg_dump", "pg_restore"):
        shown = subprocess.run([programs(MAJOR) / name, "--version"], capture_output=True, text=True, check=True)
        assert f" {MAJOR}." in shown.stdout


def test_without_the_wheel_the_operator_is_told_what_to_set(monkeypatch):
    monkeypatch.setattr(account, "PACKAGE", "tidak_ada_sama_sekali")
    with pytest.raises(ServerError, match="setel DATABASE_URL ke PostgreSQL ≥ 15"):
        programs(MAJOR)


@AKAR
def test_programs_that_the_account_cannot_reach_are_copied_once(monkeypatch, negara):
    monkeypatch.setattr(account, "_reaches", lambda _how, _path: False)
    first = programs(MAJOR)
    assert first.is_relative_to(negara)
    assert subprocess.run([first / "psql", "--version"], capture_output=True, check=True).stdout
    made = (first / "psql").stat().st_mtime_ns, (first / "psql").stat().st_ino
    assert programs(MAJOR) == first
    assert ((first / "psql").stat().st_mtime_ns, (first / "psql").stat().st_ino) == made
    assert [path.name for path in negara.iterdir()] == [first.relative_to(negara).parts[0]]


class TestFolder:
    def test_it_is_empty_and_nobody_elses(self, folder):
        made = private_folder(folder / "pg")
        assert made == folder / "pg"
        assert list(made.iterdir()) == []
        assert made.stat().st_mode & 0o777 == 0o700

    def test_what_an_interrupted_preparation_left_is_gone(self, folder):
        (private_folder(folder / "pg") / "PG_VERSION").write_text("17")
        assert list(private_folder(folder / "pg").iterdir()) == []

    @AKAR
    def test_it_belongs_to_the_account(self, folder):
        assert private_folder(folder / "pg").owner() == database_account()
        file = folder / "berkas"
        file.touch()
        own(file)
        assert (file.owner(), file.group()) == (database_account(),) * 2

    @AKAR
    def test_where_the_account_cannot_go_it_is_a_link_to_where_it_can(self, pribadi, negara):
        made = private_folder(pribadi / "pg")
        assert (pribadi / "pg").is_symlink()
        assert (pribadi / "pg").resolve() == made
        assert made.parent == negara
        assert made.owner() == database_account()
        assert made.stat().st_mode & 0o777 == 0o700

    @AKAR
    def test_made_anew_the_far_one_does_not_stay_behind(self, pribadi, negara):
        first = private_folder(pribadi / "pg")
        (first / "rahasia").write_text("x")
        second = private_folder(pribadi / "pg")
        assert not first.exists() or first == second
        assert list(second.iterdir()) == []
        assert len(list(negara.iterdir())) == 1

    @AKAR
    def test_a_link_that_leads_nowhere_is_no_hindrance(self, folder):
        (folder / "pg").symlink_to(folder / "sudah-hilang")
        assert private_folder(folder / "pg") == folder / "pg"
        assert not (folder / "pg").is_symlink()
