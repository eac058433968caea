// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
#define LOAD(type, p) vload16(0, p)
#define STORE(type, p, v) vstore16(v, 0, p)
typedef struct {
  long n;
  long chunk;
  long o0;
} Arguments;
static inline int16 some_int16(__global const int *p, const uint left) {
  int lane[16];
  for (uint i = 0; i < 16; i++) {
    lane[i] = p[min(i, left - 1)];
  }
  return vload16(0, lane);
}
static inline void put_int16(__global int *p, const int16 value, const uint left) {
  int lane[16];
  vstore16(value, 0, lane);
  for (uint i = 0; i < left; i++) {
    p[i] = lane[i];
  }
}
static int f0(int v0) {
  int v1;
  int v2;
  int v3;
  v1 = 0;
  v2 = 0;
  for (;;) {
    if (v2 >= 8) {
      break;
    }
    v3 = 0;
    for (;;) {
      if (v3 >= 8) {
        break;
      }
      if (as_int(as_uint(v2) + as_uint(v3)) == (v0 & 15)) {
        goto next0;
      }
      if (as_int(as_uint(v2) * as_uint(v3)) > 30) {
        goto leave0;
      }
      v1 = as_int(as_uint(v1) + as_uint((v2 ^ v3)));
      v3 = as_int(as_uint(v3) + as_uint(1));
    }
next0:;
    v2 = as_int(as_uint(v2) + as_uint(1));
  }
leave0:;
  return v1;
}
static inline int16 f0_x16(int16 x0) {
  int y0[16];
  vstore16(x0, 0, y0);
  int result[16];
  for (int i = 0; i < 16; i++) {
    result[i] = f0(y0[i]);
  }
  return vload16(0, result);
}
static inline void element(const int16 x0, int16 *r0) {
  const int16 v1 = f0_x16(x0);
  *r0 = v1;
}
__kernel void sinter_cb7e04d62bd94b0f(
    __global const int *restrict p0,
    __global int *restrict q0,
    const Arguments a) {
  const uint n = (uint)a.n;
  const uint begin = (uint)(get_global_id(0) * a.chunk);
  const uint end = min(n, begin + (uint)a.chunk);
  p0 += a.o0;
  for (uint i = begin; i < end; i += 16) {
    int16 x0;
    if (end - i >= 16) {
      x0 = LOAD(int, p0 + i);
    } else {
      x0 = some_int16(p0 + i, (uint)(end - i));
    }
    int16 r0;
    element(x0, &r0);
    if (end - i >= 16) {
      STORE(int, q0 + i, r0);
    } else {
      put_int16(q0 + i, r0, (uint)(end - i));
    }
  }
}
