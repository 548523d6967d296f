"""Lists of the organisation through the API cost the same for one row and for three."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.organisasi.models import Koordinasi, Orang, Pemangku, TokenApi, UrusanUnit

LAMA = date(2019, 1, 1)


@pytest.fixture
def hitung(program):
    """Ask once to warm up, then count the statements and the rows."""

    def ask(kode: str, jalur: str) -> tuple[int, int]:
        who = program(kode)
        who.get(jalur)
        with CaptureQueriesContext(connection) as queries:
            found = who.get(jalur).json()
        return len(queries), len(found["isi"] if isinstance(found, dict) else found)

    return ask


def isi_jabatan(kota, banyak: int) -> str:
    office = kota.jabatan["camat"]
    Pemangku.objects.filter(jabatan=office).delete()
    for n in range(banyak):
        awal = LAMA + timedelta(days=10 * n)
        orang = Orang.objects.create(nama=f"Pemangku {n}")
        Pemangku.objects.create(
            jabatan=office, orang=orang, dari=awal, sampai=awal + timedelta(days=9), dasar="SK", pemberi=office
        )
    return f"/jabatan/{office.pk}/riwayat"


def isi_surat_perintah(kota, banyak: int) -> str:
    today = timezone.localdate()
    for kode in ("camat", "kadis_pu", "kadis_dlh")[:banyak]:
        Pemangku.objects.create(
            jabatan=kota.jabatan[kode],
            orang=kota.orang["kadis_sos"],
            kapasitas="plh",
            dari=today,
            sampai=today,
            dasar="SP",
            pemberi=kota.jabatan["sekda"],
        )
    return "/surat-perintah"


def isi_koordinasi(kota, banyak: int) -> str:
    Koordinasi.objects.all().delete()
    for kode in ("pu", "dlh", "sos")[:banyak]:
        Koordinasi.objects.create(koordinator=kota.unit["ekbang"], unit=kota.unit[kode], dari=LAMA, dasar="Perwal")
    return f"/unit/{kota.unit['ekbang'].pk}/koordinasi"


def isi_urusan(kota, banyak: int) -> str:
    for n in range(banyak):
        UrusanUnit.objects.create(unit=kota.unit["pu"], kode=f"1.0{n}", nama="Urusan", dari=LAMA, dasar="Perwal")
    return f"/unit/{kota.unit['pu'].pk}/urusan"


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize(
    ("siapkan", "pernyataan"),
    [(isi_jabatan, 3), (isi_surat_perintah, 2), (isi_koordinasi, 3), (isi_urusan, 3)],
)
def test_a_list_costs_the_same_for_one_and_three(hitung, kota, siapkan, pernyataan, banyak):
    assert hitung("sekda", siapkan(kota, banyak)) == (pernyataan, banyak)


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_page_of_keys_takes_two_statements(program, banyak):
    tu = program("tu")
    for n in range(banyak - 1):
        TokenApi.objects.create(
            akun=tu.akun, jabatan=tu.token.jabatan, nama=f"{n}", sidik=f"{n}", kedaluwarsa=timezone.now()
        )
    tu.get("/saya")
    with CaptureQueriesContext(connection) as queries:
        rows = tu.get("/token").json()["isi"]
    assert (len(rows), len(queries)) == (banyak, 2)


def test_the_structure_and_the_map_of_today_take_few_statements(program):
    sekda = program("sekda")
    sekda.get("/struktur")
    for jalur, pernyataan in (("/struktur", 3), ("/koordinasi", 3), ("/kalender", 3), ("/aturan-tenggat", 2)):
        with CaptureQueriesContext(connection) as queries:
            assert sekda.get(jalur).status_code == 200
        assert (jalur, len(queries)) == (jalur, pernyataan)
