package org.truflow.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may know whom, over the compiled classes of all bundles. */
class LayersTest {

    /** What every engine may know: none of the others is in it. */
    private static final Set<String> SHARED = Set.of("api", "protocol", "content");

    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("api", Set.of()),
            Map.entry("protocol", Set.of("api")),
            Map.entry("content", Set.of("api")),
            Map.entry("search.query", Set.of("api")),
            Map.entry("store", Set.of()),
            Map.entry("identity", Set.of("api")),
            Map.entry("chat.direct", Set.of("api", "protocol", "identity", "store")),
            Map.entry("chat.history.mvstore", Set.of("api", "search.query", "store")),
            Map.entry("chat.text.commonmark", Set.of("api")),
            Map.entry("metrics.http", Set.of("api")),
            Map.entry("net.netty", Set.of("api", "protocol", "identity")),
            Map.entry("tracker.client", Set.of("api", "protocol", "content", "identity", "search.query")),
            Map.entry("chat.rooms", Set.of("api", "protocol", "identity")),
            Map.entry("share.local", SHARED),
            Map.entry("send.direct", SHARED),
            Map.entry("transfer.swarm", SHARED),
            Map.entry("tracker.server", Set.of("api", "protocol", "content", "search.query")),
            Map.entry("tracker.rooms", Set.of("api", "protocol", "tracker.server")),
            Map.entry("tracker.store.eclipsestore", Set.of("api", "tracker.server")),
            Map.entry("tracker.search.lucene", Set.of("api", "search.query", "tracker.server")),
            Map.entry("shell", Set.of("api")),
            Map.entry("shell.peer", Set.of("api", "content", "identity", "search.query", "shell")),
            Map.entry("shell.tracker", Set.of("api", "identity", "shell", "tracker.server")),
            Map.entry("headless", Set.of("api", "profile", "shell")),
            Map.entry("profile", Set.of("api")),
            Map.entry("ui", Set.of("api")),
            Map.entry("ui.people", Set.of("api", "ui")),
            Map.entry("ui.chat", Set.of("api", "ui")),
            Map.entry("ui.app", Set.of("api", "identity", "profile", "shell", "ui")),
            Map.entry("ui.share", Set.of("api", "ui")),
            Map.entry("ui.search", Set.of("api", "search.query", "ui")),
            Map.entry("ui.transfer", Set.of("api", "ui")));

    /** Class name to room. */
    private static final Map<String, String> ROOM_OF = new HashMap<>();

    private static final JavaClasses CLASSES = compiled();

    @Test
    void every_bundle_knows_only_the_bundles_below_it() {
        var wrong = new TreeSet<String>();
        for (var from : CLASSES) {
            var room = ROOM_OF.get(from.getName());
            for (var dependency : from.getDirectDependenciesFromSelf()) {
                var other = ROOM_OF.get(
                        dependency.getTargetClass().getBaseComponentType().getName());
                if (other != null && !other.equals(room) && !MAY_KNOW.get(room).contains(other)) {
                    wrong.add(room + " -> " + other + ": " + dependency.getDescription());
                }
            }
        }

        assertEquals(Set.of(), wrong);
    }

    @Test
    void every_bundle_with_classes_has_its_place_in_the_layers() {
        assertEquals(Set.of(), minus(new TreeSet<>(ROOM_OF.values()), MAY_KNOW.keySet()));
        assertFalse(ROOM_OF.isEmpty());
    }

    @Test
    void bundles_and_the_packages_of_the_api_know_one_another_in_one_direction_only() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        var room = ROOM_OF.get(type.getName());
                        return room == null
                                ? SliceIdentifier.ignore()
                                : SliceIdentifier.of(room.equals("api") ? type.getPackageName() : room);
                    }

                    @Override
                    public String getDescription() {
                        return "bundles and API packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void no_bundle_has_an_activator() {
        noClasses()
                .should()
                .beAssignableTo("org.osgi.framework.BundleActivator")
                .check(CLASSES);
        assertEquals(
                List.of(),
                Checkout.bundles().stream()
                        .filter(bundle -> !bundle.header("Bundle-Activator").isEmpty())
                        .map(Bundle::room)
                        .toList());
    }

    @Test
    void only_bundles_of_the_window_know_its_toolkit() {
        noClasses()
                .that(describe(
                        "bundles without a window",
                        (JavaClass type) -> !ROOM_OF.get(type.getName()).startsWith("ui")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..")
                .check(CLASSES);
    }

    @Test
    void only_applications_and_the_command_client_print() {
        var printers = describe(
                "those that talk to a terminal, or silence the JVM for a moment",
                (JavaClass type) -> Set.of("headless", "ui.app").contains(ROOM_OF.get(type.getName()))
                        || type.getPackageName().equals("org.truflow.shell.client")
                        || type.getName().equals("org.truflow.profile.internal.ClassArchive"));

        noClasses()
                .that(not(printers))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void no_class_is_named_for_being_anything_at_all() {
        noClasses()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Data|Info)")
                .check(CLASSES);
    }

    private static JavaClasses compiled() {
        var importer = new ClassFileImporter();
        for (var bundle : Checkout.bundles()) {
            if (bundle.hasClasses()) {
                importer.importPath(bundle.classes()).forEach(type -> ROOM_OF.put(type.getName(), bundle.room()));
            }
        }
        return importer.importPaths(Checkout.bundles().stream()
                .filter(Bundle::hasClasses)
                .map(Bundle::classes)
                .toList());
    }

    private static Set<String> minus(Set<String> all, Set<String> known) {
        all.removeAll(known);
        return all;
    }
}
