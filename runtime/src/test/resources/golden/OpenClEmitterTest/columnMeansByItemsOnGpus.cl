// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
#ifdef SINTER_THROUGH_DOUBLE
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif
typedef struct {
  long n;
  long outer;
  long rows;
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
static inline float div_f32(float a, float b) {
  return convert_float(convert_double(a) / convert_double(b));
}
#else
#define div_f32(a, b) ((a) / (b))
#endif
static inline void element(const float x0, float *r0) {
  *r0 = x0;
}
__kernel void sinter_e156cb674980e11a(
    __global const float *restrict p0,
    __global float *restrict q0,
    const Arguments a) {
  const uint n = (uint)a.n;
  const uint outer = (uint)a.outer;
  p0 += a.o0;
  const uint o = (uint)get_global_id(0);
  if (o >= outer) {
    return;
  }
  const uint outputs = o;
  float b_stack0[9];
  uint b_depth = 0;
  const uint b_quads = max(1u, a.block_columns / 4);
  for (uint b_quad = 0; b_quad < b_quads; b_quad++) {
    float b_left0;
    float b_right0;
    const uint b_from = (0 + 1 * reversed(b_quad, b_quads)) * 4;
    for (uint b_column = 0; b_column < min(4u, a.block_columns); b_column++) {
      float b_sum0 = 0x0p0f;
      uint b_row = 0;
      for (; b_row < a.block_rows; b_row++) {
        const uint b_at = b_row * a.block_columns + b_from + b_column;
        if (b_at >= a.blocks) {
          break;
        }
        const uint first = b_at * (uint)a.rows * a.columns;
        float e_stack0[9];
        uint e_depth = 0;
        const uint e_quads = max(1u, a.columns / 4);
        for (uint e_quad = 0; e_quad < e_quads; e_quad++) {
          float e_left0;
          float e_right0;
          const uint e_from = (0 + 1 * reversed(e_quad, e_quads)) * 4;
          for (uint e_column = 0; e_column < min(4u, a.columns); e_column++) {
            float e_sum0 = 0x0p0f;
            uint e_row = 0;
            for (; e_row < (uint)a.rows; e_row++) {
              const uint e_at = e_row * a.columns + e_from + e_column;
              if (first + e_at >= n) {
                break;
              }
              const uint i = outputs * n + (first + e_at);
              float x0;
              {
                const uint i1 = i;
                const uint j1 = convert_uint(convert_ulong(i1) * a.m1 >> a.h1);
                const uint k1 = i1 - j1 * a.d1;
                const uint k0 = j1;
                const int g0 = convert_int(k0) * a.s0_0 + convert_int(k1) * a.s0_1;
                x0 = p0[g0];
              }
              float r0;
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
  q0[o] = div_f32(b_stack0[0], convert_float(a.n));
}
