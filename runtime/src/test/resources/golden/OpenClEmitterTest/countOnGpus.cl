// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
#ifdef SINTER_THROUGH_DOUBLE
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif
#ifdef SINTER_UNALIGNED
#define LOAD(type, p) vload4(0, p)
#define STORE(type, p, v) vstore4(v, 0, p)
#else
#define LOAD(type, p) (*(__global const type##4 *)(p))
#define STORE(type, p, v) (*(__global type##4 *)(p) = (v))
#endif
typedef struct {
  long n;
  long outer;
  long rows;
  long o0;
  long o1;
  uint columns;
  uint blocks;
  uint block_rows;
  uint block_columns;
  uint items;
  uint last_block;
} Arguments;
#ifdef __NV_CL_C_VERSION
static inline float approximate_rsqrt(float x) {
  float y;
  asm("rsqrt.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
  return y;
}
#endif
#ifdef SINTER_THROUGH_DOUBLE
static inline float4 sqrt_f32x4(float4 x) {
  return convert_float4(sqrt(convert_double4(x)));
}
#elif defined(__NV_CL_C_VERSION)
static inline float4 sqrt_f32x4(float4 x) {
  const uint4 u = as_uint4(x) - 0x1f800000u;
  if (((u.s0 | u.s1 | u.s2 | u.s3) & 0xc0000000u) == 0) {
    const float4 y = (float4)(approximate_rsqrt(x.s0), approximate_rsqrt(x.s1), approximate_rsqrt(x.s2), approximate_rsqrt(x.s3));
    const float4 s = x * y;
    return fma(fma(-s, s, x), (float4)(0.5f) * y, s);
  }
  return sqrt(x);
}
#else
#define sqrt_f32x4(x) sqrt(x)
#endif
static inline float4 some_float4(__global const float *p, const uint left) {
  float lane[4];
  for (uint i = 0; i < 4; i++) {
    lane[i] = p[min(i, left - 1)];
  }
  return vload4(0, lane);
}
static inline void element(const float4 x0, const float4 x1, int4 *r0) {
  const float4 v2 = (x0 * x0);
  const float4 v3 = (x1 * x1);
  const float4 v4 = (v2 + v3);
  const float4 v5 = sqrt_f32x4(v4);
  const int4 v7 = (v5 < (float4)(0x1p0f));
  *r0 = v7;
}
__kernel void sinter_0c27ac4793fc5c35(
    __global const float *restrict p0,
    __global const float *restrict p1,
    __global long *restrict q0,
    __global volatile long *scratch,
    __global volatile uint *counters,
    const Arguments a) {
  const uint items = a.items;
  const uint together = (uint)get_local_size(0) / items;
  const uint part = (uint)get_local_id(0) / items;
  const uint item = (uint)get_local_id(0) - part * items;
  __local long all_s0[256];
  __local long *s0 = all_s0 + part * items;
  __local uint last;
  const uint total = (uint)(a.outer * a.blocks);
  const uint place = (uint)get_group_id(0) * together + part;
  const int exists = place < total;
  const uint group = exists ? place : total - 1;
  const uint o = group / a.blocks;
  p0 += a.o0;
  p1 += a.o1;
  const uint block = (uint)(group - o * a.blocks);
  const uint n = (uint)a.n;
  const uint columns = a.columns;
  const uint size = (uint)a.rows * columns;
  const uint first = block * size;
  const uint count = exists ? min(size, n - first) : 0;
  const uint base = o * n + first;
  for (uint column = item * 4; column < columns; column += items * 4) {
    int4 c0 = (int4)(0);
    uint row = column;
    if (count == size && columns >= 4) {
      for (; row < size; row += 4 * columns) {
        float4 x0_0;
        float4 x1_0;
        x0_0 = LOAD(float, p0 + (base + row));
        x1_0 = LOAD(float, p1 + (base + row));
        float4 x0_1;
        float4 x1_1;
        x0_1 = LOAD(float, p0 + (base + row + 1 * columns));
        x1_1 = LOAD(float, p1 + (base + row + 1 * columns));
        float4 x0_2;
        float4 x1_2;
        x0_2 = LOAD(float, p0 + (base + row + 2 * columns));
        x1_2 = LOAD(float, p1 + (base + row + 2 * columns));
        float4 x0_3;
        float4 x1_3;
        x0_3 = LOAD(float, p0 + (base + row + 3 * columns));
        x1_3 = LOAD(float, p1 + (base + row + 3 * columns));
        int4 r0;
        element(x0_0, x1_0, &r0);
        c0 = (c0 - r0);
        element(x0_1, x1_1, &r0);
        c0 = (c0 - r0);
        element(x0_2, x1_2, &r0);
        c0 = (c0 - r0);
        element(x0_3, x1_3, &r0);
        c0 = (c0 - r0);
      }
    }
    for (; row < count; row += columns) {
      const uint left = (uint)min(count - row, (uint)min((uint)4, columns - column));
      float4 x0;
      float4 x1;
      if (left >= 4) {
        x0 = LOAD(float, p0 + (base + row));
        x1 = LOAD(float, p1 + (base + row));
      } else {
        x0 = some_float4(p0 + (base + row), (uint)(left));
        x1 = some_float4(p1 + (base + row), (uint)(left));
      }
      int4 r0;
      element(x0, x1, &r0);
      c0 = ((int4)(0, 1, 2, 3) < (int4)(left)) ? (c0 - r0) : c0;
    }
    s0[column / 4] = columns > 2 ? as_long(as_ulong(as_long(as_ulong(convert_long(c0.s0)) + as_ulong(convert_long(c0.s1)))) + as_ulong(as_long(as_ulong(convert_long(c0.s2)) + as_ulong(convert_long(c0.s3))))) : (columns == 2 ? as_long(as_ulong(convert_long(c0.s0)) + as_ulong(convert_long(c0.s1))) : convert_long(c0.s0));
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (uint span = a.columns / 8; span > 0; span /= 2) {
    for (uint t = item; t < span; t += items) {
      s0[t] = as_long(as_ulong(s0[t]) + as_ulong(s0[t + span]));
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (a.blocks == 1) {
    if (item == 0 && exists) {
      q0[o] = s0[0];
    }
    return;
  }
  if (!a.last_block) {
    if (item == 0) {
      *(__global volatile long *)(scratch + (group)) = s0[0];
    }
    return;
  }
  if (item == 0) {
    *(__global volatile long *)(scratch + (group)) = s0[0];
    mem_fence(CLK_GLOBAL_MEM_FENCE);
    last = atomic_inc(counters + o) == a.blocks - 1;
  }
  barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
  if (!last) {
    return;
  }
  mem_fence(CLK_GLOBAL_MEM_FENCE);
  const uint each = max(1u, a.block_columns / 256);
  const uint shares = a.block_columns / each;
  for (uint t = item; t < shares; t += items) {
    long b0 = 0L;
    for (uint column = t * each; column < (t + 1) * each; column++) {
      const uint i0 = column;
      const long p0_0 = *(__global volatile long *)(scratch + (o * a.blocks + min(i0, a.blocks - 1)));
      const uint i1 = column + 1 * a.block_columns;
      const long p0_1 = *(__global volatile long *)(scratch + (o * a.blocks + min(i1, a.blocks - 1)));
      const uint i2 = column + 2 * a.block_columns;
      const long p0_2 = *(__global volatile long *)(scratch + (o * a.blocks + min(i2, a.blocks - 1)));
      const uint i3 = column + 3 * a.block_columns;
      const long p0_3 = *(__global volatile long *)(scratch + (o * a.blocks + min(i3, a.blocks - 1)));
      long c0 = 0L;
      if (i0 < a.blocks) {
        c0 = as_long(as_ulong(c0) + as_ulong(p0_0));
      }
      if (i1 < a.blocks) {
        c0 = as_long(as_ulong(c0) + as_ulong(p0_1));
      }
      if (i2 < a.blocks) {
        c0 = as_long(as_ulong(c0) + as_ulong(p0_2));
      }
      if (i3 < a.blocks) {
        c0 = as_long(as_ulong(c0) + as_ulong(p0_3));
      }
      b0 = column == t * each ? c0 : as_long(as_ulong(b0) + as_ulong(c0));
    }
    const uint place = (t & 1) * (shares / 2) + (each == 1 ? (t >> 1 & 1) * (shares / 4) + t / 4 : t / 2);
    s0[place] = b0;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (uint span = shares / 2; span > 0; span /= 2) {
    for (uint t = item; t < span; t += items) {
      s0[t] = as_long(as_ulong(s0[t]) + as_ulong(s0[t + span]));
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (item == 0 && exists) {
    q0[o] = s0[0];
  }
  if (item == 0) {
    counters[o] = 0;
  }
}
__kernel void sinter_0c27ac4793fc5c35_finish(
    __global const float *restrict p0,
    __global const float *restrict p1,
    __global long *restrict q0,
    __global volatile long *scratch,
    __global volatile uint *counters,
    const Arguments a) {
  const uint items = (uint)get_local_size(0);
  const uint together = (uint)get_local_size(0) / items;
  const uint part = (uint)get_local_id(0) / items;
  const uint item = (uint)get_local_id(0) - part * items;
  __local long all_s0[256];
  __local long *s0 = all_s0 + part * items;
  const uint total = (uint)(a.outer);
  const uint place = (uint)get_group_id(0) * together + part;
  const int exists = place < total;
  const uint group = exists ? place : total - 1;
  const uint o = group;
  const uint each = max(1u, a.block_columns / 256);
  const uint shares = a.block_columns / each;
  for (uint t = item; t < shares; t += items) {
    long b0 = 0L;
    for (uint column = t * each; column < (t + 1) * each; column++) {
      const uint i0 = column;
      const long p0_0 = *(__global volatile long *)(scratch + (o * a.blocks + min(i0, a.blocks - 1)));
      const uint i1 = column + 1 * a.block_columns;
      const long p0_1 = *(__global volatile long *)(scratch + (o * a.blocks + min(i1, a.blocks - 1)));
      const uint i2 = column + 2 * a.block_columns;
      const long p0_2 = *(__global volatile long *)(scratch + (o * a.blocks + min(i2, a.blocks - 1)));
      const uint i3 = column + 3 * a.block_columns;
      const long p0_3 = *(__global volatile long *)(scratch + (o * a.blocks + min(i3, a.blocks - 1)));
      long c0 = 0L;
      if (i0 < a.blocks) {
        c0 = as_long(as_ulong(c0) + as_ulong(p0_0));
      }
      if (i1 < a.blocks) {
        c0 = as_long(as_ulong(c0) + as_ulong(p0_1));
      }
      if (i2 < a.blocks) {
        c0 = as_long(as_ulong(c0) + as_ulong(p0_2));
      }
      if (i3 < a.blocks) {
        c0 = as_long(as_ulong(c0) + as_ulong(p0_3));
      }
      b0 = column == t * each ? c0 : as_long(as_ulong(b0) + as_ulong(c0));
    }
    const uint place = (t & 1) * (shares / 2) + (each == 1 ? (t >> 1 & 1) * (shares / 4) + t / 4 : t / 2);
    s0[place] = b0;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (uint span = shares / 2; span > 0; span /= 2) {
    for (uint t = item; t < span; t += items) {
      s0[t] = as_long(as_ulong(s0[t]) + as_ulong(s0[t + span]));
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (item == 0 && exists) {
    q0[o] = s0[0];
  }
}
