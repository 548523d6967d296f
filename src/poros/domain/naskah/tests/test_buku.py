"""The book of numbers as an office reads it: years, blocks, secrets, five hundred lines, and what each costs."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import Naskah
from poros.domain.naskah.queries import nomor as baca
from poros.domain.naskah.rules.nomor import Nasib
from poros.domain.naskah.services.kertas import mulai_sisip
from poros.domain.naskah.services.tanda import mulai, mulai_kertas
from poros.kernel.commands import Ditolak
from poros.kernel.penomoran.models import BlokNomor, NomorBatal, Penghitung, Register

pytestmark = pytest.mark.django_db
HARI = timezone.localdate()
KEMARIN = HARI - timedelta(days=1)


@pytest.fixture
def kode(kota):
    return lambda unit="pu", jenis="surat-keluar": baca.register_kode(jenis, kota.unit[unit].pk)


@pytest.fixture
def buku(kota, kode):
    def read(oleh="kadis_pu", tahun=HARI.year, unit="pu", jenis="surat-keluar"):
        return baca.buku(kota.aktor(oleh), kode(unit, jenis), tahun)

    return read


@pytest.fixture
def blok(kota, bentuk):
    def make(banyak=3, oleh="kadis_pu", unit="pu", jenis="surat-dinas"):
        return services.pesan_blok(
            kota.aktor(oleh), kota.unit[unit], bentuk=bentuk(jenis), banyak=banyak, alasan="Listrik padam"
        )

    return make


def nasib(book):
    return {row.urut: row.nasib for row in book.baris}


class TestTahun:
    """A new year begins at one, in a book of its own."""

    @pytest.fixture
    def dua_tahun(self, kota, siap, kode):
        """Two letters of last year, one of this."""
        rows = [mulai_kertas(kota.aktor("kadis_pu"), siap()) for _n in range(3)]
        lama = date(HARI.year - 1, 12, 31)
        for row in rows[:2]:
            Naskah.objects.filter(pk=row.pk).update(tahun=lama.year, tanggal=lama)
        Naskah.objects.filter(pk=rows[2].pk).update(urut=1)
        Penghitung.objects.update(terakhir=1)
        Penghitung.objects.create(register=Register.objects.get(kode=kode()), tahun=lama.year, terakhir=2)
        return rows

    def test_each_year_has_its_own_lines(self, dua_tahun, buku):
        assert (nasib(buku()), buku().terakhir) == ({1: Nasib.NASKAH}, 1)
        assert list(nasib(buku(tahun=HARI.year - 1))) == [2, 1]
        assert buku(tahun=HARI.year - 1).celah == []
        assert (buku(tahun=HARI.year + 1).baris, buku(tahun=HARI.year + 1).terakhir) == ([], 0)

    def test_the_next_number_follows_this_years_last(self, kota, siap, dua_tahun):
        naskah = mulai_kertas(kota.aktor("kadis_pu"), siap())
        assert (naskah.urut, naskah.tahun) == (2, HARI.year)

    def test_a_number_of_this_year_is_not_inserted_into_the_last(self, kota, siap, blok):
        blok()
        with pytest.raises(Ditolak, match="tidak termasuk blok") as refusal:
            mulai_sisip(
                kota.aktor("kadis_pu"), siap(), urut=1, tanggal=date(HARI.year - 1, 12, 31), alasan="Tutup tahun"
            )
        assert refusal.value.bidang == "urut"

    def test_neighbours_are_those_of_the_same_year(self, dua_tahun):
        last = Naskah.objects.get(pk=dua_tahun[1].pk)
        first = Naskah.objects.get(pk=dua_tahun[2].pk)
        assert baca.tanggal_tetangga(last) == (date(HARI.year - 1, 12, 31), None)
        assert baca.tanggal_tetangga(first) == (None, None)


class TestBlok:
    """What is set aside, used, given back, and how much is left."""

    def test_what_is_left_shrinks_with_each_use(self, kota, siap, blok, buku):
        row = blok()
        assert baca.sisa_blok(row) == [1, 2, 3]
        mulai_sisip(kota.aktor("kadis_pu"), siap(), urut=2, tanggal=KEMARIN, alasan="Terlambat")
        assert baca.sisa_blok(row) == [1, 3]
        assert [(b.pk, left) for b, left in buku().blok] == [(row.pk, 2)]
        services.lepas_blok(kota.aktor("kadis_pu"), kota.unit["pu"], blok=row.pk, alasan="Tidak dipakai")
        assert baca.sisa_blok(row) == []
        assert nasib(buku()) == {3: Nasib.BATAL, 2: Nasib.NASKAH, 1: Nasib.BATAL}
        assert {b.keterangan for b in buku().baris if b.nasib is Nasib.BATAL} == {"Tidak dipakai"}

    def test_two_blocks_do_not_touch_and_letters_stand_between(self, kota, siap, blok, buku):
        blok(2)
        mulai_kertas(kota.aktor("kadis_pu"), siap())
        second = blok(2)
        assert (second.dari, second.sampai) == (4, 5)
        assert nasib(buku()) == {n: Nasib.NASKAH if n == 3 else Nasib.BLOK for n in (5, 4, 3, 2, 1)}
        assert baca.sisa_blok(second) == [4, 5]

    def test_a_refused_inserted_number_is_explained_and_not_left(self, kota, siap, blok, buku):
        row, kadis = blok(), kota.aktor("kadis_pu")
        naskah = mulai_sisip(kadis, siap(), urut=1, tanggal=KEMARIN, alasan="Terlambat")
        services.tolak(kadis, naskah, alasan="Isinya basi")
        assert nasib(buku())[1] is Nasib.BATAL
        assert baca.sisa_blok(row) == [2, 3]
        with pytest.raises(Ditolak, match="sudah dipakai"):
            mulai_sisip(kadis, siap(), urut=1, tanggal=KEMARIN, alasan="Sekali lagi")

    @pytest.mark.parametrize(("banyak", "ya"), [(1, True), (100, True), (0, False), (101, False), (-1, False)])
    def test_how_many_at_once(self, blok, banyak, ya):
        if ya:
            assert blok(banyak).sampai == banyak
            return
        with pytest.raises(Ditolak, match="antara 1 dan 100") as refusal:
            blok(banyak)
        assert refusal.value.bidang == "banyak"
        assert not BlokNomor.objects.exists()

    def test_of_another_form_they_are_of_another_book(self, kota, siap, blok):
        blok(jenis="nota-dinas")
        with pytest.raises(Ditolak, match="tidak termasuk blok"):
            mulai_sisip(kota.aktor("kadis_pu"), siap(), urut=1, tanggal=KEMARIN, alasan="Salah buku")

    def test_the_unit_that_set_them_aside_keeps_them_within_one_book(self, kota, siap, blok):
        """All of Setda number in one book; a bagian's block is still its own."""
        row = blok(oleh="kabag_umum", unit="umum")
        naskah = siap(tanda=("sekda",))
        assert baca.blok_unit(naskah, kota.aktor("sekda")) == []
        assert baca.blok_unit(naskah, kota.aktor("kabag_umum")) == [row]
        with pytest.raises(Ditolak, match="tidak termasuk blok"):
            mulai_sisip(kota.aktor("sekda"), naskah, urut=1, tanggal=KEMARIN, alasan="Milik bagian")
        with pytest.raises(Ditolak, match="bukan milik unit"):
            services.lepas_blok(kota.aktor("sekda"), kota.unit["setda"], blok=row.pk, alasan="x")


