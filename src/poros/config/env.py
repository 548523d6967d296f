"""The environment, read once into a typed value; everything missing is named at once."""

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[3]
MODES = ("dev", "test", "production")
NUMBERS = (
    "POROS_ARSIP_SALINAN_SIMPAN",
    "POROS_BERKAS_LEPAS_HARI",
    "POROS_BSRE_DETIK",
    "POROS_LAJU_ALAMAT",
    "POROS_LAJU_ORANG",
    "POROS_LAJU_TOKEN",
    "POROS_LAJU_VERIFIKASI",
    "POROS_LAJU_VERIFIKASI_BERKAS",
    "POROS_PROKSI",
)
"""What settings read as whole numbers; empty stands for what is usual."""
LONGEST_NUMBER = 9


class EnvironmentIncompleteError(RuntimeError):
    """One or more variables without which Poros must not start are missing or malformed."""


@dataclass(frozen=True, slots=True)
class Database:
    """The parts of a postgresql:// address; a socket folder stands in the host, percent-encoded or as ?host=."""

    name: str
    user: str
    password: str
    host: str
    port: str

    @classmethod
    def parse(cls, url: str) -> "Database":
        parts = urlsplit(url)
        query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
        return cls(
            name=unquote(parts.path.lstrip("/")),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=unquote(query.get("host") or parts.hostname or ""),
            port=str(query.get("port") or parts.port or ""),
        )


@dataclass(frozen=True, slots=True)
class Env:
    """What the process was told from outside."""

    mode: str
    data: Path
    secret_key: str
    database: Database
    owner: bool
    app_role: str
    hosts: tuple[str, ...]
    https: bool
    email_url: str


def read(source: Mapping[str, str] | None = None) -> Env:
    """Return the environment as a value; raise `EnvironmentIncompleteError` naming every gap."""
    env = os.environ if source is None else source
    mode = env.get("POROS_MODE", "dev")
    owner = env.get("POROS_PERAN") == "pemilik"
    wanted = "DATABASE_URL_PEMILIK" if owner else "DATABASE_URL"
    missing = [name for name in (wanted, "POROS_SECRET_KEY") if not env.get(name)]
    if mode not in MODES:
        missing.append(f"POROS_MODE (one of {', '.join(MODES)}, not {mode!r})")
    missing += _malformed(env, wanted)
    missing += [f"{name} (not a whole number)" for name in NUMBERS if not _whole(env.get(name) or "0")]
    if not _words(env.get("POROS_PEMINDAI", "")):
        missing.append("POROS_PEMINDAI (a quotation mark without its partner)")
    if missing:
        raise EnvironmentIncompleteError("Missing in the environment: " + ", ".join(missing))
    app_url = env.get("DATABASE_URL") or env[wanted]
    return Env(
        mode=mode,
        data=Path(env.get("POROS_DATA") or ROOT / "data"),
        secret_key=env["POROS_SECRET_KEY"],
        database=Database.parse(env[wanted]),
        owner=owner,
        app_role=Database.parse(app_url).user,
        hosts=tuple(h.strip() for h in env.get("POROS_HOSTS", "").split(",") if h.strip()),
        https=env.get("POROS_HTTPS") == "1",
        email_url=env.get("POROS_EMAIL_URL", ""),
    )


def _malformed(env: Mapping[str, str], wanted: str) -> list[str]:
    """Name the addresses that are none; never what stands in them, which holds passwords."""
    found = [
        f"{name} (not postgresql://user:password@host:port/name)"
        for name in dict.fromkeys((wanted, "DATABASE_URL"))
        if env.get(name) and not (_place(env[name], "postgresql", "postgres") and Database.parse(env[name]).name)
    ]
    email = env.get("POROS_EMAIL_URL")
    return (
        [*found, "POROS_EMAIL_URL (not smtp://user:password@host:port)"]
        if email and not _place(email, "smtp")
        else found
    )


def _whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER


def _words(text: str) -> bool:
    """Whether it can be taken apart as a shell would."""
    try:
        shlex.split(text)
    except ValueError:
        return False
    return True


def _place(url: str, *schemes: str) -> bool:
    """Whether it can be read at all, with a port that is a number."""
    try:
        parts, port = urlsplit(url), urlsplit(url).port
    except ValueError:
        return False
    return parts.scheme in schemes and port != 0
