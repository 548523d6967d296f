"""The road of a survey: who plans, opens, publishes and takes back; what is counted and what is frozen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.survei import publik, services
from poros.domain.survei.models import Jawaban, RiwayatSurvei, Survei
from poros.domain.survei.queries.hasil import hasil_survei, tren
from poros.domain.survei.rules.alur import Aksi, Status
from poros.domain.survei.rules.isian import Kanal, Terima
from poros.domain.survei.values import DataLayanan, DataSurvei
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.registry.peristiwa import subscribe
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(layanan):
    """A plan, with changes by name."""

    def make(*kode, **lain):
        hari = timezone.localdate()
        sizes = {layanan[k].pk: 100 for k in kode or ("pu",)}
        base = {"nama": "Semester I", "instrumen": "ikm-2017", "mulai": hari, "selesai": hari, "populasi": sizes}
        return DataSurvei(**(base | lain))

    return make


class TestPlan:
    def test_a_unit_surveys_its_own_services(self, kota, data):
        made = services.rancang(kota.aktor("kadis_pu"), kota.unit["pu"], data=data("pu"))
        assert (made.status, made.unit, made.liputan.get().populasi) == (Status.RANCANG, kota.unit["pu"], 100)

    def test_it_does_not_survey_those_of_others(self, kota, data):
        with pytest.raises(Ditolak, match="bukan milik"):
            services.rancang(kota.aktor("kadis_pu"), kota.unit["pu"], data=data("pu", "sos"))

    @pytest.mark.parametrize("siapa", ["kadis_pu", "staf_pu", "inspektur", "sekda"])
    def test_nobody_plans_in_anothers_unit(self, kota, data, siapa):
        with pytest.raises(TidakBerwenang):
            services.rancang(kota.aktor(siapa), kota.unit["umum"], data=data())

    @pytest.mark.parametrize(
        ("lain", "kata"),
        [
            ({"nama": "  "}, "nama"),
            ({"selesai": timezone.localdate() - timedelta(days=9)}, "setelah tanggal awal"),
            ({"populasi": {}}, "paling sedikit satu"),
            ({"instrumen": "spbe-2020-tidak-ada"}, "satu skala"),
            ({"instrumen": "akip-2021"}, "satu skala"),
        ],
    )
    def test_what_cannot_be_is_refused_in_words(self, kota, data, lain, kata):
        with pytest.raises(Ditolak, match=kata):
            services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data(**lain))
        assert not Survei.objects.exists()

    def test_a_name_is_used_once(self, kota, data):
        services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data())
        with pytest.raises(Ditolak, match="sudah ada"):
            services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data())

    def test_while_people_answer_only_the_estimate_changes(self, kota, survei, layanan, data):
        kabag = kota.aktor("kabag_umum")
        same = {layanan["pu"].pk: 5000, layanan["sos"].pk: 7}
        services.ubah(kabag, survei, data=data(nama="Lain", populasi=same))
        survei.refresh_from_db()
        assert (survei.nama, sorted(survei.liputan.values_list("populasi", flat=True))) == ("Semester II", [7, 5000])
        with pytest.raises(Ditolak, match="tidak dapat diganti"):
            services.ubah(kabag, survei, data=data("pu"))

    def test_before_it_everything_does(self, kota, rancangan, data):
        services.ubah(kota.aktor("kabag_umum"), rancangan, data=data("sos", nama="Lain"))
        rancangan.refresh_from_db()
        assert (rancangan.nama, rancangan.liputan.count()) == ("Lain", 1)


class TestServices:
    def test_a_unit_enters_its_own_and_the_managers_for_all(self, kota):
        made = DataLayanan(nama="Rekomendasi", dari=timezone.localdate())
        assert services.catat_layanan(kota.aktor("kadis_pu"), kota.unit["pu"], data=made).unit == kota.unit["pu"]
        assert services.catat_layanan(kota.aktor("admin"), kota.unit["sos"], data=made).unit == kota.unit["sos"]
        with pytest.raises(TidakBerwenang):
            services.catat_layanan(kota.aktor("kadis_pu"), kota.unit["sos"], data=made)

    def test_a_name_once_in_a_unit_and_days_in_order(self, kota, layanan):
        kadis, hari = kota.aktor("kadis_pu"), timezone.localdate()
        with pytest.raises(Ditolak, match="sudah ada"):
            services.catat_layanan(kadis, kota.unit["pu"], data=DataLayanan(nama="Izin bangunan", dari=hari))
        wrong = DataLayanan(nama="Izin", dari=hari, sampai=hari - timedelta(days=1))
        with pytest.raises(Ditolak, match="setelah tanggal awal"):
            services.ubah_layanan(kadis, layanan["pu"], data=wrong)

    def test_one_that_is_no_longer_given_is_not_surveyed(self, kota, layanan, data):
        past = timezone.localdate() - timedelta(days=1)
        ended = DataLayanan(nama="Izin bangunan", dari=past, sampai=past)
        services.ubah_layanan(kota.aktor("kadis_pu"), layanan["pu"], data=ended)
        with pytest.raises(Ditolak, match="tidak diberikan"):
            services.rancang(kota.aktor("kadis_pu"), kota.unit["pu"], data=data("pu"))

    def test_addresses_cannot_be_guessed_and_are_taken_down_once(self, kota, titik, jawab):
        other = services.buat_titik(kota.aktor("kadis_pu"), titik.layanan, nama="Loket 2")
        assert len(titik.tanda) == 16
        assert titik.tanda != other.tanda
        services.cabut_titik(kota.aktor("kadis_pu"), other)
        for act in (lambda t: services.cabut_titik(kota.aktor("kadis_pu"), t),
                    lambda t: services.cetak_tiket(kota.aktor("kadis_pu"), t, banyak=1)):  # fmt: skip
            with pytest.raises(Ditolak, match="sudah dicabut"):
                act(other)

    def test_strangers_have_no_hand_in_it(self, kota, titik):
        for siapa in ("kadis_sos", "inspektur", "camat"):
            with pytest.raises(TidakBerwenang):
                services.cetak_tiket(kota.aktor(siapa), titik, banyak=1)


class TestRoad:
    def test_a_service_is_asked_about_in_one_survey_at_a_time(self, kota, survei, data, langkah):
        second = services.rancang(kota.aktor("kadis_pu"), kota.unit["pu"], data=data("pu"))
        with pytest.raises(Ditolak, match="sedang disurvei"):
            langkah(second, Aksi.BUKA)
        langkah(survei, Aksi.TUTUP)
        assert langkah(second, Aksi.BUKA).status == Status.BUKA

    def test_going_back_is_open_to_all_eyes(self, survei, langkah, jawab):
        jawab()
        langkah(survei, Aksi.TUTUP)
        with pytest.raises(Ditolak, match="alasan"):
            langkah(survei, Aksi.BUKA_LAGI)
        langkah(survei, Aksi.BUKA_LAGI, "Loket 2 belum disurvei")
        assert jawab() is Terima.DITERIMA
        langkah(survei, Aksi.TUTUP)
        langkah(survei, Aksi.TERBITKAN)
        langkah(survei, Aksi.CABUT, "Jawaban loket 2 salah unit")
        survei.refresh_from_db()
        assert (survei.status, survei.hasil) == (Status.TUTUP, None)
        told = RiwayatSurvei.objects.exclude(hasil=None).get()
        assert (told.aksi, told.hasil["n"]) == (Aksi.TERBITKAN, 2)

    def test_steps_have_their_command_and_their_order(self, kota, survei, rancangan, langkah):
        kabag = kota.aktor("kabag_umum")
        with pytest.raises(TransitionError):
            langkah(survei, Aksi.TERBITKAN)
        with pytest.raises(Ditolak, match="perintahnya sendiri"):
            services.alirkan(kabag, survei, aksi=Aksi.TERBITKAN)
        with pytest.raises(Ditolak, match="perintahnya sendiri"):
            services.terbitkan(kabag, survei, aksi=Aksi.TUTUP)

    def test_nothing_is_not_published(self, survei, langkah):
        langkah(survei, Aksi.TUTUP)
        with pytest.raises(Ditolak, match="Belum ada jawaban"):
            langkah(survei, Aksi.TERBITKAN)

    @pytest.mark.parametrize(
        ("siapa", "boleh"),
        [("kabag_umum", True), ("tu", False), ("kadis_pu", False), ("inspektur", False), ("admin", False)],
    )
    def test_the_head_stands_for_it(self, kota, tutup, siapa, boleh):
        if boleh:
            assert services.terbitkan(kota.aktor(siapa), tutup).status == Status.TERBIT
        else:
            with pytest.raises(TidakBerwenang):
                services.terbitkan(kota.aktor(siapa), tutup)


class TestCounting:
    def test_live_and_by_hand(self, kota, layanan, survei, jawab):
        other = services.buat_titik(kota.aktor("kadis_sos"), layanan["sos"], nama="A")
        for values in ((4,) * 9, (2,) * 9, (3, 3, 3, 3, 3, 3, 3, 3, 1)):
            jawab(values)
        jawab(4, di=other)
        made = hasil_survei(survei)
        pu, sos = (next(r for r in made["layanan"] if r["id"] == layanan[k].pk) for k in ("pu", "sos"))
        assert (pu["n"], pu["ikm"], pu["nrr"]["U1"], pu["nrr"]["U9"], pu["terlemah"][0]) == (
            3,
            "73.15",  # (36 + 18 + 25) / 27 × 25
            "3.0000",
            "2.3333",
            "U9",
        )
        assert (pu["butuh"], sos["butuh"], made["butuh"]) == (80, 278, 358)
        assert (sos["ikm"], made["n"], made["ikm"]) == ("100.00", 4, "79.86")

    def test_groups_are_counted_and_small_ones_hidden(self, survei, jawab):
        for n in range(12):
            jawab(pita={"jenis_kelamin": "l" if n < 6 else "p", "umur": "20-29" if n < 3 else "60-"})
        made = hasil_survei(survei)["cacah"]
        assert made["jenis_kelamin"] == {"l": 6, "p": 6}
        assert made["umur"] == {"20-29": None, "60-": None}
        assert made["kanal"] == {"qr": 12}
        assert made["pekerjaan"] == {}

    @pytest.mark.parametrize("banyak", [1, 30])
    def test_it_costs_three_statements_whatever_the_number(self, survei, jawab, django_assert_num_queries, banyak):
        for _n in range(banyak):
            jawab()
        with django_assert_num_queries(3):
            assert hasil_survei(survei)["n"] == banyak


class TestSetAside:
    def test_it_does_not_count_but_is_told(self, kota, survei, jawab, langkah):
        for value in (4, 4, 1, 1):
            jawab(value)
        worst = list(Jawaban.objects.filter(nilai__0=1).values_list("pk", flat=True))
        kabag = kota.aktor("kabag_umum")
        assert services.sisihkan(kabag, survei, jawaban=worst, alasan="Diisi dari loket sendiri") == 2
        assert (hasil_survei(survei)["n"], hasil_survei(survei)["ikm"]) == (2, "100.00")
        assert services.kembalikan(kabag, survei, jawaban=worst[:1]) == 1
        langkah(survei, Aksi.TUTUP)
        langkah(survei, Aksi.TERBITKAN)
        survei.refresh_from_db()
        assert (survei.hasil["n"], survei.hasil["ikm"], survei.hasil["disisihkan"]) == (3, "75.00", 1)
        assert survei.hasil["alasan_sisih"] == [{"alasan": "Diisi dari loket sendiri", "n": 1}]
        assert Jawaban.objects.count() == 4

    def test_it_says_why_of_something(self, kota, survei, jawab):
        jawab()
        pk = Jawaban.objects.get().pk
        kabag = kota.aktor("kabag_umum")
        with pytest.raises(Ditolak, match="alasannya"):
            services.sisihkan(kabag, survei, jawaban=[pk], alasan=" ")
        with pytest.raises(Ditolak, match="satu jawaban"):
            services.sisihkan(kabag, survei, jawaban=[pk + 9], alasan="x")
        with pytest.raises(Ditolak, match="satu jawaban"):
            services.kembalikan(kabag, survei, jawaban=[pk])

    @pytest.mark.parametrize("siapa", ["kadis_pu", "inspektur", "sekda", "tu"])
    def test_nobody_takes_away_answers_about_his_own_work(self, kota, survei, jawab, siapa):
        jawab()
        with pytest.raises(TidakBerwenang):
            services.sisihkan(kota.aktor(siapa), survei, jawaban=[Jawaban.objects.get().pk], alasan="x")

    def test_what_is_published_stays(self, kota, survei, jawab, langkah):
        jawab()
        langkah(survei, Aksi.TUTUP)
        langkah(survei, Aksi.TERBITKAN)
        with pytest.raises(Ditolak, match="sudah diterbitkan"):
            services.sisihkan(kota.aktor("kabag_umum"), survei, jawaban=[Jawaban.objects.get().pk], alasan="x")


class TestForOthers:
    @pytest.mark.parametrize(
        ("siapa", "boleh"), [("camat", True), ("staf_pu", True), ("kabag_umum", True), ("kadis_sos", False)]
    )
    def test_who_is_near_the_people_and_who_keeps_the_counter(self, kota, survei, isian, siapa, boleh):
        line = survei.liputan.get(layanan__unit=kota.unit["pu"])
        act = lambda: services.catat_jawaban(kota.aktor(siapa), line, isian=isian(), kanal=Kanal.KERTAS)  # noqa: E731 -- once here, once refused
        if not boleh:
            with pytest.raises(TidakBerwenang):
                act()
            return
        assert act() is Terima.DITERIMA
        row = Jawaban.objects.get()
        assert (row.kanal, row.unit_id, row.titik_id) == (Kanal.KERTAS, kota.aktor(siapa).unit_id, None)

    def test_sent_again_it_is_the_same_and_who_sent_it_is_on_the_trail(self, kota, survei, layanan, isian):
        line, said = survei.liputan.get(layanan=layanan["sos"]), isian(diisi=timezone.now() - timedelta(days=2))
        outcome = [services.catat_jawaban(kota.aktor("camat"), line, isian=said) for _n in range(2)]
        assert outcome == [Terima.DITERIMA, Terima.SUDAH]
        assert Jawaban.objects.get().diisi == said.diisi
        assert Jejak.objects.filter(aksi="survei.jawaban_catat").count() == 2

    def test_a_counters_channel_is_not_an_officers(self, kota, survei, isian, langkah):
        line = survei.liputan.first()
        with pytest.raises(Ditolak, match="bagaimana"):
            services.catat_jawaban(kota.aktor("camat"), line, isian=isian(), kanal=Kanal.QR)
        langkah(survei, Aksi.TUTUP)
        with pytest.raises(Ditolak, match="tidak dibuka"):
            services.catat_jawaban(kota.aktor("camat"), line, isian=isian())


class TestHandedOn:
    def test_other_modules_read_what_is_published(self, survei, jawab, langkah):
        heard = []
        subscribe("survei.diterbitkan", lambda _actor, survei: heard.append(survei.pk))
        jawab(4)
        assert publik.ikm_terbit() == []
        langkah(survei, Aksi.TUTUP)
        langkah(survei, Aksi.TERBITKAN)
        (found,) = publik.ikm_terbit(tahun=survei.selesai.year, unit_id=survei.unit_id)
        assert (str(found.nilai), found.mutu, found.n, str(found.nrr["U9"])) == ("100.00", "A", 1, "4.0000")
        assert publik.ikm_terbit(tahun=survei.selesai.year + 1) == []
        assert heard == [survei.pk]

    def test_trends_go_from_old_to_new(self, kota, tutup, jawab, langkah, data):
        langkah(tutup, Aksi.TERBITKAN)
        later = timezone.localdate() + timedelta(days=400)
        plan = data("pu", nama="Tahun depan", mulai=later, selesai=later)
        second = services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=plan)
        langkah(second, Aksi.BUKA)
        jawab(4)
        langkah(second, Aksi.TUTUP)
        langkah(second, Aksi.TERBITKAN)
        assert tren() == {
            "Izin bangunan (Dinas Pekerjaan Umum)": [("Semester II", "75.00"), ("Tahun depan", "100.00")],
            "Bantuan sosial (Dinas Sosial)": [("Semester II", None), ("Tahun depan", None)],
        }
