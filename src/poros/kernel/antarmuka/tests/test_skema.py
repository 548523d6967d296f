"""Shapes that all operations share, at their edges; pages by key, to the end."""

from datetime import UTC, date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AfterValidator, TypeAdapter, ValidationError

from poros.kernel.antarmuka.halaman import halaman, lanjut, nomor
from poros.kernel.antarmuka.jejak import kalimat
from poros.kernel.antarmuka.middleware import galat_api
from poros.kernel.antarmuka.rules import baca_kursor, tulis_kursor
from poros.kernel.antarmuka.skema import Id, Kode, Masukan, Saring, Tanggal, Teks, Waktu
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Orang


@pytest.mark.parametrize(
    ("bentuk", "nilai", "baik"),
    [
        (Id, 1, True),
        (Id, 2**63 - 1, True),
        (Id, 0, False),
        (Id, -1, False),
        (Id, 2**63, False),
        (Id, "x", False),
        (Teks, "", True),
        (Teks, "é\n会", True),
        (Teks, "a\x00b", False),
        (Kode, "surat-biasa_2", True),
        (Kode, "", False),
        (Kode, "a b", False),
        (Kode, "a.b", False),
        (Kode, "x" * 61, False),
        (Tanggal, "1900-01-01", True),
        (Tanggal, "2199-12-31", True),
        (Tanggal, "1899-12-31", False),
        (Tanggal, "2200-01-01", False),
        (Tanggal, "2026-02-29", False),
        (Tanggal, "2024-02-29", True),
        (Waktu, "2026-11-23T09:00:00+07:00", True),
        (Waktu, "2026-11-23T09:00:00Z", True),
        (Waktu, "2026-11-23T09:00:00", False),
        (Waktu, "1899-12-31T23:59:59Z", False),
        (Waktu, "2200-01-01T00:00:00Z", False),
        (Waktu, "0001-01-01T00:00:00+14:00", False),
        (Saring, {"batas": 1}, True),
        (Saring, {"batas": 100}, True),
        (Saring, {"batas": 0}, False),
        (Saring, {"batas": 101}, False),
        (Saring, {"kursor": "x" * 21}, False),
    ],
)
def test_what_fits_a_shape(bentuk, nilai, baik):
    adapter = TypeAdapter(bentuk)
    if baik:
        adapter.validate_python(nilai)
    else:
        with pytest.raises(ValidationError):
            adapter.validate_python(nilai)


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_that_fits_can_be_turned_into_any_zone(saat):
    try:
        fits = TypeAdapter(Waktu).validate_python(saat)
    except ValidationError:
        return
    assert {fits.astimezone(ZoneInfo(z)).year - fits.year for z in ("Pacific/Kiritimati", "Etc/GMT+12")} <= {-1, 0, 1}


class TestPages:
    @pytest.fixture
    def orang(self, db):
        def make(banyak):
            Orang.objects.all().delete()
            return [Orang.objects.create(nama=f"Orang {n}").pk for n in range(banyak)][::-1]

        return make

    def ambil(self, alamat, batas):
        request = RequestFactory().get(alamat)
        saring = Saring(kursor=request.GET.get("kursor", ""), batas=batas)
        return halaman(request, Orang.objects.all(), saring, lambda row: row.pk)

    @pytest.mark.parametrize("banyak", [0, 1, 2, 3, 4, 5])
    @pytest.mark.parametrize("batas", [1, 2, 100])
    def test_every_row_once_and_no_empty_last_page(self, orang, banyak, batas):
        ids, seen, alamat, pages = orang(banyak), [], "/orang?q=a&batas=2", 0
        while alamat:
            page = self.ambil(alamat, batas)
            seen, alamat, pages = seen + page["isi"], page["lanjut"], pages + 1
        assert seen == ids
        assert pages == max(1, -(-banyak // batas))

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_a_page_costs_one_statement(self, orang, banyak, django_assert_num_queries):
        orang(banyak)
        with django_assert_num_queries(1):
            self.ambil("/orang", 2)

    def test_rows_that_come_in_between_disturb_no_page(self, orang):
        ids = orang(3)
        first = self.ambil("/orang", 2)
        Orang.objects.create(nama="Baru")
        assert self.ambil(first["lanjut"], 2)["isi"] == ids[2:]

    def test_the_next_address_keeps_the_filters_and_replaces_the_cursor(self):
        request = RequestFactory().get("/api/v1/surat", {"q": "a b&c", "status": "selesai", "kursor": tulis_kursor(9)})
        after = RequestFactory().get(lanjut(request, 7))
        assert after.path == "/api/v1/surat"
        assert after.GET.dict() == {"q": "a b&c", "status": "selesai", "kursor": tulis_kursor(7)}

    @pytest.mark.parametrize("kursor", ["x", "7", tulis_kursor(1) + "A", "é", "AAAAAAAAAAF"])
    def test_a_cursor_that_is_none_is_refused_by_name(self, kursor):
        with pytest.raises(Ditolak) as refused:
            nomor(kursor)
        assert refused.value.bidang == "kursor"

    def test_no_cursor_is_the_beginning(self):
        assert nomor("") is None


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1))
def test_cursors_of_two_places_differ(a, b):
    assert (tulis_kursor(a) == tulis_kursor(b)) == (a == b)
    assert baca_kursor(tulis_kursor(a)) == a


