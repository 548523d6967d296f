"""Files on their way in and out at their edges: as base64 to the last byte, by receipt, and as they are described."""

import base64
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from poros.kernel.antarmuka import unggahan
from poros.kernel.antarmuka.jejak import BarisJejak, kalimat
from poros.kernel.antarmuka.unggahan import BASE64_MAKS, BerkasKeluar, BerkasMasuk, dari_resi, resi
from poros.kernel.berkas.models import Berkas, IsiBerkas, Tautan
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak


@given(st.binary(min_size=1, max_size=200))
def test_every_content_comes_through_base64(isi):
    sent = BerkasMasuk(nama="a.bin", isi=base64.b64encode(isi).decode())
    assert sent.bahan(1) == isi


@pytest.mark.parametrize(
    "lain",
    [
        {"nama": ""},
        {"nama": "n" * 151},
        {"nama": "a\0.pdf"},
        {"isi": "YQ==\n"},
        {"isi": "Y Q=="},
        {"isi": "YQ=_"},
        {"isi": "===="},
        {"isi": "A" * (BASE64_MAKS + 1)},
        {"isi": "", "unggahan": "x" * 301},
        {"isi": "", "unggahan": ""},
        {"jenis": "application/pdf"},
    ],
)
def test_what_is_no_file_is_refused_by_its_shape(lain):
    with pytest.raises(ValidationError):
        BerkasMasuk(**({"nama": "a.pdf", "isi": "YQ=="} | lain))


@pytest.mark.django_db
class TestResi:
    @pytest.fixture
    def berkas(self, kota):
        return simpan(b"kolom;isi\na;b\n", "tabel.csv")

    def test_it_is_taken_as_a_file_in_a_request(self, berkas):
        sent = BerkasMasuk(nama="tabel.csv", unggahan=resi(berkas, 7))
        assert sent.bahan(7) == berkas
        with pytest.raises(Ditolak) as refusal:
            sent.bahan(8)
        assert (refusal.value.bidang, "Unggah berkasnya lagi" in refusal.value.pesan) == ("berkas", True)

    def test_it_may_be_used_more_than_once_by_who_has_it(self, berkas):
        kept = resi(berkas, 7)
        assert [dari_resi(kept, 7).pk for _n in range(2)] == [berkas.pk] * 2

    def test_what_was_thrown_away_meanwhile_is_asked_for_again(self, berkas):
        kept = resi(berkas, 7)
        IsiBerkas.objects.all().delete()
        Berkas.objects.all().delete()
        with pytest.raises(Ditolak):
            dari_resi(kept, 7)

    @pytest.mark.parametrize("teks", ["", "x", "a:b:c", "\u00e9", ":" * 50])
    def test_what_was_made_up_is_none(self, db, teks):
        with pytest.raises(Ditolak):
            dari_resi(teks, 7)

    def test_a_word_signed_for_another_purpose_is_none(self, berkas):
        from poros.kernel.daerah.koneksi import skema

        with pytest.raises(Ditolak):
            dari_resi(signing.dumps([skema(), 7, berkas.pk], salt="lain", compress=True), 7)

    @pytest.mark.parametrize(("umur", "ya"), [(0, True), (unggahan.BERLAKU - 60, True), (unggahan.BERLAKU + 60, False)])
    def test_it_is_good_for_a_day(self, berkas, monkeypatch, umur, ya):
        from django.core.signing import TimestampSigner

        now = int(timezone.now().timestamp())
        with monkeypatch.context() as lalu:
            lalu.setattr(TimestampSigner, "timestamp", lambda _s: signing.b62_encode(now - umur))
            kept = resi(berkas, 7)
        if ya:
            assert dari_resi(kept, 7) == berkas
            return
        with pytest.raises(Ditolak):
            dari_resi(kept, 7)

    def test_it_names_neither_file_nor_person_in_the_clear(self, berkas):
        assert str(berkas.sha256) not in resi(berkas, 7)

    def test_a_file_of_a_thing_is_told_by_name_kind_and_fingerprint(self, berkas):
        tie = Tautan.objects.create(berkas=berkas, objek="surat", objek_id=1, nama="tabel.csv", urutan=2)
        told = BerkasKeluar.dari(tie)
        assert told.model_dump() == {
            "tautan": tie.pk, "nama": "tabel.csv", "jenis": "text/csv", "ukuran": berkas.ukuran,
            "sha256": berkas.sha256,
        }  # fmt: skip

    def test_uploaded_by_one_program_it_is_of_no_use_to_another(self, program):
        kept = program("tu").unggah(b"kolom;isi\na;b\n", "tabel.csv").json()["unggahan"]
        body = {"isi": "Lihat lampiran", "kepada": [], "lampiran": [{"nama": "tabel.csv", "unggahan": kept}]}
        answer = program("sekda").post("/arahan", body)
        assert answer.status_code in {404, 422}
        assert Berkas.objects.count() == 1
        assert not Tautan.objects.exists()


@pytest.mark.django_db
class TestJejak:
    @pytest.mark.parametrize(("bahasa", "kata"), [("id", "mencatat surat"), ("en", "register")])
    def test_an_act_is_told_in_the_readers_language(self, bahasa, kata):
        from django.utils.translation import override

        with override(bahasa):
            assert kata in kalimat("surat.catat").lower()

    def test_a_line_says_who_in_which_capacity_and_with_what(self, kota):
        from poros.kernel.penugasan import services
        from poros.kernel.penugasan.values import RincianArahan, Sasaran

        services.terbitkan(
            kota.aktor("sekda"), kota.unit["setda"], rincian=RincianArahan(isi="Siapkan pompa"),
            kepada=[Sasaran(kota.unit["pu"].pk)],
        )  # fmt: skip
        line = BarisJejak.dari(Jejak.objects.latest("pk"))
        assert (line.orang, line.jabatan, line.unit) == (
            "Pejabat Sekretaris Daerah", "Sekretaris Daerah", "Sekretariat Daerah",
        )  # fmt: skip
        assert (line.kapasitas, line.dasar, line.alat) == ("definitif", "", "uji")
        assert line.kalimat != line.aksi
        assert timezone.now() - line.waktu < timedelta(minutes=5)
        assert "pompa" not in str(line.data)
