"""What the API refuses: which field, with which code, and that nothing has happened; scopes; keys that make once."""

import base64

import pytest

from poros.domain.logistik import services
from poros.domain.logistik.models import (
    Alokasi,
    Barang,
    BerkasDsp,
    Gudang,
    KasBtt,
    Kiriman,
    Mutasi,
    Pengungsi,
    PermintaanSarana,
    Rkb,
    Sarana,
    Titik,
)
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataDonasi, DataDsp

from .test_btt import PDF, rencana

pytestmark = pytest.mark.django_db
BERKAS = {"nama": "sk.pdf", "isi": base64.b64encode(PDF).decode()}
BESAR = 10**15


def penunjuk(answer) -> set[str]:
    assert answer.status_code == 422, answer.content
    return {g["penunjuk"] for g in answer.json()["galat"]}


@pytest.fixture
def sos(program, peran):
    return program("kadis_sos")


class TestGoods:
    BARU = {"kode": "tikar", "nama": "Tikar", "satuan": "lembar"}

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [
            ({"kode": ""}, "/kode"),
            ({"kode": "dua kata"}, "/kode"),
            ({"nama": ""}, "/nama"),
            ({"nama": "x" * 121}, "/nama"),
            ({"nama": None}, "/nama"),
            ({"satuan": ["kg"]}, "/satuan"),
            ({"satuan": "Rp"}, "/satuan"),
            ({"butir": "emas"}, "/butir"),
            ({"isi": 0}, "/isi"),
            ({"isi": "tiga"}, "/isi"),
            ({"isi": 0.00001}, "/isi"),
            ({"berat_gram": 0}, "/berat_gram"),
            ({"berat_gram": BESAR}, "/berat_gram"),
            ({"nama": "a\x00b"}, "/nama"),
            ({"lain": 1}, "/lain"),
        ],
    )
    def test_the_field_is_named(self, sos, ganti, letak):
        assert penunjuk(sos.post("/logistik/barang", self.BARU | ganti)) == {letak}
        assert not Barang.objects.exists()

    def test_what_is_missing_is_named_all_at_once(self, sos):
        assert penunjuk(sos.post("/logistik/barang", {})) == {"/kode", "/nama", "/satuan"}

    def test_a_code_twice(self, sos):
        assert sos.post("/logistik/barang", self.BARU).status_code == 201
        assert penunjuk(sos.post("/logistik/barang", self.BARU)) == {"/kode"}

    def test_under_one_key_it_is_made_once(self, sos):
        made = [sos.post("/logistik/barang", self.BARU, kunci="kunci-barang-1").json() for _n in range(3)]
        assert made[0] == made[1] == made[2]
        assert Barang.objects.count() == 1

    def test_retired_and_taken_up_again(self, sos):
        pk = sos.post("/logistik/barang", self.BARU).json()["id"]
        for active in (False, True):
            assert sos.post(f"/logistik/barang/{pk}/ubah", self.BARU | {"aktif": active}).status_code == 200
            assert Barang.objects.get().aktif is active


