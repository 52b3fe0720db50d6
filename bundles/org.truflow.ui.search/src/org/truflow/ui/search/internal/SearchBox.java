package org.truflow.ui.search.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.truflow.search.query.QueryText;
import org.truflow.ui.Palette;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;

/** The box, and below it filters that write into it. */
final class SearchBox extends Composite {
    private static final Texts TEXTS = Texts.of(SearchBox.class);

    private final SearchPresenter presenter;
    private final Consumer<String> ran;
    private final Composite upper;
    private final Composite lower;
    private final Text box;
    private final Combo type;
    private final Combo size;
    private final Button online;
    private final Label count;
    private final Proposals proposals;
    private boolean filling;

    /** Opened by the loupe as well. */
    private static final class Proposals extends ContentProposalAdapter {
        Proposals(Text box, IContentProposalProvider provider) {
            super(box, new TextContentAdapter(), provider, KeyStroke.getInstance(SWT.ARROW_DOWN), new char[] {':'});
            setProposalAcceptanceStyle(PROPOSAL_REPLACE);
            setPropagateKeys(true);
            setPopupSize(new Point(520, 230));
        }

        void open() {
            openProposalPopup();
        }
    }

    /**
     * @param ran told of a query that somebody meant, not only typed on the way
     * @param onlyOnline told of the check
     * @param completion asked whenever proposals are wanted
     */
    SearchBox(
            Composite parent,
            SearchPresenter presenter,
            Consumer<String> ran,
            Consumer<Boolean> onlyOnline,
            Supplier<Completion> completion) {
        super(parent, SWT.NONE);
        this.presenter = presenter;
        this.ran = ran;
        var layout = new GridLayout(1, false);
        layout.marginWidth = layout.marginHeight = 0;
        setLayout(layout);
        upper = row(2);
        box = Ui.id(new Text(upper, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "search.box");
        box.setMessage(TEXTS.get("box.message"));
        box.setTextLimit(1_000);
        box.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Ui.name(box, TEXTS.get("box.name"));
        box.addListener(SWT.Modify, _ -> typed());
        box.addListener(SWT.DefaultSelection, this::entered);
        proposals = new Proposals(
                box,
                (text, caret) -> completion.get().at(text, caret).stream()
                        .map(SearchBox::proposal)
                        .toArray(IContentProposal[]::new));
        lower = row(4);
        type = combo("search.type", TEXTS.get("type.name"));
        type.add(TEXTS.get("type.any"));
        Filters.TYPES.forEach(each -> type.add(TEXTS.get("type." + Filters.word(each))));
        type.addListener(SWT.Selection, _ -> chosen("type", type, index -> Filters.word(Filters.TYPES.get(index))));
        size = combo("search.size", TEXTS.get("size.name"));
        size.add(TEXTS.get("size.any"));
        Filters.SIZES.forEach(each -> size.add(TEXTS.get("size." + each.name().toLowerCase(Locale.ROOT))));
        size.addListener(SWT.Selection, _ -> chosen("size", size, index -> Filters.range(Filters.SIZES.get(index))));
        online = Ui.id(new Button(lower, SWT.CHECK), "search.online");
        online.setText(TEXTS.get("online.only"));
        online.addListener(SWT.Selection, _ -> onlyOnline.accept(online.getSelection()));
        count = Ui.id(new Label(lower, SWT.RIGHT), "search.count");
        count.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        show("");
    }

    private Composite row(int columns) {
        var row = new Composite(this, SWT.NONE);
        var layout = new GridLayout(columns, false);
        layout.marginWidth = layout.marginHeight = 0;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return row;
    }

    /** Returns where something can stand to the right of the box. */
    Composite beside() {
        return upper;
    }

    private Combo combo(String id, String name) {
        var combo = Ui.name(Ui.id(new Combo(lower, SWT.READ_ONLY | SWT.DROP_DOWN), id), name);
        combo.setToolTipText(name);
        return combo;
    }

    private static IContentProposal proposal(Completion.Proposal proposal) {
        var said = proposal.key().isEmpty() ? "" : " \u2014 " + TEXTS.get(proposal.key());
        return new ContentProposal(proposal.text(), proposal.label() + said, null, proposal.caret());
    }

    private void typed() {
        if (!filling) {
            show(box.getText());
            presenter.type(box.getText());
        }
    }

    private void entered(Event event) {
        if (event.detail == SWT.ICON_CANCEL) {
            presenter.run("");
        } else if (event.detail == SWT.ICON_SEARCH) {
            proposals.open();
        } else {
            presenter.run(box.getText());
            ran.accept(box.getText());
        }
    }

    private interface Value {
        String at(int index);
    }

    private void chosen(String filter, Combo from, Value value) {
        var index = from.getSelectionIndex();
        if (index >= 0 && index <= (from == type ? Filters.TYPES : Filters.SIZES).size()) {
            text(QueryText.with(box.getText(), filter, index == 0 ? "" : value.at(index - 1)));
            presenter.run(box.getText());
            ran.accept(box.getText());
        }
    }

    String text() {
        return box.getText();
    }

    /** Puts a query into the box without asking it. */
    void text(String query) {
        filling = true;
        box.setText(query);
        box.setSelection(query.length());
        filling = false;
        show(query);
    }

    void focus() {
        box.setFocus();
        box.selectAll();
    }

    void online(boolean only) {
        online.setSelection(only);
    }

    void count(String says) {
        if (!says.equals(count.getText())) {
            count.setText(says);
            count.setForeground(Palette.MUTED.on(count));
        }
    }

    /** Shows in the widgets what the query says. */
    void show(String query) {
        show(
                type,
                Filters.TYPES.stream().map(Filters::word).toList(),
                QueryText.filter(query, "type").orElse(""));
        show(
                size,
                Filters.SIZES.stream().map(Filters::range).toList(),
                QueryText.filter(query, "size").orElse(""));
    }

    /** What no line of the list says is shown as it was typed. */
    private static void show(Combo combo, List<String> values, String value) {
        var index = value.isEmpty() ? 0 : values.indexOf(value.toLowerCase(Locale.ROOT)) + 1;
        var own = !value.isEmpty() && index == 0;
        var last = values.size() + 1;
        if (combo.getItemCount() > last && !(own && combo.getItem(last).equals(value))) {
            combo.remove(last);
        }
        if (own && combo.getItemCount() == last) {
            combo.add(value);
        }
        if (combo.getSelectionIndex() != (own ? last : index)) {
            combo.select(own ? last : index);
        }
    }
}
