"""Who sees a part of a review sees that part whole: every page opens, and nothing of other units shines through."""

from datetime import date

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import PosTelaah, PutusanPos, TimKerja
from poros.domain.reformasi.queries import telaah as baca
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
HALAMAN = ("", "jabatan/", "simulasi/", "tim/", "usulan.csv", "usulan.xlsx", "usulan.pdf")
SEBAGIAN = ("kadis_pu", "tu_pu", "asisten2", "sekda", "kabag_kesra", "inspektur", "walikota")
"""Asisten 2 sees bagian whose head's head is not in the picture: once a 500."""


def isi(answer) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode("utf-8", "replace")


@pytest.fixture
def tim(kota, usulan):
    """A team for each simplified post."""
    services.susun_tim(kota.aktor("kabag_umum"), usulan)
    return usulan


@pytest.mark.parametrize("siapa", SEBAGIAN)
def test_every_page_opens(masuk, tim, siapa):
    user = masuk(siapa)
    assert {p: user.get(f"/reformasi/telaah/{tim.pk}/{p}").status_code for p in HALAMAN} == dict.fromkeys(HALAMAN, 200)


@pytest.mark.parametrize("siapa", SEBAGIAN)
def test_every_reading_of_the_api_answers(program, tim, siapa):
    user, url = program(siapa), f"/reformasi/telaah/{tim.pk}"
    for path in ("", "/simulasi", "/jabatan", "/tanggapan"):
        assert user.get(url + path).status_code == 200, path


@pytest.mark.parametrize("siapa", ["camat", "kadis_dlh", "kadis_sos", "staf_pu", "admin"])
def test_who_has_no_part_finds_nothing(masuk, tim, siapa):
    user = masuk(siapa)
    assert {user.get(f"/reformasi/telaah/{tim.pk}/{p}").status_code for p in HALAMAN} == {404}


def test_nor_does_his_program(program, tim):
    for path in ("", "/simulasi", "/jabatan", "/tanggapan"):
        assert program("camat").get(f"/reformasi/telaah/{tim.pk}{path}").status_code == 404


class TestPart:
    def test_a_dinas_is_simulated_alone(self, kota, tim):
        s = baca.simulasi(baca.urut(baca.pos_terlihat(kota.aktor("kadis_pu"), tim)))
        assert (s.jumlah_sebelum, s.terdampak, s.belum) == (10, 2, 0)
        assert [(t.kode, t.sebelum, t.sesudah) for t in s.tingkat] == [("pupr", 3, 3)]
        assert s.induk["pupr"] == ""

    def test_a_bagian_without_the_head_above_it(self, kota, tim):
        posts = baca.urut(baca.pos_terlihat(kota.aktor("asisten2"), tim))
        assert "setda" not in {p.kode for p in posts}
        s = baca.simulasi(posts)
        assert s.induk["as2"] == ""
        assert s.tingkat == ()
        assert s.jumlah_sebelum == len(posts)

    def test_the_parts_add_up_to_what_the_whole_says_of_them(self, kota, tim):
        whole = baca.rekap(baca.pos_terlihat(kota.aktor("kabag_umum"), tim))
        part = baca.rekap(baca.pos_terlihat(kota.aktor("kadis_pu"), tim))
        assert part == [r for r in whole if r.kode == "pupr"]


class TestOthers:
    def test_teams_tell_nothing_of_other_units(self, kota, masuk, tim):
        """Once every unit read the teams of all, and with them which posts of others go."""
        all_teams = set(TimKerja.objects.values_list("nama", flat=True))
        own = {t.nama for t in baca.tim_terlihat(kota.aktor("kadis_pu"), tim)}
        assert own == {"Tim Kerja Irigasi dan Rawa", "Tim Kerja Pemeliharaan Jalan"}
        page = masuk("kadis_pu").get(f"/reformasi/telaah/{tim.pk}/tim/").content.decode()
        assert [n for n in all_teams - own if n in page] == []
        assert [n for n in own if n not in page] == []

    def test_nor_to_a_program(self, program, tim):
        told = {s: program(s).get(f"/reformasi/telaah/{tim.pk}").json()["tim"] for s in ("kadis_pu", "kabag_umum")}
        assert {t["nama"] for t in told["kadis_pu"]} == {"Tim Kerja Irigasi dan Rawa", "Tim Kerja Pemeliharaan Jalan"}
        assert len(told["kabag_umum"]) == 9

    def test_nor_do_lists_and_tables(self, masuk, tim):
        unit, url = masuk("kadis_pu"), f"/reformasi/telaah/{tim.pk}/"
        foreign = set(PosTelaah.objects.exclude(pangkal="pupr").values_list("jabatan", flat=True))
        foreign -= set(PosTelaah.objects.filter(pangkal="pupr").values_list("jabatan", flat=True))
        foreign.discard("Kepala Bagian Umum")  # who took the steps, and is named with them
        for page in ("jabatan/", "usulan.csv", ""):
            text = isi(unit.get(url + page))
            assert [name for name in foreign if name in text] == [], page

    def test_a_filter_by_another_unit_finds_nothing(self, masuk, tim):
        text = masuk("kadis_pu").get(f"/reformasi/telaah/{tim.pk}/jabatan/", {"pangkal": "rsud"}).content.decode()
        assert "Tidak ada jabatan" in text
        assert "RSUD" not in text.split("</form>")[-1]

    def test_another_units_post_is_not_there(self, masuk, tim, pos):
        assert masuk("kadis_pu").get(f"/reformasi/jabatan/{pos('rsud-seksi').pk}/").status_code == 404

    def test_nor_for_a_program(self, program, tim, pos):
        row = pos("rsud-seksi")
        assert program("kadis_pu").get(f"/reformasi/jabatan/{row.pk}").status_code == 404
        assert program("kadis_pu").post(f"/reformasi/jabatan/{row.pk}/tanggapan", {"isi": "x"}).status_code == 404

    def test_a_decision_on_another_units_post_neither(self, masuk, usulan):
        own = PutusanPos.objects.get(pos__kode="pupr-banjir")
        foreign = PutusanPos.objects.get(pos__kode="adbang-evaluasi")
        unit = masuk("kadis_pu")
        assert unit.get(f"/reformasi/putusan/{own.pk}/").status_code == 302
        assert unit.get(f"/reformasi/putusan/{foreign.pk}/").status_code == 404


