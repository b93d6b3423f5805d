package org.deriv.house.violation.rule;

import com.fasterxml.jackson.databind.JsonNode;

record UsesJackson(JsonNode node) {}
