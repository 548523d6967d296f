"""Figures in the forms of a crisis are read as they are written: 1.500 m³ of water is fifteen hundred."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone, translation

from poros.domain.krisis.forms.keputusan import FormKartu
from poros.domain.krisis.forms.pulih import banyak


def kartu(**isi):
    form = FormKartu({"masuk": "", **isi}, kejadian=SimpleNamespace(jam=timezone.now()))
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("bahasa", "teks", "debit"),
    [
        ("id", "1.500 1.600,5 0", (1500, "1600.5", 0)),
        ("id", "1,5 1.5 12", ("1.5", "1.5", 12)),
        ("en", "1,500 1,600.5", (1500, "1600.5")),
    ],
)
def test_inflows_in_the_language_of_the_page(bahasa, teks, debit, monkeypatch):
    monkeypatch.setattr("poros.domain.krisis.forms.keputusan.perkara", dict)
    with translation.override(bahasa):
        assert kartu(masuk=teks).cleaned_data["masuk"] == tuple(Decimal(q) for q in debit)


@pytest.mark.parametrize("teks", ["NaN", "1 x", "-1", "Infinity", "1 " * 241])
def test_what_is_no_inflow(teks, monkeypatch):
    monkeypatch.setattr("poros.domain.krisis.forms.keputusan.perkara", dict)
    assert "masuk" in kartu(masuk=teks).errors


def test_capacity_and_damage_too(monkeypatch):
    monkeypatch.setattr("poros.domain.krisis.forms.keputusan.perkara", dict)
    with translation.override("id"):
        form = kartu(masuk="1", muat="120.000", isi="95.500,25", lepas_maks="1.500")
        assert [form.cleaned_data[n] for n in ("muat", "isi", "lepas_maks")] == [120000, Decimal("95500.25"), 1500]
        assert banyak("Jumlah").clean("1.500") == 1500
