// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
#ifdef SINTER_UNALIGNED
#define LOAD(type, p) vload4(0, p)
#define STORE(type, p, v) vstore4(v, 0, p)
#else
#define LOAD(type, p) (*(__global const type##4 *)(p))
#define STORE(type, p, v) (*(__global type##4 *)(p) = (v))
#endif
typedef struct {
  long n;
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
static inline void put_float4(__global float *p, const float4 value, const uint left) {
  float lane[4];
  vstore4(value, 0, lane);
  for (uint i = 0; i < left; i++) {
    p[i] = lane[i];
  }
}
static inline void element(const float4 x0, const float4 x1, float4 *r0) {
  const float4 v2 = (x0 * x1);
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
  const uint i = (uint)get_global_id(0) * 4;
  if (i >= n) {
    return;
  }
  float4 x0;
  float4 x1;
  if (n - i >= 4) {
    {
      const uint i1 = i;
      const uint j1 = convert_uint(convert_ulong(i1) * a.m1 >> a.h1);
      const uint k1 = i1 - j1 * a.d1;
      const uint k0 = j1;
      if (k1 + 4 <= a.d1) {
        const int h0 = convert_int(k0) * a.s0_0 + convert_int(k1) * a.s0_1;
        x0 = vload4(0, p0 + h0);
        const int h1 = convert_int(k0) * a.s1_0 + convert_int(k1) * a.s1_1;
        x1 = (float4)(p1[h1]);
      } else {
        {
          const uint4 i1 = i + (uint4)(0, 1, 2, 3);
          const uint4 j1 = convert_uint4(convert_ulong4(i1) * a.m1 >> a.h1);
          const uint4 k1 = i1 - j1 * a.d1;
          const uint4 k0 = j1;
          const int4 g0 = convert_int4(k0) * a.s0_0 + convert_int4(k1) * a.s0_1;
          x0 = (float4)(p0[g0.s0], p0[g0.s1], p0[g0.s2], p0[g0.s3]);
          const int4 g1 = convert_int4(k0) * a.s1_0 + convert_int4(k1) * a.s1_1;
          x1 = (float4)(p1[g1.s0], p1[g1.s1], p1[g1.s2], p1[g1.s3]);
        }
      }
    }
  } else {
    {
      const uint4 i1 = min(i + (uint4)(0, 1, 2, 3), (uint4)(i + n - i - 1));
      const uint4 j1 = convert_uint4(convert_ulong4(i1) * a.m1 >> a.h1);
      const uint4 k1 = i1 - j1 * a.d1;
      const uint4 k0 = j1;
      const int4 g0 = convert_int4(k0) * a.s0_0 + convert_int4(k1) * a.s0_1;
      x0 = (float4)(p0[g0.s0], p0[g0.s1], p0[g0.s2], p0[g0.s3]);
      const int4 g1 = convert_int4(k0) * a.s1_0 + convert_int4(k1) * a.s1_1;
      x1 = (float4)(p1[g1.s0], p1[g1.s1], p1[g1.s2], p1[g1.s3]);
    }
  }
  float4 r0;
  element(x0, x1, &r0);
  if (n - i >= 4) {
    STORE(float, q0 + i, r0);
  } else {
    put_float4(q0 + i, r0, (uint)(n - i));
  }
}
