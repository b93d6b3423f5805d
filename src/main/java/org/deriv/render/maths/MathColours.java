package org.deriv.render.maths;

import java.awt.Color;
import java.util.Map;
import org.deriv.document.Drawing.Colour;

/** The colours that a formula may name, as those of the document. */
final class MathColours {
  private static final Map<String, Colour> BY_NAME =
      Map.of(
          "black", Colour.INK,
          "gray", Colour.GREY,
          "blue", Colour.BLUE,
          "green", Colour.GREEN,
          "orange", Colour.AMBER,
          "red", Colour.RED);

  private MathColours() {}

  /** The document's colour that is nearest to the one in which JLaTeXMath would paint. */
  static Colour of(Color color) {
    return BY_NAME.keySet().stream()
        .sorted()
        .min((a, b) -> Integer.compare(distance(a, color), distance(b, color)))
        .map(BY_NAME::get)
        .orElse(Colour.INK);
  }

  private static int distance(String name, Color color) {
    int rgb =
        switch (name) {
          case "gray" -> 0x808080;
          case "blue" -> 0x0000ff;
          case "green" -> 0x00ff00;
          case "orange" -> 0xff8000;
          case "red" -> 0xff0000;
          default -> 0;
        };
    int red = color.getRed() - (rgb >> 16);
    int green = color.getGreen() - ((rgb >> 8) & 0xff);
    int blue = color.getBlue() - (rgb & 0xff);
    return red * red + green * green + blue * blue;
  }
}
