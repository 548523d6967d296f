"""The look is that of its sources, and a look that is not is noticed, with Node and without."""

import shutil

import pytest

from poros.config import rupa


@pytest.fixture
def tanpa_node(monkeypatch):
    monkeypatch.setattr(rupa.shutil, "which", lambda _name: None)


@pytest.fixture
def salinan(monkeypatch, tmp_path):
    """A copy of frontend and of the built files, to be spoilt."""
    shutil.copytree(rupa.FRONTEND, tmp_path / "frontend", ignore=shutil.ignore_patterns("node_modules"))
    for folder in rupa.HASIL:
        shutil.copytree(rupa.WEB / folder, tmp_path / "web" / folder)
    monkeypatch.setattr(rupa, "FRONTEND", tmp_path / "frontend")
    monkeypatch.setattr(rupa, "WEB", tmp_path / "web")
    monkeypatch.setattr(rupa, "CATATAN", tmp_path / "frontend" / rupa.CATATAN.name)
    rupa.CATATAN.write_text(rupa.sidik())
    return tmp_path


@pytest.mark.usefixtures("tanpa_node")
def test_the_recorded_fingerprints_are_those_of_the_files(capsys):
    assert rupa.periksa() == [], "run `make css`"
    assert "tanpa Node" in capsys.readouterr().err


@pytest.mark.usefixtures("tanpa_node")
@pytest.mark.parametrize(
    "berkas",
    ["frontend/css/tema.css", "frontend/package-lock.json", "web/static/poros/poros.css", "frontend/js/baru.js"],
)
def test_without_node_a_source_or_a_result_that_was_touched_is_noticed(salinan, berkas):
    assert rupa.periksa() == []
    with (salinan / berkas).open("a") as file:
        file.write("/* lain */")
    assert rupa.periksa() == ["frontend/dibangun.txt"]


def test_what_differs_from_a_build_is_named(salinan):
    lain = salinan / "lain"
    shutil.copytree(salinan / "web", lain)
    assert rupa.beda(lain) == []
    (lain / "static/poros/poros.css").write_text("lain")
    (lain / "static/vendor/htmx.js").unlink()
    (lain / "static/poros/huruf/baru.woff2").write_text("")
    assert rupa.beda(lain) == ["static/poros/huruf/baru.woff2", "static/poros/poros.css", "static/vendor/htmx.js"]
