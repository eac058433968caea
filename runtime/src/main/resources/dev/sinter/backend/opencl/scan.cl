// Scans in the order of ScanTree: groups of 16 values, of 16 groups, of 16 of those: a block of
// 4096. T: the type; U: the unsigned integer of its size, 4 or 8 bytes; AS_T, AS_U: between them;
// IDENTITY and COMBINE(a, b): the operation; EXCLUSIVE: 1 or 0.
typedef struct {
  long length;  // of a line
  long inner;   // distance of a line's elements
  long lines;
  long blocks;  // of a line
  long seeded;  // whether blocks start from seeds
  long packed;  // lines that a work-group takes, if they are one block
  long width;   // places of a line in a work-group, a multiple of 16
  long levels;  // of groups of 16 blocks
  long states;  // totals that a line publishes
} Sizes;

long first_of_line(const Sizes s, const long line) {
  return line / s.inner * s.length * s.inner + line % s.inner;
}

// ---- One work-item for each block of a line.

long block_first(const Sizes s, const long line, const long block) {
  return first_of_line(s, line) + block * 4096 * s.inner;
}

// Items of neighbouring lines are neighbours.
#define ITEM \
  const long item = (long)get_global_id(0); \
  if (item >= s.lines * s.blocks) { \
    return; \
  } \
  const long block = item / s.lines; \
  const long line = item % s.lines; \
  const long first = block_first(s, line, block); \
  const int count = (int)min((long)4096, s.length - block * 4096);

__kernel void scan_totals_item(__global const T *x, __global T *totals CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, totals)
  ITEM
  T total3 = IDENTITY;
  for (int a = 0; a < count; a += 256) {
    T total2 = IDENTITY;
    for (int b = a; b < min(a + 256, count); b += 16) {
      T total1 = IDENTITY;
      for (int c = b; c < min(b + 16, count); c++) {
        total1 = COMBINE(total1, GET(0, T, x, first + c * s.inner));
      }
      total2 = COMBINE(total2, total1);
    }
    total3 = COMBINE(total3, total2);
  }
  PUT(1, T, totals, line * s.blocks + block) = total3;
}

__kernel void scan_item(
    __global const T *x, __global const T *seeds, __global T *out CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, seeds) ARRAY(2, out)
  ITEM
  T seed3 = s.seeded ? GET(1, T, seeds, line * s.blocks + block) : IDENTITY;
  for (int a = 0; a < count; a += 256) {
    T seed2 = seed3;
    T total2 = IDENTITY;
    for (int b = a; b < min(a + 256, count); b += 16) {
      T next = seed2;
      T total1 = IDENTITY;
      for (int c = b; c < min(b + 16, count); c++) {
        const T value = GET(0, T, x, first + c * s.inner);
        const T before = next;
        next = COMBINE(next, value);
        total1 = COMBINE(total1, value);
        PUT(2, T, out, first + c * s.inner) = EXCLUSIVE ? before : next;
      }
      seed2 = COMBINE(seed2, total1);
      total2 = COMBINE(total2, total1);
    }
    seed3 = COMBINE(seed3, total2);
  }
}

// ---- One work-group of 256 for each block of a line, or for several lines of one block: an item
// takes 16 values. They go through local memory, so that neighbours load and store neighbours;
// STAGES: how often, 1 for 4 bytes, 2 for 8.

#define PART (4096 / STAGES)
#define PADDED(i) ((i) + ((i) >> 4))

// Where the value of a place in a work-group is; -1 if there is none.
long address(const Sizes s, const long line, const long block, const int place) {
  const long own = line + place / (int)s.width;
  const long at = block * 4096 + place % (int)s.width;
  const int taken = place < (int)(s.packed * s.width) && own < s.lines && at < s.length;
  return taken ? first_of_line(s, own) + at * s.inner : -1;
}

// Statement for every place that this item loads or stores in this stage; its value is at p.
#define PLACES(statement) \
  if (flat) { \
    for (int k = 0; k < PART / 256; k++) { \
      const int at = k * 256 + t; \
      const long p = stage * PART + at < count ? start + stage * PART + at : -1; \
      statement \
    } \
  } else { \
    for (int k = 0; k < PART / 256; k++) { \
      const int at = k * 256 + t; \
      const long p = address(s, line, block, stage * PART + at); \
      statement \
    } \
  }

