"""`poros daerah create`: a government with its structure and its first manager, or nothing at all."""

import json
import os

import pytest
from django.db import connection
from django.test import Client
from django_tenants.utils import schema_context

from poros.config import cli
from poros.kernel.daerah.models import Alamat, Daerah
from poros.kernel.organisasi.models import Akun, Jabatan, Pemangku, Unit

BUAT = ["daerah", "create", "kab_coba", "--nama", "Kabupaten Coba"]


@pytest.fixture(autouse=True)
def _lingkungan(db):
    """As on the command line: in no government yet, and the environment comes back."""
    before = dict(os.environ)
    connection.set_schema_to_public()
    yield
    os.environ.clear()
    os.environ.update(before)


def buat(capsys, *lain):
    assert cli.main([*BUAT, "--json", *lain]) == 0
    return json.loads(capsys.readouterr().out)


def skema():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'kab%'")
        return {row[0] for row in cursor.fetchall()}


def test_what_is_left_out_is_what_is_usual(capsys):
    assert buat(capsys) == {"skema": "kab_coba", "nama": "Kabupaten Coba", "alamat": "kab-coba.localhost"}
    made = Daerah.objects.get(schema_name="kab_coba")
    assert (made.jenis, made.zona_waktu, made.kode_wilayah) == ("kabupaten", "Asia/Jakarta", "")
    assert Alamat.objects.get(domain="kab-coba.localhost").tenant_id == made.pk


def test_what_is_said_is_what_it_becomes(capsys):
    told = buat(capsys, "--jenis", "kota", "--alamat", "coba.example", "--zona", "Asia/Jayapura", "--wilayah", "91.71")
    assert told["alamat"] == "coba.example"
    made = Daerah.objects.get(schema_name="kab_coba")
    assert (made.jenis, made.zona_waktu, made.kode_wilayah) == ("kota", "Asia/Jayapura", "91.71")


def test_for_people_it_is_a_line_each(capsys):
    assert cli.main(BUAT) == 0
    assert capsys.readouterr().out.splitlines() == [
        "skema: kab_coba",
        "nama: Kabupaten Coba",
        "alamat: kab-coba.localhost",
    ]


def test_without_a_structure_nobody_is_in_it(capsys):
    buat(capsys)
    with schema_context("kab_coba"):
        assert Unit.objects.count() == Jabatan.objects.count() == Akun.objects.count() == 0


@pytest.mark.parametrize("struktur", ["kabkota", "provinsi"])
def test_with_a_structure_its_first_manager_signs_in_and_must_choose_a_password(capsys, struktur):
    told = buat(capsys, "--struktur", struktur, "--pengelola", "Rani Pertiwi", "--akun", "rani")
    assert told["pengguna"] == "rani"
    with schema_context("kab_coba"):
        assert Unit.objects.count() > 10
        assert Pemangku.objects.get().orang.nama == "Rani Pertiwi"
    client = Client(HTTP_HOST="kab-coba.localhost")
    first = client.post("/akun/login/", {"login": "rani", "password": told["sandi_sekali_pakai"]})
    assert first.status_code == 302
    assert client.get("/")["Location"] == "/akun/password/change/"


def test_a_structure_alone_waits_for_its_people(capsys):
    told = buat(capsys, "--struktur", "kabkota")
    assert "pengguna" not in told
    with schema_context("kab_coba"):
        assert Unit.objects.exists()
        assert not Akun.objects.exists()


@pytest.mark.parametrize(
    ("lebih", "kata"),
    [
        (["--pengelola", "x" * 300], "--pengelola"),
        (["--pengelola", "   "], "--pengelola"),
        (["--pengelola", "a\nb"], "--pengelola"),
    ],
)
def test_a_manager_who_cannot_be_is_told_before_anything_is_made(capsys, lebih, kata):
    """Else a government would stand there without anybody who could open it."""
    assert cli.main([*BUAT, "--struktur", "kabkota", *lebih]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert kata in err
    assert not Daerah.objects.filter(schema_name="kab_coba").exists()
    assert skema() == set()


def test_made_twice_it_is_refused_and_the_first_stays(capsys):
    buat(capsys, "--struktur", "kabkota")
    with schema_context("kab_coba"):
        units = Unit.objects.count()
    assert cli.main(BUAT) == 2
    assert "kab_coba" in capsys.readouterr().err
    with schema_context("kab_coba"):
        assert Unit.objects.count() == units


@pytest.mark.parametrize("banyak", [1, 3])
def test_they_are_listed_by_their_schema(capsys, banyak, django_assert_num_queries):
    for n in range(banyak - 1):
        made = Daerah.objects.create(schema_name=f"a{n}", nama=f"Kabupaten {n}", jenis="kabupaten")
        Alamat.objects.create(tenant=made, domain=f"a{n}.localhost", is_primary=True)
    cli.main(["daerah", "list"])
    capsys.readouterr()
    with django_assert_num_queries(1):
        assert cli.main(["daerah", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["skema"] for row in rows] == sorted(row["skema"] for row in rows)
    assert len(rows) == banyak


@pytest.mark.parametrize("kepada", ["kab_coba", "uji"])
def test_trails_are_checked_each_in_its_own_government(capsys, kepada):
    """What is wrong in one is not said of the other."""
    buat(capsys)
    assert cli.main(["jejak", "verify", "--daerah", kepada, "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == [kepada]
    assert cli.main(["jejak", "verify", "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == ["kab_coba", "uji"]
