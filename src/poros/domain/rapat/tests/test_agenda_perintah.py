"""Items of leaders' agendas by commands: each refusal, who may, who is told, what the trail and the history keep."""

from dataclasses import replace
from datetime import timedelta

import pytest

from poros.domain.rapat import services
from poros.domain.rapat.models import Agenda, Lokasi, PetugasAgenda, RevisiAgenda, UmpanKalender
from poros.domain.rapat.queries import agenda as baca
from poros.domain.rapat.rules.alur import AksiAgenda, Kehadiran, StatusAgenda
from poros.domain.rapat.services.agenda import melangkah_agenda
from poros.domain.rapat.values import ArahanAgenda, Jadwal
from poros.kernel.penugasan.models import Arahan, KlaimSumberDaya, SumberDaya
from poros.pure.flow import TransitionError

from .conftest import dikabari, jejak, terlarang, tolakan

A, S = AksiAgenda, StatusAgenda


@pytest.fixture
def tu(kota):
    return kota.aktor("tu")


@pytest.fixture
def diminta(kota, protokol, data_agenda):
    def make(**ganti):
        return services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_agenda(**ganti))

    return make


def test_each_refusal_of_a_request(kota, protokol, data_agenda):
    sos = kota.aktor("kadis_sos")
    for change, field, words in (
        ({"judul": "  "}, "judul", "Tulis acaranya"),
        ({"selesai": data_agenda().mulai}, "selesai", "berakhir sesudah"),
        ({"pimpinan_id": kota.jabatan["staf_pu"].pk}, "pimpinan", "Pilih pimpinan"),
        ({"pimpinan_id": kota.jabatan["kabag_kesra"].pk}, "pimpinan", "Pilih pimpinan"),
        ({"pimpinan_id": 987_654_321}, "pimpinan", "Pilih pimpinan"),
    ):
        said = tolakan(lambda c=change: services.minta_agenda(sos, kota.unit["sos"], data=data_agenda(**c)))
        assert (said[0], words in said[1]) == (field, True), said
    assert not Agenda.objects.exists()
    assert terlarang(lambda: services.minta_agenda(sos, kota.unit["pu"], data=data_agenda()))
    assert terlarang(lambda: services.minta_agenda(kota.aktor("staf_pu"), kota.unit["pu"], data=data_agenda()))


def test_who_keeps_the_agendas_enters_what_comes_from_outside(kota, protokol, data_agenda, tu):
    row = services.minta_agenda(tu, kota.unit["umum"], data=data_agenda(judul=" Audiensi ", kontak=" TU "))
    assert (row.judul, row.kontak, row.status, row.pembuat_id) == ("Audiensi", "TU", "masuk", kota.orang["tu"].pk)
    (line,) = jejak("rapat.agenda_minta")
    assert (line.objek, line.objek_id, line.data) == ("agendapimpinan", row.pk, {})
    assert [(h.aksi, h.status) for h in row.riwayat.all()] == [("", "masuk")]


@pytest.mark.parametrize("kode", ["walikota", "sekda", "asisten1", "kadis_pu", "camat", "inspektur"])
def test_leaders_have_an_agenda(kota, kode):
    assert baca.pemimpin().filter(pk=kota.jabatan[kode].pk).exists()


@pytest.mark.parametrize("kode", ["tu", "staf_pu", "kabag_umum", "admin"])
def test_others_have_none(kota, kode):
    assert not baca.pemimpin().filter(pk=kota.jabatan[kode].pk).exists()


def test_every_step_keeps_who_took_it_and_makes_the_entry_newer(kota, disetujui):
    row = disetujui()
    done = services.putuskan_agenda(kota.aktor("walikota"), row, arahan=ArahanAgenda(kehadiran=Kehadiran.HADIR))
    steps = [(h.aksi, h.status, h.orang_id) for h in done.riwayat.all()]
    who = {k: kota.orang[k].pk for k in ("kadis_sos", "tu", "kabag_umum", "walikota")}
    assert steps == [
        ("", "masuk", who["kadis_sos"]), ("susun", "rk", who["tu"]), ("telaah", "ditelaah", who["tu"]),
        ("setujui", "disetujui", who["kabag_umum"]), ("putuskan", "tayang", who["walikota"]),
    ]  # fmt: skip
    assert done.urutan_ubah == 4
    (line,) = jejak("rapat.agenda_putuskan")
    assert line.data["arahan"]["kehadiran"] == "hadir"


