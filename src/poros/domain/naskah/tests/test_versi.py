"""Versions side by side with what was changed, and remarks that stay with the version they were made on."""

import re

import pytest
from django.urls import reverse

from poros.domain.naskah import services
from poros.domain.naskah.models import KomentarNaskah, VersiNaskah
from poros.domain.naskah.queries import naskah as baca
from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db

PERTAMA = "Mohon data curah hujan bulan Januari."
KEDUA = "Mohon data curah hujan bulan Februari dan Maret."


@pytest.fixture
def staf(kota):
    return kota.aktor("staf_pu")


@pytest.fixture
def dua(kota, staf, buat, jalur, data):
    """A letter handed in, returned, changed and handed in again."""
    naskah = buat(tanda=("sekda",), isi={"isi": PERTAMA})
    services.ajukan(staf, naskah, langkah=jalur("kadis_pu", "asisten2"))
    services.kembalikan(kota.aktor("kadis_pu"), naskah, alasan="Dua bulan.")
    services.ubah(staf, naskah, data=data(tanda=("sekda",), isi={"isi": KEDUA}, hal="Data hujan"))
    return services.ajukan(staf, naskah, alasan="Sudah dua bulan")


def halaman(user, naskah, **query):
    url = reverse("naskah:versi", args=[naskah.pk])
    return user.get(url + "?" + "&".join(f"{k}={v}" for k, v in query.items())).content.decode()


def beda(page):
    """What the page marks as taken away and as added."""
    words = re.sub(r'<span class="hanya-pembaca">[^<]*</span>', "", page)
    return [" ".join(re.findall(rf"<{tag}>([^<]*)</{tag}>", words)).split() for tag in ("del", "ins")]


class TestVersi:
    def test_each_is_the_text_that_was_handed_in(self, dua):
        rows = list(dua.riwayat_versi.values_list("urut", "hal", "isi", "alasan"))
        assert rows == [
            (2, "Data hujan", {"isi": KEDUA}, "Sudah dua bulan"),
            (1, "Data curah hujan", {"isi": PERTAMA}, ""),
        ]
        assert dua.versi == 2

    def test_the_last_two_lie_side_by_side(self, masuk, dua):
        gone, come = beda(halaman(masuk("staf_pu"), dua))
        assert gone == ["Januari."]
        assert come == ["Februari", "dan", "Maret."]

    def test_any_two_may_be_chosen(self, masuk, dua):
        user = masuk("staf_pu")
        assert beda(halaman(user, dua, lama=2, baru=1)) == [["Februari", "dan", "Maret."], ["Januari."]]
        assert beda(halaman(user, dua, lama=1, baru=1)) == [[], []]

    @pytest.mark.parametrize("angka", ["99", "0", "-1", "x", "9" * 30])
    def test_a_version_that_is_not_there_is_no_error(self, masuk, dua, angka):
        assert "Februari" in halaman(masuk("staf_pu"), dua, lama=angka, baru=angka)

    def test_before_the_first_there_is_none(self, masuk, buat):
        assert "Belum ada versi" in halaman(masuk("staf_pu"), buat())

    def test_who_is_on_the_way_compares_and_nobody_else(self, masuk, dua):
        assert "Februari" in halaman(masuk("kadis_pu"), dua)
        assert masuk("kadis_dlh").get(reverse("naskah:versi", args=[dua.pk])).status_code == 404

    def test_only_a_change_makes_one(self, kota, staf, dua):
        services.tarik(staf, dua)
        services.ajukan(staf, dua, alasan="Tanpa perubahan")
        assert dua.riwayat_versi.count() == 2

    def test_a_changed_subject_is_a_change(self, staf, dua, data):
        services.tarik(staf, dua)
        services.ubah(staf, dua, data=data(tanda=("sekda",), isi={"isi": KEDUA}, hal="Hal lain"))
        services.ajukan(staf, dua)
        assert dua.riwayat_versi.first().hal == "Hal lain"

    def test_programs_read_them_too(self, program, dua):
        rows = program("staf_pu").get(f"/naskah/{dua.pk}/versi").json()
        assert [(v["urut"], v["isi"]["isi"]) for v in rows] == [(2, KEDUA), (1, PERTAMA)]

    def test_they_are_never_changed(self, dua):
        from django.db import DatabaseError, transaction

        with pytest.raises(DatabaseError), transaction.atomic():
            VersiNaskah.objects.filter(naskah=dua).update(hal="Lain")


class TestKomentar:
    def test_it_stays_with_its_version_and_part(self, kota, staf, dua):
        made = services.komentari(kota.aktor("sekda"), dua, isi=" Sebut dasarnya. ", bagian="isi")
        assert (made.versi, made.bagian, made.isi, made.sebutan) == (2, "isi", "Sebut dasarnya.", "Sekretaris Daerah")
        services.tarik(staf, dua)
        assert KomentarNaskah.objects.get().versi == 2

    def test_the_drafter_is_told_but_not_of_his_own(self, kota, staf, dua):
        services.komentari(staf, dua, isi="Catatan saya")
        assert not Pemberitahuan.objects.filter(jenis="naskah.komentar").exists()
        services.komentari(kota.aktor("kadis_pu"), dua, isi="Baik")
        assert Pemberitahuan.objects.get(jenis="naskah.komentar").orang == kota.orang["staf_pu"]

    @pytest.mark.parametrize("isi", ["", "   ", "\n"])
    def test_an_empty_one_is_none(self, staf, dua, isi):
        with pytest.raises(Ditolak, match="Tulis komentarnya"):
            services.komentari(staf, dua, isi=isi)

    def test_a_signer_does_not_see_into_a_draft_by_remarking(self, kota, masuk, buat):
        naskah = buat(tanda=("sekda",))
        with pytest.raises(TidakBerwenang):
            services.komentari(kota.aktor("sekda"), naskah, isi="Apa ini?")
        assert masuk("sekda").post(reverse("naskah:komentari", args=[naskah.pk]), {"isi": ""}).status_code == 404

    def test_on_the_page_as_text_with_its_author(self, masuk, kota, dua):
        user = masuk("kadis_pu")
        url = reverse("naskah:komentari", args=[dua.pk])
        assert user.post(url, {"isi": "<b>Tebal</b>\nbaris dua", "bagian": "isi"}).status_code == 302
        page = user.get(reverse("naskah:naskah", args=[dua.pk])).content.decode()
        assert "&lt;b&gt;Tebal&lt;/b&gt;<br>baris dua" in page
        assert "versi 2" in page
        assert user.post(url, {"isi": "x", "bagian": "tidak-ada"}).status_code == 422

    def test_each_reads_all(self, kota, dua):
        for kode in ("kadis_pu", "asisten2"):
            services.komentari(kota.aktor(kode), dua, isi=f"Dari {kode}")
        found = baca.rincian(kota.aktor("sekda"), dua.pk).komentar
        assert [k.isi for k in found] == ["Dari kadis_pu", "Dari asisten2"]
