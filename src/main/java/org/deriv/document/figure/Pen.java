package org.deriv.document.figure;

import org.deriv.document.Drawing.Colour;

/**
 * How a curve is drawn. The pens differ in lightness and in their dashes too, so that they can be
 * told apart without colour.
 */
enum Pen {
  FIRST(Colour.BLUE, 0),
  SECOND(Colour.AMBER, 0),
  THIRD(Colour.INK, 5),
  FOURTH(Colour.RED, 2),
  FIFTH(Colour.GREEN, 8),
  SIXTH(Colour.GREY, 1.2);

  private final Colour colour;
  private final double dash;

  Pen(Colour colour, double dash) {
    this.colour = colour;
    this.dash = dash;
  }

  Colour colour() {
    return colour;
  }

  double dash() {
    return dash;
  }
}
