// Stable radix sort of rows on GPUs, least significant digit first. T: the type; K: an unsigned
// integer that holds its order, of which BITS count; INDICES: 1 if positions are wanted, else 0;
// ENCODE(x, flip), DECODE(k, flip): values to keys and back; RESULT: the type of results; CHAINED: 1 if a
// running work-group may wait for those that began before, else 0.
typedef struct {
  long length;  // of a row
  long rows;
  long tiles;   // of a row
  long shift;   // of the digit
  long groups;  // of a row, that count its digits
  long states;  // of a row: numbers that its tiles publish of a digit
  long flip;
  long count;   // of a row of the result: its first elements
} Sizes;

// Private arrays must become registers, for which NVIDIA's compiler unrolls loops; others take long.
#ifdef __NV_CL_C_VERSION
#define UNROLL _Pragma("unroll")
#else
#define UNROLL
#endif

K encode(const T x, const Sizes s) {
  return ENCODE(x, s.flip);
}

RESULT decode(const K k, const Sizes s) {
  return (RESULT)DECODE(k, s.flip);
}

// ---- A tile in the local memory of a work-group of THREADS, each with ITEMS keys.

#define TILE (THREADS * ITEMS)
#define DIGIT(key) ((int)((uint)((key) >> s.shift) & 255))

