"""Is the committed look what its sources give? Built again where Node is; judged by fingerprints elsewhere.

`python -m poros.config.rupa catat` records the fingerprints after a build, `periksa` judges.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from filecmp import dircmp
from pathlib import Path

from .env import ROOT

FRONTEND, WEB = ROOT / "frontend", ROOT / "src/poros/web"
CATATAN = FRONTEND / "dibangun.txt"
HASIL = ("static", "tests/vendor")
KELAS = re.compile(r'\bclass="([^"]*)"')


def sidik() -> str:
    """Two lines: the fingerprint of what the build reads, and of what it wrote."""
    return f"sumber {_sidik(_sumber())}\nhasil  {_sidik(_hasil())}\n"


def bangun(ke: Path) -> None:
    """Build into another folder; needs Node and what `make css` installs."""
    npm = shutil.which("npm")
    assert npm is not None
    subprocess.run(  # noqa: S603 -- our own build
        [npm, "run", "build", "--silent"], cwd=FRONTEND, env={**os.environ, "POROS_WEB": str(ke)}, check=True
    )


def beda(ke: Path) -> list[str]:
    """Names of files that differ between a build and what is committed, or stand on one side only."""
    return sorted(name for folder in HASIL for name in _beda(dircmp(WEB / folder, ke / folder), folder))


def periksa() -> list[str]:
    """What is wrong; empty when the look is that of its sources."""
    if not (shutil.which("npm") and (FRONTEND / "node_modules").is_dir()):
        sys.stderr.write("Rupa: tanpa Node hanya sidik yang dibandingkan, tidak dibangun ulang.\n")
        return [] if CATATAN.read_text(encoding="utf-8") == sidik() else ["frontend/dibangun.txt"]
    with tempfile.TemporaryDirectory() as folder:
        bangun(Path(folder))
        return beda(Path(folder))


def _sumber() -> Iterable[tuple[str, bytes]]:
    """The sources of the build, and the classes that its scanner finds in the templates."""
    for name in ("bangun.mjs", "ikon.txt", "package.json", "package-lock.json", "css", "js", "gambar"):
        for path in _berkas(FRONTEND / name):
            yield str(path.relative_to(FRONTEND)), path.read_bytes()
    texts = (path.read_text(encoding="utf-8") for path in ROOT.glob("src/poros/**/templates/**/*.html"))
    words = {word for text in texts for kelas in KELAS.findall(text) for word in kelas.split()}
    yield "class", " ".join(sorted(words)).encode()


def _hasil() -> Iterable[tuple[str, bytes]]:
    for folder in HASIL:
        for path in _berkas(WEB / folder):
            yield str(path.relative_to(WEB)), path.read_bytes()


def _berkas(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())


def _sidik(parts: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in parts:
        digest.update(f"{name}\n{hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def _beda(both: dircmp[str], folder: str) -> Iterable[str]:
    for name in (*both.left_only, *both.right_only, *both.diff_files, *both.funny_files):
        yield f"{folder}/{name}"
    for name, deeper in both.subdirs.items():
        yield from _beda(deeper, f"{folder}/{name}")


def main() -> int:
    if sys.argv[1:] == ["catat"]:
        CATATAN.write_text(sidik(), encoding="utf-8")
        return 0
    wrong = periksa()
    if wrong:
        sys.stderr.write(f"Rupa tidak sama dengan sumbernya (jalankan `make css`): {', '.join(wrong)}\n")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
