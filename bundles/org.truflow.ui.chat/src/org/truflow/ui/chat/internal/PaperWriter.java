package org.truflow.ui.chat.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.truflow.chat.Card;
import org.truflow.chat.text.Block;
import org.truflow.chat.text.MessageText;
import org.truflow.chat.text.Span;
import org.truflow.chat.text.Span.Style;
import org.truflow.ui.Amounts;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;

/** Writes lines on paper: a separator for each day, authors once for what they say in a row, long texts folded. For one use. */
final class PaperWriter {
    /** A text of more lines or characters is folded. */
    static final int FOLD_LINES = 24;

    static final int FOLD_CHARACTERS = 3_000;

    private static final Texts TEXTS = Texts.of(PaperWriter.class);
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    private final StringBuilder text = new StringBuilder();
    private final List<Paper.Mark> marks = new ArrayList<>();
    private final List<Paper.Spot> spots = new ArrayList<>();
    private final MessageText reader;
    private final Set<String> unfolded;
    private final ZoneId zone;

    /** @param unfolded keys of long lines that a person wants to see all of */
    PaperWriter(MessageText reader, Set<String> unfolded, ZoneId zone) {
        this.reader = reader;
        this.unfolded = unfolded;
        this.zone = zone;
    }

    /** @param more whether something was said before the first of the lines */
    Paper write(List<Line> lines, boolean more) {
        if (more) {
            mark(
                    TEXTS.get("earlier"),
                    Paper.Look.LINK,
                    Optional.of(new Deed.Earlier(lines.getFirst().place())));
            text.append('\n');
        }
        Optional<Line> before = Optional.empty();
        for (var line : lines) {
            var day = day(line.time());
            if (before.isEmpty() || !day(before.get().time()).equals(day)) {
                mark(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).format(day), Paper.Look.DAY, Optional.empty());
                text.append('\n');
                before = Optional.empty();
            }
            var from = text.length();
            write(line, before);
            spots.add(new Paper.Spot(from, text.length(), line));
            before = Optional.of(line);
        }
        return new Paper(text.toString(), marks, spots);
    }

    private LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    private void write(Line line, Optional<Line> before) {
        if (line.note()) {
            mark(reader.plain(line.text(), 500), Paper.Look.SMALL, Optional.empty());
            text.append('\n');
            return;
        }
        if (before.filter(last -> together(last, line)).isEmpty()) {
            mark(Visible.text(line.author()), line.own() ? Paper.Look.OWN_AUTHOR : Paper.Look.AUTHOR, Optional.empty());
            text.append("  ");
            mark(
                    DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                            .format(line.time().atZone(zone)),
                    Paper.Look.SMALL,
                    Optional.empty());
            text.append('\n');
        }
        line.reply().ifPresent(answered -> {
            mark("│ " + reader.plain(answered, 120), Paper.Look.QUOTE, Optional.empty());
            text.append('\n');
        });
        body(line);
        line.cards().forEach(this::card);
        foot(line);
    }

    private static boolean together(Line last, Line line) {
        return !last.note()
                && last.author().equals(line.author())
                && Duration.between(last.time(), line.time()).compareTo(TOGETHER) < 0;
    }

    private void body(Line line) {
        if (line.deleted()) {
            mark(TEXTS.get("deleted"), Paper.Look.SMALL, Optional.empty());
            text.append('\n');
            return;
        }
        var whole = line.text();
        var cut = unfolded.contains(line.key()) ? whole.length() : fold(whole);
        if (!whole.isEmpty()) {
            blocks(reader.read(whole.substring(0, cut)), "");
        }
        if (cut < whole.length()) {
            mark(TEXTS.get("unfold"), Paper.Look.LINK, Optional.of(new Deed.Unfold(line.key())));
            text.append('\n');
        }
    }

    /** Returns how much of a text is shown at first. */
    private static int fold(String whole) {
        if (whole.length() <= FOLD_CHARACTERS && whole.lines().count() <= FOLD_LINES) {
            return whole.length();
        }
        var end = 0;
        for (var line = 0; line < FOLD_LINES / 2 && end < FOLD_CHARACTERS / 2; line++) {
            var next = whole.indexOf('\n', end);
            if (next < 0) {
                break;
            }
            end = next + 1;
        }
        return end == 0 || end > FOLD_CHARACTERS / 2 ? Math.min(whole.length(), FOLD_CHARACTERS / 2) : end;
    }

    private void blocks(List<Block> blocks, String indent) {
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph(var spans) -> line(spans, indent, false);
                case Block.Heading heading -> line(heading.spans(), indent, true);
                case Block.Code code ->
                    code.text().lines().forEach(line -> {
                        text.append(indent);
                        mark(line.isEmpty() ? " " : line, Paper.Look.CODE, Optional.empty());
                        text.append('\n');
                    });
                case Block.Quote(var inner) -> blocks(inner, indent + "│ ");
                case Block.Items(var first, var items) -> items(first, items, indent);
                case Block.Rule() -> {
                    text.append(indent);
                    mark("─".repeat(24), Paper.Look.SMALL, Optional.empty());
                    text.append('\n');
                }
            }
        }
    }

    private void items(int first, List<List<Block>> items, String indent) {
        var number = first;
        for (var item : items) {
            var start = text.length();
            blocks(item, indent + "   ");
            var sign = first < 0 ? " • " : number + ". ";
            if (text.length() >= start + indent.length() + 3 && sign.length() == 3) {
                text.replace(start + indent.length(), start + indent.length() + 3, sign);
            }
            number++;
        }
    }

    private void line(List<Span> spans, String indent, boolean bold) {
        text.append(indent);
        for (var span : spans) {
            var words = indent.isEmpty() ? span.text() : span.text().replace("\n", "\n" + indent);
            switch (span) {
                case Span.Link link ->
                    mark(words, Paper.Look.LINK, Optional.of(new Deed.Visit(link.target(), link.host())));
                case Span.Mention _ -> mark(words, Paper.Look.MENTION, Optional.empty());
                case Span.Emoji _ -> text.append(words);
                case Span.Words plain ->
                    look(plain.styles(), bold)
                            .ifPresentOrElse(look -> mark(words, look, Optional.empty()), () -> text.append(words));
            }
        }
        text.append('\n');
    }

    private static Optional<Paper.Look> look(Set<Style> styles, boolean bold) {
        if (styles.contains(Style.CODE)) {
            return Optional.of(Paper.Look.CODE);
        }
        var strong = bold || styles.contains(Style.BOLD);
        if (strong && styles.contains(Style.ITALIC)) {
            return Optional.of(Paper.Look.BOLD_ITALIC);
        }
        return strong
                ? Optional.of(Paper.Look.BOLD)
                : styles.contains(Style.ITALIC) ? Optional.of(Paper.Look.ITALIC) : Optional.empty();
    }

    private void card(Card card) {
        var facts = switch (card) {
            case Card.File file -> Amounts.size(file.size());
            case Card.Folder folder -> TEXTS.get("card.folder", folder.files()) + ", " + Amounts.size(folder.size());
        };
        text.append(card instanceof Card.Folder ? "▣ " : "▤ ");
        mark(Visible.text(card.name()), Paper.Look.BOLD, Optional.empty());
        text.append("  ");
        mark(facts, Paper.Look.SMALL, Optional.empty());
        text.append("  ");
        mark(TEXTS.get("card.fetch"), Paper.Look.LINK, Optional.of(new Deed.Fetch(card)));
        text.append('\n');
    }

    private void foot(Line line) {
        var words = new ArrayList<String>();
        if (line.edited() && !line.deleted()) {
            words.add(TEXTS.get("edited"));
        }
        switch (line.mark()) {
            case NONE -> {
                // Of others, or of a room.
            }
            case QUEUED -> words.add("… " + TEXTS.get("mark.queued"));
            case SENT -> words.add("✓ " + TEXTS.get("mark.sent"));
            case DELIVERED -> words.add("✓ " + TEXTS.get("mark.delivered"));
            case READ -> words.add("✓✓ " + TEXTS.get("mark.read"));
        }
        if (!words.isEmpty()) {
            mark(String.join("  ", words), Paper.Look.SMALL, Optional.empty());
            text.append('\n');
        }
    }

    private void mark(String words, Paper.Look look, Optional<Deed> deed) {
        if (!words.isEmpty()) {
            marks.add(new Paper.Mark(text.length(), words.length(), look, deed));
            text.append(words);
        }
    }
}
