"""What is logged: one line per event with the number of its request, and of an error only what names no citizen."""

import sys
from collections.abc import Iterator
from traceback import format_tb
from typing import Any

import structlog
from structlog.typing import ExcInfo, Processor

PESAN_MAKS = 200


def kisah(galat: ExcInfo) -> str:
    """A traceback without locals; of every message the first line, since databases quote whole rows in the others."""
    return "\n".join(_runtut(galat[1]))


def _runtut(error: BaseException) -> Iterator[str]:
    sebab = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if sebab is not None:
        yield from _runtut(sebab)
    yield "".join(format_tb(error.__traceback__)).rstrip()
    pesan = str(error).split("\n", 1)[0][:PESAN_MAKS]
    yield f"{type(error).__module__}.{type(error).__qualname__}: {pesan}"
    if isinstance(error, BaseExceptionGroup):
        for bagian in error.exceptions:
            yield from _runtut(bagian)


AWAL: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
]
"""What every line gets, whoever writes it."""


def siapkan() -> None:
    """Let structlog write through the handlers of the standard library, as Django and procrastinate do."""
    structlog.configure(
        processors=[
            *AWAL,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def bentuk(*, terminal: bool | None = None) -> dict[str, Any]:
    """The formatter: JSON for a service, words in colour for a person at a terminal."""
    terminal = sys.stderr.isatty() if terminal is None else terminal
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": AWAL,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.ExceptionRenderer(kisah),
            structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer(),
        ],
    }
