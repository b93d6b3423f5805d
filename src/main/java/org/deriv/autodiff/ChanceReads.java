package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which sources cells read, and as polynomials of which degree in each. */
final class ChanceReads {
  private static final BitSet NONE = new BitSet();
  private static final int[] NO_DEGREES = {};

  private final Tape tape;
  private final List<ChanceSource> sources = new ArrayList<>();
  private final Map<Integer, Integer> places = new HashMap<>();
  private BitSet[] read = new BitSet[0];
  private int[][] degrees = new int[0][];

  ChanceReads(Tape tape) {
    this.tape = tape;
  }

  /** Takes one more source, younger than those before. */
  void take(ChanceSource source) {
    int place = sources.size();
    sources.add(source);
    places.put(source.cell(), place);
    BitSet self = new BitSet();
    self.set(place);
    int[] degree = new int[place + 1];
    degree[place] = 1;
    reserve();
    read[source.cell()] = self;
    degrees[source.cell()] = degree;
  }

  private void reserve() {
    if (read.length < tape.size()) {
      read = Arrays.copyOf(read, 2 * tape.size());
      degrees = Arrays.copyOf(degrees, 2 * tape.size());
    }
  }

  ChanceSource source(int place) {
    return sources.get(place);
  }

  boolean isSource(int cell) {
    return places.containsKey(cell);
  }

  /** The places of the sources that a cell reads; {@link #learn} goes before. */
  BitSet of(int cell) {
    return cell < read.length && read[cell] != null ? read[cell] : NONE;
  }

  /** The degree of a cell as a polynomial in the source at a place. */
  int degree(int cell, int place) {
    int[] known = cell < degrees.length && degrees[cell] != null ? degrees[cell] : NO_DEGREES;
    return place < known.length ? known[place] : 0;
  }

  /** Finds out what the cells under this one read. */
  void learn(int root) {
    reserve();
    int[] waiting = new int[16];
    int count = 0;
    waiting[count++] = root;
    while (count > 0) {
      int cell = waiting[count - 1];
      int before = count;
      int operands = read[cell] == null ? tape.reads(cell) : 0;
      if (count + operands > waiting.length) {
        waiting = Arrays.copyOf(waiting, 2 * waiting.length + operands);
      }
      for (int i = 0; i < operands; i++) {
        int operand = tape.operand(cell, i);
        if (read[operand] == null) {
          waiting[count++] = operand;
        }
      }
      if (count == before) {
        count--;
        if (read[cell] == null) {
          settle(cell);
        }
      }
    }
  }

  private void settle(int cell) {
    BitSet all = NONE;
    for (int i = tape.reads(cell) - 1; i >= 0; i--) {
      BitSet more = of(tape.operand(cell, i));
      if (all.isEmpty()) {
        all = more;
      } else if (!more.isEmpty() && !all.equals(more)) {
        all = (BitSet) all.clone();
        all.or(more);
      }
    }
    read[cell] = all;
    degrees[cell] = all.isEmpty() ? NO_DEGREES : degrees(cell, all);
  }

  private int[] degrees(int cell, BitSet all) {
    int[] of = new int[all.length()];
    all.stream()
        .forEach(
            place -> of[place] = ChanceTape.degree(tape, cell, operand -> degree(operand, place)));
    return of;
  }
}
