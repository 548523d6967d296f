"""Work on paper, and the book in which every number is explained."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import BentukNaskah, Naskah, Penandatangan
from poros.domain.naskah.publik import saat_tanda_ditolak
from poros.domain.naskah.queries import nomor as baca
from poros.domain.naskah.rules import Status
from poros.domain.naskah.rules.nomor import Nasib
from poros.domain.naskah.services.tanda import mulai, mulai_kertas
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.penomoran.models import NomorBatal
from poros.kernel.tandatangan.queries import untuk
from poros.kernel.wewenang import TidakBerwenang

HARI = timezone.localdate()


def pu(kota, bentuk="surat-keluar"):
    return baca.register_kode(bentuk, kota.unit["pu"].pk)


@pytest.mark.django_db
class TestPaper:
    """Signed by hand: with a number of the moment, or with one set aside."""

    def test_numbered_printed_signed_scanned(self, kota, siap, pdf):
        staf = kota.aktor("staf_pu")
        naskah = mulai_kertas(staf, siap())
        assert (naskah.status, naskah.cara) == (Status.BERNOMOR, "basah")
        assert not untuk("naskah", naskah.pk).exists()
        with pytest.raises(Ditolak, match="masa depan"):
            services.unggah_basah(staf, naskah, isi=pdf, nama="s.pdf", tanggal=HARI + timedelta(days=1))
        services.unggah_basah(staf, naskah, isi=pdf, nama="s.pdf", tanggal=HARI)
        naskah.refresh_from_db()
        assert naskah.status == Status.DITANDATANGANI
        assert naskah.penandatangan.get().status == "ditandatangani"
        files = Tautan.objects.filter(objek="naskah").order_by("urutan").values_list("urutan", flat=True)
        assert list(files) == [900, 901]

    def test_an_electronic_letter_takes_no_scan(self, kota, siap, pdf):
        naskah = mulai(kota.aktor("kadis_pu"), siap())
        with pytest.raises(Ditolak, match="elektronik"):
            services.unggah_basah(kota.aktor("kadis_pu"), naskah, isi=pdf, nama="s.pdf", tanggal=HARI)

    def test_refused_the_number_is_explained(self, kota, siap):
        naskah = mulai_kertas(kota.aktor("kadis_pu"), siap())
        with pytest.raises(Ditolak, match="alasan"):
            services.tolak(kota.aktor("kadis_pu"), naskah, alasan="")
        services.tolak(kota.aktor("kadis_pu"), naskah, alasan="Isinya berubah.")
        naskah.refresh_from_db()
        assert naskah.status == Status.BATAL
        assert NomorBatal.objects.get().alasan == "Isinya berubah."

    def test_refused_on_the_signing_page(self, kota, siap):
        naskah = mulai(kota.aktor("kadis_pu"), siap())
        asked = untuk("naskah", naskah.pk)[0].permintaan.get()
        with unit_kerja():
            saat_tanda_ditolak(kota.aktor("kadis_pu"), permintaan=asked, alasan="Salah alamat.")
        naskah.refresh_from_db()
        signer = naskah.penandatangan.get()
        assert (naskah.status, signer.status, signer.catatan) == (Status.BATAL, "ditolak", "Salah alamat.")

    def test_refusing_here_refuses_there(self, kota, siap):
        naskah = mulai(kota.aktor("kadis_pu"), siap())
        services.tolak(kota.aktor("kadis_pu"), naskah, alasan="Tidak jadi.")
        assert untuk("naskah", naskah.pk)[0].permintaan.get().status == "ditolak"
        naskah.refresh_from_db()
        assert naskah.status == Status.BATAL


@pytest.mark.django_db
class TestBlock:
    """Numbers set aside for a unit."""

    @pytest.fixture
    def blok(self, kota, bentuk):
        return services.pesan_blok(
            kota.aktor("kadis_pu"), kota.unit["pu"], bentuk=bentuk("surat-dinas"), banyak=3, alasan="Listrik padam"
        )

    @pytest.fixture
    def catat(self, kota, bentuk, data, pdf):
        def make(urut, *, oleh="kadis_pu", unit="pu", tanggal=HARI):
            return services.catat_kertas(
                kota.aktor(oleh), kota.unit[unit], bentuk=bentuk("surat-dinas"), data=data(), urut=urut,
                tanggal=tanggal, isi=pdf, nama="s.pdf",
            )  # fmt: skip

        return make

    def test_comes_from_the_same_sequence(self, kota, siap, blok):
        assert (blok.dari, blok.sampai) == (1, 3)
        assert mulai(kota.aktor("kadis_pu"), siap()).urut == 4

    def test_recorded_afterwards(self, blok, catat):
        naskah = catat(2)
        assert (naskah.status, naskah.urut, naskah.cara) == (Status.DITANDATANGANI, 2, "basah")
        assert naskah.nomor.startswith("600.1/2/")
        with pytest.raises(Ditolak, match="sudah dipakai"):
            catat(2)

    def test_only_numbers_of_the_own_block(self, blok, catat):
        for urut in (4, 99):
            with pytest.raises(Ditolak, match="tidak termasuk blok"):
                catat(urut)
        with pytest.raises(Ditolak, match="masa depan"):
            catat(1, tanggal=HARI + timedelta(days=1))
        assert not Naskah.objects.exists()

    def test_of_another_unit_nobody_records(self, blok, catat):
        with pytest.raises(TidakBerwenang):
            catat(1, oleh="kadis_dlh")

    @pytest.mark.parametrize(("banyak", "alasan"), [(0, "x"), (101, "x"), (5, "  ")])
    def test_sensible_requests_only(self, kota, bentuk, banyak, alasan):
        with pytest.raises(Ditolak):
            services.pesan_blok(
                kota.aktor("kadis_pu"), kota.unit["pu"], bentuk=bentuk("surat-dinas"), banyak=banyak, alasan=alasan
            )

    def test_staff_set_nothing_aside(self, kota, bentuk):
        with pytest.raises(TidakBerwenang):
            services.pesan_blok(
                kota.aktor("staf_pu"), kota.unit["pu_sda"], bentuk=bentuk("surat-dinas"), banyak=1, alasan="x"
            )

    def test_the_book_explains_every_number(self, kota, siap, blok, catat):
        catat(2)
        mulai(kota.aktor("kadis_pu"), siap())
        services.tolak(kota.aktor("kadis_pu"), mulai_kertas(kota.aktor("kadis_pu"), siap()), alasan="Ganda")
        mulai(kota.aktor("kadis_pu"), siap(kerahasiaan="rahasia", oleh="kadis_pu"))
        book = baca.buku(kota.aktor("kadis_pu"), pu(kota), HARI.year)
        assert [(b.urut, b.nasib) for b in book.baris] == [
            (6, Nasib.NASKAH), (5, Nasib.BATAL), (4, Nasib.NASKAH), (3, Nasib.BLOK), (2, Nasib.NASKAH), (1, Nasib.BLOK),
        ]  # fmt: skip
        assert (book.celah, book.terakhir) == ([], 6)
        assert book.baris[0].naskah is None  # secret: only that the number is used
        assert book.baris[1].keterangan == "Ganda"

    def test_a_gap_would_be_seen(self, kota, siap):
        for _ in range(3):
            mulai(kota.aktor("kadis_pu"), siap())
        Naskah.objects.filter(urut=2).update(urut=99)
        assert baca.buku(kota.aktor("kadis_pu"), pu(kota), HARI.year).celah == [2]

    def test_each_office_reads_its_own_books(self, kota, siap, blok):
        assert baca.buku(kota.aktor("kadis_dlh"), pu(kota), HARI.year) is None
        assert baca.register_terlihat(kota.aktor("kadis_dlh")) == []
        assert [r.kode for r in baca.register_terlihat(kota.aktor("staf_pu"))] == [pu(kota)]


SERENTAK, BENANG = 200, 8


def siap_banyak(contoh: Naskah) -> list[Naskah]:
    """Letters like this one, ready to be numbered."""
    form = BentukNaskah.objects.get(kode="surat-dinas")
    names = ("unit", "konseptor", "konseptor_jabatan", "isi")
    like = {name: getattr(contoh, name) for name in names}
    rows = [Naskah(bentuk=form, status=Status.SIAP_TTD, hal=f"Surat {n}", **like) for n in range(SERENTAK)]
    Naskah.objects.bulk_create(rows)
    office = contoh.penandatangan.get().jabatan_id
    Penandatangan.objects.bulk_create(Penandatangan(naskah=row, urut=1, jabatan_id=office) for row in rows)
    return rows


def nomori_lalu_jatuh(actor, row):
    """Take a number in an act that fails afterwards."""

    def act():
        with unit_kerja():
            services.nomori(actor, row)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()


@pytest.mark.django_db(transaction=True)
def test_two_hundred_sign_at_once_without_gap_or_double(kota, siap):
    """Numbers of one register from many hands at the same time; some acts fail after their number was given."""
    actor, tenant = kota.aktor("kadis_pu"), connection.tenant
    rows = siap_banyak(siap())
    failing = {row.pk for row in rows[::20]}
    shares = [rows[n::BENANG] for n in range(BENANG)]

    def work(share):
        connection.set_tenant(tenant)
        for row in share:
            (nomori_lalu_jatuh if row.pk in failing else services.nomori)(actor, row)
        connections.close_all()

    threads = [threading.Thread(target=work, args=(share,)) for share in shares]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    used = sorted(Naskah.objects.filter(urut__isnull=False).values_list("urut", flat=True))
    assert used == list(range(1, SERENTAK - len(failing) + 1))
    assert baca.buku(actor, pu(kota), HARI.year).celah == []
