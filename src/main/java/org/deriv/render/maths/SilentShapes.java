package org.deriv.render.maths;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.ImageObserver;
import org.jspecify.annotations.Nullable;

/**
 * The shapes, pictures and clips of {@link Graphics2D}, which a formula never uses: each refuses.
 */
abstract class SilentShapes extends Graphics2D {
  static UnsupportedOperationException refused() {
    return new UnsupportedOperationException("a formula is made of glyphs, rules and outlines");
  }

  @Override
  public final Graphics create() {
    throw refused();
  }

  @Override
  public final void setPaintMode() {
    throw refused();
  }

  @Override
  public final void setXORMode(Color color) {
    throw refused();
  }

  @Override
  public final FontMetrics getFontMetrics(Font font) {
    throw refused();
  }

  @Override
  public final Rectangle getClipBounds() {
    throw refused();
  }

  @Override
  public final void clipRect(int x, int y, int width, int height) {
    throw refused();
  }

  @Override
  public final void setClip(int x, int y, int width, int height) {
    throw refused();
  }

  @Override
  public final Shape getClip() {
    throw refused();
  }

  @Override
  public final void setClip(Shape clip) {
    throw refused();
  }

  @Override
  public final void copyArea(int x, int y, int width, int height, int dx, int dy) {
    throw refused();
  }

  @Override
  public final void drawLine(int x1, int y1, int x2, int y2) {
    throw refused();
  }

  @Override
  public final void fillRect(int x, int y, int width, int height) {
    throw refused();
  }

  @Override
  public final void clearRect(int x, int y, int width, int height) {
    throw refused();
  }

  @Override
  public final void drawRoundRect(
      int x, int y, int width, int height, int arcWidth, int arcHeight) {
    throw refused();
  }

  @Override
  public final void fillRoundRect(
      int x, int y, int width, int height, int arcWidth, int arcHeight) {
    throw refused();
  }

  @Override
  public final void drawOval(int x, int y, int width, int height) {
    throw refused();
  }

  @Override
  public final void fillOval(int x, int y, int width, int height) {
    throw refused();
  }

  @Override
  public final void drawArc(int x, int y, int width, int height, int start, int angle) {
    throw refused();
  }

  @Override
  public final void fillArc(int x, int y, int width, int height, int start, int angle) {
    throw refused();
  }

  @Override
  public final void drawPolyline(int[] x, int[] y, int points) {
    throw refused();
  }

  @Override
  public final void drawPolygon(int[] x, int[] y, int points) {
    throw refused();
  }

  @Override
  public final void fillPolygon(int[] x, int[] y, int points) {
    throw refused();
  }

  @Override
  public final boolean drawImage(Image image, int x, int y, ImageObserver observer) {
    throw refused();
  }

  @Override
  public final boolean drawImage(
      Image image, int x, int y, int width, int height, ImageObserver observer) {
    throw refused();
  }

  @Override
  public final boolean drawImage(Image image, int x, int y, Color color, ImageObserver observer) {
    throw refused();
  }

  @Override
  public final boolean drawImage(
      Image image, int x, int y, int width, int height, Color color, ImageObserver observer) {
    throw refused();
  }

  @Override
  public final boolean drawImage(
      Image image,
      int dx1,
      int dy1,
      int dx2,
      int dy2,
      int sx1,
      int sy1,
      int sx2,
      int sy2,
      ImageObserver observer) {
    throw refused();
  }

  @Override
  public final boolean drawImage(
      Image image,
      int dx1,
      int dy1,
      int dx2,
      int dy2,
      int sx1,
      int sy1,
      int sx2,
      int sy2,
      Color color,
      ImageObserver observer) {
    throw refused();
  }

  @Override
  public final void dispose() {}

  @Override
  public final void setRenderingHint(RenderingHints.Key key, Object value) {}

  @Override
  public final @Nullable Object getRenderingHint(RenderingHints.Key key) {
    return null;
  }
}
