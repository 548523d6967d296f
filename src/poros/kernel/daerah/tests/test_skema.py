"""Governments: made in a schema of their own, refused when the name is taken, found by host name."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django_tenants.utils import schema_context, schema_exists

from poros.kernel.daerah.models import Alamat, Daerah
from poros.kernel.daerah.skema import buat, migrasi
from poros.kernel.penomoran.models import Register
from poros.kernel.tenggat.models import AturanTenggat, HariLibur

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kabupaten():
    with schema_context("public"):
        made = buat(schema="kab_baru", nama="Kabupaten Baru", jenis="kabupaten", alamat="kab-baru.localhost")
    yield made
    with schema_context("public"), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA kab_baru CASCADE")
        Alamat.objects.filter(tenant=made).delete()
        Daerah.objects.filter(pk=made.pk).delete()


def test_a_new_government_has_its_reference_rows_and_nothing_else(kabupaten):
    assert schema_exists("kab_baru")
    with schema_context("kab_baru"):
        assert AturanTenggat.objects.filter(kode="surat-biasa").exists()
        assert Register.objects.filter(kode="surat-masuk").exists()
        from poros.kernel.organisasi.models import Unit

        assert not Unit.objects.exists()


def test_name_and_address_are_taken_once(kabupaten):
    with schema_context("public"):
        with pytest.raises(ValueError, match="'kab_baru' sudah dipakai"):
            buat(schema="kab_baru", nama="Lain", jenis="kota", alamat="lain.localhost")
        with pytest.raises(ValueError, match=r"'kab-baru\.localhost' sudah dipakai"):
            buat(schema="kab_lain", nama="Lain", jenis="kota", alamat="kab-baru.localhost")
    assert not schema_exists("kab_lain")


def test_a_name_that_is_no_name_makes_nothing():
    with schema_context("public"), pytest.raises(ValidationError):
        buat(schema="pg_jahat", nama="Jahat", jenis="kota", alamat="jahat.localhost")
    assert not Daerah.objects.filter(nama="Jahat").exists()


def test_append_only_tables_are_guarded_in_every_schema(kabupaten):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'hanya_tambah' AND tgrelid::regclass::text LIKE %s",
            ["kab_baru.%"],
        )
        guarded = {row[0].split(".")[1] for row in cursor.fetchall()}
    assert {"jejak_jejak", "jejak_segel", "penugasan_statuspenugasan", "penugasan_bukti"} <= guarded


def test_an_unknown_host_falls_to_the_main_government_and_a_known_one_does_not(client, kabupaten):
    for host, nama in (("kab-baru.localhost", "Kabupaten Baru"), ("entah.localhost", "Kota Uji")):
        page = client.get("/akun/login/", HTTP_HOST=host)
        assert nama in page.content.decode(), host


def test_bringing_up_to_date_adds_new_reference_rows_and_undoes_nothing(kabupaten):
    """A release brings a rule; the day that this government took out of its calendar stays out."""
    with schema_context("kab_baru"):
        AturanTenggat.objects.filter(kode="acara-lama").delete()
        AturanTenggat.objects.filter(kode="surat-biasa").update(jumlah=9)
        libur = HariLibur.objects.order_by("tanggal").first().tanggal
        HariLibur.objects.filter(tanggal=libur).delete()
    with schema_context("public"):
        migrasi()
    with schema_context("kab_baru"):
        assert AturanTenggat.objects.filter(kode="acara-lama").exists()
        assert AturanTenggat.objects.get(kode="surat-biasa").jumlah == 9
        assert not HariLibur.objects.filter(tanggal=libur).exists()
