package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.truflow.ui.Engine;
import org.truflow.ui.Palette;
import org.truflow.ui.Ui;
import org.truflow.ui.transfer.internal.Row.Download;

/** How fast a download went in the last minutes. */
final class SpeedTab implements Details.Tab {
    private static final int MARGIN = 8;
    private static final int LINES = 4;

    private final Canvas canvas;
    private final Engine<Story> story;
    private Optional<Row> row = Optional.empty();
    private Chart chart = Chart.of(new double[0]);

    SpeedTab(Composite parent) {
        canvas = Ui.id(new Canvas(parent, SWT.DOUBLE_BUFFERED), "transfers.speed");
        canvas.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        story = Engine.watch(canvas, Story.class, "org.truflow.ui.transfer", _ -> {});
        canvas.addListener(SWT.Paint, this::paint);
        Details.said(canvas, () -> chart.words());
    }

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public Control control() {
        return canvas;
    }

    @Override
    public void show(Optional<Row> now) {
        var other = !now.map(Row::key).equals(row.map(Row::key));
        row = now;
        if (other) {
            tick();
        }
    }

    @Override
    public void tick() {
        var speeds = row.filter(Download.class::isInstance)
                .map(Download.class::cast)
                .flatMap(it -> story.get().map(told -> told.speeds(it.transfer().id())))
                .orElseGet(() -> new double[0]);
        chart = Chart.of(speeds);
        canvas.setToolTipText(chart.words());
        canvas.redraw();
    }

    private void paint(Event event) {
        var gc = event.gc;
        var area = canvas.getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setForeground(Palette.TEXT.on(canvas));
        var line = gc.getFontMetrics().getHeight();
        gc.drawText(row.isEmpty() ? TEXTS.get("tab.none") : chart.words(), MARGIN, MARGIN / 2, true);
        var top = line + 2 * MARGIN;
        var height = area.height - top - line - MARGIN / 2;
        var label = Math.max(gc.textExtent(Chart.rate(chart.top())).x, gc.textExtent(Chart.rate(chart.top() / 2)).x);
        var width = area.width - 3 * MARGIN - label;
        if (chart.speeds().length > 1 && height > line && width > line) {
            grid(gc, top, label, width, height);
            curve(gc, 2 * MARGIN + label, top, width, height);
        }
    }

    private void grid(GC gc, int top, int label, int width, int height) {
        var left = 2 * MARGIN + label;
        var half = gc.getFontMetrics().getHeight() / 2;
        gc.setForeground(Palette.MUTED.on(canvas));
        for (var i = 0; i <= LINES; i += 2) {
            var y = top + height - 1 - i * (height - 1) / LINES;
            gc.setAlpha(60);
            gc.drawLine(left, y, left + width, y);
            gc.setAlpha(255);
            var text = Chart.rate(chart.top() * i / LINES);
            gc.drawText(text, MARGIN + label - gc.textExtent(text).x, y - half, true);
        }
        var minutes = Samples.SECONDS / 60;
        for (var minute = 0; minute <= minutes; minute++) {
            var text = minute == 0 ? TEXTS.get("speed.now") : TEXTS.get("speed.minutes", minute);
            var extent = gc.textExtent(text).x;
            var x = left + width - width * minute / minutes;
            if (minute % 2 == 0 || width > 8 * extent) {
                gc.drawText(text, Math.clamp(x - extent / 2, left, left + width - extent), top + height + 2, true);
            }
        }
    }

    private void curve(GC gc, int left, int top, int width, int height) {
        var points = chart.points(width, height);
        for (var i = 0; i < points.length; i += 2) {
            points[i] += left;
            points[i + 1] += top;
        }
        var area = new int[points.length + 4];
        System.arraycopy(points, 0, area, 0, points.length);
        area[points.length] = points[points.length - 2];
        area[points.length + 1] = top + height;
        area[points.length + 2] = points[0];
        area[points.length + 3] = top + height;
        gc.setBackground(Palette.ACCENT.on(canvas));
        gc.setAlpha(50);
        gc.fillPolygon(area);
        gc.setAlpha(255);
        gc.setForeground(Palette.ACCENT.on(canvas));
        gc.setLineWidth(2);
        gc.drawPolyline(points);
        gc.setLineWidth(1);
    }
}
