"""Inserted numbers, blocks that are given back, and a book in which each number tells what it is for."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import Naskah
from poros.domain.naskah.queries import nomor as baca
from poros.domain.naskah.rules import Status
from poros.domain.naskah.rules.nomor import Nasib, sisip_ditolak
from poros.domain.naskah.services.kertas import mulai_sisip
from poros.domain.naskah.services.tanda import mulai, mulai_kertas
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.penomoran.models import BlokNomor, NomorBatal
from poros.kernel.tandatangan.queries import untuk
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

HARI = timezone.localdate()
KEMARIN = HARI - timedelta(days=1)
SENIN, SELASA, RABU = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("sebelum", "sesudah", "ditolak"),
    [
        (None, None, ""),
        (SENIN, RABU, ""),
        (SELASA, SELASA, ""),
        (RABU, None, "sebelum"),
        (None, SENIN, "sesudah"),
        (RABU, SENIN, "sebelum"),
    ],
)
def test_the_book_stays_in_the_order_of_days(sebelum, sesudah, ditolak):
    wrong = sisip_ditolak(SELASA, sebelum=sebelum, sesudah=sesudah)
    assert (wrong or "") == ditolak


@pytest.fixture
def kadis(kota):
    return kota.aktor("kadis_pu")


@pytest.fixture
def blok(kota, kadis, bentuk):
    """Numbers 1 to 3 of the register of Dinas PU."""
    return services.pesan_blok(kadis, kota.unit["pu"], bentuk=bentuk("surat-dinas"), banyak=3, alasan="Cadangan sisip")


def buku(kota, kadis):
    return baca.buku(kadis, baca.register_kode("surat-keluar", kota.unit["pu"].pk), HARI.year)


@pytest.mark.django_db
class TestSisip:
    @pytest.fixture
    def sisip(self, kadis, siap, blok):
        def make(urut=2, tanggal=KEMARIN, alasan="Surat kemarin belum bernomor", actor=kadis, naskah=None):
            return mulai_sisip(actor, naskah or siap(), urut=urut, tanggal=tanggal, alasan=alasan)

        return make

    def test_the_letter_gets_the_earlier_day_and_says_why(self, kota, kadis, sisip):
        naskah = sisip()
        assert (naskah.status, naskah.urut, naskah.tanggal) == (Status.BERNOMOR, 2, KEMARIN)
        assert naskah.sisip == "Surat kemarin belum bernomor"
        assert naskah.sisip in naskah.riwayat.get(aksi="nomori").catatan
        assert untuk("naskah", naskah.pk).count() == 1
        row = next(b for b in buku(kota, kadis).baris if b.urut == 2)
        assert (row.nasib, row.keterangan) == (Nasib.NASKAH, "Surat kemarin belum bernomor")

    @pytest.mark.parametrize(
        ("lain", "kata"),
        [
            ({"tanggal": HARI}, "sebelum hari ini"),
            ({"tanggal": HARI + timedelta(days=1)}, "sebelum hari ini"),
            ({"alasan": "  "}, "mengapa"),
            ({"urut": 4}, "tidak termasuk blok"),
        ],
    )
    def test_refused_nothing_is_numbered(self, sisip, lain, kata):
        with pytest.raises(Ditolak, match=kata):
            sisip(**lain)
        assert Naskah.objects.get().status == Status.SIAP_TTD

    def test_a_number_is_used_once(self, sisip):
        sisip()
        with pytest.raises(Ditolak, match="sudah dipakai"):
            sisip()

    def test_a_number_that_was_given_up_is_not_used(self, kota, kadis, blok, sisip):
        services.lepas_blok(kadis, kota.unit["pu"], blok=blok.pk, alasan="Lewat tahun")
        with pytest.raises(Ditolak, match="tidak dipakai"):
            sisip()

    def test_not_out_of_the_order_of_days(self, sisip):
        sisip(urut=2, tanggal=KEMARIN)
        with pytest.raises(Ditolak, match="sebelumnya"):
            sisip(urut=3, tanggal=KEMARIN - timedelta(days=3))
        assert sisip(urut=1, tanggal=KEMARIN - timedelta(days=3)).urut == 1

    def test_only_a_head_who_signs_may(self, kota, siap, sisip):
        for kode in ("staf_pu", "tu_pu", "kadis_dlh", "sekda"):
            with pytest.raises(TidakBerwenang):
                sisip(actor=kota.aktor(kode))

    def test_a_block_of_another_unit_is_not_ones_own(self, kota, bentuk, siap, blok):
        naskah = siap(tanda=("sekda",))
        with pytest.raises(Ditolak, match="tidak termasuk blok"):
            mulai_sisip(kota.aktor("sekda"), naskah, urut=2, tanggal=KEMARIN, alasan="X")

    def test_a_letter_that_is_not_ready_gets_none(self, kota, kadis, buat, sisip):
        with pytest.raises(TransitionError):
            sisip(naskah=buat(oleh="kadis_pu"))

    def test_a_numbered_one_gets_no_second(self, kadis, siap, sisip):
        naskah = mulai(kadis, siap())
        with pytest.raises(TransitionError):
            sisip(naskah=naskah)
        naskah.refresh_from_db()
        assert (naskah.urut, naskah.sisip) == (4, "")

    def test_on_the_pages(self, masuk, kota, siap, blok):
        naskah, user = siap(), masuk("kadis_pu")
        page = user.get(reverse("naskah:naskah", args=[naskah.pk])).content.decode()
        assert reverse("naskah:sisip", args=[naskah.pk]) in page
        url = reverse("naskah:sisip", args=[naskah.pk])
        assert "Cadangan sisip" in user.get(url).content.decode()
        late = user.post(url, {"urut": 3, "tanggal": HARI.isoformat(), "alasan": "Susulan"})
        assert late.status_code == 422
        assert "sebelum hari ini" in late.content.decode()
        assert user.post(url, {"urut": 3, "tanggal": KEMARIN.isoformat(), "alasan": "Susulan"}).status_code == 302
        book = user.get(reverse("naskah:nomor")).content.decode()
        assert "nomor sisip" in book
        assert "Susulan" in book

    def test_without_a_block_the_page_says_so(self, masuk, siap):
        page = masuk("kadis_pu").get(reverse("naskah:sisip", args=[siap().pk])).content.decode()
        assert "Tidak ada nomor yang disisihkan" in page


@pytest.mark.django_db
class TestLepas:
    def test_what_is_left_is_explained_number_by_number(self, kota, kadis, siap, blok):
        mulai_sisip(kadis, siap(), urut=2, tanggal=KEMARIN, alasan="Susulan")
        assert services.lepas_blok(kadis, kota.unit["pu"], blok=blok.pk, alasan="Tidak jadi padam") == 2
        book = buku(kota, kadis)
        assert [(b.urut, b.nasib, b.keterangan) for b in book.baris] == [
            (3, Nasib.BATAL, "Tidak jadi padam"), (2, Nasib.NASKAH, "Susulan"), (1, Nasib.BATAL, "Tidak jadi padam"),
        ]  # fmt: skip
        assert [left for _block, left in book.blok] == [0]
        with pytest.raises(Ditolak, match="sudah terpakai"):
            services.lepas_blok(kadis, kota.unit["pu"], blok=blok.pk, alasan="Lagi")

    def test_not_of_another_unit_and_not_without_a_reason(self, kota, kadis, blok):
        with pytest.raises(Ditolak, match="mengapa"):
            services.lepas_blok(kadis, kota.unit["pu"], blok=blok.pk, alasan=" ")
        dlh = kota.aktor("kadis_dlh")
        with pytest.raises(Ditolak, match="bukan milik"):
            services.lepas_blok(dlh, kota.unit["dlh"], blok=blok.pk, alasan="X")
        with pytest.raises(TidakBerwenang):
            services.lepas_blok(kota.aktor("staf_pu"), kota.unit["pu_sda"], blok=blok.pk, alasan="X")
        assert not NomorBatal.objects.exists()

    def test_on_the_pages(self, masuk, blok):
        user = masuk("kadis_pu")
        book = user.get(reverse("naskah:nomor")).content.decode()
        assert "3 tersisa" in book
        assert "Disisihkan, belum dicatat: Cadangan sisip" in book
        url = reverse("naskah:lepas_blok", args=[blok.pk])
        assert "Nomor 1, 2, 3" in user.get(url).content.decode()
        assert user.post(url, {"alasan": ""}).status_code == 422
        assert user.post(url, {"alasan": "Tidak jadi"}).status_code == 302
        assert "Batal: Tidak jadi" in user.get(reverse("naskah:nomor")).content.decode()
        assert masuk("kadis_dlh").get(url).status_code == 404


@pytest.mark.django_db
class TestMandat:
    """A Plh. acts: his name stands on the sheet, and strategic papers are not for him."""

    @pytest.fixture
    def plh(self, kota):
        from poros.kernel.organisasi.actor import actor

        Pemangku.objects.create(
            jabatan=kota.jabatan["kadis_pu"], orang=kota.orang["kadis_dlh"], kapasitas="plh", dari=HARI, sampai=HARI,
            dasar="SP 1/2026",
        )  # fmt: skip
        return actor(kota.orang["kadis_dlh"], jabatan_id=kota.jabatan["kadis_pu"].pk)

    def test_the_block_names_who_signs_today(self, kota, kadis, plh, siap):
        by_plh, by_holder = mulai(plh, siap()), mulai(kadis, siap())
        blocks = [n.penandatangan.get().blok for n in (by_plh, by_holder)]
        assert [b["nama"] for b in blocks] == ["Pejabat Kepala DLH", "Pejabat Kepala Dinas PU"]
        assert [b["jabatan"] for b in blocks] == [["Plh. Kepala Dinas PU,"], ["Kepala Dinas PU,"]]

    @pytest.mark.parametrize("mulai_", [mulai, mulai_kertas])
    def test_no_strategic_paper_on_either_way(self, plh, siap, mulai_):
        with pytest.raises(Ditolak, match="Pasal 14"):
            mulai_(plh, siap(strategis=True))
        assert not BlokNomor.objects.exists()
        assert Naskah.objects.get().status == Status.SIAP_TTD
