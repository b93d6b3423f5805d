package org.deriv.render.ink;

import org.deriv.document.Drawing.Colour;

/** The colours of a document as red, green and blue in one number. */
public final class Palette {
  private Palette() {}

  /** On white paper. */
  public static int light(Colour colour) {
    return switch (colour) {
      case INK -> 0x000000;
      case GREY -> 0x6b6f76;
      case FAINT -> 0xc9ccd1;
      case PAPER -> 0xffffff;
      case BLUE -> 0x17458f;
      case LIGHT_BLUE -> 0xeef3fb;
      case GREEN -> 0x1a7f37;
      case AMBER -> 0xbf7a00;
      case RED -> 0xbf1f2f;
    };
  }

  /** On a dark screen. */
  public static int dark(Colour colour) {
    return switch (colour) {
      case INK -> 0xe4e6ea;
      case GREY -> 0x9aa0a8;
      case FAINT -> 0x4a4f57;
      case PAPER -> 0x16181c;
      case BLUE -> 0x8ab4f8;
      case LIGHT_BLUE -> 0x222831;
      case GREEN -> 0x57c278;
      case AMBER -> 0xe3a83b;
      case RED -> 0xf47c86;
    };
  }
}
