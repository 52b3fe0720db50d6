package org.truflow.ui.search.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.truflow.search.Place;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.Icons;
import org.truflow.ui.RowTree;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** What was found, each with those who have it below; the next page comes when the end is in sight. */
final class ResultTree {
    private static final Texts TEXTS = Texts.of(ResultTree.class);
    private static final int BEFORE_END = 60;

    private final Icons icons = Icons.of(ResultTree.class);
    private final SearchPresenter presenter;
    private final RowTree<Row> tree;
    private Answer shown = Answer.NOTHING;

    ResultTree(Composite parent, SearchPresenter presenter) {
        this.presenter = presenter;
        tree = new RowTree<>(parent, "search.results", SWT.MULTI, columns(), Row::key, ResultTree::below);
        Ui.name(tree.control(), TEXTS.get("results.name"));
        tree.onReorder(() -> presenter.order(tree.order()));
        presenter.order(tree.order());
        tree.control().addListener(SWT.SetData, this::nearEnd);
        Emphasis.install(tree);
    }

    RowTree<Row> tree() {
        return tree;
    }

    void show(Answer answer) {
        if (answer.rows() != shown.rows()) {
            tree.rows(answer.rows());
        }
        shown = answer;
    }

    private void nearEnd(Event event) {
        if (shown.more()
                && shown.stage() == Answer.Stage.ANSWERED
                && event.index >= shown.rows().size() - BEFORE_END) {
            presenter.more();
        }
    }

    private static List<Row> below(Row row) {
        return row instanceof Row.Found found ? found.below() : List.of();
    }

    private List<Column<Row>> columns() {
        return List.of(
                Column.<Row>text("file", TEXTS.get("column.file"), 280, row -> Visible.text(row.name()))
                        .withImage(this::typeImage),
                number("relevance", 84, ResultTree::relevance, ResultTree::part),
                number("sources", 70, ResultTree::sources, row -> row.hit().sources()),
                Column.<Row>text("type", TEXTS.get("column.type"), 80, ResultTree::type),
                number("size", 76, ResultTree::size, row -> row.hit().size()),
                new Column<>(
                        "date",
                        TEXTS.get("column.date"),
                        92,
                        SWT.LEFT,
                        true,
                        ResultTree::date,
                        Comparator.comparing((Row row) -> row.hit().modified()),
                        Optional.empty()),
                Column.<Row>text("path", TEXTS.get("column.path"), 150, row -> Visible.text(row.folder())),
                Column.<Row>text("owner", TEXTS.get("column.owner"), 130, ResultTree::owner)
                        .withImage(this::onlineImage));
    }

    private static <C extends Comparable<C>> Column<Row> number(
            String id, int width, Function<Row, String> text, Function<Row, C> value) {
        return Column.number(id, TEXTS.get("column." + id), width, text, value);
    }

    private Image typeImage(Row row) {
        return icons.image(row instanceof Row.Found ? Filters.word(row.type()) : "place");
    }

    private Image onlineImage(Row row) {
        return icons.image(online(row) ? "online" : "offline");
    }

    private static boolean online(Row row) {
        return switch (row) {
            case Row.Found found -> found.online();
            case Row.At at -> at.place().online();
        };
    }

    private static double part(Row row) {
        return row instanceof Row.Found found ? found.part() : 0;
    }

    private static String relevance(Row row) {
        return row instanceof Row.Found found ? TEXTS.get("percent", Math.round(found.part() * 100)) : "";
    }

    private static String sources(Row row) {
        return row instanceof Row.Found found ? Amounts.count(found.hit().sources()) : "";
    }

    private static String type(Row row) {
        return row instanceof Row.Found ? TEXTS.get("type." + Filters.word(row.type())) : "";
    }

    private static String size(Row row) {
        return row instanceof Row.Found found && !found.hit().folder()
                ? Amounts.size(found.hit().size())
                : "";
    }

    private static String date(Row row) {
        return row instanceof Row.Found found && found.hit().modified().isAfter(Instant.EPOCH)
                ? Amounts.when(found.hit().modified())
                : "";
    }

    private static String owner(Row row) {
        var others = row instanceof Row.Found found
                ? found.hit().places().stream().map(Place::user).distinct().count() - 1
                : 0;
        var user = Visible.text(row.place().user());
        var said = others > 0 ? TEXTS.get("owner.more", user, others) : user;
        return online(row) ? said : TEXTS.get("owner.offline", said);
    }
}