class TestPlaces:
    @pytest.fixture
    def baru(self, kota):
        return {"kode": "g", "nama": "Gudang", "unit": kota.unit["sos"].pk}

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"unit": 0}, "/unit"), ({"unit": 10**9}, "/unit"), ({"jenis": "toko"}, "/jenis"), ({"lat": 91}, "/lat"),
         ({"lng": -181}, "/lng"), ({"kejadian_id": 0}, "/kejadian_id"), ({"kejadian_id": 2**40}, "/kejadian_id"),
         ({"kejadian_id": "Banjir"}, "/kejadian_id"), ({"alamat": "x" * 301}, "/alamat")],
    )  # fmt: skip
    def test_a_warehouse(self, sos, baru, ganti, letak):
        assert penunjuk(sos.post("/logistik/gudang", baru | ganti)) == {letak}
        assert not Gudang.objects.exists()

    def test_an_incident_is_told_by_number_and_answered_with_its_name(self, sos, baru, banjir):
        pk = sos.post("/logistik/gudang", baru | {"kejadian_id": banjir.pk}).json()["id"]
        shown = sos.get(f"/logistik/gudang/{pk}").json()
        assert (shown["kejadian_id"], shown["kejadian"]) == (banjir.pk, "Banjir Damai")

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"mulai": "2026-13-01"}, "/mulai"), ({"mulai": "1800-01-01"}, "/mulai"), ({"mulai": "2199-01-01"}, "/mulai"),
         ({"buka": "25:00"}, "/buka"), ({"buka": "17:00", "tutup": "07:00"}, "/tutup"), ({"unit": "x"}, "/unit")],
    )  # fmt: skip
    def test_a_point(self, sos, kota, hari, ganti, letak):
        told = {"kode": "t", "nama": "T", "unit": kota.unit["kec"].pk, "mulai": f"{hari}"}
        assert penunjuk(sos.post("/logistik/titik", told | ganti)) == {letak}
        assert not Titik.objects.exists()

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"jumlah": -1}, "/jumlah"), ({"rentan": 11}, "/rentan"), ({"sumber": ""}, "/sumber"), ({"jumlah": 1.5}, "/jumlah"),
         ({"hari": "2020-01-01"}, "/hari")],
    )  # fmt: skip
    def test_people(self, program, tempat, hari, ganti, letak):
        told = {"hari": f"{hari}", "jumlah": 10, "sumber": "Lurah"}
        way = f"/logistik/titik/{tempat.utara.pk}/pengungsi"
        assert penunjuk(program("camat").post(way, told | ganti)) == {letak}
        assert not Pengungsi.objects.exists()

    @pytest.mark.parametrize(
        ("ganti", "letak"), [({"gudang": 10**9}, "/gudang"), ({"meter": 0}, "/meter"), ({"menit": 10_001}, "/menit")]
    )
    def test_a_way(self, sos, tempat, ganti, letak):
        told = {"gudang": tempat.gudang.pk, "meter": 5, "menit": 5} | ganti
        assert penunjuk(sos.post(f"/logistik/titik/{tempat.utara.pk}/jalur", told)) == {letak}


class TestStock:
    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"barang": 10**9}, "/barang"), ({"jumlah": 0}, "/jumlah"), ({"jumlah": "banyak"}, "/jumlah"),
         ({"pemilik": ""}, "/pemilik"), ({"kedaluwarsa": "2020-01-01"}, "/kedaluwarsa"), ({"kode": "x" * 41}, "/kode")],
    )  # fmt: skip
    def test_in(self, sos, tempat, ganti, letak):
        told = {"barang": tempat.barang["beras"].pk, "jumlah": 5, "pemilik": "BNPB"} | ganti
        assert penunjuk(sos.post(f"/logistik/gudang/{tempat.gudang.pk}/masuk", told)) == {letak}
        assert not Mutasi.objects.exists()

    @pytest.mark.parametrize(
        ("jalan", "badan", "letak"),
        [
            ("pindah", {"saldo": 10**9, "tujuan": 1, "jumlah": 1}, "/saldo"),
            ("pindah", {"saldo": "S", "tujuan": 10**9, "jumlah": 1}, "/tujuan"),
            ("pindah", {"saldo": "S", "tujuan": "P", "jumlah": 11}, "/jumlah"),
            ("susut", {"saldo": "S", "jumlah": 1, "sebab": "dimakan", "alasan": "x"}, "/sebab"),
            ("susut", {"saldo": "S", "jumlah": 1, "sebab": "rusak", "alasan": ""}, "/alasan"),
            ("opname", {"hitungan": [], "catatan": "x"}, "/hitungan"),
            ("opname", {"hitungan": [{"saldo": "S", "jumlah": -1}], "catatan": "x"}, "/hitungan/0/jumlah"),
            ("opname", {"hitungan": [{"saldo": 10**9, "jumlah": 1}], "catatan": "x"}, "/hitungan"),
            ("cadangan", {"barang": 10**9, "jumlah": 1, "alasan": "x"}, "/barang"),
            ("cadangan", {"barang": "B", "jumlah": 1, "alasan": ""}, "/alasan"),
        ],
    )
    def test_out_and_count(self, sos, tempat, isi, jalan, *, badan, letak):
        row = isi("beras", 10)
        known = {"S": row.pk, "P": tempat.pos.pk, "B": tempat.barang["beras"].pk}

        def fill(value):
            if isinstance(value, dict):
                return {k: fill(v) for k, v in value.items()}
            if isinstance(value, list):
                return [fill(v) for v in value]
            return known.get(value, value) if isinstance(value, str) else value

        answer = sos.post(f"/logistik/gudang/{tempat.gudang.pk}/{jalan}", fill(badan))
        assert penunjuk(answer) == {letak}
        assert Mutasi.objects.count() == 1

    def test_a_movement_under_one_key_is_one(self, sos, tempat):
        told = {"barang": tempat.barang["beras"].pk, "jumlah": 5, "pemilik": "BNPB"}
        for _n in range(3):
            assert sos.post(f"/logistik/gudang/{tempat.gudang.pk}/masuk", told, kunci="truk-7-pagi").status_code == 201
        assert Mutasi.objects.get().sisa == 5


