package org.deriv.autodiff;

import java.util.Arrays;

/**
 * Writes derivatives of cells on the tape they are on, so that derivatives can be taken of them in
 * turn. Reverse and forward mode; they share only the derivatives of single cells.
 */
final class Derivatives {
  private final Scalars scalars;
  private final Tape tape;
  private final Partials partials;

  Derivatives(Scalars scalars) {
    this.scalars = scalars;
    this.tape = scalars.tape();
    this.partials = new Partials(scalars);
  }

  /** Σ seeds · ∂roots/∂target for each target. */
  int[] gradient(int[] roots, int[] seeds, int[] targets) {
    Section section = new Section(roots, targets);
    return section.branches()
        ? forward(section, roots, seeds, targets)
        : reverse(section, roots, seeds, targets);
  }

  /** Reverse mode: one pass, whatever the number of targets. */
  int[] reverse(int[] roots, int[] seeds, int[] targets) {
    return reverse(new Section(roots, targets), roots, seeds, targets);
  }

  /** Forward mode: a pass for each target. */
  int[] forward(int[] roots, int[] seeds, int[] targets) {
    return forward(new Section(roots, targets), roots, seeds, targets);
  }

  private int[] reverse(Section section, int[] roots, int[] seeds, int[] targets) {
    int zero = scalars.number(0);
    int[] adjoints = new int[section.length()];
    Arrays.fill(adjoints, zero);
    for (int i = 0; i < roots.length; i++) {
      if (section.isActive(roots[i])) {
        int at = section.place(roots[i]);
        adjoints[at] = scalars.add(adjoints[at], seeds[i]);
      }
    }
    for (int cell = section.last(); cell > section.first(); cell--) {
      int adjoint = adjoints[section.place(cell)];
      if (!section.isActive(cell) || section.isTarget(cell) || scalars.isZero(adjoint)) {
        continue;
      }
      int[] operands = partials.operands(cell);
      for (int i = 0; i < operands.length; i++) {
        if (section.isActive(operands[i])) {
          int part = scalars.multiply(adjoint, partials.of(cell, i));
          int at = section.place(operands[i]);
          adjoints[at] = scalars.add(adjoints[at], part);
        }
      }
    }
    return Arrays.stream(targets)
        .map(target -> section.isActive(target) ? adjoints[section.place(target)] : zero)
        .toArray();
  }

  private int[] forward(Section section, int[] roots, int[] seeds, int[] targets) {
    int[] result = new int[targets.length];
    for (int i = 0; i < targets.length; i++) {
      int[] directions = new int[targets.length];
      Arrays.fill(directions, scalars.number(0));
      directions[i] = scalars.number(1);
      int[] tangents = tangents(section, roots, targets, directions);
      int sum = scalars.number(0);
      for (int k = 0; k < roots.length; k++) {
        sum = scalars.add(sum, scalars.multiply(seeds[k], tangents[k]));
      }
      result[i] = sum;
    }
    return result;
  }

  /** The directional derivative of each root along the directions of the targets. */
  int[] tangents(int[] roots, int[] targets, int[] directions) {
    return tangents(new Section(roots, targets), roots, targets, directions);
  }

  private int[] tangents(Section section, int[] roots, int[] targets, int[] directions) {
    int zero = scalars.number(0);
    int[] dots = new int[section.length()];
    Arrays.fill(dots, zero);
    for (int i = 0; i < targets.length; i++) {
      if (section.isActive(targets[i])) {
        dots[section.place(targets[i])] = directions[i];
      }
    }
    for (int cell = section.first(); cell <= section.last(); cell++) {
      if (section.isActive(cell) && !section.isTarget(cell)) {
        dots[section.place(cell)] = tangent(cell, section, dots);
      }
    }
    return Arrays.stream(roots)
        .map(root -> section.isActive(root) ? dots[section.place(root)] : zero)
        .toArray();
  }

  private int tangent(int cell, Section section, int[] dots) {
    if (tape.code(cell) == Opcode.SELECT) {
      // The branch not taken may be undefined, and 0 · undefined is not 0.
      return scalars.select(
          tape.a(cell), section.at(dots, tape.b(cell)), section.at(dots, tape.c(cell)));
    }
    int sum = scalars.number(0);
    int[] operands = partials.operands(cell);
    for (int i = 0; i < operands.length; i++) {
      int dot = section.at(dots, operands[i]);
      if (!scalars.isZero(dot)) {
        sum = scalars.add(sum, scalars.multiply(dot, partials.of(cell, i)));
      }
    }
    return sum;
  }

  /** The part of the tape between targets and roots, and which cells in it depend on a target. */
  private final class Section {
    private final int first;
    private final boolean[] active;
    private final boolean[] target;
    private boolean branches;

    Section(int[] roots, int[] targets) {
      this.first = Arrays.stream(targets).min().orElse(0);
      int last = Math.max(first, Arrays.stream(roots).max().orElse(0));
      this.active = new boolean[last - first + 1];
      this.target = new boolean[last - first + 1];
      for (int cell : targets) {
        if (cell <= last) {
          target[cell - first] = true;
        }
      }
      for (int cell = first; cell <= last; cell++) {
        active[cell - first] = target[cell - first] || reads(cell);
        branches |= active[cell - first] && tape.code(cell) == Opcode.SELECT;
      }
    }

    private boolean reads(int cell) {
      return switch (tape.code(cell)) {
        case CONSTANT, PI, PARAMETER, GIVEN -> false;
        case CALL, EIGEN, RANK, PICK -> readsAny(partials.operands(cell));
        default -> {
          int cells = tape.code(cell).cells();
          yield isActive(tape.a(cell))
              || (cells > 1 && isActive(tape.b(cell)))
              || (cells > 2 && isActive(tape.c(cell)));
        }
      };
    }

    private boolean readsAny(int[] operands) {
      for (int operand : operands) {
        if (isActive(operand)) {
          return true;
        }
      }
      return false;
    }

    boolean isActive(int cell) {
      return cell >= first && cell - first < active.length && active[cell - first];
    }

    boolean isTarget(int cell) {
      return target[cell - first];
    }

    boolean branches() {
      return branches;
    }

    int first() {
      return first;
    }

    int last() {
      return first + active.length - 1;
    }

    int length() {
      return active.length;
    }

    int place(int cell) {
      return cell - first;
    }

    int at(int[] dots, int cell) {
      return isActive(cell) ? dots[cell - first] : scalars.number(0);
    }
  }
}
