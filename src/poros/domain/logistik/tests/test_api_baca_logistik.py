"""What programs read: the same as the screens, for the same offices, with the same silence about persons."""

from datetime import date
from uuid import uuid4

import pytest

from poros.domain.logistik import services
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataBelanja, DataCadangan, DataDonasi, DataDsp, DataTerima

from .test_btt import PDF, rencana
from .test_kiriman import PNG, hitung

pytestmark = pytest.mark.django_db
SIAPA = ("sekda", "kadis_sos", "kabag_umum", "kadis_pu", "camat", "inspektur")


def ok(answer):
    assert answer.status_code in {200, 201}, answer.content
    return answer.json()


class TestStock:
    def test_a_warehouse_with_its_lots(self, program, tempat, isi):
        isi("beras", 5, kode="A1", pemilik="BNPB", kedaluwarsa=date(2099, 1, 31))
        shown = ok(program("camat").get(f"/logistik/gudang/{tempat.gudang.pk}"))
        assert {k: shown[k] for k in ("kode", "nama", "kejadian", "kejadian_id", "aktif")} == {
            "kode": "induk", "nama": "Gudang Induk", "kejadian": "", "kejadian_id": None, "aktif": True,
        }  # fmt: skip
        (lot,) = shown["isi"]
        assert {k: lot[k] for k in ("barang", "satuan", "lot", "pemilik", "kedaluwarsa", "jumlah")} == {
            "barang": "Beras", "satuan": "kg", "lot": "A1", "pemilik": "BNPB", "kedaluwarsa": "2099-01-31", "jumlah": 5,
        }  # fmt: skip

    def test_movements_the_newest_first(self, program, kota, tempat, isi):
        row = isi("beras", 5)
        services.pindahkan(kota.aktor("kadis_sos"), tempat.gudang, saldo_id=row.pk, tujuan_id=tempat.pos.pk, jumlah=2)
        rows = ok(program("sekda").get(f"/logistik/gudang/{tempat.gudang.pk}/mutasi"))["isi"]
        assert [(m["jenis"], m["jumlah"], m["sisa"]) for m in rows] == [("pindah", -2, 3), ("masuk", 5, 5)]
        assert all("orang" not in m for m in rows)

    def test_goods_in_use(self, program, tempat):
        tempat.barang["air"].aktif = False
        tempat.barang["air"].save()
        assert {b["kode"] for b in ok(program("camat").get("/logistik/barang"))["isi"]} == {"beras", "selimut"}

    def test_in_one_look_money_only_for_whom_it_is(self, program, tempat, pagu, lapor):
        lapor("utara", 5)
        shown = {who: ok(program(who).get("/logistik/ringkasan")) for who in SIAPA}
        assert {who: s["sisa_btt"] is not None for who, s in shown.items()} == {
            "sekda": True, "kadis_sos": True, "kabag_umum": True, "kadis_pu": False, "camat": False, "inspektur": True,
        }  # fmt: skip
        assert {(s["titik_nol"], len(s["alarm"])) for s in shown.values()} == {(1, 1)}
        assert shown["camat"]["alarm"][0]["sebab"] == "tanpa_stok"


class TestNeed:
    @pytest.mark.parametrize(("hari_", "beras"), [(1, 40), (3, 120), (30, 1200)])
    def test_by_the_standard(self, program, tempat, lapor, hari_, beras):
        lapor("utara", 100)
        told = ok(program("camat").get(f"/logistik/kebutuhan?hari={hari_}"))
        assert (told["standar"], told["dasar"]) == ("bnpb-2008", "Perka BNPB 7/2008")
        cells = {(n["titik"], n["barang"]): n["butuh"] for n in told["isi"]}
        assert cells[tempat.utara.pk, tempat.barang["beras"].pk] == beras
        assert cells[tempat.selatan.pk, tempat.barang["beras"].pk] == 0

    @pytest.mark.parametrize("hari_", ["0", "31", "tiga"])
    def test_for_a_month_at_most(self, program, tempat, hari_):
        assert program("camat").get(f"/logistik/kebutuhan?hari={hari_}").status_code == 422

    def test_what_is_asked_of_the_public(self, program, kota, tempat, lapor, isi):
        lapor("utara", 100)
        isi("beras", 200)
        rice = tempat.barang["beras"].pk
        data = DataCadangan(barang_id=rice, jumlah=50, alasan="x")
        services.atur_cadangan(kota.aktor("kadis_sos"), tempat.gudang, data=data)
        (row,) = [r for r in ok(program("camat").get("/logistik/dibutuhkan"))["isi"] if r["barang"] == rice]
        assert {k: v for k, v in row.items() if isinstance(v, int)}["barang"] == rice
        assert 130 in row.values()


