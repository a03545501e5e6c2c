"""Wilson intervals beside another implementation, and what rounding at the source does to them."""

from __future__ import annotations

import pytest
from statsmodels.stats.proportion import proportion_confint

from sociaal_domein.duiding.intervallen import wilson

ROOSTER = [(k, n) for n in (1, 2, 5, 10, 37, 100, 1_000, 217_828) for k in {0, 1, n // 3, n // 2, n - 1, n} if k <= n]


@pytest.mark.parametrize(("teller", "noemer"), ROOSTER)
def test_equal_to_statsmodels(teller: int, noemer: int):
    expected = proportion_confint(teller, noemer, alpha=0.05, method="wilson")
    assert wilson(teller, noemer) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("alpha", [0.01, 0.1, 0.2])
def test_other_levels_too(alpha: float):
    from scipy.stats import norm

    expected = proportion_confint(37, 412, alpha=alpha, method="wilson")
    assert wilson(37, 412, z=float(norm.ppf(1 - alpha / 2))) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("afronding", "marge"), [(5, 2), (10, 5), (1, 0), (0, 0)])
@pytest.mark.parametrize(("teller", "noemer"), [(0, 200), (5, 200), (100, 200), (195, 200), (200, 200)])
def test_rounding_widens_to_the_lowest_and_highest_true_count(teller: int, noemer: int, afronding: int, marge: int):
    low, high = wilson(teller, noemer, afronding=afronding)
    lowest, highest = max(teller - marge, 0), min(teller + marge, noemer)
    assert low == pytest.approx(proportion_confint(lowest, noemer, method="wilson")[0], abs=1e-12)
    assert high == pytest.approx(proportion_confint(highest, noemer, method="wilson")[1], abs=1e-12)
    plain = wilson(teller, noemer)
    assert low <= plain[0] and high >= plain[1]


def test_every_true_count_that_rounds_to_this_lies_inside():
    """A source that rounds to five made 20 out of 18 to 22; the interval holds all of them."""
    low, high = wilson(20, 300, afronding=5)
    for count in range(18, 23):
        inner = proportion_confint(count, 300, method="wilson")
        assert low <= inner[0] + 1e-12 and inner[1] <= high + 1e-12


@pytest.mark.parametrize("noemer", [0, -1])
def test_no_interval_over_nobody(noemer: int):
    with pytest.raises(ValueError, match="noemer"):
        wilson(0, noemer)
