"""A program plays the same story as the screens, with the same refusals."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.krisis.models import Kejadian, RencanaKontinjensi
from poros.domain.krisis.queries.kejadian import penetap

pytestmark = pytest.mark.django_db


def saat(jam=0):
    return (timezone.now() + timedelta(hours=jam)).isoformat(timespec="seconds")


def beres(answer, status=201):
    assert answer.status_code == status, answer.content
    return answer.json()


def test_from_report_to_plan(program, kota, peta_kota):
    bpbd = program("kepala_bpbd", "krisis:baca", "krisis:tulis")
    told = beres(
        bpbd.post("/krisis/laporan", {"bahaya": "banjir", "tempat": "RT 4", "waktu": saat(-1), "uraian": "Air"})
    )
    beres(bpbd.post(f"/krisis/laporan/{told['id']}/periksa", {"hasil": "benar"}), 200)
    event = beres(bpbd.post(
        "/krisis/kejadian",
        {"nama": "Banjir", "bahaya": "banjir", "tempat": "Damai", "mulai": saat(-1), "laporan": [told["id"]]},
    ))["id"]  # fmt: skip
    base = f"/krisis/kejadian/{event}"
    beres(bpbd.post(f"{base}/kaji", {"hasil": "x", "rekomendasi": "tanggap", "gangguan_hidup": True}))
    today = timezone.localdate()
    period = {"tanggal": today.isoformat(), "sampai": (today + timedelta(days=13)).isoformat()}
    decree = {
        "nomor": "1",
        "penetap": penetap().get().pk,
        "tingkat": "tanggap",
        "lingkup": "Damai",
        "mulai": today.isoformat(),
    }
    beres(bpbd.post(f"{base}/status", decree | period))
    seat = {"kode": "k", "nama": "Komandan", "peran": "komandan", "pejabat": "Dandim"}
    beres(bpbd.post(f"{base}/komando", {"nomor": "2", "dari": today.isoformat(), "posisi": [seat]} | period))
    plan = RencanaKontinjensi.objects.get(kode="banjir").pk
    sent = beres(bpbd.post(f"{base}/aktifkan", {"rencana": plan, "lewati": ["dokumen"]}))["id"]
    orders = beres(bpbd.get(f"{base}/perintah"), 200)
    assert (len(orders), all(o["penugasan"] for o in orders)) == (len(sent), True)
    figure = {"ukuran": "mengungsi", "letak": "GOR", "nilai": 120, "per": saat(), "sumber": "Lurah"}
    made = beres(bpbd.post(f"{base}/angka", figure))["id"]
    beres(bpbd.post(f"{base}/angka/{made}/sahkan", {}), 200)
    assert beres(bpbd.get(f"{base}/angka"), 200)[0]["terverifikasi"] is True
    corners = [
        {"lng": x, "lat": y} for x, y in ((116.812, -1.205), (116.818, -1.205), (116.818, -1.195), (116.812, -1.195))
    ]
    beres(bpbd.post(f"{base}/area", {"nama": "G", "jenis": "genangan", "titik": corners}))
    card = beres(bpbd.post(f"{base}/kartu", {"perkara": "tutup_jalan", "pertanyaan": "Tutup?", "batas": saat(2)}))["id"]
    options = beres(bpbd.get(f"/krisis/kartu/{card}"), 200)["opsi"]
    refused = bpbd.post(f"/krisis/kartu/{card}/putus", {"opsi": options[0]["id"]})
    assert (refused.status_code, "Polres Uji" in refused.content.decode()) == (422, True)
    police = program("kepala_polres", "krisis:tulis")
    beres(police.post(f"/krisis/kartu/{card}/putus", {"opsi": options[0]["id"]}), 200)
    report = beres(bpbd.post(f"{base}/sitrep"))["id"]
    beres(bpbd.post(f"/krisis/sitrep/{report}/ubah", {"narasi": "Surut"}), 200)
    beres(bpbd.post(f"/krisis/sitrep/{report}/sahkan"), 200)
    damage = {
        "sektor": "permukiman", "subsektor": "Rumah", "kelas": "berat", "letak": "Damai", "jumlah": "10", "satuan": "unit",
        "harga": 1000,
    }  # fmt: skip
    beres(bpbd.post(f"{base}/kerusakan", damage))
    beres(bpbd.post(f"{base}/r3p/susun"))
    recovery = beres(bpbd.get(f"{base}/pemulihan"), 200)
    assert [k["jumlah"] for k in recovery["kegiatan"]] == [recovery["kebutuhan"][0]["kebutuhan"]] == [8050]
    board = beres(bpbd.get(base), 200)
    assert (board["status"], board["angka"], board["sitrep"], board["masa"]["sisa"]) == (
        "tanggap",
        {"mengungsi": 120},
        report,
        14,
    )
    beres(bpbd.post(f"{base}/akhiri"), 200)
    assert Kejadian.objects.get().status == "selesai"


@pytest.mark.parametrize("banyak", [1, 3])
def test_lists_are_pages(program, buka, banyak):
    for n in range(banyak):
        buka(nama=f"Banjir {n}")
    found = program("camat", "krisis:baca").get("/krisis/kejadian").json()
    assert [k["nama"] for k in found["isi"]] == [f"Banjir {n}" for n in reversed(range(banyak))]


def test_who_told_it_is_left_out_for_others(program, laporan, bpbd):
    from poros.domain.krisis import services
    from poros.domain.krisis.rules.alur import Periksa

    row = laporan()
    services.periksa(bpbd, row, hasil=Periksa.BENAR)
    seen = {
        k: program(k, "krisis:baca").get(f"/krisis/laporan/{row.pk}").json()["pelapor"] for k in ("camat", "kadis_pu")
    }
    assert seen == {"camat": "Bu Rekaan", "kadis_pu": ""}


def test_names_are_read_by_an_act_and_only_by_those_who_may(program, aktif):
    row = aktif()
    address = f"/krisis/kejadian/{row.pk}/korban"
    social = program("kadis_sos", "krisis:tulis")
    beres(social.post(address, {"nama": "Bu Rekaan", "status": "luka", "letak": "RSUD"}))
    assert beres(social.post(f"{address}/buka"), 200)[0]["nama"] == "Bu Rekaan"
    assert program("sekda", "krisis:tulis").post(f"{address}/buka").status_code == 404


def test_wrong_input_is_named(program, aktif):
    row = aktif()
    answer = program("kepala_bpbd", "krisis:tulis").post(f"/krisis/kejadian/{row.pk}/angka", {"ukuran": "sapi"})
    assert answer.status_code == 422


def test_a_program_plays_a_scenario(program, kota):
    bpbd = program("kepala_bpbd", "krisis:baca", "krisis:tulis")
    made = beres(bpbd.post("/krisis/latihan/peragaan", {"skenario": "banjir", "menit": 5}))
    assert (made["status"], made["langkah"], made["banyak"] > 50) == ("berjalan", 0, True)
    base = f"/krisis/kejadian/{made['kejadian']}"
    assert beres(bpbd.post(f"{base}/peragaan/jeda"), 200)["status"] == "jeda"
    assert bpbd.post(f"{base}/peragaan/jeda").status_code == 422
    assert beres(bpbd.post(f"{base}/peragaan/lanjut"), 200)["status"] == "berjalan"
    assert bpbd.post(f"{base}/peragaan/terbang").status_code == 422
    assert bpbd.post("/krisis/latihan/peragaan", {"skenario": "gempa"}).status_code == 422
    camat = program("camat", "krisis:baca", "krisis:tulis")
    assert camat.post("/krisis/latihan/peragaan", {"skenario": "banjir"}).status_code == 404
    assert camat.post(f"{base}/peragaan/henti").status_code == 404
