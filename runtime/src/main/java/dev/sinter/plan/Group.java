package dev.sinter.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one kernel will compute: nodes over one space, the ones that others use first. */
final class Group {
  /** How a node becomes a {@link Root}. */
  enum Role {
    /** Every element is stored. */
    STORE,
    /** Its operand is reduced. */
    REDUCE,
    /** One value per row is stored. */
    ROW,
    /** A value that is smaller than the space and broadcasts to it is stored. */
    SAMPLE,
    /** A primitive, alone in its group. */
    PRIMITIVE
  }

  /** A node and how its positions follow from the space. */
  record Member(int node, Role role, IndexMap map) {}

  private final int level;
  private Space space;
  private final List<Member> members = new ArrayList<>();
  private final Set<Integer> nodes = new HashSet<>();
  private final Set<Integer> body = new HashSet<>();
  private int bytes;
  private int localBytes;
  private boolean byRows;

  Group(int level, Space space) {
    this.level = level;
    this.space = space;
  }

  /** Kernels of a level read only what those of lower levels wrote. */
  int level() {
    return level;
  }

  Space space() {
    return space;
  }

  List<Member> members() {
    return members;
  }

  boolean isPrimitive() {
    return !members.isEmpty() && members.get(0).role() == Role.PRIMITIVE;
  }

  boolean contains(int node) {
    return nodes.contains(node);
  }

  /** From now on members use its reductions row by row: it can have no errors of elements. */
  void goByRows() {
    byRows = true;
  }

  /** Whether members use its reductions row by row. */
  boolean isByRows() {
    return byRows;
  }

  /** Whether a node's value is known in this kernel: computed, or read already. */
  boolean computes(int node) {
    return body.contains(node);
  }

  /** What it computes and reads. */
  Set<Integer> body() {
    return body;
  }

  /** Nodes that it computes and reads. */
  int nodes() {
    return body.size();
  }

  /** Bytes of arguments. */
  int bytes() {
    return bytes;
  }

  /** Bytes of local memory that its reductions may take. */
  int localBytes() {
    return localBytes;
  }

  /** Adds a node; the space grows from a map's to a reduction's. */
  void add(Member member, Space wanted, Limits limits) {
    space = wanted.covers(space) ? wanted : space;
    members.add(member);
    nodes.add(member.node());
    Limits.Growth growth = limits.growth(this, member.node());
    body.addAll(growth.nodes());
    bytes += growth.bytes() + 8;
    localBytes += limits.localBytes(member.node());
  }
}
