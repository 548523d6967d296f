"""Leaders' agendas for programs: what is told of an item and what never is, lists, words of leaders, feeds."""

import pytest
from django.test import Client
from django.utils.dateparse import parse_datetime

from poros.domain.rapat import services
from poros.domain.rapat.models import Agenda, Lokasi, RevisiAgenda, UmpanKalender
from poros.domain.rapat.queries.agenda import sidik_umpan
from poros.domain.rapat.rules.alur import AksiAgenda, Kehadiran, StatusAgenda
from poros.domain.rapat.services.agenda import melangkah_agenda
from poros.domain.rapat.values import ArahanAgenda

from .conftest import dikabari, galat


@pytest.fixture
def permintaan(kota, saat):
    """An item as a program asks for it; with changes by name."""

    def make(**ganti):
        given = {
            "judul": "Audiensi", "pimpinan": kota.jabatan["walikota"].pk, "mulai": saat(9).isoformat(),
            "selesai": saat(10).isoformat(), "tempat": "Balai", "kontak": "TU 0800", "sumber": "Surat 1", "dibuka": True,
        }  # fmt: skip
        return given | ganti

    return make


def test_an_item_comes_back_without_contact_and_source(kota, program, permintaan):
    sent = permintaan(pakaian="Batik", publik=True, kebutuhan="Podium", penyelenggara="PMI")
    told = program("kadis_sos").post("/agenda-pimpinan", sent).json()
    assert (told["judul"], told["tempat"], told["pakaian"], told["publik"]) == ("Audiensi", "Balai", "Batik", True)
    assert (told["status"], told["kehadiran"], told["wakil"]) == ("masuk", "", None)
    assert told["pimpinan"] == {"id": kota.jabatan["walikota"].pk, "nama": "Wali Kota"}
    assert parse_datetime(told["mulai"]) == parse_datetime(sent["mulai"])
    assert "0800" not in str(told)
    row = Agenda.objects.get()
    assert (row.kontak, row.kebutuhan, row.penyelenggara, row.unit) == ("TU 0800", "Podium", "PMI", kota.unit["sos"])


@pytest.mark.parametrize("kode", ["tu", "kabag_umum", "kadis_sos", "walikota", "camat"])
def test_no_program_is_told_the_contact(program, tayang, kode):
    row = tayang()
    for answer in (program(kode).get(f"/agenda-pimpinan/{row.pk}"), program(kode).get("/agenda-pimpinan")):
        assert answer.status_code == 200
        assert "TU Dinas Sosial" not in answer.content.decode()


def test_the_same_request_sent_twice_is_one_item(program, permintaan):
    sos = program("kadis_sos")
    told = [sos.post("/agenda-pimpinan", permintaan(), kunci="x").json()["id"] for _ in range(3)]
    assert len(set(told)) == Agenda.objects.count() == 1


@pytest.mark.parametrize(
    ("kode", "status"),
    [
        ("camat", {"tayang"}), ("kadis_sos", {"tayang", "masuk"}), ("tu", {"tayang", "masuk"}), ("walikota", {"tayang", "masuk"}),
        ("sekda", {"tayang"}), ("admin", {"tayang"}),
    ],
)  # fmt: skip
def test_who_is_told_of_what(kota, program, tayang, data_agenda, kode, *, status):
    tayang()
    services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_agenda(judul="Belum"))
    assert {a["status"] for a in program(kode).get("/agenda-pimpinan").json()["isi"]} == status


def test_a_list_by_status_is_walked_to_its_end(kota, program, protokol, data_agenda):
    sos = kota.aktor("kadis_sos")
    rows = [services.minta_agenda(sos, kota.unit["sos"], data=data_agenda(judul=f"Acara {n}")) for n in range(5)]
    melangkah_agenda(kota.aktor("tu"), rows[0], AksiAgenda.SUSUN)
    caller, seen, cursor = program("tu"), [], ""
    for _ in range(6):
        page = caller.get(
            "/agenda-pimpinan", {"status": "masuk", "batas": 2} | ({"kursor": cursor} if cursor else {})
        ).json()
        seen += [a["id"] for a in page["isi"]]
        if page["lanjut"] is None:
            break
        cursor = page["lanjut"].split("kursor=")[1].split("&")[0]
    assert seen == [r.pk for r in reversed(rows[1:])]
    assert [a["id"] for a in caller.get("/agenda-pimpinan", {"status": "rk"}).json()["isi"]] == [rows[0].pk]


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_list_is_as_many_questions_for_one_as_for_three(program, tayang, saat, banyak, banyak_perintah):
    for n in range(banyak):
        if n == 0:
            first = tayang()
        else:
            first.pk, first._state.adding = None, True
            first.save()
    caller = program("tu")
    assert len(caller.get("/agenda-pimpinan").json()["isi"]) == banyak
    assert banyak_perintah(lambda: caller.get("/agenda-pimpinan")) == 2


