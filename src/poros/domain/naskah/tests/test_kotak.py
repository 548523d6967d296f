"""What waits for whom: boxes, desk, filters and search over letters of every age, and paging to the last."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import Naskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.rules import Keberlakuan, Status
from poros.domain.naskah.services.tanda import mulai, mulai_kertas
from poros.domain.naskah.values import Asal, Saringan

pytestmark = pytest.mark.django_db
HARI = timezone.localdate()
SEHARI = timedelta(days=1)
KANTOR = ("staf_pu", "tu_pu", "kadis_pu", "asisten2", "sekda", "kadis_dlh", "inspektur", "admin")


@pytest.fixture
def lemari(kota, buat, siap, sah, jalur):
    """One letter of each age, by the word for it; all of PU's analyst, to DLH, signed by the head of PU."""
    staf, kadis = kota.aktor("staf_pu"), kota.aktor("kadis_pu")
    rows = {"konsep": buat(hal="Konsep jembatan")}
    rows["paraf"] = services.ajukan(staf, buat(hal="Paraf jembatan"), langkah=jalur("asisten2"))
    rows["revisi"] = services.kembalikan(kadis, siap(hal="Revisi waduk"), alasan="Perbaiki")
    rows["siap"] = siap(hal="Siap waduk")
    rows["bernomor"] = mulai_kertas(kadis, siap(hal="Bernomor waduk"))
    rows["sah"] = sah(hal="Sah waduk")
    rows["ditunggu"] = services.kirim(staf, sah(hal="Ditunggu waduk", jawab_hingga=HARI + SEHARI))
    rows["telat"] = services.kirim(staf, sah(hal="Telat waduk", jawab_hingga=HARI + SEHARI))
    Naskah.objects.filter(pk=rows["telat"].pk).update(jawab_hingga=HARI - SEHARI)
    rows["batal"] = services.batalkan(staf, buat(hal="Batal waduk"), alasan="Tidak jadi")
    return rows


def nama(lemari, rows):
    by_pk = {row.pk: word for word, row in lemari.items()}
    return {by_pk[row.pk] for row in rows}


@pytest.mark.parametrize(
    ("kotak", "isi"),
    [
        ("paraf", {"asisten2": {"paraf"}}),
        ("tandatangan", {"kadis_pu": {"siap", "bernomor"}}),
        ("konsep", {"staf_pu": {"konsep", "revisi"}}),
        ("jawaban", {"staf_pu": {"ditunggu", "telat"}}),
    ],
)
def test_each_box_holds_what_waits_for_its_office_and_nothing_else(kota, lemari, kotak, isi):
    for kode in KANTOR:
        rows = baca.saring(kota.aktor(kode), Saringan(kotak=kotak))
        assert nama(lemari, rows) == isi.get(kode, set()), kode


@pytest.mark.parametrize(
    ("kode", "isi"),
    [
        ("asisten2", {"paraf": {"paraf"}}),
        ("kadis_pu", {"tandatangan": {"siap"}}),
        ("staf_pu", {"revisi": {"revisi"}, "jawaban": {"telat"}}),
        ("kadis_dlh", {}),
        ("sekda", {}),
        ("admin", {}),
    ],
)
def test_the_desk_shows_what_somebody_must_do_now(kota, lemari, kode, isi):
    found = {}
    for kotak, row in baca.meja(kota.aktor(kode)):
        found.setdefault(kotak, set()).update(nama(lemari, [row]))
    assert found == isi


def test_the_desk_is_one_query_for_one_and_for_three(kota, lemari, siap, django_assert_num_queries):
    kadis = kota.aktor("kadis_pu")
    for banyak in (1, 3):
        with django_assert_num_queries(1):
            assert len(baca.meja(kadis)) == banyak
        if banyak == 1:
            siap()
            siap()


@pytest.mark.parametrize("status", list(Status))
def test_a_status_narrows_to_itself(kota, lemari, status):
    wanted = {word for word, row in lemari.items() if Naskah.objects.get(pk=row.pk).status == status}
    assert nama(lemari, baca.saring(kota.aktor("staf_pu"), Saringan(status=status))) == wanted


