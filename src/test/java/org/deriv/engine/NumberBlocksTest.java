package org.deriv.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deriv.check.FileReport;
import org.deriv.diagnostic.Source;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Title;
import org.deriv.document.compose.Composer;
import org.deriv.render.ProblemTypesetter;
import org.junit.jupiter.api.Test;

/** What the document shows of numbers; {@code -Dgolden.update=true} writes what it shows now. */
class NumberBlocksTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/numbers/blocks.txt");

  private static final String TEXT =
      """
      problem p {
        given A in R[2,2], b in R[2], eta in R, x in R, v in R[n], z in R[n], g in R[n]
        compute inv(A)*b with A = [[3,1],[1,2]], b = [1,0]
        compute sqrt(x) with x = 2
        compute [[[1,2],[3,4]],[[5,6],[7,8]]]
        recurrence w[t] = w[t-1] - eta*(A*w[t-1] - b) for t in 1..T with w[0] = zeros[2]
        simulate w with A = [[3,1],[1,2]], b = [1,0], eta = 1/5 for 30 steps
        simulate w with A = [[3,1],[1,2]], b = [1,0], eta = 1/5, eta = 1/2 for 30 steps
        plot x^2, 1/x for x in 0..2
        let f = v*v'*z
        cost vjp[z](f, g)
      }
      """;

  @Test
  void documents_show_numbers_as_they_did() throws IOException {
    FileReport report = new Engine().compile(new Source("test", TEXT), Options.STANDARD).report();
    Document document =
        Composer.compose(
            Title.of("numbers"),
            Optional.empty(),
            report.problems(),
            ProblemTypesetter::new,
            _ -> Optional.empty());
    String shown =
        document.blocks().stream().map(NumberBlocksTest::text).collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, shown);
    }
    assertEquals(Files.readString(GOLDEN), shown);
  }

  private static String text(Block block) {
    return switch (block) {
      case Block.Table table ->
          "table "
              + Inline.plain(table.caption())
              + "\n  "
              + row(table.header())
              + "\n  "
              + table.rows().stream()
                  .map(NumberBlocksTest::row)
                  .collect(Collectors.joining("\n  "));
      case Block.Figure figure ->
          "figure " + Inline.plain(figure.caption()) + "\n  " + figure.description();
      case Block.Display display -> "display " + display.formula().text();
      case Block.Remark remark ->
          "remark "
              + remark.note().content().stream()
                  .map(NumberBlocksTest::text)
                  .collect(Collectors.joining(" "));
      case Block.Derivation(List<Line> lines) ->
          lines.stream().map(NumberBlocksTest::line).collect(Collectors.joining("\n"));
      case Block.Paragraph paragraph -> "paragraph " + Inline.plain(paragraph.content());
      default -> block.getClass().getSimpleName();
    };
  }

  private static String row(List<Block.Cell> cells) {
    return cells.stream()
        .map(cell -> Inline.plain(cell.content()))
        .collect(Collectors.joining(" | "));
  }

  private static String line(Line line) {
    return "line "
        + line.left().map(Formula::text).orElse("")
        + line.relation().map(sign -> " " + sign.text() + " ").orElse("")
        + line.right().text()
        + "  "
        + Inline.plain(line.words());
  }
}