class TestNames:
    """Not one page of a review, whoever opens it, holds the name of somebody who holds a post."""

    @pytest.mark.parametrize("siapa", ["kabag_umum", "kadis_pu", "inspektur", "kabag_kesra"])
    def test_but_the_one_that_is_asked_for(self, kota, masuk, siapa, data_telaah):
        lead = kota.aktor("kabag_umum")
        made = services.susun_telaah(lead, kota.unit["umum"], data=data_telaah)
        made.pos.exclude(pangkal="").update(akhir="disederhanakan")
        type(made).objects.filter(pk=made.pk).update(status="usulan")
        services.susun_tim(lead, made)
        user = masuk(siapa)
        others = [o.nama for k, o in kota.orang.items() if k not in {siapa, "kabag_umum"}]
        for page in HALAMAN[:-1]:
            text = isi(user.get(f"/reformasi/telaah/{made.pk}/{page}"))
            assert [n for n in others if n in text] == [], page

    def test_who_no_longer_holds_the_post_is_not_named(self, kota, usulan, pos):
        row = pos("pupr-jalan")
        row.jabatan_asal = kota.jabatan["kadis_pu"]
        row.save()
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(sampai=date(2021, 1, 1))
        opened = services.buka_terdampak(kota.aktor("kabag_kesra"), usulan)
        assert [(p.kode, held) for p, held in opened] == [("pupr-jalan", [])]

    def test_what_stays_names_nobody(self, kota, usulan, pos):
        row = pos("pupr")
        assert (row.akhir, row.jabatan_asal_id) == ("dipertahankan", kota.jabatan["kadis_pu"].pk)
        assert services.buka_terdampak(kota.aktor("kabag_kesra"), usulan) == []


class TestWhoSpeaks:
    """For a perangkat daerah its own leaders: the head of region leads none, the inspektur his own."""

    @pytest.fixture
    def inspektorat(self, kota, usulan):
        return PosTelaah.objects.select_related("telaah").get(telaah=usulan, kode="insp-umum")

    def test_the_inspektur_on_posts_of_his_own_office(self, kota, inspektorat):
        """Once nobody could speak for the Inspektorat."""
        said = services.tanggapi(kota.aktor("inspektur"), inspektorat, isi="Subbagian ini menyimpan berkas periksa.")
        assert said.jabatan == "Inspektur"

    def test_but_on_no_others(self, kota, usulan, pos):
        with pytest.raises(TidakBerwenang):
            services.tanggapi(kota.aktor("inspektur"), pos("pupr-jalan"), isi="x")

    @pytest.mark.parametrize("kode", ["pupr-jalan", "insp-umum", "umum-tu"])
    def test_the_head_of_region_on_none(self, kota, usulan, pos, kode):
        """Once he could speak for every dinas, as all of them are below him."""
        with pytest.raises(TidakBerwenang):
            services.tanggapi(kota.aktor("walikota"), pos(kode), isi="x")

    @pytest.mark.parametrize(
        ("siapa", "kode"), [("sekda", "umum-tu"), ("kabag_umum", "umum-tu"), ("asisten2", "adbang")]
    )
    def test_setda_is_one_perangkat_daerah(self, kota, usulan, pos, siapa, kode):
        assert services.tanggapi(kota.aktor(siapa), pos(kode), isi="Kata kami").isi == "Kata kami"

    def test_the_page_offers_what_the_command_allows(self, masuk, usulan, pos):
        for siapa, kode, wanted in (
            ("inspektur", "insp-umum", True),
            ("inspektur", "pupr-jalan", False),
            ("walikota", "pupr-jalan", False),
            ("kadis_pu", "pupr-jalan", True),
        ):
            text = masuk(siapa).get(f"/reformasi/jabatan/{pos(kode).pk}/").content.decode()
            assert ("Kirim tanggapan" in text) is wanted, (siapa, kode)


class TestTooLate:
    """A page left open while the review went on: what is refused is said, though its form is no longer shown."""

    @pytest.mark.parametrize(
        ("jalur", "isi"),
        [
            ("fakta", {"fungsi": "teknis", "pemangku": "3"}),
            ("putusan", {"hasil": "dipertahankan", "alasan": "Beban kerja", "jf": ""}),
        ],
    )
    def test_on_a_post(self, masuk, usulan, pos, jalur, isi):
        """Once the page came back without a word."""
        before = pos("pupr-jalan")
        answer = masuk("kabag_umum").post(f"/reformasi/jabatan/{before.pk}/{jalur}/", isi)
        assert answer.status_code == 422
        assert "sudah menjadi usulan" in answer.content.decode()
        assert (pos("pupr-jalan").akhir, pos("pupr-jalan").pemangku) == (before.akhir, before.pemangku)

    def test_of_the_whole_review(self, masuk, usulan):
        user, url = masuk("kabag_umum"), f"/reformasi/telaah/{usulan.pk}/"
        late = user.post(f"{url}hitung/")
        assert late.status_code == 409
        assert "sudah menjadi usulan" in late.content.decode()
        twice = user.post(f"{url}langkah/", {"aksi": "ajukan", "tanggal": "2026-11-24"})
        assert twice.status_code == 409