// The values of this item, and totals of each item and of each 16 items of a line. An item's line
// begins with item `leader`.
#define GROUP(number) \
  __local T staged[PADDED(PART)]; \
  __local T totals1[256]; \
  __local T totals2[256]; \
  const int t = (int)get_local_id(0); \
  const long line = (number) / s.blocks * s.packed; \
  const long block = (number) % s.blocks; \
  const int items = (int)s.width / 16; \
  const int leader = t - t % items; \
  const int flat = s.inner == 1 && (s.packed == 1 || s.length == s.width); \
  const long start = line * s.length + block * 4096; \
  const long count = \
      s.packed == 1 ? s.length - block * 4096 : min(s.packed, s.lines - line) * s.length; \
  T values[16]; \
  for (int stage = 0; stage < STAGES; stage++) { \
    PLACES(staged[PADDED(at)] = p >= 0 ? GET(0, T, x, p) : IDENTITY;) \
    barrier(CLK_LOCAL_MEM_FENCE); \
    if (t / (PART / 16) == stage) { \
      for (int c = 0; c < 16; c++) { \
        values[c] = staged[17 * (t % (PART / 16)) + c]; \
      } \
    } \
    barrier(CLK_LOCAL_MEM_FENCE); \
  } \
  T total = IDENTITY; \
  for (int c = 0; c < 16; c++) { \
    total = COMBINE(total, values[c]); \
  } \
  totals1[t] = total; \
  barrier(CLK_LOCAL_MEM_FENCE); \
  if ((t - leader) % 16 == 0) { \
    total = IDENTITY; \
    for (int b = t; b < min(t + 16, min(leader + items, 256)); b++) { \
      total = COMBINE(total, totals1[b]); \
    } \
    totals2[t] = total; \
  } \
  barrier(CLK_LOCAL_MEM_FENCE);

// The total of a block.
#define BLOCK_TOTAL(total) \
  T total = IDENTITY; \
  for (int a = 0; a < 256; a += 16) { \
    total = COMBINE(total, totals2[a]); \
  }

// The results, from what is before this block on.
#define RESULTS(seed) \
  T next = seed; \
  const int within = (t - leader) % 16; \
  for (int a = 0; a < 15; a++) { \
    const int at = leader + 16 * a; \
    next = COMBINE(next, at < t - within ? totals2[at] : IDENTITY); \
  } \
  for (int b = 0; b < 15; b++) { \
    next = COMBINE(next, b < within ? totals1[t - within + b] : IDENTITY); \
  } \
  for (int c = 0; c < 16; c++) { \
    const T before = next; \
    next = COMBINE(next, values[c]); \
    values[c] = EXCLUSIVE ? before : next; \
  } \
  for (int stage = 0; stage < STAGES; stage++) { \
    if (t / (PART / 16) == stage) { \
      for (int c = 0; c < 16; c++) { \
        staged[17 * (t % (PART / 16)) + c] = values[c]; \
      } \
    } \
    barrier(CLK_LOCAL_MEM_FENCE); \
    PLACES(if (p >= 0) { PUT(2, T, out, p) = staged[PADDED(at)]; }) \
    barrier(CLK_LOCAL_MEM_FENCE); \
  }

__kernel GROUP_OF(256)
void scan_totals_group(__global const T *x, __global T *totals CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, totals)
  const long group = (long)get_group_id(0);
  GROUP(group)
  if (t == 0) {
    BLOCK_TOTAL(sum)
    PUT(1, T, totals, group) = sum;
  }
}

__kernel GROUP_OF(256)
void scan_group(
    __global const T *x, __global const T *seeds, __global T *out CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, seeds) ARRAY(2, out)
  const long group = (long)get_group_id(0);
  GROUP(group)
  RESULTS(s.seeded ? GET(1, T, seeds, group) : IDENTITY)
}

