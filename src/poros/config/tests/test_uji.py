"""`poros test` does not call a run complete that skipped something."""

import os
import subprocess
import sys

import pytest

from poros.config.env import ROOT

RUN = """
import sys, pytest
from poros.config.cli.test import Completeness
sys.exit(pytest.main(sys.argv[2:], plugins=[Completeness(sys.argv[1] or None)]))
"""
TESTS = """
import pytest

@pytest.mark.peramban
def test_in_a_browser():
    pass

def test_without():
    pass
"""
CONFIG = "[pytest]\nmarkers = peramban\n"


def run(folder, *, browser, ci, tests=TESTS):
    (folder / "test_contoh.py").write_text(tests)
    (folder / "pytest.ini").write_text(CONFIG)
    words = [sys.executable, "-c", RUN, browser, "-q", "-rs", str(folder)]
    env = {**os.environ, "CI": "true" if ci else "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    result = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout


@pytest.mark.parametrize(
    ("browser", "ci", "code", "end"),
    [
        ("/usr/bin/chromium", True, 0, "2 passed"),
        ("", False, 0, "1 passed, 1 skipped"),
        ("", True, 1, "1 passed, 1 skipped"),
    ],
)
def test_without_a_browser_ci_fails_and_an_engineer_is_told(tmp_path, browser, ci, code, end):
    returned, shown = run(tmp_path, browser=browser, ci=ci)
    assert returned == code
    assert end in shown.splitlines()[-1]
    assert ("Chromium tidak ada" in shown) is (not browser)


def test_a_test_that_hangs_ends_the_run_and_says_where(tmp_path):
    """As the settings of this project have it, but sooner."""
    (tmp_path / "test_gantung.py").write_text("import time\ndef test_menunggu():\n    time.sleep(60)\n")
    words = [sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "pyproject.toml"), "-o", "faulthandler_timeout=1"]
    result = subprocess.run(
        [*words, str(tmp_path)], cwd=tmp_path, capture_output=True, text=True, timeout=50, check=False
    )
    assert result.returncode == 1
    assert "in test_menunggu" in result.stderr
    assert "passed" not in result.stdout


def test_an_expected_failure_is_not_a_skip(tmp_path):
    tests = "import pytest\n@pytest.mark.xfail(strict=True)\ndef test_known(): assert False\n"
    assert run(tmp_path, browser="x", ci=True, tests=tests)[0] == 0


def test_a_module_skipped_whole_counts(tmp_path):
    tests = "import pytest\npytest.skip('tidak di sini', allow_module_level=True)\n"
    assert run(tmp_path, browser="x", ci=True, tests=tests)[0] == 1
