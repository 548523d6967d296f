"""Publication: frozen to the last figure, revocable with a reason, the same for everybody, and honest about few answers."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.survei import publik, services
from poros.domain.survei.models import Jawaban, Liputan, RiwayatSurvei
from poros.domain.survei.queries.hasil import hasil_survei, hitung_survei
from poros.domain.survei.queries.parameter import batas
from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.rules.isian import Kanal
from poros.domain.survei.values import DataLayanan
from poros.kernel.jejak.models import Jejak
from poros.kernel.registry.peristiwa import subscribe

pytestmark = pytest.mark.django_db
SEL = batas().sel_terkecil


def teks(response) -> str:
    return b"".join(response).decode()


def tetap(page: str) -> str:
    """Without what is new on every page: nonce and token."""
    return re.sub(r'nonce="[^"]*"|CSRFToken": "[^"]*"', "", page)


@pytest.fixture
def warga(client):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    return client


@pytest.fixture
def terbit(survei, jawab, langkah):
    """Published with so many answers at PU, of the given bands."""

    def make(banyak=SEL, nilai=3, **pita):
        for _n in range(banyak):
            jawab(nilai, pita=pita)
        langkah(survei, Aksi.TUTUP)
        return langkah(survei, Aksi.TERBITKAN)

    return make


class TestFrozen:
    def test_it_is_what_was_counted_at_that_moment(self, terbit, survei):
        terbit()
        survei.refresh_from_db()
        counted = hitung_survei(survei)
        assert survei.hasil == counted | {"alasan_sisih": [], "skala": list(counted["skala"])}

    def test_renaming_service_unit_or_estimate_changes_nothing(self, kota, terbit, layanan, warga):
        row = terbit()
        url = reverse("survei:publik_hasil", args=[row.pk])
        before = tetap(teks(warga.get(url)))
        renamed = DataLayanan(nama="Nama baru", dari=timezone.localdate())
        services.ubah_layanan(kota.aktor("kadis_pu"), layanan["pu"], data=renamed)
        type(kota.unit["pu"]).objects.filter(pk=kota.unit["pu"].pk).update(nama="Dinas Baru")
        Liputan.objects.update(populasi=3)
        assert tetap(teks(warga.get(url))) == before

    def test_revoked_it_is_gone_everywhere_but_not_from_the_history(self, terbit, langkah, warga):
        row = terbit()
        langkah(row, Aksi.CABUT, "Jawaban loket 2 salah unit")
        assert publik.ikm_terbit() == []
        for name in ("publik_hasil", "publik_data"):
            assert warga.get(reverse(f"survei:{name}", args=[row.pk])).status_code == 404
        assert "Semester II" not in teks(warga.get("/survei/publik/"))
        told = list(RiwayatSurvei.objects.order_by("pk").values_list("aksi", "catatan", "hasil__ikm"))
        assert told[-2:] == [("terbitkan", "", "75.00"), ("cabut", "Jawaban loket 2 salah unit", None)]

    def test_published_anew_both_results_stay_in_the_history(self, kota, terbit, langkah, jawab):
        row = terbit(2, 4)
        langkah(row, Aksi.CABUT, "Satu jawaban uji coba")
        first = Jawaban.objects.order_by("pk").first().pk
        services.sisihkan(kota.aktor("kabag_umum"), row, jawaban=[first], alasan="Uji coba")
        langkah(row, Aksi.TERBITKAN)
        assert list(RiwayatSurvei.objects.exclude(hasil=None).order_by("pk").values_list("hasil__n", flat=True)) == [
            2,
            1,
        ]
        row.refresh_from_db()
        assert row.hasil["alasan_sisih"] == [{"alasan": "Uji coba", "n": 1}]

    def test_others_hear_of_it_and_of_its_end(self, terbit, langkah):
        heard = []
        for name in ("survei.diterbitkan", "survei.dicabut"):
            subscribe(name, lambda _actor, survei, name=name: heard.append((name, survei.pk)))
        row = terbit()
        langkah(row, Aksi.CABUT, "Salah")
        assert heard == [("survei.diterbitkan", row.pk), ("survei.dicabut", row.pk)]

    def test_the_trail_says_who_stood_for_it(self, kota, terbit, langkah):
        row = terbit()
        langkah(row, Aksi.CABUT, "Salah")
        told = Jejak.objects.filter(aksi="survei.terbit", objek_id=row.pk).order_by("pk")
        assert [(t.data["aksi"], t.orang) for t in told] == [
            ("terbitkan", kota.orang["kabag_umum"].nama), ("cabut", kota.orang["kabag_umum"].nama),
        ]  # fmt: skip


class TestPage:
    @pytest.mark.parametrize(("banyak", "tampil"), [(SEL - 1, False), (SEL, True)])
    def test_a_service_speaks_from_five_answers_on(self, terbit, warga, banyak, tampil):
        row = terbit(banyak, 1)
        page = teks(warga.get(reverse("survei:publik_data", args=[row.pk])))
        line = next(text for text in page.splitlines() if "Izin bangunan" in text)
        assert line.endswith("1.0000,25.00,D") is tampil
        assert f",{banyak},80,0," in line

    @pytest.mark.parametrize("banyak", [SEL - 1, SEL])
    def test_a_band_of_few_people_has_no_number(self, terbit, banyak):
        row = terbit(banyak, 3, umur="60-")
        assert row.hasil["cacah"]["umur"] == {"60-": banyak if banyak >= SEL else None}

    @pytest.mark.parametrize(("bahasa", "kata"), [("id", 'lang="id"'), ("en", 'lang="en"')])
    def test_it_is_read_in_two_languages(self, terbit, warga, bahasa, kata):
        row = terbit()
        for way in ("/survei/publik/", reverse("survei:publik_hasil", args=[row.pk])):
            assert kata in teks(warga.get(way, headers={"accept-language": bahasa}))

    def test_it_may_be_kept_for_an_hour_by_anybody(self, terbit, warga):
        row = terbit()
        kept = warga.get(reverse("survei:publik_hasil", args=[row.pk]))["Cache-Control"]
        assert "public" in kept
        assert "max-age=3600" in kept

    @pytest.mark.parametrize("pk", [0, 10**9, 2**63])
    def test_what_is_not_published_is_not_there(self, warga, survei, pk):
        assert warga.get(f"/survei/publik/{pk}/").status_code == 404
        assert warga.get(f"/survei/publik/{pk}.csv").status_code == 404


class TestHandedOn:
    @pytest.mark.parametrize(("unit", "banyak"), [("umum", 1), ("pu", 0), (None, 1)])
    def test_by_unit(self, kota, terbit, unit, banyak):
        terbit()
        assert len(publik.ikm_terbit(unit_id=unit and kota.unit[unit].pk)) == banyak

    def test_with_every_figure_exact(self, terbit, survei, django_assert_num_queries):
        terbit(3, (4, 4, 4, 4, 4, 4, 4, 4, 1))
        with django_assert_num_queries(1):
            (found,) = publik.ikm_terbit()
        assert (found.survei_id, found.n, str(found.nilai), found.mutu) == (survei.pk, 3, "91.67", "A")
        assert {kode: str(value) for kode, value in found.nrr.items()} == {
            f"U{n}": "1.0000" if n == 9 else "4.0000" for n in range(1, 10)
        }


class TestCounting:
    def test_answers_set_aside_are_in_no_figure_of_any_group(self, kota, survei, jawab):
        for _n in range(SEL):
            jawab(4, pita={"umur": "60-"})
        for _n in range(SEL):
            jawab(1, pita={"umur": "-19"})
        bad = list(Jawaban.objects.filter(umur="-19").values_list("pk", flat=True))
        services.sisihkan(kota.aktor("kabag_umum"), survei, jawaban=bad, alasan="Satu tangan")
        made = hasil_survei(survei)
        assert made["cacah"]["umur"] == {"60-": SEL}
        assert (made["ikm"], made["n"], made["disisihkan"]) == ("100.00", SEL, SEL)

    def test_a_service_of_which_all_is_set_aside_has_no_index(self, kota, survei, jawab, layanan):
        jawab(1)
        services.sisihkan(kota.aktor("admin"), survei, jawaban=[Jawaban.objects.get().pk], alasan="Uji coba")
        (pu,) = [row for row in hasil_survei(survei)["layanan"] if row["id"] == layanan["pu"].pk]
        assert (pu["n"], pu["disisihkan"], pu["ikm"], pu["nrr"]) == (0, 1, None, {})

    def test_ways_are_counted_too(self, kota, survei, jawab, isian):
        line = survei.liputan.first()
        for _n in range(SEL):
            jawab()
            services.catat_jawaban(kota.aktor("admin"), line, isian=isian(), kanal=Kanal.KERTAS)
        assert hasil_survei(survei)["cacah"]["kanal"] == {"qr": SEL, "kertas": SEL}

    def test_bands_come_in_the_order_of_the_questionnaire(self, survei, jawab):
        for band in ("60-", "-19", "30-39"):
            for _n in range(SEL):
                jawab(pita={"umur": band})
        assert list(hasil_survei(survei)["cacah"]["umur"]) == ["-19", "30-39", "60-"]

    def test_another_surveys_answers_are_none_of_ours(self, kota, terbit, jawab, layanan, langkah):
        from poros.domain.survei.values import DataSurvei

        old, hari, kabag = terbit(3, 4), timezone.localdate(), kota.aktor("kabag_umum")
        plan = DataSurvei(
            nama="Berikut", instrumen="ikm-2017", mulai=hari, selesai=hari, populasi={layanan["pu"].pk: 9}
        )
        new = langkah(services.rancang(kabag, kota.unit["umum"], data=plan), Aksi.BUKA)
        jawab(1)
        assert (hasil_survei(new)["n"], hasil_survei(new)["ikm"]) == (1, "25.00")
        assert (hitung_survei(old)["n"], hitung_survei(old)["ikm"]) == (3, "100.00")
