package org.deriv.render.maths;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/**
 * The part of {@link Graphics2D} that a formula never uses: each method refuses, so that nothing is
 * lost in silence when it is used after all.
 */
abstract class SilentGraphics extends SilentShapes {
  @Override
  public final void drawImage(BufferedImage image, BufferedImageOp op, int x, int y) {
    throw refused();
  }

  @Override
  public final boolean drawImage(
      Image image, java.awt.geom.AffineTransform at, ImageObserver observer) {
    throw refused();
  }

  @Override
  public final void drawRenderedImage(RenderedImage image, java.awt.geom.AffineTransform at) {
    throw refused();
  }

  @Override
  public final void drawRenderableImage(RenderableImage image, java.awt.geom.AffineTransform at) {
    throw refused();
  }

  @Override
  public final void drawString(String text, int x, int y) {
    throw refused();
  }

  @Override
  public final void drawString(String text, float x, float y) {
    throw refused();
  }

  @Override
  public final void drawString(AttributedCharacterIterator text, int x, int y) {
    throw refused();
  }

  @Override
  public final void drawString(AttributedCharacterIterator text, float x, float y) {
    throw refused();
  }

  @Override
  public final void drawGlyphVector(GlyphVector glyphs, float x, float y) {
    throw refused();
  }

  @Override
  public final boolean hit(Rectangle rectangle, Shape shape, boolean onStroke) {
    throw refused();
  }

  @Override
  public final GraphicsConfiguration getDeviceConfiguration() {
    throw refused();
  }

  @Override
  public final void setComposite(Composite composite) {
    throw refused();
  }

  @Override
  public final void setPaint(java.awt.Paint paint) {
    throw refused();
  }

  @Override
  public final java.awt.Paint getPaint() {
    throw refused();
  }

  @Override
  public final Composite getComposite() {
    throw refused();
  }

  @Override
  public final void setBackground(Color color) {
    throw refused();
  }

  @Override
  public final Color getBackground() {
    throw refused();
  }

  @Override
  public final void clip(Shape shape) {
    throw refused();
  }

  @Override
  public final FontRenderContext getFontRenderContext() {
    throw refused();
  }

  @Override
  public final void setRenderingHints(Map<?, ?> hints) {}

  @Override
  public final void addRenderingHints(Map<?, ?> hints) {}

  @Override
  public final RenderingHints getRenderingHints() {
    return new RenderingHints(Map.of());
  }
}
