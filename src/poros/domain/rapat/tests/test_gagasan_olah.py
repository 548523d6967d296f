"""Ideas worked on: grouped and answered together or not at all, told once; marks, their means, their tables."""

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from poros.domain.rapat import services
from poros.domain.rapat.models import Gagasan, Kriteria, NilaiGagasan, Pertanyaan, Rapat
from poros.domain.rapat.queries import gagasan as baca
from poros.domain.rapat.rules.alur import HasilGagasan, Status
from poros.domain.rapat.services.gagasan import olahkan, sumbang_tamu, sumbangkan
from poros.domain.rapat.values import TANYA_MAKS, DataGagasan
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.pure.rapat import bobot

from .conftest import TAK_TERBURU, galat, jejak, terlarang, tolakan


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


@pytest.fixture
def fgd(umum, diundang):
    """A discussion whose criteria are effect (three times) and cost."""

    def make(**ganti):
        row = diundang(jenis="fgd", judul="FGD sampah")
        given = {"pertanyaan": ("Apa hambatannya?",), "kriteria": {"Dampak": 3, "Biaya": 1}, "dibuka": False}
        return services.atur_gagasan(umum, row, **(given | ganti))

    return make


@pytest.fixture
def ide(kota, fgd):
    """An idea of Dinas PU, with its name."""
    return services.sumbang(kota.aktor("kadis_pu"), fgd(), data=DataGagasan(isi="Bank sampah"))


def kabar():
    return Pemberitahuan.objects.filter(jenis="rapat.gagasan").count()


def test_what_is_refused_is_refused_whole(masuk, ide):
    """The group is not kept when the answer that came with it is not."""
    page = masuk("kabag_umum").post(
        f"/rapat/gagasan/{ide.pk}/olah/", {"kelompok": "Warga", "hasil": "ditolak", "alasan": " "}
    )
    text = page.content.decode()
    assert (page.status_code, set(page.context["form"].errors)) == (422, {"alasan"})
    assert 'value="Warga"' in text
    ide.refresh_from_db()
    assert (ide.kelompok, ide.hasil) == ("", "")
    assert jejak("rapat.olah") == []
    assert kabar() == 0


def test_who_gave_it_is_told_of_an_answer_and_not_of_a_new_group(umum, ide):
    told = {"hasil": HasilGagasan.DIUBAH, "alasan": "Mulai dari dua pasar"}
    olahkan(umum, ide, kelompok="Warga", **told)
    assert kabar() == 1
    ide.refresh_from_db()
    olahkan(umum, ide, kelompok="Pasar", **told)
    ide.refresh_from_db()
    olahkan(umum, ide, kelompok="Pasar", **told | {"alasan": " Mulai dari dua pasar "})
    assert kabar() == 1
    assert len(jejak("rapat.olah")) == 3
    olahkan(umum, ide, kelompok="Pasar", **told | {"alasan": "Mulai dari tiga pasar"})
    assert kabar() == 2


def test_grouping_alone_answers_nothing(umum, ide):
    olahkan(umum, ide, kelompok="Warga", hasil=None, alasan="")
    ide.refresh_from_db()
    assert (ide.kelompok, ide.hasil, kabar()) == ("Warga", "", 0)


def test_the_trail_keeps_group_and_outcome_but_not_the_idea(umum, ide):
    olahkan(umum, ide, kelompok="Warga", hasil=HasilGagasan.DITOLAK, alasan="Sudah ada")
    assert [x.data for x in jejak("rapat.olah")] == [{"kelompok": "Warga"}, {"hasil": "ditolak", "alasan": "Sudah ada"}]
    assert "Bank sampah" not in str([x.data for x in jejak("rapat.sumbang")])


@pytest.mark.parametrize("kode", ["kadis_pu", "camat", "sekda", "admin"])
def test_who_works_on_no_idea(kota, ide, kode):
    actor = kota.aktor(kode)
    assert terlarang(lambda: olahkan(actor, ide, kelompok="A", hasil=None, alasan=""))
    assert terlarang(lambda: olahkan(actor, ide, kelompok="", hasil=HasilGagasan.DIAMBIL, alasan=""))
    assert Gagasan.objects.get().kelompok == ""


