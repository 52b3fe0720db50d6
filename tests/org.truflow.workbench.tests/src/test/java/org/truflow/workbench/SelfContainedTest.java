package org.truflow.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.truflow.harness.AssembledProduct;
import org.truflow.harness.Sandbox;
import org.truflow.harness.Screen;

/** The workbench that brings its own Java. */
class SelfContainedTest {

    @Test
    void it_opens_where_no_other_java_is() throws Exception {
        try (var screen = Screen.open();
                var sandbox = new Sandbox(Shots.ROOT)) {
            var product = AssembledProduct.find(Shots.ROOT, "workbench").folder();
            var packed = sandbox.folder().resolve("packed");
            var made = new ProcessBuilder(
                            Shots.ROOT.resolve("releng/self-contained").toString(),
                            product.toString(),
                            System.getProperty("java.home"),
                            packed.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(sandbox.folder().resolve("jlink.out").toFile())
                    .start();
            assertEquals(0, made.waitFor());
            sandbox.startBy(List.of("env", "-u", "JAVA_HOME", "TRUFLOW_JVMS=/nowhere", "PATH=/usr/bin:/bin"));

            var workbench = sandbox.packedWorkbench(Shots.ROOT, screen, packed.resolve("truflow"), "anna");

            assertEquals(
                    packed.resolve("truflow/jre/bin/java"),
                    Path.of(ProcessHandle.of(workbench.product().pid())
                            .flatMap(process -> process.info().command())
                            .orElse("")));
            assertEquals("", workbench.complaints());
        }
    }
}