// ---- The same in one pass over memory, where a running work-group may wait for those that began
// before: each publishes its block's total, the last of 16 that of them all, the last of 256 that
// of those, and so on. `state` begins with the number of work-groups that have begun; a total has a
// word for each 4 bytes, whose upper half says that it is there.

#define WORDS (sizeof(T) / 4)
#define THERE 0x100000000UL

void publish(WITH_BOUNDS __global volatile ulong *state, const long at, const T value) {
  const U bits = AS_U(value);
  for (int w = 0; w < WORDS; w++) {
    PUT(1, volatile ulong, state, 1 + at * WORDS + w) = THERE | (uint)(bits >> (w * 32 % (8 * sizeof(T))));
  }
}

T await(WITH_BOUNDS __global volatile ulong *state, const long at) {
  U bits = 0;
  for (int w = 0; w < WORDS; w++) {
    ulong word;
    do {
      word = GET(1, volatile ulong, state, 1 + at * WORDS + w);
    } while (word < THERE);
    bits |= (U)(uint)word << (w * 32 % (8 * sizeof(T)));
  }
  return AS_T(bits);
}

// The total of 16 groups, of which 15 were before this block and `own` is the last.
T total_of(__local const T *before, const int distance, const T own) {
  T total = IDENTITY;
  for (int j = 0; j < 15; j++) {
    total = COMBINE(total, before[j * distance]);
  }
  return COMBINE(total, own);
}

// Where the totals of a level begin, of those of a line.
long level_at(const Sizes s, const int level) {
  long at = 0;
  for (int l = 0; l < level; l++) {
    at += (s.blocks + (1L << 4 * l) - 1) >> 4 * l;
  }
  return at;
}

