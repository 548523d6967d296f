"""`poros test` and its browser: the lightest that there is, brought only where we may, and nothing without need."""

import os

import pytest

from poros.config.cli import test as verba


@pytest.fixture
def mesin(tmp_path, monkeypatch):
    """A machine with these programs; what apt-get was asked, line by line. `gagal` names packages that it lacks."""
    log = tmp_path / "apt.log"

    def make(*programs, root=True, gagal=()):
        for name in programs:
            path = tmp_path / "bin" / name
            path.parent.mkdir(exist_ok=True)
            fail = "".join(f'case "$*" in *{p}) exit 100 ;; esac\n' for p in gagal)
            path.write_text(f'#!/bin/sh\necho "$*" >>{log}\n{fail if name == "apt-get" else ""}')
            path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}")
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
        return lambda: log.read_text().splitlines() if log.exists() else []

    return make


@pytest.mark.parametrize(
    ("ada", "dipakai"),
    [
        (["chromium", "chromium-headless-shell", "google-chrome"], "chromium-headless-shell"),
        (["google-chrome", "chromium"], "chromium"),
        (["google-chrome"], "google-chrome"),
        (["firefox"], None),
    ],
)
def test_the_lightest_browser_is_taken(mesin, ada, dipakai):
    mesin(*ada)
    found = verba.peramban()
    assert (found and os.path.basename(found)) == dipakai  # noqa: PTH119 -- a word of the shell, not a path of ours


def test_where_there_is_one_nothing_is_brought(mesin):
    asked = mesin("chromium", "apt-get")
    verba._install_browser()
    assert asked() == []


@pytest.mark.parametrize(("programs", "root"), [(["apt-get"], False), ([], True), (["dnf"], True)])
def test_where_we_may_not_or_cannot_nothing_is_brought(mesin, programs, root):
    asked = mesin(*programs, root=root)
    verba._install_browser()
    assert asked() == []


def test_the_shell_alone_is_brought_first(mesin, capfd):
    asked = mesin("apt-get")
    verba._install_browser()
    assert asked() == ["-qq update", "-qq install -y --no-install-recommends chromium-headless-shell"]
    assert "Memasang Chromium" in capfd.readouterr().err


def test_where_the_distribution_lacks_it_the_whole_one_is_brought(mesin):
    asked = mesin("apt-get", gagal=["chromium-headless-shell"])
    verba._install_browser()
    assert asked()[-1] == "-qq install -y --no-install-recommends chromium"
    assert len(asked()) == 3


class Laporan:
    """What pytest tells of one test."""

    def __init__(self, *, skipped, wasxfail=False):
        self.skipped = skipped
        if wasxfail:
            self.wasxfail = "known"


class Sesi:
    exitstatus = 0


@pytest.mark.parametrize(
    ("laporan", "ci", "kode"),
    [
        ([Laporan(skipped=True)], "true", 1),
        ([Laporan(skipped=True)], "", 0),
        ([Laporan(skipped=True)], "false", 0),
        ([Laporan(skipped=False)], "true", 0),
        ([Laporan(skipped=True, wasxfail=True)], "true", 0),
        ([], "true", 0),
    ],
)
def test_a_run_that_skipped_anything_has_failed_where_it_counts(monkeypatch, laporan, ci, kode):
    monkeypatch.setenv("CI", ci)
    watch, session = verba.Completeness(), Sesi()
    for told in laporan:
        watch.pytest_runtest_logreport(told)
    watch.pytest_sessionfinish(session)
    assert session.exitstatus == kode


def test_a_whole_file_that_was_skipped_counts_too(monkeypatch):
    monkeypatch.setenv("CI", "true")
    watch, session = verba.Completeness(), Sesi()
    watch.pytest_collectreport(Laporan(skipped=True))
    watch.pytest_sessionfinish(session)
    assert session.exitstatus == 1
