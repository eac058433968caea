// Elements put by index. T: the type of elements; ADDS: 1 if an element that is put is added
// to what is there, 0 if it takes its place; COMBINE(a, b): how one joins the other.
typedef struct {
  long length;  // of the axis that is indexed
  long inner;   // distance of its elements
  long count;   // of indices
  long total;   // elements of the result
} Sizes;

void fail(WITH_BOUNDS __global int *errors, const long position) {
  atomic_min(INTO(2, int, 1, errors), (int)min(position, (long)2147483646));
}

__kernel void indexed_check(
    __global const long *sorted,
    __global const long *order,
    __global int *errors CHECKED,
    const Sizes s) {
  BOUNDS ARRAY(0, sorted) ARRAY(1, order) ARRAY(2, errors)
  const long q = (long)get_global_id(0);
  if (q < s.count && (GET(0, long, sorted, q) < 0 || GET(0, long, sorted, q) >= s.length)) {
    fail(PASS_BOUNDS errors, GET(1, long, order, q));
  }
}

// The first entry that is not below.
long lower(WITH_BOUNDS __global const long *sorted, const long count, const long value) {
  long from = 0;
  long to = count;
  while (from < to) {
    const long middle = from + (to - from) / 2;
    if (GET(2, long, sorted, middle) < value) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

// The value whose index is the k-th from entry q on.
#define VALUE(k) GET(1, T, values, first + GET(3, long, order, q + (k)) * s.inner)

// The entries, from q on, of element i of the result.
#define ENTRIES \
  const long inner = i % s.inner; \
  const long at = i / s.inner % s.length; \
  const long first = i / s.inner / s.length * s.count * s.inner + inner; \
  long q = lower(PASS_BOUNDS sorted, s.count, at); \
  const long end = lower(PASS_BOUNDS sorted, s.count, at + 1); \
  if (!ADDS) { \
    q = max(q, end - 1); \
  }

// A work-item for each element.
__kernel void indexed_put(
    __global const T *x,
    __global const T *values,
    __global const long *sorted,
    __global const long *order,
    __global T *out CHECKED,
    const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, values) ARRAY(2, sorted) ARRAY(3, order) ARRAY(4, out)
  const long i = (long)get_global_id(0);
  if (i >= s.total) {
    return;
  }
  ENTRIES
  T result = GET(0, T, x, i);
  // loads of several values are under way at a time, which are then combined in their order
  for (; q + 8 <= end; q += 8) {
    const T value0 = VALUE(0), value1 = VALUE(1), value2 = VALUE(2), value3 = VALUE(3);
    const T value4 = VALUE(4), value5 = VALUE(5), value6 = VALUE(6), value7 = VALUE(7);
    result = COMBINE(COMBINE(COMBINE(COMBINE(result, value0), value1), value2), value3);
    result = COMBINE(COMBINE(COMBINE(COMBINE(result, value4), value5), value6), value7);
  }
  for (; q < end; q++) {
    const T value = VALUE(0);
    result = COMBINE(result, value);
  }
  PUT(4, T, out, i) = result;
}

// A work-group for each element, to which many are added: they are loaded at once, and combined by one
// work-item in their order.
#define CHUNK 1024

__kernel GROUP_OF(256)
void indexed_put_group(
    __global const T *x,
    __global const T *values,
    __global const long *sorted,
    __global const long *order,
    __global T *out CHECKED,
    const Sizes s) {
  __local T chunk[CHUNK];
  BOUNDS ARRAY(0, x) ARRAY(1, values) ARRAY(2, sorted) ARRAY(3, order) ARRAY(4, out)
  const int t = (int)get_local_id(0);
  const long i = (long)get_group_id(0);
  ENTRIES
  T result = GET(0, T, x, i);
  for (; q < end; q += CHUNK) {
    const int count = (int)min((long)CHUNK, end - q);
    for (int k = t; k < count; k += 256) {
      chunk[k] = VALUE(k);
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    if (t == 0) {
      for (int k = 0; k < count; k++) {
        result = COMBINE(result, chunk[k]);
      }
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (t == 0) {
    PUT(4, T, out, i) = result;
  }
}
