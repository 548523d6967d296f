"""`poros doctor`: what an operator looks at first, each with a verdict and a sentence."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import psycopg
from psycopg import sql

from . import ServerError
from .lingkungan import database
from .lock import served_by_up
from .migration import up_to_date

GIBIBYTE = 1024**3
OLDEST_SERVER = 150000
LONGEST_WAIT = timedelta(minutes=10)
LATEST_HEARTBEAT = timedelta(minutes=1)
LATEST_SEAL = timedelta(hours=1)  # the worker seals within seconds
CLOCK_DRIFT = timedelta(seconds=2)
PROGRAMS = {
    "tesseract": "membaca surat pindaian",
    "chromium": "menguji halaman",
    "msgfmt": "menyusun terjemahan (paket gettext)",
}


class Verdict(StrEnum):
    GOOD = "baik"
    WARNING = "perhatian"
    BAD = "gagal"


@dataclass(frozen=True, slots=True)
class Finding:
    subject: str
    verdict: Verdict
    sentence: str


Answer = tuple[Verdict, str]


def examine(data: Path) -> Iterator[Finding]:
    """Yield one finding per subject; those of the database only when it answers."""
    yield Finding("python", *_python())
    yield Finding("cakram", *_disk(data))
    yield from (Finding(name, *_program(name, use)) for name, use in PROGRAMS.items())
    try:
        with database(data) as env, psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
            for subject, check in CHECKS.items():
                yield Finding(subject, *_protected(check, connection))
            yield Finding("migrasi", *_migrations(env["DATABASE_URL_PEMILIK"]))
            yield Finding("pekerja", *_protected(lambda c: _worker(c, data), connection))
    except (ServerError, psycopg.Error) as error:
        yield Finding("basis data", Verdict.BAD, str(error).strip())


def _protected(check: Callable[[psycopg.Connection], Answer], connection: psycopg.Connection) -> Answer:
    """A check on a database without our tables is an answer too."""
    try:
        return check(connection)
    except psycopg.errors.UndefinedTable as error:
        return Verdict.BAD, f"tabel belum ada: {error.diag.message_primary}"
    except psycopg.ProgrammingError as error:  # a right that was taken away, a column of another version
        return Verdict.BAD, f"tidak dapat diperiksa: {error.diag.message_primary}"


def _python() -> Answer:
    good = sys.version_info >= (3, 11)
    return Verdict.GOOD if good else Verdict.BAD, sys.version.split()[0]


def _disk(data: Path) -> Answer:
    usage = shutil.disk_usage(data)
    sentence = f"{usage.free / GIBIBYTE:.1f} GiB kosong dari {usage.total / GIBIBYTE:.0f} GiB"
    if usage.free < GIBIBYTE:
        return Verdict.BAD, sentence
    return Verdict.WARNING if usage.free < usage.total / 10 else Verdict.GOOD, sentence


def _program(name: str, use: str) -> Answer:
    found = shutil.which(name)
    return (Verdict.GOOD, found) if found else (Verdict.WARNING, f"tidak ada; perlu untuk {use}")


def _server(connection: psycopg.Connection) -> Answer:
    number = connection.info.server_version
    sentence = f"PostgreSQL {connection.info.parameter_status('server_version')}"
    if number < OLDEST_SERVER:
        return Verdict.BAD, f"{sentence}: perlu 15 atau lebih baru"
    return Verdict.GOOD, sentence


def _role(connection: psycopg.Connection) -> Answer:
    role, powerful, owns = connection.execute("""
        SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb,
               EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid)
               OR EXISTS (SELECT FROM pg_namespace WHERE nspowner = pg_roles.oid)
        FROM pg_roles WHERE rolname = current_user
    """).fetchone()
    if powerful:
        return Verdict.BAD, f"peran aplikasi {role} berkuasa lebih dari perlu (superuser, createrole, …)"
    if owns:
        return Verdict.BAD, f"peran aplikasi {role} memiliki tabel: jejak audit dapat diubahnya"
    return Verdict.GOOD, f"{role} tidak memiliki apa pun"


def _clock(connection: psycopg.Connection) -> Answer:
    drift = abs(connection.execute("SELECT clock_timestamp()").fetchone()[0] - datetime.now(UTC))
    if drift > CLOCK_DRIFT:
        return Verdict.BAD, f"jam mesin ini dan basis data berselisih {drift}"
    for name in _schemas(connection):
        query = sql.SQL("SELECT max(waktu) > now() + interval '1 minute' FROM {}.jejak_jejak")
        if connection.execute(query.format(sql.Identifier(name))).fetchone()[0]:
            return Verdict.BAD, f"jejak {name} berisi waktu yang belum tiba: jam pernah salah"
    return Verdict.GOOD, f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _queue(connection: psycopg.Connection) -> Answer:
    (wait,) = connection.execute("""
        SELECT now() - min(coalesce(job.scheduled_at, event.at))
        FROM procrastinate_jobs job
        JOIN procrastinate_events event ON event.job_id = job.id AND event.type = 'deferred'
        WHERE job.status = 'todo' AND coalesce(job.scheduled_at, now()) <= now()
    """).fetchone()
    if wait and wait > LONGEST_WAIT:
        return Verdict.BAD, f"tugas tertua sudah menunggu {wait}"
    return Verdict.GOOD, "tidak ada tugas yang lama menunggu"


def _seals(connection: psycopg.Connection) -> Answer:
    """Only lines after the last sealed one can be unsealed, so the look-up is short."""
    for name in _schemas(connection):
        query = sql.SQL("""
            SELECT now() - min(waktu) FROM {0}.jejak_jejak
            WHERE id > coalesce((SELECT max(jejak_id) FROM {0}.jejak_barissegel), 0)
        """)
        (age,) = connection.execute(query.format(sql.Identifier(name))).fetchone()
        if age and age > LATEST_SEAL:
            return Verdict.BAD, f"jejak {name} belum disegel sejak {age}"
    return Verdict.GOOD, "semua jejak tersegel pada waktunya"


def _migrations(url: str) -> Answer:
    if up_to_date(url):
        return Verdict.GOOD, "terbaru"
    return Verdict.BAD, "belum diterapkan: jalankan `./poros db migrate`"


def _worker(connection: psycopg.Connection, data: Path) -> Answer:
    (last,) = connection.execute("SELECT max(last_heartbeat) FROM procrastinate_workers").fetchone()
    if last and datetime.now(UTC) - last < LATEST_HEARTBEAT:
        return Verdict.GOOD, f"tanda hidup terakhir {last:%H:%M:%S} UTC"
    verdict = Verdict.BAD if served_by_up(data) else Verdict.WARNING
    return verdict, "tidak ada pekerja yang hidup"


def _schemas(connection: psycopg.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT schema_name FROM public.daerah_daerah ORDER BY 1")]


CHECKS: dict[str, Callable[[psycopg.Connection], Answer]] = {
    "basis data": _server,
    "peran": _role,
    "jam": _clock,
    "antrean": _queue,
    "segel": _seals,
}
