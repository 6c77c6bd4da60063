"""Prints the figures that regression_test.go holds the fit to: least squares by
elimination and HC3 in exact fractions, CR2 with its degrees of freedom from whole
matrices, people × people. It shares no method with the package.
Run: python3 oracle.py"""
import math
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


hat = product(product(X, bread), Xt)
apart = [[(e[i] / (1 - hat[i][i])) ** 2 if i == j else F(0) for j in range(n)] for i in range(n)]
mean = sum(v[0] for v in y) / n
rss = sum(v * v for v in e)
print("coefficients", [float(b[0]) for b in beta])
print("HC3", sandwich(apart, F(1)))
print("R2", float(1 - rss / sum((v[0] - mean) ** 2 for v in y)), "spread", float(rss / (n - k)) ** 0.5)


def inverse_root(m):
    """Of a symmetric matrix, by Moore and Penrose, its eigenvalues by Jacobi."""
    n, a, v = len(m), [row[:] for row in m], [[float(i == j) for j in range(len(m))] for i in range(len(m))]
    for _ in range(60):
        for p in range(n):
            for q in range(p):
                if abs(a[p][q]) < 1e-300:
                    continue
                t = .5 * math.atan2(2 * a[p][q], a[q][q] - a[p][p])
                c, s = math.cos(t), math.sin(t)
                for r in (a, v):
                    for row in r:
                        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
                a[p], a[q] = [c * x - s * y for x, y in zip(a[p], a[q])], [s * x + c * y for x, y in zip(a[p], a[q])]
    root = [a[i][i] ** -.5 if a[i][i] > 1e-9 else 0. for i in range(n)]
    return [[sum(v[i][k] * root[k] * v[j][k] for k in range(n)) for j in range(n)] for i in range(n)]


def cr2(cluster):
    x = [[float(v) for v in row] for row in X]
    left = [[float(i == j) - float(hat[i][j]) for j in range(n)] for i in range(n)]
    errors, freedom, made = [0.] * k, [], []
    for g in sorted(set(cluster)):
        own = [i for i in range(n) if cluster[i] == g]
        a = product([list(c) for c in zip(*[x[i] for i in own])], inverse_root([[left[i][j] for j in own] for i in own]))
        a = product([[float(v) for v in row] for row in bread], a)  # columns × people of the cluster
        for j in range(k):
            errors[j] += sum(a[j][i] * float(e[who]) for i, who in enumerate(own)) ** 2
        made.append(product(a, [left[i] for i in own]))  # columns × people
    for j in range(k):
        p = [[sum(u * v for u, v in zip(g[j], h[j])) for h in made] for g in made]
        freedom.append(sum(p[i][i] for i in range(len(p))) ** 2 / sum(v * v for row in p for v in row))
    return [v ** .5 for v in errors], freedom


# Everybody in a cluster; the two alone in one of their own.
print("CR2", *cr2([c if c is not None else 10 + i for i, (_, _, _, c) in enumerate(PEOPLE)]))
# All people of group c are those of one cluster.
print("CR2, a cluster with a column", *cr2([9 if p[0] == "c" else i % 4 for i, p in enumerate(PEOPLE)]))