@pytest.mark.parametrize(
    ("ganti", "bidang"),
    [
        ({"lokasi": 987_654_321}, "/lokasi"), ({"judul": "  "}, "/judul"), ({"pimpinan": 0}, "/pimpinan"), ({"tempat": "x" * 201}, "/tempat"),
        ({"pakaian": "x" * 101}, "/pakaian"), ({"penyelenggara": "x" * 151}, "/penyelenggara"), ({"sumber": "x" * 201}, "/sumber"),
        ({"mulai": "2026-11-24T09:00:00"}, "/mulai"), ({"publik": "kadang"}, "/publik"), ({"judul": "a\0b"}, "/judul"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(program, protokol, permintaan, data_agenda, kota, *, ganti, bidang):
    sos = program("kadis_sos")
    assert bidang in galat(sos.post("/agenda-pimpinan", permintaan(**ganti)))
    assert not Agenda.objects.exists()
    row = services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_agenda())
    assert bidang in galat(program("tu").post(f"/agenda-pimpinan/{row.pk}/ubah", permintaan(**ganti)))
    row.refresh_from_db()
    assert row.judul == "Peresmian pasar"


def test_a_leader_sends_another_and_is_told_whom(kota, program, disetujui):
    row, leader = disetujui(), program("walikota")
    word = {"kehadiran": "diwakilkan", "wakil": kota.jabatan["sekda"].pk, "catatan": "Sampaikan salam"}
    told = leader.post(f"/agenda-pimpinan/{row.pk}/arahan", word).json()
    assert (told["status"], told["kehadiran"], told["wakil"]["nama"]) == ("tayang", "diwakilkan", "Sekretaris Daerah")
    assert dikabari("rapat.mewakili") == {kota.orang["sekda"].pk}
    for wrong, bidang in (
        ({"wakil": None}, "/wakil"), ({"catatan": ""}, "/catatan"), ({"wakil": kota.jabatan["walikota"].pk}, "/wakil"),
        ({"kehadiran": "entah"}, "/kehadiran"), ({"wakil": 987_654_321}, "/wakil"), ({"catatan": "x" * 2001}, "/catatan"),
    ):  # fmt: skip
        assert bidang in galat(leader.post(f"/agenda-pimpinan/{row.pk}/arahan", word | wrong)), wrong
    row.refresh_from_db()
    assert row.wakil == kota.jabatan["sekda"]


def test_a_change_over_the_api_is_asked_for_and_answered_once(kota, program, tayang, saat):
    row, tu, head = tayang(), program("tu"), program("kabag_umum")
    place = Lokasi.objects.create(nama="Kampus")
    when = {"mulai": saat(13).isoformat(), "selesai": saat(14).isoformat(), "tempat": "Aula", "lokasi": place.pk}
    asked = {"jadwal": when, "alasan": "Hujan"}
    assert galat(
        tu.post(f"/agenda-pimpinan/{row.pk}/perubahan", asked | {"jadwal": when | {"lokasi": 987_654_321}})
    ) == {"/lokasi": "Lokasi ini tidak ada."}
    made = tu.post(f"/agenda-pimpinan/{row.pk}/perubahan", asked).json()
    again = tu.post(f"/agenda-pimpinan/{row.pk}/perubahan", asked)
    assert (again.status_code, "menunggu" in again.json()["detail"]) == (422, True)
    told = head.post(f"/agenda-pimpinan/perubahan/{made['id']}", {"diterima": True}).json()
    assert (told["tempat"], parse_datetime(told["mulai"])) == ("Aula", saat(13))
    assert head.post(f"/agenda-pimpinan/perubahan/{made['id']}", {"diterima": False}).status_code == 422
    assert RevisiAgenda.objects.get().diterima is True


@pytest.mark.parametrize("status", [s for s in StatusAgenda if s is not StatusAgenda.TAYANG])
def test_only_what_is_published_is_changed_by_asking(program, tayang, saat, status):
    row = tayang()
    Agenda.objects.update(status=status)
    when = {"mulai": saat(13).isoformat(), "selesai": saat(14).isoformat(), "tempat": "Aula"}
    answer = program("tu").post(f"/agenda-pimpinan/{row.pk}/perubahan", {"jadwal": when, "alasan": "x"})
    assert (answer.status_code, "yang tayang" in answer.json()["detail"]) == (422, True)


@pytest.mark.parametrize(
    ("petugas", "bidang"),
    [
        ([{"jabatan": 987_654_321, "tugas": "MC"}], "/petugas"),
        ([{"jabatan": 1, "tugas": "x" * 61}], "/petugas/0/tugas"),
        ([{"tugas": "MC"}], "/petugas/0/jabatan"),
        ([{"jabatan": 1, "tugas": "MC"}] * 21, "/petugas"),
    ],
)
def test_helpers_that_make_no_sense(program, tayang, petugas, bidang):
    row = tayang()
    assert bidang in galat(program("tu").post(f"/agenda-pimpinan/{row.pk}/petugas", {"petugas": petugas}))
    assert not row.petugas.exists()


def test_two_tasks_of_one_office_may_not_grow_beyond_their_column(kota, program, tayang):
    row, pk = tayang(), kota.jabatan["tu"].pk
    both = [{"jabatan": pk, "tugas": "a" * 40}, {"jabatan": pk, "tugas": "b" * 40}]
    assert "60 huruf" in galat(program("tu").post(f"/agenda-pimpinan/{row.pk}/petugas", {"petugas": both}))["/petugas"]


def test_the_address_of_a_calendar_is_told_once_and_never_kept(kota, program):
    pu, outside = program("kadis_pu"), Client(HTTP_HOST="uji.localhost")
    first = pu.post("/rapat-kalender").json()["alamat"]
    second = pu.post("/rapat-kalender").json()["alamat"]
    keys = [a.rsplit("/", 1)[1].removesuffix(".ics") for a in (first, second)]
    assert [outside.get(f"/rapat/kalender/{k}.ics").status_code for k in keys] == [404, 200]
    live = UmpanKalender.objects.get(dicabut__isnull=True)
    assert (live.sidik, live.jabatan) == (sidik_umpan(keys[1]), kota.jabatan["kadis_pu"])
    assert keys[1] not in str(list(UmpanKalender.objects.values()))
    assert pu.post("/rapat-kalender/cabut").json() == {"dicabut": True}
    assert outside.get(f"/rapat/kalender/{keys[1]}.ics").status_code == 404


def test_taking_back_ones_own_address_leaves_that_of_others(program):
    mine, theirs = program("kadis_pu"), program("camat")
    for caller in (mine, theirs):
        caller.post("/rapat-kalender")
    mine.post("/rapat-kalender/cabut")
    assert UmpanKalender.objects.filter(dicabut__isnull=True).count() == 1
    assert mine.post("/rapat-kalender/cabut").status_code == 404


def test_the_steps_over_the_api_are_those_of_the_page(kota, program, disetujui):
    row = disetujui()
    services.putuskan_agenda(kota.aktor("walikota"), row, arahan=ArahanAgenda(kehadiran=Kehadiran.HADIR))
    late = program("tu").post(f"/agenda-pimpinan/{row.pk}/langkah", {"aksi": "evaluasi", "catatan": "x"})
    assert late.status_code == 409
    assert set(late.json()["boleh"]) == {"putuskan", "laksanakan", "tarik"}
    early = program("tu").post(f"/agenda-pimpinan/{row.pk}/langkah", {"aksi": "laksanakan", "catatan": "x"})
    assert (early.status_code, "belum selesai" in early.json()["detail"]) == (422, True)
    assert "/catatan" in galat(program("tu").post(f"/agenda-pimpinan/{row.pk}/langkah", {"aksi": "tarik"}))
    gone = program("tu").post(f"/agenda-pimpinan/{row.pk}/langkah", {"aksi": "tarik", "catatan": "Batal"})
    assert gone.json()["status"] == "ditarik"
