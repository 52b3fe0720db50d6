package org.truflow.bench.search;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Paths as people have them: films, series, music, books, lectures, documents, photos, programs. The same for the same seed. */
public final class Names {
    private static final List<String> MONTHS =
            List.of("January", "March", "May", "June", "July", "August", "October", "December");

    private final SplittableRandom random;

    public Names(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns the next path, {@code /}-separated. */
    public String next() {
        var script = Scripts.pick(random);
        return switch (random.nextInt(10)) {
            case 0 -> film(script);
            case 1, 2 -> series(script);
            case 3, 4 -> song(script);
            case 5 -> book(script);
            case 6 -> lecture(script);
            case 7 -> document(script);
            case 8 -> photo(script);
            default -> program(script);
        };
    }

    private String film(Scripts script) {
        var title = script.title(random, 2, 4);
        var year = 1950 + random.nextInt(77);
        return text(
                "Films/%s (%d)/%s %d %s.%s",
                title, year, title, year, one("720p", "1080p", "2160p x265"), one("mkv", "mp4", "srt"));
    }

    private String series(Scripts script) {
        var title = script.title(random, 1, 3);
        var season = 1 + random.nextInt(9);
        return text(
                "Series/%s/Season %02d/%s S%02dE%02d %s.mkv",
                title, season, title, season, 1 + random.nextInt(24), script.title(random, 1, 3));
    }

    private String song(Scripts script) {
        return text(
                "Music/%s/%s (%d)/%02d - %s.%s",
                script.title(random, 1, 2),
                script.title(random, 1, 3),
                1960 + random.nextInt(67),
                1 + random.nextInt(20),
                script.title(random, 1, 4),
                one("flac", "mp3", "ogg"));
    }

    private String book(Scripts script) {
        return text(
                "Books/%s - %s.%s", script.title(random, 2, 2), script.title(random, 2, 5), one("epub", "pdf", "djvu"));
    }

    private String lecture(Scripts script) {
        return text(
                "Lectures/%s/%02d %s.%s",
                script.title(random, 2, 3),
                1 + random.nextInt(30),
                script.title(random, 2, 4),
                one("mp4", "pdf", "pptx"));
    }

    private String document(Scripts script) {
        return text(
                "Documents/%d/%s/%s%s.%s",
                2005 + random.nextInt(22),
                script.title(random, 1, 2),
                script.title(random, 2, 4).replace(' ', '_'),
                one("", "_v2", "_final", " (copy)"),
                one("pdf", "docx", "odt", "xlsx", "txt"));
    }

    private String photo(Scripts script) {
        var year = 2005 + random.nextInt(22);
        return text(
                "Photos/%d/%s %s/%s_%04d.%s",
                year,
                script.title(random, 1, 2),
                MONTHS.get(random.nextInt(MONTHS.size())),
                one("IMG", "DSC", script.title(random, 1, 1)),
                random.nextInt(10_000),
                one("jpg", "heic", "raw"));
    }

    private String program(Scripts script) {
        return text(
                "Software/%s/%s-%d.%d.%d-%s.%s",
                script.title(random, 1, 2),
                script.word(random),
                random.nextInt(10),
                random.nextInt(30),
                random.nextInt(10),
                one("linux-x86_64", "windows", "macos", "src"),
                one("tar.gz", "zip", "iso", "deb"));
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
