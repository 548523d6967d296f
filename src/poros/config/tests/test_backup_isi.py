"""A backup of a government at work, put into an empty place: the same rows, and a trail that still verifies."""

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql

from poros.config import cli
from poros.config.server import ServerError
from poros.config.server.backup import MANIFEST, _sha256, backup, restore
from poros.config.server.postgres import APP, OWNER, Cluster
from poros.kernel.jejak.catat import baris, tulis
from poros.kernel.jejak.segel import segel

SENDIRI = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_URL", "POROS_"))}


def alamat():
    """The owner's address of the database of the tests."""
    made = connection.settings_dict
    return os.environ["DATABASE_URL_PEMILIK"].replace("@/poros?", f"@/{made['NAME']}?")


def sidik(url):
    """A fingerprint of each table's rows."""
    with psycopg.connect(url) as found:
        tables = found.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT LIKE 'pg\\_%' "
            "AND schemaname <> 'information_schema' ORDER BY 1, 2"
        ).fetchall()
        query = sql.SQL("SELECT count(*), md5(string_agg(t::text, E'\\n' ORDER BY t::text)) FROM {} t")
        return {name: found.execute(query.format(sql.Identifier(*name))).fetchone() for name in tables}


@pytest.fixture
def pindah(kota, folder, monkeypatch):
    """A trail of sealed and unsealed lines, saved and put into an empty place; what was there before and the place."""
    tulis([baris(kota.aktor("tu"), "surat.catat", "unit", kota.unit["umum"].pk, {"n": n}) for n in range(5)])
    segel()
    tulis([baris(kota.aktor("tu"), "surat.catat", "unit", kota.unit["umum"].pk, {"n": 6})])
    monkeypatch.setenv("DATABASE_URL_PEMILIK", alamat())
    before = sidik(alamat())
    file = backup(folder / "cadangan.tar", Path(settings.DATA_DIR))
    for name in [n for n in os.environ if n.startswith(("DATABASE_URL", "POROS_"))]:
        monkeypatch.delenv(name)
    place = folder / "baru"
    place.mkdir(mode=0o711)
    restore(file, place, overwrite=False)
    return before, place


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_every_row_comes_back_and_the_trail_verifies_until_somebody_touches_it(pindah):
    before, place = pindah
    there = Cluster(place)
    with there.running():
        assert sidik(there.url(OWNER)) == before
    assert before["uji", "jejak_jejak"][0] == 6
    words = [sys.executable, "-m", "poros.config.cli", "jejak", "verify", "--json", "--data", str(place)]
    verified = subprocess.run(words, capture_output=True, text=True, check=False, env=SENDIRI)
    assert verified.returncode == 0, verified.stderr
    report = json.loads(verified.stdout)["uji"]
    assert (report["utuh"], report["baris"], report["baru_disegel"]) == (True, 6, 1)
    with there.running():
        with psycopg.connect(there.url(APP)) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("DELETE FROM uji.jejak_jejak")
        with psycopg.connect(there.url(OWNER)) as owner:
            owner.execute("ALTER TABLE uji.jejak_jejak DISABLE TRIGGER hanya_tambah")
            owner.execute("UPDATE uji.jejak_jejak SET orang = 'Lain' WHERE id = (SELECT min(id) FROM uji.jejak_jejak)")
    assert subprocess.run(words, capture_output=True, text=True, check=False, env=SENDIRI).returncode == 1


def paket(folder, manifest, **parts):
    """A file that looks like a backup."""
    target = folder / "palsu.tar"
    (folder / MANIFEST).write_text(manifest if isinstance(manifest, str) else json.dumps(manifest))
    with tarfile.open(target, "w") as tar:
        tar.add(folder / MANIFEST, MANIFEST)
        for name, text in parts.items():
            (folder / "bagian").write_text(text)
            tar.add(folder / "bagian", name)
    return target


@pytest.mark.parametrize(
    "manifest",
    ["", "{", "[]", "5", '"x"', "{}", '{"sha256": 5}', '{"sha256": "x"}', '{"sha256": {}}', '{"sha256": []}'],
)
def test_a_file_without_a_sound_manifest_is_refused_and_nothing_happens(alone, tmp_path, manifest):
    data = tmp_path / "data"
    data.mkdir()
    source = paket(tmp_path, manifest, **{"basisdata.dump": "x"})
    with pytest.raises(ServerError, match=r"palsu\.tar"):
        restore(source, data, overwrite=True)
    assert list(data.iterdir()) == []


@pytest.mark.parametrize("nama", ["rahasia/../../milik-lain", "../milik-lain", "{tmp}/data/milik-lain"])
def test_a_manifest_may_name_no_file_of_this_machine(alone, tmp_path, nama):
    data = tmp_path / "data"
    data.mkdir()
    mine = data / "milik-lain"
    mine.write_text("tetap di sini")
    (tmp_path / "isi").write_text("x")
    sums = {"basisdata.dump": _sha256(tmp_path / "isi"), nama.format(tmp=tmp_path): _sha256(mine)}
    with pytest.raises(ServerError, match=r"rusak: .*milik-lain"):
        restore(paket(tmp_path, {"sha256": sums}, **{"basisdata.dump": "x"}), data, overwrite=True)
    assert [path.name for path in data.iterdir()] == ["milik-lain"]


@pytest.mark.parametrize("tujuan", ["tidak-ada/cadangan.tar", "folder"])
def test_where_no_file_can_be_written_that_is_told_before_anything_is_read(alone, tmp_path, capsys, tujuan):
    (tmp_path / "folder").mkdir()
    assert cli.main(["backup", str(tmp_path / tujuan), "--data", str(tmp_path / "data")]) == 1
    assert f"{tujuan} tidak dapat ditulis" in capsys.readouterr().err
    assert list((tmp_path / "folder").iterdir()) == []


def test_what_was_never_made_cannot_be_saved_and_leaves_no_file(alone, tmp_path, capsys):
    assert cli.main(["backup", str(tmp_path / "cadangan.tar"), "--data", str(tmp_path / "data")]) == 1
    assert "./poros up" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_one_that_cannot_be_made_leaves_yesterdays_as_it_was(alone, tmp_path, capsys):
    """It appears only when it is complete, also where there is one of that name already."""
    old = tmp_path / "cadangan.tar"
    old.write_bytes(b"kemarin")
    assert cli.main(["backup", str(old), "--data", str(tmp_path / "data")]) == 1
    assert capsys.readouterr().err
    assert old.read_bytes() == b"kemarin"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cadangan.tar", "data"]
