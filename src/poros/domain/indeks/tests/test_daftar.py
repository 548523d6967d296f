"""Pages with 0, 1 and 3 rows at every status, and what hostile addresses do: never a 500, never more statements."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from poros.domain.indeks import services
from poros.domain.indeks.models import Penilaian
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.alur import FLOW, WAJIB_ALASAN, Aksi, Status
from poros.domain.indeks.views.penilaian import WEWENANG
from poros.domain.indeks.wewenang import Wewenang

pytestmark = pytest.mark.django_db
BESAR = "99999999999999999999"
"""More than a column holds."""
BIAYA_BUTIR = 12
"""Session, account, actor, the line, permissions, what may be sent in, reasons, evidence (its files, its uses),
spare pieces, last year."""


def teks(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


class TestAssessment:
    @pytest.mark.parametrize("status", [s for s in Status if s not in {Status.DIBEKUKAN, Status.DIUMUMKAN}])
    def test_each_point_of_the_road_offers_its_steps_to_whose_they_are(self, masuk, terisi, status):
        Penilaian.objects.update(status=status)
        terisi.refresh_from_db()
        for siapa, hak in (
            ("kabag_ekbang", {Wewenang.PENILAIAN_BAGI, Wewenang.PENILAIAN_ALIR}),
            ("sekda", set()),
            ("inspektur", set()),
        ):
            text = teks(masuk(siapa).get(f"/indeks/penilaian/{terisi.pk}/"))
            offered = {a for a in Aksi if f'value="{a}"' in text}
            assert offered == {a for a in FLOW.acts_from(status) if WEWENANG[a] in hak}, siapa
            assert terisi.get_status_display() in text

    @pytest.mark.parametrize(
        ("siapa", "langkah"), [("kabag_ekbang", {Aksi.CAIRKAN}), ("sekda", {Aksi.UMUMKAN}), ("kadis_pu", set())]
    )
    def test_a_frozen_one_is_opened_again_by_one_and_announced_by_another(self, masuk, beku, siapa, langkah):
        text = teks(masuk(siapa).get(f"/indeks/penilaian/{beku.pk}/"))
        assert {a for a in Aksi if f'value="{a}"' in text} == langkah

    def test_an_announced_one_offers_nothing(self, kota, masuk, beku):
        services.umumkan(kota.aktor("sekda"), beku)
        for siapa in ("kabag_ekbang", "sekda", "walikota"):
            text = teks(masuk(siapa).get(f"/indeks/penilaian/{beku.pk}/"))
            assert not {a for a in Aksi if f'value="{a}"' in text}

    @pytest.mark.parametrize("aksi", sorted(WAJIB_ALASAN - {Aksi.CAIRKAN}))
    def test_a_refused_step_keeps_its_words_and_says_why(self, masuk, terisi, aksi):
        at = next(s for s in Status if aksi in FLOW.acts_from(s))
        Penilaian.objects.update(status=at)
        answer = masuk("kabag_ekbang").post(f"/indeks/penilaian/{terisi.pk}/langkah/", {"aksi": aksi, "catatan": " "})
        assert answer.status_code == 422
        assert answer.context["gagal"].errors["catatan"]
        assert Penilaian.objects.get().status == at

    @pytest.mark.parametrize("banyak", [0, 1, 3])
    def test_an_indicator_costs_the_same_whatever_its_evidence(  # noqa: PLR0917 -- fixtures
        self, kota, masuk, berjalan, butir, django_assert_num_queries, banyak
    ):
        pu = kota.aktor("kadis_pu")
        for n in range(banyak):
            services.tambah_bukti_butir(pu, butir("I1"), judul=f"Bukti ke-{n}", keterangan="Rak")
            services.jawab(pu, butir("I1"), nilai=Decimal(n + 1), alasan=f"Alasan ke-{n}")
        client, url = masuk("kadis_pu"), f"/indeks/butir/{butir('I1').pk}/"
        client.get(url)
        with django_assert_num_queries(
            BIAYA_BUTIR if banyak else BIAYA_BUTIR - 2
        ):  # without pieces neither files nor uses
            text = teks(client.get(url))
        assert [f"Bukti ke-{n}" in text for n in range(3)] == [n < banyak for n in range(3)]
        assert [f"Alasan ke-{n}" in text for n in range(3)] == [n < banyak for n in range(3)]

    def test_the_newest_reason_stands_first(self, kota, masuk, berjalan, butir):
        for n in (1, 2):
            services.jawab(kota.aktor("kadis_pu"), butir("I1"), nilai=Decimal(n), alasan=f"Alasan ke-{n}")
        text = teks(masuk("sekda").get(f"/indeks/butir/{butir('I1').pk}/"))
        assert text.index("Alasan ke-2") < text.index("Alasan ke-1")

    def test_words_are_words(self, kota, masuk, berjalan, butir):
        bad = "<script>alert(1)</script>"
        services.jawab(kota.aktor("kadis_pu"), butir("I1"), nilai=Decimal(1), alasan=bad)
        services.tambah_bukti_butir(kota.aktor("kadis_pu"), butir("I1"), judul=bad, keterangan=bad)
        text = teks(masuk("inspektur").get(f"/indeks/butir/{butir('I1').pk}/"))
        assert bad not in text
        assert "&lt;script&gt;" in text


class TestAddresses:
    @pytest.mark.parametrize(
        "jalur",
        [
            "daerah/{n}/", "publik/daerah/{n}/", "publik/hasil/{n}/", "publik/hasil/{n}.json", "publik/hasil/{n}.csv",
            "penilaian/{n}/", "penilaian/{n}/pembagian/", "penilaian/{n}/simpulan/", "penilaian/{n}/kertas.csv", "butir/{n}/",
            "bukti/{n}/", "rencana/{n}/", "rencana/{n}/anggapan/", "rencana/{n}/tetapkan/", "rencana/{n}/peta.csv",
            "langkah/{n}/belanja/", "instrumen/{n}/", "instrumen/{n}/naskah.yaml",
        ],
    )  # fmt: skip
    def test_what_is_not_there_is_not_found(self, masuk, jalur):
        client = masuk("kabag_ekbang")
        for n in ("0", "999999", BESAR):
            assert client.get(f"/indeks/{jalur.format(n=n)}").status_code == 404, n

    @pytest.mark.parametrize(
        "jalur",
        [
            "penilaian/{n}/langkah/", "butir/{n}/nilai/", "butir/{n}/bukti/", "butir/{n}/bukti/pakai/", "butir/{n}/bukti/{n}/lepas/",
            "jawaban/{n}/kirim/", "rencana/{n}/hitung/", "rencana/{n}/ubah/",
        ],
    )  # fmt: skip
    def test_acts_are_posted_and_asked_of_what_is_there(self, masuk, jalur):
        client = masuk("kabag_ekbang")
        assert client.get(f"/indeks/{jalur.format(n=1)}").status_code == 405
        for n in ("999999", BESAR):
            answer = client.post(f"/indeks/{jalur.format(n=n)}", {"aksi": "mulai"})
            assert answer.status_code == 404, n

    @pytest.mark.parametrize("bukti", ["0", "999999", BESAR])
    def test_evidence_by_a_number_beyond_all_is_none(self, masuk, berjalan, butir, bukti):
        answer = masuk("kadis_pu").post(f"/indeks/butir/{butir('I1').pk}/bukti/{bukti}/lepas/")
        assert answer.status_code == 302

    @pytest.mark.parametrize(
        "kueri",
        [
            "", "?tahun=x", f"?tahun={BESAR}", "?mulai=x", "?mulai=99999", "?mulai=-1", f"?mulai={BESAR}", "?jenis=palsu",
            "?provinsi=xx", "?q=%00", "?q=%25", "?penduduk=x", "?tahun=2023&q=zzzz", "?mulai=²",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("jalur", ["", "hasil/spbe/", "hasil/tidak-ada/", "publik/", "hasil/spbe/ekspor.csv"])
    def test_filters_of_the_comparison(self, masuk, jalur, kueri):
        assert masuk("camat").get(f"/indeks/{jalur}{kueri}").status_code == 200

    @pytest.mark.parametrize("kueri", ["?dari=x", f"?dari={BESAR}", "?dari=-1", "?dari=²"])
    def test_a_text_to_begin_with_that_there_is_not(self, masuk, kueri):
        assert (
            "kode:"
            not in teks(masuk("admin").get(f"/indeks/instrumen/tulis/{kueri}"))
            .split("<textarea")[-1]
            .split("</textarea>")[0]
        )

    @pytest.mark.parametrize("kueri", ["?penilaian=x", f"?penilaian={BESAR}", "?penilaian=999999", "?penilaian=²"])
    def test_an_assessment_to_begin_from_that_there_is_not(self, masuk, kueri):
        assert masuk("kabag_ekbang").get(f"/indeks/rencana/susun/{kueri}").status_code == 200

    def test_one_that_is_not_for_ones_eyes_is_not_offered(self, masuk, beku):
        text = teks(masuk("kabag_kesra").get(f"/indeks/rencana/susun/?penilaian={beku.pk}"))
        assert "Indeks Contoh 2026" not in text
        assert "Indeks Contoh 2026" in teks(masuk("kabag_ekbang").get(f"/indeks/rencana/susun/?penilaian={beku.pk}"))


class TestRoadmap:
    @pytest.fixture
    def peta(self, kota, beku):
        begin = baca.awal(judul="Naik", mulai=2027, tahun=2028, sasaran=Decimal("2.60"), penilaian=beku)
        ekbang = kota.aktor("kabag_ekbang")
        row = services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
        services.ubah_rencana(ekbang, row, pilihan={"I1": [3, 4], "I2": [3, 3], "I3": [2, 3]})
        owners = {"I1": kota.unit["pu"].pk, "I3": kota.unit["pu"].pk}
        services.tetapkan_rencana(ekbang, row, pemilik=owners, tenggat=date(2099, 12, 1))
        return row

    def test_money_is_offered_to_who_may_write_it(self, masuk, peta):
        step = peta.langkah.first()
        url = reverse("indeks:belanja", args=[step.pk])
        for siapa, kode in (
            ("kadis_pu", 200),
            ("tu_pu", 200),
            ("kabag_ekbang", 200),
            ("sekda", 404),
            ("kadis_dlh", 404),
        ):
            assert masuk(siapa).get(url).status_code == kode, siapa

    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_steps_go_out_in_the_order_of_the_years(self, masuk, peta, bentuk):
        answer = masuk("kadis_pu").get(reverse("indeks:peta_ekspor", args=[peta.pk, bentuk]))
        body = b"".join(answer.streaming_content)
        if bentuk == "csv":
            lines = body.decode("utf-8-sig").splitlines()
            assert len(lines) == 1 + peta.langkah.count() == 4

    def test_a_unit_of_the_plan_reads_it_and_changes_nothing(self, masuk, peta):
        client, url = masuk("kadis_pu"), f"/indeks/rencana/{peta.pk}/"
        assert "Layanan aduan" in teks(client.get(url))
        assert client.post(f"{url}ubah/", {}).status_code == 404
        assert client.get(f"{url}anggapan/").status_code == 404
        assert client.get(f"{url}tetapkan/").status_code == 404
