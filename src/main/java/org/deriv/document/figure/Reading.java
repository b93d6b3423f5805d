package org.deriv.document.figure;

/** What came of reading a computation graph: the graph, or why there is none. */
sealed interface Reading permits ComputationGraph, Refusal {}
