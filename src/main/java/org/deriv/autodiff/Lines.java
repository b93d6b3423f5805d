package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.List;

/** The positions of a tensor's entries, grouped by their indices on the axes that remain. */
final class Lines {
  private final int[] rest;
  private final List<List<Integer>> groups;

  private Lines(int[] rest, List<List<Integer>> groups) {
    this.rest = rest;
    this.groups = groups;
  }

  /** The lengths of the axes that remain. */
  int[] rest() {
    return rest.clone();
  }

  /** The groups along some axes, counted from 1. */
  static Lines along(List<Integer> axes, Grid of) {
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < of.axes(); axis++) {
      if (!axes.contains(axis + 1)) {
        kept.add(axis);
      }
    }
    int[] rest = kept.stream().mapToInt(of::dim).toArray();
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < Grid.count(rest); i++) {
      groups.add(new ArrayList<>());
    }
    for (int position = 0; position < of.size(); position++) {
      int[] indices = of.indices(position);
      int group = 0;
      for (int axis : kept) {
        group = group * of.dim(axis) + indices[axis];
      }
      groups.get(group).add(position);
    }
    return new Lines(rest, groups);
  }

  /** The positions of a group, in row-major order of the axes that remain. */
  List<Integer> positions(int group) {
    return groups.get(group);
  }

  int[] cells(Grid of, int group) {
    return groups.get(group).stream().mapToInt(of::cell).toArray();
  }
}