class TestShares:
    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"barang": 10**9}, "/barang"), ({"hari": 0}, "/hari"), ({"hari": 31}, "/hari"), ({"dari": "besok"}, "/dari")],
    )
    def test_computing(self, sos, tempat, lapor, hari, ganti, *, letak):
        lapor("utara", 5)
        told = {"barang": tempat.barang["beras"].pk, "dari": f"{hari}", "hari": 3} | ganti
        assert penunjuk(sos.post("/logistik/alokasi", told)) == {letak}
        assert not Alokasi.objects.exists()

    def test_deciding_twice_is_a_conflict_that_says_what_can_be_done(self, sos, alokasi):
        row = alokasi()
        answer = sos.post(f"/logistik/alokasi/{row.pk}/putusan", {"aksi": "tetapkan"})
        assert (answer.status_code, answer.json()["boleh"]) == (409, ["batalkan"])
        assert penunjuk(sos.post(f"/logistik/alokasi/{row.pk}/putusan", {"aksi": "batalkan"})) == {"/alasan"}
        assert penunjuk(sos.post(f"/logistik/alokasi/{row.pk}/putusan", {"aksi": "x"})) == {"/aksi"}

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"kendaraan": ""}, "/kendaraan"), ({"muat_kg": 0}, "/muat_kg"), ({"muatan": []}, "/muatan"),
         ({"hari": "2020-01-01"}, "/hari"), ({"muat_kg": 4}, "/muat_kg")],
    )  # fmt: skip
    def test_a_run(self, sos, tempat, hari, ganti, letak):
        load = {"titik": tempat.utara.pk, "barang": tempat.barang["beras"].pk, "jumlah": 5}
        told = {"gudang": tempat.gudang.pk, "hari": f"{hari}", "kendaraan": "T", "muat_kg": 50, "muatan": [load]}
        assert penunjuk(sos.post("/logistik/kiriman", told | ganti)) == {letak}
        assert not Kiriman.objects.exists()

    def test_the_wrong_order_of_things(self, sos, kiriman):
        run = kiriman()
        assert sos.post(f"/logistik/kiriman/{run.pk}/berangkat", {}).status_code == 409
        assert sos.post(f"/logistik/kiriman/{run.pk}/batal", {"alasan": "x"}).status_code == 409
        assert penunjuk(sos.post(f"/logistik/kiriman/{run.pk}/selesai", {"kembali": []})) == {"/alasan"}

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"kunci": "bukan"}, "/kunci"), ({"penerima": ""}, "/penerima"), ({"hitung": []}, "/hitung"),
         ({"lat": 91}, "/lat"), ({"berkas": [{"nama": "x.png", "isi": "%%%"}]}, "/berkas/0/isi")],
    )  # fmt: skip
    def test_a_receipt(self, program, kiriman, tempat, ganti, letak):
        stop = kiriman().perhentian.get(titik=tempat.utara)
        told = {"kunci": "7" * 32, "penerima": "Bu Umpama",
                "hitung": [{"baris": b.pk, "jumlah": b.jumlah} for b in stop.baris.all()]}  # fmt: skip
        assert penunjuk(program("camat").post(f"/logistik/perhentian/{stop.pk}/terima", told | ganti)) == {letak}
        assert set(stop.baris.values_list("diterima", flat=True)) == {None}


