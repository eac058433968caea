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
    /** A primitive, alone in its group. */
    PRIMITIVE
  }

  /** A node and how its positions follow from the space. */
  record Member(int node, Role role, IndexMap map) {}

  private final int level;
  private Space space;
  private final List<Member> members = new ArrayList<>();
  private final Set<Integer> nodes = new HashSet<>();
  private int size;
  private int bytes;

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

  /** Why this kernel should not become larger by {@code node}, or null. */
  @org.jspecify.annotations.Nullable
  Reason full(int node, Limits limits) {
    if (size + limits.nodes(node) > Limits.MAX_NODES) {
      return Reason.OPERATIONS;
    }
    return bytes + limits.bytes(node) + 8 > Limits.MAX_ARGUMENT_BYTES ? Reason.ARGUMENTS : null;
  }

  /** Adds a node; the space grows from a map's to a reduction's. */
  void add(Member member, Space wanted, Limits limits) {
    space = wanted.covers(space) ? wanted : space;
    members.add(member);
    nodes.add(member.node());
    size += limits.nodes(member.node());
    bytes += limits.bytes(member.node()) + 8;
  }
}
