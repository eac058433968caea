// The workloads as an OpenCL programmer writes them: four elements per work-item, 256 work-items per
// group, sizes that are multiples of 1,024. All kernels take the same arguments, whether they use
// them or not: inputs a, b, c, results out and out2, and for reductions partial results and a counter
// that is 0 before and after each launch.
//
// Exact form: no contraction; built with correctly rounded division and square root.
#pragma OPENCL FP_CONTRACT OFF

#define GROUP 256

#define ARGUMENTS(RESULT, PARTIAL)                                                                 \
  __global const float4 *restrict a, __global const float4 *restrict b,                            \
      __global const float4 *restrict c, __global RESULT *out, __global float4 *out2,              \
      __global volatile PARTIAL *partials, __global volatile uint *done, const int n

#define KERNEL __kernel __attribute__((reqd_work_group_size(GROUP, 1, 1))) void

KERNEL saxpy(ARGUMENTS(float4, float)) {
  const size_t i = get_global_id(0);
  out[i] = 2.5f * a[i] + b[i];
}

KERNEL hypot_gt(ARGUMENTS(uchar4, float)) {
  const size_t i = get_global_id(0);
  out[i] = convert_uchar4((sqrt(a[i] * a[i] + b[i] * b[i]) > 1.0f) & 1);
}

KERNEL softplus_div(ARGUMENTS(float4, float)) {
  const size_t i = get_global_id(0);
  out[i] = log(exp(a[i]) + 1.0f) / b[i];
}

static float4 cdf(const float4 z) { return 0.5f * (1.0f + erf(z * 0.70710677f)); }

KERNEL black_scholes(ARGUMENTS(float4, float)) {
  const size_t i = get_global_id(0);
  const float4 spot = a[i] + 0.5f;
  const float4 strike = b[i] + 0.5f;
  const float4 years = c[i] + 0.1f;
  const float4 deviation = 0.3f * sqrt(years);
  const float4 d1 = (log(spot / strike) + (0.02f + 0.045f) * years) / deviation;
  const float4 d2 = d1 - deviation;
  const float4 discounted = strike * exp(-0.02f * years);
  const float4 call = spot * cdf(d1) - discounted * cdf(d2);
  out[i] = call;
  out2[i] = call - spot + discounted;
}

KERNEL gelu_bias(ARGUMENTS(float4, float)) {
  const size_t i = get_global_id(0);
  const float4 x = a[i] + b[i];
  out[i] = 0.5f * x * (1.0f + tanh(0.7978846f * (x + 0.044715f * x * x * x)));
}

KERNEL equation_of_state(ARGUMENTS(float4, float)) {
  const size_t i = get_global_id(0);
  const float4 t = 30.0f * a[i];
  const float4 s = 40.0f * b[i];
  const float4 p = 100.0f * c[i];
  const float4 t2 = t * t;
  const float4 t3 = t2 * t;
  const float4 t4 = t3 * t;
  const float4 t5 = t4 * t;
  const float4 s15 = s * sqrt(s);
  const float4 s2 = s * s;
  const float4 surface =
      999.8426f + 6.793952e-2f * t - 9.095290e-3f * t2 + 1.001685e-4f * t3 - 1.120083e-6f * t4 +
      6.536332e-9f * t5 +
      s * (8.24493e-1f - 4.0899e-3f * t + 7.6438e-5f * t2 - 8.2467e-7f * t3 + 5.3875e-9f * t4) +
      s15 * (-5.72466e-3f + 1.0227e-4f * t - 1.6546e-6f * t2) + 4.8314e-4f * s2;
  const float4 water =
      19652.21f + 148.4206f * t - 2.327105f * t2 + 1.360477e-2f * t3 - 5.155288e-5f * t4;
  const float4 bulk = water + s * (54.6746f - 0.603459f * t + 1.09987e-2f * t2 - 6.1670e-5f * t3) +
                      s15 * (7.944e-2f + 1.6483e-2f * t - 5.3009e-4f * t2);
  const float4 linear = 3.239908f + 1.43713e-3f * t + 1.16092e-4f * t2 - 5.77905e-7f * t3 +
                        s * (2.2838e-3f - 1.0981e-5f * t - 1.6078e-6f * t2) + 1.91075e-4f * s15;
  const float4 quadratic = 8.50935e-5f - 6.12293e-6f * t + 5.2787e-8f * t2 +
                           s * (-9.9348e-7f + 2.0816e-8f * t + 9.1697e-10f * t2);
  out[i] = surface / (1.0f - p / (bulk + p * linear + p * p * quadratic));
}

