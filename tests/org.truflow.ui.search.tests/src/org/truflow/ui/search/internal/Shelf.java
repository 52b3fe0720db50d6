package org.truflow.ui.search.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.search.Hit;
import org.truflow.search.Place;
import org.truflow.search.SearchPage;
import org.truflow.search.SearchProvider;
import org.truflow.search.SearchRequest;

/** Answers searches when a test says so, and remembers what it was asked. */
final class Shelf implements SearchProvider {
    private final String name;
    private final List<Asked> asked = new ArrayList<>();

    /** A question with its answer to be. */
    record Asked(SearchRequest request, CompletableFuture<SearchPage> answer) {}

    Shelf(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletionStage<SearchPage> search(SearchRequest request) {
        var question = new Asked(request, new CompletableFuture<>());
        asked.add(question);
        return question.answer();
    }

    List<String> queries() {
        return asked.stream().map(each -> each.request().query()).toList();
    }

    Asked last() {
        return asked.getLast();
    }

    Asked nth(int index) {
        return asked.get(index);
    }

    int count() {
        return asked.size();
    }

    void answer(Hit... hits) {
        last().answer().complete(new SearchPage(List.of(hits), Optional.empty(), false));
    }

    void answer(String cursor, Hit... hits) {
        last().answer().complete(new SearchPage(List.of(hits), Optional.of(cursor), false));
    }

    static Hit hit(String name, int content, double score, Place... places) {
        return new Hit(
                name, false, 10, Instant.EPOCH, Optional.of(ContentHash.of(bytes(content))), List.of(places), score);
    }

    static Place place(String user, boolean online) {
        return new Place(user, PeerId.of(bytes(user.hashCode())), "share/" + user + ".txt", online);
    }

    private static byte[] bytes(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        bytes[1] = (byte) (seed >> 8);
        bytes[2] = (byte) (seed >> 16);
        return bytes;
    }
}
