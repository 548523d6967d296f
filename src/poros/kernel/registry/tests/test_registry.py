"""Manifests and events: entered once, all or nothing."""

import pytest

from poros.kernel.organisasi.models import Unit, VersiPeta
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.registry import (
    Manifest,
    manifests,
    objek,
    objek_menurut_model,
    publish,
    register,
    subscribe,
)


def test_two_modules_cannot_share_a_code():
    with pytest.raises(ValueError, match="call themselves 'surat'"):
        register(Manifest(kode="surat", nama="Lain"))


def test_things_are_pointed_at_by_kind():
    assert objek("penugasan").model is Penugasan
    assert objek_menurut_model(Penugasan) == "penugasan"
    assert objek_menurut_model(VersiPeta) == "versipeta"
    with pytest.raises((KeyError, StopIteration)):
        objek("tidak-ada")


def test_every_kind_has_its_rule_of_sight():
    rules = {w for m in manifests() for w in m.rules}
    assert [o.jenis for m in manifests() for o in m.objek if o.lihat not in rules] == []


def test_every_kind_can_be_reached():
    from django.urls import reverse

    for manifest in manifests():
        for kind in manifest.objek:
            assert reverse(kind.url, args=[1])


@pytest.mark.django_db
def test_listeners_hear_in_the_same_transaction(kota):
    heard = []

    def dengar(actor, *, unit):
        heard.append((actor, unit))

    subscribe("uji.peristiwa", dengar)
    publish("uji.peristiwa", "aktor", unit=Unit.objects.get(kode="pu"))
    assert heard == [("aktor", kota.unit["pu"])]


def test_an_error_of_a_listener_is_the_publishers():
    def gagal(_actor):
        raise RuntimeError("tidak bisa")

    subscribe("uji.gagal", gagal)
    with pytest.raises(RuntimeError, match="tidak bisa"):
        publish("uji.gagal", None)
