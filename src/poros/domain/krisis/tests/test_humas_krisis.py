"""What is said and promised: statements with frozen figures, talks with their promises, rumours, help that is asked for."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import services
from poros.domain.krisis.models import Kontak
from poros.domain.krisis.queries import humas
from poros.domain.krisis.queries.tinjau import kumpulkan
from poros.domain.krisis.rules.alur import JenisSiaran, PeranKomando
from poros.domain.krisis.rules.angka import Ukuran
from poros.domain.krisis.tests.bahan import bantuan, cacat, janji, kontak, rumor, segar, siaran
from poros.domain.krisis.tests.conftest import bagan
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.domain.naskah.models import Naskah
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


# ---------------------------------------------------------------- statements


def test_what_is_published_says_for_each_figure_of_when_and_from_whom(tanggap, bpbd):
    row = tanggap()
    services.catat_angka(bpbd, row, data=angka(100, "GOR", sah=True))
    services.catat_angka(bpbd, row, data=replace(angka(20, "Masjid", sah=True), sumber="Ketua RT"))
    services.catat_angka(bpbd, row, data=angka(5, "Sekolah"))
    (figure,) = services.siarkan(bpbd, row, data=siaran()).angka
    assert (figure["nilai"], figure["terverifikasi"], figure["sumber"]) == (125, 120, ["Ketua RT", "Lurah"])
    assert figure["per"] == min(row.angka.values_list("per", flat=True)).isoformat()


def test_a_kind_of_which_nothing_is_checked_is_not_published(tanggap, bpbd):
    row = tanggap()
    services.catat_angka(bpbd, row, data=replace(angka(3, "RT 1"), ukuran=Ukuran.MENINGGAL))
    assert services.siarkan(bpbd, row, data=siaran()).angka == []


def test_whoever_publishes_in_english_citizens_read_indonesian(tanggap, bpbd, client):
    row = tanggap()
    services.catat_angka(bpbd, row, data=angka(100, "GOR", sah=True))
    with translation.override("en"):
        made = services.siarkan(bpbd, row, data=siaran())
    assert made.angka[0]["nama"] == "Mengungsi (jiwa)"
    client.defaults["HTTP_HOST"] = "uji.localhost"
    page = client.get(reverse("krisis:publik_kejadian", args=[row.pk])).content.decode()
    assert ("Mengungsi (jiwa)" in page, "Displaced" in page) == (True, False)


@pytest.mark.parametrize("jenis", JenisSiaran)
def test_every_kind_is_listed_with_who_said_it(tanggap, bpbd, masuk, jenis):
    row = tanggap()
    made = services.siarkan(bpbd, row, data=siaran(jenis=jenis, judul=" Judul rekaan ", isi=" Isi "))
    assert (made.judul, made.isi, made.oleh) == ("Judul rekaan", "Isi", "Pejabat BPBD, Kepala BPBD")
    page = masuk("camat").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert f"{made.get_jenis_display()} · " in page


def test_an_answered_rumour_is_answered_by_the_first(tanggap, bpbd):
    row = tanggap()
    heard = services.catat_rumor(bpbd, row, data=rumor())
    first = services.siarkan(bpbd, row, data=siaran(rumor_id=heard.pk))
    with pytest.raises(Ditolak, match="sudah dijawab"):
        services.siarkan(bpbd, row, data=siaran(rumor_id=heard.pk))
    heard.refresh_from_db()
    assert (heard.jawaban, row.siaran.count()) == (first, 1)


def test_a_statement_about_several_rumours_is_made_for_each(tanggap, bpbd):
    row = tanggap()
    heard = [services.catat_rumor(bpbd, row, data=rumor(isi=f"Kabar {n}")) for n in range(3)]
    services.siarkan(bpbd, row, data=siaran(rumor_id=heard[1].pk))
    assert list(row.rumor.filter(jawaban=None).order_by("pk")) == [heard[0], heard[2]]


def seat(kota, peran):
    chart = bagan(kota)
    seats = tuple(
        replace(p, peran=peran, jabatan_id=kota.jabatan["kadis_dlh"].pk, pejabat="") if p.kode == "jubir" else p
        for p in chart.posisi
    )
    return replace(chart, posisi=seats)


@pytest.mark.parametrize(
    ("peran", "bicara"),
    [(PeranKomando.JURU_BICARA, True), (PeranKomando.WAKIL, True), (PeranKomando.SEKRETARIAT, True),
     (PeranKomando.BIDANG, False), (PeranKomando.KLASTER, False)],
)  # fmt: skip
def test_which_seats_of_the_chart_speak(tanggap, bpbd, kota, peran, bicara):
    row, actor = tanggap(), kota.aktor("kadis_dlh")
    services.susun_komando(bpbd, row, data=seat(kota, peran))
    acts = (
        lambda: services.siarkan(actor, row, data=siaran()),
        lambda: services.catat_kontak(actor, row, data=kontak()),
    )
    for act in acts:
        if bicara:
            assert act().pk
        else:
            with pytest.raises(TidakBerwenang):
                act()


def test_only_the_command_asks_for_help_the_spokesman_does_not(tanggap, bpbd, kota):
    row = tanggap()
    services.susun_komando(bpbd, row, data=seat(kota, PeranKomando.JURU_BICARA))
    with pytest.raises(TidakBerwenang):
        services.minta_bantuan(kota.aktor("kadis_dlh"), row, data=bantuan(kota))


# ---------------------------------------------------------------- talks and promises


def test_a_talk_without_a_promise_has_no_moment_to_miss(tanggap, bpbd, masuk):
    row = tanggap()
    made = services.catat_kontak(bpbd, row, data=kontak(janji="  ", batas=timezone.now() + timedelta(hours=1)))
    assert (made.janji, made.batas) == ("", None)
    with pytest.raises(Ditolak, match="Tidak ada janji"):
        services.tepati(bpbd, made)
    assert "Sudah ditepati" not in masuk("kepala_bpbd").get(reverse("krisis:kabar", args=[row.pk])).content.decode()


@pytest.mark.parametrize(
    ("lain", "bidang", "kata"),
    [
        ({"waktu": timezone.now() + timedelta(days=2)}, "waktu", "belum terjadi"),
        ({"batas": None}, "batas", "sampai kapan"),
        ({"batas": timezone.now() - timedelta(days=2)}, "batas", "sesudah pembicaraannya"),
    ],
)
def test_a_promise_is_made_in_a_talk_that_was_and_kept_after_it(tanggap, bpbd, lain, bidang, kata):
    row = tanggap()
    with pytest.raises(Ditolak, match=kata) as refused:
        services.catat_kontak(bpbd, row, data=janji(**lain))
    assert (refused.value.bidang, row.kontak.count()) == (bidang, 0)


def test_a_promise_of_yesterday_may_be_written_down_today(tanggap, bpbd):
    then = timezone.now() - timedelta(days=1)
    made = services.catat_kontak(bpbd, tanggap(), data=janji(waktu=then, batas=then + timedelta(hours=2)))
    assert made.batas < timezone.now()


@pytest.mark.parametrize(("jam", "tepat"), [(20, 1), (2, 0)])
def test_a_promise_of_a_drill_is_kept_by_the_clock_of_the_drill(tanggap, bpbd, jam, tepat):
    """Ten hours of the drill have gone by: what was promised within two is late, whatever the clock on the wall says."""
    row = tanggap(latihan=True, laju=60)
    made = services.catat_kontak(bpbd, row, data=janji(waktu=row.dibuat, batas=row.dibuat + timedelta(hours=jam)))
    type(row).objects.filter(pk=row.pk).update(dibuat=row.dibuat - timedelta(minutes=10))
    row = segar(row)
    Kontak.objects.filter(pk=made.pk).update(batas=row.dibuat + timedelta(hours=jam))
    kept = services.tepati(bpbd, Kontak.objects.get(pk=made.pk))
    assert kept.ditepati - row.dibuat >= timedelta(hours=10)
    assert kumpulkan(bpbd, row, rinci=False)["janji_ditepati"] == tepat


def test_the_form_begins_now_on_the_clock_of_the_event(tanggap, masuk):
    row = tanggap(latihan=True, laju=60)
    type(row).objects.filter(pk=row.pk).update(dibuat=timezone.now() - timedelta(hours=2))
    page = masuk("kepala_bpbd").get(reverse("krisis:kontak", args=[row.pk])).content.decode()
    shown = timezone.localtime(segar(row).jam)
    assert f'value="{shown:%Y-%m-%dT}' in page, "five days ahead of the wall"


def test_keeping_a_promise_by_button_says_so_and_a_second_click_too(tanggap, bpbd, masuk):
    row = tanggap()
    made = services.catat_kontak(bpbd, row, data=janji())
    client, address = masuk("kepala_bpbd"), reverse("krisis:tepati", args=[made.pk])
    assert address in client.get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert "Janji ditepati." in client.post(address, follow=True).content.decode()
    assert "Tidak ada janji yang menunggu" in client.post(address, follow=True).content.decode()


def test_who_may_not_speak_sees_talks_but_no_button(tanggap, bpbd, masuk):
    row = tanggap()
    made = services.catat_kontak(bpbd, row, data=janji(isi="Soal tanggul"))
    page = masuk("camat").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert ("Soal tanggul" in page, reverse("krisis:tepati", args=[made.pk]) in page) == (True, False)
    assert masuk("camat").post(reverse("krisis:tepati", args=[made.pk])).status_code == 404


# ---------------------------------------------------------------- what waits is never lost


def test_a_promise_that_waits_is_shown_however_many_talks_came_after(tanggap, bpbd, masuk):
    row = tanggap()
    old = services.catat_kontak(bpbd, row, data=janji(kepada="Wartawan yang menunggu"))
    done = services.catat_kontak(bpbd, row, data=kontak(kepada="Yang sudah selesai"))
    for n in range(humas.TERBARU):
        services.catat_kontak(bpbd, row, data=kontak(kepada=f"Harian {n}"))
    page = masuk("kepala_bpbd").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert ("Wartawan yang menunggu" in page, reverse("krisis:tepati", args=[old.pk]) in page) == (True, True)
    assert "Yang sudah selesai" not in page
    services.tepati(bpbd, old)
    page = masuk("kepala_bpbd").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert ("Wartawan yang menunggu" in page, done.janji) == (False, "")


def test_rumours_and_requests_wait_in_sight_too(tanggap, bpbd, kota, masuk):
    row = tanggap(latihan=True)  # a drill makes no letters: quicker
    first = services.catat_rumor(bpbd, row, data=rumor(isi="Kabar pertama"))
    asked = services.minta_bantuan(bpbd, row, data=bantuan(kota, hal="Mohon perahu pertama"))
    for n in range(humas.TERBARU):
        heard = services.catat_rumor(bpbd, row, data=rumor(isi=f"Kabar lain {n}"))
        services.siarkan(bpbd, row, data=siaran(rumor_id=heard.pk))
        services.jawab_bantuan(bpbd, services.minta_bantuan(bpbd, row, data=bantuan(kota)), jawaban="Ya")
    page = masuk("kepala_bpbd").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert ("Kabar pertama" in page, "Mohon perahu pertama" in page) == (True, True)
    services.siarkan(bpbd, row, data=siaran(rumor_id=first.pk))
    services.jawab_bantuan(bpbd, asked, jawaban="Dikirim")
    page = masuk("kepala_bpbd").get(reverse("krisis:kabar", args=[row.pk])).content.decode()
    assert ("Kabar pertama" in page, "Mohon perahu pertama" in page) == (False, False)


# ---------------------------------------------------------------- help by letter


def test_the_letter_says_why_by_which_decree_and_how_things_stand(tanggap, bpbd, kota):
    row = tanggap()
    services.catat_angka(bpbd, row, data=angka(12_500, "GOR", sah=True))
    asked = services.minta_bantuan(bpbd, row, data=bantuan(kota))
    words = Naskah.objects.get(pk=asked.naskah_id).isi["isi"]
    parts = words.split("\n\n")
    assert parts[0].startswith("Sehubungan dengan Banjir Sungai Uji di Kelurahan Damai (Keputusan 300/1/2026)")
    assert parts[1].startswith("- 4 perahu karet")
    assert parts[2].splitlines()[1:] == ["- Mengungsi (jiwa): 12500"]
    assert parts[-1].startswith("Demikian disampaikan")


def test_before_any_decree_the_letter_names_none(buka, bpbd, kota):
    asked = services.minta_bantuan(bpbd, buka(), data=bantuan(kota))
    assert "Keputusan" not in Naskah.objects.get(pk=asked.naskah_id).isi["isi"]


def test_a_decree_that_was_prolonged_is_named_by_its_newest(tanggap, bpbd, kota):
    row = tanggap()
    last = row.penetapan.get()
    services.perpanjang(
        bpbd, row, nomor="300/77/2026", tanggal=timezone.localdate(), penetap_id=last.penetap_id,
        sampai=last.sampai + timedelta(days=7),
    )  # fmt: skip
    asked = services.minta_bantuan(bpbd, row, data=bantuan(kota))
    assert "300/77/2026" in Naskah.objects.get(pk=asked.naskah_id).isi["isi"]


def test_the_letter_is_a_draft_of_the_unit_that_asked(tanggap, kota, bpbd):
    for kode in ("kepala_bpbd", "sekda"):
        actor = kota.aktor(kode)
        asked = services.minta_bantuan(actor, tanggap(nama=f"Banjir {kode}"), data=bantuan(kota))
        assert Naskah.objects.get(pk=asked.naskah_id).unit_id == actor.unit_id


def test_the_form_offers_signers_of_the_government_only(tanggap, masuk, kota):
    page = masuk("kepala_bpbd").get(reverse("krisis:bantuan", args=[tanggap().pk])).content.decode()
    offered = {
        k: f'<option value="{kota.jabatan[k].pk}"' in page
        for k in ("walikota", "sekda", "kadis_pu", "kepala_bpbd", "asisten1")
    }
    assert {k for k, there in offered.items() if there} == {"walikota", "sekda"}


def test_an_answer_after_the_end_is_still_kept(tanggap, bpbd, kota):
    row = tanggap()
    asked = services.minta_bantuan(bpbd, row, data=bantuan(kota))
    services.akhiri(bpbd, row)
    assert services.jawab_bantuan(bpbd, asked, jawaban=" Tenda tiba ").jawaban == "Tenda tiba"


def test_a_request_of_a_drill_is_asked_and_answered_on_the_clock_of_the_drill(tanggap, bpbd, kota):
    row = tanggap(latihan=True, laju=60)
    type(row).objects.filter(pk=row.pk).update(dibuat=row.dibuat - timedelta(minutes=10))
    asked = services.minta_bantuan(bpbd, segar(row), data=bantuan(kota))
    done = services.jawab_bantuan(bpbd, asked, jawaban="Ya")
    assert asked.diminta - timezone.now() > timedelta(hours=9)
    assert done.dijawab >= asked.diminta


# ---------------------------------------------------------------- programs, trail


@pytest.mark.parametrize(
    ("jalan", "isi", "salah"),
    [
        ("siaran", {"jenis": "info_warga", "judul": "J", "isi": "I", "rumor": 999_999}, {"rumor"}),
        ("kontak", {"waktu": "2020-01-01T00:00:00+07:00", "kepada": "X", "isi": "y", "janji": "Data"}, {"batas"}),
        ("kontak", {"waktu": "2190-01-01T00:00:00+07:00", "kepada": "X", "isi": "y"}, {"waktu"}),
        ("kontak", {"waktu": "2020-01-01T00:00:00", "kepada": "X", "isi": "y"}, {"waktu"}),
        ("rumor", {"waktu": "2190-01-01T00:00:00+07:00", "isi": "x", "asal": "y"}, {"waktu"}),
        ("rumor", {"waktu": "2020-01-01T00:00:00+07:00", "isi": " ", "asal": "y"}, {"isi"}),
        ("bantuan", {"kepada": " ", "hal": "H", "kebutuhan": "K", "penanda": 1}, {"kepada"}),
        ("siaran", {"jenis": "info_warga", "judul": "a\u0000b", "isi": "I"}, {"judul"}),
    ],
)
def test_a_program_hears_by_field_what_the_act_refuses(tanggap, program, jalan, isi, salah):
    row = tanggap()
    assert cacat(program("kepala_bpbd", "krisis:tulis").post(f"/krisis/kejadian/{row.pk}/{jalan}", isi)) == salah


@pytest.mark.parametrize("jalan", ["siaran", "kontak", "rumor", "bantuan"])
def test_a_lost_answer_asked_for_again_says_nothing_twice(tanggap, program, kota, jalan):
    now = timezone.now().isoformat()
    body = {
        "siaran": {"jenis": "info_warga", "judul": "J", "isi": "I"},
        "kontak": {"waktu": now, "kepada": "X", "isi": "y"},
        "rumor": {"waktu": now, "isi": "x", "asal": "y"},
        "bantuan": {"kepada": "Gubernur", "hal": "H", "kebutuhan": "K", "penanda": kota.jabatan["walikota"].pk},
    }[jalan]
    row, bpbd = tanggap(), program("kepala_bpbd", "krisis:tulis")
    answers = [bpbd.post(f"/krisis/kejadian/{row.pk}/{jalan}", body, kunci=f"k-{jalan}") for _again in range(3)]
    assert {a.status_code for a in answers} == {201}
    assert len({a.json()["id"] for a in answers}) == getattr(row, jalan).count() == 1
    other = bpbd.post(f"/krisis/kejadian/{row.pk}/{jalan}", body | {next(iter(body)): "lain"}, kunci=f"k-{jalan}")
    assert other.status_code in {409, 422}


def test_what_was_said_in_confidence_is_in_no_line_of_the_trail(tanggap, bpbd):
    row = tanggap()
    services.catat_rumor(bpbd, row, data=rumor(isi="Nama Pak Rekaan disebut"))
    services.catat_kontak(bpbd, row, data=janji(isi="Off the record Rekaan"))
    services.siarkan(bpbd, row, data=siaran(isi="Isi siaran Rekaan"))
    heap = " ".join(str(x.data) for x in Jejak.objects.filter(objek="kejadian", objek_id=row.pk))
    assert not [w for w in ("Pak Rekaan disebut", "Off the record", "Isi siaran") if w in heap]
