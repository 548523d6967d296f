"""The API where programs go wrong: what cannot be is refused beside a part that was sent, and nothing is kept."""

import base64
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import LangkahParaf, Naskah, Penandatangan, PenerimaNaskah
from poros.domain.naskah.services.tanda import mulai_kertas
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.penomoran.models import BlokNomor
from poros.kernel.rujukan.models import Klasifikasi

SEHARI = timedelta(days=1)
TAK_ADA = 2_000_000_000


@pytest.fixture
def staf(program):
    return program("staf_pu")


@pytest.fixture
def isi(kota):
    """A draft as a program sends it, to one unit, signed by the head of PU."""

    def make(**lain):
        body = {
            "bentuk": "surat-dinas",
            "hal": "Data curah hujan",
            "isi": {"isi": "Kami sampaikan data."},
            "tanda": [{"jabatan": kota.jabatan["kadis_pu"].pk}],
            "tujuan": [{"kanal": "unit", "sebutan": "Kepala DLH", "unit": kota.unit["dlh"].pk}],
        }
        return body | lain

    return make


@pytest.fixture
def berkas(pdf):
    return {"nama": "pindaian.pdf", "isi": base64.b64encode(pdf).decode()}


def galat(answer) -> list[str]:
    assert answer.status_code == 422, (answer.status_code, answer.content)
    return sorted(g["penunjuk"] for g in answer.json()["galat"])


def tujuan(**lain):
    return [{"kanal": "kertas", "sebutan": "Kepala BPS"} | lain]


class TestMenulis:
    @pytest.mark.parametrize(
        ("lain", "penunjuk"),
        [
            ({"hal": ""}, ["/hal"]),
            ({"hal": "   "}, ["/hal"]),
            ({"hal": "h" * 501}, ["/hal"]),
            ({"bentuk": "tidak-ada"}, ["/bentuk"]),
            ({"isi": {"Isi": "x"}}, ["/isi/Isi"]),
            ({"isi": {"isi": "a\0b"}}, ["/isi/isi"]),
            ({"isi": {"isi": "x" * 30_001}}, ["/isi/isi"]),
            ({"isi": {"isi": "x" * 30_000, "lain": "x" * 30_000, "satu": "x"}}, ["/isi"]),
            ({"klasifikasi": "600 1"}, ["/klasifikasi"]),
            ({"kecepatan": "kilat"}, ["/kecepatan"]),
            ({"kerahasiaan": "umum"}, ["/kerahasiaan"]),
            ({"jumlah_lampiran": -1}, ["/jumlah_lampiran"]),
            ({"jawab_hingga": "0026-11-30"}, ["/jawab_hingga"]),
            ({"jawab_hingga": "2026-02-30"}, ["/jawab_hingga"]),
            ({"surel": "x"}, ["/surel"]),
            ({"tanda": [{"jabatan": TAK_ADA}]}, ["/tanda"]),
            ({"tanda": [{}]}, ["/tanda/0/jabatan"]),
            ({"tujuan": [{"kanal": "unit"}]}, ["/tujuan/0/sebutan"]),
            ({"tujuan": tujuan(kanal="pos")}, ["/tujuan/0/kanal"]),
            ({"tujuan": tujuan(kanal="surel", surel="bukan surel")}, ["/tujuan/0/surel"]),
            ({"tujuan": tujuan(sebutan="s" * 251)}, ["/tujuan/0/sebutan"]),
            ({"tujuan": tujuan(kanal="unit")}, ["/tujuan"]),
            ({"tujuan": tujuan(kanal="unit", unit=TAK_ADA)}, ["/tujuan"]),
            ({"tujuan": tujuan(kanal="surel")}, ["/tujuan"]),
            ({"tujuan": tujuan(kanal="daerah")}, ["/tujuan"]),
            ({"tujuan": tujuan(kanal="daerah", daerah="tidak-ada")}, ["/tujuan"]),
            ({"tujuan": tujuan(kanal="surel", surel="a@contoh.go.id"), "kerahasiaan": "rahasia"}, ["/tujuan"]),
        ],
    )
    def test_what_cannot_be_is_refused_by_its_part(self, staf, isi, lain, penunjuk):
        assert galat(staf.post("/naskah", isi(**lain))) == penunjuk
        assert not Naskah.objects.exists()

    def test_an_office_that_is_not_there_signs_for_nobody(self, staf, kota, isi):
        """A name that means nothing is no letter "on one's own behalf"."""
        for nama in ("atas_nama", "untuk_beliau"):
            tanda = [{"jabatan": kota.jabatan["kadis_pu"].pk, nama: TAK_ADA}]
            assert galat(staf.post("/naskah", isi(tanda=tanda))) == ["/tanda"], nama
        assert not Naskah.objects.exists()

    def test_a_unit_that_is_no_more_gets_no_letter(self, staf, kota, isi):
        kota.unit["dlh"].aktif = False
        kota.unit["dlh"].save()
        assert galat(staf.post("/naskah", isi())) == ["/tujuan"]

    def test_one_office_does_not_sign_twice(self, staf, kota, isi):
        dua = [{"jabatan": kota.jabatan["kadis_pu"].pk}] * 2
        assert galat(staf.post("/naskah", isi(bentuk="berita-acara", tanda=dua, isi={}, tujuan=[]))) == ["/tanda"]

    def test_an_internal_form_goes_to_units_only(self, staf, isi):
        assert galat(staf.post("/naskah", isi(bentuk="nota-dinas", tujuan=tujuan()))) == ["/tujuan"]

    def test_two_programs_on_one_draft_do_not_overwrite_one_another(self, staf, isi):
        made = staf.post("/naskah", isi()).json()
        jalur, body = f"/naskah/{made['naskah']['id']}/ubah", isi(hal="Satu")
        del body["bentuk"]
        first = staf.post(jalur, body | {"atas": made["sidik"]})
        assert first.status_code == 200
        again = staf.post(jalur, body | {"hal": "Dua", "atas": made["sidik"]})
        assert again.status_code == 422
        assert "baru saja diubah orang lain" in again.json()["detail"]
        assert Naskah.objects.get().hal == "Satu"
        assert staf.post(jalur, body | {"hal": "Dua", "atas": first.json()["sidik"]}).status_code == 200

    @pytest.mark.parametrize("bidang", ["mengubah", "mencabut", "surat"])
    def test_what_it_follows_from_must_be_there(self, staf, isi, bidang):
        assert staf.post("/naskah", isi(**{bidang: TAK_ADA})).status_code == 404
        assert not Naskah.objects.exists()

    def test_a_draft_is_begun_once_under_one_key(self, staf, isi):
        first, again = (staf.post("/naskah", isi(), kunci="k-1") for _n in range(2))
        assert (first.status_code, again.status_code) == (201, 201)
        assert first.json() == again.json()
        assert Naskah.objects.count() == 1

    def test_a_code_that_stands_in_no_table_makes_no_number(self, staf, isi):
        Klasifikasi.objects.update_or_create(kode="600.1", defaults={"tingkat": 2, "nama": "Pekerjaan umum"})
        assert galat(staf.post("/naskah", isi(klasifikasi="600.1.99.99"))) == ["/klasifikasi"]
        assert staf.post("/naskah", isi(klasifikasi="600.1")).status_code == 201


