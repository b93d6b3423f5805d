package org.deriv.render.ink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The pair kerning of an OpenType {@code GPOS} table: lookups of type 2 that the feature {@code
 * kern} names, directly or through an extension lookup.
 *
 * <p>fontbox reads only the older {@code kern} table, which these typefaces do not have.
 */
final class Kerning {
  private static final int KERN = 0x6b65726e;
  private static final int PAIRS = 2;
  private static final int EXTENSION = 9;
  private static final int X_ADVANCE = 4;

  private final ByteBuffer table;
  private final List<Integer> subtables;

  private Kerning(ByteBuffer table, List<Integer> subtables) {
    this.table = table;
    this.subtables = subtables;
  }

  /** The kerning in this table; none without a table. */
  static Kerning of(Optional<byte[]> gpos) {
    if (gpos.isEmpty()) {
      return new Kerning(ByteBuffer.allocate(0), List.of());
    }
    ByteBuffer table = ByteBuffer.wrap(gpos.get()).asReadOnlyBuffer();
    return new Kerning(table, subtables(table));
  }

  /** By how much to move the right glyph, in font units. */
  int between(int left, int right) {
    for (int subtable : subtables) {
      OptionalInt covered = coverage(subtable + u16(subtable + 2), left);
      if (covered.isPresent()) {
        OptionalInt value =
            u16(subtable) == 1
                ? inPairSet(subtable, covered.getAsInt(), right)
                : inClasses(subtable, left, right);
        if (value.isPresent()) {
          return value.getAsInt();
        }
      }
    }
    return 0;
  }

  private static List<Integer> subtables(ByteBuffer table) {
    int features = table.getChar(6);
    int lookups = table.getChar(8);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < table.getChar(features); i++) {
      int entry = features + 2 + 6 * i;
      if (table.getInt(entry) == KERN) {
        int feature = features + table.getChar(entry + 4);
        for (int k = 0; k < table.getChar(feature + 2); k++) {
          int index = table.getChar(feature + 4 + 2 * k);
          addPairs(table, lookups + table.getChar(lookups + 2 + 2 * index), found);
        }
      }
    }
    return found.stream().distinct().toList();
  }

  private static void addPairs(ByteBuffer table, int lookup, List<Integer> found) {
    for (int i = 0; i < table.getChar(lookup + 4); i++) {
      int type = table.getChar(lookup);
      int subtable = lookup + table.getChar(lookup + 6 + 2 * i);
      if (type == EXTENSION) {
        type = table.getChar(subtable + 2);
        subtable += table.getInt(subtable + 4);
      }
      if (type == PAIRS) {
        found.add(subtable);
      }
    }
  }

  private OptionalInt inPairSet(int subtable, int index, int right) {
    int set = subtable + u16(subtable + 10 + 2 * index);
    int entry = 2 + size(subtable + 4) + size(subtable + 6);
    for (int i = 0; i < u16(set); i++) {
      int pair = set + 2 + entry * i;
      if (u16(pair) == right) {
        return OptionalInt.of(advance(u16(subtable + 4), pair + 2));
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt inClasses(int subtable, int left, int right) {
    int first = classOf(subtable + u16(subtable + 8), left);
    int second = classOf(subtable + u16(subtable + 10), right);
    int entry = size(subtable + 4) + size(subtable + 6);
    int record = subtable + 16 + entry * (first * u16(subtable + 14) + second);
    return OptionalInt.of(advance(u16(subtable + 4), record));
  }

  private int advance(int format, int at) {
    if ((format & X_ADVANCE) == 0) {
      return 0;
    }
    return table.getShort(at + 2 * Integer.bitCount(format & (X_ADVANCE - 1)));
  }

  private int size(int formatAt) {
    return 2 * Integer.bitCount(u16(formatAt));
  }

  private OptionalInt coverage(int at, int glyph) {
    boolean ranges = u16(at) == 2;
    for (int i = 0; i < u16(at + 2); i++) {
      int entry = at + 4 + (ranges ? 6 : 2) * i;
      if (ranges && u16(entry) <= glyph && glyph <= u16(entry + 2)) {
        return OptionalInt.of(u16(entry + 4) + glyph - u16(entry));
      }
      if (!ranges && u16(entry) == glyph) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private int classOf(int at, int glyph) {
    if (u16(at) == 1) {
      int index = glyph - u16(at + 2);
      return index >= 0 && index < u16(at + 4) ? u16(at + 6 + 2 * index) : 0;
    }
    for (int i = 0; i < u16(at + 2); i++) {
      int entry = at + 4 + 6 * i;
      if (u16(entry) <= glyph && glyph <= u16(entry + 2)) {
        return u16(entry + 4);
      }
    }
    return 0;
  }

  private int u16(int at) {
    return table.getChar(at);
  }
}
