package org.truflow.ui.chat.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.truflow.ui.Palette;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;

/** Shows a {@link Paper}: text styles only, nothing that could run. */
final class TranscriptPane {
    private static final int MARGIN = 10;

    private final StyledText text;
    private final Consumer<Deed> click;
    private Paper paper = new Paper("", List.of(), List.of());

    /** @param click told what a click on a link, a card or a fold does */
    TranscriptPane(Composite parent, Consumer<Deed> click) {
        this.click = click;
        text = Ui.id(new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL), "chat.transcript");
        Ui.name(text, Texts.of(TranscriptPane.class).get("transcript"));
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setLineSpacing(2);
        text.setCaret(null);
        text.addListener(SWT.MouseUp, this::clicked);
        text.addListener(SWT.MouseMove, this::moved);
    }

    StyledText control() {
        return text;
    }

    /** Shows it: at the end if the end was in sight or the conversation is another, else where it was. */
    void show(Paper now, boolean other) {
        var end = other || atEnd();
        var top = text.getTopPixel();
        paper = now;
        text.setRedraw(false);
        text.setText(now.text());
        text.setStyleRanges(now.marks().stream().map(this::style).toArray(StyleRange[]::new));
        if (end) {
            text.setTopIndex(Math.max(0, text.getLineCount() - 1));
        } else {
            text.setTopPixel(top);
        }
        text.setRedraw(true);
    }

    private boolean atEnd() {
        var bar = text.getVerticalBar();
        return bar == null || bar.getSelection() + bar.getThumb() >= bar.getMaximum() - 40;
    }

    private StyleRange style(Paper.Mark mark) {
        var style = new StyleRange();
        style.start = mark.from();
        style.length = mark.length();
        switch (mark.look()) {
            case DAY -> {
                style.fontStyle = SWT.BOLD;
                style.foreground = Palette.MUTED.on(text);
            }
            case AUTHOR -> {
                style.fontStyle = SWT.BOLD;
                style.foreground = Palette.ACCENT.on(text);
            }
            case OWN_AUTHOR -> {
                style.fontStyle = SWT.BOLD;
                style.foreground = Palette.GOOD.on(text);
            }
            case SMALL -> style.foreground = Palette.MUTED.on(text);
            case BOLD -> style.fontStyle = SWT.BOLD;
            case ITALIC -> style.fontStyle = SWT.ITALIC;
            case BOLD_ITALIC -> style.fontStyle = SWT.BOLD | SWT.ITALIC;
            case CODE -> style.font = JFaceResources.getTextFont();
            case QUOTE -> {
                style.fontStyle = SWT.ITALIC;
                style.foreground = Palette.MUTED.on(text);
            }
            case LINK -> {
                style.underline = true;
                style.foreground = Palette.ACCENT.on(text);
            }
            case MENTION -> {
                style.fontStyle = SWT.BOLD;
                style.foreground = Palette.WARNING.on(text);
            }
        }
        return style;
    }

    private int offset(Event event) {
        return text.getOffsetAtPoint(new Point(event.x, event.y));
    }

    private void clicked(Event event) {
        if (event.button == 1 && text.getSelectionCount() == 0) {
            paper.deedAt(offset(event)).ifPresent(click);
        }
    }

    private void moved(Event event) {
        var link = paper.deedAt(offset(event)).isPresent();
        text.setCursor(link ? text.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
    }

    /** Returns the line under a point of the display. */
    Optional<Line> at(Point point) {
        return paper.at(text.getOffsetAtPoint(text.toControl(point)));
    }
}