class TestMoney:
    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"nomor": ""}, "/nomor"), ({"jumlah": 0}, "/jumlah"), ({"jumlah": BESAR}, "/jumlah"), ({"keperluan": ""}, "/keperluan"),
         ({"dasar": ""}, "/dasar"), ({"kejadian_id": 2**40}, "/kejadian_id"), ({"jumlah": 2 * 10**9}, "/jumlah")],
    )  # fmt: skip
    def test_a_plan(self, sos, pagu, ganti, letak):
        told = {"nomor": "R1", "dasar": "SK", "keperluan": "Beras", "jumlah": 1000} | ganti
        assert penunjuk(sos.post("/logistik/rkb", told)) == {letak}
        assert not Rkb.objects.exists()

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [
            ({"tahun": 1999}, "/tahun"),
            ({"jumlah": -1}, "/jumlah"),
            ({"jumlah": BESAR}, "/jumlah"),
            ({"dasar": ""}, "/dasar"),
        ],
    )
    def test_the_fund(self, program, pagu, ganti, letak):
        told = {"tahun": 2026, "jumlah": 1000, "dasar": "Perda"} | ganti
        assert penunjuk(program("kabag_umum").post("/logistik/btt/pagu", told)) == {letak}

    def test_paying_and_spending(self, sos, program, kota, pagu, hari):
        row = services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=rencana("1", 1000))
        bud, way = program("kabag_umum"), f"/logistik/rkb/{row.pk}"
        assert penunjuk(bud.post(f"{way}/cairkan", {"nomor_sp2d": ""})) == {"/nomor_sp2d"}
        assert sos.post(f"{way}/cairkan", {"nomor_sp2d": "S"}).status_code == 404
        spent = {"tanggal": f"{hari}", "uraian": "Beras", "jumlah": 5}
        assert sos.post(f"{way}/belanja", spent).status_code == 422
        assert bud.post(f"{way}/cairkan", {"nomor_sp2d": "S"}).status_code == 200
        for wrong, field in (
            ({"jumlah": 1001}, "/jumlah"),
            ({"uraian": ""}, "/uraian"),
            ({"tanggal": "2020-01-01"}, "/tanggal"),
        ):
            assert penunjuk(sos.post(f"{way}/belanja", spent | wrong)) == {field}
        for _n in range(2):
            assert sos.post(f"{way}/belanja", spent, kunci="kuitansi-0001").status_code == 201
        assert KasBtt.objects.count() == 2
        assert penunjuk(sos.post(f"{way}/laporan", {})) == {"/berkas"}

    def test_the_file_for_bnpb(self, sos, kota, banjir, hari):
        assert penunjuk(sos.post("/logistik/dsp", {})) == {"/kejadian_id"}
        assert penunjuk(sos.post("/logistik/dsp", {"kejadian_id": banjir.pk, "rusak_berat": -1})) == {"/rusak_berat"}
        row = services.catat_dsp(kota.aktor("kadis_sos"), kota.unit["sos"], data=DataDsp(kejadian_id=banjir.pk))
        paper = {"kode": "sk-nama-alamat", "nomor": "1", "tanggal": f"{hari}", "berkas": BERKAS}
        way = f"/logistik/dsp/{row.pk}/lengkapi"
        for wrong, field in (
            ({"kode": "ktp"}, "/kode"),
            ({"nomor": ""}, "/nomor"),
            ({"tanggal": "2199-01-01"}, "/tanggal"),
        ):
            assert penunjuk(sos.post(way, paper | wrong)) == {field}
        assert sos.get(f"/logistik/dsp/{row.pk}").json()["kejadian_id"] == banjir.pk
        assert BerkasDsp.objects.count() == 1


