package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.send.Sends;
import org.truflow.transfer.Transfers;
import org.truflow.transfer.Uploads;
import org.truflow.ui.Act;
import org.truflow.ui.Commands;
import org.truflow.ui.Engine;
import org.truflow.ui.EnginePane;
import org.truflow.ui.Menus;
import org.truflow.ui.Names;
import org.truflow.ui.Snapshot;
import org.truflow.ui.Ui;
import org.truflow.ui.transfer.internal.Row.Download;

/** What comes and goes, grouped, with more about what is chosen below it. */
public final class TransfersView extends ViewPart {
    private static final Logger LOG = LoggerFactory.getLogger(TransfersView.class);
    private static final int LOOK_MILLIS = 1_000;

    private final Board board = new Board(this::changed);
    private Optional<Opened> opened = Optional.empty();

    /** What there is while the view is open. */
    private record Opened(
            EnginePane<Transfers> pane,
            TransferList list,
            Details details,
            Deeds deeds,
            Engine<Uploads> uploads,
            Snapshot<Map<Section, List<Row>>> snapshot) {}

    /** Parts of it, as they are made. */
    private record Parts(TransferList list, Details details, Deeds deeds) {}

    private Optional<Parts> parts = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        var pane = new EnginePane<>(
                parent,
                "transfers",
                Transfers.class,
                "org.truflow.transfer.swarm",
                TEXTS.get("engine"),
                this::content,
                this::engine);
        var made = parts.orElseThrow();
        Engine.watch(pane, Sends.class, "org.truflow.send.direct", engine -> {
            board.sends(engine);
            made.deeds().sends(engine);
        });
        var uploads = Engine.watch(pane, Uploads.class, "org.truflow.transfer.swarm", _ -> {});
        var snapshot = new Snapshot<>(pane, board::sections, this::show);
        opened = Optional.of(new Opened(pane, made.list(), made.details(), made.deeds(), uploads, snapshot));
        actions(made);
        look();
        snapshot.run();
    }

    private Control content(Composite parent) {
        var all = new Composite(parent, SWT.NONE);
        var layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        all.setLayout(layout);
        var sash = new SashForm(all, SWT.VERTICAL | SWT.SMOOTH);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        var list = new TransferList(sash);
        var deeds = new Deeds(all, board);
        var details = new Details(sash, deeds);
        sash.setWeights(65, 35);
        parts = Optional.of(new Parts(list, details, deeds));
        return all;
    }

    private void engine(Optional<Transfers> engine) {
        board.transfers(engine);
        parts.ifPresent(made -> made.deeds().transfers(engine));
    }

    private void actions(Parts made) {
        var tree = made.list().tree();
        var menu = new TransferMenu(made.deeds(), this::answer, this::choose);
        Menus.context(getSite(), tree.control(), tree, manager -> menu.fill(manager, chosen()));
        getSite().setSelectionProvider(tree);
        tree.addSelectionChangedListener(_ -> made.details().show(tree.selected()));
        tree.onOpen(row -> open(made.deeds(), new Choices(List.of(row))));
        Dragging.install(tree, made.deeds());
        tree.control().addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                made.deeds().delete(chosen());
            }
        });
        var bars = getViewSite().getActionBars();
        var buttons = new TransferButtons(made.deeds());
        buttons.add(bars.getToolBarManager());
        buttons.show(chosen());
        tree.addSelectionChangedListener(_ -> buttons.show(chosen()));
        var more = bars.getMenuManager();
        more.add(tree.columns().menu());
        more.add(new Act(
                "transfers.pause.all",
                TEXTS.get("act.pause.all"),
                () -> every(Section.QUEUED, Section.DOWNLOADING).ifPresent(made.deeds()::pause)));
        more.add(new Act(
                "transfers.resume.all",
                TEXTS.get("act.resume.all"),
                () -> every(Section.PAUSED).ifPresent(made.deeds()::resume)));
        more.add(new Act("transfers.forget.all", TEXTS.get("act.forget.all"), made.deeds()::forgetAll));
        bars.setGlobalActionHandler(
                ActionFactory.COPY.getId(),
                new Act("transfers.copy", "", () -> made.deeds().copy(chosen().links())));
        bars.setGlobalActionHandler(ActionFactory.PASTE.getId(), new Act("transfers.paste", "", made.deeds()::paste));
        bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), new Act("transfers.all", "", tree::selectAll));
        bars.updateActionBars();
    }

    private void open(Deeds deeds, Choices choices) {
        if (choices.questions().isEmpty()) {
            deeds.open(choices.files());
        } else {
            answer(choices.questions().getFirst());
        }
    }

    private void answer(long id) {
        opened.flatMap(it -> OfferWindow.of(it.pane().getDisplay())).ifPresent(window -> window.open(id));
    }

    private void choose(long id) {
        opened.ifPresent(it -> it.deeds()
                .transfers()
                .ifPresent(engine -> new ChooseDialog(getSite().getShell(), engine, id).open()));
    }

    /** Downloads of some sections. */
    private Optional<List<Long>> every(Section... sections) {
        return opened.map(it -> it.list().rows(sections).stream()
                .filter(Download.class::isInstance)
                .map(row -> ((Download) row).transfer().id())
                .toList());
    }

    private Choices chosen() {
        return new Choices(opened.map(it -> it.list().tree().selected()).orElse(List.of()));
    }

    private void changed() {
        opened.ifPresent(it -> it.snapshot().run());
    }

    private void show(Map<Section, List<Row>> sections) {
        opened.ifPresent(it -> {
            it.list().show(sections);
            it.details().show(it.list().tree().selected());
            if (sections.values().stream().allMatch(List::isEmpty)) {
                it.pane()
                        .blank(
                                TEXTS.get("nothing"),
                                TEXTS.get("nothing.search"),
                                () -> Commands.run(Names.FIND, Map.of()));
            } else {
                it.pane().filled();
            }
        });
    }

    /** Uploads tell of nothing by themselves, and what is below changes with time. */
    private void look() {
        opened.filter(it -> !it.pane().isDisposed()).ifPresent(it -> {
            var uploads = it.uploads().get();
            Ui.work(
                    it.pane(),
                    () -> {
                        board.look(uploads);
                        return true;
                    },
                    _ -> it.details().tick(),
                    failure -> LOG.warn("who fetches from here cannot be shown", failure));
            it.pane().getDisplay().timerExec(LOOK_MILLIS, this::look);
        });
    }

    /** Opens the view, if there is a window. UI thread. */
    static Optional<TransfersView> open() {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null || window.getActivePage() == null) {
            return Optional.empty();
        }
        try {
            return window.getActivePage().showView(Names.TRANSFERS) instanceof TransfersView view
                    ? Optional.of(view)
                    : Optional.empty();
        } catch (PartInitException e) {
            LOG.warn("the view of transfers cannot be opened", e);
            return Optional.empty();
        }
    }

    /** Opens the view and chooses a row. UI thread. */
    static void reveal(Row.Key key) {
        open().flatMap(view -> view.opened).ifPresent(it -> it.list().tree().select(Set.of(key)));
    }

    @Override
    public void setFocus() {
        opened.ifPresent(it -> it.list().tree().control().setFocus());
    }

    @Override
    public void dispose() {
        opened = Optional.empty();
        board.close();
        super.dispose();
    }
}
