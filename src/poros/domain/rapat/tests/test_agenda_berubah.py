"""What is published and changes: asked for, answered once, withdrawn; who is told, and what cannot be any more."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from poros.domain.rapat import services
from poros.domain.rapat.forms.agenda import FormPetugas
from poros.domain.rapat.models import Agenda, Lokasi, PetugasAgenda, RevisiAgenda
from poros.domain.rapat.queries import agenda as baca
from poros.domain.rapat.queries import pilihan
from poros.domain.rapat.rules.alur import AksiAgenda, Kehadiran, StatusAgenda
from poros.domain.rapat.services.agenda import melangkah_agenda
from poros.domain.rapat.values import ArahanAgenda, Jadwal
from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

from .conftest import dikabari, jejak, terlarang, tolakan

A, S = AksiAgenda, StatusAgenda


@pytest.fixture
def tu(kota):
    return kota.aktor("tu")


@pytest.fixture
def kabag(kota):
    return kota.aktor("kabag_umum")


@pytest.fixture
def usul(tu, saat):
    """A change into the afternoon that waits for its answer."""

    def make(row, **ganti):
        at = {"mulai": saat(14), "selesai": saat(15), "tempat": "Balai"} | ganti
        return services.usulkan_revisi(tu, row, jadwal=Jadwal(**at), alasan="Hujan")

    return make


@pytest.fixture
def diwakili(kota, tayang):
    """A published item to which the Sekda goes, with an MC."""

    def make(**ganti):
        row = tayang(**ganti)
        word = ArahanAgenda(
            kehadiran=Kehadiran.DIWAKILKAN, wakil_id=kota.jabatan["sekda"].pk, catatan="Sampaikan salam"
        )
        services.putuskan_agenda(kota.aktor("walikota"), row, arahan=word)
        services.atur_petugas(kota.aktor("tu"), row, petugas={kota.jabatan["kabag_kesra"].pk: "MC"})
        Pemberitahuan.objects.all().delete()
        return row

    return make


def mundur(row, jam=3):
    """Let its hours lie behind us."""
    begin = timezone.now() - timedelta(hours=jam)
    Agenda.objects.filter(pk=row.pk).update(mulai=begin, selesai=begin + timedelta(hours=1))


@pytest.mark.parametrize(
    ("aksi", "catatan", "akhir"), [(A.TARIK, "Dibatalkan panitia", S.DITARIK), (A.LAKSANAKAN, "Lancar", S.TERLAKSANA)]
)
def test_what_is_withdrawn_or_held_does_not_change_any_more(tu, kabag, tayang, usul, *, aksi, catatan, akhir):
    """The change was asked for in time and answered too late: it may only be turned down."""
    row = tayang()
    change = usul(row)
    mundur(row)
    melangkah_agenda(tu, row, aksi, catatan)
    row.refresh_from_db()
    before = (row.mulai, row.tempat, row.urutan_ubah)
    Pemberitahuan.objects.all().delete()
    assert "tidak tayang lagi" in tolakan(lambda: services.jawab_revisi(kabag, change, diterima=True))[1]
    change.refresh_from_db()
    row.refresh_from_db()
    assert (change.diterima, row.status, (row.mulai, row.tempat, row.urutan_ubah)) == (None, akhir, before)
    assert not Pemberitahuan.objects.exists()
    services.jawab_revisi(kabag, change, diterima=False)
    assert RevisiAgenda.objects.get().diterima is False


def test_who_was_to_go_and_to_help_is_told_that_it_was_withdrawn(kota, tu, diwakili):
    row = diwakili()
    melangkah_agenda(tu, row, A.TARIK, "Dibatalkan panitia")
    assert dikabari("rapat.agenda_diubah") == {kota.orang[k].pk for k in ("walikota", "sekda", "kabag_kesra")}
    assert baca.satu(kota.aktor("sekda"), row.pk).status == S.DITARIK


def test_what_nobody_had_heard_of_is_withdrawn_in_silence(kota, tu, protokol, data_agenda):
    row = services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_agenda())
    melangkah_agenda(tu, row, A.TARIK, "Ganda")
    assert not Pemberitahuan.objects.exists()


def test_an_accepted_change_makes_the_entry_newer_and_is_one_line_of_its_history(kabag, tayang, usul, saat):
    row = tayang()
    seq, steps = row.urutan_ubah, row.riwayat.count()
    services.jawab_revisi(kabag, usul(row), diterima=True)
    row.refresh_from_db()
    assert (row.urutan_ubah, row.mulai, row.selesai, row.tempat) == (seq + 1, saat(14), saat(15), "Balai")
    last = row.riwayat.order_by("-id").first()
    assert (row.riwayat.count(), last.aksi, last.catatan, last.status) == (steps + 1, "revisi", "Hujan", "tayang")


def test_a_refused_change_is_told_to_nobody_and_leaves_room_for_another(kabag, tayang, usul):
    row = tayang()
    Pemberitahuan.objects.all().delete()
    services.jawab_revisi(kabag, usul(row), diterima=False)
    assert not Pemberitahuan.objects.exists()
    assert usul(row).diterima is None
    assert row.revisi.count() == 2


@pytest.mark.parametrize("kode", ["tu", "sekda", "walikota", "kadis_sos", "camat", "admin"])
def test_who_does_not_answer_a_change(kota, tayang, usul, kode):
    change = usul(tayang())
    assert terlarang(lambda: services.jawab_revisi(kota.aktor(kode), change, diterima=True))


def test_the_head_does_not_answer_his_own_change(kabag, tayang, saat):
    row = tayang()
    own = services.usulkan_revisi(kabag, row, jadwal=Jadwal(mulai=saat(13), selesai=saat(14)), alasan="Macet")
    with pytest.raises(TidakBerwenang):
        services.jawab_revisi(kabag, own, diterima=True)


def test_the_trail_keeps_when_and_why_but_no_contact(tu, tayang, usul, saat):
    usul(tayang())
    (line,) = [x for x in jejak("rapat.agenda_susun") if "alasan" in x.data]
    assert line.data["alasan"] == "Hujan"
    assert line.data["jadwal"]["tempat"] == "Balai"
    assert "TU Dinas Sosial" not in str([x.data for x in jejak("rapat.agenda_susun")])


def test_a_place_of_nowhere_is_refused_beside_its_field(kota, tu, protokol, data_agenda, saat):
    sos = kota.aktor("kadis_sos")
    nowhere = data_agenda(lokasi_id=987_654_321)
    assert tolakan(lambda: services.minta_agenda(sos, kota.unit["sos"], data=nowhere)) == (
        "lokasi",
        "Lokasi ini tidak ada.",
    )
    row = services.minta_agenda(sos, kota.unit["sos"], data=data_agenda())
    assert tolakan(lambda: services.ubah_agenda(tu, row, data=nowhere))[0] == "lokasi"
    at = Jadwal(mulai=saat(13), selesai=saat(14), lokasi_id=987_654_321)
    Agenda.objects.update(status=S.TAYANG)
    assert tolakan(lambda: services.usulkan_revisi(tu, row, jadwal=at, alasan="x"))[0] == "lokasi"
    assert not RevisiAgenda.objects.exists()


def test_the_page_of_a_change_shows_it_to_all_and_its_buttons_to_the_head(kota, masuk, tayang, usul):
    row = tayang()
    change = usul(row)
    for kode, answers in (("kabag_umum", True), ("tu", False), ("walikota", False), ("camat", False)):
        page = masuk(kode).get(f"/rapat/agenda/{row.pk}/").content.decode()
        assert "Ada usul perubahan" in page, kode
        assert ("Setujui perubahan" in page) is answers, kode
    assert "Usulkan perubahan" not in masuk("tu").get(f"/rapat/agenda/{row.pk}/").content.decode()
    assert masuk("tu").post(f"/rapat/agenda/perubahan/{change.pk}/", {"diterima": "ya"}).status_code == 404
    assert masuk("kabag_umum").post(f"/rapat/agenda/perubahan/{change.pk}/", {"diterima": "ya"}).status_code == 302
    again = masuk("kabag_umum").post(f"/rapat/agenda/perubahan/{change.pk}/", {"diterima": "tidak"})
    assert again.status_code == 409
    assert "sudah dijawab" in again.content.decode()
    assert "Ada usul perubahan" not in masuk("kabag_umum").get(f"/rapat/agenda/{row.pk}/").content.decode()


@pytest.mark.parametrize("teks", ["", "tidak", "YA", "1", "on"])
def test_only_a_plain_yes_is_one(masuk, tayang, usul, saat, teks):
    row = tayang()
    change = usul(row)
    assert masuk("kabag_umum").post(f"/rapat/agenda/perubahan/{change.pk}/", {"diterima": teks}).status_code == 302
    row.refresh_from_db()
    assert row.mulai == saat(9)


def test_the_page_of_helpers_loses_nobody_whom_it_would_not_offer(kota, masuk, tu, tayang):
    """Staff of another house were named by a program; the protocol officer adds one and keeps them."""
    row = tayang()
    staf, own = kota.jabatan["staf_pu"].pk, kota.jabatan["tu"].pk
    services.atur_petugas(tu, row, petugas={staf: "Pengemudi"})
    assert staf not in dict(pilihan.jabatan(tu))
    shown = FormPetugas(agenda=row, pilihan=pilihan.jabatan(tu))
    told = {name: field.initial or "" for name, field in shown.fields.items()} | {"MC": own}
    assert masuk("tu").post(f"/rapat/agenda/{row.pk}/petugas/", told).status_code == 302
    assert dict(row.petugas.values_list("jabatan_id", "tugas")) == {staf: "Pengemudi", own: "MC"}


@pytest.mark.parametrize(
    ("petugas", "kata"),
    [
        ({"tu": ""}, "punya tugas"), ({"tu": " "}, "punya tugas"), ({"tu": "x" * 61}, "60 huruf"), ({"camat": "MC"}, "tidak aktif"),
        ({987_654_321: "MC"}, "tidak dikenal"),
    ],
)  # fmt: skip
def test_each_refusal_of_helpers(kota, tu, tayang, petugas, kata):
    row, gone = tayang(), kota.jabatan["camat"]
    gone.aktif = False
    gone.save()
    ids = {k: v.pk for k, v in kota.jabatan.items()}
    given = {ids.get(k, k): task for k, task in petugas.items()}
    field, said = tolakan(lambda: services.atur_petugas(tu, row, petugas=given))
    assert (field, kata in said) == ("petugas", True)
    assert not PetugasAgenda.objects.exists()


def test_helpers_who_are_dropped_lose_the_draft_from_sight_but_not_what_is_published(kota, tu, disetujui):
    row = disetujui()
    staf = kota.jabatan["staf_pu"]
    services.atur_petugas(tu, row, petugas={staf.pk: "Media"})
    assert baca.satu(kota.aktor("staf_pu"), row.pk) == row
    services.atur_petugas(tu, row, petugas={})
    assert terlarang(lambda: baca.satu(kota.aktor("staf_pu"), row.pk))
    services.putuskan_agenda(kota.aktor("walikota"), row, arahan=ArahanAgenda(kehadiran=Kehadiran.HADIR))
    assert baca.satu(kota.aktor("staf_pu"), row.pk) == row


def test_the_leader_changes_his_word_after_it_is_published_but_not_after_it_was_held(kota, tu, tayang):
    row, mayor = tayang(), kota.aktor("walikota")
    with pytest.raises(TransitionError):
        services.tolak_agenda(mayor, row, alasan="Sakit")
    mundur(row)
    melangkah_agenda(tu, row, A.LAKSANAKAN, "Lancar")
    with pytest.raises(TidakBerwenang):
        services.putuskan_agenda(mayor, row, arahan=ArahanAgenda(kehadiran=Kehadiran.HADIR))


def test_what_was_given_back_goes_the_whole_way_again(kota, tu, kabag, disetujui, data_agenda):
    row = disetujui()
    melangkah_agenda(tu, row, A.KEMBALIKAN, "Tempatnya pindah")
    assert baca.menunggu(kota.aktor("walikota")).count() == 0
    services.ubah_agenda(tu, row, data=data_agenda(tempat="Gedung serbaguna"))
    melangkah_agenda(tu, row, A.TELAAH)
    melangkah_agenda(kabag, row, A.SETUJUI)
    assert [a.tempat for a in baca.menunggu(kota.aktor("walikota"))] == ["Gedung serbaguna"]
    assert Pemberitahuan.objects.filter(jenis="rapat.arahan", orang_id=kota.orang["walikota"].pk).count() == 2


def test_places_are_compared_by_their_ways_also_in_a_change(kota, tu, tayang, saat):
    near, far = (Lokasi.objects.create(nama=n) for n in ("Pasar", "Kampus"))
    tayang(lokasi_id=near.pk, judul="Pertama")
    second = tayang(lokasi_id=near.pk, judul="Kedua", mulai=saat(13), selesai=saat(14))
    at = {"mulai": saat(10), "selesai": saat(11)}
    assert baca.benturan_revisi(second, Jadwal(**at, lokasi_id=near.pk)) == []
    (hit,) = baca.benturan_revisi(second, Jadwal(**at, lokasi_id=far.pk))
    assert (hit.mulai, hit.selesai) == (saat(9), saat(10))
    assert baca.benturan_revisi(second, Jadwal(**at)) == []


@pytest.mark.django_db(transaction=True)
def test_two_who_answer_one_change_at_once(kota, tayang, usul):
    """One takes effect, the other is told that it is answered."""
    change = usul(tayang())
    tenant, barrier, found = connection.tenant, threading.Barrier(2), []
    kabag = kota.aktor("kabag_umum")

    def run(diterima):
        connection.set_tenant(tenant)
        barrier.wait(timeout=20)
        try:
            services.jawab_revisi(kabag, change, diterima=diterima)
            found.append("jadi")
        except Ditolak as error:
            found.append(error.pesan)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(word,)) for word in (True, True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(found) == ["Usul ini sudah dijawab.", "jadi"]
    assert Agenda.objects.get().riwayat.filter(aksi="revisi").count() == 1
