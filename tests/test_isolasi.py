"""Nothing of one government is visible from another: page, API, file, job or search."""

import hashlib
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tenants.utils import schema_context

from poros.domain.persuratan.services import catat
from poros.domain.persuratan.values import DataSurat
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.berkas.baca.teks import antrekan
from poros.kernel.berkas.models import Tautan
from poros.kernel.daerah.models import Alamat, Daerah
from poros.kernel.daerah.skema import buat
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Akun, TokenApi
from poros.kernel.organisasi.uji import bangun_kota

pytestmark = pytest.mark.django_db(transaction=True)

RAHASIA = "perihal-yang-hanya-milik-kota-pertama"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def isi_kota() -> dict:
    """The small government, with an account and a token for its Sekda."""
    unit, jabatan, orang = bangun_kota()
    akun = Akun.objects.create_user("sekda", orang["sekda"], "sandi-yang-panjang")
    token = f"token-{connection.schema_name}"
    TokenApi.objects.create(
        akun=akun,
        jabatan=jabatan["sekda"],
        nama="uji",
        sidik=hashlib.sha256(token.encode()).hexdigest(),
        cakupan=[c.value for c in Cakupan],
        kedaluwarsa=timezone.now() + timedelta(days=1),
    )
    return {"unit": unit, "jabatan": jabatan, "orang": orang, "akun": akun, "token": token}


@pytest.fixture
def dua_kota():
    """Kota Uji with one letter and its PDF; Kabupaten Sebelah with the very same offices and none."""
    pertama = isi_kota()
    tu = actor(pertama["orang"]["tu"])
    data = DataSurat(
        nomor="1/RHS",
        tanggal=date(2026, 1, 5),
        pengirim="Pengirim",
        perihal=RAHASIA,
        kepada_id=pertama["jabatan"]["sekda"].pk,
    )
    surat = catat(tu, pertama["unit"]["umum"], data=data, berkas=[(PDF, "surat.pdf")])
    pertama["surat"], pertama["tautan"] = surat.pk, Tautan.objects.get().pk
    with schema_context("public"):
        sebelah = buat(schema="sebelah", nama="Kabupaten Sebelah", jenis="kabupaten", alamat="sebelah.localhost")
    with schema_context("sebelah"):
        kedua = isi_kota()
    yield pertama, kedua
    with schema_context("public"), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA sebelah CASCADE")
        Alamat.objects.filter(tenant=sebelah).delete()
        Daerah.objects.filter(pk=sebelah.pk).delete()


def sebagai(kota: dict, host: str) -> Client:
    client = Client(HTTP_HOST=host)
    assert client.login(username="sekda", password="sandi-yang-panjang")
    return client


def test_pages_lists_search_and_files(dua_kota):
    pertama, kedua = dua_kota
    with schema_context("uji"):
        own = sebagai(pertama, "uji.localhost")
    assert RAHASIA in own.get("/surat/").content.decode()
    assert own.get(f"/surat/{pertama['surat']}/").status_code == 200
    with schema_context("sebelah"):
        other = sebagai(kedua, "sebelah.localhost")
    for address in (
        "/",
        "/surat/",
        f"/surat/?q={RAHASIA}",
        f"/cari/?q={RAHASIA}",
        "/koordinasi/",
        "/pengawasan/jejak/",
    ):
        page = other.get(address)
        assert page.status_code == 200, address
        assert f"/surat/{pertama['surat']}/" not in page.content.decode(), address
    for address in (
        f"/surat/{pertama['surat']}/",
        f"/berkas/{pertama['tautan']}/",
        f"/surat/{pertama['surat']}/lembar.pdf",
        f"/pengawasan/jejak/surat/{pertama['surat']}/",
    ):
        assert other.get(address).status_code == 404, address


def test_a_session_of_one_government_is_nobody_in_another(dua_kota):
    pertama, _kedua = dua_kota
    with schema_context("uji"):
        client = sebagai(pertama, "uji.localhost")
    answer = client.get("/surat/", HTTP_HOST="sebelah.localhost")
    assert answer.status_code == 302
    assert "/akun/login/" in answer["Location"]


def test_a_token_of_one_government_is_nothing_in_another(dua_kota):
    pertama, kedua = dua_kota
    client = Client()

    def get(host, token):
        return client.get("/api/v1/surat", HTTP_HOST=host, HTTP_AUTHORIZATION=f"Bearer {token}")

    assert RAHASIA in get("uji.localhost", pertama["token"]).content.decode()
    assert get("sebelah.localhost", pertama["token"]).status_code == 401
    assert RAHASIA not in get("sebelah.localhost", kedua["token"]).content.decode()
    assert client.get(
        f"/api/v1/surat/{pertama['surat']}", HTTP_HOST="sebelah.localhost", HTTP_AUTHORIZATION=f"Bearer {kedua['token']}"
    ).status_code == 404  # fmt: skip


def test_trail_and_rows_lie_in_their_own_schema(dua_kota):
    assert Jejak.objects.filter(objek="surat").exists()
    with schema_context("sebelah"):
        assert not Jejak.objects.filter(objek="surat").exists()


def test_jobs_carry_numbers_only_and_run_in_their_own_schema(dua_kota):
    """What lies in `public` for the worker: a schema and ids, never a word of content."""
    antrekan()  # the worker's sweep, which queues the reading of new files
    with connection.cursor() as cursor:
        cursor.execute("SELECT args::text FROM public.procrastinate_jobs")
        args = [row[0] for row in cursor.fetchall()]
    assert any('"uji"' in a for a in args)
    assert not any(RAHASIA in a or "Pengirim" in a for a in args)
