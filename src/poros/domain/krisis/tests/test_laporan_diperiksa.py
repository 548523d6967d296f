"""Reports between telling and checking: who reads what of them, what looks alike, which boards hear of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import services
from poros.domain.krisis.ikhtisar import temuan
from poros.domain.krisis.models import Kejadian, Laporan
from poros.domain.krisis.queries import laporan as baca
from poros.domain.krisis.queries import peta
from poros.domain.krisis.rules.alur import Bahaya, Kanal, Periksa
from poros.domain.krisis.tests.bahan import segar
from poros.domain.krisis.values import DataLaporan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


def halaman(client, row):
    return client.get(reverse("krisis:laporan", args=[row.pk])).content.decode()


def versi(*rows):
    return [Kejadian.objects.values_list("versi", flat=True).get(pk=r.pk) for r in rows]


@pytest.mark.parametrize("kanal", [Kanal.CAP, Kanal.IMPOR])
def test_nobody_tells_by_hand_what_comes_out_of_a_feed(laporan, kanal):
    with pytest.raises(Ditolak, match="dibaca dari berkasnya") as refused:
        laporan(kanal=kanal)
    assert (refused.value.bidang, Laporan.objects.count()) == ("kanal", 0)


@pytest.mark.parametrize("kanal", ["cap", "impor"])
def test_no_program_does_either(program, kota, kanal):
    body = {
        "bahaya": "banjir", "tempat": "RT 4", "waktu": (timezone.now() - timedelta(hours=1)).isoformat(), "uraian": "Air",
        "kanal": kanal,
    }  # fmt: skip
    answer = program("camat", "krisis:tulis").post("/krisis/laporan", body)
    assert (answer.status_code, Laporan.objects.count()) == (422, 0)
    assert "kanal" in answer.content.decode()


@pytest.mark.parametrize("kanal", [Kanal.PETUGAS, Kanal.KAMPUNG, Kanal.WARGA])
def test_people_tell_by_their_own_ways(laporan, kanal):
    assert laporan(kanal=kanal).kanal == kanal


@pytest.mark.parametrize(
    ("siapa", "nama"),
    [("camat", True), ("kepala_bpbd", True), ("kadis_pu", False), ("sekda", False), ("walikota", False)],
)
def test_who_told_it_is_read_by_pusdalops_and_the_own_unit(laporan, bpbd, masuk, siapa, nama):
    row = laporan(pelapor="Bu Rekaan Satu", telepon="0811-0000")
    services.periksa(bpbd, row, hasil=Periksa.BENAR)
    page = halaman(masuk(siapa), row)
    assert ("Bu Rekaan Satu" in page, "0811-0000" in page) == (nama, nama)


def test_the_list_and_the_story_name_nobody_who_told(laporan, tanggap, bpbd, masuk):
    row = tanggap()
    services.periksa(bpbd, laporan(pelapor="Bu Rekaan Satu", kejadian_id=row.pk), hasil=Periksa.BENAR)
    for client in (masuk("kepala_bpbd"), masuk("camat")):
        for address in (reverse("krisis:laporan_daftar"), reverse("krisis:kisah", args=[row.pk])):
            assert "Bu Rekaan Satu" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("lain", "mirip"),
    [
        ({}, True),
        ({"lat": -1.2049, "lng": 116.8}, True),
        ({"lat": -1.2051, "lng": 116.8}, False),
        ({"lat": -1.2, "lng": 116.7951}, True),
        ({"lat": -1.2, "lng": 116.794}, False),
        ({"jam": 7}, True),
        ({"jam": 7.1}, False),
        ({"bahaya": Bahaya.LONGSOR}, False),
        ({"lat": None, "lng": None}, False),
    ],
)
def test_near_in_threat_time_and_place_may_be_the_same(laporan, bpbd, lain, mirip):
    now = timezone.now()
    first = laporan(lat=-1.2, lng=116.8, waktu=now - timedelta(hours=1))
    data = {"lat": -1.2, "lng": 116.8, "waktu": now - timedelta(hours=lain.get("jam", 2))} | lain
    other = laporan("kadis_pu", **{k: v for k, v in data.items() if k != "jam"})
    assert (other in baca.serupa(bpbd, baca.satu(bpbd, first.pk))) is mirip


@pytest.mark.parametrize(("tempat", "mirip"), [("RT 4 Damai", True), ("rt 4 DAMAI", True), ("RT 4", False)])
def test_without_positions_the_same_words_may_be_the_same_place(laporan, bpbd, tempat, mirip):
    first, other = laporan(), laporan("kadis_pu", tempat=tempat)
    assert (other in baca.serupa(bpbd, baca.satu(bpbd, first.pk))) is mirip


def test_what_looks_alike_is_shown_to_those_who_may_read_it(laporan, bpbd, kota):
    first, hidden = laporan("camat"), laporan("kadis_pu")
    assert baca.serupa(kota.aktor("camat"), baca.satu(kota.aktor("camat"), first.pk)) == []
    services.periksa(bpbd, hidden, hasil=Periksa.BENAR)
    assert baca.serupa(kota.aktor("camat"), baca.satu(kota.aktor("camat"), first.pk)) == [hidden]


def test_a_drill_is_never_like_something_real(laporan, tanggap, bpbd):
    drill = tanggap(latihan=True)
    real, played = laporan(), laporan("kadis_pu", kejadian_id=drill.pk)
    assert baca.serupa(bpbd, baca.satu(bpbd, real.pk)) == []
    assert baca.serupa(bpbd, baca.satu(bpbd, played.pk)) == []


def test_of_many_alike_five_are_shown_the_newest_first(laporan, bpbd):
    rows = [laporan() for _n in range(8)]
    assert baca.serupa(bpbd, baca.satu(bpbd, rows[0].pk)) == rows[:2:-1]


def test_moved_to_another_event_both_boards_hear_of_it(laporan, buka, bpbd):
    first, second = buka(nama="Satu"), buka(nama="Dua")
    told = laporan(lat=-1.2, lng=116.8)
    services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=first.pk)
    before, drawn = versi(first, second), [peta.cap(first), peta.cap(second)]
    services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=second.pk)
    assert versi(first, second) == [n + 1 for n in before]
    assert [peta.cap(first) != drawn[0], peta.cap(second) != drawn[1]] == [True, True]
    assert list(first.laporan.all()) == []


def test_checked_again_in_the_same_event_its_board_hears_once(laporan, buka, bpbd):
    row, told = buka(), laporan()
    services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=row.pk)
    before = versi(row)
    services.periksa(bpbd, told, hasil=Periksa.KELIRU, alasan="Foto lama", kejadian_id=row.pk)
    assert versi(row) == [before[0] + 1]


def test_checked_without_an_event_no_board_hears_of_it(laporan, buka, bpbd):
    row, told = buka(), laporan()
    before = versi(row)
    services.periksa(bpbd, told, hasil=Periksa.BENAR)
    assert versi(row) == before


def test_checking_again_without_naming_the_event_leaves_it_there(laporan, buka, bpbd):
    row, told = buka(), laporan()
    services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=row.pk)
    again = services.periksa(bpbd, told, hasil=Periksa.GANDA, alasan="Sama dengan nomor 1")
    assert (again.kejadian_id, again.periksa, again.alasan) == (row.pk, Periksa.GANDA, "Sama dengan nomor 1")


@pytest.mark.parametrize("hasil", [Periksa.KELIRU, Periksa.GANDA])
def test_what_is_found_untrue_is_off_the_map_again(laporan, buka, bpbd, hasil):
    row, told = buka(), laporan(lat=-1.2, lng=116.8)
    services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=row.pk)
    assert len(peta.geojson(row)["features"]) == 1
    services.periksa(bpbd, told, hasil=hasil, alasan="Ternyata lain")
    assert peta.geojson(row)["features"] == []


def test_a_report_of_a_drill_is_tied_to_drills_only(laporan, tanggap, buka, bpbd):
    told, real = laporan(kejadian_id=tanggap(latihan=True).pk), buka()
    with pytest.raises(Ditolak, match="tidak boleh tercampur") as refused:
        services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=real.pk)
    assert refused.value.bidang == "kejadian"
    assert Laporan.objects.get(pk=told.pk).periksa == Periksa.BELUM


def test_to_what_is_over_nothing_is_tied(laporan, aktif, bpbd):
    row, told = aktif(), laporan()
    services.akhiri(bpbd, row)
    with pytest.raises(Ditolak, match="sudah diakhiri"):
        services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=row.pk)


def test_a_report_tied_before_the_end_is_still_corrected_after_it(laporan, aktif, bpbd):
    row = aktif()
    told = laporan(kejadian_id=row.pk)
    services.akhiri(bpbd, row)
    assert services.periksa(bpbd, told, hasil=Periksa.KELIRU, alasan="Salah tempat").kejadian_id == row.pk


def test_pusdalops_is_told_once_and_who_told_it_is_not(laporan, kota):
    from poros.kernel.organisasi.models import Pemangku

    laporan("camat")
    got = Pemberitahuan.objects.filter(jenis="krisis.laporan")
    assert [n.orang_id for n in got] == [kota.orang["kepala_bpbd"].pk]
    got.delete()
    laporan("kepala_bpbd")
    assert not got.exists(), "one's own report is no news"
    Pemangku.objects.filter(jabatan=kota.jabatan["kepala_bpbd"]).update(dicabut=timezone.localdate())
    laporan("camat")
    assert not got.exists(), "an office that nobody holds hears nothing, and the report is kept all the same"
    assert Laporan.objects.count() == 3


def test_what_a_report_says_is_in_no_notice_and_in_no_trail(laporan, bpbd):
    row = laporan(uraian="Rahasia warga", pelapor="Bu Rekaan Satu", telepon="0811-0000")
    services.periksa(bpbd, row, hasil=Periksa.KELIRU, alasan="Alasan rahasia")
    lines = [str(j.data) for j in Jejak.objects.filter(aksi__startswith="krisis.laporan")]
    assert len(lines) == 2
    assert not any(w in line for line in lines for w in ("Rahasia", "Rekaan Satu", "0811", "Alasan"))
    assert "keliru" in lines[1] + lines[0]


def test_the_form_offers_living_events_of_the_same_world(laporan, buka, tanggap, bpbd, masuk):
    over, drill = buka(nama="Sudah lewat"), tanggap(nama="Gladi", latihan=True)
    alive = buka(nama="Masih jalan")
    services.akhiri(bpbd, over)
    page = halaman(masuk("kepala_bpbd"), laporan())
    assert [name in page for name in ("Masih jalan", "Sudah lewat", "Gladi")] == [True, False, False]
    played = halaman(masuk("kepala_bpbd"), laporan(kejadian_id=drill.pk))
    assert [name in played for name in (alive.nama, "Gladi")] == [False, True]


def test_refused_by_form_it_is_said_beside_the_field_and_kept(laporan, masuk):
    row, client = laporan(), masuk("kepala_bpbd")
    address = reverse("krisis:laporan", args=[row.pk])
    answer = client.post(address, {"hasil": "keliru", "alasan": ""})
    assert (answer.status_code, "Tuliskan alasannya" in answer.content.decode()) == (422, True)
    for wrong in ({"hasil": "belum"}, {"hasil": ""}, {"hasil": "benar", "kejadian": "999"}):
        assert client.post(address, wrong).status_code == 422
    assert Laporan.objects.get().periksa == Periksa.BELUM


@pytest.mark.parametrize("siapa", ["sekda", "camat", "walikota"])
def test_who_may_read_but_not_check_has_no_form_and_finds_no_door(laporan, masuk, siapa):
    row, client = laporan("camat"), masuk(siapa)
    assert "Simpan pemeriksaan" not in halaman(client, row)
    assert client.post(reverse("krisis:laporan", args=[row.pk]), {"hasil": "benar"}).status_code == 404
    assert Laporan.objects.get().periksa == Periksa.BELUM


@pytest.mark.parametrize("pk", ["999999", "abc", "0"])
def test_telling_of_an_event_that_is_none(kota, masuk, pk):
    answer = masuk("camat").get(reverse("krisis:lapor"), {"kejadian": pk})
    assert answer.status_code == (404 if pk == "999999" else 200)


def test_telling_of_an_event_that_is_over_keeps_what_was_typed(aktif, bpbd, masuk):
    row = aktif()
    services.akhiri(bpbd, row)
    told = {"bahaya": "banjir", "tempat": "RT 9 sisa", "uraian": "Masih", "kanal": "warga", "waktu": "2026-11-20T10:00"}
    answer = masuk("camat").post(f"{reverse('krisis:lapor')}?kejadian={row.pk}", told)
    page = answer.content.decode()
    assert (answer.status_code, Laporan.objects.filter(tempat="RT 9 sisa").count()) == (422, 0)
    assert "sudah diakhiri" in page
    assert 'value="RT 9 sisa"' in page


def test_an_event_cannot_be_opened_twice_from_one_report(laporan, buka, masuk):
    told = laporan()
    buka(laporan=(told.pk,))
    data = {"nama": "Banjir", "bahaya": "banjir", "tempat": "Damai", "mulai": "2026-11-20T10:00", "laju": "1"}
    answer = masuk("kepala_bpbd").post(f"{reverse('krisis:buka')}?laporan={told.pk}", data)
    assert (answer.status_code, Kejadian.objects.count()) == (422, 1)
    assert "terkait kejadian lain" in answer.content.decode()


def test_an_event_takes_all_its_reports_or_none(laporan, buka):
    rows = [laporan(), laporan()]
    with pytest.raises(Ditolak):
        buka(laporan=(rows[0].pk, 999_999))
    assert not Kejadian.objects.exists()
    made = buka(laporan=(rows[0].pk, rows[1].pk, rows[0].pk))
    assert set(made.laporan.all()) == set(rows), "named twice it is tied once"


def test_the_list_is_read_page_by_page_to_its_end(laporan, masuk, kota):
    actor = kota.aktor("camat")
    Laporan.objects.bulk_create(
        Laporan(kanal="warga", bahaya="banjir", uraian="x", tempat=f"RT nomor {n:03}", waktu=timezone.now(),
                unit=kota.unit["kec"], oleh=actor.nama)
        for n in range(60)
    )  # fmt: skip
    client, address, seen = masuk("kepala_bpbd"), reverse("krisis:laporan_daftar"), []
    query = {}
    while True:
        answer = client.get(address, query)
        part = answer.context["halaman"]
        seen += [r.tempat for r in part.isi]
        if not part.sesudah:
            break
        query = {"sesudah": part.sesudah}
    assert seen == [f"RT nomor {n:03}" for n in reversed(range(60))]


def test_events_are_found_by_name_and_by_place(buka, kota):
    one, two = buka(nama="Banjir Kali Uji", tempat="Mekar"), buka(nama="Longsor", tempat="Lereng Kali Uji")
    drill = buka(nama="Gladi kali uji", latihan=True)
    found = [t["judul"] for t in temuan(kota.aktor("camat"), "kali uji", 10)]
    assert found == [str(drill), str(two), str(one)]
    assert str(drill).startswith("[LATIHAN]")
    assert len(temuan(kota.aktor("camat"), "kali uji", 2)) == 2
    assert temuan(kota.aktor("camat"), "kali lain", 10) == []


def test_the_page_in_english(laporan, masuk):
    row, client = laporan(), masuk("kepala_bpbd")
    with translation.override("en"):
        page = client.get(reverse("krisis:laporan", args=[row.pk]), headers={"accept-language": "en"}).content.decode()
    assert "Flood" in page
    assert "Belum diperiksa" not in page


def test_checking_is_not_for_other_worlds(laporan, kota):
    row = laporan()
    for who in ("admin", "inspektur", "kadis_sos", "walikota"):
        with pytest.raises(TidakBerwenang):
            services.periksa(kota.aktor(who), row, hasil=Periksa.BENAR)


def test_the_unit_that_tells_is_the_own(kota):
    actor = kota.aktor("camat")
    data = DataLaporan(
        kanal=Kanal.PETUGAS, bahaya=Bahaya.BANJIR, uraian="x", tempat="y", waktu=timezone.now() - timedelta(hours=1)
    )
    with pytest.raises(TidakBerwenang):
        services.lapor(actor, Unit(pk=kota.unit["pu"].pk), data=data)


def test_an_event_remembers_the_clock_of_its_last_check(laporan, buka, bpbd):
    row, told = buka(), laporan()
    checked = services.periksa(bpbd, told, hasil=Periksa.BENAR, kejadian_id=row.pk)
    assert checked.diperiksa <= timezone.now()
    assert segar(row).laporan.get().pemeriksa == checked.pemeriksa
