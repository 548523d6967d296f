"""Leaders' agendas: the whole way, what stops it, revisions, delegation, helpers, feeds."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from poros.domain.rapat import services
from poros.domain.rapat.models import Agenda, Lokasi, RevisiAgenda
from poros.domain.rapat.queries import agenda as baca
from poros.domain.rapat.rules.alur import AksiAgenda, Kehadiran, StatusAgenda
from poros.domain.rapat.services.agenda import melangkah_agenda
from poros.domain.rapat.values import ArahanAgenda, Jadwal
from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

WAKIL = {"kehadiran": Kehadiran.DIWAKILKAN, "catatan": "Sampaikan sambutan"}


@pytest.fixture
def luar():
    return Client(HTTP_HOST="uji.localhost")


def test_the_checklist_stops_the_review(kota, protokol, data_agenda):
    row = services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_agenda(dibuka=False, kontak=""))
    tu = kota.aktor("tu")
    melangkah_agenda(tu, row, AksiAgenda.SUSUN)
    with pytest.raises(Ditolak, match=r"belum dibuka.*Narahubung"):
        melangkah_agenda(tu, row, AksiAgenda.TELAAH)
    services.ubah_agenda(tu, row, data=data_agenda())
    assert melangkah_agenda(tu, row, AksiAgenda.TELAAH).status == StatusAgenda.DITELAAH
    with pytest.raises(Ditolak, match="dikembalikan dahulu"):
        services.ubah_agenda(tu, row, data=data_agenda())


def test_nobody_approves_what_he_has_drafted(kota, protokol, data_agenda):
    head = kota.aktor("kabag_umum")
    row = services.minta_agenda(head, kota.unit["umum"], data=data_agenda())
    melangkah_agenda(head, row, AksiAgenda.SUSUN)
    melangkah_agenda(head, row, AksiAgenda.TELAAH)
    with pytest.raises(TidakBerwenang):
        melangkah_agenda(head, row, AksiAgenda.SETUJUI)
    with pytest.raises(TidakBerwenang):
        melangkah_agenda(kota.aktor("kadis_pu"), row, AksiAgenda.KEMBALIKAN, "x")
    with pytest.raises(Ditolak, match="alasan"):
        melangkah_agenda(head, row, AksiAgenda.KEMBALIKAN)


def test_what_collides_is_not_reviewed_and_the_way_counts(kota, tayang, data_agenda, saat):
    places = [Lokasi.objects.create(nama=n) for n in ("Pasar", "Kampus")]
    tayang(lokasi_id=places[0].pk)
    tu = kota.aktor("tu")
    near = services.minta_agenda(
        kota.aktor("kadis_sos"),
        kota.unit["sos"],
        data=data_agenda(mulai=saat(10, 15), selesai=saat(11), lokasi_id=places[1].pk),
    )
    melangkah_agenda(tu, near, AksiAgenda.SUSUN)
    assert [b.jenis for b in baca.benturan(near)] == ["agenda pimpinan"]
    with pytest.raises(Ditolak, match="bertabrakan"):
        melangkah_agenda(tu, near, AksiAgenda.TELAAH)
    services.ubah_agenda(tu, near, data=data_agenda(mulai=saat(10, 30), selesai=saat(11), lokasi_id=places[1].pk))
    assert melangkah_agenda(tu, near, AksiAgenda.TELAAH).status == StatusAgenda.DITELAAH


def test_the_leader_is_told_and_gives_his_word(kota, disetujui):
    row = disetujui()
    assert Pemberitahuan.objects.get(jenis="rapat.arahan").orang_id == kota.orang["walikota"].pk
    assert [a.pk for a in baca.menunggu(kota.aktor("walikota"))] == [row.pk]
    with pytest.raises(TidakBerwenang):
        services.putuskan_agenda(kota.aktor("sekda"), row, arahan=ArahanAgenda(kehadiran=Kehadiran.HADIR))
    done = services.putuskan_agenda(
        kota.aktor("walikota"), row, arahan=ArahanAgenda(**WAKIL, wakil_id=kota.jabatan["sekda"].pk)
    )
    assert (done.status, done.wakil) == (StatusAgenda.TAYANG, kota.jabatan["sekda"])
    assert Pemberitahuan.objects.get(jenis="rapat.mewakili").orang_id == kota.orang["sekda"].pk
    back = services.putuskan_agenda(kota.aktor("walikota"), row, arahan=ArahanAgenda(kehadiran=Kehadiran.HADIR))
    assert back.wakil is None


@pytest.mark.parametrize(
    ("wakil", "catatan", "bidang"),
    [(None, "x", "wakil"), ("walikota", "x", "wakil"), ("sekda", " ", "catatan"), (987_654_321, "x", "wakil")],
)
def test_a_delegation_names_somebody_else_and_what_to_say(kota, disetujui, wakil, catatan, bidang):
    pk = kota.jabatan[wakil].pk if isinstance(wakil, str) else wakil
    word = ArahanAgenda(kehadiran=Kehadiran.DIWAKILKAN, wakil_id=pk, catatan=catatan)
    with pytest.raises(Ditolak) as error:
        services.putuskan_agenda(kota.aktor("walikota"), disetujui(), arahan=word)
    assert error.value.bidang == bidang


def test_what_the_leader_declines_is_told_to_who_asked(kota, disetujui):
    done = melangkah_agenda(kota.aktor("walikota"), disetujui(), AksiAgenda.TOLAK, "Ada rapat dengan gubernur")
    assert done.status == StatusAgenda.DITOLAK
    assert Pemberitahuan.objects.get(jenis="rapat.tak_dihadiri").orang_id == kota.orang["kadis_sos"].pk
    with pytest.raises(TransitionError):
        melangkah_agenda(kota.aktor("walikota"), done, AksiAgenda.PUTUSKAN)


def test_a_change_of_what_is_published_waits_and_the_old_one_stays(kota, tayang, saat):
    row, tu = tayang(), kota.aktor("tu")
    asked = {"jadwal": Jadwal(mulai=saat(14), selesai=saat(15), tempat="Balai"), "alasan": "Hujan"}
    change = services.usulkan_revisi(tu, row, **asked)
    with pytest.raises(Ditolak, match="menunggu"):
        services.usulkan_revisi(tu, row, **asked)
    with pytest.raises(TidakBerwenang):
        services.jawab_revisi(tu, change, diterima=True)
    row.refresh_from_db()
    assert row.mulai == saat(9)
    done = services.jawab_revisi(kota.aktor("kabag_umum"), change, diterima=True)
    assert (done.mulai, done.tempat) == (saat(14), "Balai")
    assert Pemberitahuan.objects.get(jenis="rapat.agenda_diubah").orang_id == kota.orang["walikota"].pk
    with pytest.raises(Ditolak, match="sudah dijawab"):
        services.jawab_revisi(kota.aktor("kabag_umum"), change, diterima=False)


def test_a_refused_change_changes_nothing(kota, tayang, saat):
    row = tayang()
    jadwal = Jadwal(mulai=saat(14), selesai=saat(15))
    change = services.usulkan_revisi(kota.aktor("tu"), row, jadwal=jadwal, alasan="Hujan")
    assert services.jawab_revisi(kota.aktor("kabag_umum"), change, diterima=False).mulai == saat(9)
    assert not RevisiAgenda.objects.get().diterima


def test_only_new_helpers_are_told(kota, tayang):
    row, tu = tayang(), kota.aktor("tu")
    services.atur_petugas(tu, row, petugas={kota.jabatan["staf_pu"].pk: "MC"})
    services.atur_petugas(tu, row, petugas={kota.jabatan["staf_pu"].pk: "MC", kota.jabatan["tu_pu"].pk: "Media"})
    assert Pemberitahuan.objects.filter(jenis="rapat.petugas").count() == 2
    with pytest.raises(Ditolak, match="tugas"):
        services.atur_petugas(tu, row, petugas={kota.jabatan["tu_pu"].pk: " "})


def test_what_was_held_is_noted_and_evaluated(kota, tayang):
    row, tu = tayang(), kota.aktor("tu")
    with pytest.raises(Ditolak, match="belum selesai"):
        melangkah_agenda(tu, row, AksiAgenda.LAKSANAKAN, "Lancar")
    Agenda.objects.update(mulai=timezone.now() - timedelta(hours=2), selesai=timezone.now() - timedelta(hours=1))
    assert melangkah_agenda(tu, row, AksiAgenda.LAKSANAKAN, "Lancar").hasil == "Lancar"
    assert melangkah_agenda(tu, row, AksiAgenda.EVALUASI, "Panggung kecil").status == StatusAgenda.DIEVALUASI


def test_who_sees_an_item_before_it_is_published(kota, protokol, data_agenda, tayang):
    row = services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_agenda())
    seen = {
        k
        for k in ("kadis_sos", "tu", "kabag_umum", "walikota", "camat", "staf_pu", "sekda")
        if baca.agenda_terlihat(kota.aktor(k)).filter(pk=row.pk).exists()
    }
    assert seen == {"kadis_sos", "tu", "kabag_umum", "walikota"}
    Agenda.objects.update(status="tayang")
    assert baca.agenda_terlihat(kota.aktor("camat")).count() == 1


def test_the_contact_is_shown_to_those_who_prepare_only(masuk, tayang):
    row = tayang()
    assert "TU Dinas Sosial" in masuk("tu").get(f"/rapat/agenda/{row.pk}/").content.decode()
    assert "TU Dinas Sosial" not in masuk("camat").get(f"/rapat/agenda/{row.pk}/").content.decode()


def test_a_leaders_own_feed(kota, masuk, tayang, diundang, luar):
    row = tayang()
    services.putuskan_agenda(
        kota.aktor("walikota"), row, arahan=ArahanAgenda(**WAKIL, wakil_id=kota.jabatan["kadis_pu"].pk)
    )
    diundang()
    diundang(jenis="bamus", judul="Rahasia sekali", mulai=None, kamar="kecil")
    kunci = services.buat_umpan(kota.aktor("kadis_pu"), kota.unit["pu"])
    answer = luar.get(f"/rapat/kalender/{kunci}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    made = Calendar.from_ical(answer.content)
    assert sorted(str(e["summary"]) for e in made.walk("vevent")) == [
        "Peresmian pasar",
        "Rapat banjir",
        "Rapat tertutup",
    ]
    assert b"TU Dinas Sosial" not in answer.content
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    assert luar.get("/rapat/kalender/salah.ics").status_code == 404
    fresh = services.buat_umpan(kota.aktor("kadis_pu"), kota.unit["pu"])
    assert luar.get(f"/rapat/kalender/{kunci}.ics").status_code == 404
    services.cabut_umpan(kota.aktor("kadis_pu"), baca.umpan_saya(kota.aktor("kadis_pu")))
    assert luar.get(f"/rapat/kalender/{fresh}.ics").status_code == 404


def test_a_feed_dies_with_the_office(kota, luar):
    kunci = services.buat_umpan(kota.aktor("kadis_pu"), kota.unit["pu"])
    assert luar.get(f"/rapat/kalender/{kunci}.ics").status_code == 200
    kota.jabatan["kadis_pu"].pemangku.update(sampai=timezone.localdate() - timedelta(days=1))
    assert luar.get(f"/rapat/kalender/{kunci}.ics").status_code == 404


def test_the_public_part_is_only_what_is_marked(tayang, luar):
    tayang(publik=True)
    tayang(
        judul="Rapat dengan Forkopimda",
        mulai=None or timezone.now() + timedelta(days=3),
        selesai=timezone.now() + timedelta(days=3, hours=1),
    )
    page = luar.get("/rapat/publik/").content.decode()
    assert "Peresmian pasar" in page
    assert "Forkopimda" not in page
    feed = Calendar.from_ical(luar.get("/rapat/publik/agenda.ics").content)
    assert [str(e["summary"]) for e in feed.walk("vevent")] == ["Peresmian pasar"]


def test_the_pages_of_an_item(kota, masuk, protokol, saat):
    told = {"judul": "Audiensi", "pimpinan": kota.jabatan["walikota"].pk, "mulai": f"{saat(9):%Y-%m-%dT%H:%M}", "selesai": f"{saat(10):%Y-%m-%dT%H:%M}",
            "tempat": "Ruang tamu", "kontak": "TU", "sumber": "Audiensi", "dibuka": "on", "publik": "on"}  # fmt: skip
    assert masuk("kadis_sos").post("/rapat/agenda/minta/", told | {"selesai": told["mulai"]}).status_code == 422
    assert masuk("kadis_sos").post("/rapat/agenda/minta/", told).status_code == 302
    row = Agenda.objects.get()
    base = f"/rapat/agenda/{row.pk}/"
    assert masuk("tu").post(f"{base}langkah/", {"aksi": "susun"}).status_code == 302
    assert masuk("tu").post(f"{base}ubah/", told | {"judul": "Audiensi warga"}).status_code == 302
    assert masuk("tu").post(f"{base}langkah/", {"aksi": "telaah"}).status_code == 302
    assert masuk("tu").post(f"{base}langkah/", {"aksi": "kembalikan"}).status_code == 422
    assert masuk("kabag_umum").post(f"{base}langkah/", {"aksi": "setujui"}).status_code == 302
    assert b"Beri arahan" in masuk("walikota").get(base).content
    assert masuk("walikota").post(f"{base}arahan/", {"kehadiran": "diwakilkan"}).status_code == 422
    assert masuk("walikota").post(f"{base}arahan/", {"kehadiran": "hadir"}).status_code == 302
    assert masuk("tu").post(f"{base}petugas/", {"MC": kota.jabatan["tu"].pk}).status_code == 302
    revisi = {
        "mulai": f"{saat(13):%Y-%m-%dT%H:%M}",
        "selesai": f"{saat(14):%Y-%m-%dT%H:%M}",
        "tempat": "Aula",
        "alasan": "Penuh",
    }
    assert masuk("tu").post(f"{base}perubahan/", revisi).status_code == 302
    assert b"Setujui perubahan" in masuk("kabag_umum").get(base).content
    assert (
        masuk("kabag_umum").post(f"/rapat/agenda/perubahan/{row.revisi.get().pk}/", {"diterima": "ya"}).status_code
        == 302
    )
    week = masuk("camat").get(
        "/rapat/agenda/", {"pekan": f"{saat(9):%Y-%m-%d}", "pimpinan": kota.jabatan["walikota"].pk}
    )
    assert "Audiensi warga" in week.content.decode()
    assert "13.00" in week.content.decode()


@pytest.mark.parametrize("pekan", ["", "x", "9999-12-31", "2026-02-31"])
def test_a_week_that_is_none_is_this_one(masuk, protokol, pekan):
    assert masuk("camat").get("/rapat/agenda/", {"pekan": pekan, "pimpinan": "x"}).status_code == 200


def test_the_week_costs_the_same_for_one_and_three(masuk, tayang, saat, banyak_perintah):
    counted, monday = [], f"{saat(9):%Y-%m-%d}"
    for n in range(3):
        tayang(judul=f"Acara {n}", mulai=saat(8 + 2 * n), selesai=saat(9 + 2 * n))
        client = masuk("camat")
        counted.append(banyak_perintah(lambda client=client: client.get("/rapat/agenda/", {"pekan": monday})))
    assert counted[0] == counted[2] <= 10


def test_one_makes_and_takes_back_the_address_on_the_page(masuk):
    page = masuk("kadis_pu").post("/rapat/kalender/").content.decode()
    assert ".ics" in page
    umpan = baca.UmpanKalender.objects.get()
    assert masuk("kadis_dlh").post(f"/rapat/kalender/{umpan.pk}/cabut/").status_code == 404
    assert masuk("kadis_pu").post(f"/rapat/kalender/{umpan.pk}/cabut/").status_code == 302
    assert "Belum ada alamat" in masuk("kadis_pu").get("/rapat/kalender/").content.decode()