@pytest.mark.parametrize(
    ("q", "isi"),
    [
        ("jembatan", {"konsep", "paraf"}),
        ("JEMBATAN", {"konsep", "paraf"}),
        ("  jembatan  ", {"konsep", "paraf"}),
        ("%", set()),
        ("_", set()),
        ("tidak ada", set()),
    ],
)
def test_words_find_subjects_as_they_stand(kota, lemari, q, isi):
    assert nama(lemari, baca.saring(kota.aktor("staf_pu"), Saringan(q=q))) == isi
    assert nama(lemari, baca.cari(kota.aktor("staf_pu"), q)) == isi


def test_a_number_finds_its_letter_and_only_for_who_may_see_it(kota, lemari):
    nomor = Naskah.objects.get(pk=lemari["sah"].pk).nomor
    assert "sah" in nama(lemari, baca.cari(kota.aktor("staf_pu"), nomor))
    assert not baca.cari(kota.aktor("camat"), nomor).exists()


@pytest.mark.parametrize(
    "lain", [{"bentuk": "nota-dinas"}, {"bentuk": "surat-dinas", "q": "siap"}, {"status": "paraf", "q": "waduk"}]
)
def test_filters_hold_together(kota, lemari, lain):
    wanted = {"siap"} if lain.get("q") == "siap" else set()
    assert nama(lemari, baca.saring(kota.aktor("staf_pu"), Saringan(**lain))) == wanted


@pytest.mark.parametrize("kotak", ["lain", "", "KONSEP"])
def test_a_box_that_is_none_narrows_nothing(kota, lemari, kotak):
    assert len(baca.saring(kota.aktor("staf_pu"), Saringan(kotak=kotak))) == len(lemari)


class TestProgram:
    def test_lists_are_read_to_the_last_each_once(self, program, lemari):
        staf, seen = program("staf_pu"), []
        page = staf.get("/naskah", {"batas": 2}).json()
        while page:
            assert len(page["isi"]) <= 2
            seen += [row["id"] for row in page["isi"]]
            page = page["lanjut"] and staf.get(page["lanjut"].removeprefix("/api/v1")).json()
        assert sorted(seen) == sorted(row.pk for row in lemari.values())
        assert len(set(seen)) == len(seen)

    @pytest.mark.parametrize("kotak", ["paraf", "tandatangan", "konsep", "jawaban"])
    def test_boxes_are_those_of_the_screen(self, kota, program, lemari, kotak):
        for kode in ("staf_pu", "kadis_pu", "asisten2"):
            rows = program(kode).get("/naskah", {"kotak": kotak}).json()["isi"]
            wanted = baca.saring(kota.aktor(kode), Saringan(kotak=kotak))
            assert {row["id"] for row in rows} == {row.pk for row in wanted}, kode

    @pytest.mark.parametrize("kueri", [{"status": "hilang"}, {"q": "a\0b"}, {"q": "x" * 201}, {"kursor": "x"}])
    def test_a_filter_that_there_is_not_is_refused(self, program, kueri):
        assert program("staf_pu").get("/naskah", kueri).status_code == 422


class TestKeberlakuan:
    """What a signed letter is worth once another one speaks of it."""

    def test_alone_it_holds(self, lemari):
        assert baca.keberlakuan(lemari["sah"]) is Keberlakuan.BERLAKU

    @pytest.mark.parametrize("kasus", [("mengubah_id", Keberlakuan.DIUBAH), ("mencabut_id", Keberlakuan.DICABUT)])
    def test_from_the_signature_of_the_other_on(self, kota, lemari, siap, sahkan, kasus):
        asal, nilai = kasus
        old = lemari["sah"]
        later = siap(asal=Asal(**{asal: old.pk}))
        assert baca.keberlakuan(old) is Keberlakuan.BERLAKU
        mulai(kota.aktor("kadis_pu"), later)
        assert baca.keberlakuan(old) is Keberlakuan.BERLAKU
        sahkan(later, "kadis_pu")
        assert baca.keberlakuan(old) is nilai

    def test_revoked_outweighs_amended(self, lemari, sah):
        old = lemari["sah"]
        for asal in ("mencabut_id", "mengubah_id"):
            sah(asal=Asal(**{asal: old.pk}))
        assert baca.keberlakuan(old) is Keberlakuan.DICABUT

    def test_of_a_letter_that_came_to_nothing_nothing_follows(self, kota, lemari, siap):
        old = lemari["sah"]
        later = siap(asal=Asal(mencabut_id=old.pk))
        services.tolak(kota.aktor("kadis_pu"), mulai_kertas(kota.aktor("kadis_pu"), later), alasan="Keliru")
        assert baca.keberlakuan(old) is Keberlakuan.BERLAKU
