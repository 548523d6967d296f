"""Each verb of the command line: the words it takes, what it answers, and with which exit code."""

import json
import os

import pytest

from poros.config import cli
from poros.kernel.jejak.catat import baris, tulis
from poros.kernel.jejak.models import Jejak
from poros.kernel.jejak.segel import segel


@pytest.fixture(autouse=True)
def _lingkungan():
    """A verb sets its environment for good; the tests after it get theirs back."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.parametrize(
    ("kata", "nilai"),
    [
        (["up"], {"port": 8000, "host": "127.0.0.1", "workers": 2, "tanpa_demo": False, "data": None}),
        (["up", "--port", "8021", "--tanpa-demo", "--data", "x"], {"port": 8021, "tanpa_demo": True, "data": "x"}),
        (["web", "--workers", "4"], {"workers": 4, "port": 8000}),
        (["worker"], {"concurrency": 2}),
        (["restore", "a.poros", "--timpa"], {"timpa": True}),
        (["restore", "a.poros"], {"timpa": False}),
        (
            ["daerah", "create", "x", "--nama", "Kota X"],
            {"jenis": "kabupaten", "zona": "Asia/Jakarta", "struktur": "", "akun": "pengelola"},
        ),
        (["daerah", "list", "--json"], {"json": True}),
        (["jejak", "verify"], {"daerah": "", "json": False}),
        (["demo", "load", "--scale", "10"], {"scale": 10}),
        (["doctor", "--json"], {"json": True}),
        (["openapi"], {"cek": False}),
        (["konflik", "check", "-", "--strict"], {"gagal": True, "file": "-"}),
    ],
)
def test_words_and_what_stands_for_those_left_out(kata, nilai):
    args = cli.parse(kata)
    assert {name: getattr(args, name) for name in nilai} == nilai
    assert callable(args.run)


@pytest.mark.parametrize(
    "kata",
    [
        ["joget"],
        ["backup"],
        ["restore"],
        ["db"],
        ["db", "joget"],
        ["daerah"],
        ["daerah", "create"],
        ["daerah", "create", "x"],
        ["daerah", "create", "x", "--nama", "X", "--jenis", "kerajaan"],
        ["daerah", "create", "x", "--nama", "X", "--struktur", "desa"],
        ["jejak"],
        ["demo"],
        ["demo", "load", "--scale", "banyak"],
        ["konflik"],
        ["konflik", "check"],
        ["up", "--port", "delapan"],
        ["up", "lagi"],
        ["worker", "--concurrency"],
    ],
)
def test_words_that_make_no_command_end_in_two(kata, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.parse(kata)
    assert stopped.value.code == 2
    assert "usage: poros" in capsys.readouterr().err


@pytest.mark.parametrize(
    "kata", [["--help"], ["daerah", "--help"], ["jejak", "verify", "--help"], ["indeks", "--help"]]
)
def test_help_ends_well(kata, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.parse(kata)
    assert stopped.value.code == 0
    assert "usage: poros" in capsys.readouterr().out


@pytest.mark.parametrize("kata", [["version", "--keras"], ["db", "migrate", "--paksa"], ["jejak", "segel", "--semua"]])
def test_a_verb_that_passes_nothing_on_takes_no_strange_words(kata, capsys):
    with pytest.raises(SystemExit):
        cli.parse(kata)
    assert f"tidak dikenal: {kata[-1]}" in capsys.readouterr().err


def test_psql_takes_them():
    assert cli.parse(["db", "psql", "-c", "SELECT 1"]).rest == ["-c", "SELECT 1"]


def test_the_version_names_its_parts(capsys):
    assert cli.main(["version"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["Poros", "Python", "Django", "psycopg", "granian", "procrastinate"]


@pytest.mark.parametrize(
    "skema",
    ["Kota", "1kota", "kota-baru", "public", "information_schema", "pg_kota", "k", "kota;drop", "x" * 42, "köta", ""],
)
def test_a_name_that_is_no_schema_is_refused_before_anything_is_asked(skema, capsys):
    assert cli.main(["daerah", "create", skema, "--nama", "Kota"]) == 2
    assert "bukan nama skema yang sah" in capsys.readouterr().err


def test_a_schema_that_is_there_is_not_made_twice(db, capsys):
    assert cli.main(["daerah", "create", "uji", "--nama", "Kota Uji", "--jenis", "kota"]) == 2
    assert "uji" in capsys.readouterr().err


def test_governments_are_listed_for_people_and_machines(db, capsys):
    assert cli.main(["daerah", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"skema": "uji", "nama": "Kota Uji", "alamat": "uji.localhost", "jenis": "kota"}
    ]
    assert cli.main(["daerah", "list"]) == 0
    assert capsys.readouterr().out == "uji\tKota Uji\tuji.localhost\n"


class TestTrail:
    @pytest.fixture
    def jejak(self, kota):
        def isi(n):
            tulis([baris(kota.aktor("tu"), "surat.catat", "unit", kota.unit["umum"].pk, {"n": k}) for k in range(n)])

        return isi

    @pytest.mark.parametrize(("belum", "tersegel"), [(0, 0), (3, 0), (0, 3), (1, 2)])
    def test_a_whole_trail_is_said_to_be(self, jejak, capsys, belum, tersegel):
        jejak(tersegel)
        segel()
        jejak(belum)
        assert cli.main(["jejak", "verify", "--json"]) == 0
        report = json.loads(capsys.readouterr().out)["uji"]
        assert report["utuh"] is True
        assert cli.main(["jejak", "verify"]) == 0
        assert capsys.readouterr().out.startswith(f"uji: {belum + tersegel} baris")

    @pytest.mark.parametrize("perusakan", ["ubah", "hapus"])
    def test_what_was_tampered_with_is_named_and_ends_in_one(self, jejak, capsys, perusakan):
        from django.db import connection

        jejak(3)
        segel()
        victim = Jejak.objects.order_by("id")[1].pk
        sql = {
            "ubah": "UPDATE jejak_jejak SET orang = 'Lain' WHERE id = %s",
            "hapus": "DELETE FROM jejak_jejak WHERE id = %s",
        }
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE jejak_jejak DISABLE TRIGGER hanya_tambah")
            cursor.execute(sql[perusakan], [victim])
        assert cli.main(["jejak", "verify", "--json"]) == 1
        report = json.loads(capsys.readouterr().out)["uji"]
        assert report["utuh"] is False
        assert str(victim) in json.dumps(report)
        assert cli.main(["jejak", "verify"]) == 1
        assert "kerusakan" in capsys.readouterr().out

    def test_sealing_says_how_many_and_the_second_time_none(self, jejak, capsys):
        jejak(2)
        for number in (2, 0):
            assert cli.main(["jejak", "segel", "--daerah", "uji", "--json"]) == 0
            assert json.loads(capsys.readouterr().out) == {"uji": number}

    @pytest.mark.parametrize("kerja", ["verify", "segel"])
    def test_a_government_that_is_not_there_is_not_said_to_be_whole(self, db, capsys, kerja):
        assert cli.main(["jejak", kerja, "--daerah", "uij"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "'uij'" in err


class TestPassedOn:
    def test_django_gets_its_words(self, db, capsys):
        assert cli.main(["manage", "showmigrations", "--plan", "persuratan"]) == 0
        assert "persuratan.0001_initial" in capsys.readouterr().out

    @pytest.mark.parametrize("pemilik", [[], ["--pemilik"]])
    def test_psql_gets_its_words_and_gives_its_exit_code(self, db, capfd, pemilik):
        assert cli.main(["db", "psql", *pemilik, "-X", "-A", "-t", "-c", "SELECT 41 + 1"]) == 0
        assert capfd.readouterr().out.strip() == "42"
        assert cli.main(["db", "psql", *pemilik, "-X", "-c", "SELECT joget"]) == 1


def test_the_document_is_written_and_compared(monkeypatch, tmp_path, capsys):
    from poros.config import api

    monkeypatch.setattr(api, "DOKUMEN", tmp_path / "openapi.json")
    assert cli.main(["openapi", "--cek"]) == 1
    assert "tidak sama lagi" in capsys.readouterr().err
    assert cli.main(["openapi"]) == 0
    assert cli.main(["openapi", "--cek"]) == 0
    (tmp_path / "openapi.json").write_text("{}")
    assert cli.main(["openapi", "--cek"]) == 1


@pytest.mark.parametrize("verba", [["jejak", "verify"], ["daerah", "list"], ["db", "psql"]])
def test_without_an_installation_each_says_how_to_begin(alone, folder, monkeypatch, capsys, verba):
    monkeypatch.setenv("POROS_DATA", str(folder))
    assert cli.main(verba) != 0
    assert "./poros up" in capsys.readouterr().err


def test_a_backup_that_is_not_there_is_told_in_a_sentence(alone, folder, capsys):
    assert cli.main(["restore", str(folder / "tidak-ada.poros"), "--data", str(folder)]) != 0
    assert "tidak-ada.poros" in capsys.readouterr().err


@pytest.mark.parametrize("hasil", [0, 7])
def test_the_exit_code_is_the_verbs(monkeypatch, hasil):
    monkeypatch.setattr("poros.config.cli.version.run", lambda _args: hasil)
    assert cli.main(["version"]) == hasil


def test_an_interrupt_ends_as_shells_expect(monkeypatch):
    def stop(_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("poros.config.cli.version.run", stop)
    assert cli.main(["version"]) == 130
