"""A letter is filed under a code that the classification has, or under none; by screen and by program alike."""

import pytest

from poros.domain.persuratan import queries
from poros.domain.persuratan.models import Surat
from poros.kernel.penomoran.models import Penghitung
from poros.kernel.rujukan.models import Klasifikasi


@pytest.fixture(autouse=True)
def _kode(db):
    for kode, nama in (("500", "Perekonomian"), ("500.14", "Data"), ("500.14.1", "Statistik")):
        Klasifikasi.objects.get_or_create(kode=kode, defaults={"tingkat": 1 + kode.count("."), "nama": nama})


@pytest.fixture
def badan(kota):
    return {
        "nomor": "005/9/2026",
        "tanggal": "2026-11-20",
        "pengirim": "Forum Warga",
        "perihal": "Permohonan data",
        "kepada": kota.jabatan["sekda"].pk,
    }


@pytest.mark.parametrize(
    ("kode", "dikenal"),
    [
        ("", True),
        ("500", True),
        ("500.14.1", True),
        ("500.1", False),
        ("500.14.1.9", False),
        ("999", False),
        ("500.14.", False),
    ],
)
def test_a_program_names_a_code_that_is_there(program, badan, kode, dikenal):
    answer = program("tu").post("/surat", badan | {"klasifikasi": kode})
    assert queries.kode_dikenal(kode) is dikenal
    if dikenal:
        assert answer.status_code == 201, answer.json()
        assert Surat.objects.get().klasifikasi == kode
        return
    assert answer.status_code == 422
    assert [g["penunjuk"] for g in answer.json()["galat"]] == ["/klasifikasi"]
    assert not Surat.objects.exists()
    assert not Penghitung.objects.exists(), "a letter that was refused takes no number"


def test_a_code_is_looked_up_once(django_assert_num_queries):
    """Registering a letter has its budget of statements; a code that is not there is looked for every time."""
    queries.kode_dikenal("500.14.1")
    with django_assert_num_queries(0):
        assert queries.kode_dikenal("500.14.1")
        assert queries.kode_dikenal("")
    for _n in range(2):
        with django_assert_num_queries(1):
            assert not queries.kode_dikenal("777")


@pytest.mark.parametrize(("kode", "status"), [("500.14.1", 200), ("", 200), ("777", 422)])
def test_a_correction_is_held_to_it_too(program, catat, kode, status):
    surat = catat()
    answer = program("tu").post(f"/surat/{surat.pk}/perbaiki", {"klasifikasi": kode})
    assert answer.status_code == status, answer.json()
    surat.refresh_from_db()
    assert surat.klasifikasi == (kode if status == 200 else "500.14")


def test_what_is_not_corrected_is_not_asked(program, catat):
    """A letter from before, under a code that is no longer there, may still get another subject."""
    surat = catat(klasifikasi="005.1")
    assert program("tu").post(f"/surat/{surat.pk}/perbaiki", {"perihal": "Yang benar"}).status_code == 200
    surat.refresh_from_db()
    assert (surat.perihal, surat.klasifikasi) == ("Yang benar", "005.1")


def test_of_a_pile_the_letter_with_the_wrong_code_is_named(program, badan):
    pile = [badan | {"nomor": f"{n}", "klasifikasi": kode} for n, kode in enumerate(["500", "777", ""])]
    answer = program("tu").post("/surat-borongan", {"surat": pile})
    assert answer.status_code == 422
    assert [g["penunjuk"] for g in answer.json()["galat"]] == ["/surat/1/klasifikasi"]
    assert not Surat.objects.exists()
