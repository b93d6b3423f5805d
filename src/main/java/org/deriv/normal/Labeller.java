package org.deriv.normal;

/** Chooses an order of the variables of a network. Whoever asks is sound whatever is answered. */
interface Labeller {
  Labelling label(Graph graph);
}