@pytest.mark.parametrize(
    ("pertanyaan", "kriteria", "bidang"),
    [
        ([f"Tanya {n}?" for n in range(TANYA_MAKS + 1)], {}, "pertanyaan"),
        ([], {f"Kriteria {n}": 1 for n in range(TANYA_MAKS + 1)}, "kriteria"),
        ([], {"Dampak": 0}, "kriteria"),
        ([], {"Dampak": 101}, "kriteria"),
    ],
)
def test_too_much_is_refused_beside_what_is_too_much(umum, diundang, pertanyaan, kriteria, bidang):
    row = diundang(jenis="fgd")
    said = tolakan(lambda: services.atur_gagasan(umum, row, pertanyaan=pertanyaan, kriteria=kriteria, dibuka=False))
    assert said[0] == bidang
    assert not Pertanyaan.objects.exists()
    assert not Kriteria.objects.exists()


def test_exactly_as_many_as_may_be_and_one_question_asked_twice_is_one(umum, diundang):
    row = diundang(jenis="fgd")
    asked = [f"Tanya {n}?" for n in range(TANYA_MAKS)]
    given = [*asked, " Tanya 0? ", "", "  "]
    services.atur_gagasan(umum, row, pertanyaan=given, kriteria={"Dampak": 100}, dibuka=False)
    assert list(row.pertanyaan.values_list("isi", flat=True)) == asked
    services.atur_gagasan(umum, row, pertanyaan=asked[::-1], kriteria={"Dampak": 1}, dibuka=False)
    assert list(row.pertanyaan.values_list("isi", flat=True)) == asked[::-1]
    assert row.kriteria.get().bobot == 1


def test_a_criterion_that_goes_takes_its_marks_along(kota, umum, ide):
    effect, cost = (ide.rapat.kriteria.get(nama=n).pk for n in ("Dampak", "Biaya"))
    services.nilai(kota.aktor("kadis_dlh"), ide, nilai={effect: 5, cost: 1})
    assert baca.timbang(ide.rapat)[0].nilai == Fraction(4)
    services.atur_gagasan(umum, ide.rapat, pertanyaan=(), kriteria={"Biaya": 1}, dibuka=False)
    (weighed,) = baca.timbang(Rapat.objects.get())
    assert (weighed.nilai, weighed.penilai, NilaiGagasan.objects.count()) == (Fraction(1), 1, 1)
    services.atur_gagasan(umum, ide.rapat, pertanyaan=(), kriteria={}, dibuka=False)
    (weighed,) = baca.timbang(Rapat.objects.get())
    assert (weighed.angka, weighed.penilai) == (None, 0)


def test_equal_ideas_stand_as_they_came_and_the_unweighed_last(kota, umum, fgd):
    row = fgd()
    pu, dlh = kota.aktor("kadis_pu"), kota.aktor("kadis_dlh")
    ideas = [sumbangkan(pu, row, DataGagasan(isi=f"Ide {n}")) for n in range(4)]
    effect = row.kriteria.get(nama="Dampak").pk
    for idea, mark in ((ideas[3], 4), (ideas[1], 4), (ideas[2], 5)):
        services.nilai(dlh, idea, nilai={effect: mark})
    assert [t.gagasan.isi for t in baca.timbang(row)] == ["Ide 2", "Ide 1", "Ide 3", "Ide 0"]


def test_one_may_mark_one_criterion_now_and_the_other_later(kota, ide):
    dlh = kota.aktor("kadis_dlh")
    effect, cost = (ide.rapat.kriteria.get(nama=n).pk for n in ("Dampak", "Biaya"))
    services.nilai(dlh, ide, nilai={effect: 5})
    services.nilai(dlh, ide, nilai={cost: 1})
    assert baca.nilai_saya(dlh, ide.rapat) == {ide.pk: {effect: 5, cost: 1}}
    assert baca.nilai_saya(kota.aktor("kadis_pu"), ide.rapat) == {}
    assert baca.timbang(ide.rapat)[0].penilai == 1