@pytest.mark.parametrize(("aksi", "kata"), [("surat.catat", "mencatat surat"), ("tak.dikenal", "tak.dikenal")])
def test_an_act_is_told_in_the_words_of_its_module(aksi, kata):
    assert kalimat(aksi) == kata


class TestBefore:
    """What is refused before an operation is reached."""

    @pytest.fixture
    def lewat(self, settings):
        settings.LAJU = {"alamat": 0, "orang": 0, "token": 0}
        settings.BERKAS_MAKS = 1000

        def send(jalur="/api/v1/x", jawaban=None, **meta):
            from django.http import HttpResponse

            request = RequestFactory().get(jalur, **meta)
            return galat_api(lambda _request: jawaban or HttpResponse("baik"))(request)

        return send

    @pytest.mark.parametrize(
        ("panjang", "status"),
        [("", 200), ("0", 200), (str(1000 + 1024**2), 200), (str(1001 + 1024**2), 413), ("-5", 200), ("abc", 200)],
    )
    def test_a_body_is_weighed_by_what_the_sender_says(self, lewat, panjang, status):
        assert lewat(CONTENT_LENGTH=panjang).status_code == status

    def test_pages_are_not_weighed(self, lewat):
        assert lewat("/surat/", CONTENT_LENGTH=str(10**9)).status_code == 200

    @pytest.mark.parametrize(("status", "jenis"), [(405, "text/html"), (400, "text/plain"), (500, "text/html")])
    def test_a_refusal_of_the_frame_becomes_a_document_and_keeps_what_is_allowed(self, lewat, status, jenis):
        from django.http import HttpResponse

        answer = lewat(jawaban=HttpResponse("x", status=status, content_type=jenis, headers={"Allow": "GET"}))
        assert (answer.status_code, answer["Content-Type"], answer["Allow"]) == (
            status,
            "application/problem+json",
            "GET",
        )

    def test_a_document_and_a_file_stay_as_they_are(self, lewat):
        from django.http import HttpResponse

        for answer in (
            HttpResponse("{}", status=422, content_type="application/problem+json"),
            HttpResponse("isi", content_type="text/csv"),
        ):
            assert lewat(jawaban=answer) is answer


def test_days_and_moments_of_one_edge_agree():
    day = TypeAdapter(Tanggal).validate_python("2199-12-31")
    moment = TypeAdapter(Waktu).validate_python("2199-12-31T23:59:59Z")
    assert (day, moment.date()) == (date(2199, 12, 31), datetime(2199, 12, 31, tzinfo=UTC).date())


def test_a_nested_request_is_read_once_on_each_level():
    read: list[str] = []

    def note(value: str) -> str:
        read.append(value)
        return value

    class Isi(Masukan):
        kata: Annotated[str, AfterValidator(note)]

    class Bagian(Masukan):
        isi: list[Isi]

    class Semua(Masukan):
        bagian: list[Bagian]

    words = [{"isi": [{"kata": "a"}, {"kata": "b"}]}, {"isi": [{"kata": "c"}]}]
    assert Semua.model_validate({"bagian": words}).model_dump() == {"bagian": words}
    assert read == ["a", "b", "c"]
    with pytest.raises(ValidationError, match="asing"):
        Semua.model_validate({"bagian": [{"isi": [{"kata": "a", "asing": 1}]}]})
