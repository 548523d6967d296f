"""Which data, database and secrets a process works with, be it a child of the supervisor or one command."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from poros.config.env import ROOT, EnvironmentIncompleteError, read

from . import ServerError
from .lock import TakenError, hold
from .postgres import APP, OWNER, Cluster
from .rahasia import secret


def data_folder(given: str | Path | None = None) -> Path:
    """Return the data directory: the one given, else POROS_DATA, else `data` beside the source; make it."""
    folder = Path(given or os.environ.get("POROS_DATA") or ROOT / "data").expanduser().resolve()
    # As root, the account of the database must be able to pass through to the one folder that is its own.
    try:
        folder.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ServerError(f"{folder} tidak dapat dipakai sebagai folder data: {error.strerror}.") from None
    if not os.access(folder, os.W_OK):
        raise ServerError(f"{folder} milik pengguna lain; pilih data lain dengan --data.")
    return folder


def external() -> bool:
    """Whether the environment names a PostgreSQL of the operator's."""
    return bool(os.environ.get("DATABASE_URL"))


def variables(data: Path) -> dict[str, str]:
    """Return what a process of this installation finds in its environment, owner's address included."""
    if external():
        app = os.environ["DATABASE_URL"]
        owner = os.environ.get("DATABASE_URL_PEMILIK") or app
    else:
        cluster = Cluster(data)
        app, owner = cluster.url(APP), cluster.url(OWNER)
    return {
        "DATABASE_URL": app,
        "DATABASE_URL_PEMILIK": owner,
        "POROS_SECRET_KEY": os.environ.get("POROS_SECRET_KEY") or secret(data, "secret-key"),
        "POROS_DATA": str(data),
        "POROS_MODE": os.environ.get("POROS_MODE") or "dev",
    }


@contextmanager
def database(data: Path, *, create: bool = False) -> Iterator[dict[str, str]]:
    """Yield the variables of a database that answers: the operator's, the running one, or one of our own."""
    with ExitStack() as stack:
        if not external():
            _reach(Cluster(data), stack, create=create)
        yield variables(data)


def _reach(cluster: Cluster, stack: ExitStack, *, create: bool) -> None:
    if not (create or cluster.made()):
        raise ServerError(f"Belum ada basis data di {cluster.data}. Jalankan `./poros up` lebih dahulu.")
    try:
        lock = stack.enter_context(hold(cluster.data, "perintah"))
    except TakenError as taken:
        if taken.holder.role != "up":
            raise
        cluster.wait()
    else:
        stack.enter_context(cluster.running(keep_open=[lock]))


@contextmanager
def siapkan(
    data_dir: str | Path | None = None, *, pemilik: bool = False, buat: bool = False
) -> Iterator[dict[str, str]]:
    """Set up Django on the installation's database for one command, as the owner with `pemilik`.

    With `buat` an installation that does not exist yet is made; without, that is an error for the operator.
    """
    with database(data_folder(data_dir), create=buat) as env:
        os.environ.update(env)
        if pemilik:
            os.environ["POROS_PERAN"] = "pemilik"
        try:
            read()
        except EnvironmentIncompleteError as error:
            raise ServerError(str(error)) from None
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"poros.config.settings.{env['POROS_MODE']}")
        import django

        django.setup()
        yield env
