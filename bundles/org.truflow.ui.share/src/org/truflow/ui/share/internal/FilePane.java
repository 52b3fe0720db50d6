package org.truflow.ui.share.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.truflow.id.ContentHash;
import org.truflow.ui.Commands;
import org.truflow.ui.FileFacts;
import org.truflow.ui.Icons;
import org.truflow.ui.Link;
import org.truflow.ui.Names;
import org.truflow.ui.Palette;
import org.truflow.ui.Problems;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;

/** Lines about a file: what can be copied can be chosen; buttons do what is near at hand. */
final class FilePane {
    private static final Texts TEXTS = Texts.of(FilePane.class);

    private final ScrolledComposite scroll;
    private final Catalogs catalogs;
    private Composite page;
    private List<FileFacts> facts = List.of();
    private FileCard.Asked asked = new FileCard.Asked.No();
    private Optional<FileCard> shown = Optional.empty();
    private Optional<Path> local = Optional.empty();

    FilePane(Composite parent) {
        scroll = Ui.id(new ScrolledComposite(parent, SWT.V_SCROLL), "file");
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, _ -> size());
        page = new Composite(scroll, SWT.NONE);
        catalogs = new Catalogs(scroll, () -> {});
        nothing();
    }

    private void nothing() {
        page.setLayout(new GridLayout());
        var label = Ui.id(new Label(page, SWT.WRAP | SWT.CENTER), "file.empty");
        label.setText(TEXTS.get("file.empty"));
        label.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, true));
        scroll.setContent(page);
    }

    void show(List<FileFacts> now) {
        if (now.equals(facts)) {
            return;
        }
        facts = List.copyOf(now);
        asked = new FileCard.Asked.No();
        local = facts.size() == 1 ? facts.getFirst().local() : Optional.empty();
        if (facts.size() == 1) {
            facts.getFirst().content().ifPresent(this::ask);
        }
        paint();
    }

    /** Asks the directories who has it, and the downloads where it lies. */
    private void ask(ContentHash content) {
        var about = facts;
        asked = new FileCard.Asked.Waiting();
        catalogs.sources(content)
                .whenComplete((sources, failure) -> Ui.later(scroll.getDisplay(), () -> {
                    if (about.equals(facts) && !scroll.isDisposed()) {
                        asked = failure == null
                                ? new FileCard.Asked.Found(sources)
                                : new FileCard.Asked.Failed(Problems.message(failure));
                        paint();
                    }
                }));
        if (local.isEmpty()) {
            Ui.work(
                    scroll,
                    () -> {
                        catalogs.refreshNow();
                        return catalogs.marks().place(Optional.of(content));
                    },
                    found -> {
                        if (about.equals(facts) && found.isPresent()) {
                            local = found;
                            paint();
                        }
                    },
                    _ -> {});
        }
    }

    private void paint() {
        var first = facts.getFirst();
        var known = facts.size() == 1
                ? List.of(new FileFacts(
                        first.name(),
                        first.folder(),
                        first.size(),
                        first.modified(),
                        first.content(),
                        first.owners(),
                        local))
                : facts;
        var card = FileCard.of(known, asked);
        if (shown.filter(card::equals).isPresent()) {
            return;
        }
        shown = Optional.of(card);
        var old = page;
        page = new Composite(scroll, SWT.NONE);
        page.setBackground(scroll.getBackground());
        var grid = new GridLayout(4, false);
        grid.marginWidth = 12;
        grid.marginHeight = 8;
        grid.horizontalSpacing = 12;
        page.setLayout(grid);
        title(card);
        buttons();
        card.lines().forEach(this::line);
        scroll.setContent(page);
        old.dispose();
        size();
        page.layout();
    }

    private void title(FileCard card) {
        var icon = new Label(page, SWT.NONE);
        icon.setImage(Icons.of(FilePane.class).image(card.icon()));
        icon.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        var title = text(card.title(), "file.name");
        if (title.getLayoutData() instanceof GridData place) {
            place.verticalAlignment = SWT.CENTER;
        }
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    }

    private void line(FileCard.Line line) {
        var label = new Label(page, SWT.NONE);
        label.setText(TEXTS.get("file." + line.key()));
        label.setForeground(Palette.MUTED.on(page));
        label.setLayoutData(new GridData(SWT.END, SWT.BEGINNING, false, false));
        var text = Ui.name(text(line.value(), "file." + line.key()), TEXTS.get("file." + line.key()));
        if (!line.brief()) {
            wide(text);
        }
    }

    private static void wide(Text text) {
        if (text.getLayoutData() instanceof GridData place) {
            place.horizontalSpan = 3;
        }
    }

    /** What is shown can be chosen and copied. */
    private Text text(String value, String id) {
        var text = Ui.id(new Text(page, SWT.READ_ONLY | SWT.WRAP), id);
        text.setText(value);
        text.setBackground(page.getBackground());
        var place = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        place.widthHint = 120;
        text.setLayoutData(place);
        return text;
    }

    private void buttons() {
        var bar = new Composite(page, SWT.NONE);
        bar.setBackground(page.getBackground());
        bar.setLayoutData(new GridData(SWT.END, SWT.BEGINNING, false, false, 2, 1));
        bar.setLayout(new RowLayout());
        if (facts.size() != 1) {
            return;
        }
        var file = facts.getFirst();
        file.content().ifPresent(content -> {
            button(bar, "file.copy", "hash", () -> Desktop.copy(page, content.toString()));
            button(
                    bar,
                    "file.link",
                    "share",
                    () -> Desktop.copy(page, new Link.Content(content, file.name(), file.size()).text()));
        });
        local.ifPresent(path -> {
            button(bar, "file.open", "file", () -> Desktop.open(page, path));
            button(bar, "file.show", "folder", () -> Desktop.show(page, path));
        });
        file.owners().stream()
                .filter(_ -> local.isEmpty() && Commands.available(Names.DOWNLOAD))
                .findFirst()
                .ifPresent(owner -> button(
                        bar,
                        "file.download",
                        "download",
                        () -> Commands.run(
                                Names.DOWNLOAD, Map.of(Names.USER, owner.user(), Names.PATH, owner.path()))));
    }

    private static void button(Composite bar, String id, String icon, Runnable does) {
        var button = Ui.id(new Button(bar, SWT.PUSH), id);
        button.setText(TEXTS.get(id));
        button.setImage(Icons.of(FilePane.class).image(icon));
        button.addListener(SWT.Selection, _ -> does.run());
    }

    private void size() {
        scroll.setMinSize(page.computeSize(scroll.getClientArea().width, SWT.DEFAULT));
    }

    void focus() {
        scroll.setFocus();
    }

    Control control() {
        return scroll;
    }
}