@pytest.mark.parametrize("aksi", [A.KEMBALIKAN, A.TARIK, A.TOLAK, A.EVALUASI])
def test_reasons_are_asked_for_beside_their_field(kota, diminta, aksi):
    row = diminta()
    at = {A.KEMBALIKAN: S.DITELAAH, A.TARIK: S.RK, A.TOLAK: S.DISETUJUI, A.EVALUASI: S.TERLAKSANA}[aksi]
    Agenda.objects.update(status=at)
    actor = kota.aktor("walikota" if aksi is A.TOLAK else "tu")
    field, said = tolakan(lambda: melangkah_agenda(actor, row, aksi, "  "))
    assert (field, "alasan" in said) == ("catatan", True)
    assert melangkah_agenda(actor, row, aksi, "Sebab ini").status != at


@pytest.mark.parametrize(
    ("perintah", "aksi"),
    [("susun", A.TELAAH), ("susun", A.SETUJUI), ("susun", A.PUTUSKAN), ("telaah", A.SUSUN), ("telaah", A.TARIK)],
)
def test_no_command_takes_anothers_step(tu, diminta, perintah, aksi):
    act = {"susun": services.susun_agenda, "telaah": services.telaah_agenda}[perintah]
    with pytest.raises(TransitionError):
        act(tu, diminta(), aksi=aksi, catatan="x")
    with pytest.raises(TransitionError):
        melangkah_agenda(tu, Agenda.objects.get(), A.PUTUSKAN)


@pytest.mark.parametrize(
    ("status", "kata"),
    [(S.DITELAAH, "dikembalikan dahulu"), (S.DISETUJUI, "dikembalikan dahulu"), (S.TAYANG, "usul perubahan"),
     (S.TERLAKSANA, "usul perubahan")],
)  # fmt: skip
def test_what_is_past_review_is_not_written_over(tu, diminta, data_agenda, status, kata):
    row = diminta()
    Agenda.objects.update(status=status)
    assert kata in tolakan(lambda: services.ubah_agenda(tu, row, data=data_agenda(judul="Lain")))[1]
    row.refresh_from_db()
    assert row.judul == "Peresmian pasar"


def test_outside_the_protocol_nobody_prepares(kota, diminta, data_agenda):
    row = diminta()
    for kode in ("kadis_sos", "walikota", "sekda", "kadis_pu", "admin", "kabag_kesra"):
        actor = kota.aktor(kode)
        assert terlarang(lambda a=actor: services.ubah_agenda(a, row, data=data_agenda())), kode
        assert terlarang(lambda a=actor: melangkah_agenda(a, row, A.SUSUN)), kode
        assert terlarang(lambda a=actor: services.atur_petugas(a, row, petugas={})), kode


@pytest.mark.parametrize(
    ("kurang", "kata"),
    [
        ({"sumber": ""}, "sumbernya"),
        ({"dibuka": False}, "belum dibuka"),
        ({"tempat": ""}, "Tempatnya"),
        ({"kontak": ""}, "Narahubung"),
    ],
)
def test_what_the_checklist_lacks_stops_it(tu, diminta, kurang, kata):
    row = diminta(**kurang)
    melangkah_agenda(tu, row, A.SUSUN)
    assert kata in tolakan(lambda: melangkah_agenda(tu, row, A.TELAAH))[1]
    assert [str(w) for w in baca.rincian(tu, row.pk).kurang] == list(kurang)


