"""`./poros` in a fresh clone: what it installs, when it does not, and what it says when it cannot."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

UV = """#!/bin/sh
printf '%s\\n' "$*" >>"$LOG"
case "$*" in
    venv*) mkdir -p .venv/bin && cp "$TOOLS/answer" .venv/bin/python ;;
    *sync*) [ -z "${UV_FAILS:-}" ] ;;
esac
"""
ANSWER = """#!/bin/sh
printf '%s|' "$PWD" "$@"
"""


@pytest.fixture
def clone(tmp_path):
    """A folder with spaces in its path that holds the script and what it reads."""
    folder = tmp_path / "klon saya"
    folder.mkdir()
    for name in ("poros", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def run(clone, tmp_path):
    """Run the script with a uv that writes down what it is asked, and makes a Python that repeats its words."""
    tools = tmp_path / "alat"
    tools.mkdir()
    for name, text in (("uv", UV), ("answer", ANSWER)):
        (tools / name).write_text(text)
        (tools / name).chmod(0o755)
    log = tmp_path / "log"

    def run(*words, script=clone / "poros", cwd=tmp_path, path=f"{tools}:/usr/local/bin:/usr/bin:/bin", **env):
        log.write_text("")
        env |= {"PATH": path, "LOG": str(log), "TOOLS": str(tools)}
        result = subprocess.run([script, *words], cwd=cwd, env=env, capture_output=True, text=True, check=False)
        return result, [line.split()[0:3] for line in log.read_text().splitlines()]

    return run


def test_the_first_start_installs_what_the_lock_names_and_nothing_else(run, clone):
    result, asked = run("version")
    assert result.returncode == 0, result.stderr
    assert asked == [
        ["venv", "--quiet", "--python"],
        ["pip", "sync", "--quiet"],
        ["pip", "install", "--quiet"],
    ]
    assert result.stderr == "Menyiapkan Poros (sekali saja, beberapa saat) …\n"
    assert (clone / ".venv" / "poros-stamp").read_text().startswith(str(clone))


def test_the_second_start_installs_nothing_and_says_nothing(run):
    run("version")
    result, asked = run("version")
    assert (asked, result.stderr) == ([], "")


def test_words_and_folder_arrive_unchanged(run, tmp_path):
    run("version")
    result, _ = run("backup", "berkas dua kata.tar", "--data", "x y")
    assert result.stdout == f"{tmp_path}|-m|poros.config.cli|backup|berkas dua kata.tar|--data|x y|"


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_is_installed(run, clone, name):
    run("version")
    with (clone / name).open("a") as stream:
        stream.write("# baru\n")
    assert run("version")[1] == [["pip", "sync", "--quiet"], ["pip", "install", "--quiet"]]


def test_a_moved_clone_is_installed_anew(run, clone, tmp_path):
    run("version")
    clone.rename(tmp_path / "pindah")
    assert run("version", script=tmp_path / "pindah" / "poros")[1][0] == ["venv", "--quiet", "--python"]


def test_it_may_be_called_through_a_link(run, clone, tmp_path):
    (tmp_path / "tautan").symlink_to(clone / "poros")
    assert run("version", script=tmp_path / "tautan")[0].returncode == 0


def test_an_installation_that_failed_is_said_and_tried_again(run):
    result, _ = run("version", UV_FAILS="1")
    assert result.returncode == 1
    assert "periksa jaringan" in result.stderr
    assert run("version")[0].returncode == 0


def test_a_python_too_old_is_named(run, tmp_path):
    old = tmp_path / "alat" / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.9.2 || exit 1\n')
    old.chmod(0o755)
    result, asked = run("version")
    assert result.returncode == 1
    assert "Python 3.11 atau lebih baru" in result.stderr
    assert "Python 3.9.2" in result.stderr
    assert asked == []


def test_no_address_of_a_package_registry_stands_in_the_lock():
    text = (ROOT / "requirements.lock").read_text()
    assert "://" not in text
    assert all(line.startswith("    --hash=sha256:") or "==" in line for line in text.splitlines())
