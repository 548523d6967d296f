"""What pages answer with: refusals beside their field, the way on, and the way back to a page of ours only."""

import pytest
from django import forms
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from poros.kernel.commands import Ditolak
from poros.web.jawab import asal, di_perangkat, fragmen, ke, status, tampung, teks


class Isian(forms.Form):
    perihal = forms.CharField(required=False)
    unit = forms.CharField(required=False)


def isian(**data):
    form = Isian(data)
    assert form.is_valid()
    return form


class TestTampung:
    def test_a_refusal_stands_beside_the_field_it_names(self):
        form = isian(perihal="Rapat", unit="7")
        with tampung(form):
            raise Ditolak("Unit ini sudah bubar.", "unit")
        assert form.errors == {"unit": ["Unit ini sudah bubar."]}

    def test_a_field_that_picks_the_thing_is_found_by_the_name_of_the_thing(self):
        class Pilih(forms.Form):
            unit_id = forms.IntegerField(required=False)

        form = Pilih({"unit_id": "7"})
        with tampung(form):
            raise Ditolak("Unit ini sudah bubar.", "unit")
        assert form.errors == {"unit_id": ["Unit ini sudah bubar."]}

    @pytest.mark.parametrize("bidang", ["", "tidak-ada", "__all__", None])
    def test_one_that_names_none_of_the_fields_stands_above_them(self, bidang):
        form = isian(perihal="Rapat")
        with tampung(form):
            raise Ditolak("Keadaannya sudah berubah.", bidang)
        assert form.non_field_errors() == ["Keadaannya sudah berubah."]

    def test_what_was_typed_stays_in_the_form(self):
        form = isian(perihal='Rapat "darurat" & <mendesak>', unit="7")
        with tampung(form):
            raise Ditolak("Tidak.", "unit")
        html = form.as_p()
        assert "Rapat &quot;darurat&quot; &amp; &lt;mendesak&gt;" in html
        assert 'value="7"' in html

    def test_several_refusals_are_all_told(self):
        form = isian()
        for words in ("Satu.", "Dua."):
            with tampung(form):
                raise Ditolak(words, "unit")
        assert form.errors["unit"] == ["Satu.", "Dua."]

    @pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), RuntimeError("x")])
    def test_our_own_faults_are_not_swallowed(self, error):
        with pytest.raises(type(error)), tampung(isian()):
            raise error

    def test_without_a_refusal_nothing_is_added(self):
        form = isian()
        with tampung(form):
            pass
        assert (form.errors, status(form)) == ({}, 200)


def test_only_a_form_that_was_sent_and_did_not_pass_is_422():
    class Wajib(forms.Form):
        nama = forms.CharField()

    assert [status(Wajib()), status(Wajib({"nama": "a"})), status(Wajib({}))] == [200, 200, 422]


@pytest.mark.parametrize(
    ("kepala", "ya"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true"}, False),
        ({"HX-Boosted": "true"}, False),
    ],
)
def test_a_part_of_a_page_is_asked_for_by_its_header(kepala, ya):
    request = RequestFactory().get("/", headers=kepala)
    assert fragmen(request) is ya
    answer = ke(request, "/surat/7/")
    assert answer.headers.get("HX-Redirect") == ("/surat/7/" if ya else None)
    assert answer.headers.get("Location") == (None if ya else "/surat/7/")
    assert answer.status_code == (200 if ya else 302)


def test_a_page_is_kept_on_the_device_by_its_header():
    assert di_perangkat(HttpResponse("x"))["X-Poros-Luring"] == "simpan"


HOST = "uji.localhost"


def dari(kembali="", *, kini="", perujuk="", path="/surat/7/tolak/", secure=False):
    headers = {"host": HOST, **({"HX-Current-URL": kini} if kini else {}), **({"Referer": perujuk} if perujuk else {})}
    request = RequestFactory().post(path, {"kembali": kembali} if kembali else {}, headers=headers, secure=secure)
    return asal(request, "/surat/")


class TestAsal:
    @pytest.mark.parametrize(
        ("came", "wanted"),
        [
            ("/meja/", "/meja/"),
            ("/surat/?q=banjir&sesudah=9", "/surat/?q=banjir&sesudah=9"),
            (f"http://{HOST}/surat/?q=a", "/surat/?q=a"),
            ("/surat/?", "/surat/"),
            (f"http://{HOST}/surat/#baris-7", "/surat/"),
            ("/surat/?q=%3Cscript%3E", "/surat/?q=%3Cscript%3E"),
        ],
    )
    def test_a_page_of_ours_with_its_filters(self, came, wanted):
        assert dari(came) == dari(kini=came) == dari(perujuk=came) == wanted

    @pytest.mark.parametrize(
        "came",
        [
            "https://jahat.example/",
            "//jahat.example/",
            "///jahat.example/",
            "http:///jahat.example",
            "javascript:alert(1)",
            "http://uji.localhost.jahat.example/",
            "http://jahat.example\\@uji.localhost/",
            f"http://{HOST}@jahat.example/",
            f"http://{HOST}//jahat.example/masuk",
            f"http://{HOST}////jahat.example/masuk",
            "\x00//jahat.example",
            "http://[::1",
        ],
    )
    def test_nobody_is_led_elsewhere(self, came):
        """Of http://ours//theirs only //theirs would be left: an address of theirs."""
        assert dari(came) == "/surat/"

    def test_the_page_of_the_act_itself_is_no_way_back(self):
        assert dari("/surat/7/tolak/") == dari("/surat/7/tolak/?x=1") == "/surat/"

    def test_of_three_that_tell_it_the_form_comes_first(self):
        assert dari("/a/", kini="/b/", perujuk="/c/") == "/a/"
        assert dari(kini="/b/", perujuk="/c/") == "/b/"
        assert dari() == "/surat/"

    def test_under_tls_a_page_without_it_is_not_ours(self):
        assert dari(f"http://{HOST}/meja/", secure=True) == "/surat/"
        assert dari(f"https://{HOST}/meja/", secure=True) == "/meja/"


@pytest.mark.parametrize(
    ("isi", "panjang", "dibaca"),
    [
        ("catatan=Sudah+dibaca", 40, "Sudah dibaca"),
        ("catatan=a%00b", 40, "ab"),
        ("catatan=" + "x" * 50, 40, "x" * 40),
        ("catatan=", 40, ""),
        ("lain=1", 40, ""),
        ("catatan=satu&catatan=dua", 40, "dua"),
        ("catatan=%00%00", 1, ""),
    ],
)
def test_words_that_no_form_has_read_are_what_the_database_can_keep(isi, panjang, dibaca):
    assert teks(QueryDict(isi), "catatan", panjang) == dibaca
