package org.truflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the compiled classes name against what their manifest imports. The compiler does not see all of it: a lambda for an
 * interface of a package that is not imported compiles, and fails when it runs.
 */
class ImportsTest {

    private static final Pattern TYPE = Pattern.compile("L([\\w/$]+)/[\\w$]+;");

    /** Annotations that no class loader ever looks for. */
    private static final Set<String> NEVER_LOADED =
            Set.of("org.osgi.service.component.annotations", "org.eclipse.jdt.annotation");

    @Test
    void every_package_that_a_class_names_is_its_own_or_imported() throws IOException {
        var bundles = Checkout.bundles();
        var missing = new TreeSet<String>();
        for (var bundle : Stream.concat(bundles.stream(), Checkout.testFragments().stream())
                .toList()) {
            var host =
                    bundle.clauses("Fragment-Host").stream().map(Clause::name).findFirst();
            var known = new HashSet<String>(NEVER_LOADED);
            learn(bundle, known);
            bundles.stream()
                    .filter(other -> host.filter(other.folder().getFileName().toString()::equals)
                            .isPresent())
                    .forEach(found -> learn(found, known));
            for (var file : classes(bundle)) {
                var named = packagesIn(file);
                named.removeAll(known);
                named.removeIf(name -> name.startsWith("java."));
                // Bundles of the window require the platform's as a whole; the compiler knows what those export.
                named.removeIf(name -> name.startsWith("org.eclipse.")
                        && !bundle.header("Require-Bundle").isEmpty());
                named.forEach(name ->
                        missing.add(bundle.folder().getFileName() + ": " + name + " (in " + file.getFileName() + ")"));
            }
        }

        assertEquals(Set.of(), missing);
    }

    private static void learn(Bundle bundle, Set<String> known) {
        known.addAll(bundle.clauses("Import-Package").stream().map(Clause::name).collect(Collectors.toSet()));
        classes(bundle).forEach(file -> known.add(packageOf(bundle.classes().relativize(file))));
    }

    private static List<Path> classes(Bundle bundle) {
        return bundle.hasClasses()
                ? Checkout.files(bundle.classes())
                        .filter(file -> file.toString().endsWith(".class"))
                        .toList()
                : List.of();
    }

    private static String packageOf(Path classFile) {
        return String.valueOf(classFile.getParent()).replace('/', '.');
    }

    private static Set<String> packagesIn(Path classFile) throws IOException {
        var descriptors = new StringBuilder();
        for (var entry : ClassFile.of().parse(classFile).constantPool()) {
            switch (entry) {
                case ClassEntry named -> descriptors.append(named.asSymbol().descriptorString());
                case NameAndTypeEntry typed -> descriptors.append(typed.type().stringValue());
                case MethodTypeEntry typed ->
                    descriptors.append(typed.descriptor().stringValue());
                default -> {
                    // names no type
                }
            }
        }
        return TYPE.matcher(descriptors)
                .results()
                .map(found -> found.group(1).replace('/', '.'))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
