package org.deriv.autodiff;

/**
 * How a quantity that is known by its moments was distributed.
 *
 * @param words such as {@code uniform on {-1, 1}}
 * @param values how many values it takes
 */
public record DrawnLaw(String words, int values) {
  @Override
  public String toString() {
    return words;
  }
}
