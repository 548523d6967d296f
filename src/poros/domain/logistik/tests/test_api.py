"""Programs do what screens do, in one day from an empty store to an account for the money."""

import base64
from uuid import uuid4

import pytest

from poros.domain.logistik.models import BarisKiriman, Donasi, Kiriman, Rkb, Saldo
from poros.domain.logistik.services import pintu
from poros.domain.logistik.tests.test_btt import PDF
from poros.domain.logistik.values import DataDonasi

pytestmark = pytest.mark.django_db
BERKAS = {"nama": "sk.pdf", "isi": base64.b64encode(PDF).decode()}


@pytest.fixture
def sos(program, peran):
    return program("kadis_sos")


def ok(answer):
    assert answer.status_code in {200, 201}, answer.content
    return answer.json()


def test_from_an_empty_store_to_a_receipt(sos, program, kota, tempat, hari):
    rice = tempat.barang["beras"].pk
    moved = ok(
        sos.post(f"/logistik/gudang/{tempat.gudang.pk}/masuk", {"barang": rice, "jumlah": 300, "pemilik": "BNPB"})
    )
    assert moved["id"]
    (lot,) = ok(sos.get(f"/logistik/gudang/{tempat.gudang.pk}"))["isi"]
    assert (lot["barang"], lot["jumlah"], lot["pemilik"]) == ("Beras", 300, "BNPB")
    camat = program("camat")
    told = {"hari": f"{hari}", "jumlah": 100, "rentan": 20, "sumber": "Lurah"}
    ok(camat.post(f"/logistik/titik/{tempat.utara.pk}/pengungsi", told))
    needs = ok(sos.get("/logistik/kebutuhan?hari=10"))
    assert needs["standar"] == "bnpb-2008"
    assert {(n["titik"], n["barang"]): n["butuh"] for n in needs["isi"]}[tempat.utara.pk, rice] == 400
    made = ok(sos.post("/logistik/alokasi", {"barang": rice, "dari": f"{hari}", "hari": 10}))
    shown = ok(sos.get(f"/logistik/alokasi/{made['id']}"))
    assert shown["hasil"]["ratio_per_point"][f"{tempat.utara.pk}"] == "3/4"
    assert "300/400 = 75,0%" in shown["bukti"][0]
    assert ok(sos.post(f"/logistik/alokasi/{made['id']}/putusan", {"aksi": "tetapkan"}))["status"] == "ditetapkan"
    fleet = {"hari": f"{hari}", "armada": [{"nama": "Truk", "muat_kg": 400}]}
    assert ok(sos.post(f"/logistik/gudang/{tempat.gudang.pk}/rute", fleet))["kiriman"] == 1
    run = Kiriman.objects.get()
    ok(sos.post(f"/logistik/kiriman/{run.pk}/berangkat", {"pengemudi": "Pak Sopir"}))
    (stop,) = ok(camat.get("/logistik/menunggu"))["isi"]
    line = BarisKiriman.objects.get()
    proof = {"kunci": str(uuid4()), "penerima": "Bu Umpama", "hitung": [{"baris": line.pk, "jumlah": 290}],
             "berkas": [BERKAS]}  # fmt: skip
    way = f"/logistik/perhentian/{stop['id']}/terima"
    first = ok(camat.post(way, proof))
    assert ok(camat.post(way, proof)) == first
    assert ok(camat.get(f"/logistik/bukti/{first['id']}"))["berkas"][0]["nama"] == "sk.pdf"
    assert program("kadis_pu").get(f"/logistik/bukti/{first['id']}").status_code == 404
    back = {"kembali": [{"baris": line.pk, "jumlah": 10}]}
    assert ok(sos.post(f"/logistik/kiriman/{run.pk}/selesai", back))["status"] == "selesai"
    assert Saldo.objects.get().jumlah == 10
    assert ok(sos.get(f"/logistik/gudang/{tempat.gudang.pk}/mutasi?batas=2"))["lanjut"]
    assert ok(sos.get(f"/logistik/kiriman/{run.pk}"))["perhentian"][0]["baris"][0]["kembali"] == 10


