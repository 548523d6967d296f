"""The team of recovery and its steps: who is in it, which days a step has, what becomes of it when it is sent."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import services
from poros.domain.krisis.models import KerjaPulih, PeranKrisis
from poros.domain.krisis.queries import pulih
from poros.domain.krisis.rules.alur import Peran
from poros.domain.krisis.rules.pulih import PeranTim, Sektor
from poros.domain.krisis.tests.bahan import anggota, kerja, segar
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def perencana(kota):
    return kota.aktor("kabag_ekbang")


def langkah(aktor, row, kota, **lain):
    return services.tambah_kerja(aktor, row, data=kerja(kota, **lain))


# ---------------------------------------------------------------- the team


def test_the_head_comes_first_whoever_was_entered_first(tanggap, perencana):
    row = tanggap()
    told = [PeranTim.ANGGOTA, PeranTim.SEKRETARIS, PeranTim.ANGGOTA, PeranTim.KETUA, PeranTim.WAKIL]
    for n, role in enumerate(told):
        services.tambah_anggota(perencana, row, data=anggota(peran=role, pejabat=f"Ahli {n}"))
    assert [str(a) for a in pulih.tim(row)] == ["Ahli 3", "Ahli 4", "Ahli 1", "Ahli 0", "Ahli 2"]


@pytest.mark.parametrize("peran", [p for p in PeranTim if p is not PeranTim.KETUA])
def test_every_other_place_in_the_team_may_be_held_by_several(tanggap, perencana, peran):
    row = tanggap()
    for name in ("Satu", "Dua"):
        services.tambah_anggota(perencana, row, data=anggota(peran=peran, pejabat=name))
    assert row.tim.filter(peran=peran).count() == 2


def test_two_events_have_a_head_each(tanggap, buka, bpbd):
    for row in (tanggap(), buka(nama="Longsor lain")):
        services.tambah_anggota(bpbd, row, data=anggota(peran=PeranTim.KETUA))
        assert row.tim.get().peran == "ketua"


def test_an_office_that_was_abolished_is_no_member(tanggap, perencana, kota):
    office = kota.jabatan["kadis_dlh"]
    Jabatan.objects.filter(pk=office.pk).update(aktif=False)
    row = tanggap()
    with pytest.raises(Ditolak, match="tidak dikenal") as refused:
        services.tambah_anggota(perencana, row, data=anggota(jabatan_id=office.pk))
    assert (refused.value.bidang, row.tim.count()) == ("jabatan", 0)


def test_the_form_offers_heads_of_units_that_exist(tanggap, masuk, kota):
    gone = kota.jabatan["kadis_dlh"]
    Jabatan.objects.filter(pk=gone.pk).update(aktif=False)
    page = masuk("kabag_ekbang").get(reverse("krisis:anggota_tim", args=[tanggap().pk])).content.decode()
    offered = {k: f'<option value="{kota.jabatan[k].pk}"' in page for k in ("kadis_pu", "kadis_dlh", "tu_pu")}
    assert offered == {"kadis_pu": True, "kadis_dlh": False, "tu_pu": False}


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [({"peran": "anggota"}, "jabatan_id"), ({"peran": "raja", "pejabat": "Bu Rekaan"}, "peran"),
     ({"peran": "ketua", "pejabat": "Bu Rekaan"}, "peran"), ({"peran": "anggota", "jabatan_id": "999999"}, "jabatan_id")],
)  # fmt: skip
def test_a_member_that_cannot_be_is_refused_beside_its_input(tanggap, perencana, masuk, isi, bidang):
    row = tanggap()
    services.tambah_anggota(perencana, row, data=anggota(peran=PeranTim.KETUA))
    page = masuk("kabag_ekbang").post(reverse("krisis:anggota_tim", args=[row.pk]), isi | {"tugas": "Menilai jembatan"})
    words = page.content.decode()
    assert (page.status_code, row.tim.count()) == (422, 1)
    assert f'id="id_{bidang}_error"' in words
    assert "Menilai jembatan" in words


def test_a_name_from_outside_is_kept_with_sector_and_task(tanggap, perencana, masuk):
    row = tanggap()
    data = anggota(pejabat=" Dr. Rekaan ", tugas=" Menilai jembatan ", sektor=Sektor.INFRASTRUKTUR)
    made = services.tambah_anggota(perencana, row, data=data)
    assert (made.pejabat, made.tugas, made.sektor) == ("Dr. Rekaan", "Menilai jembatan", "infrastruktur")
    page = masuk("camat").get(reverse("krisis:pulih", args=[row.pk])).content.decode()
    assert "Dr. Rekaan · Infrastruktur" in page


def test_the_database_keeps_no_member_without_a_name(tanggap):
    with pytest.raises(IntegrityError), transaction.atomic():
        tanggap().tim.create(peran=PeranTim.ANGGOTA)


# ---------------------------------------------------------------- its steps


@pytest.mark.parametrize(
    ("mulai", "selesai", "bidang"),
    [(0, 0, ""), (-5, 0, ""), (3, 3, ""), (0, -1, "selesai"), (-2, -1, "selesai"), (5, 4, "selesai")],
)
def test_a_step_may_have_begun_but_not_be_over(tanggap, perencana, kota, mulai, selesai, bidang):  # noqa: PLR0917 -- fixtures and a row
    today = timezone.localdate()
    data = {"mulai": today + timedelta(days=mulai), "selesai": today + timedelta(days=selesai)}
    row = tanggap()
    if not bidang:
        made = langkah(perencana, row, kota, **data)
        assert (made.mulai, made.selesai) == (data["mulai"], data["selesai"])
        return
    with pytest.raises(Ditolak) as refused:
        langkah(perencana, row, kota, **data)
    assert (refused.value.bidang, row.kerja.count()) == (bidang, 0)


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_a_step_is_due_at_the_last_second_of_its_day_where_the_government_is(tanggap, perencana, kota, zona):
    row = tanggap()
    made = langkah(perencana, row, kota)
    with timezone.override(ZoneInfo(zona)):
        (order,) = services.kirim_kerja(perencana, row)
    wanted = datetime.combine(made.selesai, time(23, 59, 59), ZoneInfo(zona))
    assert (order.batas, order.arahan.tenggat) == (wanted, wanted)


def test_steps_stand_by_the_day_on_which_they_end(tanggap, perencana, kota):
    row, today = tanggap(), timezone.localdate()
    for name, days in (("Ketiga", 9), ("Pertama", 1), ("Kedua", 4)):
        langkah(perencana, row, kota, nama=name, selesai=today + timedelta(days=days))
    assert [k.nama for k in pulih.kerja(row)] == ["Pertama", "Kedua", "Ketiga"]


def test_all_steps_are_sent_at_once_each_to_its_own_unit(tanggap, perencana, kota):
    row = tanggap()
    for code in ("pu", "sos", "kec"):
        langkah(perencana, row, kota, nama=f"Data {code}", unit_id=kota.unit[code].pk, dasar="Pedoman JITUPASNA")
    orders = services.kirim_kerja(perencana, row)
    assert [(o.unit.kode, o.isi) for o in orders] == [("pu", "Data pu"), ("sos", "Data sos"), ("kec", "Data kec")]
    assert {a.dasar for a in Arahan.objects.filter(pk__in=[o.arahan_id for o in orders])} == {"Pedoman JITUPASNA"}
    told = set(Pemberitahuan.objects.values_list("orang_id", flat=True))
    assert {kota.orang[k].pk for k in ("kadis_pu", "kadis_sos", "camat")} <= told


def test_a_step_of_a_later_day_is_sent_without_those_already_sent(tanggap, perencana, kota):
    row = tanggap()
    langkah(perencana, row, kota)
    (first,) = services.kirim_kerja(perencana, row)
    langkah(perencana, row, kota, nama="Rapat tim")
    (second,) = services.kirim_kerja(perencana, row)
    assert (first.isi, second.isi, Penugasan.objects.filter(arahan=first.arahan).count()) == (
        "Ukur jembatan", "Rapat tim", 1,
    )  # fmt: skip


def test_an_order_out_of_a_step_is_work_of_the_house_and_its_progress_shows(tanggap, perencana, kota, masuk):
    row = tanggap()
    langkah(perencana, row, kota)
    (order,) = services.kirim_kerja(perencana, row)
    page = masuk("kadis_pu").get(reverse("krisis:pulih", args=[row.pk])).content.decode()
    assert "terkirim" in page
    assert "Ukur jembatan" in masuk("kadis_pu").get(reverse("krisis:perintah", args=[row.pk])).content.decode()
    assert order.arahan.sumber_id == row.pk


def test_one_step_that_ships_goes_to_every_unit_of_its_role(tanggap, perencana, kota):
    PeranKrisis.objects.get_or_create(peran=Peran.PU, unit=kota.unit["dlh"])
    row = tanggap()
    services.susun_kerja(perencana, row)
    assert {k.unit.kode for k in row.kerja.filter(kode="prasarana").select_related("unit")} == {"pu", "dlh"}
    with pytest.raises(IntegrityError), transaction.atomic():
        KerjaPulih.objects.filter(kode="prasarana", unit=kota.unit["dlh"]).update(unit=kota.unit["pu"])


def test_a_unit_that_got_a_role_late_gets_its_steps_with_the_next_layout(tanggap, perencana, kota):
    row = tanggap()
    services.susun_kerja(perencana, row)
    services.kirim_kerja(perencana, row)
    PeranKrisis.objects.create(peran=Peran.PU, unit=kota.unit["dlh"])
    assert [(k.kode, k.unit.kode) for k in services.susun_kerja(perencana, row)] == [("prasarana", "dlh")]


def test_a_step_that_was_taken_out_comes_again_only_when_laid_out_again(tanggap, perencana):
    row = tanggap()
    made = services.susun_kerja(perencana, row)
    gone = next(k for k in made if k.kode == "susun")
    services.hapus_kerja(perencana, gone)
    assert not row.kerja.filter(kode="susun").exists()
    assert [k.kode for k in services.susun_kerja(perencana, row)] == ["susun"]
    assert [x.objek_id for x in Jejak.objects.filter(aksi="krisis.kerja_hapus")] == [gone.pk]


def test_without_any_role_there_is_nothing_to_lay_out(tanggap, bpbd):
    row = tanggap()
    PeranKrisis.objects.exclude(peran=Peran.PUSDALOPS).delete()
    assert {k.kode for k in services.susun_kerja(bpbd, row)} == {"data"}
    with pytest.raises(Ditolak, match="Peran unit"):
        services.susun_kerja(bpbd, row)


def test_a_drill_lays_out_and_sends_on_its_own_clock(tanggap, bpbd, kota):
    """Sixty hours of the drill have gone by in one: its plan is made on the day that its clock shows."""
    row = tanggap(latihan=True, laju=60)
    type(row).objects.filter(pk=row.pk).update(dibuat=timezone.now() - timedelta(hours=1))
    row = segar(row)
    shown = timezone.localtime(row.jam).date()
    assert shown > timezone.localdate()
    first = next(k for k in services.susun_kerja(bpbd, row) if k.kode == "data")
    assert first.mulai == shown
    with pytest.raises(Ditolak, match="sudah lewat"):
        langkah(bpbd, row, kota, mulai=timezone.localdate(), selesai=timezone.localdate())
    services.kirim_kerja(bpbd, row)
    assert (Arahan.objects.count(), row.perintah.filter(klaster="Pemulihan").count() > 0) == (0, True)


def test_whoever_works_in_english_the_cluster_keeps_its_name(tanggap, perencana, kota):
    """Else the board would show the same work in two clusters."""
    row = tanggap()
    for language in ("id", "en"):
        langkah(perencana, row, kota, nama=f"Langkah {language}")
        with translation.override(language):
            services.kirim_kerja(perencana, row)
    assert set(row.perintah.filter(isi__startswith="Langkah").values_list("klaster", flat=True)) == {"Pemulihan"}


def test_only_planners_and_only_their_leaders(tanggap, perencana, kota):
    """Staff of Pusdalops counts damage; the plan of work binds units and is for who leads."""
    row = tanggap()
    step = langkah(perencana, row, kota)
    for kode in ("staf_pu", "camat", "sekda", "walikota", "kadis_sos", "inspektur", "admin"):
        for act in (services.kirim_kerja, services.susun_kerja):
            with pytest.raises(TidakBerwenang):
                act(kota.aktor(kode), row)
        with pytest.raises(TidakBerwenang):
            services.hapus_kerja(kota.aktor(kode), step)
    assert row.kerja.get().perintah is None


@pytest.mark.parametrize(
    ("lain", "bidang", "tetap"),
    [
        ({"unit_id": ""}, "unit_id", "Ukur tebing"),
        ({"nama": ""}, "nama", "Pedoman rekaan"),
        ({"selesai": "2001-01-01", "mulai": "2001-01-01"}, "selesai", "Ukur tebing"),
        ({"mulai": "0001-01-01"}, "mulai", "Ukur tebing"),
        ({"selesai": "2200-01-01"}, "selesai", "Ukur tebing"),
        ({"mulai": "30 Februari"}, "mulai", "30 Februari"),
    ],
)
def test_the_form_tells_it_beside_the_field_and_keeps_what_was_typed(tanggap, masuk, kota, lain, bidang, tetap):  # noqa: PLR0917 -- as above
    row, today = tanggap(), timezone.localdate()
    told = {
        "nama": "Ukur tebing", "unit_id": kota.unit["pu"].pk, "mulai": today, "selesai": today, "dasar": "Pedoman rekaan",
    }  # fmt: skip
    page = masuk("kabag_ekbang").post(reverse("krisis:kerja", args=[row.pk]), told | lain)
    words = page.content.decode()
    assert (page.status_code, row.kerja.count()) == (422, 0)
    assert f'id="id_{bidang}_error"' in words
    assert tetap in words


def test_buttons_that_were_too_late_say_so_in_words(tanggap, perencana, kota, masuk):
    row, client = tanggap(), masuk("kabag_ekbang")
    step = langkah(perencana, row, kota)
    services.kirim_kerja(perencana, row)
    for nama, args, kata in (
        ("kirim_kerja", [row.pk], "Tidak ada langkah yang belum dikirim"),
        ("hapus_kerja", [step.pk], "sudah dikirim sebagai perintah"),
    ):
        answer = client.post(reverse(f"krisis:{nama}", args=args), follow=True)
        assert kata in answer.content.decode()
        assert answer.redirect_chain[-1][0] == reverse("krisis:pulih", args=[row.pk])


@pytest.mark.parametrize("nama", ["susun_kerja", "kirim_kerja", "susun_r3p", "serahkan_r3p"])
def test_a_button_does_nothing_when_it_is_only_looked_at(tanggap, masuk, nama):
    row = tanggap()
    assert masuk("kabag_ekbang").get(reverse(f"krisis:{nama}", args=[row.pk])).status_code == 405
    assert (row.kerja.count(), row.kegiatan.count()) == (0, 0)


def test_a_step_begins_on_a_leap_day(perencana, buka, kota):
    from poros.domain.krisis.rules.kerja_pulih import Langkah, jadwal

    assert jadwal(Langkah("a", "A", Peran.PU, 0, 1), date(2028, 2, 29)) == (date(2028, 2, 29), date(2028, 3, 1))
    row = buka(mulai=datetime(2024, 2, 29, 12, tzinfo=UTC))
    future = date(2096, 2, 29)
    assert langkah(perencana, row, kota, mulai=future, selesai=future).selesai == future