class TestYangMembaca:
    """Whose books an office reads, and what a secret letter shows there."""

    def test_setda_and_its_parts_read_one_book(self, kota, siap, kode):
        mulai_kertas(kota.aktor("sekda"), siap(tanda=("sekda",)))
        for oleh in ("sekda", "asisten1", "kabag_umum", "tu", "walikota"):
            assert [r.kode for r in baca.register_terlihat(kota.aktor(oleh))] == [kode("setda")], oleh
        for oleh in ("kadis_pu", "camat", "inspektur"):
            assert baca.register_terlihat(kota.aktor(oleh)) == [], oleh

    def test_a_book_of_unit_one_is_not_that_of_unit_eleven(self, kota, kode):
        own = kota.unit["pu"].pk
        for extra in (f"surat-keluar-1{own}", f"surat-keluar-{own}1", f"surat-keluar-{own}-a"):
            Register.objects.create(kode=extra, nama=extra)
        Register.objects.create(kode=kode(), nama="Kita")
        assert [r.kode for r in baca.register_terlihat(kota.aktor("kadis_pu"))] == [kode()]

    def test_of_a_secret_letter_only_that_its_number_is_used(self, kota, siap, blok, buku):
        blok(1)
        naskah = siap(oleh="kadis_pu", kerahasiaan="rahasia", hal="Dugaan suap")
        mulai_sisip(kota.aktor("kadis_pu"), naskah, urut=1, tanggal=KEMARIN, alasan="Pemeriksaan pejabat")
        (row,) = buku().baris
        assert (row.nasib, row.naskah, row.keterangan) == (Nasib.NASKAH, None, "")

    def test_on_the_page_and_for_programs_alike(self, kota, masuk, program, siap, kode):
        mulai_kertas(kota.aktor("kadis_pu"), siap(hal="Perbaikan pintu air"))
        mulai_kertas(kota.aktor("kadis_pu"), siap(oleh="kadis_pu", kerahasiaan="rahasia", hal="Dugaan suap"))
        page = masuk("kadis_pu").get(reverse("naskah:nomor")).content.decode()
        book = program("tu_pu").get("/buku-nomor", {"kode": kode()}).json()
        assert "Perbaikan pintu air" in page
        assert [row["hal"] for row in book["baris"]] == ["", "Perbaikan pintu air"]
        assert "Dugaan suap" not in page + str(book)

    @pytest.mark.parametrize("kueri", ["register=surat-keluar-999999", "register=x", "register=%00"])
    def test_a_book_that_is_not_ones_own_is_not_there(self, masuk, kueri):
        assert masuk("kadis_pu").get(f"{reverse('naskah:nomor')}?{kueri}").status_code == 404

    @pytest.mark.parametrize("tahun", ["0", "-5", "abc", "99999999999999999999", "2026.5"])
    def test_a_year_that_is_none_is_no_error(self, kota, masuk, siap, kode, tahun):
        mulai_kertas(kota.aktor("kadis_pu"), siap())
        url = f"{reverse('naskah:nomor')}?register={kode()}&tahun={tahun}"
        assert masuk("kadis_pu").get(url).status_code in {200, 404}


