package org.deriv.render.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.document.Line;
import org.deriv.document.Mark;
import org.deriv.document.RelationSign;
import org.deriv.document.Title;
import org.deriv.render.Samples;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Typesetter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a browser shows it; skipped where there is no Chromium. */
class BrowserTest {
  private static final Optional<Path> CHROMIUM =
      Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst();
  // Reads how wide the content is beside the window; the page itself has no script.
  private static final String RULER =
      "<script>document.title = 'width ' + document.documentElement.scrollWidth + ' of '"
          + " + window.innerWidth;</script></body>";

  @TempDir Path folder;

  @BeforeEach
  void a_browser_is_there() {
    assumeTrue(CHROMIUM.isPresent(), "no Chromium here (Debian: apt-get install chromium)");
  }

  private static String page() {
    Typefaces typefaces = new Typefaces();
    MathSetter maths = new MathSetter(typefaces);
    Html html = new Html(new Typesetter(typefaces, maths), maths, typefaces);
    Document sample = Samples.residual();
    List<Block> blocks = new ArrayList<>(sample.blocks());
    blocks.add(wide());
    return html.of(Document.of(Title.of("W".repeat(200)), blocks));
  }

  /** A derivation that no window holds, with a reason that says what rule it rests on. */
  private static Block wide() {
    String sum = "x_1 + x_2 ".repeat(60) + "+ x_3";
    Line line =
        Line.of(Formula.of("y"), RelationSign.EQUAL, Formula.of(sum))
            .because(List.of(new Inline.Hint(Inline.text("sum rule"), "d-sum: d(A + B)")))
            .marked(Mark.PROVED);
    return new Block.Derivation(
        List.of(line, Line.next(RelationSign.EQUAL, Formula.of("z")).marked(Mark.PROVED)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1200, 800, 500})
  void nothing_overflows_the_window(int width) throws Exception {
    Path file = write(page().replace("</body>", RULER));
    Matcher told =
        Pattern.compile("<title>width (\\d+) of (\\d+)</title>")
            .matcher(run(file, "--window-size=" + width + ",900", "--dump-dom"));
    assertTrue(told.find(), "the browser did not say how wide the page is");
    assertEquals(told.group(2), told.group(1), "content is wider than the window");
  }

  @Test
  void a_wide_block_without_a_scroll_bar_is_noticed() throws Exception {
    String block = "<div style=\"width:5000px\">x</div>";
    Path file = write(page().replace("</body>", block + RULER));
    Matcher told =
        Pattern.compile("<title>width (\\d+) of (\\d+)</title>")
            .matcher(run(file, "--window-size=800,900", "--dump-dom"));
    assertTrue(told.find());
    assertTrue(Integer.parseInt(told.group(1)) > Integer.parseInt(told.group(2)));
  }

  @Test
  void the_page_shows_ink_and_colours() throws Exception {
    Path shot = folder.resolve("page.png");
    run(write(page()), "--window-size=900,1200", "--screenshot=" + shot);
    BufferedImage image = ImageIO.read(shot.toFile());
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 2) {
      for (int x = 0; x < image.getWidth(); x += 2) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertTrue(colours.size() > 50, colours.size() + " colours");
  }

  private Path write(String html) throws IOException {
    return Files.writeString(folder.resolve("page.html"), html);
  }

  private String run(Path page, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                CHROMIUM.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, "the browser did not end");
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
