/** Tests of the language: what is read, what is reported, how it is laid out. */
@NullMarked
package org.deriv.lang;

import org.jspecify.annotations.NullMarked;
