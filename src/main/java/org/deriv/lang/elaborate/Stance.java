package org.deriv.lang.elaborate;

/** How a proposition is meant: a weaker one may be assumed in its place, but not claimed. */
enum Stance {
  /** It is to be shown or tested. */
  CLAIMED,
  /** It is taken for granted. */
  ASSUMED
}
