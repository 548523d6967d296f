"""What a router adds to each operation by itself: sign-in, scope, refusals, keys; and what the document then says."""

import json

import pytest
from ninja import Path

from poros.kernel.antarmuka.masalah import JENIS_ISI
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.rute import Api, Rute
from poros.kernel.antarmuka.skema import Id, Masukan, Skema

ULANG = "Idempotent-Replay"


class Hasil(Skema):
    """An answer."""

    id: int


class Isi(Masukan):
    """What is sent."""

    nama: str


@pytest.fixture
def skema():
    """The document of a small API with one operation of every kind."""
    rute = Rute("uji")

    @rute.baca("/hal/{hal_id}", Hasil, "Membaca", Cakupan.SURAT_BACA)
    def satu(request, hal_id: Path[Id]) -> Hasil:
        return Hasil(id=hal_id)

    @rute.baca("/terbuka", Hasil, "Membaca dengan token apa pun")
    def terbuka(request) -> Hasil:
        return Hasil(id=1)

    @rute.tindak("/hal/{hal_id}/ubah", Hasil, "Mengubah", Cakupan.SURAT_TULIS)
    def ubah(request, hal_id: Path[Id], isi: Isi) -> Hasil:
        return Hasil(id=hal_id)

    @rute.tindak("/unggah", Hasil, "Mengunggah", Cakupan.SURAT_TULIS, berkunci=False)
    def unggah(request) -> Hasil:
        return Hasil(id=1)

    @rute.cipta("/hal", Hasil, "Membuat", Cakupan.SURAT_TULIS)
    def buat(request, isi: Isi) -> Hasil:
        return Hasil(id=1)

    api = Api(urls_namespace="uji-rute")
    api.add_router("", rute)
    return json.loads(json.dumps(api.get_openapi_schema(path_prefix="/")))


@pytest.fixture
def operasi(skema):
    """Operations by the name of their function."""
    return {isi["operationId"].removeprefix("uji_"): isi for cara in skema["paths"].values() for isi in cara.values()}


def test_an_operation_is_named_after_its_module_and_its_function(operasi):
    assert set(operasi) == {"satu", "terbuka", "ubah", "unggah", "buat"}
    assert {tuple(isi["tags"]) for isi in operasi.values()} == {("uji",)}


@pytest.mark.parametrize(
    ("nama", "cakupan"),
    [("satu", "surat:baca"), ("ubah", "surat:tulis"), ("buat", "surat:tulis"), ("terbuka", None)],
)
def test_the_scope_stands_in_the_document_in_words_and_as_data(operasi, nama, cakupan):
    assert operasi[nama]["x-cakupan"] == cakupan
    assert (cakupan or "Setiap token") in operasi[nama]["description"]
    assert operasi[nama]["security"], "no operation is open"


@pytest.mark.parametrize(
    ("nama", "status"),
    [("satu", "200"), ("terbuka", "200"), ("ubah", "200"), ("unggah", "200"), ("buat", "201")],
)
def test_one_good_answer_and_all_refusals_are_declared(operasi, nama, status):
    answers = set(operasi[nama]["responses"])
    refusals = {"400", "401", "403", "404", "422", "429"}
    if nama not in {"satu", "terbuka"}:
        refusals |= {"409", "413"}
    assert answers == {status} | refusals


@pytest.mark.parametrize(("nama", "berkunci"), [("satu", False), ("ubah", True), ("unggah", False), ("buat", True)])
def test_what_takes_a_key_says_so_and_how_a_repeated_answer_is_known(operasi, nama, berkunci):
    found = {p["name"]: p for p in operasi[nama]["parameters"]}
    assert ("Idempotency-Key" in found) is berkunci
    good = next(isi for status, isi in operasi[nama]["responses"].items() if status < "300")
    assert (ULANG in good.get("headers", {})) is berkunci
    if berkunci:
        assert not found["Idempotency-Key"]["required"]
        assert found["Idempotency-Key"]["schema"]["maxLength"] == 80


def test_every_operation_lets_one_choose_the_office(operasi):
    for isi in operasi.values():
        (office,) = [p for p in isi["parameters"] if p["name"] == "X-Poros-Jabatan"]
        assert (office["in"], office["required"]) == ("header", False)


def test_each_refusal_is_written_once_and_has_its_own_kind_of_content(skema):
    refusals = skema["components"]["responses"]
    assert {tuple(found["content"]) for found in refusals.values()} == {(JENIS_ISI,)}
    assert list(refusals["Galat429"]["headers"]) == ["Retry-After"]
    assert all("headers" not in found for name, found in refusals.items() if name != "Galat429")


def test_words_for_engineers_do_not_get_into_the_document(skema):
    assert "An answer." not in json.dumps(skema)
    assert "What is sent." not in json.dumps(skema)


def test_two_shapes_of_one_name_are_noticed():
    rute, lain = Rute("satu"), Rute("dua")

    def dua_bentuk():
        class Hasil(Skema):
            nama: str

        return Hasil

    @rute.baca("/a", Hasil, "A")
    def a(request):
        return None

    @lain.baca("/b", dua_bentuk(), "B")
    def b(request):
        return None

    api = Api(urls_namespace="uji-kembar")
    api.add_router("", rute)
    api.add_router("", lain)
    with pytest.raises(ValueError, match="Two shapes call themselves 'Hasil'"):
        api.get_openapi_schema(path_prefix="/")


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_secret_is_told_to_the_first_asker_only(program, kota, banyak):
    """A key that was made is shown once; who asks again under the same key gets all but the secret."""
    tu = program("tu")
    body = {"nama": "SRIKANDI", "cakupan": ["surat:baca"], "hari": 7}
    first, *again = (tu.post("/token", body, kunci="k-1").json() for _n in range(banyak + 1))
    assert first["rahasia"].startswith("poros_")
    for answer in again:
        assert answer["rahasia"] is None
        assert {k: v for k, v in answer.items() if k != "rahasia"} == {k: v for k, v in first.items() if k != "rahasia"}
