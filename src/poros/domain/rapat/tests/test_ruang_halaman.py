"""Rooms, ways and protocol units: what their page shows to whom, what a change of them changes elsewhere."""

import re

import pytest

from poros.domain.rapat import services
from poros.domain.rapat.models import Lokasi, Ruang, UnitProtokol, WaktuTempuh
from poros.domain.rapat.queries import waktu
from poros.domain.rapat.rules.alur import AksiAgenda
from poros.domain.rapat.services.agenda import melangkah_agenda
from poros.domain.rapat.values import Jadwal
from poros.kernel.penugasan.models import SumberDaya

from .conftest import jejak, terlarang, tolakan


@pytest.fixture
def benda(kota):
    """A resource of Bagian Umum that is no room yet."""

    def make(nama="Ruang baru", **ganti):
        given = {"kode": nama, "nama": nama, "jenis": "ruang", "unit": kota.unit["umum"]}
        return SumberDaya.objects.create(**(given | ganti))

    return make


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_is_as_many_questions_for_one_room_as_for_three(kota, masuk, benda, banyak, banyak_perintah):
    umum = kota.aktor("kabag_umum")
    for n in range(banyak):
        services.simpan_ruang(umum, benda(f"Ruang {n}"), lokasi=f"Tempat {n}", kursi=10)
    client = masuk("kabag_umum")
    assert len(re.findall(r">Tempat \d<", client.get("/rapat/ruang/").content.decode())) == banyak
    assert banyak_perintah(lambda: client.get("/rapat/ruang/")) <= 11


@pytest.mark.parametrize(
    ("kode", "ubah", "belum", "tempuh"),
    [
        ("kabag_umum", True, True, False),
        ("kadis_pu", False, False, False),
        ("admin", True, True, True),
        ("sekda", False, False, False),
    ],
)
def test_who_is_offered_what(masuk, ruang, benda, kode, *, ubah, belum, tempuh):
    thing = benda("Tenda")
    page = masuk(kode).get("/rapat/ruang/").content.decode()
    assert "Ruang aula" in page
    assert (f"/rapat/ruang/{ruang['aula'].sumber_daya_id}/" in page) is ubah
    assert (f"/rapat/ruang/{thing.pk}/" in page) is belum
    assert ('href="/rapat/ruang/tempuh/"' in page) is tempuh
    assert ('href="/rapat/ruang/protokol/"' in page) is tempuh
    assert "Balai kota – Dinas PU" in page or "Dinas PU – Balai kota" in page


def test_a_room_out_of_use_is_shown_to_nobody(masuk, ruang):
    SumberDaya.objects.filter(pk=ruang["kecil"].sumber_daya_id).update(aktif=False)
    page = masuk("kabag_umum").get("/rapat/ruang/").content.decode()
    assert "Ruang aula" in page
    assert "Ruang kecil" not in page


def test_an_officials_time_is_no_room(kota, masuk, benda):
    own = benda("Waktu TU", jenis="orang", orang_id=kota.orang["tu"].pk)
    page = masuk("kabag_umum").get("/rapat/ruang/").content.decode()
    assert "Waktu TU" not in page
    assert masuk("kabag_umum").post(f"/rapat/ruang/{own.pk}/", {"lokasi": "Balai", "kursi": "5"}).status_code == 404
    assert not Ruang.objects.exists()


def test_a_room_that_moves_takes_its_meetings_along_and_keeps_its_name(kota, masuk, ruang, terjadwal):
    row = terjadwal()
    client = masuk("kabag_umum")
    page = client.get(f"/rapat/ruang/{ruang['aula'].sumber_daya_id}/").content.decode()
    assert 'value="Balai kota"' in page
    assert 'value="100"' in page
    sent = {"lokasi": "Gedung baru", "kursi": "80"}
    assert client.post(f"/rapat/ruang/{ruang['aula'].sumber_daya_id}/", sent).status_code == 302
    row.refresh_from_db()
    assert (str(row.ruang), row.ruang.lokasi.nama, row.ruang.kursi) == ("Ruang aula", "Gedung baru", 80)
    assert Lokasi.objects.filter(nama="Balai kota").exists()


def test_a_room_is_found_by_the_finder_as_soon_as_it_is_one(kota, rencana, benda):
    umum, row = kota.aktor("kabag_umum"), rencana()
    assert not waktu.ruang_terlihat(umum).exists()
    made = services.simpan_ruang(umum, benda(), lokasi="Balai", kursi=30)
    assert list(waktu.ruang_terlihat(umum)) == list(waktu.ruang_terlihat(kota.aktor("camat"))) == [made]
    assert row.ruang is None


