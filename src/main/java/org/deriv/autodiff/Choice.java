package org.deriv.autodiff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is chosen before a tape is built.
 *
 * @param sizes numbers for dimensions and natural numbers
 * @param law which law random quantities have of which only moments are known; none where no moment
 *     is taken, and then they stand for their values
 */
record Choice(Map<String, Long> sizes, Optional<Integer> law) {
  Choice {
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
  }
}
