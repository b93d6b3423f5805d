package org.deriv.render.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deriv.document.Document;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Inline;
import org.deriv.document.Mark;
import org.deriv.document.Title;
import org.deriv.render.ink.Palette;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.FormulaBreaker;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Typesetter;

/**
 * Documents as one HTML page: no script, nothing fetched, light or dark as the reader's screen is.
 */
public final class Html {
  private static final String STYLE = "/html/page.css";

  private final Typesetter typesetter;
  private final MathSetter maths;
  private final Typefaces typefaces;

  /** A writer that sets formulas and drawings with these. */
  public Html(Typesetter typesetter, MathSetter maths, Typefaces typefaces) {
    this.typesetter = typesetter;
    this.maths = maths;
    this.typefaces = typefaces;
  }

  /** The page. */
  public String of(Document document) {
    GlyphSheet sheet = new GlyphSheet(typefaces);
    Svg svg = new Svg(sheet);
    HtmlBlocks blocks =
        new HtmlBlocks(new HtmlMath(maths, svg), new FormulaBreaker(maths), typesetter, svg);
    String body = head(document, blocks) + blocks.of(document.blocks());
    return """
    <!DOCTYPE html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="deriv">
    <title>%s</title>
    <style>
    %s%s%s</style>
    </head>
    <body>
    %s<main>
    %s</main>
    </body>
    </html>
    """
        .formatted(
            Escape.text(document.language()),
            Escape.text(Inline.plain(document.title().title())),
            new WebFonts(typefaces).rules(body),
            colours(),
            style(),
            sheet.definitions(),
            body);
  }

  private static String head(Document document, HtmlBlocks blocks) {
    Title title = document.title();
    String people =
        Stream.of(title.author(), title.course(), title.date())
            .flatMap(Optional::stream)
            .map(Escape::text)
            .collect(Collectors.joining(" · "));
    String origin = title.source().map(name -> "compiled from " + Escape.text(name)).orElse("");
    String totals =
        document.totals().counts().entrySet().stream()
            .map(count -> total(count, blocks))
            .collect(Collectors.joining(" "));
    String lines =
        Stream.of(people, origin, totals)
            .filter(line -> !line.isEmpty())
            .map(line -> "<p>" + line + "</p>\n")
            .collect(Collectors.joining());
    return "<header>\n<h1>"
        + blocks.inlines().of(title.title())
        + "</h1>\n"
        + lines
        + "</header>\n";
  }

  private static String total(Map.Entry<Mark, Integer> count, HtmlBlocks blocks) {
    String steps = count.getValue() == 1 ? " step " : " steps ";
    return "<span class=\"total\">"
        + blocks.badge(count.getKey())
        + " "
        + count.getValue()
        + steps
        + count.getKey().words()
        + "</span>";
  }

  private static String colours() {
    StringBuilder light = new StringBuilder();
    StringBuilder dark = new StringBuilder();
    for (Colour colour : Colour.values()) {
      String name = Svg.name(colour);
      light.append("--%s:#%06x;".formatted(name, Palette.light(colour)));
      dark.append("--%s:#%06x;".formatted(name, Palette.dark(colour)));
    }
    return ":root{%s}\n@media (prefers-color-scheme:dark){:root{%s}}\n".formatted(light, dark);
  }

  private static String style() {
    try (InputStream stream = Html.class.getResourceAsStream(STYLE)) {
      if (stream == null) {
        throw new IllegalStateException("no style sheet " + STYLE + " on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + STYLE, e);
    }
  }
}
