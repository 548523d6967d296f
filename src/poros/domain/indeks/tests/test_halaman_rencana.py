"""Pages of plans: live numbers, hand edits, assumptions, the roadmap with its money."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from poros.domain.indeks import services
from poros.domain.indeks.models import LangkahRencana, Rencana
from poros.domain.indeks.queries import rencana as baca

pytestmark = pytest.mark.django_db


def teks(response) -> str:
    return response.content.decode()


@pytest.fixture
def rencana(kota, beku):
    """A plan from 1.80 to 2.60, so many as asked for; the last is returned."""

    def make(banyak: int = 1) -> Rencana:
        for n in range(banyak):
            begin = baca.awal(judul=f"Rencana {n}", tahun=2027, sasaran=Decimal("2.60"), penilaian=beku)
            made = services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)
        return made

    return make


def isi(**lain) -> dict[str, str]:
    """The plan's form as it stands, with changes."""
    return {"sasaran": "2,60", "t-I1-2027": "3", "t-I2-2027": "3", "t-I3-2027": "3"} | lain


def lembar(**lain) -> dict[str, str]:
    """The sheet of assumptions as it stands, with changes; no precondition, no capacity."""
    steps = {f"b-{kode}-{n}": str(n) for kode in ("I1", "I2", "I3") for n in range(1, 6)}
    sets = {f"{name}-{end}": "0" for name in ("s", "k") for end in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return {"mulai": "2027", "tahun": "2027", "langkah_setahun": "", **steps, **sets} | lain


class TestPlans:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_five_statements(self, rencana, masuk, django_assert_num_queries, banyak):
        """Session, account, actor, plans, and whether one may begin a further one."""
        rencana(banyak)
        client = masuk("kabag_ekbang")
        client.get("/indeks/rencana/")
        with django_assert_num_queries(5):
            page = client.get("/indeks/rencana/")
        assert teks(page).count("Rencana ") - teks(page).count("Rencana naik") == banyak

    def test_nobody_has_planned_yet(self, masuk):
        assert "Belum ada rencana" in teks(masuk("camat").get("/indeks/rencana/"))

    def test_begun_from_an_assessment_the_way_is_there(self, beku, masuk):
        wanted = {"judul": "Menuju Baik", "penilaian": beku.pk, "tahun": 2027, "predikat": "Baik"}
        page = teks(masuk("kabag_ekbang").post("/indeks/rencana/susun/", wanted, follow=True))
        assert "sasaran tercapai" in page
        assert "terbukti terkecil" in page
        assert "<polyline" in page

    def test_it_asks_where_one_stands(self, masuk):
        answer = masuk("kabag_ekbang").post("/indeks/rencana/susun/", {"judul": "x", "tahun": 2027, "sasaran": "3"})
        assert answer.status_code == 422
        assert "Pilih penilaian" in teks(answer)

    def test_numbers_follow_the_form_and_nothing_is_kept(self, rencana, masuk):
        row = rencana()
        url = reverse("indeks:hitung_rencana", args=[row.pk])
        answer = masuk("kabag_ekbang").post(
            url, isi(**{"t-I3-2027": "2", "t-I1-2027": "4"}), headers={"HX-Request": "true"}
        )
        assert "2,60" in teks(answer)
        assert "2 indikator naik" in teks(answer)
        assert "<html" not in teks(answer)
        assert Rencana.objects.get().pilihan == {"I1": [3], "I2": [3], "I3": [3]}

    def test_hand_edits_are_kept_and_the_way_is_computed_anew(self, rencana, masuk):
        row, client = rencana(), masuk("kabag_ekbang")
        url = reverse("indeks:ubah_rencana", args=[row.pk])
        client.post(url, isi(**{"t-I1-2027": "4"}))
        row.refresh_from_db()
        assert row.pilihan == {"I1": [4], "I2": [3], "I3": [3]}
        client.post(url, isi(ulang="", **{"t-I1-2027": "4"}))
        row.refresh_from_db()
        assert row.pilihan == {"I1": [3], "I2": [3], "I3": [3]}

    def test_a_level_once_reached_is_kept_by_the_years_after(self, rencana, masuk):
        row, client = rencana(), masuk("kabag_ekbang")
        client.post(reverse("indeks:anggapan_rencana", args=[row.pk]), lembar(tahun="2028"))
        wanted = isi(**{f"t-I{n}-2028": "3" for n in (1, 2, 3)} | {"t-I1-2027": "5"})
        client.post(reverse("indeks:ubah_rencana", args=[row.pk]), wanted)
        row.refresh_from_db()
        assert row.pilihan["I1"] == [5, 5]

    def test_nonsense_is_refused_and_stays_in_the_form(self, rencana, masuk):
        answer = masuk("kabag_ekbang").post(
            reverse("indeks:ubah_rencana", args=[rencana().pk]), isi(sasaran="banyak", **{"t-I1-2027": "9"})
        )
        assert answer.status_code == 422
        assert 'value="banyak"' in teks(answer)

    def test_numbers_of_nonsense_are_those_that_are_kept(self, rencana, masuk):
        url = reverse("indeks:hitung_rencana", args=[rencana().pk])
        answer = masuk("kabag_ekbang").post(url, isi(**{"t-I1-2027": "9"}), headers={"HX-Request": "true"})
        assert answer.status_code == 200
        assert "3,00" in teks(answer)

    def test_what_it_breaks_and_why_it_falls_short_are_told(self, rencana, masuk):
        row, client = rencana(), masuk("kabag_ekbang")
        held = {"k-TOTAL_FORMS": "1", "k-0-unit": "", "k-0-tahun": "", "k-0-upaya": "4"}
        page = teks(client.post(reverse("indeks:anggapan_rencana", args=[row.pk]), lembar(**held), follow=True))
        assert "Sasaran belum terjangkau" in page
        assert "tanpa kapasitas unit per tahun" in page
        live = client.post(reverse("indeks:hitung_rencana", args=[row.pk]), isi(), headers={"HX-Request": "true"})
        assert "Rencana ini melampaui batasnya" in teks(live)

    def test_decided_it_is_a_roadmap_with_work(self, kota, rencana, masuk):
        row, client = rencana(), masuk("kabag_ekbang")
        url = reverse("indeks:tetapkan_rencana", args=[row.pk])
        assert client.post(url, {"tenggat": "2099-12-01", "u-I3": ""}).status_code == 422
        page = teks(client.post(url, {"tenggat": "2099-12-01", "u-I3": kota.unit["pu"].pk}, follow=True))
        assert "1 penugasan diterbitkan." in page
        assert "Peta jalan" in page
        assert LangkahRencana.objects.get().tenggat == date(2099, 12, 1)
        assert "Layanan aduan" in teks(masuk("kadis_pu").get(reverse("indeks:rencana", args=[row.pk])))

    def test_money_and_progress_stand_on_the_roadmap(self, kota, rencana, masuk):
        row, client = rencana(), masuk("kabag_ekbang")
        wanted = {"tenggat": "2099-12-01", "u-I3": kota.unit["pu"].pk}
        client.post(reverse("indeks:tetapkan_rencana", args=[row.pk]), wanted)
        step = LangkahRencana.objects.get()
        url = reverse("indeks:belanja", args=[step.pk])
        assert client.post(url, {"anggaran": "250.000.000"}).status_code == 422
        paid = {"rekening": "5.1.02.02.01.0061", "kegiatan": "Pengelolaan aduan", "anggaran": "250.000.000"}
        page = teks(client.post(url, paid, follow=True))
        assert "Rp250.000.000" in page
        assert "5.1.02.02.01.0061" in page
        assert "0 dari 1 langkah selesai" in page
        table = client.get(reverse("indeks:peta_ekspor", args=[row.pk, "csv"]))
        assert "250000000" in b"".join(table.streaming_content).decode()
        assert masuk("kadis_dlh").get(url).status_code == 404

    def test_a_deadline_beyond_any_calendar_is_refused(self, kota, rencana, masuk):
        url = reverse("indeks:tetapkan_rencana", args=[rencana().pk])
        answer = masuk("kabag_ekbang").post(url, {"tenggat": "9999-01-01", "u-I3": kota.unit["pu"].pk})
        assert answer.status_code == 422
        assert "terlalu jauh" in teks(answer)

    def test_who_only_looks_changes_nothing(self, rencana, masuk):
        row, client = rencana(), masuk("sekda")
        assert "Hitung ulang" not in teks(client.get(reverse("indeks:rencana", args=[row.pk])))
        assert client.post(reverse("indeks:ubah_rencana", args=[row.pk]), isi()).status_code == 404
        assert masuk("camat").get(reverse("indeks:rencana", args=[row.pk])).status_code == 404


class TestAssumptions:
    def test_the_sheet_shows_what_is_assumed(self, kota, rencana, masuk):
        page = teks(masuk("kabag_ekbang").get(reverse("indeks:anggapan_rencana", args=[rencana().pk])))
        assert page.count('name="b-I') == 15
        assert f'<option value="{kota.unit["pu"].pk}" selected>' in page

    def test_everything_told_is_kept(self, kota, rencana, masuk):
        row = rencana()
        told = lembar(
            **{
                "tahun": "2028", "langkah_setahun": "2", "b-I3-4": "2,5", "p-I1": kota.unit["dlh"].pk,
                "s-TOTAL_FORMS": "2", "s-0-kode": "I3", "s-0-tingkat": "2", "s-0-perlu": "I1", "s-0-perlu_tingkat": "3",
                "k-TOTAL_FORMS": "2", "k-0-unit": kota.unit["pu"].pk, "k-0-tahun": "", "k-0-upaya": "6",
                "k-1-unit": "", "k-1-tahun": "2027", "k-1-upaya": "9",
            }
        )  # fmt: skip
        answer = masuk("kabag_ekbang").post(reverse("indeks:anggapan_rencana", args=[row.pk]), told)
        assert answer.status_code == 302
        row.refresh_from_db()
        assert (row.masa, row.langkah_setahun, row.upaya["I3"][3]) == ((2027, 2028), 2, "2.5")
        assert row.pelaksana == {"I1": kota.unit["dlh"].pk}
        assert row.syarat == [{"kode": "I3", "tingkat": 2, "perlu": "I1", "perlu_tingkat": 3}]
        pu = kota.unit["pu"].pk
        assert [(k["unit"], k["tahun"], k["upaya"]) for k in row.kapasitas] == [
            (pu, 2027, "6"),
            (pu, 2028, "6"),
            (None, 2027, "9"),
        ]

    def test_one_effort_for_all(self, rencana, masuk):
        row = rencana()
        masuk("kabag_ekbang").post(
            reverse("indeks:anggapan_rencana", args=[row.pk]), lembar(ratakan="", **{"d-3": "7"})
        )
        row.refresh_from_db()
        assert [row.upaya[kode] for kode in ("I1", "I2", "I3")] == [["1", "2", "7", "4", "5"]] * 3

    @pytest.mark.parametrize(
        ("rusak", "kata"),
        [
            ({"b-I1-1": "banyak"}, "Masukkan sebuah bilangan"),
            ({"mulai": "2030"}, "tahun mulai tidak melewati"),
            ({"s-TOTAL_FORMS": "1", "s-0-kode": "I3"}, "Lengkapi"),
            ({"k-TOTAL_FORMS": "1", "k-0-upaya": "-1"}, "lebih besar dari atau sama dengan 0"),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_is_kept(self, rencana, masuk, rusak, kata):
        row = rencana()
        answer = masuk("kabag_ekbang").post(reverse("indeks:anggapan_rencana", args=[row.pk]), lembar(**rusak))
        assert answer.status_code == 422
        assert kata in teks(answer)
        assert Rencana.objects.get().masa == (2027,)

    def test_only_for_those_whose_plan_it_is(self, rencana, masuk):
        url = reverse("indeks:anggapan_rencana", args=[rencana().pk])
        assert masuk("sekda").get(url).status_code == 404
