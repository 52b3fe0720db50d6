package org.truflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundles' manifests, as written by hand. */
class ManifestTest {

    /** Annotations, what the JDK exports, and what its own bundle exports without a version. */
    private static final Set<String> UNVERSIONED =
            Set.of("org.eclipse.jdt.annotation", "com.sun.net.httpserver", "com.ibm.icu.lang", "com.ibm.icu.text");

    private final List<Bundle> bundles = Checkout.bundles();

    @Test
    void each_package_is_exported_by_one_bundle() {
        var exporters = new HashMap<String, List<String>>();
        for (var bundle : bundles) {
            bundle.clauses("Export-Package")
                    .forEach(export -> exporters
                            .computeIfAbsent(export.name(), _ -> new ArrayList<>())
                            .add(bundle.room()));
        }
        exporters.values().removeIf(rooms -> rooms.size() == 1);

        assertEquals(Map.of(), exporters);
    }

    @Test
    void no_package_is_split_over_bundles() {
        var owners = new HashMap<String, Set<String>>();
        for (var bundle : bundles) {
            if (bundle.hasClasses()) {
                new ClassFileImporter()
                        .importPath(bundle.classes())
                        .forEach(type -> owners.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                                .add(bundle.room()));
            }
        }
        owners.values().removeIf(rooms -> rooms.size() == 1);

        assertEquals(Map.of(), owners);
    }

    @Test
    void bundles_meet_through_packages() {
        assertEquals(
                List.of(),
                all(
                        "Require-Bundle",
                        (bundle, required) -> !bundle.room().startsWith("ui")
                                || !required.name().startsWith("org.eclipse.")
                                || required.has("visibility:")),
                "Import-Package instead, but for the Eclipse Platform's bundles in those of the window; nothing is re-exported");
    }

    @Test
    void exports_carry_a_version_and_hide_what_is_internal() {
        assertEquals(
                List.of(),
                all(
                        "Export-Package",
                        (bundle, export) -> !bundle.room().equals("jdk")
                                && (!export.has("version")
                                        || export.name().contains(".internal")
                                        || export.has("x-internal:"))));
    }

    @Test
    void imports_carry_a_version_range() {
        assertEquals(
                List.of(),
                all(
                        "Import-Package",
                        (_, imported) -> !UNVERSIONED.contains(imported.name())
                                && !imported.name().startsWith("javax.")
                                && !imported.parameters()
                                        .getOrDefault("version", "")
                                        .startsWith("[")));
    }

    @Test
    void exports_name_the_packages_that_their_types_show() {
        var exported = bundles.stream()
                .flatMap(bundle -> bundle.clauses("Export-Package").stream())
                .map(Clause::name)
                .collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        for (var bundle : bundles) {
            for (var export : bundle.clauses("Export-Package")) {
                if (bundle.hasClasses()) {
                    var shown = shownBy(bundle, export.name());
                    shown.retainAll(exported);
                    shown.remove(export.name());
                    shown.removeAll(export.list("uses:"));
                    shown.forEach(used -> missing.add(export.name() + " uses " + used));
                }
            }
        }

        assertEquals(Set.of(), missing);
    }

    @Test
    void bundles_have_the_version_and_the_java_of_the_project() {
        var wrong = bundles.stream()
                .filter(bundle -> !bundle.header("Bundle-Version").equals("0.1.0.qualifier")
                        || !bundle.header("Bundle-RequiredExecutionEnvironment").equals("JavaSE-25"))
                .map(Bundle::room)
                .toList();

        assertEquals(List.of(), wrong);
    }

    private List<String> all(String header, Wrong wrong) {
        return bundles.stream()
                .flatMap(bundle -> bundle.clauses(header).stream()
                        .filter(clause -> wrong.test(bundle, clause))
                        .map(clause -> bundle.room() + ": " + header + ": " + clause.name()))
                .toList();
    }

    /** Packages in the signatures of a package's public types. */
    private static Set<String> shownBy(Bundle bundle, String name) {
        return new ClassFileImporter()
                .importPath(bundle.classes()).stream()
                        .filter(type -> type.getPackageName().equals(name) && isShown(type))
                        .flatMap(ManifestTest::signatures)
                        .map(type -> type.getBaseComponentType().getPackageName())
                        .collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<JavaClass> signatures(JavaClass type) {
        var supertypes = type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> dependency.getDescription().contains("extends")
                        || dependency.getDescription().contains("implements"))
                .map(Dependency::getTargetClass);
        var methods = type.getCodeUnits().stream()
                .filter(code -> isShown(code.getModifiers()))
                .flatMap(code -> Stream.concat(
                        Stream.concat(
                                code.getReturnType().getAllInvolvedRawTypes().stream(),
                                code.getParameterTypes().stream()
                                        .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream())),
                        code.getExceptionTypes().stream()));
        var fields = type.getFields().stream()
                .filter(field -> isShown(field.getModifiers()))
                .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream());
        return Stream.of(supertypes, methods, fields).flatMap(shown -> shown);
    }

    private static boolean isShown(JavaClass type) {
        return isShown(type.getModifiers())
                && type.getEnclosingClass().map(ManifestTest::isShown).orElse(true);
    }

    private static boolean isShown(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    @FunctionalInterface
    private interface Wrong {
        boolean test(Bundle bundle, Clause clause);
    }
}
