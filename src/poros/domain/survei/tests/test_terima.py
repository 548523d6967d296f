"""The public's door: once is once, tickets, devices, crowds, late answers; and nothing that says who."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.utils import timezone

from poros.domain.survei import services, tasks
from poros.domain.survei.models import Jawaban, KunciHarian, SidikHarian, Tiket
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.rules.isian import Kanal, Terima
from poros.domain.survei.services import terima as pintu
from poros.domain.survei.values import Asal, DataSurvei
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


class TestOnce:
    def test_an_answer_is_kept_as_it_was_filled_in(self, jawab, survei, titik):
        values = (1, 2, 3, 4, 1, 2, 3, 4, 4)
        assert jawab(values, pita={"umur": "30-39"}, saran="  Loket sempit ", lama=61) is Terima.DITERIMA
        row = Jawaban.objects.get()
        assert (tuple(row.nilai), row.umur, row.jenis_kelamin, row.saran, row.lama) == (
            values,
            "30-39",
            "",
            "Loket sempit",
            61,
        )
        assert (row.survei_id, row.titik_id, row.kanal, row.luring) == (survei.pk, titik.pk, Kanal.QR, False)

    def test_the_same_answer_sent_again_counts_once_even_from_a_device_that_is_known(self, jawab):
        key = uuid4()
        assert jawab(kunci=key) is Terima.DITERIMA
        assert jawab(kunci=key) is Terima.SUDAH
        assert jawab(kunci=key, asal=Asal(pernah=True)) is Terima.SUDAH
        assert Jawaban.objects.count() == 1

    def test_a_device_that_has_answered_does_not_answer_again(self, jawab):
        assert jawab(asal=Asal(pernah=True, gawai="a")) is Terima.GANDA
        assert not Jawaban.objects.exists()

    def test_without_its_cookie_a_device_is_known_for_the_day(self, jawab):
        asked = [jawab(asal=Asal(gawai="10.0.0.1|Ponsel")) for _n in range(batas().sehari_per_gawai + 2)]
        assert asked == [Terima.DITERIMA] * 3 + [Terima.GANDA] * 2
        assert jawab(asal=Asal(gawai="10.0.0.2|Ponsel")) is Terima.DITERIMA
        assert Jawaban.objects.count() == 4

    def test_the_crowd_is_asked_to_wait_and_may_come_again(self, jawab, titik, survei, isian):
        limit = batas().semenit_per_titik
        for _n in range(limit):
            jawab()
        late = isian()
        assert pintu.terima(titik, isian=late, asal=Asal(gawai="x")) is Terima.RAMAI
        assert pintu.terima(titik, isian=late, asal=Asal(gawai="x"), kini=timezone.now() + 2 * HARI) is Terima.DITERIMA
        assert Jawaban.objects.count() == limit + 1

    @pytest.mark.parametrize("nilai", [(3,) * 8, (3,) * 10, (0,) + (3,) * 8, (5,) + (3,) * 8])
    def test_what_the_instrument_does_not_ask_is_refused(self, jawab, nilai):
        with pytest.raises(Ditolak, match="semua pertanyaan"):
            jawab(nilai)

    def test_bands_are_those_of_the_list(self, jawab):
        with pytest.raises(Ditolak, match="tidak dikenal"):
            jawab(pita={"umur": "33"})

    def test_an_answer_is_never_changed(self, jawab):
        jawab()
        with pytest.raises(DatabaseError, match="append-only"):
            Jawaban.objects.update(nilai=[4] * 9)


class TestTickets:
    @pytest.fixture
    def tiket(self, kota, titik):
        return services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=2)

    def test_a_ticket_works_once_whatever_the_device_did_before(self, jawab, tiket):
        first, second = (Asal(tiket=t, pernah=True) for t in tiket)
        assert jawab(asal=first) is Terima.DITERIMA
        assert jawab(asal=first) is Terima.TIKET_TERPAKAI
        assert jawab(asal=second) is Terima.DITERIMA
        assert set(Jawaban.objects.values_list("kanal", flat=True)) == {Kanal.TIKET}

    def test_an_answer_that_is_refused_does_not_use_the_ticket_up(self, jawab, tiket):
        with pytest.raises(Ditolak):
            jawab((9,) * 9, asal=Asal(tiket=tiket[0]))
        assert jawab(asal=Asal(tiket=tiket[0])) is Terima.DITERIMA

    def test_one_that_was_never_printed_or_for_another_counter_is_unknown(self, kota, layanan, jawab, tiket):
        other = services.buat_titik(kota.aktor("kadis_sos"), layanan["sos"], nama="Loket A")
        assert jawab(asal=Asal(tiket="karangan")) is Terima.TIKET_SALAH
        assert jawab(asal=Asal(tiket=tiket[0]), di=other) is Terima.TIKET_SALAH

    def test_some_counters_ask_for_one(self, kota, layanan, jawab):
        strict = services.buat_titik(kota.aktor("kadis_pu"), layanan["pu"], nama="Loket 2", wajib_tiket=True)
        (ticket,) = services.cetak_tiket(kota.aktor("kadis_pu"), strict, banyak=1)
        assert jawab(di=strict) is Terima.TIKET_WAJIB
        assert jawab(di=strict, asal=Asal(tiket=ticket)) is Terima.DITERIMA

    def test_only_fingerprints_are_kept(self, tiket):
        kept = set(Tiket.objects.values_list("sidik", flat=True))
        assert kept == {hashlib.sha256(t.encode()).hexdigest() for t in tiket}

    @pytest.mark.parametrize("banyak", [0, 481])
    def test_so_many_at_once_and_no_more(self, kota, titik, banyak):
        with pytest.raises(Ditolak, match="1 sampai 480"):
            services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=banyak)


class TestTime:
    def test_before_and_after_nobody_answers(self, rancangan, titik, isian, langkah):
        asked = {"isian": isian(), "asal": Asal(gawai="x")}
        assert pintu.terima(titik, **asked) is Terima.TUTUP
        langkah(rancangan, Aksi.BUKA)
        langkah(rancangan, Aksi.TUTUP)
        assert pintu.terima(titik, **asked) is Terima.TUTUP
        assert not Jawaban.objects.exists()

    def test_what_was_filled_in_without_a_network_arrives_after_closing(self, survei, titik, isian, langkah):
        filled = isian(diisi=timezone.now() - HARI, luring=True)
        langkah(survei, Aksi.TUTUP)
        later = timezone.now() + 3 * HARI
        assert pintu.terima(titik, isian=filled, asal=Asal(gawai="x"), kini=later) is Terima.DITERIMA
        assert pintu.terima(titik, isian=filled, asal=Asal(gawai="x"), kini=later) is Terima.SUDAH
        too_late = replace(filled, kunci=uuid4())
        assert pintu.terima(titik, isian=too_late, asal=Asal(), kini=later + 5 * HARI) is Terima.TUTUP
        assert Jawaban.objects.get().luring

    def test_it_belongs_to_the_survey_of_its_day(self, kota, survei, titik, isian, langkah):
        filled = isian(diisi=timezone.now() - HARI)
        langkah(survei, Aksi.TUTUP)
        hari = timezone.localdate()
        data = DataSurvei(
            nama="Berikut", instrumen="ikm-2017", mulai=hari, selesai=hari + HARI, populasi={titik.layanan_id: 10}
        )
        following = services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data)
        langkah(following, Aksi.BUKA)
        assert pintu.terima(titik, isian=filled, asal=Asal(gawai="x")) is Terima.DITERIMA
        assert pintu.terima(titik, isian=isian(), asal=Asal(gawai="x")) is Terima.DITERIMA
        assert list(Jawaban.objects.order_by("pk").values_list("survei_id", flat=True)) == [survei.pk, following.pk]


class TestNobody:
    def test_no_column_holds_a_person_or_an_address(self):
        with connection.cursor() as cursor:
            described = connection.introspection.get_table_description(cursor, "survei_jawaban")
        assert {c.name for c in described} == {
            "id", "kunci", "survei_id", "layanan_id", "titik_id", "unit_id", "kanal", "luring", "nilai",
            "jenis_kelamin", "umur", "pendidikan", "pekerjaan", "saran", "lama", "diisi", "diterima",
        }  # fmt: skip

    def test_neither_ticket_nor_trace_leads_to_an_answer(self, kota, jawab, titik):
        (ticket,) = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=1)
        jawab(asal=Asal(tiket=ticket))
        jawab(asal=Asal(gawai="10.0.0.1|Ponsel"))
        trace = SidikHarian.objects.get()
        assert "10.0.0.1" not in trace.sidik
        assert {f.name for f in Tiket._meta.get_fields()} == {"id", "titik", "sidik", "dicetak", "terpakai"}
        assert {f.name for f in SidikHarian._meta.get_fields()} == {"id", "sidik", "hari", "jumlah"}

    def test_the_day_after_nothing_is_left_of_it(self, jawab):
        jawab(asal=Asal(gawai="10.0.0.1|Ponsel"))
        assert pintu.buang_harian(timezone.now()) == 0
        assert pintu.buang_harian(timezone.now() + HARI) == 1
        assert not KunciHarian.objects.exists()
        assert Jawaban.objects.count() == 1

    def test_the_clock_does_it(self, jawab):
        SidikHarian.objects.create(sidik="lama", hari=timezone.localdate() - HARI)
        jawab(asal=Asal(gawai="10.0.0.1|Ponsel"))
        assert tasks.buang() == 1
        assert "lama" not in set(SidikHarian.objects.values_list("sidik", flat=True))

    def test_each_day_has_its_own_secret(self, jawab, titik, isian):
        for n in range(2):
            pintu.terima(titik, isian=isian(), asal=Asal(gawai="a"), kini=timezone.now() + n * HARI)
        assert len({bytes(k) for k in KunciHarian.objects.values_list("kunci", flat=True)}) == 2
        assert SidikHarian.objects.count() == 2

    def test_it_costs_few_statements(self, survei, titik, isian, django_assert_max_num_queries):
        pintu.terima(titik, isian=isian(), asal=Asal(gawai="a"))
        with django_assert_max_num_queries(8):
            pintu.terima(titik, isian=isian(), asal=Asal(gawai="b"))
