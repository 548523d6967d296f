"""Which government a request belongs to: by its host, remembered a while, in its own schema and its own zone."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.http import Http404, HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tenants.utils import schema_context

from poros.kernel.daerah import middleware
from poros.kernel.daerah.koneksi import skema
from poros.kernel.daerah.middleware import CACHE_SECONDS, daerah, forget
from poros.kernel.daerah.models import Alamat, Daerah, Jenis
from poros.kernel.daerah.skema import beri_hak

pytestmark = pytest.mark.django_db


@pytest.fixture
def tetangga(db):
    """A second government on the same machine, without a schema of its own: only its address matters here."""
    here = connection.tenant
    connection.set_schema_to_public()
    row = Daerah.objects.create(schema_name="sebelah", nama="Kota Sebelah", jenis="kota", zona_waktu="Asia/Jayapura")
    for domain, utama in (("sebelah.localhost", True), ("lain.localhost", False)):
        Alamat.objects.create(tenant=row, domain=domain, is_primary=utama)
    connection.set_tenant(here)
    forget()
    yield row
    connection.set_tenant(here)
    forget()


@pytest.fixture
def buka(rf, settings):
    """Ask under a host name; what the page saw of where it stands."""
    settings.ALLOWED_HOSTS = ["*"]
    seen = {}

    def page(request):
        seen.update(
            tenant=request.tenant.schema_name,
            skema=skema(),
            zona=timezone.get_current_timezone_name(),
        )
        return HttpResponse("ada")

    def ask(host):
        seen.clear()
        daerah(page)(rf.get("/", HTTP_HOST=host))
        return dict(seen)

    return ask


@pytest.mark.parametrize(
    ("host", "skema_", "zona"),
    [
        ("uji.localhost", "uji", "Asia/Jakarta"),
        ("sebelah.localhost", "sebelah", "Asia/Jayapura"),
        ("lain.localhost", "sebelah", "Asia/Jayapura"),
        ("SEBELAH.localhost", "sebelah", "Asia/Jayapura"),
        ("sebelah.localhost:8443", "sebelah", "Asia/Jayapura"),
        ("127.0.0.1:8000", "uji", "Asia/Jakarta"),
    ],
)
def test_a_host_leads_to_its_government_and_an_unknown_one_to_the_main_one(tetangga, buka, host, skema_, zona):
    seen = buka(host)
    assert seen == {"tenant": skema_, "skema": skema_, "zona": zona}


def test_after_the_request_the_zone_is_that_of_before(tetangga, buka):
    before = timezone.get_current_timezone_name()
    buka("sebelah.localhost")
    assert timezone.get_current_timezone_name() == before


def test_without_a_main_government_a_strange_host_finds_nothing(tetangga, buka):
    connection.set_schema_to_public()
    Daerah.objects.update(utama=False)
    forget()
    with pytest.raises(Http404):
        buka("entah.localhost")
    assert buka("sebelah.localhost")["skema"] == "sebelah"


def test_who_was_found_is_remembered_for_a_while_and_no_longer(tetangga, buka, monkeypatch):
    clock = [1000.0]
    monkeypatch.setattr(middleware.time, "monotonic", lambda: clock[0])
    buka("sebelah.localhost")
    with CaptureQueriesContext(connection) as captured:
        buka("sebelah.localhost")
    assert not captured, "a known host in the same schema costs no statement"
    connection.set_schema_to_public()
    Daerah.objects.filter(pk=tetangga.pk).update(zona_waktu="Asia/Makassar")
    assert buka("sebelah.localhost")["zona"] == "Asia/Jayapura"
    clock[0] += CACHE_SECONDS + 1
    assert buka("sebelah.localhost")["zona"] == "Asia/Makassar"


def test_what_was_forgotten_is_looked_up_again(tetangga, buka):
    buka("sebelah.localhost")
    connection.set_schema_to_public()
    Daerah.objects.filter(pk=tetangga.pk).update(zona_waktu="Asia/Makassar")
    forget()
    assert buka("sebelah.localhost")["zona"] == "Asia/Makassar"


def test_one_request_after_another_each_in_its_own_schema(tetangga, buka):
    hosts = ("uji.localhost", "sebelah.localhost", "uji.localhost", "uji.localhost", "lain.localhost")
    assert [buka(host)["skema"] for host in hosts] == ["uji", "sebelah", "uji", "uji", "sebelah"]


@pytest.mark.parametrize(
    ("isi", "boleh"),
    [
        ({"utama": True}, False),
        ({"utama": False}, True),
        ({"utama": False, "schema_name": "sebelah"}, False),
    ],
)
def test_there_is_one_main_government_and_a_schema_belongs_to_one(tetangga, isi, boleh):
    values = {"schema_name": "ketiga", "nama": "Kota Ketiga", "jenis": Jenis.KOTA} | isi
    connection.set_schema_to_public()
    if boleh:
        assert str(Daerah.objects.create(**values)) == "Kota Ketiga"
        return
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        Daerah.objects.create(**values)


def test_an_address_belongs_to_one_government(tetangga):
    connection.set_schema_to_public()
    with pytest.raises(IntegrityError), transaction.atomic():
        Alamat.objects.create(tenant=tetangga, domain="uji.localhost")


def test_a_government_is_made_and_dropped_by_who_owns_schemas_only(tetangga):
    """Saving or deleting the row never touches the schema."""
    assert not Daerah.auto_create_schema
    assert not Daerah.auto_drop_schema
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'sebelah'")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db(transaction=True)
def test_two_threads_stand_in_two_schemas_at_once(client):
    """The schema is the connection's, and each thread has its own."""
    with schema_context("public"), connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA sebelah_dua")
    uji, meet, seen = connection.tenant, threading.Barrier(2), {}

    def stand(nama):
        try:
            with schema_context(nama):
                meet.wait(10)
                with connection.cursor() as cursor:
                    cursor.execute("SELECT current_schema()")
                    seen[nama] = cursor.fetchone()[0]
        finally:
            connection.close()

    threads = [threading.Thread(target=stand, args=(nama,)) for nama in ("sebelah_dua", "uji")]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert seen == {"sebelah_dua": "sebelah_dua", "uji": "uji"}
        assert connection.tenant == uji
    finally:
        with schema_context("public"), connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA sebelah_dua")


def hak(tabel):
    from django.conf import settings

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM information_schema.role_table_grants "
            "WHERE grantee = %s AND table_schema = 'uji' AND table_name = %s",
            [settings.APP_ROLE, tabel],
        )
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.parametrize(
    "tabel",
    ["jejak_segel", "jejak_barissegel", "penugasan_statuspenugasan", "penugasan_delegasi", "penomoran_nomorbatal"],
)
def test_what_is_only_added_to_the_application_may_neither_change_nor_remove(tabel):
    assert hak(tabel) == {"SELECT", "INSERT"}


@pytest.mark.parametrize("tabel", ["organisasi_unit", "penugasan_penugasan", "penomoran_penghitung"])
def test_elsewhere_it_works_but_empties_no_table(tabel):
    assert hak(tabel) == {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_to_grant_again_changes_nothing():
    before = {tabel: hak(tabel) for tabel in ("jejak_jejak", "organisasi_unit")}
    beri_hak("uji")
    assert {tabel: hak(tabel) for tabel in before} == before
