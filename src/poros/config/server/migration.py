"""Brings the database up to date, and knows without loading Django when there is nothing to do."""

import hashlib
import sysconfig
from pathlib import Path

import psycopg
from psycopg import sql

import poros

PACKAGE = Path(poros.__file__).parent
INGREDIENTS = (
    "*/*/migrations/*.py",
    "*/*/parameter/**/*.yaml",
    "kernel/rujukan/data/*",
    "config/settings/**/*.py",
)
LOCK = 0x706F726F73  # "poros": two nodes started together migrate one after the other
NOTE = "poros "


def fingerprint() -> str:
    """Name what decides the tables: our migrations and shipped data, the settings, the installed packages."""
    digest = hashlib.sha256()
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    digest.update("\n".join(packages).encode())
    for pattern in INGREDIENTS:
        for path in sorted(PACKAGE.glob(pattern)):
            digest.update(f"\n{path.relative_to(PACKAGE)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def up_to_date(url: str) -> bool:
    """Compare with the note left in the database itself, which travels with a backup."""
    with psycopg.connect(url) as connection:
        return _note(connection) == NOTE + fingerprint()


def has_daerah(url: str) -> bool:
    """Whether any government has been entered."""
    with psycopg.connect(url) as connection:
        return bool(connection.execute("SELECT EXISTS (SELECT FROM public.daerah_daerah)").fetchone()[0])


def migrate(url: str) -> None:
    """Migrate every schema, load the reference tables, leave the note; Django is set up as the owner."""
    from poros.kernel.daerah.skema import migrasi
    from poros.kernel.rujukan.muat import muat

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        migrasi()
        muat()
        note = sql.Literal(NOTE + fingerprint())
        connection.execute(sql.SQL("COMMENT ON SCHEMA public IS {}").format(note))


def _note(connection: psycopg.Connection) -> str | None:
    return connection.execute("SELECT obj_description('public'::regnamespace, 'pg_namespace')").fetchone()[0]
