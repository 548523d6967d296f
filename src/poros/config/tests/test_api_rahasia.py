"""A secret letter does not exist for those whom its paper does not name, by whatever door they ask."""

import base64

import pytest

from poros.domain.persuratan.models import Surat
from poros.kernel.berkas.models import Tautan
from poros.kernel.jejak.models import Jejak

KATA = "zirkonium"
CSV = base64.b64encode(b"kolom;isi\nzirkonium;1\n").decode()


@pytest.fixture
def rahasia(program, kota):
    """Registered by the Sekda for himself, disposed to Dinas PU."""
    sekda = program("sekda")
    body = {
        "nomor": "R-1",
        "tanggal": "2026-11-20",
        "pengirim": "BIN",
        "perihal": f"Perihal {KATA}",
        "kerahasiaan": "rahasia",
        "kepada": kota.jabatan["sekda"].pk,
        "berkas": [{"nama": f"{KATA}.csv", "isi": CSV}],
        "disposisi": {"kepada": [{"unit": kota.unit["pu"].pk}], "catatan": f"Catatan {KATA}"},
    }
    answer = sekda.post("/surat", body)
    assert answer.status_code == 201
    return Surat.objects.get(pk=answer.json()["id"])


def jalan(surat) -> list[str]:
    """Every address under which the letter, its order, its work, its file or its trail could be asked for."""
    lembar = surat.disposisi.get()
    tugas = lembar.arahan.penugasan.get()
    tautan = Tautan.objects.get(objek="surat", objek_id=surat.pk)
    return [
        f"/surat/{surat.pk}",
        f"/surat/{surat.pk}/riwayat",
        f"/arahan/{lembar.arahan_id}",
        f"/penugasan/{tugas.pk}",
        f"/berkas/{tautan.pk}",
        f"/jejak/surat/{surat.pk}",
        f"/jejak/arahan/{lembar.arahan_id}",
        f"/jejak/penugasan/{tugas.pk}",
        f"/jejak/berkas/{tautan.pk}",
    ]


DAFTAR = (
    "/surat",
    f"/surat?q={KATA}",
    "/surat?kerahasiaan=rahasia",
    "/arahan",
    "/penugasan?kotak=semua",
    f"/penugasan?kotak=semua&q={KATA}",
    "/penugasan?kotak=koordinasi",
    "/meja",
    "/konflik?terbuka=false",
    "/pemberitahuan",
)


@pytest.mark.parametrize(
    "siapa", ["walikota", "asisten2", "kabag_ekbang", "tu", "tu_pu", "staf_pu", "inspektur", "camat", "admin"]
)
def test_who_is_not_named_finds_nothing_by_any_door(program, rahasia, siapa):
    asing = program(siapa)
    assert {j: asing.get(j).status_code for j in jalan(rahasia)} == dict.fromkeys(jalan(rahasia), 404)
    for daftar in DAFTAR:
        answer = asing.get(daftar)
        assert answer.status_code == 200
        assert KATA not in answer.content.decode(), daftar


@pytest.mark.parametrize("siapa", ["camat", "tu_pu", "inspektur"])
@pytest.mark.parametrize("aksi", ["baca", "urungkan", "berkaskan", "disposisi", "usulan", "disposisi/periksa"])
def test_nor_can_he_act_on_it(program, rahasia, kota, siapa, aksi):
    body = (
        {"kepada": [{"unit": kota.unit["pu_sda"].pk}]} if aksi in {"disposisi", "usulan", "disposisi/periksa"} else None
    )
    assert program(siapa).post(f"/surat/{rahasia.pk}/{aksi}", body).status_code == 404


@pytest.mark.parametrize("siapa", ["sekda", "kadis_pu"])
def test_who_is_named_sees_it_and_taking_out_its_file_is_recorded(program, rahasia, siapa):
    program_nya = program(siapa)
    assert {program_nya.get(j).status_code for j in jalan(rahasia)} == {200}
    assert KATA in program_nya.get("/surat").content.decode()
    assert Jejak.objects.filter(aksi="berkas.unduh").count() == 1


def test_a_notice_of_it_says_only_that_there_is_one(program, rahasia):
    page = program("kadis_pu").get("/pemberitahuan")
    assert [row["judul"] for row in page.json()["isi"]] == [""]
    assert KATA not in page.content.decode()
