"""Prints the figures that fit_test.go holds the fit to, in exact fractions:
least squares by elimination, then CR1 and HC3 from their definitions with whole
matrices. It shares no method with fit.go. Run: python3 oracle.py"""
from fractions import Fraction as F

# group, x, y, cluster (None: alone)
PEOPLE = [
    ("a", 1, 10, 0), ("a", 3, 12, 0), ("a", 4, 11, 1), ("a", 6, 15, 1), ("a", 9, 14, None),
    ("b", 2, 13, 0), ("b", 5, 17, 2), ("b", 7, 16, 2), ("b", 8, 21, 3),
    ("c", 1, 7, 3), ("c", 4, 9, 1), ("c", 6, 8, None), ("c", 10, 14, 3), ("c", 12, 13, 2),
]


def inverse(m):
    n = len(m)
    a = [row[:] + [F(int(i == j)) for j in range(n)] for i, row in enumerate(m)]
    for i in range(n):
        p = next(r for r in range(i, n) if a[r][i] != 0)
        a[i], a[p] = a[p], a[i]
        a[i] = [v / a[i][i] for v in a[i]]
        for r in range(n):
            if r != i:
                a[r] = [v - a[r][i] * w for v, w in zip(a[r], a[i])]
    return [row[n:] for row in a]


def product(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


X = [[F(1), F(int(g == "b")), F(int(g == "c")), F(x)] for g, x, _, _ in PEOPLE]
y = [[F(v)] for _, _, v, _ in PEOPLE]
Xt = [list(c) for c in zip(*X)]
bread = inverse(product(Xt, X))
beta = product(bread, product(Xt, y))
e = [v[0] - f[0] for v, f in zip(y, product(X, beta))]
n, k = len(X), len(X[0])


def sandwich(omega, factor):
    v = product(product(bread, product(product(Xt, omega), X)), bread)
    return [float(factor * v[j][j]) ** 0.5 for j in range(k)]


cluster = [c if c is not None else ("alone", i) for i, (_, _, _, c) in enumerate(PEOPLE)]
groups = len(set(cluster))
together = [[e[i] * e[j] if cluster[i] == cluster[j] else F(0) for j in range(n)] for i in range(n)]
hat = product(product(X, bread), Xt)
apart = [[(e[i] / (1 - hat[i][i])) ** 2 if i == j else F(0) for j in range(n)] for i in range(n)]
mean = sum(v[0] for v in y) / n
rss = sum(v * v for v in e)
print("coefficients", [float(b[0]) for b in beta])
print("CR1", sandwich(together, F(groups, groups - 1) * F(n - 1, n - k)), "clusters", groups)
print("HC3", sandwich(apart, F(1)))
print("R2", float(1 - rss / sum((v[0] - mean) ** 2 for v in y)), "spread", float(rss / (n - k)) ** 0.5)
