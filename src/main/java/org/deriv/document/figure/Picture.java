package org.deriv.document.figure;

import java.util.List;
import org.deriv.document.Drawing;
import org.deriv.document.Inline;

/** What became of a wish for a figure. */
public sealed interface Picture permits Picture.Drawn, Refusal {
  /**
   * A figure.
   *
   * @param caption without number and final full stop
   * @param description what the figure shows, in words, for a reader who cannot see it
   */
  record Drawn(Drawing drawing, List<Inline> caption, String description) implements Picture {
    /** Copies the list. */
    public Drawn {
      caption = List.copyOf(caption);
    }
  }
}
