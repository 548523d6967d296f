"""Every verb of the command line: it explains itself, and what cannot be meant is refused in words, with exit code 2."""

import argparse
import json
import os

import pytest

from poros.config import cli
from poros.kernel.daerah.models import Daerah


@pytest.fixture(autouse=True)
def _lingkungan():
    """A verb sets its environment for good; the tests after it get theirs back."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


def verbs(parser, words=()):
    """Every sequence of words that names a verb, with its parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield (*words, name), below
                yield from verbs(below, (*words, name))


VERBS = dict(verbs(cli._parser()))
EXPLAINED = [words for words, parser in VERBS.items() if parser.add_help]


def test_every_module_has_its_verbs_and_only_two_leave_help_to_others():
    assert {words[0] for words in VERBS} >= {"up", "backup", "restore", "doctor", "jejak", "krisis", "indeks", "db"}
    assert {words for words in VERBS if words not in EXPLAINED} == {("manage",), ("test",)}


@pytest.mark.parametrize("words", EXPLAINED, ids=" ".join)
def test_help_names_the_verb_and_ends_well(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main([*words, "--help"])
    assert stopped.value.code == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"usage: poros {' '.join(words)}")
    assert err == ""


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_every_option_says_what_it_is_for(words):
    options = [a for a in VERBS[words]._actions if a.option_strings and "--help" not in a.option_strings]
    assert [a.option_strings for a in options if not a.help] == []


@pytest.mark.parametrize("words", [w for w in VERBS if "--json" in VERBS[w].format_help()], ids=" ".join)
def test_whoever_answers_machines_says_so_in_the_same_word(words):
    (option,) = [a for a in VERBS[words]._actions if "--json" in a.option_strings]
    assert (option.dest, option.default, option.nargs) == ("json", False, 0)


@pytest.mark.parametrize(
    ("kata", "batas"),
    [
        (["up", "--port"], (1, 65535)),
        (["web", "--port"], (1, 65535)),
        (["up", "--workers"], (1, 10)),
        (["web", "--workers"], (1, 64)),
        (["worker", "--concurrency"], (1, 64)),
        (["demo", "load", "--scale"], (0, 100_000_000)),
    ],
)
def test_numbers_have_bounds(kata, batas, capsys):
    least, most = batas
    for number in batas:
        assert number in vars(cli.parse([*kata, str(number)])).values()
    for wrong in (str(least - 1), str(most + 1), "", "1.5", "٣", "1_0", "dua"):
        with pytest.raises(SystemExit) as stopped:
            cli.parse([*kata[:-1], f"{kata[-1]}={wrong}"])
        assert stopped.value.code == 2
        assert f"{kata[-1]}: harus bilangan bulat {least} sampai {most}, bukan '{wrong}'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kata", "kalimat"),
    [
        (["routes", "-", "--seconds", "banyak"], "--seconds: harus lebih dari 0 dan paling lama 3600 detik"),
        (["routes", "-", "--seconds", "0"], "harus lebih dari 0"),
        (["routes", "-", "--seconds", "nan"], "harus lebih dari 0"),
        (["routes", "-", "--seconds", "inf"], "paling lama 3600 detik"),
        (["needs", "-", "--date", "kemarin"], "--date: harus tanggal seperti 2026-11-23, bukan 'kemarin'"),
        (["needs", "-", "--date", "2026-02-29"], "harus tanggal seperti"),
    ],
)
def test_what_the_engines_of_a_crisis_are_asked_wrongly_is_told_in_words(kata, kalimat, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.parse(["krisis", *kata])
    assert stopped.value.code == 2
    assert kalimat in capsys.readouterr().err


DAERAH = ["daerah", "create", "kab_coba", "--nama", "Kabupaten Coba"]


@pytest.mark.parametrize(
    ("lebih", "kata"),
    [
        (["--zona", "Asia/Bekasi"], "--zona 'Asia/Bekasi' tidak dikenal"),
        (["--zona", ""], "--zona '' tidak dikenal"),
        (["--zona", "../../etc/passwd"], "tidak dikenal"),
        (["--pengelola", "Rani Pertiwi"], "--pengelola memerlukan --struktur"),
        (["--struktur", "kabkota", "--pengelola", "Rani", "--akun", "dua kata"], "--akun 'dua kata'"),
        (["--struktur", "kabkota", "--pengelola", "Rani", "--akun", "Rani"], "--akun 'Rani'"),
        (["--nama", "x" * 201], "nama: "),
        (["--nama", ""], "nama: "),
        (["--wilayah", "1" * 14], "kode_wilayah: "),
        (["--alamat", "uji.localhost"], "'uji.localhost' sudah dipakai"),
    ],
)
def test_what_a_government_cannot_be_is_told_and_nothing_is_made(db, capsys, lebih, kata):
    assert cli.main([*DAERAH, *lebih]) == 2
    out, err = capsys.readouterr()
    assert kata in err
    assert out == ""
    assert list(Daerah.objects.values_list("schema_name", flat=True)) == ["uji"]


@pytest.mark.parametrize("verba", [["jejak", "verify"], ["daerah", "list"], ["doctor"], ["backup", "x.tar"]])
def test_a_data_folder_that_is_a_file_is_told_in_a_sentence(alone, tmp_path, monkeypatch, capsys, verba):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "berkas").write_text("bukan folder")
    assert cli.main([*verba, "--data", str(tmp_path / "berkas")]) == 1
    assert "tidak dapat dipakai sebagai folder data" in capsys.readouterr().err


class TestDoctor:
    @pytest.mark.parametrize("alamat", ["bukan alamat", "postgresql://x:y@127.0.0.1:1/poros", "postgresql://["])
    def test_a_database_that_cannot_be_asked_is_a_finding_and_the_exit_code(
        self, alone, tmp_path, monkeypatch, capsys, alamat
    ):
        monkeypatch.setenv("DATABASE_URL", alamat)
        assert cli.main(["doctor", "--json", "--data", str(tmp_path)]) == 1
        found = {row["subject"]: row for row in json.loads(capsys.readouterr().out)}
        assert found["basis data"]["verdict"] == "gagal"
        assert found["basis data"]["sentence"]
        assert found["python"]["verdict"] == "baik"

    def test_for_people_it_is_one_line_each(self, alone, tmp_path, monkeypatch, capsys):
        monkeypatch.setenv("DATABASE_URL", "postgresql://x:y@127.0.0.1:1/poros")
        assert cli.main(["doctor", "--data", str(tmp_path)]) == 1
        subjects = [
            line.split()[1] for line in capsys.readouterr().out.splitlines() if line.startswith(("baik", "perh"))
        ]
        assert subjects == ["python", "cakram", "tesseract", "chromium", "msgfmt"]

    def test_with_warnings_only_it_ends_well(self, monkeypatch, tmp_path, capsys):
        from poros.config.server import checks

        found = [checks.Finding("pekerja", checks.Verdict.WARNING, "tidak ada pekerja yang hidup")]
        monkeypatch.setattr(checks, "examine", lambda _data: iter(found))
        assert cli.main(["doctor", "--data", str(tmp_path)]) == 0
        assert capsys.readouterr().out == "perhatian  pekerja      tidak ada pekerja yang hidup\n"
