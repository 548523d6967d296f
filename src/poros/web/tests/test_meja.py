"""The desk puts what is most urgent first, whichever module it comes from; figures come second."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.kernel.registry import Ikhtisar, Manifest
from poros.web import meja
from poros.web.meja import Putusan, Sosok

HARI = date(2026, 11, 23)


@pytest.fixture
def sumber(monkeypatch):
    def install(*sources):
        found = [Manifest(kode=f"uji{n}", nama="Uji", ikhtisar=(s,)) for n, s in enumerate(sources)]
        monkeypatch.setattr(meja, "manifests", lambda: iter(found))

    return install


def putusan(judul, **lain):
    return Putusan(judul=judul, url="/", **lain)


def test_danger_then_deadline_then_the_rest(sumber):
    sumber(
        Ikhtisar("a", "A", lambda _actor: [putusan("tanpa"), putusan("lusa", tenggat=HARI + timedelta(days=2))]),
        Ikhtisar("b", "B", lambda _actor: [putusan("hari ini", tenggat=HARI), putusan("gawat", nada="bahaya")]),
    )
    assert [p.judul for p in meja.susun(None).putusan] == ["gawat", "hari ini", "lusa", "tanpa"]


def test_a_moment_and_a_day_can_stand_in_one_list(sumber):
    moment = timezone.now().replace(year=2026, month=11, day=24, hour=3)
    cards = [putusan("jam", tenggat=moment), putusan("hari", tenggat=HARI)]
    sumber(Ikhtisar("a", "A", lambda _actor: cards))
    assert [p.judul for p in meja.susun(None).putusan] == ["hari", "jam"]


def test_each_source_is_asked_for_the_actor_and_figures_keep_their_order(sumber):
    asked = []

    def kartu(actor):
        asked.append(actor)
        return [Sosok(label="Terlambat", nilai="14"), putusan("x")]

    sumber(
        Ikhtisar("b", "B", kartu, urutan=20),
        Ikhtisar("a", "A", lambda _actor: [Sosok(label="Serapan", nilai="79,7")], urutan=10),
    )
    desk = meja.susun("sekda")
    assert asked == ["sekda"]
    assert [s.label for s in desk.sosok] == ["Serapan", "Terlambat"]
    assert len(desk.putusan) == 1


def test_kinds_are_counted_the_most_frequent_first(sumber):
    cards = [putusan("a", jenis="Surat", ikon="mail"), putusan("b", jenis="Hasil", ikon="badge-check"), putusan("c")]
    sumber(Ikhtisar("a", "A", lambda _actor: [*cards, putusan("d", jenis="Hasil", ikon="badge-check")]))
    assert meja.susun(None).jenis == [("Hasil", "badge-check", 2), ("Surat", "mail", 1)]
