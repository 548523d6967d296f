"""A unit says what it thinks of its own posts: after the proposal, before the letter; who writes, who reads."""

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import PosTelaah, TanggapanPos
from poros.domain.reformasi.queries import telaah as baca
from poros.domain.reformasi.rules.alur import AksiTelaah
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
KATA = "Seksi ini memimpin regu jaga pintu air."


@pytest.fixture
def tanggap(kota, pos):
    """Comment on a post as an office."""

    def say(siapa: str = "kadis_pu", kode: str = "pupr-irigasi", isi: str = KATA) -> TanggapanPos:
        return services.tanggapi(kota.aktor(siapa), pos(kode), isi=isi)

    return say


@pytest.mark.parametrize("siapa", ["kadis_pu", "tu_pu"])
def test_leader_and_secretariat_of_the_unit(kota, usulan, tanggap, siapa):
    made = tanggap(siapa, isi=f"  {KATA} ")
    assert (made.isi, made.orang_id) == (KATA, kota.orang[siapa].pk)
    line = Jejak.objects.get(aksi="reformasi.pos_tanggapi")
    assert (line.orang_id, line.data["isi"]) == (kota.orang[siapa].pk, f"  {KATA} ")


@pytest.mark.parametrize("siapa", ["staf_pu", "kadis_dlh", "camat", "sekda", "inspektur", "kabag_kesra", "admin"])
def test_nobody_else(usulan, tanggap, siapa):
    with pytest.raises(TidakBerwenang):
        tanggap(siapa)
    assert not TanggapanPos.objects.exists()


def test_not_on_the_posts_of_others(usulan, tanggap):
    with pytest.raises(TidakBerwenang):
        tanggap(kode="rsud-seksi")


def test_a_draft_is_not_shown_so_nothing_is_said(telaah, tanggap):
    with pytest.raises(TidakBerwenang):
        tanggap()


@pytest.mark.parametrize("isi", ["", " ", "\n\t"])
def test_words_are_needed(usulan, tanggap, isi):
    with pytest.raises(Ditolak) as refused:
        tanggap(isi=isi)
    assert refused.value.bidang == "isi"


def test_closed_with_the_letter_and_open_again_with_the_next_proposal(usulan, tanggap, langkah):
    langkah(usulan, AksiTelaah.KIRIM)
    with pytest.raises(Ditolak, match="sudah dikirim"):
        tanggap()
    langkah(usulan, AksiTelaah.PERBAIKI, catatan="Kementerian minta ditinjau")
    with pytest.raises(TidakBerwenang):
        tanggap()
    langkah(usulan, AksiTelaah.AJUKAN)
    assert tanggap().pos.kode == "pupr-irigasi"


@pytest.mark.parametrize(
    ("siapa", "banyak"),
    [
        ("kabag_umum", 2),
        ("sekda", 2),
        ("inspektur", 2),
        ("kabag_kesra", 2),
        ("kadis_pu", 2),
        ("camat", 0),
        ("admin", 0),
    ],
)
def test_read_by_who_reads_the_post(kota, usulan, tanggap, siapa, banyak):
    tanggap()
    tanggap("tu_pu", "pupr-jalan", "Lihat juga seksi jalan.")
    assert baca.tanggapan(baca.pos_terlihat(kota.aktor(siapa), usulan)).count() == banyak


def test_a_comment_changes_no_proposal(usulan, tanggap, pos):
    before = PosTelaah.objects.values_list("kode", "usul", "akhir", "diputus").order_by("pk")
    kept = list(before)
    tanggap()
    assert list(before.all()) == kept


class TestPages:
    def test_written_on_the_post_and_read_on_the_review(self, masuk, usulan, pos):
        url = f"/reformasi/jabatan/{pos('pupr-irigasi').pk}/"
        unit = masuk("kadis_pu")
        assert "Kirim tanggapan" in unit.get(url).content.decode()
        empty = unit.post(f"{url}tanggapan/", {"isi": " "})
        assert empty.status_code == 422
        text = unit.post(f"{url}tanggapan/", {"isi": f"<b>{KATA}</b>"}, follow=True).content.decode()
        assert f"&lt;b&gt;{KATA}" in text
        lead = masuk("kabag_umum")
        assert "Kirim tanggapan" not in lead.get(url).content.decode()
        assert KATA in lead.get(f"/reformasi/telaah/{usulan.pk}/").content.decode()
        assert lead.post(f"{url}tanggapan/", {"isi": "x"}).status_code == 404

    def test_refused_after_the_letter_the_words_stay_in_the_field(self, masuk, usulan, pos, langkah):
        langkah(usulan, AksiTelaah.KIRIM)
        url = f"/reformasi/jabatan/{pos('pupr-irigasi').pk}/"
        unit = masuk("kadis_pu")
        assert "Kirim tanggapan" not in unit.get(url).content.decode()
        answer = unit.post(f"{url}tanggapan/", {"isi": KATA})
        assert answer.status_code == 422
        assert KATA in answer.content.decode()
        assert "sudah dikirim" in answer.content.decode()


def test_the_same_through_the_api(program, usulan, pos):
    unit = program("kadis_pu")
    url = f"/reformasi/jabatan/{pos('pupr-irigasi').pk}/tanggapan"
    assert unit.post(url, {"isi": KATA}).status_code == 200
    assert [g["penunjuk"] for g in unit.post(url, {"isi": ""}).json()["galat"]] == ["/isi"]
    assert program("camat").post(url, {"isi": KATA}).status_code == 404
    assert program("kadis_pu", "reformasi:baca").post(url, {"isi": KATA}).status_code == 403
    said = program("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/tanggapan").json()["isi"]
    assert [(t["isi"], t["pos"]) for t in said] == [(KATA, pos("pupr-irigasi").pk)]
    assert program("camat").get(f"/reformasi/telaah/{usulan.pk}/tanggapan").status_code == 404
