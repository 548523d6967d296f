"""A government's own forms: what an administrator may write, what is refused in words, and that old letters stay."""

import pytest
import yaml
from django.urls import reverse

from poros.domain.naskah import services
from poros.domain.naskah.models import BentukNaskah, KopUnit, Naskah
from poros.domain.naskah.queries.bentuk import NASKAH_MAKS, kop, urai
from poros.domain.naskah.rules.bentuk import BentukError, baca
from poros.domain.naskah.services.tanda import mulai
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang

CONTOH = {
    "kode": "surat-uji",
    "nama": "Surat uji",
    "kelas": "korespondensi",
    "rumpun": "korespondensi",
    "susunan": "surat",
    "sumber": "Perwali 1/2026",
    "register": "surat-keluar",
    "nomor": "{kode}/{urut}/{tahun}",
    "penandatangan": ["kepala"],
    "bagian": [{"kode": "isi", "nama": "Isi"}],
}


def bagian(**lain):
    return {"bagian": [{"kode": "isi", "nama": "Isi"} | lain]}


class TestLebarKolom:
    """What the books cannot hold is refused in words, not by the database."""

    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            ({"nama": "n" * 121}, "Nama paling panjang 120"),
            (bagian(nama="n" * 121), "Nama paling panjang 120"),
            ({"sumber": "s" * 301}, "Sumber paling panjang 300"),
            ({"klasifikasi": "1" * 21}, "Klasifikasi paling panjang 20"),
            ({"nomor": "{urut}" + "x" * 95}, "Susunan nomor paling panjang 100"),
            (bagian(kode="k" * 41), "Kode bagian"),
            (bagian(kode="Isi surat"), "Kode bagian"),
            (bagian(kode="1"), "Kode bagian"),
            (bagian(kode="isi\n"), None),
            ({"nama": "Surat\0"}, "'nama' harus berupa teks satu baris"),
            ({"nama": "Surat\nuji"}, "'nama' harus berupa teks satu baris"),
            ({"sumber": " "}, "'sumber' harus berupa teks satu baris"),
            ({"nama": ["Surat"]}, "'nama' harus berupa teks satu baris"),
            ({"kode": {"a": 1}}, "'kode' harus berupa teks satu baris"),
            (bagian(nama=None), "'nama' harus berupa teks satu baris"),
        ],
    )
    def test_is_named(self, isi, kata):
        if kata is None:
            assert baca(CONTOH | isi, {}).bagian[0].kode == "isi"
            return
        with pytest.raises(BentukError, match=kata):
            baca(CONTOH | isi, {})

    @pytest.mark.parametrize(
        "isi",
        [
            {"nama": "n" * 120},
            {"sumber": "s" * 300},
            {"klasifikasi": "1" * 20},
            {"nomor": "{urut}" + "x" * 94},
            bagian(kode="k" * 40, nama="n" * 120),
            bagian(kode="a1_b-c"),
        ],
    )
    def test_up_to_the_last_letter_it_is_kept(self, isi):
        assert baca(CONTOH | isi, {})

    def test_an_alias_that_unfolds_without_end_is_no_name(self):
        """Nine lists of nine of the one before: written out it would fill the machine."""
        lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
        lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
        text = "\n".join([*lines, "nama: *i", yaml.safe_dump({k: v for k, v in CONTOH.items() if k != "nama"})])
        with pytest.raises(Ditolak, match="satu baris"):
            urai(text)


