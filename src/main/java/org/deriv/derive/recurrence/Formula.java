package org.deriv.derive.recurrence;

import java.util.List;
import org.deriv.expr.Expr;

/**
 * A total derivative as a sum.
 *
 * @param value with the total derivatives by other terms as terms of sequences
 * @param users what the term is used in
 * @param conditions what it holds under
 */
record Formula(Expr value, List<String> users, List<String> rules, List<Expr> conditions) {}
