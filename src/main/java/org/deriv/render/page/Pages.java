package org.deriv.render.page;

import java.util.List;
import org.deriv.render.ink.Paint;

/**
 * A document as it is printed.
 *
 * @param sheets the paint of each page, relative to the top left of the sheet
 */
public record Pages(Paper paper, List<List<Paint>> sheets) {
  public Pages {
    sheets = sheets.stream().map(List::copyOf).toList();
  }
}
