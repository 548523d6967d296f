"""What every module says of itself can be relied upon: laws over all manifests that are installed."""

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from poros.kernel.berkas.models import Berkas
from poros.kernel.commands.command import COMMANDS, WEWENANG_DIPAKAI
from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.registry import (
    Manifest,
    Menu,
    manifests,
    objek,
    objek_menurut_model,
    publish,
    register,
    semua_objek,
    subscribe,
    tertutup,
)
from poros.kernel.registry import manifest as modul
from poros.kernel.registry import peristiwa as modul_peristiwa


@pytest.fixture
def sementara(monkeypatch):
    """What is registered in the test is forgotten after it."""
    monkeypatch.setattr(modul, "_MANIFESTS", dict(modul._MANIFESTS))
    fresh = modul_peristiwa.defaultdict(list, {k: list(v) for k, v in modul_peristiwa._PENDENGAR.items()})
    monkeypatch.setattr(modul_peristiwa, "_PENDENGAR", fresh)


def test_every_module_has_a_name_in_both_languages():
    for manifest in manifests():
        for bahasa in ("id", "en"):
            with override(bahasa):
                assert str(manifest.nama).strip(), manifest.kode


def test_a_kind_and_a_model_name_each_other_once():
    kinds = list(semua_objek())
    assert len({kind.jenis for kind in kinds}) == len({kind.model for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert objek(kind.jenis) is kind
        assert objek_menurut_model(kind.model) == kind.jenis


def test_no_kind_is_called_as_the_table_of_another_is():
    """A model without a kind is pointed at by its table's name: that may be nobody else's kind.

    A content ("berkas") is the one exception: the trail knows it as "unggahan", and people only its ties.
    """
    named = {kind.jenis: kind.model for kind in semua_objek()}
    ours = [model for model in apps.get_models() if model.__module__.startswith("poros.")]
    taken = {model for model in ours if named.get(model._meta.model_name, model) is not model}
    assert taken == {Berkas}


def test_of_every_kind_a_row_can_be_named_with_what_is_brought_along():
    for kind in semua_objek():
        kind.model._default_manager.select_related(*kind.kaitan)  # a name that is no tie fails when it is used
        assert {path.split("__")[0] for path in kind.kaitan} <= {f.name for f in kind.model._meta.get_fields()}


def test_every_act_that_can_be_recorded_is_told_in_words():
    words = {w.value: str(text) for m in manifests() for w, text in m.kalimat.items()}
    known = {w.value for m in manifests() for w in m.rules}
    assert sorted(known & {w.value for w in WEWENANG_DIPAKAI} - set(words)) == []
    assert all(text.strip() and text[0].islower() for text in words.values())


def test_every_permission_that_has_words_has_a_rule():
    for manifest in manifests():
        assert set(manifest.kalimat) <= {w for m in manifests() for w in m.rules}, manifest.kode


def test_every_act_belongs_to_a_module_and_is_called_by_its_own_name():
    assert len(COMMANDS) > 60
    for name, act in COMMANDS.items():
        assert name == f"{act.__module__}.{act.__name__}"
        assert act.__doc__ or not name.startswith("poros.")


def test_every_line_of_the_menu_leads_somewhere():
    entries: list[Menu] = [entry for manifest in manifests() for entry in manifest.menu]
    assert len(entries) > 5
    broken = []
    for entry in entries:
        try:
            reverse(entry.url)
        except NoReverseMatch:
            broken.append(entry.url)
    assert broken == []


def test_every_event_that_is_listened_to_is_heard_in_order(sementara):
    heard = []
    for n in range(3):
        subscribe("uji.urut", lambda _actor, *, n=n, isi: heard.append((n, isi)))
    publish("uji.urut", None, isi="a")
    publish("uji.urut", None, isi="b")
    assert heard == [(n, isi) for isi in "ab" for n in range(3)]


def test_an_event_that_nobody_listens_to_is_no_mistake(sementara):
    publish("uji.sepi", None, apa="saja")


def test_the_first_listener_that_fails_ends_it(sementara):
    heard = []
    subscribe("uji.gagal", lambda _actor: heard.append(1))
    subscribe("uji.gagal", lambda _actor: 1 / 0)
    subscribe("uji.gagal", lambda _actor: heard.append(3))
    with pytest.raises(ZeroDivisionError):
        publish("uji.gagal", None)
    assert heard == [1]


def test_a_module_brings_its_ears_along(sementara):
    heard = []
    register(Manifest(kode="uji", nama="Uji", langganan={"uji.ada": lambda actor, **data: heard.append((actor, data))}))
    publish("uji.ada", "aktor", n=1)
    assert heard == [("aktor", {"n": 1})]
    assert [m.kode for m in manifests()][-1] == "uji"
    with pytest.raises(ValueError, match="call themselves 'uji'"):
        register(Manifest(kode="uji", nama="Lain", langganan={"uji.ada": lambda *_a, **_k: heard.append("dua kali")}))
    publish("uji.ada", "aktor", n=2)
    assert "dua kali" not in heard


@pytest.mark.parametrize(
    ("baris", "hasil"),
    [
        (Penugasan(kerahasiaan=Kerahasiaan.BIASA), False),
        (Penugasan(kerahasiaan=Kerahasiaan.TERBATAS), False),
        (Penugasan(kerahasiaan=Kerahasiaan.RAHASIA), True),
        (Arahan(kerahasiaan=Kerahasiaan.SANGAT_RAHASIA), True),
        (Arahan(kerahasiaan="sangat_rahasia"), True),
        (Unit(), False),
        (Orang(), False),
    ],
)
def test_a_secret_paper_is_known_by_its_own_word(baris, hasil):
    assert tertutup(baris) is hasil


@pytest.mark.parametrize("jenis", ["", "tidak-ada", "Penugasan", "penugasan "])
def test_what_nobody_owns_is_not_found(jenis):
    with pytest.raises(KeyError):
        objek(jenis)


@pytest.mark.django_db
def test_reference_rows_are_planted_once():
    """Every module's planting may run at any upgrade: it adds nothing the second time."""

    def hitung():
        return {m: m._default_manager.count() for m in apps.get_models() if m.__module__.startswith("poros.")}

    for manifest in manifests():
        if manifest.benih is not None:
            manifest.benih()
    before = hitung()
    for manifest in manifests():
        if manifest.benih is not None:
            manifest.benih()
    assert hitung() == before