def test_the_old_deputy_is_told_when_another_goes(kota, disetujui):
    row, mayor = disetujui(), kota.aktor("walikota")

    def delegate(kode):
        word = ArahanAgenda(kehadiran=Kehadiran.DIWAKILKAN, wakil_id=kota.jabatan[kode].pk, catatan="Sampaikan salam")
        return services.putuskan_agenda(mayor, row, arahan=word)

    delegate("sekda")
    delegate("sekda")
    assert dikabari("rapat.mewakili") == {kota.orang["sekda"].pk}
    assert dikabari("rapat.agenda_diubah") == set()
    delegate("kadis_pu")
    assert dikabari("rapat.mewakili") == {kota.orang[k].pk for k in ("sekda", "kadis_pu")}
    assert dikabari("rapat.agenda_diubah") == {kota.orang["sekda"].pk}
    services.putuskan_agenda(mayor, row, arahan=ArahanAgenda(kehadiran=Kehadiran.HADIR))
    assert dikabari("rapat.agenda_diubah") == {kota.orang[k].pk for k in ("sekda", "kadis_pu")}


@pytest.fixture
def sibuk(kota, saat):
    """An order that takes an official's morning."""

    def make(kode, mulai=None, lama=2):
        begin = mulai or saat(9)
        thing = SumberDaya.objects.create(orang_id=kota.orang[kode].pk, kode=kode, nama=kode, jenis="orang")
        arahan = Arahan.objects.create(penerbit=kota.jabatan["sekda"], pemangku_id=1, isi="x", terbit=begin)
        return KlaimSumberDaya.objects.create(
            arahan=arahan, sumber_daya=thing, mulai=begin, selesai=begin + timedelta(hours=lama)
        )

    return make


def test_a_deputy_who_is_busy_is_shown_before_he_is_sent(kota, masuk, disetujui, sibuk):
    row = disetujui()
    sibuk("sekda")
    url = f"/rapat/agenda/{row.pk}/arahan/"
    told = {"kehadiran": "diwakilkan", "wakil": kota.jabatan["sekda"].pk, "catatan": "Sampaikan salam"}
    held = masuk("walikota").post(url, told)
    page = held.content.decode()
    assert held.status_code == 422
    assert "Sekretaris Daerah punya perintah pukul 09.00–11.00" in page
    assert "Sampaikan salam" in page
    row.refresh_from_db()
    assert row.status == S.DISETUJUI
    assert masuk("walikota").post(url, told | {"tetap": "on"}).status_code == 302
    row.refresh_from_db()
    assert row.wakil == kota.jabatan["sekda"]
    assert masuk("walikota").post(url, {"kehadiran": "hadir", "wakil": kota.jabatan["sekda"].pk}).status_code == 302


def test_a_change_into_a_busy_hour_is_shown_before_it_is_asked_for(kota, masuk, tayang, saat, sibuk):
    row = tayang()
    sibuk("walikota", saat(13))
    url = f"/rapat/agenda/{row.pk}/perubahan/"
    told = {"mulai": f"{saat(13):%Y-%m-%dT%H:%M}", "selesai": f"{saat(14):%Y-%m-%dT%H:%M}", "alasan": "Hujan"}
    held = masuk("tu").post(url, told)
    assert held.status_code == 422
    assert "Wali Kota punya perintah pukul 13.00" in held.content.decode()
    wrong = masuk("tu").post(url, told | {"selesai": told["mulai"]})
    assert "berakhir sesudah" in wrong.content.decode()
    assert masuk("tu").post(url, told | {"tetap": "on"}).status_code == 302
    assert RevisiAgenda.objects.get().mulai == saat(13)


def test_each_refusal_of_a_change(kota, tu, tayang, diminta, saat):
    row = tayang()
    good = {"jadwal": Jadwal(mulai=saat(13), selesai=saat(14)), "alasan": "Hujan"}
    assert tolakan(lambda: services.usulkan_revisi(tu, row, **(good | {"alasan": " "})))[0] == "alasan"
    upside = replace(good["jadwal"], selesai=saat(13))
    assert tolakan(lambda: services.usulkan_revisi(tu, row, **(good | {"jadwal": upside})))[0] == "selesai"
    young = diminta(judul="Lain")
    assert "tayang" in tolakan(lambda: services.usulkan_revisi(tu, young, **good))[1]
    made = services.usulkan_revisi(tu, row, **good)
    assert terlarang(lambda: services.jawab_revisi(tu, made, diterima=True))
    assert terlarang(lambda: services.jawab_revisi(kota.aktor("walikota"), made, diterima=True))
    assert [x.data for x in jejak("rapat.agenda_susun") if "alasan" in x.data][-1]["alasan"] == "Hujan"


