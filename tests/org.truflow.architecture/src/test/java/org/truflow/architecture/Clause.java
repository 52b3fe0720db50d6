package org.truflow.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One clause of a manifest header: a name with attributes and directives, these under their name with the colon. */
record Clause(String name, Map<String, String> parameters) {

    static Clause parse(String text) {
        var parts = Bundle.split(text, ';');
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : parts.subList(1, parts.size())) {
            int equals = parameter.indexOf('=');
            var value = parameter.substring(equals + 1).strip().replace("\"", "");
            parameters.put(parameter.substring(0, equals).strip(), value);
        }
        return new Clause(parts.getFirst(), parameters);
    }

    boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    List<String> list(String parameter) {
        return Bundle.split(parameters.getOrDefault(parameter, ""), ',');
    }
}