def test_what_is_kept_of_a_change(kota, benda):
    thing = benda()
    services.simpan_ruang(kota.aktor("kabag_umum"), thing, lokasi="Balai", kursi=30)
    (line,) = jejak("rapat.ruang_atur")
    assert (line.objek_id, line.data) == (thing.pk, {"lokasi": "Balai", "kursi": 30})
    admin = kota.aktor("admin")
    services.simpan_tempuh(admin, kota.unit["umum"], dari="Balai", ke="Pasar", menit=15)
    assert jejak("rapat.tempuh_atur")[0].data == {"dari": "Balai", "ke": "Pasar", "menit": 15}
    services.atur_protokol(admin, kota.unit["umum"], unit_id=[kota.unit["umum"].pk])
    assert jejak("rapat.protokol_atur")[0].data == {"unit_id": [kota.unit["umum"].pk]}


@pytest.mark.parametrize("kode", ["kadis_pu", "camat", "sekda", "staf_pu", "inspektur"])
def test_whose_room_it_is_not(kota, benda, kode):
    assert terlarang(lambda: services.simpan_ruang(kota.aktor(kode), benda(), lokasi="Balai", kursi=1))


@pytest.mark.parametrize("menit", [0, 1440])
def test_ways_of_no_time_and_of_a_whole_day(kota, menit):
    row = services.simpan_tempuh(kota.aktor("admin"), kota.unit["umum"], dari=" A ", ke="B", menit=menit)
    assert (row.menit, row.dari_id < row.ke_id) == (menit, True)
    assert set(Lokasi.objects.values_list("nama", flat=True)) == {"A", "B"}


def test_a_way_told_backwards_is_the_same_way(kota, masuk):
    admin = masuk("admin")
    for dari, ke, menit in (("Balai", "Pasar", "10"), ("Pasar", "Balai", "25")):
        assert admin.post("/rapat/ruang/tempuh/", {"dari": dari, "ke": ke, "menit": menit}).status_code == 302
    assert WaktuTempuh.objects.get().menit == 25
    page = admin.post("/rapat/ruang/tempuh/", {"dari": "Balai", "ke": "balai ", "menit": "x"})
    assert (page.status_code, set(page.context["form"].errors)) == (422, {"menit"})


def test_who_stops_keeping_the_agendas_sees_no_more_of_them_than_others(kota, protokol, data_agenda, ruang):
    row = services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_agenda())
    tu, admin = kota.aktor("tu"), kota.aktor("admin")
    melangkah_agenda(tu, row, AksiAgenda.SUSUN)
    services.atur_protokol(admin, kota.unit["umum"], unit_id=[kota.unit["kesra"].pk])
    assert UnitProtokol.objects.get().unit == kota.unit["kesra"]
    assert terlarang(lambda: melangkah_agenda(tu, row, AksiAgenda.TELAAH))
    assert terlarang(lambda: services.ubah_agenda(kota.aktor("admin"), row, data=data_agenda()))
    assert services.ubah_agenda(kota.aktor("kabag_kesra"), row, data=data_agenda(judul="Lain")).judul == "Lain"


def test_units_below_a_protocol_unit_keep_the_agendas_too(kota, data_agenda):
    UnitProtokol.objects.create(unit=kota.unit["pu"])
    row = services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_agenda())
    assert (
        services.ubah_agenda(kota.aktor("staf_pu"), row, data=data_agenda(judul="Dari bidang")).judul == "Dari bidang"
    )
    assert terlarang(lambda: services.ubah_agenda(kota.aktor("kadis_dlh"), row, data=data_agenda()))


def test_the_form_of_units_knows_who_keeps_them_now(masuk, kota, protokol):
    page = masuk("admin").get("/rapat/ruang/protokol/")
    assert page.context["form"].initial == {"unit": [kota.unit["umum"].pk]}
    assert masuk("admin").post("/rapat/ruang/protokol/", {"unit": ["987654321"]}).status_code == 422
    assert UnitProtokol.objects.get().unit == kota.unit["umum"]
    assert masuk("admin").post("/rapat/ruang/protokol/", {"csrfmiddlewaretoken": "x"}).status_code == 302
    assert not UnitProtokol.objects.exists()


def test_a_room_too_small_is_still_the_planners_choice_but_a_taken_one_is_not(kota, rencana, terjadwal, ruang, saat):
    """Seats advise; two meetings in one room do not go."""
    umum = kota.aktor("kabag_umum")
    row = services.jadwalkan(
        umum, rencana(), jadwal=Jadwal(mulai=saat(9), selesai=saat(10), ruang_id=ruang["kecil"].pk)
    )
    assert row.ruang == ruang["kecil"]
    again = Jadwal(mulai=saat(9, 59), selesai=saat(11), ruang_id=ruang["kecil"].pk)
    assert tolakan(lambda: services.jadwalkan(umum, rencana(judul="Lain"), jadwal=again))[0] == "ruang"
    next_ = Jadwal(mulai=saat(10), selesai=saat(11), ruang_id=ruang["kecil"].pk)
    assert services.jadwalkan(umum, rencana(judul="Sesudah"), jadwal=next_).ruang == ruang["kecil"]
