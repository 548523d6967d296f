"""What programs read of offers, adoptions, visits and sources: the values themselves, filters and pages to the end."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Adopsi, Tawaran
from poros.domain.berbagi.rules.alur import AksiAdopsi, Keberhasilan
from poros.domain.berbagi.values import DataKunjungan, DataPengalaman, DataPermohonan

pytestmark = pytest.mark.django_db
B = "/berbagi"


def isi(answer) -> list[dict]:
    assert answer.status_code == 200, answer.content
    return answer.json()["isi"]


class TestOffers:
    @pytest.fixture
    def rak(self, lain, milik) -> dict[str, int]:
        return {
            "antre": lain().pk,
            "lapor": lain(
                nama="Lapor", alamat="https://kode.example/lapor", lisensi="MIT", teknologi=("Go",), jenis_daerah="kota",
                indikator=(("spbe", "I2"),),
            ).pk,
            "pintu": milik(indikator=()).pk,
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("kueri", "nama"),
        [
            ({}, {"antre", "lapor", "pintu"}),
            ({"milik": "kita"}, {"pintu"}),
            ({"milik": "lain"}, {"antre", "lapor"}),
            ({"lisensi": "mit"}, {"lapor"}),
            ({"teknologi": "go"}, {"lapor"}),
            ({"indeks": "spbe", "indikator": "I1"}, {"antre"}),
            ({"jenis": "praktik"}, set()),
            ({"jenis_daerah": "kota", "milik": "lain"}, {"lapor"}),
            ({"status": "ditarik"}, set()),
        ],
    )
    def test_the_catalogue_is_narrowed(self, program, rak, kueri, nama):
        assert {t["id"] for t in isi(program("camat").get(f"{B}/tawaran", kueri))} == {rak[n] for n in nama}

    def test_one_is_read_as_it_was_written(self, program, lain, isi):
        found = program("camat").get(f"{B}/tawaran/{lain().pk}").json()
        for name in ("nama", "ringkasan", "masalah", "lisensi", "alamat", "kontak", "biaya", "upaya", "jenis_daerah"):
            assert found[name] == getattr(isi, name), name
        assert found["teknologi"] == list(isi.teknologi)
        assert found["indikator"] == [{"indeks": "spbe", "kode": "I1"}]
        assert (found["status"], found["pengalaman"], found["berkas"]) == ("terbit", [], [])

    def test_experience_stands_beside_the_offer_without_who_told_it(self, kota, program, berjalan):
        data = DataPengalaman(hasil=Keberhasilan.SEBAGIAN, uraian="Perlu server", biaya=7, upaya=None)
        services.catat_pengalaman(kota.aktor("kadis_dlh"), berjalan, data=data)
        (told,) = program("camat").get(f"{B}/tawaran/{berjalan.tawaran_id}").json()["pengalaman"]
        assert told == {"hasil": "sebagian", "uraian": "Perlu server", "biaya": 7, "upaya": None}

    @pytest.mark.parametrize("siapa", ["kabag_ekbang", "kadis_pu", "camat"])
    def test_a_draft_is_for_its_unit_and_the_managers(self, kota, peran, program, isi, siapa):
        row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        kode = program(siapa).get(f"{B}/tawaran/{row.pk}").status_code
        assert kode == (404 if siapa == "camat" else 200)

    def test_published_once_under_one_key(self, kota, peran, program, isi):
        row = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        ekbang = program("kabag_ekbang")
        first, again = (ekbang.post(f"{B}/tawaran/{row.pk}/terbitkan", kunci="terbit-1") for _n in range(2))
        assert (first.status_code, first.json()) == (again.status_code, again.json())
        assert ekbang.post(f"{B}/tawaran/{row.pk}/terbitkan", kunci="terbit-2").status_code == 409
        assert Tawaran.objects.get(pk=row.pk).status == "terbit"


class TestAdoptions:
    def test_a_line_and_the_whole_say_the_same(self, program, berjalan):
        who = program("kadis_dlh")
        (line,) = isi(who.get(f"{B}/adopsi"))
        whole = who.get(f"{B}/adopsi/{berjalan.pk}").json()
        assert {k: whole[k] for k in line} == line
        assert (whole["nomor_surat"], whole["tanggal_surat"]) == ("1/2026", "2026-01-05")
        assert whole["nota"]["nomor"] == "415.4/7/2026"
        assert whole["nota"]["ditandatangani"] == timezone.localdate().isoformat()

    def test_the_plan_with_its_orders_in_its_order(self, kota, program, berjalan):
        rows = program("sekda").get(f"{B}/adopsi/{berjalan.pk}").json()["rencana"]
        assert [r["uraian"] for r in rows] == ["Kerjakan 0", "Kerjakan 1"]
        assert [r["unit"] for r in rows] == [kota.unit["dlh"].pk, kota.unit["pu"].pk]
        assert [r["anggaran"] for r in rows] == [None, 1_000_000]
        assert all(r["penugasan"] for r in rows)

    @pytest.mark.parametrize(
        ("kueri", "banyak"),
        [
            ({}, 1), ({"arah": "keluar"}, 1), ({"arah": "masuk"}, 0), ({"status": "berjalan"}, 1),
            ({"status": "selesai"}, 0), ({"arah": "keluar", "status": "diajukan"}, 0),
        ],
    )  # fmt: skip
    def test_the_list_is_narrowed(self, program, berjalan, kueri, banyak):
        assert len(isi(program("sekda").get(f"{B}/adopsi", kueri))) == banyak

    def test_a_unit_that_works_on_it_sees_it_once_it_has_work(self, kota, program, disepakati, langkah):
        services.susun_rencana(kota.aktor("kadis_dlh"), disepakati, langkah=langkah(2))
        assert program("kadis_pu").get(f"{B}/adopsi/{disepakati.pk}").status_code == 404
        services.mulai(kota.aktor("kabag_ekbang"), disepakati)
        assert program("kadis_pu").get(f"{B}/adopsi/{disepakati.pk}").status_code == 200

    def test_levels_before_and_after(self, kota, dinilai, lain, nota, langkah, program):  # noqa: PLR0917 -- fixtures
        dinilai(2025, 2, 4)
        data = DataPermohonan(tawaran_id=lain(indikator=(("contoh", "A1"),)).pk, keperluan="Naik")
        row = services.usulkan(kota.aktor("kadis_dlh"), kota.unit["dlh"], data=data)
        ekbang, kesra = kota.aktor("kabag_ekbang"), kota.aktor("kabag_kesra")
        services.ajukan(ekbang, row)
        services.jawab(kesra, row, aksi=AksiAdopsi.TERIMA)
        services.susun_nota(kesra, row, data=nota())
        services.tandatangani(kesra, row, tanggal=timezone.localdate(), berkas=b"%PDF-1.4\n%%EOF", nama_berkas="n.pdf")
        services.susun_rencana(kota.aktor("kadis_dlh"), row, langkah=langkah(1))
        services.mulai(ekbang, row)
        told = program("kadis_dlh").get(f"{B}/adopsi/{row.pk}").json()["hasil"]
        by_code = {h["kode"]: h for h in told}
        assert float(by_code["A1"]["sebelum"]) == 2
        assert by_code["A1"]["sesudah"] is None

    def test_every_request_is_read_to_the_last_page(self, kota, milik, program):
        offer = milik().pk
        for n in range(5):
            data = DataPermohonan(tawaran_id=offer, keperluan="K", daerah=f"Daerah {n}")
            services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)
        who, found = program("kabag_kesra"), []
        answer = who.get(f"{B}/adopsi", {"batas": 2})
        while True:
            found += isi(answer)
            onward = answer.json()["lanjut"]
            if not onward:
                break
            answer = who.get(onward.removeprefix("/api/v1"))
        assert [a["daerah"] for a in found] == [f"Daerah {n}" for n in (4, 3, 2, 1, 0)]
        assert Adopsi.objects.count() == 5


class TestVisits:
    @pytest.fixture
    def kunjungan(self, kota):
        def make(hari: date):
            data = DataKunjungan(judul=f"Ke {hari}", daerah="Rekaan", tanggal=hari, peserta="Kami", pelajaran="Banyak")
            return services.catat_kunjungan(kota.aktor("kadis_dlh"), kota.unit["dlh"], data=data)

        return make

    def test_those_without_anything_after_them(self, program, kunjungan):
        today = timezone.localdate()
        old, new = kunjungan(today - timedelta(days=31)), kunjungan(today)
        who = program("camat")
        assert {v["id"] for v in isi(who.get(f"{B}/kunjungan"))} == {old.pk, new.pk}
        assert {v["id"] for v in isi(who.get(f"{B}/kunjungan", {"tanpa_tindak": "true"}))} == {old.pk}

    def test_the_last_day_to_act_is_still_in_time(self, program, kunjungan):
        today = timezone.localdate()
        row = kunjungan(today - timedelta(days=30))
        assert row.tindak_sampai == today
        assert isi(program("camat").get(f"{B}/kunjungan", {"tanpa_tindak": "true"})) == []


def test_what_a_source_said_last_is_read_with_it(kota, peran, program):
    from poros.domain.berbagi.values import DataSumber

    row = services.tambah_sumber(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=DataSumber(nama="Khayal"))
    services.catat_gagal(kota.aktor("kabag_ekbang"), row, sebab="Server tidak menjawab")
    found = program("camat").get(f"{B}/sumber/{row.pk}").json()
    assert (found["gagal"], found["kabar"]) == (True, "Server tidak menjawab")
    services.catat_gagal(kota.aktor("kabag_ekbang"), row)
    found = program("camat").get(f"{B}/sumber/{row.pk}").json()
    assert (found["gagal"], found["kabar"]) == (False, "Tidak ada yang baru.")