@pytest.mark.parametrize("status", list(Status))
def test_until_when_ideas_are_taken(kota, fgd, status):
    row = fgd()
    Rapat.objects.update(status=status)
    idea = DataGagasan(isi="Terlambat?")
    if status is Status.DRAF:
        assert terlarang(lambda: sumbangkan(kota.aktor("kadis_pu"), row, idea))
    elif status in {Status.DITUTUP, Status.DIBATALKAN}:
        assert "sudah ditutup" in tolakan(lambda: sumbangkan(kota.aktor("kadis_pu"), row, idea))[1]
    else:
        assert sumbangkan(kota.aktor("kadis_pu"), row, idea).isi == "Terlambat?"


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_the_table_holds_every_column_of_every_idea(kota, masuk, umum, fgd, *, bentuk):
    row = fgd(dibuka=True)
    asked = row.pertanyaan.get().pk
    first = sumbangkan(kota.aktor("kadis_pu"), row, DataGagasan(isi='Bank "sampah"; tiap RW', pertanyaan_id=asked))
    sumbang_tamu(row, DataGagasan(isi="=1+1", nama="Warga"))
    effect = row.kriteria.get(nama="Dampak").pk
    services.nilai(umum, first, nilai={effect: 4})
    olahkan(umum, first, kelompok="Warga", hasil=HasilGagasan.DITOLAK, alasan="Sudah ada")
    answer = masuk("kadis_pu").get(f"/rapat/{row.pk}/gagasan.{bentuk}")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if bentuk == "csv":
        rows = list(
            csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";" if b";" in body.split(b"\n")[0] else ",")
        )
    else:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    text = [[str(cell) for cell in line] for line in rows]
    head = next(n for n, line in enumerate(text) if line[0] == "Gagasan")
    one, two = text[head + 1 : head + 3]
    assert one[:5] == [
        'Bank "sampah"; tiap RW',
        "Apa hambatannya?",
        "Pejabat Kepala Dinas PU",
        "Dinas Pekerjaan Umum",
        "Warga",
    ]
    assert (one[7], one[8], float(one[5].replace(",", "."))) == ("Tidak diambil", "Sudah ada", 4.0)
    assert two[0].lstrip("'") == "=1+1"
    assert two[0] != "2"
    assert (two[2], two[3], two[7]) == ("Warga", "", "")


def test_over_the_api_what_is_wrong_is_named(program, ide):
    umum, base = program("kabag_umum"), f"/rapat/{ide.rapat_id}/gagasan"
    assert "/kriteria" in galat(umum.post(f"{base}/atur", {"kriteria": [{"nama": f"K{n}"} for n in range(13)]}))
    assert "/pertanyaan" in galat(umum.post(f"{base}/atur", {"pertanyaan": [f"T{n}" for n in range(13)]}))
    assert "/kriteria/0/nama" in galat(umum.post(f"{base}/atur", {"kriteria": [{"nama": "x" * 101}]}))
    assert "/kelompok" in galat(umum.post(f"/rapat/gagasan/{ide.pk}/kelompok", {"kelompok": "x" * 101}))
    assert "/nilai" in galat(umum.post(f"/rapat/gagasan/{ide.pk}/nilai", {"nilai": []}))
    other = {"nilai": [{"kriteria": 987_654_321, "nilai": 3}]}
    assert "/nilai" in galat(umum.post(f"/rapat/gagasan/{ide.pk}/nilai", other))
    assert ide.rapat.kriteria.count() == 2


def test_over_the_api_weights_are_those_of_the_page(kota, program, ide):
    effect, cost = (ide.rapat.kriteria.get(nama=n).pk for n in ("Dampak", "Biaya"))
    marks = {"nilai": [{"kriteria": effect, "nilai": 5}, {"kriteria": cost, "nilai": 2}]}
    told = program("kadis_dlh").post(f"/rapat/gagasan/{ide.pk}/nilai", marks).json()
    assert (told["bobot"], told["penilai"], told["unit"]) == (4.25, 1, kota.unit["pu"].pk)
    second = {"nilai": [{"kriteria": effect, "nilai": 1}]}
    told = program("kabag_umum").post(f"/rapat/gagasan/{ide.pk}/nilai", second).json()
    assert (told["bobot"], told["penilai"]) == (2.75, 2)


NILAI = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.lists(st.integers(1, 5), max_size=4), max_size=3)
BOBOT = st.fixed_dictionaries({k: st.integers(1, 100) for k in "abc"})


@TAK_TERBURU
@given(NILAI, BOBOT, st.randoms(use_true_random=False))
def test_in_which_order_the_marks_came_does_not_matter(nilai, kriteria, acak):
    mixed = {}
    for key in acak.sample(sorted(nilai), len(nilai)):
        mixed[key] = acak.sample(nilai[key], len(nilai[key]))
    assert bobot(mixed, kriteria) == bobot(nilai, kriteria)


@TAK_TERBURU
@given(NILAI, BOBOT, st.integers(2, 50))
def test_weights_count_only_in_proportion_and_the_mean_lies_between_the_marks(nilai, kriteria, kali):
    found = bobot(nilai, kriteria)
    assert found == bobot(nilai, {k: w * kali for k, w in kriteria.items()})
    marks = [n for row in nilai.values() for n in row]
    assert (found is None) == (not marks)
    assert found is None or min(marks) <= found <= max(marks)
