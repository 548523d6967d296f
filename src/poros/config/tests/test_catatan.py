"""Log lines: one JSON object each, with the request's number, without locals and without the rows a database quotes."""

import io
import json
import logging
import logging.config

import pytest
import structlog

from poros.config.catatan import bentuk

NAMA = "Budi Santoso"


@pytest.fixture
def tulis():
    """`tulis(act)` runs `act(logger)` and gives the text that came out."""
    tempat = io.StringIO()
    handler, logger = logging.StreamHandler(tempat), logging.getLogger("poros.uji")

    def run(act, *, terminal=False):
        isi = bentuk(terminal=terminal)
        handler.setFormatter(isi.pop("()")(**isi))
        logger.addHandler(handler)
        act(structlog.get_logger("poros.uji"))
        return tempat.getvalue()

    yield run
    logger.removeHandler(handler)
    structlog.contextvars.clear_contextvars()


def simpan(pemohon):
    raise ValueError(f"duplicate key\nDETAIL: Key (nama)=({pemohon}) already exists.")


def daftarkan():
    try:
        simpan(NAMA)
    except ValueError as error:
        raise RuntimeError("could not register") from error


def gagal(log):
    try:
        daftarkan()
    except RuntimeError:
        log.exception("pendaftaran_gagal", surat=7)


def test_a_line_is_one_json_object_with_who_asked_and_where(tulis):
    structlog.contextvars.bind_contextvars(permintaan="a1b2")
    line = json.loads(tulis(lambda log: log.warning("kiriman_gagal", saluran=3)))
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "kiriman_gagal",
        "saluran": 3,
        "level": "warning",
        "logger": "poros.uji",
        "permintaan": "a1b2",
    }


def test_the_standard_library_writes_the_same_lines(tulis):
    structlog.contextvars.bind_contextvars(permintaan="a1b2")
    line = json.loads(tulis(lambda _log: logging.getLogger("poros.uji").error("%s %s failed", "GET", "/surat/")))
    assert (line["event"], line["level"], line["permintaan"]) == ("GET /surat/ failed", "error", "a1b2")


@pytest.mark.parametrize("terminal", [False, True])
def test_an_error_says_where_and_what_but_not_about_whom(tulis, terminal):
    text = tulis(gagal, terminal=terminal)
    for expected in (
        "pendaftaran_gagal",
        "test_catatan.py",
        "builtins.ValueError: duplicate key",
        "could not register",
    ):
        assert expected in text
    assert NAMA not in text


def test_every_part_of_a_group_is_told(tulis):
    group = ExceptionGroup("two governments", [ValueError("first"), KeyError("second")])
    told = json.loads(tulis(lambda log: log.error("berkala_gagal", exc_info=group)))["exception"]
    assert "builtins.ValueError: first" in told
    assert "builtins.KeyError: 'second'" in told


def test_a_terminal_gets_words(tulis):
    with pytest.raises(json.JSONDecodeError):
        json.loads(tulis(lambda log: log.warning("kiriman_gagal"), terminal=True))


def test_the_settings_can_be_applied_and_write_to_standard_error(settings):
    assert settings.LOGGING["handlers"]["stderr"]["class"] == "logging.StreamHandler"
    logging.config.DictConfigurator(settings.LOGGING).configure_formatter(dict(settings.LOGGING["formatters"]["baris"]))
