"""`poros test` does not call a run complete that skipped something."""

import os
import subprocess
import sys

import pytest

from poros.config.env import ROOT

RUN = """
import sys, pytest
from poros.config.cli.test import Completeness
sys.exit(pytest.main(sys.argv[1:], plugins=[Completeness()]))
"""
TESTS = """
import sys
sys.path.insert(0, {root!r})
from conftest import chromium

def test_in_a_browser(chromium):
    pass

def test_without():
    pass
"""


def run(folder, *, ci, tests=TESTS, path=os.environ["PATH"], words=()):
    (folder / "test_contoh.py").write_text(tests)
    (folder / "pytest.ini").write_text("[pytest]\n")
    words = [sys.executable, "-c", RUN, "-q", "-rs", *words, str(folder)]
    env = {**os.environ, "CI": "true" if ci else "", "PATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    result = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout


@pytest.mark.parametrize("several", [[], ["-p", "xdist", "-n", "2"]])
@pytest.mark.parametrize(("ci", "code"), [(False, 0), (True, 1)])
def test_without_a_browser_ci_fails_and_an_engineer_is_told(tmp_path, ci, code, several):
    returned, shown = run(tmp_path, ci=ci, path="", words=several, tests=TESTS.format(root=str(ROOT)))
    assert returned == code
    assert "1 passed, 1 skipped" in shown.splitlines()[-1]
    assert "Chromium tidak ada" in shown


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
    assert run(tmp_path, ci=True, tests=tests)[0] == 0


def test_a_module_skipped_whole_counts(tmp_path):
    tests = "import pytest\npytest.skip('tidak di sini', allow_module_level=True)\n"
    assert run(tmp_path, ci=True, tests=tests)[0] == 1
