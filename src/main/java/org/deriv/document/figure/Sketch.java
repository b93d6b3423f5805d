package org.deriv.document.figure;

import java.util.List;

/**
 * Where the nodes and arrows of a graph lie.
 *
 * @param nodes by number
 * @param routes for each link, from the centre of one node to the centre of another
 */
record Sketch(List<Pill> nodes, List<Route> routes) {
  Sketch {
    nodes = List.copyOf(nodes);
    routes = List.copyOf(routes);
  }
}
