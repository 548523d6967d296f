"""Ideas: named or not, from inside and outside, weighed, answered, credited."""

import pytest
from django.test import Client

from poros.domain.rapat import services
from poros.domain.rapat.models import Gagasan
from poros.domain.rapat.queries import gagasan as baca
from poros.domain.rapat.rules.alur import HasilGagasan
from poros.domain.rapat.services.gagasan import sumbangkan
from poros.domain.rapat.values import DataGagasan
from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang


@pytest.fixture
def fgd(kota, diundang):
    """A discussion with two questions and two criteria, one of which counts three times."""

    def make(*, dibuka=False):
        row = diundang(jenis="fgd", judul="FGD sampah")
        return services.atur_gagasan(
            kota.aktor("kabag_umum"),
            row,
            pertanyaan=("Apa hambatannya?", "Apa usulnya?"),
            kriteria={"Dampak": 3, "Biaya": 1},
            dibuka=dibuka,
        )

    return make


@pytest.fixture
def ide(kota, fgd):
    """An idea of Dinas PU."""
    return services.sumbang(kota.aktor("kadis_pu"), fgd(), data=DataGagasan(isi="Bank sampah tiap RW"))


def kriteria(row):
    return {k.nama: k.pk for k in row.rapat.kriteria.all()}


def test_ideas_are_weighed_and_the_weightiest_stands_first(kota, ide):
    other = services.sumbang(kota.aktor("kadis_dlh"), ide.rapat, data=DataGagasan(isi="Denda"))
    k = kriteria(ide)
    services.nilai(kota.aktor("kadis_pu"), other, nilai={k["Dampak"]: 5, k["Biaya"]: 1})
    services.nilai(kota.aktor("kadis_dlh"), ide, nilai={k["Dampak"]: 2, k["Biaya"]: 2})
    services.nilai(kota.aktor("kadis_dlh"), ide, nilai={k["Dampak"]: 3, k["Biaya"]: 3})
    rows = baca.timbang(ide.rapat)
    assert [(t.gagasan.isi, t.angka, t.penilai) for t in rows] == [("Denda", 4.0, 1), ("Bank sampah tiap RW", 3.0, 1)]
    assert baca.penyumbang(t.gagasan for t in rows) == {"Dinas Lingkungan Hidup": 1, "Dinas Pekerjaan Umum": 1}


def test_without_a_name_only_the_unit_is_kept(kota, fgd):
    row = sumbangkan(kota.aktor("kadis_pu"), fgd(), DataGagasan(isi="Rahasia", bernama=False))
    assert (row.nama, row.orang_id, row.unit) == ("", None, kota.unit["pu"])


@pytest.mark.parametrize("nilai", [{}, {"Dampak": 6}, {"Dampak": 0}, {"lain": 3}])
def test_marks_that_make_no_sense_are_refused(kota, ide, nilai):
    ids = kriteria(ide) | {"lain": 987_654_321}
    with pytest.raises(Ditolak):
        services.nilai(kota.aktor("kadis_pu"), ide, nilai={ids[k]: v for k, v in nilai.items()})


def test_a_refusal_says_why_and_its_contributor_is_told(kota, ide):
    umum = kota.aktor("kabag_umum")
    with pytest.raises(Ditolak, match="mengapa"):
        services.jawab_gagasan(umum, ide, hasil=HasilGagasan.DITOLAK, alasan="")
    services.jawab_gagasan(umum, ide, hasil=HasilGagasan.DITOLAK, alasan="Sudah ada programnya")
    assert Pemberitahuan.objects.get(jenis="rapat.gagasan").orang_id == kota.orang["kadis_pu"].pk
    with pytest.raises(Ditolak, match="sudah dijawab"):
        services.nilai(kota.aktor("kadis_dlh"), ide, nilai={kriteria(ide)["Dampak"]: 3})


def test_who_is_not_invited_gives_none_unless_it_is_open(kota, fgd):
    row = fgd()
    with pytest.raises(TidakBerwenang):
        services.sumbang(kota.aktor("camat"), row, data=DataGagasan(isi="x"))
    services.atur_gagasan(kota.aktor("kabag_umum"), row, pertanyaan=(), kriteria={}, dibuka=True)
    assert services.sumbang(kota.aktor("camat"), row, data=DataGagasan(isi="x")).unit == kota.unit["kec"]