__kernel GROUP_OF(256)
void scan_chain(
    __global const T *x, __global volatile ulong *state, __global T *out CHECKED, const Sizes s) {
  __local uint begun;
  __local T seed;
  __local T before[16 * LEVELS]; // [level, 16]: the totals of groups before this block
  BOUNDS ARRAY(0, x) ARRAY(1, state) ARRAY(2, out)
  if (get_local_id(0) == 0) {
    begun = atomic_inc(INTO(1, volatile uint, 1, (__global volatile uint *)state));
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  const long group = begun;
  GROUP(group)
  T sum = IDENTITY;
  if (t == 0) {
    BLOCK_TOTAL(total)
    sum = total;
  }
  const long blocks_at = line * s.states + block;
  const int digit = (int)(block & 15);
  if (t == 0) {
    publish(PASS_BOUNDS state, blocks_at, sum);
  }
  if (t < 15) {
    before[t] = t < digit ? await(PASS_BOUNDS state, blocks_at - digit + t) : IDENTITY;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  int last = digit == 15 && s.levels > 1;
  if (t == 0 && last) { // before anything of a higher level is awaited
    sum = total_of(before, 1, sum);
    publish(PASS_BOUNDS state, line * s.states + level_at(s, 1) + (block >> 4), sum);
  }
  const int level = t / 16 + 1;
  if (level < s.levels && t % 16 < 15) {
    const long index = block >> 4 * level;
    const long at = line * s.states + level_at(s, level) + (index & ~15L) + t % 16;
    before[t + 16] = t % 16 < (index & 15) ? await(PASS_BOUNDS state, at) : IDENTITY;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int l = 1; t == 0 && last && l + 1 < s.levels; l++) {
    last = (block >> 4 * l & 15) == 15;
    if (last) {
      const long at = line * s.states + level_at(s, l + 1) + (block >> 4 * (l + 1));
      sum = total_of(before + 16 * l, 1, sum);
      publish(PASS_BOUNDS state, at, sum);
    }
  }
  if (t == 0) {
    T next = IDENTITY;
    for (int l = (int)s.levels - 1; l >= 0; l--) {
      for (int j = 0; j < 15; j++) {
        next = COMBINE(next, before[16 * l + j]);
      }
    }
    seed = next;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  RESULTS(seed)
}

// ---- The same of neighbouring lines whose elements lie apart: a work-group takes 256 places of 16
// of them, an item 16 values of one. Groups of the same places begin together; `blocks`, `levels`
// and `states` count these places, and totals of neighbouring lines are neighbours.

#define COLUMNS 16

__kernel GROUP_OF(256)
void scan_columns(
    __global const T *x, __global volatile ulong *state, __global T *out CHECKED, const Sizes s) {
  __local uint begun;
  __local T totals[256];          // [16 values, line]
  __local T seeds[COLUMNS];
  __local T before[256 * LEVELS]; // [level, 16, line]: the totals of groups before these places
  BOUNDS ARRAY(0, x) ARRAY(1, state) ARRAY(2, out)
  const int t = (int)get_local_id(0);
  const int column = t % COLUMNS;
  const int part = t / COLUMNS;
  if (t == 0) {
    begun = atomic_inc(INTO(1, volatile uint, 1, (__global volatile uint *)state));
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  const long wide = (s.inner + COLUMNS - 1) / COLUMNS;
  const long across = s.lines / s.inner * wide;
  const long block = begun / across;
  const long outer = begun % across / wide;
  const long inner = begun % across % wide * COLUMNS + column;
  const int own = inner < s.inner;
  const long line = outer * s.inner + inner;
  const long row = block * 256 + part * 16;
  const long first = (outer * s.length + row) * s.inner + inner;
  const int count = own ? (int)clamp(s.length - row, 0L, 16L) : 0;
  T values[16];
  T total = IDENTITY;
  for (int c = 0; c < 16; c++) {
    values[c] = c < count ? GET(0, T, x, first + c * s.inner) : IDENTITY;
  }
  for (int c = 0; c < 16; c++) {
    total = COMBINE(total, values[c]);
  }
  totals[t] = total;
  barrier(CLK_LOCAL_MEM_FENCE);
  T sum = IDENTITY;
  const int speaks = t < COLUMNS && own && s.states > 0;
  if (t < COLUMNS) {
    for (int b = 0; b < 16; b++) {
      sum = COMBINE(sum, totals[COLUMNS * b + t]);
    }
  }
  if (speaks) {
    publish(PASS_BOUNDS state, block * s.lines + line, sum);
  }
  const int digit = (int)(block & 15);
  const long siblings = (block - digit + part) * s.lines + line;
  before[t] = own && part < digit ? await(PASS_BOUNDS state, siblings) : IDENTITY;
  barrier(CLK_LOCAL_MEM_FENCE);
  int last = digit == 15 && s.levels > 1;
  if (speaks && last) { // before anything of a higher level is awaited
    sum = total_of(before + t, COLUMNS, sum);
    publish(PASS_BOUNDS state, (level_at(s, 1) + (block >> 4)) * s.lines + line, sum);
  }
  for (int level = 1; level < s.levels; level++) {
    const long index = block >> 4 * level;
    const long at = (level_at(s, level) + (index & ~15L) + part) * s.lines + line;
    before[256 * level + t] =
        own && part < (index & 15) ? await(PASS_BOUNDS state, at) : IDENTITY;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int l = 1; speaks && last && l + 1 < s.levels; l++) {
    last = (block >> 4 * l & 15) == 15;
    if (last) {
      const long at = (level_at(s, l + 1) + (block >> 4 * (l + 1))) * s.lines + line;
      sum = total_of(before + 256 * l + t, COLUMNS, sum);
      publish(PASS_BOUNDS state, at, sum);
    }
  }
  if (t < COLUMNS) {
    T seed = IDENTITY;
    for (int l = (int)s.levels - 1; l >= 0; l--) {
      for (int j = 0; j < 15; j++) {
        seed = COMBINE(seed, before[256 * l + COLUMNS * j + t]);
      }
    }
    seeds[t] = seed;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  T next = seeds[column];
  for (int b = 0; b < 15; b++) {
    next = COMBINE(next, b < part ? totals[COLUMNS * b + column] : IDENTITY);
  }
  for (int c = 0; c < 16; c++) {
    const T prior = next;
    next = COMBINE(next, values[c]);
    if (c < count) {
      PUT(2, T, out, first + c * s.inner) = EXCLUSIVE ? prior : next;
    }
  }
}