class TestPanjang:
    def test_the_newest_five_hundred_and_gaps_of_all(self, kota, kode, buku):
        register = Register.objects.create(kode=kode(), nama="Surat keluar PU")
        Penghitung.objects.create(register=register, tahun=HARI.year, terakhir=501)
        NomorBatal.objects.bulk_create(
            NomorBatal(register=register, tahun=HARI.year, urut=n, alasan="Uji") for n in range(1, 502) if n != 7
        )
        book = buku()
        assert (len(book.baris), book.baris[0].urut, book.baris[-1].urut) == (500, 501, 2)
        assert book.celah == [7]
        assert nasib(book)[7] is Nasib.CELAH

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_a_book_is_five_queries(self, *, kota, siap, blok, kode, django_assert_num_queries, banyak):
        for _n in range(banyak):
            mulai_kertas(kota.aktor("kadis_pu"), siap())
            blok(1)
        reader = kota.aktor("kadis_pu")
        with django_assert_num_queries(5):
            book = baca.buku(reader, kode(), HARI.year)
            assert [row.naskah.bentuk.nama for row in book.baris if row.naskah] == ["Surat dinas"] * banyak


def test_the_reason_of_a_block_and_of_an_inserted_number_stand_in_the_book(kota, siap, blok, buku):
    blok()
    mulai_sisip(kota.aktor("kadis_pu"), siap(), urut=3, tanggal=KEMARIN, alasan="Surat kemarin")
    mulai(kota.aktor("kadis_pu"), siap())
    assert [(row.urut, row.keterangan) for row in buku().baris] == [
        (4, ""),
        (3, "Surat kemarin"),
        (2, "Listrik padam"),
        (1, "Listrik padam"),
    ]
    assert BlokNomor.objects.get().tahun == HARI.year
