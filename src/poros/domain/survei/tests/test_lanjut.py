"""What looks odd, what people write, and what becomes of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.survei import services
from poros.domain.survei.models import Jawaban, TindakLanjut
from poros.domain.survei.queries.jawaban import janggal, saran
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.services.terima import terima
from poros.domain.survei.values import Asal
from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


class TestOdd:
    def test_too_quick_to_have_read(self, survei, jawab):
        jawab(lama=14)
        jawab(lama=15)
        jawab(lama=None)
        (found,) = janggal(survei, batas())
        assert (found.lama, found.cepat, found.seragam) == (14, True, True)

    def test_a_burst_of_equal_answers_at_one_counter(self, survei, titik, isian):
        start = timezone.now()
        for n in range(5):
            terima(titik, isian=isian(4), asal=Asal(gawai=str(n)), kini=start + timedelta(minutes=n))
        terima(titik, isian=isian(4), asal=Asal(gawai="x"), kini=start + timedelta(hours=2))
        terima(titik, isian=isian(3), asal=Asal(gawai="y"), kini=start)
        found = janggal(survei, batas())
        assert [(r.beruntun, r.cepat) for r in found] == [(5, False)] * 5

    def test_contentment_alone_is_no_fault(self, survei, titik, isian):
        start = timezone.now()
        for n in range(5):
            terima(titik, isian=isian(4), asal=Asal(gawai=str(n)), kini=start + timedelta(hours=n))
        assert janggal(survei, batas()) == []

    def test_what_is_set_aside_is_looked_at_no_more(self, kota, survei, jawab):
        jawab(lama=3)
        services.sisihkan(kota.aktor("kabag_umum"), survei, jawaban=[Jawaban.objects.get().pk], alasan="Terlalu cepat")
        assert janggal(survei, batas()) == []


class TestRemarks:
    @pytest.fixture
    def tertulis(self, kota, layanan, jawab):
        other = services.buat_titik(kota.aktor("kadis_sos"), layanan["sos"], nama="A")
        jawab(saran="Loket sempit")
        jawab(saran="Petugas ramah")
        jawab(saran="Antre lama", di=other)
        jawab()

    @pytest.mark.parametrize(
        ("siapa", "banyak"),
        [("kabag_umum", 3), ("inspektur", 3), ("sekda", 3), ("kadis_pu", 2), ("staf_pu", 2), ("kadis_sos", 1),
         ("camat", 0)],
    )  # fmt: skip
    def test_each_office_reads_those_on_its_services(self, kota, survei, tertulis, siapa, banyak):
        assert saran(kota.aktor(siapa), survei).count() == banyak

    def test_they_are_narrowed(self, kota, survei, tertulis, layanan):
        kabag = kota.aktor("kabag_umum")
        assert [r.saran for r in saran(kabag, survei, cari="LOKET")] == ["Loket sempit"]
        assert [r.saran for r in saran(kabag, survei, layanan=layanan["sos"].pk)] == ["Antre lama"]


class TestWork:
    @pytest.fixture
    def garis(self, survei, layanan):
        return survei.liputan.get(layanan=layanan["pu"])

    @pytest.fixture
    def tenggat(self):
        return timezone.localdate() + timedelta(days=30)

    def test_a_weak_element_becomes_work_of_the_unit_once(self, kota, survei, garis, tenggat):
        kabag, asked = kota.aktor("kabag_umum"), {"isi": "Perpendek antrean", "tenggat": tenggat, "unsur": "U3"}
        made = services.tindak_lanjuti(kabag, garis, **asked)
        task = Penugasan.objects.select_related("arahan").get()
        assert (made.penugasan, task.unit, task.arahan.sumber, task.arahan.sumber_id) == (
            task,
            kota.unit["pu"],
            "survei",
            survei.pk,
        )
        assert "Semester II" in task.arahan.dasar
        with pytest.raises(Ditolak, match="sudah menjadi penugasan"):
            services.tindak_lanjuti(kabag, garis, **asked)
        assert TindakLanjut.objects.count() == 1

    def test_a_remark_does_too(self, kota, survei, garis, tenggat, jawab):
        jawab(saran="Loket sempit")
        remark = Jawaban.objects.get().pk
        services.tindak_lanjuti(kota.aktor("kabag_umum"), garis, isi="Lebarkan", tenggat=tenggat, jawaban=remark)
        assert saran(kota.aktor("kadis_pu"), survei).get().tugas_id == Penugasan.objects.get().pk

    @pytest.mark.parametrize(
        ("lain", "kata"),
        [
            ({"isi": " "}, "apa yang harus"),
            ({"tenggat": timezone.localdate()}, "paling cepat besok"),
            ({"unsur": ""}, "satu unsur atau satu saran"),
            ({"jawaban": 1}, "satu unsur atau satu saran"),
            ({"unsur": "U99"}, "tidak ada dalam survei"),
            ({"unsur": "", "jawaban": 10**9}, "Saran ini tidak ada"),
        ],
    )
    def test_what_cannot_be_is_refused_in_words(self, kota, garis, tenggat, lain, kata):
        asked = {"isi": "x", "tenggat": tenggat, "unsur": "U3"} | lain
        with pytest.raises(Ditolak, match=kata):
            services.tindak_lanjuti(kota.aktor("kabag_umum"), garis, **asked)
        assert not Penugasan.objects.exists()

    @pytest.mark.parametrize("siapa", ["kadis_sos", "camat", "inspektur", "staf_pu"])
    def test_others_give_no_orders(self, kota, garis, tenggat, siapa):
        with pytest.raises(TidakBerwenang):
            services.tindak_lanjuti(kota.aktor(siapa), garis, isi="x", tenggat=tenggat, unsur="U3")
