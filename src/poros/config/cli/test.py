"""`poros test`: every test, in a browser too; the server comes from the plugin `poros.config.uji`."""

import argparse
import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell first: a whole Chromium now and then never closes a page that was leading elsewhere."""


def register(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("test", help="jalankan semua uji (argumen diteruskan ke pytest)", add_help=False)
    parser.set_defaults(run=run, passes_on=True)


def run(args: argparse.Namespace) -> int:
    import pytest

    from poros.config.env import ROOT

    os.chdir(ROOT)
    return int(pytest.main(args.rest, plugins=[Completeness(_browser())]))


class Completeness:
    """Says why browser tests are skipped; in CI (CI=true) a run that skipped anything has failed."""

    def __init__(self, browser: str | None) -> None:
        self.browser = browser
        self.skipped = 0

    def pytest_collection_modifyitems(self, items: list) -> None:
        import pytest

        if self.browser is None:
            reason = (
                "Chromium tidak ada: pasang paket `chromium-headless-shell`, atau jalankan sebagai root dengan apt-get"
            )
            for item in items:
                if item.get_closest_marker("peramban"):
                    item.add_marker(pytest.mark.skip(reason=reason))

    def pytest_runtest_logreport(self, report: object) -> None:
        self.skipped += report.skipped and not hasattr(report, "wasxfail")

    def pytest_collectreport(self, report: object) -> None:
        self.skipped += report.skipped

    def pytest_sessionfinish(self, session: object) -> None:
        if self.skipped and os.environ.get("CI") == "true":
            session.exitstatus = 1


def _browser() -> str | None:
    """Return a Chromium, installing Debian's where we may."""
    if not any(map(shutil.which, BROWSERS)) and os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write("Memasang Chromium untuk uji peramban …\n")
        _apt("update")
        if not _apt("install", "-y", "--no-install-recommends", BROWSERS[0]):
            _apt("install", "-y", "--no-install-recommends", BROWSERS[1])
    return peramban()


def _apt(*words: str) -> bool:
    done = subprocess.run(["apt-get", "-qq", *words], stdout=subprocess.DEVNULL, check=False)  # noqa: S603, S607 -- fixed words
    return done.returncode == 0


def peramban() -> str | None:
    """Return the browser on this machine that tests drive."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)
