package org.deriv.document.figure;

import static org.deriv.document.figure.Settings.VECTOR;
import static org.deriv.document.figure.Settings.term;
import static org.deriv.document.figure.Settings.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Make;
import org.junit.jupiter.api.Test;

/** The figures of the tests as pages, written to {@code target/figures}. */
class FigurePagesTest {
  static List<Picture> graphs() {
    Typeset plain =
        new Typeset(
            Map.of(
                "L",
                "\\mathcal{L}",
                "S",
                "\\mathcal{S}",
                "W_1",
                "\\mathbf{W}^{(1)}",
                "W_2",
                "\\mathbf{W}^{(2)}"));
    Typeset notation = new Typeset(Settings.NOTATION);
    List<Picture> pictures = new ArrayList<>();
    pictures.add(Graphs.draw(Settings.draw(Make.scalar("L")), Settings.residual(), plain::formula));
    pictures.add(
        Graphs.draw(
            Settings.draw(times(1, 3), term("y", VECTOR, Make.scalar("t"))),
            Settings.bidirectional(),
            notation::formula));
    pictures.add(
        Graphs.draw(
            Settings.draw(times(1, 3), Make.scalar("L")),
            Settings.bidirectional(),
            notation::formula));
    return pictures;
  }

  @Test
  void graphs_can_be_written_as_pages() throws IOException {
    byte[] pdf = FigurePages.pdf(graphs());
    FigurePages.write(Path.of("target/figures/graphs.pdf"), pdf);
    assertEquals('%', pdf[0]);
  }
}