class TestJalan:
    @pytest.mark.parametrize(
        ("langkah", "penunjuk"),
        [
            ([{"jabatan": TAK_ADA, "urut": 1}], ["/langkah"]),
            ([{"jabatan": "tutup", "urut": 1}], ["/langkah"]),
            ([{"jabatan": "kadis_pu", "urut": 0}], ["/langkah/0/urut"]),
            ([{"jabatan": "kadis_pu", "urut": 1, "jenis": "lain"}], ["/langkah/0/jenis"]),
            ([{"jabatan": "kadis_dlh", "urut": n} for n in (1, 2)], ["/langkah"]),
        ],
    )
    def test_a_way_that_leads_nowhere_is_refused(self, kota, staf, isi, langkah, penunjuk):
        """An office that nobody can hold would keep the letter for ever."""
        Jabatan.objects.filter(pk=kota.jabatan["camat"].pk).update(aktif=False)
        nomor = {kode: row.pk for kode, row in kota.jabatan.items()} | {"tutup": kota.jabatan["camat"].pk}
        steps = [s | {"jabatan": nomor.get(s["jabatan"], s["jabatan"])} for s in langkah]
        made = staf.post("/naskah", isi()).json()["naskah"]
        assert galat(staf.post(f"/naskah/{made['id']}/ajukan", {"langkah": steps})) == penunjuk
        assert Naskah.objects.get().status == "konsep"
        assert not LangkahParaf.objects.exists()

    @pytest.mark.parametrize(
        ("lain", "kata"),
        [
            ({"isi": {}}, "belum diisi"),
            ({"tujuan": []}, "kepada siapa"),
            ({"tanda": []}, "menandatangani"),
            ({"isi": {"isi": "Kepada {{nama}}"}}, "belum punya nilai"),
        ],
    )
    def test_an_unfinished_draft_is_not_handed_in(self, staf, isi, lain, kata):
        made = staf.post("/naskah", isi(**lain)).json()["naskah"]
        answer = staf.post(f"/naskah/{made['id']}/ajukan", {})
        assert answer.status_code == 422
        assert kata in answer.json()["detail"]
        assert not Naskah.objects.get().riwayat_versi.exists()

    @pytest.mark.parametrize(
        ("act", "badan"),
        [
            ("kembalikan", {"alasan": "  "}),
            ("tolak", {"alasan": ""}),
            ("batalkan", {"alasan": " "}),
            ("komentar", {"isi": " "}),
        ],
    )
    def test_what_needs_words_names_where_they_go(self, program, kota, siap, act, badan):
        row = siap()
        if act == "batalkan":
            services.tarik(kota.aktor("staf_pu"), row)
        siapa = "staf_pu" if act == "batalkan" else "kadis_pu"
        if act == "tolak":
            mulai_kertas(kota.aktor("kadis_pu"), row)
        (name,) = badan
        assert galat(program(siapa).post(f"/naskah/{row.pk}/{act}", badan)) == [f"/{name}"]

    @pytest.mark.parametrize("act", ["paraf", "kirim", "berkaskan", "nomori-kertas", "tandatangani"])
    def test_acts_out_of_turn_are_refused_and_change_nothing(self, program, buat, act):
        row = buat()
        for siapa in ("staf_pu", "kadis_pu", "kadis_dlh", "sekda"):
            answer = program(siapa).post(f"/naskah/{row.pk}/{act}", {} if act == "paraf" else None)
            assert answer.status_code in {404, 409}, (siapa, answer.content)
        row.refresh_from_db()
        assert (row.status, row.nomor) == ("konsep", "")


