"""Each command and each reason for which it says no: in words, beside the field, leaving nothing behind."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.domain.survei import services
from poros.domain.survei.models import Jawaban, Layanan, Liputan, Penyisihan, RiwayatSurvei, Survei, Tiket, Titik
from poros.domain.survei.rules.alur import FLOW, PENERBITAN, WAJIB_ALASAN, Aksi, Status
from poros.domain.survei.rules.isian import Kanal
from poros.domain.survei.values import DataLayanan, DataSurvei
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)
ORANG = ("walikota", "sekda", "asisten1", "kabag_umum", "tu", "kadis_pu", "tu_pu", "staf_pu", "kadis_sos", "camat",
         "inspektur", "admin")  # fmt: skip


@pytest.fixture
def data(layanan):
    """A plan of the service of PU, with changes by name."""

    def make(**lain):
        hari = timezone.localdate()
        base = {"nama": "Semester I", "instrumen": "ikm-2017", "mulai": hari, "selesai": hari}
        return DataSurvei(**(base | {"populasi": {layanan["pu"].pk: 100}} | lain))

    return make


def ditolak(act, bidang: str | None = None) -> str:
    """What the command says when it refuses, beside which field; and that no line of the trail came of it."""
    before = Jejak.objects.count()
    with pytest.raises(Ditolak) as refused:
        act()
    assert (refused.value.bidang or None) == bidang
    assert Jejak.objects.count() == before
    return str(refused.value.pesan)


class TestPlan:
    @pytest.mark.parametrize(
        ("lain", "bidang", "kata"),
        [
            ({"nama": ""}, "nama", "Beri nama"),
            ({"nama": "\t \n"}, "nama", "Beri nama"),
            ({"mulai": date(2026, 3, 1), "selesai": date(2026, 2, 28)}, "selesai", "setelah tanggal awal"),
            ({"instrumen": ""}, "instrumen", "satu skala"),
            ({"instrumen": "ikm-1999"}, "instrumen", "satu skala"),
            ({"populasi": {}}, "layanan", "paling sedikit satu"),
            ({"populasi": {10**9: 5}}, "layanan", "bukan milik"),
        ],
    )
    def test_beside_its_field(self, kota, data, lain, bidang, kata):
        for act in (lambda: services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data(**lain)),):
            assert kata in ditolak(act, bidang)
        assert not Survei.objects.exists()

    @pytest.mark.parametrize("banyak", [0, -1, 10**9 + 1])
    def test_numbers_of_people_that_cannot_be(self, kota, data, layanan, survei, banyak):
        wrong = {layanan["pu"].pk: banyak, layanan["sos"].pk: 5}
        assert "berapa orang" in ditolak(
            lambda: services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data(populasi=wrong)), "layanan"
        )
        assert "berapa orang" in ditolak(
            lambda: services.ubah(kota.aktor("kabag_umum"), survei, data=data(populasi=wrong)), "layanan"
        )
        assert sorted(Liputan.objects.values_list("populasi", flat=True)) == [100, 1000]

    def test_one_day_is_a_period_and_a_leap_day_too(self, kota, data):
        leap = date(2028, 2, 29)
        made = services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data(mulai=leap, selesai=leap))
        assert (made.mulai, made.selesai) == (leap, leap)

    def test_the_name_of_a_dropped_survey_is_free_again(self, kota, data, langkah):
        first = services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data())
        langkah(first, Aksi.BATALKAN, "Salah masa")
        assert services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data()).pk != first.pk

    def test_two_units_may_use_the_same_name(self, kota, data):
        services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data())
        assert services.rancang(kota.aktor("kadis_pu"), kota.unit["pu"], data=data()).unit == kota.unit["pu"]

    @pytest.mark.parametrize("aksi", [(Aksi.BUKA, Aksi.TUTUP), (Aksi.BATALKAN,)])
    def test_what_is_over_is_not_changed(self, kota, rancangan, data, langkah, aksi):
        for step in aksi:
            langkah(rancangan, step, "Sebab")
        assert "tidak diubah lagi" in ditolak(lambda: services.ubah(kota.aktor("kabag_umum"), rancangan, data=data()))

    def test_a_renamed_survey_keeps_its_name_without_a_quarrel_with_itself(self, kota, rancangan, data):
        services.ubah(kota.aktor("kabag_umum"), rancangan, data=data(nama="Semester II"))
        assert Survei.objects.get().nama == "Semester II"


class TestServices:
    @pytest.mark.parametrize(
        ("lain", "bidang", "kata"),
        [
            ({"nama": " "}, "nama", "Beri nama"),
            ({"sampai": date(2025, 12, 31)}, "sampai", "setelah tanggal awal"),
            ({"nama": " Izin bangunan "}, "nama", "sudah ada"),
        ],
    )
    def test_entered_and_changed_by_the_same_rules(self, kota, layanan, lain, bidang, kata):
        kadis = kota.aktor("kadis_pu")
        wrong = DataLayanan(**({"nama": "Rekomendasi", "dari": date(2026, 1, 1)} | lain))
        other = Layanan.objects.create(unit=kota.unit["pu"], nama="Lain", dari=date(2026, 1, 1))
        assert kata in ditolak(lambda: services.catat_layanan(kadis, kota.unit["pu"], data=wrong), bidang)
        assert kata in ditolak(lambda: services.ubah_layanan(kadis, other, data=wrong), bidang)
        other.refresh_from_db()
        assert other.nama == "Lain"

    @pytest.mark.parametrize("nama", ["", "  "])
    def test_a_counter_has_a_name(self, kota, layanan, nama):
        act = lambda: services.buat_titik(kota.aktor("kadis_pu"), layanan["pu"], nama=nama)  # noqa: E731 -- told what to do
        assert "Beri nama loket" in ditolak(act, "nama")
        assert not Titik.objects.exists()

    @pytest.mark.parametrize("banyak", [-1, 0, 481, 10**6])
    def test_tickets_in_reasonable_numbers(self, kota, titik, banyak):
        assert "480" in ditolak(lambda: services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=banyak), "banyak")
        assert not Tiket.objects.exists()

    def test_a_full_sheet_has_no_ticket_twice(self, kota, titik):
        made = services.cetak_tiket(kota.aktor("kadis_pu"), titik, banyak=480)
        assert len(set(made)) == Tiket.objects.count() == 480
        assert {len(ticket) for ticket in made} == {16}

    @pytest.mark.parametrize("sampai", [None, timezone.localdate()])
    def test_a_service_of_today_is_surveyed_to_its_last_day(self, kota, layanan, data, sampai):
        kept = DataLayanan(nama="Izin bangunan", dari=timezone.localdate(), sampai=sampai)
        services.ubah_layanan(kota.aktor("kadis_pu"), layanan["pu"], data=kept)
        assert services.rancang(kota.aktor("kadis_pu"), kota.unit["pu"], data=data()).liputan.count() == 1

    def test_one_of_tomorrow_is_not(self, kota, layanan, data):
        later = DataLayanan(nama="Izin bangunan", dari=timezone.localdate() + HARI)
        services.ubah_layanan(kota.aktor("kadis_pu"), layanan["pu"], data=later)
        act = lambda: services.rancang(kota.aktor("kadis_pu"), kota.unit["pu"], data=data())  # noqa: E731 -- as above
        assert "tidak diberikan" in ditolak(act, "layanan")


class TestSteps:
    @pytest.mark.parametrize("status", list(Status), ids=str)
    @pytest.mark.parametrize("aksi", list(Aksi), ids=str)
    def test_every_step_from_every_state(self, kota, survei, jawab, status, aksi):
        """Thirty pairs: six lead on, the others are a conflict, and none of those leaves a line in the history."""
        jawab()
        Survei.objects.update(status=status, ditutup=None)
        before = RiwayatSurvei.objects.count()
        run = services.terbitkan if aksi in PENERBITAN else services.alirkan
        if aksi in FLOW.acts_from(status):
            run(kota.aktor("kabag_umum"), survei, aksi=aksi, catatan="Sebab")
            last = RiwayatSurvei.objects.latest("pk")
            assert (last.aksi, last.catatan) == (aksi, "Sebab")
            survei.refresh_from_db()
            assert (survei.status, bool(survei.hasil), bool(survei.ditutup)) == (
                FLOW.step(status, aksi), aksi is Aksi.TERBITKAN, aksi is Aksi.TUTUP,
            )  # fmt: skip
        else:
            with pytest.raises(TransitionError):
                run(kota.aktor("kabag_umum"), survei, aksi=aksi, catatan="Sebab")
            assert RiwayatSurvei.objects.count() == before

    @pytest.mark.parametrize("aksi", sorted(WAJIB_ALASAN), ids=str)
    @pytest.mark.parametrize("catatan", ["", "   \n"])
    def test_some_say_why(self, kota, survei, aksi, catatan):
        Survei.objects.update(status=next(s for s in Status if aksi in FLOW.acts_from(s)))
        run = services.terbitkan if aksi in PENERBITAN else services.alirkan
        act = lambda: run(kota.aktor("kabag_umum"), survei, aksi=aksi, catatan=catatan)  # noqa: E731 -- as above
        assert "alasannya" in ditolak(act, "catatan")

    def test_reopening_waits_for_the_other_survey_too(self, kota, tutup, data, langkah):
        second = services.rancang(kota.aktor("kadis_pu"), kota.unit["pu"], data=data())
        services.alirkan(kota.aktor("kadis_pu"), second, aksi=Aksi.BUKA)
        act = lambda: langkah(tutup, Aksi.BUKA_LAGI, "Sampel kurang")  # noqa: E731 -- as above
        assert "“Semester I”" in ditolak(act)

    def test_when_every_answer_is_set_aside_there_is_nothing_to_publish(self, kota, tutup, langkah):
        asked = {"jawaban": [Jawaban.objects.get().pk], "alasan": "Uji coba"}
        services.sisihkan(kota.aktor("kabag_umum"), tutup, **asked)
        assert "Belum ada jawaban" in ditolak(lambda: langkah(tutup, Aksi.TERBITKAN))
        tutup.refresh_from_db()
        assert (tutup.status, tutup.hasil) == (Status.TUTUP, None)


class TestAnswers:
    @pytest.mark.parametrize(
        "ditolaknya",
        [
            ((Kanal.QR, {}), "kanal", "bagaimana"),
            ((Kanal.TIKET, {}), "kanal", "bagaimana"),
            ((Kanal.KERTAS, {"nilai": (3,) * 8}), "nilai", "semua pertanyaan"),
            ((Kanal.KERTAS, {"nilai": (5,) * 9}), "nilai", "semua pertanyaan"),
            ((Kanal.KERTAS, {"nilai": ()}), "nilai", "semua pertanyaan"),
            ((Kanal.PETUGAS, {"pita": {"umur": "33"}}), "pita", "tidak dikenal"),
            ((Kanal.PETUGAS, {"pita": {"pekerjaan": "ASN"}}), "pita", "tidak dikenal"),
        ],
    )
    def test_an_officers_entry(self, kota, survei, isian, ditolaknya):
        (kanal, lain), bidang, kata = ditolaknya
        line, said = survei.liputan.first(), isian(**lain)
        act = lambda: services.catat_jawaban(kota.aktor("camat"), line, isian=said, kanal=kanal)  # noqa: E731 -- as above
        assert kata in ditolak(act, bidang)
        assert not Jawaban.objects.exists()

    def test_answers_of_another_survey_are_not_touched(self, kota, data, tutup, jawab, langkah):
        second = services.rancang(kota.aktor("kabag_umum"), kota.unit["umum"], data=data())
        langkah(second, Aksi.BUKA)
        mine, kabag = Jawaban.objects.get(survei=tutup).pk, kota.aktor("kabag_umum")
        asked = {"jawaban": [mine], "alasan": "Salah survei"}
        assert "satu jawaban" in ditolak(lambda: services.sisihkan(kabag, second, **asked), "jawaban")
        services.sisihkan(kabag, tutup, **asked)
        assert "satu jawaban" in ditolak(lambda: services.kembalikan(kabag, second, jawaban=[mine]), "jawaban")
        assert Penyisihan.objects.get().jawaban_id == mine

    def test_set_aside_twice_is_once_with_the_first_reason(self, kota, survei, jawab):
        jawab()
        pk, kabag = Jawaban.objects.get().pk, kota.aktor("kabag_umum")
        services.sisihkan(kabag, survei, jawaban=[pk], alasan="Pertama")
        ditolak(lambda: services.sisihkan(kabag, survei, jawaban=[pk], alasan="Kedua"), "jawaban")
        row = Penyisihan.objects.get()
        assert (row.alasan, row.orang, row.jabatan) == ("Pertama", kabag.nama, kabag.jabat.sebutan)

    def test_both_are_on_the_trail_with_their_answers(self, kota, survei, jawab):
        jawab()
        pk, kabag = Jawaban.objects.get().pk, kota.aktor("kabag_umum")
        services.sisihkan(kabag, survei, jawaban=[pk], alasan="Cepat")
        services.kembalikan(kabag, survei, jawaban=[pk])
        told = Jejak.objects.filter(aksi="survei.jawaban_sisih").order_by("pk").values_list("data", flat=True)
        assert [sorted(row) for row in told] == [["alasan", "jawaban"], ["jawaban"]]
        assert all(row["jawaban"] == [pk] for row in told)

    @pytest.mark.parametrize("siapa", [s for s in ORANG if s not in {"kabag_umum", "admin"}])
    def test_no_other_office_gives_an_answer_back(self, kota, survei, jawab, siapa):
        jawab()
        pk = Jawaban.objects.get().pk
        services.sisihkan(kota.aktor("admin"), survei, jawaban=[pk], alasan="Cepat")
        with pytest.raises(TidakBerwenang):
            services.kembalikan(kota.aktor(siapa), survei, jawaban=[pk])
        assert Penyisihan.objects.count() == 1


class TestWork:
    def test_a_remark_of_another_service_is_not_there(self, kota, layanan, survei, jawab):
        jawab(saran="Loket sempit")
        line, remark = survei.liputan.get(layanan=layanan["sos"]), Jawaban.objects.get().pk
        asked = {"isi": "x", "tenggat": timezone.localdate() + HARI, "jawaban": remark}
        act = lambda: services.tindak_lanjuti(kota.aktor("kabag_umum"), line, **asked)  # noqa: E731 -- as above
        assert "tidak ada" in ditolak(act, "jawaban")
        assert not Penugasan.objects.exists()

    def test_an_answer_without_a_remark_is_none(self, kota, layanan, survei, jawab):
        jawab()
        line, silent = survei.liputan.get(layanan=layanan["pu"]), Jawaban.objects.get().pk
        asked = {"isi": "x", "tenggat": timezone.localdate() + HARI, "jawaban": silent}
        ditolak(lambda: services.tindak_lanjuti(kota.aktor("kabag_umum"), line, **asked), "jawaban")

    def test_the_deadline_is_the_end_of_office_hours_here(self, kota, layanan, survei):
        line, due = survei.liputan.get(layanan=layanan["pu"]), timezone.localdate() + HARI
        made = services.tindak_lanjuti(kota.aktor("kabag_umum"), line, isi=" Percepat ", tenggat=due, unsur="U3")
        moment = timezone.localtime(made.penugasan.tenggat)
        assert (moment.date(), moment.hour, made.penugasan.arahan.isi) == (due, 16, "Percepat")

    def test_the_same_element_of_two_services_is_two_orders(self, kota, survei):
        for line in survei.liputan.select_related("survei", "layanan"):
            asked = {"isi": "Percepat", "tenggat": timezone.localdate() + HARI, "unsur": "U3"}
            services.tindak_lanjuti(kota.aktor("kabag_umum"), line, **asked)
        assert set(Penugasan.objects.values_list("unit", flat=True)) == {kota.unit["pu"].pk, kota.unit["sos"].pk}