def test_who_only_contributes_neither_weighs_nor_answers(kota, ide):
    with pytest.raises(TidakBerwenang):
        services.nilai(kota.aktor("camat"), ide, nilai={kriteria(ide)["Dampak"]: 3})
    with pytest.raises(TidakBerwenang):
        services.kelompokkan(kota.aktor("kadis_pu"), ide, kelompok="A")
    assert services.kelompokkan(kota.aktor("kabag_umum"), ide, kelompok=" A ").kelompok == "A"


def test_questions_with_ideas_are_kept(kota, fgd):
    row = fgd()
    asked = row.pertanyaan.first()
    services.sumbang(kota.aktor("kadis_pu"), row, data=DataGagasan(isi="x", pertanyaan_id=asked.pk))
    services.atur_gagasan(kota.aktor("kabag_umum"), row, pertanyaan=("Baru?",), kriteria={"Dampak": 2}, dibuka=False)
    assert {q.isi for q in row.pertanyaan.all()} == {"Apa hambatannya?", "Baru?"}
    assert [(k.nama, k.bobot) for k in row.kriteria.all()] == [("Dampak", 2)]
    with pytest.raises(Ditolak, match="bukan dari rapat"):
        services.sumbang(kota.aktor("kadis_pu"), row, data=DataGagasan(isi="x", pertanyaan_id=987_654_321))


def test_a_closed_meeting_gathers_nothing_from_outside(kota, diundang):
    row = diundang(jenis="bamus")
    with pytest.raises(Ditolak, match="tertutup"):
        services.atur_gagasan(kota.aktor("kabag_umum"), row, pertanyaan=(), kriteria={}, dibuka=True)


def test_people_outside_give_an_idea_and_read_what_became_of_it(kota, fgd):
    row, luar = fgd(dibuka=True), Client(HTTP_HOST="uji.localhost")
    page = f"/rapat/gagasan/sumbang/{row.kunci_gagasan}/"
    assert b"Apa hambatannya?" in luar.get(page).content
    assert luar.post(page, {"isi": " "}).status_code == 422
    done = luar.post(page, {"isi": "Kompos pasar", "nama": "Warga"})
    idea = Gagasan.objects.get(isi="Kompos pasar")
    assert done.url == f"/rapat/gagasan/hasil/{idea.kunci}/"
    assert "sudah kami terima" in luar.get(done.url).content.decode()
    services.jawab_gagasan(kota.aktor("kabag_umum"), idea, hasil=HasilGagasan.DIUBAH, alasan="Mulai dari dua pasar")
    assert "Mulai dari dua pasar" in luar.get(done.url).content.decode()
    services.atur_gagasan(kota.aktor("kabag_umum"), row, pertanyaan=("Apa usulnya?",), kriteria={}, dibuka=False)
    assert luar.get(page).status_code == 404


def test_the_pages_of_a_discussion(kota, masuk, ide):
    umum, pk = masuk("kabag_umum"), ide.rapat_id
    assert b"Bank sampah tiap RW" in umum.get(f"/rapat/{pk}/gagasan/").content
    told = {"pertanyaan": "Satu?\nDua?", "kriteria": "Dampak | 3\nBiaya", "dibuka": "on"}
    assert umum.post(f"/rapat/{pk}/gagasan/atur/", told).status_code == 302
    assert umum.post(f"/rapat/{pk}/gagasan/atur/", {"kriteria": "Dampak | tiga"}).status_code == 422
    olah = {"kelompok": "Warga", "hasil": "diambil", "alasan": ""}
    assert umum.post(f"/rapat/gagasan/{ide.pk}/olah/", olah).status_code == 302
    ide.refresh_from_db()
    assert (ide.kelompok, ide.hasil) == ("Warga", "diambil")
    second = masuk("kadis_pu").post(f"/rapat/{pk}/gagasan/", {"isi": "Lagi", "tanpa_nama": "on"})
    assert second.status_code == 302
    fresh = Gagasan.objects.get(isi="Lagi")
    marks = {f"k{n}": "4" for n in kriteria(fresh).values()}
    assert masuk("kadis_pu").post(f"/rapat/gagasan/{fresh.pk}/nilai/", marks).status_code == 302
    assert masuk("kadis_pu").get(f"/rapat/gagasan/{fresh.pk}/olah/").status_code == 404
