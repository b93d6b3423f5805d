package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deriv.expr.Rational;

/**
 * A growing list of scalar operations, each cell after its operands. Equal operations on equal
 * cells are one cell; variables are never merged, so that a derivative in one of them is defined.
 */
final class Tape {
  /** Longer constants, numerator and denominator together, are not worked out at once. */
  private static final int BITS = 4_000;

  private final int limit;
  private final int bits;
  private Opcode[] codes = new Opcode[256];
  private int[] a = new int[256];
  private int[] b = new int[256];
  private int[] c = new int[256];
  private int[] table = new int[1024];
  private int size;
  private final List<Rational> constants = new ArrayList<>();
  private final List<Draw> parameters = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> owned = new HashMap<>();
  private String owner = "";
  private final List<Group> groups = new ArrayList<>();
  private final List<int[]> groupOperands = new ArrayList<>();
  private final Map<Rational, Integer> constantCells = new HashMap<>();
  private final Map<Group, Integer> groupNumbers = new HashMap<>();

  Tape(int limit) {
    this(limit, BITS);
  }

  /** A tape on which constants longer than so many bits are not worked out at once. */
  Tape(int limit, int bits) {
    this.limit = limit;
    this.bits = bits;
    Arrays.fill(table, -1);
  }

  int size() {
    return size;
  }

  Opcode code(int cell) {
    return codes[cell];
  }

  int a(int cell) {
    return a[cell];
  }

  int b(int cell) {
    return b[cell];
  }

  int c(int cell) {
    return c[cell];
  }

  Group group(int cell) {
    return groups.get(a[cell]);
  }

  Draw draw(int parameter) {
    return parameters.get(parameter);
  }

  List<Draw> parameters() {
    return parameters;
  }

  boolean isConstant(int cell) {
    return codes[cell] == Opcode.CONSTANT;
  }

  /** Whether both are constants whose sum and product are short. */
  boolean areShort(int left, int right) {
    return isConstant(left)
        && isConstant(right)
        && length(constant(left)) + length(constant(right)) <= bits;
  }

  private static int length(Rational number) {
    return number.numerator().bitLength() + number.denominator().bitLength();
  }

  Rational constant(int cell) {
    if (!isConstant(cell)) {
      throw new IllegalStateException("cell " + cell + " is no constant but " + codes[cell]);
    }
    return constants.get(a[cell]);
  }

  int constant(Rational value) {
    Integer known = constantCells.get(value);
    if (known != null) {
      return known;
    }
    constants.add(value);
    int cell = append(Opcode.CONSTANT, constants.size() - 1, 0, 0);
    constantCells.put(value, cell);
    return cell;
  }

  /** A number to be drawn; what is drawn follows its label, whatever else is on the tape. */
  int parameter(Draw draw) {
    parameters.add(draw);
    int place = owned.merge(owner, 1, Integer::sum);
    labels.add(owner + "#" + place);
    return append(Opcode.PARAMETER, parameters.size() - 1, 0, 0);
  }

  /** The labels of the parameters: whose they are, and a number. */
  List<String> labels() {
    return labels;
  }

  /** Makes something whose parameters belong to an owner. */
  Grid owned(String by, Supplier<Grid> make) {
    String before = owner;
    owner = by;
    try {
      return make.get();
    } finally {
      owner = before;
    }
  }

  /** A cell of its own, never merged with another. */
  int fresh(Opcode code, int source) {
    return append(code, source, 0, 0);
  }

  int grouped(Opcode code, Group group) {
    int number =
        groupNumbers.computeIfAbsent(
            group,
            g -> {
              groups.add(g);
              groupOperands.add(g.operands().stream().mapToInt(Integer::intValue).toArray());
              return groups.size() - 1;
            });
    return cell(code, number, 0, 0);
  }

  /** The cell that does this, an old one where there is one. */
  int cell(Opcode code, int first, int second, int third) {
    int slot = slot(code, first, second, third);
    if (table[slot] >= 0) {
      return table[slot];
    }
    int cell = append(code, first, second, third);
    table[slot(code, first, second, third)] = cell;
    return cell;
  }

  /** The cells that a cell reads. */
  int[] operands(int cell) {
    int[] operands = new int[reads(cell)];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = operand(cell, i);
    }
    return operands;
  }

  /** How many cells a cell reads. */
  int reads(int cell) {
    return isGrouped(cell) ? groupOperands.get(a[cell]).length : codes[cell].cells();
  }

  /** One of the cells that a cell reads. */
  int operand(int cell, int place) {
    if (isGrouped(cell)) {
      return groupOperands.get(a[cell])[place];
    }
    return place == 0 ? a[cell] : place == 1 ? b[cell] : c[cell];
  }

  private boolean isGrouped(int cell) {
    Opcode code = codes[cell];
    return code == Opcode.CALL || code == Opcode.EIGEN || code == Opcode.RANK;
  }

  private int append(Opcode code, int first, int second, int third) {
    if (size >= limit) {
      throw Refusal.tooLarge("more than " + limit + " scalar operations");
    }
    if (size == codes.length) {
      grow();
    }
    codes[size] = code;
    a[size] = first;
    b[size] = second;
    c[size] = third;
    return size++;
  }

  private void grow() {
    int length = 2 * size;
    codes = Arrays.copyOf(codes, length);
    a = Arrays.copyOf(a, length);
    b = Arrays.copyOf(b, length);
    c = Arrays.copyOf(c, length);
    int[] old = table;
    table = new int[4 * length];
    Arrays.fill(table, -1);
    for (int cell : old) {
      if (cell >= 0) {
        table[slot(codes[cell], a[cell], b[cell], c[cell])] = cell;
      }
    }
  }

  private int slot(Opcode code, int first, int second, int third) {
    long mixed = code.mark();
    mixed = (mixed * 0x9E3779B97F4A7C15L) + first;
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L + second;
    mixed = (mixed ^ (mixed >>> 32)) * 0x94D049BB133111EBL + third;
    mixed ^= mixed >>> 31;
    int mask = table.length - 1;
    int slot = (int) mixed & mask;
    while (table[slot] >= 0 && !is(table[slot], code, first, second, third)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean is(int cell, Opcode code, int first, int second, int third) {
    return codes[cell] == code && a[cell] == first && b[cell] == second && c[cell] == third;
  }
}
