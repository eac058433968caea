// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
#ifdef SINTER_THROUGH_DOUBLE
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif
#define LOAD(type, p) vload16(0, p)
#define STORE(type, p, v) vstore16(v, 0, p)
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
  uint last_block;
} Arguments;
#ifdef SINTER_THROUGH_DOUBLE
static inline float16 sqrt_f32x16(float16 x) {
  return convert_float16(sqrt(convert_double16(x)));
}
#else
#define sqrt_f32x16(x) sqrt(x)
#endif
static inline float16 some_float16(__global const float *p, const uint left) {
  float lane[16];
  for (uint i = 0; i < 16; i++) {
    lane[i] = p[min(i, left - 1)];
  }
  return vload16(0, lane);
}
static inline void element(const float16 x0, const float16 x1, int16 *r0) {
  const float16 v2 = (x0 * x0);
  const float16 v3 = (x1 * x1);
  const float16 v4 = (v2 + v3);
  const float16 v5 = sqrt_f32x16(v4);
  const int16 v7 = (v5 < (float16)(0x1p0f));
  *r0 = v7;
}
__attribute__((reqd_work_group_size(1, 1, 1)))
__kernel void sinter_0c27ac4793fc5c35(
    __global const float *restrict p0,
    __global const float *restrict p1,
    __global long *restrict q0,
    __global volatile long *scratch,
    __global volatile uint *counters,
    const Arguments a) {
  long s0[256];
  const uint group = (uint)get_group_id(0);
  const uint o = group / a.blocks;
  p0 += a.o0;
  p1 += a.o1;
  const uint block = (uint)(group - o * a.blocks);
  const uint n = (uint)a.n;
  const uint columns = a.columns;
  const uint size = (uint)a.rows * columns;
  const uint first = block * size;
  const uint count = min(size, n - first);
  const uint base = o * n + first;
  for (uint column = 0; column < columns; column += 16) {
    int16 c0 = (int16)(0);
    uint row = column;
    if (count == size && columns >= 16) {
      for (; row < size; row += 4 * columns) {
        float16 x0_0;
        float16 x1_0;
        x0_0 = LOAD(float, p0 + (base + row));
        x1_0 = LOAD(float, p1 + (base + row));
        float16 x0_1;
        float16 x1_1;
        x0_1 = LOAD(float, p0 + (base + row + 1 * columns));
        x1_1 = LOAD(float, p1 + (base + row + 1 * columns));
        float16 x0_2;
        float16 x1_2;
        x0_2 = LOAD(float, p0 + (base + row + 2 * columns));
        x1_2 = LOAD(float, p1 + (base + row + 2 * columns));
        float16 x0_3;
        float16 x1_3;
        x0_3 = LOAD(float, p0 + (base + row + 3 * columns));
        x1_3 = LOAD(float, p1 + (base + row + 3 * columns));
        int16 r0;
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
      const uint left = (uint)min(count - row, (uint)min((uint)16, columns - column));
      float16 x0;
      float16 x1;
      if (left >= 16) {
        x0 = LOAD(float, p0 + (base + row));
        x1 = LOAD(float, p1 + (base + row));
      } else {
        x0 = some_float16(p0 + (base + row), (uint)(left));
        x1 = some_float16(p1 + (base + row), (uint)(left));
      }
      int16 r0;
      element(x0, x1, &r0);
      c0 = ((int16)(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) < (int16)(left)) ? (c0 - r0) : c0;
    }
    s0[column / 4] = columns > 2 ? as_long(as_ulong(as_long(as_ulong(convert_long(c0.s0)) + as_ulong(convert_long(c0.s1)))) + as_ulong(as_long(as_ulong(convert_long(c0.s2)) + as_ulong(convert_long(c0.s3))))) : (columns == 2 ? as_long(as_ulong(convert_long(c0.s0)) + as_ulong(convert_long(c0.s1))) : convert_long(c0.s0));
    s0[column / 4 + 1] = as_long(as_ulong(as_long(as_ulong(convert_long(c0.s4)) + as_ulong(convert_long(c0.s5)))) + as_ulong(as_long(as_ulong(convert_long(c0.s6)) + as_ulong(convert_long(c0.s7)))));
    s0[column / 4 + 2] = as_long(as_ulong(as_long(as_ulong(convert_long(c0.s8)) + as_ulong(convert_long(c0.s9)))) + as_ulong(as_long(as_ulong(convert_long(c0.sa)) + as_ulong(convert_long(c0.sb)))));
    s0[column / 4 + 3] = as_long(as_ulong(as_long(as_ulong(convert_long(c0.sc)) + as_ulong(convert_long(c0.sd)))) + as_ulong(as_long(as_ulong(convert_long(c0.se)) + as_ulong(convert_long(c0.sf)))));
  }
  for (uint span = a.columns / 8; span > 0; span /= 2) {
    for (uint t = 0; t < span; t += 1) {
      s0[t] = as_long(as_ulong(s0[t]) + as_ulong(s0[t + span]));
    }
  }
  if (a.blocks == 1) {
    q0[o] = s0[0];
    return;
  }
  *(__global volatile long *)(scratch + (group)) = s0[0];
  if (!a.last_block) {
    return;
  }
  mem_fence(CLK_GLOBAL_MEM_FENCE);
  if (atomic_inc(counters + o) != a.blocks - 1) {
    return;
  }
  mem_fence(CLK_GLOBAL_MEM_FENCE);
  const uint each = max(1u, a.block_columns / 256);
  const uint shares = a.block_columns / each;
  for (uint t = 0; t < shares; t += 1) {
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
  for (uint span = shares / 2; span > 0; span /= 2) {
    for (uint t = 0; t < span; t += 1) {
      s0[t] = as_long(as_ulong(s0[t]) + as_ulong(s0[t + span]));
    }
  }
  q0[o] = s0[0];
  counters[o] = 0;
}
__attribute__((reqd_work_group_size(1, 1, 1)))
__kernel void sinter_0c27ac4793fc5c35_finish(
    __global const float *restrict p0,
    __global const float *restrict p1,
    __global long *restrict q0,
    __global volatile long *scratch,
    __global volatile uint *counters,
    const Arguments a) {
  long s0[256];
  const uint group = (uint)get_group_id(0);
  const uint o = group;
  const uint each = max(1u, a.block_columns / 256);
  const uint shares = a.block_columns / each;
  for (uint t = 0; t < shares; t += 1) {
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
  for (uint span = shares / 2; span > 0; span /= 2) {
    for (uint t = 0; t < span; t += 1) {
      s0[t] = as_long(as_ulong(s0[t]) + as_ulong(s0[t + span]));
    }
  }
  q0[o] = s0[0];
}
