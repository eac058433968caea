// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
#define LOAD(type, p) vload16(0, p)
#define STORE(type, p, v) vstore16(v, 0, p)
typedef struct {
  long n;
  long chunk;
  long o0;
  long o1;
  long samples1;
  long sample_step1;
  long samples2;
  long sample_step2;
  int s0_0;
  int s0_1;
  int s1_0;
  int s1_1;
  uint d1;
  uint m1;
  uint h1;
} Arguments;
static inline void put_float16(__global float *p, const float16 value, const uint left) {
  float lane[16];
  vstore16(value, 0, lane);
  for (uint i = 0; i < left; i++) {
    p[i] = lane[i];
  }
}
static inline void element(const float16 x0, const float16 x1, float16 *r0) {
  const float16 v2 = (x0 * x1);
  *r0 = v2;
}
static inline void sample1(const float x0, float *r1) {
  const float v3 = (-x0);
  *r1 = v3;
}
static inline void sample2(const float x1, float *r2) {
  const float v4 = fabs(x1);
  *r2 = v4;
}
__kernel void sinter_883f2f0d059c302a(
    __global const float *restrict p0,
    __global float *restrict q0,
    __global float *restrict q1,
    __global float *restrict q2,
    const Arguments a) {
  __global const float *p1 = p0;
  const uint n = (uint)a.n;
  p0 += a.o0;
  p1 += a.o1;
  for (uint o = (uint)get_global_id(0); o < (uint)a.samples1; o += (uint)get_global_size(0)) {
    const uint i = o * (uint)a.sample_step1;
    float x0;
    {
      const uint i1 = i;
      const uint j1 = convert_uint(convert_ulong(i1) * a.m1 >> a.h1);
      const uint k1 = i1 - j1 * a.d1;
      const uint k0 = j1;
      const int g0 = convert_int(k0) * a.s0_0 + convert_int(k1) * a.s0_1;
      x0 = p0[g0];
    }
    float r1;
    sample1(x0, &r1);
    q1[o] = r1;
  }
  for (uint o = (uint)get_global_id(0); o < (uint)a.samples2; o += (uint)get_global_size(0)) {
    const uint i = o * (uint)a.sample_step2;
    float x1;
    {
      const uint i1 = i;
      const uint j1 = convert_uint(convert_ulong(i1) * a.m1 >> a.h1);
      const uint k1 = i1 - j1 * a.d1;
      const uint k0 = j1;
      const int g1 = convert_int(k0) * a.s1_0 + convert_int(k1) * a.s1_1;
      x1 = p1[g1];
    }
    float r2;
    sample2(x1, &r2);
    q2[o] = r2;
  }
  const uint begin = (uint)(get_global_id(0) * a.chunk);
  const uint end = min(n, begin + (uint)a.chunk);
  for (uint i = begin; i < end; i += 16) {
    float16 x0;
    float16 x1;
    if (end - i >= 16) {
      {
        const uint i1 = i;
        const uint j1 = convert_uint(convert_ulong(i1) * a.m1 >> a.h1);
        const uint k1 = i1 - j1 * a.d1;
        const uint k0 = j1;
        if (k1 + 16 <= a.d1) {
          const int h0 = convert_int(k0) * a.s0_0 + convert_int(k1) * a.s0_1;
          x0 = vload16(0, p0 + h0);
          const int h1 = convert_int(k0) * a.s1_0 + convert_int(k1) * a.s1_1;
          x1 = (float16)(p1[h1]);
        } else {
          {
            const uint16 i1 = i + (uint16)(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
            const uint16 j1 = convert_uint16(convert_ulong16(i1) * a.m1 >> a.h1);
            const uint16 k1 = i1 - j1 * a.d1;
            const uint16 k0 = j1;
            const int16 g0 = convert_int16(k0) * a.s0_0 + convert_int16(k1) * a.s0_1;
            x0 = (float16)(p0[g0.s0], p0[g0.s1], p0[g0.s2], p0[g0.s3], p0[g0.s4], p0[g0.s5], p0[g0.s6], p0[g0.s7], p0[g0.s8], p0[g0.s9], p0[g0.sa], p0[g0.sb], p0[g0.sc], p0[g0.sd], p0[g0.se], p0[g0.sf]);
            const int16 g1 = convert_int16(k0) * a.s1_0 + convert_int16(k1) * a.s1_1;
            x1 = (float16)(p1[g1.s0], p1[g1.s1], p1[g1.s2], p1[g1.s3], p1[g1.s4], p1[g1.s5], p1[g1.s6], p1[g1.s7], p1[g1.s8], p1[g1.s9], p1[g1.sa], p1[g1.sb], p1[g1.sc], p1[g1.sd], p1[g1.se], p1[g1.sf]);
          }
        }
      }
    } else {
      {
        const uint16 i1 = min(i + (uint16)(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), (uint16)(i + end - i - 1));
        const uint16 j1 = convert_uint16(convert_ulong16(i1) * a.m1 >> a.h1);
        const uint16 k1 = i1 - j1 * a.d1;
        const uint16 k0 = j1;
        const int16 g0 = convert_int16(k0) * a.s0_0 + convert_int16(k1) * a.s0_1;
        x0 = (float16)(p0[g0.s0], p0[g0.s1], p0[g0.s2], p0[g0.s3], p0[g0.s4], p0[g0.s5], p0[g0.s6], p0[g0.s7], p0[g0.s8], p0[g0.s9], p0[g0.sa], p0[g0.sb], p0[g0.sc], p0[g0.sd], p0[g0.se], p0[g0.sf]);
        const int16 g1 = convert_int16(k0) * a.s1_0 + convert_int16(k1) * a.s1_1;
        x1 = (float16)(p1[g1.s0], p1[g1.s1], p1[g1.s2], p1[g1.s3], p1[g1.s4], p1[g1.s5], p1[g1.s6], p1[g1.s7], p1[g1.s8], p1[g1.s9], p1[g1.sa], p1[g1.sb], p1[g1.sc], p1[g1.sd], p1[g1.se], p1[g1.sf]);
      }
    }
    float16 r0;
    element(x0, x1, &r0);
    if (end - i >= 16) {
      STORE(float, q0 + i, r0);
    } else {
      put_float16(q0 + i, r0, (uint)(end - i));
    }
  }
}
