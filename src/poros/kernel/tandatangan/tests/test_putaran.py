"""Coroutines from plain code: with and without a loop in this thread. No database."""

import asyncio

import pytest

from poros.kernel.tandatangan.putaran import jalankan


async def _empat():
    await asyncio.sleep(0)
    return 4


async def _galat():
    raise ValueError("begitulah")


async def _dari_dalam():
    return jalankan(_empat())


def test_without_a_loop_and_inside_one():
    assert jalankan(_empat()) == 4
    assert jalankan(_dari_dalam()) == 4


def test_errors_come_out():
    with pytest.raises(ValueError, match="begitulah"):
        jalankan(_galat())
