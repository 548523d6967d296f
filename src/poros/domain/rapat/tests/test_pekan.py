"""The week of the leaders, the queue, the public part: what stands where, for whom, in which order."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from poros.domain.rapat import services
from poros.domain.rapat.models import Agenda, Lokasi
from poros.domain.rapat.queries import agenda as baca
from poros.domain.rapat.rules.alur import Kehadiran, StatusAgenda
from poros.domain.rapat.values import ArahanAgenda
from poros.domain.rapat.views.agenda import _senin

from .conftest import pada


@pytest.fixture
def senin(saat):
    day = saat(9).date()
    return day - timedelta(days=day.weekday())


@pytest.fixture
def butir(kota):
    """An item as a row, published unless told otherwise."""

    def make(mulai, jam=1, kode="walikota", **ganti):
        given = {
            "judul": "Acara", "pimpinan": kota.jabatan[kode], "mulai": mulai, "selesai": mulai + timedelta(hours=jam),
            "status": StatusAgenda.TAYANG, "pembuat_id": 1, "unit": kota.unit["sos"],
        }  # fmt: skip
        return Agenda.objects.create(**(given | ganti))

    return make


@pytest.mark.parametrize(
    ("hari", "jam", "lama", "ada"),
    [
        (0, 0, 1, True), (0, 9, 1, True), (6, 23, 1, True), (7, 0, 1, False), (-1, 9, 1, False), (-1, 23, 2, True), (-1, 23, 1, False),
        (6, 23, 5, True), (-3, 9, 24 * 12, True),
    ],
)  # fmt: skip
def test_a_week_runs_from_monday_to_sunday(kota, senin, butir, hari, jam, *, lama, ada):
    """What begins in it, and what reaches into it."""
    butir(pada(senin + timedelta(days=hari), jam), lama)
    assert bool(baca.pekan(kota.aktor("camat"), senin)) is ada


def test_the_week_in_order_of_time_and_of_one_leader(kota, senin, butir):
    butir(pada(senin, 13), judul="Siang")
    butir(pada(senin, 8), judul="Pagi", kode="sekda")
    gone = butir(pada(senin, 10), judul="Diwakili", wakil=kota.jabatan["sekda"], kehadiran=Kehadiran.DIWAKILKAN)
    camat = kota.aktor("camat")
    assert [a.judul for a in baca.pekan(camat, senin)] == ["Pagi", "Diwakili", "Siang"]
    assert [a.judul for a in baca.pekan(camat, senin, kota.jabatan["sekda"].pk)] == ["Pagi", "Diwakili"]
    assert [a.judul for a in baca.pekan(camat, senin, kota.jabatan["camat"].pk)] == []
    assert gone.nada == "utama"


@pytest.mark.parametrize("status", list(StatusAgenda))
def test_who_sees_what_in_the_week(kota, protokol, senin, butir, status):
    butir(pada(senin, 9), status=status)
    seen = {k for k in ("walikota", "tu", "kabag_umum", "camat", "sekda", "admin") if baca.pekan(kota.aktor(k), senin)}
    if status in {"ditarik", "ditolak"}:
        assert seen == set()
    elif status in {"tayang", "terlaksana", "dievaluasi"}:
        assert seen == {"walikota", "tu", "kabag_umum", "camat", "sekda", "admin"}
    else:
        assert seen == {"walikota", "tu", "kabag_umum"}


@pytest.mark.parametrize(
    ("teks", "hari", "senin"),
    [
        ("2026-11-23", "2026-01-01", "2026-11-23"), ("2026-11-29", "2026-01-01", "2026-11-23"), ("2026-11-30", "2026-01-01", "2026-11-30"),
        ("", "2026-11-25", "2026-11-23"), ("x", "2026-11-25", "2026-11-23"), ("1800-01-01", "2026-11-25", "2026-11-23"),
        ("2200-01-01", "2026-11-25", "2026-11-23"), ("2024-02-29", "2026-11-25", "2024-02-26"), ("2027-01-01", "2026-11-25", "2026-12-28"),
    ],
)  # fmt: skip
def test_the_monday_of_an_address(teks, hari, senin):
    from datetime import date

    assert _senin(teks, date.fromisoformat(hari)) == date.fromisoformat(senin)


def test_the_page_of_a_week(kota, masuk, senin, butir):
    butir(pada(senin + timedelta(days=1), 9), judul="Peresmian", tempat="Pasar", pakaian="Batik")
    butir(pada(senin + timedelta(days=1), 13), judul="Audiensi", wakil=kota.jabatan["sekda"], kehadiran="diwakilkan")
    page = masuk("camat").get("/rapat/agenda/", {"pekan": f"{senin}"}).content.decode()
    for words in (
        "Peresmian",
        "09.00–10.00",
        "Pasar",
        "Batik",
        "Audiensi",
        "diwakili Sekretaris Daerah",
        "Minta waktu pimpinan",
    ):
        assert words in page, words
    assert page.index("Peresmian") < page.index("Audiensi")
    assert f"pekan={senin - timedelta(days=7)}" in page
    assert f"pekan={senin + timedelta(days=7)}" in page
    one = (
        masuk("camat")
        .get("/rapat/agenda/", {"pekan": f"{senin}", "pimpinan": kota.jabatan["sekda"].pk})
        .content.decode()
    )
    assert "Audiensi" in one
    assert "Peresmian" not in one
    assert "Minta waktu pimpinan" not in masuk("staf_pu").get("/rapat/agenda/").content.decode()


def test_the_queue_by_status(kota, masuk, protokol, butir, senin):
    for status in StatusAgenda:
        butir(pada(senin, 9), judul=f"Acara {status.value}", status=status)
    client = masuk("tu")
    whole = client.get("/rapat/agenda/antrean/").content.decode()
    assert all(f"Acara {s.value}" in whole for s in StatusAgenda)
    only = client.get("/rapat/agenda/antrean/", {"status": "rk"}).content.decode()
    assert "Acara rk" in only
    assert "Acara masuk" not in only
    wrong = client.get("/rapat/agenda/antrean/", {"status": "entah"}).content.decode()
    assert "Acara masuk" in wrong


def test_the_public_page_shows_what_is_still_to_come(butir):
    now = timezone.now()
    butir(now - timedelta(hours=3), judul="Sudah lewat", publik=True)
    butir(now - timedelta(minutes=30), judul="Sedang", publik=True, tempat="Balai")
    butir(now + timedelta(days=2), judul="Nanti", publik=True, kontak="0812")
    butir(now + timedelta(days=2), judul="Tertutup")
    butir(now + timedelta(days=200), judul="Jauh", publik=True)
    page = Client(HTTP_HOST="uji.localhost").get("/rapat/publik/").content.decode()
    assert "Sedang" in page
    assert "Nanti" in page
    for words in ("Sudah lewat", "Tertutup", "Jauh", "0812"):
        assert words not in page, words


def test_who_reads_contact_source_and_word(kota, masuk, tayang):
    row = tayang()
    services.putuskan_agenda(
        kota.aktor("walikota"), row, arahan=ArahanAgenda(kehadiran=Kehadiran.HADIR, catatan="Siapkan data stok")
    )
    url = f"/rapat/agenda/{row.pk}/"
    for kode, reads in (("tu", True), ("kadis_sos", True), ("walikota", True), ("camat", False), ("sekda", False)):
        page = masuk(kode).get(url).content.decode()
        assert ("Siapkan data stok" in page) is reads, kode
        assert ("TU Dinas Sosial" in page) is (reads and kode != "walikota"), kode


@pytest.mark.parametrize(
    ("kode", "kata", "tanpa"),
    [
        ("tu", ("Petugas", "Usulkan perubahan", "Tarik"), ("Beri arahan",)), ("walikota", ("Beri arahan",), ("Usulkan perubahan", "Tarik")),
        ("camat", (), ("Beri arahan", "Usulkan perubahan", "Langkah berikut")),
    ],
)  # fmt: skip
def test_buttons_of_a_published_item(masuk, tayang, kode, kata, tanpa):
    page = masuk(kode).get(f"/rapat/agenda/{tayang().pk}/").content.decode()
    assert all(words in page for words in kata)
    assert not any(words in page for words in tanpa)


def test_a_collision_counts_the_way_and_not_itself(kota, butir, senin):
    one, two = Lokasi.objects.create(nama="Balai"), Lokasi.objects.create(nama="Pasar")
    first = butir(pada(senin, 9), lokasi=one)
    second = butir(pada(senin, 10, 15), lokasi=two)
    assert baca.benturan(first)[0].mulai == pada(senin, 10, 15)
    Agenda.objects.filter(pk=second.pk).update(lokasi=one)
    assert baca.benturan(first) == []
    assert [b.siapa for b in baca.benturan_wakil(first, kota.jabatan["walikota"].pk)] == []
    assert baca.benturan_wakil(first, None) == baca.benturan_wakil(first, 999_999) == []


@pytest.mark.parametrize(
    ("kehadiran", "wakil", "siapa"), [("hadir", None, "Wali Kota"), ("diwakilkan", "sekda", "Sekretaris Daerah")]
)
def test_a_collision_is_that_of_who_goes(kota, butir, senin, kehadiran, *, wakil, siapa):
    goes = wakil or "walikota"
    butir(pada(senin, 9), kode=goes)
    row = butir(pada(senin, 9), kehadiran=kehadiran, wakil=kota.jabatan[wakil] if wakil else None)
    assert [b.siapa for b in baca.benturan(row)] == [siapa]


@pytest.mark.parametrize("banyak", [1, 3])
def test_an_item_is_as_many_questions_for_one_helper_as_for_three(kota, masuk, tayang, banyak, banyak_perintah):
    row = tayang()
    helpers = dict.fromkeys([kota.jabatan[k].pk for k in ("tu", "kabag_umum", "staf_pu")][:banyak], "MC")
    services.atur_petugas(kota.aktor("tu"), row, petugas=helpers)
    client = masuk("tu")
    assert banyak_perintah(lambda: client.get(f"/rapat/agenda/{row.pk}/")) <= 20