KERNEL haversine(ARGUMENTS(float4, float)) {
  const size_t i = get_global_id(0);
  const float4 from = a[i] * 3.0f - 1.5f;
  const float4 to = b[i] * 3.0f - 1.5f;
  const float4 eastward = c[i] * 6.0f - 3.0f;
  const float4 north = sin((to - from) / 2.0f);
  const float4 east = sin(eastward / 2.0f);
  out[i] = 12742.0f * asin(sqrt(north * north + cos(from) * cos(to) * (east * east)));
}

// Sums over a group; every work-item gets the result.
#define GROUP_FOLD(NAME, TYPE, COMBINE)                                                            \
  static TYPE NAME(const TYPE value, __local TYPE *shared) {                                       \
    const int item = (int)get_local_id(0);                                                         \
    shared[item] = value;                                                                          \
    barrier(CLK_LOCAL_MEM_FENCE);                                                                  \
    for (int step = GROUP / 2; step > 0; step /= 2) {                                              \
      if (item < step) {                                                                           \
        shared[item] = COMBINE(shared[item], shared[item + step]);                                 \
      }                                                                                            \
      barrier(CLK_LOCAL_MEM_FENCE);                                                                \
    }                                                                                              \
    const TYPE result = shared[0];                                                                 \
    barrier(CLK_LOCAL_MEM_FENCE);                                                                  \
    return result;                                                                                 \
  }

#define PLUS(x, y) ((x) + (y))
GROUP_FOLD(group_long, long, PLUS)
GROUP_FOLD(group_sum, float, PLUS)
GROUP_FOLD(group_max, float, fmax)

// Whether this group is the last one to leave its partial result; the same answer in all its items.
static int is_last(__global volatile uint *done, __local uint *last) {
  if (get_local_id(0) == 0) {
    mem_fence(CLK_GLOBAL_MEM_FENCE);
    *last = atomic_inc(done) == get_num_groups(0) - 1;
  }
  barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
  mem_fence(CLK_GLOBAL_MEM_FENCE);
  return *last;
}

static void finish_count(const int4 inside, __global long *out, __global volatile long *partials,
                         __global volatile uint *done, __local long *shared, __local uint *last) {
  const long mine = group_long((long)inside.x + inside.y + inside.z + inside.w, shared);
  if (get_local_id(0) == 0) {
    partials[get_group_id(0)] = mine;
  }
  if (is_last(done, last)) {
    long sum = 0;
    for (size_t i = get_local_id(0); i < get_num_groups(0); i += GROUP) {
      sum += partials[i];
    }
    sum = group_long(sum, shared);
    if (get_local_id(0) == 0) {
      *out = sum;
      *done = 0;
    }
  }
}

KERNEL pi_given(ARGUMENTS(long, long)) {
  __local long shared[GROUP];
  __local uint last;
  int4 inside = 0;
  for (size_t i = get_global_id(0); i < n / 4; i += get_global_size(0)) {
    inside -= sqrt(a[i] * a[i] + b[i] * b[i]) < 1.0f;
  }
  finish_count(inside, out, partials, done, shared, &last);
}

// Philox4x32-10 (Salmon et al., SC 2011): four numbers from one counter.
static uint4 philox(const ulong counter, const ulong seed) {
  uint4 x = (uint4)((uint)counter, (uint)(counter >> 32), 0, 0);
  uint low = (uint)seed;
  uint high = (uint)(seed >> 32);
  for (int round = 0; round < 10; round++) {
    const uint first = 0xD2511F53u * x.x;
    const uint second = 0xCD9E8D57u * x.z;
    x = (uint4)(mul_hi(0xCD9E8D57u, x.z) ^ x.y ^ low, second,
                mul_hi(0xD2511F53u, x.x) ^ x.w ^ high, first);
    low += 0x9E3779B9u;
    high += 0xBB67AE85u;
  }
  return x;
}

static float4 uniform_of(const uint4 bits) { return convert_float4(bits >> 8) * 0x1p-24f; }

