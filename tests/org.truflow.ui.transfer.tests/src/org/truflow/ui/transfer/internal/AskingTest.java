package org.truflow.ui.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.truflow.send.Incoming;
import org.truflow.send.IncomingState;
import org.truflow.transfer.NamePreview;
import org.truflow.transfer.Rates;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.TransferLimits;
import org.truflow.transfer.UserRule;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.WeekRule;
import org.truflow.ui.Names;

/** What is asked of a person, and what a person writes. */
@NonNullByDefault({})
class AskingTest {

    @Test
    void the_question_in_front_stays_there_until_it_is_answered() {
        var questions = new Questions();
        questions.now(List.of(Given.question(1), Given.question(2), Given.question(3)));
        questions.turn(1);

        questions.now(List.of(Given.question(2), Given.question(3), Given.question(4)));
        assertEquals(Optional.of(2L), questions.front().map(Incoming::id));
        questions.now(List.of(Given.offer(2, new IncomingState.Expired()), Given.question(3)));

        assertEquals(Optional.of(3L), questions.front().map(Incoming::id));
        assertEquals(1, questions.count());
        questions.now(List.of());
        assertEquals(Optional.empty(), questions.front());
    }

    @Test
    void turns_in_a_circle() {
        var questions = new Questions();
        questions.now(List.of(Given.question(1), Given.question(2)));

        questions.turn(-1);

        assertEquals(Optional.of(2L), questions.front().map(Incoming::id));
        assertFalse(questions.show(7));
        assertTrue(questions.show(1));
    }

    @Test
    void a_command_names_a_content_or_a_place() {
        var content = Given.content(1);

        assertEquals(
                Optional.of(new Wanted.Content(content, "a", Optional.of(Path.of("/to")))),
                Wish.of(Map.of(Names.CONTENT, content.toString(), Names.NAME, "a", Names.FOLDER, "/to"))
                        .map(Wish::wanted));
        var remote = Wish.of(Map.of(Names.USER, "ben", Names.PATH, "share/a", Names.CHOOSE, "true"))
                .orElseThrow();
        assertEquals(new Wanted.Remote("ben", "share/a", Optional.empty()), remote.wanted());
        assertTrue(remote.options().choose());
        assertEquals(Optional.empty(), Wish.of(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> Wish.of(Map.of(Names.CONTENT, "xyz")));
        assertThrows(
                IllegalArgumentException.class, () -> Wish.of(Map.of(Names.USER, "ben", Names.FOLDER, "relative")));
    }

    @Test
    void limits_are_read_as_they_were_written() {
        var limits = new TransferLimits(
                new Rates(1 << 20, 4 << 20, 0, 500 << 10),
                WeekRule.parse("mon-fri 08:00-18:00 up=1M down=4M; sat,sun 22:00-06:00 up=0"),
                UserRule.parse("anna up=1M weight=3; ben down=100K"));

        assertEquals(limits, LimitsForm.of(limits).limits());
        assertEquals(Optional.empty(), LimitsForm.of(limits).wrong());
        assertEquals(Optional.of(limits), LimitSwitch.read(LimitSwitch.text(limits)));
        assertEquals(LimitSwitch.NONE, LimitsForm.of(LimitSwitch.NONE).limits());
        assertFalse(LimitSwitch.on(LimitSwitch.NONE));
        assertEquals(Optional.empty(), LimitSwitch.read("nonsense"));
    }

    @Test
    void says_which_field_is_wrong() {
        assertEquals(
                "down",
                new LimitsForm("0", "fast", "0", "0", "", "")
                        .wrong()
                        .orElseThrow()
                        .field());
        assertEquals(
                "week",
                new LimitsForm("0", "0", "0", "0", "noon", "")
                        .wrong()
                        .orElseThrow()
                        .field());
        assertEquals(
                "users",
                new LimitsForm("0", "0", "0", "0", "", "anna weight=0")
                        .wrong()
                        .orElseThrow()
                        .field());
    }

    @Test
    void files_are_ticked_as_they_are_seen() {
        var choice = new FileChoice(List.of(file(0, "a/1.txt"), file(2, "a/2.jpg"), file(5, "b/3.jpg")));

        choice.filter("JPG");
        choice.tickSeen(false);
        choice.filter("");
        choice.tick(2, true);

        assertEquals(3, choice.seen());
        assertTrue(choice.wants(file(0, "a/1.txt")));
        assertFalse(choice.wants(file(2, "a/2.jpg")));
        assertTrue(choice.wants(file(5, "b/3.jpg")));
        assertTrue(choice.wants(file(9, "never seen")));
    }

    @Test
    void files_are_asked_for_a_page_at_a_time() {
        var engine = new FakeTransfers();
        for (var i = 0; i < 2_500; i++) {
            engine.files.add(file(2 * i, "f" + i));
        }

        var files = Files.of(engine, 1);

        assertEquals(2_500, files.some().size());
        assertFalse(files.more());
    }

    private static TransferFile file(int index, String path) {
        return new TransferFile(index, path, 10, Optional.empty(), true, 0, new NamePreview.Free(Path.of("/x")));
    }
}
