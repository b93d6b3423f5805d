/** Classes that break a rule of the house, to prove that the rule can fail. */
@NullMarked
package org.deriv.house.violation.rule;

import org.jspecify.annotations.NullMarked;
