package org.deriv.normal;

import java.util.List;
import java.util.Optional;

/**
 * The choices by which an equality is proved: a plan and, in the order in which they are needed,
 * the labellings of networks that the search found. Read by {@link CertificateChecker}, which is
 * sound whatever the choices are: bad ones lead to no proof.
 *
 * @param plan how the two sides are read
 * @param lemmas equations between matrices, each from earlier ones, with cofactors
 * @param proof the difference of the sides as a sum of multiples of equations, where it is one
 * @param labellings for each network or function that was named, the order of its variables and the
 *     symmetries claimed
 */
public record Certificate(
    Plan plan, List<Lemma> lemmas, Optional<Lemma> proof, List<Labelling> labellings) {
  /** Copies the list. */
  public Certificate {
    lemmas = List.copyOf(lemmas);
    labellings = List.copyOf(labellings);
  }
}
