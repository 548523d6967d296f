"""One file with the whole installation: the dumped database, the secrets it needs, and their checksums."""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg

from . import ServerError
from .lingkungan import database
from .postgres import APP, OWNER, SUPERUSER, client, client_environment
from .rahasia import FOLDER, store

DUMP, MANIFEST = "basisdata.dump", "manifes.json"
MACHINE_SECRETS = (SUPERUSER, OWNER, APP)  # passwords of this server's roles: another server has its own

TABLES = """
    SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
"""
OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL
"""


def backup(target: Path, data: Path) -> Path:
    """Write the installation into `target`, which appears only when it is complete."""
    if target.is_dir() or not target.parent.is_dir():
        raise ServerError(f"{target} tidak dapat ditulis: sebut berkas dalam folder yang sudah ada.")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".poros-") as folder:
        dump, draft = Path(folder) / DUMP, Path(folder) / "draft"
        with database(data) as env:
            url = env["DATABASE_URL_PEMILIK"]
            _run(url, "pg_dump", "--format=custom", "--no-owner", f"--file={dump}")
        secrets = {f"{FOLDER}/{path.name}": path for path in sorted((data / FOLDER).glob("*"))}
        parts = {DUMP: dump} | {n: p for n, p in secrets.items() if p.name not in MACHINE_SECRETS}
        manifest = Path(folder) / MANIFEST
        manifest.write_text(json.dumps(_describe(parts), indent=1))
        store(draft, b"")
        with tarfile.open(draft, "w") as tar:
            for name, path in ({MANIFEST: manifest} | parts).items():
                tar.add(path, name)
        draft.rename(target)
    return target


def restore(source: Path, data: Path, *, overwrite: bool) -> None:
    """Put a backup in place of the database, all or nothing; one that is not empty only with `overwrite`."""
    with tempfile.TemporaryDirectory(dir=data, prefix=".poros-") as folder:
        parts = _unpack(source, Path(folder))
        script = Path(folder) / "basisdata.sql"
        with database(data, create=True) as env:
            url = env["DATABASE_URL_PEMILIK"]
            full = _refuse(url, overwrite=overwrite)
            _run(url, "pg_restore", "--no-owner", f"--file={script}", str(parts[DUMP]))
            _suit_older_servers(script)
            clear = ["--command=DROP OWNED BY CURRENT_USER CASCADE"] if full else []
            _run(url, "psql", "-qX1", "--set=ON_ERROR_STOP=1", *clear, f"--file={script}")
        (data / FOLDER).mkdir(mode=0o700, exist_ok=True)
        for path in parts.values():
            if path.parent.name == FOLDER and path.name not in MACHINE_SECRETS:
                store(data / FOLDER / path.name, path.read_bytes())


def _refuse(url: str, *, overwrite: bool) -> bool:
    """Raise when the restore would hurt; return whether there is something to clear away."""
    with psycopg.connect(url) as connection:
        tables = connection.execute(TABLES).fetchone()[0]
        if tables and not overwrite:
            raise ServerError("Basis data ini tidak kosong. Tambahkan --timpa untuk menggantinya seluruhnya.")
        if connection.execute(OTHERS).fetchone()[0]:
            raise ServerError("Basis data ini sedang dipakai. Hentikan Poros lebih dahulu.")
    return tables > 0


def _describe(parts: Mapping[str, Path]) -> dict[str, object]:
    return {
        "poros": version("poros"),
        "dibuat": datetime.now(UTC).isoformat(timespec="seconds"),
        "sha256": {name: _sha256(path) for name, path in parts.items()},
    }


def _unpack(source: Path, folder: Path) -> dict[str, Path]:
    """Take the parts out of the file and check each against the manifest."""
    try:
        with tarfile.open(source) as tar:
            tar.extractall(folder, filter="data")
        sums = dict(json.loads((folder / MANIFEST).read_text())["sha256"])
        parts = {name: folder / name for name in sums}
    except (tarfile.TarError, OSError, ValueError, KeyError, TypeError) as error:
        raise ServerError(f"{source} bukan cadangan Poros yang utuh ({error}).") from None
    wrong = [n for n, path in parts.items() if not _inside(path, folder) or _sha256(path) != sums[n]]
    if wrong or DUMP not in sums:
        raise ServerError(f"{source} rusak: {', '.join(wrong) or DUMP}. Tidak ada yang diubah.")
    return parts


def _inside(path: Path, folder: Path) -> bool:
    """Whether it is a file of the backup itself: a manifest may not name others on this machine."""
    return path.is_file() and ".." not in path.parts and path.is_relative_to(folder)


def _suit_older_servers(script: Path) -> None:
    """Make a comment of the one setting at the top that PostgreSQL 15 and 16 do not know."""
    with script.open("r+b") as stream:
        place = stream.read(4096).find(b"SET transaction_timeout")
        if place >= 0:
            stream.seek(place)
            stream.write(b"-- ")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _run(url: str, program: str, *words: str) -> None:
    result = subprocess.run(  # noqa: S603 -- our own words
        [client(program), *words],
        env=client_environment(url),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if result.returncode:
        raise ServerError(f"{program} gagal:\n{result.stderr.strip()}")
