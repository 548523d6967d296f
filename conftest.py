"""Fixtures for all tests: a government with its own schema, a small organisation, actors in office."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection, connections

if TYPE_CHECKING:  # models may not be imported before Django is set up
    from django.test import Client

    from poros.kernel.antarmuka.uji import Program
    from poros.kernel.organisasi.actor import Actor

SKEMA = "uji"
HARI = date(2026, 11, 23)
"""A Monday; tests that need a day use this one, never the clock."""


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,  # noqa: ARG001 -- fixtures by name
    django_db_modify_db_settings: None,  # noqa: ARG001 -- one database for each process of a run
    django_db_blocker: pytest.FixtureDef,
) -> Iterator[None]:
    """Make the test database once: `public` and the schema of one government, granted as in production."""
    from django.conf import settings

    from poros.kernel.daerah.skema import buat, migrasi

    old, creation = connection.settings_dict["NAME"], connection.creation
    name = creation._get_test_db_name()  # noqa: SLF001 -- `create_test_db` would migrate step by step
    with django_db_blocker.unblock():
        creation._create_test_db(verbosity=0, autoclobber=True)  # noqa: SLF001 -- as above
        connection.close()
        connection.settings_dict["NAME"] = settings.DATABASES[connection.alias]["NAME"] = name
        migrasi()
        with connection.cursor() as cursor:
            cursor.execute(f'GRANT CONNECT ON DATABASE "{name}" TO {settings.APP_ROLE}')
        buat(schema=SKEMA, nama="Kota Uji", jenis="kota", alamat="uji.localhost", utama=True)
    yield
    with django_db_blocker.unblock():
        creation.destroy_test_db(old, verbosity=0)


@pytest.fixture(autouse=True)
def _in_schema(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that touch the database stand in the government `uji`, with nothing remembered from the test before."""
    marker = request.node.get_closest_marker("django_db")
    names = set(request.fixturenames)
    if marker is None and not {"db", "transactional_db", "live_server"} & names:
        yield
        return
    if "chromium" in names:  # changes which connection this thread sees: before any transaction is open
        request.getfixturevalue("chromium")
    flushes = {"transactional_db", "live_server"} & names or (marker and marker.kwargs.get("transaction"))
    request.getfixturevalue("transactional_db" if flushes else "db")
    from poros.kernel.daerah.middleware import forget
    from poros.kernel.daerah.models import Daerah
    from poros.kernel.organisasi import peta
    from poros.kernel.tenggat import queries

    forget()
    peta._peta.clear()  # noqa: SLF001 -- only tests forget
    queries._mesin.clear()  # noqa: SLF001 -- as above
    connection.set_schema_to_public()
    if not Daerah.objects.filter(schema_name=SKEMA).exists():  # a transactional test has flushed it away
        _restore()
    connection.set_tenant(Daerah.objects.get(schema_name=SKEMA))
    yield
    if flushes:
        _kosongkan()
    connection.set_schema_to_public()


def _kosongkan() -> None:
    """Empty the government's schema after a test that really committed: Django's own flush sees `public` only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(format('%%I.%%I', schemaname, tablename), ', ') FROM pg_tables "
            "WHERE schemaname = %s AND tablename NOT LIKE 'django_%%'",
            [SKEMA],
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} RESTART IDENTITY CASCADE")


def _restore() -> None:
    from poros.kernel.daerah.models import Alamat, Daerah
    from poros.kernel.daerah.skema import tanam

    daerah = Daerah.objects.create(schema_name=SKEMA, nama="Kota Uji", jenis="kota", utama=True)
    Alamat.objects.create(tenant=daerah, domain="uji.localhost", is_primary=True)
    connection.set_tenant(daerah)
    tanam()
    connection.set_schema_to_public()


@dataclass
class Kota:
    """The small government that most tests work in; see `kota`. Values are the model rows."""

    unit: dict
    jabatan: dict
    orang: dict

    def aktor(self, kode: str, hari: date | None = None) -> "Actor | None":
        """The person who holds the office `kode`, acting in it."""
        from poros.kernel.organisasi.actor import actor

        return actor(self.orang[kode], hari, jabatan_id=self.jabatan[kode].pk, alat="uji")


@pytest.fixture
def kota(db: None) -> Kota:  # noqa: ARG001 -- needs the database
    """Setda with two asisten and three bagian, two dinas, one kecamatan; each office held by one person.

    Offices: walikota, sekda, asisten1, asisten2, kabag_umum, tu (secretariat of bagian umum), kabag_kesra,
    kabag_ekbang, kadis_pu, tu_pu, staf_pu, kadis_dlh, kadis_sos, camat, inspektur, admin.
    Coordination: bagian ekbang (asisten 2) → PU, DLH; bagian kesra (asisten 1) → sosial, kecamatan.
    """
    from poros.kernel.organisasi.uji import bangun_kota

    return Kota(*bangun_kota())


@pytest.fixture
def masuk(client: "Client", kota: Kota) -> Callable[[str], "Client"]:
    """Sign a test client in as the holder of an office: `masuk("sekda").get("/")`."""
    from poros.kernel.organisasi.models import Akun

    def sign_in(kode: str) -> "Client":
        akun, _new = Akun.objects.get_or_create(username=kode, orang=kota.orang[kode])
        client.defaults["HTTP_HOST"] = "uji.localhost"
        client.force_login(akun)
        return client

    return sign_in


@pytest.fixture
def program(kota: Kota) -> "Callable[..., Program]":
    """A program with a token of an office: `program("sekda").get("/surat")`, `program("tu", "surat:baca")`."""
    from poros.kernel.antarmuka.uji import Program

    def make(kode: str, *cakupan: str) -> "Program":
        return Program(kota.orang[kode], kota.jabatan[kode], *([cakupan] if cakupan else []))

    return make


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """One browser for all tests: Playwright may be started once in a process.

    While its loop runs Django keeps other connections for this thread: those of before and those of it are closed.
    """
    from playwright.sync_api import sync_playwright

    from poros.config.cli.test import peramban

    found = peramban()
    if found is None:
        pytest.skip("Chromium tidak ada: pasang paket `chromium-headless-shell`, atau jalankan sebagai root")
    connections.close_all()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()
        connections.close_all()
