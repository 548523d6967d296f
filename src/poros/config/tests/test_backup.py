"""A backup holds everything, says so by checksum, and comes back whole or not at all."""

import json
import tarfile
import tempfile
from pathlib import Path

import psycopg
import pytest

from poros.config.server import ServerError
from poros.config.server.backup import backup, restore
from poros.config.server.lock import hold
from poros.config.server.postgres import APP, OWNER, Cluster
from poros.config.server.rahasia import secret, store

pytestmark = [pytest.mark.lambat, pytest.mark.usefixtures("alone")]

SCHEMA = """
    CREATE SCHEMA kota;
    CREATE TABLE kota.surat (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, perihal text);
    GRANT USAGE ON SCHEMA kota TO poros_app;
    GRANT SELECT, INSERT ON kota.surat TO poros_app;
    COMMENT ON SCHEMA public IS 'poros tanda';
    INSERT INTO kota.surat (perihal) VALUES ('pertama'), ('kedua');
"""


def execute(data, role, statement):
    found = Cluster(data)
    with found.running(), psycopg.connect(found.url(role)) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else None


@pytest.fixture(scope="module")
def saved():
    """An installation with two letters and a seal key, and its backup."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="poros-uji-") as place:
        for name in ("DATABASE_URL", "POROS_SECRET_KEY"):
            patch.delenv(name, raising=False)
        Path(place).chmod(0o711)
        data = Path(place) / "asal"
        data.mkdir(mode=0o711)
        execute(data, OWNER, SCHEMA)
        store(data / "rahasia" / "jejak-segel.key", b"\x00\xff" * 16)
        yield data, backup(Path(place) / "cadangan.tar", data)


@pytest.fixture
def empty(folder):
    data = folder / "tujuan"
    data.mkdir(mode=0o711)
    return data


def test_another_machine_gets_rows_rights_and_keys(saved, empty):
    _, file = saved
    restore(file, empty, overwrite=False)
    assert execute(empty, APP, "SELECT perihal FROM kota.surat ORDER BY id") == [("pertama",), ("kedua",)]
    assert execute(empty, APP, "INSERT INTO kota.surat (perihal) VALUES ('ketiga') RETURNING id") == [(3,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        execute(empty, APP, "DELETE FROM kota.surat")
    assert execute(empty, OWNER, "SELECT obj_description('public'::regnamespace)") == [("poros tanda",)]
    assert (empty / "rahasia" / "jejak-segel.key").read_bytes() == b"\x00\xff" * 16


def test_passwords_of_the_roles_stay_at_home(saved, empty):
    data, file = saved
    restore(file, empty, overwrite=False)
    assert secret(empty, APP) != secret(data, APP)
    with tarfile.open(file) as tar:
        assert sorted(tar.getnames()) == [
            "basisdata.dump",
            "manifes.json",
            "rahasia/jejak-segel.key",
            "rahasia/secret-key",
        ]


def test_a_backup_is_readable_by_its_owner_only(saved):
    assert saved[1].stat().st_mode & 0o777 == 0o600


def test_a_full_database_is_replaced_only_when_told(saved, empty):
    restore(saved[1], empty, overwrite=False)
    execute(empty, OWNER, "INSERT INTO kota.surat (perihal) VALUES ('sesudah'); CREATE TABLE lain ()")
    with pytest.raises(ServerError, match="--timpa"):
        restore(saved[1], empty, overwrite=False)
    assert execute(empty, OWNER, "SELECT count(*) FROM kota.surat") == [(3,)]
    restore(saved[1], empty, overwrite=True)
    assert execute(empty, OWNER, "SELECT count(*), to_regclass('lain') FROM kota.surat") == [(2, None)]


def test_a_restored_database_can_be_saved_again(saved, empty, folder):
    restore(saved[1], empty, overwrite=False)
    restore(backup(folder / "kedua.tar", empty), empty, overwrite=True)
    assert execute(empty, APP, "SELECT count(*) FROM kota.surat") == [(2,)]


def test_a_database_in_use_is_left_alone(saved, empty):
    used = Cluster(empty)
    with (
        hold(empty, "up"),
        used.running(),
        psycopg.connect(used.url(APP)),
        pytest.raises(ServerError, match="sedang dipakai"),
    ):
        restore(saved[1], empty, overwrite=True)


@pytest.mark.parametrize("part", ["basisdata.dump", "rahasia/secret-key"])
def test_a_changed_part_is_named_and_nothing_happens(saved, empty, tmp_path, part):
    content = bytearray(saved[1].read_bytes())
    with tarfile.open(saved[1]) as tar:
        content[tar.getmember(part).offset_data + 3] ^= 1
    changed = tmp_path / "cadangan.tar"
    changed.write_bytes(content)
    with pytest.raises(ServerError, match=part):
        restore(changed, empty, overwrite=False)
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("share", [0, 0.01, 0.5])
def test_half_a_file_is_refused(saved, empty, tmp_path, share):
    whole = saved[1].read_bytes()
    half = tmp_path / "cadangan.tar"
    half.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ServerError, match=str(half)):
        restore(half, empty, overwrite=False)
    assert list(empty.iterdir()) == []


def test_the_manifest_says_when_and_by_what(saved):
    with tarfile.open(saved[1]) as tar:
        manifest = json.load(tar.extractfile("manifes.json"))
    assert manifest["poros"] == "0.1.0"
    assert manifest["dibuat"].endswith("+00:00")
    assert set(manifest["sha256"]) == {"basisdata.dump", "rahasia/jejak-segel.key", "rahasia/secret-key"}