KERNEL pi_rng(ARGUMENTS(long, long)) {
  __local long shared[GROUP];
  __local uint last;
  int4 inside = 0;
  for (size_t i = get_global_id(0); i < n / 4; i += get_global_size(0)) {
    const float4 x = uniform_of(philox(i, 7));
    const float4 y = uniform_of(philox(i, 8));
    inside -= sqrt(x * x + y * y) < 1.0f;
  }
  finish_count(inside, out, partials, done, shared, &last);
}

KERNEL mean_var(ARGUMENTS(float, float)) {
  __local float shared[GROUP];
  __local uint last;
  float4 sums = 0.0f;
  float4 squares = 0.0f;
  for (size_t i = get_global_id(0); i < n / 4; i += get_global_size(0)) {
    const float4 d = a[i] * b[i];
    sums += d;
    squares += d * d;
  }
  const float sum = group_sum(sums.x + sums.y + sums.z + sums.w, shared);
  const float square = group_sum(squares.x + squares.y + squares.z + squares.w, shared);
  if (get_local_id(0) == 0) {
    partials[2 * get_group_id(0)] = sum;
    partials[2 * get_group_id(0) + 1] = square;
  }
  if (is_last(done, &last)) {
    float all = 0.0f;
    float all_squares = 0.0f;
    for (size_t i = get_local_id(0); i < get_num_groups(0); i += GROUP) {
      all += partials[2 * i];
      all_squares += partials[2 * i + 1];
    }
    all = group_sum(all, shared);
    all_squares = group_sum(all_squares, shared);
    if (get_local_id(0) == 0) {
      const float mean = all / n;
      *out = mean;
      *(__global float *)out2 = all_squares / n - mean * mean;
      *done = 0;
    }
  }
}

// A group per row of 1,024.
KERNEL softmax_rows(ARGUMENTS(float4, float)) {
  __local float shared[GROUP];
  const size_t i = get_global_id(0);
  const float4 x = a[i];
  const float top = group_max(fmax(fmax(x.x, x.y), fmax(x.z, x.w)), shared);
  const float4 e = exp(x - top);
  out[i] = e / group_sum(e.x + e.y + e.z + e.w, shared);
}

// Sixteen points per group, sixteen work-items each; the others pass by in tiles. n is the number of
// points.
#define LANES 16
KERNEL pairwise(ARGUMENTS(float, float)) {
  __local float2 tile[GROUP];
  __local float shared[GROUP];
  __global const float *x = (__global const float *)a;
  __global const float *y = (__global const float *)b;
  const int item = (int)get_local_id(0);
  const int lane = item % LANES;
  const int point = (int)get_group_id(0) * (GROUP / LANES) + item / LANES;
  const int own = min(point, n - 1);
  const float2 here = (float2)(x[own], y[own]);
  float sum = 0.0f;
  for (int from = 0; from < n; from += GROUP) {
    const int other = min(from + item, n - 1);
    tile[item] = (float2)(x[other], y[other]);
    barrier(CLK_LOCAL_MEM_FENCE);
    const int count = min(GROUP, n - from);
    for (int j = lane; j < count; j += LANES) {
      const float2 d = here - tile[j];
      const float inverse = 1.0f / sqrt(d.x * d.x + d.y * d.y + 1e-3f);
      sum += inverse * inverse * inverse * d.x;
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  shared[item] = sum;
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int step = LANES / 2; step > 0; step /= 2) {
    if (lane < step) {
      shared[item] += shared[item + step];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (lane == 0 && point < n) {
    out[point] = shared[item];
  }
}

// One sweep over a square of side n: the result has side n - 2. A group per part of a row.
KERNEL jacobi(ARGUMENTS(float, float)) {
  __global const float *u = (__global const float *)a;
  const int width = n - 2;
  const int parts = (width + GROUP - 1) / GROUP;
  const int row = (int)get_group_id(0) / parts;
  const int column = (int)get_group_id(0) % parts * GROUP + (int)get_local_id(0);
  if (column < width) {
    const size_t at = (size_t)(row + 1) * n + column + 1;
    out[(size_t)row * width + column] =
        0.2f * (u[at] + u[at - n] + u[at + n] + u[at - 1] + u[at + 1]);
  }
}
