"""Exports and the agenda book, read again: every column, every filter, in both languages, in any number of rows."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from poros.domain.persuratan import services
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db
KEPALA = ["No. agenda", "Diterima", "Nomor surat", "Tanggal surat", "Pengirim", "Perihal", "Klasifikasi", "Kecepatan",
          "Kerahasiaan", "Ditujukan kepada", "Di meja", "Status", "Ringkasan"]  # fmt: skip
AGENDA = "/surat/agenda/?dari=2026-11-01&sampai=2026-11-30&xlsx=ya"


def baca_csv(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))


def baca_xlsx(answer) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer))).get_sheet_by_index(0).to_python()


BACA = {"csv": baca_csv, "xlsx": baca_xlsx}


def test_every_column_of_a_letter_in_both_shapes(catat, masuk, kota):
    surat = catat(ringkasan='Baris satu\nbaris dua; "kutip"', kecepatan="sangat_segera")
    services.teruskan(kota.aktor("tu"), surat, kepada=kota.jabatan["asisten2"])
    tu = masuk("tu")
    same = [
        surat.agenda,
        "005/1/BPS",
        "Badan Pusat Statistik",
        "Undangan rapat koordinasi data",
        "500.14",
        "Sangat segera",
        "Terbatas",
        "Sekretaris Daerah",
        "Asisten II",
        "Menunggu arahan",
        'Baris satu\nbaris dua; "kutip"',
    ]
    text, sheet = baca_csv(tu.get("/surat/ekspor.csv")), baca_xlsx(tu.get("/surat/ekspor.xlsx"))
    assert text[0] == sheet[0] == KEPALA
    for row in (text[1], sheet[1]):
        assert [v for n, v in enumerate(row) if n not in {1, 3}] == same
    assert (text[1][1], text[1][3]) == ("2026-11-21 09:00+07:00", "2026-11-20")
    assert (sheet[1][1], sheet[1][3]) == (datetime(2026, 11, 21, 9, 0), date(2026, 11, 20))  # noqa: DTZ001 -- a cell has no zone


@pytest.mark.parametrize("bentuk", BACA)
@pytest.mark.parametrize("banyak", [0, 1, 3])
def test_it_costs_the_same_for_any_number_of_rows(catat, masuk, django_assert_num_queries, bentuk, banyak):
    for n in range(banyak):
        catat(f"{n}/A")
    tu = masuk("tu")
    tu.get("/surat/")
    with django_assert_num_queries(4):
        rows = BACA[bentuk](tu.get(f"/surat/ekspor.{bentuk}"))
    assert [row[2] for row in rows[1:]] == [f"{n}/A" for n in reversed(range(banyak))]


@pytest.mark.parametrize(
    ("kueri", "nomor"),
    [
        ("", ["3/C", "2/B", "1/A"]),
        ("status=didisposisi", ["1/A"]),
        ("kecepatan=segera", ["1/A"]),
        ("kerahasiaan=biasa", ["3/C"]),
        ("pengirim=KEUANGAN", ["2/B"]),
        ("klasifikasi=900.1", ["2/B"]),
        ("dari=2026-11-03", ["3/C", "2/B"]),
        ("sampai=2026-11-02", ["1/A"]),
        ("q=anggaran", ["2/B"]),
        ("q=anggaran&status=selesai", []),
        ("terlambat=on", ["1/A"]),
        ("unit=PU", ["1/A"]),
        ("unit=DLH", []),
        ("status=joget&kecepatan=segera", ["1/A"]),
    ],
)
def test_it_holds_what_the_list_holds(catat, isi, kota, masuk, *, kueri, nomor):
    first = catat("1/A", kecepatan="segera", diterima=datetime(2026, 11, 2, 3, tzinfo=UTC))
    catat("2/B", pengirim="Kementerian Keuangan", klasifikasi="900.1.3", perihal="Permintaan laporan anggaran")
    catat("3/C", kerahasiaan="biasa", klasifikasi="900.10")
    services.disposisikan(kota.aktor("sekda"), first, isi=isi("pu"))
    Penugasan.objects.update(tenggat=datetime(2026, 11, 3, tzinfo=UTC))
    kueri = kueri.replace("PU", str(kota.unit["pu"].pk)).replace("DLH", str(kota.unit["dlh"].pk))
    sekda = masuk("sekda")
    assert [row[2] for row in baca_csv(sekda.get(f"/surat/ekspor.csv?{kueri}"))[1:]] == nomor
    assert [s.nomor for s in sekda.get(f"/surat/?{kueri}").context["halaman"].isi] == nomor


@pytest.mark.parametrize("siapa", ["walikota", "inspektur", "kabag_umum", "kadis_pu", "staf_pu", "admin"])
def test_secrets_are_in_nobodys_export_but_theirs(catat, masuk, siapa):
    catat("7/RHS", kerahasiaan="rahasia", perihal="Dugaan gratifikasi")
    for bentuk, baca in BACA.items():
        assert baca(masuk(siapa).get(f"/surat/ekspor.{bentuk}"))[1:] == [], bentuk
    assert [row[2] for row in baca_csv(masuk("tu").get("/surat/ekspor.csv"))[1:]] == ["7/RHS"]


def test_the_file_follows_the_language_of_its_reader(catat, masuk):
    catat(kecepatan="segera")
    tu = masuk("tu")
    tu.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    head, row = baca_csv(tu.get("/surat/ekspor.csv"))
    assert len(head) == len(KEPALA)
    assert not {"Pengirim", "Perihal", "Kecepatan"} & set(head)
    assert row[2:6:2] == ["005/1/BPS", "Badan Pusat Statistik"]
    assert row[7] == "Urgent"


class TestAgendaBook:
    def test_as_a_workbook_in_order_of_number(self, catat, masuk):
        for n in range(3):
            catat(f"{n}/A")
        rows = baca_xlsx(masuk("tu").get(AGENDA))
        assert rows[0] == KEPALA
        assert [row[2] for row in rows[1:]] == ["0/A", "1/A", "2/A"]

    def test_holds_the_period_and_the_own_unit_only(self, catat, masuk):
        catat("lama", diterima=datetime(2026, 10, 31, 10, tzinfo=UTC))
        catat("kini")
        catat("dinas", oleh="tu_pu", kepada="kadis_pu")
        assert [row[2] for row in baca_xlsx(masuk("tu").get(AGENDA))[1:]] == ["kini"]
        assert [row[2] for row in baca_xlsx(masuk("tu_pu").get(AGENDA))[1:]] == ["dinas"]
        assert baca_xlsx(masuk("staf_pu").get(AGENDA))[1:] == []

    def test_asks_for_the_period_first_this_year_so_far(self, masuk):
        form = masuk("tu").get("/surat/agenda/").context["form"]
        assert (form["dari"].value().month, form["dari"].value().day) == (1, 1)
        assert form["dari"].value() <= form["sampai"].value()

    @pytest.mark.parametrize(
        ("kueri", "bidang"),
        [
            ("dari=2026-11-02&sampai=2026-11-01", "sampai"),
            ("dari=&sampai=2026-11-01", "dari"),
            ("dari=2026-11-02", "sampai"),
            ("dari=2026-02-30&sampai=2026-11-01", "dari"),
        ],
    )
    def test_what_is_no_period_is_said_beside_its_field(self, masuk, kueri, bidang):
        page = masuk("tu").get(f"/surat/agenda/?{kueri}")
        assert page.status_code == 422
        assert list(page.context["form"].errors) == [bidang]
