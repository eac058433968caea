#!/usr/bin/env python3
"""The operations of PrimitiveTable on PyTorch, CuPy and JAX, one GPU, inputs resident.

Prints one JSON object a line, as PrimitiveTable's --peers reads them: the median wall time of a call,
from the call to the finished result, after warm-up.

    python3 primitive_peers.py [--systems torch,cupy,jax] [--sizes 1024,131072,4194304,67108864] [--only NAME,NAME]
"""
import argparse
import json
import math
import os
import statistics
import time

os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")
SECONDS = 1.0


def measure(call, sync):
    start = time.perf_counter()
    call()
    sync()
    first = (time.perf_counter() - start) * 1e3
    for _ in range(5):
        call()
    sync()
    times = []
    until = time.perf_counter() + SECONDS
    while len(times) < 50 and (len(times) < 5 or time.perf_counter() < until):
        start = time.perf_counter()
        call()
        sync()
        times.append((time.perf_counter() - start) * 1e6)
    return statistics.median(times), first


def torch_calls(n):
    import torch

    torch.backends.cuda.matmul.allow_tf32 = False
    side = math.isqrt(n)
    floats = torch.rand(n, device="cuda")
    ints = torch.randint(-(2**31), 2**31 - 1, (n,), device="cuda", dtype=torch.int32)
    keys = torch.randint(0, 1024, (n,), device="cuda")
    square = floats[: side * side].reshape(side, side)
    rows = floats.reshape(-1, 1024)
    return torch.cuda.synchronize, {
        "cum_sum": lambda: torch.cumsum(floats, 0),
        "cum_sum_rows": lambda: torch.cumsum(rows, 1),
        "cum_sum_columns": lambda: torch.cumsum(rows, 0),
        "cum_sum_longs": lambda: torch.cumsum(keys, 0),
        "sort": lambda: torch.sort(floats),
        "sort_ints": lambda: torch.sort(ints),
        "arg_sort": lambda: torch.argsort(floats, stable=True),
        "sort_rows": lambda: torch.sort(rows, dim=1),
        "top_k": lambda: torch.topk(floats, 100),
        "put_add": lambda: torch.zeros(1024, device="cuda").index_add_(0, keys, floats),
        "matmul": lambda: square @ square,
        "matvec": lambda: square @ floats[:side],
    }


def cupy_calls(n):
    import cupy

    side = math.isqrt(n)
    floats = cupy.random.rand(n, dtype=cupy.float32)
    ints = cupy.random.randint(-(2**31), 2**31 - 1, n, dtype=cupy.int32)
    keys = cupy.random.randint(0, 1024, n)
    square = floats[: side * side].reshape(side, side)
    rows = floats.reshape(-1, 1024)
    return cupy.cuda.Device().synchronize, {
        "cum_sum": lambda: cupy.cumsum(floats),
        "cum_sum_rows": lambda: cupy.cumsum(rows, 1),
        "cum_sum_columns": lambda: cupy.cumsum(rows, 0),
        "cum_sum_longs": lambda: cupy.cumsum(keys),
        "sort": lambda: cupy.sort(floats),
        "sort_ints": lambda: cupy.sort(ints),
        "arg_sort": lambda: cupy.argsort(floats),
        "sort_rows": lambda: cupy.sort(rows, 1),
        "put_add": lambda: cupy.bincount(keys, floats, 1024),
        "matmul": lambda: square @ square,
        "matvec": lambda: square @ floats[:side],
    }


def jax_calls(n):
    import jax
    import jax.numpy as jnp

    side = math.isqrt(n)
    floats = jax.random.uniform(jax.random.PRNGKey(1), (n,))
    ints = jax.random.randint(jax.random.PRNGKey(2), (n,), -(2**31), 2**31 - 1)
    keys = jax.random.randint(jax.random.PRNGKey(3), (n,), 0, 1024)
    square = floats[: side * side].reshape(side, side)
    rows = floats.reshape(-1, 1024)
    last = [None]

    def of(function, *arguments):
        compiled = jax.jit(function)

        def call():
            last[0] = compiled(*arguments)

        return call

    def product(a, b):
        return jnp.matmul(a, b, precision="highest")

    return lambda: jax.block_until_ready(last[0]), {
        "cum_sum": of(jnp.cumsum, floats),
        "cum_sum_rows": of(lambda x: jnp.cumsum(x, 1), rows),
        "cum_sum_columns": of(lambda x: jnp.cumsum(x, 0), rows),
        "sort": of(jnp.sort, floats),
        "sort_ints": of(jnp.sort, ints),
        "arg_sort": of(jnp.argsort, floats),
        "sort_rows": of(lambda x: jnp.sort(x, 1), rows),
        "top_k": of(lambda x: jax.lax.top_k(x, 100), floats),
        "put_add": of(lambda k, x: jnp.zeros(1024).at[k].add(x), keys, floats),
        "matmul": of(product, square, square),
        "matvec": of(product, square, floats[:side]),
    }


SYSTEMS = {"torch": torch_calls, "cupy": cupy_calls, "jax": jax_calls}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systems", default="torch,cupy,jax")
    parser.add_argument("--sizes", default="1024,131072,4194304,67108864")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for system in options.systems.split(","):
        for n in map(int, options.sizes.split(",")):
            sync, calls = SYSTEMS[system](n)
            for name, call in calls.items():
                if options.only and name not in options.only.split(","):
                    continue
                row = {"workload": name, "system": system, "n": n}
                try:
                    micros, first = measure(call, sync)
                    row |= {"us": round(micros, 1), "first_ms": round(first, 1)}
                except Exception as failure:  # a system without the operation, or without the memory for it
                    row["error"] = str(failure)[:120]
                print(json.dumps(row), flush=True)


main()
