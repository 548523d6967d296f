"""Filters, tabs, pages and exports of the list of work: what each shows, to the last row."""

import csv
import io
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from poros.domain.koordinasi.forms.saring import SaringPenugasan
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan, Peran, Status

KEPALA = [
    "Nomor",
    "Arahan",
    "Dari",
    "Unit",
    "Peran",
    "Sifat",
    "Status",
    "Dikirim",
    "Tenggat",
    "Diserahkan",
    "Kemajuan (%)",
    "Dikembalikan (kali)",
]


def buka(client, nama="daftar", *args, headers=None, **kueri):
    return client.get(reverse(f"koordinasi:{nama}", args=args), kueri, headers=headers or {})


def isi(page):
    return [t.arahan.isi for t in page.context["halaman"].isi]


@pytest.fixture
def empat(kota, beri):
    """Four parts that Dinas PU has or gave, each of another kind."""
    beri("sekda", "pu", isi="Perbaiki jembatan", kecepatan=Kecepatan.SEGERA)
    beri("walikota", ("pu", Peran.PENDUKUNG), "dlh", isi="Angkut sampah")
    done = beri("asisten2", "pu", isi="Ukur debit").penugasan.get()
    services.terima(kota.aktor("kadis_pu"), done)
    late = beri("sekda", "pu_sda", isi="Keruk sungai").penugasan.get()
    Penugasan.objects.filter(pk=late.pk).update(tenggat=timezone.now() - timedelta(days=2))
    return kota


SEMUA = ["Keruk sungai", "Ukur debit", "Angkut sampah", "Perbaiki jembatan"]


@pytest.mark.parametrize(
    ("kueri", "ada"),
    [
        ({}, SEMUA),
        ({"status": "diterima"}, ["Ukur debit"]),
        ({"status": "selesai"}, []),
        ({"status": "semua"}, SEMUA),
        ({"peran": "pendukung"}, ["Angkut sampah"]),
        ({"kecepatan": "segera"}, ["Perbaiki jembatan"]),
        ({"terlambat": "on"}, ["Keruk sungai"]),
        ({"unit": "{pu}"}, SEMUA),
        ({"unit": "{dlh}"}, []),
        ({"penerbit": "{kdh}"}, ["Angkut sampah"]),
        ({"penerbit": "{setda}"}, ["Keruk sungai", "Perbaiki jembatan"]),
        ({"penerbit": "{insp}"}, []),
        ({"q": "sampah"}, ["Angkut sampah"]),
        ({"q": "sungai", "terlambat": "on"}, ["Keruk sungai"]),
        ({"q": "sungai", "status": "diterima"}, []),
        ({"q": "   "}, SEMUA),
        ({"q": "'; DROP TABLE"}, []),
        ({"kotak": "perintah"}, []),
        ({"kotak": "semua"}, SEMUA),  # no tab of this office: its first
    ],
)
def test_each_filter_shows_what_it_says(empat, kueri, ada):
    kadis = empat.aktor("kadis_pu")
    asked = {k: v.format(**{kode: unit.pk for kode, unit in empat.unit.items()}) for k, v in kueri.items()}
    rows = queries.daftar(kadis, SaringPenugasan(kadis, asked).saringan(), timezone.now())
    assert [t.arahan.isi for t in rows] == ada


@pytest.mark.parametrize(
    ("siapa", "kotak", "ada"),
    [
        ("sekda", "perintah", ["Keruk sungai", "Perbaiki jembatan"]),
        ("sekda", "masuk", []),
        ("kabag_ekbang", "koordinasi", ["Keruk sungai", "Ukur debit", "Angkut sampah", "Angkut sampah", SEMUA[-1]]),
        ("kabag_kesra", "koordinasi", []),
        ("inspektur", "semua", ["Keruk sungai", "Ukur debit", "Angkut sampah", "Angkut sampah", SEMUA[-1]]),
        ("tu_pu", "masuk", SEMUA),
        ("staf_pu", "masuk", []),
    ],
)
@pytest.mark.usefixtures("empat")
def test_each_tab_shows_each_office_its_own(masuk, siapa, kotak, ada):
    assert isi(buka(masuk(siapa), kotak=kotak)) == ada


