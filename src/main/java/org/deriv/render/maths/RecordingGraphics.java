package org.deriv.render.maths;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Drawing.Colour;
import org.deriv.document.Drawing.Move;
import org.deriv.render.ink.Matrix;
import org.deriv.render.ink.Outlines;
import org.deriv.render.ink.Paint;

/** Writes down what JLaTeXMath would paint. */
final class RecordingGraphics extends SilentGraphics {
  private final MathGlyphs glyphs;
  private final List<Paint> paints = new ArrayList<>();
  private AffineTransform transform = new AffineTransform();
  private Color color = Color.BLACK;
  private Stroke stroke = new BasicStroke();
  private Font font;

  RecordingGraphics(MathGlyphs glyphs, Font first) {
    this.glyphs = glyphs;
    this.font = first;
  }

  List<Paint> paints() {
    return paints;
  }

  @Override
  public void drawChars(char[] data, int offset, int length, int x, int y) {
    for (int i = offset; i < offset + length; i++) {
      // JLaTeXMath draws one character at a time, at the origin.
      Matrix at = matrix().times(Matrix.scaleAt(font.getSize(), x, y));
      paints.add(glyphs.glyph(font.getName(), data[i], at, colour()));
    }
  }

  @Override
  public void fill(Shape shape) {
    paints.add(new Paint.Area(outline(shape), colour()));
  }

  @Override
  public void draw(Shape shape) {
    double width = stroke instanceof BasicStroke basic ? basic.getLineWidth() : 1;
    paints.add(new Paint.Trace(outline(shape), colour(), width * matrix().scale(), 0));
  }

  private List<Move> outline(Shape shape) {
    return Outlines.map(Outlines.of(shape), matrix());
  }

  private Matrix matrix() {
    double[] m = new double[6];
    transform.getMatrix(m);
    return new Matrix(m[0], m[1], m[2], m[3], m[4], m[5]);
  }

  private Colour colour() {
    return MathColours.of(color);
  }

  @Override
  public void translate(double x, double y) {
    transform.translate(x, y);
  }

  @Override
  public void translate(int x, int y) {
    transform.translate(x, y);
  }

  @Override
  public void scale(double x, double y) {
    transform.scale(x, y);
  }

  @Override
  public void rotate(double theta) {
    transform.rotate(theta);
  }

  @Override
  public void rotate(double theta, double x, double y) {
    transform.rotate(theta, x, y);
  }

  @Override
  public void shear(double x, double y) {
    transform.shear(x, y);
  }

  @Override
  public void transform(AffineTransform further) {
    transform.concatenate(further);
  }

  @Override
  public AffineTransform getTransform() {
    return new AffineTransform(transform);
  }

  @Override
  public void setTransform(AffineTransform other) {
    transform = new AffineTransform(other);
  }

  @Override
  public Color getColor() {
    return color;
  }

  @Override
  public void setColor(Color other) {
    color = other;
  }

  @Override
  public Stroke getStroke() {
    return stroke;
  }

  @Override
  public void setStroke(Stroke other) {
    stroke = other;
  }

  @Override
  public Font getFont() {
    return font;
  }

  @Override
  public void setFont(Font other) {
    font = other;
  }
}
