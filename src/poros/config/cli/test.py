"""`poros test`: every test, in a browser too; servers come from the plugin `poros.config.uji`.

Without words of its own it runs everything, on all processors: each has a database and a data folder of its own.
"""

import argparse
import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell first: a whole Chromium now and then never closes a page that was leading elsewhere."""


EVERYTHING = ["-q", "--numprocesses=auto", "--dist=worksteal"]


def register(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("test", help="jalankan semua uji (argumen diteruskan ke pytest)", add_help=False)
    parser.set_defaults(run=run, passes_on=True)


def run(args: argparse.Namespace) -> int:
    import pytest

    from poros.config.env import ROOT

    os.chdir(ROOT)
    _install_browser()
    return int(pytest.main(args.rest or EVERYTHING, plugins=[Completeness()]))


class Completeness:
    """In CI (CI=true) a run that skipped anything has failed."""

    def __init__(self) -> None:
        self.skipped = 0

    def pytest_runtest_logreport(self, report: object) -> None:
        self.skipped += report.skipped and not hasattr(report, "wasxfail")

    def pytest_collectreport(self, report: object) -> None:
        self.skipped += report.skipped

    def pytest_sessionfinish(self, session: object) -> None:
        if self.skipped and os.environ.get("CI") == "true":
            session.exitstatus = 1


def _install_browser() -> None:
    """Bring Debian's Chromium where we may, if there is no browser."""
    if peramban() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write("Memasang Chromium untuk uji peramban …\n")
        _apt("update")
        if not _apt("install", "-y", "--no-install-recommends", BROWSERS[0]):
            _apt("install", "-y", "--no-install-recommends", BROWSERS[1])


def _apt(*words: str) -> bool:
    done = subprocess.run(["apt-get", "-qq", *words], stdout=subprocess.DEVNULL, check=False)  # noqa: S603, S607 -- fixed words
    return done.returncode == 0


def peramban() -> str | None:
    """Return the browser on this machine that tests drive."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)