class TestTerima:
    @pytest.fixture
    def penerima(self, kota, sah, tujuan_luar):
        """Sent on paper a moment ago."""
        row = sah(tujuan=tujuan_luar[1:])
        services.kirim(kota.aktor("staf_pu"), row)
        return row.penerima.get()

    def test_a_receipt_of_the_very_minute_is_taken(self, staf, penerima):
        """Watches and forms show minutes: the minute of sending is not before it."""
        waktu = penerima.terkirim.replace(second=0, microsecond=0)
        answer = staf.post(f"/penerima-naskah/{penerima.pk}/terima", {"oleh": "Satpam", "waktu": waktu.isoformat()})
        assert answer.status_code == 200, answer.content
        penerima.refresh_from_db()
        assert penerima.diterima == waktu

    @pytest.mark.parametrize("geser", [timedelta(hours=1), -timedelta(minutes=1), -SEHARI])
    def test_before_it_was_sent_and_after_now_nobody_received_it(self, staf, penerima, geser):
        dasar = timezone.now() if geser > timedelta() else penerima.terkirim.replace(second=0, microsecond=0)
        badan = {"oleh": "Satpam", "waktu": (dasar + geser).isoformat()}
        assert galat(staf.post(f"/penerima-naskah/{penerima.pk}/terima", badan)) == ["/waktu"]
        penerima.refresh_from_db()
        assert penerima.diterima is None

    @pytest.mark.parametrize(
        ("badan", "penunjuk"),
        [
            ({"oleh": " ", "waktu": "2026-11-23T08:00:00+07:00"}, ["/oleh"]),
            ({"oleh": "Satpam", "waktu": "kemarin"}, ["/waktu"]),
            ({"oleh": "Satpam"}, ["/waktu"]),
            (
                {"oleh": "Satpam", "waktu": "2026-11-23T08:00:00+07:00", "bukti": {"nama": "a.pdf", "isi": "!"}},
                ["/bukti/isi"],
            ),
        ],
    )
    def test_a_receipt_that_says_nothing_is_refused(self, staf, penerima, badan, penunjuk):
        assert galat(staf.post(f"/penerima-naskah/{penerima.pk}/terima", badan)) == penunjuk

    def test_twice_it_is_told_that_it_is_noted(self, staf, penerima):
        badan = {"oleh": "Satpam", "waktu": timezone.now().isoformat()}
        answers = [staf.post(f"/penerima-naskah/{penerima.pk}/terima", badan) for _n in range(2)]
        assert [a.status_code for a in answers] == [200, 422]
        assert "sudah dicatat" in answers[1].json()["detail"]

    def test_of_others_there_is_none(self, program, penerima):
        badan = {"oleh": "Satpam", "waktu": timezone.now().isoformat()}
        assert program("camat").post(f"/penerima-naskah/{penerima.pk}/terima", badan).status_code == 404


