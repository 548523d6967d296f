"""The calendar of a government: what is imported, taken back and dated holds for every clock from that moment on."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from poros.domain.kelembagaan.queries.acuan import libur_tahun, pekan_kerja
from poros.domain.kelembagaan.rules.libur import JenisLibur, Libur
from poros.domain.kelembagaan.services import hapus_libur, impor_libur, ubah_pekan_kerja
from poros.kernel.commands import Ditolak
from poros.kernel.tenggat.models import HariLibur, MingguKerja
from poros.kernel.tenggat.queries import mesin

HARI = date(2026, 11, 23)
SEHARI = timedelta(days=1)
KEPALA = "tanggal;jenis;keterangan;dasar"


@pytest.fixture(autouse=True)
def bersih(kota):
    """A week of five days and no day off."""
    HariLibur.objects.all().delete()
    MingguKerja.objects.all().delete()
    MingguKerja.objects.create(dari=date(2020, 1, 1), hari=0b11111)


@pytest.fixture
def admin(kota):
    return kota.aktor("admin", HARI)


@pytest.fixture
def kerja(kota):
    """Is a day worked, as a clock that is asked now reckons?"""

    def ask(hari):
        return mesin(kota.aktor("admin", HARI)).kalender.is_working_day(hari)

    return ask


def libur(hari, kata="Hari raya", jenis=JenisLibur.NASIONAL):
    return Libur(hari, jenis, kata, "SKB 1/2026")


class TestLibur:
    def test_every_clock_knows_at_once(self, kota, admin, kerja):
        senin = date(2026, 12, 7)
        assert kerja(senin)
        impor_libur(admin, kota.unit["umum"], libur=[libur(senin)])
        assert not kerja(senin)
        hapus_libur(admin, kota.unit["umum"], tanggal=senin)
        assert kerja(senin)

    def test_words_are_replaced_and_other_days_stay(self, kota, admin):
        unit, dua = kota.unit["umum"], [date(2026, 12, 24), date(2026, 12, 25)]
        impor_libur(admin, unit, libur=[libur(hari) for hari in dua])
        impor_libur(admin, unit, libur=[libur(dua[1], "Natal", JenisLibur.CUTI)])
        rows = libur_tahun(2026).order_by("tanggal").values_list("tanggal", "keterangan", "jenis")
        assert list(rows) == [(dua[0], "Hari raya", "nasional"), (dua[1], "Natal", "cuti")]

    @pytest.mark.parametrize("hari", [date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)])
    def test_each_day_stands_in_its_own_year(self, kota, admin, hari):
        impor_libur(admin, kota.unit["umum"], libur=[libur(hari)])
        for tahun in (2026, 2027, 2028):
            assert libur_tahun(tahun).exists() is (tahun == hari.year)

    def test_none_at_all_and_one_twice_are_refused(self, kota, admin):
        with pytest.raises(Ditolak) as ditolak:
            impor_libur(admin, kota.unit["umum"], libur=[])
        assert ditolak.value.bidang == "berkas"
        with pytest.raises(Ditolak, match="25 Desember 2026 muncul dua kali") as ditolak:
            impor_libur(admin, kota.unit["umum"], libur=[libur(HARI), *[libur(date(2026, 12, 25))] * 2])
        assert ditolak.value.bidang == "libur/2/tanggal"
        assert not HariLibur.objects.exists()

    def test_what_was_no_day_off_is_still_none(self, kota, admin, kerja):
        hapus_libur(admin, kota.unit["umum"], tanggal=HARI)
        assert kerja(HARI)


class TestPekan:
    @pytest.mark.parametrize("hari", [[0, 1, 2, 3, 4, 5], [0, 1, 2, 3], [6], [0, 0, 1]])
    def test_from_its_day_on_and_not_before(self, kota, admin, kerja, hari):
        senin = date(2026, 12, 7)
        ubah_pekan_kerja(admin, kota.unit["umum"], dari=senin, hari=hari)
        assert [kerja(senin + n * SEHARI) for n in range(7)] == [n in hari for n in range(7)]
        assert [kerja(senin - 7 * SEHARI + n * SEHARI) for n in range(7)] == [n < 5 for n in range(7)]

    def test_the_week_before_ends_on_the_eve(self, kota, admin):
        ubah_pekan_kerja(admin, kota.unit["umum"], dari=date(2028, 3, 1), hari=[0])
        baru, lama = (row for row, _kata in pekan_kerja())
        assert (lama.sampai, baru.dari, baru.sampai) == (date(2028, 2, 29), date(2028, 3, 1), None)

    @pytest.mark.parametrize("dari", [date(2020, 1, 1), date(2019, 12, 31), date(1900, 1, 1)])
    def test_what_holds_already_is_not_rewritten(self, kota, admin, dari):
        before = list(MingguKerja.objects.values())
        with pytest.raises(Ditolak, match="Pilih tanggal sesudahnya") as ditolak:
            ubah_pekan_kerja(admin, kota.unit["umum"], dari=dari, hari=[0])
        assert ditolak.value.bidang == "dari"
        assert list(MingguKerja.objects.values()) == before

    def test_a_week_without_work_is_none(self, kota, admin):
        with pytest.raises(Ditolak) as ditolak:
            ubah_pekan_kerja(admin, kota.unit["umum"], dari=HARI, hari=[])
        assert ditolak.value.bidang == "hari"

    def test_its_days_are_named_from_monday(self, kota, admin):
        ubah_pekan_kerja(admin, kota.unit["umum"], dari=HARI, hari=[6, 0, 4])
        assert [str(kata) for kata in pekan_kerja()[0][1]] == ["Senin", "Jumat", "Minggu"]


class TestHalaman:
    @pytest.fixture
    def client(self, masuk):
        return masuk("admin")

    def unggah(self, client, isi, nama="libur.csv"):
        data = {"berkas": SimpleUploadedFile(nama, isi if isinstance(isi, bytes) else isi.encode())}
        return client.post(reverse("kelembagaan:kalender_impor"), data)

    def kata(self, answer):
        return [str(message) for message in answer.wsgi_request._messages]

    def test_an_import_leads_to_the_year_that_was_imported(self, client):
        answer = self.unggah(
            client, f"{KEPALA}\n2028-02-29;daerah;Hari jadi;Perwali 1\n2027-01-01;nasional;Tahun baru;SKB"
        )
        assert answer.status_code == 302
        assert answer["Location"].endswith("?tahun=2028")
        page = client.get(answer["Location"]).content.decode()
        assert "Hari jadi" in page
        assert "Tahun baru" not in page

    def test_taking_one_back_stays_in_its_year(self, client):
        HariLibur.objects.create(tanggal=date(2027, 1, 1), jenis="nasional", keterangan="Tahun baru", dasar="SKB")
        answer = client.post(reverse("kelembagaan:kalender_hapus"), {"tanggal": "2027-01-01"})
        assert answer["Location"].endswith("?tahun=2027")
        assert not HariLibur.objects.exists()

    @pytest.mark.parametrize("tanggal", ["", "kemarin", "0027-01-01", "2027-02-30"])
    def test_a_day_that_cannot_be_read_is_told_and_takes_nothing_back(self, client, tanggal):
        HariLibur.objects.create(tanggal=date(2027, 1, 1), jenis="nasional", keterangan="Tahun baru", dasar="SKB")
        answer = client.post(reverse("kelembagaan:kalender_hapus"), {"tanggal": tanggal})
        assert answer.status_code == 302
        assert "tidak terbaca" in "".join(self.kata(answer))
        assert HariLibur.objects.count() == 1

    @pytest.mark.parametrize(
        ("isi", "kata"),
        [
            ("", "kosong"),
            ("a;b\n1;2", "Baris 1: Baris pertama harus memuat"),
            (f"{KEPALA}\n\n;;;\nbesok;cuti;x;y", "Baris 4: “besok” bukan tanggal"),
            (f"{KEPALA}\n2027-01-01;pasar;x;y", "Baris 2: Jenis “pasar” tidak dikenal"),
            (f"{KEPALA}\n2027-01-01;cuti;x;y\n2027-01-01;cuti;x;y", "Baris 3: Tanggal 2027-01-01 muncul dua kali"),
            (KEPALA, "Tidak ada hari libur di dalamnya"),
            (b"\xff\xfe\x00", "Simpan sebagai CSV UTF-8"),
        ],
    )
    def test_a_file_with_a_fault_changes_nothing_and_says_where(self, client, isi, kata):
        answer = self.unggah(client, isi)
        assert answer.status_code == 422
        assert kata in " ".join(answer.context["form"].errors["berkas"])
        assert not HariLibur.objects.exists()

    def test_all_faults_are_told_at_once(self, client):
        answer = self.unggah(client, f"{KEPALA}\nbesok;cuti;x;y\n2027-01-01;cuti;;y\n2027-01-02;cuti;x;")
        assert [e.split(":")[0] for e in answer.context["form"].errors["berkas"]] == ["Baris 2", "Baris 3", "Baris 4"]

    def test_a_refused_week_keeps_what_was_ticked(self, client):
        answer = client.post(reverse("kelembagaan:pekan"), {"hari": ["0", "6"], "dari": "2020-01-01"})
        assert answer.status_code == 422
        assert "dari" in answer.context["form"].errors
        assert answer.context["form"]["hari"].value() == ["0", "6"]

    @pytest.mark.parametrize(
        ("tahun", "tampil"), [("2027", 2027), ("1999", None), ("2101", None), ("", None), ("x", None)]
    )
    def test_a_year_beyond_reckoning_is_this_year(self, client, tahun, tampil):
        shown = client.get(reverse("kelembagaan:kalender"), {"tahun": tahun}).context["tahun"]
        assert shown == (tampil or timezone.localdate().year)
