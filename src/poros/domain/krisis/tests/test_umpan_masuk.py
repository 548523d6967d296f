"""Feeds as they come into the house: each report once, whoever reads it, and nothing that spoils a map or a list."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Laporan
from poros.domain.krisis.queries import peta
from poros.domain.krisis.rules.alur import Bahaya, Kanal, Periksa
from poros.domain.krisis.rules.baca_umpan import BARIS_MAKS
from poros.domain.krisis.tests.test_rules_umpan_tepi import cap, gempa, laporan, satu, tabel
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.models import Pemberitahuan

pytestmark = pytest.mark.django_db
SAAT = "2026-11-22T06:00:00+08:00"


@pytest.fixture
def muat(bpbd):
    def make(isi, actor=None):
        actor = actor or bpbd
        return services.muat_umpan(actor, Unit(pk=actor.unit_id), isi=isi)

    return make


def baris(n, nomor="", **lain):
    told = {"waktu": SAAT, "tempat": f"RT {n}", "uraian": "Air", "jenis": "banjir", "lat": "", "lng": "", "id": nomor}
    return list((told | lain).values())


def test_it_is_kept_as_it_came_unchecked_and_of_no_event(muat, bpbd):
    (row,) = muat(laporan(text="Air masuk rumah", pkey="77"))
    assert (row.kanal, row.bahaya, row.uraian, row.asal) == (
        Kanal.IMPOR, Bahaya.BANJIR, "Air masuk rumah", "petabencana-77",
    )  # fmt: skip
    assert (row.periksa, row.kejadian_id, row.latihan, row.unit_id) == (Periksa.BELUM, None, False, bpbd.unit_id)
    assert (row.pelapor, row.telepon, row.oleh.startswith("Pejabat BPBD")) == ("", "", True)
    assert row.pk, "its number is known, for the page and for programs"


def test_the_same_number_comes_in_once_also_within_one_file(muat):
    assert len(muat(tabel(baris(1, "7"), baris(2, "7"), baris(3, "8")))) == 2
    assert len(muat(tabel(baris(4, "8"), baris(5, "9")))) == 1
    assert sorted(Laporan.objects.values_list("asal", flat=True)) == ["tabel-7", "tabel-8", "tabel-9"]


def test_what_came_in_before_stays_as_it_is_also_after_checking(muat, bpbd):
    (row,) = muat(satu(nomor="7", uraian="Air"))
    services.periksa(bpbd, row, hasil=Periksa.KELIRU, alasan="Foto lama")
    assert muat(satu(nomor="7", uraian="Air lagi")) == []
    kept = Laporan.objects.get()
    assert (kept.uraian, kept.periksa) == ("Air", Periksa.KELIRU)


def test_rows_without_a_number_are_all_taken_in(muat):
    assert len(muat(tabel(baris(1), baris(1), baris(2)))) == 3
    assert len(muat(tabel(baris(1)))) == 1


def test_the_same_number_in_two_kinds_of_feeds_is_two_reports(muat):
    muat(cap(nomor="petabencana-1"))
    assert len(muat(laporan(pkey="1"))) == 1
    assert set(Laporan.objects.values_list("kanal", "asal")) == {("cap", "petabencana-1"), ("impor", "petabencana-1")}


def test_a_feed_with_nothing_new_writes_nothing_and_says_nought(muat, kota, masuk):
    muat(cap())
    file = SimpleUploadedFile("bmkg.xml", cap())
    page = masuk("kepala_bpbd").post(reverse("krisis:umpan"), {"berkas": file})
    assert (page.status_code, Laporan.objects.count()) == (200, 1)
    assert "0 laporan baru dibaca" in page.content.decode()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (satu(lat="95", lng="1"), "bukan CAP 1.2"),
        (satu(uraian="a\0b"), "bukan CAP 1.2"),
        (satu(nomor="9" * 400), "bukan CAP 1.2"),
        (b"waktu,tempat,uraian\n" + SAAT.encode() + b",a\rb,c\n", "bukan CAP 1.2"),
        (laporan(text="Air").replace(b'"Air"', b'"\\ud800"'), "bukan CAP 1.2"),
        (cap(status="Test"), "Tidak ada laporan"),
        (cap(pesan="Cancel"), "Tidak ada laporan"),
        (b"waktu,tempat,uraian\n", "Tidak ada laporan"),
        (tabel(*(baris(n) for n in range(BARIS_MAKS + 1))), "terlalu besar"),
        (b"x" * (2 * 1024 * 1024 + 1), "terlalu besar"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_what_cannot_be_kept_is_refused_whole_in_words(muat, isi, kata):
    with pytest.raises(Ditolak) as refused:
        muat(isi)
    assert (refused.value.bidang, kata in refused.value.pesan) == ("berkas", True)
    assert Laporan.objects.count() == 0


def test_one_bad_row_keeps_all_of_the_table_out(muat):
    with pytest.raises(Ditolak):
        muat(tabel(baris(1), baris(2, lat="utara", lng="1"), baris(3)))
    assert Laporan.objects.count() == 0


def test_what_has_no_words_or_place_gets_a_dash(muat):
    (row,) = muat(laporan(text="", tags={}, source=""))
    assert (row.uraian, row.tempat) == ("–", "–")


@pytest.mark.parametrize(
    ("hilang", "catatan"),
    [([], ""), (["urgency"], "Tanpa urgency."), (["category", "certainty"], "Tanpa category, certainty.")],
)
def test_what_a_loose_warning_lacks_is_remarked(muat, hilang, catatan):
    text = cap().decode()
    for name in hilang:
        begin, end = text.index(f"<{name}>"), text.index(f"</{name}>") + len(name) + 3
        text = text[:begin] + text[end:]
    assert muat(text.encode())[0].catatan == catatan


@pytest.mark.parametrize("banyak", [1, 3])
def test_it_costs_the_same_for_one_and_for_three(muat, banyak):
    content = tabel(*(baris(n, str(n)) for n in range(banyak)))
    with CaptureQueriesContext(connection) as found:
        assert len(muat(content)) == banyak
    ours = [q["sql"] for q in found.captured_queries if "krisis_laporan" in q["sql"]]
    assert len(ours) == 2


def test_a_thousand_rows_are_read(muat):
    assert len(muat(tabel(*(baris(n, str(n)) for n in range(BARIS_MAKS))))) == BARIS_MAKS


def test_who_reads_a_feed_is_not_told_of_what_he_read(muat):
    muat(cap())
    assert Pemberitahuan.objects.filter(jenis="krisis.laporan").count() == 0


def test_the_trail_says_that_a_feed_was_read_and_nothing_out_of_it(muat):
    muat(satu(uraian="Keterangan rahasia warga"))
    line = Jejak.objects.get(aksi="krisis.umpan_muat")
    assert (line.data, "Keterangan" in str(line.data)) == ({}, False)


@pytest.mark.parametrize("siapa", ["camat", "kadis_pu", "sekda", "walikota", "admin", "inspektur"])
def test_feeds_are_read_by_pusdalops_only(kota, masuk, siapa):
    client = masuk(siapa)
    assert client.get(reverse("krisis:umpan")).status_code == 404
    file = SimpleUploadedFile("bmkg.xml", cap())
    assert client.post(reverse("krisis:umpan"), {"berkas": file}).status_code == 404
    assert Laporan.objects.count() == 0


def test_a_page_without_a_file_asks_for_one(kota, masuk):
    answer = masuk("kepala_bpbd").post(reverse("krisis:umpan"), {"berkas": ""})
    assert (answer.status_code, Laporan.objects.count()) == (422, 0)


def test_a_program_reads_the_same_feeds(program, kota):
    bpbd = program("kepala_bpbd", "krisis:tulis", "krisis:baca")
    first = bpbd.post("/krisis/umpan", {"isi": gempa().decode()})
    assert (first.status_code, len(first.json()["id"])) == (201, 1)
    again = bpbd.post("/krisis/umpan", {"isi": gempa().decode()})
    assert (again.status_code, again.json()["id"]) == (201, [])
    refused = bpbd.post("/krisis/umpan", {"isi": "<html/>"})
    assert (refused.status_code, "CAP 1.2" in refused.content.decode()) == (422, True)
    assert bpbd.post("/krisis/umpan", {"isi": ""}).status_code == 422
    assert program("camat", "krisis:tulis").post("/krisis/umpan", {"isi": gempa().decode()}).status_code == 404
    told = bpbd.get(f"/krisis/laporan/{first.json()['id'][0]}").json()
    assert (told["bahaya"], told["kanal"], told["periksa"]) == ("gempa", "impor", "belum")


def test_the_same_call_of_a_program_twice_reads_once(program, kota):
    bpbd = program("kepala_bpbd", "krisis:tulis")
    body = {"isi": satu(uraian="Tanpa nomor").decode()}
    first, second = (bpbd.post("/krisis/umpan", body, kunci="umpan-1") for _n in range(2))
    assert first.json() == second.json()
    assert Laporan.objects.count() == 1


def test_on_the_map_of_its_event_it_is_valid_json(muat, bpbd, aktif):
    row = aktif()
    (told,) = muat(satu(lat="-1.2", lng="116.81"))
    services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=row.pk)
    text = json.dumps(peta.geojson(row), allow_nan=False)
    assert json.loads(text)["features"][-1]["geometry"]["coordinates"] == [116.81, -1.2]


def test_a_report_out_of_a_feed_is_checked_and_opened_like_any_other(muat, masuk):
    (told,) = muat(cap())
    client = masuk("kepala_bpbd")
    page = client.post(reverse("krisis:laporan", args=[told.pk]), {"hasil": "benar"}).content.decode()
    assert "Buka kejadian dari laporan ini" in page
    begin = client.get(reverse("krisis:buka"), {"laporan": told.pk}).content.decode()
    assert "Air naik" in begin
    assert "Damai" in begin


def test_the_list_shows_where_it_came_from(muat, masuk):
    muat(cap())
    muat(satu())
    page = masuk("kepala_bpbd").get(reverse("krisis:laporan_daftar")).content.decode()
    assert "Peringatan CAP" in page
    assert "Berkas umpan" in page


def test_an_unchecked_warning_is_for_pusdalops_and_the_top_only(muat, masuk):
    (told,) = muat(cap())
    address = reverse("krisis:laporan", args=[told.pk])
    seen = {k: masuk(k).get(address).status_code for k in ("kepala_bpbd", "sekda", "walikota", "camat", "kadis_pu")}
    assert seen == {"kepala_bpbd": 200, "sekda": 200, "walikota": 200, "camat": 404, "kadis_pu": 404}


def test_a_warning_for_later_is_taken_in_before_it_begins(muat):
    later = (timezone.now() + timedelta(days=1)).isoformat(timespec="seconds")
    (row,) = muat(cap(mulai=f"<onset>{later}</onset>"))
    assert row.waktu > timezone.now()
