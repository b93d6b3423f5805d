package org.deriv.render.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Block;
import org.deriv.document.Block.Paragraph;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Inline;
import org.deriv.document.Note;
import org.deriv.render.ink.Outlines;
import org.deriv.render.ink.Paint;
import org.deriv.render.ink.Tag;
import org.deriv.render.page.Row.Tie;

/** Sets notes: smaller, with a coloured bar at their left. */
final class NoteSetter {
  private static final double BAR = 1.6;
  private static final double GAP = 8;

  private final BlockSetter blocks;

  NoteSetter(BlockSetter blocks) {
    this.blocks = blocks;
  }

  List<Row> rows(Note note, Frame frame) {
    TextStyle style = frame.style().sized(0.88 * frame.style().size());
    if (note.kind() == Note.Kind.EVIDENCE) {
      style = style.coloured(Colour.GREY);
    }
    Frame inner = frame.styled(style).narrower(GAP + BAR);
    List<Row> rows = new ArrayList<>();
    for (Row row : blocks.rows(labelled(note), inner)) {
      double above = rows.isEmpty() ? 3 : row.above();
      // The bar reaches up over the room between two rows.
      double top = rows.isEmpty() ? 0 : -above;
      Paint bar =
          new Paint.Area(Outlines.rectangle(0, top, BAR, row.height() - top), colour(note.kind()));
      rows.add(row.shifted(GAP + BAR).below(above).ornamented(bar).tied(Tie.STRONG));
    }
    return Row.tagged(rows, Tag.of(Tag.Role.GROUP));
  }

  private static List<Block> labelled(Note note) {
    Optional<String> label = note.kind().label();
    if (label.isEmpty() || note.content().isEmpty()) {
      return note.content();
    }
    List<Block> content = new ArrayList<>(note.content());
    List<Inline> words = new ArrayList<>();
    words.add(new Inline.Strong(Inline.text(label.get() + ".")));
    words.add(new Inline.Text(" "));
    if (content.getFirst() instanceof Paragraph(List<Inline> first)) {
      words.addAll(first);
      content.removeFirst();
    }
    content.addFirst(new Paragraph(words));
    return content;
  }

  private static Colour colour(Note.Kind kind) {
    return switch (kind) {
      case EVIDENCE -> Colour.FAINT;
      case CONDITION, REMARK -> Colour.BLUE;
      case COUNTEREXAMPLE, ERROR -> Colour.RED;
    };
  }
}