def test_an_approved_change_is_told_to_all_who_have_a_part(kota, tu, tayang, saat):
    row, place = tayang(), Lokasi.objects.create(nama="Balai")
    services.atur_petugas(tu, row, petugas={kota.jabatan["staf_pu"].pk: "MC"})
    made = services.usulkan_revisi(
        tu, row, jadwal=Jadwal(mulai=saat(13), selesai=saat(14), lokasi_id=place.pk), alasan="Hujan"
    )
    before = Agenda.objects.get().urutan_ubah
    done = services.jawab_revisi(kota.aktor("kabag_umum"), made, diterima=True)
    assert (done.di, done.urutan_ubah) == ("Balai", before + 1)
    assert dikabari("rapat.agenda_diubah") == {kota.orang[k].pk for k in ("walikota", "staf_pu")}
    assert [(h.aksi, h.catatan) for h in done.riwayat.all()][-1] == ("revisi", "Hujan")


def test_one_office_with_two_tasks_keeps_both(kota, masuk, tu, tayang):
    row = tayang()
    url, pk = f"/rapat/agenda/{row.pk}/petugas/", kota.jabatan["tu"].pk
    assert masuk("tu").post(url, {"MC": pk, "Media": pk, "Pengemudi": kota.jabatan["kabag_umum"].pk}).status_code == 302
    assert dict(row.petugas.values_list("jabatan_id", "tugas")) == {
        pk: "MC, Media",
        kota.jabatan["kabag_umum"].pk: "Pengemudi",
    }
    page = masuk("tu").get(url).content.decode()
    assert page.count(f'<option value="{pk}" selected>') == 2
    for wrong, words in (({pk: "x" * 61}, "paling panjang 60"), ({987_654_321: "MC"}, "tidak dikenal"),
                         (dict.fromkeys(range(1, 22), "MC"), "paling banyak 20")):  # fmt: skip
        said = tolakan(lambda w=wrong: services.atur_petugas(tu, row, petugas=w))
        assert (said[0], words in said[1]) == ("petugas", True), said
    services.atur_petugas(tu, row, petugas={})
    assert not PetugasAgenda.objects.exists()


@pytest.mark.parametrize("aksi", [A.LAKSANAKAN, A.EVALUASI])
def test_before_its_end_nothing_was_held(tu, tayang, aksi):
    row = tayang()
    if aksi is A.EVALUASI:
        with pytest.raises(TransitionError):
            melangkah_agenda(tu, row, aksi, "x")
    else:
        assert "belum selesai" in tolakan(lambda: melangkah_agenda(tu, row, aksi, "Lancar"))[1]


def test_an_address_is_of_one_person_in_one_office(kota):
    pu = kota.aktor("kadis_pu")
    one = services.buat_umpan(pu, kota.unit["pu"])
    row = UmpanKalender.objects.get()
    assert one not in str(UmpanKalender.objects.values().get())
    assert (row.jabatan_id, row.orang_id) == (kota.jabatan["kadis_pu"].pk, kota.orang["kadis_pu"].pk)
    assert baca.umpan(one) == row
    assert baca.umpan(one + "x") is None
    assert terlarang(lambda: services.cabut_umpan(kota.aktor("kadis_dlh"), row))
    assert terlarang(lambda: services.buat_umpan(pu, kota.unit["dlh"]))
    services.cabut_umpan(pu, row)
    first = UmpanKalender.objects.get().dicabut
    services.cabut_umpan(pu, row)
    assert UmpanKalender.objects.get().dicabut == first
    assert baca.umpan_saya(pu) is None
    assert all(one not in str(line.data) for line in jejak("rapat.umpan_buat"))


def test_what_the_leader_waits_for_is_one_card(masuk, disetujui, saat):
    disetujui()
    disetujui(judul="Kedua", mulai=saat(14), selesai=saat(15))
    page = masuk("walikota").get("/").content.decode()
    assert "Peresmian pasar" in page
    assert "Kedua" in page
    assert "Hadir, wakilkan, atau tidak" in page
    assert "Peresmian pasar" not in masuk("sekda").get("/").content.decode()
