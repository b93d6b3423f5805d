package org.deriv.autodiff;

/** How many points the rules for integrals have. */
final class Orders {
  /** The rule that is used first. */
  static final int COARSE = 30;

  /** The rule that tells how far the first one is off. */
  static final int FINE = 44;

  private Orders() {}
}
