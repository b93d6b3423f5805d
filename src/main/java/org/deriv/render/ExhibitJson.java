package org.deriv.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.deriv.check.Exhibit;
import org.deriv.check.Exhibit.Row;
import org.deriv.problem.Goal;

/** What goals show beside their steps, as JSON. */
final class ExhibitJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int PLACES = 100;

  private ExhibitJson() {}

  static ObjectNode of(Exhibit exhibit) {
    ObjectNode node = NODES.objectNode();
    switch (exhibit) {
      case Exhibit.Runs runs -> {
        node.put("of", runs.of().toString()).put("index", runs.index());
        ArrayNode all = node.putArray("runs");
        runs.runs().forEach(run -> all.add(run(run)));
      }
      case Exhibit.Curves curves -> {
        node.put("variable", curves.variable().toString());
        ArrayNode all = node.putArray("curves");
        curves.curves().forEach(curve -> all.add(curve(curve, curves)));
      }
      case Exhibit.Value value -> {
        ArrayNode entries = node.put("of", value.of().toString()).putArray("values");
        value.entries().forEach(entry -> entries.add(entry.value()));
      }
      case Exhibit.Costs costs -> {
        ArrayNode all = node.putArray("costs");
        costs.prices().forEach(price -> all.add(price(price)));
      }
    }
    return node;
  }

  private static ObjectNode run(Exhibit.Run run) {
    ObjectNode node = NODES.objectNode();
    node.set("setting", setting(run.setting()));
    node.put("tendency", run.tendency());
    rows(run.rows(), node.putArray("rows"));
    return node;
  }

  private static void rows(List<Row> rows, ArrayNode into) {
    for (Row row : rows) {
      ArrayNode entries = into.addObject().put("time", row.time()).putArray("values");
      row.entries()
          .forEach(entry ->
              entry.ifPresentOrElse(
                  reading ->
                      reading
                          .exact()
                          .ifPresentOrElse(
                              exact -> entries.add(exact.toString()),
                              () -> entries.add(reading.value())),
                  entries::addNull));
    }
  }

  private static ObjectNode curve(Exhibit.Curve curve, Exhibit.Curves curves) {
    ObjectNode node = NODES.objectNode().put("of", curve.of().toString());
    node.set("setting", setting(curve.setting()));
    switch (curve.track()) {
      case Exhibit.Track.Smooth(var value) -> {
        ArrayNode points = node.putArray("points");
        for (int i = 0; i <= PLACES; i++) {
          double x = curves.from() + (curves.to() - curves.from()) * i / PLACES;
          double y = value.applyAsDouble(x);
          ArrayNode point = points.addArray().add(x);
          if (Double.isNaN(y)) {
            point.addNull();
          } else {
            point.add(y);
          }
        }
      }
      case Exhibit.Track.Stepped(List<Row> rows) -> rows(rows, node.putArray("rows"));
    }
    return node;
  }

  private static ObjectNode setting(List<Goal.Binding> setting) {
    ObjectNode node = NODES.objectNode();
    setting.forEach(binding -> node.put(binding.variable().toString(), binding.value().toString()));
    return node;
  }

  private static ObjectNode price(Exhibit.Price price) {
    return NODES
        .objectNode()
        .put("order", price.order())
        .put("written", price.written().map(Object::toString).orElse(null))
        .put("operations", price.operations().toString())
        .put("time", price.time().toString())
        .put("numbers", price.numbers().toString())
        .put("memory", price.memory().toString());
  }
}
