"""Knowing that there is nothing to migrate, without loading Django."""

import shutil

import psycopg
import pytest

from poros.config.server import migration
from poros.config.server.postgres import OWNER

APP = "kernel/surat/migrations"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A small package to change."""
    for name in (f"{APP}/0001_initial.py", "domain/rapat/parameter/undangan.yaml", "config/settings/base.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("isi")
    monkeypatch.setattr(migration, "PACKAGE", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / APP / "0002_baru.py").write_text("baru"),
        lambda root: (root / APP / "0001_initial.py").write_text("lain"),
        lambda root: (root / APP / "0001_initial.py").rename(root / APP / "0001_awal.py"),
        lambda root: shutil.rmtree(root / "kernel"),
        lambda root: (root / "domain/rapat/parameter/undangan.yaml").write_text("hari: 5"),
        lambda root: (root / "config/settings/base.py").write_text("INSTALLED_APPS = []"),
    ],
)
def test_whatever_decides_the_tables_changes_the_fingerprint(package, change):
    before = migration.fingerprint()
    change(package)
    assert migration.fingerprint() != before


def test_nothing_else_changes_it(package):
    before = migration.fingerprint()
    (package / "kernel/surat/views.py").write_text("baru")
    assert migration.fingerprint() == before


def test_another_set_of_packages_changes_it(package, tmp_path, monkeypatch):
    before = migration.fingerprint()
    monkeypatch.setattr(migration.sysconfig, "get_path", lambda _name: str(tmp_path))
    (tmp_path / "django-9.9.dist-info").mkdir()
    assert migration.fingerprint() != before


@pytest.mark.lambat
def test_the_note_in_the_database_is_compared(cluster, monkeypatch):
    url = cluster.url(OWNER)
    assert not migration.up_to_date(url)
    with psycopg.connect(url) as connection:
        connection.execute(f"COMMENT ON SCHEMA public IS 'poros {migration.fingerprint()}'")
    assert migration.up_to_date(url)
    monkeypatch.setattr(migration, "fingerprint", lambda: "lain")
    assert not migration.up_to_date(url)
