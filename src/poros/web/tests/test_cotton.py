"""What components show in their states, beyond what the eye checks on /ui."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone
from django_cotton.compiler_regex import CottonCompiler

KINI = timezone.make_aware(datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001 -- made aware in the zone of the settings


def render(source, path="/surat/?q=banjir&status=baru", **context):
    request = RequestFactory().get(path)
    request.actor = None
    return engines["django"].from_string(CottonCompiler().process(source)).render(context, request)


def test_a_badge_never_speaks_by_colour_alone():
    html = render('<c-lencana nada="bahaya">Terlambat</c-lencana>')
    assert "#octagon-alert" in html
    assert "Terlambat" in html


def test_a_component_sees_only_what_it_is_given():
    assert "bocor" not in render('<c-halaman judul="Surat" />', ket="bocor", atas="bocor", kembali="bocor")


def test_values_are_escaped():
    html = render(
        '<c-halaman judul="{{ judul }}" /><c-kartu :judul="judul" /><c-tombol data-x="{{ judul }}">x</c-tombol>',
        judul='"><b>',
    )
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") == 3


def test_own_attributes_do_not_reach_the_markup():
    html = render('<c-kartu-putusan judul="x" url="/" tenggat-teks="y" data-baris-ke="3" />')
    assert "tenggat-teks" not in html
    assert 'data-baris-ke="3"' in html


def test_a_deadline_in_working_days_keeps_its_own_words():
    html = render(
        '<c-tenggat :pada="pada" :kini="kini" teks="terlambat 3 hari kerja" />', pada=date(2026, 11, 18), kini=KINI
    )
    assert "Terlambat 3 hari kerja" in html
    assert "nada-bahaya" in html
    assert 'datetime="2026-11-18"' in html


def test_no_deadline_is_said():
    assert "Tanpa tenggat" in render("<c-tenggat />")


def test_an_empty_table_says_what_will_be_there():
    source = '<c-tabel keterangan="Surat" :isi="isi"><c-slot name="kepala"><th>Perihal</th></c-slot>{% for s in isi %}<tr><td>{{ s }}</td></tr>{% endfor %}<c-slot name="kosong">Belum ada surat</c-slot></c-tabel>'
    assert "<table" not in render(source, isi=[])
    assert "Belum ada surat" in render(source, isi=[])
    full = render(source, isi=["Undangan"])
    assert "Undangan" in full
    assert "Belum ada surat" not in full


def test_older_and_newer_keep_the_filters():
    html = render('<c-paginasi :sebelum="9" :sesudah="5" sasaran="#daftar" />')
    assert 'href="?q=banjir&amp;status=baru&amp;sesudah=5"' in html
    assert 'href="?q=banjir&amp;status=baru&amp;sebelum=9"' in html
    assert 'hx-target="#daftar"' in html


@pytest.mark.parametrize(("sebelum", "sesudah", "links"), [(None, None, 0), (None, 5, 1), (9, None, 1)])
def test_the_ends_of_a_list(sebelum, sesudah, links):
    assert render('<c-paginasi :sebelum="b" :sesudah="s" />', b=sebelum, s=sesudah).count("<a ") == links


def test_the_filter_bar_remembers_what_was_searched():
    html = render('<c-bilah-saring sasaran="#daftar" :jumlah="12483" satuan="surat" />')
    assert 'value="banjir"' in html
    assert "12.483 surat" in html
    assert "Bersihkan" in html
    assert "100+ surat" in render('<c-bilah-saring :jumlah="banyak" satuan="surat" />', banyak="100+")
    assert "Bersihkan" not in render("<c-bilah-saring />", path="/surat/")


def test_progress_is_drawn_without_style_and_read_in_words():
    html = render('<c-kemajuan label="Serapan" :nilai="48.2" :rencana="77" />')
    assert 'width="48.20"' in html
    assert 'x="77.00"' in html
    assert 'aria-label="Serapan: 48,2%, rencana 77"' in html


def test_a_difference_is_readable_without_colour():
    html = render('<c-beda lama="{{ a }}" baru="{{ b }}" />', a="setiap Jumat", b="setiap <Senin>")
    assert "dihapus:" in html
    assert "ditambah:" in html
    assert "&lt;Senin&gt;" in html


def test_a_chart_has_its_figures_behind_it_and_no_script():
    from poros.web import grafik

    html = render(
        '<c-grafik :data="g" judul="Serapan tertinggal" />', g=grafik.garis(["Jan"], {"Rencana": [79.7]}, satuan="%")
    )
    assert '<td class="angka">79,7</td>' in html
    assert '<script type="application/json">' in html
    assert "Rencana (%)" in html


def test_the_current_step_is_told_to_readers():
    steps = [
        SimpleNamespace(nama="Diterima", keadaan="selesai", ket="", pada=None),
        SimpleNamespace(nama="Disposisi", keadaan="kini", ket="", pada=None),
    ]
    html = render('<c-langkah :daftar="d" label="Tahap" />', d=steps)
    assert html.count('aria-current="step"') == 1
    assert "(sedang berjalan)" in html


def test_a_button_is_a_button_unless_it_leads_somewhere():
    assert '<button type="button"' in render("<c-tombol>Ya</c-tombol>")
    assert '<a href="/x"' in render('<c-tombol href="/x">Ya</c-tombol>')
    assert 'aria-label="Cetak"' in render('<c-tombol ikon="printer" ikon-saja="Cetak" />')


def test_a_field_from_a_form_and_one_by_hand():
    from poros.web.contoh import Formulir

    assert 'id="id_nomor"' in render('<c-bidang :field="f.nomor" />', f=Formulir())
    assert "bidang-rapat" in render('<c-bidang :field="f.nomor" rapat />', f=Formulir())
    by_hand = render('<c-bidang nama="a" label="A" galat="Isi dahulu" nilai="x" />')
    assert 'aria-describedby="id_a_error"' in by_hand
    assert 'value="x"' in by_hand