class TestShares:
    def test_question_answer_certificate(self, program, alokasi, tempat):
        row = alokasi()
        shown = ok(program("kadis_pu").get(f"/logistik/alokasi/{row.pk}"))
        assert shown["soal"]["supplies"] == {f"{tempat.gudang.pk}": 300}
        assert set(shown["hasil"]["ratio_per_point"].values()) == {"1/2"}
        assert shown["hasil"]["first_come"]["metrics"]
        assert "300/600 = 50,0%" in shown["bukti"][0]
        assert sum(a["jumlah"] for a in shown["antaran"]) == 300
        assert ok(program("camat").get("/logistik/alokasi"))["isi"][0]["status"] == "ditetapkan"

    def test_runs_and_their_stops(self, program, kiriman):
        run = kiriman()
        (line,) = ok(program("kadis_pu").get("/logistik/kiriman?status=berangkat"))["isi"]
        assert (line["id"], line["perhentian"], line["diterima"]) == (run.pk, 2, 0)
        shown = ok(program("kadis_pu").get(f"/logistik/kiriman/{run.pk}"))
        assert [[b["jumlah"] for b in s["baris"]] for s in shown["perhentian"]] == [[60, 5], [40]]
        assert program("kadis_pu").get("/logistik/kiriman?status=entah").status_code == 422

    def test_who_waits_for_what(self, program, kiriman):
        kiriman()
        assert {who: len(ok(program(who).get("/logistik/menunggu"))["isi"]) for who in ("camat", "kadis_pu", "sekda")} == {
            "camat": 2, "kadis_pu": 0, "sekda": 0,
        }  # fmt: skip

    def test_a_receipt_only_for_who_takes_part(self, program, kota, kiriman, tempat):
        run = kiriman()
        data = DataTerima(kunci=uuid4(), penerima="Bu Umpama", hitung=hitung(run, tempat.utara))
        stop = run.perhentian.get(titik=tempat.utara)
        row = services.terima(kota.aktor("camat"), stop, data=data, berkas=[(PNG, "tanda-tangan.png")])
        way = f"/logistik/bukti/{row.pk}"
        assert {who: program(who).get(way).status_code for who in SIAPA} == {
            "sekda": 404, "kadis_sos": 200, "kabag_umum": 404, "kadis_pu": 404, "camat": 200, "inspektur": 200,
        }  # fmt: skip
        shown = ok(program("camat").get(way))
        assert (shown["penerima"], shown["berkas"][0]["nama"]) == ("Bu Umpama", "tanda-tangan.png")
        assert "Bu Umpama" not in program("sekda").get(f"/logistik/kiriman/{run.pk}").content.decode()


class TestMoney:
    @pytest.fixture
    def rkb(self, kota, pagu, hari):
        kadis = kota.aktor("kadis_sos")
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 1000))
        services.cairkan(kota.aktor("kabag_umum"), row, nomor_sp2d="S")
        services.belanjakan(kadis, row, data=DataBelanja(tanggal=hari, uraian="Beras", jumlah=300, bukti="K1"))
        return row

    def test_a_plan_with_its_book(self, program, rkb):
        shown = ok(program("inspektur").get(f"/logistik/rkb/{rkb.pk}"))
        assert [(k["uraian"], k["masuk"], k["keluar"], k["saldo"]) for k in shown["kas"]] == [
            ("Tambahan uang", 1000, 0, 1000), ("Beras", 0, 300, 700),
        ]  # fmt: skip
        assert (shown["status"], shown["sisa"]) == ("cair", 0)

    def test_for_others_it_is_not_there(self, program, rkb):
        for who in ("kadis_pu", "camat"):
            assert program(who).get(f"/logistik/rkb/{rkb.pk}").status_code == 404
            assert ok(program(who).get("/logistik/rkb"))["isi"] == []

    @pytest.mark.parametrize("status", ["diajukan", "cair", "selesai"])
    def test_by_status(self, program, rkb, status):
        rows = ok(program("sekda").get(f"/logistik/rkb?status={status}"))["isi"]
        assert len(rows) == (status == "cair")

    def test_the_board_adds_up(self, program, rkb):
        board = ok(program("sekda").get("/logistik/btt"))
        assert (board["pagu"], board["tersedia"], board["cair"], board["menunggu"], board["dipakai"]) == (
            10**9, 10**9 - 1000, 1000, 0, 0,
        )  # fmt: skip

    def test_the_file_for_bnpb(self, program, kota, peran, banjir, hari):
        kadis = kota.aktor("kadis_sos")
        row = services.catat_dsp(kadis, kota.unit["sos"], data=DataDsp(kejadian_id=banjir.pk, rusak_berat=3))
        services.lengkapi_dsp(kadis, row, kode="sk-nama-alamat", nomor="9", tanggal=hari, berkas=(PDF, "sk.pdf"))
        shown = ok(program("sekda").get(f"/logistik/dsp/{row.pk}"))
        assert (shown["kejadian"], shown["kejadian_id"], shown["rusak_berat"]) == ("Banjir Damai", banjir.pk, 3)
        assert [(s["kode"], s["ada"], s["nomor"]) for s in shown["syarat"]] == [
            ("sk-tanggap-darurat", False, ""), ("sk-nama-alamat", True, "9"),
        ]  # fmt: skip
        assert program("camat").get(f"/logistik/dsp/{row.pk}").status_code == 404


class TestGifts:
    def test_without_the_giver(self, program, tempat, hari):
        row = pintu.janji(
            DataDonasi(
                barang_id=tempat.barang["air"].pk, jumlah=5, nama="Bu D", kontak="0800", rencana=hari, pesan="Hai"
            )
        )
        for way in ("/logistik/donasi", f"/logistik/donasi/{row.pk}", "/logistik/donasi?status=dijanjikan"):
            text = program("kadis_sos").get(way).content.decode()
            assert not any(words in text for words in ("Bu D", "0800", "Hai", row.tanda))
        assert ok(program("camat").get("/logistik/donasi"))["isi"] == []
        assert program("camat").get(f"/logistik/donasi/{row.pk}").status_code == 404

    def test_who_asks_for_the_giver_is_written_down(self, program, tempat, hari):
        from poros.kernel.jejak.models import Jejak

        row = pintu.janji(
            DataDonasi(barang_id=tempat.barang["air"].pk, jumlah=5, nama="Bu D", kontak="0800", rencana=hari)
        )
        assert ok(program("kadis_sos").post(f"/logistik/donasi/{row.pk}/donatur", {}))["nama"] == "Bu D"
        line = Jejak.objects.latest("id")
        assert (line.aksi, line.objek, line.objek_id) == ("logistik.donatur_lihat", "donasi", row.pk)
        assert program("camat").post(f"/logistik/donasi/{row.pk}/donatur", {}).status_code == 404
