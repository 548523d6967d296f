"""The chart of the command and its orders: filled in by page, activated, given, carried out, judged."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import PeranKrisis, Perintah, RencanaKontinjensi
from poros.domain.krisis.queries import kejadian as baca
from poros.domain.krisis.queries import papan
from poros.domain.krisis.rules.alur import Peran, PeranKomando, Status
from poros.domain.krisis.rules.rencana import baca as baca_rencana
from poros.domain.krisis.tests.bahan import perintah, segar
from poros.domain.krisis.tests.conftest import bagan, keputusan
from poros.domain.krisis.values import DataKaji, DataPosisi, DataRapat
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def berstatus(bpbd, buka):
    """Tanggap declared, nobody in command yet."""

    def make(**lain):
        row = buka(**lain)
        services.kaji(bpbd, row, data=DataKaji(hasil="x", rekomendasi=Status.TANGGAP, gangguan_hidup=True))
        services.tetapkan(bpbd, row, data=keputusan())
        return segar(row)

    return make


def banjir():
    return RencanaKontinjensi.objects.get(kode="banjir")


def isian(kota, **kursi):
    today = timezone.localdate()
    told = {"nomor": "300/7", "tanggal": today, "dari": today, "sampai": today + timedelta(days=13)}
    return told | {"jabatan_komandan": kota.jabatan["kepala_bpbd"].pk} | kursi


def test_the_form_asks_for_the_seats_of_the_plan_of_this_threat(berstatus, masuk):
    page = masuk("kepala_bpbd").get(reverse("krisis:komando", args=[berstatus().pk])).content.decode()
    for seat in baca_rencana(banjir().isi).posisi:
        assert f'name="jabatan_{seat.kode}"' in page
        assert f'name="pejabat_{seat.kode}"' in page


def test_seats_left_empty_are_not_in_the_chart(berstatus, masuk, kota):
    row = berstatus()
    told = isian(kota, pejabat_wakil="Letkol Rekaan", jabatan_jubir=kota.jabatan["kabag_umum"].pk)
    answer = masuk("walikota").post(reverse("krisis:komando", args=[row.pk]), told)
    assert answer["Location"] == reverse("krisis:kisah", args=[row.pk])
    seats = [(p.kode, p.pejabat, p.jabatan_id) for p in baca.komando(row).posisi.all()]
    assert seats == [
        ("komandan", "", kota.jabatan["kepala_bpbd"].pk),
        ("wakil", "Letkol Rekaan", None),
        ("jubir", "", kota.jabatan["kabag_umum"].pk),
    ]


def test_without_a_commander_the_form_says_whose_seat_is_empty(berstatus, masuk, kota):
    row = berstatus()
    told = isian(kota, jabatan_komandan="", pejabat_wakil="Letkol Rekaan")
    answer = masuk("kepala_bpbd").post(reverse("krisis:komando", args=[row.pk]), told)
    page = answer.content.decode()
    assert (answer.status_code, row.komando.count()) == (422, 0)
    assert "Isi pejabat untuk Komandan" in page
    assert 'value="Letkol Rekaan"' in page


def test_a_commander_from_outside_stands_by_name_and_commands_nothing_here(berstatus, masuk, kota, bpbd):
    row = berstatus()
    masuk("kepala_bpbd").post(
        reverse("krisis:komando", args=[row.pk]), isian(kota, jabatan_komandan="", pejabat_komandan="Dandim Rekaan")
    )
    page = masuk("camat").get(reverse("krisis:kisah", args=[row.pk])).content.decode()
    assert "Dandim Rekaan" in page
    with pytest.raises(TidakBerwenang):
        services.beri_perintah(kota.aktor("camat"), row, data=perintah(kota))
    assert services.beri_perintah(bpbd, row, data=perintah(kota)).pk, "Pusdalops orders in its name"


@pytest.mark.parametrize(
    ("peran", "boleh"),
    [
        (PeranKomando.KOMANDAN, True),
        (PeranKomando.WAKIL, True),
        (PeranKomando.SEKRETARIAT, True),
        (PeranKomando.JURU_BICARA, False),
        (PeranKomando.BIDANG, False),
        (PeranKomando.KLASTER, False),
    ],
)
def test_which_seats_give_the_command(berstatus, bpbd, kota, peran, boleh):
    row, chart = berstatus(), bagan(kota)
    seat = DataPosisi(kode="uji", nama="Uji", peran=peran, jabatan_id=kota.jabatan["kadis_dlh"].pk)
    others = (seat,) if peran is PeranKomando.KOMANDAN else (*chart.posisi, seat)
    services.susun_komando(bpbd, row, data=replace(chart, posisi=others))
    actor = kota.aktor("kadis_dlh")
    if boleh:
        assert services.beri_perintah(actor, row, data=perintah(kota)).pk
    else:
        with pytest.raises(TidakBerwenang):
            services.beri_perintah(actor, row, data=perintah(kota))


def test_an_office_that_is_no_more_takes_no_seat(berstatus, bpbd, kota):
    office = kota.jabatan["kadis_dlh"]
    office.aktif = False
    office.save(update_fields=["aktif"])
    with pytest.raises(Ditolak, match="jabatan yang tidak dikenal"):
        services.susun_komando(bpbd, berstatus(), data=bagan(kota, "kadis_dlh"))


def test_the_same_office_may_hold_two_seats(berstatus, bpbd, kota):
    chart = bagan(kota)
    twice = DataPosisi(
        kode="operasi", nama="Operasi", peran=PeranKomando.BIDANG, atasan="komandan",
        jabatan_id=kota.jabatan["kepala_bpbd"].pk,
    )  # fmt: skip
    made = services.susun_komando(bpbd, berstatus(), data=replace(chart, posisi=(*chart.posisi, twice)))
    assert made.posisi.count() == 3


def test_the_newest_chart_is_shown_and_the_older_one_kept(tanggap, bpbd, kota, masuk):
    row = tanggap()
    services.susun_komando(bpbd, row, data=replace(bagan(kota, "kadis_sos"), nomor="300/9"))
    assert (row.komando.count(), baca.komando(row).nomor) == (2, "300/9")
    page = masuk("camat").get(reverse("krisis:kisah", args=[row.pk])).content.decode()
    assert "SK 300/9" in page
    assert "SK 300/2/2026" not in page


def test_activated_by_page_only_what_is_ticked_goes_out(tanggap, masuk):
    row, plan = tanggap(), baca_rencana(banjir().isi)
    sent = [b.kode for b in plan.perintah[:2]]
    client, address = masuk("kepala_bpbd"), reverse("krisis:aktifkan", args=[row.pk])
    page = client.get(address).content.decode()
    assert all(b.isi.split(";")[0] in page for b in plan.perintah)
    answer = client.post(address, {"rencana_id": banjir().pk, "perintah": sent})
    assert answer["Location"] == reverse("krisis:perintah", args=[row.pk])
    assert set(row.perintah.values_list("isi", flat=True)) == {b.isi for b in plan.perintah[:2]}
    again = client.post(address, {"rencana_id": banjir().pk, "perintah": sent})
    assert (again.status_code, "sudah diaktifkan" in again.content.decode()) == (422, True)


def test_with_nothing_ticked_the_plan_is_active_and_orders_nobody(tanggap, masuk):
    row = tanggap()
    masuk("kepala_bpbd").post(reverse("krisis:aktifkan", args=[row.pk]), {"rencana_id": banjir().pk})
    assert (segar(row).rencana, row.perintah.count()) == (banjir(), 0)


def test_the_old_version_of_a_plan_is_not_activated(tanggap, bpbd):
    import yaml

    from poros.kernel.organisasi.models import Unit

    row, old = tanggap(), banjir()
    services.tulis_rencana(bpbd, Unit(pk=bpbd.unit_id), naskah=yaml.safe_dump(old.isi, allow_unicode=True))
    with pytest.raises(Ditolak, match="diganti versi baru") as refused:
        services.aktifkan(bpbd, row, rencana_id=old.pk)
    assert refused.value.bidang == "rencana"


def test_a_role_without_a_unit_stops_the_whole_plan(tanggap, bpbd):
    row = tanggap()
    PeranKrisis.objects.filter(peran=Peran.DAMKAR).delete()
    with pytest.raises(Ditolak, match="Penyelamatan"):
        services.aktifkan(bpbd, row, rencana_id=banjir().pk)
    assert (row.perintah.count(), segar(row).rencana, Arahan.objects.count()) == (0, None, 0)


def test_the_rhythm_of_reports_follows_plan_and_level(aktif, bpbd):
    row, rhythm = aktif(), baca_rencana(banjir().isi).ritme
    assert row.ritme_jam == rhythm[Status.TANGGAP]
    services.tetapkan(bpbd, row, data=keputusan(Status.TRANSISI, "9/SK"))
    assert segar(row).ritme_jam == rhythm[Status.TRANSISI]


def test_a_drill_is_activated_on_its_own_clock_and_reaches_nobody(tanggap, bpbd):
    row = tanggap(latihan=True, laju=12)
    before = row.jam
    sent = services.aktifkan(bpbd, row, rencana_id=banjir().pk)
    hours = [b.jam for b in baca_rencana(banjir().isi).perintah]
    assert min(p.batas for p in sent) - before < timedelta(hours=min(hours), minutes=5)
    assert (Arahan.objects.count(), all(p.latihan and p.arahan_id is None for p in sent)) == (0, True)


@pytest.mark.parametrize("detik", [0, -1])
def test_an_order_is_due_after_now(tanggap, bpbd, kota, detik):
    with pytest.raises(Ditolak) as refused:
        services.beri_perintah(bpbd, tanggap(), data=perintah(kota, batas=timezone.now() + timedelta(seconds=detik)))
    assert refused.value.bidang == "batas"


def test_words_of_an_order_are_kept_without_blanks_around_them(tanggap, bpbd, kota):
    made = services.beri_perintah(
        bpbd, tanggap(), data=perintah(kota, isi="  Pasang pompa ", klaster=" SAR ", harapan=" Surut ")
    )
    assert (made.isi, made.klaster, made.harapan) == ("Pasang pompa", "SAR", "Surut")
    assert made.arahan.isi == "Banjir Sungai Uji: Pasang pompa"


def test_an_order_is_judged_by_its_unit_and_by_the_command(tanggap, bpbd, kota):
    row = tanggap()
    order = services.beri_perintah(bpbd, row, data=perintah(kota))
    assert services.nilai_perintah(kota.aktor("kadis_pu"), order, dampak=" Surut ").dampak == "Surut"
    assert services.nilai_perintah(bpbd, order, dampak="Surut 10 cm").dampak == "Surut 10 cm"
    for who in ("kadis_sos", "staf_pu", "inspektur", "admin"):
        with pytest.raises(TidakBerwenang):
            services.nilai_perintah(kota.aktor(who), order, dampak="x")


def test_the_form_of_an_effect_begins_with_what_was_hoped_for(tanggap, bpbd, kota, masuk):
    order = services.beri_perintah(bpbd, tanggap(), data=perintah(kota, harapan="Air surut 20 cm"))
    client, address = masuk("kadis_pu"), reverse("krisis:dampak", args=[order.pk])
    assert "Air surut 20 cm" in client.get(address).content.decode()
    assert client.post(address, {"dampak": " "}).status_code == 422
    assert client.post(address, {"dampak": "Surut 5 cm"}).status_code == 302
    assert "Surut 5 cm" in client.get(address).content.decode()
    assert masuk("kadis_sos").get(address).status_code == 404


def test_an_order_of_a_drill_is_carried_out_once(tanggap, bpbd, kota, masuk):
    row = tanggap(latihan=True)
    order = services.beri_perintah(bpbd, row, data=perintah(kota))
    client, address = masuk("kadis_pu"), reverse("krisis:selesai", args=[order.pk])
    assert "Selesai" in client.get(reverse("krisis:perintah", args=[row.pk])).content.decode()
    client.post(address)
    done = Perintah.objects.get(pk=order.pk).selesai
    assert done is not None
    told = client.post(address, follow=True).content.decode()
    assert "sudah selesai" in told
    assert Perintah.objects.get(pk=order.pk).selesai == done


@pytest.mark.parametrize("siapa", ["kadis_sos", "camat", "inspektur"])
def test_other_units_do_not_carry_it_out(tanggap, bpbd, kota, siapa):
    order = services.beri_perintah(bpbd, tanggap(latihan=True), data=perintah(kota))
    with pytest.raises(TidakBerwenang):
        services.selesaikan_latihan(kota.aktor(siapa), order)


def test_a_real_order_is_not_finished_like_one_of_a_drill(tanggap, bpbd, kota):
    order = services.beri_perintah(bpbd, tanggap(), data=perintah(kota))
    with pytest.raises(TidakBerwenang):
        services.selesaikan_latihan(bpbd, order)
    assert Penugasan.objects.get(arahan=order.arahan_id).unit == kota.unit["pu"]


def test_clusters_stand_with_the_latest_first(tanggap, bpbd, kota):
    row = tanggap()
    for n, name in enumerate(("Air", "SAR", "Dapur")):
        services.beri_perintah(bpbd, row, data=perintah(kota, klaster=name, isi=f"{name} {n}"))
    Perintah.objects.filter(klaster="SAR").update(batas=timezone.now() - timedelta(minutes=1))
    found = papan.klaster(papan.perintah(row), row.jam)
    assert [(k.nama, k.telat, k.jalan) for k in found] == [("SAR", 1, 1), ("Air", 0, 1), ("Dapur", 0, 1)]


def test_what_is_done_is_never_late(tanggap, bpbd, kota):
    row = tanggap(latihan=True)
    order = services.beri_perintah(bpbd, row, data=perintah(kota))
    services.selesaikan_latihan(bpbd, order)
    Perintah.objects.update(batas=timezone.now() - timedelta(hours=1))
    (group,) = papan.klaster(papan.perintah(row), row.jam)
    assert (group.selesai, group.telat, group.jalan) == (1, 0, 0)


def rapat(kota, **lain):
    pu, sos = kota.unit["pu"].pk, kota.unit["sos"].pk
    data = {
        "waktu": timezone.now() - timedelta(minutes=5), "tempat": "Posko", "pimpinan": "Sekda", "hasil": "Sepakat",
        "diundang": (sos,), "hadir": (pu,), "putusan": (),
    }  # fmt: skip
    return DataRapat(**(data | lain))


def test_who_came_was_asked_too(tanggap, bpbd, kota):
    held = services.catat_rapat(bpbd, tanggap(), data=rapat(kota))
    assert set(held.hadir.all()) == {kota.unit["pu"]}
    assert set(held.diundang.all()) == {kota.unit["pu"], kota.unit["sos"]}


def test_one_decision_that_cannot_be_leaves_no_meeting(tanggap, bpbd, kota):
    row = tanggap()
    decided = (perintah(kota), perintah(kota, unit_id=999_999))
    with pytest.raises(Ditolak, match="Pilih unit"):
        services.catat_rapat(bpbd, row, data=rapat(kota, putusan=decided))
    assert (row.rapat.count(), row.perintah.count(), Arahan.objects.count()) == (0, 0, 0)


def test_before_a_level_is_declared_people_meet_but_decide_no_orders(buka, bpbd, kota, masuk):
    """The meeting advises on the status: it is held while the event is only watched, and commands nothing."""
    row = buka()
    with pytest.raises(Ditolak, match="Pasal 3"):
        services.catat_rapat(bpbd, row, data=rapat(kota, putusan=(perintah(kota),)))
    assert (row.rapat.count(), row.perintah.count()) == (0, 0)
    assert services.catat_rapat(bpbd, row, data=rapat(kota)).pk
    page = masuk("kepala_bpbd").get(reverse("krisis:kisah", args=[row.pk])).content.decode()
    assert reverse("krisis:rapat", args=[row.pk]) in page
    assert reverse("krisis:komando", args=[row.pk]) not in page


def test_the_meeting_by_page_keeps_what_was_typed(tanggap, kota, masuk):
    row, client = tanggap(), masuk("kepala_bpbd")
    address = reverse("krisis:rapat", args=[row.pk])
    told = {
        "waktu": timezone.localtime().strftime("%Y-%m-%dT%H:%M"), "tempat": "Posko Induk", "pimpinan": "Sekda",
        "hasil": "Sepakat", "hadir": [kota.unit["pu"].pk], "putusan_unit_1": kota.unit["pu"].pk,
    }  # fmt: skip
    half = client.post(address, told)
    page = half.content.decode()
    assert (half.status_code, row.rapat.count()) == (422, 0)
    assert "Lengkapi putusan ini" in page
    assert 'value="Posko Induk"' in page
    due = (timezone.localtime() + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    full = told | {"putusan_isi_1": "Pasang pompa", "putusan_batas_1": due}
    assert client.post(address, full).status_code == 302
    assert row.rapat.get().perintah.get().klaster == "Putusan rapat"
    assert "Posko Induk" in client.get(reverse("krisis:kisah", args=[row.pk])).content.decode()


def test_the_trail_of_an_order_says_to_whom_and_what(tanggap, bpbd, kota):
    services.beri_perintah(bpbd, tanggap(), data=perintah(kota))
    line = Jejak.objects.get(aksi="krisis.perintah_beri")
    assert "Pasang pompa" in str(line.data)
    assert str(kota.unit["pu"].pk) in str(line.data)


def test_after_the_end_no_order_goes_out_and_the_effect_is_still_judged(aktif, bpbd, kota):
    row = aktif()
    order = row.perintah.filter(unit=kota.unit["pu"]).first()
    services.akhiri(bpbd, row)
    for act in (
        lambda: services.beri_perintah(bpbd, segar(row), data=perintah(kota)),
        lambda: services.catat_rapat(bpbd, segar(row), data=rapat(kota)),
        lambda: services.susun_komando(bpbd, segar(row), data=bagan(kota)),
        lambda: services.aktifkan(bpbd, segar(row), rencana_id=banjir().pk),
    ):
        with pytest.raises(Ditolak, match="sudah diakhiri"):
            act()
    assert services.nilai_perintah(bpbd, order, dampak="Surut").dampak == "Surut"
