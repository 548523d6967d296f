"""The spokesman's desk: rumours that are answered, help asked for by letter, the public page in plain words."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import services
from poros.domain.krisis.models import MintaBantuan, Rumor
from poros.domain.krisis.rules.alur import JenisSiaran
from poros.domain.krisis.tests.bahan import bantuan, rumor
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.domain.krisis.values import DataSiaran
from poros.domain.naskah.models import BentukNaskah, Naskah
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


def jawab(row, actor, heard, **lain):
    data = {"jenis": JenisSiaran.KLARIFIKASI, "judul": "Tanggul utuh", "isi": "Foto pukul sembilan", "rumor_id": heard}
    return services.siarkan(actor, row, data=DataSiaran(**(data | lain)))


def test_a_rumour_waits_until_a_statement_answers_it(aktif, bpbd, kota):
    row = aktif()
    heard = services.catat_rumor(kota.aktor("camat"), row, data=rumor())
    assert heard.oleh == "Pejabat Camat Utara, Camat Utara"
    said = jawab(row, bpbd, heard.pk)
    heard.refresh_from_db()
    assert heard.jawaban == said
    with pytest.raises(Ditolak, match="sudah dijawab") as refused:
        jawab(row, bpbd, heard.pk)
    assert refused.value.bidang == "rumor"
    assert row.siaran.count() == 1


def test_an_answer_belongs_to_its_own_event(aktif, bpbd, buka):
    other = buka(nama="Lain")
    heard = services.catat_rumor(bpbd, other, data=rumor())
    with pytest.raises(Ditolak, match="tidak ada"):
        jawab(aktif(), bpbd, heard.pk)
    heard.refresh_from_db()
    assert heard.jawaban is None


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [({"isi": " "}, "isi"), ({"asal": ""}, "asal"), ({"waktu": timezone.now() + timedelta(days=2)}, "waktu")],
)
def test_a_rumour_has_words_a_place_and_a_moment_that_was(aktif, bpbd, lain, bidang):
    with pytest.raises(Ditolak) as refused:
        services.catat_rumor(bpbd, aktif(), data=rumor(**lain))
    assert (refused.value.bidang, Rumor.objects.count()) == (bidang, 0)


@pytest.mark.parametrize("kode", ["inspektur", "admin"])
def test_who_watches_or_runs_the_system_reports_no_rumours(aktif, kota, kode):
    with pytest.raises(TidakBerwenang):
        services.catat_rumor(kota.aktor(kode), aktif(), data=rumor())


def test_asking_for_help_drafts_a_letter_with_checked_figures_only(aktif, bpbd, kota):
    row = aktif()
    services.catat_angka(bpbd, row, data=angka(640, "GOR", sah=True))
    services.catat_angka(bpbd, row, data=angka(77, "Masjid"))
    with translation.override("en"):
        asked = services.minta_bantuan(bpbd, row, data=bantuan(kota))
    letter = Naskah.objects.get(pk=asked.naskah_id)
    words = letter.isi["isi"]
    assert (letter.hal, letter.bentuk.kode, letter.unit) == ("Permohonan perahu", "surat-dinas", kota.unit["bpbd"])
    assert "4 perahu karet" in words
    assert "Keputusan 300/1/2026" in words
    assert "Mengungsi (jiwa): 640" in words, "government paper is Indonesian whoever writes"
    assert "717" not in words
    assert letter.penerima.get().sebutan == "Gubernur Rekaan"
    assert letter.penandatangan.get().jabatan == kota.jabatan["walikota"]


def test_without_checked_figures_the_letter_claims_none(aktif, bpbd, kota):
    asked = services.minta_bantuan(bpbd, aktif(), data=bantuan(kota))
    assert "angka yang sudah diperiksa" not in Naskah.objects.get(pk=asked.naskah_id).isi["isi"]


def test_a_drill_asks_nobody(aktif, bpbd, kota):
    asked = services.minta_bantuan(bpbd, aktif(latihan=True), data=bantuan(kota))
    assert (asked.naskah_id, Naskah.objects.count()) == (None, 0)


@pytest.mark.parametrize(
    ("lain", "bidang"), [({"kepada": ""}, "kepada"), ({"hal": " "}, "hal"), ({"kebutuhan": ""}, "kebutuhan")]
)
def test_a_request_says_to_whom_what_and_how_much(aktif, bpbd, kota, lain, bidang):
    with pytest.raises(Ditolak) as refused:
        services.minta_bantuan(bpbd, aktif(), data=bantuan(kota, **lain))
    assert (refused.value.bidang, MintaBantuan.objects.count(), Naskah.objects.count()) == (bidang, 0, 0)


def test_where_letters_of_this_kind_are_not_made_the_request_says_so(aktif, bpbd, kota):
    BentukNaskah.objects.filter(kode="surat-dinas").update(aktif=False)
    with pytest.raises(Ditolak, match="tidak aktif"):
        services.minta_bantuan(bpbd, aktif(), data=bantuan(kota))
    assert MintaBantuan.objects.count() == 0


def test_a_signer_who_may_not_sign_is_refused(aktif, bpbd, kota):
    with pytest.raises(Ditolak):
        services.minta_bantuan(bpbd, aktif(), data=bantuan(kota, penanda_id=kota.jabatan["staf_pu"].pk))
    assert MintaBantuan.objects.count() == 0


@pytest.mark.parametrize("kode", ["camat", "kadis_sos", "kabag_umum", "inspektur", "admin"])
def test_help_is_asked_for_by_who_is_in_command(aktif, kota, bpbd, kode):
    row, actor = aktif(), kota.aktor(kode)
    asked = services.minta_bantuan(bpbd, row, data=bantuan(kota))
    with pytest.raises(TidakBerwenang):
        services.minta_bantuan(actor, row, data=bantuan(kota))
    with pytest.raises(TidakBerwenang):
        services.jawab_bantuan(actor, asked, jawaban="x")


def test_an_answer_is_kept_once(aktif, bpbd, kota):
    asked = services.minta_bantuan(bpbd, aktif(), data=bantuan(kota))
    with pytest.raises(Ditolak) as refused:
        services.jawab_bantuan(bpbd, asked, jawaban=" ")
    assert refused.value.bidang == "jawaban"
    services.jawab_bantuan(bpbd, asked, jawaban="Dua perahu tiba besok")
    with pytest.raises(Ditolak, match="sudah dicatat"):
        services.jawab_bantuan(bpbd, asked, jawaban="lagi")


def test_after_the_end_nothing_is_asked_or_told(aktif, bpbd, kota):
    row = aktif()
    services.akhiri(bpbd, row)
    row.refresh_from_db()
    for act in (
        lambda: services.catat_rumor(bpbd, row, data=rumor()),
        lambda: services.minta_bantuan(bpbd, row, data=bantuan(kota)),
        lambda: jawab(row, bpbd, None),
    ):
        with pytest.raises(Ditolak, match="diakhiri"):
            act()


def test_the_pages_of_the_desk(aktif, kota, masuk):
    row, client = aktif(), masuk("kepala_bpbd")
    now = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    told = {"waktu": now, "isi": "Tanggul jebol", "asal": "Grup RT"}
    assert client.post(reverse("krisis:rumor", args=[row.pk]), told).status_code == 302
    page = client.get(reverse("krisis:siaran", args=[row.pk])).content.decode()
    assert "Tanggul jebol" in page, "the statement may answer it"
    said = {"jenis": "klarifikasi", "judul": "Tidak benar", "isi": "Utuh", "rumor_id": row.rumor.get().pk}
    assert client.post(reverse("krisis:siaran", args=[row.pk]), said).status_code == 302
    assert "Tanggul jebol" not in client.get(reverse("krisis:siaran", args=[row.pk])).content.decode()
    ask = {"kepada": "Kepala BNPB", "hal": "Tenda", "kebutuhan": "20 tenda", "penanda_id": kota.jabatan["sekda"].pk}
    assert client.post(reverse("krisis:bantuan", args=[row.pk]), ask).status_code == 302
    asked = row.bantuan.get()
    page = client.get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert reverse("naskah:naskah", args=[asked.naskah_id]) in page
    assert "menunggu jawaban" in page
    assert (
        client.post(reverse("krisis:jawab_bantuan", args=[asked.pk]), {"jawaban": "20 tenda dikirim"}).status_code
        == 302
    )
    page = client.get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert "20 tenda dikirim" in page
    assert "dijawab</" in page or "dijawab" in page


@pytest.mark.parametrize(
    ("nama", "isi", "tetap"),
    [
        ("rumor", {"isi": "Tanggul", "asal": "", "waktu": "besok"}, "Tanggul"),
        ("bantuan", {"kepada": "Gubernur", "hal": "", "kebutuhan": "20 tenda"}, "20 tenda"),
        ("siaran", {"jenis": "klarifikasi", "judul": "", "isi": "Isi yang panjang", "rumor_id": "999"}, "Isi yang panjang"),
    ],
)  # fmt: skip
def test_bad_input_keeps_what_was_typed(aktif, masuk, nama, isi, tetap):
    page = masuk("kepala_bpbd").post(reverse(f"krisis:{nama}", args=[aktif().pk]), isi)
    assert (page.status_code, tetap in page.content.decode()) == (422, True)


def test_the_public_page_is_plain_and_frozen(aktif, bpbd, client, peta_kota):
    row = aktif()
    services.catat_angka(bpbd, row, data=angka(120, "GOR", sah=True))
    said = DataSiaran(jenis=JenisSiaran.INFO_WARGA, judul="Ke mana mengungsi", isi="Ke GOR Mekar. Bawa obat.")
    services.siarkan(bpbd, row, data=said)
    services.catat_angka(bpbd, row, data=angka(9_999, "GOR", sah=True))
    client.defaults["HTTP_HOST"] = "uji.localhost"
    page = client.get(reverse("krisis:publik_kejadian", args=[row.pk])).content.decode()
    assert all(w in page for w in ("Ke mana mengungsi", "Bawa obat", "<b>120</b>", "Lurah", "GOR Mekar"))
    assert "9.999" not in page
    assert f"{timezone.localtime():%H.%M}"[:2] in page, "each figure says of when it is"


def test_a_watched_event_is_not_public_yet(buka, client):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    assert client.get(reverse("krisis:publik_kejadian", args=[buka().pk])).status_code == 404


def test_programs_do_the_same(aktif, kota, program):
    row = aktif()
    bpbd = program("kepala_bpbd", "krisis:baca", "krisis:tulis")
    base = f"/krisis/kejadian/{row.pk}"
    heard = bpbd.post(f"{base}/rumor", {"waktu": timezone.now().isoformat(), "isi": "x", "asal": "y"})
    assert heard.status_code == 201, heard.content
    said = bpbd.post(f"{base}/siaran", {"jenis": "klarifikasi", "judul": "j", "isi": "i", "rumor": heard.json()["id"]})
    assert said.status_code == 201, said.content
    ask = {"kepada": "Gubernur", "hal": "Perahu", "kebutuhan": "4", "penanda": kota.jabatan["walikota"].pk}
    asked = bpbd.post(f"{base}/bantuan", ask)
    assert asked.status_code == 201, asked.content
    assert bpbd.post(f"/krisis/bantuan/{asked.json()['id']}/jawab", {"kata": "Dikirim"}).status_code == 200
    assert row.bantuan.get().jawaban == "Dikirim"
    bad = bpbd.post(f"{base}/bantuan", ask | {"penanda": 0})
    assert (bad.status_code, "penanda" in bad.content.decode()) == (422, True)
