/** Tests. */
@org.jspecify.annotations.NullMarked
package org.deriv.lang.latex;