@pytest.mark.django_db
class TestSimpan:
    @pytest.fixture
    def simpan(self, kota):
        def keep(oleh="admin", *, aktif=True, **ubah):
            row = BentukNaskah.objects.get(kode="surat-dinas")
            text = yaml.safe_dump(yaml.safe_load(row.naskah) | ubah, allow_unicode=True)
            unit = kota.unit["umum"] if oleh == "admin" else kota.unit["pu"]
            return services.simpan_bentuk(kota.aktor(oleh), unit, kode="surat-dinas", naskah=text, aktif=aktif)

        return keep

    def test_its_columns_are_read_from_the_text(self, simpan):
        row = simpan(nama="Surat dinas kota", sumber="Perwali 9/2026")
        assert (row.nama, row.sumber, row.kelas, row.bawaan) == (
            "Surat dinas kota", "Perwali 9/2026", "korespondensi", False,
        )  # fmt: skip
        assert BentukNaskah.objects.filter(kode="surat-dinas").count() == 1

    @pytest.mark.parametrize("oleh", ["sekda", "kadis_pu", "staf_pu", "tu", "inspektur"])
    def test_by_the_administrator_only(self, simpan, oleh):
        with pytest.raises(TidakBerwenang):
            simpan(oleh=oleh, nama="Lain")

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"kode": "lain"}, "Kode di dalam naskah harus sama"),
            ({"nomor": "{tahun}"}, "padahal tanpa nomor urut"),
            ({"penandatangan": ["raja"]}, "raja"),
            ({"bagian": []}, "belum punya bagian"),
            ({"tata": {"besar": 90}}, "Besar huruf"),
        ],
    )
    def test_what_cannot_be_used_is_refused_beside_the_text_and_not_kept(self, simpan, ubah, kata):
        before = BentukNaskah.objects.get(kode="surat-dinas").naskah
        with pytest.raises(Ditolak, match=kata) as refusal:
            simpan(**ubah)
        assert refusal.value.bidang == "naskah"
        assert BentukNaskah.objects.get(kode="surat-dinas").naskah == before

    @pytest.mark.parametrize(
        "naskah", ["a: [", "x" * (NASKAH_MAKS + 1), "", "- a", "kode: !!python/object:os.system x"]
    )
    def test_what_is_no_text_of_a_form_is_refused(self, kota, naskah):
        with pytest.raises(Ditolak) as refusal:
            services.simpan_bentuk(kota.aktor("admin"), kota.unit["umum"], kode="surat-dinas", naskah=naskah)
        assert refusal.value.bidang == "naskah"

    def test_a_number_keeps_the_shape_in_which_it_was_given(self, kota, siap, simpan):
        old = mulai(kota.aktor("kadis_pu"), siap())
        simpan(nomor="SD-{urut:03}/{bulan_romawi}/{tahun}")
        new = mulai(kota.aktor("kadis_pu"), siap())
        old.refresh_from_db()
        assert old.nomor.startswith("600.1/1/")
        assert new.nomor.startswith("SD-002/")

    def test_a_part_that_is_gone_stays_in_letters_that_have_it_and_is_asked_for_no_more(self, kota, buat, simpan):
        naskah = buat(isi={"isi": "Teks lama"})
        simpan(bagian=[{"kode": "pokok", "nama": "Pokok surat"}])
        with pytest.raises(Ditolak, match="Pokok surat belum diisi") as refusal:
            services.ajukan(kota.aktor("staf_pu"), naskah, langkah=[])
        assert refusal.value.bidang == "isi-pokok"
        assert Naskah.objects.get().isi == {"isi": "Teks lama"}

    def test_switched_off_it_drafts_nothing_new_and_drafts_go_on(self, kota, masuk, program, buat, simpan):
        naskah = buat()
        simpan(aktif=False)
        assert "surat-dinas" not in masuk("staf_pu").get(reverse("naskah:pilih")).content.decode()
        answer = program("tu_pu").post("/naskah", {"bentuk": "surat-dinas", "hal": "x", "isi": {}})
        assert [part["penunjuk"] for part in answer.json()["galat"]] == ["/bentuk"]
        assert services.ajukan(kota.aktor("staf_pu"), naskah, langkah=[]).status == "siap_ttd"

    def test_by_programs_with_the_scope_of_organisation(self, program, bentuk):
        text = bentuk("undangan").naskah
        jalur = "/bentuk-naskah/undangan"
        assert program("admin", "surat:tulis").post(jalur, {"naskah": text}).status_code == 403
        assert program("sekda").post(jalur, {"naskah": text}).status_code == 404
        saved = program("admin").post(jalur, {"naskah": text, "aktif": False}).json()
        assert (saved["kode"], saved["aktif"]) == ("undangan", False)
        unknown = program("admin").post("/bentuk-naskah/tidak-ada", {"naskah": text})
        assert [part["penunjuk"] for part in unknown.json()["galat"]] == ["/kode"]
        wrong = program("admin").post(jalur, {"naskah": "a: ["})
        assert [part["penunjuk"] for part in wrong.json()["galat"]] == ["/naskah"]

    def test_on_the_page_what_was_typed_stays(self, masuk, bentuk):
        row = bentuk("undangan")
        client = masuk("admin")
        address = reverse("naskah:bentuk_rinci", args=[row.pk])
        answer = client.post(address, {"naskah": "kode: undangan\nnama: Undangan kita", "aktif": "on"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "nama: Undangan kita" in page
        assert "belum ada" in page
        assert client.post(address, {"naskah": row.naskah, "aktif": "on"}).status_code == 302


@pytest.mark.django_db
class TestKop:
    @pytest.mark.parametrize(
        ("kode", "ya"), [("kadis_pu", True), ("tu_pu", True), ("staf_pu", False), ("sekda", False)]
    )
    def test_head_and_secretariat_write_that_of_their_own_unit(self, kota, kode, ya):
        def act():
            return services.simpan_kop(kota.aktor(kode), kota.unit["pu"], alamat="Jalan Air 5", kontak="", tempat="")

        if ya:
            assert act().alamat == "Jalan Air 5"
            with pytest.raises(TidakBerwenang):
                services.simpan_kop(kota.aktor(kode), kota.unit["dlh"], alamat="x", kontak="", tempat="")
            return
        with pytest.raises(TidakBerwenang):
            act()
        assert not KopUnit.objects.exists()

    def test_written_twice_it_is_one(self, kota):
        for alamat in ("Jalan Air 5", "  Jalan Air 6 "):
            services.simpan_kop(kota.aktor("kadis_pu"), kota.unit["pu"], alamat=alamat, kontak="", tempat="")
        assert KopUnit.objects.get().alamat == "Jalan Air 6"

    def test_a_part_of_an_office_uses_that_of_the_house_unless_it_has_its_own(self, kota):
        house, part = kota.unit["pu"].pk, kota.unit["pu_sda"].pk
        assert kop([part, house]) is None
        KopUnit.objects.create(unit=kota.unit["pu"], alamat="Rumah")
        assert kop([part, house]).alamat == "Rumah"
        KopUnit.objects.create(unit=kota.unit["pu_sda"], alamat="Bidang")
        assert kop([part, house]).alamat == "Bidang"
        assert kop([]) is None
