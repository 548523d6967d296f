"""Forms come out with their words, keep what was typed, and say what is wrong beside the field and at the top."""

import re
from decimal import Decimal

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.utils.datastructures import MultiValueDict
from django_cotton.compiler_regex import CottonCompiler

from poros.web.contoh import Formulir
from poros.web.forms import BanyakBerkas, Rupiah, Tanggal, TanggalJam, Unggah


class Anggaran(forms.Form):
    pagu = forms.DecimalField(label="Pagu", widget=Rupiah)


class Bukti(forms.Form):
    foto = BanyakBerkas(label="Foto", required=False)


class Wajib(forms.Form):
    foto = BanyakBerkas(label="Foto")


def render(source, **context):
    return engines["django"].from_string(CottonCompiler().process(source)).render(context)


def berkas(*names):
    return MultiValueDict({"foto": [SimpleUploadedFile(n, b"isi") for n in names]})


def test_each_kind_of_field_has_its_class_and_words():
    html = str(Formulir())
    assert '<label for="id_perihal">Perihal</label>' in html
    assert 'class="input"' in html
    assert re.search(r'<select name="sifat"[^>]* class="select"', html)
    assert 'class="textarea"' in html
    assert 'type="date"' in html
    assert "<legend>Penanggung jawab</legend>" in html
    assert '<div id="id_kepada">' in html, "the frame around choices must not carry the class of a choice"
    assert "(opsional)" in html


def test_help_is_tied_to_its_field():
    html = str(Formulir()["perihal"].as_field_group())
    assert 'id="id_perihal_helptext"' in html
    assert 'aria-describedby="id_perihal_helptext"' in html


def test_errors_stand_beside_the_field_and_at_the_top_and_nothing_typed_is_lost():
    form = Formulir({"perihal": "", "nomor": "005/1187", "sifat": "segera", "setuju": "on"})
    html = str(form)
    assert "Ada 3 hal yang perlu diperbaiki" in html
    assert '<a href="#id_perihal">Perihal: ' in html
    assert 'id="id_perihal_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="005/1187"' in html
    assert '<option value="segera" selected>' in html


def test_a_form_without_errors_has_no_summary():
    assert "ringkas-galat" not in str(Formulir())


def test_what_is_typed_is_never_markup():
    html = str(Formulir({"perihal": '"><script>alert(1)</script>'}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("typed", ["1.250.000", "Rp1.250.000", "1250000", "1,25 juta"])
def test_money_is_read_as_officials_write_it(typed):
    form = Anggaran({"pagu": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["pagu"] == Decimal(1250000)


def test_money_that_cannot_be_read_is_refused_and_shown_again():
    form = Anggaran({"pagu": "sejuta lebih"})
    assert not form.is_valid()
    assert 'value="sejuta lebih"' in str(form)


@pytest.mark.parametrize(
    ("value", "shown"), [(Decimal("1250000.00"), "1.250.000"), (5000, "5.000"), (None, None), ("", None)]
)
def test_money_is_grouped_when_shown(value, shown):
    assert Rupiah().format_value(value) == shown


def test_days_are_given_to_the_browser_in_its_own_form():
    from datetime import date, datetime

    assert Tanggal().format_value(date(2026, 11, 23)) == "2026-11-23"
    assert TanggalJam().format_value(datetime(2026, 11, 23, 14, 5)) == "2026-11-23T14:05"  # noqa: DTZ001 -- forms hold local time


def test_several_files_come_as_a_list():
    form = Bukti({}, berkas("a.jpg", "b.jpg"))
    assert form.is_valid()
    assert [f.name for f in form.cleaned_data["foto"]] == ["a.jpg", "b.jpg"]
    assert Bukti({}, berkas("a.jpg")).is_valid()


def test_no_files_is_an_empty_list_unless_they_are_required():
    empty = Bukti({}, MultiValueDict())
    assert empty.is_valid()
    assert empty.cleaned_data["foto"] == []
    assert "foto" in Wajib({}, MultiValueDict()).errors


def test_an_empty_file_among_several_is_refused():
    files = MultiValueDict({"foto": [SimpleUploadedFile("a.jpg", b"isi"), SimpleUploadedFile("kosong.jpg", b"")]})
    assert "foto" in Bukti({}, files).errors


def test_the_drop_zone_tells_its_limit_before_the_upload():
    assert 'data-maks="1024"' in Unggah(maks=1024).render("f", None)
    assert "multiple" in Unggah(banyak=True).render("f", None)
    assert "multiple" not in Unggah().render("f", None)


def test_the_component_keeps_a_draft_and_guards_only_when_asked():
    plain = render('<c-formulir :form="form" />', form=Formulir())
    assert "data-jaga" not in plain
    assert "data-draf" not in plain
    kept = render('<c-formulir :form="form" jaga simpan-draf="surat" />', form=Formulir())
    assert "data-jaga" in kept
    assert 'data-draf="surat"' in kept
