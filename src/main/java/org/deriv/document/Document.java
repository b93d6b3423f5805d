package org.deriv.document;

import java.util.List;

/**
 * A finished document, the same for every output format.
 *
 * @param totals the verdicts to be summed up under the title
 * @param language such as {@code en}
 */
public record Document(Title title, Totals totals, List<Block> blocks, String language) {
  public Document {
    blocks = List.copyOf(blocks);
  }

  /** An English document whose totals are counted from its derivations. */
  public static Document of(Title title, List<Block> blocks) {
    return new Document(title, Totals.of(blocks), blocks, "en");
  }
}
