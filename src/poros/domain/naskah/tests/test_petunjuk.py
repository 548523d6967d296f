"""Hints: on the letter's page, in the preview and for programs; about name-blocks they ask who holds the office."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.naskah.models import Naskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.queries.pejabat import pegang, penanda, petunjuk_blok
from poros.domain.naskah.rules.bahasa import JenisPetunjuk
from poros.domain.naskah.values import Tanda
from poros.kernel.organisasi.models import Orang, Pemangku

pytestmark = pytest.mark.django_db
HARI = timezone.localdate()


@pytest.fixture
def blok(kota, buat):
    """The hints on the name-block of a letter signed so."""

    def make(kode, atas_nama="", untuk_beliau="", **lain):
        tanda = Tanda(
            jabatan_id=kota.jabatan[kode].pk,
            atas_nama_id=kota.jabatan[atas_nama].pk if atas_nama else None,
            untuk_beliau_id=kota.jabatan[untuk_beliau].pk if untuk_beliau else None,
        )
        # Under `tanda` the fixture wants codes of offices: the row is written by the command all the same.
        naskah = buat(tanda=(kode,), **lain)
        row = naskah.penandatangan.get()
        row.atas_nama_id, row.untuk_beliau_id = tanda.atas_nama_id, tanda.untuk_beliau_id
        row.save()
        found = baca.rincian(kota.aktor("staf_pu"), naskah.pk).petunjuk
        return [p.saran for p in found if p.jenis is JenisPetunjuk.BLOK_NAMA]

    return make


@pytest.mark.parametrize(
    ("tanda", "kata"),
    [
        (("kadis_pu",), []),
        (("sekda", "walikota"), []),
        (("asisten2", "walikota", "sekda"), []),
        (("asisten2", "", "sekda"), ["hanya dipakai bersama “a.n.”"]),
        (("asisten2", "sekda", "walikota"), ["bukan kepala daerah"]),
        (("walikota", "sekda"), ["atas jabatannya sendiri"]),
        (("sekda", "kadis_pu"), ["lebih tinggi"]),
    ],
)
def test_who_signs_for_whom(blok, tanda, kata):
    found = blok(*tanda)
    assert len(found) == len(kata)
    assert all(word in text for word, text in zip(kata, found, strict=True))


def test_a_vacant_office_will_leave_its_name_open(kota, blok):
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).delete()
    assert ["namanya kosong" in text for text in blok("kadis_pu")] == [True]


def test_a_strategic_paper_of_an_office_that_is_held_by_mandate(kota, blok):
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(kapasitas="plt", sampai=HARI + timedelta(days=9))
    assert ["Pasal 14" in text for text in blok("kadis_pu", strategis=True)] == [True]
    assert blok("kadis_pu") == []


def test_numbered_it_is_too_late_for_hints(kota, sah):
    naskah = sah(isi={"isi": "Mohon ijin."})
    assert baca.rincian(kota.aktor("staf_pu"), naskah.pk).petunjuk == []


def test_on_the_page_with_their_kind(masuk, buat):
    page = masuk("staf_pu").get(reverse("naskah:naskah", args=[buat(isi={"isi": "Mohon ijin."}).pk])).content.decode()
    assert "Ejaan:" in page
    assert "izin" in page


def test_in_the_preview_while_one_chooses(masuk, kota):
    typed = {
        "hal": "Uji", "isi-isi": "Isi.", "tanda": kota.jabatan["sekda"].pk, "atas_nama": "",
        "untuk_beliau": kota.jabatan["asisten1"].pk, "kecepatan": "biasa", "kerahasiaan": "terbatas",
    }  # fmt: skip
    user, url = masuk("staf_pu"), reverse("naskah:pratinjau", args=["surat-dinas"])
    assert "hanya dipakai bersama “a.n.”" in user.post(url, typed).content.decode()
    assert "hanya dipakai" not in user.post(url, typed | {"untuk_beliau": ""}).content.decode()
    assert user.post(url, typed | {"tanda": ""}).status_code == 200
    assert not Naskah.objects.exists()


class TestPemegang:
    """Who stands in the block on a day."""

    def tambah(self, kota, kapasitas, oleh="kadis_dlh", dari=HARI, **lain):
        return Pemangku.objects.create(
            jabatan=kota.jabatan["kadis_pu"], orang=kota.orang[oleh], kapasitas=kapasitas, dari=dari, dasar="SP", **lain
        )

    def nama(self, naskah, hari=HARI, pemangku=0):
        (row,) = penanda(naskah, hari, pemangku)
        return row.pemegang and row.pemegang["nama"]

    def test_the_definitive_holder_before_a_mandate(self, kota, buat):
        self.tambah(kota, "plh", sampai=HARI)
        assert self.nama(buat()) == "Pejabat Kepala Dinas PU"

    def test_who_is_acting_before_both(self, kota, buat):
        acting = self.tambah(kota, "plh", sampai=HARI)
        assert self.nama(buat(), pemangku=acting.pk) == "Pejabat Kepala DLH"

    def test_a_mandate_where_the_office_is_vacant(self, kota, buat):
        naskah = buat()
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).delete()
        assert self.nama(naskah) is None
        self.tambah(kota, "plt", sampai=HARI + timedelta(days=30))
        assert self.nama(naskah) == "Pejabat Kepala DLH"

    def test_on_the_day_of_the_letter_not_of_the_reader(self, kota, buat):
        naskah = buat()
        yesterday = HARI - timedelta(days=1)
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(sampai=yesterday)
        self.tambah(kota, "definitif", oleh="kadis_sos")
        assert [self.nama(naskah, day) for day in (yesterday, HARI)] == [
            "Pejabat Kepala Dinas PU", "Pejabat Kepala Dinas Sosial",
        ]  # fmt: skip

    def test_a_revoked_warrant_holds_nothing(self, kota, buat):
        acting = self.tambah(kota, "plh", sampai=HARI, dicabut=HARI)
        assert self.nama(buat(), pemangku=acting.pk) == "Pejabat Kepala Dinas PU"

    def test_all_that_the_block_prints_comes_along(self, kota, buat):
        Orang.objects.filter(pk=kota.orang["kadis_pu"].pk).update(
            nama="Budi", gelar_depan="Ir.", gelar_belakang="M.T.", nip="1", pangkat="Pembina"
        )
        (row,) = penanda(buat(), HARI)
        assert row.pemegang == {
            "sebagai": "definitif", "nama": "Budi", "gelar_depan": "Ir.", "gelar_belakang": "M.T.", "nip": "1",
            "pangkat": "Pembina",
        }  # fmt: skip

    def test_chosen_in_the_editor_it_is_read_alike(self, kota, buat):
        row = buat().penandatangan.select_related("jabatan__unit").get()
        assert pegang(row, HARI).pemegang == penanda(row.naskah, HARI)[0].pemegang
        assert petunjuk_blok(row) == []

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_one_query_for_all_signers(self, buat, django_assert_num_queries, banyak):
        naskah = buat("berita-acara", tanda=("kadis_pu", "kadis_dlh", "sekda")[:banyak], kepada=())
        with django_assert_num_queries(1):
            rows = penanda(naskah, HARI)
            assert all(r.pemegang and r.jabatan.unit.nama and r.naskah.bentuk.kode for r in rows)
        assert len(rows) == banyak