def test_the_secretariat_finds_what_it_ordered_itself_and_nobody_elses(masuk, beri):
    beri("tu_pu", "pu", isi="Ambil formulir")
    beri("kadis_pu", "pu", isi="Ukur jalan")
    page = buka(masuk("tu_pu"), kotak="perintah")
    assert isi(page) == ["Ambil formulir"]
    assert "kotak=perintah" in page.content.decode()


@pytest.mark.usefixtures("empat")
def test_accepting_is_offered_only_where_something_waits_for_it(masuk):
    client = masuk("kadis_pu")
    page = buka(client)
    assert page.context["dapat_terima"]
    assert page.content.decode().count('name="penugasan"') == 3  # not beside what has been accepted
    assert not buka(client, status="diterima").context["dapat_terima"]
    assert not buka(masuk("kabag_ekbang"), kotak="koordinasi").context["dapat_terima"]


def test_pages_lead_to_the_end_and_back_without_a_gap(masuk, kota, beri):
    first = beri("sekda", "pu").penugasan.get()
    orders = Arahan.objects.bulk_create(
        Arahan(penerbit=kota.jabatan["sekda"], pemangku_id=1, isi=f"Arahan {n}", terbit=timezone.now())
        for n in range(104)
    )
    same = ("unit_id", "kantor_id", "koordinator_id", "penerbit_id", "kecepatan", "kerahasiaan", "dikirim")
    kept = {name: getattr(first, name) for name in same}
    Penugasan.objects.bulk_create(Penugasan(arahan=row, **kept) for row in orders)
    client, seen, kueri = masuk("kadis_pu"), [], {}
    for _page in range(5):
        halaman = buka(client, **kueri).context["halaman"]
        seen.append([t.pk for t in halaman.isi])
        if halaman.sesudah is None:
            break
        kueri = {"sesudah": halaman.sesudah}
    assert [len(page) for page in seen] == [50, 50, 5]
    assert sum(seen, []) == sorted(Penugasan.objects.values_list("pk", flat=True), reverse=True)  # noqa: RUF017 -- three
    back = buka(client, sebelum=seen[-1][0]).context["halaman"]
    assert [t.pk for t in back.isi] == seen[1]
    assert buka(client).context["jumlah"] == "100+"


def tabel(answer):
    """The rows of an export, whichever form it has."""
    raw = b"".join(answer.streaming_content)
    if answer["Content-Type"].startswith("text/csv"):
        text = raw.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
    return CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
