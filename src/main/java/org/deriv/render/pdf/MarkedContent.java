package org.deriv.render.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.deriv.render.ink.Tag;

/**
 * Which part of the document the content of a page belongs to, as operators of its stream.
 *
 * <p>Marked contents are never nested: what belongs to a part within another one interrupts the
 * outer one. What belongs to no part is an artifact.
 */
final class MarkedContent {
  private static final String ARTIFACT = "Artifact";

  private final StringBuilder out;
  private final Structure structure;
  private final Structure.Marks marks;
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean open;

  /** A part, or an ornament within a part. */
  private record Level(Structure.Element element, boolean ornament) {}

  MarkedContent(StringBuilder out, Structure structure, Structure.Marks marks) {
    this.out = out;
    this.structure = structure;
    this.marks = marks;
    levels.push(new Level(structure.document(), true));
  }

  /** What follows is painted: opens the marked content it belongs to, if it is not open. */
  void ensure() {
    if (open) {
      return;
    }
    Level level = levels.element();
    if (level.ornament()) {
      out.append('/').append(ARTIFACT).append(" BMC\n");
    } else {
      out.append('/').append(level.element().word()).append(" <</MCID ");
      out.append(marks.next(level.element())).append(">> BDC\n");
    }
    open = true;
  }

  /** What follows belongs to this part. */
  void begin(Tag tag) {
    close();
    Structure.Element around = levels.element().element();
    boolean ornament = tag.role() == Tag.Role.ORNAMENT;
    levels.push(new Level(ornament ? around : structure.part(tag, around), ornament));
  }

  /** The part that is open is within this rectangle of the page. */
  void within(PDRectangle box) {
    levels.element().element().within(box);
  }

  /** What follows belongs again to what is around the part. */
  void end() {
    close();
    levels.pop();
  }

  /** Closes the marked content that is open. */
  void close() {
    if (open) {
      out.append("EMC\n");
      open = false;
    }
  }
}
