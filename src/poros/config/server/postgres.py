"""A PostgreSQL of our own: made, started and asked through the wheel's programs, never its Python layer."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from . import ServerError
from .account import database_account, own, private_folder, programs
from .child import Child, as_user, die_with_parent
from .henti import pause
from .rahasia import secret

MAJOR = "18"
DATABASE = "poros"
SUPERUSER, OWNER, APP = "poros_induk", "poros_pemilik", "poros_app"
LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432.lock")
START_SECONDS = 60.0

SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "256MB",
    "max_connections": "60",
    "max_locks_per_transaction": "512",  # a backup locks every table of every daerah at once
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %u ",
    "log_min_duration_statement": "2s",
}
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "shared_buffers": "64MB"}


@dataclass(frozen=True)
class Cluster:
    """The database files of one data directory and how to reach them."""

    data: Path
    durable: bool = True

    @property
    def home(self) -> Path:
        """The folder PostgreSQL owns, named after its major version: an upgrade never meets the old one."""
        return self._place.resolve()

    @property
    def _place(self) -> Path:
        return self.data / f"pg-{MAJOR}"

    @property
    def _socket_note(self) -> Path:
        return self.data / "soket"

    @property
    def socket(self) -> Path:
        """The folder of the socket: its path has 107 bytes at most, which a deep data directory exceeds."""
        if len(os.fsencode(self.home)) <= LONGEST_SOCKET_FOLDER:
            return self.home
        return Path(self._socket_note.read_text())

    @contextmanager
    def _socket_folder(self) -> Iterator[None]:
        """Make a short folder for the socket where one is needed; new for each run, it is surely ours."""
        if len(os.fsencode(self.home)) <= LONGEST_SOCKET_FOLDER:
            yield
            return
        with tempfile.TemporaryDirectory(prefix="poros-", dir="/tmp") as folder:
            own(Path(folder))
            self._socket_note.write_text(folder)
            yield

    @cached_property
    def programs(self) -> Path:
        return programs(MAJOR)

    def url(self, role: str, database: str = DATABASE) -> str:
        host = quote(str(self.socket), safe="")
        return f"postgresql://{role}:{secret(self.data, role)}@/{database}?host={host}&port=5432"

    def made(self) -> bool:
        return self._place.exists()

    def make(self) -> None:
        """Create the database files unless they are there; refuse those of another major version."""
        if not self.made():
            unfinished = self._place.with_suffix(".baru")
            self._initdb(private_folder(unfinished))
            unfinished.rename(self._place)
        if (found := (self.home / "PG_VERSION").read_text().strip()) != MAJOR:
            raise ServerError(f"{self.home} dibuat PostgreSQL {found}, sedangkan yang terpasang {MAJOR}.")

    def _initdb(self, home: Path) -> None:
        reader, writer = os.pipe()
        own(reader)  # the account opens the pipe anew, by its name in /dev
        os.write(writer, secret(self.data, SUPERUSER).encode())
        os.close(writer)
        result = subprocess.run(  # noqa: S603 -- our own program and words
            [
                self.programs / "initdb",
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"),
                *("--auth=scram-sha-256", f"--username={SUPERUSER}", "--pwfile=/dev/stdin"),
                *(() if self.durable else ("--no-sync",)),
                f"--pgdata={home}",
            ],
            stdin=reader,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=die_with_parent(signal.SIGKILL),
            **as_user(database_account()),
        )
        os.close(reader)
        if result.returncode:
            raise ServerError(f"PostgreSQL tertanam tidak dapat disiapkan:\n{result.stderr.strip()}")

    def child(self, keep_open: Sequence[int] = ()) -> Child:
        """The server as a process of ours: SIGINT is its fast shutdown, also when we are killed."""
        settings = SETTINGS | ({} if self.durable else CARELESS)
        settings["unix_socket_directories"] = str(self.socket)
        return Child(
            name="PostgreSQL",
            command=[
                self.programs / "postgres",
                *("-D", self.home, "-p", "5432"),
                *(word for name, value in settings.items() for word in ("-c", f"{name}={value}")),
            ],
            log=self.data / "log" / "postgres.log",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            cwd=self.home,
            user=database_account(),
            keep_open=keep_open,
            stop_signal=signal.SIGINT,
            death_signal=signal.SIGINT,
            patience=30.0,
        )

    def wait(self, child: Child | None = None) -> None:
        """Return when the server accepts connections; `child` is its process if it is ours."""
        deadline = time.monotonic() + START_SECONDS
        while not self.ready(child):
            if (child and not child.running()) or time.monotonic() > deadline:
                words = child.last_words() if child else ""
                raise ServerError(f"PostgreSQL tertanam tidak mau berjalan.\n{words}")
            pause(0.02)

    def ready(self, child: Child | None = None) -> bool:
        """Read what the server says of itself in its pid file, as pg_ctl does."""
        try:
            lines = (self.home / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        mine = child is None or lines[:1] == [str(child.pid)]
        return mine and len(lines) > 7 and lines[7].strip() == "ready"  # noqa: PLR2004 -- the eighth line is the state

    @contextmanager
    def running(self, keep_open: Sequence[int] = ()) -> Iterator[Child]:
        """Make what is missing, start the server, and stop it at the end of the block."""
        self.make()
        with self._socket_folder():
            child = self.child(keep_open)
            try:
                child.start()
                self.wait(child)
                self._make_roles()
                yield child
            finally:
                child.stop()

    def _make_roles(self) -> None:
        """Two roles: one owns and migrates, the other works for the application and owns nothing."""
        import psycopg
        from psycopg import sql

        may = "" if self.durable else "CREATEDB"  # tests make databases of their own
        with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as connection:
            for role, rights in ((OWNER, may), (APP, "")):
                if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                    statement = sql.SQL(f"CREATE ROLE {role} LOGIN {rights} PASSWORD {{}}")
                    connection.execute(statement.format(sql.Literal(secret(self.data, role))))
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
            connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
            connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP}")


@contextmanager
def sementara() -> Iterator[tuple[str, str]]:
    """Yield (owner's address, application's address) of a throw-away server that ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="poros-uji-"))
    folder.chmod(0o711)
    cluster = Cluster(folder, durable=False)
    try:
        with cluster.running():
            yield cluster.url(OWNER), cluster.url(APP)
    finally:
        shutil.rmtree(cluster.home, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def client(name: str) -> str:
    """Return one of PostgreSQL's client programs: the wheel's, or the operator's where there is no wheel."""
    try:
        return str(programs(MAJOR) / name)
    except ServerError:
        return name


def client_environment(url: str) -> dict[str, str]:
    """Return the environment by which a client program finds the database; a password is no command word."""
    from psycopg.conninfo import conninfo_to_dict

    names = {"dbname": "DATABASE"}
    parts = conninfo_to_dict(url).items()
    return {**os.environ, **{f"PG{names.get(name, name.upper())}": str(value) for name, value in parts}}
