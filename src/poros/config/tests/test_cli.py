"""The command line's frame: finding verbs, passing words on, answering in sentences."""

import json
import subprocess
import sys

import pytest

from poros.config import cli
from poros.config.server import ServerError


def test_every_module_of_the_package_is_a_verb():
    for verb in ("up", "web", "worker", "version"):
        assert callable(cli.parse([verb]).run)


def test_without_a_verb_the_help_is_shown(capsys):
    assert cli.main([]) == 0
    assert "poros" in capsys.readouterr().out


def test_unknown_words_are_an_error(capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.parse(["up", "--prot", "8000"])
    assert stopped.value.code == 2
    assert "--prot 8000" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["check", "--deploy"], ["--help"], ["shell", "-c", "print(1)"], ["test", "--", "x"]])
def test_manage_passes_on_what_it_gets(words):
    assert [w for w in cli.parse(["manage", *words]).rest if w != "--"] == [w for w in words if w != "--"]


def test_a_server_error_becomes_its_sentence_and_exit_code(monkeypatch, capsys):
    def fail(_args):
        raise ServerError("Porta sudah dipakai.", 2)

    monkeypatch.setattr("poros.config.cli.version.run", fail)
    assert cli.main(["version"]) == 2
    assert capsys.readouterr().err == "Porta sudah dipakai.\n"


def test_reading_the_words_loads_neither_django_nor_psycopg():
    code = (
        "import json, sys; from poros.config.cli import parse; parse(['version']);"
        "print(json.dumps([m for m in ('django', 'psycopg', 'granian') if m in sys.modules]))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(result.stdout) == []
