package org.deriv.render.ink;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The typefaces in use, each loaded once. Safe to share between threads. */
public final class Typefaces {
  private final Map<Face, Typeface> loaded = new ConcurrentHashMap<>();

  /** The typeface of a face. */
  public Typeface of(Face face) {
    return loaded.computeIfAbsent(face, Typeface::load);
  }
}
