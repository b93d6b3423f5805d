/**
 * From what came of a file to a document: settings in sentences, goals as aligned chains, prose,
 * references.
 *
 * <p>May use: expr, problem, check and the rest of document. Held to that by {@code RoomsTest}.
 */
@NullMarked
package org.deriv.document.compose;

import org.jspecify.annotations.NullMarked;
