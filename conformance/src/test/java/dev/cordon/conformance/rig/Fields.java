package dev.cordon.conformance.rig;

import dev.cordon.rig.Pair;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One JSON object of a scenario file, read strictly: a key or a type that is not due is a fault.
 */
record Fields(JsonObject json, String place) {

  /** Refuses every key but these. */
  Fields only(Set<String> allowed) {
    for (String key : json.fieldNames()) {
      if (!allowed.contains(key)) {
        throw fault("unknown key \"" + key + "\"; known here: " + new TreeSet<>(allowed));
      }
    }
    return this;
  }

  boolean has(String key) {
    return json.containsKey(key);
  }

  String text(String key) {
    return maybeText(key).orElseThrow(() -> fault("\"" + key + "\" is missing"));
  }

  Optional<String> maybeText(String key) {
    return maybe(key, String.class, "a string");
  }

  /** True only where the key says {@code true}, also as a string: a matrix gives only those. */
  boolean flag(String key) {
    if (json.getValue(key) instanceof String text
        && (text.equals("true") || text.equals("false"))) {
      return text.equals("true");
    }
    return maybe(key, Boolean.class, "true or false").orElse(false);
  }

  /** A number, also as a string of at most six digits: a matrix gives only those. */
  double number(String key, double otherwise) {
    if (json.getValue(key) instanceof String text && text.matches("[0-9]{1,6}")) {
      return Integer.parseInt(text);
    }
    return maybe(key, Number.class, "a number").map(Number::doubleValue).orElse(otherwise);
  }

  Fields object(String key) {
    return new Fields(
        maybe(key, JsonObject.class, "an object").orElseGet(JsonObject::new), place + "." + key);
  }

  JsonArray array(String key) {
    return maybe(key, JsonArray.class, "an array").orElseGet(JsonArray::new);
  }

  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (Object each : array(key)) {
      texts.add(asText(each, key));
    }
    return List.copyOf(texts);
  }

  List<Fields> objects(String key) {
    var objects = new ArrayList<Fields>();
    var array = array(key);
    for (int i = 0; i < array.size(); i++) {
      objects.add(asObject(array.getValue(i), place + "." + key + "[" + i + "]"));
    }
    return objects;
  }

  /** An array of two-element arrays: {@code [["a","1"],["a","2"]]}. */
  List<Pair> pairs(String key) {
    var pairs = new ArrayList<Pair>();
    for (Object each : array(key)) {
      if (!(each instanceof JsonArray pair) || pair.size() != 2) {
        throw fault("\"" + key + "\" must hold pairs [name, value], not " + each);
      }
      pairs.add(new Pair(asText(pair.getValue(0), key), asText(pair.getValue(1), key)));
    }
    return List.copyOf(pairs);
  }

  /** An object whose values are strings, in the order of the file. */
  Map<String, String> strings(String key) {
    var strings = new LinkedHashMap<String, String>();
    var object = object(key);
    for (String name : object.json.fieldNames()) {
      strings.put(name, object.text(name));
    }
    return strings;
  }

  ScenarioFault fault(String wrong) {
    return new ScenarioFault(place, wrong);
  }

  static Fields asObject(Object value, String place) {
    if (value instanceof JsonObject object) {
      return new Fields(object, place);
    }
    throw new ScenarioFault(place, "must be an object, not " + value);
  }

  private String asText(Object value, String key) {
    if (value instanceof String text) {
      return text;
    }
    throw fault("\"" + key + "\" must hold strings, not " + value);
  }

  private <T> Optional<T> maybe(String key, Class<T> type, String expected) {
    if (!json.containsKey(key)) {
      return Optional.empty();
    }
    Object value = json.getValue(key);
    if (!type.isInstance(value)) {
      throw fault("\"" + key + "\" must be " + expected + ", not " + value);
    }
    return Optional.of(type.cast(value));
  }
}