class TestEkspor:
    @pytest.mark.usefixtures("empat")
    def test_it_holds_the_list_as_it_is_filtered(self, masuk, bentuk):
        head, *rows = tabel(buka(masuk("kadis_pu"), "ekspor", bentuk))
        assert head == KEPALA
        assert [row[1] for row in rows] == SEMUA
        (late,) = tabel(buka(masuk("kadis_pu"), "ekspor", bentuk, terlambat="on"))[1:]
        assert late[1:7] == [
            "Keruk sungai",
            "Sekretaris Daerah",
            "Bidang Sumber Daya Air",
            "Penanggung jawab",
            "Biasa",
            "Terkirim",
        ]

    def test_moments_are_those_of_the_place_and_figures_are_figures(self, masuk, kota, diserahkan, bentuk):
        services.tolak(kota.aktor("kabag_ekbang"), diserahkan, catatan="kurang")
        rows = tabel(buka(masuk("kadis_pu"), "ekspor", bentuk))[1:]
        diserahkan.refresh_from_db()
        sent, progress = rows[0][7], rows[0][10]
        local = timezone.localtime(diserahkan.dikirim)
        if isinstance(sent, datetime):
            assert abs(sent - local.replace(tzinfo=None)) < timedelta(minutes=1)
            assert progress == 100
        else:
            assert f"{local:%H}" in sent
            assert progress == "100"

    def test_what_is_not_there_is_an_empty_cell(self, masuk, beri, bentuk):
        beri("sekda", "pu", ("sos", Peran.TEMBUSAN))
        (row,) = tabel(buka(masuk("kadis_sos"), "ekspor", bentuk))[1:]
        assert not row[8]
        assert not row[9]

    @pytest.mark.parametrize("rumus", ["=1+1", "+62811", "-5", "@SUM(A1)", "\t=2"])
    def test_no_cell_is_a_formula(self, masuk, beri, bentuk, rumus):
        beri("sekda", "pu", isi=f"{rumus} perbaiki")
        (row,) = tabel(buka(masuk("kadis_pu"), "ekspor", bentuk))[1:]
        assert "perbaiki" in row[1]
        assert bentuk == "xlsx" or row[1][0] not in "=+-@\t"

    def test_secret_work_is_exported_to_who_may_open_it_only(self, masuk, beri, bentuk):
        beri("sekda", "pu", isi="Dugaan kebocoran", kerahasiaan=Kerahasiaan.RAHASIA)
        assert len(tabel(buka(masuk("kadis_pu"), "ekspor", bentuk))) == 2
        for siapa in ("tu_pu", "inspektur", "walikota", "kabag_ekbang"):
            assert len(tabel(buka(masuk(siapa), "ekspor", bentuk, kotak="semua", status="semua"))) == 1

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_it_is_one_query_beyond_the_session(self, masuk, beri, bentuk, banyak, django_assert_num_queries):
        for _n in range(banyak):
            beri("sekda", "pu")
        client = masuk("kadis_pu")
        buka(client)
        with django_assert_num_queries(4):
            rows = tabel(buka(client, "ekspor", bentuk))
        assert len(rows) == banyak + 1


@pytest.mark.parametrize(
    ("bahasa", "kata"),
    [("id", ["Tidak ada penugasan di sini", "Masih berjalan"]), ("en", ["Still running", "Deadline"])],
)
def test_the_list_in_both_languages(masuk, bahasa, kata):
    page = buka(masuk("kadis_pu"), headers={"Accept-Language": bahasa}).content.decode()
    assert f'lang="{bahasa}"' in page
    assert any(words in page for words in kata)


@pytest.mark.parametrize(
    ("unit", "siapa", "pilihan"),
    [
        (None, "kadis_pu", False),
        ("pu", "kabag_ekbang", True),
        ("pu_sda", "sekda", True),
        ("kec", "inspektur", True),
        ("x", "sekda", True),
    ],
)
@pytest.mark.usefixtures("tugas")
def test_the_board_of_an_office(masuk, kota, unit, siapa, pilihan):
    found = kota.unit.get(unit)
    page = buka(masuk(siapa), "papan", **({"unit": found.pk if found else unit} if unit else {}))
    assert page.status_code == 200
    assert bool(page.context["pilihan"]) is pilihan
    expected = {None: "pu", "x": "setda"}.get(unit, unit)
    assert page.context["unit"].id == kota.unit[expected].pk


def test_the_board_moves_with_the_work(masuk, kota, tugas):
    def kolom():
        return [k.jumlah for k in buka(masuk("kadis_pu"), "papan").context["kolom"]]

    assert kolom() == [1, 0, 0, 0, 0]
    services.kembalikan(kota.aktor("kadis_pu"), tugas, catatan="bukan kami")
    assert kolom() == [0, 0, 0, 1, 0]
    services.tegaskan(kota.aktor("kabag_ekbang"), tugas, catatan="tetap")
    assert kolom() == [1, 0, 0, 0, 0]
    services.laporkan(kota.aktor("kadis_pu"), tugas, catatan="mulai")
    assert kolom() == [0, 0, 1, 0, 0]
    Penugasan.objects.filter(pk=tugas.pk).update(status=Status.SELESAI)
    assert kolom() == [0, 0, 0, 0, 0]