class TestResources:
    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"kode": "a b"}, "/kode"), ({"jenis": "kuda"}, "/jenis"), ({"kapasitas": 0}, "/kapasitas"), ({"asal": "tni"}, "/pemilik"),
         ({"kemampuan": ["x" * 61]}, "/kemampuan/0"), ({"kemampuan": ["k"] * 21}, "/kemampuan"), ({"keadaan": "?"}, "/keadaan")],
    )  # fmt: skip
    def test_a_resource(self, sos, ganti, letak):
        told = {"kode": "p", "nama": "P", "jenis": "pompa"} | ganti
        assert penunjuk(sos.post("/logistik/sarana", told)) == {letak}
        assert not Sarana.objects.exists()

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"jumlah": 501}, "/jumlah"), ({"mulai": "besok"}, "/mulai"), ({"keperluan": ""}, "/keperluan"), ({"tempat": ""}, "/tempat"),
         ({"selesai": "2026-11-23T07:00:00+08:00"}, "/selesai")],
    )  # fmt: skip
    def test_a_request(self, program, peran, ganti, letak):
        told = {"jenis": "pompa", "jumlah": 1, "keperluan": "x", "tempat": "x", "mulai": "2026-11-23T08:00:00+08:00",
                "selesai": "2026-11-23T18:00:00+08:00"} | ganti  # fmt: skip
        assert penunjuk(program("camat").post("/logistik/permintaan", told)) == {letak}
        assert not PermintaanSarana.objects.exists()


class TestGifts:
    def test_answers(self, sos, tempat, lapor, hari):
        gift = pintu.janji(
            DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=9, nama="x", kontak="x", rencana=hari)
        )
        way = f"/logistik/donasi/{gift.pk}"
        assert penunjuk(sos.post(f"{way}/tolak", {"alasan": ""})) == {"/alasan"}
        assert penunjuk(sos.post(f"{way}/setujui", {"gudang": 10**9})) == {"/gudang"}
        assert sos.post(f"{way}/setujui", {"gudang": tempat.gudang.pk}).status_code == 422
        assert sos.post(f"{way}/terima", {"jumlah": 5}).status_code == 409
        lapor("utara", 100)
        assert sos.post(f"{way}/setujui", {"gudang": tempat.gudang.pk}).status_code == 200
        assert penunjuk(sos.post(f"{way}/terima", {"jumlah": 10})) == {"/jumlah"}
        assert sos.post(f"{way}/terima", {"jumlah": 9}).status_code == 200


class TestScopes:
    @pytest.mark.parametrize(
        "jalan", ["/logistik/gudang", "/logistik/titik", "/logistik/rkb", "/logistik/donasi", "/logistik/ringkasan"]
    )
    def test_reading_needs_its_scope(self, program, peran, jalan):
        assert program("kadis_sos", "logistik:baca").get(jalan).status_code == 200
        assert program("kadis_sos", "surat:baca").get(jalan).status_code == 403

    def test_who_may_read_may_not_write(self, program, peran):
        reader = program("kadis_sos", "logistik:baca")
        assert reader.post("/logistik/barang", TestGoods.BARU).status_code == 403
        assert not Barang.objects.exists()

    @pytest.mark.parametrize(
        "jalan", ["gudang", "titik", "kiriman", "rkb", "dsp", "donasi", "sarana", "permintaan", "alokasi", "bukti"]
    )
    def test_what_there_is_not(self, sos, jalan):
        assert sos.get(f"/logistik/{jalan}/{2**40}").status_code == 404
        assert sos.get(f"/logistik/{jalan}/nol").status_code in {404, 422}

    def test_lists_go_on_from_a_cursor(self, sos, kota, tempat):
        Gudang.objects.bulk_create(Gudang(kode=f"k{n}", nama=f"N{n}", unit=kota.unit["sos"]) for n in range(5))
        met, way = [], "/logistik/gudang?batas=3"
        while way:
            page = sos.get(way).json()
            met += [g["kode"] for g in page["isi"]]
            way = f"/logistik/gudang?batas=3&kursor={page['lanjut']}" if page["lanjut"] else ""
        assert sorted(met) == sorted(["induk", "pos", *(f"k{n}" for n in range(5))])
