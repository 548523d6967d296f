"""How many respondents a survey needs: Krejcie and Morgan, as the annex of PermenPANRB 14/2017 tabulates it."""

from decimal import ROUND_HALF_UP, Decimal

CHI_KUADRAT, PROPORSI, GALAT = Decimal("3.841"), Decimal("0.5"), Decimal("0.05")


def sampel(populasi: int, *, chi: Decimal = CHI_KUADRAT, proporsi: Decimal = PROPORSI, galat: Decimal = GALAT) -> int:
    """Number of respondents for a population, to the nearest whole; never more than there are people."""
    if populasi <= 0:
        return 0
    sebar = chi * proporsi * (1 - proporsi)
    butuh = sebar * populasi / (galat * galat * (populasi - 1) + sebar)
    return min(populasi, int(butuh.quantize(Decimal(1), ROUND_HALF_UP)))
