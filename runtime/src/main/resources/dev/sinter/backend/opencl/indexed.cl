// Elements put by index. T: the type of elements; COMBINE(a, b): how an element that is put joins what
// is there.
typedef struct {
  long length;  // of the axis that is indexed
  long inner;   // distance of its elements
  long count;   // of indices
  long total;   // elements of the result
} Sizes;

void fail(__global int *errors, const long position) {
  atomic_min(errors, (int)min(position, (long)2147483646));
}

__kernel void indexed_check(
    __global const long *sorted,
    __global const long *order,
    __global int *errors,
    const Sizes s) {
  const long q = (long)get_global_id(0);
  if (q < s.count && (sorted[q] < 0 || sorted[q] >= s.length)) {
    fail(errors, order[q]);
  }
}

// The first entry that is not below.
long lower(__global const long *sorted, const long count, const long value) {
  long from = 0;
  long to = count;
  while (from < to) {
    const long middle = from + (to - from) / 2;
    if (sorted[middle] < value) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

__kernel void indexed_put(
    __global const T *x,
    __global const T *values,
    __global const long *sorted,
    __global const long *order,
    __global T *out,
    const Sizes s) {
  const long i = (long)get_global_id(0);
  if (i >= s.total) {
    return;
  }
  const long inner = i % s.inner;
  const long at = i / s.inner % s.length;
  const long outer = i / s.inner / s.length;
  T result = x[i];
  for (long q = lower(sorted, s.count, at); q < s.count && sorted[q] == at; q++) {
    const T value = values[(outer * s.count + order[q]) * s.inner + inner];
    result = COMBINE(result, value);
  }
  out[i] = result;
}
