"""Prints the polynomial coefficients of ErrorFunction, GammaFunction and LogGammaFunction.

Each polynomial interpolates its function at Chebyshev nodes, computed with 80 digits, then goes to the monomial basis
and is rounded to double. The comment beside each gives the largest deviation of the rounded polynomial, evaluated exactly.

    python3 coefficients.py        (needs mpmath)
"""

from mpmath import mp, mpf, erf, erfc, exp, log, loggamma, rgamma, gamma, sqrt, pi, cos

mp.dps = 80


def interpolate(function, low, high, degree):
    """Newton interpolation at the Chebyshev nodes of [low, high], expanded to monomials."""
    low, high = mpf(low), mpf(high)
    count = degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * k + 1) / (2 * count)) for k in range(count)]
    table = [function(x) for x in nodes]
    for order in range(1, count):
        for k in range(count - 1, order - 1, -1):
            table[k] = (table[k] - table[k - 1]) / (nodes[k] - nodes[k - order])
    monomials = [mpf(0)] * count
    for k in range(count - 1, -1, -1):
        shifted = [mpf(0)] + monomials[:-1]
        monomials = [s - nodes[k] * m for s, m in zip(shifted, monomials)]
        monomials[0] += table[k]
    return [float(c) for c in monomials]


def show(name, function, low, high, degree):
    coefficients = interpolate(function, low, high, degree)
    worst = mpf(0)
    for k in range(997):
        x = mpf(low) + (mpf(high) - mpf(low)) * (k + mpf(1) / 3) / 997
        worst = max(worst, abs(mp.polyval([mpf(c) for c in reversed(coefficients)], x) - function(x)))
    print(f"// {name}: degree {degree}, deviation 2^{float(log(worst, 2)):.1f}")
    for c in coefficients:
        print(f"    {c.hex()},")


def erfcx_scaled(q):
    x = SCALE * (1 + q) / (1 - q)
    return exp(x * x) * erfc(x) * (1 + 2 * x) - mpf("1.25")


SCALE = mpf(4)


def main():
    show("ErrorFunction.CENTRE, in z = x*x", lambda z: erf(sqrt(z)) / sqrt(z) - 1, 0, "0.712", 11)
    low, high = ((mpf(x) - SCALE) / (mpf(x) + SCALE) for x in ("0.84375", "28"))
    show("ErrorFunction.TAIL, in q = (x-4)/(x+4)", erfcx_scaled, low, high, 22)
    show("ErrorFunction.SINGLE, in w = x*x/8-1", lambda w: erf(sqrt(8 * w + 8)) / sqrt(8 * w + 8), -1, 1, 19)
    show("GammaFunction.RECIPROCAL, in t", lambda t: (rgamma(1 + t) - 1) / t, "-0.5", "0.5", 15)
    show("GammaFunction.STIRLING, in z = 1/x", lambda z: (gamma(1 / z) / (sqrt(2 * pi) * (1 / z) ** (1 / z - 0.5) * exp(-1 / z)) - 1) / z, 0, "0.0834", 9)
    show("LogGammaFunction.ABOVE_ONE, in s = x-1", lambda s: loggamma(1 + s) / s + 0.5, 0, "0.5", 17)
    show("LogGammaFunction.ABOUT_TWO, in s = x-2", lambda s: loggamma(2 + s) / s - 0.5, "-0.5", "0.5", 19)
    show("LogGammaFunction.CORRECTION, in y = 1/(x*x)", lambda y: (loggamma(1 / sqrt(y)) - (1 / sqrt(y) - 0.5) * (log(1 / sqrt(y)) - 1) - HALF_LOG) * (1 / sqrt(y)), "0.000001", "0.015625", 7)


HALF_LOG = (log(2 * pi) - 1) / 2

if __name__ == "__main__":
    main()