def test_stock_is_moved_counted_written_off_and_kept_back(sos, tempat, isi):
    row, way = isi("beras", 100), f"/logistik/gudang/{tempat.gudang.pk}"
    ok(sos.post(f"{way}/pindah", {"saldo": row.pk, "tujuan": tempat.pos.pk, "jumlah": 30}))
    ok(sos.post(f"{way}/susut", {"saldo": row.pk, "jumlah": 5, "sebab": "rusak", "alasan": "Basah"}))
    ok(sos.post(f"{way}/opname", {"hitungan": [{"saldo": row.pk, "jumlah": 64}], "catatan": "Berdua"}))
    ok(sos.post(f"{way}/cadangan", {"barang": tempat.barang["beras"].pk, "jumlah": 10, "alasan": "Susulan"}))
    row.refresh_from_db()
    assert row.jumlah == 64
    refused = sos.post(f"{way}/pindah", {"saldo": row.pk, "tujuan": tempat.pos.pk, "jumlah": 65})
    assert (refused.status_code, "kurang 1" in refused.content.decode()) == (422, True)
    assert ok(sos.get("/logistik/ringkasan"))["titik_nol"] == 0


def test_what_there_is_to_work_with(sos, program, kota, peran, hari):
    goods = {"kode": "air", "nama": "Air", "satuan": "galon", "butir": "air_minum", "isi": 19}
    pk = ok(sos.post("/logistik/barang", goods))["id"]
    ok(sos.post(f"/logistik/barang/{pk}/ubah", goods | {"nama": "Air galon"}))
    assert [b["nama"] for b in ok(sos.get("/logistik/barang"))["isi"]] == ["Air galon"]
    place = {"kode": "g", "nama": "Gudang", "unit": kota.unit["sos"].pk, "lat": -1.25, "lng": 116.85}
    store = ok(sos.post("/logistik/gudang", place))["id"]
    ok(sos.post(f"/logistik/gudang/{store}/ubah", place | {"jenis": "pos"}))
    assert ok(sos.get("/logistik/gudang?q=gud"))["isi"][0]["kode"] == "g"
    point = {"kode": "t", "nama": "Titik", "unit": kota.unit["kec"].pk, "mulai": f"{hari}", "buka": "07:00:00",
             "tutup": "17:00:00"}  # fmt: skip
    t = ok(sos.post("/logistik/titik", point))["id"]
    ok(sos.post(f"/logistik/titik/{t}/ubah", point | {"aktif": False}))
    ok(sos.post(f"/logistik/titik/{t}/jalur", {"gudang": store, "meter": 100, "menit": 1}))
    assert ok(sos.get(f"/logistik/titik/{t}"))["aktif"] is False
    parts = {"pengelola": [kota.unit["sos"].pk], "bud": []}
    ok(program("admin").post("/logistik/peran", parts))
    assert sos.post("/logistik/peran", parts).status_code == 404


def test_donations_name_nobody_unless_asked_and_then_it_is_written_down(sos, tempat, lapor, hari):
    lapor("utara", 100)
    rows = [
        pintu.janji(
            DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=10, nama="Bu D", kontak="0800", rencana=hari)
        )
        for _n in range(3)
    ]
    assert {r["barang"] for r in ok(sos.get("/logistik/dibutuhkan"))["isi"]} == {
        tempat.barang[k].pk for k in ("beras", "air")
    }
    assert "Bu D" not in sos.get("/logistik/donasi").content.decode()
    assert ok(sos.post(f"/logistik/donasi/{rows[0].pk}/donatur", {}))["kontak"] == "0800"
    for row in rows[:2]:
        ok(sos.post(f"/logistik/donasi/{row.pk}/setujui", {"gudang": tempat.gudang.pk}))
    ok(sos.post(f"/logistik/donasi/{rows[0].pk}/terima", {"jumlah": 10}))
    ok(sos.post(f"/logistik/donasi/{rows[1].pk}/batal", {"alasan": "Tidak datang"}))
    ok(sos.post(f"/logistik/donasi/{rows[2].pk}/tolak", {"alasan": "Cukup"}))
    assert list(Donasi.objects.order_by("pk").values_list("status", flat=True)) == ["masuk", "batal", "ditolak"]
    assert ok(sos.get(f"/logistik/donasi/{rows[0].pk}"))["masuk"] == 10


