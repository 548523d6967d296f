"""Programs and the command: each operation does what the screen does, once, in its own event, for who may."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Kartu, Kejadian, Laporan, Perintah, RencanaKontinjensi
from poros.domain.krisis.queries.kejadian import penetap
from poros.domain.krisis.queries.papan import papan
from poros.domain.krisis.rules.alur import Periksa
from poros.domain.krisis.tests.bahan import perintah, segar
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.domain.krisis.values import DataKartu, DataOpsi
from poros.kernel.antarmuka.uji import JALUR
from poros.kernel.penugasan.models import Arahan, Penugasan

pytestmark = pytest.mark.django_db
DUA = (DataOpsi(nama="Ya", akibat="cepat"), DataOpsi(nama="Tidak", akibat="murah"))
TIDAK_ADA = 999_999


def saat(jam=0):
    return (timezone.now() + timedelta(hours=jam)).isoformat(timespec="seconds")


def hari(n=0):
    return (timezone.localdate() + timedelta(days=n)).isoformat()


def kabar(answer):
    return answer.content.decode()


@pytest.fixture
def bpbd_api(program, kota):
    return program("kepala_bpbd", "krisis:baca", "krisis:tulis")


def badan(kota, row):
    """A good body for each act that makes something in an event."""
    pu = kota.unit["pu"].pk
    order = {"klaster": "SAR", "unit": pu, "isi": "Pompa", "batas": saat(3)}
    seat = {"kode": "k", "nama": "Komandan", "peran": "komandan", "jabatan": kota.jabatan["kepala_bpbd"].pk}
    card = {"perkara": "lain", "pertanyaan": "Jadi?", "batas": saat(2)}
    two = [{"nama": "Ya", "akibat": "a"}, {"nama": "Tidak", "akibat": "b"}]
    return {
        "kaji": {"hasil": "x", "rekomendasi": "tanggap", "gangguan_hidup": True},
        "status": {"tingkat": "transisi", "nomor": "9/SK", "tanggal": hari(), "penetap": penetap().get().pk,
                   "lingkup": "Damai", "mulai": hari(), "sampai": hari(9)},
        "perpanjangan": {"nomor": "8/SK", "tanggal": hari(), "penetap": penetap().get().pk, "sampai": hari(40)},
        "provinsi": {"nomor": "360", "tanggal": hari(), "alasan": "Kurang alat"},
        "komando": {"nomor": "7/SK", "tanggal": hari(), "dari": hari(), "sampai": hari(9), "posisi": [seat]},
        "perintah": order,
        "rapat": {"waktu": saat(-1), "tempat": "Posko", "pimpinan": "Sekda", "hasil": "Sepakat", "hadir": [pu],
                  "putusan": [order]},
        "kartu": card | {"opsi": two},
        "area": {"nama": "G", "jenis": "genangan", "titik": [{"lng": x, "lat": y} for x, y in
                 ((116.8, -1.2), (116.81, -1.2), (116.81, -1.21))]},
        "angka": {"ukuran": "mengungsi", "letak": "GOR", "nilai": 5, "per": saat(-1), "sumber": "Lurah"},
    }  # fmt: skip


JALAN = ("kaji", "status", "perpanjangan", "provinsi", "komando", "perintah", "rapat", "kartu", "area", "angka")
MILIK = {
    "status": "penetapan", "perpanjangan": "penetapan", "provinsi": "naik", "kaji": "kaji", "komando": "komando",
    "perintah": "perintah", "rapat": "rapat", "kartu": "kartu", "area": "area", "angka": "angka",
}  # fmt: skip


@pytest.mark.parametrize("jalan", JALAN)
def test_done_once_under_one_key_and_nowhere_else(bpbd_api, kota, tanggap, jalan):
    row, other = tanggap(), tanggap(nama="Lain", latihan=True)
    related, body = MILIK[jalan], badan(kota, row)[jalan]
    before = (getattr(row, related).count(), getattr(other, related).count())
    address = f"/krisis/kejadian/{row.pk}/{jalan}"
    first, again = (bpbd_api.post(address, body, kunci=f"kunci-{jalan}") for _n in range(2))
    assert (first.status_code, again.status_code, first.json()) == (201, 201, again.json()), kabar(first)
    assert getattr(row, related).latest("pk").pk == first.json()["id"]
    assert (getattr(row, related).count(), getattr(other, related).count()) == (before[0] + 1, before[1])


@pytest.mark.parametrize("jalan", JALAN)
def test_what_is_over_is_over_for_programs_too(bpbd_api, kota, tanggap, bpbd, jalan):
    row = tanggap()
    body = badan(kota, row)[jalan]
    services.akhiri(bpbd, row)
    before = getattr(row, MILIK[jalan]).count()
    answer = bpbd_api.post(f"/krisis/kejadian/{row.pk}/{jalan}", body)
    assert (answer.status_code, getattr(row, MILIK[jalan]).count()) == (422, before)
    assert "sudah diakhiri" in kabar(answer)


@pytest.mark.parametrize(
    "salah",
    [
        ("kaji", {"gangguan_hidup": False}, "gangguan_hidup"),
        ("kaji", {"rekomendasi": "selesai"}, "rekomendasi"),
        ("status", {"penetap": TIDAK_ADA}, "penetap"),
        ("status", {"tanggal": "2199-01-01"}, "tanggal"),
        ("status", {"mulai": "2026-02-02", "sampai": "2026-02-01"}, "sampai"),
        ("status", {"tingkat": "selesai"}, "tingkat"),
        ("perpanjangan", {"sampai": "2001-01-01"}, "sampai"),
        ("provinsi", {"tanggal": "2199-01-01"}, "tanggal"),
        ("komando", {"posisi": []}, "posisi"),
        ("komando", {"posisi": [{"kode": "k", "nama": "K", "peran": "komandan", "jabatan": TIDAK_ADA}]}, "posisi"),
        ("komando", {"tanggal": "2199-01-01"}, "tanggal"),
        ("komando", {"dari": "2026-02-02", "sampai": "2026-02-01"}, "sampai"),
        ("perintah", {"unit": TIDAK_ADA}, "unit"),
        ("perintah", {"batas": "2001-01-01T00:00:00+08:00"}, "batas"),
        ("rapat", {"hadir": [TIDAK_ADA]}, "hadir"),
        ("rapat", {"hadir": []}, "hadir"),
        ("rapat", {"waktu": "2199-01-01T00:00:00+08:00"}, "waktu"),
        ("kartu", {"perkara": "ramal"}, "perkara"),
        ("kartu", {"opsi": []}, "opsi"),
        ("kartu", {"batas": "2001-01-01T00:00:00+08:00"}, "batas"),
        ("area", {"titik": [{"lng": 1, "lat": 1}]}, "titik"),
        ("angka", {"per": "2199-01-01T00:00:00+08:00"}, "per"),
        ("angka", {"tempat": TIDAK_ADA}, "tempat"),
    ],
)
def test_what_the_rules_refuse_is_named_by_its_field(bpbd_api, kota, tanggap, salah):
    row, (jalan, lain, bidang) = tanggap(), salah
    before = getattr(row, MILIK[jalan]).count()
    answer = bpbd_api.post(f"/krisis/kejadian/{row.pk}/{jalan}", badan(kota, row)[jalan] | lain)
    assert (answer.status_code, getattr(row, MILIK[jalan]).count()) == (422, before)
    assert bidang in kabar(answer)


@pytest.mark.parametrize(("tingkat", "dulu"), [("transisi", "dipantau"), ("siaga", "tanggap")])
def test_a_step_out_of_turn_is_a_conflict(request, bpbd_api, kota, tingkat, dulu):
    row = request.getfixturevalue("buka" if dulu == "dipantau" else "tanggap")()
    bodies = badan(kota, row)
    bpbd_api.post(f"/krisis/kejadian/{row.pk}/kaji", bodies["kaji"])
    answer = bpbd_api.post(f"/krisis/kejadian/{row.pk}/status", bodies["status"] | {"tingkat": tingkat})
    assert (answer.status_code, segar(row).status) == (409, dulu)


def test_ended_twice_is_a_conflict(bpbd_api, tanggap):
    row = tanggap()
    codes = [bpbd_api.post(f"/krisis/kejadian/{row.pk}/akhiri").status_code for _n in range(2)]
    assert (codes, segar(row).status) == ([200, 409], "selesai")


@pytest.fixture
def nomor(bpbd, kota, tanggap, laporan):
    """One row of each kind that is acted on by its own number, of a real event and of a drill."""

    def make(**lain):
        row = tanggap(**lain)
        ask = DataKartu(perkara="lain", pertanyaan="?", batas=row.jam + timedelta(hours=2), opsi=DUA)
        return {
            "kejadian": row,
            "perintah": services.beri_perintah(bpbd, row, data=perintah(kota)),
            "provinsi": services.naikkan(bpbd, row, nomor="1", tanggal=timezone.localdate(), alasan="x"),
            "kartu": services.ajukan_kartu(bpbd, row, data=ask),
            "laporan": laporan(kejadian_id=row.pk),
        }

    return make


def tindakan(found):
    return {
        f"/krisis/perintah/{found['perintah'].pk}/dampak": {"kata": "Surut"},
        f"/krisis/provinsi/{found['provinsi'].pk}/jawab": {"kata": "Tim datang"},
        f"/krisis/kartu/{found['kartu'].pk}/putus": {"opsi": found["kartu"].opsi.first().pk},
        f"/krisis/laporan/{found['laporan'].pk}/periksa": {"hasil": "benar"},
    }


def test_acts_on_single_rows(bpbd_api, nomor):
    found = nomor()
    for address, body in tindakan(found).items():
        answer = bpbd_api.post(address, body)
        assert answer.status_code == 200, (address, kabar(answer))
    assert Perintah.objects.get().dampak == "Surut"
    assert found["kejadian"].naik.get().jawaban == "Tim datang"
    assert Kartu.objects.get().pilihan.nama == "Ya"
    assert Laporan.objects.get().periksa == Periksa.BENAR


@pytest.mark.parametrize("siapa", ["inspektur", "admin", "kabag_umum"])
def test_acts_on_single_rows_by_others_change_nothing(program, nomor, siapa):
    found = nomor()
    other = program(siapa, "krisis:baca", "krisis:tulis")
    codes = {a: other.post(a, b).status_code for a, b in tindakan(found).items()}
    card = f"/krisis/kartu/{found['kartu'].pk}/putus"
    assert codes.pop(card) == 422, "who is not competent is told who is"
    assert set(codes.values()) == {404}
    assert (Perintah.objects.get().dampak, Kartu.objects.get().diputus) == ("", None)


def test_an_order_of_a_drill_is_finished_by_program_and_a_real_one_is_not(bpbd_api, nomor):
    real, drill = nomor()["perintah"], nomor(latihan=True)["perintah"]
    assert bpbd_api.post(f"/krisis/perintah/{real.pk}/selesai").status_code == 404
    assert bpbd_api.post(f"/krisis/perintah/{drill.pk}/selesai").status_code == 200
    again = bpbd_api.post(f"/krisis/perintah/{drill.pk}/selesai")
    assert (again.status_code, "sudah selesai" in kabar(again)) == (422, True)
    assert Penugasan.objects.exclude(status="selesai").exists()


def test_orders_are_listed_with_their_work(bpbd_api, nomor, program):
    found = nomor()
    told = program("camat", "krisis:baca").get(f"/krisis/kejadian/{found['kejadian'].pk}/perintah").json()
    work = Penugasan.objects.get(arahan=found["perintah"].arahan_id)
    assert [(o["id"], o["penugasan"], o["selesai"], o["isi"]) for o in told] == [
        (found["perintah"].pk, work.pk, False, "Pasang pompa")
    ]


def test_an_order_of_a_drill_has_no_work(bpbd_api, nomor):
    found = nomor(latihan=True)
    (told,) = bpbd_api.get(f"/krisis/kejadian/{found['kejadian'].pk}/perintah").json()
    assert (told["penugasan"], told["selesai"], Arahan.objects.count()) == (None, False, 0)


def test_the_board_as_data_says_what_the_board_says(bpbd_api, bpbd, nomor):
    found = nomor()
    row = found["kejadian"]
    services.catat_angka(bpbd, row, data=angka(120, "GOR"))
    Perintah.objects.update(batas=timezone.now() - timedelta(minutes=1))
    told, wall = bpbd_api.get(f"/krisis/kejadian/{row.pk}").json(), papan(bpbd, segar(row))
    assert told["klaster"] == [{"nama": "SAR", "perintah": 1, "selesai": 0, "telat": 1}]
    assert (told["angka"], told["kartu"], told["sitrep"]) == ({"mengungsi": 120}, [found["kartu"].pk], None)
    assert (told["masa"]["nomor"], told["masa"]["sisa"]) == ("300/1/2026", wall.masa.sisa)
    assert (told["status"], told["versi"], told["latihan"]) == ("tanggap", segar(row).versi, False)


def test_a_watched_event_has_neither_days_nor_orders(bpbd_api, buka):
    told = bpbd_api.get(f"/krisis/kejadian/{buka().pk}").json()
    assert (told["masa"], told["klaster"], told["angka"], told["tabrakan"]) == (None, [], {}, 0)


def test_a_plan_is_activated_by_its_number_with_what_is_left_out(bpbd_api, tanggap):
    row, plan = tanggap(), RencanaKontinjensi.objects.get(kode="banjir")
    codes = [b["kode"] for b in plan.isi["perintah"]]
    address = f"/krisis/kejadian/{row.pk}/aktifkan"
    assert bpbd_api.post(address, {"rencana": TIDAK_ADA}).status_code == 422
    made = bpbd_api.post(address, {"rencana": plan.pk, "lewati": codes[1:]})
    assert (made.status_code, len(made.json()["id"])) == (201, 1)
    assert bpbd_api.post(address, {"rencana": plan.pk}).status_code == 422


def test_events_are_narrowed_and_paged_to_the_end(program, buka, tanggap):
    for n in range(5):
        buka(nama=f"Pantau {n}")
    tanggap(nama="Darurat")
    buka(nama="Gladi", latihan=True)
    camat = program("camat", "krisis:baca")

    def names(**kueri):
        page = camat.get("/krisis/kejadian", kueri | {"batas": 2}).json()
        found = [k["nama"] for k in page["isi"]]
        while page["lanjut"]:
            page = camat.get(page["lanjut"].partition(JALUR)[2]).json()
            found += [k["nama"] for k in page["isi"]]
        return found

    assert names() == ["Darurat", *(f"Pantau {n}" for n in reversed(range(5)))]
    assert names(status="tanggap") == ["Darurat"]
    assert names(status="selesai") == []
    assert names(latihan=True) == ["Gladi"]
    assert camat.get("/krisis/kejadian", {"status": "perang"}).status_code == 422


def test_reports_are_narrowed_and_those_of_others_left_out(program, laporan, bpbd):
    own, other = laporan("camat", tempat="RT sendiri"), laporan("kadis_pu", tempat="RT lain")
    services.periksa(bpbd, laporan("kadis_pu", tempat="RT benar"), hasil=Periksa.BENAR)
    camat = program("camat", "krisis:baca")
    assert {r["tempat"] for r in camat.get("/krisis/laporan").json()["isi"]} == {"RT sendiri", "RT benar"}
    assert {r["tempat"] for r in camat.get("/krisis/laporan", {"periksa": "belum"}).json()["isi"]} == {"RT sendiri"}
    assert [camat.get(f"/krisis/laporan/{r.pk}").status_code for r in (own, other)] == [200, 404]
    assert camat.get("/krisis/laporan", {"periksa": "mungkin"}).status_code == 422


def test_an_event_opened_by_program_ties_its_reports(bpbd_api, laporan):
    told = laporan()
    body = {"nama": "Banjir", "bahaya": "banjir", "tempat": "Damai", "mulai": saat(-1), "laporan": [told.pk]}
    made = bpbd_api.post("/krisis/kejadian", body, kunci="buka-1")
    assert made.status_code == 201
    assert bpbd_api.post("/krisis/kejadian", body, kunci="buka-1").json() == made.json()
    assert Laporan.objects.get().kejadian_id == made.json()["id"]
    again = bpbd_api.post("/krisis/kejadian", body)
    assert (again.status_code, Kejadian.objects.count()) == (422, 1)
    for wrong in ({"laju": 2}, {"laju": 0}, {"mulai": saat(5)}, {"nama": "   "}, {"bahaya": "naga"}):
        assert bpbd_api.post("/krisis/kejadian", body | {"laporan": []} | wrong).status_code == 422


def test_a_card_is_read_with_its_options_and_its_result(bpbd_api, nomor, bpbd):
    card = nomor()["kartu"]
    services.putuskan(bpbd, card, opsi_id=card.opsi.last().pk, alasan="Murah")
    assert bpbd_api.post(f"/krisis/kartu/{card.pk}/hasil", {"kata": "Berhasil"}).status_code == 200
    told = bpbd_api.get(f"/krisis/kartu/{card.pk}").json()
    assert [o["nama"] for o in told["opsi"]] == ["Ya", "Tidak"]
    assert (told["pilihan"], told["hasil"]) == (told["opsi"][1]["id"], "Berhasil")
    assert told["pemutus"].startswith("Pejabat BPBD")
    listed = bpbd_api.get(f"/krisis/kejadian/{card.kejadian_id}/kartu").json()
    assert listed == [told]


@pytest.mark.parametrize("jalan", ["", "/perintah", "/angka", "/kartu", "/peta", "/pemulihan"])
def test_an_event_that_is_none_is_found_by_no_reading(program, kota, jalan):
    assert program("walikota", "krisis:baca").get(f"/krisis/kejadian/{TIDAK_ADA}{jalan}").status_code == 404


def test_the_map_is_the_same_for_programs_and_pages(bpbd_api, bpbd, tanggap, peta_kota, masuk):
    from django.urls import reverse

    row = tanggap()
    genangan(bpbd, row)
    page = masuk("camat").get(reverse("krisis:peta", args=[row.pk])).json()
    assert bpbd_api.get(f"/krisis/kejadian/{row.pk}/peta").json() == page


def test_a_decision_that_needs_the_map_is_computed_for_programs(bpbd_api, bpbd, tanggap, peta_kota):
    row = tanggap()
    body = {"perkara": "tutup_jalan", "pertanyaan": "Tutup?", "batas": saat(2)}
    address = f"/krisis/kejadian/{row.pk}/kartu"
    assert bpbd_api.post(address, body).status_code == 422
    genangan(bpbd, row)
    made = bpbd_api.post(address, body)
    told = bpbd_api.get(f"/krisis/kartu/{made.json()['id']}").json()
    assert [o["satuan"] for o in told["opsi"]] == ["menit"] * 3
    assert "ruas terpotong" in told["anggapan"]
