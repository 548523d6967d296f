"""Meetings for programs: what they are told of one, lists that are walked to their end, the same request sent twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from poros.domain.rapat import services
from poros.domain.rapat.models import Peserta, Rapat, Ucapan
from poros.domain.rapat.rules.alur import Aksi, Status
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import CARI_MAKS, Cari, DataPeserta
from poros.kernel.jejak.models import Jejak

from .conftest import dikabari, galat


@pytest.fixture
def rencana_api(kota):
    """The plan of a meeting as a program sends it; with changes by name."""

    def make(**ganti):
        given = {
            "jenis": "rakor", "judul": "Rapat API", "ketua": kota.jabatan["asisten2"].pk, "notulis": kota.jabatan["tu"].pk,
            "peserta": [{"jabatan": kota.jabatan["kadis_pu"].pk}],
        }  # fmt: skip
        return given | ganti

    return make


def test_a_plan_comes_back_as_it_was_sent(kota, program, rencana_api):
    sent = rencana_api(
        catatan="Bawa peta",
        peserta=[
            {"jabatan": kota.jabatan["kadis_pu"].pk, "menulis": True},
            {"jabatan": kota.jabatan["camat"].pk, "wajib": False, "peran": "narasumber"},
            {"nama": "Bu Sari", "instansi": "PMI", "peran": "tamu", "wajib": False},
        ],
    )
    told = program("kabag_umum").post("/rapat", sent).json()
    same = {name: sent[name] for name in ("jenis", "judul", "ketua", "notulis", "catatan")}
    assert {name: told[name] for name in same} == same
    assert (told["status"], told["tertutup"], told["unit"]["nama"]) == ("draf", False, "Bagian Umum")
    assert (told["mulai"], told["tempat"], told["sebelum"], told["butir"], told["koreksi"]) == (None, "", None, [], [])
    assert {(p["nama"], p["peran"], p["wajib"], p["hadir"]) for p in told["peserta"]} == {
        ("Asisten II", "peserta", True, None), ("Pengelola Surat Bagian Umum", "peserta", True, None),
        ("Kepala Dinas PU", "peserta", True, None), ("Camat Utara", "narasumber", False, None), ("Bu Sari", "tamu", False, None),
    }  # fmt: skip


@pytest.mark.parametrize("tamu", [{"instansi": "PMI"}, {"nama": " "}, {}])
def test_a_guest_without_a_name_is_refused_by_its_field(program, rencana_api, tamu):
    answer = program("kabag_umum").post("/rapat", rencana_api(peserta=[tamu]))
    assert galat(answer) == {"/peserta": "Tulis nama setiap tamu."}
    assert not Rapat.objects.exists()


def test_the_same_request_sent_twice_is_one_meeting_and_one_line(kota, program, berlangsung, rencana_api):
    umum, tu = program("kabag_umum"), program("tu")
    first, second = (umum.post("/rapat", rencana_api(), kunci="a-1") for _ in range(2))
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert Rapat.objects.count() == 1
    row = berlangsung()
    line = {"jenis": "catatan", "isi": "Pompa rusak"}
    made = [tu.post(f"/rapat/{row.pk}/butir", line, kunci="b-1").json()["id"] for _ in range(3)]
    assert len(set(made)) == row.butir.count() == 1
    assert tu.post(f"/rapat/{row.pk}/butir", line | {"isi": "Lain"}, kunci="b-1").status_code in {409, 422}
    assert tu.post(f"/rapat/{row.pk}/butir", line, kunci="b-2").json()["id"] not in made


def test_a_guest_and_an_idea_sent_twice_are_one(program, diundang):
    row, umum = diundang(jenis="fgd"), program("kabag_umum")
    for _ in range(2):
        assert umum.post(f"/rapat/{row.pk}/tamu", {"nama": "Bu Sari"}, kunci="t").status_code == 201
        assert umum.post(f"/rapat/{row.pk}/gagasan", {"isi": "Ide"}, kunci="g").status_code == 201
    assert row.peserta.filter(nama="Bu Sari").count() == 1
    assert row.gagasan.count() == 1


def test_a_list_is_walked_to_its_end(kota, program, rencana):
    rows = [rencana(judul=f"Rapat {n}") for n in range(7)]
    umum, seen, cursor = program("kabag_umum"), [], ""
    for _ in range(10):
        page = umum.get("/rapat", {"batas": 3, "kursor": cursor} if cursor else {"batas": 3}).json()
        assert len(page["isi"]) <= 3
        seen += [r["id"] for r in page["isi"]]
        if page["lanjut"] is None:
            break
        cursor = page["lanjut"].split("kursor=")[1].split("&")[0]
    assert seen == [r.pk for r in reversed(rows)]


@pytest.mark.parametrize(
    ("kueri", "bidang"),
    [
        ({"batas": 0}, "batas"),
        ({"batas": 101}, "batas"),
        ({"status": "entah"}, "status"),
        ({"kursor": "x" * 21}, "kursor"),
    ],
)
def test_a_list_asked_for_wrongly(program, kueri, bidang):
    answer = program("kabag_umum").get("/rapat", kueri)
    assert answer.status_code == 422
    assert bidang in answer.content.decode()


@pytest.mark.parametrize(
    ("kueri", "ada"),
    [
        ({}, {"Rapat banjir", "Rapat bulanan", "Paripurna APBD"}),
        ({"q": "BANJIR"}, {"Rapat banjir"}),
        ({"q": "005/12"}, {"Rapat banjir"}),
        ({"q": "  bulanan "}, {"Rapat bulanan"}),
        ({"q": "tiada"}, set()),
        ({"q": "%"}, set()),
        ({"jenis": "paripurna"}, {"Paripurna APBD"}),
        ({"jenis": "rakor", "status": "draf"}, set()),
        ({"status": "draf"}, {"Rapat bulanan", "Paripurna APBD"}),
        ({"status": "diundang"}, {"Rapat banjir"}),
        ({"jenis": "pesta"}, set()),
    ],
)
def test_a_list_narrowed(program, rencana, diundang, kueri, ada):
    diundang()
    rencana(judul="Rapat bulanan", jenis="staf")
    rencana(judul="Paripurna APBD", jenis="paripurna")
    assert {r["judul"] for r in program("kabag_umum").get("/rapat", kueri).json()["isi"]} == ada


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_list_is_as_many_questions_for_one_as_for_three(program, terjadwal, saat, banyak, banyak_perintah):
    for n in range(banyak):
        terjadwal(judul=f"Rapat {n}", mulai=saat(8 + 2 * n))
    caller = program("kabag_umum")
    assert len(caller.get("/rapat").json()["isi"]) == banyak
    assert banyak_perintah(lambda: caller.get("/rapat")) == 2


def test_one_meeting_is_as_many_questions_for_one_line_as_for_three(kota, program, berlangsung, butir, banyak_perintah):
    row, caller, tu = berlangsung(), program("kabag_umum"), kota.aktor("tu")
    services.tulis_butir(tu, row, data=butir())
    once = banyak_perintah(lambda: caller.get(f"/rapat/{row.pk}"))
    for n in range(2):
        services.tulis_butir(tu, row, data=butir(isi=f"Lagi {n}"))
        Peserta.objects.create(rapat=row, nama=f"Tamu {n}")
    assert banyak_perintah(lambda: caller.get(f"/rapat/{row.pk}")) == once


def test_what_is_said_of_lines_and_of_the_work_they_became(kota, program, diedarkan, rencana):
    row = diedarkan()
    work, info = program("kadis_pu").get(f"/rapat/{row.pk}").json()["butir"]
    assert (work["jenis"], work["unit"], work["bukti"], work["oleh"]) == (
        "tindak", kota.unit["pu"].pk, "Foto", "Pejabat Pengelola Surat Bagian Umum",
    )  # fmt: skip
    assert (bool(work["penugasan"]), info["penugasan"], info["unit"]) == (True, None, None)
    after = rencana(judul="Kedua", sebelum_id=row.pk)
    told = program("kabag_umum").get(f"/rapat/{after.pk}").json()
    assert [b["id"] for b in told["tindak_lanjut_lalu"]] == [work["id"]]
    assert told["sebelum"] == row.pk


def test_a_closed_meeting_is_marked_as_one(program, diundang):
    row = diundang(jenis="bamus")
    assert program("kadis_pu").get(f"/rapat/{row.pk}").json()["tertutup"] is True
    assert program("kadis_pu").get("/rapat", {"jenis": "bamus"}).json()["isi"][0]["tertutup"] is True


def test_a_step_out_of_its_turn_names_what_is_possible(program, diundang):
    row = diundang()
    answer = program("asisten2").post(f"/rapat/{row.pk}/langkah", {"aksi": "tutup"})
    assert answer.status_code == 409
    assert set(answer.json()["boleh"]) == {"buka", "tunda", "batalkan"}
    assert Rapat.objects.get().status == Status.DIUNDANG


def test_somebody_elses_newer_line_is_not_written_over(program, berlangsung):
    row, tu = berlangsung(), program("tu")
    line = {"jenis": "catatan", "isi": "Awal"}
    pk = tu.post(f"/rapat/{row.pk}/butir", line).json()["id"]
    assert tu.post(f"/rapat/{row.pk}/butir/{pk}", line | {"isi": "Kedua", "versi": 1}).json()["versi"] == 2
    late = tu.post(f"/rapat/{row.pk}/butir/{pk}", line | {"isi": "Ketiga", "versi": 1})
    assert "Gabungkan tulisan" in galat(late)["/isi"]
    assert "/isi" in galat(tu.post(f"/rapat/{row.pk}/butir/{pk}/hapus", {"versi": 1}))
    assert row.butir.get().isi == "Kedua"
    assert tu.post(f"/rapat/{row.pk}/butir/{pk}/hapus", {"versi": 2}).status_code == 200
    assert "sudah tidak ada" in galat(tu.post(f"/rapat/{row.pk}/butir/{pk}/hapus", {"versi": 3}))["/isi"]


def test_a_place_that_is_not_ours_is_refused_by_its_field(program, rencana, saat):
    row, umum = rencana(), program("kabag_umum")
    at = {"mulai": saat(9).isoformat(), "selesai": saat(10).isoformat(), "tempat": "Balai"}
    assert galat(umum.post(f"/rapat/{row.pk}/jadwal", at | {"lokasi": 987_654_321})) == {
        "/lokasi": "Lokasi ini tidak ada."
    }
    assert galat(umum.post(f"/rapat/{row.pk}/jadwal", at | {"ruang": 987_654_321})) == {
        "/ruang": "Ruang ini tidak ada."
    }
    row.refresh_from_db()
    assert row.mulai is None


@pytest.mark.parametrize("zona", ["+07:00", "+08:00", "+09:00", "Z"])
def test_a_moment_is_one_moment_whatever_zone_it_is_told_in(program, rencana, zona):
    row = rencana()
    at = {"mulai": f"2099-01-05T09:00:00{zona}", "selesai": f"2099-01-05T10:00:00{zona}", "tempat": "Balai"}
    told = program("kabag_umum").post(f"/rapat/{row.pk}/jadwal", at).json()
    assert parse_datetime(told["mulai"]) == parse_datetime(at["mulai"])


@pytest.mark.parametrize(
    "waktu", ["2099-01-05T09:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "kemarin", ""]
)
def test_a_moment_without_a_zone_or_out_of_all_reach_is_none(program, rencana, waktu):
    row = rencana()
    at = {"mulai": waktu, "selesai": "2099-01-05T10:00:00Z", "tempat": "Balai"}
    assert "/mulai" in galat(program("kabag_umum").post(f"/rapat/{row.pk}/jadwal", at))


@pytest.mark.parametrize(
    ("sampai", "wajar"),
    [(0, True), (31, True), (-1, False), (32, False), (366 * 80, False)],
)
def test_the_finder_is_not_asked_for_centuries(program, rencana, ruang, besok, *, sampai, wajar):
    """A search over a lifetime would keep a server busy for hours."""
    row = rencana()
    ask = {"dari": f"{besok}", "sampai": f"{besok + timedelta(days=sampai)}", "lama": 60}
    answer = program("kabag_umum").post(f"/rapat/{row.pk}/cari-waktu", ask)
    if wajar:
        assert answer.status_code == 200
    else:
        assert "31 hari" in galat(answer)["/sampai"]


def test_how_far_anybody_looks_ahead():
    first = date(2028, 2, 1)
    assert Cari(dari=first, sampai=first + CARI_MAKS, lama=60).wajar
    assert not Cari(dari=first, sampai=first + CARI_MAKS + timedelta(days=1), lama=60).wajar
    assert not Cari(dari=first, sampai=first - timedelta(days=1), lama=60).wajar


def test_the_finder_says_to_a_program_why_there_is_nothing(kota, program, rencana, ruang, besok, *, terjadwal, saat):
    row, umum = rencana("kadis_pu"), program("kabag_umum")
    ask = {"dari": f"{besok}", "sampai": f"{besok}", "lama": 180}
    told = umum.post(f"/rapat/{row.pk}/cari-waktu", ask | {"kursi": 1000}).json()
    assert (told["tawaran"], told["sempit"], told["tanpa_ruang"]) == ([], True, False)
    terjadwal("kadis_pu", mulai=saat(10), ketua_id=None, notulis_id=None)
    terjadwal("kadis_pu", mulai=saat(14), ketua_id=None, notulis_id=None)
    told = umum.post(f"/rapat/{row.pk}/cari-waktu", ask | {"daring": True}).json()
    assert (told["tawaran"], told["penentu"], told["tanpa_waktu"]) == ([], ["Kepala Dinas PU"], False)
    assert umum.post(f"/rapat/{row.pk}/cari-waktu", ask | {"lama": 241}).json()["tanpa_waktu"] is True


def test_the_record_of_a_session_over_the_api_from_first_word_to_agreement(kota, program, berlangsung):
    row = berlangsung(jenis="paripurna", perkara="c", anggota=45)
    tu, chair, base = program("tu"), program("asisten2"), f"/rapat/{row.pk}/risalah"
    nobody = {"ucapan": [{"isi": "Tanpa nama"}]}
    assert "Sebutkan siapa" in galat(tu.post(base, nobody))["/teks"]
    first = {"pembicara": "Ketua", "sebagai": "Ketua DPRD", "isi": "Rapat dibuka."}
    assert len(tu.post(base, {"ucapan": [first]}).json()["ucapan"]) == 1
    told = tu.post(base, {"ucapan": [{"isi": "Hadirin sekalian."}]}).json()["ucapan"]
    assert [(u["pembicara"], u["sebagai"], u["versi"]) for u in told] == [("Ketua", "Ketua DPRD", 1)] * 2
    second = told[1]["id"]
    changed = tu.post(f"{base}/{second}", first | {"isi": "Hadirin yang kami hormati.", "versi": 1})
    assert (changed.json()["versi"], changed.json()["isi"]) == (2, "Hadirin yang kami hormati.")
    assert "/isi" in galat(tu.post(f"{base}/{second}", first | {"versi": 1}))
    assert chair.post(f"/rapat/{row.pk}/risalah-setujui").status_code == 422
    melangkah(kota.aktor("asisten2"), row, Aksi.AKHIRI)
    assert tu.post(f"/rapat/{row.pk}/risalah-setujui").status_code == 404
    agreed = chair.post(f"/rapat/{row.pk}/risalah-setujui").json()
    assert (bool(agreed["disetujui"]), agreed["sah"]) == (True, None)
    assert tu.post(f"{base}/{second}/hapus", {"versi": 2}).status_code == 422
    assert Ucapan.objects.filter(dihapus=False).count() == 2


def test_a_meeting_of_the_house_has_no_record_over_the_api(program, berlangsung):
    row = berlangsung()
    assert program("tu").get(f"/rapat/{row.pk}/risalah").status_code == 404
    said = {"ucapan": [{"pembicara": "Ketua", "isi": "Dibuka"}]}
    assert program("tu").post(f"/rapat/{row.pk}/risalah", said).status_code == 422


def test_what_a_program_does_is_in_the_trail_as_of_its_office(kota, program, diundang):
    row = diundang()
    program("asisten2").post(f"/rapat/{row.pk}/langkah", {"aksi": "tunda", "alasan": "Banjir besar"})
    line = Jejak.objects.filter(aksi="rapat.pimpin").latest("pk")
    assert (line.objek, line.objek_id, line.orang) == ("rapat", row.pk, "Pejabat Asisten II")
    assert line.data == {"aksi": "tunda", "alasan": "Banjir besar"}
    assert kota.orang["kadis_pu"].pk in dikabari("rapat.batal")


def test_who_may_not_write_is_told_who_has_been_there(program, diundang):
    row = diundang(peserta=(DataPeserta(nama="Bu Sari", instansi="PMI"),))
    program("asisten2").post(f"/rapat/{row.pk}/hadir")
    told = {p["nama"]: p["hadir"] for p in program("sekda").get(f"/rapat/{row.pk}").json()["peserta"]}
    assert parse_datetime(told["Asisten II"]) <= timezone.now()
    assert told["Bu Sari"] is None
