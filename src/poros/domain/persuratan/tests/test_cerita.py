"""The letter's page, as values: who has it, what came of it, what can be done; and its cost."""

import pytest

from poros.domain.persuratan import queries, services
from poros.domain.persuratan.wewenang import Wewenang
from poros.kernel.penugasan import services as tugas
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


def test_on_the_desk(catat, kota):
    surat = catat()
    kisah = queries.cerita(kota.aktor("sekda"), surat.pk)
    assert [(p.nama, p.peran, p.sejak) for p in kisah.pemegang] == [
        ("Sekretaris Daerah", "Menunggu arahan", surat.diterima)
    ]
    assert [k.kalimat for k in kisah.kejadian] == ["Mencatat surat"]
    assert (kisah.lembar, kisah.sudah_dibaca) == ([], False)


def test_routed_on_it_is_held_since_then(catat, kota):
    surat = catat()
    services.teruskan(kota.aktor("tu"), surat, kepada=kota.jabatan["asisten2"], catatan="Bidang pembangunan")
    kisah = queries.cerita(kota.aktor("asisten2"), surat.pk)
    assert kisah.pemegang[0].nama == "Asisten II"
    assert kisah.pemegang[0].sejak > surat.diterima
    assert kisah.kejadian[0].catatan == "kepada Asisten II. Bidang pembangunan"


def test_sheets_form_a_tree_with_each_units_part(catat, isi, kota):
    surat = catat()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "dlh", catatan="Segera"))
    services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda"))
    root = queries.cerita(kota.aktor("sekda"), surat.pk).lembar[0]
    assert root.kata == "Untuk ditindaklanjuti. Segera"
    assert [(b.tugas.unit.kode, b.tugas.peran, b.terbuka) for b in root.bagian] == [
        ("pu", "utama", True),
        ("dlh", "pendukung", True),
    ]
    assert [node.bagian[0].tugas.unit.kode for node in root.turunan] == ["pu_sda"]


def test_who_only_supports_sees_the_others_state_but_not_their_words(catat, isi, kota):
    surat = catat()
    sheet = services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "sos"))
    part = sheet.arahan.penugasan.get(unit=kota.unit["pu"])
    tugas.laporkan(kota.aktor("kadis_pu"), part, catatan="Pompa rusak, jangan sampai bocor", kemajuan=20)
    kisah = queries.cerita(kota.aktor("kadis_sos"), surat.pk)
    assert [(b.tugas.unit.kode, b.tugas.status, b.terlihat) for b in kisah.lembar[0].bagian] == [
        ("pu", "dikerjakan", False),
        ("sos", "terkirim", True),
    ]
    assert not any("Pompa" in k.catatan for k in kisah.kejadian)
    giver = queries.cerita(kota.aktor("sekda"), surat.pk)
    assert any("Pompa" in k.catatan for k in giver.kejadian)
    assert {p.nama for p in giver.pemegang} == {"Dinas Pekerjaan Umum", "Dinas Sosial"}


def test_a_withdrawn_sheet_stays_in_the_story(catat, isi, kota):
    surat = catat()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    services.urungkan(kota.aktor("sekda"), surat)
    kisah = queries.cerita(kota.aktor("sekda"), surat.pk)
    assert [node.disposisi.arahan.status for node in kisah.lembar] == ["ditarik"]
    assert [p.nama for p in kisah.pemegang] == ["Sekretaris Daerah"]


@pytest.mark.parametrize(("halaman", "lain"), [(None, []), (1, []), (3, [2, 3]), (500, list(range(2, 31)))])
def test_the_other_pages_of_the_scan_once_they_are_counted(catat, kota, pdf, halaman, lain):
    from poros.kernel.berkas.models import Berkas

    surat = catat(berkas=[(pdf, "a.pdf")])
    Berkas.objects.update(halaman=halaman)
    assert list(queries.cerita(kota.aktor("sekda"), surat.pk).halaman_lain) == lain


def test_a_letter_without_a_scan_has_no_pages(catat, kota):
    assert not queries.cerita(kota.aktor("sekda"), catat().pk).halaman_lain


def test_likenesses_and_files_are_on_it(catat, kota, pdf):
    first = catat("1/A", berkas=[(pdf, "a.pdf")])
    second = catat("2/B", berkas=[(pdf, "b.pdf")])
    kisah = queries.cerita(kota.aktor("sekda"), second.pk)
    assert kisah.serupa == [first]
    assert [b.nama for b in kisah.berkas] == ["b.pdf"]


@pytest.mark.parametrize(
    ("kode", "aksi", "hak"),
    [
        ("sekda", (), {"DISPOSISI", "TERUSKAN", "USULKAN"}),
        ("tu", (), {"TERUSKAN", "USULKAN", "PERBAIKI", "TARIK"}),
        ("sekda", ("disposisi",), {"DISPOSISI", "URUNGKAN"}),
        ("tu", ("disposisi",), set()),
        ("kadis_pu", ("disposisi",), {"TERUSKAN_DISPOSISI"}),
        ("tu_pu", ("disposisi",), set()),
        ("sekda", ("arsipkan",), {"DISPOSISI", "URUNGKAN"}),
        ("tu", ("arsipkan",), {"BERKASKAN"}),
    ],
)
def test_only_acts_that_are_possible_now_are_offered(catat, isi, kota, *, kode, aksi, hak):
    surat = catat()
    if "disposisi" in aksi:
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    if "arsipkan" in aksi:
        services.arsipkan(kota.aktor("sekda"), surat)
    assert {w.name for w in queries.cerita(kota.aktor(kode), surat.pk).boleh} == hak


def test_strangers_find_nothing(catat, kota):
    with pytest.raises(TidakBerwenang):
        queries.cerita(kota.aktor("kadis_sos"), catat().pk)


@pytest.mark.parametrize("banyak", [1, 3])
def test_its_cost_does_not_grow_with_the_story(catat, isi, kota, pdf, *, banyak, django_assert_num_queries):
    surat = catat(berkas=[(pdf, f"{n}.pdf") for n in range(banyak)])
    for _n in range(banyak):
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "dlh"))
    sekda = kota.aktor("sekda")
    with django_assert_num_queries(10):
        kisah = queries.cerita(sekda, surat.pk)
    assert len(kisah.lembar) == len(kisah.berkas) == banyak
    assert Wewenang.URUNGKAN in kisah.boleh