def test_resources(sos, program, kota, peran):
    tool = {"kode": "p", "nama": "Pompa", "jenis": "pompa", "kemampuan": ["Lumpur"], "kapasitas": 50, "satuan": "l/d"}
    pk = ok(sos.post("/logistik/sarana", tool))["id"]
    ok(sos.post(f"/logistik/sarana/{pk}/ubah", tool | {"nama": "Pompa apung"}))
    assert ok(sos.get("/logistik/sarana?jenis=pompa&q=Lumpur"))["isi"][0]["nama"] == "Pompa apung"
    camat = program("camat")
    ask = {"jenis": "pompa", "jumlah": 1, "keperluan": "Genangan", "tempat": "RSUD",
           "mulai": "2026-11-23T08:00:00+08:00", "selesai": "2026-11-23T18:00:00+08:00"}  # fmt: skip
    asked = [ok(camat.post("/logistik/permintaan", ask))["id"] for _n in range(3)]
    claim = ok(sos.post(f"/logistik/permintaan/{asked[0]}/tugaskan", {"sarana": pk}))["id"]
    twice = sos.post(f"/logistik/permintaan/{asked[1]}/tugaskan", {"sarana": pk})
    assert (twice.status_code, "sudah ditugaskan" in twice.content.decode()) == (422, True)
    for act in ("tiba", "lepas"):
        ok(camat.post(f"/logistik/klaim/{claim}", {"aksi": act}))
    ok(camat.post(f"/logistik/permintaan/{asked[0]}/tutup", {"aksi": "selesaikan"}))
    ok(sos.post(f"/logistik/permintaan/{asked[1]}/tolak", {"alasan": "Tidak ada"}))
    ok(camat.post(f"/logistik/permintaan/{asked[2]}/tutup", {"aksi": "batalkan", "alasan": "Surut"}))
    assert [p["status"] for p in ok(sos.get("/logistik/permintaan"))["isi"]] == ["dibatalkan", "ditolak", "selesai"]
    assert ok(sos.get(f"/logistik/permintaan/{asked[0]}"))["klaim"][0]["status"] == "dilepas"


def test_money_and_the_file_for_bnpb(sos, program, pagu, hari, banjir):
    plan = {"nomor": "R", "dasar": "SK", "keperluan": "Beras", "jumlah": 1000}
    pks = [ok(sos.post("/logistik/rkb", plan | {"nomor": f"R{n}"}))["id"] for n in range(3)]
    bud = program("kabag_umum")
    ok(bud.post(f"/logistik/rkb/{pks[0]}/cairkan", {"nomor_sp2d": "S1"}))
    ok(bud.post(f"/logistik/rkb/{pks[1]}/tolak", {"alasan": "Belum lengkap"}))
    ok(sos.post(f"/logistik/rkb/{pks[2]}/tarik", {"alasan": "Tidak jadi"}))
    spent = {"tanggal": f"{hari}", "uraian": "Beras", "jumlah": 600, "berkas": BERKAS}
    ok(sos.post(f"/logistik/rkb/{pks[0]}/belanja", spent))
    ok(sos.post(f"/logistik/rkb/{pks[0]}/laporan", {"berkas": BERKAS | {"nama": "laporan.pdf"}}))
    book = ok(sos.get(f"/logistik/rkb/{pks[0]}"))
    assert ([k["saldo"] for k in book["kas"]], book["sisa"]) == ([1000, 400, 0], 400)
    board = ok(bud.get("/logistik/btt"))
    assert (board["tersedia"], board["dipakai"]) == (1_000_000_000 - 600, 600)
    assert ok(program("kadis_pu").get("/logistik/btt"))["tersedia"] is None
    ok(bud.post("/logistik/btt/pagu", {"tahun": hari.year, "jumlah": 600, "dasar": "P-APBD"}))
    assert [r["status"] for r in ok(sos.get("/logistik/rkb?status=selesai"))["isi"]] == ["selesai"]
    file = ok(sos.post("/logistik/dsp", {"kejadian_id": banjir.pk}))["id"]
    ok(sos.post(f"/logistik/dsp/{file}/ubah", {"kejadian_id": banjir.pk, "rusak_berat": 2}))
    paper = {"kode": "sk-nama-alamat", "nomor": "1", "tanggal": f"{hari}", "berkas": BERKAS}
    ok(sos.post(f"/logistik/dsp/{file}/lengkapi", paper))
    assert [s["ada"] for s in ok(sos.get(f"/logistik/dsp/{file}"))["syarat"]] == [False, True]
    assert ok(sos.get("/logistik/dsp"))["isi"][0]["rusak_berat"] == 2
    assert Rkb.objects.count() == 3


def test_a_single_run_is_made_and_called_off(sos, tempat, hari):
    load = {"titik": tempat.utara.pk, "barang": tempat.barang["beras"].pk, "jumlah": 5}
    told = {"gudang": tempat.gudang.pk, "hari": f"{hari}", "kendaraan": "Motor", "muat_kg": 50, "muatan": [load]}
    pk = ok(sos.post("/logistik/kiriman", told))["id"]
    assert ok(sos.post(f"/logistik/kiriman/{pk}/batal", {"alasan": "Hujan"}))["status"] == "dibatalkan"
    assert ok(sos.get("/logistik/kiriman?status=dibatalkan"))["isi"][0]["perhentian"] == 1
    assert ok(sos.get("/logistik/alokasi"))["isi"] == []
