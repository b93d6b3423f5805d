package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;

/** Writes down what another labeller answers. */
final class Recorder implements Labeller {
  private final Labeller labeller;
  private final List<Labelling> labellings = new ArrayList<>();

  Recorder(Labeller labeller) {
    this.labeller = labeller;
  }

  @Override
  public Labelling label(Graph graph) {
    Labelling labelling = labeller.label(graph);
    labellings.add(labelling);
    return labelling;
  }

  List<Labelling> labellings() {
    return List.copyOf(labellings);
  }
}
