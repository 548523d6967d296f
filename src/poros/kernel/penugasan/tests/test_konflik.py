"""Collisions: shown before the act, kept with the inputs, decided by a person."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, SumberDaya, TemuanKonflik, TindakArahan
from poros.kernel.penugasan.queries.konflik import judul, kalimat, konflik_terbuka, konflik_terlihat, periksa
from poros.kernel.penugasan.rules import Keputusan, Kerahasiaan, StatusArahan, Tanda
from poros.kernel.penugasan.values import Klaim, PilihanKonflik, RincianArahan, Sasaran
from poros.kernel.wewenang import TidakBerwenang

KINI = timezone.now()
SEHARI = timedelta(days=1)


@pytest.fixture
def tindak(db):
    tutup = TindakArahan.objects.create(kode="tutup", nama="Menutup pintu air", dari=date(2020, 1, 1))
    buka = TindakArahan.objects.create(kode="buka", nama="Membuka pintu air", dari=date(2020, 1, 1))
    tutup.berlawanan.add(buka)
    return {"tutup": tutup, "buka": buka}


def menutup(**lain):
    return {"tindak": "tutup", "objek": "kota/utara", "mulai": KINI, "selesai": KINI + SEHARI, **lain}


def coba(kota, siapa, unit, **isi):
    rincian = RincianArahan(isi="Yang dicoba", **isi)
    return periksa(kota.aktor(siapa), rincian, (Sasaran(kota.unit[unit].pk),))


@pytest.mark.usefixtures("tindak")
class TestPeriksa:
    def test_contrary_acts_in_one_place_and_time_collide_and_are_told_by_name(self, kota, beri):
        lama = beri("asisten2", "pu", isi="Tutup pintu air", **menutup())
        (t,) = coba(kota, "asisten1", "kec", **menutup(tindak="buka", objek="kota/utara/pintu-2"))
        assert (t.jenis, t.arahan, t.penengah_id) == ("contrary", (lama.pk,), kota.unit["setda"].pk)
        for name in ("“Tutup pintu air” (Asisten II)", "Membuka pintu air", "Menutup pintu air"):
            assert name in t.kalimat
        assert t.masukan(0)["arahan"] == {"0": "Yang dicoba", str(lama.pk): "Tutup pintu air"}

    @pytest.mark.parametrize(
        "beda",
        [
            {"objek": "kota/utarawan"},
            {"objek": "kota/selatan"},
            {"mulai": KINI + SEHARI, "selesai": KINI + 2 * SEHARI},
            {"tanda": Tanda.LARANG},
        ],
    )
    def test_elsewhere_at_another_time_or_forbidden_too_nothing_collides(self, kota, beri, beda):
        beri("asisten2", "pu", **menutup())
        assert coba(kota, "asisten1", "kec", **menutup(**{"tindak": "buka", **beda})) == []

    def test_the_higher_issuer_prevails_and_a_special_order_set_aside_is_remarked(self, kota, beri):
        beri("asisten2", "pu", **menutup(objek="kota/utara/pintu-2"))
        (t,) = coba(kota, "sekda", "pu", **menutup(tanda=Tanda.LARANG))
        assert (t.menang, t.aturan) == (0, "R2")
        assert "lebih khusus" in t.kalimat
        assert t.penengah_id == kota.unit["setda"].pk

    def test_an_act_beyond_ones_competence(self, kota, tindak):
        tindak["tutup"].berwenang.add(kota.jabatan["kadis_pu"])
        (t,) = coba(kota, "asisten1", "kec", **menutup())
        assert (t.jenis, t.arahan, t.menang) == ("no_authority", (), None)
        assert "Asisten I tidak berwenang atas Menutup pintu air" in t.kalimat
        assert t.penengah_id == kota.unit["setda"].pk

    def test_an_order_outlives_its_act_but_not_its_withdrawal(self, kota, beri, tindak):
        lama = beri("asisten2", "pu", **menutup())
        tindak["tutup"].sampai = date(2021, 1, 1)
        tindak["tutup"].save()
        assert len(coba(kota, "asisten1", "kec", **menutup(tindak="buka"))) == 1
        services.tarik(kota.aktor("asisten2"), lama, alasan="batal")
        assert coba(kota, "asisten1", "kec", **menutup(tindak="buka")) == []

    def test_one_official_in_two_places_is_a_collision_by_resource_alone(self, kota, beri):
        waktu = SumberDaya.objects.create(kode="sekda", nama="Waktu Sekda", jenis="pejabat")
        beri("walikota", "setda", klaim=(Klaim(waktu.pk, KINI, KINI + SEHARI),))
        (t,) = coba(kota, "asisten1", "kesra", klaim=(Klaim(waktu.pk, KINI + SEHARI / 2, KINI + 2 * SEHARI),))
        assert t.jenis == "double_booking"
        assert "Waktu Sekda diminta 2, padahal ada 1" in t.kalimat
        assert coba(kota, "asisten1", "kesra", klaim=(Klaim(waktu.pk, KINI + SEHARI, KINI + 2 * SEHARI),)) == []

    def test_units_of_one_order_do_not_collide_with_each_other(self, beri):
        beri("sekda", "pu", "dlh", "kec", **menutup())
        assert not TemuanKonflik.objects.exists()

    def test_several_common_units_make_one_collision(self, kota, beri):
        beri("asisten2", "pu", "dlh", **menutup())
        beri("asisten1", "pu", "dlh", "kec", **menutup(tindak="buka"))
        assert TemuanKonflik.objects.get().arahan.count() == 2

    def test_of_a_secret_order_only_that_it_is_there(self, kota, beri):
        lama = beri("asisten2", "pu", isi="Isi amat rahasia", **menutup(kerahasiaan=Kerahasiaan.RAHASIA))
        (t,) = coba(kota, "asisten1", "kec", **menutup(tindak="buka"))
        assert t.masukan(0)["arahan"][str(lama.pk)] is None
        assert "amat" not in t.kalimat
        assert "“Arahan rahasia” (Asisten II)" in t.kalimat
        beri("asisten1", "kec", isi="Juga rahasia", **menutup(tindak="buka", kerahasiaan=Kerahasiaan.RAHASIA))
        assert judul(TemuanKonflik.objects.get()) == ["Arahan rahasia", "Arahan rahasia"]

    def test_a_plain_disposition_asks_the_database_nothing(self, kota, django_assert_num_queries):
        asisten = kota.aktor("asisten1")
        with django_assert_num_queries(0):
            assert periksa(asisten, RincianArahan(isi="x"), (Sasaran(kota.unit["pu"].pk),)) == []

    def test_the_check_costs_the_same_however_many_orders_it_meets(self, kota, beri, django_assert_num_queries):
        asisten = kota.aktor("asisten1")
        rincian = RincianArahan(isi="x", **menutup(tindak="buka"))
        for expected in (1, 3):
            while Arahan.objects.count() < expected:
                beri("asisten2", "pu", **menutup())
            with django_assert_num_queries(6):  # acts, contraries, competence; orders, their units, their claims
                found = periksa(asisten, rincian, (Sasaran(kota.unit["kec"].pk),))
            assert len(found) == expected


@pytest.mark.usefixtures("tindak")
class TestBahasa:
    @pytest.fixture
    def temuan(self, beri):
        beri("asisten2", "pu", isi="Tutup pintu air", **menutup(objek="kota/utara/pintu-2"))
        with override("en"):
            beri("sekda", "pu", isi="Buka pintu air", **menutup(tindak="buka", kerahasiaan=Kerahasiaan.RAHASIA))
        return TemuanKonflik.objects.get()

    def test_it_is_said_in_the_language_of_who_reads_not_of_who_wrote(self, temuan):
        assert kalimat(temuan) == (
            "Arahan “Arahan rahasia” (Sekretaris Daerah), “Tutup pintu air” (Asisten II) bertentangan: Membuka pintu "
            "air dan Menutup pintu air tidak dapat dilakukan bersama. “Arahan rahasia” (Sekretaris Daerah) "
            "didahulukan, karena penerbitnya lebih tinggi dalam rantai komando (R2). “Arahan rahasia” (Sekretaris "
            "Daerah) menang karena tingkat penerbitnya, padahal “Tutup pintu air” lebih khusus; pejabat perlu memutuskannya dengan sadar."
        )
        with override("en"):
            said = kalimat(temuan)
            assert "are contrary: Membuka pintu air and Menutup pintu air cannot both be done." in said
            assert "prevails, because its issuer stands higher in the chain of command (R2)." in said
            assert "an official should decide this knowingly" in said

    def test_where_the_orders_stand_beside_it_only_why_and_who_prevails(self, temuan):
        short = kalimat(temuan, ringkas=True)
        assert short.startswith(
            "Membuka pintu air dan Menutup pintu air tidak dapat dilakukan bersama. “Arahan rahasia”"
        )
        assert "(Asisten II)" not in short

    def test_only_data_is_kept_and_it_survives_what_it_was_made_of(self, temuan, tindak):
        assert temuan.catatan == ""
        before = kalimat(temuan)
        TindakArahan.objects.filter(pk=tindak["tutup"].pk).update(nama="Lain sekali")
        temuan.refresh_from_db()
        assert kalimat(temuan) == before

    def test_what_was_found_before_it_was_kept_as_data_is_told_in_the_words_of_then(self, temuan):
        temuan.masukan = {"arahan": {"1": "Satu", "2": "Dua"}, "catatan": "", "keterangan": None, "irisan": None}
        temuan.catatan = "Arahan Satu dan Dua bertentangan."
        with override("en"):
            assert kalimat(temuan) == kalimat(temuan, ringkas=True) == "Arahan Satu dan Dua bertentangan."
        assert judul(temuan) == ["Satu", "Dua"]


@pytest.mark.usefixtures("tindak")
class TestTerbit:
    def test_an_order_that_collides_unseen_is_not_issued(self, kota, beri):
        beri("asisten2", "pu", **menutup())
        with pytest.raises(services.BelumDilihat) as unseen:
            beri("asisten1", "kec", pilihan=(), **menutup(tindak="buka"))
        assert [t.jenis for t in unseen.value.tabrakan] == ["contrary"]
        assert Arahan.objects.count() == 1
        assert not TemuanKonflik.objects.exists()

    def test_seen_it_is_issued_and_waits_for_the_common_superior_with_the_remark(self, kota, beri):
        beri("asisten2", "pu", **menutup())
        (t,) = coba(kota, "asisten1", "kec", **menutup(tindak="buka"))
        said = PilihanKonflik(kunci=t.kunci, keputusan="gabungkan", alasan="Sawah kering.")
        baru = beri("asisten1", "kec", pilihan=(said,), **menutup(tindak="buka"))

        temuan = TemuanKonflik.objects.get()
        assert (temuan.diputus, temuan.penengah) == (None, kota.unit["setda"])
        assert temuan.masukan["keterangan"] == {"oleh": "Pejabat Asisten I (Asisten I)", "isi": "Sawah kering."}
        assert set(temuan.masukan["arahan"]) == {str(pk) for pk in Arahan.objects.values_list("pk", flat=True)}
        assert "yang baru" not in kalimat(temuan)
        assert f"“{baru}” (Asisten I)" in kalimat(temuan)
        assert Pemberitahuan.objects.filter(jenis="konflik.baru", orang=kota.orang["sekda"]).exists()

    def test_who_stands_above_decides_in_the_same_act(self, kota, beri):
        beri("asisten2", "pu", **menutup())
        (t,) = coba(kota, "sekda", "kec", **menutup(tindak="buka"))
        said = PilihanKonflik(kunci=t.kunci, keputusan="atur_urutan", alasan="Buka dulu, baru tutup.")
        beri("sekda", "kec", pilihan=(said,), **menutup(tindak="buka"))
        temuan = TemuanKonflik.objects.get()
        assert (temuan.keputusan, temuan.alasan) == ("atur_urutan", "Buka dulu, baru tutup.")
        assert temuan.pemutus == "Pejabat Sekretaris Daerah (Sekretaris Daerah)"

    def test_a_decision_without_a_reason_stops_the_whole_act(self, kota, beri):
        beri("asisten2", "pu", **menutup())
        (t,) = coba(kota, "sekda", "kec", **menutup(tindak="buka"))
        with pytest.raises(Ditolak) as refused:
            beri(
                "sekda",
                "kec",
                pilihan=(PilihanKonflik(kunci=t.kunci, keputusan="gabungkan"),),
                **menutup(tindak="buka"),
            )
        assert refused.value.bidang == "alasan"
        assert Arahan.objects.count() == 1


@pytest.mark.usefixtures("tindak")
class TestPutusan:
    @pytest.fixture
    def temuan(self, beri):
        beri("asisten2", "pu", **menutup())
        beri("asisten1", "kec", **menutup(tindak="buka"))
        return TemuanKonflik.objects.get()

    def test_the_common_superior_decides_once_and_the_issuers_hear_of_it(self, kota, temuan):
        services.putuskan(kota.aktor("sekda"), temuan, keputusan=Keputusan.TANYA_PENERBIT, alasan="Jelaskan dahulu.")
        temuan.refresh_from_db()
        assert temuan.diputus is not None
        told = set(Pemberitahuan.objects.filter(jenis="konflik.diputus").values_list("orang_id", flat=True))
        assert told == {kota.orang["asisten1"].pk, kota.orang["asisten2"].pk}
        assert set(Arahan.objects.values_list("status", flat=True)) == {StatusArahan.BERLAKU}
        with pytest.raises(Ditolak, match="sudah diputus"):
            services.putuskan(kota.aktor("sekda"), temuan, keputusan="gabungkan", alasan="lagi")

    @pytest.mark.parametrize("siapa", ["asisten1", "asisten2", "kadis_pu", "inspektur", "admin"])
    def test_nobody_else_decides(self, kota, temuan, siapa):
        with pytest.raises(TidakBerwenang):
            services.putuskan(kota.aktor(siapa), temuan, keputusan="gabungkan", alasan="saya mau")

    @pytest.mark.parametrize(
        ("keputusan", "alasan", "bidang"), [("lain", "ya", "keputusan"), ("gabungkan", " ", "alasan")]
    )
    def test_a_decision_is_one_of_a_list_and_has_a_reason(self, kota, temuan, keputusan, alasan, bidang):
        with pytest.raises(Ditolak) as refused:
            services.putuskan(kota.aktor("sekda"), temuan, keputusan=keputusan, alasan=alasan)
        assert refused.value.bidang == bidang

    def test_it_is_seen_by_both_issuers_and_those_above_once_each(self, kota, temuan, beri):
        beri("asisten2", "dlh", **menutup(tanda=Tanda.LARANG))
        seen = {
            k: [t.pk for t in konflik_terlihat(kota.aktor(k))] for k in ("asisten1", "asisten2", "sekda", "kadis_pu")
        }
        assert seen["asisten1"] == [temuan.pk]
        assert seen["asisten2"] == seen["sekda"] == [temuan.pk + 1, temuan.pk]
        assert seen["kadis_pu"] == []
        services.putuskan(kota.aktor("walikota"), temuan, keputusan="gabungkan", alasan="satukan")
        assert [t.pk for t in konflik_terbuka(kota.aktor("sekda"))] == [temuan.pk + 1]
