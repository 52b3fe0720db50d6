package org.truflow.ui.transfer.internal;

import org.truflow.ui.Amounts;

/**
 * What a drawing of speeds shows: without a widget, so that it is tested without one. One line over five minutes needs no library of
 * charts with its axes and legends: a canvas draws it in a few lines, in the colours of the theme.
 *
 * @param top bytes a second at the upper edge
 */
record Chart(double[] speeds, double top) {

    static Chart of(double[] speeds) {
        var most = 0.0;
        for (var speed : speeds) {
            most = Math.max(most, speed);
        }
        return new Chart(speeds.clone(), round(most));
    }

    /** Returns the next of 1, 2, 5, 10 and so on to 500, in the unit that it is shown in. */
    static double round(double most) {
        for (var unit = 1.0; ; unit *= 1_024) {
            for (var factor = 1; factor <= 100; factor *= 10) {
                for (var each : new int[] {1, 2, 5}) {
                    if (unit * factor * each >= most) {
                        return unit * factor * each;
                    }
                }
            }
        }
    }

    double now() {
        return speeds.length == 0 ? 0 : speeds[speeds.length - 1];
    }

    double most() {
        var most = 0.0;
        for (var speed : speeds) {
            most = Math.max(most, speed);
        }
        return most;
    }

    /** Returns the points of the line in a rectangle of that size, x and y in turn; the newest at the right edge. */
    int[] points(int width, int height) {
        var points = new int[speeds.length * 2];
        for (var i = 0; i < speeds.length; i++) {
            var age = speeds.length - 1 - i;
            points[2 * i] = width - 1 - (int) Math.round(1.0 * age * (width - 1) / (Samples.SECONDS - 1));
            points[2 * i + 1] = height - 1 - (int) Math.round(speeds[i] / top * (height - 1));
        }
        return points;
    }

    /** What a person is told who does not see the line. */
    String words() {
        return speeds.length == 0
                ? Words.TEXTS.get("speed.none")
                : Words.TEXTS.get("speed.some", rate(now()), rate(most()));
    }

    static String rate(double speed) {
        return speed < 1 ? Amounts.size(0) + "/s" : Amounts.rate(speed);
    }
}