// What the work-items before this one have.
uint sum_before(const uint own, __local uint *sums, __local uint *parts, const int t) {
  sums[t + t / 16] = own;
  barrier(CLK_LOCAL_MEM_FENCE);
  if (t < THREADS / 16) {
    uint before = 0;
    for (int j = 17 * t; j < 17 * t + 16; j++) {
      const uint one = sums[j];
      sums[j] = before;
      before += one;
    }
    parts[t] = before;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  uint before = sums[t + t / 16];
  for (int a = 0; a < t / 16; a++) {
    before += parts[a];
  }
  return before;
}

#ifdef __NV_CL_C_VERSION

// Work-items of 32 in step, which see each other's digits.
#define LOCAL_BITS 8
#define WARPS (THREADS / 32)
#define PADDED(i) (i)

// The place in a tile of an item's first key; the others are 32 apart.
#define FIRST(t) ((t) / 32 * 32 * ITEMS + (t) % 32)

// A bit for each of the 32 that has the same digit.
uint with_same(const uint digit) {
  uint same = ~0U;
  UNROLL
  for (int bit = 0; bit < 8; bit++) {
    const uint set = digit >> bit & 1;
    uint votes;
    asm volatile(
        "{ .reg .pred p; setp.ne.u32 p, %1, 0; vote.sync.ballot.b32 %0, p, 0xffffffff; }"
        : "=r"(votes)
        : "r"(set));
    same &= set ? votes : ~votes;
  }
  return same;
}

void in_step() {
  asm volatile("bar.warp.sync 0xffffffff;" ::: "memory");
}

// How many keys of the same digit each key has before it among those of its 32 items; in `counts`
// how many of each digit there are, [warp, digit].
void rank_digits(
    const K *own, uint *rank, __local volatile uint *counts, const int shift, const int t) {
  __local volatile uint *mine = counts + t / 32 * 256;
  UNROLL
  for (int j = t % 32; j < 256; j += 32) {
    mine[j] = 0;
  }
  in_step();
  UNROLL
  for (int j = 0; j < ITEMS; j++) {
    const uint digit = (uint)(own[j] >> shift) & 255;
    const uint same = with_same(digit);
    const uint earlier = same & ((1U << t % 32) - 1);
    const uint before = mine[digit];
    rank[j] = before + popcount(earlier);
    in_step();
    if (earlier == 0) {
      mine[digit] = before + popcount(same);
    }
    in_step();
  }
}

// Where the first key of a digit goes, for these and those before them: from the counts of all.
// Gives where the first digit of this item begins; in `total` how many its digits have.
uint start_digits(
    __local volatile uint *counts,
    __local uint *sums,
    __local uint *parts,
    uint *total,
    const int t) {
  const int digits = 256 / THREADS;
  uint sum = 0;
  UNROLL
  for (int j = 0; j < digits * WARPS; j++) {
    const int at = j % WARPS * 256 + t * digits + j / WARPS;
    const uint one = counts[at];
    counts[at] = sum;
    sum += one;
  }
  *total = sum;
  const uint before = sum_before(sum, sums, parts, t);
  UNROLL
  for (int j = 0; j < digits * WARPS; j++) {
    counts[j % WARPS * 256 + t * digits + j / WARPS] += before;
  }
  return before;
}

// A stable sort by eight bits; counts lie where the keys were.
void sort_bits(
    __local K *keys,
    __local ushort *places,
    __local uint *sums,
    __local uint *parts,
    const int shift,
    const int t) {
  __local volatile uint *counts = (__local volatile uint *)keys;
  K own[ITEMS];
  ushort place[ITEMS];
  uint rank[ITEMS];
  uint total;
  UNROLL
  for (int j = 0; j < ITEMS; j++) {
    own[j] = keys[FIRST(t) + 32 * j];
    place[j] = INDICES ? places[FIRST(t) + 32 * j] : 0;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  rank_digits(own, rank, counts, shift, t);
  barrier(CLK_LOCAL_MEM_FENCE);
  start_digits(counts, sums, parts, &total, t);
  barrier(CLK_LOCAL_MEM_FENCE);
  UNROLL
  for (int j = 0; j < ITEMS; j++) {
    rank[j] += counts[t / 32 * 256 + ((uint)(own[j] >> shift) & 255)];
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  UNROLL
  for (int j = 0; j < ITEMS; j++) {
    keys[rank[j]] = own[j];
    if (INDICES) {
      places[rank[j]] = place[j];
    }
  }
  barrier(CLK_LOCAL_MEM_FENCE);
}

#else

#define LOCAL_BITS 4
#define PADDED(i) ((i) + (i) / ITEMS)
#define RANK(i) ((i) + (i) / 16 * 2)

// A stable sort by four bits. Digits are counted per item, [digit, item], and the counts' exclusive
// scan says where each item's first key of a digit goes; counts lie where the keys were.
void sort_bits(
    __local K *keys,
    __local ushort *places,
    __local uint *sums,
    __local uint *parts,
    const int shift,
    const int t) {
  __local ushort *counts = (__local ushort *)keys;
  __local uint *pairs = (__local uint *)keys;
  K own[ITEMS];
  ushort place[ITEMS];
  uint rank[ITEMS];
  ulong low = 0; // eight bits for each digit below 8
  ulong high = 0;
UNROLL
  for (int j = 0; j < ITEMS; j++) {
    own[j] = keys[PADDED(t * ITEMS + j)];
    place[j] = INDICES ? places[PADDED(t * ITEMS + j)] : 0;
    const int digit = (int)((uint)(own[j] >> shift) & 15);
    const int at = digit % 8 * 8;
    rank[j] = (uint)((digit < 8 ? low : high) >> at) & 255;
    low += (ulong)(digit < 8) << at;
    high += (ulong)(digit >= 8) << at;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
UNROLL
  for (int digit = 0; digit < 16; digit++) {
    counts[RANK(digit * THREADS + t)] = (ushort)((digit < 8 ? low : high) >> digit % 8 * 8 & 255);
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  uint sum = 0;
UNROLL
  for (int j = 0; j < 8; j++) {
    const uint pair = pairs[9 * t + j];
    sum += (pair & 0xffff) + (pair >> 16);
  }
  uint before = sum_before(sum, sums, parts, t);
UNROLL
  for (int j = 0; j < 8; j++) {
    const uint pair = pairs[9 * t + j];
    const uint middle = before + (pair & 0xffff);
    pairs[9 * t + j] = before | middle << 16;
    before = middle + (pair >> 16);
  }
  barrier(CLK_LOCAL_MEM_FENCE);
UNROLL
  for (int j = 0; j < ITEMS; j++) {
    const int digit = (int)((uint)(own[j] >> shift) & 15);
    rank[j] += counts[RANK(digit * THREADS + t)];
  }
  barrier(CLK_LOCAL_MEM_FENCE);
UNROLL
  for (int j = 0; j < ITEMS; j++) {
    keys[PADDED(rank[j])] = own[j];
    if (INDICES) {
      places[PADDED(rank[j])] = place[j];
    }
  }
  barrier(CLK_LOCAL_MEM_FENCE);
}

#endif

// The keys of a tile, and their places in it; behind the last one keys that come last.
#define LOCAL_TILE(value) \
  __local K keys[PADDED(TILE)]; \
  __local ushort places[INDICES ? PADDED(TILE) : 1]; \
  __local uint sums[THREADS + THREADS / 16]; \
  __local uint parts[THREADS / 16]; \
  UNROLL \
  for (int k = 0; k < ITEMS; k++) { \
    const int i = k * THREADS + t; \
    keys[PADDED(i)] = i < count ? (value) : ~(K)0; \
    if (INDICES) { \
      places[PADDED(i)] = (ushort)i; \
    } \
  } \
  barrier(CLK_LOCAL_MEM_FENCE);

// A row that is one tile.
__kernel GROUP_OF(THREADS)
void sort_tile(__global const T *x, __global RESULT *out CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, out)
  const int t = (int)get_local_id(0);
  const long first = (long)get_group_id(0) * s.length;
  const int count = (int)s.length;
  LOCAL_TILE(encode(GET(0, T, x, first + i), s))
  for (int shift = 0; shift < BITS; shift += LOCAL_BITS) {
    sort_bits(keys, places, sums, parts, shift, t);
  }
  for (int i = t; i < (int)s.count; i += THREADS) {
    const K key = keys[PADDED(i)];
    PUT(1, RESULT, out, (long)get_group_id(0) * s.count + i) = INDICES ? (RESULT)places[PADDED(i)] : decode(key, s);
  }
}

#if THREADS == 256

// ---- Rows of several tiles: a pass for every eight bits, from x to the result by way of keys.

#define TILE_OF(number) \
  const long row = (number) / s.tiles; \
  const long tile = (number) % s.tiles; \
  const long row_first = row * s.length; \
  const long first = row_first + tile * TILE; \
  const int count = (int)min((long)TILE, s.length - tile * TILE);

// Where blocks may not wait: how many of each digit a tile has, [row, digit, tile].
__kernel GROUP_OF(256)
void sort_count(
    __global const T *x, __global const K *from, __global long *counts CHECKED, const Sizes s) {
  __local uint histogram[256];
  BOUNDS ARRAY(0, x) ARRAY(1, from) ARRAY(2, counts)
  const int t = (int)get_local_id(0);
  TILE_OF((long)get_group_id(0))
  histogram[t] = 0;
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int i = t; i < count; i += 256) {
    const K key = s.shift == 0 ? encode(GET(0, T, x, first + i), s) : GET(1, K, from, first + i);
    atomic_inc(&histogram[DIGIT(key)]);
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  PUT(2, long, counts, (row * 256 + t) * s.tiles + tile) = histogram[t];
}

// Where they may: how many of each digit of each pass a row has, [row, pass, digit].
#define PASSES ((BITS + 7) / 8)

__kernel GROUP_OF(256)
void sort_histograms(
    __global const T *x, __global volatile uint *histograms CHECKED, const Sizes s) {
  __local uint own[PASSES * 256];
  BOUNDS ARRAY(0, x) ARRAY(1, histograms)
  const int t = (int)get_local_id(0);
  const long row = (long)get_group_id(0) / s.groups;
  const long first = row * s.length;
  for (int pass = 0; pass < PASSES; pass++) {
    own[pass * 256 + t] = 0;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (long i = (long)get_group_id(0) % s.groups * 256 + t; i < s.length; i += s.groups * 256) {
    const K key = encode(GET(0, T, x, first + i), s);
    for (int pass = 0; pass < PASSES; pass++) {
      atomic_inc(&own[pass * 256 + ((int)(key >> pass * 8) & 255)]);
    }
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int pass = 0; pass < PASSES; pass++) {
    const uint counted = own[pass * 256 + t];
    if (counted != 0) {
      const long at = (row * PASSES + pass) * 256 + t;
      atomic_add(INTO(1, volatile uint, 1, histograms + at), counted);
    }
  }
}

// Counts to where the digits begin in their row.
__kernel GROUP_OF(256)
void sort_starts(__global uint *histograms CHECKED, const Sizes s) {
  __local uint sums[256];
  BOUNDS ARRAY(0, histograms)
  const int t = (int)get_local_id(0);
  const long at = (long)get_group_id(0) * 256 + t;
  const uint own = GET(0, uint, histograms, at);
  sums[t] = own;
  for (int distance = 1; distance < 256; distance *= 2) {
    barrier(CLK_LOCAL_MEM_FENCE);
    const uint other = t >= distance ? sums[t - distance] : 0;
    barrier(CLK_LOCAL_MEM_FENCE);
    sums[t] += other;
  }
  PUT(0, uint, histograms, at) = sums[t] - own;
}

#define THERE 0x80000000U

// How many of a digit the tiles before this one have. Each tile has published its own number, the last
// of 16 publishes that of them all, the last of 256 that of those, and so on: no sum waits for another one of
// its level. `state` is [row, number of level and tile, digit], THERE and the number.
uint sort_before(
    WITH_BOUNDS
    __global volatile uint *state,
    const Sizes s,
    const long row,
    const long tile,
    const int digit,
    const uint own) {
  __global volatile uint *level = state + row * s.states * 256 + digit;
  uint before = 0;
  uint sum = own;
  int last = 1;
  long index = tile;
  for (long count = s.tiles; count > 1; count = (count + 15) / 16) {
    const int place = (int)(index & 15);
    __global volatile uint *group = level + (index - place) * 256;
    uint there;
    uint others;
    do {
      there = THERE;
      others = 0;
      UNROLL
      for (int j = 0; j < 15; j++) {
        const uint word = j < place ? GET(5, volatile uint, group, j * 256) : THERE;
        there &= word;
        others += word & ~THERE;
      }
    } while (there == 0);
    before += others;
    sum += others;
    last = last && place == 15;
    level += count * 256;
    index >>= 4;
    if (last && count > 16) {
      PUT(5, volatile uint, level, index * 256) = THERE | sum;
    }
  }
  return before;
}

#define RANKED (LOCAL_BITS == 8 && CHAINED)
#define KEY(i) (s.shift == 0 ? encode(GET(0, T, x, first + (i)), s) : GET(1, K, from, first + (i)))
#define PUBLISH(own) \
  PUT(5, volatile uint, state, (row * s.states + tile) * 256 + t) = THERE | (own);

// A pass over a tile: sorts it by its digit, and moves each digit's keys to where the row has them.
// CHAINED: `starts` are those of the digits, and behind them the number of work-groups that have
// begun with each pass; `state` is for sort_before; `next` is that of the next pass, and is cleared.
// Else `counts` are the exclusive scan of those of sort_count.
__kernel GROUP_OF(256)
void sort_pass(
    __global const T *x,
    __global const K *from,
    __global const uint *from_index,
    __global K *to,
    __global uint *to_index,
#if CHAINED
    __global volatile uint *state,
    __global uint *next,
    __global volatile uint *starts,
#else
    __global const long *counts,
#endif
    __global RESULT *out CHECKED,
    const Sizes s) {
  __local uint digit_to[256];
#if CHAINED
  __local uint number;
  BOUNDS ARRAY(0, x) ARRAY(1, from) ARRAY(2, from_index) ARRAY(3, to) ARRAY(4, to_index)
  ARRAY(5, state) ARRAY(6, next) ARRAY(7, starts) ARRAY(8, out)
#else
  BOUNDS ARRAY(0, x) ARRAY(1, from) ARRAY(2, from_index) ARRAY(3, to) ARRAY(4, to_index)
  ARRAY(5, counts) ARRAY(6, out)
#endif
  const int t = (int)get_local_id(0);
  const int pass = (int)s.shift / 8;
#if CHAINED
  if (t == 0) {
    number = atomic_inc(INTO(7, volatile uint, 1, starts + s.rows * PASSES * 256 + pass));
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  TILE_OF((long)number)
  for (long i = tile; i < s.states; i += s.tiles) {
    PUT(6, uint, next, (row * s.states + i) * 256 + t) = 0;
  }
#else
  TILE_OF((long)get_group_id(0))
#endif
  const int last = s.shift + 8 >= BITS;
#if RANKED
  __local K keys[TILE];
  __local ushort places[INDICES ? TILE : 1];
  __local uint sums[THREADS + THREADS / 16];
  __local uint parts[THREADS / 16];
  __local volatile uint *counts = (__local volatile uint *)keys;
  K mine[ITEMS];
  uint rank[ITEMS];
  uint own;
  UNROLL
  for (int j = 0; j < ITEMS; j++) {
    mine[j] = FIRST(t) + 32 * j < count ? KEY(FIRST(t) + 32 * j) : ~(K)0;
  }
  rank_digits(mine, rank, counts, (int)s.shift, t);
  barrier(CLK_LOCAL_MEM_FENCE);
  const uint begin = start_digits(counts, sums, parts, &own, t);
  own -= t == 255 ? TILE - count : 0; // behind the last one
  PUBLISH(own)
  barrier(CLK_LOCAL_MEM_FENCE);
  UNROLL
  for (int j = 0; j < ITEMS; j++) {
    rank[j] += counts[t / 32 * 256 + DIGIT(mine[j])];
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  UNROLL
  for (int j = 0; j < ITEMS; j++) {
    keys[rank[j]] = mine[j];
    if (INDICES) {
      places[rank[j]] = (ushort)(FIRST(t) + 32 * j);
    }
  }
#else
  __local uint digit_first[256];
  __local uint digit_end[256];
  digit_first[t] = 0;
  digit_end[t] = 0;
  LOCAL_TILE(KEY(i))
  for (int shift = (int)s.shift; shift < min((int)s.shift + 8, BITS); shift += LOCAL_BITS) {
    sort_bits(keys, places, sums, parts, shift, t);
  }
  for (int i = t; i < count; i += 256) {
    const int digit = DIGIT(keys[PADDED(i)]);
    if (i == 0 || DIGIT(keys[PADDED(i - 1)]) != digit) {
      digit_first[digit] = (uint)i;
    }
    if (i == count - 1 || DIGIT(keys[PADDED(i + 1)]) != digit) {
      digit_end[digit] = (uint)i + 1;
    }
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  const uint begin = digit_first[t];
#endif
#if CHAINED
#if !RANKED
  const uint own = digit_end[t] - begin;
  PUBLISH(own)
#endif
  const uint before = sort_before(PASS_BOUNDS state, s, row, tile, t, own);
  digit_to[t] = GET(7, volatile uint, starts, (row * PASSES + pass) * 256 + t) + before - begin;
#else
  const long before = GET(5, long, counts, (row * 256 + t) * s.tiles + tile);
  digit_to[t] = (uint)(before - row_first) - begin;
#endif
  barrier(CLK_LOCAL_MEM_FENCE);
  UNROLL
  for (int k = 0; k < ITEMS; k++) {
    const int i = k * 256 + t;
    if (i >= count) {
      break;
    }
    const K key = keys[PADDED(i)];
    const long rank = (uint)(digit_to[DIGIT(key)] + (uint)i);
    const long at = last ? row * s.count + rank : row_first + rank;
    if (last && rank >= s.count) {
      continue;
    }
    if (!last) {
      PUT(3, K, to, at) = key;
    } else if (!INDICES) {
      PUT(6 + 2 * CHAINED, RESULT, out, at) = decode(key, s);
    }
    if (INDICES) {
      const int place = (int)places[PADDED(i)];
      const uint index =
          s.shift == 0 ? (uint)(tile * TILE + place) : GET(2, uint, from_index, first + place);
      if (last) {
        PUT(6 + 2 * CHAINED, RESULT, out, at) = (RESULT)index;
      } else {
        PUT(4, uint, to_index, at) = index;
      }
    }
  }
}

#endif
