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
  long chunk;
  long o0;
  uint columns;
  uint blocks;
  uint block_rows;
  uint block_columns;
  int s0_0;
  int s0_1;
  uint d1;
  uint m1;
  uint h1;
} Arguments;
static inline uint reversed(uint index, const uint count) {
  uint reversed = 0;
  for (uint bit = 1; bit < count; bit *= 2) {
    reversed = reversed * 2 + (index & 1);
    index /= 2;
  }
  return reversed;
}
#ifdef SINTER_THROUGH_DOUBLE
static inline float16 div_f32x16(float16 a, float16 b) {
  return convert_float16(convert_double16(a) / convert_double16(b));
}
#else
#define div_f32x16(a, b) ((a) / (b))
#endif
static inline void put_float16(__global float *p, const float16 value, const uint left) {
  float lane[16];
  vstore16(value, 0, lane);
  for (uint i = 0; i < left; i++) {
    p[i] = lane[i];
  }
}
static inline void element(const float16 x0, float16 *r0) {
  *r0 = x0;
}
__kernel void sinter_e156cb674980e11a(
    __global const float *restrict p0,
    __global float *restrict q0,
    const Arguments a) {
  const uint n = (uint)a.n;
  const uint outer = (uint)a.outer;
  p0 += a.o0;
  const uint begin = (uint)(get_global_id(0) * a.chunk);
  const uint end = min(outer, begin + (uint)a.chunk);
  for (uint o = begin; o < end; o += 16) {
    const uint16 outputs = min(o + (uint16)(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), (uint16)(end - 1));
    float16 b_stack0[9];
    uint b_depth = 0;
    const uint b_quads = max(1u, a.block_columns / 4);
    for (uint b_quad = 0; b_quad < b_quads; b_quad++) {
      float16 b_left0;
      float16 b_right0;
      const uint b_from = (0 + 1 * reversed(b_quad, b_quads)) * 4;
      for (uint b_column = 0; b_column < min(4u, a.block_columns); b_column++) {
        float16 b_sum0 = (float16)(0x0p0f);
        uint b_row = 0;
        for (; b_row < a.block_rows; b_row++) {
          const uint b_at = b_row * a.block_columns + b_from + b_column;
          if (b_at >= a.blocks) {
            break;
          }
          const uint first = b_at * (uint)a.rows * a.columns;
          float16 e_stack0[9];
          uint e_depth = 0;
          const uint e_quads = max(1u, a.columns / 4);
          for (uint e_quad = 0; e_quad < e_quads; e_quad++) {
            float16 e_left0;
            float16 e_right0;
            const uint e_from = (0 + 1 * reversed(e_quad, e_quads)) * 4;
            for (uint e_column = 0; e_column < min(4u, a.columns); e_column++) {
              float16 e_sum0 = (float16)(0x0p0f);
              uint e_row = 0;
              for (; e_row < (uint)a.rows; e_row++) {
                const uint e_at = e_row * a.columns + e_from + e_column;
                if (first + e_at >= n) {
                  break;
                }
                const uint16 i = outputs * n + (first + e_at);
                float16 x0;
                {
                  const uint16 i1 = i;
                  const uint16 j1 = convert_uint16(convert_ulong16(i1) * a.m1 >> a.h1);
                  const uint16 k1 = i1 - j1 * a.d1;
                  const uint16 k0 = j1;
                  const int16 g0 = convert_int16(k0) * a.s0_0 + convert_int16(k1) * a.s0_1;
                  x0 = (float16)(p0[g0.s0], p0[g0.s1], p0[g0.s2], p0[g0.s3], p0[g0.s4], p0[g0.s5], p0[g0.s6], p0[g0.s7], p0[g0.s8], p0[g0.s9], p0[g0.sa], p0[g0.sb], p0[g0.sc], p0[g0.sd], p0[g0.se], p0[g0.sf]);
                }
                float16 r0;
                element(x0, &r0);
                e_sum0 = (e_sum0 + r0);
              }
              if (e_column == 0) {
                e_left0 = e_sum0;
              } else if (e_column == 1) {
                e_left0 = (e_left0 + e_sum0);
              } else if (e_column == 2) {
                e_right0 = e_sum0;
              } else {
                e_left0 = (e_left0 + (e_right0 + e_sum0));
              }
            }
            e_stack0[e_depth] = e_left0;
            e_depth++;
            for (uint done = e_quad; (done & 1) != 0; done /= 2) {
              e_depth--;
              e_stack0[e_depth - 1] = (e_stack0[e_depth - 1] + e_stack0[e_depth]);
            }
          }
          b_sum0 = a.blocks == 1 ? e_stack0[0] : (b_sum0 + e_stack0[0]);
        }
        if (b_column == 0) {
          b_left0 = b_sum0;
        } else if (b_column == 1) {
          b_left0 = (b_left0 + b_sum0);
        } else if (b_column == 2) {
          b_right0 = b_sum0;
        } else {
          b_left0 = (b_left0 + (b_right0 + b_sum0));
        }
      }
      b_stack0[b_depth] = b_left0;
      b_depth++;
      for (uint done = b_quad; (done & 1) != 0; done /= 2) {
        b_depth--;
        b_stack0[b_depth - 1] = (b_stack0[b_depth - 1] + b_stack0[b_depth]);
      }
    }
    put_float16(q0 + o, div_f32x16(b_stack0[0], (float16)(convert_float(a.n))), min((uint)16, (uint)(end - o)));
  }
}
