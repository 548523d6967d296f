"""Figures as they are typed: which point or comma parts thousands, and which the whole from the fraction."""

import re

_KELOMPOK = {tanda: re.compile(rf"-?[1-9][0-9]{{0,2}}(?:\{tanda}[0-9]{{3}})+") for tanda in ".,"}


def tanpa_kelompok(teks: str, desimal: str = ",") -> str:
    """The same figure without the marks between thousands; what is not grouped as it should be is left as it is.

    With a decimal comma 1.500 and 1.500,25 lose their points; 0.500, 1.5 and 12.34.567 are no such groups.
    """
    ribuan = "." if desimal == "," else ","
    bulat, ada, pecahan = teks.partition(desimal)
    if not _KELOMPOK[ribuan].fullmatch(bulat):
        return teks
    return bulat.replace(ribuan, "") + ada + pecahan
