package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.truflow.transfer.PieceMap;
import org.truflow.ui.Palette;
import org.truflow.ui.Ui;
import org.truflow.ui.transfer.internal.Row.Download;

/** Which pieces are here: a full square is all of it, a hollow one nothing, so that nobody needs to tell colours apart. */
final class PiecesTab implements Details.Tab {
    private static final int MARGIN = 8;

    private final Canvas canvas;
    private final Deeds deeds;
    private Optional<Row> row = Optional.empty();
    private List<PieceMap> maps = List.of();
    private boolean asking;

    PiecesTab(Composite parent, Deeds deeds) {
        this.deeds = deeds;
        canvas = Ui.id(new Canvas(parent, SWT.DOUBLE_BUFFERED), "transfers.pieces");
        canvas.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        canvas.addListener(SWT.Paint, this::paint);
        Details.said(canvas, this::words);
    }

    @Override
    public String name() {
        return "pieces";
    }

    @Override
    public Control control() {
        return canvas;
    }

    @Override
    public void show(Optional<Row> now) {
        var other = !now.map(Row::key).equals(row.map(Row::key));
        var finished = finished(now) != finished(row);
        row = now;
        if (other) {
            maps = List.of();
        }
        if (other || finished) {
            canvas.redraw();
            tick();
        }
    }

    private static boolean finished(Optional<Row> row) {
        return row.filter(it -> it instanceof Download download && download.finished())
                .isPresent();
    }

    @Override
    public void tick() {
        var engine = deeds.transfers();
        var id = row.filter(Download.class::isInstance)
                .map(it -> ((Download) it).transfer().id());
        if (asking || engine.isEmpty() || id.isEmpty() || finished(row)) {
            return;
        }
        asking = true;
        var about = row.map(Row::key);
        Ui.work(
                canvas,
                () -> engine.get().pieces(id.get()),
                found -> {
                    asking = false;
                    // While it is paused, what was seen last still holds.
                    if (!found.isEmpty() && !found.equals(maps) && about.equals(row.map(Row::key))) {
                        maps = found;
                        canvas.redraw();
                    }
                },
                _ -> asking = false);
    }

    private String words() {
        return row.isEmpty() ? TEXTS.get("tab.none") : finished(row) ? TEXTS.get("pieces.all") : PieceGrid.words(maps);
    }

    private void paint(Event event) {
        var gc = event.gc;
        var area = canvas.getClientArea();
        var line = gc.getFontMetrics().getHeight();
        gc.setForeground(Palette.TEXT.on(canvas));
        var top = line + MARGIN;
        var grid = PieceGrid.of(maps, area.width - 2 * MARGIN, area.height - top - line - 2 * MARGIN);
        gc.drawText(words(), MARGIN, MARGIN / 2, true);
        if (maps.isEmpty() || finished(row)) {
            return;
        }
        for (var i = 0; i < grid.squares().length; i++) {
            square(
                    gc,
                    MARGIN + i % grid.columns() * grid.side(),
                    top + i / grid.columns() * grid.side(),
                    grid.side() - 2,
                    grid.squares()[i]);
        }
        legend(gc, area.height - line - MARGIN / 2);
    }

    private void square(GC gc, int x, int y, int side, double part) {
        gc.setForeground(Palette.MUTED.on(canvas));
        gc.setAlpha(120);
        gc.drawRectangle(x, y, side - 1, side - 1);
        gc.setAlpha(255);
        var filled = part == 0 ? 0 : Math.max(1, (int) Math.round(part * side));
        gc.setBackground(Palette.ACCENT.on(canvas));
        gc.fillRectangle(x, y + side - filled, side, filled);
    }

    private void legend(GC gc, int y) {
        var x = MARGIN;
        var side = gc.getFontMetrics().getAscent();
        for (var part : new String[] {"here", "part", "missing"}) {
            square(gc, x, y + 2, side, part.equals("here") ? 1 : part.equals("part") ? 0.5 : 0);
            var text = TEXTS.get("pieces." + part);
            gc.setForeground(Palette.TEXT.on(canvas));
            gc.drawText(text, x + side + MARGIN / 2, y, true);
            x += side + gc.textExtent(text).x + 2 * MARGIN;
        }
    }
}
