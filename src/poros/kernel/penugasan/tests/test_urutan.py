"""What comes after what: laid down, checked in time before it holds, ended but never deleted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Arahan, Pendahuluan, TemuanKonflik
from poros.kernel.penugasan.queries.arahan import halaman_arahan
from poros.kernel.penugasan.queries.konflik import kalimat, periksa
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.penugasan.values import PilihanKonflik, RincianArahan, Sasaran, Setelah
from poros.kernel.wewenang import TidakBerwenang

KINI = timezone.now().replace(minute=0, second=0, microsecond=0)
JAM = timedelta(hours=1)


def jam(dari, sampai, **lain):
    """The window of an order, in hours from now."""
    return {"mulai": KINI + dari * JAM, "selesai": KINI + sampai * JAM, **lain}


def setelah(arahan, **lain):
    return Setelah(arahan_id=arahan.pk, **lain)


def coba(kota, siapa, *links, **isi):
    return periksa(kota.aktor(siapa), RincianArahan(isi="Baru", setelah=links, **isi), (Sasaran(kota.unit["pu"].pk),))


def urutkan(kota, siapa, arahan, *links, pilihan=None):
    return services.urutkan(kota.aktor(siapa), arahan, setelah=links, pilihan=pilihan)


class TestMustahil:
    def test_what_cannot_be_finished_in_time_is_found_and_its_members_named(self, kota, beri):
        atap = beri("sekda", "pu", isi="Perbaiki atap", **jam(1, 9))
        (t,) = coba(kota, "sekda", setelah(atap, lama_sebelum=360, lama_sesudah=120), **jam(2, 6))
        assert (t.jenis, t.arahan, t.menang, t.aturan) == ("temporal", (atap.pk,), None, "escalate")
        assert "“Perbaiki atap” (Sekretaris Daerah)" in t.kalimat
        assert "urutan “Perbaiki atap” → yang baru ini melewati batas yang baru ini selama 3 jam" in t.kalimat
        assert t.kalimat.endswith("Sekretariat Daerah yang memutuskan.")

    @pytest.mark.parametrize(
        "isi",
        [
            {"link": {"lama_sebelum": 360, "jeda": 60}, "window": (2, 9)},
            {"link": {"lama_sebelum": 60}, "window": (2, 6)},
            {"link": {}, "window": (2, 6)},  # what nobody has estimated takes no time: only the certain is found
        ],
    )
    def test_what_just_fits_is_nothing(self, kota, beri, isi):
        atap = beri("sekda", "pu", **jam(1, 9))
        assert coba(kota, "sekda", setelah(atap, **isi["link"]), **jam(*isi["window"])) == []

    def test_a_chain_is_followed_to_its_beginning(self, kota, beri):
        gali = beri("asisten2", "pu", isi="Gali", **jam(0, 20))
        pasang = beri("sekda", "pu", isi="Pasang", setelah=(setelah(gali, lama_sebelum=300),), **jam(0, 20))
        (t,) = coba(kota, "sekda", setelah(pasang, lama_sebelum=240), **jam(0, 8))
        assert set(t.arahan) == {gali.pk, pasang.pk}
        assert "“Gali” → “Pasang” → yang baru ini" in t.kalimat

    def test_an_order_without_a_window_lasts_from_its_issue_to_its_deadline(self, kota, beri):
        lambat = beri("sekda", "pu", tenggat=KINI + 240 * JAM)
        (t,) = coba(kota, "sekda", setelah(lambat, lama_sebelum=60 * 100), tenggat=KINI + 48 * JAM)
        assert t.arahan == (lambat.pk,)
        assert coba(kota, "sekda", setelah(lambat, lama_sebelum=60), tenggat=KINI + 48 * JAM) == []

    def test_a_withdrawn_order_keeps_nobody_waiting(self, kota, beri):
        gali = beri("sekda", "pu", **jam(0, 20))
        pasang = beri("sekda", "pu", setelah=(setelah(gali, lama_sebelum=600),), **jam(0, 20))
        link = setelah(pasang, lama_sebelum=60)
        assert len(coba(kota, "sekda", link, **jam(0, 8))) == 1
        services.tarik(kota.aktor("sekda"), gali, alasan="batal")
        assert coba(kota, "sekda", link, **jam(0, 8)) == []

    def test_of_an_order_that_one_may_not_see_nothing_is_learnt(self, kota, beri):
        lain = beri("walikota", "sos", isi="Bukan urusan PU", **jam(1, 9))
        assert coba(kota, "kadis_pu", setelah(lain, lama_sebelum=9000), **jam(2, 6)) == []

    def test_unseen_it_is_not_issued_seen_it_is_and_waits_for_who_stands_above(self, kota, beri):
        atap = beri("asisten2", "pu", isi="Perbaiki atap", **jam(1, 9))
        link = setelah(atap, lama_sebelum=360, lama_sesudah=120)
        with pytest.raises(services.BelumDilihat) as unseen:
            beri("sekda", "sos", pilihan=(), setelah=(link,), **jam(2, 6))
        assert Pendahuluan.objects.count() == 0
        (t,) = unseen.value.tabrakan
        baru = beri(
            "sekda", "sos", isi="Bagikan", pilihan=(PilihanKonflik(kunci=t.kunci),), setelah=(link,), **jam(2, 6)
        )
        row = TemuanKonflik.objects.get()
        assert set(row.arahan.all()) == {atap, baru}
        assert "“Perbaiki atap” → “Bagikan” melewati batas “Bagikan”" in kalimat(row)
        assert row.penengah == kota.unit["setda"]

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_statements_are_counted_whatever_hangs_on_the_chain(
        self, kota, beri, banyak, django_assert_num_queries
    ):
        each = 9 * 60 // (banyak + 1) + 1  # together a little more than the nine hours that there are
        last = beri("sekda", "pu", **jam(0, 90))
        for _n in range(banyak):
            last = beri("sekda", "pu", setelah=(setelah(last, lama_sebelum=each),), **jam(0, 90))
        sekda, link = kota.aktor("sekda"), setelah(last, lama_sebelum=each)
        with django_assert_num_queries(3):  # which he sees; the precedences that are linked; their orders
            found = periksa(sekda, RincianArahan(isi="x", setelah=(link,), **jam(0, 9)), ())
        assert len(found[0].arahan) == banyak + 1


class TestTetapkan:
    def test_it_is_kept_with_who_said_so_told_to_who_is_waited_for_and_trailed(self, kota, beri):
        satu, dua = beri("asisten2", "pu"), beri("sekda", "sos")
        urutkan(kota, "sekda", dua, setelah(satu, jeda=60, lama_sebelum=30))
        row = Pendahuluan.objects.get()
        assert (row.sebelum, row.sesudah, row.jeda_menit, row.lama_sebelum_menit) == (satu, dua, 60, 30)
        assert row.oleh == "Pejabat Sekretaris Daerah (Sekretaris Daerah)"
        told = Pemberitahuan.objects.get(jenis="arahan.urutan")
        assert (told.orang, told.objek_id) == (kota.orang["asisten2"], satu.pk)
        line = Jejak.objects.get(aksi="arahan.urutkan")
        assert line.objek_id == dua.pk
        assert line.data["setelah"][0]["arahan_id"] == satu.pk

    def test_a_change_is_a_new_row_and_the_old_one_says_when_it_ended(self, kota, beri):
        satu, dua = beri("sekda", "pu"), beri("sekda", "sos")
        urutkan(kota, "sekda", dua, setelah(satu, jeda=60))
        urutkan(kota, "sekda", dua, setelah(satu, jeda=90))
        old, new = Pendahuluan.objects.all()
        assert (old.jeda_menit, old.alasan_cabut) == (60, "Diganti dengan urutan baru.")
        assert old.dicabut is not None
        assert (new.jeda_menit, new.dicabut) == (90, None)

    def test_taking_it_back_needs_a_reason_and_leaves_the_row(self, kota, beri):
        satu, dua = (
            beri("asisten2", "pu"),
            beri(
                "sekda",
                "sos",
            ),
        )
        urutkan(kota, "sekda", dua, setelah(satu))
        sekda = kota.aktor("sekda")
        with pytest.raises(Ditolak) as refused:
            services.cabut_urutan(sekda, dua, sebelum_id=satu.pk, alasan=" ")
        assert refused.value.bidang == "alasan"
        services.cabut_urutan(sekda, dua, sebelum_id=satu.pk, alasan="Sudah tidak perlu")
        row = Pendahuluan.objects.get()
        assert (row.alasan_cabut, row.dicabut_oleh) == ("Sudah tidak perlu", row.oleh)
        assert Pemberitahuan.objects.get(jenis="arahan.urutan_lepas").orang == kota.orang["asisten2"]
        assert Jejak.objects.get(aksi="arahan.lepas").data == {"sebelum_id": satu.pk, "alasan": "Sudah tidak perlu"}
        with pytest.raises(Ditolak, match="tidak menunggu"):
            services.cabut_urutan(sekda, dua, sebelum_id=satu.pk, alasan="lagi")

    def test_a_circle_is_refused_with_the_chain_in_words(self, kota, beri):
        satu, dua, tiga = (beri("sekda", "pu", isi=isi) for isi in ("Gali", "Pasang", "Tutup"))
        urutkan(kota, "sekda", dua, setelah(satu))
        urutkan(kota, "sekda", tiga, setelah(dua))
        with pytest.raises(Ditolak, match="“Gali” → “Pasang” → “Tutup”") as refused:
            urutkan(kota, "sekda", satu, setelah(tiga))
        assert refused.value.bidang == "setelah"
        assert Pendahuluan.objects.filter(dicabut__isnull=True).count() == 2

    def test_a_secret_order_in_a_circle_is_not_named(self, kota, beri):
        satu = beri("sekda", "pu", isi="Amat tersembunyi", kerahasiaan=Kerahasiaan.RAHASIA)
        dua = beri("sekda", "pu", isi="Pasang", setelah=(setelah(satu),))
        with pytest.raises(Ditolak, match="“Arahan rahasia” → “Pasang”"):
            urutkan(kota, "sekda", satu, setelah(dua))

    @pytest.mark.parametrize(
        ("links", "kata"),
        [
            (lambda a, b: [setelah(b)], "dirinya sendiri"),
            (lambda a, b: [setelah(a), setelah(a, jeda=5)], "lebih dari sekali"),
            (lambda a, b: [], "Sebut satu sampai 20"),
            (lambda a, b: [setelah(a, jeda=-1)], "tidak kurang dari nol"),
            (lambda a, b: [setelah(a, lama_sesudah=2**31)], "menit"),
            (lambda a, b: [Setelah(arahan_id=10**9)], "tidak dikenal"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, kota, beri, links, kata):
        satu, dua = beri("sekda", "pu"), beri("sekda", "sos")
        with pytest.raises(Ditolak, match=kata):
            urutkan(kota, "sekda", dua, *links(satu, dua))
        assert Pendahuluan.objects.count() == 0

    def test_neither_the_dead_nor_the_unseen_can_be_waited_for(self, kota, beri):
        mine, unseen, dead = beri("kadis_pu", "pu"), beri("walikota", "sos"), beri("kadis_pu", "pu")
        services.tarik(kota.aktor("kadis_pu"), dead, alasan="batal")
        for other in (unseen, dead):
            with pytest.raises(Ditolak, match="tidak dikenal"):
                urutkan(kota, "kadis_pu", mine, setelah(other))
        with pytest.raises(Ditolak, match="tidak berlaku"):
            urutkan(kota, "kadis_pu", dead, setelah(mine))

    def test_only_what_the_new_link_makes_impossible_is_told(self, kota, beri):
        atap, lain = beri("sekda", "pu", isi="Atap", **jam(1, 9)), beri("sekda", "pu", isi="Lain", **jam(1, 9))
        bagi = beri("sekda", "sos", isi="Bagi", setelah=(setelah(atap, lama_sebelum=600),), **jam(2, 6))
        told = TemuanKonflik.objects.count()
        urutkan(kota, "sekda", bagi, setelah(lain), pilihan=())
        with pytest.raises(services.BelumDilihat) as unseen:
            urutkan(kota, "sekda", bagi, setelah(lain, lama_sebelum=420), pilihan=())
        assert [t.arahan for t in unseen.value.tabrakan] == [(lain.pk, bagi.pk)]
        urutkan(
            kota,
            "sekda",
            bagi,
            setelah(lain, lama_sebelum=420),
            pilihan=[PilihanKonflik(kunci=t.kunci) for t in unseen.value.tabrakan],
        )
        assert TemuanKonflik.objects.count() == told + 1

    def test_the_same_two_hold_once_at_a_time(self, beri):
        satu, dua = beri("sekda", "pu"), beri("sekda", "sos")
        Pendahuluan.objects.create(sebelum=satu, sesudah=dua, dicabut=KINI)
        Pendahuluan.objects.create(sebelum=satu, sesudah=dua)
        with pytest.raises(IntegrityError), transaction.atomic():
            Pendahuluan.objects.create(sebelum=satu, sesudah=dua)


class TestWewenang:
    @pytest.mark.parametrize(
        ("siapa", "boleh"),
        [
            ("asisten1", True),
            ("sekda", True),
            ("walikota", True),
            ("asisten2", False),
            ("kadis_pu", False),
            ("tu", False),
        ],
    )
    def test_the_issuer_of_the_order_that_waits_and_who_stands_above_all(self, kota, beri, siapa, boleh):
        satu, dua = beri("asisten1", "kec"), beri("asisten1", "pu")
        if boleh:
            urutkan(kota, siapa, dua, setelah(satu))
        else:
            with pytest.raises(TidakBerwenang):
                urutkan(kota, siapa, dua, setelah(satu))
        assert Pendahuluan.objects.count() == int(boleh)

    def test_who_decides_on_a_collision_may_put_its_orders_in_sequence_if_he_sees_them(self, kota, beri):
        satu, dua = beri("kabag_ekbang", "pu"), beri("kabag_ekbang", "dlh")
        with pytest.raises(TidakBerwenang):
            urutkan(kota, "asisten2", dua, setelah(satu))
        found = TemuanKonflik.objects.create(
            jenis="contrary", kunci="x", aturan="escalate", masukan={}, penengah=kota.unit["as2"]
        )
        found.arahan.set([satu, dua])
        urutkan(kota, "asisten2", dua, setelah(satu))
        assert Pendahuluan.objects.count() == 1


class TestBaca:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_page_of_an_order_tells_both_sides(self, kota, beri, banyak, django_assert_num_queries):
        dua = beri("sekda", "sos")
        satu = [beri("sekda", "pu") for _n in range(banyak)]
        urutkan(kota, "sekda", dua, *(setelah(a) for a in satu))
        services.cabut_urutan(kota.aktor("sekda"), dua, sebelum_id=satu[0].pk, alasan="cukup")
        sekda = kota.aktor("sekda")
        with django_assert_num_queries(7):
            page = halaman_arahan(sekda, dua.pk, KINI)
            assert [u.sebelum.penerbit.nama for u in page.setelah] == ["Sekretaris Daerah"] * (banyak - 1)
        assert [u.sebelum_id for u in page.urutan_dicabut] == [satu[0].pk]
        assert page.boleh_urutkan
        assert not halaman_arahan(kota.aktor("kadis_sos"), dua.pk, KINI).boleh_urutkan
        assert [u.sesudah_id for u in halaman_arahan(sekda, satu[-1].pk, KINI).sebelum] == [dua.pk] * (banyak > 1)

    def test_an_order_is_offered_by_number_and_by_words_to_who_sees_it(self, kota, beri):
        atap = beri("sekda", "pu", isi="Perbaiki atap gedung")
        mati = beri("sekda", "pu", isi="Perbaiki atap pasar")
        services.tarik(kota.aktor("sekda"), mati, alasan="batal")

        def cari(siapa, masukan):
            return queries.cari_arahan(kota.aktor(siapa), masukan, 5)

        assert cari("sekda", "atap") == cari("kadis_pu", "memperbaiki gedung") == [atap]
        assert cari("sekda", str(atap.pk)) == [atap]
        assert cari("camat", "atap") == cari("camat", str(atap.pk)) == []
        assert cari("sekda", str(mati.pk)) == cari("sekda", "9" * 30) == cari("sekda", "()") == []

    def test_the_unit_is_told_what_it_waits_for_as_long_as_it_does(self, kota, beri):
        satu = beri("sekda", "pu")
        dua = beri("sekda", "sos", setelah=(setelah(satu),))
        part = dua.penugasan.get()
        assert [u.sebelum for u in queries.rincian(kota.aktor("kadis_sos"), part.pk).setelah] == [satu]
        services.tarik(kota.aktor("sekda"), satu, alasan="batal")
        assert queries.rincian(kota.aktor("kadis_sos"), part.pk).setelah == []
        assert Arahan.objects.count() == 2
