"""Files that leave the house are read again: what stands in them is what the pages show."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from poros.domain.indeks import ekspor, services
from poros.domain.indeks.models import HasilTerbit
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.values import Belanja, DataHasil

pytestmark = pytest.mark.django_db


def lembar(answer) -> list[list[object]]:
    """Rows of a workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


@pytest.fixture
def peta(kota, beku):
    """A decided plan: I3 rises to 2 in 2027 and to 3 in 2028; the first step has its money."""
    ekbang = kota.aktor("kabag_ekbang")
    begin = baca.awal(judul="Naik", mulai=2027, tahun=2028, sasaran=Decimal("2.60"), penilaian=beku)
    row = services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
    services.ubah_rencana(ekbang, row, pilihan={"I1": [3, 3], "I2": [3, 3], "I3": [2, 3]})
    owners = {"I3": kota.unit["pu"].pk}
    first, _second = services.tetapkan_rencana(ekbang, row, pemilik=owners, tenggat=date(2099, 12, 1))
    paid = Belanja(rekening="5.1.02", kegiatan="=Aduan", anggaran=Decimal(250_000_000))
    services.catat_belanja(ekbang, first, belanja=paid)
    return row


def test_the_roadmap_as_a_workbook(kota, peta, masuk):
    head, *rows = lembar(masuk("kabag_ekbang").get(reverse("indeks:peta_ekspor", args=[peta.pk, "xlsx"])))
    by_name = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(r["Tahun"], r["Kode"], r["Dari"], r["Ke"]) for r in by_name] == [(2027, "I3", 1, 2), (2028, "I3", 2, 3)]
    assert [r["Unit"] for r in by_name] == [kota.unit["pu"].singkatan] * 2
    assert by_name[0]["Anggaran (rupiah)"] == 250_000_000
    assert by_name[0]["Kegiatan"] == "=Aduan", "what was typed stays text"
    assert by_name[1]["Anggaran (rupiah)"] in {"", None}
    assert by_name[0]["Tenggat"] == date(2098, 12, 1)


def test_the_working_paper_as_a_workbook(beku, masuk):
    head, *rows = lembar(masuk("kabag_ekbang").get(reverse("indeks:kertas", args=[beku.pk, "xlsx"])))
    by_code = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(by_code) == {"D1", "I1", "I2", "D2", "I3"}
    assert (by_code["I3"]["Mandiri"], by_code["I3"]["Internal"]) == (2, 1)
    assert (by_code["D1"]["Mandiri"], by_code["D2"]["Internal"]) == (3, 1)


@pytest.mark.parametrize("siapa", ["kadis_sos", "camat"])
def test_they_are_taken_only_by_who_sees_the_page(peta, beku, masuk, siapa):
    client = masuk(siapa)
    assert client.get(reverse("indeks:peta_ekspor", args=[peta.pk, "xlsx"])).status_code == 404
    assert client.get(reverse("indeks:kertas", args=[beku.pk, "xlsx"])).status_code == 404


def test_results_go_out_and_come_in_unchanged(masuk):
    """What is downloaded is what the import reads, down to the last part."""
    answer = masuk("admin").get("/indeks/hasil/spbe/ekspor.csv?tahun=2023&jenis=provinsi")
    text = b"".join(answer.streaming_content)
    rows = ekspor.baca(text, "spbe")
    assert len(rows) == HasilTerbit.objects.filter(indeks="spbe", tahun=2023, jenis="provinsi").count() == 38
    for row in rows:
        held = HasilTerbit.objects.get(indeks="spbe", tahun=2023, nama=row.nama)
        assert (row.nilai, row.predikat, row.sumber) == (held.nilai, held.predikat, held.sumber)
        assert {k: Decimal(v) for k, v in row.bagian.items()} == {k: Decimal(v) for k, v in held.bagian.items()}


@pytest.mark.parametrize("nama", ["Kota A", "=cmd()", 'Kota "B", baru', "Kota; C", "Kota\u00a0D"])
def test_rows_as_text_are_read_back_as_they_were(nama):
    row = DataHasil(
        indeks="contoh", tahun=2030, nama=nama, jenis="kota", nilai=Decimal("2.35"), sumber="Laporan, hal. 3",
        predikat="Cukup", penduduk=12_000, bagian={"D1": "2.60", "D2": "2.10"},
    )  # fmt: skip
    assert ekspor.baca(ekspor.naskah([row]).encode(), "contoh") == [row]


def test_of_rows_with_different_parts_each_keeps_its_own():
    base = {"indeks": "contoh", "tahun": 2030, "jenis": "kota", "nilai": Decimal(3), "sumber": "x"}
    rows = [DataHasil(nama="A", bagian={"D1": "2.60"}, **base), DataHasil(nama="B", bagian={"D2": "1.00"}, **base)]
    text = ekspor.naskah(rows)
    assert next(csv.reader(io.StringIO(text)))[-3:] == ["bagian_D1", "bagian_D2", "sumber"]
    assert ekspor.baca(text.encode(), "contoh") == rows