class TestNomor:
    @pytest.mark.parametrize(
        ("badan", "penunjuk"),
        [
            ({"bentuk": "tidak-ada", "banyak": 1, "alasan": "x"}, ["/bentuk"]),
            ({"bentuk": "surat-dinas", "banyak": 0, "alasan": "x"}, ["/banyak"]),
            ({"bentuk": "surat-dinas", "banyak": 101, "alasan": "x"}, ["/banyak"]),
            ({"bentuk": "surat-dinas", "banyak": 1, "alasan": " "}, ["/alasan"]),
            ({"bentuk": "surat-dinas"}, ["/alasan", "/banyak"]),
        ],
    )
    def test_a_block_that_cannot_be_is_refused_by_its_part(self, program, badan, penunjuk):
        assert galat(program("kadis_pu").post("/blok-nomor", badan)) == penunjuk
        assert not BlokNomor.objects.exists()

    @pytest.mark.parametrize(
        ("lain", "penunjuk"),
        [
            ({"urut": 9}, ["/urut"]),
            ({"urut": 0}, ["/urut"]),
            ({"tanggal": "besok"}, ["/tanggal"]),
            ({"tanggal": 1}, ["/tanggal"]),
            ({"tanda": []}, ["/tanda"]),
            ({"pindaian": {"nama": "a.pdf", "isi": "bukan base64"}}, ["/pindaian/isi"]),
            ({"bentuk": "tidak-ada"}, ["/bentuk"]),
        ],
    )
    def test_a_letter_on_paper_that_cannot_be_is_refused_by_its_part(self, program, isi, berkas, lain, penunjuk):
        tu = program("kadis_pu")
        assert (
            tu.post("/blok-nomor", {"bentuk": "surat-dinas", "banyak": 2, "alasan": "listrik padam"}).status_code == 201
        )
        kini = timezone.localdate()
        lain = lain | ({"tanggal": str(kini + SEHARI)} if lain.get("tanggal") == 1 else {})
        badan = isi(urut=1, tanggal=str(kini), pindaian=berkas) | lain
        assert galat(tu.post("/naskah-kertas", badan)) == penunjuk
        assert not Naskah.objects.exists()

    def test_a_block_is_given_back_once(self, program):
        tu = program("kadis_pu")
        tu.post("/blok-nomor", {"bentuk": "surat-dinas", "banyak": 3, "alasan": "listrik padam"})
        jalur = f"/blok-nomor/{BlokNomor.objects.get().pk}/lepas"
        assert galat(tu.post(jalur, {"alasan": " "})) == ["/alasan"]
        assert tu.post(jalur, {"alasan": "listrik menyala"}).json() == {"banyak": 3}
        assert galat(tu.post(jalur, {"alasan": "listrik menyala"})) == ["/blok"]

    @pytest.mark.parametrize("kueri", [{"kode": "tidak-ada"}, {"kode": "surat-1"}])
    def test_books_of_others_are_not_there(self, program, kueri):
        assert program("kadis_pu").get("/buku-nomor", kueri).status_code == 404

    @pytest.mark.parametrize("tahun", [1899, 2201, "dua"])
    def test_a_year_beyond_reckoning_is_refused(self, program, tahun):
        assert program("kadis_pu").get("/buku-nomor", {"kode": "surat-1", "tahun": tahun}).status_code == 422


class TestMassal:
    @pytest.fixture
    def massal(self, staf, buat):
        row = buat(isi={"isi": "Kepada {{nama}}"}, kepada=())
        return lambda tabel: staf.post(f"/naskah/{row.pk}/massal", {"tabel": tabel})

    @pytest.mark.parametrize(
        ("tabel", "kata"),
        [
            ("alamat\nJalan A", "“nama” belum ada"),
            ("nama\rAni\rBudi", ""),
            (f"nama\n{'x' * 140_000}", "terlalu panjang"),
            ("nama,alamat\nAni,Jalan A, 1", "Baris 2"),
            ("nama\nAni\n\n\n" + "x" * 501, "Baris 5"),
            ('nama\n"Ani', ""),
        ],
    )
    def test_a_table_is_read_or_complained_of_and_never_an_error_of_ours(self, massal, tabel, kata):
        answer = massal(tabel)
        assert answer.status_code in ({422} if kata else {200, 422}), answer.content
        assert kata in answer.content.decode()
        assert PenerimaNaskah.objects.exists() is (answer.status_code == 200)

    def test_a_nul_is_refused_by_name(self, massal):
        assert galat(massal("nama\nA\0ni")) == ["/tabel"]

    def test_signers_stay_when_addressees_are_loaded_again(self, massal):
        for n in (1, 3):
            assert massal("nama\n" + "Ani\n" * n).json() == {"banyak": n}
        assert PenerimaNaskah.objects.count() == 3
        assert Penandatangan.objects.count() == 1
