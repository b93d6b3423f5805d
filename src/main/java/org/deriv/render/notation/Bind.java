package org.deriv.render.notation;

/** How tightly a printed expression holds together, loosest first. */
enum Bind {
  /** A relation or a condition. */
  RELATION,
  /** A sum, or anything with a sign before it. */
  SUM,
  /** A sign of summation or the like with its body. */
  FOLD,
  /** A product of any kind. */
  PRODUCT,
  /** An operator name with its argument, without parentheses. */
  FUNCTION,
  /** Something with a superscript, which takes no second one. */
  RAISED,
  /** Something that takes any script. */
  ATOM
}
